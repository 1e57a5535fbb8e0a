"""A stylesheet: how every part of a page looks, its lengths in points.

What each length is, `style.fields` says key by key, in the words that editors show.
"""

from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.errors import Span
from briefing.style.colour import Colour, contrast, needed_contrast
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


class NextPlace(Enum):
    """Where stands what is next: in the rail, or in a strip across the foot of the page.

    Without a rail the first of them is the end of the text.
    """

    RAIL = "rail"
    STRIP = "strip"


class Breaks(Enum):
    """Where a column of text may end: between any lines, or rather between two sections."""

    LINES = "lines"
    SECTIONS = "sections"


class TitleForm(Enum):
    """How titles of sections look: as their role has them, or reversed out of a tab."""

    PLAIN = "plain"
    TAB = "tab"


class Layout(NamedTuple):
    """How the page is divided: where key figures and rail stand, how many columns the text has.

    Titles of sections that `run_in` start the first line of their text; `title` is how they look.
    `next` and `breaks` are for what comes after this, and for the ends of columns. With
    `flush_right` date and page number end at the right margin. Where there is a strip, figures of
    sections with copy may stand `grouped` in their sections. In a rail so many figures stand
    `abreast`. A status has a mark, a letter in its shape, where there are `marks`.
    """

    figures: Place
    columns: int
    rail: Side
    run_in: bool
    next: NextPlace = NextPlace.RAIL
    breaks: Breaks = Breaks.LINES
    flush_right: bool = False
    grouped: bool = False
    title: TitleForm = TitleForm.PLAIN
    abreast: int = 1
    marks: bool = True


class Moved(Enum):
    """What may leave the rail for the text, a contact for the footer, when the rail is too deep."""

    NEXT = "next"
    QUOTES = "quotes"
    CONTACT = "contact"


class Elastic(NamedTuple):
    """A gap that may shrink or grow to fill a page, in points."""

    least: Pt
    natural: Pt
    most: Pt


class Tab(NamedTuple):
    """The mark at the start of a rule, in points."""

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
    """The distances of header, sections and footer, in points.

    A `divider` is a rule between sections that none stands over at the top of a column. Without a
    distance of its own a `quote` in the text stands as far down as a paragraph does.
    """

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
    section_tab: Tab = Tab(Pt(0), Pt(0))
    title_tab: TitleTab = TitleTab(Pt(6), Pt(4), Pt(8))
    divider: Pt = Pt(0)
    quote: Pt | None = None


class GroupedFigures(NamedTuple):
    """The figures of a section that stand in it: at most so many `abreast`, rows so far `apart`.

    `values` are sizes to try for a value too wide, `foot` is the white below the last row, in
    points.
    """

    abreast: int
    values: tuple[Pt, ...]
    apart: Pt
    foot: Pt


