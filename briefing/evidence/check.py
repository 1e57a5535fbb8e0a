"""Checks every number of a brief against its sources: where each came from, not that it is true."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief, Copy, DataReference, Fact, Figure
from briefing.errors import MOST, Fault, Severity, Span
from briefing.evidence.agreement import (
    Passage,
    Wanted,
    contrary_direction,
    find_in,
    find_named,
)
from briefing.evidence.chance import Otherwise, said_otherwise
from briefing.evidence.claims import (
    Statement,
    fact_values,
    figure_values,
    statements,
    unused_exemptions,
    why_exempt,
)
from briefing.evidence.directions import FALL, RISE, comparisons, reached
from briefing.evidence.source_text import composed
from briefing.evidence.sources import (
    Numbers,
    QuoteCheck,
    Source,
    check_quotes,
    missing_unit,
    read_sources,
)
from briefing.evidence.units import scale_of
from briefing.evidence.ways import Way, around, stems
from briefing.language.decimals import Form, Numeral
from briefing.language.number_units import PER_CENT
from briefing.language.numerals import find_numerals

if TYPE_CHECKING:
    from briefing.evidence.aligned_numbers import PageTables
    from briefing.evidence.cells import FoundCell, TableIndex
    from briefing.evidence.hints import Missing

    NamedCell = tuple[Source, FoundCell]


class Status(Enum):
    """What supports a number; it is unchecked where the text of its source is not saved."""

    QUOTED = "quoted"
    FOUND = "found"
    DERIVED = "derived"
    EXEMPT = "exempt"
    UNSUPPORTED = "unsupported"
    UNCHECKED = "unchecked"


class Claim(NamedTuple):
    """One number of the page: as written, in which text (`what`), and what supports it.

    `source` is the source's name in the brief, `place` a line or page of it, `words` what it says
    there; `why` is the reason for a number that is exempt, unsupported or unchecked. `way` is how
    one was found that is quoted, found or derived.
    """

    text: str
    what: str
    span: Span
    status: Status
    source: str = ""
    place: str = ""
    words: str = ""
    why: str = ""
    way: Way | None = None


class Evidence(NamedTuple):
    """The claims of a brief, the faults found, and the names of sources that are not saved."""

    claims: tuple[Claim, ...]
    faults: tuple[Fault, ...]
    unsaved: tuple[str, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many claims there are of each status, by its value, zeros included."""
        counted = Counter(claim.status for claim in self.claims)
        return {status.value: counted[status] for status in Status}

    @property
    def ways(self) -> dict[str, int]:
        """How many claims that are FOUND were found in each way, by its value, zeros left out."""
        counted = Counter(claim.way for claim in self.claims if claim.status is Status.FOUND)
        return {way.value: counted[way] for way in Way if counted[way]}


def check_evidence(brief: Brief) -> Evidence:
    """Check every number of a brief against the saved text of its sources.

    A number that nothing supports is an error where the brief says `evidence: required`, else a
    warning. A source that cannot be read is an error always.
    """
    sources, faults = read_sources(brief)
    checker = _Checker(brief, sources)
    claims = tuple(checker.claims())
    checker.tell_causes()
    severity = Severity.ERROR if brief.evidence == "required" else Severity.WARNING
    faults += (fault._replace(severity=severity) for fault in checker.faults)
    faults += checker.contrary
    faults += unused_exemptions(brief, checker.exemptable)
    unsaved = tuple(name for name, source in sources.items() if source.saved is None)
    return Evidence(claims, tuple(faults), unsaved)


