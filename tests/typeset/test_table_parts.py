"""Tables with parts on the drawn page: heads and rows in two levels, totals, bars, halves."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from briefing import BriefingError
from briefing.layout.page import Artifact, Fill, Page, Text, Trace
from briefing.units import mm
from tests.conftest import ROOT, Build
from tests.recording import outline
from tests.typeset.test_table import element, find, right, rows, section, set_page

Folder = Callable[..., Path]
COAST: dict[str, Any] = {
    "columns": [
        "Stretch",
        {"head": "Homes", "columns": ["2024", "2026"]},
        {"head": "Cost", "columns": ["Plan", "Now"]},
        {"head": "Built", "of": 100},
    ],
    "rows": [
        ["North", "14.2", "16.9", "61.5", "64.0", "80"],
        ["  Skerry Head", "5.1", "5.9", "18.0", "17.2", "100"],
        ["  Gull Strand", "2.5", "3.2", "21.0", "21.7", "40"],
        ["Inland", "", "", "", "", ""],
        ["  Upper sluice", "4.4", "4.4", "9.5", "3.2", "n/a"],
    ],
    "total": ["All", "26.2", "30.4", "110.0", "106.1", "60"],
}


def long(count: int, columns: int = 3) -> dict[str, Any]:
    """A table of so many rows."""
    heads = ["Ally", *(f"Year {n}" for n in range(1, columns))]
    return {
        "columns": heads,
        "rows": [[f"Ally {n}", *["11.5"] * (columns - 1)] for n in range(1, count + 1)],
    }


def one(folder: Folder, table: object, style: str = "briefing", **more: object) -> Page:
    return set_page(folder(brief="title: x", a=section(table, **more)), style)


def line(page: Page, words: str) -> Text:
    """The text that starts with some words, as it is read."""
    texts = (item for item in page.items if isinstance(item, Text))
    return next(text for text in texts if text.copy.text.startswith(words))


def bars(page: Page) -> list[tuple[float, bool]]:
    """How long each bar is, and whether it is filled, from the top."""
    x = right(next(row for row in rows(page) if row[0][0].text.startswith("Skerry"))[-1])
    found: list[tuple[float, float, bool]] = []
    for item in page.items:
        if isinstance(item, Fill):
            found += ((r.y, r.width, True) for r in item.rects if r.x > x and 5 < r.height < 12)
        elif isinstance(item, Trace):
            xs, ys = zip(
                *(point for step in item.outline.steps for point in step.points), strict=True
            )
            edge = item.outline.width
            found.append((min(ys), max(xs) - min(xs) + edge, False))
    return [(width, filled) for _, width, filled in sorted(found)]


def test_heads_rows_and_total_stand_in_their_parts(folder: Folder) -> None:
    tree = outline(one(folder, COAST)).split("Table\n")[1].replace("\u00a0", " ")
    parts = [row.strip() for row in tree.splitlines() if row.strip() in ("THead", "TBody", "TFoot")]
    assert parts == ["THead", "TBody", "TFoot"]
    head, body = tree.split("TBody")
    said = [row.split("  ")[-1] for row in head.splitlines() if row.strip().startswith("TH  ")]
    assert said == ["Stretch", "Homes", "Cost", "Built", "2024", "2026", "Plan", "Now"]
    assert "All" in body.split("TFoot")[1]


def test_every_cell_names_its_heads(folder: Folder, build: Build) -> None:
    place = folder(brief="title: x", a=section(COAST))
    root = PdfReader(BytesIO(build(place).pdf)).trailer["/Root"]["/StructTreeRoot"]
    (table,) = find(root, "Table")
    known = {head["/ID"]: head for head in find(table, "TH") if "/ID" in head}
    names = root["/IDTree"]["/Names"]
    assert dict(zip(names[::2], (at.get_object() for at in names[1::2]), strict=True)) == known
    spans = {entry("ColSpan", head) for head in known.values()}
    assert spans == {None, 2, 6}
    assert [entry("RowSpan", head) for head in find(find(table, "THead")[0], "TH")] == [
        *(2, None, None, 2),
        *(None, None, None, None),
    ]
    heads = {cell["/ID"]: place for place, cell in enumerate(find(table, "TH"))}
    cell = find(table, "TR")[3]["/K"][2].get_object()
    # Over 2026: Homes; then its own head, its group's and its row's.
    assert [heads[name] for name in entry("Headers", cell) or ()] == [1, 5, 8, 9]
    assert all(entry("Headers", cell) for cell in find(table, "TD"))


def entry(key: str, cell: DictionaryObject) -> Any:
    """What a cell's attributes say under a key."""
    return cell.get("/A", {}).get(f"/{key}")


