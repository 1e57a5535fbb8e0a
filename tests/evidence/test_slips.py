"""Which number was probably meant, and how few are looked at to find it."""

from __future__ import annotations

from itertools import count
from random import Random

import pytest

from briefing.evidence import slips, sources
from briefing.evidence.slips import Slips, nearest_number
from briefing.evidence.sources import Numbers
from briefing.language.decimals import Numeral
from briefing.language.language import language
from briefing.language.numerals import find_numerals


def read(text: str) -> tuple[Numeral, ...]:
    return find_numerals(text, language("en"))


def meant(wrote: str, source: str) -> str | None:
    (numeral,) = read(wrote)
    near = nearest_number(numeral, [Slips(read(source))])
    return near.text if near else None


@pytest.mark.parametrize(
    ("wrote", "says"),
    [
        ("1,243", "1,234"),
        ("4,231", "1,234"),
        ("1,235", "1,234"),
        ("12,345", "1,234"),
        ("123", "1,234"),
        ("1,235", "1,234.56"),
        ("30,000", "300,000"),
        ("3 million", "3 billion"),
        ("8.3", "8.3%"),
        ("€61,200", "€612,000"),
        ("15 May", "15 May 2026"),
        ("16 May 2026", "15 May 2026"),
        ("31.7%", "32.1%"),
        ("three quarters", "two thirds"),
    ],
)
def test_a_slip_of_the_hand_is_seen_for_what_it_is(wrote: str, says: str) -> None:
    assert meant(wrote, f"the 7 of them, {says} or 41, which is 99%") == says


@pytest.mark.parametrize(
    ("wrote", "source"),
    [("3025", "25 bridges"), ("4", "14 and 41"), ("2205", "25, 7 and 1.25"), ("7.5", "2024")],
)
def test_no_number_is_named_that_only_has_digits_in_common(wrote: str, source: str) -> None:
    assert meant(wrote, source) is None


def test_the_first_of_several_sources_is_named_where_they_say_the_same() -> None:
    texts = [Slips(read(text)) for text in ("14 bridges", "41 bridges", "41 ferries")]
    (wrote,) = read("40")
    near = nearest_number(wrote, texts)
    assert near
    assert near.text == "41"


def test_numbers_too_long_for_any_float_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert meant("9" * 400, "8" * 400 + "; " + "9" * 399 + "8") == "9" * 399 + "8"


_MANY = 15_900


@pytest.mark.parametrize("kind", ["any", "all alike", "all of one digit"])
def test_of_many_numbers_few_are_compared(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparing each with each took 15 seconds for a hundred, and minutes for 1,300."""
    random, compared, likeness = Random(1), count(), slips._likeness
    texts = {
        "any": [f"{random.randrange(100_000) / 10} x" for _ in range(_MANY)],
        "all alike": [f"12{number:04}" for number in range(10_000)],
        "all of one digit": ["78 x"] * _MANY,
    }

    def counted(one: slips._Known, other: slips._Known) -> float:
        next(compared)
        return likeness(one, other)

    monkeypatch.setattr(slips, "_likeness", counted)
    known = Slips(read("; ".join(texts[kind])))
    wrong = read("; ".join(f"{number}.7" for number in random.sample(range(120_000, 130_000), 100)))
    assert len(wrong) == 100
    for numeral in wrong:
        nearest_number(numeral, [known])
    assert next(compared) <= 100 * 150


def test_a_number_is_looked_up_and_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, agree = count(), sources._agree

    def counted(mine: Numeral, theirs: Numeral, *, any_unit: bool) -> bool:
        next(asked)
        return agree(mine, theirs, any_unit=any_unit)

    monkeypatch.setattr(sources, "_agree", counted)
    numbers = Numbers(read("78 x " * _MANY))
    (numeral,) = read("78%")
    assert numbers.find(numeral) is None
    assert next(asked) <= 2
