"""Tables on the drawn page: what lines up, where they stand, how they read."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from briefing import BriefingError
from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.layout.page import Element, Fill, Page, Text
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.units import mm
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
METRICS = ReportLabBackend().metrics
ALLIES = {
    "caption": "Defence expenditure of selected Allies",
    "columns": ["", "Share of GDP, %", "Change on 2022", "US$ million"],
    "rows": [
        ["Poland", "3.9", "+54.8%", "29,107"],
        ["United States", "3.49", "+1%", "860,000"],
        ["Estonia", "2.7", "+25.25%", "1,181"],
        ["Lithuania", "11.5", "", "**2,107**"],
        ["United Kingdom", "2.1", "−0.5%", "65,763"],
    ],
}


def section(table: object, **more: object) -> str:
    """A section's YAML; JSON is YAML too."""
    return json.dumps({"title": "A", "table": table} | more, ensure_ascii=False)


def set_page(place: Path, style: str = "briefing") -> Page:
    brief, faults = read_brief(place)
    found, _ = read_style(style, place, None)
    assert brief, faults
    assert found
    page, _, told = fit(brief, found, METRICS, paper="a4")
    assert page, told
    return page


def element(text: Text) -> Element:
    """The cell, or the paragraph, that a text belongs to."""
    assert isinstance(text.mark, Element)
    found = text.mark
    while found.role in ("Span", "Link") and found.parent:
        found = found.parent
    return found


def rows(page: Page) -> list[list[list[Text]]]:
    """The texts of every cell of every row, as they are read."""
    found: dict[Element, dict[Element, list[Text]]] = {}
    for item in page.items:
        if isinstance(item, Text) and isinstance(item.mark, Element):
            cell = element(item)
            if cell.role in ("TH", "TD") and cell.parent:
                found.setdefault(cell.parent, {}).setdefault(cell, []).append(item)
    return [list(cells.values()) for cells in found.values()]


def places(texts: list[Text]) -> list[tuple[str, float]]:
    """Each character of a line with the x of its glyph's origin."""
    found = []
    for text in texts:
        x = float(text.x)
        for glyph in text.glyphs:
            found.append((glyph.text, x + glyph.dx * text.size / 1000))
            x += glyph.advance * text.size / 1000
    return found


def right(texts: list[Text]) -> float:
    """Where the ink of a cell ends; a space ends each line."""
    return max(text.x + text.ink for text in texts if text.text.strip())


def rules(page: Page) -> list[tuple[float, float, float]]:
    """Left edge, height and width of the rules of the first table."""
    first = min(t.y for row in rows(page) for cell in row for t in cell)
    last = max(t.y for row in rows(page) for cell in row for t in cell)
    fills = [r for item in page.items if isinstance(item, Fill) for r in item.rects]
    near = [r for r in fills if first - 20 < r.y < last + 12 and r.height < 1]
    return sorted((r.x, r.y + r.height / 2, r.width) for r in near)


@pytest.mark.parametrize(
    ("tag", "numbers", "mark"),
    [
        ("en", ["3.9", "12.25", "111.7%", "**9.11**"], "."),
        ("uk", ["8,3 %", "1 112,25 %", "0,7 %*"], ","),
        ("fr", ["300 000,5", "8,3", "1 111,25"], ","),
    ],
)
def test_decimal_marks_share_one_x(tag: str, numbers: list[str], mark: str, folder: Folder) -> None:
    table = {"columns": ["a", "b"], "rows": [[f"r{n}", n] for n in numbers]}
    page = set_page(folder(brief=f"title: x\nlanguage: {tag}", a=section(table)))
    xs = [x for row in rows(page)[1:] for char, x in places(row[1]) if char == mark]
    assert len(xs) == len(numbers)
    assert max(xs) - min(xs) < 0.05


def test_digits_stand_below_one_another(folder: Folder) -> None:
    table = {"columns": ["a", "b"], "rows": [["x", "111,111"], ["y", "987,650"], ["z", "42"]]}
    page = set_page(folder(brief="title: x", a=section(table)))
    one, other, short = (
        [x for char, x in places(row[1]) if char.strip()] for row in rows(page)[1:]
    )
    assert one == pytest.approx(other, abs=0.05)
    assert one[-2:] == pytest.approx(short, abs=0.05)


def test_heads_of_numbers_end_where_their_column_does(folder: Folder) -> None:
    heads, *body = rows(set_page(folder(brief="title: x", a=section(ALLIES))))
    for at in (1, 2, 3):
        edge = max(right(row[at]) for row in body if row[at][0].text.strip())
        assert max(right(heads[at]), edge) == pytest.approx(right(heads[at]), abs=0.05)
    assert {row[0][0].x for row in body} == {body[0][0][0].x}


