"""What is told of numbers that no source says: a remedy for the place, and one cause once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.errors import Fault
from briefing.evidence.check import Status, check_evidence
from tests.spreadsheets.books import xlsx

Told = Callable[..., tuple[Fault, ...]]
SURVEY = """The survey looked at 41 bridges in spring. Traffic over all bridges rose by 8.3%.
Repairs of bridges cost 612,000 euros in the year, and 14 people worked on them.
"""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """What is told of a section beside its source: `told("body: 43 bridges")`."""

    def make(section: str, head: str = "", saved: str = SURVEY) -> tuple[Fault, ...]:
        tmp_path.joinpath("survey.txt").write_text(saved, "utf-8")
        tmp_path.joinpath("q1.xlsx").write_bytes(xlsx(Results={"A1": "Toll", "B1": 612}))
        sources = "sources:\n  survey: {title: Survey, file: survey.txt}\n"
        sources += "  q1: {title: Q1, file: q1.xlsx}\n"
        tmp_path.joinpath("brief.yaml").write_text(f"title: Works\n{head}{sources}", "utf-8")
        tmp_path.joinpath("a.yaml").write_text(f"title: A\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        evidence = check_evidence(brief)
        is_supported = not any(c.status is Status.UNSUPPORTED for c in evidence.claims)
        assert is_supported is (evidence.faults == ())
        return evidence.faults

    return make


@pytest.mark.parametrize(
    ("section", "remedy"),
    [
        ("figures: [{value: 999, label: x}]", "`source` or the `quote` that says it, or `derived`"),
        ("figures: [{value: Up, label: of 999}]", "give the figure the `source`"),
        ("figures: [{value: Up, label: x, chart: {bars: {a: 999}}}]", "the chart, or its figure"),
        ("chart: {title: T, bars: {a: 999}}", "give the chart, or its figure, the `source`"),
        (
            "table: {columns: [A, B], rows: [[b, 999]]}",
            "the cell the `source` that says it: `{text: …",
        ),
        ("points: [All 999]", "the point the `source` that says it: `{text: …, source: …}`"),
        ("body: All 999", "the paragraph the `source` that says it: `{text: …, source: …}`"),
        ("summary: All 999", "name the `source` that says it in its section"),
    ],
)
def test_a_hint_names_a_remedy_for_the_place(section: str, remedy: str, told: Told) -> None:
    (fault,) = told(f"source: survey\n{section}")
    assert fault.message == "the source does not say 999"
    assert fault.hint
    assert remedy in fault.hint
    assert "or, if it claims nothing, list it under `evidence_ignore` in brief.yaml" in fault.hint


@pytest.mark.parametrize(
    ("head", "remedy"),
    [
        ("standfirst: All 999\n", "save the source that says it, and name it under `sources`"),
        ("facts: {all: {value: '999', source: survey}}\n", "give the fact the `source` or the"),
    ],
)
def test_brief_yaml_has_remedies_of_its_own(head: str, remedy: str, told: Told) -> None:
    faults = [fault for fault in told("body: x", head) if fault.code == "evidence.unsupported"]
    assert remedy in str(faults[0].hint)


@pytest.mark.parametrize(
    ("section", "is_offered"),
    [
        ("figures: [{value: 999, label: x}]", True),
        ("table: {columns: [A, B], rows: [[b, 999]]}", True),
        ("body: All 999", False),
    ],
)
def test_a_cell_is_offered_where_the_source_is_a_workbook(
    section: str, is_offered: bool, told: Told
) -> None:
    (fault,) = told(f"source: q1\n{section}")
    assert ("print it from its cell: `{file: q1.xlsx, cell: …}`" in str(fault.hint)) is is_offered


def test_a_source_that_speaks_of_a_number_is_shown(told: Told) -> None:
    (fault,) = told("source: survey\nbody: Traffic over the bridges rose by 2.9%.")
    said = 'line 1 of survey says "Traffic over all bridges rose by 8.3%.": mend the number, or '
    assert str(fault.hint).startswith(said)


@pytest.mark.parametrize(
    "wrote",
    [
        "Trade in spices rose by 2.9%.",  # of something else
        "Traffic over the bridges rose by 29,000.",  # no number of that kind is there
        "Traffic over the bridges rose by 290%.",  # nor of that size
        "The bridges have 999.",  # two sentences do
    ],
)
def test_a_source_that_speaks_of_something_else_is_not_shown(wrote: str, told: Told) -> None:
    (fault,) = told(f"source: survey\nbody: {wrote}")
    assert "says" not in str(fault.hint).replace("that says it", "")


def test_one_wrong_number_in_several_places_is_told_once(told: Told) -> None:
    section = "source: survey\nsummary: All 999\nbody: The 999\npoints: [Of 999]"
    (fault,) = told(section)
    assert fault.message == "the source does not say 999, which stands in 3 places"
    assert fault.span
    assert (fault.span.line, fault.span.column) == (3, 14)
    assert str(fault.hint).endswith("; also at a.yaml:4:11, a.yaml:5:13")


def test_two_wrong_numbers_are_told_apart(told: Told) -> None:
    faults = told("source: survey\nsummary: All 999\nbody: The 998, and 999%")
    assert [fault.message for fault in faults] == [
        "the source does not say 999",
        "the source does not say 998",
        "the source does not say 999%",
    ]


OTHER = "Of wheat there were 77,777 tonnes."
QUOTED = "figures: [{value: 8.3%, label: x, quote: Traffic over all bridges rose by 8.3%}]"


def test_a_wrong_file_is_told_once(told: Told) -> None:
    section = f"source: survey\n{QUOTED}\nbody: 41 bridges, 612,000 euros, 14 people and 300"
    (fault,) = told(section, saved=OTHER)
    assert fault.message == "survey lacks all 4 numbers held against it"
    assert str(fault.hint).startswith("see whether survey.txt is what you mean, or name another")
    assert fault.span
    assert (fault.span.path[-10:], fault.span.line) == ("brief.yaml", 3)


def test_a_section_of_another_source_is_told_once(told: Told) -> None:
    head = "standfirst: Of 41 bridges all were seen in spring, by 14 people, for 612,000 euros\n"
    section = "source: survey\nbody: 500 ships, 7,700 boats, 66 ports and 390 more"
    (fault,) = told(section, head)
    assert fault.message == "survey lacks all 4 numbers of section a"
    assert fault.span
    assert (fault.span.path[-6:], fault.span.line) == ("a.yaml", 3)


@pytest.mark.parametrize(
    "body",
    [
        "500 ships, 7,700 boats and 66 ports",  # too few to tell
        "500 ships, 7,700 boats, 66 ports, 390 more, 41 bridges and 14 people",  # some are there
        "43 bridges, 61,200 euros, 8.4% and 15 people",  # each is a slip
    ],
)
def test_a_right_file_with_wrong_numbers_is_not_accused(body: str, told: Told) -> None:
    faults = told(f"source: survey\nbody: {body}")
    assert len(faults) > 1
    assert all(fault.message.startswith("the source does not say") for fault in faults)


def test_a_brief_without_sources_is_told_once(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: Works", "utf-8")
    tmp_path.joinpath("a.yaml").write_text("title: A\nbody: 41 bridges and 14 people", "utf-8")
    brief, _ = read_brief(tmp_path)
    assert brief
    (fault,) = check_evidence(brief).faults
    assert fault.message == "the brief names no source for its 2 numbers"
    assert str(fault.hint).startswith("name what you rely on under `sources` in brief.yaml")


FIGURE = "source: survey\nfigures: [{{value: 8.3%, label: x, quote: '{}'}}]"


@pytest.mark.parametrize(
    ("quote", "difference"),
    [
        ("Traffic over all bridges fell by 8.3%", ', which has "rose" and not "fell"'),
        ("Traffic over all bridges rose by 8.4%", ', which has "8.3%" and not "8.4%"'),
        ("Trade over all bridges rose by 8.3%", ', which has "Traffic" and not "Trade"'),
        ("Traffic over bridges rose by 8.3%", ', which has "all" as well'),
        ("Traffic over all old bridges rose by 8.3%", ', which has no "old" there'),
        ("Traffic on old bridges rose by 8.3%", ""),
    ],
)
def test_the_word_in_which_a_quote_differs_is_named(
    quote: str, difference: str, told: Told
) -> None:
    (fault,) = told(FIGURE.format(quote))
    assert fault.code == "evidence.quote"
    assert fault.message == f"the quote does not stand in survey{difference}"


def test_the_numbers_of_a_misquoted_text_are_not_told_again(told: Told) -> None:
    (fault,) = told("source: survey\nquote: {text: The survey looked at 43 bridges}")
    said = 'the pull quote does not stand in survey, which has "41" and not "43"'
    assert fault.message == said


def test_a_value_that_its_quote_lacks_is_told_with_that_of_the_quote(told: Told) -> None:
    quoted = "source: survey\nfigures: [{{value: {}, label: x, quote: '{}'}}]"
    (fault,) = told(quoted.format("14", "looked at 41 bridges"))
    assert fault.hint == "the quote says 41; you wrote 14; mend one of them"
    (fault,) = told(quoted.format("9", "looked at 41 bridges"))
    assert fault.hint == "quote the words that say it"
