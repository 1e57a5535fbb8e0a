"""The model of a brief, with the parts that its editor thinks of; its `blocks` stand apart.

Field names are the keys of YAML (`sections/README.md`). Every text is Copy, which knows where in
the file it stands.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

if TYPE_CHECKING:
    from briefing.brief.blocks import Aside, Ask, Decision, Partner, Picture, Timeline
    from briefing.brief.chart import Chart, SectionChart
    from briefing.brief.chart_series import Draft
    from briefing.brief.dates import Date
    from briefing.brief.status import Scale, Status
    from briefing.brief.tables import Table


class NoteMark(NamedTuple):
    """What of a note a run is: the mark behind some words, or its label or words in the list.

    A `remark` has no number: a table's own note.

    `name` is that of a note or a source in brief.yaml; its `number` is 0 until all are counted.
    What a mark or a label `says` is read in its place. The `first` mark of a note is the one that
    its label leads back to.
    """

    name: str
    number: int = 0
    part: Literal["mark", "label", "words", "remark"] = "mark"
    says: str = ""
    first: bool = False


class Run(NamedTuple):
    """A stretch of text in one style; `link` is a URL, `language` a BCP 47 tag.

    What is `verbatim` is set as it stands: no quotes turned, no dashes. A `heading` is a run-in
    heading at the start of a paragraph. `spoken` are words that are read in place of the text:
    white that parts two facts on paper is no pause to a screen reader. What is `raised` stands
    smaller and higher: the `er` of a French `1er`; no text is read so, `punctuation` finds it.
    A `note` mark has no text as it is read.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    language: str | None = None
    verbatim: bool = False
    heading: bool = False
    spoken: str | None = None
    raised: bool = False
    note: NoteMark | None = None

    @property
    def is_mark(self) -> bool:
        """Whether it is the mark of a note, which stands behind words and is none of them."""
        return self.note is not None and self.note.part == "mark"


class FactUse(NamedTuple):
    """A fact that a text prints: its name, and where in the text its value starts and ends."""

    name: str
    start: int
    end: int


class Copy(NamedTuple):
    """A text as the author wrote it, in runs of one style each.

    `written` are the lines of the file that it stands in, from the line of its span on. A text
    joined from several has these as its `parts`, in order. One that is `optional` may leave a page
    that is too full, as other parts of a brief may. A paragraph may rest on a `source` of its own.
    One that is printed by reference has its `origin`, and no runs until the file there is read.
    The `facts` that it prints are in the order in which they stand in it.
    """

    runs: tuple[Run, ...]
    span: Span
    written: tuple[str, ...] = ()
    parts: tuple["Copy", ...] = ()
    optional: bool = False
    source: "Name | None" = None
    origin: "DataReference | None" = None
    facts: tuple[FactUse, ...] = ()

    @property
    def text(self) -> str:
        """The words alone."""
        runs = self.runs
        return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])

    def find(self, text: str, after: Span | None = None) -> Span:
        """The span of a part of this text, behind `after`; if it is not found, its own span."""
        first = after.line - self.span.line if after else 0
        for offset, line in enumerate(self.written[first:], start=first):
            start = self.span.column - 1 if offset == 0 else 0
            if after and offset == first:
                start = after.end_column - 1
            column = line.find(text, start) + 1
            if column:
                number = self.span.line + offset
                return Span(self.span.path, number, column, column + len(text), line)
        return self.span


def own_words(text: str) -> Copy:
    """Copy of the program's own words, which stand in no file."""
    return Copy((Run(text=text),), Span("", 1, 1))


def with_fact_names(copy: Copy) -> Copy:
    """A text as it asks for its facts: `{facts.gdp}` in place of the value."""
    runs, start = list[Run](), 0
    for run in copy.runs:
        parts, at, end = list[str](), start, start + len(run.text)
        for use in copy.facts:
            if start <= use.start < end:
                parts += run.text[at - start : use.start - start], f"{{facts.{use.name}}}"
                at = use.end
        runs.append(run._replace(text="".join((*parts, run.text[at - start :]))))
        start = end
    return copy._replace(runs=tuple(runs), facts=())


