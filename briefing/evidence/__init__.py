"""Evidence: which source supports each number of a brief, found in the text saved beside it."""
