"""Charts of several values, measured on the page: every mark is where its number says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.chart import Lines
from briefing.brief.model import Figure, own_words
from briefing.brief.reader import read_brief
from briefing.evidence.check import check_evidence
from briefing.layout.page import Artifact, Fill, Page, Text, Trace
from briefing.mail.body import write_body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text
from briefing.style.stylesheet import Typography
from briefing.typeset.block import Boxes, Outline
from briefing.typeset.charts.canvas import ChartParts
from briefing.typeset.charts.lines import line_chart
from briefing.units import Rect
from tests.conftest import Build
from tests.recording import outline
from tests.typeset.test_chart_words import SPAN, canvas_of, designed
from tests.typeset.test_charts import draw, frames, page_of, texts

Folder = Callable[..., Path]
HERE = Path(__file__).parent
PAPER = designed().colours.paper
GROWTH = "line: [+0.8, +2.6, -2.2, +1.1], labels: [2017, 2020]"


def own(folder: Folder, chart: str, *, more: str = "", brief: str = "") -> Path:
    """A brief of one section with a chart of its own."""
    return folder(brief=f"title: A chart\n{brief}", a=f"title: A\nchart: {{{chart}}}\n{more}")


def bars_of(page: Page) -> list[tuple[Rect, bool]]:
    """The bars from the top, each with whether it is filled; rules are thinner."""
    filled = [
        (rect, True)
        for item in page.items
        if isinstance(item, Fill) and item.mark == Artifact("Layout") and item.colour != PAPER
        for rect in item.rects
        if 5 < rect.height < 16 and 1.5 < rect.width < 400
    ]
    framed = [
        (rect, False)
        for item in page.items
        if isinstance(item, Trace) and item.outline.stroke and not item.outline.dashes
        for rect in frames(item)
        if 5 < rect.height < 16
    ]
    return sorted((*filled, *framed), key=lambda bar: (bar[0].y, bar[0].x))


def cells(page: Page) -> list[str]:
    """The cells of the page's tables in the order of reading."""
    told = (line.strip() for line in outline(page).splitlines())
    return [line for line in told if line.startswith(("TH", "TD"))]


def said(parts: ChartParts) -> list[str]:
    """The words of a chart, a line each."""
    lines = (line for word in parts.words for line in word.block.lines)
    return [line.text.replace("\u00a0", " ").strip() for line in lines]


def drawn(chart: Lines | object, measure: float = 238.1) -> ChartParts:
    assert isinstance(chart, Lines)
    return line_chart(
        Figure(own_words("1"), own_words("x"), SPAN, chart=chart), chart, canvas_of(measure)
    )


def lines(folder: Folder, chart: str) -> Lines:
    brief, faults = read_brief(own(folder, chart))
    assert brief, faults
    assert not faults
    chart_ = brief.sections[0].chart
    assert chart_ is not None
    found = getattr(chart_, "chart", None)
    assert isinstance(found, Lines)
    return found


def curves(parts: ChartParts) -> list[Outline]:
    """The lines, the last of a chart first: strokes through several points."""
    return [
        shape
        for shape in parts.shapes
        if isinstance(shape, Outline)
        and shape.stroke
        and not shape.fill
        and {step.kind for step in shape.steps} == {"move", "line"}
    ]


def points(curve: Outline) -> list[tuple[float, float]]:
    return [step.points[0] for step in curve.steps]


def test_bars_below_zero_go_to_the_left(folder: Folder) -> None:
    page = page_of(own(folder, "bars: {Oslo: 3.1, Kiel: -2.4, Riga: -0.6, Bergen: 0}"))
    (oslo, riga, kiel) = bars_of(page)
    assert (oslo[1], riga[1], kiel[1]) == (True, False, False)
    zero = oslo[0].x
    assert riga[0].x + riga[0].width == pytest.approx(zero)
    assert kiel[0].x + kiel[0].width == pytest.approx(zero)
    unit = oslo[0].width / 3.1
    assert kiel[0].width == pytest.approx(2.4 * unit)
    assert riga[0].width == pytest.approx(0.6 * unit)
    words = {text.text.strip(): text for text in page.items if isinstance(text, Text)}
    assert words["3.1"].x > oslo[0].x + oslo[0].width
    assert words["\u22122.4"].x + words["\u22122.4"].width < kiel[0].x + 1
    assert words["0"].x > zero
    names = ["TH  Oslo", "TD  3.1", "TH  Bergen", "TD  0", "TH  Riga", "TD  \u22120.6"]
    assert cells(page) == ["TH  Name", "TH  Value", *names, "TH  Kiel", "TD  \u22122.4"]