class Name(NamedTuple):
    """A word that names something else: a slug, a source, a style, a file."""

    text: str
    span: Span


class RowName(NamedTuple):
    """A row by the text of its first column, or by what it has in some columns: `where`."""

    text: str
    span: Span
    where: tuple[tuple[Name, Name], ...] = ()


class DataReference(NamedTuple):
    """A `place` in a `file` of data: a cell or a range of a workbook, `Summary!B4`; or `rows` and
    `columns` of a CSV file, all where none are named; or of JSON what the names in `key` lead to.

    A number format of the author's own goes before that of the cell.
    """

    file: Name
    place: Name
    span: Span
    format: str = ""
    key: tuple[str, ...] = ()
    rows: tuple[RowName, ...] = ()
    columns: tuple[Name, ...] = ()

    @property
    def where(self) -> str:
        """The file and the place in it, as faults have them: `q1.csv, Estonia, Revenue`."""
        return ", ".join(filter(None, (self.file.text, self.place.text)))


class Figure(NamedTuple):
    """A key-figure callout: `value` and `unit` as they are to be read, `label` what it counts.

    A chart is a draft until the brief's language has told how its numbers read.
    """

    value: Copy
    label: Copy
    span: Span
    unit: Copy | None = None
    kicker: Copy | None = None
    context: Copy | None = None
    source: Name | None = None
    quote: Copy | None = None
    derived: Copy | None = None
    as_of: "Date | None" = None
    chart: "Chart | Draft | None" = None
    optional: bool = False
    status: "Status | None" = None


class PullQuote(NamedTuple):
    """Words lifted from a source, with who said them."""

    text: Copy
    span: Span
    speaker: Copy | None = None
    source: Name | None = None
    optional: bool = False


class Point(NamedTuple):
    """One bullet, and those below it, which have none themselves.

    One of what is next may have the `date` on which it happens.
    """

    text: Copy
    span: Span
    optional: bool = False
    source: Name | None = None
    points: tuple["Point", ...] = ()
    status: "Status | None" = None
    date: "Date | None" = None


class Section(NamedTuple):
    """One topic: its key message, prose, points, and what stands beside them.

    It has one table, quote or picture, or several of it. Where it has several of any, `order` are
    the keys of all three kinds as they are written, in which they follow the copy. Whether its
    points are `numbered` the brief says, unless it says so itself. In a brief that is, its own
    `number` is counted when it is set; 0 is none. A `timeline` has only the section that
    what is next becomes in the text.
    """

    title: Copy
    span: Span
    slug: str = ""
    summary: Copy | None = None
    body: tuple[Copy, ...] = ()
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    quote: PullQuote | None = None
    table: "Table | None" = None
    source: Name | None = None
    optional: bool = False
    picture: "Picture | None" = None
    marking: Copy | None = None
    numbered: bool | None = None
    number: int = 0
    status: "Status | None" = None
    tables: "tuple[Table, ...]" = ()
    quotes: tuple[PullQuote, ...] = ()
    pictures: "tuple[Picture, ...]" = ()
    order: tuple[str, ...] = ()
    aside: "Aside | None" = None
    timeline: "Timeline | None" = None
    chart: "SectionChart | Draft | None" = None

    @property
    def all_tables(self) -> "tuple[Table, ...]":
        """Its table, or its tables."""
        return (self.table,) if self.table else self.tables

    @property
    def all_quotes(self) -> tuple[PullQuote, ...]:
        """Its pull quote, or its pull quotes."""
        return (self.quote,) if self.quote else self.quotes

    @property
    def all_pictures(self) -> "tuple[Picture, ...]":
        """Its picture, or its pictures."""
        return (self.picture,) if self.picture else self.pictures

    @property
    def has_blocks(self) -> bool:
        """Whether a quote, a picture or a table stands under its copy."""
        one = self.quote or self.picture or self.table
        return bool(one or self.quotes or self.pictures or self.tables)

    @property
    def is_figures(self) -> bool:
        """Whether it has key figures and nothing else under its title."""
        texts = self.summary, self.body, self.points, self.has_blocks, self.aside, self.chart
        return bool(self.figures) and not any(texts)

    @property
    def has_charts(self) -> bool:
        """Whether it has a chart of its own, or a figure with one."""
        return self.chart is not None or any(figure.chart for figure in self.figures)


