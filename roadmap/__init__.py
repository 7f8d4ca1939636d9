"""The engine of Turing Tensor: reads the curriculum from the pages, runs the snippets, renders what they printed and drew."""
