"""A folder with placeholders and rows of data become a brief a row, by one process or by many."""
