"""The units of numbers: `%`, `€`, `kilometres`, behind a number or before it, in any language."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.decimals import partitive
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

PER_CENT, POINTS = "%", "pp"

# Signs and abbreviations of units that are the same in every language; none means two things.
_UNITS = (
    "% %; pp p.p.|pp; ‰ ‰; EUR €|eur; USD us$|$|usd; GBP £|gbp; PLN zł|pln; UAH ₴|uah; CHF chf; "
    "km km; m m; kg kg; t t; MW mw; GW gw; TWh twh; GWh gwh"
)
_GAP = re.compile(r"\s?-?")
# Behind a number the sign of a currency is the next one's if digits follow: `$2-$3`, `£7 of £12`.
_SIGN_OF_NEXT = re.compile(r"(?:us)?[€$£₴]\d", re.IGNORECASE)
CURRENCIES = ("EUR", "USD", "GBP", "PLN", "UAH", "CHF")
_SIGN_BEFORE = re.compile(r"(?<!\w)(?P<unit>us\$|€|\$|£|₴|eur|usd|gbp|pln|uah|chf)\s?$", re.I)
STRICT = frozenset((PER_CENT, POINTS, "‰"))
# Basis points are read as hundredths of percentage points.
BASIS_POINTS = "bp"


@cache
def _units(language: Language) -> dict[str, dict[str, str]]:
    """The units by their words in lower case, and those by their first character.

    They are those of the language, of English, and what is international.
    """
    found: dict[str, dict[str, str]] = {}
    for rows in (_UNITS, ENGLISH.units, language.units):
        for row in filter(None, rows.split(";")):
            unit, _, words = row.strip().partition(" ")
            for word in words.split("|"):
                found.setdefault(word[0], {})[word] = unit
    return found


@cache
def unit_words(language: Language) -> frozenset[str]:
    """All words for units that the language has, in lower case."""
    units = (row.strip().partition(" ")[2].split("|") for row in language.units.split(";"))
    return frozenset(word for words in units for word in words)


@cache
def measures(language: Language) -> dict[str, str]:
    """The units that are no money and no share, by their words in lower case; `m` may be either."""
    words = {word: unit for found in _units(language).values() for word, unit in found.items()}
    apart = {*STRICT, BASIS_POINTS, *CURRENCIES}
    return {word: unit for word, unit in words.items() if unit not in apart and word != "m"}


@cache
def currencies(language: Language) -> dict[str, str]:
    """The currencies by the words that the language has for them, in lower case."""
    rows = (row.strip().partition(" ") for row in language.units.split(";"))
    return {w: unit for unit, _, said in rows if unit in CURRENCIES for w in said.split("|")}


@cache
def _joint(language: Language) -> re.Pattern[str]:
    return re.compile(partitive(language), re.IGNORECASE)


@cache
def _words_before(language: Language) -> dict[str, str]:
    """The units that stand before their number, by their words in lower case."""
    rows = (row.strip().partition(" ") for row in language.units_before.split(";"))
    return {word: unit for unit, _, said in rows for word in said.split("|") if word}


_FAR = 12  # more characters than such a unit has


@cache
def _at_end(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words_before(language)))
    return re.compile(rf"(?<!\w)({words})\s?$", re.IGNORECASE)


def _is_of_next(text: str, start: int, language: Language) -> bool:
    """Whether a unit that starts at a place stands before another number: `2023 %8`, `$2-$3`."""
    sign = text[start : start + 1]
    is_before = sign in _words_before(language) and text[start + 1 : start + 2].isdecimal()
    return is_before or bool(_SIGN_OF_NEXT.match(text, start))


def unit_behind(text: str, at: int, language: Language) -> tuple[str, int]:
    """The unit that starts at a place, and where it ends; none, and the place itself."""
    gap = _GAP.match(text, at)
    behind = gap.end() if gap else at
    joint = _joint(language).match(text, behind)
    for start in (joint.end(), behind) if joint else (behind,):
        if _is_of_next(text, start, language):
            continue
        units = _units(language).get(text[start : start + 1].lower(), {})
        for word, unit in units.items():
            end = _end_of(word, text, start)
            if end and not _is_letter(text[end : end + 1]):
                return unit, end
    return "", at


def _end_of(word: str, text: str, start: int) -> int:
    """Where a unit ends that starts at a place of a text, whatever its case and gaps; else 0.

    But `M` is no metre.
    """
    end, parts = start, word.split()
    for part in parts:
        if part is not parts[0]:
            gap = end
            while text[end : end + 1].isspace():
                end += 1
            if end == gap:
                return 0
        if text[end : end + len(part)].lower() != part or (word == "m" and text[end] != "m"):
            return 0
        end += len(part)
    return end


def _is_letter(char: str) -> bool:
    return char.isalnum() and not char.isdecimal()


def unit_before(text: str, at: int, language: Language) -> tuple[str, int]:
    """The currency, or the unit that a language has before its number, that ends at a place.

    And where it starts; none, and the place itself.
    """
    words = _words_before(language)
    if words and (found := _at_end(language).search(text, max(at - _FAR, 0), at)):
        return words[found[1].lower()], found.start()
    match = _SIGN_BEFORE.search(text[max(at - 6, 0) : at])
    if match is None:
        return "", at
    sign = match["unit"].lower()
    return _units(ENGLISH)[sign[0]][sign], max(at - 6, 0) + match.start()
