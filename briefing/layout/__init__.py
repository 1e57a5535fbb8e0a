"""Galleys become one finished page: frames, fit, furniture, and the order it is read in."""
