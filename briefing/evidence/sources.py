"""A source of a brief becomes a witness: its saved words, and the numbers in them by value."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache
from pathlib import PurePath
from typing import NamedTuple

from briefing.brief.model import Brief, Name, Reference
from briefing.errors import Fault
from briefing.evidence.numeral import Form, Numeral
from briefing.evidence.source_text import Saved, Unreadable, read_saved
from briefing.evidence.units import STRICT
from briefing.language.language import Language
from briefing.language.numerals import find_numerals


class Witness(NamedTuple):
    """A source: its language, and its saved text with the numbers in it; neither if not saved."""

    name: str
    reference: Reference
    language: Language
    saved: Saved | None = None
    numerals: tuple[Numeral, ...] = ()

    def find(self, numeral: Numeral, *, loose: bool = False) -> Numeral | None:
        """The first number of its text that agrees with one of the page."""
        alike = _index(self.numerals).get(numeral.value, ())
        return next((other for other in alike if _agree(numeral, other, loose=loose)), None)


def agrees(numeral: Numeral, others: Iterable[Numeral], *, loose: bool = False) -> bool:
    """Whether one of some numbers is the same: value, unit, and kind.

    A number of the page may leave out a currency or a measure, never per cent; `loose` in a
    table, whose heads hold the units, it may leave out those as well.
    """
    return any(
        other.value == numeral.value and _agree(numeral, other, loose=loose) for other in others
    )


def _agree(mine: Numeral, theirs: Numeral, *, loose: bool) -> bool:
    dates = (mine.form is Form.DATE) is (theirs.form is Form.DATE)
    bare = not mine.unit and (loose or theirs.unit not in STRICT)
    return dates and (mine.unit == theirs.unit or bare)


def call_witnesses(brief: Brief) -> tuple[dict[str, Witness], list[Fault]]:
    """Every source of a brief by its name, its saved file read where there is one."""
    files = dict(brief.files)
    witnesses, faults = dict[str, Witness](), list[Fault]()
    for name, reference in brief.sources:
        language = reference.language or brief.language
        witness = Witness(name, reference, language)
        file = reference.file
        if file and file.text in files:
            name_of = PurePath(file.text).as_posix()  # `./a.txt` is `a.txt`
            heard = _hear(files[file.text], name_of, language)
            if isinstance(heard, Unreadable):
                faults.append(_unreadable(file, heard))
            else:
                saved, numerals = heard
                witness = witness._replace(saved=saved, numerals=numerals)
        witnesses[name] = witness
    return witnesses, faults


@lru_cache(maxsize=16)  # a brief in the making is built again and again with the same sources
def _hear(
    data: bytes, name: str, language: Language
) -> tuple[Saved, tuple[Numeral, ...]] | Unreadable:
    saved = read_saved(data, name)
    if isinstance(saved, Unreadable):
        return saved
    numerals = find_numerals(saved.text, language)
    return saved, tuple(with_years(each for each in numerals if each.form is not Form.LABEL))


def with_years(numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    """Numbers, and behind each date its year as a number of its own."""
    for numeral in numerals:
        yield numeral
        if numeral.form is Form.DATE and numeral.value > _YEARLESS:
            year = Fraction(numeral.value // 10_000)
            yield numeral._replace(value=year, plain=year, form=Form.YEAR)


# Dates without a year are below it: `mmdd`.
_YEARLESS = 9999


@lru_cache(maxsize=16)
def _index(numerals: tuple[Numeral, ...]) -> dict[Fraction, list[Numeral]]:
    found: dict[Fraction, list[Numeral]] = {}
    for numeral in numerals:
        found.setdefault(numeral.value, []).append(numeral)
    return found


def _unreadable(file: Name, why: Unreadable) -> Fault:
    return Fault(code=why.code, message=why.message, span=file.span, hint=why.hint)
