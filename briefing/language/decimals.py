"""A number as its author wrote it becomes its exact value, by the marks of a language."""

import re
import unicodedata
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from briefing.language.language import Language

# Languages that write a comma before decimals, and countries that don't (CLDR, symbols/decimal).
_COMMA = frozenset(("fr", "uk", "de", "es", "pl"))
_POINT = frozenset(
    "de-ch de-li es-419 es-do es-gt es-hn es-mx es-ni es-pa es-pe es-pr es-sv es-us".split()
)

# Marks that part groups of three digits, whatever the language.
_SPACES = " \u00a0\u202f\u2009'\u2019"
# A number as a pattern, in groups that `number_value` reads.
NUMBER = (
    rf"(?P<sign>[+\u2212-])?"
    rf"(?P<whole>\d{{1,3}}(?:(?P<group>[.,{_SPACES}])\d{{3}})(?:(?P=group)\d{{3}})*(?!\d)|\d+)"
    rf"(?:(?P<mark>[.,])(?P<part>\d+))?"
)

_NUMBER = re.compile(NUMBER)
# One character that is a part: a half, three quarters.
VULGAR = "[\u00bc-\u00be\u2150-\u215e]"

# Words that multiply the number before them, in lower case without their full stop: the power of
# ten, and what is the same in every language.
_SCALES = {
    3: "thousand mille millier milliers tausend tsd tys tysiąc tysiące tysięcy тис тисяча тисячі "
    "тисяч тисячу",
    6: "million millions mn mio millionen millón millones mln milion miliony milionów млн "
    "мільйон мільйони мільйонів мільйона miliona",
    9: "bn milliard milliards md mds mrd milliarde milliarden mld miliard miliardy miliardów "
    "млрд мільярд мільярди мільярдів мільярда miliarda",
    12: "трлн трильйон трильйони трильйонів трильйона",
}
# A billion is a thousand million in English alone; `mil` is a thousand in Spanish alone.
_OWN_SCALES = {
    "en": {9: "billion billions", 12: "trillion trillions tn"},
    "fr": {12: "billion billions", 15: "billiard billiards", 18: "trillion trillions"},
    "de": {12: "billion billionen bio", 15: "billiarde billiarden", 18: "trillion trillionen"},
    "es": {3: "mil", 9: "millardo millardos", 12: "billón billones", 18: "trillón trillones"},
    "uk": {12: "більйон більйони більйонів більйона"},
    "pl": {12: "bilion biliony bilionów biliona bln", 18: "trylion tryliony trylionów"},
}
_SCALE = re.compile(r"\s?(?P<word>[^\W\d_]+)\.?")
# `m` is a million, and `k` a thousand, only of money, tonnes or people: else it is metres.
_LETTERS = {"m": 6, "k": 3}
_CURRENCY = r"[€$£₴]|(?<!\w)(?:eur|usd|gbp|pln|uah|chf)(?!\w)"
_MONEY_BEFORE = re.compile(
    rf"(?:{_CURRENCY})\s?(?:[\d.,]+[mk]?\s?[-\u2013\u2014]\s?)?$", re.IGNORECASE
)
_BEFORE = 16
_MOST = 12  # nobody writes a million billions
_COUNTED_BEHIND = re.compile(
    rf"\s?(?:{_CURRENCY}|(?:de\s|d['’]|of\s)?(?:euros?|dollars?|pounds|hryvnias?|zlotys?|dólares|"
    r"tonn?es|tons|barrels|people|men|women|children|jobs|homes|households|refugees|users|voters|"
    r"workers|doses|rounds|shells)(?!\w))",
    re.IGNORECASE,
)


@cache
def powers(code: str) -> dict[str, int]:
    """The words of a language that multiply a number, by the power of ten; English of any other."""
    own = _OWN_SCALES.get(code, _OWN_SCALES["en"])
    return {
        word: power
        for scales in (_SCALES, own)
        for power, words in scales.items()
        for word in words.split()
    }


def multiplier(text: str, start: int, end: int, language: Language) -> tuple[int, int]:
    """What multiplies the number at a place: a power of ten, and where its words end.

    `mil millones` is 9; where nothing does it is 0, and the end is the number's own.
    """
    known, power = powers(language.code), 0
    first = scale = _SCALE.match(text, end)
    while scale and power < _MOST and (times := known.get(scale["word"].lower(), 0)):
        power, end = power + times, scale.end()
        scale = _SCALE.match(text, end)
    if power or first is None or first["word"].lower() not in _LETTERS:
        return power, end
    after = first.end("word")
    if _MONEY_BEFORE.search(text[max(start - _BEFORE, 0) : start]) or _COUNTED_BEHIND.match(
        text, after
    ):
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
    match = _NUMBER.search(text)
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
    decimal = "," if _has_comma(language) else "."
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
    return text.replace(".", ",") if _has_comma(language) else text


def _has_comma(language: Language) -> bool:
    return language.code in _COMMA and language.tag.lower() not in _POINT


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
