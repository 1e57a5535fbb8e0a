"""A fact is printed wherever a text asks for it, as text, and its place in the text is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.chart import Bars, Count
from briefing.brief.model import Brief, Copy, FactUse, with_fact_names
from briefing.brief.placeholders import make_row
from briefing.brief.reader import read_brief
from briefing.merge.template import Template
from briefing.starter.scaffold import outline
from tests.conftest import Build
from tests.starter.test_scaffold import DAY

Folder = Callable[..., Path]

FACTS = "title: x\nfacts: {gdp: 3.4%, many: '12', both: '{facts.gdp} of {facts.many}'}\n"


def whole(place: Path) -> Brief:
    brief, faults = read_brief(place)
    assert not [fault for fault in faults if fault.is_error], faults
    assert brief
    return brief


def summary(folder: Folder, text: str, value: str = "3.4%") -> Copy:
    brief = f"title: x\nfacts:\n  gdp: '{value}'\n  last: 2.1%\n"
    copy = whole(folder(brief=brief, a=f"title: A\nsummary: {text}\n")).sections[0].summary
    assert copy
    return copy


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("'It is {facts.gdp}'", "It is 3.4%"),
        ("'{ facts.gdp }, {facts.last}'", "3.4%, 2.1%"),
        ("{facts.gdp}", "3.4%"),
        ("{ facts.gdp }", "3.4%"),
        ("'{gdp} {} {x} {{y}}'", "{gdp} {} {x} {{y}}"),
        ("'{{facts.gdp}}, {{facts.none}}'", "{facts.gdp}, {facts.none}"),
        (r"'\{facts.gdp} and \{facts.none}'", "{facts.gdp} and {facts.none}"),
    ],
)
def test_what_a_text_prints(text: str, printed: str, folder: Folder) -> None:
    assert summary(folder, text).text == printed


@pytest.mark.parametrize("value", ["*3*", "[a](https://x.org)", "{facts}", "{{x}}", "\\*", "a](b"])
def test_a_value_is_text_without_markup(value: str, folder: Folder) -> None:
    copy = summary(folder, "'*{facts.gdp}* and [{facts.gdp}](https://example.org)'", value)
    assert [(run.text, run.italic, run.link) for run in copy.runs] == [
        (value, True, None),
        (" and ", False, None),
        (value, False, "https://example.org"),
    ]


def test_a_text_knows_where_its_facts_stand(folder: Folder) -> None:
    copy = summary(folder, "'3.4% or *{facts.gdp}*, **not** {facts.last}'")
    assert copy.facts == (FactUse("gdp", 8, 12), FactUse("last", 18, 22))
    assert with_fact_names(copy).text == "3.4% or {facts.gdp}, not {facts.last}"


def test_every_kind_of_key_takes_a_fact_without_quotes(folder: Folder, build: Build) -> None:
    brief = whole(
        folder(
            brief=f"{FACTS}kicker: {{facts.both}}\nstandfirst: {{facts.gdp}}\n"
            "owner: {facts.many}\nask: {facts.both}\nnext: {title: Then, points: [{facts.gdp}]}\n",
            a="title: {facts.gdp}\nbody: {facts.both}\n"
            "points: [{facts.both}, {text: {facts.gdp}}]\nfigures:\n"
            "- {value: {facts.many}, unit: parts, label: l, chart: {count: {facts.many}}}\n"
            "- {value: 1, label: l, chart: {bars: {A: {facts.gdp}, B: {facts.many}}}}\n"
            "table: {columns: [a, b], rows: [[x, {facts.gdp}], [y, {text: {facts.many}}]]}\n",
        )
    )
    (section,) = brief.sections
    assert section.title.text == "3.4%"
    assert [copy.text for copy in section.body] == ["3.4% of 12"]
    assert [point.text.text for point in section.points] == ["3.4% of 12", "3.4%"]
    one, other = (figure.chart for figure in section.figures)
    assert isinstance(one, Count)
    assert isinstance(other, Bars)
    assert [(name.text, number.copy.text) for name, number in other.rows] == [
        ("B", "12"),
        ("A", "3.4"),  # digits alone, as a chart's numbers are written
    ]
    assert section.table
    assert [row.cells[1].text.text for row in section.table.rows] == ["3.4%", "12"]
    assert build(Path(brief.span.path).parent).report.pages == 1


def test_a_text_has_the_runs_of_one_that_says_the_same(folder: Folder) -> None:
    asked = summary(folder, "'It *is {facts.gdp}* “{facts.gdp}” in all'")
    said = summary(folder, "'It *is 3.4%* “3.4%” in all'")
    assert asked.runs == said.runs


@pytest.mark.parametrize(
    ("count", "told"), [(16, []), (17, ["copy.fact-depth"]), (99, ["copy.fact-depth"])]
)
def test_facts_in_a_row_have_an_end(count: int, told: list[str], folder: Folder) -> None:
    row = "".join(f"  f{at}: '{{facts.f{at + 1}}}'\n" for at in range(1, count))
    brief = f"title: x\nfacts:\n{row}  f{count}: '12'\n"
    read, faults = read_brief(folder(brief=brief, a="title: A\nsummary: '{facts.f1} years'"))
    assert [fault.code for fault in faults] == told
    assert read
    summary = read.sections[0].summary
    assert told or (summary and summary.text == "12 years")


def test_rows_fill_facts_and_print_no_others(folder: Folder) -> None:
    place = folder(
        brief="title: '{name}'\nfacts: {share: 'all of {share}'}\n",
        a="title: A\nsummary: '{facts.share}, {name}, {{facts.share}}'\n",
        b="title: '{facts.share}'\n",
    )
    template = Template(place)
    for share in ("1", "2"):
        row = make_row(1, {"name": "{facts.share}", "share": share})
        brief, faults = template.read(row)
        assert faults == ()
        assert brief
        assert brief.title.text == "{facts.share}"
        assert brief.sections[0].summary
        assert brief.sections[0].summary.text == f"all of {share}, {{facts.share}}, {{facts.share}}"
        assert brief.sections[1].title.text == f"all of {share}"


def test_the_next_edition_has_the_facts_without_their_values(
    folder: Folder, tmp_path: Path
) -> None:
    brief = whole(
        folder(
            brief="title: x\nsources: {imf: {title: T}}\n"
            "facts: {gdp: {value: 3.4%, source: imf, quote: of 3.4%}, same: {facts.gdp},\n"
            "  last: 2.1%}\n",
            a="title: By {facts.last}\nfigures: [{value: {facts.gdp}, label: l}]\n"
            "table: {columns: [a, b], rows: [[x, {facts.same}], [y, 4]]}\n",
        )
    )
    place = tmp_path / "next"
    place.mkdir()
    for name, data in outline(brief, DAY).items():
        place.joinpath(name).write_bytes(data)
    after = whole(place)
    assert {name: fact.value.text for name, fact in after.facts} == {
        "gdp": "?",
        "same": "?",
        "last": "?",
    }
    assert after.facts[0][1].source
    assert not after.facts[0][1].quote
    assert "The fact gdp had: quote." in place.joinpath("brief.yaml").read_text("utf-8")
    asked = place.joinpath("a.yaml").read_text("utf-8")
    assert asked.count("{facts.") == 3
