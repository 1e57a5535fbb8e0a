"""Rows and columns of a source's table that a label or a sentence of the page mentions.

`Defence spending, Estonia, 2023`; `Estonia spent 3.4% in 2023`. A text mentions more than it is of:
`up from 2.8% in 2022`, `the most since 2014`, `more than Latvia`. So a name counts only where it
begins a text or a part of it, or stands behind a word such as `in`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from briefing.evidence.agreement import Wanted
from briefing.evidence.table_heads import WORD, Axis, Name, fold, is_idle, stem, words_of
from briefing.language.dates import Unit
from briefing.language.decimals import Form
from briefing.language.language import Language
from briefing.language.numerals import find_numerals

# Words of seven languages before what a number is of, once they are folded; and articles.
_BEFORE = frozenset(
    "in im en au aux nel nella w we \u0443 \u0432 \u0432\u043e year jahr jahre rok roku for".split()
)
_ARTICLES = frozenset("the la le les der die das den dem el los las il lo gli".split())
# What parts a label: `Estonia, 2023`, `Estonia: 2023`, `Estonia (2023)`.
_PARTS = re.compile(r"[,;:()\[\]/|\u2013\u2014\u2022]|\s-\s|\n")
# What stands for the number itself in its sentence.
_NUMBER = "0"
# How many words lie between a number of prose and what names its row and its column.
_REACH = 6


def labels_of(wanted: Wanted) -> tuple[str, ...]:
    """The texts in which a number's row or column may be named.

    Those above a cell or a chart; what stands with a key figure, unless it holds another number,
    with which the figure is compared; of prose the sentence, if it has no other number.
    """
    statement = wanted.statement
    if statement.heads:
        above = (each for each in statement.named_by if each not in statement.heads)
        return tuple(each.text for each in above)
    figure = statement.figure
    if figure is None:
        return () if statement.any_unit else _sentence(wanted)
    texts = [each.text for each in (figure.kicker, figure.label, figure.unit) if each]
    if figure.as_of and figure.as_of.unit is not Unit.DAY:
        texts.append(figure.as_of.text(wanted.language))
    return tuple(text for text in texts if not _has_number(text, wanted.language))


def _has_number(text: str, language: Language) -> bool:
    return any(each.form is Form.NUMBER for each in find_numerals(text, language))


_STOP = re.compile(r"[.!?]\s|\n")


def _sentence(wanted: Wanted) -> tuple[str, ...]:
    """The sentence around a number, which has a mark in it where that stands."""
    text, numeral = wanted.statement.copy.text, wanted.numeral
    before, behind = text[: numeral.start], text[numeral.end :]
    before = _STOP.split(before)[-1]
    behind = _STOP.split(behind)[0]
    if any(_has_number(part, wanted.language) for part in (before, behind)):
        return ()
    return (f"{before} {_NUMBER} {behind}",)


_CLAUSE = re.compile(r"[.!?]\s|[,;:]\s|\n|\s[\u2013\u2014]\s")


def clause_of(wanted: Wanted) -> str:
    """The clause around a number of prose, with a mark where that stands; empty if another number
    stands in it.
    """
    statement, numeral = wanted.statement, wanted.numeral
    if statement.any_unit or statement.figure:
        return ""
    text = statement.copy.text
    before = _CLAUSE.split(text[: numeral.start])[-1]
    behind = _CLAUSE.split(text[numeral.end :])[0]
    is_lone = not any(_has_number(part, wanted.language) for part in (before, behind))
    return f"{before} {_NUMBER} {behind}" if is_lone else ""


class _Mention(NamedTuple):
    """Words of a text that are a head: the first of them, the one behind them, and its places."""

    first: int
    end: int
    places: frozenset[int]


def mentioned(texts: Sequence[str], axis: Axis, other: Axis, language: Language) -> Sequence[int]:
    """The rows that some texts mention, or the columns, by their places: those that all mentions
    have in common; none where one of them may be a comparison. `other` is the axis across.
    """
    places: frozenset[int] | None = None
    for text in texts:
        words, parted = _words(text, language)
        mentions = list(_mentions(words, axis, language))
        ends = {each.end for each in (*mentions, *_mentions(words, other, language))}
        at = words.index(_NUMBER) if _NUMBER in words else None
        for each in mentions:
            is_near = at is None or -_REACH <= each.first - at <= _REACH
            if not is_near or not _is_clear(each.first, words, parted, ends):
                return ()
            places = each.places if places is None else places & each.places
    return sorted(places or ())


def _is_clear(first: int, words: Sequence[str], parted: frozenset[int], ends: set[int]) -> bool:
    """Whether what begins with a word is no comparison, by what stands before it."""
    while first and first not in parted and words[first - 1] in _ARTICLES:
        first -= 1
    return first in parted or first in ends or words[first - 1] in _BEFORE


@lru_cache(maxsize=256)
def _words(text: str, language: Language) -> tuple[tuple[str, ...], frozenset[int]]:
    """The words of a text, and which of them begin it or a part of it."""
    folded = fold(text)
    words, parted, at = list[str](), set[int](), 0
    for match in WORD.finditer(folded):
        if not words or _PARTS.search(folded, at, match.start()):
            parted.add(len(words))
        words += words_of(match[0], language)
        at = match.end()
    return tuple(words), frozenset(parted)


def _mentions(words: Sequence[str], axis: Axis, language: Language) -> Iterator[_Mention]:
    """The heads among some words, each as long as can be, from left to right."""
    at = 0
    while at < len(words):
        found = None if is_idle(words[at], language) else _longest(words, at, axis, language)
        if found:
            yield found
        at = found.end if found else at + 1


_MOST_WORDS = 8  # of a head that a text may mention
_YEAR = re.compile(r"(?:1[5-9]|2[01])\d\d")


def _longest(words: Sequence[str], at: int, axis: Axis, language: Language) -> _Mention | None:
    """The most words from one on that are a head; no lone number is one, but for a year."""
    for count in range(min(axis.longest, _MOST_WORDS, len(words) - at), 0, -1):
        some = words[at : at + count]
        if is_idle(some[-1], language) or _NUMBER in some:
            continue
        if count == 1 and not (_YEAR.fullmatch(some[0]) or any(map(str.isalpha, some[0]))):
            continue
        stems = tuple(sorted({stem(word) for word in some if not is_idle(word, language)}))
        if places := axis.find(Name(tuple(sorted(set(some))), stems, stems)):
            return _Mention(at, at + count, places)
    return None
