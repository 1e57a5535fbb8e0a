"""The distances of a page, resolved: how far apart, how deep and how thick its parts are."""

from typing import NamedTuple

from briefing.design.layout import Moved
from briefing.units import Pt


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


class Hanging(NamedTuple):
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
    picture: Hanging
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


class Tabulation(NamedTuple):
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