def test_rows_stand_a_baseline_apart_between_three_rules(folder: Folder) -> None:
    place = folder(brief="title: x", a=section(ALLIES))
    page, found = set_page(place), read_style("briefing", place, None)[0]
    assert found
    sizes = {text.size for row in rows(page)[1:] for cell in row for text in cell}
    rungs = {dict(rung.sizes)["cell"]: rung.baseline for rung in found.ladder.larger}
    ys = [row[0][0].y for row in rows(page)[1:]]
    steps = [after - before for before, after in pairwise(ys)]
    assert steps == pytest.approx([steps[0]] * 4)
    assert steps[0] == pytest.approx(rungs[sizes.pop()], rel=0.1)
    over, under, last = rules(page)
    assert over[0] == under[0] == last[0]
    assert over[2] == under[2] == last[2]
    assert over[1] < rows(page)[0][1][0].y < under[1] < ys[0]
    assert last[1] > ys[-1]


def test_a_table_with_room_in_the_text_s_lane_stands_there(folder: Folder) -> None:
    """Else it hangs from the section's left edge, over both lanes."""
    figures = [{"value": "1", "label": "figure"}]
    narrow = ALLIES | {"columns": ["a", "b"], "rows": [["x", "1"]]}
    wide = set_page(folder(brief="title: x", a=section(ALLIES, summary="S", figures=figures)))
    slim = set_page(folder(brief="title: x", a=section(narrow, summary="S", figures=figures)))
    assert rules(wide)[0][::2] == pytest.approx((mm(18), mm(114)), abs=0.01)
    assert rules(slim)[0][::2] == pytest.approx((mm(48), mm(84)), abs=0.01)


def test_cells_of_many_words_break_and_share_the_measure(folder: Folder) -> None:
    words = "An individually tailored programme of partnership for all of the next four years"
    table = {
        "columns": ["Partner", "What was agreed in Vilnius", "Next step"],
        "rows": [["South Korea", words, "Signed"], ["Japan", "Plans", "A review in 2024 of all"]],
    }
    page = set_page(folder(brief="title: x\nstyle: columns", a=section(table)), "columns")
    long = rows(page)[1][1]
    assert len({text.y for text in long}) > 1
    assert len({text.y for text in rows(page)[1][0]}) == 1
    assert max(right(cell) for row in rows(page) for cell in row if cell[0].text.strip()) <= (
        rules(page)[0][0] + rules(page)[0][2] + 0.05
    )
    _, second = (row[0][0].y for row in rows(page)[1:])
    assert second > max(text.y for text in long) + 10


@pytest.mark.parametrize("last", [False, True])
def test_marks_of_notes_hang_right_of_numbers_but_at_the_table_s_edge(
    last: bool, folder: Folder
) -> None:
    def numbers(mark: str) -> tuple[list[float], Page]:
        cells = [["Raise", "68"], ["Enrol", f"60.5{mark}"], ["Feed", "97"]]
        table = {
            "columns": ["Way", "Fed", "Risk"],
            "rows": [cell if last else [*cell, "some"] for cell in cells],
        }
        table["columns"] = table["columns"][: 2 if last else 3]
        notes = "notes: {a: Aside.}\nstandfirst: Deck[^a]\n" if mark else ""
        page = set_page(folder(brief=f"title: x\n{notes}", a=section(table)))
        head, *others = [row[1] for row in rows(page)]
        # Of the number with a mark, the text before that.
        return [right(head), *(right(cell[:1]) for cell in others)], page

    plain, page = numbers("")
    marked, other = numbers("[^a]")
    edge = rules(page)[0][0] + rules(page)[0][2]
    shift = [one - two for one, two in zip(plain, marked, strict=True)]
    if last:
        assert max(right(row[1]) for row in rows(other)) == pytest.approx(edge, abs=0.05)
        assert min(shift[1:]) > 2
    else:
        assert shift == pytest.approx([0] * 4, abs=0.01)


def test_a_column_that_cannot_hold_its_words_is_told(folder: Folder, build: Build) -> None:
    long = "Wirtschaftsförderungsgesellschaft"
    table = {"columns": ["a", *(f"{long} {n}" for n in "bcdef")], "rows": [["x", *"12345"]]}
    with pytest.raises(BriefingError) as told:
        build(folder(brief="title: x", a=section(table)))
    (fault,) = told.value.faults
    assert fault.code == "fit.table-too-wide"
    assert "mm too wide for its" in fault.message
    assert long in (fault.hint or "")
    assert fault.span
    assert (fault.span.line, fault.span.column) == (1, 25)


def find(node: DictionaryObject, role: str) -> list[DictionaryObject]:
    """The structure elements of a role below one, in reading order."""
    kids = node.get("/K", [])
    below = [kid.get_object() for kid in kids if isinstance(kid, IndirectObject)]
    found = [node] if node.get("/S") == f"/{role}" else []
    return found + [each for kid in below for each in find(kid, role)]


