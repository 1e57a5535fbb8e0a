"""Places for a chart's labels, so that none stands on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from briefing.brief.model import Copy
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Boxes, Placed
from briefing.typeset.charts.canvas import Canvas
from briefing.units import Pt, Rect

Point = tuple[float, float]

# From a label's baseline to its top and its bottom, in ems; and the white to other labels and
# marks, in points.
_UP, _DOWN, _WHITE = 0.72, 0.24, 1.0
# A curve is looked at in steps of so many points.
_STEP = 1.0
# What is nearer than this, in points, is the same place.
_ROUNDING = 0.01


def spread(centres: Sequence[float], heights: Sequence[float], span: Point) -> list[float]:
    """The middles of labels that stand over each other, each as near to its own as can be.

    None overlaps another, and all stay within `span`, if it has room for them. Labels that would
    overlap are pooled round their mean (the pool-adjacent-violators algorithm); those of one
    height keep their order.
    """
    order = sorted(range(len(centres)), key=lambda at: centres[at])
    steps = ((heights[one] + heights[other]) / 2 for one, other in pairwise(order))
    below = list(accumulate(steps, initial=0.0))
    pools: list[tuple[float, int]] = []
    for at, down in zip(order, below, strict=True):
        pools.append((centres[at] - down, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (other, more) = pools.pop(-2), pools.pop()
            pools.append(((one * few + other * more) / (few + more), few + more))
    first = span[0] + heights[order[0]] / 2
    last = max(span[1] - heights[order[-1]] / 2 - below[-1], first)
    tops = [min(max(mean, first), last) for mean, count in pools for _ in range(count)]
    placed = (top + down for top, down in zip(tops, below, strict=True))
    found = dict(zip(order, placed, strict=True))
    return [found[at] for at in range(len(centres))]


class Label(NamedTuple):
    """Words on one line, and where they may stand: left edges and baselines, the best first."""

    copy: Copy
    style: TextStyle
    places: tuple[Point, ...]


class Labels:
    """Places labels in turn, each clear of what is there already; a builder within one function.

    Args:
        canvas: what the chart is drawn with.
        height: how far down labels may reach, in points from the chart's top.
        curves: points along lines, which a label stands on only if it must, on a plate of paper.
    """

    def __init__(self, canvas: Canvas, height: float, curves: Iterable[Sequence[Point]]) -> None:
        self.words: list[Placed] = []
        self.plates: list[Rect] = []
        self.taken: list[Rect] = []
        self._canvas = canvas
        self._height = height
        self._curves = [point for curve in curves for point in _along(curve)]

    def keep(self, *rects: Rect) -> None:
        """Let no label stand there."""
        self.taken += rects

    def place(self, label: Label) -> bool:
        """Put a label where it is free; whether there was such a place."""
        width = self._canvas.width(label.copy, label.style)
        boxes = [(place, box_of(place, width, label.style)) for place in label.places]
        free = [(place, box) for place, box in boxes if self._is_free(box)]
        if not free:
            return False
        clear = [pair for pair in free if not self._is_crossed(pair[1])]
        place, box = (clear or free)[0]
        if not clear:
            self.plates.append(box)
        self.taken.append(box)
        self.words.append(self._canvas.line_at(label.copy, *place, label.style))
        return True

    def place_all(self, labels: Sequence[Label]) -> bool:
        """Put labels at the first place of each, if all are free there and clear of curves."""
        boxes = [
            box_of(one.places[0], self._canvas.width(one.copy, one.style), one.style)
            for one in labels
        ]
        apart = not any(overlap(*pair, self._canvas.plot.gap) for pair in pairwise(boxes))
        is_free = apart and all(self._is_free(box) and not self._is_crossed(box) for box in boxes)
        if is_free:
            for label in labels:
                self.place(label)
        return is_free

    @property
    def plate(self) -> tuple[Boxes, ...]:
        """The paper under labels that stand on lines."""
        colour = self._canvas.sheet.colours.paper
        return (Boxes(tuple(self.plates), colour),) if self.plates else ()

    def _is_free(self, box: Rect) -> bool:
        within = box.x >= -_ROUNDING and box.x + box.width <= self._canvas.measure + _ROUNDING
        deep = box.y >= -_ROUNDING and box.y + box.height <= self._height + _ROUNDING
        return within and deep and not any(overlap(box, other, _WHITE) for other in self.taken)

    def _is_crossed(self, box: Rect) -> bool:
        return any(_holds(box, point) for point in self._curves)


def box_of(place: Point, width: float, style: TextStyle) -> Rect:
    """The box of a label from its ascenders to its descenders."""
    x, baseline = place
    top = baseline - _UP * style.size
    return Rect(Pt(x), Pt(top), Pt(width), Pt((_UP + _DOWN) * style.size))


def overlap(one: Rect, other: Rect, white: float = 0) -> bool:
    """Whether two boxes have less white between them, in points."""
    across = one.x < other.x + other.width + white and other.x < one.x + one.width + white
    down = one.y < other.y + other.height and other.y < one.y + one.height
    return across and down


def _holds(box: Rect, point: Point) -> bool:
    x, y = point
    across = box.x - _WHITE < x < box.x + box.width + _WHITE
    return across and box.y - _WHITE < y < box.y + box.height + _WHITE


def _along(curve: Sequence[Point]) -> Iterator[Point]:
    """Points of a line through some points, near to each other."""
    for (x, y), (right, low) in pairwise(curve):
        count = max(int(max(abs(right - x), abs(low - y)) / _STEP), 1)
        yield from (
            (x + (right - x) * at / count, y + (low - y) * at / count) for at in range(count + 1)
        )


def axis_names(
    names: Sequence[tuple[Copy, float]],
    end: float,
    baseline: float,
    canvas: Canvas,
    *,
    even: bool,
) -> list[Placed]:
    """Names under their places on an axis, none further right than its `end`; a fault if all touch.

    Of names that would stand too near to each other only every second, third, … is drawn, if they
    are `even`, else as many as there is room for; the first and the last are always drawn.
    """
    spans = []
    for copy, x in names:
        wide = canvas.width(copy, canvas.label)
        left = min(max(x - wide / 2, 0), end - wide)
        spans.append((left, left + wide))
    kept = _evenly(spans, canvas.plot.gap) if even else _from_ends(spans, canvas.plot.gap)
    if not kept:
        copy = names[-1][0]
        message = f"the label {copy.text!r} stands in the one before it"
        canvas.composer.fault("fit.chart-too-wide", message, copy.span, "write shorter labels")
    return [canvas.line_at(names[at][0], spans[at][0], baseline, canvas.label) for at in kept]


def _evenly(spans: Sequence[Point], gap: float) -> Sequence[int]:
    """The first span and every second, third, … up to the last, so that they are apart."""
    last = len(spans) - 1
    steps = (range(0, last + 1, step) for step in range(1, last + 1) if last % step == 0)
    return next((kept for kept in steps if _apart([spans[at] for at in kept], gap)), ())


def _from_ends(spans: Sequence[Point], gap: float) -> Sequence[int]:
    """The first span and the last, and from both ends inwards those that are apart from these."""
    last = len(spans) - 1
    kept: list[int] = []
    for at in sorted(range(len(spans)), key=lambda at: (min(at, last - at), at)):
        if _apart(sorted(spans[each] for each in (*kept, at)), gap):
            kept.append(at)
        elif at == last:
            return ()
    return sorted(kept)


def _apart(spans: Sequence[Point], gap: float) -> bool:
    """Whether names keep so much white between them."""
    return all(after[0] - before[1] >= gap for before, after in pairwise(spans))
