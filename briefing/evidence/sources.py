"""The sources of a brief: their saved text with the numbers in it, and the quotes taken from it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief, Copy, Fact, Figure, Name, Reference
from briefing.errors import Fault, Span
from briefing.evidence.claims import Statement, fact_values, figure_values
from briefing.evidence.source_text import MAX_WORK, Saved, Work, composed, read_saved
from briefing.evidence.units import scaled_numerals
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.number_units import STRICT
from briefing.language.numerals import find_numerals

if TYPE_CHECKING:
    from briefing.evidence.cells import TableIndex
    from briefing.evidence.quotes import Found, Near
    from briefing.evidence.slips import Slips


class Numbers:
    """The numbers of a text, in order, and found by their values."""

    def __init__(self, numerals: Iterable[Numeral]) -> None:
        self._numerals = tuple(numerals)
        # Of those that agree with the same numbers of a page, the first.
        self._by_value: dict[Fraction, dict[tuple[str, bool], Numeral]] = {}
        for numeral in self._numerals:
            alike = self._by_value.setdefault(numeral.value, {})
            alike.setdefault((numeral.unit, numeral.form is Form.DATE), numeral)

    def __len__(self) -> int:
        return len(self._numerals)

    def __contains__(self, value: Fraction) -> bool:
        """Whether a number has this value, whatever its unit."""
        return value in self._by_value

    def has_digits(self, value: Fraction) -> bool:
        """Whether a number has this value, or has it before a word that multiplies it: the 594.9 of
        `594.9 million`.
        """
        return value in self._by_value or value in self._plain

    @cached_property
    def _plain(self) -> frozenset[Fraction]:
        return frozenset(numeral.plain for numeral in self._numerals)

    def find(self, numeral: Numeral, *, any_unit: bool = False) -> Numeral | None:
        """The first number that agrees with one of the page: by its value, its unit and its kind.

        The page may leave out a currency or a measure, never per cent; with `any_unit`, as in a
        table whose heads hold the units, those as well.
        """
        alike = self._by_value.get(numeral.value, {}).values()
        return next((other for other in alike if _agree(numeral, other, any_unit=any_unit)), None)

    def every(self, numeral: Numeral, *, any_unit: bool = False) -> Iterator[Numeral]:
        """All numbers that agree with one of the page, as `find` has the first of them."""
        same = self._all_by_value.get(numeral.value, ())
        return (other for other in same if _agree(numeral, other, any_unit=any_unit))

    @cached_property
    def _all_by_value(self) -> dict[Fraction, list[Numeral]]:
        found: dict[Fraction, list[Numeral]] = {}
        for numeral in self._numerals:
            found.setdefault(numeral.value, []).append(numeral)
        return found

    def within(self, start: int, end: int) -> Iterator[Numeral]:
        """The numbers of a part of the text, in order."""
        return (each for each in self._numerals if start <= each.start < end)

    def power_at(self, start: int) -> int:
        """By which power of ten heads multiply the number at a place; 0 where they do not."""
        return self._powers.get(start, 0)

    @cached_property
    def _powers(self) -> dict[int, int]:
        times = ((n.start, n.value / n.plain) for n in self._numerals if n.plain)
        return {start: len(str(by)) - 1 for start, by in times if by.denominator == 1 and by > 1}

    @cached_property
    def slips(self) -> "Slips":
        """The same numbers, found by what slips of the hand leave of them."""
        from briefing.evidence.slips import Slips  # loaded only when something is wrong

        return Slips(self._numerals)


def _agree(mine: Numeral, theirs: Numeral, *, any_unit: bool) -> bool:
    """Whether units and kinds agree of two numbers of one value."""
    same_kind = (mine.form is Form.DATE) is (theirs.form is Form.DATE)
    may_lack_unit = not mine.unit and (any_unit or theirs.unit not in STRICT)
    return same_kind and (mine.unit == theirs.unit or may_lack_unit)


class Source(NamedTuple):
    """A source: its language, and its saved text with the numbers in it; neither if not saved.

    The `tables` in it are found by their heads; None where there are none.
    """

    name: str
    reference: Reference
    language: Language
    saved: Saved | None = None
    numbers: Numbers = Numbers(())
    tables: "TableIndex | None" = None


# Microseconds for all sources of a brief together, beyond which no other is read: some 170,000
# numbers, or 230 dense pages of PDF.
MAX_ALL_WORK = 3_500_000
# Microseconds for a character, for each number that is found, and for a byte of a file.
_CHARACTER, _NUMBER, _BYTE = 1, 20, 0.03


def read_sources(brief: Brief) -> tuple[dict[str, Source], list[Fault]]:
    """Every source of a brief by its name, and a fault for each saved file that cannot be read.

    Those behind `MAX_ALL_WORK` are not read, which is one fault, at the first of them.
    """
    files = dict(brief.files)
    sources, faults = dict[str, Source](), list[Fault]()
    spent, unread = 0.0, list[Name]()
    for name, reference in brief.sources:
        language = reference.language or brief.language
        source = Source(name, reference, language)
        file = reference.file
        if file and file.text in files and spent > MAX_ALL_WORK:
            unread.append(file)
        elif file and file.text in files:
            found, work = _read_source(files[file.text], file.text, language)
            spent += work
            if isinstance(found, Fault):
                faults.append(found._replace(span=file.span))
            else:
                saved, numbers, tables = found
                source = source._replace(saved=saved, numbers=numbers, tables=tables)
        sources[name] = source
    if unread:
        message = f"the sources before {unread[0].text!r} are as much as can be read for one brief"
        hint = "save of each source the part that the brief relies on"
        faults.append(Fault("source.too-long", message, unread[0].span, hint))
    return sources, faults


@lru_cache(maxsize=16)  # a brief in the making is built again and again with the same sources
def _read_source(
    data: bytes, name: str, language: Language
) -> tuple[tuple[Saved, Numbers, "TableIndex | None"] | Fault, float]:
    """The text of a saved file, the numbers in it and its tables, or a fault where it cannot be
    read.

    Beside it the work that it took, in microseconds by measured prices.
    """
    work = Work()
    saved = read_saved(data, name, work, language)
    spent = MAX_WORK - work.left + _BYTE * len(data)
    if isinstance(saved, Fault):
        return saved, spent
    numbers = _numbers(saved.text, language)
    spent += _CHARACTER * len(saved.text) + _NUMBER * len(numbers)
    if not saved.tables:
        return (saved, numbers, None), spent
    from briefing.evidence.cells import TableIndex  # loaded only for a source with tables

    return (saved, numbers, TableIndex(saved.tables, language)), spent


# Where a number goes on in the next line, or in the next column.
_PARTED = re.compile(r"[\n\t]")


def _numbers(text: str, language: Language) -> Numbers:
    """The numbers of a source's text, and after each full date its year and its day of the year,
    and after each full hour the hour, as numbers of their own.

    What they are called is on one line.
    """

    found = list(find_numerals(text, language))
    numerals = [each for numeral in found for each in (numeral, *without_mark(numeral, language))]
    return Numbers((*_with_parts(numerals), *scaled_numerals(text, numerals, language)))


# A number in groups of three with one digit too many, which is the mark of a footnote that a PDF
# has put into the line: `64,771,0074`.
_WITH_MARK = re.compile(
    r"(?P<number>\d{1,3}(?:(?P<group>[.,])\d{3})(?:(?P=group)\d{3})*)\d(?P<unit>\D*)"
)


def without_mark(numeral: Numeral, language: Language) -> Iterator[Numeral]:
    """A number without the mark of a footnote behind it, if its last group shows that it has one.

    Behind a decimal mark any digit may be a decimal.
    """
    is_number = numeral.form is Form.NUMBER and numeral.plain
    match = _WITH_MARK.fullmatch(numeral.text) if is_number else None
    if match and (match["group"] != language.decimal or match["number"].count(match["group"]) > 1):
        digits = match["number"].replace(match["group"], "")
        plain = Fraction(int(digits))
        value = plain * numeral.value / numeral.plain
        yield numeral._replace(text=match["number"] + match["unit"], value=value, plain=plain)


def _with_parts(numerals: Iterable[Numeral]) -> Iterator[Numeral]:
    """The numbers of a source, and such parts of its dates, hours and labels as a page may have."""
    for numeral in numerals:
        if numeral.form is Form.LABEL:
            yield from _years_of(numeral)
        else:
            yield numeral._replace(text=_PARTED.sub(" ", numeral.text))
        if numeral.form is Form.DATE and numeral.value > _YEARLESS:
            year, day = Fraction(numeral.value // 10_000), numeral.value % 10_000
            yield numeral._replace(value=year, plain=year, form=Form.YEAR)
            yield numeral._replace(value=day, plain=day)
        if numeral.form is Form.CLOCK and numeral.value % 100 == 0:
            hour = numeral.value / 100
            yield numeral._replace(value=hour, plain=hour, form=Form.NUMBER)


# The years in the name of a time: `Q3/2025`, `FY2024-25`, `mid-2025`; or in two digits, `3T25`.
_NAMED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[/-](\d\d))?(?!\d)")
_NAMED_SHORT = re.compile(r"(?:FY|CY|[QTSH][1-4]\W?|[1-4][QTSH]\W?)(\d\d)")


def _years_of(label: Numeral) -> Iterator[Numeral]:
    """The years that a label of a source names, as numbers of their own."""
    years = [f"20{short[1]}" for short in (_NAMED_SHORT.fullmatch(label.text),) if short]
    for year, last in _NAMED_YEAR.findall(label.text):
        years += [year, year[:2] + last] if last > year[2:] else [year]
    for year in years:
        value = Fraction(int(year))
        yield label._replace(value=value, plain=value, form=Form.YEAR)


# A date is the number `yyyymmdd`; without a year `mmdd`, which is below this.
_YEARLESS = 9999


class QuoteCheck(NamedTuple):
    """A figure's quote: its source by name, the numbers in it, and whether the source has it.

    `is_found` is None where the source is not saved; `place` is the line or page of it.
    """

    copy: Copy
    source: str
    numbers: Numbers
    is_found: bool | None
    place: str = ""


def check_quotes(
    brief: Brief, sources: Mapping[str, Source]
) -> tuple[dict[Span, QuoteCheck], dict[str, list[Fault]]]:
    """Look up the quotes of figures and facts, and the pull quotes, in their sources.

    Returns the former by the spans of these, and by source a fault for each that is not there.
    """
    quotes, faults = dict[Span, QuoteCheck](), dict[str, list[Fault]]()
    values: list[tuple[Figure | Fact, Statement]] = [*figure_values(brief), *fact_values(brief)]
    for each, value in values:
        if each.quote:
            source = sources.get(value.sources[0]) if value.sources else None
            found = _check_quote(each.quote, source, brief.language)
            quotes[each.span] = found
            if found.is_found is False and source:
                fault = _not_found(each.quote, source, "the quote")
                faults.setdefault(source.name, []).append(fault)
    every = ((section, quote) for section in brief.sections for quote in section.all_quotes)
    for section, pull_quote in every:
        named = pull_quote.source or section.source
        source = sources.get(named.text) if named else None
        if not source or not source.saved:
            continue
        # A quotation in translation stands in no source word for word.
        is_original = source.language.code == brief.language.code
        if is_original and not _find(source, pull_quote.text.text):
            fault = _not_found(pull_quote.text, source, "the pull quote")
            faults.setdefault(source.name, []).append(fault)
    return quotes, faults


def _check_quote(quote: Copy, source: Source | None, language: Language) -> QuoteCheck:
    numbers = _numbers(composed(quote.text), source.language if source else language)
    name = source.name if source else ""
    if source is None or source.saved is None:
        return QuoteCheck(quote, name, numbers, None)
    found = _find(source, quote.text)
    return QuoteCheck(quote, name, numbers, found is not None, found.place if found else "")


def _find(source: Source, words: str) -> "Found | None":
    from briefing.evidence.quotes import find_quote  # loaded only for a source that is saved

    assert source.saved
    return find_quote(source.saved, words, source.language)


def _not_found(quote: Copy, source: Source, what: str) -> Fault:
    """The fault of a quote that its source does not hold, with the nearest words of that."""
    from briefing.evidence.quotes import nearest_quote  # loaded only when something is wrong

    assert source.saved
    near = nearest_quote(source.saved, quote.text)
    message = f"{what} does not stand in {source.name}"
    hint = "copy the source's own words, or name the source that they are from"
    if near:
        message += _difference(near)
        hint = f'copy it word for word: {near.place} has "{near.text}"'
    return Fault("evidence.quote", message, quote.span, hint)


def _difference(near: "Near") -> str:
    """In which word a quote differs from its source, if it is one."""
    if near.theirs and near.mine:
        return f', which has "{near.theirs}" and not "{near.mine}"'
    if near.mine:
        return f', which has no "{near.mine}" there'
    return f', which has "{near.theirs}" as well' if near.theirs else ""


# Shorter words than three letters say no unit; five letters tell one from another, endings aside.
_SHORT, _STEM = 3, 5


def missing_unit(figure: Figure, language: Language) -> str | None:
    """The first word of a figure's unit that its quote does not hold, in full or in its initials.

    None where all of the unit is there, or the figure has no unit or no quote.
    """
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
