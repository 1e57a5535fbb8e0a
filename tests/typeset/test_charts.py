"""Charts measured on the page: every mark is as long, as many and as high as its number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.brief.reader import read_brief
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.layout.fit import fit
from briefing.layout.page import Artifact, Element, Fill, Item, Mark, Page, Text, Trace
from briefing.layout.trial import Search
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style, shipped
from briefing.typeset.block import Outline
from briefing.typeset.shaping import Shaper
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
        return texts(self.words)


def texts(items: Iterable[Item]) -> list[str]:
    """The words of some items."""
    return [i.text.replace("\u00a0", " ").strip() for i in items if isinstance(i, Text)]


def page_of(place: Path, style: str = "briefing", paper: str = "a4") -> Page:
    brief, faults = read_brief(place)
    assert brief, faults
    look, _ = read_style(style, place, None)
    assert look
    page, _, faults = fit(brief, look, PRESS.metrics, paper=paper)
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


def rows_of(squares: list[Rect]) -> list[int]:
    """How many squares stand in each row, the uppermost first."""
    heights = sorted(round(square.y, 2) for square in squares)
    return [heights.count(height) for height in dict.fromkeys(heights)]


def box_of(drawn: Outline) -> Rect:
    """The box that an outline reaches over; an open one as far as its points."""
    points = [point for step in drawn.steps for point in step.points]
    (left, top), (right, bottom) = (
        [pick(p[i] for p in points) for i in (0, 1)] for pick in (min, max)
    )
    half = drawn.width / 2 if drawn.steps[-1].kind == "close" else 0
    size = Pt(right - left + 2 * half), Pt(bottom - top + 2 * half)
    return Rect(Pt(left - half), Pt(top - half), *size)


def is_drawing(mark: Mark) -> bool:
    return isinstance(mark, Element) and mark.role == "Figure"


def test_a_square_for_each_so_many_is_not_read(folder: Folder) -> None:
    """It says what value and label do; with a caption of its author's it says more."""
    chart = 'value: "300,000", unit: troops, label: ready, chart: {count: 10,000'
    place = folder(brief="title: A chart", a=f"title: A\nfigures:\n- {{{chart}}}}}")
    page = page_of(place)
    unread = [item for item in page.items if item.mark == Artifact("Layout")]
    squares = [item for item in unread if isinstance(item, Fill) and len(item.rects) == 30]
    assert len(squares) == 1
    assert texts(unread) == ["Each square: 10,000 troops"]
    assert "Figure" not in outline(page)


def test_a_square_for_each_so_many(folder: Folder) -> None:
    chart = "{count: 10,000, alt: In thirty brigades}"
    drawn = draw(folder, f'value: "300,000", unit: troops, label: ready, chart: {chart}')
    squares = drawn.fills[0].rects
    assert rows_of([*squares]) == [20, 10]
    assert len({(round(s.width, 3), round(s.height, 3)) for s in squares}) == 1
    assert drawn.said == ["Each square: 10,000 troops"]
    assert drawn.alt == "In thirty brigades"


def test_a_hundred_squares_are_a_hundred(folder: Folder) -> None:
    drawn = draw(folder, "value: 2%, unit: of GDP, label: minimum, chart: {proportion: 2 of 100}")
    on, off = drawn.fills[0].rects, frames(drawn.traces[0])
    assert (len(on), len(off)) == (2, 98)
    assert rows_of([*on, *off]) == [20] * 5
    assert drawn.traces[0].outline.width == 0.5
    assert drawn.said == ["Each square: 1% of GDP"]
    assert drawn.alt == "2 of 100 squares filled"


