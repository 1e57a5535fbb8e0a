"""A brief in any language is a translation of the same in any other: its numbers are the same."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import format_decimal

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.evidence.translations import are_translations, compare_translations
from briefing.language.language import Language, language, shipped


def written(tongue: Language, folder: Path, count: str = "300000") -> Brief:
    """A brief of numbers as CLDR has them in a language, and in the words that it has for them."""
    whole, part = (_digits(value, tongue.code) for value in (count, "8.3"))
    scales = (row.split() for row in tongue.scales.split(";"))
    billion = next((words[0] for power, *words in scales if power == "9"), "")
    folder.mkdir(exist_ok=True)
    folder.joinpath("brief.yaml").write_text(f"title: A\nlanguage: {tongue.code}\n", "utf-8")
    points = [whole, f"{part} %", f"20 {billion} EUR" if billion else "20000000000 EUR"]
    lines = "".join(f"- '{point}'\n" for point in points)
    folder.joinpath("a.yaml").write_text(f"title: A\npoints:\n{lines}", "utf-8")
    brief, faults = read_brief(folder)
    assert brief, faults
    return brief


def _digits(value: str, code: str) -> str:
    return str(format_decimal(Decimal(value), locale=Locale.parse(code), numbering_system="latn"))


def test_any_two_languages_compare(tmp_path: Path) -> None:
    briefs = {code: written(language(code), tmp_path / code) for code in shipped()}
    told = {
        f"{one} {other}": [fault.message for fault in compare_translations(pair)]
        for one, other in combinations(briefs, 2)
        if are_translations(pair := (briefs[one], briefs[other]))
    }
    assert len(told) == len(briefs) * (len(briefs) - 1) // 2
    assert {pair: messages for pair, messages in told.items() if messages} == {}


@pytest.mark.parametrize("code", [code for code in shipped() if code != "en"])
def test_another_number_is_told_in_any_language(code: str, tmp_path: Path) -> None:
    pair = (
        written(language("en"), tmp_path / "en"),
        written(language(code), tmp_path / code, "310000"),
    )
    faults = compare_translations(pair)
    assert {fault.message for fault in faults} == {"the numbers of point 1 of a differ"}
