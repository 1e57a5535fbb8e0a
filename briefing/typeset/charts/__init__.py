"""A figure's chart becomes a block: one Figure with its Alt, or a Table of ranked bars."""

from __future__ import annotations

import math

from briefing.brief.chart import Bars, Change, Count, Index, Proportion, Target, Trend
from briefing.brief.model import Copy, Figure
from briefing.errors import Span
from briefing.typeset.block import Block, Drawing, Stack
from briefing.typeset.charts.canvas import Easel, Sketch
from briefing.typeset.charts.index_and_target import index_bars, target_bar
from briefing.typeset.charts.line import change_mark, trend_line
from briefing.typeset.charts.ranked_bars import rank_bars
from briefing.typeset.charts.squares import count_squares, part_squares
from briefing.units import Pt, Rect


def add_chart(stack: Stack, figure: Figure, easel: Easel) -> None:
    """Put a figure's chart below its words, if the style draws it."""
    chart = _set_chart(figure, easel)
    if chart:
        # A rise or fall is said in a line of words, like a context.
        is_line = isinstance(figure.chart, Change)
        stack.add(chart, above=0 if is_line else easel.plot.above)


def _set_chart(figure: Figure, easel: Easel) -> Block | None:
    """A figure's chart, if it has one and the style draws it."""
    chart = figure.chart
    match chart:
        case Count():
            sketch = count_squares(figure, chart, easel)
        case Proportion():
            sketch = part_squares(figure, chart, easel)
        case Index():
            sketch = index_bars(figure, chart, easel)
        case Target():
            sketch = target_bar(figure, chart, easel)
        case Change():
            sketch = change_mark(figure, chart, easel)
            return _framed(sketch, chart.alt, None, easel, span=chart.span)
        case Bars():
            return rank_bars(figure, chart, easel)
        case Trend():
            sketch = trend_line(figure, chart, easel)
        case _:
            return None
    return _framed(sketch, chart.alt, chart.caption, easel, span=chart.span)


def _framed(
    sketch: Sketch, alt: Copy | None, caption: Copy | None, easel: Easel, *, span: Span
) -> Block:
    """A sketch as one figure, its caption below it, the next line on the grid."""
    quarter = easel.sheet.baseline / 4
    stack = Stack(y=math.ceil(sketch.height / quarter - 0.01) * quarter)
    below = caption or sketch.caption
    if below:
        stack.add(easel.composer.paragraph(below, easel.label, easel.measure, tag=None))
    says = ". ".join(part for part in (sketch.says, caption.text if caption else "") if part)
    box = Rect(Pt(0), Pt(0), easel.measure, Pt(stack.y))
    drawing = Drawing(sketch.shapes, box, alt.text if alt else says, span=span)
    words = (*sketch.words, *(stack.placed or ()))
    return Block(depth=Pt(stack.y), children=tuple(words), drawing=drawing)
