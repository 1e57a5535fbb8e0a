"""Numbers as people of several languages write them, read exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefing.language.decimals import find_number, read_number, written
from briefing.language.language import language

# language, text, value, value without the word that multiplies it
FOUND = [
    ("en", "300,000", "300000", "300000"),
    ("en", "8.3%", "8.3", "8.3"),
    ("en", "1,234,567.89", "1234567.89", "1234567.89"),
    ("en", "€20bn", "20000000000", "20"),
    ("en", "€20 bn", "20000000000", "20"),
    ("en", "1.5 million", "1500000", "1.5"),
    ("en", "+8.3%", "8.3", "8.3"),
    ("en", "\u22128.3%", "-8.3", "-8.3"),
    ("en", "-8.3%", "-8.3", "-8.3"),
    ("en", "7 of 10", "7", "7"),
    ("en", "0.05", "0.05", "0.05"),
    ("en", "300 m", "300", "300"),
    ("fr", "300 000", "300000", "300000"),
    ("fr", "300\u202f000", "300000", "300000"),
    ("fr", "8,3 %", "8.3", "8.3"),
    ("fr", "1,5 million", "1500000", "1.5"),
    ("fr", "2,5 milliards", "2500000000", "2.5"),
    ("uk", "300 тисяч", "300000", "300"),
    ("uk", "1,2 млн", "1200000", "1.2"),
    ("de", "300.000", "300000", "300000"),
    ("de", "1.234.567,8", "1234567.8", "1234567.8"),
    ("de", "8,3 Prozent", "8.3", "8.3"),
    ("de", "1,2 Mrd. Euro", "1200000000", "1.2"),
    ("es", "1.300", "1300", "1300"),
    ("pl", "12,5 tys.", "12500", "12.5"),
    ("en", "$1.5m", "1500000", "1.5"),
    ("en", "1 billion", "1000000000", "1"),
    ("de", "1 Billion Euro", "1000000000000", "1"),
    ("de", "1 Milliarde Euro", "1000000000", "1"),
    ("fr", "1 billion", "1000000000000", "1"),
    ("fr", "20 M€", "20000000", "20"),
    ("es", "2 mil millones", "2000000000", "2"),
    ("es", "1 billón", "1000000000000", "1"),
    ("uk", "1 більйон", "1000000000000", "1"),
    ("pl", "1 bilion", "1000000000000", "1"),
    ("it", "300.000", "300000", "300000"),
    ("it", "300mila", "300000", "300"),
    ("it", "2,5 miliardi", "2500000000", "2.5"),
    ("it", "1,2 mln di euro", "1200000", "1.2"),
    ("en", "20 mil", "20", "20"),
    ("de-CH", "1’300.5", "1300.5", "1300.5"),
    ("es-MX", "1,300.5", "1300.5", "1300.5"),
]


@pytest.mark.parametrize(("tag", "text", "value", "plain"), FOUND)
def test_the_first_number_is_found(tag: str, text: str, value: str, plain: str) -> None:
    found = find_number(text, language(tag))
    assert found
    assert (found.value, found.plain) == (Decimal(value), Decimal(plain))


@pytest.mark.parametrize("text", ["Most", "", "two thirds", "%"])
def test_no_number_is_none(text: str) -> None:
    assert find_number(text, language("en")) is None


@pytest.mark.parametrize("text", ["8.3%", "about 8", "8 million", "8 9", "1,2,3"])
def test_more_than_a_number_is_none(text: str) -> None:
    assert read_number(text, language("en")) is None


def test_a_value_is_written_as_its_language_does() -> None:
    assert written(Decimal("-8.30"), language("en")) == "\u22128.30"
    assert written(Decimal("108.3"), language("fr")) == "108,3"
