"""A tall block of text becomes columns: what moves, and where to.

A block keeps its tree, so that a paragraph parted by a column's end is still one
element; only its lines and boxes are shifted.
"""

from bisect import bisect_right
from typing import NamedTuple

from briefing.typeset.block import Block, Drawn
from briefing.units import Pt, Rect


class Shift(NamedTuple):
    """How far everything below a height of the galley moves, in points."""

    top: Pt
    x: Pt
    y: Pt


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
