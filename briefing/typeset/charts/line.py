"""Values in time as a line over zero, and an earlier value as a mark of the rise or fall."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from briefing.brief.chart import Change, Trend
from briefing.brief.model import Copy, Figure, own_words
from briefing.typeset.block import Boxes, Outline, Placed, Step, polygon
from briefing.typeset.charts.canvas import Canvas, ChartParts, figure_text
from briefing.units import Pt, Rect

# Side of the square at each end of a line, in thicknesses of the line.
_DOT = 3
# White between a line and the value that stands over it, in points.
_OVER = 2.0
# A triangle is as high as a capital of the words beside it, in ems of Fira Sans.
_CAP = 0.69


def trend_line(figure: Figure, chart: Trend, canvas: Canvas) -> ChartParts:
    """A line over a base at zero, its first and last value over it, its labels below."""
    plot, colours, label = canvas.plot, canvas.sheet.colours, canvas.label
    ends = [canvas.written_like(figure, chart.values[at].copy) for at in (0, -1)]
    points = _points(chart, canvas)
    base = label.leading + plot.height
    dot = _DOT * plot.line
    dots = tuple(
        Rect(Pt(x - dot / 2), Pt(y - dot / 2), Pt(dot), Pt(dot)) for x, y in (points[0], points[-1])
    )
    steps = Step("move", points[:1]), *(Step("line", (point,)) for point in points[1:])
    rule = Rect(Pt(0), Pt(base - plot.outline / 2), canvas.measure, plot.outline)
    shapes = (
        Boxes((rule,), colours.ink),
        Outline(steps, stroke=colours.accent, width=plot.line),
        Boxes(dots, colours.accent),
    )
    words = [_over(ends[0], 0, points, dot, canvas)]
    last = canvas.measure - canvas.width(ends[1], canvas.value)
    words.append(_over(ends[1], last, points, dot, canvas))
    depth = base
    if chart.labels:
        depth += label.leading
        words += _labels(chart, points, depth - canvas.composer.drop, canvas)
    alt = canvas.phrases.line.format(told_values(chart), figure_text(figure))
    return ChartParts(shapes, Pt(depth), alt, tuple(words))


def _points(chart: Trend, canvas: Canvas) -> tuple[tuple[float, float], ...]:
    """The values' places, in points from the chart's top left; the highest at the plot's top."""
    plot, top = canvas.plot, canvas.label.leading
    inset = _DOT * plot.line / 2
    most = max(value.value for value in chart.values)
    step = (canvas.measure - 2 * inset) / (len(chart.values) - 1)
    heights = (float(value.value / most) * plot.height for value in chart.values)
    return tuple((inset + at * step, top + plot.height - y) for at, y in enumerate(heights))


def _over(
    value: Copy, x: float, points: tuple[tuple[float, float], ...], dot: float, canvas: Canvas
) -> Placed:
    """A value that starts at `x`, clear of the line below it."""
    right = x + canvas.width(value, canvas.value)
    tops = [y for across, y in points if x <= across <= right]
    for (left, high), (after, low) in pairwise(points):
        for edge in (x, right):
            if left < edge < after:
                tops.append(high + (low - high) * (edge - left) / (after - left))
    return canvas.line_at(value, x, min(tops) - dot / 2 - _OVER, canvas.value)


def _labels(
    chart: Trend, points: tuple[tuple[float, float], ...], baseline: float, canvas: Canvas
) -> list[Placed]:
    """The labels under their points, those of the ends within the measure; a fault if two touch."""
    places = points if len(chart.labels) == len(points) else (points[0], points[-1])
    placed, right = list[Placed](), -canvas.plot.gap
    for copy, (x, _) in zip(chart.labels, places, strict=True):
        width = canvas.width(copy, canvas.label)
        left = min(max(x - width / 2, 0), canvas.measure - width)
        if left < right + canvas.plot.gap / 2:
            message = f"the label {copy.text!r} stands in the one before it"
            hint = "label the first and the last value alone"
            canvas.composer.fault("fit.chart-too-wide", message, copy.span, hint)
        placed.append(canvas.line_at(copy, left, baseline, canvas.label))
        right = left + width
    return placed


def told_values(chart: Trend) -> str:
    """Every value with its label, for whoever does not see the line."""
    numbers = [value.copy.text for value in chart.values]
    labels = [label.text for label in chart.labels]
    if len(labels) == 2 < len(numbers):
        labels = [labels[0], *[""] * (len(numbers) - 2), labels[1]]
    named = zip(numbers, labels or [""] * len(numbers), strict=True)
    return ", ".join(f"{number} ({label})" if label else number for number, label in named)


def change_mark(figure: Figure, chart: Change, canvas: Canvas) -> ChartParts:
    """A triangle up or down, or a bar where nothing has changed, and the earlier value."""
    style, templates = canvas.sheet.type.context, canvas.phrases
    side, baseline = style.size * _CAP, style.leading - canvas.composer.drop
    rise = chart.value - chart.previous.value
    template = templates.up if rise > 0 else templates.down if rise < 0 else templates.same
    mark = Outline(_mark(rise, side, baseline), fill=canvas.sheet.colours.accent)
    before = canvas.written_like(figure, chart.previous.copy)
    since = own_words(templates.since.format(before.text))._replace(span=before.span)
    words = (canvas.line_at(since, side + canvas.plot.gap / 2, baseline, style),)
    alt = template.format(before.text, figure_text(figure))
    return ChartParts((mark,), style.leading, alt, words)


def _mark(rise: Decimal, side: float, bottom: float) -> tuple[Step, ...]:
    """A triangle that points up or down, or a flat bar, as high as its side at most."""
    top = bottom - side
    if rise > 0:
        return polygon((0, bottom), (side, bottom), (side / 2, top))
    if rise < 0:
        return polygon((0, top), (side, top), (side / 2, bottom))
    low, high = bottom - side * 3 / 8, bottom - side * 5 / 8
    return polygon((0, low), (side, low), (side, high), (0, high))
