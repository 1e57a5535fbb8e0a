"""Sets a figure's chart as a block: a drawing, a table of bars, or a line of text."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Change,
    Count,
    Index,
    Lines,
    Proportion,
    Target,
    Tiles,
    Trend,
)
from briefing.brief.model import Figure
from briefing.typeset.block import Block, Drawing, Stack
from briefing.typeset.charts.alternative import alternative
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.typeset.charts.grouped_bars import bar_groups
from briefing.typeset.charts.index_and_target import index_bars, target_bar
from briefing.typeset.charts.line import change_line, trend_line
from briefing.typeset.charts.lines import line_chart
from briefing.typeset.charts.ranked_bars import ranked_bars
from briefing.typeset.charts.squares import count_squares, part_squares
from briefing.typeset.charts.tile_map import tile_map
from briefing.units import Pt, Rect


def add_chart(stack: Stack, figure: Figure, canvas: Canvas) -> None:
    """Put a figure's chart, if it has one, below its words."""
    # A rise or fall is told in a line of words, like a context.
    is_line = isinstance(figure.chart, Change)
    stack.add(set_chart(figure, canvas), above=0 if is_line else canvas.plot.above)


# Forms that are blocks by themselves: tables, and a line of text; and those that are drawings.
_BLOCKS: Mapping[type, Callable[[Figure, Any, Canvas], Block]] = {
    Change: change_line,
    Bars: ranked_bars,
    BarGroups: bar_groups,
    Tiles: tile_map,
}
_DRAWINGS: Mapping[type, Callable[[Figure, Any, Canvas], ChartParts]] = {
    Count: count_squares,
    Proportion: part_squares,
    Index: index_bars,
    Target: target_bar,
    Trend: trend_line,
    Lines: line_chart,
}


def set_chart(figure: Figure, canvas: Canvas) -> Block:
    """A figure's chart as a block."""
    chart: Any = figure.chart
    if type(chart) in _BLOCKS:
        return _BLOCKS[type(chart)](figure, chart, canvas)
    parts = _DRAWINGS[type(chart)](figure, chart, canvas)
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
