"""From the pages to what a reader sees, by browser, by search, or as Markdown for machines."""
