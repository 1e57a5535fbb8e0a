"""Ranked bars: a table of named values, each row a name, a bar and a number."""

from __future__ import annotations

from briefing.brief.chart import Bars
from briefing.brief.model import Copy, Figure
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.charts.canvas import Canvas
from briefing.units import Pt, Rect

# The longest bar is at least so long, in points, or lengths cannot be told apart.
_LEAST = 24.0
# A bar's number stands so far behind it, in points.
_BEHIND = 3.0


def ranked_bars(figure: Figure, chart: Bars, canvas: Canvas) -> Block:
    """The rows, the largest value first, each bar from zero to its value."""
    rows = [(name, canvas.written_like(figure, each.copy), each) for name, each in chart.rows]
    bold = chart.bold.text if chart.bold else None
    styles = [canvas.value if name.text == bold else canvas.label for name, _, _ in rows]
    names = [canvas.width(row[0], style) for row, style in zip(rows, styles, strict=True)]
    left = max(names) + canvas.plot.gap
    behind = max(canvas.width(row[1], canvas.value) for row in rows) + _BEHIND
    room = canvas.measure - left - behind
    if room < _LEAST:
        name = rows[names.index(max(names))][0]
        message = f"{name.text!r} leaves its bar {max(room, 0):.1f} pt"
        hint = f"shorten the name; the longest bar needs {_LEAST:g} pt"
        canvas.composer.fault("fit.chart-too-wide", message, name.span, hint)
    scale = max(room, _LEAST) / float(max(each.value for _, _, each in rows))
    stack = Stack()
    stack.add(_heads(Pt(left), canvas))
    for (name, value, each), style in zip(rows, styles, strict=True):
        bar = Pt(float(each.value) * scale)
        stack.add(_row((name, style), value, (Pt(left), bar), canvas))
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


def _row(named: tuple[Copy, TextStyle], value: Copy, bar: tuple[Pt, Pt], canvas: Canvas) -> Block:
    """One row: its name as its head, a bar with this left edge and length, its number."""
    plot, depth, (left, length) = canvas.plot, canvas.label.leading, bar
    baseline, high = depth - canvas.composer.drop, plot.bar - plot.apart
    top = baseline - canvas.rise - high / 2
    drawn = FilledBox(Rect(left, Pt(top), length, Pt(high)), canvas.sheet.colours.accent)
    name = canvas.line_at(named[0], 0, baseline, named[1])
    number = canvas.line_at(value, left + length + _BEHIND, baseline, canvas.value)
    head = Block(depth, "TH", children=(name,), scope="Row")
    cell = Block(depth, "TD", children=(number,))
    cells = Placed(Pt(0), Pt(0), head), Placed(Pt(0), Pt(0), cell)
    return Block(depth, "TR", children=cells, boxes=(drawn,) if length else ())