class _Checker:
    """The claims of one brief, and the faults met on the way."""

    def __init__(self, brief: Brief, sources: Mapping[str, Source]) -> None:
        self.brief = brief
        self.sources = sources
        self.faults: list[Fault] = []
        # Quotes by the figures and facts that have them; faults of those not found, by source.
        self.quotes, self.misquoted = check_quotes(brief, sources)
        self.unfound = {fault.span for faults in self.misquoted.values() for fault in faults}
        # Numbers that no source has; and how many were looked for, by section and sources.
        self.missing: list[Missing] = []
        self.looked_for = Counter[tuple[str, ...]]()
        # Warnings, whatever the brief requires.
        self.contrary: list[Fault] = []
        # Numbers that `evidence_ignore` may cover, each with the text around it.
        self.exemptable: list[tuple[Numeral, str]] = []
        # By the span of a figure, the numbers that its sum has proved.
        self.derived: dict[Span, list[Numeral]] = {}
        # The facts that say where they come from; and their numbers, once these are checked.
        self.given = {value.what: (fact, value) for fact, value in fact_values(brief)}
        self.facts: dict[str, list[tuple[Numeral, Claim]]] = {}
        # Every text that may claim a number; and the tables and charts among them, if asked for.
        self.statements = tuple(statements(brief))
        self.tables: PageTables | None = None

    def claims(self) -> Iterator[Claim]:
        """The facts, the figures' values, then every number of the texts, in reading order."""
        for what in self.given:
            yield from (claim for _, claim in self._fact(what))
        for figure, value in figure_values(self.brief):
            for copy in filter(None, (figure.label, figure.context)):
                self._compare_within(copy, f"{value.copy.text}, ")
            for numeral, span in self._numerals(value.copy):
                yield self._value(figure, value, numeral, span)
        for statement in self.statements:
            self._compare_within(statement.copy)
            changes = [each for each in map(_change_of, statement.figures) if each]
            for numeral, span in self._numerals(statement.copy):
                if changes:
                    self._compare_change(changes, statement.copy.text, numeral, span)
                yield self._number(statement, numeral, span)

    def tell_causes(self) -> None:
        """Add the faults of what no source has, quotes and numbers, one for each cause."""
        told = []
        if self.missing:
            from briefing.evidence.hints import tell_missing  # loaded only when something is wrong

            told = list(tell_missing(self.missing, self.looked_for, self.brief))
        wrong = {fault.span for fault in told}
        for name, faults in self.misquoted.items():
            file = self.sources[name].reference.file
            if file is None or file.span not in wrong:
                self.faults += faults
        self.faults += told

    def _numerals(self, copy: Copy) -> Iterator[tuple[Numeral, Span]]:
        """The numbers of a text with their places in the file."""
        after: Span | None = None
        for numeral in find_numerals(copy.text, self.brief.language):
            if numeral.form is not Form.LABEL:
                name = _fact_of(numeral, copy)
                after = copy.find(f"{{facts.{name}}}" if name else numeral.text, after)
                yield numeral, after

    def _fact(self, what: str) -> list[tuple[Numeral, Claim]]:
        """The numbers of a fact, each checked once; none of one that says not where it is from."""
        if what not in self.facts:
            self.facts[what] = []
            if what in self.given:
                fact, value = self.given[what]
                check = partial(self._quoted, fact) if fact.span in self.quotes else self._number
                self.facts[what] = [
                    (n, check(value, n, at)) for n, at in self._numerals(value.copy)
                ]
        return self.facts[what]

    def _printed(self, wanted: Wanted, span: Span) -> Claim | None:
        """A number that is one of a fact, as found by that; None if it is none, or says more."""
        numeral, statement, _ = wanted
        what = f"fact {_fact_of(numeral, statement.copy)}"
        for number, claim in self._fact(what):
            is_bare = statement.any_unit and not numeral.unit and numeral.plain == number.plain
            if not is_bare and (numeral.value, numeral.unit) != (number.value, number.unit):
                continue
            printed = claim._replace(text=numeral.text, what=statement.what, span=span)
            if claim.status is Status.UNSUPPORTED:
                return printed._replace(why=f"see the {what}")
            if claim.status in (Status.UNCHECKED, Status.EXEMPT):
                return printed
            self._compare_fact(self.given[what][0], wanted, claim, span)
            return printed._replace(status=Status.FOUND, place=what, words="", way=Way.REFERENCE)
        return None

    def _compare_fact(self, fact: Fact, wanted: Wanted, claim: Claim, span: Span) -> None:
        """Tell where a text gives a fact the contrary direction of its quote, or of its source."""
        quote, source = self.quotes.get(fact.span), self.sources.get(claim.source)
        if quote:
            passage = self._quote(quote)
        elif source and source.saved:
            passage = Passage(source.saved.text, source.numbers, source.language)
        else:
            return
        if find_in(passage, wanted):
            self._compare(passage, wanted, span)

    def _value(self, figure: Figure, value: Statement, numeral: Numeral, span: Span) -> Claim:
        """A number of a figure's value: derived by its sum, in its quote, or as any other."""
        if figure.derived:
            claim = self._sum(figure.derived, value, numeral, span)
            if claim.status is Status.DERIVED:
                self.derived.setdefault(figure.span, []).extend(self._proved(figure, numeral))
            return claim
        if figure.span in self.quotes:
            return self._quoted(figure, value, numeral, span)
        return self._number(value, numeral, span)

    def _proved(self, figure: Figure, numeral: Numeral) -> Iterator[Numeral]:
        """A number that a sum has proved, as it stands and as the figure's unit scales it."""
        yield numeral
        unit = (figure.unit.text,) if figure.unit else ()
        if scale := scale_of(unit, self.brief.language):
            yield scale.of(numeral)

    def _quoted(
        self, figure: Figure | Fact, value: Statement, numeral: Numeral, span: Span
    ) -> Claim:
        """A value with a quote, which must be in its source, and say the value and its unit."""
        quote = self.quotes[figure.span]
        claim = _from_quote(numeral, span, value.what, quote)
        if quote.is_found is False:
            return _unproved(claim, _NO_QUOTE)
        if not quote.numbers.find(numeral):
            return self._unquoted(claim, numeral, quote)
        source = self.sources.get(quote.source)
        # Only words of the brief's own language can be compared.
        is_comparable = source and source.language.code == self.brief.language.code
        if not is_comparable or isinstance(figure, Fact):
            return claim
        word = missing_unit(figure, self.brief.language)
        if word and figure.unit:
            message = f"the quote says nothing of {word!r}"
            span, hint = figure.unit.find(word), "give the unit that it gives"
            self.faults.append(Fault("evidence.unit", message, span, hint))
            return _unproved(claim, message)
        return claim

    def _number(self, statement: Statement, numeral: Numeral, span: Span) -> Claim:
        """A number that is exempt, in a quote or a sum of its section's figures, or in a source."""
        claim = Claim(numeral.text, statement.what, span, Status.EXEMPT)
        if origin := statement.copy.origin:
            name = next((s.name for s in self.sources.values() if _is_of(s, origin)), "")
            place = origin.place.text if name else f"{origin.file.text}, {origin.place.text}"
            return claim._replace(status=Status.FOUND, source=name, place=place, way=Way.REFERENCE)
        self.exemptable.append((numeral, statement.copy.text))
        why = why_exempt(numeral, statement, self.brief)
        if why:
            return claim._replace(why=why)
        wanted = Wanted(numeral, statement, self.brief.language)
        if found := self._printed(wanted, span):
            return found
        if statement.copy.span in self.unfound:
            return _unproved(claim, _NO_QUOTE)
        self.looked_for[statement.held_against] += 1
        sources = [self.sources[name] for name in statement.sources if name in self.sources]
        if found := self._found(sources, wanted, claim):
            return found
        if why := self._why_unchecked(statement):
            return claim._replace(status=Status.UNCHECKED, why=why)
        return self._missing(wanted, sources, claim)

    def _missing(
        self, wanted: Wanted, sources: Sequence[Source], claim: Claim, power: int = 0
    ) -> Claim:
        """A number that no source says, or that a cell says in another `power` of ten."""
        from briefing.evidence.hints import missing_number  # loaded only when something is wrong

        is_shown = len(self.missing) < MOST
        missing = missing_number(wanted, sources, claim.span, is_shown=is_shown)
        self.missing.append(missing._replace(power=power or missing.power))
        return _unproved(claim, missing.why)

    def _found(self, sources: Sequence[Source], wanted: Wanted, claim: Claim) -> Claim | None:
        """The claim as found in a quote, a sum, a cell or the text of a source, or contradicted."""
        cell, contrary = self._cell(sources, wanted)
        is_overruled = contrary and wanted.statement.any_unit
        if not is_overruled and (found := self._by_figures(wanted, claim)):
            return found
        if cell:
            return self._by_cell(*cell, wanted, claim)
        if contrary and contrary[1].power:
            return self._missing(wanted, sources, claim, contrary[1].power)
        others = (source for source in sources if not contrary or source is not contrary[0])
        claims = (self._in_source(source, wanted, claim) for source in others)
        found = next(filter(None, claims), None)
        if found or contrary is None or self._why_unchecked(wanted.statement):
            return found
        return self._contradicted(contrary[1], claim)

    def _by_figures(self, wanted: Wanted, claim: Claim) -> Claim | None:
        """The claim as found in a quote or a sum of its section's figures, if it is there."""
        numeral, statement, _ = wanted
        for figure in statement.figures:
            quote = self.quotes.get(figure.span)
            if quote and quote.is_found is not False and find_in(self._quote(quote), wanted):
                source = self.sources.get(quote.source)
                is_own = statement.copy in (figure.label, figure.context, figure.kicker)
                is_contrary = contrary_direction(self._quote(quote), wanted)
                if is_contrary and source and source.saved and not is_own:
                    continue  # of something else, unless all of its source says so
                self._compare(self._quote(quote), wanted, claim.span)
                return _from_quote(numeral, claim.span, statement.what, quote)
        for figure in statement.figures:
            proved = self.derived.get(figure.span)
            is_proved = proved and Numbers(proved).find(numeral, any_unit=statement.any_unit)
            if is_proved and figure.derived:
                words = figure.derived.text
                return claim._replace(status=Status.DERIVED, words=words, way=Way.SUM)
        return None

    def _cell(
        self, sources: Sequence[Source], wanted: Wanted
    ) -> tuple["NamedCell | None", "NamedCell | None"]:
        """The first cell that the page names and that says the number, and one that does not."""
        contrary = None
        for source in sources:
            if source.tables is None:
                continue
            # loaded only for a source with tables
            from briefing.evidence.aligned_numbers import PageTables
            from briefing.evidence.cells import cell_of

            self.tables = self.tables or PageTables(self.statements, self.brief.language)
            found = cell_of(wanted, source, self.tables.of(wanted.statement))
            if found and found.says_it:
                return (source, found), None
            contrary = contrary or (found and (source, found))
        return None, contrary

    def _by_cell(self, source: Source, cell: "FoundCell", wanted: Wanted, claim: Claim) -> Claim:
        """The claim as found in the cell of a source's table that the page names."""
        assert source.saved
        passage = Passage(source.saved.text, source.numbers, source.language)
        self._compare(passage, wanted, claim.span, source.tables)
        words = f"{cell.heads}: {cell.text}"
        claim = claim._replace(status=Status.FOUND, source=source.name, way=Way.CELL)
        return claim._replace(place=cell.place, words=words)

    def _contradicted(self, cell: "FoundCell", claim: Claim) -> Claim:
        """A number that stands in the source, but not where the page says."""
        where = f"{cell.heads} ({cell.place})"
        message = f"the source has {cell.text} in {where}; you wrote {claim.text}"
        hint = "mend it, or name another row or column, or another source"
        if cell.instead:
            hint = (
                f"{claim.text} is in {cell.instead}: mend the number, or the row or column it is in"
            )
        self.faults.append(Fault("evidence.cell", message, claim.span, hint))
        return _unproved(claim, message)

    def _in_source(self, source: Source, wanted: Wanted, claim: Claim) -> Claim | None:
        """The claim as found in the text of a source, if it is there."""
        if source.saved is None:
            return None
        passage = Passage(source.saved.text, source.numbers, source.language)
        named = find_named(passage, wanted)
        if named is None:
            return self._in_scaled_cell(source, wanted, claim)
        found, way = named
        if otherwise := said_otherwise(wanted, source):
            return self._by_chance(otherwise, claim)
        self._compare(passage, wanted, claim.span, source.tables)
        place = source.saved.place(found.start)
        words = source.saved.around(found.start, found.end)
        if not any(map(str.isalpha, words)):  # a cell of a web page
            start, end = around(passage.text, found.start, found.end)
            words = " ".join(passage.text[start:end].split())
        claim = claim._replace(status=Status.FOUND, source=source.name)
        return claim._replace(place=place, words=words, way=way)

    def _by_chance(self, otherwise: Otherwise, claim: Claim) -> Claim:
        """A number that a source says of something else, and not where the page's words stand."""
        message = f"the source says {claim.text} of something else only"
        hint = f'{otherwise.place} says "{otherwise.words}": mend the number, or name its source'
        self.faults.append(Fault("evidence.unsupported", message, claim.span, hint))
        return _unproved(claim, message)

    def _in_scaled_cell(self, source: Source, wanted: Wanted, claim: Claim) -> Claim | None:
        """The claim as found in a cell whose heads say what multiplies it: `£ million`."""
        if source.tables is None:
            return None
        from briefing.evidence.cells import scaled_cell  # loaded only for a source with tables

        cell = scaled_cell(wanted, source.tables)
        if cell is None:
            return None
        way = Way.TEXT if wanted.named_by & stems(cell.heads) else Way.ELSEWHERE
        return self._by_cell(source, cell, wanted, claim)._replace(way=way)

    def _quote(self, quote: QuoteCheck) -> Passage:
        source = self.sources.get(quote.source)
        language = source.language if source else self.brief.language
        return Passage(composed(quote.copy.text), quote.numbers, language)

    def _compare(
        self, passage: Passage, wanted: Wanted, span: Span, tables: "TableIndex | None" = None
    ) -> None:
        """Tell of a number that the page says rose, and its source that it fell, or contrary."""
        said = contrary_direction(passage, wanted)
        if not said and tables:
            from briefing.evidence.signed_cells import contrary_sign  # loaded only for tables

            said = contrary_sign(passage, wanted, tables)
        if said:
            theirs, mine = ("rise", "fall") if said == RISE else ("fall", "rise")
            message = f"{wanted.numeral.text} is a {theirs} in the source; you wrote a {mine}"
            hint = "write what the source says, or name another source"
            self.contrary.append(Fault("evidence.direction", message, span, hint, Severity.WARNING))

    def _compare_within(self, copy: Copy, before: str = "") -> None:
        """Tell of numbers of a text that moved the other way than it says; `before` goes before."""
        for each in comparisons(before + copy.text, self.brief.language):
            is_here = each.now.start >= len(before) or each.was.start >= len(before)
            if each.is_contrary and is_here:
                change = "less than" if each.change == RISE else "more than"
                change = "just" if each.now.value == each.was.value else change
                message = f"{each.now.text} is {change} {each.was.text}; you wrote "
                message += "a rise" if each.change == RISE else "a fall"
                hint = "mend the word or the numbers"
                said = copy.find(each.said.text)
                self.contrary.append(
                    Fault("evidence.direction", message, said, hint, Severity.WARNING)
                )

    def _compare_change(
        self, changes: "Sequence[_Change]", text: str, numeral: Numeral, span: Span
    ) -> None:
        """Tell of a text that says `fell to 560` where a figure's chart says that it was 322."""
        said = reached(text, numeral, self.brief.language)
        for was, now, change in changes:
            if numeral.text in now.text.split() and said == -change:
                more, fall = ("less", "rise") if said == RISE else ("more", "fall")
                message = f"{now.text} is {more} than {was.text}; you wrote a {fall}"
                hint = "mend the word or the numbers"
                self.contrary.append(
                    Fault("evidence.direction", message, span, hint, Severity.WARNING)
                )

    def _sum(self, sum_: Copy, value: Statement, numeral: Numeral, span: Span) -> Claim:
        """A value worked out from numbers that have sources themselves."""
        from briefing.evidence.arithmetic import work_out  # loaded only for a sum

        words = sum_.text
        claim = Claim(numeral.text, value.what, span, Status.DERIVED, words=words, way=Way.SUM)
        done = work_out(sum_.text, self.brief.language)
        if done is None:
            hint = "write a sum of numbers, such as 300000 / 10000"
            return self._refused(claim, sum_.span, f"{sum_.text!r} is not a sum", hint)
        # A sum of per cent may be a ratio, or that times 100.
        hundred = (_HUNDRED,) if numeral.unit == PER_CENT else ()
        sourced = self._sourced(value)
        sourceless = [
            each
            for each in done.numbers
            if each not in hundred and not any(numbers.has_digits(each) for numbers in sourced)
        ]
        why = self._why_unchecked(value) if sourceless else ""
        if sourceless and not why:
            message = f"{_plain(sourceless[0])} in the sum stands in no source"
            hint = "use numbers that the source, a quote or a fact says"
            return self._refused(claim, sum_.span, message, hint)
        if not any(_is_rounded(done.value * each, numeral) for each in (1, *hundred)):
            message = f"the sum makes {_plain(done.value)}; you wrote {numeral.text}"
            return self._refused(claim, span, message, "mend the value or the sum")
        return claim._replace(status=Status.UNCHECKED, why=why, way=None) if why else claim

    def _why_unchecked(self, statement: Statement) -> str:
        """Why nobody can say what the sources of a text hold; nothing where all are read."""
        for name in statement.sources:
            source = self.sources.get(name)
            if source is None:
                return "its source is not declared"
            if source.saved is None:
                return f"its source {'cannot be read' if source.reference.file else 'is not saved'}"
        return ""

    def _sourced(self, value: Statement) -> list[Numbers]:
        """The numbers in every quote of the brief, and in the sources of a figure."""
        quoted = (quote.numbers for quote in self.quotes.values() if quote.is_found is not False)
        saved = (self.sources[name].numbers for name in value.sources if name in self.sources)
        found = (n for what in self.given for n, claim in self._fact(what) if claim.source)
        return [*quoted, *saved, Numbers(found)]

    def _refused(self, claim: Claim, span: Span, message: str, hint: str) -> Claim:
        self.faults.append(Fault("evidence.derived", message, span, hint))
        return _unproved(claim, message)

    def _unquoted(self, claim: Claim, numeral: Numeral, quote: QuoteCheck) -> Claim:
        """A figure's value that its quote does not say."""
        from briefing.evidence.slips import nearest_number  # loaded only when something is wrong

        near = nearest_number(numeral, [quote.numbers.slips])
        instead = f"the quote says {near.text}; you wrote {numeral.text}" if near else ""
        hint = f"{instead}; mend one of them" if near else "quote the words that say it"
        message = f"the quote does not say {numeral.text}"
        self.faults.append(Fault("evidence.unsupported", message, claim.span, hint))
        return _unproved(claim, instead or message)


