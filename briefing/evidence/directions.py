"""Whether words say that a number is a rise or a fall: `rose by 12%`, `12% lower`, `-12%`."""

from __future__ import annotations

import re
from functools import cache

from briefing.language.decimals import Numeral
from briefing.language.language import Language

RISE, FALL, NEITHER = 1, -1, 0

# How far from a number its direction stands.
_REACH = 32


def direction(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says by its words or its sign that a number is one, else NEITHER.

    `Fell to 12%` says where something is, not by how much it moved.
    """
    if numeral.value < 0:
        return FALL
    if text[numeral.start : numeral.start + 1] == "+":
        return RISE
    before = text[max(numeral.start - _REACH, 0) : numeral.start]
    behind = text[numeral.end : numeral.end + _REACH]
    if _GOES_TO.match(behind):
        return NEITHER
    for change, words in ((RISE, language.rising), (FALL, language.falling)):
        said_before, said_behind = _patterns(words, language.change_joints)
        if said_before.search(before) or said_behind.match(behind):
            return change
    return NEITHER


# From one number to another: `12% to 14%`, `12 % auf 14 %`.
_GOES_TO = re.compile(r"\s(?:to|auf|\u00e0|a|al|do|\u0434\u043e)\s\S?\d", re.IGNORECASE)
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
