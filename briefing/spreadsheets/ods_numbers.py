"""Numbers as OpenDocument has them in words, `1.234,5 €`, with the marks of another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from briefing.language.language import Language
from briefing.spreadsheets.number_format import MINUS, Shown, exact, group_mark, spaced

_SPACES = " \u00a0\u202f\u2009'\u2019"
_DIGITS = re.compile(rf"\d(?:[\d.,{_SPACES}]*\d)?")
_MOST_PLACES = 20
# What around a number says that it is below nothing: a sign, brackets, words.
_SAID = re.compile(rf"[-{MINUS}()]|[^\W\d_]")
# What a cell may show of its value: all of it, hundredths, thousands, millions.
_SCALES = (0, 2, -3, -6)


def rewritten(shown: str, value: str, language: Language) -> Shown:
    """What a cell shows, its number by the marks of a language.

    Where its digits cannot be told to be those of the value, as in a date, it is as it was.
    """
    text = spaced(shown)
    number = exact(value)
    found = list(_DIGITS.finditer(text))
    if len(found) != 1:
        return Shown(text, _iso(text))
    for scale, (whole, part) in product(_SCALES, _readings(found[0][0])):
        digits = re.sub(r"\D", "", whole)
        if _is(number.scaleb(scale), digits, part):
            mark = group_mark(language) if digits != whole else ""
            grouped = _grouped(digits, mark)
            new = f"{grouped}{language.decimal}{part}" if part else grouped
            before, behind = text[: found[0].start()], text[found[0].end() :]
            before = before.replace("-", MINUS) if number < 0 else before
            is_below = number < 0 and digits.strip("0") + part.strip("0") != ""
            sign = MINUS if number < 0 else ""
            # Where nothing but its colour told it from a positive one.
            own = sign if is_below and not _SAID.search(before + behind) else ""
            return Shown(f"{own}{before}{new}{behind}", f"{sign}{new}")
    return Shown(text)


def _readings(written: str) -> Iterator[tuple[str, str]]:
    """The ways to read some digits with marks: before and behind a decimal mark, or without."""
    at = max(written.rfind("."), written.rfind(","))
    if at >= 0:
        yield written[:at], written[at + 1 :]
    yield written, ""


def _is(value: Decimal, whole: str, part: str) -> bool:
    """Whether digits are those of a value, rounded to as many."""
    if not part.isdigit() and part:
        return False
    if len(part) > _MOST_PLACES or len(whole) > _MOST_PLACES:
        return False
    step = Decimal(1).scaleb(-len(part))
    return abs(value).quantize(step, rounding=ROUND_HALF_UP) == Decimal(f"{whole}.{part or 0}")


def _grouped(digits: str, mark: str) -> str:
    first = len(digits) % 3
    groups = [digits[:first]] if first else []
    return mark.join([*groups, *(digits[at : at + 3] for at in range(first, len(digits), 3))])


_DATE = re.compile(r"\d{4}(?:-\d\d){1,2}")


def _iso(text: str) -> str:
    return text if _DATE.fullmatch(text) else ""
