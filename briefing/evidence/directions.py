"""Whether words say that a number is a rise or a fall: `rose by 12%`, `fell to 5`, `-12%`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.number_units import PER_CENT, STRICT
from briefing.language.numerals import find_numerals

RISE, FALL, NEITHER = 1, -1, 0

# How far before a number the word stands that says which way it moved, and how far behind it.
_BEFORE, _BEHIND = 90, 32


def direction(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says by its words or its sign that a number is one, else NEITHER.

    `Fell to 12%` says where something is, not by how much it moved: see `level`.
    """
    if numeral.value < 0:
        return FALL
    if numeral.end - numeral.start == len(text):  # as in most cells of a table
        return RISE if text.startswith("+") else NEITHER
    words, behind = _words(language), text[numeral.end : numeral.end + _BEHIND]
    near = text[max(numeral.start - _BEHIND, 0) : numeral.start]
    if _pattern(words.below_zero).search(near):
        return FALL
    if text[numeral.start : numeral.start + 1] == "+":
        return RISE
    if moved := _last(words, text, numeral):
        is_by = _is(words.by, moved.between)
        if is_by or (_is(words.joints, moved.between) and not _is_range(numeral, behind)):
            return moved.change
    if both := _first_of_two(language).match(behind):  # `4.2% or 2,722 more`
        behind = behind[both.end() :]
    for change, said in ((RISE, words.rise_behind), (FALL, words.fall_behind)):
        if _pattern(said).match(behind) and not _is_range(numeral, behind):
            return change
    return _of_first(text, numeral, language)


def _of_first(text: str, numeral: Numeral, language: Language) -> int:
    """The direction of a share that says once more by how much something moved: `fell by 120,
    or 3%`, `fell by 120 (3%)`.
    """
    if numeral.unit != PER_CENT:
        return NEITHER
    first = _first_said(language).search(text, max(numeral.start - _BEHIND, 0), numeral.start)
    if first is None or (first["bracket"] and text[numeral.end : numeral.end + 1] != ")"):
        return NEITHER
    start, end = first.span("first")
    return direction(text, numeral._replace(start=start, end=end, unit=""), language)


@cache
def _first_of_two(language: Language) -> re.Pattern[str]:
    """Another number behind one that says the same: ` or 2,722`."""
    joints = "|".join(sorted(language.conjunctions))
    return re.compile(rf"\s(?:{joints})\s\d[\d.,]*(?<=\d)(?=\s)")


@cache
def _first_said(language: Language) -> re.Pattern[str]:
    """A number before another one that says the same: in brackets, or behind `, or`, `, un`."""
    joints = rf"(?:{'|'.join(sorted(language.conjunctions))}|{language.change_joints})"
    return re.compile(
        rf"(?<![\d.,])(?P<first>\d[\d.,\u00a0\u202f]*)(?<=\d)(?:\s[^\W\d_]+)?"
        rf"(?:\s(?P<bracket>\()|,\s{joints}\s)$"
    )


