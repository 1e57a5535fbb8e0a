"""Numbers of prose that stand in another row of a source's table than the one named beside them.

`Galicia (11.0%)`, `Hungary supplied 38.6`, `4.6% of Extremadura`: a few words of the sentence, next
to the number, are all that tells a row from the others of its table. Where that row lacks the
number, another has it, and no sentence of the source says it of the same thing, it is of the wrong
row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.evidence.agreement import Wanted, readings
from briefing.evidence.table_heads import WORD, HeadedTable, fold, is_idle, stem
from briefing.evidence.ways import around, is_prose, stems
from briefing.language.decimals import Form
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language
from briefing.language.numerals import find_numerals

if TYPE_CHECKING:
    from briefing.evidence.cells import TableIndex
    from briefing.evidence.sources import Source

# Words before a number, and behind it, that may name its row; letters that such a word has.
_BEFORE, _BEHIND, _LETTERS = 5, 3, 4
# Of three words that tell a row from others at least so many are said.
_OF_THREE = 2
# Rows that the words beside a number may name; of more nobody can say which is meant.
_FEW = 2
# Behind words such as `of` and `in` a row is named after its number.
_LEADS = frozenset("of in for de en del la el w z im in der des di nel \u0443 \u0432".split())
# What a row is compared with is named behind such a word; it is another row.
_COMPARES = frozenset(
    "than unlike like versus compared without als gegenüber anders que contra frente comme contre "
    "niż wobec che rispetto come ніж проти порівняно від".split()
)
_STOP = re.compile(r"[.!?;:]\s|,\s(?=\S)|\s[\u2013\u2014]\s|\)")


class RowBeside(NamedTuple):
    """A row of a table that words beside a number name."""

    table: HeadedTable
    row: int


def rows_beside(wanted: Wanted, index: TableIndex) -> list[RowBeside]:
    """The rows that a few words beside a number of prose name; none of a cell, a chart or a figure,
    and none where they may be several.
    """
    statement = wanted.statement
    if statement.heads or statement.any_unit or statement.figure:
        return []
    if wanted.numeral.form is not Form.NUMBER:
        return []
    telling = _telling(index)
    words = _beside(wanted)
    said = words & telling.words.keys()
    if not said:
        return []
    counts = defaultdict[tuple[int, int], int](int)
    for word in said:
        for place in telling.words[word]:
            counts[place] += 1
    named = [at for at, count in counts.items() if 3 * count >= _OF_THREE * telling.sizes[at]]
    by_table = defaultdict[int, list[int]](list)
    for table, row in named:
        by_table[table].append(row)
    return [
        RowBeside(index.tables[table], row)
        for table, rows in sorted(by_table.items())
        for row in (rows if len(rows) <= _FEW else ())
    ]


class _Telling(NamedTuple):
    """By each stem the rows of which it is a word, and of no other row of their table; and how many
    such stems a row has.
    """

    words: dict[str, list[tuple[int, int]]]
    sizes: dict[tuple[int, int], int]


@lru_cache(maxsize=16)
def _telling(index: TableIndex) -> _Telling:
    words, sizes = defaultdict[str, list[tuple[int, int]]](list), dict[tuple[int, int], int]()
    for at, table in enumerate(index.tables):
        rows = defaultdict[str, list[int]](list)
        for row, path in enumerate(table.rows.paths):
            for word in _words(path[-1] if path else "", index.language):
                rows[word].append(row)
        for word, places in rows.items():
            if len(places) == 1:
                place = at, places[0]
                words[word].append(place)
                sizes[place] = sizes.get(place, 0) + 1
    return _Telling(dict(words), sizes)


def _words(text: str, language: Language) -> frozenset[str]:
    """The stems of a text's longer words, but for those that name nothing."""
    small = _small(language)
    words = (word for word in WORD.findall(fold(text)) if len(word) >= _LETTERS)
    return frozenset(
        stem(word)
        for word in words
        if word.isalpha() and word not in small and not is_idle(word, language)
    )


@cache
def _small(language: Language) -> frozenset[str]:
    return frozenset(map(fold, language.small | ENGLISH.small))


def _beside(wanted: Wanted) -> frozenset[str]:
    """The stems of the words beside a number: those before it, up to another number, a conjunction
    or the end of a sentence; and those behind it, where one such as `of` leads them.
    """
    text, numeral, language = wanted.statement.copy.text, wanted.numeral, wanted.language
    others = [n for n in find_numerals(text, language) if n.form is not Form.LABEL]
    first = max((n.end for n in others if n.end <= numeral.start), default=0)
    last = min((n.start for n in others if n.start >= numeral.end), default=len(text))
    before = _STOP.split(text[first : numeral.start])[-1].split()
    if first and before and text[first:].split()[0].lower() in _LEADS:
        before = []  # what follows such a word is of the number before it
    if _COMPARES.intersection(map(str.lower, before)):
        return frozenset()
    joined = [at for at, word in enumerate(before) if word.lower() in language.conjunctions]
    before = before[joined[-1] + 1 if joined else 0 :][-_BEFORE:]
    behind = re.split(r"[.,;:!?()]", text[numeral.end : last])[0].split()[:_BEHIND]
    led = behind if behind and behind[0].lower() in _LEADS else []
    return _words(" ".join((*before, *led)), language)


def is_said_elsewhere(wanted: Wanted, source: Source) -> bool:
    """Whether the source says a number in a sentence that shares a word with that of the page, or
    in a row that shares one with those right before it: `Germany and France had 5% and 7%`.
    """
    assert source.saved
    text, (clause, sentence) = source.saved.text, _words_around(wanted)
    for reading in readings(wanted):
        for found in source.numbers.every(reading):
            start, end = around(text, found.start, found.end)
            said = text[start:end]
            if (sentence if is_prose(said) else clause) & stems(said):
                return True
    return False


def _words_around(wanted: Wanted) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of the words between the number before one and it, and those of its sentence and
    of what names the text that it stands in.
    """
    text, numeral = wanted.statement.copy.text, wanted.numeral
    start, end = around(text, numeral.start, numeral.end)
    names = " ".join(name.text for name in wanted.statement.named_by)
    others = (n.end for n in find_numerals(text, wanted.language) if n.form is not Form.LABEL)
    first = max((at for at in others if at <= numeral.start), default=0)
    return (
        _long_stems(text[max(first, start) : numeral.start], wanted.language),
        _long_stems(f"{text[start:end]} {names}", wanted.language),
    )


def _long_stems(text: str, language: Language) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{4,}", text)
    return stems(" ".join(word for word in words if fold(word) not in _small(language)))