def test_a_head_over_numbers_stands_in_the_middle_of_its_rule(folder: Folder) -> None:
    """The rule is as wide as the columns under it, from the first one's edge to the last one's."""
    page = one(folder, COAST)
    for over, first, last in (("Homes", "2024", "2026"), ("Cost", "Plan", "Now")):
        upper, start, end = line(page, over), line(page, first), line(page, last)
        assert start.y == end.y > upper.y
        (rule,) = (
            rect
            for item in page.items
            if isinstance(item, Fill)
            for rect in item.rects
            if upper.y < rect.y < end.y and start.x - 30 < rect.x < end.x and rect.height < 1
        )
        assert upper.x + upper.ink / 2 == pytest.approx(rule.x + rule.width / 2, abs=0.05)
        assert rule.x + rule.width == pytest.approx(end.x + end.ink, abs=0.05)
    assert line(page, "Stretch").y == line(page, "2024").y


def test_a_title_stands_under_a_heavy_rule_with_the_caption_behind_it(
    folder: Folder, build: Build
) -> None:
    table = long(3) | {"title": "Reserve training", "caption": "Days a year", "wide": True}
    page = one(folder, table, summary="S")
    title, caption = line(page, "Reserve training"), line(page, "Days")
    assert caption.y == title.y
    assert caption.x + caption.ink == pytest.approx(right(rows(page)[0][-1]), abs=0.1)
    over = [
        (rect.y, rect.height)
        for item in page.items
        if isinstance(item, Fill)
        for rect in item.rects
        if rect.width > mm(140) and title.y - 30 < rect.y < title.y
    ]
    assert [height for _, height in over] == [2]
    root = PdfReader(BytesIO(build(folder(brief="title: x")).pdf)).trailer["/Root"]
    (tagged,) = find(root["/StructTreeRoot"], "Caption")
    assert [kid.get_object()["/S"] for kid in tagged["/K"]] == ["/P", "/P"]


def test_a_caption_without_room_behind_the_title_stands_under_it(folder: Folder) -> None:
    page = one(folder, long(3) | {"title": "Reserve training " * 3, "caption": "Days a year " * 4})
    title, caption = line(page, "Reserve training"), line(page, "Days")
    assert caption.x == pytest.approx(title.x)
    assert caption.y > title.y
    assert outline(page).count("Caption") == 1


def test_what_is_not_known_ends_where_numbers_do_beside_marks(folder: Folder) -> None:
    table = {
        "columns": ["Work", "£m", {"head": "Status", "status": True}],
        "rows": [["Survey", "0.8", "green"], ["Barrier", "n/a", "red"]],
    }
    page = one(folder, table)
    head, known, unknown = (line(page, words) for words in ("£m", "0.8", "n/a"))
    assert unknown.x + unknown.ink == pytest.approx(known.x + known.ink, abs=0.05)
    assert unknown.x + unknown.ink == pytest.approx(head.x + head.ink, abs=0.05)


def test_a_name_of_a_row_takes_what_numbers_leave(folder: Folder) -> None:
    name = "Deliveries of ammunition and spare parts"
    table = {"columns": ["Programme", "2025", "2026"], "rows": [[name, "3", "n/a"], ["b", 5, 7]]}
    page = one(folder, table, points=["Text"], figures=[{"value": "1", "label": "figure"}])
    heads, (long_one, *_), *_ = rows(page)
    assert [text.copy.text for text in long_one] == [name], "on one line"
    assert long_one[0].ink > 0.5 * (right(heads[-1]) - line(page, "Programme").x)
    assert [outline(page).count(f"TD  {said}") for said in ("Not available", "n/a")] == [1, 0]


def test_rows_of_the_lower_level_stand_in_and_sums_are_bold(folder: Folder) -> None:
    page = one(folder, COAST)
    north, skerry, gull = line(page, "North"), line(page, "Skerry"), line(page, "Gull")
    assert skerry.x == pytest.approx(north.x + 0.97 * skerry.size)
    assert "Bold" in north.face.path.name
    assert "Bold" in line(page, "All").face.path.name
    assert "Bold" not in skerry.face.path.name
    step = gull.y - skerry.y
    assert skerry.y - north.y == pytest.approx(step)
    assert line(page, "Inland").y - gull.y > step, "white parts groups"


def test_a_head_of_a_group_alone_has_the_whole_width(folder: Folder) -> None:
    name = "Inland waters, with their sluices and all the weirs of the upper valley"
    table = COAST | {"rows": [*COAST["rows"][:3], [name, *[""] * 5], COAST["rows"][4]]}
    page = one(folder, table)
    assert {text.y for text in page.items if isinstance(text, Text) and text.copy.text == name} == {
        line(page, name).y
    }
    (cell,) = next(row for row in rows(page) if row[0][0].copy.text == name)
    assert element(cell[0]).role == "TH"


