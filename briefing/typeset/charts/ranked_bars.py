"""Ranked bars: a table of named values, each row a name, a bar and a number."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.chart import Bars, Threshold
from briefing.brief.model import Figure
from briefing.typeset.block import Block, FilledBox, OpenBox, Placed, Stack
from briefing.typeset.charts.alternative import threshold_parts
from briefing.typeset.charts.canvas import CLEAR, Canvas
from briefing.units import Pt, Rect

# A row's bar is so high, in parts of one that stands alone.
_HIGH = 2 / 3
# The line at zero, and that of a threshold with the period and the length of its dashes, in points.
_ZERO, _THIN, _PERIOD, _DASH = 1.0, 0.75, 5.0, 3.0


class _Scale(NamedTuple):
    """Where zero stands, and how long a bar of one is, in points from the chart's left edge.

    `signed` says that some value is below zero, `at` is the place of a threshold.
    """

    zero: float
    unit: float
    signed: bool
    at: float | None

    def bar(self, value: float, y: float, high: Pt) -> Rect:
        """The bar from zero to a value, its top at `y`."""
        length = abs(value) * self.unit
        return Rect(Pt(self.zero - (length if value < 0 else 0)), Pt(y), Pt(length), high)


def ranked_bars(figure: Figure, chart: Bars, canvas: Canvas) -> Block:
    """The rows, the largest value first, each bar from zero to its value; the bold one filled.

    Where values are below zero, it is those above that are filled.
    """
    rows = [(name, canvas.written_like(figure, each.copy), each) for name, each in chart.rows]
    bold = [chart.bold is not None and name.text == chart.bold.text for name, _, _ in rows]
    styles = [canvas.value if is_bold else canvas.label for is_bold in bold]
    copies = [name for name, _, _ in rows]
    names = canvas.names(list(zip(copies, styles, strict=True)))
    scale = _scale(figure, chart, names.left, canvas)
    stack = Stack()
    stack.add(_heads(Pt(names.left), canvas))
    for at, ((_, value, each), is_bold) in enumerate(zip(rows, bold, strict=True)):
        depth = _depth(names.blocks[at], canvas)
        bar = scale.bar(float(each.value), _top(depth, canvas), Pt(canvas.plot.bar * _HIGH))
        name = names.placed(at, canvas.middle(bar))
        filled = each.value > 0 if scale.signed else is_bold
        x = _beside(bar, canvas.width(value, canvas.value), scale, below=each.value < 0)
        number = canvas.line_at(value, x, canvas.middle(bar), canvas.value)
        drawn = (*_drawn(bar, canvas, filled=filled), *_across(scale, depth, canvas))
        dashes = _dashes(scale, bar if filled else None, (stack.y, depth), canvas)
        stack.add(_row(name, number, depth, (*drawn, *dashes)))
    if chart.threshold:
        stack.add(_named(figure, chart.threshold, scale, canvas))
    if chart.caption:
        caption = canvas.composer.paragraph(
            chart.caption, canvas.label, canvas.measure, tag="Caption"
        )
        stack.add(caption)
    return stack.block("Table")._replace(whole=True)


def _scale(figure: Figure, chart: Bars, left: Pt, canvas: Canvas) -> _Scale:
    """The scale on which every bar has room for its value behind it, on its own side of zero."""
    values = [float(each.value) for _, each in chart.rows]
    wide = [
        canvas.width(canvas.written_like(figure, each.copy), canvas.value) + CLEAR
        for _, each in chart.rows
    ]
    behind = max((room for room, value in zip(wide, values, strict=True) if value >= 0), default=0)
    before = max((room for room, value in zip(wide, values, strict=True) if value < 0), default=0)
    goal = float(chart.threshold.value.value) if chart.threshold else 0.0
    most, least = max(*values, goal, 0.0), min(*values, goal, 0.0)
    copies = [name for name, _ in chart.rows]
    longest = canvas.drawn_length(canvas.measure - left - before - behind, copies)
    unit = longest / (most - least)
    zero = left + before - least * unit
    at = zero + goal * unit if chart.threshold else None
    return _Scale(zero, unit, min(values) < 0, at)


def _heads(left: Pt, canvas: Canvas) -> Block:
    """The heads of both columns, for whoever hears the table cell by cell."""
    words = (Pt(0), canvas.phrases.name), (left, canvas.phrases.value)
    cells = (
        Placed(x, Pt(0), canvas.composer.unprinted(said, canvas.label, "TH", "Column"))
        for x, said in words
    )
    return Block(Pt(0), "TR", children=tuple(cells))


def _depth(name: Block, canvas: Canvas) -> Pt:
    """How deep a row is: a line, or a name's two lines, a whole number of quarter baselines."""
    quarter = canvas.sheet.baseline / 4
    over_one = name.depth if len(name.lines) > 1 else 0
    return Pt(max(canvas.label.leading, math.ceil(over_one / quarter - 0.01) * quarter))