def test_the_structure_is_a_table_with_scopes(folder: Folder, build: Build) -> None:
    pdf = build(folder(brief="title: x", a=section(ALLIES, summary="S"))).pdf
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]
    (table,) = find(root, "Table")
    kinds = [kid.get_object()["/S"] for kid in table["/K"]]
    assert kinds == ["/Caption", *["/TR"] * 6]
    shape = [[kid.get_object()["/S"][1:] for kid in row["/K"]] for row in find(table, "TR")]
    assert shape == [["TD", "TH", "TH", "TH"], *[["TH", "TD", "TD", "TD"]] * 5]
    scopes = [head["/A"] for head in find(table, "TH")]
    assert [scope["/Scope"] for scope in scopes] == ["/Column"] * 3 + ["/Row"] * 5
    assert {scope["/O"] for scope in scopes} == {"/Table"}


def test_it_reads_row_by_row(folder: Folder, build: Build) -> None:
    pdf = build(folder(brief="title: x", a=section(ALLIES, summary="The lead."))).pdf
    text = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert text.startswith(
        "x A The lead. Defence expenditure of selected Allies Share of GDP, % Change on 2022"
        " US$ million Poland 3.9 +54.8% 29,107 United States 3.49 +1% 860,000 Estonia 2.7"
        " +25.25% 1,181 Lithuania 11.5 2,107 United Kingdom 2.1 −0.5% 65,763"
    )


def test_an_empty_cell_says_so(folder: Folder) -> None:
    """The head of the rows' names, too, which is no head without a text."""
    table = {"columns": ["", "Share", "Note"], "rows": [["Poland", "3.9", ""], ["Spain", "", "x"]]}
    tree = outline(set_page(folder(brief="title: x", a=section(table)))).split("Table\n")[1]
    cells = re.findall(r"(?m)^ {8}(T[DH]  .*)$", tree.replace("\u00a0", " "))
    assert cells == [
        *("TD  Empty", "TH  Share", "TH  Note"),
        *("TH  Poland", "TD  3.9", "TD  Empty"),
        *("TH  Spain", "TD  Empty", "TD  x"),
    ]


def test_markup_works_in_cells_and_heads(folder: Folder, build: Build) -> None:
    link = "[Cost](https://example.org)"
    table = {"columns": ["a", link], "rows": [["[mots]{lang=fr} *x*", "**3**"]]}
    place = folder(brief="title: x", a=section(table))
    (page,) = PdfReader(BytesIO(build(place).pdf)).pages
    assert [ref.get_object()["/Contents"] for ref in page["/Annots"]] == ["Cost"]
    assert "TH  Cost\n          Link  Cost" in outline(set_page(place))


@pytest.mark.parametrize("seed", range(25))
def test_a_table_never_parts_across_columns(seed: int, folder: Folder) -> None:
    rng = random.Random(seed)

    def prose(most: int) -> str:
        return " ".join(rng.choice(("plans", "of", "allies")) for _ in range(rng.randint(4, most)))

    sections = {
        f"s{n}": section(
            {"columns": ["a", "b"], "rows": [["x", "1"]] * rng.randint(1, 12)},
            summary=prose(9),
            points=[prose(40) for _ in range(rng.randint(1, 5))],
        )
        for n in range(rng.randint(1, 3))
    }
    page = set_page(folder(brief="title: x", **sections), "columns")
    tables: dict[Element, list[Text]] = {}
    for row in rows(page):
        table = element(row[0][0]).parent
        assert table
        assert table.parent
        tables.setdefault(table.parent, []).extend(text for cell in row for text in cell)
    fills = [r for item in page.items if isinstance(item, Fill) for r in item.rects]
    for texts in tables.values():
        middle = page.size.width / 2
        assert len({text.x < middle for text in texts}) == 1
        top, bottom = min(t.y for t in texts), max(t.y for t in texts)
        thin = [r for r in fills if r.height < 1 and top - 22 < r.y < bottom + 14]
        beside = [r for r in thin if (r.x < middle - 5) == (texts[0].x < middle)]
        assert len(beside) >= 3, "its rules stay with it"


def test_an_optional_table_leaves_a_page_that_is_too_full(folder: Folder, build: Build) -> None:
    body = "Words that fill a line of this page and then some more of them. " * 98
    full = ALLIES | {"optional": True}
    fit = build(folder(brief="title: x", a=section(full, body=body))).report.fit
    assert [left.what for left in fit.left_out] == ["the table of a"]
    with pytest.raises(BriefingError) as told:
        build(folder(brief="title: x", a=section(ALLIES, body=body)))
    (fault,) = told.value.faults
    assert fault.code == "fit.overset"
    assert "cut" in (fault.hint or "")


def test_the_verdict_takes_out_a_table_where_words_are_not_enough(
    folder: Folder, build: Build
) -> None:
    sections = {f"s{n}": section(ALLIES | {"rows": ALLIES["rows"] * 2}) for n in range(8)}
    with pytest.raises(BriefingError) as told:
        build(folder(brief="title: x", **sections))
    (fault,) = told.value.faults
    assert "take out the table of s7" in (fault.hint or "")
