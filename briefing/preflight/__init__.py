"""A finished PDF becomes what a reader would see of it."""
