"""Marked pieces, one below the other, become leaves: what stands on each of a sheet's pages.

A piece is marked before it is parted, so that an element is one however many pages it takes.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.galley.drawing import moved
from briefing.layout.page import Fill, Item, Text
from briefing.units import Pt

# A line of a piece that goes on does not stand alone at a page's foot.
_TOGETHER = 2
# Heads deeper than so much of a page are not repeated: the rows need the room.
_HEADS_MOST = 1 / 3
# Points that are none.
_ROUNDING = 0.01


class Piece(NamedTuple):
    """Items from their own top edge, `depth` points deep, `above` points below the last piece.

    A piece that is deeper than a page parts between its lines, a `step` apart below the
    white above the `first`. One that is `headed` stands below the table's heads on every
    page; one that `leads` is nothing alone.
    """

    items: tuple[Item, ...]
    depth: Pt
    step: Pt
    first: Pt = Pt(0)
    above: Pt = Pt(0)
    headed: bool = False
    leads: bool = False


class Frame(NamedTuple):
    """Where pieces stand on each page, and the heads that it repeats above headed ones."""

    top: Pt
    bottom: Pt
    heads: Piece

    def begin(self, piece: Piece) -> tuple[list[Item], Pt]:
        """A new leaf for a piece to come to, and where on it that may stand."""
        deep = self.heads.depth > _HEADS_MOST * (self.bottom - self.top)
        if not piece.headed or deep:
            return [], self.top
        return list(_shifted(self.heads.items, self.top)), Pt(self.top + self.heads.depth)


def pour(pieces: Iterable[Piece], frame: Frame) -> tuple[tuple[Item, ...], ...]:
    """Lay pieces on as many leaves as they take.

    What does not fit goes to the next leaf whole. It parts only where it is deeper than a
    leaf, or where all that stands on the leaf leads to it.
    """
    leaves: list[list[Item]] = [[]]
    y, bare = float(frame.top), True
    for whole in pieces:
        piece = whole
        y += piece.above
        while piece.depth > frame.bottom - y + _ROUNDING:
            items, start = frame.begin(piece)
            if bare or piece.depth > frame.bottom - start:
                upper, piece = _parted(piece, frame.bottom - y)
                leaves[-1] += _shifted(upper, y)
            leaves.append(items)
            y, bare = start, True
        leaves[-1] += _shifted(piece.items, y)
        y, bare = y + piece.depth, bare and piece.leads
    return tuple(map(tuple, leaves))


def _parted(piece: Piece, room: float) -> tuple[tuple[Item, ...], Piece]:
    """The items of the lines that there is room for, and the piece without them."""
    lines = int((room - piece.first + _ROUNDING) / piece.step)
    if lines < _TOGETHER:
        return (), piece
    at, white = piece.first + lines * piece.step, piece.first
    upper = tuple(_within(piece.items, 0, at))
    lower = tuple(_shifted(_within(piece.items, at, piece.depth), white - at))
    return upper, piece._replace(items=lower, depth=Pt(white + piece.depth - at))


def _within(items: Iterable[Item], top: float, bottom: float) -> Iterator[Item]:
    """The lines between two heights, with the rules that are theirs."""
    for item in items:
        if isinstance(item, Fill):
            rects = tuple(rect for rect in item.rects if top <= rect.y < bottom)
            if rects:
                yield item._replace(rects=rects)
        elif isinstance(item, Text) and top <= item.y < bottom:
            yield item


def _shifted(items: Iterable[Item], y: float) -> Iterator[Item]:
    """Items so many points further down; a sheet has texts and rules, no drawings."""
    for item in items:
        if isinstance(item, Fill):
            yield item._replace(rects=tuple(moved(rect, 0, y) for rect in item.rects))
        elif isinstance(item, Text):
            yield item._replace(y=Pt(item.y + y))
