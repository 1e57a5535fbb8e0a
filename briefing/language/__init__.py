"""A BCP 47 tag becomes a Language; with it, a text becomes its numbers and sentences."""