def test_a_threshold_across_bars(folder: Folder) -> None:
    figure = "value: 3.9%, label: x, chart: {bars: {Poland: 3.9, Italy: 1.9}"
    threshold = "threshold: {value: 2, label: NATO goal}"
    place = folder(brief="title: x", a=f"title: A\nfigures: [{{{figure}, {threshold}}}}}]")
    page = page_of(place)
    poland, italy = (bar for bar, _ in bars_of(page))
    dashes = [
        rect
        for item in page.items
        if isinstance(item, Fill)
        for rect in item.rects
        if rect.width == 0.75 and rect.height <= 3
    ]
    at = poland.x + poland.width * 2 / 3.9
    assert dashes
    assert {round(dash.x + 0.375, 2) for dash in dashes} == {round(at, 2)}
    value = next(i for i in page.items if isinstance(i, Text) and i.text.strip() == "1.9%")
    assert italy.x + italy.width < at < value.x, "the value stands beyond the line"
    assert [cell.replace("\u00a0", " ") for cell in cells(page)][-2:] == ["TH  NATO goal", "TD  2%"]


def test_a_line_goes_through_zero(folder: Folder) -> None:
    parts = drawn(lines(folder, GROWTH))
    (curve,) = curves(parts)
    heights = [y for _, y in points(curve)]
    unit = (heights[2] - heights[1]) / 4.8
    assert heights[0] == pytest.approx(heights[1] + 1.8 * unit)
    assert heights[3] == pytest.approx(heights[1] + 1.5 * unit)
    axis = next(shape for shape in parts.shapes if isinstance(shape, Boxes)).rects[0]
    assert axis.y + axis.height / 2 == pytest.approx(heights[1] + 2.6 * unit)


@pytest.mark.parametrize(
    ("line", "side"),
    [("+2, +3, -2, -3, +1, +2", 1), ("-2, -3, +2, +3, -1, -2", -1), (", ".join(["+2, -3"] * 9), 0)],
)
def test_names_stand_at_zero_away_from_the_last_value(folder: Folder, line: str, side: int) -> None:
    """Where the line leaves no room on either side they stand below the plot."""
    parts = drawn(lines(folder, f"line: [{line}], labels: [2017, 2026]"))
    words = {word.block.lines[0].text.strip(): word.y for word in parts.words}
    assert words["2017"] == words["2026"]
    below = words["2017"] - words["0"]
    assert 0 < side * below < 12 if side else below > 20


def test_a_gap_in_time_is_a_gap_on_the_axis(folder: Folder) -> None:
    dates = "2016: 22, 2017: 24, 2018: 30, 2022: 40, 2023: 48"
    parts = drawn(lines(folder, f"line: {{{dates}}}, gap: no survey"))
    (curve,) = curves(parts)
    assert [step.kind for step in curve.steps] == ["move", "line", "line", "move", "line"]
    across = [x for x, _ in points(curve)]
    year = (across[-1] - across[0]) / 7
    for at, passed in enumerate((0, 1, 2, 6, 7)):
        assert across[at] - across[0] == pytest.approx(passed * year, abs=0.2)
    assert said(parts)[-4:] == ["2016", "2018", "2022", "2023"]
    assert "no survey" in said(parts)


def test_months_quarters_and_days_stand_in_their_order(folder: Folder) -> None:
    dates = "2016-03: 1, 2016-Q3: 2, 2016-11-15: 3"
    (curve,) = curves(drawn(lines(folder, f"line: {{{dates}}}")))
    one, two, three = (x for x, _ in points(curve))
    # From the middle of March to that of the quarter 152 days, and to 15 November 244.
    assert (two - one) / (three - one) == pytest.approx(152 / 244, abs=0.01)


def test_half_years_and_school_years_are_dates(folder: Folder) -> None:
    """A half-year stands in its middle; a school year runs from July to June."""
    parts = drawn(lines(folder, "line: {2019: 1, 2020-H1: 2, 2020-H2: 3}"))
    (curve,) = curves(parts)
    one, two, three = (x for x, _ in points(curve))
    assert (two - one) / (three - one) == pytest.approx(274 / 457, abs=0.01)
    assert said(parts)[-2:] == ["2019", "2nd half 2020"]
    parts = drawn(lines(folder, "line: {2015/16: 1, 2016/17: 2, 2023/24: 3}, gap: none"))
    one, two, three = (x for curve in curves(parts) for x, _ in points(curve))
    assert (two - one) / (three - one) == pytest.approx(1 / 8, abs=0.01)
    assert said(parts)[-2:] == ["2015/16", "2023/24"]


