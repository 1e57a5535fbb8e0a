"""A finished brief becomes a file that somebody can find and trust to be whole."""