@pytest.mark.parametrize("style", ["briefing", "columns", "scoreboard"])
def test_squares_of_a_page_are_of_one_size(style: str, folder: Folder) -> None:
    figures = """\
- {value: "11", label: bridges, chart: {count: 1, alt: Each bridge}}
- {value: "300", label: pumps, chart: {count: 10, alt: Tens of pumps}}
- {value: 37%, label: insulated, chart: {proportion: 37 of 100}}
- {value: "11", label: of 31 Allies, chart: {proportion: 11 of 31}}
"""
    page = page_of(folder(brief="title: x", a=f"title: A\nfigures:\n{figures}"), style)
    on = [i.rects for i in page.items if isinstance(i, Fill) and is_drawing(i.mark)]
    off = [frames(i) for i in page.items if isinstance(i, Trace) and is_drawing(i.mark)]
    squares = [square for group in (*on, *off) for square in group]
    assert len(squares) == 11 + 30 + 100 + 31
    assert {(round(s.width, 3), round(s.height, 3)) for s in squares} == {(6.25, 6.25)}
    for group in on:
        across = sorted({round(square.x - group[0].x, 2) for square in group})
        steps = {round(after - before, 2) for before, after in pairwise(across[:10])}
        assert steps == {7.5}
        if len(across) > 10:
            assert across[10] - across[9] == pytest.approx(10.5), "more white after the tenth"


@pytest.mark.parametrize(("part", "whole"), [(0, 7), (7, 7), (3, 8), (37, 51), (99, 99)])
def test_a_part_of_any_whole(part: int, whole: int, folder: Folder) -> None:
    figure = f"value: {part}, label: of them, chart: {{proportion: {part} of {whole}}}"
    drawn = draw(folder, figure)
    on = [rect for fill in drawn.fills for rect in fill.rects]
    off = [box for trace in drawn.traces for box in frames(trace)]
    assert (len(on), len(off)) == (part, whole - part)


@pytest.mark.parametrize("change", ["8.3%", "0.4%", "140%"])
def test_a_rise_is_as_long_as_its_number(change: str, folder: Folder) -> None:
    drawn = draw(folder, f"value: {change}, label: rise, chart: {{index: last year, now: '2023'}}")
    (base,), (kept,) = map(frames, drawn.traces)
    (more,) = drawn.fills[0].rects
    scale = base.width / 100
    assert kept.width == pytest.approx(base.width, abs=0.01)
    assert more.width == pytest.approx(float(change[:-1]) * scale, abs=0.01)
    assert more.x == pytest.approx(base.x + base.width, abs=0.01)
    assert (more.y, more.height) == pytest.approx((kept.y, kept.height))
    assert drawn.said == ["Last year", "100", "2023", f"+{change}", "Last year = 100"]
    _, hundred, _, rise, _ = drawn.words
    assert base.y < hundred.y < base.y + base.height
    assert hundred.x + hundred.ink == pytest.approx(base.x + base.width - 4, abs=0.01)
    assert kept.y < rise.y < kept.y + kept.height
    assert rise.x == pytest.approx(more.x + more.width + 4, abs=0.01)
    assert rise.x + rise.ink == pytest.approx(drawn.box.x + drawn.box.width, abs=0.01)
    level = f"{100 + Decimal(change[:-1])}"
    assert drawn.alt == f"Last year: 100. 2023: {level}, a rise of {change}"


@pytest.mark.parametrize("change", ["-8.3%", "-0.4%", "-97%"])
def test_a_fall_is_the_piece_that_is_missing(change: str, folder: Folder) -> None:
    drawn = draw(folder, f"value: {change}, label: change, chart: {{index: last year}}")
    base_trace, kept_trace, missing = drawn.traces
    (base,), kept = frames(base_trace), box_of(kept_trace.outline)
    lost = box_of(missing.outline)
    part = float(change[:-1]) / 100
    assert kept.width == pytest.approx(base.width * (1 + part), abs=0.01)
    assert lost.width == pytest.approx(base.width * -part, abs=0.01)
    assert lost.x == pytest.approx(kept.x + kept.width, abs=0.01)
    assert missing.outline.dashes == (2, 1.5)
    assert missing.outline.fill is None
    assert not drawn.fills
    fall = drawn.words[3]
    assert fall.text.strip() == change.replace("-", "\u2212")
    assert kept.y < fall.y < kept.y + kept.height
    assert fall.x == pytest.approx(base.x + base.width + 4, abs=0.01)
    level = f"{100 + Decimal(change[:-1])}"
    assert drawn.alt == f"Last year: 100. Now: {level}, a fall of {change[1:]}"


def test_no_change_is_two_bars_alike(folder: Folder) -> None:
    drawn = draw(folder, "value: 0%, label: change, chart: {index: last year}")
    (base,), (now,) = map(frames, drawn.traces)
    assert (now.x, now.width) == (base.x, base.width)
    assert not drawn.fills


