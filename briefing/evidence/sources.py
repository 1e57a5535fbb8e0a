"""A source of a brief becomes a witness: its saved words, and the numbers in them by value."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief, Copy, Figure, Reference
from briefing.errors import Fault, Span
from briefing.evidence.claims import figures
from briefing.evidence.source_text import Saved, composed, read_saved
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.numerals import STRICT, find_numerals

if TYPE_CHECKING:
    from briefing.evidence.quotes import Found


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
            if isinstance(heard, Fault):
                faults.append(heard._replace(span=file.span))
            else:
                saved, numerals = heard
                witness = witness._replace(saved=saved, numerals=numerals)
        witnesses[name] = witness
    return witnesses, faults


@lru_cache(maxsize=16)  # a brief in the making is built again and again with the same sources
def _hear(data: bytes, name: str, language: Language) -> tuple[Saved, tuple[Numeral, ...]] | Fault:
    saved = read_saved(data, name)
    if isinstance(saved, Fault):
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


class Heard(NamedTuple):
    """A figure's quote: its source by name, the numbers in it, and whether it stands there.

    `stands` is None where the source is not saved; `place` says where it stands.
    """

    quote: Copy
    source: str
    numerals: tuple[Numeral, ...]
    stands: bool | None
    place: str = ""


def hear_quotes(
    brief: Brief, witnesses: Mapping[str, Witness]
) -> tuple[dict[Span, Heard], list[Fault]]:
    """Every figure's quote, by the figure's place, and a fault for each that does not stand."""
    heard, faults = dict[Span, Heard](), list[Fault]()
    for figure, _, statement in figures(brief):
        if figure.quote:
            witness = witnesses.get(statement.sources[0]) if statement.sources else None
            found = _look_up_quote(figure.quote, witness, brief.language)
            heard[figure.span] = found
            if found.stands is False and witness:
                faults.append(altered(figure.quote, witness, "the quote"))
    for section in brief.sections:
        quote = section.quote
        named = (quote and quote.source) or section.source
        witness = witnesses.get(named.text) if named else None
        # A quotation in translation stands in no source word for word.
        same = witness and witness.language.code == brief.language.code
        if (
            quote
            and witness
            and witness.saved
            and same
            and not _find(witness.saved, quote.text.text)
        ):
            faults.append(altered(quote.text, witness, "the pull quote"))
    return heard, faults


def _look_up_quote(quote: Copy, witness: Witness | None, language: Language) -> Heard:
    tongue = witness.language if witness else language
    found = (n for n in find_numerals(composed(quote.text), tongue) if n.form is not Form.LABEL)
    numerals = tuple(with_years(found))
    name = witness.name if witness else ""
    if witness is None or witness.saved is None:
        return Heard(quote, name, numerals, None)
    there = _find(witness.saved, quote.text)
    return Heard(quote, name, numerals, there is not None, there.place if there else "")


def _find(saved: "Saved", words: str) -> "Found | None":
    from briefing.evidence.quotes import find_quote  # loaded only for a source that is saved

    return find_quote(saved, words)


def altered(quote: Copy, witness: Witness, what: str) -> Fault:
    """A quote that its source does not hold, and what that does hold."""
    from briefing.evidence.quotes import nearest_quote  # loaded only when something is wrong

    assert witness.saved
    near = nearest_quote(witness.saved, quote.text)
    hint = f'copy it word for word: {near.place} has "{near.text}"' if near else _COPY
    message = f"{what} does not stand in {witness.name}"
    return Fault("evidence.quote", message, quote.span, hint)


def unit_missing(figure: Figure, language: Language) -> str | None:
    """The word of a figure's unit that its quote does not hold, in full or in its initials."""
    if figure.unit is None or figure.quote is None:
        return None
    words = [word.strip(".,()").lower() for word in figure.quote.text.split()]
    initials = "".join(word[:1] for word in words)
    for word in figure.unit.text.split():
        bare = word.strip(".,()")
        if len(bare) < _SHORT or bare.lower() in language.loose or not bare.isalpha():
            continue
        stem = bare.lower()[:_STEM]
        if bare.isupper() and bare.lower() in initials:
            continue
        if not any(other.startswith(stem) or stem.startswith(other[:_STEM]) for other in words):
            return bare
    return None


_COPY = "copy the source's own words"
# Shorter words than three letters say no unit; five letters tell one from another, endings aside.
_SHORT, _STEM = 3, 5
