"""Blocks become one finished page: columns, fit, header, footer, and the order it is read in."""
