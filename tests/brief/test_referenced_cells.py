"""What a brief prints by reference: cells of workbooks as values, in charts, as tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefing import BriefingError, Builder
from briefing.brief.model import Brief, Section
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from tests.conftest import Build
from tests.spreadsheets.books import merged, ods, xlsx

Folder = Callable[..., Path]

BOOK = merged(
    xlsx(
        Summary={
            "A1": "Turnover",
            "B1": (3002.06, '"$"#,##0.0" m"'),
            "B2": (-0.0213, "0.0%"),
            "B3": "=B1*2",
            "B4": "#REF!",
            "B5": "about 300",
            "B6": (1.5, "# ?/?"),
            "B7": "\u05d0",
            "C1": 5,
            "C3": (0, ";;"),
        },
        Regions=[
            ["Region", "Turnover", "Share"],
            ["North", (1234.5, "#,##0.0"), (0.41, "0%")],
            ["  Coast", (402, "#,##0.0"), (0.13, "0%")],
            ["East", (780.4, "#,##0.0"), None],
        ],
        Months=[[(date(2025, m, 1), "mmm yyyy"), (20 + m / 2, "0.0")] for m in range(1, 5)],
    ),
    "Summary",
    "C1:D1",
)


@pytest.fixture
def read(folder: Folder) -> Callable[..., tuple[Section, tuple[Fault, ...]]]:
    """The section of a brief with the workbook `q1.xlsx`, and the faults."""

    def run(
        text: str, head: str = "title: A", book: bytes = BOOK
    ) -> tuple[Section, tuple[Fault, ...]]:
        place = folder(brief=head, results=f"title: Results\n{text}")
        place.joinpath("q1.xlsx").write_bytes(book)
        brief, faults = read_brief(place)
        assert brief
        return brief.sections[0] if brief.sections else Section(brief.title, brief.span), faults

    return run


Read = Callable[..., tuple[Section, tuple[Fault, ...]]]


def figure(cell: str, more: str = "") -> str:
    return f"figures: [{{label: a, value: {{file: q1.xlsx, cell: {cell}{more}}}}}]"


@pytest.mark.parametrize(
    ("head", "cell", "more", "text"),
    [
        ("title: A", "Summary!B1", "", "$3,002.1 m"),
        ("{title: A, language: de}", "Summary!B1", "", "$3.002,1 m"),
        ("title: A", "summary!$B$2", "", "\u22122.1%"),
        ("title: A", "Summary!B2", ', format: "0.00"', "\u22120.02"),
        ("title: A", "Summary!B5", "", "about 300"),
        ("title: A", "Summary!C1", "", "5"),
        ("title: A", "Months!A1", "", "Jan 2025"),
    ],
)
def test_a_value_is_what_its_cell_shows(
    read: Read, head: str, cell: str, more: str, text: str
) -> None:
    section, faults = read(figure(cell, more), head)
    assert faults == ()
    assert section.figures[0].value.text == text
    assert section.figures[0].value.origin


def test_a_workbook_of_one_sheet_needs_no_name_of_it(read: Read) -> None:
    assert read(figure("A1"), book=xlsx(Only={"A1": 7}))[0].figures[0].value.text == "7"


def test_a_workbook_may_be_an_ods(read: Read) -> None:
    row = '<table:table-row><table:table-cell office:value-type="float" office:value="1234.5">'
    book = ods(f"{row}<text:p>1.234,50 €</text:p></table:table-cell></table:table-row>")
    assert read(figure("Summary!A1"), book=book)[0].figures[0].value.text == "1,234.50 €"


def test_a_line_takes_the_dates_of_an_ods(read: Read) -> None:
    rows = "".join(
        '<table:table-row><table:table-cell office:value-type="date"'
        f' office:date-value="2025-0{month}-01"><text:p>0{month}/2025</text:p></table:table-cell>'
        f'<table:table-cell office:value-type="float" office:value="{month}">'
        f"<text:p>{month}</text:p></table:table-cell></table:table-row>"
        for month in range(1, 4)
    )
    section, faults = read("chart: {line: {file: q1.xlsx, range: Summary!A1:B3}}", book=ods(rows))
    assert faults == ()
    assert "2025-02" in repr(section.chart)


WRONG = {
    "Summary!B3": ("workbook.formula", "q1.xlsx, Summary!B3 has a formula", "save it again"),
    "Summary!B4": ("workbook.error", "q1.xlsx, Summary!B4 holds the error #REF!", "mend"),
    "Summary!B6": ("workbook.format", "q1.xlsx, Summary!B6: the number format '# ?/?'", "plainer"),
    "Summary!B7": ("copy.right-to-left", "q1.xlsx, Summary!B7", "Latin"),
    "Summary!Z9": ("workbook.empty", "q1.xlsx, Summary!Z9 is empty", "another"),
    "Summary!C3": ("workbook.empty", "q1.xlsx, Summary!C3 shows nothing", "another"),
    "Summary!D1": ("workbook.merged", "C1:D1 is one merged cell", "`Summary!C1`"),
    "Sumary!B1": ("workbook.sheet", "no sheet 'Sumary'", "did you mean `Summary`?"),
    "Q2!B1": ("workbook.sheet", "no sheet 'Q2'", "`Summary`, `Regions`, `Months`"),
    "B1": ("workbook.sheet", "q1.xlsx has 3 sheets", "`Summary!B1`"),
    "Summary!B1:B2": ("copy.form", "is no cell", "`Summary!B1`"),
    "Summary": ("copy.form", "'Summary' is no cell", "Summary!B4"),
}


@pytest.mark.parametrize(("cell", "told"), WRONG.items(), ids=WRONG)
def test_what_cannot_be_printed_is_told_with_its_place(
    read: Read, cell: str, told: tuple[str, str, str]
) -> None:
    _, (fault,) = read(figure(f"'{cell}'"))
    code, message, hint = told
    assert fault.code == code
    assert message in fault.message
    assert fault.hint
    assert hint in fault.hint
    assert fault.span
    assert fault.span.marked.strip("'") == cell


def test_a_file_that_is_no_workbook_is_told_once(read: Read) -> None:
    text = f"{figure('A!A1')}\nchart: {{line: {{file: q1.xlsx, range: A!A1:A5}}}}"
    _, faults = read(text, book=b"North,5")
    assert [fault.message for fault in faults] == ["q1.xlsx is no workbook"]
    _, faults = read(text.replace("q1.xlsx", "q1.csv"))
    assert {fault.code for fault in faults} == {"copy.form"}


def test_numbers_of_charts_are_cells(read: Read) -> None:
    section, faults = read(
        "figures:\n"
        "  - value: {file: q1.xlsx, cell: Summary!B2}\n"
        "    label: a\n"
        "    chart: {previous: {file: q1.xlsx, cell: Regions!C2}}\n"
        "chart:\n"
        "  bars: {North: {file: q1.xlsx, cell: Regions!B2}, East: 700}\n"
        "  threshold: {value: {file: q1.xlsx, cell: Regions!B3}, label: Plan}\n"
    )
    assert faults == ()
    assert "41" in repr(section.figures[0].chart)
    assert "1,234.5" in repr(section.chart)
    assert "Decimal('402" in repr(section.chart)


@pytest.mark.parametrize(
    ("form", "area", "words"),
    [
        ("bars", "Regions!A2:B4", ["'North'", "Decimal('1234.5')", "'Coast'"]),
        ("line", "Months!A1:B4", ["2025", "Decimal('20.5')", "Decimal('22.0')"]),
        ("line", "Months!B1:B4", ["Decimal('20.5')", "Decimal('22.0')"]),
        ("line", "Regions!B2:B4", ["Decimal('1234.5')", "Decimal('780.4')"]),
    ],
)
def test_a_chart_takes_a_range(read: Read, form: str, area: str, words: list[str]) -> None:
    section, faults = read(f"chart: {{{form}: {{file: q1.xlsx, range: {area}}}}}")
    assert faults == ()
    assert all(word in repr(section.chart) for word in words)


@pytest.mark.parametrize(
    ("chart", "code", "message"),
    [
        ("bars: {file: q1.xlsx, range: Regions!B2:B4}", "workbook.range", "has no names"),
        ("bars: {file: q1.xlsx, range: Regions!A1:B4}", "workbook.number", "Regions!B1 holds a"),
        ("line: {file: q1.xlsx, range: Regions!C2:C4}", "workbook.empty", "Regions!C4 is empty"),
        (
            "bars: {A: {file: q1.xlsx, range: Regions!B2:C3}}",
            "workbook.range",
            "more than one row",
        ),
        ("line: {file: q1.xlsx, range: Months!B1:B99}", "copy.too-many", "99 values; 24"),
        ("line: {file: q1.xlsx, range: Months!A1:XFD1048576}", "copy.too-many", "1048576 values"),
    ],
)
def test_a_range_that_makes_no_chart(read: Read, chart: str, code: str, message: str) -> None:
    _, faults = read(f"chart: {{{chart}}}")
    assert [fault.code for fault in faults] == [code]
    assert message in faults[0].message
    assert faults[0].hint


def test_ranges_stand_for_single_lines_and_bars(read: Read) -> None:
    line, told = read("chart: {line: {A: {file: q1.xlsx, range: Regions!B2:B4}, B: [1, 2, 3]}}")
    assert told == ()
    assert "Decimal('780.4')" in repr(line.chart)
    bars, told = read(
        "chart: {bars: {A: {file: q1.xlsx, range: Regions!B2:C2}}, series: [now, share]}"
    )
    assert told == ()
    assert "Decimal('41')" in repr(bars.chart)


def test_a_table_is_a_range(read: Read) -> None:
    section, faults = read("table: {file: q1.xlsx, range: Regions!A1:C4, caption: By region}")
    assert faults == ()
    table = section.table
    assert table
    assert [column.name for column in table.columns] == ["Region", "Turnover", "Share"]
    assert [row.text for row in table.rows] == [
        "North | 1,234.5 | 41%",
        "Coast | 402.0 | 13%",
        "East | 780.4 | ",
    ]
    assert [row.level for row in table.rows] == [0, 1, 0]


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("{file: q1.xlsx}", "workbook.range"),
        ("{columns: [a, b], rows: [[1, 2]], range: A1:B2}", "workbook.range"),
        ("{file: q1.xlsx, range: Regions!A1:C1}", "copy.empty"),
        ("{file: q1.xlsx, range: Regions!A1:Z9}", "copy.too-many"),
        ("{file: q1.xlsx, range: Regions!A1:C99}", "copy.too-many"),
        ("{file: q1.xlsx, range: Regions!A1:XFD1048576}", "copy.too-many"),
        ("{file: q1.xlsx, range: Regions}", "copy.form"),
        ("{file: q1.xlsx, range: Summary!A1:D4}", "workbook.merged"),
        ("{file: q1.xlsx, range: Summary!A1:B3}", "workbook.formula"),
    ],
)
def test_a_range_that_makes_no_table(read: Read, table: str, code: str) -> None:
    _, faults = read(f"table: {table}")
    assert code in {fault.code for fault in faults}


def test_a_page_of_cells_is_tagged_and_archival(folder: Folder, build: Build) -> None:
    place = folder(
        brief="{title: Results, attach: [source], sources: {q1: {title: Q1, file: q1.xlsx}}}",
        results="title: Results\n"
        + figure("Summary!B1")
        + "\ntable: {file: q1.xlsx, range: Regions!A1:C4}"
        + "\nchart: {line: {file: q1.xlsx, range: Months!A1:B4}}",
    )
    place.joinpath("q1.xlsx").write_bytes(BOOK)
    result = build(place)
    assert BOOK[-40:] in result.pdf or b"q1.xlsx" in result.pdf
    assert "PDF/A-3a" in result.report.standards


def test_the_workbook_is_one_of_the_files_of_the_brief(folder: Folder) -> None:
    place = folder(brief="title: A", results=f"title: B\n{figure('Summary!B1')}")
    place.joinpath("q1.xlsx").write_bytes(BOOK)
    brief: Brief | None = read_brief(place)[0]
    assert brief
    assert [name for name, _ in brief.files] == ["brief.yaml", "results.yaml", "q1.xlsx"]


def test_a_cell_that_cannot_be_printed_is_one_fault_of_a_build(folder: Folder) -> None:
    """Evidence holds what is left of such a figure against its sources, and says nothing of it."""
    head = "title: A\nsources: {book: {title: Book, file: q1.xlsx}}"
    place = folder(brief=head, results=f"title: Results\n{figure('Sumary!B1')}")
    place.joinpath("q1.xlsx").write_bytes(BOOK)
    with pytest.raises(BriefingError) as failed:
        Builder().build(place)
    assert [fault.code for fault in failed.value.faults] == ["workbook.sheet"]


def test_a_damaged_workbook_is_told_once(folder: Folder) -> None:
    cells = ", ".join(f"{{value: {{file: q1.xlsx, cell: A{row}}}, label: x}}" for row in (1, 2, 3))
    place = folder(
        brief="title: x\nsources: {s: {title: S, file: q1.xlsx}}",
        a=f"title: A\nsource: s\nfigures: [{cells}]",
    )
    place.joinpath("q1.xlsx").write_bytes(BOOK[:500])
    with pytest.raises(BriefingError) as raised:
        Builder().check(place)
    (fault,) = raised.value.faults
    assert (fault.code, fault.span and fault.span.path[-6:]) == ("workbook.file", "a.yaml")
