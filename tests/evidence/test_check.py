"""What becomes of each number of a brief, and what is told where it is wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import MAX_SAVED, read_brief
from briefing.errors import Severity
from briefing.evidence import sources
from briefing.evidence.check import Claim, Evidence, Status, check_evidence
from briefing.evidence.claims import find_stale
from briefing.evidence.report import as_csv, as_json, as_markdown, as_text, make_sheet, total_line
from briefing.evidence.source_text import MAX_WORK
from briefing.evidence.sources import _read_source
from briefing.evidence.translations import are_translations, compare_translations
from briefing.language.language import language
from tests.hostile_pdfs import PDFS
from tests.spreadsheets.books import xlsx

SURVEY = """The survey looked at 41 bridges. Thirty-seven of them are sound. Traffic rose by 8.3%,
which is 2 percentage points more than in 2024. Repairs cost €612,000. Two thirds of it was for
the Weir bridge, which opens on 3 November 2025."""
HEAD = """title: Bridges
date: 2026-03-02
sources:
  survey: {title: Survey, file: survey.txt}
"""

Write = Callable[..., Brief]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a brief with one section and its saved survey: `write("body: 41 bridges")`."""

    def make(section: str, more: str = "", saved: str = SURVEY) -> Brief:
        tmp_path.joinpath("survey.txt").write_text(saved, "utf-8")
        tmp_path.joinpath("brief.yaml").write_text(HEAD + more, "utf-8")
        tmp_path.joinpath("bridges.yaml").write_text(f"title: A\n{section}\n", "utf-8")
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        return brief

    return make


def only(brief: Brief) -> Claim:
    (claim,) = check_evidence(brief).claims
    return claim


def test_one_file_of_two_sources_is_read_once(tmp_path: Path, write: Write) -> None:
    more = """  again: {title: Again, file: survey.txt}
  dotted: {title: Dotted, file: ./survey.txt}
"""
    _read_source.cache_clear()
    brief = write("body: 41 bridges", more)
    assert [name for name, _ in brief.files].count("survey.txt") == 1
    evidence = check_evidence(brief)
    assert evidence.counts["found"] == 1
    assert _read_source.cache_info().misses == 1


@pytest.mark.parametrize(
    ("section", "status"),
    [
        ("body: The survey looked at 41 bridges", Status.FOUND),
        ("body: Forty-one bridges", Status.FOUND),
        ("body: It opens on 3 November 2025", Status.FOUND),
        ("body: Two thirds of it", Status.FOUND),
        ("body: Up by 8.3 per cent", Status.FOUND),
        ("body: Up by 8.3", Status.UNSUPPORTED),
        ("body: Up by 8.3 percentage points", Status.UNSUPPORTED),
        ("body: It cost $612,000", Status.UNSUPPORTED),
        ("body: It cost 612,000", Status.FOUND),
        ("body: The survey looked at 14 bridges", Status.UNSUPPORTED),
        ("body: In 2026", Status.EXEMPT),
        ("body: On 2 March 2026", Status.EXEMPT),
        ("body: In 2030", Status.UNSUPPORTED),
        ("summary: All 41 of them", Status.FOUND),
        ("points: [All 41 of them]", Status.FOUND),
        ("table: {columns: [A, 'Rise, %'], rows: [[b, '8.3']]}", Status.FOUND),
        ("table: {columns: [A, Rise], rows: [[b, '8.4']]}", Status.UNSUPPORTED),
        ("figures: [{value: 41, label: bridges}]", Status.FOUND),
        ("figures: [{value: Up, label: x, chart: {bars: {all: 41}}}]", Status.FOUND),
        ("figures: [{value: Up, label: x, chart: {bars: {all: 42}}}]", Status.UNSUPPORTED),
        ("figures: [{value: 8.3%, label: more, quote: Traffic rose by 8.3%}]", Status.QUOTED),
        ("figures: [{value: 37, label: sound, quote: Thirty-seven of them}]", Status.QUOTED),
        ("figures: [{value: 38, label: sound, quote: Thirty-seven of them}]", Status.UNSUPPORTED),
        ("figures: [{value: 8.3%, label: x, quote: Traffic fell by 8.3%}]", Status.UNSUPPORTED),
        ("figures: [{value: 4, label: not sound, derived: 41 - 37}]", Status.DERIVED),
        ("figures: [{value: 5, label: not sound, derived: 41 - 37}]", Status.UNSUPPORTED),
        ("figures: [{value: 4, label: not sound, derived: 44 - 40}]", Status.UNSUPPORTED),
        ("figures: [{value: 4, label: not sound, derived: some}]", Status.UNSUPPORTED),
        ("figures: [{value: 1.1, label: ratio, derived: 41 / 37}]", Status.DERIVED),
        ("figures: [{value: 10.8%, label: more, derived: (41 - 37) / 37}]", Status.DERIVED),
        ("figures: [{value: 10.8%, label: more, derived: (41 - 37) / 37 * 100}]", Status.DERIVED),
        ("figures: [{value: 10.9%, label: more, derived: (41 - 37) / 37}]", Status.UNSUPPORTED),
        ("figures: [{value: 10.8, label: more, derived: (41 - 37) / 37}]", Status.UNSUPPORTED),
        ("figures: [{value: 59, label: rest, derived: 100 - 41}]", Status.UNSUPPORTED),
    ],
)
def test_each_number_has_a_status(section: str, status: Status, write: Write) -> None:
    evidence = check_evidence(write(section))
    assert [claim.status for claim in evidence.claims] == [status]
    assert bool(evidence.faults) == (status is Status.UNSUPPORTED)


