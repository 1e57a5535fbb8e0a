"""Which number of a source says the same as one of the page, and whether it moves the other way.

A page writes `fell 12%` where a source's table has `-12%`, and `892` under `$ million` where that
says `$892 million`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice
from typing import NamedTuple

from briefing.evidence.claims import Statement
from briefing.evidence.directions import FALL, NEITHER, direction, level, without_changes
from briefing.evidence.sources import Numbers
from briefing.evidence.ways import Way, around, naming_stems, stems
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.number_units import PER_CENT, STRICT, measures
from briefing.language.numerals import find_numerals


class Passage(NamedTuple):
    """A text of a source, whole or quoted: its numbers and its language."""

    text: str
    numbers: Numbers
    language: Language


class Wanted(NamedTuple):
    """A number of the page: the statement that it stands in, and the brief's language."""

    numeral: Numeral
    statement: Statement
    language: Language

    @property
    def direction(self) -> int:
        """Whether the page says that it is a rise or a fall."""
        return direction(self.statement.copy.text, self.numeral, self.language)

    @property
    def named_by(self) -> frozenset[str]:
        """The stems of what says what it is of."""
        names = (name.text for name in self.statement.named_by)
        return naming_stems(self.statement.copy.text, self.numeral, names, self.language)


def find_in(passage: Passage, wanted: Wanted) -> Numeral | None:
    """The first number of a passage that says the same as one of the page."""
    return next(find_every(passage, wanted), None)


# Places of one number that are looked at; so many words in common are enough.
_PLACES, _ENOUGH = 40, 3


def find_named(passage: Passage, wanted: Wanted) -> tuple[Numeral, Way] | None:
    """The number of a passage that says the same, where most words around it are those of the page;
    and how it was found.
    """
    best, most = None, -1
    named = wanted.named_by
    for found in islice(find_every(passage, wanted), _PLACES):
        start, end = around(passage.text, found.start, found.end)
        shared = len(named & stems(passage.text[start:end])) if named else 0
        if shared > most:
            best, most = found, shared
        if most >= min(_ENOUGH, len(named)):
            break
    return (best, Way.TEXT if most else Way.ELSEWHERE) if best else None


