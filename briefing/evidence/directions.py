"""Whether words say that a number is a rise or a fall: `rose by 12%`, `12% lower`, `-12%`."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.decimals import Numeral
from briefing.language.language import Language
from briefing.language.numerals import find_numerals

RISE, FALL, NEITHER = 1, -1, 0

# How far from a number its direction stands; and how far from that a word that denies it.
_REACH, _DENIED = 32, 24
# How far before a number the word that says how it was reached: `rose from 12 to 14`.
_LEVEL_REACH = 56


def direction(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says by its words or its sign that a number is one, else NEITHER.

    `Fell to 12%` says where something is, not by how much it moved.
    """
    if numeral.value < 0:
        return FALL
    if text[numeral.start : numeral.start + 1] == "+":
        return RISE
    behind = text[numeral.end : numeral.end + _REACH]
    joint = _GOES_TO.match(behind)
    if joint and _unit_of(behind[joint.end() :], language) == numeral.unit:
        return NEITHER
    for change, words in ((RISE, language.rising), (FALL, language.falling)):
        said_before, said_behind = _patterns(words, language.change_joints)
        if _is_said(said_before, text, numeral.start, _REACH, language):
            return change
        if said_behind.match(behind):
            return change
    return NEITHER


def level_direction(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says that something rose or fell to a number, else NEITHER."""
    for change, words in ((RISE, language.rising), (FALL, language.falling)):
        reached = _reached(words, language.level_words, language.change_joints)
        if _is_said(reached, text, numeral.start, _LEVEL_REACH, language):
            return change
    return NEITHER


def _is_said(words: re.Pattern[str], text: str, start: int, reach: int, language: Language) -> bool:
    """Whether some words stand before a place of a text, and none that denies them before those."""
    first = max(start - reach, 0)
    said = words.search(text[first:start])
    if said is None:
        return False
    at = first + said.start()
    return not _denied(language).search(text[max(at - _DENIED, 0) : at])


def _unit_of(text: str, language: Language) -> str:
    """The unit of the first number of a text."""
    return next((numeral.unit for numeral in find_numerals(text, language)), "")


# From one number to another: `12% to 14%`, `12 % auf 14 %`; not `12% to $234 million`.
_GOES_TO = re.compile(r"\s(?:to|auf|\u00e0|a|al|do|\u0434\u043e)\s(?=\S?\d)", re.IGNORECASE)
_NEVER = re.compile("(?!)")


@cache
def _patterns(words: tuple[str, str], joints: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a number that is such a change, and what behind it."""
    before, behind = words
    if not before:
        return _NEVER, _NEVER
    return (
        re.compile(rf"(?<!\w)(?:{before})\s(?:(?:{joints})\s?)*$", re.IGNORECASE),
        re.compile(rf"\s(?:{behind})(?!\w)", re.IGNORECASE),
    )


@cache
def _reached(words: tuple[str, str], level: tuple[str, str], joints: str) -> re.Pattern[str]:
    """What stands before a number to which something moved: `rose to`, `rose from 12 to about`."""
    start, end = level
    if not (words[0] and end):
        return _NEVER
    number = r"[^\s\w]?\d\S*(?:\s[^\s\d]+)?"
    return re.compile(
        rf"(?<!\w)(?:{words[0]})\s(?:(?:{start})\s{number}\s)?(?:{end})\s(?:(?:{joints})\s?)*$",
        re.IGNORECASE,
    )


@cache
def _denied(language: Language) -> re.Pattern[str]:
    """What stands before such words that says the contrary, perhaps with a word between."""
    denials = language.denials or "(?!)"
    return re.compile(rf"(?<!\w)(?:{denials})\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
