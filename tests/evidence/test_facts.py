"""A fact is held once against its own source and quote; what prints it is found by the fact."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.evidence.check import check_evidence
from briefing.evidence.claims import find_stale

Told = list[tuple[str, str, str, str]]
Write = Callable[[str, str], Brief]

SURVEY = "The survey looked at 41 bridges. Traffic rose by 8.3%. Repairs cost 2 million euros."


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(facts: str, section: str) -> Brief:
        tmp_path.joinpath("survey.txt").write_text(SURVEY, "utf-8")
        tmp_path.joinpath("other.txt").write_text("Nothing of it.", "utf-8")
        tmp_path.joinpath("brief.yaml").write_text(
            "title: Bridges\ndate: 2026-03-02\nsources:\n"
            "  survey: {title: Survey, file: survey.txt}\n"
            f"  other: {{title: Other, file: other.txt}}\nfacts:\n{facts}\n",
            "utf-8",
        )
        tmp_path.joinpath("a.yaml").write_text(f"title: A\nsource: other\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        return brief

    return make


def claims(brief: Brief) -> Told:
    return [(c.text, c.what, c.status.value, c.place) for c in check_evidence(brief).claims]


def test_a_printing_is_found_by_its_fact(write: Write) -> None:
    brief = write(
        "  rise: {value: 8.3%, source: survey, quote: rose by 8.3%}\n"
        "  sum: {value: 41 bridges, source: survey}",
        "summary: 'It rose by {facts.rise}'\npoints: ['{facts.sum}']\n"
        "figures:\n"
        "- {value: {facts.rise}, label: x, chart: {bars: {A: {facts.rise}, B: {facts.sum}}}}\n"
        "table: {columns: [a, b], rows: [[x, {facts.sum}]]}",
    )
    assert check_evidence(brief).faults == ()
    assert claims(brief) == [
        ("8.3%", "fact rise", "quoted", "line 1"),
        ("41", "fact sum", "found", "line 1"),
        ("8.3%", "figure 1 of a", "found", "fact rise"),
        ("8.3%", "summary of a", "found", "fact rise"),
        ("41", "point 1 of a", "found", "fact sum"),
        ("41", "table of a", "found", "fact sum"),
        ("41", "chart 1 of a", "found", "fact sum"),
        ("8.3", "chart 1 of a", "found", "fact rise"),
    ]
    assert [claim.span.column for claim in check_evidence(brief).claims][2:5] == [11, 22, 11]


def test_what_is_wrong_with_a_fact_is_told_once(write: Write) -> None:
    brief = write(
        "  rise: {value: 8.4%, source: survey}", "summary: By {facts.rise}\nbody: By {facts.rise}"
    )
    (fault,) = check_evidence(brief).faults
    assert fault.code == "evidence.unsupported"
    assert fault.span
    assert fault.span.line == 7
    assert fault.hint
    assert "8.3%" in fault.hint
    statuses = [(claim.status.value, claim.why) for claim in check_evidence(brief).claims]
    assert statuses[1:] == [("unsupported", "see the fact rise")] * 2


def test_a_fact_without_a_source_is_checked_where_it_stands(write: Write) -> None:
    brief = write("  rise: 8.3%", "summary: By {facts.rise}")
    assert claims(brief) == [("8.3%", "summary of a", "unsupported", "")]


def test_a_number_typed_beside_a_fact_or_made_larger_is_its_own(write: Write) -> None:
    brief = write(
        "  rise: {value: 8.3%, source: survey}\n  cost: {value: '2', source: survey}",
        "summary: By {facts.rise} or 8.3%\nbody: It cost {facts.cost} billion",
    )
    found = {(text, what): status for text, what, status, _ in claims(brief)}
    assert found["2 billion", "paragraph 1 of a"] == "unsupported"
    summary = [each[2:] for each in claims(brief) if each[1] == "summary of a"]
    assert summary == [("found", "fact rise"), ("unsupported", "")]


def test_a_fact_of_facts_is_found_by_them(write: Write) -> None:
    brief = write(
        "  rise: {value: 8.3%, source: survey}\n  all: 'by {facts.rise}, with 41'",
        "summary: It rose {facts.all}",
    )
    assert claims(brief) == [
        ("8.3%", "fact rise", "found", "line 1"),
        ("8.3%", "fact all", "found", "fact rise"),
        ("41", "fact all", "found", "line 1"),
        ("8.3%", "summary of a", "found", "fact all"),
        ("41", "summary of a", "found", "fact all"),
    ]


def test_a_text_that_turns_a_fact_round_is_told(write: Write) -> None:
    brief = write("  rise: {value: 8.3%, source: survey}", "summary: Traffic fell by {facts.rise}")
    assert [fault.code for fault in check_evidence(brief).faults] == ["evidence.direction"]


def test_a_sum_may_use_facts(write: Write) -> None:
    brief = write(
        "  sum: {value: '41', source: survey}",
        "figures: [{value: 40, label: x, derived: '{facts.sum} - 1'}]",
    )
    assert [each[2] for each in claims(brief)][1] == "unsupported"  # 1 stands in no source
    brief = write(
        "  sum: {value: '41', source: survey}\n  rise: {value: 8.3%, source: survey}",
        "figures: [{value: 32.7, label: x, derived: '{facts.sum} - 8.3'}]",
    )
    assert [each[2] for each in claims(brief)][2] == "derived"


def test_an_old_fact_is_told_once(write: Write) -> None:
    brief = write(
        "  rise: {value: 8.3%, source: survey, as_of: 2026-01-01}",
        "summary: By {facts.rise}\nfigures: [{value: {facts.rise}, label: x}]",
    )
    (fault,) = find_stale(brief, 30)
    assert fault.message == "8.3% is 60 days old; 30 is the limit"
    assert fault.span
    assert fault.span.line == 7
