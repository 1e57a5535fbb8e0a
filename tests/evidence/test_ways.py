"""How each number was found, and that a sheet shows the weakest first."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.evidence.annex import make_annex
from briefing.evidence.check import check_evidence
from briefing.evidence.report import as_csv, as_json, as_markdown, as_text, make_sheet, total_line
from briefing.evidence.ways import Way, around, stems
from tests.spreadsheets.books import xlsx

Write = Callable[..., Brief]
HEAD = """title: Bridges
facts: {traffic: {value: 8.3%, source: survey}}
sources:
  survey: {title: Survey, file: survey.txt}
"""
SURVEY = """The survey looked at 41 bridges in spring. Traffic over them rose by 8.3%, and the
board met 14 times.

Harbour\t12\t15
Old town\t41\t9
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a brief with one section: `write("body: 41 bridges")`."""

    def make(section: str, saved: str = SURVEY, name: str = "survey.txt") -> Brief:
        tmp_path.joinpath(name).write_text(saved, "utf-8")
        tmp_path.joinpath("q1.xlsx").write_bytes(xlsx(Results={"A1": "Toll", "B1": 612}))
        tmp_path.joinpath("brief.yaml").write_text(HEAD.replace("survey.txt", name), "utf-8")
        tmp_path.joinpath("a.yaml").write_text(f"title: A\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        return brief

    return make


@pytest.mark.parametrize(
    ("section", "way"),
    [
        ("figures: [{label: toll, value: {file: q1.xlsx, cell: Results!B1}}]", Way.REFERENCE),
        ("body: Traffic rose by {facts.traffic}", Way.REFERENCE),
        ("figures: [{value: 41, label: x, quote: looked at 41 bridges}]", Way.QUOTE),
        ("figures: [{value: 27, label: of them, derived: 41 - 14}]", Way.SUM),
        ("body: All 41 bridges were seen", Way.TEXT),
        ("body: In spring 41 of them were seen", Way.TEXT),
        ("body: All 41 of them were seen", Way.ELSEWHERE),
        ("body: There are 14 piers. Every bridge has some.", Way.ELSEWHERE),
        ("body: There were 14 meetings of the board", Way.TEXT),
        ("figures: [{value: 14, label: meetings of the board}]", Way.TEXT),
        ("figures: [{value: 14, label: meetings, kicker: Board}]", Way.TEXT),
        ("figures: [{value: 14, label: piers}]", Way.ELSEWHERE),
        ("figures: [{value: Up, label: Board, context: 14 meetings}]", Way.TEXT),
        ("table: {columns: [Place, Piers], rows: [[Harbour, '12']]}", Way.TEXT),
        ("table: {columns: [Place, Piers], rows: [[Canal, '12']]}", Way.ELSEWHERE),
        ("chart: {title: Harbour, bars: {a: 12, b: 15}}", Way.TEXT),
    ],
)
def test_a_number_says_how_it_was_found(section: str, way: Way, write: Write) -> None:
    claims = check_evidence(write(section)).claims
    assert {claim.way for claim in claims if not claim.what.startswith("fact")} == {way}


@pytest.mark.parametrize(
    "section", ["body: There are 17 of them", "evidence_ignore: [41]\nbody: x", "source: s"]
)
def test_what_has_no_support_has_no_way(section: str, write: Write) -> None:
    brief = write("body: There are 17 of them, and 43 of those")
    assert {claim.way for claim in check_evidence(brief).claims[1:]} == {None}


def test_of_several_places_that_is_told_which_the_words_name(write: Write) -> None:
    (_, claim) = check_evidence(write("body: The old town has 41")).claims
    assert (claim.place, claim.words) == ("line 5", "Old town 41 9")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We met. They saw @ bridges. It rained.", "They saw @ bridges."),
        ("It cost approx. @ euros", "It cost approx. @ euros"),
        ("Head\n\nHarbour\t12\t@\nOld town\t41", "Harbour\t12\t@"),
        ("Harbour 12 @\nOld town 41 9", "Harbour 12 @"),
        ("Harbour\n\n12\n\n@\n\nOld town\n\n41", "Harbour\n\n12\n\n@"),
        (
            "The survey of all that stands in spring looked at\n@ bridges there. Then it rained.",
            "The survey of all that stands in spring looked at\n@ bridges there.",
        ),
        (
            "A row of a table that has a rather long name of its own 41\nOld town @",
            "Old town @",
        ),
    ],
)
def test_the_words_around_a_number_are_a_sentence_or_a_row(text: str, words: str) -> None:
    at = text.index("@")
    start, end = around(text, at, at + 1)
    assert text[start:end] == words


def test_words_around_a_number_end_somewhere() -> None:
    start, end = around("word " * 2000 + "12" + " word" * 2000, 10_000, 10_002)
    assert 0 < end - start < 600


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("bridge", "Bridges", True),
        ("rates", "rate", True),
        ("ціна", "ціни", True),
        ("Estonia", "Estonian", True),
        ("2024", "2025", False),
        ("harbour", "hospital", False),
    ],
)
def test_words_are_compared_by_their_stems(one: str, other: str, is_same: bool) -> None:
    assert (stems(one) == stems(other)) is is_same


SHEET = "body: Nothing of 17. All 41 bridges.\npoints: [Then 14 piers]"


def test_the_weakest_numbers_stand_first_on_a_sheet(write: Write) -> None:
    brief = write(SHEET)
    evidence = check_evidence(brief)
    sheet = make_sheet(brief, evidence)
    assert [row[0] for row in sheet.rows] == ["8.3%", "17", "41", "14"]
    assert [row[0] for row in sheet.weakest_first] == ["17", "14", "8.3%", "41"]
    assert sheet.order == "Check the first 2 rows by eye first: their evidence is weak or lacking."
    assert sheet.total == (
        "0 quoted, 3 found (2 by text, 1 elsewhere), 0 derived, 0 exempt, 1 unsupported"
    )
    text = as_text(sheet)
    assert text.splitlines()[2] == sheet.order
    assert "14  found elsewhere: point 1 of a (a.yaml:3:15)" in text
    assert "41  found by text: paragraph 1 of a (a.yaml:2:26)" in text
    assert sheet.order in as_markdown(sheet)
    annex = make_annex(brief, evidence)
    assert [row[2].text for row in annex.rows][:3] == [
        "unsupported",
        "found elsewhere",
        "found by text",
    ]
    assert annex.lead
    assert annex.lead.text == sheet.order


def test_the_ways_are_for_programs_too(write: Write) -> None:
    brief = write(SHEET)
    evidence = check_evidence(brief)
    answer = json.loads(as_json(brief, evidence))
    assert [number["way"] for number in answer["numbers"]] == ["text", None, "text", "elsewhere"]
    assert [number["evidence"] for number in answer["numbers"]].count("found") == 3
    head, *rows = as_csv(make_sheet(brief, evidence)).splitlines()
    assert head.endswith(",Words,Found by")
    assert [row.rpartition(",")[2] for row in rows] == ["text", "", "text", "elsewhere"]


def test_a_sheet_without_weak_numbers_says_nothing_of_them(write: Write) -> None:
    brief = write("body: All 41 bridges")
    sheet = make_sheet(brief, check_evidence(brief))
    assert sheet.order == ""
    assert make_annex(brief, check_evidence(brief)).lead is None
    assert total_line(check_evidence(brief)).startswith("0 quoted, 2 found (2 by text), 0 derived")
