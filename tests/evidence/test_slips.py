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


FAR = """
3025 | 25 bridges
4 | 14 and 41
2205 | 25, 7 and 1.25
7.5 | 2024
5 | 50.0%
5 | 5%
5 | 50 and 500
5 million | 5 bridges
12 | 2021
12 | 41
14 | 3 and 9.1
3 | 4, 13, 30 and 33
2.5% | 25 bridges
40 | 41 and 42
41 | eleven
8.1% | 3.8 percentage points
3.17 | 31.8
1,234 | 5,678
417 | 714,000 and 4.9
1998 | 2009
12 May | 17 June
4th | 5th
14:30 | 1430
a half | nine tenths
€30 | 300%
"""


@pytest.mark.parametrize("case", FAR.strip().splitlines())
def test_a_far_number_is_never_named(case: str) -> None:
    wrote, source = case.split(" | ")
    assert meant(wrote, source) is None


def written(random: Random) -> str:
    """A number of three to seven digits that all differ from their neighbours, none a zero."""
    digits = random.sample("123456789", random.randint(3, 7))
    return f"{int(''.join(digits)):,}"


def spoilt(number: str, kind: str, random: Random) -> str:
    """The number as a slip of the hand makes it."""
    digits = number.replace(",", "")
    at = random.randrange(len(digits) - 1)
    before, one, other, behind = digits[:at], digits[at], digits[at + 1], digits[at + 2 :]
    spoilt = {
        "changed": before + random.choice("123456789".replace(one, "")) + other + behind,
        "left out": before + other + behind,
        "doubled": before + one + one + other + behind,
        "swapped": before + other + one + behind,
        "magnitude": digits + "0",
    }[kind]
    return f"{int(spoilt):,}"


@pytest.mark.parametrize("kind", ["changed", "left out", "doubled", "swapped", "magnitude"])
def test_a_number_is_named_for_any_slip_that_makes_another_of_it(kind: str) -> None:
    random = Random(kind)
    for _ in range(100):
        number = written(random)
        assert meant(spoilt(number, kind, random), f"{number} bridges and 7 ferries") == number


def test_a_number_is_never_named_for_one_of_other_digits() -> None:
    """No digit of one is in the other, so that no slip makes it of it, and they are not alike."""
    random = Random(1)
    for _ in range(300):
        digits = random.sample("123456789", 8)
        wrote = f"{int(''.join(digits[: random.randint(2, 4)])):,}"
        says = f"{int(''.join(digits[4 : random.randint(6, 8)])):,}"
        (mine,), (theirs,) = read(wrote), read(says)
        if abs(mine.value - theirs.value) > mine.value / 20:
            assert meant(wrote, says) is None, (wrote, says)


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
    random, compared, nearness = Random(1), count(), slips._nearness
    texts = {
        "any": [f"{random.randrange(100_000) / 10} x" for _ in range(_MANY)],
        "all alike": [f"12{number:04}" for number in range(10_000)],
        "all of one digit": ["78 x"] * _MANY,
    }

    def counted(one: slips._Known, other: slips._Known) -> float:
        next(compared)
        return nearness(one, other)

    monkeypatch.setattr(slips, "_nearness", counted)
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
