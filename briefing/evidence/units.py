"""What is said once for many numbers: `$ million` over a column, `(in thousands)` over a table.

A scale is what multiplies such numbers, and their unit. Those of a brief stand in the heads,
captions and labels of its tables and charts; those of a source in a line before its numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from briefing.language.decimals import Form, Numeral, powers
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language
from briefing.language.number_units import (
    PER_CENT,
    currencies,
    measures,
    unit_before,
    unit_behind,
)
from briefing.language.numerals import find_numerals


class Scale(NamedTuple):
    """A power of ten, and a unit as numbers have it; `start` and `end` are those of its words."""

    power: int
    unit: str
    start: int = 0
    end: int = 0

    def of(self, numeral: Numeral) -> Numeral:
        """A bare number as this scale means it; one with a multiplier or a unit keeps that."""
        power = self.power if numeral.value == numeral.plain else 0
        return numeral._replace(
            value=numeral.value * 10**power, unit=numeral.unit or self.unit, form=Form.NUMBER
        )


_CURRENCY = "us\\$|[€$£₴]|eur|usd|gbp|pln|uah|chf"
_LETTERS = {"k": 3, "m": 6, "b": 9, "\u043a": 3, "\u043c": 6}


@cache
def _words(language: Language) -> re.Pattern[str]:
    """What may name a scale: a word that multiplies, alone or beside a currency, per cent, or in
    brackets or behind a comma a currency or a measure.
    """
    measured = sorted(measures(language) | currencies(language), key=len, reverse=True)
    words = sorted({*powers(language), *powers(ENGLISH)}, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?P<before>{_CURRENCY})?\s?"
        rf"(?:(?P<word>{'|'.join(words)})(?!\w)\.?"
        rf"|(?<=[€$£₴])(?P<letter>[kmbкм])(?!\w)|(?P<first>[kmкм])(?=[€$£₴]))"
        rf"|(?<![\d\s)])\s?(?P<percent>%)|(?:(?<=[\w»”“\"],\s)|(?<=[(\[]))"
        rf"(?:(?P<money>{_CURRENCY})|(?P<measure>{'|'.join(map(re.escape, measured))}))(?!\w)",
        re.IGNORECASE,
    )


def find_scales(text: str, language: Language) -> Iterator[Scale]:
    """The scales that a text names; words that belong to a number name none."""
    matches = list(_words(language).finditer(text))
    numerals = find_numerals(text, language) if matches else ()
    numerals = tuple(numeral for numeral in numerals if numeral.form is not Form.LABEL)
    for match in matches:
        start, end = match.span()
        if any(n.start < end and start < n.end for n in numerals):
            continue
        if match["percent"]:
            yield Scale(0, PER_CENT, start, end)
            continue
        if match["measure"]:
            named = match["measure"].lower()
            unit = measures(language).get(named) or currencies(language)[named]
            yield Scale(0, unit, start, end)
            continue
        if match["money"]:
            yield Scale(0, unit_before(text, match.end("money"), language)[0], start, end)
            continue
        named = (match["word"] or "").lower()
        letter = (match["letter"] or match["first"] or "").lower()
        known = powers(language) | powers(ENGLISH)
        power = known[named] if named else _LETTERS[letter]
        unit, _ = unit_before(text, match.end("before"), language) if match["before"] else ("", 0)
        if not unit:
            unit, end = unit_behind(text, end, language)
        yield Scale(power, unit, start, end)


@lru_cache(maxsize=1024)  # all numbers of a column have the same heads
def scale_of(texts: tuple[str, ...], language: Language) -> Scale | None:
    """The scale of numbers by what names them, the nearest first; its parts may be in two texts."""
    return _joined([scale for text in texts for scale in find_scales(text, language)])


def _joined(found: list[Scale]) -> Scale | None:
    power = next((scale.power for scale in found if scale.power), 0)
    unit = next((scale.unit for scale in found if scale.unit), "")
    return Scale(power, unit) if power or unit else None


# What may stand behind a scale that is said for the numbers below it, and not of a thing:
# `$ million`, `(in thousands)`, `in millions,`; no `millions of people`.
_ENDS = re.compile(r"\s*+(?:$|[)\],;:|\t/\u2013\u2014]|\d)")
# The same of a thing, which ends the line: `Timber felled, thousand cubic metres over bark`.
_PARTED = re.compile(r"[,(\[:\u2013\u2014]\s?$")
_THINGS = re.compile(r"(?: [^\W\d_]+){1,5}\s*+$")
# A line of more words is prose, and ends a table, unless it has the heads of many columns.
_LONGEST_LINE = 14
_MOST_HELD = 2
_OPEN = re.compile(r"[^.;:!?\s]\s*$")


class _Scope:
    """The scales that hold at a line of a source's text: that of the table, and that of some of its
    columns.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.held: tuple[Scale, ...] = ()

    def enter(self, line: str, numerals: list[Numeral]) -> tuple[Scale, ...]:
        """The scales of a line's own numbers; what the line says for those below it is held."""
        is_heads = _are_heads(numerals)
        if len(line.split()) > _LONGEST_LINE and not (is_heads and _OPEN.search(line)):
            self.held = ()
            return ()
        scales = find_scales(line, self.language)
        said = [
            s
            for s in scales
            if _ENDS.match(line, s.end)
            or (is_heads and not s.start)
            or (_PARTED.search(line, 0, s.start) and _THINGS.match(line, s.end))
        ]
        if not said:
            return self.held
        scale, first = _joined(said), said[0].end
        found = (scale,) if scale else ()
        if any(n.form is Form.NUMBER and n.start >= first for n in numerals):
            return found  # a row with its own
        self.held = (*found, *(self.held if is_heads else ()))[:_MOST_HELD]
        return ()


def _are_heads(numerals: list[Numeral]) -> bool:
    """Whether the numbers of a line name columns: several years or quarters, and nothing else."""
    names = [numeral.form in (Form.YEAR, Form.LABEL) for numeral in numerals]
    return len(names) > 1 and all(names)


def scaled_numerals(
    text: str, numerals: Iterable[Numeral], language: Language
) -> Iterator[Numeral]:
    """The bare numbers of a source's tables once more, as the scale above or before them says."""
    if not _words(language).search(text):
        return
    scope, at, following = _Scope(language), 0, iter((*numerals, None))
    numeral = next(following)
    for line in text.splitlines(keepends=True):
        here = []
        while numeral and numeral.start < at + len(line):
            here.append(numeral)
            numeral = next(following)
        scales = scope.enter(line, [n._replace(start=n.start - at) for n in here])
        bare = [each for each in here if _is_bare(each)] if scales else ()
        for scale in scales:
            yield from map(scale.of, bare)
        at += len(line)


def _is_bare(numeral: Numeral) -> bool:
    is_number = numeral.form in (Form.NUMBER, Form.YEAR)
    return is_number and not numeral.unit and numeral.value == numeral.plain
