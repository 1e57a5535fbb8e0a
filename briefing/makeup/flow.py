"""A tall block of text becomes columns: what stands where a column ends, and what moves.

A block keeps its tree, so that a paragraph parted by a column's end is still one
element; only its lines and boxes are shifted.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefing.galley.block import Block, Drawn
from briefing.units import Pt, Rect

# A heading has at least so many lines under it, and so many of a paragraph stay together.
_TOGETHER = 2


class Segment(NamedTuple):
    """Lines that stay in one column: from where to where, in points from the galley's top.

    `section` counts the sections that start before it, `whites` the places above it, within
    sections, where a paragraph ends.
    """

    top: Pt
    bottom: Pt
    section: int
    whites: int = 0


class Shift(NamedTuple):
    """How far everything below a height of the galley moves, in points."""

    top: Pt
    x: Pt
    y: Pt


def segments(sections: tuple[Block, ...], drop: Pt) -> tuple[Segment, ...]:
    """Part the text wherever a column may end; sections stand one below the other, no gaps."""
    found: list[Segment] = []
    top, whites = 0.0, 0
    for number, section in enumerate(sections):
        ends = list(_ends(section, top, drop))
        tops = (top, *(following for _, following in ends))
        bottoms = (*(bottom for bottom, _ in ends), top + section.depth)
        for place, (start, end) in enumerate(zip(tops, bottoms, strict=True)):
            whites += place > 0 and start > found[-1].bottom + 0.01
            found.append(Segment(Pt(start), Pt(end), number, whites))
        top += section.depth
    return tuple(found)


class _Row(NamedTuple):
    """One line: its top, the lines of its paragraph before it and after it, itself included."""

    top: float
    bottom: float
    before: int
    after: int
    is_title: bool


def _ends(section: Block, top: float, drop: Pt) -> Iterator[tuple[float, float]]:
    """Where inside a section a column may end, and where the next one then starts."""
    rows = sorted(_rows(section, top, drop))
    under = 0
    for row, following in pairwise(rows):
        under = 0 if row.is_title else under + 1
        inside = following.before > 0
        alone = inside and (following.before < _TOGETHER or following.after < _TOGETHER)
        if under >= _TOGETHER and not alone and following.top > row.top:
            yield row.bottom, following.top


def _rows(block: Block, y: float, drop: Pt) -> Iterator[_Row]:
    if block.whole:
        yield _Row(y, y + block.depth, 0, _TOGETHER, is_title=False)
        return
    count = len(block.lines)
    for number, line in enumerate(block.lines):
        bottom = y + line.baseline + drop
        top = bottom - line.style.leading
        yield _Row(top, bottom, number, count - number, block.tag == "H2")
    for child in block.children:
        yield from _rows(child.block, y + child.y, drop)


def flow(block: Block, shifts: tuple[Shift, ...], y: float = 0) -> Block:
    """Shift what a block draws whose top is at `y` in the galley."""

    def at(height: float) -> Shift:
        # A rule's upper edge is a little above the height that it stands at.
        return shifts[max(bisect_right(shifts, (height + 1,)) - 1, 0)]

    if block.whole or block.drawing:
        return _shifted(block, at(y))
    lines = tuple(
        line._replace(x=Pt(line.x + shift.x), baseline=Pt(line.baseline + shift.y))
        for line in block.lines
        for shift in [at(y + line.baseline - line.style.size / 2)]
    )
    boxes = tuple(_moved(box, at(y + box.rect.y)) for box in block.boxes)
    children = tuple(
        child._replace(block=flow(child.block, shifts, y + child.y)) for child in block.children
    )
    return block._replace(lines=lines, boxes=boxes, children=children)


def _shifted(block: Block, shift: Shift) -> Block:
    """A block that stays in one piece, shifted with all that it holds."""
    x, y = shift.x, shift.y
    return block._replace(
        lines=tuple(
            line._replace(x=Pt(line.x + x), baseline=Pt(line.baseline + y)) for line in block.lines
        ),
        boxes=tuple(_moved(box, shift) for box in block.boxes),
        drawing=block.drawing.moved(x, y) if block.drawing else None,
        children=tuple(
            child._replace(x=Pt(child.x + x), y=Pt(child.y + y)) for child in block.children
        ),
    )


def _moved(box: Drawn, shift: Shift) -> Drawn:
    x, y, width, height = box.rect
    return box._replace(rect=Rect(Pt(x + shift.x), Pt(y + shift.y), width, height))