def test_bars_are_as_long_as_their_numbers(folder: Folder) -> None:
    """One of a sum is filled, another open; a number that is not known has none."""
    found = bars(one(folder, COAST))
    assert [filled for _, filled in found] == [True, False, False, True]
    full = found[1][0]
    assert [width / full for width, _ in found] == pytest.approx([0.8, 1, 0.4, 0.6])


def test_without_an_end_the_largest_number_ends_the_scale(folder: Folder) -> None:
    heads = [*COAST["columns"][:3], {"head": "Built", "bar": True}]
    table = COAST | {"columns": heads, "rows": [*COAST["rows"][:2], [*COAST["rows"][2][:5], "-4"]]}
    found = bars(one(folder, table))
    assert [width / found[1][0] for width, _ in found] == pytest.approx([0.8, 1, 0.6])


def test_bars_are_not_read(folder: Folder) -> None:
    page = one(folder, COAST)
    drawn = (item for item in page.items if isinstance(item, Fill | Trace))
    assert all(isinstance(item.mark, Artifact) for item in drawn)


@pytest.mark.parametrize("style", ["briefing", "prose", "scoreboard", "columns", "field"])
def test_a_wide_table_spans_the_page_below_text_and_rail(style: str, folder: Folder) -> None:
    table = long(5, columns=8) | {"caption": "The caption"}
    figures = [{"value": "1", "label": "figure"}]
    more = {"summary": "S", "points": ["The text."], "figures": figures}
    page = one(folder, table, style, quote={"text": "The quote"}, **more)
    heads, *_ = rows(page)
    left = line(page, "The caption").x
    assert left == pytest.approx(mm(18), abs=0.01)
    assert right(heads[-1]) == pytest.approx(page.size.width - mm(18), abs=0.1)
    for words in ("The text", "“The quote", "figure"):
        assert line(page, words).y < line(page, "The caption").y
    tree = outline(page).replace("\u00a0", " ")
    assert tree.index("The text") < tree.index("The caption"), "read with its section"


def test_the_author_may_want_a_table_wide_or_not(folder: Folder) -> None:
    figures = [{"value": "1", "label": "figure"}]
    edges = {}
    for wide in (True, False):
        for columns in (3, 7):
            table = long(3, columns) | {"wide": wide}
            page = one(folder, table, summary="S", figures=figures)
            edges[wide, columns] = right(rows(page)[0][-1])
    assert edges[True, 3] == pytest.approx(edges[True, 7])
    assert edges[False, 3] == pytest.approx(edges[False, 7])
    assert edges[True, 3] > edges[False, 3] + mm(50)


def test_a_long_narrow_table_stands_in_two_halves(folder: Folder) -> None:
    """The first has the odd row; heads stand over both, and are read once."""
    page = one(folder, long(17) | {"total": ["All", "1", "2"]}, summary="S")
    first, tenth = line(page, "Ally 1"), line(page, "Ally 10")
    assert tenth.y == first.y
    assert tenth.x > first.x + mm(80)
    shown = [t for t in page.items if isinstance(t, Text) and t.copy.text == "Year 1"]
    assert len(shown) == 2
    assert len([t for t in shown if isinstance(t.mark, Artifact)]) == 1
    tree = outline(page)
    assert tree.count("Table\n") == 1
    names = [row[0][0].copy.text for row in rows(page)[1:]]
    assert names == [*(f"Ally {n}" for n in range(1, 18)), "All"]


def test_no_group_is_parted_between_halves(folder: Folder) -> None:
    table = long(18)
    for at, row in enumerate(table["rows"]):
        row[0] = f"  {row[0]}" if at % 6 else row[0]
    page = one(folder, table, summary="S")
    tops = {line(page, name).y for name in ("Ally 1", "Ally 13")}
    assert len(tops) == 1


def test_long_tables_have_white_after_every_fourth_row(folder: Folder) -> None:
    page = one(folder, long(13) | {"wide": True})
    ys = [row[0][0].y for row in rows(page)[1:]]
    steps = [after - before for before, after in pairwise(ys)]
    wider = [at for at, step in enumerate(steps, start=1) if step > min(steps) + 1]
    assert wider == [4, 8, 12]


def test_a_table_too_wide_is_set_smaller_and_then_told_in_millimetres(
    folder: Folder, build: Build
) -> None:
    def table(letters: int) -> dict[str, Any]:
        return {"columns": [f"{'w' * letters} {n}" for n in range(10)], "rows": [["m"] * 10] * 2}

    parts = []
    for letters in (2, 6):
        page = one(folder, table(letters), points=["The text"])
        parts.append(rows(page)[1][0][0].size / line(page, "The text").size)
    assert parts[0] > parts[1]
    with pytest.raises(BriefingError) as told:
        build(folder(brief="title: x", a=section(table(16))))
    assert "fit.table-too-wide" in {fault.code for fault in told.value.faults}
    assert any(" mm too wide for its 174 mm" in fault.message for fault in told.value.faults)


