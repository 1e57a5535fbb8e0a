"""Key figures that stand grouped in their sections: which do, and how a group looks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.layout.columns import ALONE as ALONE_IN_COLUMN
from briefing.layout.columns import segments, set_lines
from briefing.layout.page import Fill, Page, Text
from briefing.pdf.document import ReportLabBackend
from briefing.pipeline import Pipeline
from briefing.style.loader import read_style
from briefing.style.stylesheet import Moved
from briefing.typeset.brief import set_brief
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Rect
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
BRIEF = "title: x\nstandfirst: What it is about."
COPY = "title: {}\npoints: [Some words of copy.]\nfigures:\n{}"
ALONE = "title: {}\nfigures:\n{}"
PRESS = ReportLabBackend()
STYLE, _ = read_style("field", Path(), None)
assert STYLE
SHEET = STYLE.sheet("a4", marked=False)


def figures(*values: str, label: str = "counted", **more: str) -> str:
    rest = "".join(f", {key}: {text}" for key, text in more.items())
    return "".join(f"  - {{value: '{value}', label: {label}{rest}}}\n" for value in values)


@pytest.fixture
def field(folder: Folder, build: Build) -> Callable[..., Page]:
    """The page of some sections in the style `field`, once its PDF has been judged."""

    def made(**sections: str) -> Page:
        copy = folder(brief=BRIEF, **sections)
        build(copy, "field")
        return Pipeline("field").lay_out(copy).page

    return made


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def found(page: Page, words: str) -> Text:
    (one,) = (item for item in texts(page) if item.text.rstrip() == words)
    return one


def in_strip(page: Page, words: str) -> bool:
    """Whether a value is in the accent, as those of the strip are and those of groups are not."""
    return found(page, words).colour.red > 0


def test_up_to_five_figures_all_stand_in_the_strip(field: Callable[..., Page]) -> None:
    page = field(a=COPY.format("A", figures("11", "12", "13")), b=ALONE.format("B", figures("14")))
    assert all(in_strip(page, value) for value in ("11", "12", "13", "14"))
    assert len({found(page, value).y for value in ("11", "12", "13", "14")}) == 1


def test_of_more_those_of_sections_with_copy_stand_in_these(field: Callable[..., Page]) -> None:
    page = field(
        a=ALONE.format("A", figures("11", "12")),
        b=COPY.format("B", figures("21", "22", "23")),
        c=COPY.format("C", figures("31")),
    )
    values = ("11", "12", "21", "22", "23", "31")
    assert [in_strip(page, value) for value in values] == [True, True, False, False, False, False]
    assert found(page, "B").y < found(page, "21").y
    assert found(page, "C").y < found(page, "31").y


@pytest.fixture
def grouped(field: Callable[..., Page]) -> Callable[..., Page]:
    """The page of a section with some figures, beside one that has enough for a strip."""

    def made(listed: str) -> Page:
        return field(a=ALONE.format("A", figures(*"12345")), b=COPY.format("B", listed))

    return made


def test_a_group_is_a_list_under_its_title(grouped: Callable[..., Page]) -> None:
    listed = outline(grouped(figures("21", "22"))).splitlines()
    at = listed.index("    H2  B")
    assert listed[at + 1 : at + 8] == [
        "    L",
        "      LI",
        "        LBody",
        "          P  21 counted",
        "            Span  21",
        "            Span  counted",
        "      LI",
    ]


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (("21", "22"), [2]),
        (("21", "22", "23", "24"), [4]),
        (("21", "22", "23", "24", "25"), [3, 2]),
        (("21", "1,234,567", "23"), [2, 1]),
        (("21", "123,456,789,012,345", "23"), [1, 1, 1]),
    ],
)
def test_figures_stand_abreast_where_values_keep_their_size(
    values: tuple[str, ...], rows: list[int], grouped: Callable[..., Page]
) -> None:
    page = grouped(figures(*values))
    heights = [found(page, value).y for value in values]
    assert [heights.count(y) for y in sorted(set(heights))] == rows
    assert len({found(page, value).size for value in values}) == 1


def test_cells_of_all_rows_stand_below_each_other(grouped: Callable[..., Page]) -> None:
    page = grouped(figures("21", "22", "23", "24", "25"))
    assert [found(page, value).x for value in ("21", "22")] == [
        found(page, value).x for value in ("24", "25")
    ]


def test_long_labels_make_more_rows_where_that_takes_less_room(
    grouped: Callable[..., Page],
) -> None:
    page = grouped(figures("21", "22", label="of some two hundred volunteers from abroad"))
    assert found(page, "21").y == found(page, "22").y
    page = grouped(figures("21", "22", "23", "24", label="of all of the volunteers in the valley"))
    assert found(page, "21").y == found(page, "22").y < found(page, "23").y


def test_a_figure_alone_has_its_label_beside_it(grouped: Callable[..., Page]) -> None:
    page = grouped(figures("21", label="halls", unit="days"))
    value, unit, label = (found(page, words) for words in ("21", "days", "halls"))
    assert value.y == unit.y == label.y
    assert value.x < unit.x < label.x


def test_a_wide_value_alone_has_its_label_below_it(grouped: Callable[..., Page]) -> None:
    page = grouped(figures("123,456,789,012,345", label="halls"))
    assert found(page, "halls").y > found(page, "123,456,789,012,345").y


def test_values_stay_level_beside_a_topic_of_two_lines(grouped: Callable[..., Page]) -> None:
    long = figures("22", kicker="Extraordinary humanitarian appropriations")
    page = grouped(figures("21", kicker="Budget") + long)
    assert found(page, "21").y == found(page, "22").y
    assert found(page, "Budget").y > found(page, "Extraordinary").y


def panel_in_column(page: Page) -> Rect:
    """The tint that is as wide as a column of text."""
    fills = [item for item in page.items if isinstance(item, Fill)]
    tints = [r for item in fills if item.colour == SHEET.colours.tint for r in item.rects]
    (panel,) = (r for r in tints if r.width == pytest.approx(SHEET.grid.span(SHEET.grid.text)))
    return panel


def test_a_group_stands_on_a_panel_as_wide_as_its_column(grouped: Callable[..., Page]) -> None:
    page = grouped(figures("21", "22"))
    panel, indent = panel_in_column(page), SHEET.space.bullet.indent
    assert panel.y < found(page, "21").y < panel.y + panel.height
    assert found(page, "21").x == pytest.approx(panel.x + indent)


def test_a_chart_stands_in_its_group(grouped: Callable[..., Page]) -> None:
    page = grouped(figures("52", "22", chart="{previous: 48}"))
    assert [item.text.strip() for item in texts(page)].count("from\u00a048") == 2


def test_a_table_across_leaves_figures_in_the_column(field: Callable[..., Page]) -> None:
    head = ", ".join(f"A rather long name {number}" for number in range(6))
    row = ", ".join(f"A rather long cell {number}" for number in range(6))
    section = f"title: B\ntable: {{columns: [{head}], rows: [[{row}]]}}\nfigures:\n"
    page = field(a=ALONE.format("A", figures(*"12345")), b=section + figures("21"))
    panel = panel_in_column(page)
    assert panel.y < found(page, "21").y < panel.y + panel.height


def test_in_a_style_with_a_rail_all_figures_stand_there(
    folder: Folder, build: Build, tmp_path: Path
) -> None:
    style = tmp_path / "style.yaml"
    style.write_text("extends: briefing\nlayout: {grouped: true}\n", "utf-8")
    copy = folder(brief=BRIEF, b=COPY.format("B", figures(*"123456")))
    build(copy, str(style))
    page = Pipeline(str(style)).lay_out(copy).page
    left = found(page, "Some words of\u00a0copy.").x
    assert all(found(page, value).x > left + 200 for value in "123456")


def test_titles_that_run_in_stand_over_figures(
    folder: Folder, build: Build, tmp_path: Path
) -> None:
    style = tmp_path / "style.yaml"
    style.write_text("extends: field\nlayout: {run-in: true}\n", "utf-8")
    section = "title: B\nbody: Some words of copy.\nfigures:\n" + figures(*"123456")
    copy = folder(brief=BRIEF, b=section)
    build(copy, str(style))
    page = Pipeline(str(style)).lay_out(copy).page
    assert found(page, "B").y < found(page, "1").y < found(page, "Some words of\u00a0copy.").y


def test_a_column_never_ends_behind_a_group(folder: Folder) -> None:
    """Not even at the floor of the ladder, where it may end behind any line."""
    brief, _ = read_brief(folder(brief=BRIEF, b=COPY.format("B", figures(*"123456"))))
    assert brief
    composer = Composer(Shaper(PRESS.metrics, brief.language, SHEET.typography), SHEET.space.drop)
    (text,) = set_brief(brief, SHEET, composer, tuple(Moved)).texts
    copy = text.children[-1]
    group = copy.block.children[0]
    first, *_ = segments(set_lines((text,), SHEET.space.drop), ALONE_IN_COLUMN)
    assert group.block.whole
    assert first.bottom > copy.y + group.y + group.block.depth + 1
