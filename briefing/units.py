"""Lengths and boxes. All are in points; the origin is the top left, and y grows downwards."""

from typing import NamedTuple, NewType

Pt = NewType("Pt", float)


def mm(length: float) -> Pt:
    """Millimetres to points; a point is 1/72 inch, as in PDF (ISO 32000-1, 8.3.2.3)."""
    return Pt(length * 72 / 25.4)


class Size(NamedTuple):
    """Width and height in points."""

    width: Pt
    height: Pt


class Rect(NamedTuple):
    """A box in points: left and top edge, width and height."""

    x: Pt
    y: Pt
    width: Pt
    height: Pt
