"""Numbers that stand in a range get the unit and the multiplier that stand beside one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.units import STRICT

_RANGE = re.compile(r"\s?(?:[-\u2013\u2014]|to|and|à|et|bis|und|a|y|do|i|до|та|і)\s?")
_LONGEST = len(" und ")


def with_ranges(numerals: list[Numeral], text: str) -> Iterator[Numeral]:
    """In `20 to 30 %` and `€2-3bn` the unit and the multiplier are both numbers'."""
    for at, one in enumerate(numerals):
        other = numerals[at + 1] if at + 1 < len(numerals) else None
        between = text[one.end : other.start] if other else ""
        if other and len(between) <= _LONGEST and _RANGE.fullmatch(between):
            yield _shared(one, other)
        elif at and numerals[at - 1].unit not in STRICT and _follows(numerals[at - 1], one, text):
            yield one._replace(unit=one.unit or numerals[at - 1].unit)
        else:
            yield one


def _shared(one: Numeral, other: Numeral) -> Numeral:
    """The first of two numbers with what stands only behind the second."""
    if one.form is not Form.NUMBER or other.form is not Form.NUMBER:
        return one
    unit = one.unit or other.unit
    times = other.value / other.plain if other.plain and one.value == one.plain else 1
    # `between 5 and 2 million` is no range of millions.
    times = times if one.plain < other.plain else 1
    return one._replace(unit=unit, value=one.value * times)


def _follows(one: Numeral, other: Numeral, text: str) -> bool:
    """Whether a number ends a range whose unit stands before it: `€2-3bn`."""
    between = text[one.end : other.start]
    forms = one.form is Form.NUMBER and other.form is Form.NUMBER
    return forms and bool(re.fullmatch(r"\s?[-\u2013\u2014]\s?", between))
