"""Notes: marks in one sequence, what is listed for them, and links between the two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.layout.page import Text
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from tests.conftest import Build
from tests.copying import copied, reader
from tests.pages.test_pages import HERE as PAGES
from tests.recording import outline

Folder = Callable[..., Path]
COAST = PAGES / "points-and-notes"
SOURCES = "sources: {first: {title: First}, second: {title: Second}, third: {title: Third}}\n"


def tags(place: Path, style: str | None = None) -> str:
    return outline(Pipeline(style).lay_out(place).page)


def printed(place: Path, style: str | None = None) -> str:
    """The words of a page, in the order in which they are read, a space for each gap."""
    items = Pipeline(style).lay_out(place).page.items
    return " ".join("".join(item.text for item in items if isinstance(item, Text)).split())


def test_notes_and_sources_are_one_sequence_in_the_order_of_reading(folder: Folder) -> None:
    place = folder(
        brief="title: x\nstandfirst: Deck[^b]\nnotes: {a: Aside., b: Beside.}\n"
        f"{SOURCES}next: {{title: Next, points: ['step[^third]']}}",
        a="title: A\nsummary: sum[^a]\nbody: [{text: body, source: second}]\n"
        "points: [{text: point, points: ['below[^b]', {text: last, source: third}]}]\n"
        "figures: [{value: 1, label: label, source: third}]",
    )
    said = printed(place)
    marks = re.findall(r"[A-Za-z]+[¹²³⁴⁵]", said)
    assert marks == ["Deck¹", "label²", "sum³", "body⁴", "below¹", "last²", "step²"]
    assert "Source “First” 1 Beside. 2 “Third” 3 Aside. 4 “Second” Brief" in said
    sections = printed(place, "clear-print")
    assert re.findall(r"[a-z]+ \[\d\]", sections)[1:3] == ["sum [2]", "label [3]"]


@pytest.mark.parametrize("style", sorted(set(shipped()) - {"clear-print"}))
def test_a_note_stands_three_points_in_eight_behind_its_number(style: str, folder: Folder) -> None:
    place = folder(
        brief="title: x\nstandfirst: Deck[^a]\nnotes: {a: Aside.}", a="title: A\nsummary: sum"
    )
    page = Pipeline(style).lay_out(place).page
    footer = [item for item in page.items if isinstance(item, Text) and item.y > 600]
    words = next(item for item in footer if "Aside" in item.text)
    number = next(item for item in footer if item.text == "1" and item.y == words.y)
    assert words.x == pytest.approx(number.x + number.ink)
    blank = sum(glyph.advance for glyph in words.glyphs if not glyph.text.strip())
    assert blank / 1000 == pytest.approx(3 / 8, abs=0.06)


def test_a_brief_without_notes_keeps_its_marks(folder: Folder) -> None:
    place = folder(
        brief=f"title: x\n{SOURCES}",
        a="title: A\npoints: [{text: point, points: [below]}]\n"
        "figures: [{value: 1, label: label, source: third}]",
    )
    assert "label¹" in printed(place)
    assert "Sources “First” “Second” ¹ “Third”" in printed(place)
    assert "Reference" not in tags(place)


def test_the_pages_own_source_has_a_mark_only_where_its_author_puts_one(folder: Folder) -> None:
    points = "title: A\npoints: [{text: one, source: first}, {text: two, source: second}]"
    said = printed(folder(brief=f"title: x\n{SOURCES}", a=points))
    assert "one two¹ Sources “First” “Third” 1 “Second”" in said
    said = printed(folder(brief=f"title: x\n{SOURCES}", a=f"{points}\nsummary: sum[^first]"))
    assert "sum¹ one two² Source “Third” 1 “First” 2 “Second”" in said


def test_marks_side_by_side_are_no_number_and_stand_behind_quotation_marks(folder: Folder) -> None:
    place = folder(
        brief="title: x\nnotes: {a: Aside., b: Beside.}",
        a="title: A\nsummary: 'so \"many\"[^a] [^b] words'\nquote: {text: 'Well.[^b]'}",
    )
    said = printed(place)
    assert "so “many”¹ ² words" in said
    assert "“Well.”²" in said


def test_what_has_left_a_full_page_has_no_number(folder: Folder) -> None:
    long = "Words that fill a line of this page and then some more of them. " * 5
    points = "".join(f"- {{text: '{long}'}}\n" for _ in range(14))
    below = f"- {{text: '{long * 9}[^a]', optional: true}}"
    place = folder(
        brief="title: x\nnotes: {a: Aside., b: Beside.}",
        a=f"title: A\npoints:\n- text: first\n  points:\n  {below}\n{points}- 'last[^b]'",
    )
    laid = Pipeline().lay_out(place)
    assert [each.what for each in laid.report.fit.left_out] == ["sub-point 1 of point 1 of a"]
    said = printed(place)
    assert "last¹ 1 Beside. Brief" in said


def test_a_tables_own_notes_stand_below_it(folder: Folder) -> None:
    place = folder(
        brief="title: x\nnotes: {a: Aside., b: Beside.}",
        a="title: A\nsummary: 'sum[^b]'\ntable: {note: Prices., columns: [Work, Cost], "
        "rows: [['Quay[^a][^b]', 4]]}",
    )
    assert "Quay² ¹ 4 Note Prices. 2 Aside. 1 Beside. Brief" in printed(place)
    said = tags(place)
    assert said.index("Table") < said.index("    P  Note: Prices.") < said.index("    Note\n")
    assert said.count("\n    Note\n") == said.count("\n  Note\n") == 1


def test_cells_of_a_file_have_notes_and_no_other_markup(folder: Folder) -> None:
    place = folder(
        brief="title: x\nsources: {s: {title: Survey}}\nnotes: {a: Aside.}",
        a="title: A\ntable: {file: b.csv}",
    )
    place.joinpath("b.csv").write_text("Work[^a],Cost\n**Quay** [^s],4[^a][^s]\n", "utf-8")
    assert "Work¹ Cost **Quay**² 4¹ ² 1 Aside. 2 “Survey” Brief" in printed(place)


@pytest.mark.parametrize("style", sorted(set(shipped()) - {"clear-print"}))
def test_a_page_with_notes_keeps_the_standards_in_every_style(style: str, build: Build) -> None:
    result = build(COAST, style)
    assert result.report.fit.left_out == ()


def test_print_that_is_large_has_marks_in_brackets(folder: Folder, build: Build) -> None:
    place = folder(
        brief="title: x\nnotes: {a: Aside., b: Beside.}",
        a="title: A\nsummary: 's[^a]'\npoints: [{text: p, points: ['q[^b][^a].']}]",
    )
    build(place, "clear-print")
    assert "A s [1] p q [2] [1]. 1 Aside. 2 Beside." in printed(place, "clear-print")


def elements(node: Any) -> Iterator[Any]:
    """All structure elements within one."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(found := kid.get_object(), dict) and "/S" in found:
            yield found
            yield from elements(found)


