"""A page becomes bytes: the only room that knows an output format."""
