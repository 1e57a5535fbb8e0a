"""The number of a source that was probably meant by one that it does not have.

Every number is kept under what a slip of the hand leaves of it: of thousands a few are compared.
"""

import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.language.decimals import Form, Numeral

# Two numbers less alike than this have nothing to do with each other; 3 % and 4 % have.
_ALIKE = 0.35
# Digits less alike than this are no slip of the hand.
_SLIP = 0.5
# Kinds of number that are only ever mistaken for one of their own kind.
_APART = (Form.DATE, Form.YEAR, Form.ORDINAL, Form.CLOCK, Form.FRACTION)


class _Known(NamedTuple):
    """A number with its digits, and its size: the logarithm of its value."""

    numeral: Numeral
    digits: str
    size: float


class Slips:
    """The numbers of a text, in order, by what slips leave of their digits, and by their sizes."""

    def __init__(self, numerals: Iterable[Numeral]) -> None:
        self._known: list[_Known] = []
        self._left: dict[str, list[int]] = {}
        seen = set[tuple[object, ...]]()
        for numeral in numerals:
            known = _known(numeral)
            same = known.digits, numeral.value, numeral.unit, numeral.form
            if same not in seen:
                seen.add(same)
                self._add(known)
        self._sizes = sorted((known.size, at) for at, known in enumerate(self._known))

    def _add(self, known: _Known) -> None:
        for left in set(_left(known)):
            places = self._left.setdefault(left, [])
            if len(places) < _MOST:
                places.append(len(self._known))
        self._known.append(known)

    def near(self, numeral: Numeral) -> Iterator[tuple[float, Numeral]]:
        """The numbers that may have been meant, in order, each with a mark from 0 to 1.

        A slip makes this one of them, or they are near it in size. The mark says how like it they
        are in digits, size and unit.
        """
        one = _known(numeral)
        places = {place for left in _left(one) for place in self._left.get(left, ())}
        at = bisect(self._sizes, (one.size, -1))
        beside = self._sizes[max(at - _BESIDE, 0) : at + _BESIDE]
        places |= {place for size, place in beside if abs(size - one.size) < _NEAR}
        for place in sorted(places):
            other = self._known[place]
            yield _likeness(one, other), other.numeral


# Numbers that are kept under one key, and that are looked at on either side of a size: a text with
# more of them has all there are, and none was meant.
_MOST, _BESIDE = 20, 2
_NEAR = 0.1  # of two sizes: a quarter more or less
_LONGEST = 20  # digits of a number of which each may be the one that slipped
_YEAR = 10_000  # what a date's value has below its year


def _left(known: _Known) -> Iterator[str]:
    """What a slip leaves of a number's digits: all of them in another order, all but the zeros at
    its ends, or all but one, which is then wrong, lacking, or one too many; of a date its day.
    """
    digits = known.digits
    if known.numeral.form is Form.DATE:
        yield f"on {known.numeral.value % _YEAR}"
    yield f"in any order {''.join(sorted(digits))}"
    yield f"but for zeros {digits.strip('0.')}"
    if len(digits) <= _LONGEST:
        yield digits
        yield from (digits[:at] + digits[at + 1 :] for at in range(len(digits)))


def nearest_number(numeral: Numeral, texts: Sequence[Slips]) -> Numeral | None:
    """The number of some texts that was probably meant: most like in digits, size and unit."""
    marked = (pair for text in texts for pair in text.near(numeral))
    best = max(marked, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _ALIKE else None


def _likeness(one: _Known, other: _Known) -> float:
    mine, theirs = one.numeral, other.numeral
    if mine.form is not theirs.form and (mine.form in _APART or theirs.form in _APART):
        return 0
    digits = _alike(one.digits, other.digits)
    if digits < _SLIP:
        return 0
    size = 0.0
    if mine.value and theirs.value and (mine.value > 0) is (theirs.value > 0):
        size = max(1 - abs(one.size - other.size) / 3, 0)
    return 0.6 * digits + 0.25 * size + 0.15 * (mine.unit == theirs.unit)


def _alike(one: str, other: str) -> float:
    """How alike two rows of digits are, from 0 to 1; swapped ones are the commonest slip.

    A lone digit is like itself alone, with or without zeros: 4 is not meant for 14.
    """
    if len(one) > 1 and sorted(one) == sorted(other):
        return 1
    if min(len(one), len(other)) == 1:
        return float(one.strip("0.") == other.strip("0."))
    return SequenceMatcher(None, one, other).ratio()


def _known(numeral: Numeral) -> _Known:
    """A number with its own digits, whatever multiplies it; with those of its value if in words."""
    digits = "".join(char for char in numeral.text if char.isdigit())
    value = abs(numeral.value)
    # By way of its whole numbers, which may be larger than any float.
    size = math.log10(value.numerator) - math.log10(value.denominator) if value else -math.inf
    return _Known(numeral, digits or f"{float(numeral.value):g}", size)