def test_where_a_number_comes_from_is_told(write: Write) -> None:
    claim = only(write("body: Repairs cost €612,000"))
    assert (claim.source, claim.place) == ("survey", "line 2")
    assert claim.words == "Repairs cost €612,000"
    assert (claim.what, claim.span.line, claim.span.column) == ("paragraph 1 of bridges", 2, 20)


def test_the_number_that_was_meant_is_named(write: Write) -> None:
    (fault,) = check_evidence(write("body: It cost €61,200")).faults
    assert fault.code == "evidence.unsupported"
    said = "the source says €612,000; you wrote €61,200"
    assert fault.hint == f"{said}; mend it, or name another source"
    assert fault.span
    assert (fault.span.line, fault.span.column) == (2, 15)
    assert not fault.is_error


def test_what_a_sum_has_proved_supports_its_section(write: Write) -> None:
    figure = "figures: [{value: '4', unit: bridges, label: need work, derived: 41 - 37}]"
    evidence = check_evidence(write(f"summary: Four bridges need work\n{figure}"))
    assert [claim.status for claim in evidence.claims] == [Status.DERIVED, Status.DERIVED]
    wrong = check_evidence(write(f"summary: Five bridges need work\n{figure}"))
    assert [claim.status for claim in wrong.claims] == [Status.DERIVED, Status.UNSUPPORTED]


@pytest.mark.parametrize("digits", [300, 309, 400, 4000])
def test_a_sum_of_any_length_is_told(digits: int, write: Write) -> None:
    figure = "{value: 5, label: x, derived: 41%s - 37}"
    evidence = check_evidence(write(f"figures: [{figure % ('0' * digits)}]"))
    assert [fault.code for fault in evidence.faults] == ["evidence.derived"]
    assert evidence.faults[0].message == f"4.1e+{digits + 1} in the sum stands in no source"


def test_a_sum_of_sourced_numbers_may_grow_without_bound(write: Write) -> None:
    figure = "figures: [{value: 5, label: x, derived: %s}]"
    (fault,) = check_evidence(write(figure % " * ".join(["612000"] * 60))).faults
    assert fault.message == "the sum makes 1.60356e+347; you wrote 5"


def test_what_is_to_be_ignored_may_begin_a_sentence(write: Write) -> None:
    more = "evidence_ignore: [one in seven kilometres]\n"
    claims = check_evidence(write("body: One in seven kilometres", more)).claims
    assert {claim.status for claim in claims} == {Status.EXEMPT}


