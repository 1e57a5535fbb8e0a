"""The look, resolved: every length in points, every face a file, every colour a value."""

from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.design.distances import Callout, Plot, Space, Tabulation
from briefing.design.layout import Format, Grid, Layout
from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.logo import Logo
from briefing.units import Pt


class Setting(Enum):
    """How lines end: ragged right, even in length, or on the measure."""

    RAGGED = "ragged"
    BALANCED = "balanced"
    JUSTIFIED = "justified"


class Face(NamedTuple):
    """A typeface at one weight, the file that holds it, and where a style names it."""

    family: str
    weight: str
    path: Path
    span: Span | None = None


class Family:
    """The faces of one family by weight, with the nearest standing in for a weight not given."""

    __slots__ = "faces", "name"

    def __init__(self, name: str, faces: tuple[Face, ...]) -> None:
        self.name = name
        self.faces = faces

    @lru_cache(maxsize=1024)  # noqa: B019  # families are few, each of a style that is kept
    def at(self, weight: str) -> Face:
        """The face of this weight, or the nearest given."""
        given = {face.weight: face for face in self.faces}
        return next(given[name] for name in (*_NEAREST[weight], *given) if name in given)


# For each weight, itself and then what stands in for it: first the slant is given up,
# then the weight, towards bold for whatever is heavier than regular.
_NEAREST = {
    "regular": ("regular", "medium", "bold", "italic"),
    "italic": ("italic", "medium-italic", "regular", "medium"),
    "medium": ("medium", "bold", "regular", "medium-italic"),
    "medium-italic": ("medium-italic", "italic", "bold-italic", "medium", "bold", "regular"),
    "bold": ("bold", "medium", "regular", "bold-italic"),
    "bold-italic": ("bold-italic", "bold", "medium-italic", "medium", "italic"),
}
WEIGHTS = tuple(_NEAREST)


class TextStyle(NamedTuple):
    """How the text of one role is set; size, leading and tracking in points.

    What is `tabular` has digits that stand below one another.
    """

    family: Family
    weight: str
    size: Pt
    leading: Pt
    tracking: Pt
    colour: Colour
    setting: Setting
    hyphenate: bool
    tabular: bool = False

    @property
    def capitals(self) -> Pt:
        """How high capitals stand, about: faces differ by a few hundredths of their size."""
        return Pt(0.7 * self.size)

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The face of a stretch: bold copy is bold, emphasis in italic type stands upright."""
        return face_of(self.family, self.weight, bold=bold, italic=italic)


def face_of(family: Family, weight: str, *, bold: bool = False, italic: bool = False) -> Face:
    """The face of a stretch of text in a family and a weight, as `TextStyle.face` says."""
    upright = weight.removesuffix("-italic").replace("italic", "regular")
    wanted = "bold" if bold else upright
    if italic == weight.endswith("italic"):
        return family.at(wanted)
    return family.at("italic" if wanted == "regular" else f"{wanted}-italic")


class Type(NamedTuple):
    """A style for each role of text on the page."""

    marking: TextStyle
    kicker: TextStyle
    headline: TextStyle
    standfirst: TextStyle
    title: TextStyle
    summary: TextStyle
    body: TextStyle
    group: TextStyle
    topic: TextStyle
    value: TextStyle
    unit: TextStyle
    label: TextStyle
    context: TextStyle
    quote_kicker: TextStyle
    quote: TextStyle
    speaker: TextStyle
    agenda: TextStyle
    chart_label: TextStyle
    chart_value: TextStyle
    table_head: TextStyle
    cell: TextStyle
    footer: TextStyle


class Palette(NamedTuple):
    """The style's colours by their use."""

    ink: Colour
    accent: Colour
    signal: Colour
    muted: Colour
    paper: Colour


class Typography(NamedTuple):
    """Whether straight quotes and ` - ` are set as the language's own."""

    quotes: bool
    dashes: bool


class Stylesheet(NamedTuple):
    """One look at one step of its ladder: everything a page needs to be set."""

    baseline: Pt
    format: Format
    grid: Grid
    layout: Layout
    colours: Palette
    typography: Typography
    type: Type
    space: Space
    callout: Callout
    chart: Plot
    table: Tabulation
    logo: Logo | None = None