def test_long_names_stand_on_two_lines(folder: Folder) -> None:
    chart = "{index: the year before the storms, now: the year after the storms}"
    drawn = draw(folder, f"value: 8.3%, label: rise, chart: {chart}")
    (base,), (now,) = map(frames, drawn.traces)
    assert base.width > 40
    lines = [*drawn.words[:2], *drawn.words[3:5]]
    assert all(line.x < base.x for line in lines)
    for bar, (one, two) in ((base, lines[:2]), (now, lines[2:])):
        middle = bar.y + bar.height / 2
        assert (one.y + two.y) / 2 - 0.345 * one.size == pytest.approx(middle, abs=0.1)
        assert max(one.x + one.ink, two.x + two.ink) <= base.x - 5.9
    assert lines[2].y - lines[1].y > 9, "names do not run into each other"


@pytest.mark.parametrize(
    ("actual", "target", "of", "side"),
    [
        ("1.8", "2", None, "below the target of 2%"),
        ("2.3", "2", None, "above the target of 2%"),
        ("0.1", "2", None, "below the target of 2%"),
        ("2.0", "2", None, "exactly the target"),
        ("62", "55", "100", "above the target of 55%"),
    ],
)
def test_a_bar_and_its_target(
    actual: str, target: str, of: str | None, side: str, folder: Folder
) -> None:
    chart = f"{{target: {target}, actual: {actual}{f', of: {of}' if of else ''}}}"
    drawn = draw(folder, f"value: {actual}%, label: of GDP, chart: {chart}")
    bar, (tick,) = drawn.fills[0].rects[0], drawn.fills[-1].rects
    middle = tick.x + tick.width / 2
    scale = bar.width / float(actual)
    assert middle - bar.x == pytest.approx(float(target) * scale, abs=0.01)
    assert bar.x == pytest.approx(drawn.box.x)
    assert bar.y - tick.y == pytest.approx(3)
    assert tick.y + tick.height - (bar.y + bar.height) == pytest.approx(4.5)
    assert drawn.said == [f"{actual}%", *([f"of {of}%"] if of else []), f"Target {target}%"]
    reached = f"{actual}% of {of}%" if of else f"{actual}%"
    assert drawn.alt == f"{reached}, {side}"
    label = drawn.words[0]
    assert not (label.x < middle < label.x + label.width), "the mark stands in the words"
    assert drawn.words[-1].y > tick.y + tick.height


def test_a_target_s_mark_is_seen_in_its_bar(folder: Folder) -> None:
    drawn = draw(folder, "value: 90, label: x, chart: {target: 40, actual: 90}", "mono")
    bar, white, tick = drawn.fills
    assert bar.colour == tick.colour, "as black as its ground"
    assert white.colour == (1, 1, 1)
    assert drawn.fills.index(white) > drawn.fills.index(bar)
    left, right = sorted(white.rects)
    ((mark,), (whole,)) = tick.rects, bar.rects
    assert mark.x - left.x == pytest.approx(1.5)
    assert right.x + right.width - (mark.x + mark.width) == pytest.approx(1.5)
    assert left.y <= whole.y
    assert left.y + left.height >= whole.y + whole.height


@pytest.mark.parametrize("actual", ["55.3", "54.7", "55"])
def test_the_white_beside_a_mark_hides_no_end_of_a_bar(actual: str, folder: Folder) -> None:
    figure = f"value: {actual}, label: x, chart: {{target: 55, actual: {actual}, of: 100}}"
    drawn = draw(folder, figure)
    bar, white, _ = drawn.fills
    end = bar.rects[0].x + bar.rects[0].width
    assert not any(rect.x < end - 0.01 < rect.x + rect.width - 0.02 for rect in white.rects)