@pytest.mark.parametrize("wrote", ["4", "seven", "9"])
def test_no_number_is_proposed_where_none_is_like_it(wrote: str, write: Write) -> None:
    (fault,) = check_evidence(write(f"body: The survey has {wrote} bridges")).faults
    assert "the source says" not in (fault.hint or "")


@pytest.mark.parametrize(("wrote", "says"), [("14", "41"), ("40", "41"), ("3.8%", "8.3%")])
def test_the_hint_names_what_was_probably_meant(wrote: str, says: str, write: Write) -> None:
    (fault,) = check_evidence(write(f"body: The survey has {wrote}")).faults
    said = f"the source says {says}; you wrote {wrote}"
    assert fault.hint == f"{said}; mend it, or name another source"


def test_an_altered_quote_shows_the_source_s_own_words(write: Write) -> None:
    section = "figures: [{value: 8.3%, label: x, quote: Traffic has risen by 8.3%}]"
    (fault,) = check_evidence(write(section)).faults
    assert fault.code == "evidence.quote"
    assert fault.hint
    assert 'line 1 has "' in fault.hint
    assert "Traffic rose by 8.3%" in fault.hint


def test_a_pull_quote_stands_word_for_word(write: Write) -> None:
    assert check_evidence(write("source: survey\nquote: {text: Thirty-seven of them}")).faults == ()
    (fault,) = check_evidence(write("source: survey\nquote: {text: Thirty-six of us}")).faults[:1]
    assert fault.code == "evidence.quote"


def test_a_unit_is_the_quote_s(write: Write) -> None:
    figure = "figures: [{{value: 37, unit: {}, label: x, quote: Thirty-seven of them are sound}}]"
    assert check_evidence(write(figure.format("of them"))).faults == ()
    (fault,) = check_evidence(write(figure.format("tunnels"))).faults
    assert fault.code == "evidence.unit"


def test_what_is_required_is_an_error(write: Write) -> None:
    (fault,) = check_evidence(write("body: It cost €61,200", "evidence: required\n")).faults
    assert fault.is_error


def test_the_author_may_exempt_a_number(write: Write) -> None:
    claim = only(write("body: Within seven years", "evidence_ignore: [seven years]\n"))
    assert (claim.status, claim.why) == (Status.EXEMPT, "listed under evidence_ignore")


@pytest.mark.parametrize(
    ("listed", "said", "covers"),
    [
        ("seven", "seven kilometres", True),
        ("in seven", "one in seven kilometres", True),
        ("7", "7 km", True),
        ("seven", "seven million", False),
        ("7", "7.5 km", False),
        ("7", "17 km", False),
    ],
)
def test_a_number_may_be_listed_without_its_unit(
    listed: str, said: str, covers: bool, write: Write
) -> None:
    evidence = check_evidence(write(f"body: {said}", f"evidence_ignore: ['{listed}']\n"))
    assert (evidence.claims[-1].status is Status.EXEMPT) == covers


def test_an_entry_that_covers_nothing_is_told(write: Write) -> None:
    more = "evidence: required\nevidence_ignore: [seven years, nine years, room 4.17]\n"
    more += "contact: Ada Novak, Room 4.17\n"
    (fault,) = check_evidence(write("body: Within seven years", more)).faults
    assert (fault.code, fault.severity) == ("evidence.ignore", Severity.WARNING)
    assert "'nine years'" in fault.message
    assert fault.span
    assert (fault.span.line, fault.span.column) == (6, 32)


def test_a_source_that_is_not_saved_is_told(write: Write, tmp_path: Path) -> None:
    brief = write("body: 41 bridges\nfigures: [{value: 37, label: x, quote: Thirty-seven}]")
    unsaved = [(name, source._replace(file=None)) for name, source in brief.sources]
    evidence = check_evidence(brief._replace(sources=tuple(unsaved)))
    assert [claim.status for claim in evidence.claims] == [Status.QUOTED, Status.UNCHECKED]
    assert evidence.faults == ()
    assert total_line(evidence) == (
        "1 quoted, 0 found, 0 derived, 0 exempt, 0 unsupported, 1 more not checked; "
        "quotes not re-checked: the text of survey is not saved"
    )


