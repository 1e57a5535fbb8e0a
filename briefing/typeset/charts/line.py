"""Values in time as a line over zero, and an earlier value as a mark of the rise or fall."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from briefing.brief.chart import Change, Trend
from briefing.brief.model import Copy, Figure, own_words
from briefing.typeset.block import (
    Block,
    Boxes,
    Drawing,
    Outline,
    Placed,
    Step,
    disc,
    polygon,
)
from briefing.typeset.charts.alternative import alternative
from briefing.typeset.charts.canvas import CLEAR, Canvas, ChartParts
from briefing.typeset.charts.labels import axis_names
from briefing.units import Pt, Rect

# The radius of the disc at each end of a line, in thicknesses of the line; the line round the disc
# at its start; and in points the white round the one at its end.
_DISC, _ROUND, _RIM = 1.375, 0.625, 1.0
# White between a line and the value that stands over it, in points.
_OVER = 2.0
# A triangle is as high as a capital of the words beside it, in ems of Fira Sans.
_CAP = 0.69


def trend_line(figure: Figure, chart: Trend, canvas: Canvas) -> ChartParts:
    """A line over a base at zero, labels below it.

    It starts in an open disc, over which stands its first value, and ends in a filled one, with
    its last value at the right.
    """
    plot, colours, label = canvas.plot, canvas.sheet.colours, canvas.label
    first, last = (canvas.written_like(figure, chart.values[at].copy) for at in (0, -1))
    radius = plot.line * _DISC
    width = canvas.measure - canvas.width(last, canvas.value) - CLEAR
    length = canvas.drawn_length(width - 2 * radius, (last,))
    points = _points(chart, length, canvas)
    base = label.leading + plot.height
    steps = Step("move", points[:1]), *(Step("line", (point,)) for point in points[1:])
    rule = Rect(Pt(0), Pt(base - plot.outline / 2), Pt(width), plot.outline)
    inner = radius - plot.line * _ROUND / 2
    shapes = (
        Boxes((rule,), colours.ink),
        Outline(steps, stroke=colours.accent, width=plot.line),
        Outline(
            disc(*points[0], inner),
            fill=colours.paper,
            stroke=colours.accent,
            width=Pt(plot.line * _ROUND),
        ),
        Outline(disc(*points[-1], radius + _RIM), fill=colours.paper),
        Outline(disc(*points[-1], radius), fill=colours.accent),
    )
    x, y = points[-1]
    words = [
        _over(first, points, radius, canvas),
        canvas.line_at(last, x + radius + CLEAR, y + canvas.rise, canvas.value),
    ]
    depth = base
    if chart.labels:
        depth += label.leading
        places = points if len(chart.labels) == len(points) else (points[0], points[-1])
        named = [(copy, x) for copy, (x, _) in zip(chart.labels, places, strict=True)]
        words += axis_names(named, width, depth - canvas.composer.drop, canvas, even=True)
    return ChartParts(shapes, Pt(depth), tuple(words))


def _points(chart: Trend, length: float, canvas: Canvas) -> tuple[tuple[float, float], ...]:
    """The values' places, in points from the chart's top left; the highest at the plot's top.

    The first and the last are so far apart as `length` says.
    """
    plot, top = canvas.plot, canvas.label.leading
    inset = plot.line * _DISC
    most = max(value.value for value in chart.values)
    step = length / (len(chart.values) - 1)
    heights = (float(value.value / most) * plot.height for value in chart.values)
    return tuple((inset + at * step, top + plot.height - y) for at, y in enumerate(heights))


def _over(
    value: Copy, points: tuple[tuple[float, float], ...], radius: float, canvas: Canvas
) -> Placed:
    """The first value, at the chart's left edge and clear of the line below it."""
    right = canvas.width(value, canvas.value)
    tops = [points[0][1] - radius]
    for (left, high), (after, low) in pairwise(points):
        if left < right:
            reach = min((right - left) / (after - left), 1)
            tops.append(high + (low - high) * reach - canvas.plot.line / 2)
    end, height = points[-1]
    if right > end - radius:
        tops.append(height - radius - _RIM)
    return canvas.line_at(value, 0, min(tops) - _OVER, canvas.value)


def change_line(figure: Figure, chart: Change, canvas: Canvas) -> Block:
    """A line of text: a triangle up or down, or a bar where nothing has changed, and the earlier
    value, which is read with its direction.
    """
    style = canvas.sheet.type.context
    side, baseline = style.size * _CAP, style.leading - canvas.composer.drop
    mark = _mark(chart.value - chart.previous.value, side, baseline)
    before = canvas.written_like(figure, chart.previous.copy)
    since = own_words(canvas.phrases.since.format(before.text))._replace(span=before.span)
    words = canvas.line_at(since, side + canvas.plot.gap / 2, baseline, style)
    said = words.block._replace(tag="Span", spoken=alternative(figure, canvas.language))
    outline = Outline(mark, fill=canvas.sheet.colours.accent)
    box = Rect(Pt(0), Pt(baseline - side), Pt(side), Pt(side))
    triangle = Block(Pt(0), drawing=Drawing((outline,), box))
    children = Placed(Pt(0), Pt(0), triangle), words._replace(block=said)
    return Block(style.leading, "P", children=children)


def _mark(rise: Decimal, side: float, bottom: float) -> tuple[Step, ...]:
    """A triangle that points up or down, or a flat bar, as high as its side at most."""
    top = bottom - side
    if rise > 0:
        return polygon((0, bottom), (side, bottom), (side / 2, top))
    if rise < 0:
        return polygon((0, top), (side, top), (side / 2, bottom))
    low, high = bottom - side * 3 / 8, bottom - side * 5 / 8
    return polygon((0, low), (side, low), (side, high), (0, high))
