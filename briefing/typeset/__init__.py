"""Sets a brief's texts as blocks of lines: as wide as a measure, as deep as that takes.

`shaping` turns text into glyphs, after `punctuation` has set quotes, dashes and spaces;
`line_breaking` chooses where lines end; `paragraph` makes blocks of them, of which `section`,
`callout`, `strip`, `table`, `picture` and `charts` are built, and `brief` sets all of one brief.
Lengths are in points, places from the top left corner of the block that holds them.
"""
