"""Numbers of prose that stand in a source by chance only.

A sentence of the page shares its telling words with one sentence of the source; its number stands
neither there nor anywhere near such words, but another number of its kind does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from math import log
from typing import NamedTuple

from briefing.evidence.agreement import Passage, Wanted, find_every
from briefing.evidence.directions import without_changes
from briefing.evidence.sources import Source
from briefing.evidence.ways import around, is_prose, passage_index, stems, telling_stems
from briefing.language.decimals import Form, Numeral
from briefing.language.numerals import find_numerals

# Words in common that tell a sentence, so many of them in the clause around the number; and which
# part of those of the page they are, by weight.
_LEAST, _CLOSE, _PART = 3, 2, 0.5
_COMMON = 100  # passages; a word in more of them tells none from the others


class Otherwise(NamedTuple):
    """A number that a source says in the sentence which the page's is like, and that sentence."""

    number: Numeral
    place: str
    words: str


def said_otherwise(wanted: Wanted, source: Source) -> Otherwise | None:
    """What a source says in the sentence that is most like the one of a number; None where the
    number stands in it, or near any word of the page's sentence, or nothing is like enough.
    """
    statement, numeral = wanted.statement, wanted.numeral
    if statement.heads or statement.any_unit or statement.figure or source.saved is None:
        return None
    is_text = bool(source.saved.unit) and source.language.code == wanted.language.code
    if numeral.form not in (Form.NUMBER, Form.FRACTION) or not is_text:
        return None
    sentence, clause = _words_of(wanted)
    best = _most_alike(source.saved.text, sentence, clause)
    if best is None or _is_near(wanted, source, sentence):
        return None
    said = {(n.value, n.unit) for n in find_numerals(statement.copy.text, wanted.language)}
    for other in source.numbers.within(*best):
        if _is_kin(numeral, other) and (other.value, other.unit) not in said:
            words = source.saved.around(other.start, other.end)
            return Otherwise(other, source.saved.place(other.start), words)
    return None


_STOP = re.compile(r"[.!?;]\s|\s[\u2013\u2014]\s")
_PAUSE = re.compile(r"[,:]\s|[()]")


def _words_of(wanted: Wanted) -> tuple[frozenset[str], frozenset[str]]:
    """The stems of what a number's sentence says, and of its clause alone."""
    text, numeral = wanted.statement.copy.text, wanted.numeral
    before, behind = text[: numeral.start], text[numeral.end :]
    before, behind = _STOP.split(before)[-1], _STOP.split(behind)[0]
    joints = "|".join(wanted.language.conjunctions)
    parts = re.compile(rf"{_PAUSE.pattern}|(?<!\w)(?:{joints})\s")
    clause = f"{parts.split(before)[-1]} {parts.split(behind)[0]}"
    found = [
        telling_stems(without_changes(each, wanted.language), wanted.language)
        for each in (f"{before} {behind}", clause)
    ]
    return found[0], found[1]


def _most_alike(
    text: str, sentence: frozenset[str], clause: frozenset[str]
) -> tuple[int, int] | None:
    """Where the sentence of a source starts and ends that has most words of one of the page, by how
    rare they are, some of them of the clause in question; None where it has too few.
    """
    places, by_stem = passage_index(text)
    weights = dict[str, float]()
    for stem in sentence:
        if len(by_stem.get(stem, ())) <= _COMMON:
            weights[stem] = log((1 + len(places)) / (1 + len(by_stem.get(stem, ()))))
    scores = defaultdict[int, float](float)
    for stem, weight in weights.items():
        for at in by_stem.get(stem, ()):
            scores[at] += weight
    if not scores:
        return None
    best, top = max(scores.items(), key=lambda item: (item[1], -item[0]))
    shared = sum(best in by_stem.get(stem, ()) for stem in weights)
    close = sum(best in by_stem.get(stem, ()) for stem in weights.keys() & clause)
    start, end = places[best]
    is_like = shared >= _LEAST and close >= _CLOSE and top >= _PART * sum(weights.values())
    return (start, end) if is_like and is_prose(text[start:end]) else None


def _is_near(wanted: Wanted, source: Source, sentence: frozenset[str]) -> bool:
    """Whether the source has a number in any sentence, row or column with a word of the page's
    sentence.
    """
    assert source.saved
    text = source.saved.text
    for found in find_every(Passage(text, source.numbers, source.language), wanted):
        start, end = around(text, found.start, found.end)
        if sentence & stems(text[start:end]):
            return True
    if source.tables is None:
        return False
    from briefing.evidence.cells import heads_saying  # loaded only for a source with tables

    return any(sentence & stems(heads) for heads in heads_saying(wanted, source.tables))


_SMALL = 31


def _is_kin(mine: Numeral, other: Numeral) -> bool:
    """Whether one number may stand for another: of one form and unit, and as small as it."""
    is_small = [0 < each.value <= _SMALL and not each.unit for each in (mine, other)]
    return mine.form is other.form and mine.unit == other.unit and is_small[0] is is_small[1]
