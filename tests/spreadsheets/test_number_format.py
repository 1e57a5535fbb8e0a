"""What a cell shows: as LibreOffice does, with the marks of the brief's language."""

from __future__ import annotations

import pytest

from briefing.language.language import language
from briefing.spreadsheets.builtin_formats import BUILTIN
from briefing.spreadsheets.model import Cell, Kind, RefusedError
from briefing.spreadsheets.number_format import MINUS, Shown, show
from tests.spreadsheets.formats import CASES

AMERICAN = language("en-US")


def shown(value: float, code: str, tag: str = "en-GB") -> Shown:
    return show(Cell(Kind.NUMBER, repr(value), code), language(tag))


def test_there_are_formats_of_many_kinds() -> None:
    assert len({code for _, code, _ in CASES}) >= 25


@pytest.mark.parametrize(("value", "code", "text"), CASES)
def test_a_number_is_shown_as_libreoffice_does(value: float, code: str, text: str) -> None:
    assert shown(value, code, "en-US").text.replace(MINUS, "-") == text


@pytest.mark.parametrize(
    ("tag", "code", "text"),
    [
        ("en-GB", "#,##0.00", "1,234.50"),
        ("de", "#,##0.00", "1.234,50"),
        ("de-CH", "#,##0.00", "1’234.50"),
        ("fr", "#,##0.00", "1\u202f234,50"),
        ("uk", "#,##0.00", "1\u00a0234,50"),
        ("pl", "0.0%", "123450,0%"),
    ],
)
def test_marks_are_those_of_the_language(tag: str, code: str, text: str) -> None:
    # White space is that of the language; all of it is one character.
    assert shown(1234.5, code, tag).number.rstrip("%") == text.rstrip("%")


@pytest.mark.parametrize(
    ("tag", "code", "text"),
    [
        ("en-GB", BUILTIN["14"], "02/03/2026"),
        ("en-US", BUILTIN["14"], "3/2/2026"),
        ("de", BUILTIN["14"], "02.03.2026"),
        ("de", r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "Montag, 2. März 2026"),
        ("fr", r"[$-f800]dddd\,\ mmmm\ dd\,\ yyyy", "lundi 2 mars 2026"),
        ("fr", "d mmmm yyyy", "2 mars 2026"),
        ("uk", "d mmmm yyyy", "2 березня 2026"),
        ("uk", "mmmm yyyy", "березень 2026"),
        ("es", "dddd", "lunes"),
    ],
)
def test_dates_are_in_the_language(tag: str, code: str, text: str) -> None:
    assert shown(46083, code, tag).text == text


@pytest.mark.parametrize(
    ("value", "code", "number"),
    [
        (-1234, "#,##0;(#,##0)", f"{MINUS}1,234"),
        (0.083, "0.0%", "8.3"),
        (0, BUILTIN["43"], "0"),
        (1234.5, '"$"#,##0.00', "1,234.50"),
        (46083, "dd/mm/yyyy", "2026-03-02"),
        (46083, "mmm yy", "2026-03"),
        (46083, "yyyy", "2026"),
        (46083.5, "h:mm", ""),
    ],
)
def test_a_number_stands_without_what_is_around_it(value: float, code: str, number: str) -> None:
    assert shown(value, code).number == number


def test_what_only_its_colour_tells_from_a_rise_gets_a_minus() -> None:
    assert shown(-5, "0;[Red]0").text == f"{MINUS}5"
    assert shown(-5, "0;[Red](0)").text == "(5)"
    assert shown(-5, '0" km";[Red]0" km"').text == f"{MINUS}5 km"
    assert shown(-5, '0;[Red]"loss of "0').text == "loss of 5"
    assert shown(5, "0;[Red]0").text == "5"


def test_days_may_be_counted_from_1904() -> None:
    cell = Cell(Kind.NUMBER, "44621", "yyyy-mm-dd")
    assert show(cell, AMERICAN, from_1904=True).text == "2026-03-02"
    assert show(cell._replace(value="1"), AMERICAN).text == "1900-01-01"


def test_a_text_stands_in_the_words_of_its_format() -> None:
    assert show(Cell(Kind.TEXT, "abc", '0;0;0;@" kg"'), AMERICAN).text == "abc kg"
    assert show(Cell(Kind.TEXT, "00123", "0.0"), AMERICAN).text == "00123"


@pytest.mark.parametrize(
    ("value", "code"), [(1.5, "# ?/?"), (1.5, "[strange]0"), (-1, "yyyy"), (1.5, "0" * 2000)]
)
def test_what_cannot_be_shown_is_refused(value: float, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        shown(value, code)
    assert refused.value.hint
