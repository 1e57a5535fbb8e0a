"""What a brief prints by reference from CSV and JSON: values, in charts, as facts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.placeholders import make_row
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from briefing.evidence.check import Status, check_evidence
from briefing.merge.template import Template

Folder = Callable[..., Path]
Read = Callable[..., tuple[Brief, tuple[Fault, ...]]]

CSV = """\
Country,Year,Revenue,Share,Note
Estonia,2022,"1,234.5",12%,about 3.5
Estonia,2023,"2,345.25",0.30000000000000004,00123
Latvia,2023,-3.5,1.5e-2,
Malta,2023,$12
"""
SEMICOLONS = "Land;Umsatz;Anteil\nBayern;1.234,5;1,234\nBerlin;2,25;2,345\n"
JSON = """{
    "revenue": {"estonia": {"2022": 1.5, "2023": 2.10}, "a.b": -3, "months": [1, 2.5, 4]},
    "rows": [{"name": "Estonia", "share": 0.30000000000000004, "odd": NaN}, {"name": "Latvia"}],
    "pairs": [["2024", 3], ["2025", 4]],
    "is": true, "none": null, "said": "3.4", "twice": {"x": 1, "x": 2},
    "account": 123456789012345678901234567890, "large": 1e400, "million": 1.25e6
}"""
FILES = {"q1.csv": CSV, "de.csv": SEMICOLONS, "q1.json": JSON}


@pytest.fixture
def read(folder: Folder) -> Read:
    """The brief with a section of some text, and the faults."""

    def run(text: str, head: str = "title: A", **files: str) -> tuple[Brief, tuple[Fault, ...]]:
        place = folder(brief=head, results=f"title: Results\n{text}")
        for name, written in (FILES | {n.replace("_", "."): t for n, t in files.items()}).items():
            place.joinpath(name).write_text(written, "utf-8")
        brief, faults = read_brief(place)
        assert brief
        return brief, faults

    return run


def figure(place: str) -> str:
    return f"figures: [{{label: a, value: {{{place}}}}}]"


GERMAN = "{title: A, language: de}"


@pytest.mark.parametrize(
    ("place", "text", "german", "name"),
    [
        ("file: q1.csv, row: Latvia, column: Revenue", "−3.5", "−3,5", "Latvia, Revenue"),
        (
            "file: q1.csv, row: {Country: Estonia, Year: 2022}, column: Revenue",
            *("1,234.5", "1.234,5", "Estonia, 2022, Revenue"),
        ),
        (
            "file: q1.csv, row: {Year: 2022}, column: Revenue, format: '0'",
            *("1235", "1235", "2022, Revenue"),
        ),
        ("file: q1.csv, row: {Year: 2022}, column: Share", "12%", "12%", "2022, Share"),
        ("file: q1.csv, row: {Year: 2022}, column: Note", *["about 3.5"] * 2, "2022, Note"),
        (
            "file: q1.csv, row: {Country: Estonia, Year: 2023}, column: Share",
            *("0.3", "0,3", "Estonia, 2023, Share"),
        ),
        (
            "file: q1.csv, row: {Country: Estonia, Year: 2023}, column: Note",
            *("00123", "00123", "Estonia, 2023, Note"),
        ),
        ("file: q1.csv, row: Latvia, column: Share", "0.015", "0,015", "Latvia, Share"),
        ("file: de.csv, row: Bayern, column: Umsatz", "1,234.5", "1.234,5", "Bayern, Umsatz"),
        ("file: q1.json, key: revenue.estonia.2023", "2.10", "2,10", "revenue.estonia.2023"),
        ("file: q1.json, key: [revenue, a.b]", "−3", "−3", "revenue.a.b"),
        ("file: q1.json, key: revenue.months.1", "2.5", "2,5", "revenue.months.1"),
        (
            "file: q1.json, key: rows, row: Estonia, column: share",
            *("0.3", "0,3", "rows, Estonia, share"),
        ),
        ("file: q1.json, key: million, format: '#,##0'", "1,250,000", "1.250.000", "million"),
        ("file: q1.json, key: is", "true", "true", "is"),
        ("file: q1.json, key: account", *["123456789012345678901234567890"] * 2, "account"),
    ],
)
def test_a_value_is_printed_by_the_marks_of_the_brief(
    read: Read, place: str, text: str, german: str, name: str
) -> None:
    for head, wanted in (("title: A", text), (GERMAN, german)):
        brief, faults = read(figure(place), head)
        assert faults == ()
        value = brief.sections[0].figures[0].value
        assert value.text == wanted
        assert value.origin
        assert value.origin.place.text == name


def test_a_number_that_may_be_a_thousand_times_as_much_is_told(read: Read) -> None:
    """A language with a decimal comma takes it as it is typed there; English does not know."""
    place = figure("file: de.csv, row: Bayern, column: Anteil")
    brief, faults = read(place, GERMAN)
    assert (brief.sections[0].figures[0].value.text, faults) == ("1,234", ())
    _, (fault,) = read(place)
    assert fault.code == "data.number"
    assert "'1,234' may be a thousand times as much" in fault.message


WRONG = {
    "file: q1.csv, row: Latvai, column: Share": ("data.row", "row 'Latvai'", "mean `Latvia`?"),
    "file: q1.csv, row: Latvia, column: Shar": ("data.column", "'Shar'", "did you mean `Share`?"),
    "file: q1.csv, row: Estonia, column: Share": (
        *("data.row", "q1.csv has 2 rows 'Estonia'", "`row: {Country: Estonia, Year: 2022}`"),
    ),
    "file: q1.csv, row: {Yaer: 2023}, column: Share": ("data.column", "'Yaer'", "`Year`?"),
    "file: q1.csv, row: {Year: 1999}, column: Share": ("data.row", "'1999'", "mend what"),
    "file: q1.csv, row: Oz, column: Share": ("data.row", "'Oz'", "`Estonia`, `Latvia`, `Malta`"),
    "file: q1.csv, row: Latvia, column: Note": ("data.empty", "Latvia, Note is empty", "fill"),
    "file: q1.csv, row: Malta, column: Revenue": ("data.ragged", "has 3 cells, and", "quotes"),
    "file: q1.csv, cell: B4": ("copy.form", "about workbooks", "row: Estonia, column: Revenue"),
    "file: q1.csv, key: a.b": ("copy.form", "about JSON", "row: Estonia, column: Revenue"),
    "file: q1.xlsx, row: Latvia, column: Share": (
        *("copy.form", "`column` is about CSV and JSON", "{file: q1.xlsx, cell: Summary!B4}"),
    ),
    "file: q1.dat, row: Latvia, column: Share": ("copy.form", "not named as", ".tsv or .json"),
    "file: q1.json": ("copy.missing-key", "which value", "key: revenue.estonia"),
    "file: q1.json, key: revenu.x": ("data.key", "no key 'revenu'", "did you mean `revenue`?"),
    "file: q1.json, key: revenue.a.b": ("data.key", "no key 'a'", "`key: [revenue, a.b]`"),
    "file: q1.json, key: revenue.months.7": ("data.key", "list of 3", "from 0 to 2"),
    "file: q1.json, key: rows.Latvia": ("data.key", "list of 2", "its `row` and `column`"),
    "file: q1.json, key: is.x": ("data.key", "is a value", "shorten `key`"),
    "file: q1.json, key: revenue": ("data.key", "is no value: it holds 3", "name one"),
    "file: q1.json, key: revenue, row: x, column: y": ("data.key", "no rows and", "list of obj"),
    "file: q1.json, key: twice.x": ("data.key", "the key 'x' twice", "delete one"),
    "file: q1.json, key: none": ("data.empty", "q1.json, none is empty", "fill it"),
    "file: q1.json, key: large": ("data.number", "1e400 is no number", "another value"),
    "file: q1.json, key: rows.0.odd": ("data.number", "NaN is no number", "another value"),
}


@pytest.mark.parametrize(("place", "told"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_printed_is_told_with_its_place(
    read: Read, place: str, told: tuple[str, str, str]
) -> None:
    _, (fault,) = read(figure(place))
    code, message, hint = told
    assert fault.code == code
    assert message in fault.message
    assert fault.hint
    assert hint in fault.hint
    assert fault.span
    assert fault.span.path.endswith("results.yaml")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("q1.csv", 'a,b\n1,2\n3,"4\n', "q1.csv, line 3: the quotation marks"),
        ("q1.csv", "a,b\n", "q1.csv has no rows"),
        ("q1.csv", "", "q1.csv has no rows"),
        ("q1.json", '{"a": 1', "q1.json, line 1, is no JSON"),
        ("q1.json", "", "q1.json, line 1, is no JSON"),
        ("q1.json", "[" * 100_000, "q1.json is nested too deep"),
        ("q1.json", '{"a":' * 100_000, "q1.json is nested too deep"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_at_its_name(
    read: Read, name: str, text: str, message: str
) -> None:
    which = "row: x, column: b" if name.endswith(".csv") else "key: a"
    _, (fault,) = read(figure(f"file: {name}, {which}"), **{name.replace(".", "_"): text})
    assert message in fault.message
    assert fault.span
    assert fault.span.marked == name


ONE = "a,b,c\nX,1,2\nY,2.5,3\n"
DATED = "Month,East,West\n2025-01,1,2\n2025-02,2,3\n2025-03,4,5\n"


@pytest.mark.parametrize(
    ("chart", "words"),
    [
        ("bars: {file: one.csv, columns: [a, c]}", ["'X'", "Decimal('3')"]),
        ("bars: {file: one.csv, columns: [a, b], rows: [Y]}", ["'Y'", "Decimal('2.5')"]),
        ("bars: {file: one.csv}\n  series: [u, v]", ["'u'", "Decimal('3')", "Decimal('2.5')"]),
        ("bars: {A: {file: one.csv, row: X, column: b}, B: 7}", ["'A'", "Decimal('7')"]),
        (
            "bars: {A: {file: one.csv, row: X, columns: [b, c]}}\n  series: [u, v]",
            ["Decimal('1')", "Decimal('2')"],
        ),
        ("line: {file: one.csv, column: c}", ["Decimal('2')", "Decimal('3')"]),
        ("line: {file: dated.csv, columns: [Month, West]}", ["2025", "Decimal('5')"]),
        (
            "line: {E: {file: dated.csv, column: East}, W: {file: dated.csv, column: West}}",
            ["'E'", "Decimal('4')", "Decimal('5')"],
        ),
        ("line: {2024: {file: one.csv, row: X, column: b}, 2025: 3}", ["Decimal('1')", "2024"]),
        ("line: [1, {file: one.csv, row: Y, column: b}]", ["Decimal('2.5')"]),
        ("line: {file: q1.json, key: revenue.months}", ["Decimal('4')"]),
        ("line: {file: q1.json, key: revenue.estonia}", ["2022", "Decimal('1.5')"]),
        ("line: {file: q1.json, key: pairs}", ["2025", "Decimal('4')"]),
        ("bars: {A: {file: q1.json, key: revenue.months.2}}", ["'A'", "Decimal('4')"]),
        ("bars: {file: q1.json, key: rows, columns: [name, share], rows: [Estonia]}", ["'0.3'"]),
    ],
)
def test_a_chart_takes_columns_and_keys(read: Read, chart: str, words: list[str]) -> None:
    brief, faults = read(f"chart:\n  {chart}", one_csv=ONE, dated_csv=DATED)
    assert faults == ()
    drawn = repr(brief.sections[0].chart)
    assert [word for word in words if word not in drawn] == []


@pytest.mark.parametrize(
    ("chart", "code", "message"),
    [
        ("bars: {file: one.csv, column: b}", "data.range", "one.csv, b has no names"),
        ("line: {file: q1.csv, column: Note}", "data.number", "q1.csv, Estonia, Note holds a text"),
        ("line: {file: q1.json, key: said}", "data.number", "holds a text, '3.4'"),
        ("line: {A: {file: one.csv, columns: [b, zz]}}", "data.column", "no column 'zz'"),
        ("bars: {file: one.csv, row: X, rows: [Y]}", "copy.twice", "exclude each other"),
        ("bars: {file: long.csv}", "copy.too-many", "long.csv has 40 values; 5 is the limit"),
        ("line: {file: one.csv, range: A1:A4}", "copy.form", "`range` is about workbooks"),
        ("bars: {file: one.xlsx, columns: [a, b]}", "copy.form", "is about CSV and JSON"),
        ("bars: {file: one.xlsx}", "copy.missing-key", "has no `range`"),
    ],
)
def test_what_makes_no_chart_is_told(read: Read, chart: str, code: str, message: str) -> None:
    long = "a,b\n" + "x,1\n" * 40
    _, faults = read(f"chart: {{{chart}}}", one_csv=ONE, long_csv=long)
    assert code in {fault.code for fault in faults}
    assert any(message in fault.message for fault in faults)


TABS = "Land, Bund\tUmsatz, Euro, 2026\nBayern\t1,5\nBerlin, Mitte\t2\n"


def test_fields_of_a_tsv_are_parted_by_tabs_alone(read: Read) -> None:
    value = figure('file: q1.tsv, row: "Berlin, Mitte", column: "Umsatz, Euro, 2026"')
    brief, faults = read(f"{value}\ntable: {{file: q1.tsv}}", GERMAN, q1_tsv=TABS)
    assert faults == ()
    section = brief.sections[0]
    assert section.figures[0].value.text == "2"
    assert section.table
    assert [column.name for column in section.table.columns] == ["Land, Bund", "Umsatz, Euro, 2026"]
    assert [row.text for row in section.table.rows] == ["Bayern | 1,5", "Berlin, Mitte | 2"]


TABLES = """{
    "list": [
        {"land": "Estonia", "orders": 1234.5, "open": true}, {"land": "Latvia", "orders": null}
    ],
    "named": {"Estonia": {"orders": 3, "share": 0.10}, "All": {"orders": 3, "share": 1}},
    "texts": ["a"], "nested": [{"a": [1]}], "twice": [{"a": 1, "a": 2}], "none": [],
    "long": [%s{"a": 1}]
}""" % ('{"a": 1}, ' * 50)


@pytest.mark.parametrize(
    ("keys", "rows"),
    [
        (
            "key: list",
            ["land | orders | open", "Estonia | 1234,5 | true", "Latvia |  | "],
        ),
        ("key: named", [" | orders | share", "Estonia | 3 | 0,10", "All | 3 | 1"]),
        ("key: named, total: true", [" | orders | share", "Estonia | 3 | 0,10"]),
        ("key: named, columns: [a, b, c]", ["a | b | c", "Estonia | 3 | 0,10", "All | 3 | 1"]),
    ],
)
def test_a_table_is_objects_of_json(read: Read, keys: str, rows: list[str]) -> None:
    brief, faults = read(f"table: {{file: t.json, {keys}}}", GERMAN, t_json=TABLES)
    assert faults == ()
    (table,) = brief.sections[0].all_tables
    heads = " | ".join(column.name for column in table.columns)
    assert [heads, *(row.text for row in table.rows)] == rows


@pytest.mark.parametrize(
    ("keys", "code", "hint"),
    [
        ("file: t.json", "data.key", "write `key: list`"),
        ("file: t.json, key: texts", "data.key", "let `key` lead to a list of objects"),
        ("file: t.json, key: none", "data.key", "let `key` lead to a list of objects"),
        ("file: t.json, key: lst", "data.key", "did you mean `list`?"),
        ("file: t.json, key: nested", "data.number", "name a value, or mend it in the file"),
        ("file: t.json, key: twice", "data.key", "delete one of them there"),
        ("file: t.json, key: long", "copy.too-many", "name fewer cells: 40 rows of 10 columns"),
        ("file: t.json, key: list, columns: [a]", "table.ragged", "write one for each"),
        ("file: t.json, range: A1:B2", "workbook.range", "name a workbook as its `file`"),
        ("file: one.csv, key: list", "copy.form", "name a JSON file as its `file`"),
        ("file: broken.json", "data.json", "mend it there, or save it again"),
    ],
)
def test_what_makes_no_table_is_told(read: Read, keys: str, code: str, hint: str) -> None:
    files = {"t_json": TABLES, "one_csv": ONE, "broken_json": "[{"}
    _, faults = read(f"table: {{{keys}}}", **files)
    assert [fault.code for fault in faults] == [code]
    assert (faults[0].hint or "").startswith(hint)


def test_a_table_of_more_cells_than_a_brief_can_have_is_not_made(read: Read) -> None:
    wide = "{" + ", ".join(f'"{n}": 1' for n in range(200)) + "}"
    text = f"[{wide}{', {}' * 400_000}]"
    _, faults = read("table: {file: large.json}", large_json=text)
    assert [fault.code for fault in faults] == ["file.too-large"]
    assert "cells" in faults[0].message


def test_bars_may_be_named_as_the_keys_of_a_reference(read: Read) -> None:
    brief, faults = read("chart: {bars: {file: 5, key: 7, column: 3}}")
    assert faults == ()
    assert "'column'" in repr(brief.sections[0].chart)


def test_evidence_finds_a_value_at_its_place(read: Read) -> None:
    text = figure("file: q1.csv, row: Latvia, column: Revenue")
    brief, _ = read(text)
    (claim,) = check_evidence(brief).claims
    assert (claim.status, claim.place) == (Status.FOUND, "q1.csv, Latvia, Revenue")


def test_a_row_of_a_merge_may_name_the_row_of_a_file(folder: Folder) -> None:

    place = folder(
        brief="title: '{country}'",
        results="title: A\n" + figure("file: q1.csv, row: '{country}', column: Revenue"),
    )
    place.joinpath("q1.csv").write_text(CSV, "utf-8")
    brief, faults = Template(place).read(make_row(1, {"country": "Latvia"}))
    assert brief
    assert faults == ()
    assert brief.sections[0].figures[0].value.text == "−3.5"


FACTS = """\
title: A
language: {language}
facts:
  late: {{value: {{file: q1.csv, row: Latvia, column: Revenue}}}}
  orders: {{file: q1.json, key: revenue.estonia.2023}}
  both: '{{facts.late}} and {{facts.orders}}'
