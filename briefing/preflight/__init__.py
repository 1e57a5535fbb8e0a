"""Preflight: checks of a finished PDF, whoever made it, before it is printed or sent."""
