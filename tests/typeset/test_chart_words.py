"""Charts drawn by themselves, at any width: no words of theirs touch, and none leaves its chart."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.brief.chart import Index, Quantity, Target, Trend
from briefing.brief.model import Figure, own_words
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.style.loader import read_style
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Boxes
from briefing.typeset.charts.canvas import Canvas, ChartParts
from briefing.typeset.charts.index_and_target import index_bars, target_bar
from briefing.typeset.charts.line import trend_line
from briefing.typeset.charts.squares import abreast
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt, Rect
from tests.typeset.test_charts import PRESS, box_of

SPAN = Span("a.yaml", 1, 1)


@cache
def designed() -> Stylesheet:
    """The default style's type as designed."""
    look, _ = read_style("briefing", Path(), None)
    assert look
    return look.sheet("a4", marked=False)


def canvas_of(measure: float) -> Canvas:
    """What charts of a width, in points, are drawn with in the type as designed."""
    sheet = designed()
    composer = Composer(Shaper(PRESS.metrics, ENGLISH, sheet.typography), sheet.space.drop)
    return Canvas(sheet, composer, ENGLISH, Pt(measure))


def quantity(value: Decimal) -> Quantity:
    return Quantity(own_words(f"{value}"), value)


def boxes_of(parts: ChartParts) -> list[tuple[str, Rect]]:
    """The texts of a chart's words, and the boxes from the baseline to the height of capitals."""
    found = []
    for placed in parts.words:
        for line in placed.block.lines:
            high = line.style.capitals
            top = placed.y + line.baseline - high
            found.append((line.text, Rect(Pt(placed.x + line.x), Pt(top), line.width, high)))
    return found


def overlap(one: Rect, other: Rect) -> bool:
    return (
        min(one.x + one.width, other.x + other.width) - max(one.x, other.x) > 0.01
        and min(one.y + one.height, other.y + other.height) - max(one.y, other.y) > 0.01
    )


@given(measure=st.floats(30, 600))
def test_rows_of_squares_multiply(measure: float) -> None:
    plot = designed().chart
    count = abreast(Pt(measure), plot)
    assert count in (20, 10, 5) or measure < 4 * plot.pitch + plot.square
    width = count * plot.pitch - (plot.pitch - plot.square) + (3 if count > 10 else 0)
    assert width <= measure + 0.01 or count == 1
    if count == 10:
        assert measure < 20 * plot.pitch + 1.75, "twenty would not fit"


AMOUNTS = st.decimals("0", "120", places=1)
WIDTHS = st.sampled_from([85.0, 110.0, 153.07, 195.6, 238.1])


@given(
    actual=AMOUNTS,
    target=st.decimals("0.1", "120", places=1),
    scale=st.sampled_from([None, 0, 3, 40]),
    measure=WIDTHS,
    unit=st.sampled_from(["", "%", " bn"]),
)
@example(actual=Decimal(3), target=Decimal(5), scale=40, measure=153.07, unit="")
def test_words_of_a_target_keep_clear(
    actual: Decimal, target: Decimal, scale: int | None, measure: float, unit: str
) -> None:
    canvas = canvas_of(measure)
    whole = None if scale is None else quantity(max(actual, target) + scale)
    figure = Figure(value=own_words(f"{actual}{unit}"), label=own_words("x"), span=SPAN)
    chart = Target(quantity(target), quantity(actual), SPAN, whole)
    parts = target_bar(figure, chart, canvas)
    if canvas.composer.faults:
        assert measure < 120, "a rail has room for every value"
        return
    boxes = boxes_of(parts)
    assert all(box.x > -0.01 and box.x + box.width < measure + 0.01 for _, box in boxes), boxes
    assert not any(overlap(one, other) for (_, one), (_, other) in combinations(boxes, 2)), boxes
    tick = parts.shapes[-1].rects[0]
    assert not any(overlap(box, tick) for _, box in boxes), boxes
    ends = [shape for shape in parts.shapes if isinstance(shape, Boxes)]
    bar = ends[0].rects[0] if len(ends) > 2 else Rect(Pt(0), Pt(0), Pt(0), Pt(0))
    value = boxes[0][1]
    assert value.x + value.width <= bar.width or value.x >= bar.width, "an end stands in the words"


@given(
    change=st.decimals("-99.9", "900", places=1),
    names=st.tuples(*[st.sampled_from(["2024", "Last year", "the year before the storms"])] * 2),
    measure=WIDTHS,
)
def test_words_of_an_index_keep_clear(
    change: Decimal, names: tuple[str, str], measure: float
) -> None:
    canvas = canvas_of(measure)
    figure = Figure(value=own_words(f"{change}%"), label=own_words("x"), span=SPAN)
    base, now = map(own_words, names)
    parts = index_bars(figure, Index(base, change, SPAN, now), canvas)
    if canvas.composer.faults:
        assert measure < 120, "a rail has room for every change"
        return
    boxes = boxes_of(parts)
    assert all(box.x > -0.01 and box.x + box.width < measure + 0.01 for _, box in boxes), boxes
    assert not any(overlap(one, other) for (_, one), (_, other) in combinations(boxes, 2)), boxes


@pytest.mark.parametrize(
    ("value", "text", "deep"),
    [
        ("index", "8.3", 28),
        ("target", "1.8", 29),
    ],
)
def test_charts_are_as_high_as_they_are_drawn(value: str, text: str, deep: float) -> None:
    canvas = canvas_of(153.07)
    figure = Figure(value=own_words(f"{text}%"), label=own_words("x"), span=SPAN)
    number = Decimal(text)
    if value == "index":
        parts = index_bars(figure, Index(own_words("2024"), number, SPAN), canvas)
    else:
        chart = Target(quantity(Decimal(2)), quantity(number), SPAN)
        parts = target_bar(figure, chart, canvas)
    assert parts.height == pytest.approx(deep, abs=0.05)


@given(
    values=st.lists(st.decimals("0", "99", places=1), min_size=2, max_size=24).filter(any),
    labels=st.sampled_from(["", "ends", "all"]),
    prefix=st.sampled_from(["", "1,234,"]),
    measure=WIDTHS,
)
def test_words_of_a_line_keep_clear(
    values: list[Decimal], labels: str, prefix: str, measure: float
) -> None:
    canvas = canvas_of(measure)
    numbers = tuple(Quantity(own_words(f"{prefix}{value}"), value) for value in values)
    count = {"": 0, "ends": 2, "all": len(values)}[labels]
    named = tuple(own_words(f"{2000 + at}") for at in range(count))
    figure = Figure(value=numbers[-1].copy, label=own_words("x"), span=SPAN)
    parts = trend_line(figure, Trend(numbers, SPAN, named), canvas)
    if canvas.composer.faults:
        assert measure < 120, "a rail has room for every value"
        return
    boxes = boxes_of(parts)
    assert all(box.x > -0.01 and box.x + box.width < measure + 0.01 for _, box in boxes), boxes
    assert not any(overlap(one, other) for (_, one), (_, other) in combinations(boxes, 2)), boxes
    _, line, *_, end = parts.shapes
    mark = box_of(end)
    assert not any(overlap(box, mark) for _, box in boxes), (boxes, mark)
    first, points = boxes[0][1], [step.points[0] for step in line.steps]
    for (left, high), (right, low) in pairwise(points):
        between = [
            (left + (right - left) * at / 8, high + (low - high) * at / 8) for at in range(9)
        ]
        over = [y for x, y in between if first.x <= x <= first.x + first.width]
        assert all(y > first.y + first.height for y in over), "the line runs through its value"
