"""Values in time become a line over zero; an earlier value becomes a rise or a fall."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from briefing.brief.chart import Change, Trend
from briefing.brief.model import Copy, Figure, own_words
from briefing.typeset.block import Boxes, Outline, Placed, Step, polygon
from briefing.typeset.charts.canvas import Easel, Sketch, fact
from briefing.units import Pt, Rect

# Side of the square at each end of a line, in thicknesses of the line.
_DOT = 3
# White between a line and the value that stands over it, in points.
_OVER = 2.0
# A triangle is as high as a capital of the words beside it, in ems of Fira Sans.
_CAP = 0.69


def trend_line(figure: Figure, chart: Trend, easel: Easel) -> Sketch:
    """A line over a base at zero; its first and last value, and what its ends are called."""
    plot, colours, label = easel.plot, easel.sheet.colours, easel.label
    ends = [easel.like(figure, chart.values[at].copy) for at in (0, -1)]
    points = _points(chart, easel)
    base = label.leading + plot.height
    dot = _DOT * plot.line
    dots = tuple(
        Rect(Pt(x - dot / 2), Pt(y - dot / 2), Pt(dot), Pt(dot)) for x, y in (points[0], points[-1])
    )
    steps = Step("move", points[:1]), *(Step("line", (point,)) for point in points[1:])
    rule = Rect(Pt(0), Pt(base - plot.outline / 2), easel.measure, plot.outline)
    shapes = (
        Boxes((rule,), colours.ink),
        Outline(steps, stroke=colours.accent, width=plot.line),
        Boxes(dots, colours.accent),
    )
    words = [_over(ends[0], 0, points, dot, easel)]
    last = easel.measure - easel.width(ends[1], easel.value)
    words.append(_over(ends[1], last, points, dot, easel))
    depth = base
    if chart.labels:
        depth += label.leading
        words += _labels(chart, points, depth - easel.composer.drop, easel)
    told = _told(chart)
    return Sketch(shapes, Pt(depth), easel.phrases.line.format(told, fact(figure)), tuple(words))


def _points(chart: Trend, easel: Easel) -> tuple[tuple[float, float], ...]:
    """Where the values stand, the highest of them at the top of the plot."""
    plot, top = easel.plot, easel.label.leading
    inset = _DOT * plot.line / 2
    most = max(value.value for value in chart.values)
    step = (easel.measure - 2 * inset) / (len(chart.values) - 1)
    heights = (float(value.value / most) * plot.height for value in chart.values)
    return tuple((inset + at * step, top + plot.height - y) for at, y in enumerate(heights))


def _over(
    value: Copy, x: float, points: tuple[tuple[float, float], ...], dot: float, easel: Easel
) -> Placed:
    """A value over all of the line that it could touch."""
    right = x + easel.width(value, easel.value)
    tops = [y for across, y in points if x <= across <= right]
    for (left, high), (after, low) in pairwise(points):
        for edge in (x, right):
            if left < edge < after:
                tops.append(high + (low - high) * (edge - left) / (after - left))
    return easel.word(value, x, min(tops) - dot / 2 - _OVER, easel.value)


def _labels(
    chart: Trend, points: tuple[tuple[float, float], ...], baseline: float, easel: Easel
) -> list[Placed]:
    """What the ends are called, at the edges, and what stands between, under its point."""
    places = points if len(chart.labels) == len(points) else (points[0], points[-1])
    placed, right = list[Placed](), -easel.plot.gap
    for copy, (x, _) in zip(chart.labels, places, strict=True):
        width = easel.width(copy, easel.label)
        left = min(max(x - width / 2, 0), easel.measure - width)
        if left < right + easel.plot.gap / 2:
            message = f"the label {copy.text!r} stands in the one before it"
            hint = "label the first and the last value alone"
            easel.composer.fault("fit.chart-too-wide", message, copy.span, hint)
        placed.append(easel.word(copy, left, baseline, easel.label))
        right = left + width
    return placed


def _told(chart: Trend) -> str:
    """Every value in words, with what it is called."""
    numbers = [value.copy.text for value in chart.values]
    labels = [label.text for label in chart.labels]
    if len(labels) == 2 < len(numbers):
        labels = [labels[0], *[""] * (len(numbers) - 2), labels[1]]
    named = zip(numbers, labels or [""] * len(numbers), strict=True)
    return ", ".join(f"{number} ({label})" if label else number for number, label in named)


def change_mark(figure: Figure, chart: Change, easel: Easel) -> Sketch:
    """A triangle up or down, or a bar where nothing has changed, and the earlier value."""
    style, templates = easel.sheet.type.context, easel.phrases
    side, baseline = style.size * _CAP, style.leading - easel.composer.drop
    rise = chart.value - chart.previous.value
    says = templates.up if rise > 0 else templates.down if rise < 0 else templates.same
    mark = Outline(_mark(rise, side, baseline), fill=easel.sheet.colours.accent)
    before = easel.like(figure, chart.previous.copy)
    since = own_words(templates.since.format(before.text))._replace(span=before.span)
    words = (easel.word(since, side + easel.plot.gap / 2, baseline, style),)
    return Sketch((mark,), style.leading, says.format(before.text, fact(figure)), words)


def _mark(rise: Decimal, side: float, bottom: float) -> tuple[Step, ...]:
    """A triangle that points up or down, or a flat bar, as high as its side at most."""
    top = bottom - side
    if rise > 0:
        return polygon((0, bottom), (side, bottom), (side / 2, top))
    if rise < 0:
        return polygon((0, top), (side, top), (side / 2, bottom))
    low, high = bottom - side * 3 / 8, bottom - side * 5 / 8
    return polygon((0, low), (side, low), (side, high), (0, high))
