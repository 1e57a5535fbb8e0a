"""Bars from zero, named directly: a change in per cent, or a value beside its target."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.chart import Index, Target
from briefing.brief.model import Copy, Figure, own_words
from briefing.style.colour import Colour, contrast
from briefing.typeset.block import Block, Boxes, Outline, Placed, Shape, Step
from briefing.typeset.charts.alternative import index_names
from briefing.typeset.charts.canvas import CLEAR, TIGHT, Canvas, ChartParts
from briefing.units import Pt, Rect

_BASE = 100
# What is missing from a bar is drawn in dashes: so long, and so far apart, in points.
_DASHES = 2.0, 1.5


def index_bars(figure: Figure, chart: Index, canvas: Canvas) -> ChartParts:
    """Two bars: the base, 100, and what it has changed to.

    Of the second bar a rise is filled, and a fall is the piece that is missing. Right of that
    piece stands the change.
    """
    copies = index_names(figure, chart, canvas.language)
    names = canvas.names([(copy, canvas.label) for copy in copies])
    change, value = float(chart.change), _signed(figure, chart)
    behind = canvas.width(value, canvas.value) + CLEAR
    longest = canvas.drawn_length(canvas.measure - names.left - behind, copies)
    scale = longest / (_BASE + max(change, 0))
    lengths = Pt(_BASE * scale), Pt((_BASE + change) * scale)
    base, now = _rows(names.blocks, lengths, names.left, canvas)
    end = max(base.x + base.width, now.x + now.width)
    words = (
        names.placed(0, canvas.middle(base)),
        _at_end(own_words(f"{_BASE}"), base, canvas),
        names.placed(1, canvas.middle(now)),
        canvas.line_at(value, end + CLEAR, canvas.middle(now), canvas.value),
    )
    caption = own_words(canvas.phrases.base.format(copies[0].text))
    height = Pt(now.y + now.height + (_depth(names.blocks[1], canvas) - now.height) / 2)
    return ChartParts(tuple(_changed(base, now, canvas)), height, words, caption)


def _rows(
    names: tuple[Block, ...], lengths: tuple[Pt, Pt], left: Pt, canvas: Canvas
) -> tuple[Rect, Rect]:
    """The two bars, each in the middle of its row."""
    high = canvas.plot.bar
    first, second = (_depth(name, canvas) for name in names)
    below = first + canvas.plot.apart + (second - high) / 2
    return (
        Rect(left, Pt((first - high) / 2), lengths[0], high),
        Rect(left, Pt(below), lengths[1], high),
    )


def _depth(name: Block, canvas: Canvas) -> Pt:
    """How deep a bar's row is: as the bar, or as the two lines of its name."""
    return max(canvas.plot.bar, name.depth) if len(name.lines) > 1 else canvas.plot.bar


def _changed(base: Rect, now: Rect, canvas: Canvas) -> Iterator[Shape]:
    """The bars: what has risen over the base is filled, what has fallen below it is dashed."""
    yield canvas.open_bar(base)
    kept = now._replace(width=min(base.width, now.width))
    yield canvas.open_bar(kept)
    changed = Pt(now.width - base.width)
    if changed > 0:
        more = kept._replace(x=Pt(kept.x + kept.width), width=changed)
        yield Boxes((more,), canvas.sheet.colours.accent)
    elif changed < 0:
        yield _missing(kept._replace(x=Pt(kept.x + kept.width), width=Pt(-changed)), canvas)


def _missing(piece: Rect, canvas: Canvas) -> Outline:
    """A piece that is not there: dashes along all of its edges but that of the bar before it."""
    edge = canvas.plot.edge
    top, bottom = piece.y + edge / 2, piece.y + piece.height - edge / 2
    left, right = piece.x, piece.x + piece.width
    end = max(right - edge / 2, left)
    steps = [
        step
        for side in (((left, top), (right, top)), ((end, top), (end, bottom)))
        for step in (Step("move", side[:1]), Step("line", side[1:]))
    ]
    steps += Step("move", ((left, bottom),)), Step("line", ((right, bottom),))
    ink = canvas.sheet.colours.ink
    return Outline(tuple(steps), stroke=ink, width=edge, dashes=_DASHES)


class _Scale(NamedTuple):
    """The places on a target's bar, in points from its left end.

    The value reaches to `end`, its target stands `at` a place, and words on the track, or without
    one in the chart, have `room`.
    """

    end: float
    at: float
    room: float


