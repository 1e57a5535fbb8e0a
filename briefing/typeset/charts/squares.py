"""Squares in rows: a count, or a part of a whole."""

from __future__ import annotations

from math import ceil

from briefing.brief.chart import Count, Proportion
from briefing.brief.model import Figure, own_words
from briefing.style.stylesheet import Place
from briefing.typeset.block import Boxes, Outline, Shape, frame
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.units import Pt, Rect

# A hundred squares stand in rows that a reader can multiply.
_HUNDRED, _ROWS = 100, (25, 20, 10)
# Squares may shrink to this part of their size for such a row; and for one of twenty to the
# other, in a strip, where a deep chart deepens its whole row.
_SHRINK, _SHRINK_IN_STRIP = 0.95, 0.55
# The squares of a whole are large as long as they fill no more rows than these.
_FEW = 2


def count_squares(figure: Figure, chart: Count, canvas: Canvas) -> ChartParts:
    """A count as filled squares, each of which stands for so many."""
    side, pitch = canvas.plot.square, canvas.plot.pitch
    rects = _grid(chart.squares, _abreast(chart.squares, canvas.measure, side, pitch), side, pitch)
    unit = f" {figure.unit.text}" if figure.unit else ""
    each = f"{chart.each.copy.text}{unit}"
    # Where a square is one of what the unit names, no caption has to say so.
    caption = own_words(canvas.phrases.square.format(each)) if chart.each.value != 1 else None
    squares = Boxes(rects, canvas.sheet.colours.accent)
    return ChartParts((squares,), _height(rects), (), caption)


def part_squares(figure: Figure, chart: Proportion, canvas: Canvas) -> ChartParts:
    """A square for each of a whole, those of the part filled, row by row from the left."""
    plot, colours = canvas.plot, canvas.sheet.colours
    rects = _whole(chart.whole, canvas)
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


def _whole(whole: int, canvas: Canvas) -> tuple[Rect, ...]:
    """The squares of a whole: large if they are few, a hundred of them in rows that multiply."""
    plot, measure = canvas.plot, canvas.measure
    abreast = _abreast(whole, measure, plot.square, plot.pitch)
    if whole <= _FEW * abreast:
        return _grid(whole, abreast, plot.square, plot.pitch)
    side, pitch = plot.cell, plot.cell_pitch
    if whole != _HUNDRED:
        return _grid(whole, _abreast(whole, measure, side, pitch), side, pitch)
    room = (measure + pitch - side) / pitch
    ways = [(row, _SHRINK) for row in _ROWS]
    if canvas.sheet.layout.figures is Place.STRIP:
        ways.insert(-1, (_ROWS[1], _SHRINK_IN_STRIP))
    abreast = next((row for row, least in ways if row * least <= room), _ROWS[-1])
    scale = min(measure / (abreast * pitch - pitch + side), 1)
    return _grid(whole, abreast, Pt(side * scale), Pt(pitch * scale))


def _abreast(count: int, measure: Pt, side: Pt, pitch: Pt) -> int:
    """How many squares stand in a row, so that rows are as few and as even as can be."""
    most = max(int((measure + pitch - side) / pitch + 0.001), 1)
    return ceil(count / ceil(count / most))


def _grid(count: int, abreast: int, side: Pt, pitch: Pt) -> tuple[Rect, ...]:
    places = (divmod(at, abreast) for at in range(count))
    return tuple(Rect(Pt(x * pitch), Pt(y * pitch), side, side) for y, x in places)


def _height(rects: tuple[Rect, ...]) -> Pt:
    return Pt(rects[-1].y + rects[-1].height)
