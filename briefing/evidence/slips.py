"""The number of a source that was probably meant by one that it does not have.

It has the same digits at another scale, or is one slip of the hand away: a digit is wrong, lacking
or one too many, or two are swapped. Every number is kept under its digits but for what a slip may
change, so that of thousands only a few are compared.
"""

import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from briefing.language.decimals import Form, Numeral
from briefing.language.number_units import STRICT

# Kinds of number that are only ever mistaken for one of their own kind.
_APART = (Form.DATE, Form.YEAR, Form.ORDINAL, Form.CLOCK, Form.FRACTION)


class _Known(NamedTuple):
    """A number with its digits, how many of them are decimals, and the logarithm of its value."""

    numeral: Numeral
    digits: str
    decimals: int
    size: float


class Slips:
    """The numbers of a text, in order, by what slips leave of their digits, and by their sizes."""

    def __init__(self, numerals: Iterable[Numeral]) -> None:
        self._known: list[_Known] = []
        self._left: dict[str, list[int]] = {}
        seen, written = set[tuple[object, ...]](), set[tuple[object, ...]]()
        for numeral in numerals:
            as_written = numeral.text, numeral.value, numeral.unit, numeral.form
            if as_written in written:
                continue
            written.add(as_written)
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
        """The numbers that may have been meant, in order, each with how near it is, over 0."""
        one = _known(numeral)
        places = {place for left in _left(one) for place in self._left.get(left, ())}
        at = bisect(self._sizes, (one.size, -1))
        beside = self._sizes[max(at - _BESIDE, 0) : at + _BESIDE]
        places |= {place for size, place in beside if abs(size - one.size) < _NEAR}
        for place in sorted(places):
            other = self._known[place]
            if nearness := _nearness(one, other):
                yield nearness, other.numeral


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
    yield f"but for zeros {digits.strip('0')}"
    if len(digits) <= _LONGEST:
        yield digits
        yield from (digits[:at] + digits[at + 1 :] for at in range(len(digits)))


def nearest_number(numeral: Numeral, texts: Sequence[Slips]) -> Numeral | None:
    """The one number of some texts that is nearest; None where none is near, or several are so."""
    near = [pair for text in texts for pair in text.near(numeral)]
    best = max((nearness for nearness, _ in near), default=0.0)
    meant = [other for nearness, other in near if nearness == best]
    return meant[0] if len({(other.value, other.unit) for other in meant}) == 1 else None


# How near two numbers are: by their digits, by a slip, or by their size; and by their units.
_SAME, _SWAPPED, _SLIPPED, _CLOSE, _FAR = 4.0, 3.0, 2.0, 1.0, 0.0
_SAME_UNIT = 0.5
# Of two numbers of one digit, or of one digit and zeros, each has this many digits at least.
_LONG = 3
# Sizes within so much of each other may be of one number, before and after it was revised.
_ALIKE = Fraction(1, 50)
_FRACTIONS_ALIKE = Fraction(1, 6)


def _nearness(one: _Known, other: _Known) -> float:
    mine, theirs = one.numeral, other.numeral
    if mine.form is not theirs.form and (mine.form in _APART or theirs.form in _APART):
        return _FAR
    near = _by_digits(one, other)
    if near == _FAR or (near < _SAME and _is_spelt(mine) is not _is_spelt(theirs)):
        return _FAR
    if mine.unit == theirs.unit:
        return near + _SAME_UNIT
    # A currency may be left out, and a unit be another if all the digits are there.
    is_same = mine.plain == theirs.plain
    is_left_out = not (mine.unit and theirs.unit) and not {mine.unit, theirs.unit} & STRICT
    return near if is_same or is_left_out else _FAR


