"""How a page is parted: its edges, its columns, and what stands where."""

from enum import Enum
from typing import NamedTuple

from briefing.units import Pt, Size


class Format(NamedTuple):
    """One paper size: its edges and the heights, from the top, of header and footer rule.

    `top` and `bottom` are the baselines of a marking; both None on a page without one.
    """

    name: str
    size: Size
    side: Pt
    head: Pt
    foot: Pt
    top: Pt | None = None
    bottom: Pt | None = None


class Grid(NamedTuple):
    """Columns and gutters in points, and how many columns each lane spans."""

    column: Pt
    gutter: Pt
    label: int
    text: int
    rail: int
    open: int

    @property
    def full(self) -> int:
        """All the columns of the page."""
        return self.label + self.text + self.rail

    def span(self, columns: int) -> Pt:
        """The width of some columns with the gutters between them."""
        return Pt(columns * (self.column + self.gutter) - self.gutter)

    def start(self, columns: int) -> Pt:
        """How far right of the margin the column after so many others starts."""
        return Pt(columns * (self.column + self.gutter))


class Place(Enum):
    """Where key figures stand: in the rail, or in a strip across the page."""

    RAIL = "rail"
    STRIP = "strip"


class Side(Enum):
    """On which side of the text the rail stands."""

    LEFT = "left"
    RIGHT = "right"


class Layout(NamedTuple):
    """How the page is parted: where the key figures stand, how many columns the text has.

    Titles of sections may `run_in`: start the first line of the text below them.
    """

    figures: Place
    columns: int
    rail: Side
    run_in: bool


class Moved(Enum):
    """What leaves the rail for the text when the rail is too deep."""

    NEXT = "next"
    QUOTES = "quotes"