class Reference(NamedTuple):
    """A document that the brief relies on.

    `file` is its text, saved in the folder. Without a `language` it is in that of the brief.
    """

    title: Copy
    span: Span
    publisher: Copy | None = None
    date: "Date | None" = None
    updated: "Date | None" = None
    url: Name | None = None
    language: Language | None = None
    file: Name | None = None
    sha256: Name | None = None


class Fact(NamedTuple):
    """A value that texts print by its name: the source and its words for it, the day it held."""

    value: Copy
    span: Span
    source: Name | None = None
    quote: Copy | None = None
    as_of: "Date | None" = None


# What a file's name holds in place of the marking.
MARKING_BLANK = "{marking}"


class Contact(NamedTuple):
    """Whom to ask, and where: mail addresses, telephone numbers or links."""

    name: Copy
    span: Span
    role: Copy | None = None
    address: tuple[Name, ...] = ()


class Next(NamedTuple):
    """What happens after this brief: a title and its points."""

    title: Copy
    span: Span
    points: tuple[Point, ...] = ()


class Brief(NamedTuple):
    """A whole brief: the keys of brief.yaml, and the sections in order.

    `order` is the list of slugs as written, or None; `lint` are the rules of plain language that
    the author switched, each with whether it is on. `style` names the styles that it may be set
    in, the best liked first. `files` are the files that it was read from
    and those that it names, by path within the folder, and `digest` is the SHA-256 over their
    names and bytes, in hexadecimal. It `cites` where marks of notes stand in it. Once these are
    counted, `noted` are the names of all that have a number, and `footnotes` those that the footer
    lists, with what it says.
    """

    title: Copy
    span: Span
    kicker: Copy | None = None
    standfirst: Copy | None = None
    date: "Date | None" = None
    language: Language = ENGLISH
    style: tuple[Name, ...] = ()
    paper: str | None = None
    marking: Copy | None = None
    mail_limit: Copy | None = None
    owner: Copy | None = None
    contact: Copy | None = None
    version: Copy | None = None
    reference: Copy | None = None
    distribution: Copy | None = None
    link: Name | None = None
    filename: Name | None = None
    sources: tuple[tuple[str, Reference], ...] = ()
    attach: tuple[str, ...] = ()
    evidence: str = "warn"
    evidence_ignore: tuple[Copy, ...] = ()
    stale_after: int | None = None
    lint: tuple[tuple[str, bool], ...] = ()
    next: Next | None = None
    picture: "Picture | None" = None
    ask: "Ask | None" = None
    decision: "Decision | None" = None
    contacts: tuple[Contact, ...] = ()
    logos: "tuple[Partner, ...]" = ()
    order: tuple[Name, ...] | None = None
    sections: tuple[Section, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    digest: str = ""
    numbered: bool = False
    notes: tuple[tuple[str, Copy], ...] = ()
    cites: bool = False
    footnotes: tuple[tuple[str, Copy], ...] = ()
    noted: tuple[str, ...] = ()
    scales: tuple["Scale", ...] = ()
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def all_pictures(self) -> "tuple[Picture, ...]":
        """Its own picture, and those of its sections."""
        own = (self.picture,) if self.picture else ()
        return (*own, *(each for section in self.sections for each in section.all_pictures))