def test_marks_and_notes_lead_to_each_other(build: Build) -> None:
    pdf = PdfReader(BytesIO(build(COAST).pdf))
    root = pdf.trailer["/Root"]["/StructTreeRoot"]
    every = list(elements(root))
    notes = [each for each in every if each["/S"] == "/Note"]
    assert len({each["/ID"] for each in notes}) == len(notes) == 7
    assert len(root["/IDTree"]["/Names"]) == 2 * len(notes)
    links = [link.get_object() for link in pdf.pages[0]["/Annots"]]
    inner = [link for link in links if "/Dest" in link]
    marks = [link for link in inner if link["/Contents"].startswith("note")]
    back = {link["/Contents"]: link for link in inner if link["/Contents"].startswith("back")}
    assert len(back) == 7
    for mark in marks:
        label = back[f"back to the text of {mark['/Contents']}"]
        assert mark["/Dest"][0].get_object() == pdf.pages[0]
        assert mark["/Dest"][2:4] == [label["/Rect"][0], label["/Rect"][3]]
    first = {mark["/Contents"]: mark for mark in reversed(marks)}
    for said, mark in first.items():
        label = back[f"back to the text of {said}"]
        assert label["/Dest"][2:4] == [mark["/Rect"][0], mark["/Rect"][3]]
    alts = {each["/Alt"] for each in every if each["/S"] == "/Link" and "/Alt" in each}
    assert alts == {*back, *first}


