"""Charts measured on the page: every mark is as long, as many and as high as its number."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.layout.page import Element, Fill, Page, Text, Trace
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style, shipped
from briefing.typeset.charts.squares import _abreast
from briefing.units import Pt, Rect
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
PRESS = ReportLabBackend()


class Drawn(NamedTuple):
    """The one figure of a page: its fills, outlines and words, and what it says."""

    fills: list[Fill]
    traces: list[Trace]
    words: list[Text]
    alt: str
    box: Rect

    @property
    def said(self) -> list[str]:
        return [word.text.replace("\u00a0", " ").strip() for word in self.words]


def page_of(place: Path, style: str = "briefing") -> Page:
    brief, faults = read_brief(place)
    assert brief, faults
    look, _ = read_style(style, place, None)
    assert look
    page, _, faults = fit(brief, look, PRESS.metrics, paper="a4")
    assert page, faults
    return page


def draw(folder: Folder, figure: str, style: str = "briefing", tag: str = "en") -> Drawn:
    place = folder(
        brief=f"title: A chart\nlanguage: {tag}", a=f"title: A\nfigures:\n- {{{figure}}}"
    )
    page = page_of(place, style)
    elements = {item.mark for item in page.items if isinstance(item.mark, Element)}
    (figure_element,) = [element for element in elements if element.role == "Figure"]
    items = [item for item in page.items if item.mark is figure_element]
    assert figure_element.box
    return Drawn(
        [item for item in items if isinstance(item, Fill)],
        [item for item in items if isinstance(item, Trace)],
        [item for item in items if isinstance(item, Text)],
        figure_element.alt or "",
        figure_element.box,
    )


def frames(trace: Trace) -> list[Rect]:
    """The boxes that a stroked outline runs around, its stroke included."""
    boxes, corners = [], list[tuple[float, float]]()
    half = trace.outline.width / 2
    for step in trace.outline.steps:
        corners = [*step.points] if step.kind == "move" else [*corners, *step.points]
        if step.kind == "close":
            left, top = (min(corner[i] for corner in corners) for i in (0, 1))
            right, bottom = (max(corner[i] for corner in corners) for i in (0, 1))
            size = Pt(right - left + 2 * half), Pt(bottom - top + 2 * half)
            boxes.append(Rect(Pt(left - half), Pt(top - half), *size))
    return boxes


def test_a_square_for_each_so_many(folder: Folder) -> None:
    drawn = draw(folder, 'value: "300,000", unit: troops, label: ready, chart: {count: 10,000}')
    squares = drawn.fills[0].rects
    assert len(squares) == 30
    assert len({(round(s.width, 3), round(s.height, 3)) for s in squares}) == 1
    assert drawn.said == ["Each square: 10,000 troops"]
    assert drawn.alt == "30 squares of 10,000 troops each: 300,000 troops ready"


def test_a_hundred_squares_are_a_hundred(folder: Folder) -> None:
    drawn = draw(folder, "value: 2%, unit: of GDP, label: minimum, chart: {proportion: 2 of 100}")
    on, off = drawn.fills[0].rects, frames(drawn.traces[0])
    assert (len(on), len(off)) == (2, 98)
    assert {round(s.width, 3) for s in (*on, *off)} == {round(on[0].width, 3)}
    rows = {round(s.y, 3) for s in (*on, *off)}
    assert 100 % len(rows) == 0
    assert drawn.said == ["Each square: 1% of GDP"]
    assert drawn.alt == "2 of 100 squares filled: 2% of GDP minimum"


@pytest.mark.parametrize(("part", "whole"), [(0, 7), (7, 7), (3, 8), (37, 51), (99, 99)])
def test_a_part_of_any_whole(part: int, whole: int, folder: Folder) -> None:
    figure = f"value: {part}, label: of them, chart: {{proportion: {part} of {whole}}}"
    drawn = draw(folder, figure)
    on = [rect for fill in drawn.fills for rect in fill.rects]
    off = [box for trace in drawn.traces for box in frames(trace)]
    assert (len(on), len(off)) == (part, whole - part)


@given(count=st.integers(1, 100), measure=st.floats(30, 600))
def test_rows_of_squares_are_few_and_even(count: int, measure: float) -> None:
    side, pitch = Pt(11.05), Pt(13.04)
    abreast = _abreast(count, Pt(measure), side, pitch)
    assert abreast * pitch - (pitch - side) <= measure + 0.1 or abreast == 1
    most = max(int((measure + pitch - side) / pitch + 0.001), 1)
    rows = -(-count // abreast)
    assert rows == -(-count // most)
    assert rows * abreast - count < rows or abreast == 1


@pytest.mark.parametrize("change", ["8.3%", "0.4%", "140%"])
def test_a_rise_is_as_long_as_its_number(change: str, folder: Folder) -> None:
    drawn = draw(folder, f"value: {change}, label: rise, chart: {{index: last year, now: '2023'}}")
    base, now = frames(drawn.traces[0])
    (more,) = drawn.fills[0].rects
    scale = base.width / 100
    assert now.width == pytest.approx(base.width, abs=0.01)
    assert more.width == pytest.approx(float(change[:-1]) * scale, abs=0.01)
    assert more.x == pytest.approx(base.x + base.width, abs=0.01)
    assert more.x + more.width == pytest.approx(drawn.box.x + drawn.box.width, abs=0.01)
    assert drawn.said == ["Last year", "100", "2023", f"+{change}", "Last year = 100"]


def test_a_fall_is_a_shorter_bar(folder: Folder) -> None:
    drawn = draw(folder, "value: -8.3%, label: change, chart: {index: last year}")
    base, now = frames(drawn.traces[0])
    assert now.width == pytest.approx(base.width * 0.917, abs=0.01)
    assert not drawn.fills
    assert "last year, 100" in drawn.alt.lower()
    assert "91.7" in drawn.alt


@pytest.mark.parametrize(("actual", "target"), [("1.8", "2"), ("2.3", "2"), ("0.1", "2")])
def test_a_bar_and_its_target(actual: str, target: str, folder: Folder) -> None:
    chart = f"{{target: {target}, actual: {actual}}}"
    drawn = draw(folder, f"value: {actual}%, label: of GDP, chart: {chart}")
    bar, tick = (fill.rects[0] for fill in drawn.fills)
    middle = tick.x + tick.width / 2
    scale = bar.width / float(actual)
    assert middle - bar.x == pytest.approx(float(target) * scale, abs=0.01)
    assert bar.x == pytest.approx(drawn.box.x)
    assert drawn.said == [f"{actual}%", f"Target: {target}%"]
    label = drawn.words[0]
    assert not (label.x < middle < label.x + label.width), "the mark stands in the words"


def test_nothing_is_no_bar(folder: Folder) -> None:
    drawn = draw(folder, "value: 0%, label: of GDP, chart: {target: 2, actual: 0}")
    assert len(drawn.fills) == 1
    assert drawn.said == ["0%", "Target: 2%"]


def test_a_line_is_as_high_as_its_values(folder: Folder) -> None:
    values = [1.4, 1.43, 0.2, 1.55, 1.8]
    drawn = draw(folder, f"value: 1.8%, label: x, chart: {{line: {values}, labels: [2014, 2023]}}")
    (trace,) = drawn.traces
    points = [step.points[0] for step in trace.outline.steps]
    base = drawn.fills[0].rects[0]
    zero = base.y + base.height / 2
    scale = (zero - points[-1][1]) / 1.8
    for value, (_, y) in zip(values, points, strict=True):
        assert zero - y == pytest.approx(value * scale, abs=0.01)
    steps = [after[0] - before[0] for before, after in pairwise(points)]
    assert steps == pytest.approx([steps[0]] * 4, abs=0.01)
    assert drawn.said == ["1.4%", "1.8%", "2014", "2023"]
    assert drawn.alt == "A line through 1.4 (2014), 1.43, 0.2, 1.55, 1.8 (2023): 1.8% x"


@pytest.mark.parametrize(
    ("value", "said"), [("8.3%", "Up from"), ("7.9%", "Down from"), ("8%", "No change from")]
)
def test_a_rise_or_fall_points_its_way(value: str, said: str, folder: Folder) -> None:
    drawn = draw(folder, f"value: {value}, label: growth, chart: {{previous: 8.0}}")
    heights = [y for step in drawn.traces[0].outline.steps for _, y in step.points]
    tip = {"Up from": min, "Down from": max}.get(said)
    assert tip is None or heights.count(tip(heights)) == 1
    assert drawn.said == ["from 8.0%"]
    assert drawn.alt == f"{said} 8.0%: {value} growth"


def test_bars_are_ranked_and_a_table(folder: Folder) -> None:
    bars = "{bars: {US: 3.49, Poland: 3.9, Greece: 3.01, Spain: 0}, bold: US, caption: In 2023}"
    place = folder(
        brief="title: x", a=f"title: A\nfigures:\n- {{value: 3.9%, label: x, chart: {bars}}}"
    )
    page = page_of(place)
    tree = outline(page)
    rows = [line.split() for line in tree.splitlines() if "TH  " in line or "TD  " in line]
    named = ["Poland", "3.9%", "US", "3.49%", "Greece", "3.01%", "Spain", "0%"]
    assert [row[1] for row in rows] == named
    assert tree.count("TR") == 4
    assert "Caption  In 2023" in tree.replace("\u00a0", " ")
    heads = {i.mark for i in page.items if isinstance(i.mark, Element) and i.mark.role == "TH"}
    assert {head.scope for head in heads} == {"Row"}
    texts = [item for item in page.items if isinstance(item, Text)]
    values = {text.text.strip(): text for text in texts}
    lengths = {}
    for value in ("3.9", "3.49", "3.01"):
        row = values[f"{value}%"]
        fills = [r for i in page.items if isinstance(i, Fill) for r in i.rects]
        (bar,) = (r for r in fills if r.height == 8 and r.y < row.y < r.y + r.height + 4)
        lengths[value] = bar.width
        assert row.x == pytest.approx(bar.x + bar.width + 3, abs=0.01)
    for value, length in lengths.items():
        assert length == pytest.approx(lengths["3.9"] * float(value) / 3.9, abs=0.01)
    assert "Bold" in values["US"].face.path.stem
    assert "Bold" not in values["Poland"].face.path.stem


def test_the_author_may_say_it_in_other_words(folder: Folder) -> None:
    more = "caption: One a bridge, alt: Eleven bridges in a row"
    drawn = draw(folder, f"value: 11, label: bridges, chart: {{count: 1, {more}}}")
    assert drawn.alt == "Eleven bridges in a row"
    assert drawn.said == ["One a bridge"]


def test_numbers_are_read_and_said_in_the_brief_s_language(folder: Folder) -> None:
    figure = 'value: "8,3 %", label: de hausse, chart: {index: année précédente}'
    drawn = draw(folder, figure, tag="fr")
    base, _ = frames(drawn.traces[0])
    assert drawn.fills[0].rects[0].width == pytest.approx(base.width * 0.083, abs=0.01)
    assert "108,3" in drawn.alt


def test_words_too_long_for_a_chart_are_told(folder: Folder) -> None:
    long = "the year before the year before the last one"
    figure = f"- {{value: 8.3%, label: rise, chart: {{index: {long}}}}}\n"
    brief, _ = read_brief(folder(brief="title: x", a=f"title: A\nfigures:\n{figure * 5}"))
    look, _ = read_style("briefing", Path(), None)
    assert brief
    assert look
    page, _, faults = fit(brief, look, PRESS.metrics, paper="a4")
    assert page is None
    assert {fault.code for fault in faults} == {"fit.chart-too-wide"}


FORMS = """\
- {value: "300,000", unit: troops, label: ready, chart: {count: 10,000}}
- {value: 2%, label: minimum, chart: {proportion: 2 of 100}}
- {value: 8.3%, label: rise, chart: {index: previous year}}
- {value: 1.8%, label: spent, chart: {target: 2, actual: 1.8}}
"""
MORE = """\
- {value: 8.3%, label: growth, chart: {previous: 8.0}}
- {value: 3.9%, label: spent, chart: {bars: {Poland: 3.9, US: 3.49, Greece: 3.01}}}
- {value: 1.8%, label: spent, chart: {line: [1.4, 1.5, 1.8], labels: [2014, 2023]}}
"""


# Clear print says in words what charts show.
@pytest.mark.parametrize("style", sorted(shipped().keys() - {"clear-print"}))
def test_every_form_in_every_style_is_a_valid_page(
    style: str, folder: Folder, build: Build
) -> None:
    for number, figures in enumerate((FORMS, MORE)):
        place = folder(brief="title: Charts", a=f"title: A\nfigures:\n{figures}")
        page = page_of(place, style)
        drawn = {i.mark for i in page.items if isinstance(i.mark, Element) and i.mark.alt}
        assert len(drawn) >= 2, number
        for item in page.items:
            if isinstance(item, Trace):
                for step in item.outline.steps:
                    assert all(50 < x < page.size.width - 50 for x, _ in step.points)
        assert build(place, style)


def test_charts_that_repeat_a_value_go_first(folder: Folder) -> None:
    figure = '- {value: "3,000", label: so many of them, chart: {count: 100}}\n'
    points = "points: [{text: spare, optional: true}, kept]\n"
    place = folder(brief="title: x", a=f"title: A\n{points}figures:\n{figure * 24}")
    brief, _ = read_brief(place)
    look, _ = read_style("briefing", place, None)
    assert brief
    assert look
    page, how, _ = fit(brief, look, PRESS.metrics, paper="a4")
    assert page
    assert "no charts that repeat a value" in how.rungs
    assert how.left_out == ()
    assert not [i for i in page.items if isinstance(i.mark, Element) and i.mark.role == "Figure"]