class Callout(NamedTuple):
    """The distances of the rail, in points.

    `values` are sizes to try for a value too wide; down to `together` all values of a page shrink
    as one. `moves` are the parts that leave a rail too deep, in turn. In a strip at most so many
    figures stand `abreast`, their labels so far `beside` their value, or below it if that is 0,
    and a rule stands `close` points below the strip, or none if that is 0. `group` is of figures
    that stand in their section.
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
    group: GroupedFigures = GroupedFigures(4, (Pt(14), Pt(12)), Pt(3), Pt(3))


class Plot(NamedTuple):
    """The measures of charts, in points.

    A chart stands `above` points below what is above it. `square` is the side of a square, at its
    `pitch`, and `outline` the line round one that is not filled. Bars are `bar` high and `apart`
    points from each other; those that are not filled have an `edge`. A target's `tick` is so
    thick, and reaches `over` the bar's upper edge. A `line` is so thick, and its plot has a
    `height`. Names stand `gap` from their bars. `repeats` says whether charts are drawn that only
    repeat their value.
    """

    above: Pt
    square: Pt
    pitch: Pt
    outline: Pt
    bar: Pt
    apart: Pt
    tick: Pt
    over: Pt
    line: Pt
    height: Pt
    gap: Pt
    repeats: bool
    edge: Pt = Pt(0.75)


class TableSpace(NamedTuple):
    """The distances of a table, in points.

    They are `above` it, below its `caption`, between a `rule` and the line next to it, and
    `apart` between rows where cells have several lines. Columns have a `gutter` between them at
    least; a table that fits the text's lane with so much `room` between them stands there. The
    type of one that is too wide or too long is no smaller than `least`.
    """

    above: Pt
    caption: Pt
    rule: Pt
    apart: Pt
    gutter: Pt
    room: Pt
    least: Pt = Pt(8.5)


class Setting(Enum):
    """How lines end: ragged right, even in length, or on the measure."""

    RAGGED = "ragged"
    BALANCED = "balanced"
    JUSTIFIED = "justified"


# Values on the axes of a variable font, by their tags.
Axes = tuple[tuple[str, float], ...]


class Face(NamedTuple):
    """A typeface at one weight, its font file, and the place where a style names it.

    A variable file is pinned at the style's `axes`, and where those give no weight at its own. Of
    a collection (`.ttc`) it is the one of that number, counted from 0; None in a file of one face.
    """

    family: str
    weight: str
    path: Path
    span: Span | None = None
    axes: Axes = ()
    member: int | None = None


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

    The digits of `tabular` text are all of one width. With `fractions`, `1/2` is set as one sign.
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
    fractions: bool = False

    @property
    def capitals(self) -> Pt:
        """About the height of capitals in points: faces differ by some hundredths of their size."""
        return Pt(0.7 * self.size)

    @property
    def contrast(self) -> float:
        """The contrast that it needs to be read: large type less (WCAG 2.2, 1.4.3)."""
        return needed_contrast(self.size, is_bold=self.weight.startswith("bold"))


def face_of(family: Family, weight: str, *, bold: bool = False, italic: bool = False) -> Face:
    """The face of a run of text whose style has a family and a weight.

    Bold text is bold; italic text is italic, but upright where the style itself is italic.
    """
    upright = weight.removesuffix("-italic").replace("italic", "regular")
    wanted = "bold" if bold else upright
    if italic == weight.endswith("italic"):
        return family.at(wanted)
    return family.at("italic" if wanted == "regular" else f"{wanted}-italic")


# Roles that a style need not give, each with the one that it is set like.
ROLES_LIKE = {"group-value": "unit", "group-label": "label"}


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
    group_value: TextStyle
    group_label: TextStyle
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
    """The style's colours by their use: `tint` is that of panels, `reverse` of text on dark.

    `worst`, `signal` and `best` are the fills of a status's marks, in a style that gives them, from
    the worst level of a scale to its best; `muted` is there for roles that name it.
    """

    ink: Colour
    accent: Colour
    paper: Colour
    tint: Colour
    reverse: Colour
    signal: Colour | None = None
    muted: Colour | None = None
    worst: Colour | None = None
    best: Colour | None = None

    @property
    def is_grey(self) -> bool:
        """Whether the page is for one printing ink."""
        return all(colour.is_grey for colour in self if colour)


class Holds(Enum):
    """What stands on the band at the head of the page."""

    NOTHING = "nothing"
    KICKER = "kicker"
    HEADLINE = "headline"


class Band(NamedTuple):
    """The band at the head of the page, in points; one 0 high is none.

    Its `colour` is a name of the Palette. Where it holds the headline its `height` is that of the
    part above it; and where it `joins` the strip of figures, that follows without white between.
    """

    height: Pt
    colour: str
    holds: Holds
    joins: bool = False

    @property
    def holds_headline(self) -> bool:
        """Whether the headline stands on it."""
        return self.height > 0 and self.holds is Holds.HEADLINE


class Panel(NamedTuple):
    """A fill behind a group, in points: what it holds stands `inset` from its top and its foot.

    Its `colour` is a name of the Palette. In the accent a `rule` runs along its top and another
    along its `foot`, in ink a `frame` round it; 0 is none.
    """

    colour: str
    rule: Pt = Pt(0)
    foot: Pt = Pt(0)
    frame: Pt = Pt(0)
    inset: Pt = Pt(0)

    @property
    def is_drawn(self) -> bool:
        """Whether anything of it shows."""
        return self.colour != "paper" or any((self.rule, self.foot, self.frame))


class Fills(NamedTuple):
    """The fills of a page; they `hang` so many points out of the lane of the text they hold."""

    hang: Pt
    band: Band
    figures: Panel
    next: Panel
    group: Panel = Panel("paper")


NO_FILLS = Fills(Pt(0), Band(Pt(0), "paper", Holds.NOTHING), Panel("paper"), Panel("paper"))


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
    fills: Fills = NO_FILLS
    logo: Logo | None = None

    @lru_cache(maxsize=64)  # noqa: B019  # so many sheets stay alive by it, no more
    def on(self, colour: str) -> "Stylesheet":
        """The stylesheet for text on a fill, whose colour is a name of the palette.

        A role in a colour keeps it where that can be read on the fill (WCAG 2.2, 1.4.3). Any other
        has the one of ink and `reverse` that is clearer, whatever its size.
        """
        fill: Colour = getattr(self.colours, colour)
        ink = self.colours.ink
        clearest = max(self.colours.reverse, ink, key=lambda own: contrast(own, fill))
        roles = (
            role
            if role.colour != ink and contrast(role.colour, fill) >= role.contrast
            else role._replace(colour=clearest)
            for role in self.type
        )
        return self._replace(type=Type(*roles))
