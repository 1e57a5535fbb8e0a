"""A brief and its saved sources become a ledger: where each number on the page came from.

It proves where a number came from, not that it is true.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure
from briefing.errors import Fault, Severity, Span
from briefing.evidence.claims import (
    Statement,
    figures,
    nearest_number,
    needless,
    statements,
    why_exempt,
)
from briefing.evidence.sources import (
    Heard,
    Witness,
    agrees,
    call_witnesses,
    hear_quotes,
    unit_missing,
)
from briefing.language.decimals import Form, Numeral
from briefing.language.numerals import find_numerals


class Status(Enum):
    """What became of a number; `unchecked` is one whose source is not saved."""

    QUOTED = "quoted"
    FOUND = "found"
    DERIVED = "derived"
    EXEMPT = "exempt"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


class Entry(NamedTuple):
    """One number of the page: what holds it, what became of it, and by what words of whom.

    `source` is the source's name in the brief, `place` where in it, `words` what it says
    there; `why` tells of a number that is exempt or unsupported.
    """

    text: str
    what: str
    span: Span
    status: Status
    source: str = ""
    place: str = ""
    words: str = ""
    why: str = ""


class Ledger(NamedTuple):
    """Every number of a brief, what is wrong with them, and the sources that are not saved."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    unsaved: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many numbers there are of each status."""
        counted = Counter(entry.status for entry in self.entries)
        return {status.value: counted[status] for status in Status}


def keep_ledger(brief: Brief) -> Ledger:
    """Hold every number of a brief against the words of its sources.

    Where `evidence` is required, what is wrong is an error; else a warning.
    """
    witnesses, faults = call_witnesses(brief)
    clerk = _Clerk(brief, witnesses)
    entries = tuple(clerk.entries())
    severity = Severity.ERROR if brief.evidence == "required" else Severity.WARNING
    told = tuple(fault._replace(severity=severity) for fault in clerk.faults)
    unsaved = tuple(name for name, each in witnesses.items() if each.saved is None)
    told += tuple(needless(brief, clerk.asked))
    return Ledger(entries, (*faults, *told), unsaved)


