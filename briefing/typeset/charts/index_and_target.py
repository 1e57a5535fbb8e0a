"""A change in per cent, or a value and its target, becomes bars from zero, named directly."""

from __future__ import annotations

from briefing.brief.chart import Index, Target
from briefing.brief.model import Copy, Figure, own_words
from briefing.language.decimals import written
from briefing.style.colour import CONTRAST, contrast
from briefing.typeset.block import Boxes, Outline, Placed, Shape, frame
from briefing.typeset.charts.canvas import Easel, Sketch, fact
from briefing.units import Pt, Rect

_BASE = 100
# Words inside a bar keep so far from its end, in points.
_INSIDE = 3.0


def index_bars(figure: Figure, chart: Index, easel: Easel) -> Sketch:
    """Two bars: the base, 100, and what it has become, the increase filled."""
    plot, colours = easel.plot, easel.sheet.colours
    names = _initial(chart.base), _initial(chart.now or _now(figure, easel))
    left = max(easel.width(name, easel.label) for name in names) + plot.gap
    change = float(chart.change)
    scale = (easel.measure - left) / (_BASE + max(change, 0))
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
    words: list[Placed] = []
    for name, value, bar in zip(names, (_base(), _signed(figure, chart)), outlined, strict=True):
        words += easel.word(name, 0, _middle(bar, easel), easel.label), _within(value, bar, easel)
    level = written(_BASE + chart.change, easel.language)
    base, now = (name.text for name in names)
    says = easel.phrases.bars.format(base, now, level, fact(figure))
    caption = own_words(easel.phrases.base.format(base))
    return Sketch(tuple(shapes), Pt(second + plot.bar), says, tuple(words), caption)


def target_bar(figure: Figure, chart: Target, easel: Easel) -> Sketch:
    """A bar from zero to what is, and a mark, named below it, where it should be."""
    plot, colours = easel.plot, easel.sheet.colours
    actual, target = chart.actual.value, chart.target.value
    scale = (easel.measure - plot.tick / 2) / float(max(actual, target))
    bar = Rect(Pt(0), plot.over, Pt(float(actual) * scale), plot.bar)
    at = float(target) * scale
    tick = Rect(Pt(at - plot.tick / 2), Pt(0), plot.tick, Pt(plot.bar + 2 * plot.over))
    value, goal = (easel.like(figure, each.copy) for each in (chart.actual, chart.target))
    name = own_words(easel.phrases.target.format(goal.text))._replace(span=goal.span)
    width = easel.width(name, easel.label)
    x = min(max(at - width / 2, 0), easel.measure - width)
    height = Pt(tick.height + easel.label.leading)
    words = (
        _in_bar(value, bar, tick, easel),
        easel.word(name, x, height - easel.composer.drop, easel.label),
    )
    shapes = Boxes((bar,), colours.accent), Boxes((tick,), colours.ink)
    says = easel.phrases.bar.format(value.text, goal.text, fact(figure))
    return Sketch(shapes if actual else shapes[1:], height, says, words)


def _in_bar(value: Copy, bar: Rect, tick: Rect, easel: Easel) -> Placed:
    """A filled bar's value in the paper's colour at its end, or in ink behind it and the mark."""
    width = easel.width(value, easel.value)
    x = bar.width - width - _INSIDE
    # A mark that would stand in the words pushes them before it.
    if x < tick.x + tick.width + 1 and x + width > tick.x - 1:
        x = tick.x - width - _INSIDE
    colours = easel.sheet.colours
    if x >= _INSIDE and contrast(colours.accent, colours.paper) >= CONTRAST:
        inverse = easel.value._replace(colour=colours.paper)
        return easel.word(value, x, _middle(bar, easel), inverse)
    x = bar.width + _INSIDE
    if x + width > tick.x - 1:
        x = max(x, tick.x + tick.width + _INSIDE)
    return easel.word(value, x, _middle(bar, easel), easel.value)


def _within(value: Copy, bar: Rect, easel: Easel) -> Placed:
    """An outlined bar's value at its end, or behind it where it is too short."""
    width = easel.width(value, easel.value)
    short = bar.width < width + 2 * _INSIDE
    x = bar.x + bar.width + (_INSIDE if short else -width - _INSIDE)
    return easel.word(value, x, _middle(bar, easel), easel.value)


def _middle(bar: Rect, easel: Easel) -> float:
    return bar.y + bar.height / 2 + easel.rise


def _base() -> Copy:
    return own_words(f"{_BASE}")


def _signed(figure: Figure, chart: Index) -> Copy:
    """The figure's value with the sign of a rise, which it may lack."""
    text = figure.value.text
    plus = "+" if chart.change > 0 and "+" not in text else ""
    return own_words(f"{plus}{text}")._replace(span=figure.value.span)


def _now(figure: Figure, easel: Easel) -> Copy:
    """What the second bar stands for: the year that the figure is of, or now."""
    return own_words(f"{figure.as_of.year}" if figure.as_of else easel.phrases.now)


def _initial(copy: Copy) -> Copy:
    """Words that start a line, their first letter in upper case."""
    first, *others = copy.runs
    first = first._replace(text=first.text[:1].upper() + first.text[1:])
    return copy._replace(runs=(first, *others))
