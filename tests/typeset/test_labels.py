"""Charts of several values, made up at random: no label stands on another, or on an end's mark.

`pytest tests/typeset/test_labels.py --briefs 3000` draws more of them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import pytest

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Lines,
    Moment,
    Observation,
    Quantity,
    Series,
    Threshold,
    Tiles,
)
from briefing.brief.model import Copy, Figure, own_words
from briefing.brief.tile_maps import europe
from briefing.typeset.block import Block, Line
from briefing.typeset.charts import set_chart
from briefing.typeset.charts.labels import spread
from briefing.typeset.charts.lines import line_chart
from briefing.units import Pt, Rect
from tests.typeset.test_chart_words import SPAN, canvas_of, overlap

# The width of a rail, and that of the text beside it.
RAIL, TEXT = 153.07, 238.1
NAMES = "Oslo Kiel Riga Gdansk Copenhagens Montenegro EU UK".split()


class Maker:
    """Makes one chart up; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.kind = ("bars", "grouped", "stacked", "lines", "lines", "dates", "dates", "tiles")[
            seed % 8
        ]

    def number(self, least: int = -900) -> Quantity:
        """Ties, nothing, whole numbers, and a negative hundredth among others."""
        drawn = self.rng.choice((0, self.rng.randint(least, 900), self.rng.randint(least, 900)))
        value = Decimal(drawn) / self.rng.choice((1, 1, 10, 100))
        value = self.rng.choice((value, value, value, Decimal(min(max(least, -1), 0)) * 4 / 100))
        return Quantity(own_words(f"{value:f}"), value)

    def numbers(self, count: int, least: int) -> tuple[Quantity, ...]:
        made = [self.number(least) for _ in range(count)]
        if self.rng.random() < 0.2:
            made = [made[0]] * count
        if not any(each.value for each in made):
            made[0] = Quantity(own_words("7"), Decimal(7))
        return tuple(made)

    def names(self, count: int) -> list[Copy]:
        return [own_words(name) for name in self.rng.sample(NAMES, count)]

    def threshold(self, least: int) -> Threshold | None:
        label = own_words(self.rng.choice(("Goal", "NATO goal", "the year before")))
        return Threshold(label, self.number(least)) if self.rng.random() < 0.5 else None

    def chart(self) -> Any:
        least = self.rng.choice((0, -900))
        return getattr(self, self.kind)(least)

    def bars(self, least: int) -> Bars:
        count = self.rng.randint(1, 5)
        rows = list(zip(self.names(count), self.numbers(count, least), strict=True))
        rows.sort(key=lambda row: row[1].value, reverse=True)
        return Bars(tuple(rows), SPAN, threshold=self.threshold(least))

    def grouped(self, least: int) -> BarGroups:
        size = self.rng.randint(2, 3)
        series = tuple(map(own_words, ("in 2024", "in 2025", "in 2026")[:size]))
        names = self.names(self.rng.randint(1, 5))
        return BarGroups(tuple((n, self.numbers(size, least)) for n in names), series, SPAN)

    def stacked(self, least: int) -> BarGroups:
        size = self.rng.randint(2, 4)
        series = tuple(map(own_words, ("State", "EU", "Towns", "Loans")[:size]))
        names = self.names(self.rng.randint(1, 5))
        groups = tuple((name, self.numbers(size, 0)) for name in names)
        return BarGroups(groups, series, SPAN, stacked=True)

    def lines(self, least: int) -> Lines:
        count, size = self.rng.randint(1, 4), self.rng.randint(2, 24)
        names: list[Copy | None] = [*self.names(count)]
        names = [None] if count == 1 and self.rng.random() < 0.7 else names
        series = tuple(
            Series(name, tuple(Observation(None, v) for v in self.numbers(size, least)))
            for name in names
        )
        labels = self.rng.choice((0, 2, size))
        said = tuple(own_words(f"{2001 + at}") for at in range(labels))
        extremes = count == 1 and self.rng.random() < 0.6
        return Lines(series, SPAN, said, self.threshold(least), extremes)

    def dates(self, least: int) -> Lines:
        count = self.rng.choice((1, 1, 2, 4))
        names: list[Copy | None] = [*self.names(count)] if count > 1 else [None]
        series = []
        for name in names:
            values, day = [], date(2010 + self.rng.randint(0, 3), 3, 1)
            for value in self.numbers(self.rng.randint(2, 24), least):
                moment = Moment(own_words(f"{day:%Y-%m}"), day, day + timedelta(days=27))
                values.append(Observation(moment, value))
                day += timedelta(days=self.rng.choice((184, 184, 184, 184, 365, 1500)))
            series.append(Series(name, tuple(values)))
        extremes = count == 1 and self.rng.random() < 0.6
        gap = own_words("no survey") if self.rng.random() < 0.5 else None
        return Lines(tuple(series), SPAN, (), self.threshold(least), extremes, gap)

    def tiles(self, least: int) -> Tiles:
        codes = [code for row in europe(frozenset()) for code in row if code]
        chosen = self.rng.sample(codes, self.rng.randint(1, len(codes)))
        tiles = tuple((own_words(code), self.number(least)) for code in chosen)
        return Tiles(tiles, SPAN, self.number(least) if self.rng.random() < 0.5 else None)