def test_forty_rows_of_ten_columns_fill_a_page(folder: Folder, build: Build) -> None:
    result = build(folder(brief="title: x", a=section(long(40, columns=10))))
    assert result.report.fit.fill > 0.6


def test_what_follows_the_copy_stands_in_the_order_of_its_keys(folder: Folder) -> None:
    tables = [{"columns": ["One", "b"], "rows": [["x", 1]]}, long(2) | {"caption": "Two"}]
    blocks = {"quotes": [{"text": "Three"}, {"text": "Four"}], "tables": tables}
    orders = (("quotes", "tables"), ("tables", "quotes"))
    for order in orders:
        written = {"title": "A", **{key: blocks[key] for key in order}, "points": ["Copy"]}
        page = set_page(folder(brief="title: x", a=json.dumps(written)), "columns")
        words = ["Copy", "“Three", "“Four", "One", "Two"]
        read = sorted(words, key=lambda text: outline(page).index(text))
        quotes, rest = ["“Three", "“Four"], ["One", "Two"]
        assert read == ["Copy", *(quotes + rest if order == orders[0] else rest + quotes)]


def test_quotes_of_a_section_share_a_kicker_in_the_rail(folder: Folder) -> None:
    written = {"title": "Voices", "points": ["Copy"], "quotes": [{"text": "One"}, {"text": "Two"}]}
    page = set_page(folder(brief="title: x", a=json.dumps(written)))
    assert outline(page).count("BlockQuote") == 2
    kickers = [t for t in page.items if isinstance(t, Text) and t.text.strip() == "Voices"]
    assert len(kickers) == 2, "the title, and the kicker over both"
    assert line(page, "“One").x == line(page, "“Two").x > page.size.width / 2


def test_tables_of_a_section_start_at_one_edge(folder: Folder) -> None:
    wide = {"columns": ["One", "Who does what"], "rows": [["x", "Some words " * 5]]}
    written = {"title": "A", "summary": "S", "tables": [wide, long(2) | {"caption": "Two"}]}
    figures = [{"value": "1", "label": "figure"}]
    page = set_page(folder(brief="title: x", a=json.dumps(written | {"figures": figures})))
    assert line(page, "One").x == line(page, "Two").x


def test_a_cell_s_own_source_is_marked_in_table_and_footer(folder: Folder) -> None:
    sources = "sources: {a: {title: Report}, b: {title: Survey}}"
    cell = {"text": "7.7", "source": "b"}
    table = {"columns": ["x", "y"], "rows": [["North", "5.1"], ["South", cell]]}
    page = set_page(folder(brief=f"title: x\n{sources}", a=section(table, source="a")))
    said = outline(page)
    assert said.index("TD  7.7") < said.index("Link  note 1") < said.index("“Survey”")
    assert "Survey" not in said[said.index("Source:") :], "which stands below the table"


def test_where_words_of_levels_have_no_room_marks_stand_alone(folder: Folder, build: Build) -> None:
    """The word is read, and a line below the table has it for those who see."""
    names = ["Plan", "Money", "People", "Risk", "Last"]
    table = {
        "columns": ["Part", *({"head": name, "status": True} for name in names)],
        "rows": [["Breakwater", *["green", "red", "amber"], *["green"] * 2], ["b", *["n/a"] * 5]],
        "wide": False,
    }
    place = folder(brief="title: x", a=section(table, summary="S"))
    said = outline(set_page(place, "columns"))
    assert [row.split("  ")[-1] for row in said.splitlines() if row.lstrip().startswith("TD")] == [
        *("Green", "Red", "Amber", "Green", "Green"),
        *["Not available"] * 5,
    ]
    assert said.split("Not available")[-1].split()[:4] == ["P", "Red,", "Amber,", "Green"]
    page = set_page(place, "columns")
    assert [t.text.strip() for t in page.items if isinstance(t, Text)].count("Green") == 1
    build(place, "columns")
    wider = folder(brief="title: x", a=section(table | {"wide": True}, summary="S"))
    page = set_page(wider, "columns")
    assert [t.text.strip() for t in page.items if isinstance(t, Text)].count("Green") == 3


@pytest.mark.parametrize(
    "style", ["briefing", "prose", "scoreboard", "columns", "institute", "field", "mono"]
)
def test_the_page_of_tables_in_every_style(style: str, build: Build) -> None:
    result = build(ROOT / "tests/pages/tables", style)
    assert not result.report.fit.left_out


def test_clear_print_says_what_it_cannot_hold(build: Build) -> None:
    with pytest.raises(BriefingError) as told:
        build(ROOT / "tests/pages/tables", "clear-print")
    assert {fault.code for fault in told.value.faults} == {"fit.overset"}