def test_a_scale_ends_where_it_is_told_to(folder: Folder) -> None:
    chart = "{target: 55, actual: 62, of: 100}"
    drawn = draw(folder, f'value: "62", unit: km, label: of dykes, chart: {chart}')
    ((track,), (bar,)) = frames(drawn.traces[0]), drawn.fills[0].rects
    assert bar.width == pytest.approx(track.width * 0.62, abs=0.01)
    assert drawn.traces[0].outline.width == 0.75
    value, whole, name = drawn.words
    assert whole.text.strip().replace("\u00a0", " ") == "of 100"
    assert whole.x == pytest.approx(track.x + track.width + 4, abs=0.01)
    assert whole.x + whole.ink == pytest.approx(drawn.box.x + drawn.box.width, abs=0.01)
    assert value.x == pytest.approx(bar.x + bar.width + 4), "the mark is in its way in the bar"
    tick = drawn.fills[-1].rects[0]
    assert name.x + name.ink / 2 == pytest.approx(tick.x + tick.width / 2, abs=0.01)
    assert drawn.alt.startswith("62 of 100, ")


def test_a_value_on_a_pale_bar_is_in_ink(folder: Folder, tmp_path: Path) -> None:
    style = tmp_path / "pale.yaml"
    style.write_text('extends: briefing\nsays: pale\ncolours: {accent: "#949494"}\n')
    drawn = draw(folder, "value: 90, label: x, chart: {target: 40, actual: 90}", str(style))
    assert drawn.words[0].colour == (0, 0, 0)


def test_nothing_is_no_bar(folder: Folder) -> None:
    drawn = draw(folder, "value: 0%, label: of GDP, chart: {target: 2, actual: 0}")
    accent = {fill.colour for fill in drawn.fills} - {(0, 0, 0), (1, 1, 1)}
    assert not accent
    assert drawn.said == ["0%", "Target 2%"]


def test_a_line_is_as_high_as_its_values(folder: Folder) -> None:
    values = [1.4, 1.43, 0.2, 1.55, 1.8]
    drawn = draw(folder, f"value: 1.8%, label: x, chart: {{line: {values}, labels: [2014, 2023]}}")
    line, start, rim, end = drawn.traces
    points = [step.points[0] for step in line.outline.steps]
    base = drawn.fills[0].rects[0]
    zero = base.y + base.height / 2
    scale = (zero - points[-1][1]) / 1.8
    for value, (_, y) in zip(values, points, strict=True):
        assert zero - y == pytest.approx(value * scale, abs=0.01)
    steps = [after[0] - before[0] for before, after in pairwise(points)]
    assert steps == pytest.approx([steps[0]] * 4, abs=0.01)
    assert drawn.said == ["1.4%", "1.8%", "2014", "2023"]
    assert drawn.alt == (
        "A line that rises from 1.4% (2014) to 1.8% (2023). Between them: 1.43%, 0.2%, 1.55%. "
        "Lowest: 0.2%"
    )
    for disc, point, radius in (
        (start, points[0], 2.75),
        (rim, points[-1], 3.75),
        (end, points[-1], 2.75),
    ):
        box = box_of(disc.outline)
        reach = radius if disc.outline.stroke else radius - disc.outline.width / 2
        assert (box.x + box.width / 2, box.y + box.height / 2) == pytest.approx(point, abs=0.01)
        assert box.width / 2 == pytest.approx(reach, abs=0.01)
    assert start.outline.fill == (1, 1, 1) != end.outline.fill
    last = drawn.words[1]
    assert last.x == pytest.approx(points[-1][0] + 2.75 + 4, abs=0.01)
    assert last.y - 0.345 * last.size == pytest.approx(points[-1][1], abs=0.01)
    assert drawn.words[3].x + drawn.words[3].ink <= base.x + base.width + 0.01


@pytest.mark.parametrize(
    ("years", "shown"), [(5, [0, 1, 2, 3, 4]), (9, [0, 2, 4, 6, 8]), (12, [0, 11])]
)
def test_labels_without_room_are_left_out_evenly(
    years: int, shown: list[int], folder: Folder
) -> None:
    values = [*range(1, years + 1)]
    labels = [2000 + year for year in range(years)]
    drawn = draw(folder, f"value: {years}, label: x, chart: {{line: {values}, labels: {labels}}}")
    assert drawn.said[2:] == [str(labels[at]) for at in shown]
    assert all(str(label) in drawn.alt for label in labels)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([3, 2], "A line that falls from 3 to 2"),
        ([2, 3, 2], "A line that starts at 2 and ends at 2. Between them: 3. Highest: 3"),
        ([1, 2, 3], "A line that rises from 1 to 3. Between them: 2"),
        ([1, 3, 1, 3], "A line that rises from 1 to 3. Between them: 3, 1"),
        (
            [5, *range(10, 21), 1, 7],
            "A line that rises from 5 to 7. Lowest: 1. Highest: 20",
        ),
    ],
)
def test_a_line_is_told_by_its_way_and_its_extremes(
    values: list[int], said: str, folder: Folder
) -> None:
    """Up to twelve values are all told."""
    assert draw(folder, f"value: {values[-1]}, label: x, chart: {{line: {values}}}").alt == said