def lines_of(block: Block, x: float = 0, y: float = 0) -> Iterator[tuple[str, Rect]]:
    """Every printed text below a block, and its box from the height of capitals to descenders."""
    for line in block.lines:
        if line.text.strip():
            yield line.text, box(line, x, y)
    for child in block.children:
        yield from lines_of(child.block, x + child.x, y + child.y)


def box(line: Line, x: float, y: float) -> Rect:
    high, low = line.style.capitals, 0.2 * line.style.size
    return Rect(Pt(x + line.x), Pt(y + line.baseline - high), Pt(line.width - 0.1), Pt(high + low))


def test_labels_never_collide(seed: int) -> None:
    maker = Maker(seed)
    chart, unit = maker.chart(), maker.rng.choice(("", "%"))
    figure = Figure(own_words(f"1{unit}"), own_words("x"), SPAN, chart=chart)
    for measure in (RAIL, TEXT):
        check(figure, chart, measure)


def check(figure: Figure, chart: Any, measure: float) -> None:
    canvas = canvas_of(measure)
    block = set_chart(figure, canvas)
    if canvas.composer.faults:
        # A long name and long values at both sides of zero leave a rail too little: that is told.
        assert isinstance(chart, Bars | BarGroups), canvas.composer.faults
        assert measure == RAIL, canvas.composer.faults
        assert any("Copenhagens" in row[0].text for row in chart_rows(chart))
        assert any("-" in text for text in values_of(chart)), canvas.composer.faults
        return
    boxes = list(lines_of(block))
    assert boxes
    for text, each in boxes:
        assert each.x > -0.01, text
        assert each.x + each.width < measure + 0.01, text
        assert each.y > -0.5, text
        assert each.y + each.height < block.depth + 0.5, text
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not overlap(first, second), (one, other)
    goal = getattr(chart, "threshold", None)
    if goal:
        said = [text.replace("\u00a0", " ") for text, _ in boxes]
        assert any(text.startswith(goal.label.text) for text in said), "a threshold is named"
    if isinstance(chart, Lines):
        for mark in end_marks(figure, chart, measure):
            covered = [text for text, each in boxes if overlap(each, mark)]
            assert not covered, "an end's mark is covered"


def chart_rows(chart: Bars | BarGroups) -> tuple[tuple[Copy, Any], ...]:
    return chart.rows if isinstance(chart, Bars) else chart.groups


def values_of(chart: Bars | BarGroups) -> Iterator[str]:
    for _, values in chart_rows(chart):
        each = (values,) if isinstance(values, Quantity) else values
        yield from (value.copy.text for value in each)


def end_marks(figure: Figure, chart: Lines, measure: float) -> list[Rect]:
    """The boxes of the marks at the ends of lines, with the white round them."""
    parts = line_chart(figure, chart, canvas_of(measure))
    rims = [shape for shape in parts.shapes if getattr(shape, "fill", None) is not None]
    found = []
    for shape in rims:
        points = [point for step in shape.steps for point in step.points]  # type: ignore[union-attr]
        left, right = min(x for x, _ in points), max(x for x, _ in points)
        top, bottom = min(y for _, y in points), max(y for _, y in points)
        if right - left > 4.5:
            found.append(Rect(Pt(left), Pt(top), Pt(right - left), Pt(bottom - top)))
    return found


def test_labels_at_ends_stay_as_near_as_they_can(seed: int) -> None:
    rng = random.Random(seed)
    count = rng.randint(1, 6)
    wanted = [rng.choice((10.0, rng.uniform(0, 80))) for _ in range(count)]
    heights = [rng.choice((9.75, 19.5)) for _ in range(count)]
    middles = spread(wanted, heights, (0, 140))
    order = sorted(range(count), key=lambda at: middles[at])
    assert [wanted[at] for at in order] == sorted(wanted)
    for above, below in pairwise(order):
        room = (heights[above] + heights[below]) / 2
        assert middles[below] - middles[above] > room - 0.001
    for at in range(count):
        assert heights[at] / 2 - 0.001 < middles[at] < 140 - heights[at] / 2 + 0.001
        alone = all(
            abs(middles[at] - middles[other]) > (heights[at] + heights[other]) / 2 + 0.01
            for other in range(count)
            if other != at
        )
        if alone and heights[at] / 2 < wanted[at] < 140 - heights[at] / 2:
            assert middles[at] == pytest.approx(wanted[at]), "nothing is in its way"