def find_every(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """The numbers of a passage that say the same as one of the page, by the first of its readings
    that the passage has.
    """
    any_unit = wanted.statement.any_unit
    for reading in readings(wanted):
        every = passage.numbers.every(reading, any_unit=any_unit)
        alike = (
            found for found in every if not is_scaled_otherwise(found, passage.numbers, wanted)
        )
        if (first := next(alike, None)) is not None:
            return chain((first,), alike)
    return chain(
        _told_by_sign(passage, wanted), _as_share(passage, wanted), _told_by_row(passage, wanted)
    )


def is_scaled_otherwise(found: Numeral, numbers: Numbers, wanted: Wanted) -> bool:
    """Whether a number that agrees as it stands has heads in the source that multiply it, and those
    of the page say another power: `$ million` and `$ billion`.
    """
    scale = wanted.statement.scale
    if not scale or not scale.power or scale.unit in STRICT or found.unit in STRICT:
        return False
    is_bare = found.value == found.plain == wanted.numeral.plain
    power = numbers.power_at(found.start) if is_bare else 0
    return power not in (0, scale.power)


def readings(wanted: Wanted) -> Iterator[Numeral]:
    """What a number of the page may mean: as its heads say, or just as it stands; a cell in
    brackets also with a minus; `1386` in `2214 million and 1386` also in millions.
    """
    numeral, scale = wanted.numeral, wanted.statement.scale
    meant = [scale.of(numeral)] if scale and numeral.form is Form.NUMBER else []
    yield from (*meant, numeral)
    if wanted.statement.any_unit and _IN_BRACKETS.fullmatch(wanted.statement.copy.text):
        for each in (*meant, numeral):
            yield each._replace(value=-each.value, plain=-each.plain)
    if numeral.form is Form.CLOCK and _FULL_HOUR.fullmatch(numeral.text):
        hour = numeral.value / 100
        yield numeral._replace(value=hour, plain=hour, form=Form.NUMBER)
    elif is_bare(numeral) and not wanted.statement.any_unit:
        yield from _elided(wanted)


def is_bare(numeral: Numeral) -> bool:
    """Whether a number has neither a unit nor a word that multiplies it."""
    is_number = numeral.form is Form.NUMBER
    return is_number and not numeral.unit and numeral.value == numeral.plain


def _elided(wanted: Wanted) -> Iterator[Numeral]:
    """A bare number with what multiplies the one before it, to which a conjunction joins it."""
    text, numeral = wanted.statement.copy.text, wanted.numeral
    before: Numeral | None = None
    for other in find_numerals(text, wanted.language):
        if other.start >= numeral.start:
            break
        before = other
    if before is None or before.value == before.plain:
        return
    between = text[before.end : numeral.start]
    if len(between) > _ELLIPSIS or _STOP.search(between):
        return
    if wanted.language.conjunctions & set(between.lower().split()):
        times = before.value / before.plain
        yield numeral._replace(value=numeral.value * times, unit=before.unit)


# `Pendant 9 h`, `à 9h00`: both may be `9 heures`.
_FULL_HOUR = re.compile(r"\d+(?:\s?h\s?00)?")
_ELLIPSIS = 60  # characters between two numbers in the same millions

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")


def _told_by_sign(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """Numbers that fell: the page or the source says so in words, and the other by a minus."""
    any_unit, numeral = wanted.statement.any_unit, wanted.numeral
    if not numeral.value or wanted.direction != FALL:
        return
    for reading in readings(wanted):
        opposite = reading._replace(value=-reading.value)
        for found in passage.numbers.every(opposite, any_unit=any_unit):
            if direction(passage.text, found, passage.language) == FALL:
                yield found


def _told_by_row(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """Numbers whose unit the source has in the name of their row: `Tonnes of CO2 | 1.52`; and
    losses, which accounts have in brackets.
    """
    numeral, text = wanted.numeral, passage.text
    if numeral.unit in measures(wanted.language).values():
        unit = stems(numeral.text)
        for found in passage.numbers.every(numeral._replace(unit="")):
            start, end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
            if not found.unit and unit & stems(text[start : end if end > 0 else None]):
                yield found
    for reading in readings(wanted) if numeral.value < 0 else ():
        gained = reading._replace(value=-reading.value, plain=-reading.plain)
        for found in passage.numbers.every(gained):
            if text[found.start - 1 : found.start] + text[found.end : found.end + 1] == "()":
                yield found


def _as_share(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """Shares that the page or the source has as a fraction, and the other in per cent."""
    numeral = wanted.numeral
    if numeral.form is Form.FRACTION and not numeral.unit:
        percent = numeral.value * 100
        # `A third` is 33 % as well as 33.3 %; `a quarter` is 25 % alone.
        is_exact = percent.denominator in _EXACT
        values = [percent] if is_exact else [Fraction(round(percent)), round(percent, 1)]
        shares = (numeral._replace(value=value, unit=PER_CENT) for value in values)
        yield from filter(None, map(passage.numbers.find, shares))
    if numeral.unit != PER_CENT:
        return
    part = numeral._replace(value=numeral.value / 100, unit="")
    every = passage.numbers.every(part)
    yield from (found for found in every if found.form is Form.FRACTION)


# Denominators of percentages that people write out: 12.5 %.
_EXACT = (1, 2, 4)


def contrary_direction(passage: Passage, wanted: Wanted) -> int:
    """The direction that a source gives a number of which the page says the other; or NEITHER.

    It is NEITHER where another place of the source agrees with the page, or has the number without
    a direction, in a sentence that shares as many words with the page.
    """
    mine = wanted.statement.copy.text
    for way, settles in ((direction, False), (level, True)):
        said = way(mine, wanted.numeral, wanted.language)
        if said == NEITHER:
            continue
        ways = [
            (way(passage.text, each, passage.language), each) for each in _every(passage, wanted)
        ]
        ways += [] if settles else ((FALL, each) for each in _below_zero(passage, wanted))
        agreeing = [each for theirs, each in ways if theirs == said]
        contrary = [each for theirs, each in ways if theirs == -said]
        if agreeing:
            clause = _clause(mine, wanted.numeral)
            clause = without_changes(f"{clause} {_names(wanted)}", wanted.language)
            subject = without_changes(_subject(mine, wanted), wanted.language)
            near = _most_shared(clause, passage, agreeing)
            is_other = contrary and (
                _most_shared(clause, passage, contrary) > max(1, near)
                or (not near and _most_shared(subject, passage, contrary) > 0)
            )
            return -said if is_other else NEITHER
        others = [each for theirs, each in ways if theirs == NEITHER]
        if contrary and not others:
            return -said
        if contrary:
            words = _stems(f"{_sentence(mine, wanted.numeral)} {_names(wanted)}")
            near, far = (
                max(len(words & _stems(_sentence(passage.text, each))) for each in every)
                for every in (contrary, others)
            )
            is_nearer = near > far or (settles and near == far > 0)
            return -said if is_nearer else NEITHER
    return NEITHER


def _below_zero(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """The losses in per cent of a source that are as large as a rise or a fall of the page."""
    numeral = wanted.numeral
    if numeral.unit in STRICT and numeral.value > 0:
        fallen = numeral._replace(value=-numeral.value, plain=-numeral.plain)
        yield from passage.numbers.every(fallen)


def _names(wanted: Wanted) -> str:
    """What a text of a key figure or a chart says its numbers are of."""
    return " ".join(name.text for name in wanted.statement.named_by)


def _subject(text: str, wanted: Wanted) -> str:
    """The words of a clause before a number and behind the last conjunction: `EBITDA fell`."""
    words = _CLAUSE.split(text[: wanted.numeral.start])[-1].split()
    joints = wanted.language.conjunctions
    last = max((at for at, word in enumerate(words) if word.lower() in joints), default=-1)
    return " ".join(words[last + 1 :])


def _most_shared(clause: str, passage: Passage, places: Iterable[Numeral]) -> int:
    """How many long words and other numbers of a clause some places of a passage have at most."""
    said = _stems(clause) | set(_NUMBERS.findall(clause))
    return max(
        len(said & (_stems(sentence) | set(_NUMBERS.findall(sentence))))
        for sentence in (_sentence(passage.text, each) for each in places)
    )


_NUMBERS = re.compile(r"\d(?:[\d.,]*\d)?")
_CLAUSE = re.compile(r"[.;:!?,]\s|\n")


def _clause(text: str, numeral: Numeral) -> str:
    """The clause around a number, but for the number itself."""
    before, behind = text[: numeral.start], text[numeral.end :]
    return f"{_CLAUSE.split(before)[-1]} {_CLAUSE.split(behind)[0]}"


def _every(passage: Passage, wanted: Wanted) -> Iterator[Numeral]:
    """All numbers of a passage that say the same as one of the page."""
    any_unit = wanted.statement.any_unit
    for reading in readings(wanted):
        yield from passage.numbers.every(reading, any_unit=any_unit)


# How much of a text on either side of a number may be its sentence.
_AROUND = 160
_STOP = re.compile(r"[.;:!?]\s|\n\s*\n")


def _sentence(text: str, numeral: Numeral) -> str:
    first = max(numeral.start - _AROUND, 0)
    stops = [match.end() for match in _STOP.finditer(text, first, numeral.start)]
    last = _STOP.search(text, numeral.end, numeral.end + _AROUND)
    left, right = stops[-1] if stops else first, last.start() if last else numeral.end + _AROUND
    # Of a table only the row; a cell that stands alone has the words before it.
    start, end = around(text, numeral.start, numeral.end)
    row = text[max(left, start) : min(right, end)]
    return row if _LONG.search(row) else text[start:end]


def _stems(text: str) -> set[str]:
    """The starts of the longer words of a text: those tell what it is about."""
    return {word[:_STEM].lower() for word in _LONG.findall(text)}


_STEM = 6
_LONG = re.compile(r"[^\W\d_]{4,}")
