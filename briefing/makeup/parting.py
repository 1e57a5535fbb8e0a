"""Set sections become segments: what stays together where a column ends.

Two lines of a paragraph stay together, and two stay under a heading. So a paragraph of four
lines parts and one of three does not, and a text may fill two columns that a shorter one
does not fit. Were that to decide whether type fits, more words could make it larger. What
decides is `wholes`: what the text keeps together, and what any shorter text would. A text
fits if each of them finds room at the foot of one column or at the head of the other.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.typeset.block import Block
from briefing.units import Pt

# So many lines of a paragraph stay together, and so many under a heading; or one alone.
TOGETHER, ALONE = 2, 1
# The most lines of which two cannot stand in either column.
_WHOLE = 2 * TOGETHER - 1


class Segment(NamedTuple):
    """Lines that stay in one column: from where to where, in points from the galley's top.

    `section` counts the sections that start before it, `whites` the places above it, within
    sections, where a paragraph ends. `starts` tells whether a section starts with it.
    """

    top: Pt
    bottom: Pt
    section: int
    whites: int = 0
    starts: bool = False


def segments(
    sections: tuple[Block, ...], drop: Pt, together: int = TOGETHER
) -> tuple[Segment, ...]:
    """Part the text wherever a column may end; sections stand one below the other, no gaps."""
    found: list[Segment] = []
    top, whites = 0.0, 0
    for number, section in enumerate(sections):
        ends = list(_ends(section, top, drop, together))
        tops = (top, *(following for _, following in ends))
        bottoms = (*(bottom for bottom, _ in ends), top + section.depth)
        for place, (start, end) in enumerate(zip(tops, bottoms, strict=True)):
            whites += place > 0 and start > found[-1].bottom + 0.01
            found.append(Segment(Pt(start), Pt(end), number, whites, place == 0))
        top += section.depth
    return tuple(found)


def wholes(sections: tuple[Block, ...], drop: Pt) -> tuple[Segment, ...]:
    """The segments of the text, and those of shorter texts that are harder to place.

    A shorter text has lost some lines of its paragraphs, or all of them. The bottom of its
    segment is as far below the text's top as it would be there, its top as far above the
    text's end; so the top may be the lower of the two.
    """
    found, top = list(segments(sections, drop)), 0.0
    for number, section in enumerate(sections):
        paragraphs = list(_paragraphs(section, top, drop))
        for start, end in _free(paragraphs):
            found.append(Segment(Pt(start), Pt(end), number))
        for gone, end in _headed(paragraphs):
            found.append(Segment(Pt(top + gone), Pt(end - gone), number, starts=True))
        top += section.depth
    return tuple(found)


class _Row(NamedTuple):
    """One line: its top, the lines of its paragraph before it and after it, itself included."""

    top: float
    bottom: float
    before: int
    after: int
    is_title: bool


def _ends(section: Block, top: float, drop: Pt, together: int) -> Iterator[tuple[float, float]]:
    """Where inside a section a column may end, and where the next one then starts."""
    rows = sorted(_rows(section, top, drop))
    under = 0
    for row, following in pairwise(rows):
        under = 0 if row.is_title else under + 1
        inside = following.before > 0
        alone = inside and (following.before < together or following.after < together)
        if under >= together and not alone and following.top > row.top:
            yield row.bottom, following.top


def _rows(block: Block, y: float, drop: Pt) -> Iterator[_Row]:
    """A block's lines; what stays whole is like one line as deep as it is."""
    if block.whole:
        yield _Row(y, y + block.depth, 0, 1, is_title=False)
        return
    count = len(block.lines)
    for number, line in enumerate(block.lines):
        bottom = y + line.baseline + drop
        top = bottom - line.style.leading
        is_title = block.leads or block.tag == "H2"
        yield _Row(top, bottom, number, count - number, is_title)
    for child in block.children:
        yield from _rows(child.block, y + child.y, drop)


class _Paragraph(NamedTuple):
    """A paragraph from its top to its bottom, all of its lines equally deep."""

    top: float
    bottom: float
    leading: float

    def beyond(self, lines: int) -> float:
        """How deep all of it is after so many lines."""
        return max(self.bottom - self.top - lines * self.leading, 0)


def _paragraphs(section: Block, top: float, drop: Pt) -> Iterator[_Paragraph]:
    """A section's paragraphs from the top, without its title."""
    for row in sorted(_rows(section, top, drop)):
        if row.before == 0 and not row.is_title:
            leading = row.bottom - row.top
            yield _Paragraph(row.top, row.top + row.after * leading, leading)


def _free(paragraphs: list[_Paragraph]) -> Iterator[tuple[float, float]]:
    """Top and bottom of paragraphs that have lost all lines but those that never part."""
    for paragraph in paragraphs:
        gone = paragraph.beyond(_WHOLE)
        yield paragraph.top + gone, paragraph.bottom - gone


def _headed(paragraphs: list[_Paragraph]) -> Iterator[tuple[float, float]]:
    """What may come to stay with a heading: the depth that is gone from it, and its end.

    That is the first paragraph; or a single line, of the deepest that there are, and under
    it another paragraph, whole or the first lines of one that parts.
    """
    for first in paragraphs[:1]:
        yield first.beyond(_WHOLE), first.bottom
    for number, paragraph in enumerate(paragraphs[1:], start=1):
        above = paragraphs[:number]
        gone = above[-1].bottom - above[0].top - max(part.leading for part in above)
        yield gone + paragraph.beyond(_WHOLE), paragraph.bottom
        yield gone, paragraph.bottom - paragraph.beyond(TOGETHER)
