"""Builds a page for each row of a file from a folder with placeholders, in one process or many."""
