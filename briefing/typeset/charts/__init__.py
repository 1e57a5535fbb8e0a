"""Sets a figure's chart as a block: a drawing, a table of bars, or a line of text."""

from __future__ import annotations

import math

from briefing.brief.chart import Bars, Change, Count, Index, Proportion, Target, Trend
from briefing.brief.model import Figure
from briefing.typeset.block import Block, Drawing, Stack
from briefing.typeset.charts.alternative import alternative
from briefing.typeset.charts.canvas import Canvas
from briefing.typeset.charts.index_and_target import index_bars, target_bar
from briefing.typeset.charts.line import change_line, trend_line
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
            return change_line(figure, chart, canvas)
        case Bars():
            return ranked_bars(figure, chart, canvas)
        case Trend():
            parts = trend_line(figure, chart, canvas)
        case _:
            return None
    caption = chart.caption or parts.caption
    quarter = canvas.sheet.baseline / 4
    # So deep that the next line is on the grid.
    stack = Stack(y=math.ceil(parts.height / quarter - 0.01) * quarter)
    if caption:
        stack.add(canvas.composer.paragraph(caption, canvas.label, canvas.measure, tag=None))
    box = Rect(Pt(0), Pt(0), canvas.measure, Pt(stack.y))
    alt = alternative(figure, canvas.language) or None
    drawing = Drawing(parts.shapes, box, alt, span=chart.span)
    return Block(Pt(stack.y), children=(*parts.words, *stack.placed), drawing=drawing)
