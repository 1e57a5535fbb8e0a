"""Errors planted into right briefs, one at a time: what hands and eyes do to a page of numbers.

Each goes where a number stands that its source supports; `run` says of which of them evidence
tells.
"""

from __future__ import annotations

import csv
import html
import random
import re
import shutil
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from briefing.evidence.check import Claim, Status, check_evidence
from briefing.evidence.sources import Source, read_sources
from briefing.language.decimals import Form, Numeral
from briefing.language.language import Language
from briefing.language.numerals import find_numerals
from tests.evidence import mutants
from tests.evidence.opposites import COMPARES, OPPOSITES, SCALES, UNITS


class Edit(NamedTuple):
    """Words of a line that become others."""

    file: str
    line: int
    column: int
    before: str
    after: str


class Plant(NamedTuple):
    """An error: its kind, what it changes, and what the page calls the thing it stands in."""

    kind: str
    edits: tuple[Edit, ...]
    what: str = ""

    def __str__(self) -> str:
        changes = " and ".join(
            f"{e.file}:{e.line}:{e.column} {e.before!r} -> {e.after!r}" for e in self.edits
        )
        return f"{self.kind}: {changes}"


class Site(NamedTuple):
    """A number of the page that its source supports, where it stands in its file."""

    claim: Claim
    numeral: Numeral
    file: str
    line: int
    column: int
    row: str
    language: Language

    @property
    def text(self) -> str:
        return self.claim.text

    def edit(self, after: str) -> Edit:
        return Edit(self.file, self.line, self.column, self.text, after)

    @property
    def is_alone(self) -> bool:
        """Whether it is all of its cell or bar, as no number in the name of a row is."""
        end = self.column - 1 + len(self.text)
        before, behind = self.row[: self.column - 1].rstrip("("), self.row[end:].lstrip("%)")
        return before.endswith(('"', ", ", "[", ": ")) and behind.startswith(tuple('",]}'))

    def plant(self, kind: str, after: str | None) -> Iterator[Plant]:
        if after is not None and after != self.text and not self._is_same(after):
            yield Plant(kind, (self.edit(after),), self.claim.what)

    def _is_same(self, after: str) -> bool:
        """Whether the number only looks another: `21.00` for `21.0`."""
        return [_worth(n) for n in find_numerals(after, self.language)] == [_worth(self.numeral)]


class Verdict(NamedTuple):
    """Whether an error is told of: at its own place, or by a message that names its table."""

    plant: Plant
    at_its_place: bool
    by_name: bool

    @property
    def is_caught(self) -> bool:
        return self.at_its_place or self.by_name


class Case:
    """A right brief, copied to a folder where errors may be planted."""

    def __init__(self, original: Path, folder: Path) -> None:
        self.name = original.name
        self.folder = Path(shutil.copytree(original, folder / original.name))
        brief, faults = read_brief(self.folder)
        assert brief, faults
        self.brief: Brief = brief
        evidence = check_evidence(brief)
        self.claims = evidence.claims
        self.alarms = (*faults, *evidence.faults)
        self._before = {_sign(fault) for fault in self.alarms}

    def sites(self) -> list[Site]:
        """The numbers that a source supports, but for those printed by reference."""
        supported = (Status.QUOTED, Status.FOUND, Status.DERIVED)
        sites = []
        for claim in self.claims:
            span = claim.span
            if claim.status not in supported:
                continue
            numerals = find_numerals(claim.text, self.brief.language)
            if numerals and _is_number(claim):
                file = Path(span.path).name
                sites.append(
                    Site(
                        claim,
                        numerals[0],
                        file,
                        span.line,
                        span.column,
                        span.line_text,
                        self.brief.language,
                    )
                )
        return sites

    def judge(self, plant: Plant) -> Verdict:
        """Plant an error, read the brief again, and take the error out."""
        saved = {edit.file: (self.folder / edit.file).read_text("utf-8") for edit in plant.edits}
        try:
            for edit in sorted(plant.edits, key=lambda edit: edit.column, reverse=True):
                _apply(edit, self.folder)
            brief, faults = read_brief(self.folder)
            if brief:
                faults = [*faults, *check_evidence(brief).faults]
        finally:
            for file, text in saved.items():
                (self.folder / file).write_text(text, "utf-8")
        new = [fault for fault in faults if _sign(fault) not in self._before]
        return Verdict(
            plant,
            any(_is_at(fault, plant) for fault in new),
            any(_names(fault, plant) for fault in new),
        )


