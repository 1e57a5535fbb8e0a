"""Sums that authors write, worked out exactly, and nothing else ever run."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.arithmetic import work_out
from briefing.language.language import language

SUMS = [
    ("en", "300000 / 10000", "30"),
    ("en", "300,000 / 10,000", "30"),
    ("en", "8.3 - 7.9", "2/5"),
    ("en", "51 \u2212 37", "14"),
    ("en", "2 + 3 * 4", "14"),
    ("en", "(2 + 3) \u00d7 4", "20"),
    ("en", "10 / 4 / 5", "1/2"),
    ("en", "10 - 4 - 3", "3"),
    ("en", "-4 + 6", "2"),
    ("en", "100 * (240 - 133.5) / 133.5", "7100/89"),
    ("en", "50% + 25%", "75"),
    ("fr", "8,3 - 7,9", "2/5"),
    ("fr", "300 000 \u00f7 10 000", "30"),
    ("de", "1.250 : 5", "250"),
    ("en", "((((7))))", "7"),
]


@pytest.mark.parametrize(("tag", "text", "value"), SUMS)
def test_a_sum_is_exact(tag: str, text: str, value: str) -> None:
    done = work_out(text, language(tag))
    assert done
    assert done.value == Fraction(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "two and two",
        "1 / 0",
        "1 / (2 - 2)",
        "2 +",
        "* 2",
        "(2",
        "2)",
        "2 ** 9999999",
        "9" * 5000 + " ** 9",
        "__import__('os').system('true')",
        "lambda: 1",
        "1 if 1 else 2",
        "[1]",
        "1e9",
        "0x10",
        "(" * 5000 + "1" + ")" * 5000,
        "-" * 5000 + "1",
    ],
)
def test_all_else_is_no_sum(text: str) -> None:
    assert work_out(text, language("en")) is None


def test_the_numbers_are_told_in_the_order_written() -> None:
    done = work_out("100 * (240 - 133.5) / 133.5", language("en"))
    assert done
    assert [str(number) for number in done.numbers] == ["100", "240", "267/2", "267/2"]


@given(st.lists(st.integers(1, 999), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_it_agrees_with_the_language_itself(numbers: list[int], rng: object) -> None:
    signs = [rng.choice("+-*") for _ in numbers]  # type: ignore[attr-defined]  # untyped in hypothesis
    text = "".join(f"{number} {sign} " for number, sign in zip(numbers, signs, strict=True))
    text = text.rstrip("+-* ")
    done = work_out(text, language("en"))
    assert done
    assert done.value == eval(text)