def _top(depth: Pt, canvas: Canvas) -> Pt:
    """The top of a row's bar, in whose middle the row's words stand."""
    high = canvas.plot.bar * _HIGH
    lines = (depth - canvas.label.leading) / 2  # a second line of the name moves the bar down
    baseline = lines + canvas.label.leading - canvas.composer.drop
    return Pt(baseline - canvas.rise - high / 2)


def _beside(bar: Rect, width: float, scale: _Scale, *, below: bool) -> float:
    """The left edge of a bar's value: beyond its end, and beyond a threshold that is in its way."""
    if below:
        x = bar.x - CLEAR - width
        is_crossed = scale.at is not None and x - CLEAR < scale.at < bar.x
        return scale.at - CLEAR - width if is_crossed and scale.at is not None else x
    x = bar.x + bar.width + CLEAR
    is_crossed = scale.at is not None and x - CLEAR <= scale.at < x + width + CLEAR
    return scale.at + CLEAR if is_crossed and scale.at is not None else x


def _drawn(bar: Rect, canvas: Canvas, *, filled: bool) -> tuple[FilledBox | OpenBox, ...]:
    """A bar, filled or open; none of no length."""
    colours = canvas.sheet.colours
    if not bar.width:
        return ()
    return (
        (FilledBox(bar, colours.accent),)
        if filled
        else (OpenBox(bar, colours.ink, canvas.plot.edge),)
    )


def _across(scale: _Scale, depth: Pt, canvas: Canvas) -> Iterator[FilledBox]:
    """The line at zero through a row, over its bar, if bars go to both sides."""
    if scale.signed:
        line = Rect(Pt(scale.zero - _ZERO / 2), Pt(0), Pt(_ZERO), depth)
        yield FilledBox(line, canvas.sheet.colours.ink)


def _dashes(
    scale: _Scale, filled: Rect | None, row: tuple[float, Pt], canvas: Canvas
) -> Iterator[FilledBox]:
    """The dashes of a threshold through a row, which starts so far down and is so deep.

    Across a bar that is filled they are as light as the paper.
    """
    if scale.at is None:
        return
    colours, (start, depth) = canvas.sheet.colours, row
    within = filled is not None and filled.x < scale.at < filled.x + filled.width
    edges = (filled.y, filled.y + filled.height) if filled and within else (depth, depth)
    bands = (0.0, edges[0], colours.ink), (*edges, colours.paper), (edges[1], depth, colours.ink)
    first = -(start % _PERIOD)
    for number in range(math.ceil((depth - first) / _PERIOD)):
        top = first + number * _PERIOD
        for high, low, colour in bands:
            one, other = max(top, high), min(top + _DASH, low)
            if other > one:
                dash = Rect(Pt(scale.at - _THIN / 2), Pt(one), Pt(_THIN), Pt(other - one))
                yield FilledBox(dash, colour)


def _named(figure: Figure, threshold: Threshold, scale: _Scale, canvas: Canvas) -> Block:
    """The threshold's name and value as a row of the table, under its line."""
    label, value = threshold_parts(figure, threshold, canvas.language)
    wide = canvas.width(label, canvas.label)
    space = canvas.label.size / 4 if value else 0
    whole = wide + space + (canvas.width(value, canvas.label) if value else 0)
    x = min(max((scale.at or 0) - whole / 2, 0), canvas.measure - whole)
    depth = canvas.label.leading
    baseline = depth - canvas.composer.drop
    head = Block(
        depth, "TH", children=(canvas.line_at(label, x, baseline, canvas.label),), scope="Row"
    )
    cell = Block(depth, "TD")
    if value:
        number = canvas.line_at(value, x + wide + space, baseline, canvas.label)
        cell = cell._replace(children=(number,))
    else:
        said = canvas.written_like(figure, threshold.value.copy).text
        cell = canvas.composer.unprinted(said, canvas.label, "TD")
    cells = Placed(Pt(0), Pt(0), head), Placed(Pt(0), Pt(0), cell)
    return Block(depth, "TR", children=cells)


def _row(name: Placed, number: Placed, depth: Pt, boxes: tuple[FilledBox | OpenBox, ...]) -> Block:
    """One row: its name as its head, its number, and what is drawn."""
    head = Block(depth, "TH", children=(name,), scope="Row")
    cell = Block(depth, "TD", children=(number,))
    cells = Placed(Pt(0), Pt(0), head), Placed(Pt(0), Pt(0), cell)
    return Block(depth, "TR", children=cells, boxes=boxes)