@pytest.mark.parametrize(
    ("value", "said"), [("8.3%", "Up from"), ("7.9%", "Down from"), ("8%", "No change from")]
)
def test_a_rise_or_fall_points_its_way(value: str, said: str, folder: Folder) -> None:
    """Its mark is not read: the earlier value is, with the direction, as a line of text."""
    chart = f"{{value: {value}, label: growth, chart: {{previous: 8.0}}}}"
    page = page_of(folder(brief="title: A chart", a=f"title: A\nfigures:\n- {chart}"))
    (trace,) = [item for item in page.items if isinstance(item, Trace)]
    assert trace.mark == Artifact("Layout")
    heights = [y for step in trace.outline.steps for _, y in step.points]
    tip = {"Up from": min, "Down from": max}.get(said)
    assert tip is None or heights.count(tip(heights)) == 1
    assert "from 8.0%" in texts(page.items)
    tree = outline(page)
    assert f"P  {said} 8.0%\n" in tree
    assert "Figure" not in tree


def test_bars_are_ranked_and_a_table(folder: Folder) -> None:
    bars = "{bars: {US: 3.49, Poland: 3.9, Greece: 3.01, Spain: 0}, bold: US, caption: In 2023}"
    place = folder(
        brief="title: x", a=f"title: A\nfigures:\n- {{value: 3.9%, label: x, chart: {bars}}}"
    )
    page = page_of(place)
    tree = outline(page)
    rows = [line.split() for line in tree.splitlines() if "TH  " in line or "TD  " in line]
    named = ["Name", "Value", "Poland", "3.9%", "US", "3.49%", "Greece", "3.01%", "Spain", "0%"]
    assert [row[1] for row in rows] == named
    assert tree.count("TR") == 5
    assert "Caption  In 2023" in tree.replace("\u00a0", " ")
    heads = {i.mark for i in page.items if isinstance(i.mark, Element) and i.mark.role == "TH"}
    assert sorted(head.scope for head in heads if head.scope) == ["Row"] * 4
    said = {i.mark.parent for i in page.items if isinstance(i.mark, Element) and i.mark.spoken}
    assert [head.scope for head in said if head and head.role == "TH"] == ["Column"] * 2
    texts = [item for item in page.items if isinstance(item, Text)]
    values = {text.text.strip(): text for text in texts}
    lengths = {}
    for value, kind in (("3.9", Trace), ("3.49", Fill), ("3.01", Trace)):
        row = values[f"{value}%"]
        fills = [r for i in page.items if isinstance(i, Fill) for r in i.rects]
        opened = [r for i in page.items if isinstance(i, Trace) for r in frames(i)]
        drawn = fills if kind is Fill else opened
        (bar,) = (r for r in drawn if 5 < r.height < 12 and r.y < row.y < r.y + r.height + 4)
        lengths[value] = bar.width
        assert row.x == pytest.approx(bar.x + bar.width + 4, abs=0.01)
    for value, length in lengths.items():
        assert length == pytest.approx(lengths["3.9"] * float(value) / 3.9, abs=0.01)
    assert "Bold" in values["US"].face.path.stem
    assert "Bold" not in values["Poland"].face.path.stem


