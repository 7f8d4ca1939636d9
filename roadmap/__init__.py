"""The engine of Turing Tensor: reads the pages, runs the snippets, renders what they showed."""