# A head names a column, and `2025/26` a year.
_NAMES_COLUMNS = re.compile(r"^\s*(?:- )?(?:columns|series|labels|kicker):")


def _is_number(claim: Claim) -> bool:
    """Whether a claim stands in its line as it is, and is neither part of a head nor of a year."""
    row, at = claim.span.line_text, claim.span.column - 1
    behind = row[at + len(claim.text) :]
    is_split = re.match(r"/\d", behind) or re.search(r"\d/$", row[:at])
    return row[at:].startswith(claim.text) and not (is_split or _NAMES_COLUMNS.match(row))


def _sign(fault: Fault) -> tuple[object, ...]:
    span = fault.span
    return fault.code, fault.message, span and (Path(span.path).name, span.line, span.column)


def _worth(numeral: Numeral) -> tuple[object, ...]:
    return numeral.value, numeral.unit, numeral.form


def _apply(edit: Edit, folder: Path) -> None:
    path = folder / edit.file
    lines = path.read_text("utf-8").split("\n")
    text, at = lines[edit.line - 1], edit.column - 1
    assert text[at:].startswith(edit.before), edit
    lines[edit.line - 1] = text[:at] + edit.after + text[at + len(edit.before) :]
    path.write_text("\n".join(lines), "utf-8")


# Within so many lines stand a figure's value, quote and chart: a fault of one may be told at
# another.
_ITEM = 6


def _is_at(fault: Fault, plant: Plant) -> bool:
    """Whether a fault shows the line of an error, or another of the same figure."""
    if fault.span is None:
        return False
    file, line = Path(fault.span.path).name, fault.span.line
    reach = _ITEM if plant.what.startswith(("figure", "chart ", "quote")) else 0
    return any(file == edit.file and abs(line - edit.line) <= reach for edit in plant.edits)


def _names(fault: Fault, plant: Plant) -> bool:
    """Whether the one message of a cause names the table or the chart that an error stands in."""
    is_whole = plant.what.startswith(("table", "chart"))
    return is_whole and f" {plant.what} " in f"{fault.message} "


# Plants by kind. Each takes the sites of one brief, and what its sources hold.


def plants(case: Case) -> dict[str, list[Plant]]:
    """Every error that a brief has a place for, by kind; the same ones each time."""
    rng = random.Random(case.name)
    sites = case.sites()
    found: list[Plant] = []
    for site in sites:
        found += _of_digits(site, rng)
        found += _of_magnitude(site)
        found += _of_units(site)
        found += _of_sign(site)
        found += _of_direction(site)
    found += _of_cells(sites)
    found += _of_neighbours(sites, case.brief)
    found += _of_heads(sites)
    found += _of_quotes(case.brief, rng)
    by_kind = defaultdict[str, list[Plant]](list)
    for plant in dict.fromkeys(found):
        by_kind[plant.kind].append(plant)
    return by_kind


def sample(case: Case, most: int, seed: int = 0) -> list[Plant]:
    """At most so many errors of each kind."""
    rng = random.Random(f"{case.name} {seed}")
    return [
        plant
        for every in plants(case).values()
        for plant in (every if len(every) <= most else rng.sample(every, most))
    ]


def _of_digits(site: Site, rng: random.Random) -> Iterator[Plant]:
    for _ in range(2):
        yield from site.plant("digit changed", mutants.digit(site.text, rng))
    yield from site.plant("digits swapped", mutants.swapped(site.text, rng))
    yield from site.plant("digit lost or doubled", _lost(site.text, rng))
    yield from site.plant("number in words", mutants.word(site.text, rng))