def test_a_source_that_cannot_be_read_is_an_error(write: Write, tmp_path: Path) -> None:
    write("body: 41 bridges")
    tmp_path.joinpath("survey.txt").write_bytes(b"\xff")
    brief, _ = read_brief(tmp_path)
    assert brief
    fault = check_evidence(brief).faults[0]
    assert (fault.code, fault.is_error) == ("source.not-utf8", True)
    assert fault.span
    assert fault.span.line == 4


EVERY_KIND = """source: survey
summary: All 41 of 1,300.
quote: {text: Thirty-seven}
figures:
  - {value: 37, label: x}
  - {value: 4, label: y, derived: 41 - 37}
  - {value: 12, label: z, quote: twelve of them}
"""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "file.missing"),
        (b"41 bridges \xff", "source.not-utf8"),
        (b"", "source.no-text"),
        (b" \n\n", "source.no-text"),
        (b"word " * 100_000, "source.too-long"),
        (b" " * (MAX_SAVED + 1), "file.too-large"),
    ],
)
def test_a_source_that_cannot_be_read_is_one_fault(
    data: bytes | None, code: str, write: Write, tmp_path: Path
) -> None:
    write(EVERY_KIND)
    survey = tmp_path / "survey.txt"
    survey.write_bytes(data) if data is not None else survey.unlink()
    brief, faults = read_brief(tmp_path)
    assert brief
    evidence = check_evidence(brief)
    assert [fault.code for fault in (*faults, *evidence.faults)] == [code]
    statuses = {claim.status for claim in evidence.claims}
    assert statuses == {Status.QUOTED, Status.UNCHECKED}
    assert {claim.why for claim in evidence.claims} == {"", "its source cannot be read"}


