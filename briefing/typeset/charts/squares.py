"""Squares in rows: a count, or a part of a whole. On a page all are of one size."""

from __future__ import annotations

from briefing.brief.chart import Count, Proportion
from briefing.brief.model import Figure, own_words
from briefing.style.stylesheet import Plot
from briefing.typeset.block import Boxes, Outline, Shape, frame
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.units import Pt, Rect

# Squares stand in rows that a reader can multiply: the longest of these that the width holds.
_ROWS = 20, 10, 5
# Behind the tenth square of a row is so much more white, in parts of the pitch.
_TEN, _AFTER_TEN = 10, 0.4
_HUNDRED = 100


def count_squares(figure: Figure, chart: Count, canvas: Canvas) -> ChartParts:
    """A count as filled squares, each of which stands for so many."""
    rects = _grid(chart.squares, canvas)
    unit = f" {figure.unit.text}" if figure.unit else ""
    each = f"{chart.each.copy.text}{unit}"
    # Where a square is one of what the unit names, no caption has to say so.
    caption = own_words(canvas.phrases.square.format(each)) if chart.each.value != 1 else None
    squares = Boxes(rects, canvas.sheet.colours.accent)
    return ChartParts((squares,), _height(rects), (), caption)


def part_squares(figure: Figure, chart: Proportion, canvas: Canvas) -> ChartParts:
    """A square for each of a whole, those of the part filled, row by row from the left."""
    plot, colours = canvas.plot, canvas.sheet.colours
    rects = _grid(chart.whole, canvas)
    on, off = rects[: chart.part], rects[chart.part :]
    shapes: list[Shape] = [Boxes(on, colours.accent)] if on else []
    if off:
        steps = tuple(step for rect in off for step in frame(rect, plot.outline))
        shapes.append(Outline(steps, stroke=colours.ink, width=plot.outline))
    caption = None
    if chart.whole == _HUNDRED and "%" in figure.value.text:
        unit = f" {figure.unit.text}" if figure.unit else ""
        one = canvas.written_like(figure, own_words("1")).text
        caption = own_words(canvas.phrases.square.format(f"{one}{unit}"))
    return ChartParts(tuple(shapes), _height(rects), (), caption)


def abreast(measure: Pt, plot: Plot) -> int:
    """How many squares a full row has in a width, in points."""
    fitting = int((measure + plot.pitch - plot.square) / plot.pitch + _ROUNDING)
    rows = (row for row in _ROWS if _left(row - 1, plot) + plot.square <= measure + _ROUNDING)
    return next(rows, max(fitting, 1))


_ROUNDING = 0.001


def _left(column: int, plot: Plot) -> float:
    """How far right of a row's start the square after so many others stands, in points."""
    return plot.pitch * (column + (_AFTER_TEN if column >= _TEN else 0))


def _grid(count: int, canvas: Canvas) -> tuple[Rect, ...]:
    """So many squares, row by row from the left."""
    plot, side = canvas.plot, canvas.plot.square
    places = (divmod(at, abreast(canvas.measure, plot)) for at in range(count))
    return tuple(Rect(Pt(_left(x, plot)), Pt(y * plot.pitch), side, side) for y, x in places)


def _height(rects: tuple[Rect, ...]) -> Pt:
    return Pt(rects[-1].y + rects[-1].height)
