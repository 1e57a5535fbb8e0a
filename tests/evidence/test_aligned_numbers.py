"""A row or column that the page words otherwise is known by the numbers that it shares."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.evidence.check import Evidence, Status
from briefing.evidence.ways import Way

Check = Callable[..., Evidence]

SOURCE = """Indicators of the service

| Indicator | 2024 | 2025 | Goal 2025 |
|---|---|---|---|
| People waiting for planned treatment, thousand | 427.3 | 396.4 | 400.0 |
| Treatment within 18 weeks, % | 60.7 | 64.8 | 68.0 |
| Cancer: first treatment within 62 days, % | 67.1 | 71.5 | 75.0 |
| Diagnostic tests within six weeks, % | 77.9 | 81.2 | 85.0 |
"""
ROWS = (
    ("Waiting list", "427.3", "396.4", "400.0"),
    ("Treated in time", "60.7", "64.8", "68.0"),
    ("Cancer patients", "67.1", "71.5", "75.0"),
    ("Tests", "77.9", "81.2", "85.0"),
)


def table(rows: tuple[tuple[str, ...], ...], heads: str = '"2024", "2025", Target') -> str:
    lines = "\n".join(f"    - [{', '.join(row)}]" for row in rows)
    return f'table:\n  columns: ["", {heads}]\n  rows:\n{lines}'


def changed(row: int, column: int, value: str) -> tuple[tuple[str, ...], ...]:
    rows = [list(each) for each in ROWS]
    rows[row][column] = value
    return tuple(map(tuple, rows))


def test_rows_of_other_words_are_found_by_their_cells(check: Check) -> None:
    found = check(table(ROWS), SOURCE, name="s.md")
    assert not found.faults
    assert {c.way for c in found.claims if c.status is Status.FOUND} == {Way.CELL}


@pytest.mark.parametrize(
    ("row", "column", "value", "message"),
    [
        (1, 1, "67.1", "the source has 60.7 in Treatment within 18 weeks, %, 2024"),
        (1, 3, "75.0", "the source has 68.0 in Treatment within 18 weeks, %, Goal 2025"),
        (3, 2, "77.9", "the source has 81.2 in Diagnostic tests within six weeks, %, 2025"),
        (0, 2, "400.0", "the source has 396.4 in People waiting for planned treatment"),
    ],
)
def test_a_number_of_another_row_or_column_is_told(
    check: Check, row: int, column: int, value: str, message: str
) -> None:
    faults = check(table(changed(row, column, value)), SOURCE, name="s.md").faults
    assert [fault.code for fault in faults] == ["evidence.cell"]
    assert faults[0].message.startswith(message)


def test_a_chart_that_turns_the_table_is_found(check: Check) -> None:
    bars = "\n".join(
        f"    '{year}': [{', '.join(row[at] for row in ROWS[1:])}]"
        for at, year in ((1, "2024"), (2, "2025"), (3, "Goal 2025"))
    )
    series = ", ".join(row[0] for row in ROWS[1:])
    chart = f"chart:\n  title: The service\n  bars:\n{bars}\n  series: [{series}]"
    assert not check(chart, SOURCE, name="s.md").faults
    swapped = chart.replace("64.8, 71.5", "71.5, 64.8")
    codes = [fault.code for fault in check(swapped, SOURCE, name="s.md").faults]
    assert codes == ["evidence.cell"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        # A row of the page's own, whose numbers the source has by chance.
        (*ROWS, ("Own sum", "427.3", "81.2", "67.1")),
        # One row alone tells nothing.
        (("Tests", "77.9", "64.8", "400.0"),),
        # Two rows of which no column is known.
        (("Tests", "77.9", "85.0", "81.2"), ("Cancer", "75.0", "67.1", "71.5")),
    ],
)
def test_what_is_no_table_of_the_source_is_left_alone(
    check: Check, rows: tuple[tuple[str, ...], ...]
) -> None:
    assert not check(table(rows, "Now, Before, Goal"), SOURCE, name="s.md").faults


LOSSES = """Income statement, EUR million

| | H1 2026 | H1 2025 | Change |
|---|---|---|---|
| Revenue | 1,617.4 | 1,562.3 | 3.5% |
| Cost of materials | (986.1) | (960.4) | 2.7% |
| Depreciation | (61.9) | (57.3) | 8.0% |
| Operating profit | 91.9 | 119.0 | (22.8)% |
| Net profit | 46.4 | 81.4 | (43.0)% |
"""
SIGNED = """table:
  caption: Income statement, EUR million
  columns: ["", H1 2026, H1 2025]
  rows:
    - [Revenue, "1,617.4", "1,562.3"]
    - [Cost of materials, "-986.1", "-960.4"]
    - [Depreciation, "-61.9", "-57.3"]
    - [Operating profit, 91.9, 119.0]
"""


def test_a_minus_lost_among_others_is_told(check: Check) -> None:
    assert not check(SIGNED, LOSSES, name="s.md").faults
    faults = check(SIGNED.replace('"-960.4"', '"960.4"'), LOSSES, name="s.md").faults
    assert [f.message for f in faults] == [
        "the source has (960.4) in Cost of materials, H1 2025 (line 6); you wrote 960.4"
    ]


def test_costs_without_any_minus_are_costs(check: Check) -> None:
    assert not check(SIGNED.replace('"-', '"'), LOSSES, name="s.md").faults


@pytest.mark.parametrize(
    ("wrote", "told"),
    [
        ("Net profit shrank by 43.0%.", []),
        ("Net profit grew by 43.0%.", ["evidence.unsupported"]),
        ("Depreciation rose by 8.0%.", []),
        ("Depreciation fell by 8.0%.", ["evidence.direction"]),
        ("Revenue grew by 3.5%.", []),
        ("Revenue was down 3.5% on the first half of 2025.", ["evidence.direction"]),
    ],
)
def test_percentages_in_a_column_with_signs_say_which_way_they_went(
    check: Check, wrote: str, told: list[str]
) -> None:
    codes = [fault.code for fault in check(f"points: ['{wrote}']", LOSSES, name="s.md").faults]
    assert codes == told


def test_a_sentence_of_the_source_goes_before_its_signs(check: Check) -> None:
    said = f"{LOSSES}\nThe number of suppliers grew by 43.0% over the year, to 412 in all.\n"
    assert not check("points: ['Suppliers grew by 43.0%.']", said, name="s.md").faults
