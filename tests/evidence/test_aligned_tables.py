"""Columns of plain text are tables where it is clear what stands in which."""

from __future__ import annotations

import pytest

from briefing.errors import Fault
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import MAX_TEXT, read_saved


def tables(text: str) -> tuple[SourceTable, ...]:
    found = read_saved(text.encode(), "a.txt")
    assert not isinstance(found, Fault)
    return found.tables


def rows(text: str) -> list[list[str]]:
    (found,) = tables(text)
    return [[cell.text for cell in row] for row in found.rows]


PLAIN = """\
Spending, € million

Country        2023   2024
Estonia         3.2    3.4
Latvia          2.9    3.0

It was late.
"""
ROWS = [["Country", "2023", "2024"], ["Estonia", "3.2", "3.4"], ["Latvia", "2.9", "3.0"]]


def test_columns_of_plain_text_are_a_table() -> None:
    assert rows(PLAIN) == ROWS
    assert tables(PLAIN)[0].title == "Spending, € million"
    assert tables(PLAIN)[0].rows[2][1].place == "line 5"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("Country    ", "           "), [["–", "2023", "2024"], *ROWS[1:]]),
        (("  2.9", "     "), [*ROWS[:2], ["Latvia", "", "3.0"]]),
        (("Latvia", "Others\nLatvia"), [*ROWS[:2], ["Others", "", ""], ROWS[2]]),
    ],
)
def test_heads_may_span_and_cells_be_empty(
    change: tuple[str, str], expected: list[list[str]]
) -> None:
    assert rows(PLAIN.replace(*change)) == expected


def test_parts_behind_tabs_are_columns() -> None:
    text = "Country\t2023\t2024\nEstonia\t3.2\t3.4\nLatvia\t\t3.0\n"
    assert rows(text) == [*ROWS[:2], ["Latvia", "", "3.0"]]


@pytest.mark.parametrize(
    "text",
    [
        "It cost 3.2 million in  2023 as we know.\nIt cost more than  2.9 million later.\n",
        "one two three four five six seven eight nine  41\none two three four five six seven eight"
        " nine  42\n",
        "The wall is late   and Harwick waits\nfor its design,    which 41 have\n",
        "Estonia   3.2   3.4\n",
        "Country\t2023\t2024\nEstonia\t3.2\t3.4\nLatvia\t\t3.0\t3.1\n",
        "A long name     3\nB    4\n",
    ],
)
def test_what_is_not_clear_is_no_table(text: str) -> None:
    assert tables(text) == ()


@pytest.mark.parametrize("part", ["a  1\n", "a  1  ", "\t1", "a\t1\n", "  1\n\n", "a  b\n1\n"])
def test_columns_without_end_are_read_forward_only(part: str) -> None:
    tables((part * MAX_TEXT)[: MAX_TEXT // 5])
