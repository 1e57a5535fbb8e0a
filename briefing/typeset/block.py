"""What setting makes: lines of glyphs at fixed places within a block.

A block is geometry and structure at once. Its tag is the element that a screen reader
meets; its children, in reading order, are placed by their top left corner.
"""

from typing import Literal, NamedTuple, TypeAlias

from briefing.galley.drawing import Drawing
from briefing.galley.line import Line
from briefing.style.colour import Colour
from briefing.units import Pt, Rect

# What a table's head speaks for (ISO 32000-1, table 349).
Scope: TypeAlias = Literal["Row", "Column"]


class Drawn(NamedTuple):
    """A filled box that is decoration, never read."""

    rect: Rect
    colour: Colour


class Block(NamedTuple):
    """Lines, children and boxes, `depth` points from its top to its last line's bottom.

    `spoken` is the text of its lines where their shape on the page would mislead.
    Without a tag a block's lines belong to the element around it. An `artifact` is not
    read: `Layout` repeats what is read elsewhere, `Pagination` belongs to the sheet. The
    children of a block with a drawing are words within the figure. A `scope` says what the
    head of a table's row or column speaks for. What is `whole` is never parted by the end of
    a column, what `leads` never from what follows.
    """

    depth: Pt
    tag: str | None = None
    lines: tuple[Line, ...] = ()
    children: tuple["Placed", ...] = ()
    boxes: tuple[Drawn, ...] = ()
    drawing: Drawing | None = None
    spoken: str | None = None
    artifact: str | None = None
    scope: Scope | None = None
    whole: bool = False
    leads: bool = False


class Placed(NamedTuple):
    """A block with its top left corner, in points from that of what holds it."""

    x: Pt
    y: Pt
    block: Block


class Stack:
    """Blocks laid one below the other; a builder, used within one function."""

    def __init__(self, y: float = 0) -> None:
        self.y = y
        self.placed: list[Placed] = []

    def add(self, block: Block, *, above: float = 0, x: float = 0) -> None:
        """Put a block below what is there, some space above it."""
        self.y += above
        self.placed.append(Placed(Pt(x), Pt(self.y), block))
        self.y += block.depth

    def block(self, tag: str | None = None, boxes: tuple[Drawn, ...] = ()) -> Block:
        """What was laid, as one block."""
        return Block(depth=Pt(self.y), tag=tag, children=tuple(self.placed), boxes=boxes)
