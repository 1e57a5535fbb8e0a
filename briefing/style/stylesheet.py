"""The look, resolved: every length in points, every face a file, every colour a value."""

from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.logo import Logo
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


class Elastic(NamedTuple):
    """A gap that may give a little, in points."""

    least: Pt
    natural: Pt
    most: Pt


class Tab(NamedTuple):
    """The mark at the start of the header rule, in points."""

    width: Pt
    height: Pt


class Bullet(NamedTuple):
    """A square `out` to the left of its text, its centre `up` above the baseline.

    The text of points stands `indent` in, so that the square hangs in the gutter or does not.
    """

    indent: Pt
    size: Pt
    out: Pt
    up: Pt


class PictureSpace(NamedTuple):
    """How deep a picture may be, and how far below it its caption starts, in points."""

    most: Pt
    caption: Pt


class Space(NamedTuple):
    """The distances of the masthead, the sections and the footer, in points."""

    kicker: Pt
    headline: Pt
    standfirst: Pt
    rail: Pt
    sections: Pt
    section: Pt
    title: Pt
    body: Pt
    points: Pt
    paragraphs: Pt
    section_gap: Elastic
    foot: Pt
    footer: Pt
    drop: Pt
    rule: Pt
    section_rule: Pt
    group_rule: Pt
    tab: Tab
    bullet: Bullet
    picture: PictureSpace
    qr: Pt
    headlines: tuple[Pt, ...]


class Callout(NamedTuple):
    """The distances of the rail, in points; `values` are sizes for values too wide.

    Down to the size `together`, all values of a page shrink as one. `moves` says what
    leaves a rail that is too deep, and in which order. In a strip, at most so many figures
    stand `abreast`; their labels stand so far right `beside` the value, or below it if 0; and
    a rule closes the strip so far below it, unless that is 0.
    """

    heading: Pt
    rule: Pt
    label: Pt
    unit: Pt
    beside: Pt
    close: Pt
    abreast: int
    values: tuple[Pt, ...]
    together: Pt
    quote: Pt
    agenda: Pt
    gap: Elastic
    group_gap: Elastic
    moves: tuple[Moved, ...]


class Plot(NamedTuple):
    """The measures of charts, in points, whatever step of the ladder the page is at.

    `above` is from what stands over a chart; `square` and `cell` are large and small
    squares, each at its `pitch`; `bar` is as high as bars are, so far `apart`; a `tick`
    marks a target, `over` the bar's edges; a `line` is drawn in a plot of some `height`;
    words stand `gap` from what they name. A style may leave out charts that only repeat
    their value.
    """

    above: Pt
    square: Pt
    pitch: Pt
    cell: Pt
    cell_pitch: Pt
    outline: Pt
    bar: Pt
    apart: Pt
    tick: Pt
    over: Pt
    line: Pt
    height: Pt
    gap: Pt
    repeats: bool


class TableSpace(NamedTuple):
    """The distances of a table, in points.

    `above` it, below its `caption`, between a `rule` and the line next to it; `apart` are
    rows of which some have several lines. Columns have a `gutter` at least; a table for
    which the text's own lane has `room` between them stands there.
    """

    above: Pt
    caption: Pt
    rule: Pt
    apart: Pt
    gutter: Pt
    room: Pt


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
    table: TableSpace
    logo: Logo | None = None
