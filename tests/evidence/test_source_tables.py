"""The tables of Markdown, CSV files and workbooks, by rows and columns."""

from __future__ import annotations

import pytest

from briefing.errors import Fault
from briefing.evidence.source_tables import MAX_CELLS, SourceTable, is_number
from briefing.evidence.source_text import Saved, read_saved
from briefing.language.language import language
from briefing.spreadsheets.model import cell_name
from tests.spreadsheets.books import merged, xlsx


def read(data: str | bytes, name: str, tag: str = "en") -> Saved:
    saved = read_saved(data.encode() if isinstance(data, str) else data, name, None, language(tag))
    assert not isinstance(saved, Fault), saved
    return saved


def texts(table: SourceTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


MARKDOWN = """# Defence

Table 1: *Spending*, % of GDP

| Country | 2022 | **2023** |
|:---|--:|---|
| Estonia | 2.8 | 3.2[^1] |
| [Latvia](https://example.org) | 2.1

Prose | with a bar

a | b
- | -
1 \\| 2 | 3
"""


def test_tables_of_markdown_have_titles_and_plain_cells() -> None:
    first, second = read(MARKDOWN, "s.md").tables
    assert first.title == "Defence Table 1: Spending, % of GDP"
    assert texts(first) == [
        ["Country", "2022", "2023"],
        ["Estonia", "2.8", "3.2"],
        ["Latvia", "2.1", ""],
    ]
    assert [row[0].place for row in first.rows] == ["line 5", "line 7", "line 8"]
    assert second.title == "Defence Prose with a bar"
    assert texts(second) == [["a", "b"], ["1 / 2", "3"]]


@pytest.mark.parametrize("text", ["no table | here\n", "| a |\n|---|\n", "---|---\n", "|\n" * 9])
def test_bars_alone_make_no_table(text: str) -> None:
    assert read(f"Words\n\n{text}", "s.md").tables == ()


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("a,b\nx,1\n", [["a", "b"], ["x", "1"]]),
        ("a;b\nx;1,5\ny;2,5\n", [["a", "b"], ["x", "1,5"], ["y", "2,5"]]),
        ("a\tb\nx\t1\n", [["a", "b"], ["x", "1"]]),
        ("sep=;\na;b\nx;1,5\n", [["a", "b"], ["x", "1,5"]]),
        ('a,b\n"x, y","1,234"\n', [["a", "b"], ["x, y", "1,234"]]),
        ("Spending, by country\n\na;b;c\nx;1,5;2\n", [["a", "b", "c"], ["x", "1,5", "2"]]),
        ("a,b\n\nx,1\n", [["a", "b"], ["x", "1"]]),
        ("a,b,\n,,\n,x,1\n", [["a", "b", ""], ["", "x", "1"]]),
    ],
)
def test_a_csv_file_is_a_table(data: str, rows: list[list[str]]) -> None:
    (table,) = read(data, "s.csv").tables
    assert texts(table) == rows


def test_cells_of_a_csv_file_are_no_digits_of_one_number() -> None:
    saved = read("place,2022,2023\nWeir,101,202\n", "s.csv")
    assert saved.text == "place 2022\t2023\nWeir 101\t202\n"
    assert saved.place(saved.text.index("202\n")) == "line 2"


def test_a_csv_file_that_is_not_well_formed_is_text() -> None:
    saved = read('a,"b\nx,1\n', "s.csv")
    assert saved.tables == ()
    assert saved.text == 'a,"b\nx,1\n'


def test_a_file_may_hold_several_tables() -> None:
    data = "Pay\n,2022,2023\nWeir,1,2\n\nStaff,,\nplace,a,b\nKirk,5,6\n\nFord,7,8\n"
    pay, staff = read(data, "s.csv").tables
    assert (pay.title, texts(pay)) == ("Pay", [["", "2022", "2023"], ["Weir", "1", "2"]])
    assert staff.title == "Staff"
    assert texts(staff) == [["place", "a", "b"], ["Kirk", "5", "6"], ["Ford", "7", "8"]]


def test_tables_side_by_side_are_two() -> None:
    data = "a,b,,c,d\nx,1,,y,2\nz,3,,w,4\n"
    left, right = read(data, "s.csv").tables
    assert texts(left) == [["a", "b"], ["x", "1"], ["z", "3"]]
    assert texts(right) == [["c", "d"], ["y", "2"], ["w", "4"]]
    (one,) = read("a,b,,d\nx,1,,2\nz,3,,4\n", "s.csv").tables
    assert texts(one) == [["a", "b", "d"], ["x", "1", "2"], ["z", "3", "4"]]


def test_cells_of_a_workbook_have_names_and_merged_ones_stand_in_each() -> None:
    rows = [["Pay"], [], ["Place", "2023", None], [None, "men", "women"], ["Weir", 3.2, 4]]
    book = merged(xlsx(Summary=rows, Notes=[["None of it is final"]]), "Summary", "B3:C3")
    (table,) = read(book, "s.xlsx").tables
    assert table.title == "Summary Pay"
    assert texts(table) == [["Place", "2023", "2023"], ["", "men", "women"], ["Weir", "3.2", "4"]]
    assert table.rows[2][1].place == "Summary!B5"


def test_a_sheet_with_cells_far_apart_is_text_alone() -> None:
    count = int(MAX_CELLS**0.5)
    cells = {f"{cell_name(row, row)}": row for row in range(1, count + 2)}
    assert read(xlsx(Far=cells), "s.xlsx").tables == ()


def test_cells_of_all_tables_are_bounded() -> None:
    row = "x" + ",1" * 40 + "\n"
    table = "place" + ",a" * 40 + "\n" + row.replace("1", "n") * 495 + "x,2\n" + "\nwords,\n\n"
    assert len(read(table * 6, "s.csv").tables) == 4


@pytest.mark.parametrize(
    "data",
    [
        "a,b\n" * 20_000 + "x,1" * 50_000,
        "x," * 70_000 + "\n" + "b,1\n" * 30_000,
    ],
)
def test_a_file_as_wide_as_it_is_long_has_no_table(data: str) -> None:
    assert isinstance(read_saved(data.encode(), "s.csv"), Saved | Fault)


@pytest.mark.parametrize(
    "text", "3.2 3.2% \u221212% (12) 12,345 $1.2bn 12km +4.1 -12 3.2* <5 \u20ac612,000".split()
)
def test_a_number_with_its_unit_is_one(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text", "2023 2022/23 2024\u201325 0-4 5\u20139 Q1 n/a .. \u2013 2023-03-01 March".split()
)
def test_years_and_names_are_no_numbers(text: str) -> None:
    assert not is_number(text)