def target_bar(figure: Figure, chart: Target, canvas: Canvas) -> ChartParts:
    """A bar from zero to the actual value, and a mark at its target, which is named below.

    With an end of the scale, a track that is not filled leads there.
    """
    plot, colours = canvas.plot, canvas.sheet.colours
    actual, target = chart.actual.value, chart.target.value
    value, goal = (canvas.written_like(figure, each.copy) for each in (chart.actual, chart.target))
    whole = _whole(figure, chart, canvas)
    behind = CLEAR + canvas.width(whole, canvas.label) if whole else plot.tick / 2
    most = chart.of.value if chart.of else max(actual, target)
    room = canvas.drawn_length(canvas.measure - behind, (whole or goal,))
    scale = room / float(most)
    most_right = room - CLEAR if whole else canvas.measure
    places = _Scale(float(actual) * scale, float(target) * scale, most_right)
    bar = Rect(Pt(0), plot.over, Pt(places.end), plot.bar)
    track = bar._replace(width=Pt(room))
    tick = Rect(
        Pt(places.at - plot.tick / 2),
        Pt(0),
        plot.tick,
        Pt(plot.over + plot.bar + _UNDER * plot.over),
    )
    shapes: list[Shape] = [canvas.open_bar(track)] if whole else []
    if actual:
        shapes.append(Boxes((bar,), colours.accent))
    shapes += Boxes(tuple(_beside(tick, places.end)), colours.paper), Boxes((tick,), colours.ink)
    name = own_words(canvas.phrases.target.format(goal.text))._replace(span=goal.span)
    width, size = canvas.width(name, canvas.label), canvas.label.size
    x = min(max(places.at - width / 2, 0), canvas.measure - width)
    height = tick.height + TIGHT * size
    words = [_value(value, bar, places, canvas)]
    if whole:
        words.append(canvas.line_at(whole, room + CLEAR, canvas.middle(track), canvas.label))
    words.append(canvas.line_at(name, x, height - _DESCENT * size, canvas.label))
    return ChartParts(tuple(shapes), Pt(height), tuple(words))


# A target's mark reaches so much further under the bar, where its name stands, than over it; the
# white at either side of it is as wide as the mark.
_UNDER = 1.5
# From the baseline of a name to the bottom of its line, in ems.
_DESCENT = 0.28
# A value that is nearer to the mark than this, in points, goes elsewhere.
_NEAR = 8.0


def _whole(figure: Figure, chart: Target, canvas: Canvas) -> Copy | None:
    """What stands right of the track: `of 100`."""
    if chart.of is None:
        return None
    number = canvas.written_like(figure, chart.of.copy)
    return own_words(canvas.phrases.of.format(number.text))._replace(span=number.span)


def _beside(tick: Rect, end: float) -> Iterator[Rect]:
    """The white at both sides of a mark, by which it is seen in a bar as dark as itself.

    Where the bar ends so near to the mark that the white would hide its end, there is none.
    """
    middle = tick.x + tick.width / 2
    left, right = max(tick.x - tick.width, 0), tick.x + 2 * tick.width
    if not left < end <= middle and left < middle:
        yield Rect(Pt(left), tick.y, Pt(middle - left), tick.height)
    if not middle < end < right:
        yield Rect(Pt(middle), tick.y, Pt(right - middle), tick.height)


def _value(value: Copy, bar: Rect, places: _Scale, canvas: Canvas) -> Placed:
    """A bar's value: inside its end; else right of it; else left of the target's mark.

    Inside the bar it is in the colour that is seen best there.
    """
    colours, width = canvas.sheet.colours, canvas.width(value, canvas.value)
    end, at, room = places
    inside, right, left = end - CLEAR - width, end + CLEAR, at - _NEAR - width
    if end <= at < right + width + CLEAR:
        right = at + _NEAR
    baseline = canvas.middle(bar)
    is_free = inside >= CLEAR and not inside - _NEAR < at < end
    if not is_free and (end <= at or left < CLEAR or right + width <= room):
        return canvas._replace(measure=Pt(room)).line_at(value, right, baseline, canvas.value)
    style = canvas.value._replace(colour=_seen(colours.paper, colours.ink, colours.accent))
    return canvas.line_at(value, inside if is_free else left, baseline, style)


def _seen(one: Colour, other: Colour, ground: Colour) -> Colour:
    """That of two colours which has more contrast on a ground."""
    return max((one, other), key=lambda colour: contrast(colour, ground))


def _at_end(value: Copy, bar: Rect, canvas: Canvas) -> Placed:
    """An open bar's value inside its end, or behind it where it is too short."""
    width = canvas.width(value, canvas.value)
    is_short = bar.width < width + 2 * CLEAR
    x = bar.x + bar.width + (CLEAR if is_short else -width - CLEAR)
    return canvas.line_at(value, x, canvas.middle(bar), canvas.value)


def _signed(figure: Figure, chart: Index) -> Copy:
    """The figure's value with the sign of a rise, which it may lack."""
    text = figure.value.text
    plus = "+" if chart.change > 0 and "+" not in text else ""
    return own_words(f"{plus}{text}")._replace(span=figure.value.span)
