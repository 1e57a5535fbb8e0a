"""Bars that are told apart without colour: filled, open, hatched, dotted."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from briefing.typeset.block import Boxes, Outline, Shape, Step, frame
from briefing.typeset.charts.canvas import Canvas
from briefing.units import Pt, Rect

# Lines of a hatch, and from one to the next along an edge; dots, and from one to the next; in
# points. Both lie on the paper.
_HATCH, _APART, _DOT, _PITCH = 0.75, 4.25, 1.0, 3.0


class Pattern(Enum):
    """How a bar is drawn."""

    FILLED = "filled"
    OPEN = "open"
    HATCHED = "hatched"
    DOTTED = "dotted"


def patterned(bar: Rect, pattern: Pattern, canvas: Canvas) -> Iterator[Shape]:
    """The shapes of a bar, all within it."""
    colours, edge = canvas.sheet.colours, canvas.plot.edge
    if not bar.width:
        return
    if pattern is Pattern.FILLED or bar.width <= 2 * edge:
        ground = colours.accent if pattern is Pattern.FILLED else colours.ink
        yield Boxes((bar,), ground)
        return
    if pattern is Pattern.HATCHED:
        steps = tuple(_hatch(bar))
        yield Outline(steps, stroke=colours.ink, width=Pt(_HATCH))
    elif pattern is Pattern.DOTTED:
        yield Boxes(tuple(_dots(bar)), colours.ink)
    yield Outline(frame(bar, edge), stroke=colours.ink, width=edge)


def _hatch(bar: Rect) -> Iterator[Step]:
    """Lines from the bar's left or bottom edge up to its top or right edge, at 45 degrees."""
    left, right, top, bottom = bar.x, bar.x + bar.width, bar.y, bar.y + bar.height
    count = int((bar.width + bar.height) / _APART)
    for number in range(1, count + 1):
        along = number * _APART  # from the top left corner, down and then to the right
        start = (left, top + along) if along <= bar.height else (left + along - bar.height, bottom)
        end = (left + along, top) if along <= bar.width else (right, top + along - bar.width)
        yield Step("move", (start,))
        yield Step("line", (end,))


def _dots(bar: Rect) -> Iterator[Rect]:
    """Dots in rows, every second row moved by half a step, clear of the edges."""
    rows = int((bar.height - _PITCH) / _PITCH) + 1
    for row in range(rows):
        y = bar.y + (bar.height - (rows - 1) * _PITCH) / 2 + row * _PITCH
        x = bar.x + _PITCH * (1 if row % 2 else 1 / 2) + _DOT / 2
        while x + _DOT <= bar.x + bar.width - _DOT:
            yield Rect(Pt(x - _DOT / 2), Pt(y - _DOT / 2), Pt(_DOT), Pt(_DOT))
            x += _PITCH
