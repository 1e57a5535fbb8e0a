"""Numbers in digits: their exact values, by a language's decimal mark and its words for millions.

Also the values of what is found of numbers in a text, however they are written: `Numeral`.
"""

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

# Marks that part groups of three digits, whatever the language.
_SPACES = " \u00a0\u202f\u2009'\u2019"
# A number as a pattern, in groups that `number_value` reads.
NUMBER = (
    rf"(?P<sign>[+\u2212-])?"
    rf"(?P<whole>\d{{1,3}}(?:(?P<group>[.,{_SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*(?!\d)|\d+)"
    rf"(?:(?P<mark>[.,])(?P<part>\d+))?"
)

_NUMBER = NUMBER
# One character that is a part: a half, three quarters.
VULGAR = "[\u00bc-\u00be\u2150-\u215e]"

# Abbreviations that multiply the number before them in any language, as banks write them, without
# their full stop: the power of ten. The words of a language are its own `scales`.
_SCALES = {"mn": 6, "mio": 6, "mln": 6, "bn": 9, "mrd": 9, "mld": 9}
_SCALE = re.compile(r"\s?(?P<word>[^\W\d_]+)\.?")
# Letters that multiply. `m` is a million, and `b` and `B` a billion, only of money, people and what
# else is counted in millions, else it is metres or a part of a name; `M` and `K` may be Cyrillic.
_LETTERS = {"m": 6, "k": 3, "b": 9, "\u043c": 6, "\u043a": 3}
# Those that are no unit behind digits, so that any number takes them: `1.3M`, `900K`, but `4K`.
MULTIPLIES = r"(?:[M\u041c]|(?<=\d\d)[kK\u041a]|(?<=\d[.,]\d)[BkK\u041a])(?![^\W_])"
_CURRENCY = r"[€$£₴]|(?<!\w)(?:eur|usd|gbp|pln|uah|chf)(?!\w)"
_MONEY_BEFORE = rf"(?:{_CURRENCY})\s?(?:[\d.,]+[mkb]?\s?[-\u2013\u2014]\s?)?$"
_BEFORE = 16
_MOST = 12  # nobody writes a million billions


@cache
def powers(language: Language) -> dict[str, int]:
    """The words and abbreviations that multiply a number before them, by the power of ten."""
    rows = (row.split() for row in language.scales.split(";"))
    return _SCALES | {word: int(power) for power, *words in rows for word in words}


def partitive(language: Language) -> str:
    """A pattern of what stands between a number and what is counted: `of `, `d'`."""
    words = (*language.partitives.split(), *ENGLISH.partitives.split())
    ends = {word: rf"{word[:-1]}['\u2019]" if word[-1] == "'" else rf"{word}\s" for word in words}
    return f"(?:{'|'.join(ends.values())})"


@cache
def _counted_behind(language: Language) -> re.Pattern[str]:
    """What stands behind a number and an `m` or `k` that multiplies it."""
    nouns = "|".join((*language.in_millions.split(), *ENGLISH.in_millions.split()))
    return re.compile(rf"\s?(?:{_CURRENCY}|{partitive(language)}?(?:{nouns})(?!\w))", re.IGNORECASE)


def multiplier(text: str, start: int, end: int, language: Language) -> tuple[int, int]:
    """What multiplies the number at a place: a power of ten, and where its words end.

    `mil millones` is 9; where nothing does it is 0, and the end is the number's own.
    """
    known, power = powers(language), 0
    first = scale = _SCALE.match(text, end)
    if first and first["word"] in language.partitives.split():  # `20 de miliarde`, in Romanian
        scale = _SCALE.match(text, first.end())
    while scale and power < _MOST and (times := known.get(scale["word"].lower(), 0)):
        power, end = power + times, scale.end()
        scale = _SCALE.match(text, end)
    if power or first is None or first["word"].lower() not in _LETTERS:
        return power, end
    after = first.end("word")
    before = text[max(start - _BEFORE, 0) : start]
    is_money = re.search(_MONEY_BEFORE, before, re.IGNORECASE)
    is_counted = is_money or _counted_behind(language).match(text, after)
    if is_counted or re.compile(MULTIPLIES).match(text, end):
        return _LETTERS[first["word"].lower()], after
    return 0, end


class Number(NamedTuple):
    """A number in a text: its value, also without a word that multiplies it, and its place."""

    value: Decimal
    plain: Decimal
    start: int
    end: int


def find_number(text: str, language: Language) -> Number | None:
    """The first number in a text; a word behind it, such as `million`, multiplies it."""
    match = re.search(_NUMBER, text)
    if match is None:
        return None
    value = number_value(match, language)
    power, _ = multiplier(text, match.start(), match.end(), language)
    return Number(value.scaleb(power), value, match.start(), match.end())


def read_number(text: str, language: Language) -> Decimal | None:
    """The value of a text that is one number and no more."""
    found = find_number(text, language)
    return found.plain if found and (found.start, found.end) == (0, len(text)) else None


def number_value(match: re.Match[str], language: Language) -> Decimal:
    """What a match of NUMBER is worth; a lone group behind a decimal mark is decimals."""
    decimal = language.decimal
    whole, group, mark, part = match["whole"], match["group"], match["mark"], match["part"] or ""
    if group == decimal and not mark and whole.count(group) == 1:
        whole, part = whole.split(group)
    elif group:
        whole = whole.replace(group, "")
    sign = "-" if match["sign"] in ("-", "\u2212") else ""
    return Decimal(f"{sign}{whole}.{part}" if part else f"{sign}{whole}")


@cache
def vulgar(char: str) -> Fraction:
    """What a match of VULGAR is worth."""
    return Fraction(unicodedata.normalize("NFKC", char).replace("\u2044", "/"))


def written(value: Decimal, language: Language) -> str:
    """A value as the language writes it, ungrouped: `8.3`, `8,3`, with U+2212 for minus."""
    text = f"{value:f}".replace("-", "\u2212")
    return text.replace(".", language.decimal)


class Form(Enum):
    """What kind of number it is; a LABEL is a name that holds digits."""

    NUMBER = "number"
    ORDINAL = "ordinal"
    YEAR = "year"
    DATE = "date"
    CLOCK = "clock"
    FRACTION = "fraction"
    LABEL = "label"


class Numeral(NamedTuple):
    """A number in a text: its exact value and unit, and its place, unit included.

    `plain` is its value without a word that multiplies it. A date's value is its digits as
    `yyyymmdd`, or `mmdd` without a year.
    """

    text: str
    start: int
    end: int
    value: Fraction
    unit: str
    form: Form
    plain: Fraction
