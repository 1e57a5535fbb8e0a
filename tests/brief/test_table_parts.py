"""Tables with parts through the rooms that read a brief: its numbers, and its changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.model import Change
from briefing.evidence.claims import statements
from briefing.starter.scaffold import outline

Folder = Callable[..., Path]
BRIEF = "title: x\nsources: {report: {title: Report}, survey: {title: Survey}}"
SECTION = """title: A
source: report
tables:
- caption: First
  columns: [Bridge, {head: Cost, columns: [Plan, Now]}]
  rows: [[North, 1, {text: 2, source: survey}], ["  Old", 3, 4]]
  total: [All, 4, 6]
- {title: Ports, caption: Second, columns: [Port, Days], rows: [[Harwick, 35]]}
quotes: [{text: We wait., source: survey}, {text: We build.}]
"""


def written(folder: Folder, section: str) -> Brief:
    brief, faults = read_brief(folder(brief=BRIEF, a=section))
    assert brief
    assert not faults
    return brief


def changes(folder: Folder, old: str, new: str) -> list[tuple[str, str, str, str]]:
    """The changes that a word makes: their kind, what changed, its name, and its new text."""
    before = written(folder, SECTION)
    found: tuple[Change, ...] = compare(before, written(folder, SECTION.replace(old, new)))
    return [(each.kind.value, each.side.what, each.side.name, each.side.text) for each in found]


def test_every_number_is_a_claim_of_its_own_source(folder: Folder) -> None:
    found = {each.copy.text: each for each in statements(written(folder, SECTION))}
    assert found["2"].sources == ("survey",)
    assert found["3"].sources == found["6"].sources == found["35"].sources == ("report",)
    assert found["We wait."].sources == ("survey",)
    assert found["We build."].sources == ("report",)
    assert (found["2"].what, found["35"].what) == ("table 1 of a", "table 2 of a")


def test_changes_within_one_of_several_tables(folder: Folder) -> None:
    assert changes(folder, '"  Old", 3', '"  Old", 5') == [
        ("changed", "cell", "Old, Cost, Plan", "5")
    ]
    assert changes(folder, "source: survey}]", "source: report}]")[0][1] == "source"
    assert changes(folder, "title: Ports", "title: Harbours") == [
        ("reworded", "title", "", "Harbours")
    ]
    assert changes(folder, '"  Old"', "Old") == [("changed", "level", "Old", "0")]
    assert changes(folder, "  total: [All, 4, 6]\n", "")[0] == ("changed", "total", "", "no")
    assert changes(folder, "[Port, Days]", "[Port, {head: Days, bar: true}]") == [
        ("changed", "bar", "Days", "yes")
    ]


def test_a_title_is_a_text_of_the_brief_and_kept_in_the_next(folder: Folder) -> None:
    brief = written(folder, SECTION.replace("title: Ports", 'title: "12 ports[^survey]"'))
    claims = {each.copy.text: each for each in statements(brief)}
    assert claims["12 ports"].sources == ("report", "survey")
    assert "title: 12 ports\n" in outline(brief, date(2026, 6, 3))["a.yaml"].decode()


def test_a_table_more_and_a_quote_less(folder: Folder) -> None:
    more = "- {caption: Third, columns: [a, b], rows: [[x, 1]]}\nquotes:"
    assert changes(folder, "quotes:", more) == [("added", "table", "", "Third")]
    assert changes(folder, ", {text: We build.}", "") == [("gone", "quote", "", "We build.")]
