"""Sets a figure's chart as a block: a drawing, a table of bars, or a line of text."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Change,
    Chart,
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
from briefing.units import Pt, Rect


def add_chart(stack: Stack, figure: Figure, canvas: Canvas) -> None:
    """Put a figure's chart, if it has one, below its words."""
    # A rise or fall is told in a line of words, like a context.
    is_line = isinstance(figure.chart, Change)
    stack.add(set_chart(figure, canvas), above=0 if is_line else canvas.plot.above)


def _block_setter(chart: Chart) -> Callable[[Figure, Any, Canvas], Block] | None:
    """What sets a form that is a block by itself: a table, or a line of text."""
    match chart:
        case Change():
            from briefing.typeset.charts.line import change_line  # loaded only for a rise or fall

            return change_line
        case Bars():
            from briefing.typeset.charts.ranked_bars import ranked_bars  # loaded only for bars

            return ranked_bars
        case BarGroups():
            # loaded only for bars in groups
            from briefing.typeset.charts.grouped_bars import bar_groups

            return bar_groups
        case Tiles():
            from briefing.typeset.charts.tile_map import tile_map  # loaded only for a map

            return tile_map
        case _:
            return None


def _drawing_setter(
    chart: Count | Proportion | Index | Target | Trend | Lines,
) -> Callable[[Figure, Any, Canvas], ChartParts]:
    """What draws any other form."""
    match chart:
        case Count():
            from briefing.typeset.charts.squares import count_squares  # loaded only for squares

            return count_squares
        case Proportion():
            from briefing.typeset.charts.squares import part_squares  # loaded only for squares

            return part_squares
        case Index():
            # loaded only for an index
            from briefing.typeset.charts.index_and_target import index_bars

            return index_bars
        case Target():
            # loaded only for a target
            from briefing.typeset.charts.index_and_target import target_bar

            return target_bar
        case Trend():
            from briefing.typeset.charts.line import trend_line  # loaded only for a plain line

            return trend_line
        case Lines():
            from briefing.typeset.charts.lines import line_chart  # loaded only for lines

            return line_chart


def set_chart(figure: Figure, canvas: Canvas) -> Block:
    """A figure's chart as a block."""
    chart: Any = figure.chart
    if set_block := _block_setter(chart):
        return set_block(figure, chart, canvas)
    parts = _drawing_setter(chart)(figure, chart, canvas)
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