def test_four_lines_are_named_at_their_ends_and_told_apart(folder: Folder) -> None:
    named = "East: [12, 31], North: [22, 28], South: [16, 23], Isles: [9, 12]"
    parts = drawn(lines(folder, f"line: {{{named}}}, labels: [2021, 2026], unit: '%'"))
    *_, isles, south, north, east = curves(parts)[:4]
    assert {line.dashes for line in (east, north, south, isles)} == {(), (3.5, 2.0), (1.25, 1.4)}
    assert east.width > north.width, "the first is the thickest"
    unit = (points(east)[0][1] - points(east)[1][1]) / 19
    assert points(isles)[1][1] - points(east)[1][1] == pytest.approx(19 * unit)
    assert said(parts) == ["East 31", "North 28", "South 23", "Isles 12", "2021", "2026"]


def test_a_threshold_across_lines(folder: Folder) -> None:
    goal = "threshold: {value: 25, label: Goal}"
    parts = drawn(lines(folder, f"line: {{East: [12, 31], North: [22, 28]}}, {goal}"))
    dashed = next(s for s in parts.shapes if isinstance(s, Outline) and s.dashes == (3.0, 2.0))
    north, east = [curve for curve in curves(parts) if not curve.dashes][:2]
    unit = (points(north)[0][1] - points(north)[1][1]) / 6
    assert points(dashed)[0][1] == pytest.approx(points(north)[1][1] + 3 * unit)
    assert points(east)[1][1] == pytest.approx(points(north)[1][1] - 3 * unit)
    assert "Goal 25" in said(parts)


def test_extremes_are_marked_with_their_dates(folder: Folder) -> None:
    dates = "2016-03: 22, 2017-03: 19, 2018-03: 30, 2019-03: 28"
    parts = drawn(lines(folder, f"line: {{{dates}}}, extremes: true"))
    assert {"30, Mar 2018", "19, Mar 2017"} < set(said(parts))
    last = drawn(lines(folder, f"line: {{{dates.replace('30', '23')}}}, extremes: true"))
    assert said(last).count("28") == 1, "an extreme that is the last value is not told twice"
    assert not any(text.startswith("28,") for text in said(last))


def test_groups_and_stacks_are_as_long_as_their_values(folder: Folder) -> None:
    page = page_of(own(folder, "bars: {Kiel: [24, 31], Riga: [18, -7]}, series: [old, new]"))
    lengths = [bar.width for bar, _ in bars_of(page)]
    unit = lengths[0] / 24
    assert lengths == pytest.approx([24 * unit, 31 * unit, 18 * unit, 7 * unit])
    assert [filled for _, filled in bars_of(page)] == [False, True, False, True]
    kiel, riga = ["TH  Kiel", "TD  24", "TD  31"], ["TH  Riga", "TD  18", "TD  \u22127"]
    assert cells(page) == ["TH  Name", "TH  old", "TH  new", *kiel, *riga]
    stacked = "bars: {2024: [46, 22, 18, 1], 2026: [52, 31, 12, 16]}, stacked: true"
    page = page_of(own(folder, f"{stacked}, series: [State, EU, Towns, Loans]"))
    parts = [bar.width for bar, _ in bars_of(page)]
    assert [parts[0] / parts[4], parts[2] / parts[6]] == pytest.approx([46 / 52, 18 / 12])
    assert "TD  1\n" in outline(page), "a value without room is read all the same"


def test_tiles_are_a_table_of_countries(folder: Folder) -> None:
    tiles = "tiles: {EE: 3.4, PL: 4.1, ES: 1.3}, from: 2"
    page = page_of(own(folder, tiles, brief="language: uk"))
    told = outline(page)
    for name in ("Естонія", "Польща", "Іспанія"):
        assert f"TH  {name}" in told
    assert "TD  4.1" in told
    tiles_drawn = bars_of(page)
    assert [filled for _, filled in tiles_drawn] == [True, True, False]
    assert len({round(tile.width, 2) for tile, _ in tiles_drawn}) == 1
    unread = [i.text for i in page.items if isinstance(i, Text) and i.mark == Artifact("Layout")]
    assert "FR " in unread or "FR" in unread, "a country without a value is drawn, and not read"


def test_a_map_of_ones_own(folder: Folder) -> None:
    grid = 'tiles: {N: 3, E: 1.5}, from: 2, grid: [". N .", "W C E"]'
    page = page_of(own(folder, grid))
    north, east = (bar for bar, _ in bars_of(page))
    assert east.y - north.y == pytest.approx(north.height + 1)
    assert east.x - north.x == pytest.approx(north.width + 1)
    assert "TH  N\n" in outline(page)