def test_bars_without_a_bold_one_are_all_open(folder: Folder) -> None:
    chart = "{bars: {US: 3.49, Poland: 3.9}}"
    place = folder(
        brief="title: x", a=f"title: A\nfigures:\n- {{value: 3.9%, label: x, chart: {chart}}}"
    )
    page = page_of(place)
    bars = [bar for i in page.items if isinstance(i, Trace) for bar in frames(i)]
    assert len(bars) == 2
    assert {i.outline.width for i in page.items if isinstance(i, Trace)} == {0.75}
    filled = [rect for i in page.items if isinstance(i, Fill) for rect in i.rects]
    assert not {round(rect.y, 1) for rect in filled} & {round(bar.y, 1) for bar in bars}


def test_the_author_may_say_it_in_other_words(folder: Folder) -> None:
    more = "caption: One a bridge, alt: Eleven bridges in a row"
    drawn = draw(folder, f"value: 11, label: bridges, chart: {{count: 1, {more}}}")
    assert drawn.alt == "Eleven bridges in a row"
    assert drawn.said == ["One a bridge"]


def test_numbers_are_read_and_said_in_the_brief_s_language(folder: Folder) -> None:
    figure = 'value: "8,3 %", label: de hausse, chart: {index: année précédente}'
    drawn = draw(folder, figure, tag="fr")
    (base,) = frames(drawn.traces[0])
    assert drawn.fills[0].rects[0].width == pytest.approx(base.width * 0.083, abs=0.01)
    assert drawn.alt == "Année précédente : 100. Actuel : 108,3, une hausse de 8,3 %"


def test_words_too_long_for_a_chart_are_told(folder: Folder) -> None:
    long = "the year before the year before the last one for which there are any numbers"
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
        # A change is a line of text, a ranking a table.
        assert len(drawn) >= (2, 1)[number]
        for item in page.items:
            if isinstance(item, Trace):
                for step in item.outline.steps:
                    assert all(50 < x < page.size.width - 50 for x, _ in step.points)
        assert build(place, style)


def test_charts_that_repeat_a_value_go_first(folder: Folder) -> None:
    figure = '- {value: "3,000", label: so many of them, chart: {count: 100}}\n'
    points = "points: [{text: spare, optional: true}, kept]\n"
    place = folder(brief="title: x", a=f"title: A\n{points}figures:\n{figure * 32}")
    brief, _ = read_brief(place)
    look, _ = read_style("briefing", place, None)
    assert brief
    assert look
    page, how, _ = fit(brief, look, PRESS.metrics, paper="a4")
    assert page
    assert "no charts that repeat a value" in how.rungs
    assert how.left_out == ()
    assert not [i for i in page.items if isinstance(i.mark, Element) and i.mark.role == "Figure"]


def test_charts_get_lower_before_the_page_is_divided_otherwise(folder: Folder) -> None:
    line = "chart: {line: [1, 3, 4], labels: [2014, 2023]}"
    figures = [
        f"- {{value: 4%, label: x, {line}, context: {'a context of some words ' * words}}}"
        for words in (7, 6, 6)
    ]
    figures.append("- {value: 8.3%, label: rise, chart: {index: last year}}")
    body = "Words of running text that fill the lane. " * 60
    listed = "\n".join(figures)
    place = folder(brief="title: x", a=f"title: A\nbody: {body}\nfigures:\n{listed}")
    brief, _ = read_brief(place)
    look, _ = read_style("briefing", place, None)
    assert brief
    assert look
    page, how, _ = fit(brief, look, PRESS.metrics, paper="a4")
    assert page
    assert "lower charts" in how.rungs
    assert how.body == 9.5, "before type gets smaller"
    bars = [box for i in page.items if isinstance(i, Trace) for box in frames(i)]
    heights = {round(box.height, 1) for box in bars if box.width > 50}
    assert heights == {round(0.833 * how.leading, 1)}


def test_lower_charts_are_not_tried_without_charts(folder: Folder) -> None:
    look, _ = read_style("briefing", Path(), None)
    assert look
    tried = {}
    for chart in ("", ", chart: {count: 1}"):
        place = folder(brief="title: x", a=f"title: A\nfigures: [{{value: 11, label: x{chart}}}]")
        brief, _ = read_brief(place)
        assert brief
        search = Search(brief, look, "a4", Shaper(PRESS.metrics, ENGLISH, look.typography))
        tried[chart] = [each.says for each in search.arrangements if each]
    bare, charted = tried.values()
    assert charted == ["lower charts", *bare]
