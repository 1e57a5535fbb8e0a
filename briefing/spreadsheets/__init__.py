"""Workbooks (xlsx, ods, xls): their bytes in, their cells as the program shows them out."""
