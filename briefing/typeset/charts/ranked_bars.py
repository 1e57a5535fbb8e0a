"""Ranked bars: a table of named values, each row a name, a bar and a number."""

from __future__ import annotations

import math

from briefing.brief.chart import Bars
from briefing.brief.model import Copy, Figure
from briefing.typeset.block import Block, FilledBox, OpenBox, Placed, Stack
from briefing.typeset.charts.canvas import CLEAR, Canvas
from briefing.units import Pt, Rect

# A row's bar is so high, in parts of one that stands alone.
_HIGH = 2 / 3


def ranked_bars(figure: Figure, chart: Bars, canvas: Canvas) -> Block:
    """The rows, the largest value first, each bar from zero to its value; the bold one filled."""
    rows = [(name, canvas.written_like(figure, each.copy), each) for name, each in chart.rows]
    bold = [chart.bold is not None and name.text == chart.bold.text for name, _, _ in rows]
    styles = [canvas.value if is_bold else canvas.label for is_bold in bold]
    copies = [name for name, _, _ in rows]
    names = canvas.names(list(zip(copies, styles, strict=True)))
    behind = max(canvas.width(value, canvas.value) for _, value, _ in rows) + CLEAR
    longest = canvas.drawn_length(canvas.measure - names.left - behind, copies)
    scale = longest / float(max(each.value for _, _, each in rows))
    stack = Stack()
    stack.add(_heads(Pt(names.left), canvas))
    for at, ((_, value, each), is_bold) in enumerate(zip(rows, bold, strict=True)):
        length = float(each.value) * scale
        depth = _depth(names.blocks[at], canvas)
        bar = _bar(Pt(names.left), Pt(length), depth, canvas)
        name = names.placed(at, canvas.middle(bar))
        stack.add(_row(name, value, bar, depth, canvas, filled=is_bold))
    if chart.caption:
        caption = canvas.composer.paragraph(
            chart.caption, canvas.label, canvas.measure, tag="Caption"
        )
        stack.add(caption)
    return stack.block("Table")._replace(whole=True)


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


def _bar(left: Pt, length: Pt, depth: Pt, canvas: Canvas) -> Rect:
    """A row's bar, in whose middle the row's words stand."""
    high = Pt(canvas.plot.bar * _HIGH)
    lines = (depth - canvas.label.leading) / 2  # a second line of the name moves the bar down
    baseline = lines + canvas.label.leading - canvas.composer.drop
    return Rect(left, Pt(baseline - canvas.rise - high / 2), length, high)


def _row(name: Placed, value: Copy, bar: Rect, depth: Pt, canvas: Canvas, *, filled: bool) -> Block:
    """One row: its name as its head, its bar and its number."""
    colours = canvas.sheet.colours
    drawn = (
        FilledBox(bar, colours.accent) if filled else OpenBox(bar, colours.ink, canvas.plot.edge)
    )
    number = canvas.line_at(value, bar.x + bar.width + CLEAR, canvas.middle(bar), canvas.value)
    head = Block(depth, "TH", children=(name,), scope="Row")
    cell = Block(depth, "TD", children=(number,))
    cells = Placed(Pt(0), Pt(0), head), Placed(Pt(0), Pt(0), cell)
    return Block(depth, "TR", children=cells, boxes=(drawn,) if bar.width else ())