def test_sources_beyond_the_work_for_one_brief_are_one_fault(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each may be read; a hundred of them would take a minute."""
    monkeypatch.setattr(sources, "MAX_ALL_WORK", 100_000)
    _read_source.cache_clear()
    for name in "abc":
        tmp_path.joinpath(f"{name}.txt").write_text(f"{name} word" * 12_000, "utf-8")
    more = "".join(f"  {name}: {{title: S, file: {name}.txt}}\n" for name in "abc")
    evidence = check_evidence(write("body: 41 bridges\nsource: c", more))
    assert _read_source.cache_info().misses == 3, "the survey, a and b: then the work is done"
    (fault,) = evidence.faults
    assert (fault.code, fault.is_error) == ("source.too-long", True)
    assert "before 'c.txt'" in fault.message
    assert [claim.status for claim in evidence.claims] == [Status.UNCHECKED]


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_what_is_read_in_vain_is_work_as_well(name: str) -> None:
    """A damaged file of some MB takes as long as a sound one; a hostile PDF takes all there is."""
    _, work = _read_source(b"%PDF-1.7\n" + b" " * 10_000_000, name, language("en"))
    assert work > 250_000
    _, work = _read_source(PDFS["a small form drawn often"](), "a.pdf", language("en"))
    assert work > MAX_WORK


def test_a_source_that_is_not_declared_is_one_fault(write: Write, tmp_path: Path) -> None:
    write("body: 41 bridges\nfigures: [{value: 4, label: y, derived: 41 - 37}]")
    tmp_path.joinpath("brief.yaml").write_text(HEAD.replace("survey:", "study:"), "utf-8")
    section = tmp_path / "bridges.yaml"
    section.write_text(f"{section.read_text('utf-8')}source: survey\n", "utf-8")
    brief, (fault,) = read_brief(tmp_path)
    assert brief
    assert fault.code == "copy.unknown-source"
    evidence = check_evidence(brief)
    assert evidence.faults == ()
    assert {claim.status for claim in evidence.claims} == {Status.UNCHECKED}


def test_a_sum_of_what_is_not_saved_is_still_worked_out(write: Write) -> None:
    def checked(value: int) -> Evidence:
        brief = write(f"figures: [{{value: {value}, label: y, derived: 41 - 37}}]")
        ((name, source),) = brief.sources
        return check_evidence(brief._replace(sources=((name, source._replace(file=None)),)))

    assert [claim.status for claim in checked(4).claims] == [Status.UNCHECKED]
    assert checked(4).faults == ()
    assert [fault.message for fault in checked(5).faults] == ["the sum makes 4; you wrote 5"]


def test_old_figures_are_told(write: Write) -> None:
    brief = write("figures: [{value: 41, label: x, as_of: 2026-01-01}]")
    assert list(find_stale(brief, 60)) == []
    (fault,) = find_stale(brief, 59)
    assert (fault.code, fault.message) == ("evidence.stale", "41 is 60 days old; 59 is the limit")
    assert list(find_stale(brief._replace(stale_after=90), 59)) == []
    assert list(find_stale(brief._replace(date=None), 1)) == []


@pytest.fixture
def kept(write: Write) -> tuple[Brief, Evidence]:
    figure = "figures: [{value: 37, label: '=1+1', quote: Thirty-seven of them}]"
    brief = write(f"body: Of 41 | {{x}} bridges, 12 are wide\n{figure}")
    return brief, check_evidence(brief)


def test_the_sheet_in_every_form(kept: tuple[Brief, Evidence]) -> None:
    brief, evidence = kept
    sheet = make_sheet(brief, evidence)
    assert "37  quoted: figure 1 of bridges (bridges.yaml:3:19)" in as_text(sheet)
    markdown = as_markdown(sheet).splitlines()
    assert {row.count("|") - row.count("\\|") for row in markdown if row.startswith("|")} == {9}
    assert as_csv(sheet).splitlines()[1].startswith("37,figure 1 of bridges,")
    answer = json.loads(as_json(brief, evidence))
    assert answer["counts"]["unsupported"] == 3
    assert [number["number"] for number in answer["numbers"]] == ["37", "41", "12", "1", "1"]
    assert answer["sources"]["survey"]["saved"] is True
    for form in (as_text(sheet), as_markdown(sheet), as_csv(sheet), as_json(brief, evidence)):
        assert "/tmp" not in form


def test_the_numbers_of_a_chart_have_sources(write: Write) -> None:
    figure = "{value: 8.3%, label: more, chart: {target: 9, actual: 8.3}}"
    statuses = [(e.text, e.status) for e in check_evidence(write(f"figures: [{figure}]")).claims]
    assert statuses == [
        ("8.3%", Status.FOUND),
        ("9", Status.UNSUPPORTED),
        ("8.3", Status.FOUND),
    ]
    figure = "{value: 2%, label: x, chart: {line: [2, 8.3], labels: [2024, 2025]}}"
    assert check_evidence(write(f"figures: [{figure}]")).counts["unsupported"] == 1


def test_the_numbers_of_a_reason_have_sources(write: Write) -> None:
    point = "points: [{text: So it is., status: {is: red, because: 40 of them are sound}}]"
    brief = write(f"status: {{is: amber, because: 41 bridges were looked at}}\n{point}")
    claims = check_evidence(brief).claims
    assert [(claim.what, claim.status) for claim in claims] == [
        ("status of bridges", Status.FOUND),
        ("point 1 of bridges", Status.UNSUPPORTED),
    ]


def test_a_digest_is_offered_for_a_saved_source(write: Write) -> None:
    brief = write("body: 41 bridges")
    (line,) = make_sheet(brief, check_evidence(brief)).sources
    assert "(saved; add sha256: " in line


def edition(folder: Path, tag: str, body: str, slug: str = "bridges") -> Brief:
    folder.mkdir()
    folder.joinpath("brief.yaml").write_text(f"title: x\nlanguage: {tag}\n", "utf-8")
    folder.joinpath(f"{slug}.yaml").write_text(f"title: A\n{body}\n", "utf-8")
    brief, faults = read_brief(folder)
    assert brief, faults
    return brief


def test_editions_differ_where_their_numbers_do(tmp_path: Path) -> None:
    one = edition(tmp_path / "en", "en", "body: Up by 8.3%, to 1.5 million")
    same = edition(tmp_path / "fr", "fr", "body: 1,5 million, soit 8,3 % de plus")
    other = edition(tmp_path / "de", "de", "body: 8,4 Prozent mehr, also 1,5 Millionen")
    assert are_translations((one, same, other))
    assert compare_translations((one, same)) == []
    here, there = compare_translations((one, other))
    assert here.message == "the numbers of paragraph 1 of bridges differ"
    assert here.hint == "here en: 8.3%, 1.5 million; there de: 8,4 Prozent, 1,5 Millionen"
    assert here.span
    assert there.span
    assert (here.span.path, there.span.path) == (
        (tmp_path / "en/bridges.yaml").as_posix(),
        (tmp_path / "de/bridges.yaml").as_posix(),
    )
    assert (here.span.column, there.span.column) == (13, 7)


def test_editions_part_where_a_text_is_missing(tmp_path: Path) -> None:
    one = edition(tmp_path / "en", "en", "points: [one, two]")
    other = edition(tmp_path / "fr", "fr", "points: [un]")
    assert {fault.code for fault in compare_translations((one, other))} == {"twins.texts"}
    third = edition(tmp_path / "pl", "pl", "body: x", slug="mosty")
    assert not are_translations((one, third))


BOOK = xlsx(
    Results={
        "A1": "Turnover, $ million",
        "B1": (1234.56, "#,##0.0"),
        "A2": "Change",
        "B2": (0.0831, "0.0%"),
    },
)


def with_book(write: Write, section: str, more: str = "") -> Brief:
    """A brief with the workbook q1.xlsx, and a source of it."""
    folder = Path(write("body: A").span.path).parent
    folder.joinpath("q1.xlsx").write_bytes(BOOK)
    return write(section, f"  q1: {{title: Q1, file: q1.xlsx}}\n{more}")


CELL = "figures: [{label: Change, value: {file: q1.xlsx, cell: Results!B2}}]"


def test_a_number_printed_from_a_cell_is_found_there(write: Write) -> None:
    claim = only(with_book(write, CELL))
    assert (claim.text, claim.status) == ("8.3%", Status.FOUND)
    assert (claim.source, claim.place) == ("q1", "Results!B2")


def test_a_cell_of_no_source_is_named_with_its_file(write: Write) -> None:
    brief = with_book(write, CELL)
    sources = tuple(each for each in brief.sources if each[0] != "q1")
    claim = only(brief._replace(sources=sources))
    assert (claim.source, claim.place) == ("", "q1.xlsx, Results!B2")


@pytest.mark.parametrize(
    ("text", "status", "place"),
    [
        ("Turnover was 1,234.6", Status.FOUND, "Results!B1"),
        ("It rose by 8.3%", Status.FOUND, "Results!B2"),
        ("It rose by 8.4%", Status.UNSUPPORTED, ""),
    ],
)
def test_a_number_that_is_typed_is_held_against_the_cells(
    write: Write, text: str, status: Status, place: str
) -> None:
    claim = only(with_book(write, f"source: q1\nbody: {text}"))
    assert (claim.status, claim.place) == (status, place)


def test_a_quote_may_be_a_row_of_a_workbook(write: Write) -> None:
    figure = "figures: [{label: a, value: 8.3%, source: q1, quote: Change 8.3%}]"
    claim = only(with_book(write, figure))
    assert (claim.status, claim.place) == (Status.QUOTED, "Results!A2")


def test_a_digest_pins_a_workbook(write: Write) -> None:
    brief = with_book(write, CELL)
    digest = hashlib.sha256(BOOK).hexdigest()
    assert digest in make_sheet(brief, check_evidence(brief)).sources[1]


def test_a_source_that_is_no_workbook_is_told(write: Write) -> None:
    brief = with_book(write, "source: q1\nbody: 5 bridges")
    files = tuple((name, b"5" if name == "q1.xlsx" else data) for name, data in brief.files)
    fault = check_evidence(brief._replace(files=files)).faults[0]
    assert (fault.code, fault.message) == ("workbook.file", "q1.xlsx is no workbook")