sources: {{q1: {{title: Results, file: q1.csv}}}}
"""


def test_a_fact_is_a_value_of_a_file(read: Read) -> None:
    text = "summary: 'It is {facts.both}'\nchart: {bars: {A: {facts.late}, B: {facts.orders}}}"
    for language, wanted in (("en", "It is −3.5 and 2.10"), ("de", "It is −3,5 and 2,10")):
        brief, faults = read(text, FACTS.format(language=language))
        assert faults == ()
        summary = brief.sections[0].summary
        assert summary
        assert summary.text == wanted
        assert "Decimal('-3.5')" in repr(brief.sections[0].chart)
        files = [name for name, _ in brief.files]
        assert files == ["brief.yaml", "results.yaml", "q1.csv", "q1.json"]


def test_a_fact_of_a_file_is_found_there_once(read: Read) -> None:
    brief, _ = read("summary: 'It is {facts.both}'", FACTS.format(language="en"))
    found = [(claim.what, claim.status, claim.place) for claim in check_evidence(brief).claims]
    assert found == [
        ("fact late", Status.FOUND, "Latvia, Revenue"),
        ("fact orders", Status.FOUND, "q1.json, revenue.estonia.2023"),
        ("fact both", Status.FOUND, "fact late"),
        ("fact both", Status.FOUND, "fact orders"),
        ("summary of results", Status.FOUND, "fact both"),
        ("summary of results", Status.FOUND, "fact both"),
    ]


def test_the_place_of_a_fact_may_be_made_of_another(read: Read) -> None:
    head = (
        "title: A\nfacts:\n  who: Latvia\n"
        "  late: {file: q1.csv, row: '{facts.who}', column: Revenue}\n"
    )
    brief, faults = read("summary: '{facts.who}, {facts.late}'", head)
    assert faults == ()
    assert brief.sections[0].summary
    assert brief.sections[0].summary.text == "Latvia, −3.5"
    head = "title: A\nfacts:\n  late: {file: q1.csv, row: '{facts.late}', column: Revenue}\n"
    _, faults = read("summary: '{facts.late}'", head)
    assert [fault.code for fault in faults] == ["copy.fact-cycle"]


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("{file: none.csv, row: a, column: b}", "file.missing"),
        ("{file: q1.csv, row: a, column: Share}", "data.row"),
        ("{file: q1.json, key: x}", "data.key"),
        ("{file: ../q1.json, key: x}", "file.outside"),
        ("{file: q1.json}", "copy.missing-key"),
    ],
)
def test_a_fact_without_its_value_is_told_once(read: Read, place: str, code: str) -> None:
    _, faults = read("summary: '{facts.late}'", f"title: A\nfacts: {{late: {{value: {place}}}}}")
    assert [fault.code for fault in faults] == [code]
    assert faults[0].span
    assert faults[0].span.path.endswith("brief.yaml")


def test_a_large_file_of_a_fact_is_no_copy(read: Read) -> None:
    """A brief may have 100 kB of copy, and its data as much as they like."""
    long = "a,b\n" + "".join(f"row {number},{number}\n" for number in range(20_000))
    head = "title: A\nfacts: {last: {file: long.csv, row: row 19999, column: b}}"
    brief, faults = read("summary: '{facts.last}'", head, long_csv=long)
    assert faults == ()
    assert brief.sections[0].summary
    assert brief.sections[0].summary.text == "19999"
