"""Bars from zero, named directly: a change in per cent, or a value beside its target."""

from __future__ import annotations

from briefing.brief.chart import Index, Target
from briefing.brief.model import Copy, Figure, own_words
from briefing.style.colour import CONTRAST, contrast
from briefing.typeset.block import Boxes, Outline, Placed, Shape, frame
from briefing.typeset.charts.alternative import index_names
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.units import Pt, Rect

_BASE = 100
# Words inside a bar keep so far from its end, in points.
_INSIDE = 3.0


def index_bars(figure: Figure, chart: Index, canvas: Canvas) -> ChartParts:
    """Two bars: the base, 100, and what it has changed to, any increase filled."""
    plot, colours = canvas.plot, canvas.sheet.colours
    names = index_names(figure, chart, canvas.language)
    left = max(canvas.width(name, canvas.label) for name in names) + plot.gap
    change = float(chart.change)
    scale = (canvas.measure - left) / (_BASE + max(change, 0))
    second = plot.bar + plot.apart
    outlined = (
        Rect(Pt(left), Pt(0), Pt(_BASE * scale), plot.bar),
        Rect(Pt(left), Pt(second), Pt((_BASE + min(change, 0)) * scale), plot.bar),
    )
    steps = tuple(step for rect in outlined for step in frame(rect, plot.outline))
    shapes: list[Shape] = [Outline(steps, stroke=colours.ink, width=plot.outline)]
    if change > 0:
        more = Rect(Pt(left + _BASE * scale), Pt(second), Pt(change * scale), plot.bar)
        shapes.append(Boxes((more,), colours.accent))
    values = own_words(f"{_BASE}"), _signed(figure, chart)
    words: list[Placed] = []
    for name, value, bar in zip(names, values, outlined, strict=True):
        words += (
            canvas.line_at(name, 0, _middle(bar, canvas), canvas.label),
            _within(value, bar, canvas),
        )
    caption = own_words(canvas.phrases.base.format(names[0].text))
    return ChartParts(tuple(shapes), Pt(second + plot.bar), tuple(words), caption)


def target_bar(figure: Figure, chart: Target, canvas: Canvas) -> ChartParts:
    """A bar from zero to the actual value, and a mark at its target, which is named below."""
    plot, colours = canvas.plot, canvas.sheet.colours
    actual, target = chart.actual.value, chart.target.value
    scale = (canvas.measure - plot.tick / 2) / float(max(actual, target))
    bar = Rect(Pt(0), plot.over, Pt(float(actual) * scale), plot.bar)
    at = float(target) * scale
    tick = Rect(Pt(at - plot.tick / 2), Pt(0), plot.tick, Pt(plot.bar + 2 * plot.over))
    value, goal = (canvas.written_like(figure, each.copy) for each in (chart.actual, chart.target))
    name = own_words(canvas.phrases.target.format(goal.text))._replace(span=goal.span)
    width = canvas.width(name, canvas.label)
    x = min(max(at - width / 2, 0), canvas.measure - width)
    height = Pt(tick.height + canvas.label.leading)
    words = (
        _in_bar(value, bar, tick, canvas),
        canvas.line_at(name, x, height - canvas.composer.drop, canvas.label),
    )
    shapes = Boxes((bar,), colours.accent), Boxes((tick,), colours.ink)
    return ChartParts(shapes if actual else shapes[1:], height, words)


def _in_bar(value: Copy, bar: Rect, tick: Rect, canvas: Canvas) -> Placed:
    """A filled bar's value: at its end in the paper's colour, or in ink behind bar and mark."""
    width = canvas.width(value, canvas.value)
    x = bar.width - width - _INSIDE
    # A mark that would stand in the words pushes them before it.
    if x < tick.x + tick.width + 1 and x + width > tick.x - 1:
        x = tick.x - width - _INSIDE
    colours = canvas.sheet.colours
    if x >= _INSIDE and contrast(colours.accent, colours.paper) >= CONTRAST:
        inverse = canvas.value._replace(colour=colours.paper)
        return canvas.line_at(value, x, _middle(bar, canvas), inverse)
    x = bar.width + _INSIDE
    if x + width > tick.x - 1:
        x = max(x, tick.x + tick.width + _INSIDE)
    return canvas.line_at(value, x, _middle(bar, canvas), canvas.value)


def _within(value: Copy, bar: Rect, canvas: Canvas) -> Placed:
    """An outlined bar's value at its end, or behind it where it is too short."""
    width = canvas.width(value, canvas.value)
    short = bar.width < width + 2 * _INSIDE
    x = bar.x + bar.width + (_INSIDE if short else -width - _INSIDE)
    return canvas.line_at(value, x, _middle(bar, canvas), canvas.value)


def _middle(bar: Rect, canvas: Canvas) -> float:
    """The baseline of words in the middle of a bar."""
    return bar.y + bar.height / 2 + canvas.rise


def _signed(figure: Figure, chart: Index) -> Copy:
    """The figure's value with the sign of a rise, which it may lack."""
    text = figure.value.text
    plus = "+" if chart.change > 0 and "+" not in text else ""
    return own_words(f"{plus}{text}")._replace(span=figure.value.span)