class _Clerk:
    """Keeps one brief's ledger."""

    def __init__(self, brief: Brief, witnesses: Mapping[str, Witness]) -> None:
        self.brief = brief
        self.witnesses = witnesses
        self.heard, self.faults = hear_quotes(brief, witnesses)
        self.asked: list[tuple[Numeral, str]] = []  # numbers that might need no source
        self.derived: dict[Span, list[Numeral]] = {}  # of a figure, what its sum has proved

    def entries(self) -> Iterator[Entry]:
        """The figures' values, then every number of the texts, in reading order."""
        for figure, _, value in figures(self.brief):
            yield from self._figure(figure, value)
        for statement in statements(self.brief):
            yield from (self._number(statement, *each) for each in self._read(statement.copy))

    def _read(self, copy: Copy) -> Iterator[tuple[Numeral, Span]]:
        """The numbers of a text with their places in the file."""
        after: Span | None = None
        for numeral in find_numerals(copy.text, self.brief.language):
            if numeral.form is not Form.LABEL:
                after = copy.find(numeral.text, after)
                yield numeral, after

    def _figure(self, figure: Figure, value: Statement) -> Iterator[Entry]:
        for numeral, span in self._read(value.copy):
            if figure.derived:
                entry = self._derived(figure.derived, value, numeral, span)
                if entry.status is Status.DERIVED:
                    self.derived.setdefault(figure.span, []).append(numeral)
                yield entry
            elif figure.span in self.heard:
                yield self._quoted(figure, value, numeral, span)
            else:
                yield self._number(value, numeral, span)

    def _quoted(self, figure: Figure, value: Statement, numeral: Numeral, span: Span) -> Entry:
        """A value with a quote: that has to stand in its source, say the value, and its unit."""
        heard = self.heard[figure.span]
        entry = self._from_quote(numeral, span, value.what, heard)
        if not agrees(numeral, heard.numerals):
            return self._unsupported(entry, numeral, heard.numerals, "the quote")
        if heard.stands is False:
            why = "its quote does not stand in the source"
            return entry._replace(status=Status.UNSUPPORTED, why=why)
        tongue = self._tongue(heard.source)
        word = unit_missing(figure, self.brief.language) if tongue else None
        if word and figure.unit:
            message = f"the quote says nothing of {word!r}"
            span, hint = figure.unit.find(word), "give the unit that it gives"
            self.faults.append(Fault("evidence.unit", message, span, hint))
            return entry._replace(status=Status.UNSUPPORTED, why=message)
        return entry

    def _tongue(self, name: str) -> bool:
        """Whether a source is in the brief's own language, so that words can be compared."""
        witness = self.witnesses.get(name)
        return witness is not None and witness.language.code == self.brief.language.code

    def _number(self, statement: Statement, numeral: Numeral, span: Span) -> Entry:
        """A number anywhere else: exempt, in a quote of its section, or in its source."""
        entry = Entry(numeral.text, statement.what, span, Status.EXEMPT)
        self.asked.append((numeral, statement.copy.text))
        why = why_exempt(numeral, statement.copy.text, self.brief)
        if why:
            return entry._replace(why=why)
        loose = statement.is_loose
        quoted = (figure.span for figure in statement.figures if figure.span in self.heard)
        for heard in map(self.heard.__getitem__, quoted):
            if heard.stands is not False and agrees(numeral, heard.numerals, loose=loose):
                return self._from_quote(numeral, span, statement.what, heard)
        for figure in statement.figures:
            if figure.derived and agrees(numeral, self.derived.get(figure.span, ()), loose=loose):
                return entry._replace(status=Status.DERIVED, words=figure.derived.text)
        witnesses = [self.witnesses[name] for name in statement.sources if name in self.witnesses]
        for witness in witnesses:
            if witness.saved and (found := witness.find(numeral, loose=loose)):
                place, words = witness.saved.place(found.start), witness.saved.around(found.start)
                entry = entry._replace(status=Status.FOUND, source=witness.name)
                return entry._replace(place=place, words=words)
        if any(witness.saved is None for witness in witnesses):
            why = "its source is not saved"
            return entry._replace(status=Status.UNCHECKED, why=why)
        others = [n for witness in witnesses for n in witness.numerals]
        return self._unsupported(entry, numeral, others, "the source")

    def _from_quote(self, numeral: Numeral, span: Span, what: str, heard: Heard) -> Entry:
        source, place, words = heard.source, heard.place, heard.quote.text
        return Entry(numeral.text, what, span, Status.QUOTED, source, place, words)

    def _derived(self, sum_: Copy, value: Statement, numeral: Numeral, span: Span) -> Entry:
        """A value worked out from numbers that have sources themselves."""
        entry = Entry(numeral.text, value.what, span, Status.DERIVED, words=sum_.text)
        from briefing.evidence.arithmetic import work_out  # loaded only for a sum

        done = work_out(sum_.text, self.brief.language)
        if done is None:
            hint = "write a sum of numbers, such as 300000 / 10000"
            return self._refused(entry, sum_.span, f"{sum_.text!r} is not a sum", hint)
        homeless = [n for n in done.numbers if n not in self._sourced(value)]
        if homeless:
            message = f"{_plain(homeless[0])} in the sum stands in no source"
            return self._refused(entry, sum_.span, message, "sum up numbers of the source")
        if _rounded(done.value, numeral) != numeral.plain and done.value != numeral.value:
            message = f"the sum makes {_plain(done.value)}; you wrote {numeral.text}"
            return self._refused(entry, span, message, "mend the value or the sum")
        return entry

    def _sourced(self, value: Statement) -> set[Fraction]:
        """The values of every number that quotes of the section, or its sources, hold."""
        heard = (h.numerals for h in self.heard.values() if h.stands is not False)
        saved = (self.witnesses[name].numerals for name in value.sources if name in self.witnesses)
        return {n.value for numerals in (*heard, *saved) for n in numerals}

    def _refused(self, entry: Entry, span: Span, message: str, hint: str) -> Entry:
        self.faults.append(Fault("evidence.derived", message, span, hint))
        return entry._replace(status=Status.UNSUPPORTED, why=message)

    def _unsupported(
        self, entry: Entry, numeral: Numeral, others: Iterable[Numeral], whose: str
    ) -> Entry:
        """A number that nothing supports, and the one that was probably meant."""

        near = nearest_number(numeral, others)
        said = f"{whose} says {near.text}; you wrote {numeral.text}" if near else ""
        hint = f"{said}; mend it, or name another source" if said else _SOURCELESS
        message = f"{whose} does not say {numeral.text}"
        self.faults.append(Fault("evidence.unsupported", message, entry.span, hint))
        return entry._replace(status=Status.UNSUPPORTED, why=said or message)


def _rounded(value: Fraction, numeral: Numeral) -> Fraction:
    """A value to as many decimals as a number is written with."""
    places = 0
    while (numeral.plain * 10**places).denominator != 1 and places < _PLACES:
        places += 1
    return Fraction(round(value * 10**places), 10**places)


_SOURCELESS = "name its source and quote it, or list it under `evidence_ignore` in brief.yaml"
_PLACES = 6  # nobody prints more decimals


def _plain(value: Fraction) -> str:
    return f"{float(value):g}"