def _lost(text: str, rng: random.Random) -> str | None:
    """A digit is typed twice, or not at all; no number begins with a nought for it."""
    places = [at for at, char in enumerate(text) if char.isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    doubled = text[:at] + text[at] + text[at:]
    lost = text[:at] + text[at + 1 :]
    is_number = re.match(r"\D*(?:[1-9]|0[.,])", lost) and not re.search(r"[.,](?!\d)", lost)
    return rng.choice((doubled, lost)) if is_number and len(places) > 1 else doubled


_CORE = re.compile(r"\d[\d.,\u00a0\u202f \u2009]*\d|\d")


def _of_magnitude(site: Site) -> Iterator[Plant]:
    """A point moved, a nought too many or too few, a million for a billion."""
    core = _CORE.search(site.text)
    if core and site.numeral.form is Form.NUMBER:
        for times in (10, 100):
            after = _times(core[0], times, site.language)
            yield from site.plant("magnitude", _with(site.text, core, after))
    for one, other in SCALES.get(site.language.code, ()):
        after = re.sub(rf"(?<![^\W\d_]){one}(?![^\W_])", other, site.text)
        yield from site.plant("magnitude", after)


def _with(text: str, core: re.Match[str], after: str) -> str:
    return text[: core.start()] + after + text[core.end() :]


def _times(core: str, times: int, language: Language) -> str:
    """A number ten or a hundred times as large: its point moved, or noughts behind it."""
    noughts = len(str(times)) - 1
    whole, mark, part = core.partition(language.decimal)
    digits = re.sub(r"\D", "", whole)
    moved = part[:noughts].ljust(noughts, "0")
    group = next((char for char in whole if not char.isdigit()), "")
    whole = f"{int(digits + moved):,}".replace(",", group)
    rest = part[noughts:]
    return whole + (mark + rest if rest else "")


def _of_units(site: Site) -> Iterator[Plant]:
    for one, other in UNITS:
        at = re.search(one, site.text)
        if at and not (one == "%" and at.start() == 0):
            after = site.text[: at.start()] + other + site.text[at.end() :]
            yield from site.plant("unit", after)
            return


_MINUS = "-\u2212"


def _of_sign(site: Site) -> Iterator[Plant]:
    """A minus lost or put in, a plus for a minus; brackets lost."""
    text, before = site.text, site.row[: site.column - 1]
    is_number = site.numeral.form is Form.NUMBER and any(char.isdigit() for char in text)
    if not is_number or not site.numeral.value:
        return
    if text[0] in _MINUS:
        yield from site.plant("sign", text[1:])
    elif text[0] == "+":
        yield from site.plant("sign", f"\u2212{text[1:]}")
    elif text[0] == "(":
        yield from site.plant("sign", text.strip("()"))
    elif before.endswith("(") and site.row[site.column - 1 + len(text) :].startswith(")"):
        edit = Edit(site.file, site.line, site.column - 1, f"({text})", text)
        yield Plant("sign", (edit,), site.claim.what)
    elif site.claim.what.startswith(("table", "figure")) and re.fullmatch(
        r'.*"\d', before + text[0]
    ):
        yield from site.plant("sign", f"\u2212{text}")


# How far from a number the word stands that says which way it moved.
_NEAR = 40


def _of_direction(site: Site) -> Iterator[Plant]:
    """The word that says which way the number moved is its opposite."""
    start, end = site.column - 1, site.column - 1 + len(site.text)
    first = max(site.row.rfind(mark, 0, start) for mark in (". ", "; ", ": ")) + 1
    ends = [at for mark in (". ", "; ") if (at := site.row.find(mark, end)) > 0]
    nearest: list[tuple[int, Edit]] = []
    for one, other in OPPOSITES.get(site.language.code, ()):
        for match in re.finditer(rf"(?<!\w){one}(?!\w)", site.row):
            is_before = first <= match.start() and start - _NEAR <= match.end() <= start
            is_behind = end <= match.start() <= min([end + 16, *ends])
            is_behind = is_behind and COMPARES.fullmatch(match[0]) is not None
            between = site.row[match.end() : start] if is_before else site.row[end : match.start()]
            if (is_before or is_behind) and not any(char.isdigit() for char in between):
                edit = Edit(site.file, site.line, match.start() + 1, match[0], other)
                nearest.append((len(between), edit))
    if nearest:
        yield Plant("direction", (min(nearest)[1],), site.claim.what)


def _of_cells(sites: Sequence[Site]) -> Iterator[Plant]:
    """Two numbers of a table or a chart have changed places."""
    tables = defaultdict[str, list[Site]](list)
    for site in sites:
        if site.claim.what.startswith(("table", "chart")):
            tables[site.claim.what].append(site)
    for inside in tables.values():
        rows = defaultdict[int, list[Site]](list)
        for site in inside:
            rows[site.line].append(site)
        for row in rows.values():
            yield from _swaps(pairwise(row))
        for above, below in pairwise(rows.values()):
            if len(above) == len(below):
                yield from _swaps(zip(above, below, strict=True))


def _swaps(pairs: Iterable[tuple[Site, Site]]) -> Iterator[Plant]:
    for one, other in pairs:
        # Equal values are no error; dates and years are labels.
        forms = {one.numeral.form, other.numeral.form}
        is_other = one.numeral.value != other.numeral.value and forms == {Form.NUMBER}
        if is_other and one.is_alone and other.is_alone:
            edits = (one.edit(other.text), other.edit(one.text))
            yield Plant("swapped cells", edits, one.claim.what)


def _of_neighbours(sites: Sequence[Site], brief: Brief) -> Iterator[Plant]:
    """The number that stands beside the right one in a row of its source, or below or above it.

    The row is the one that shares most words with the line of the brief; none is taken where it
    shares none.
    """
    grids = {name: _grid(source, brief) for name, source in read_sources(brief)[0].items()}
    for site in sites:
        rows = grids.get(site.claim.source, [])
        found = _best(site, rows)
        if found is None:
            continue
        at, place = found
        row = rows[at].numerals
        years = [row[place + 1 : place + 2], row[place - 1 : place]]
        below = [_below(rows, number, row, place) for number in (at + 1, at - 1)]
        for kind, others in (("neighbouring year", years), ("neighbouring row", below)):
            for other in (numeral for numerals in others for numeral in numerals[:1]):
                after = _rewritten(site, row[place], other)
                if after is not None:
                    yield from site.plant(kind, after)
                    break


class GridRow(NamedTuple):
    """A row of a source: its words, and its numbers."""

    words: frozenset[str]
    numerals: tuple[Numeral, ...]


# Fewer numbers, or more words, are no row of a table.
_ROW, _WORDS = 2, 12


def _grid(source: Source, brief: Brief) -> list[GridRow]:
    if source.saved is None or source.reference.file is None:
        return []
    name = source.reference.file.text
    data = dict(brief.files)[name]
    rows = []
    for text in _rows(data, name, source.saved.text):
        numerals = tuple(
            n for n in find_numerals(text, source.language) if n.form is not Form.LABEL
        )
        is_row = len(numerals) >= _ROW and len(re.findall(r"[^\W\d_]{2,}", text)) <= _WORDS
        rows.append(GridRow(_words(text), numerals if is_row else ()))
    return rows


def _rows(data: bytes, name: str, text: str) -> list[str]:
    """The rows of a source's tables, and its lines: read here by rules of thumb of its kind."""
    kind = Path(name).suffix
    if kind == ".csv":
        lines = StringIO(data.decode("utf-8-sig"))
        sample_ = lines.getvalue()[:400]
        mark = max(",;\t", key=sample_.count)
        return ["\t".join(row) for row in csv.reader(lines, delimiter=mark)]
    if kind in (".html", ".htm"):
        parts = re.split(r"(?i)<tr\b|<p\b|<li\b|</table>", data.decode("utf-8"))
        cells = (re.sub(r"(?i)</t[dh]>", "\t", part) for part in parts)
        return [html.unescape(re.sub(r"<[^>]*>|^[^<>]*>", "", part)) for part in cells]
    if kind == ".docx":
        with zipfile.ZipFile(BytesIO(data)) as file:
            xml = file.read("word/document.xml").decode("utf-8")
        parts = re.split(r"<w:tr\b", re.sub(r"</w:tc>", "\t", xml))
        return [re.sub(r"<[^>]*>|^[^<>]*>", "", part) for part in parts]
    return text.split("\n")


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[^\W\d_]{3,}", text.lower()))


def _best(site: Site, rows: Sequence[GridRow]) -> tuple[int, int] | None:
    """The row and place of a site's number in its source's rows, by the words that they share."""
    mine = _words(site.row.replace(site.text, " "))
    found = [
        (len(mine & row.words), -at, place)
        for at, row in enumerate(rows)
        for place, numeral in enumerate(row.numerals)
        if abs(numeral.plain) == abs(site.numeral.plain) and mine & row.words
    ]
    if not found:
        return None
    _, at, place = max(found)
    return -at, place


def _below(
    rows: Sequence[GridRow], at: int, row: Sequence[Numeral], place: int
) -> Sequence[Numeral]:
    """The number at the same place of another row of as many, or none."""
    other = rows[at].numerals if 0 <= at < len(rows) else ()
    return other[place : place + 1] if len(other) == len(row) else ()


# How much larger one of two neighbours may be than the other.
_RATIO = 6


def _rewritten(site: Site, mine: Numeral, other: Numeral) -> str | None:
    """The text of a site with another number of its source; None where that is of another sort."""
    core, language = _CORE.search(site.text), site.language
    same = mine.form is other.form and mine.unit == other.unit and other.plain != mine.plain
    if not core or not same or not mine.plain or mine.form is not Form.NUMBER:
        return None
    if not 1 / _RATIO < other.plain / mine.plain < _RATIO:
        return None
    part = len(core[0].partition(language.decimal)[2]) if language.decimal in core[0] else 0
    group = next((c for c in core[0] if not c.isdigit() and c != language.decimal), "")
    value = abs(other.plain)
    if value * 10**part % 1:
        return None  # it has more decimals
    whole, _, rest = f"{float(value):,.{part}f}".partition(".")
    whole = whole.replace(",", group)
    return _with(site.text, core, whole + (language.decimal + rest if rest else ""))


# What a head says of all numbers below it.
_HEADS = (
    (r"(?i)(?<![^\W\d_])millions?(?!\w)", "billion"),
    (r"(?i)(?<!\w)thousands?(?!\w)", "million"),
    (r"(?i)(?<!\w)thousand(?!\w)", "million"),
    (r"(?<!\w)milliers(?!\w)", "millions"),
    (r"(?<!\w)millions(?!\w)", "milliards"),
    (r"(?<!\w)Millionen(?!\w)", "Milliarden"),
    (r"(?<!\w)(?:тисяч|тис\.)", "млн"),
    (r"(?<!\w)млн(?!\w)", "млрд"),
    (r"(?<!\w)(?:miles|migliaia)(?!\w)", "millones"),
    (r"(?<!\w)milioni(?!\w)", "miliardi"),
    (r"(?<!\w)millones(?!\w)", "miles"),
    (r"(?<!\w)TWh(?!\w)", "GWh"),
    (r"(?<!\w)MW(?!\w)", "GW"),
)
_HEAD = re.compile(r"^\s*-?\s*(?:title|caption|columns|unit):")


def _of_heads(sites: Sequence[Site]) -> Iterator[Plant]:
    """The unit over a table or a chart is another."""
    first = dict[str, Site]()
    for site in sites:
        if site.claim.what.startswith(("table", "chart")):
            first.setdefault(site.claim.what, site)
    for what, site in first.items():
        lines = Path(site.claim.span.path).read_text("utf-8").split("\n")
        for line in range(site.line - 1, max(site.line - 5, 0), -1):
            text = lines[line - 1]
            if not _HEAD.match(text):
                continue
            for one, other in _HEADS:
                if match := re.search(one, text):
                    edit = Edit(site.file, line, match.start() + 1, match[0], other)
                    yield Plant("unit of a head", (edit,), what)
                    break


def _of_quotes(brief: Brief, rng: random.Random) -> Iterator[Plant]:
    """A word or a number of a quote is another, or lost."""
    quotes = [(f.quote, "figure") for s in brief.sections for f in s.figures if f.quote]
    quotes += [(q.text, "quote") for s in brief.sections for q in s.all_quotes if q.source]
    quotes += [(fact.quote, "figure") for _, fact in brief.facts if fact.quote]
    for quote, what in quotes:
        changes = (mutants.quote_word, mutants.quote_letter, mutants.quote_letter, mutants.digit)
        for change in changes:
            yield from _of_quote(quote, what, change, rng)


def _of_quote(
    quote: Copy, what: str, change: mutants.Change, rng: random.Random
) -> Iterator[Plant]:
    span = quote.span
    rest = span.line_text[span.column - 1 :]
    words = quote.text
    while words and words not in rest:  # of a longer one its first line
        words = words.rpartition(" ")[0]
    after = change(words, rng) if words else None
    if after is not None and after != words:
        at = span.line_text.index(words, span.column - 1)
        edit = Edit(Path(span.path).name, span.line, at + 1, words, after)
        yield Plant("quote", (edit,), what)


# The whole corpus.


class Outcome(NamedTuple):
    """What became of the errors of one brief, and the alarms that the right brief raised."""

    name: str
    counts: Counter[str]
    alarms: tuple[Fault, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def unsupported(self) -> int:
        return self.counts[Status.UNSUPPORTED.value]


def run(original: Path, folder: Path, most: int, seed: int = 0, *, kind: str = "") -> Outcome:
    """Judge one brief and at most so many errors of each kind in it, or of one kind."""
    case = Case(original, folder)
    chosen = (plant for plant in sample(case, most, seed) if kind in ("", plant.kind))
    verdicts = tuple(case.judge(plant) for plant in chosen)
    counts = Counter(claim.status.value for claim in case.claims)
    return Outcome(case.name, counts, case.alarms, verdicts)
