"""What every language has: numbers, marks and dates in text files, named by their language's tag.

`numerals/xx.txt` (read by `test_numerals.py`) says what numbers are read, `typed/xx.txt` how a text
is set as it was typed, `dates/xx.txt` how a date is written. A language that ships has all three,
and a variant (`pt-BR.txt`) what differs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date, format_skeleton

from briefing.brief.model import Run
from briefing.language.dates import Unit
from briefing.language.language import Language, language, shipped
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import typeset

HERE = Path(__file__).parent
FEWEST = {"numerals": 25, "typed": 25, "dates": 20}
ON = Typography(quotes=True, dashes=True)
DAY = date(2026, 8, 21)

# How a kind of date is told, and how CLDR tells it.
TOLD: dict[str, Callable[[Language, date], str]] = {
    "full": Language.full_date,
    "plain": Language.date,
    "weekday and month": Language.weekday_and_month,
    "day and month": Language.day_and_month,
    "month": lambda tongue, day: tongue.period(Unit.MONTH, day),
    "quarter": lambda tongue, day: tongue.period(Unit.QUARTER, day),
    "half-year": lambda tongue, day: tongue.period(Unit.HALF_YEAR, day),
    "split": lambda tongue, day: tongue.period(Unit.SPLIT_YEAR, day),
    "short month": lambda tongue, day: tongue.shorter_period(Unit.MONTH, day),
    "short quarter": lambda tongue, day: tongue.shorter_period(Unit.QUARTER, day),
}
CLDR: dict[str, Callable[[str, date], str]] = {
    "full": lambda tag, day: format_date(day, "full", tag),
    "plain": lambda tag, day: format_date(day, "long", tag),
    "month": lambda tag, day: format_skeleton("yMMMM", day, fuzzy=False, locale=tag),
    "quarter": lambda tag, day: format_skeleton("yQQQQ", day, fuzzy=False, locale=tag),
    "short month": lambda tag, day: format_skeleton("yMMM", day, fuzzy=False, locale=tag),
    "short quarter": lambda tag, day: format_skeleton("yQQQ", day, fuzzy=False, locale=tag),
}


def rows(folder: str) -> list[tuple[str, str, str]]:
    """The tag and both cells of each line of a folder's files, escapes read, notes left out."""
    return [
        (path.stem, *cells(line))
        for path in sorted((HERE / folder).glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def cells(line: str) -> tuple[str, str]:
    typed, wanted = line.split("|")
    return typed.strip(), re.sub(
        r"\\u([\da-f]{4})", lambda code: chr(int(code[1], 16)), wanted.strip()
    )


def grouped(folder: str) -> dict[tuple[str, str], list[str]]:
    """The second cells of lines that are alike in tag and first cell, as they stand."""
    found: dict[tuple[str, str], list[str]] = {}
    for tag, asked, wanted in rows(folder):
        found.setdefault((tag, asked), []).append(wanted)
    return found


@pytest.mark.parametrize("folder", FEWEST)
def test_every_language_has_enough_of_each(folder: str) -> None:
    tags = [tag for tag, *_ in rows(folder)]
    few = {code: tags.count(code) for code in shipped() if tags.count(code) < FEWEST[folder]}
    assert not few
    assert {language(tag).code for tag in tags} == set(shipped())


@pytest.mark.parametrize(("tag", "typed", "wanted"), rows("typed"))
def test_a_text_is_set_as_its_language_has_it(tag: str, typed: str, wanted: str) -> None:
    runs = typeset((Run(text=typed),), language(tag), ON)
    assert ascii("".join(run.text for run in runs)) == ascii(wanted)


@pytest.mark.parametrize(("asked", "wanted"), grouped("dates").items(), ids=str)
def test_a_date_is_written_as_its_language_has_it(
    asked: tuple[str, str], wanted: list[str]
) -> None:
    tag, (*words, written) = asked[0], asked[1].split()
    tongue, day, kind = language(tag), date.fromisoformat(written), " ".join(words)
    if kind == "short":
        told = [*tongue.shorter_days(day, weekday=True, year=False)]
        assert tongue.shorter_days(day, weekday=False, year=False) == (*told[-1:],)
        assert all(
            f"{day.year}" in each for each in tongue.shorter_days(day, weekday=True, year=True)
        )
    else:
        told = [TOLD[kind](tongue, day)]
    # CLDR's spaces differ between its versions; what matters is that a day reads right.
    assert [each.split() for each in told] == [each.split() for each in wanted]


@pytest.mark.parametrize("tag", sorted({tag for tag, *_ in rows("dates")}))
def test_a_date_without_a_form_of_its_own_is_cldr_s(tag: str) -> None:
    tongue = language(tag)
    full, plain = tongue.date_forms
    short = tongue.abbreviations
    own = {"full": full, "plain": plain, "month": tongue.month_form, "quarter": tongue.quarters}
    own |= {"short month": short, "short quarter": short}
    for kind, by_cldr in CLDR.items():
        told, day = TOLD[kind](tongue, DAY), by_cldr(tag.replace("-", "_"), DAY)
        assert own[kind] or told.split() == day.split()
