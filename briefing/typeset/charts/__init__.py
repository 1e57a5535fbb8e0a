"""Sets a figure's chart as a block: a drawing with its alternative text, or a table of bars."""

from __future__ import annotations

import math

from briefing.brief.chart import Bars, Change, Count, Index, Proportion, Target, Trend
from briefing.brief.model import Copy, Figure
from briefing.errors import Span
from briefing.typeset.block import Block, Drawing, Stack
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.typeset.charts.index_and_target import index_bars, target_bar
from briefing.typeset.charts.line import change_mark, trend_line
from briefing.typeset.charts.ranked_bars import ranked_bars
from briefing.typeset.charts.squares import count_squares, part_squares
from briefing.units import Pt, Rect


def add_chart(stack: Stack, figure: Figure, canvas: Canvas) -> None:
    """Put a figure's chart, if it has one, below its words."""
    block = _set_chart(figure, canvas)
    if block:
        # A rise or fall is told in a line of words, like a context.
        is_line = isinstance(figure.chart, Change)
        stack.add(block, above=0 if is_line else canvas.plot.above)


def _set_chart(figure: Figure, canvas: Canvas) -> Block | None:
    chart = figure.chart
    match chart:
        case Count():
            parts = count_squares(figure, chart, canvas)
        case Proportion():
            parts = part_squares(figure, chart, canvas)
        case Index():
            parts = index_bars(figure, chart, canvas)
        case Target():
            parts = target_bar(figure, chart, canvas)
        case Change():
            parts = change_mark(figure, chart, canvas)
            return _framed(parts, chart.alt, None, canvas, span=chart.span)
        case Bars():
            return ranked_bars(figure, chart, canvas)
        case Trend():
            parts = trend_line(figure, chart, canvas)
        case _:
            return None
    return _framed(parts, chart.alt, chart.caption, canvas, span=chart.span)


def _framed(
    parts: ChartParts, alt: Copy | None, caption: Copy | None, canvas: Canvas, *, span: Span
) -> Block:
    """A chart as one figure, its caption within it, so deep that the next line is on the grid.

    `alt` and `caption` are the author's, which come before the chart's own.
    """
    quarter = canvas.sheet.baseline / 4
    stack = Stack(y=math.ceil(parts.height / quarter - 0.01) * quarter)
    below = caption or parts.caption
    if below:
        stack.add(canvas.composer.paragraph(below, canvas.label, canvas.measure, tag=None))
    told = ". ".join(part for part in (parts.alt, caption.text if caption else "") if part)
    box = Rect(Pt(0), Pt(0), canvas.measure, Pt(stack.y))
    drawing = Drawing(parts.shapes, box, alt.text if alt else told, span=span)
    words = (*parts.words, *(stack.placed or ()))
    return Block(depth=Pt(stack.y), children=tuple(words), drawing=drawing)
