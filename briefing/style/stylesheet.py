"""A stylesheet: how every part of a page looks, its lengths in points.

What each length is, `style.fields` says key by key, in the words that editors show.
"""

from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.logo import Logo
from briefing.units import Pt, Size, mm

# Office lasers leave 4 to 6.4 mm white at each edge of the paper: nothing stands in so much of it.
UNPRINTED = mm(8)


class Format(NamedTuple):
    """A paper: its size, its side margin, and the heights of header and footer rule from its top.

    `name` is a key of PAPERS. `top` and `bottom` are the baselines of the marking, from the top,
    too; both are None on a page without one.
    """

    name: str
    size: Size
    side: Pt
    head: Pt
    foot: Pt
    top: Pt | None = None
    bottom: Pt | None = None


class Grid(NamedTuple):
    """The grid: its columns and gutters in points, and how many columns each lane spans.

    Titles have the lane `label`; `open` is what text spans where no rail stands beside it.
    """

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
    """Where key figures stand: in the rail, in a strip across the page, or in their sections."""

    RAIL = "rail"
    STRIP = "strip"
    SECTIONS = "sections"


class Side(Enum):
    """On which side of the text the rail stands."""

    LEFT = "left"
    RIGHT = "right"


class TitleForm(Enum):
    """How titles of sections look: as their role has them, or reversed out of a tab."""

    PLAIN = "plain"
    TAB = "tab"


class Layout(NamedTuple):
    """How the page is divided: where key figures and rail stand, how many columns the text has.

    Titles of sections that `run_in` start the first line of their text; `title` is how they look.
    In a rail so many figures stand `abreast`.
    """

    figures: Place
    columns: int
    rail: Side
    run_in: bool
    title: TitleForm = TitleForm.PLAIN
    abreast: int = 1


class Moved(Enum):
    """What may leave the rail for the text when the rail is too deep."""

    NEXT = "next"
    QUOTES = "quotes"


class Elastic(NamedTuple):
    """A gap that may shrink or grow to fill a page, in points."""

    least: Pt
    natural: Pt
    most: Pt


class Tab(NamedTuple):
    """The mark at the start of the header's rule, in points."""

    width: Pt
    height: Pt


class TitleTab(NamedTuple):
    """The box behind the title of a section, in points.

    It reaches `inset` left and right of the title and `foot` below its baseline; a summary that
    runs in starts `gap` right of it.
    """

    inset: Pt
    foot: Pt
    gap: Pt


class Bullet(NamedTuple):
    """The square before a point: its side, `out` to the left of the text, `up` from its baseline.

    The text stands `indent` in: with less than `out`, the square hangs in the gutter.
    """

    indent: Pt
    size: Pt
    out: Pt
    up: Pt


class PictureSpace(NamedTuple):
    """How high a picture may be, and the distance to its caption, in points."""

    most: Pt
    caption: Pt


class Space(NamedTuple):
    """The distances of header, sections and footer, in points."""

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
    title_tab: TitleTab = TitleTab(Pt(6), Pt(4), Pt(8))


class Callout(NamedTuple):
    """The distances of the rail, in points.

    `values` are sizes to try for a value too wide; down to `together` all values of a page shrink
    as one. `moves` are the parts that leave a rail too deep, in turn. In a strip at most so many
    figures stand `abreast`, their labels so far `beside` their value, or below it if that is 0,
    and a rule stands `close` points below the strip, or none if that is 0.
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
    """The measures of charts, in points.

    A chart stands `above` points below what is above it. `square` and `cell` are the sides of
    large and small squares, each at its pitch. Bars are `bar` high and `apart` points from each
    other; a target's `tick` is so thick, and reaches `over` the bar's edges. A `line` is so thick,
    and its plot has a `height`. Words stand `gap` from what they name. `repeats` says whether
    charts are drawn that only repeat their value.
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

    They are `above` it, below its `caption`, between a `rule` and the line next to it, and
    `apart` between rows where cells have several lines. Columns have a `gutter` between them at
    least; a table that fits the text's lane with so much `room` between them stands there.
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
    """A typeface at one weight, its font file, and the place where a style names it."""

    family: str
    weight: str
    path: Path
    span: Span | None = None


class Family:
    """The faces of one family; the nearest stands in for a weight that is not given.

    Compared by identity, as part of cache keys: a style has one object a family.
    """

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

    The digits of `tabular` text are all of one width.
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
        """About the height of capitals in points: faces differ by some hundredths of their size."""
        return Pt(0.7 * self.size)


def face_of(family: Family, weight: str, *, bold: bool = False, italic: bool = False) -> Face:
    """The face of a run of text whose style has a family and a weight.

    Bold text is bold; italic text is italic, but upright where the style itself is italic.
    """
    upright = weight.removesuffix("-italic").replace("italic", "regular")
    wanted = "bold" if bold else upright
    if italic == weight.endswith("italic"):
        return family.at(wanted)
    return family.at("italic" if wanted == "regular" else f"{wanted}-italic")


class Type(NamedTuple):
    """The style of each role of text on the page."""

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
    reverse: Colour = Colour(1, 1, 1)


class Typography(NamedTuple):
    """Whether straight quotes and ` - ` are set as the language's own."""

    quotes: bool
    dashes: bool


class Stylesheet(NamedTuple):
    """A style at one rung of its ladder, for one paper: all that a page needs to be set."""

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
