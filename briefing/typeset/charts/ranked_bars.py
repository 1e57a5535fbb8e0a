"""Named values become ranked bars: a table, each row a name, a bar and its number."""

from __future__ import annotations

from briefing.brief.chart import Bars
from briefing.brief.model import Copy, Figure
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Block, Drawn, Placed, Stack
from briefing.typeset.charts.canvas import Easel
from briefing.units import Pt, Rect

# The longest bar is at least so long, in points, or lengths cannot be told apart.
_LEAST = 24.0
# A bar's number stands so far behind it, in points.
_BEHIND = 3.0


def rank_bars(figure: Figure, chart: Bars, easel: Easel) -> Block:
    """The rows, the largest value first, each bar from zero to its value."""
    rows = [(name, easel.like(figure, each.copy), each) for name, each in chart.rows]
    styles = [_style(name, chart.bold, easel) for name, _, _ in rows]
    names = [easel.width(row[0], style) for row, style in zip(rows, styles, strict=True)]
    left = max(names) + easel.plot.gap
    behind = max(easel.width(row[1], easel.value) for row in rows) + _BEHIND
    room = easel.measure - left - behind
    if room < _LEAST:
        name = rows[names.index(max(names))][0]
        message = f"{name.text!r} leaves its bar {max(room, 0):.1f} pt"
        hint = f"shorten the name; the longest bar needs {_LEAST:g} pt"
        easel.composer.fault("fit.chart-too-wide", message, name.span, hint)
    scale = max(room, _LEAST) / float(max(each.value for _, _, each in rows))
    stack = Stack()
    for (name, value, each), style in zip(rows, styles, strict=True):
        bar = Pt(float(each.value) * scale)
        stack.add(_row((name, style), value, (Pt(left), bar), easel))
    if chart.caption:
        setter = easel.composer
        stack.add(setter.paragraph(chart.caption, easel.label, easel.measure, tag="Caption"))
    return stack.block("Table")._replace(whole=True)


def _row(named: tuple[Copy, TextStyle], value: Copy, bar: tuple[Pt, Pt], easel: Easel) -> Block:
    """One row: the head that names it, its bar at a left edge and so long, its number."""
    plot, depth, (left, length) = easel.plot, easel.label.leading, bar
    baseline, high = depth - easel.composer.drop, plot.bar - plot.apart
    top = baseline - easel.rise - high / 2
    drawn = Drawn(Rect(left, Pt(top), length, Pt(high)), easel.sheet.colours.accent)
    name = easel.word(named[0], 0, baseline, named[1])
    number = easel.word(value, left + length + _BEHIND, baseline, easel.value)
    head = Block(depth, "TH", children=(name,), scope="Row")
    cell = Block(depth, "TD", children=(number,))
    cells = Placed(Pt(0), Pt(0), head), Placed(Pt(0), Pt(0), cell)
    return Block(depth, "TR", children=cells, boxes=(drawn,) if length else ())


def _style(name: Copy, bold: Copy | None, easel: Easel) -> TextStyle:
    return easel.value if bold and bold.text == name.text else easel.label
