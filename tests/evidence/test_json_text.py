"""JSON files as sources: each value at its key, and the tables that names and values make."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.errors import Fault
from briefing.evidence.source_text import Saved, read_saved
from briefing.language.decimals import Form
from briefing.language.language import language
from briefing.language.numerals import find_numerals


def saved(value: Any, code: str = "en") -> Saved:
    text = value if isinstance(value, str) else json.dumps(value)
    found = read_saved(text.encode(), "a.json", None, language(code))
    assert isinstance(found, Saved)
    return found


def rows(value: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in table.rows] for table in saved(value).tables]


def numbers(value: Any, code: str = "en") -> list[str]:
    found = saved(value, code).text
    return [n.text for n in find_numerals(found, language(code)) if n.form is not Form.LABEL]


def test_an_object_is_a_line_behind_the_names_that_lead_to_it() -> None:
    assert saved({"orders": {"2023": {"north_east": 12, "south": 345}}, "unit": "km"}).text == (
        "unit: km\norders, 2023: north east: 12; south: 345\n"
    )


def test_the_place_of_a_value_is_its_key() -> None:
    found = saved({"orders": [{"country": "Estonia", "2023": 12}, {"2023": 345}], "n": 7})
    assert [found.place(found.text.index(each)) for each in ("12", "345", "7")] == [
        "orders.0.2023",
        "orders.1.2023",
        "n",
    ]


@pytest.mark.parametrize(
    ("written", "code", "shown"),
    [
        ("3.2", "en", "3.2"),
        ("3.20", "de", "3,20"),
        ("1234.567", "de", "1234,567"),
        ("-0.5", "fr", "-0,5"),
        ("1e6", "en", "1000000"),
        ("2.5E-3", "en", "0.0025"),
        ("1e999999999", "en", "1e999999999"),
        ("9" * 5000, "en", "9" * 5000),
        ("NaN", "en", "NaN"),
        ("true", "en", "true"),
        ("null", "en", ""),
        ('"1.234"', "de", "1.234"),
        ('"\\ud800"', "en", "\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_numbers_have_the_marks_of_the_language(written: str, code: str, shown: str) -> None:
    assert saved(f'{{"n": {written}}}', code).text == f"n: {shown}".rstrip() + "\n"


def test_values_of_a_list_never_join() -> None:
    assert numbers({"a": [12, 345], "b": [[1, 200], [3, 400]]}) == "12 345 1 200 3 400".split()


TABLE = [["Estonia", "3.2", "3.4"], ["Latvia", "2.9", "3.0"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            {"Estonia": {"2023": 3.2, "2024": 3.4}, "Latvia": {"2023": 2.9, "2024": 3.0}},
            [["name", "2023", "2024"], *TABLE],
        ),
        (
            [
                {"country": "Estonia", "y_2023": 3.2, "y_2024": 3.4},
                {"country": "Latvia", "y_2024": 3.0},
            ],
            [["country", "y 2023", "y 2024"], TABLE[0], ["Latvia", "", "3.0"]],
        ),
        (
            [{"country": "Estonia", "spent": {"2023": 3.2}}],
            [["country", "spent 2023"], ["Estonia", "3.2"]],
        ),
        (
            {"country": ["Estonia", "Latvia"], "2023": [3.2, 2.9], "2024": [3.4, 3.0]},
            [["country", "2023", "2024"], *TABLE],
        ),
        ([["", "2023", "2024"], *TABLE], [["–", "2023", "2024"], *TABLE]),
    ],
)
def test_names_and_values_make_a_table(value: Any, expected: list[list[str]]) -> None:
    assert rows(value)[0] == expected
    assert rows({"spending": value})[0] == expected


def test_a_table_has_its_names_as_title_and_its_keys_as_places() -> None:
    (table,) = saved({"data": {"spending": {"2023": {"Estonia": 3.2, "Latvia": 2.9}}}}).tables
    assert table.title == "data, spending"
    assert table.rows[1][1].place == "data.spending.2023.Estonia"


@pytest.mark.parametrize("value", [41, "41 of 52", [1, 2], {"a": 1}, {"a": [1], "b": [2, 3]}, {}])
def test_other_values_make_none(value: Any) -> None:
    found = read_saved(json.dumps(value).encode(), "a.json")
    assert isinstance(found, Fault) or found.tables == ()


REFUSED = {
    "source.broken": '{"a": 1,}',
    "source.broken, deep": "[" * 99_999,
    "source.broken, deep and whole": "[" * 99 + "1" + "]" * 99,
    "source.too-long": json.dumps(["word " * 9] * 9999),
    "source.too-long, names": json.dumps({"n" * 99_999: [[1]] * 99_999}),
    "source.too-long, file": " " * 2_000_000,
    "source.no-text": "{}",
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_cannot_be_read_is_told(code: str) -> None:
    found = read_saved(REFUSED[code].encode(), "a.json")
    assert isinstance(found, Fault)
    assert found.code == code.partition(",")[0]
    assert "a.json" in found.message
    assert found.hint


def test_a_long_name_of_many_values_takes_no_memory() -> None:
    found = saved({"n" * 99_999: {str(n): n for n in range(9999)}})
    assert max(map(len, map(str, found.numbers))) < 500