def test_notes_of_each_copy_are_its_own() -> None:
    (edition,) = copied(COAST, count=3).editions
    pdf = reader(edition.pdf)
    names = pdf.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]
    assert len(set(names[::2])) == len(names[::2]) == 3 * 7
    assert names[::2] == sorted(names[::2])
    for page in pdf.pages:
        inner = [link.get_object() for link in page["/Annots"] if "/Dest" in link.get_object()]
        assert inner
        assert all(link["/Dest"][0].get_object() == page for link in inner)


@pytest.mark.parametrize(
    ("language", "says", "back"),
    [
        ("fr", "note 1", "retour au texte de la note 1"),
        ("uk", "примітка 1", "назад до тексту примітки 1"),
        ("de", "Anmerkung 1", "zurück zum Text der Anmerkung 1"),
        ("es", "nota 1", "volver al texto de la nota 1"),
        ("pl", "przypis 1", "powrót do tekstu przypisu 1"),
        ("it", "nota 1", "torna al testo della nota 1"),
    ],
)
def test_links_say_where_they_lead(folder: Folder, language: str, says: str, back: str) -> None:
    place = folder(
        brief=f"title: x\nlanguage: {language}\nnotes: {{a: B.}}", a="title: A\nsummary: 'с[^a]'"
    )
    said = [line.strip() for line in tags(place).splitlines()]
    assert f"Link  {says}" in said
    assert f"Link  {back}" in said


EVERYWHERE = """
kicker: Kicker[^k]
title: Title[^t]
date: {words: "Spring[^d]"}
standfirst: Deck[^s][^k]
ask: {text: 'Ask[^a]', title: 'Lead[^l]', points: ['Matter[^m]', Other]}
decision: {title: Boxes, boxes: [['Yes', 'No']]}
next:
  title: Next[^n]
  points: [{date: 2026-05-02, text: 'Late[^late]'}, {date: 2026-05-01, text: 'Early[^early]'}]
notes: {NOTES}
"""
SECTION = """
title: Section[^h]
status: {is: amber, because: 'it waits[^w]'}
summary: Sum[^u]
body: 'Body[^b][^k].'
points: [{text: 'Point[^p]', status: {is: red, because: 'late[^r]'}, points: ['Below[^e]']}]
figures: [{value: 1, label: 'Label[^f]', kicker: 'Topic[^o]', context: 'Context[^c]'}]
chart: {title: 'Chart[^g]', bars: {Kiel: 2, Riga: 3}}
aside: {text: 'Aside[^i]', title: 'Over[^v]'}
quote: {text: 'Quote[^q]', speaker: 'Ada[^x]'}
table: {caption: 'Table[^z]', columns: ['', {head: 'Two[^two]', columns: ['A[^c1]', B]}],
  rows: [['Row[^k]', 1, '2[^c2]']]}
"""


@pytest.mark.parametrize("style", sorted(shipped()))
def test_marks_are_counted_as_a_page_is_read_wherever_they_stand(
    style: str, folder: Folder
) -> None:
    # A page in large print has no room for all.
    section = SECTION.partition("chart:")[0] if style == "clear-print" else SECTION
    names = dict.fromkeys(re.findall(r"\[\^(\w+)\]", EVERYWHERE + section))
    notes = ", ".join(f"{name}: N." for name in names)
    place = folder(brief=EVERYWHERE.replace("NOTES", notes), a=section)
    items = Pipeline(style).lay_out(place).page.items
    links = [link_of(item.mark) for item in items if isinstance(item, Text)]
    marks = [link for link in dict.fromkeys(links) if link and "back" not in link.alt]
    said = [f"note {number}" for number in range(1, len(names) + 1)]
    assert list(dict.fromkeys(link.alt for link in marks)) == said
    assert [link.alt for link in marks if link.anchor] == said
    assert [link.anchor.replace("mark", "note") for link in marks if link.anchor] == said
    assert len(marks) > len(said)


def test_a_head_over_two_columns_with_a_note_is_one(folder: Folder) -> None:
    place = folder(
        brief="title: x\nnotes: {a: A., b: B.}",
        a="title: A\ntable: {columns: ['', {head: 'Two[^a]', columns: ['A[^b]', B]}],\n"
        "  rows: [[Row, 1, 2]]}",
    )
    assert "Two¹ A² B Row 1 2" in printed(place)


def link_of(mark: Any) -> Any:
    """The link that words stand in, if any."""
    while mark is not None and getattr(mark, "role", "") != "Link":
        mark = getattr(mark, "parent", None)
    return mark