class _Change(NamedTuple):
    """What a figure's chart says it was, what it is, and whether it rose or fell."""

    was: Copy
    now: Copy
    change: int


def _change_of(figure: Figure) -> _Change | None:
    """The change that a figure's chart shows, if it shows one."""
    if figure.chart is None:
        return None
    from briefing.brief.chart import Change  # loaded only for a brief with charts

    chart = figure.chart
    if not isinstance(chart, Change) or chart.value == chart.previous.value:
        return None
    change = RISE if chart.value > chart.previous.value else FALL
    return _Change(chart.previous.copy, figure.value, change)


def _unproved(claim: Claim, why: str) -> Claim:
    return claim._replace(status=Status.UNSUPPORTED, why=why, way=None)


def _is_of(source: Source, origin: DataReference) -> bool:
    """Whether a source is the file that a number is printed from."""
    file = source.reference.file
    return file is not None and file.text == origin.file.text


def _fact_of(numeral: Numeral, copy: Copy) -> str:
    """The name of the fact that prints a number of a text, or a part of it; empty if none does."""
    uses = (use for use in copy.facts if numeral.start < use.end and use.start < numeral.end)
    return next((use.name for use in uses), "")


_NO_QUOTE = "its quote does not stand in the source"


def _from_quote(numeral: Numeral, span: Span, what: str, quote: QuoteCheck) -> Claim:
    words = quote.copy.text
    claim = Claim(numeral.text, what, span, Status.QUOTED, quote.source, quote.place, words)
    return claim._replace(way=Way.QUOTE)


_HUNDRED = 100
_PLACES = 6  # nobody prints more decimals


def _is_rounded(value: Fraction, numeral: Numeral) -> bool:
    """Whether a number is a value, or is that rounded to as many decimals as it is written with."""
    places = 0
    while (numeral.plain * 10**places).denominator != 1 and places < _PLACES:
        places += 1
    rounded = Fraction(round(value * 10**places), 10**places)
    return numeral.plain == rounded or numeral.value == value


def _plain(value: Fraction) -> str:
    try:
        return f"{float(value):g}"
    except OverflowError:  # of over 308 digits
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return f"{exact.normalize():.6g}"
