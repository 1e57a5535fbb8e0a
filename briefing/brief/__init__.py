"""Reads a folder of YAML into a Brief, which holds what it says and nothing of how it looks."""
