"""A style's YAML becomes a Stylesheet: type, colour and grid, resolved once, then frozen."""