def _by_digits(one: _Known, other: _Known) -> float:
    mine, theirs = one.numeral, other.numeral
    if mine.form is Form.DATE:
        return _SLIPPED if _is_near_day(mine.value, theirs.value) else _FAR
    if mine.form is Form.FRACTION:
        return _CLOSE if abs(mine.value - theirs.value) <= _FRACTIONS_ALIKE else _FAR
    if abs(mine.plain) == abs(theirs.plain):
        is_lone = len(one.digits.strip("0")) == 1 and len(one.digits) < _LONG
        return (
            _FAR if is_lone and not (_is_of_something(mine) and _is_of_something(theirs)) else _SAME
        )
    if _are_same_digits(one.digits, other.digits):
        return _SAME
    has_same_scale = mine.value * theirs.plain == theirs.value * mine.plain
    slip = _slip(one.digits, other.digits) if has_same_scale else _FAR
    if slip and abs(one.decimals - other.decimals) <= abs(len(one.digits) - len(other.digits)):
        return slip
    return _CLOSE if _are_close(one, other) else _FAR


def _is_spelt(numeral: Numeral) -> bool:
    """Whether a number is in words, of which no slip makes digits."""
    return not any(map(str.isdecimal, numeral.text))


def _is_of_something(numeral: Numeral) -> bool:
    return bool(numeral.unit) or numeral.value != numeral.plain


def _are_same_digits(one: str, other: str) -> bool:
    """Whether two numbers are of the same digits but for zeros at their ends."""
    bare = one.strip("0")
    if bare != other.strip("0"):
        return False
    return len(bare) > 1 or min(len(one), len(other)) >= _LONG


def _slip(one: str, other: str) -> float:
    """Whether two digits have changed places, one is another, or one was left out or added."""
    if len(one) == len(other):
        wrong = [
            at for at, (mine, theirs) in enumerate(zip(one, other, strict=True)) if mine != theirs
        ]
        if len(wrong) == 2:
            first, last = wrong
            return _SWAPPED if (one[first], one[last]) == (other[last], other[first]) else _FAR
        return _SLIPPED if len(wrong) == 1 < len(one) else _FAR
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) - len(short) > 1:
        return _FAR
    left_out = (long[:at] + long[at + 1 :] for at in range(min(len(long), _LONGEST)))
    return _SLIPPED if short in left_out else _FAR


# A number of fewer digits is in too many others.
_SHORTEST = 2


def _are_close(one: _Known, other: _Known) -> bool:
    """Whether one number is the other rounded, or nearly as large, both of some length."""
    if one.numeral.form in _APART or min(len(one.digits), len(other.digits)) < _LONG:
        return False
    mine, theirs = one.numeral.value, other.numeral.value
    return abs(mine - theirs) <= _ALIKE * min(abs(mine), abs(theirs))


def _is_near_day(one: Fraction, other: Fraction) -> bool:
    """Whether two dates, `yyyymmdd`, differ in their day, their month or their year alone."""
    (year, day), (other_year, other_day) = divmod(one, _YEAR), divmod(other, _YEAR)
    wrong = (year != other_year, day // 100 != other_day // 100, day % 100 != other_day % 100)
    return wrong.count(True) == 1


def _known(numeral: Numeral) -> _Known:
    """A number with its own digits, whatever multiplies it; with those of its value if in words."""
    digits = "".join(char for char in numeral.text if char.isdecimal())
    value = abs(numeral.value)
    # By way of its whole numbers, which may be larger than any float.
    size = math.log10(value.numerator) - math.log10(value.denominator) if value else -math.inf
    if not digits:
        whole = value.denominator == 1
        digits = str(value.numerator) if whole else f"{float(value):g}".replace(".", "")
    return _Known(numeral, digits, _decimals(digits, numeral.plain), size)


def _decimals(digits: str, plain: Fraction) -> int:
    """How many of a number's digits are decimals; none of one that is too long to say."""
    if len(digits) > _LONGEST or not plain:
        return 0
    times = Fraction(int(digits)) / abs(plain)
    return len(str(times.numerator)) - 1 if times.denominator == 1 else 0