def level(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says that something rose or fell to a number, else NEITHER: `fell
    to 5`, `5, down from 6`.
    """
    words = _words(language)
    moved = _last(words, text, numeral)
    if moved and _is(words.to, moved.between):
        return moved.change
    behind = text[numeral.end : numeral.end + _BEFORE]
    if compared := _pattern(words.compared).match(behind):
        return RISE if compared["rise"] else FALL
    return NEITHER


def reached(text: str, numeral: Numeral, language: Language) -> int:
    """RISE or FALL where a text says that something rose or fell to a number, and from which one it
    leaves out.
    """
    moved = _last(_words(language), text, numeral)
    if not moved or not _is(_words(language).to, moved.between):
        return NEITHER
    beside = moved.between + _END.split(text[numeral.end :])[0]
    origin = rf"(?<!\w)(?:{'|'.join(filter(None, language.changes[2:]))})(?!\w)"
    return NEITHER if _pattern(origin).search(beside) else moved.change


def without_changes(text: str, language: Language) -> str:
    """A text without the words that say that something rose or fell, which name nothing."""
    return _pattern(_words(language).change).sub(" ", text)


_END = re.compile(r"[.;:!?]\s")

# Of how many times the size of another a number is no longer what that became.
_FAR = 3


class Comparison(NamedTuple):
    """Two numbers of a text, of which words say that the one rose or fell from the other.

    `said` is the one beside those words.
    """

    now: Numeral
    was: Numeral
    change: int
    said: Numeral

    @property
    def is_contrary(self) -> bool:
        """Whether the numbers went the other way, or nowhere, and are not of other things: those
        may be far apart where they have no unit in common.
        """
        small, large = sorted((self.now.value, self.was.value))
        is_same = bool(self.now.unit) and self.now.unit == self.was.unit
        is_near = is_same or large < small * _FAR
        return (self.now.value - self.was.value) * self.change <= 0 and is_near


def comparisons(text: str, language: Language) -> Iterator[Comparison]:
    """Numbers of a text that are compared: `fell to 5.1%, from 5.6%`, `34%, up from 27%`."""
    words = _words(language)
    if not _pattern(words.change).search(text):
        return
    numerals = (n for n in find_numerals(text, language) if n.form is Form.NUMBER)
    for one, other in pairwise(numerals):
        # What a change of a number below zero is called depends on what it counts.
        if min(one.value, other.value) < 0 or not _alike(one, other):
            continue
        between = text[one.end : other.start]
        before, after = _last(words, text, one), _last(words, text, other)
        if after and after.start >= one.end and _is(words.was, after.between):
            yield Comparison(one, other, after.change, other)
        elif _is(words.was, between) and (change := level(text, one, language)):
            yield Comparison(one, other, change, one)
        elif before and _is(words.since, before.between) and _is(words.to, between):
            yield Comparison(other, one, before.change, one)


def _alike(one: Numeral, other: Numeral) -> bool:
    """Whether two numbers may count the same: per cent is no euro, and neither is a bare number."""
    is_bare = not one.unit or not other.unit
    return one.unit == other.unit or (is_bare and not {one.unit, other.unit} & STRICT)


# From one number to another: `12% to 14%`, `12 % auf 14 %`; but not `12% to 14 million`.
_GOES_TO = r"\s(?:to|auf|\u00e0|a|al|do|\u0434\u043e)\s\S?\d[\d.,\u00a0\u202f]*\s?(?P<percent>%)?"


def _is_range(numeral: Numeral, behind: str) -> bool:
    match = _pattern(_GOES_TO).match(behind)
    return match is not None and (numeral.unit == "%") is bool(match["percent"])


class _Moved(NamedTuple):
    """A word that says which way something moved, where it starts, and what stands between it and
    a number.
    """

    change: int
    start: int
    between: str


def _last(words: _Words, text: str, numeral: Numeral) -> _Moved | None:
    """The last such word before a number, if one is near."""
    first = max(numeral.start - _BEFORE, 0)
    before = text[first : numeral.start]
    found = list(_pattern(words.change).finditer(before))
    if not found:
        return None
    last = found[-1]
    between = before[last.end() :]
    is_denied = _pattern(words.denied).search(before[: last.start()])
    if is_denied or _pattern(words.denial).search(between):
        return None
    change = RISE if last["rise"] else FALL
    return _Moved(change, first + last.start(), between)


class _Words(NamedTuple):
    """A language's words for changes, and what stands between them and a number, as patterns."""

    change: str
    rise_behind: str
    fall_behind: str
    joints: str
    by: str
    to: str
    was: str
    since: str
    compared: str
    below_zero: str
    denied: str
    denial: str


_NEVER = "(?!)"
# What is counted: `sechs Monate weniger`.
_COUNTED = r"(?:\s[^\W\d_]{4,})?"
# The rest of a clause, without a number, and with some.
_CLAUSE, _WITH_NUMBERS = r"(?:[^.;:!?\d]|\.(?=\d)){0,60}?", r"(?:[^.;:!?]|[.:](?=\d)){0,60}?"


@cache
def _words(language: Language) -> _Words:
    (rise, rise_behind), (fall, fall_behind) = language.rising, language.falling
    if not rise:
        return _Words(*[_NEVER] * len(_Words._fields))
    by, to, was, since = language.changes
    joints = rf"(?:(?:{language.change_joints})\s?)*"

    def after(clause: str, word: str) -> str:
        return rf"{clause}\s(?:{word})\s{joints}" if word else _NEVER

    denial = rf"(?<!\w)(?:{language.denials})"
    change = rf"(?<!\w)(?:(?P<rise>{_longest(rise)})|(?:{_longest(fall)}))(?!\w)"
    return _Words(
        change=change,
        rise_behind=rf"{_COUNTED}\s(?:{rise_behind})(?!\w)",
        fall_behind=rf"{_COUNTED}\s(?:{fall_behind})(?!\w)",
        joints=rf"\s{joints}",
        by=after(_CLAUSE, by),
        to=after(_WITH_NUMBERS, to),
        was=after(_WITH_NUMBERS, was),
        since=after(_CLAUSE, since),
        compared=rf"{_CLAUSE},?\s{change}\s(?:{was})\s",
        below_zero=rf"(?<!\w)(?:{language.below_zero})\s$",
        # `Did not rise`, `has not yet risen`; `stieg nicht`.
        denied=rf"{denial}\s(?:[^\W\d_]+\s)?$",
        denial=rf"{denial}(?!\w)",
    )


def _is(said: str, text: str) -> bool:
    """Whether a text is what a pattern says, and nothing else."""
    return _pattern(said).fullmatch(text) is not None


@cache
def _pattern(said: str) -> re.Pattern[str]:
    return re.compile(said, re.IGNORECASE)


def _longest(words: str) -> str:
    """Alternatives, the longest first: `Anstieg von` before `Anstieg`."""
    return "|".join(sorted(words.split("|"), key=len, reverse=True))
