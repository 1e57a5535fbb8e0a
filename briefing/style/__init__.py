"""Reads styles, and gives the stylesheet of a page: type, colours, grid and distances.

`loader` reads a style's YAML and those that it extends by the keys that `fields` declares, into
a `draft`, whose lengths may be in units of the baseline. `style` resolves it for a paper and a
rung of its ladder into a `stylesheet`, with every length in points.
"""
