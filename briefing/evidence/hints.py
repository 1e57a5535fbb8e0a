"""A number that nothing supports becomes the number that was probably meant."""

from __future__ import annotations

import math
from collections.abc import Iterable

from briefing.evidence.numeral import Form, Numeral

# Less alike than this, two numbers have nothing to do with each other: 3 and 4 per cent have.
_ALIKE = 0.35
# Digits that have less in common are no slip of the hand.
_SLIP = 0.5
# Kinds of number that are only ever taken for one of their own.
_APART = (Form.DATE, Form.YEAR, Form.ORDINAL, Form.CLOCK, Form.FRACTION)


def nearest_number(numeral: Numeral, others: Iterable[Numeral]) -> Numeral | None:
    """Of some numbers the one most like this: its digits, its size, its unit."""
    marked = [(_likeness(numeral, other), other) for other in others]
    best = max(marked, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(one: Numeral, other: Numeral) -> float:
    if one.form is not other.form and (one.form in _APART or other.form in _APART):
        return 0
    digits = _alike(_digits(one), _digits(other))
    if digits < _SLIP:
        return 0
    size = 0.0
    if one.value and other.value and (one.value > 0) is (other.value > 0):
        size = max(1 - abs(math.log10(abs(one.value / other.value))) / 3, 0)
    return 0.6 * digits + 0.25 * size + 0.15 * (one.unit == other.unit)


def _alike(one: str, other: str) -> float:
    """How much two rows of digits have in common; swapped ones are the commonest slip.

    A lone digit is like itself, with or without zeros: 4 is not meant for 14.
    """
    if len(one) > 1 and sorted(one) == sorted(other):
        return 1
    if min(len(one), len(other)) == 1:
        return float(one.strip("0.") == other.strip("0."))
    from difflib import SequenceMatcher  # loaded only when something is wrong

    return SequenceMatcher(None, one, other).ratio()


def _digits(numeral: Numeral) -> str:
    """A number's own digits, whatever it is multiplied by; those of its value if in words."""
    written = "".join(char for char in numeral.text if char.isdigit())
    return written or f"{float(numeral.value):g}"
