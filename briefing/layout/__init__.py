"""Lays out set blocks as one finished page, in the largest type in which they fit.

A page has two lanes: the text, each section's title in a column of its own beside it, and the
rail with key figures, pull quotes and what is next; in some styles the text runs over two
columns, or key figures stand in a strip across the page. A style's ladder holds its sizes of
type; each step of it is a rung, which has a baseline and a size for each role of text. From the
type as designed rungs lead up to larger type and down to the floor, the smallest.

A `trial` is the brief set at one rung, with what was moved out of the rail and how its lines are
led; a search tries settings until one fits. `balance` and `columns` measure its lanes and choose
the gaps with which they end together; `assemble` places it on the page. Where nothing fits,
`shorten` leaves out optional parts, and `overset` tells what to cut (`cuts`).
"""