SAID = {
    "bars: {Oslo: 3.1, Kiel: -2}, threshold: {value: 2, label: Goal}": "Oslo 3.1; Kiel -2; Goal 2",
    "bars: {Kiel: [24, 31]}, series: [old, new]": "Kiel: old 24, new 31",
    "line: {East: [12, 31], North: [22, 28]}, labels: [2021, 2026], unit: '%'": (
        "2021 to 2026: East from 12% to 31%; North from 22% to 28%"
    ),
    "line: {2016: 22, 2017: 24, 2021: 48}, gap: no survey": (
        "A line that rises from 22 (2016) to 48 (2021). Between them: 24 (2017). "
        "No survey: 2017 to 2021"
    ),
    "line: {2016: 22, 2017: 24, 2018: 3, 2022: 48}, threshold: {value: 40, label: Goal 40}": (
        "A line that rises from 22 (2016) to 48 (2022). Between them: 24 (2017), 3 (2018). "
        "Lowest: 3 (2018). No values: 2018 to 2022. Goal 40"
    ),
    "tiles: {EE: 3.4, PL: 4.1}, unit: '%'": "Estonia 3.4%; Poland 4.1%",
    GROWTH: "A line that rises from +0.8 (2017) to +1.1 (2020). Between them: +2.6, -2.2. "
    "Lowest: -2.2. Highest: +2.6",
}


@pytest.mark.parametrize("chart", SAID)
def test_an_email_says_what_a_section_draws(chart: str, folder: Folder) -> None:
    brief, faults = read_brief(own(folder, f"{chart}, title: Sums"))
    assert brief, faults
    body = write_body(brief, "x.pdf", Typography(quotes=True, dashes=True))
    text = " ".join(as_text(body).split())
    assert f"Chart: Sums. {SAID[chart]}".replace("-", "\u2212") in text
    assert "Only on the attached page" not in text
    assert "Chart: Sums." in as_html(body, "#0B4A86")


def test_clear_print_says_charts_in_words(folder: Folder) -> None:
    goal = "threshold: {value: 25, label: Goal}, title: Homes"
    place = own(folder, f"line: {{East: [12, 31], North: [22, 28]}}, labels: [2021, 2026], {goal}")
    page = page_of(place, "clear-print")
    told = " ".join(" ".join(texts(page.items)).split())
    told = told.replace("\u00a0", " ")
    assert "Homes East 12 (2021), 31 (2026); North 22, 28; Goal 25" in told
    assert "Figure" not in outline(page)


def test_clear_print_says_what_a_gap_in_time_is(folder: Folder) -> None:
    page = page_of(
        own(folder, "line: {2016: 22, 2017: 24, 2021: 48}, gap: no survey"), "clear-print"
    )
    told = " ".join(texts(page.items)).replace("\u00a0", " ")
    assert "22 (2016), 24 (2017), 48 (2021); no survey: 2017 to 2021" in " ".join(told.split())


def test_every_number_of_a_chart_needs_a_source(folder: Folder) -> None:
    threshold = "threshold: {value: 41, label: Goal}"
    brief, _ = read_brief(
        own(
            folder,
            f"line: {{East: [12, 31], North: [22, 28]}}, {threshold}",
            brief="sources: {s: {title: S, file: s.txt}}\n",
        )
    )
    assert brief
    claims = check_evidence(brief).claims
    assert [claim.text for claim in claims] == ["12", "31", "22", "28", "41"]


def test_a_charts_source_is_marked_behind_its_title(folder: Folder) -> None:
    brief = "sources:\n  one: {title: One}\n  two: {title: Two}\n"
    page = page_of(own(folder, "line: [3, 4], title: Sums, source: two", brief=brief))
    assert "P  Sums\u00b9" in outline(page)


@pytest.mark.parametrize("tag", ["fr", "uk", "de", "es", "pl", "it"])
def test_dates_are_written_in_the_languages_own_words(tag: str, folder: Folder) -> None:
    figure = "value: 24, label: x, chart: {line: {2016-03: 22, 2016-09: 23, 2017-01: 24}"
    alt = draw(folder, f"{figure}}}", tag=tag).alt
    assert "2016" in alt
    assert "Mar " not in alt, "English"
    assert "2016-03" not in alt


@pytest.mark.parametrize("style", ["briefing", "columns", "field", "institute", "mono"])
def test_a_page_of_comparisons(style: str, build: Build) -> None:
    result = build(HERE / "comparisons", style)
    assert not result.report.fit.left_out


def test_optional_charts_leave_a_page_that_is_too_full(folder: Folder) -> None:
    body = " ".join(["word"] * 1120)
    more = f"body: {body}\n"
    page = own(folder, "line: [3, 4], title: Sums, optional: true", more=more)
    assert "Sums" not in texts(page_of(page).items)
