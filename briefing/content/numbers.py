"""A number as its author wrote it becomes its exact value, by the marks of a language."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from briefing.content.language import Language

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

# Words that multiply the number before them, in lower case without their full stop.
_SCALES = {
    3: "thousand mille millier milliers tausend tsd mil tys tysiąc tysiące tysięcy тис тисяча "
    "тисячі тисяч тисячу",
    6: "million millions mn mio millionen millón millones mln milion miliony milionów млн "
    "мільйон мільйони мільйонів мільйона miliona",
    9: "billion billions bn milliard milliards md mrd milliarde milliarden mld miliard miliardy "
    "miliardów млрд мільярд мільярди мільярдів мільярда miliarda",
    12: "trillion trillions tn",
}
POWERS = {word: power for power, words in _SCALES.items() for word in words.split()}


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
    scale = re.match(r"[\s\u00a0\u202f]?([^\W\d_]+)", text[match.end() :])
    power = POWERS.get(scale[1].lower(), 0) if scale else 0
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


def written(value: Decimal, language: Language) -> str:
    """A value as the language writes it, ungrouped: `8.3`, `8,3`, with U+2212 for minus."""
    text = f"{value:f}".replace("-", "\u2212")
    return text.replace(".", ",") if _has_comma(language) else text


def _has_comma(language: Language) -> bool:
    return language.code in _COMMA and language.tag.lower() not in _POINT
