"""The model of a brief, with the parts that its editor thinks of.

Field names are the keys of YAML (`sections/README.md`). Every text is Copy, which knows where in
the file it stands.
"""

import datetime
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language

if TYPE_CHECKING:
    from briefing.brief.chart import Chart
    from briefing.brief.chart_fields import Draft
    from briefing.brief.drawing import Drawing, PageFile
    from briefing.brief.raster import Raster


class Run(NamedTuple):
    """A stretch of text in one style; `link` is a URL, `language` a BCP 47 tag.

    What is `verbatim` is set as it stands: no quotes turned, no dashes. A `heading` is a run-in
    heading at the start of a paragraph. `spoken` are words that are read in place of the text:
    white that parts two facts on paper is no pause to a screen reader. What is `raised` stands
    smaller and higher: the `er` of a French `1er`; no text is read so, `punctuation` finds it.
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


class Copy(NamedTuple):
    """A text as the author wrote it, in runs of one style each.

    `written` are the lines of the file that it stands in, from the line of its span on. A text
    joined from several has these as its `parts`, in order. One that is `optional` may leave a page
    that is too full, as other parts of a brief may.
    """

    runs: tuple[Run, ...]
    span: Span
    written: tuple[str, ...] = ()
    parts: tuple["Copy", ...] = ()
    optional: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)

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


class Name(NamedTuple):
    """A word that names something else: a slug, a source, a style, a file."""

    text: str
    span: Span


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
    as_of: datetime.date | None = None
    chart: "Chart | Draft | None" = None
    optional: bool = False


class PullQuote(NamedTuple):
    """Words lifted from a source, with who said them."""

    text: Copy
    span: Span
    speaker: Copy | None = None
    source: Name | None = None
    optional: bool = False


class Point(NamedTuple):
    """One bullet."""

    text: Copy
    span: Span
    optional: bool = False


class Table(NamedTuple):
    """The names of the columns, and rows with a cell for each column.

    Cells and the first column's name may be empty. Of a table in a `file` columns and rows are
    filled in when that is read.
    """

    span: Span
    columns: tuple[Copy, ...] = ()
    rows: tuple[tuple[Copy, ...], ...] = ()
    caption: Copy | None = None
    file: Name | None = None
    optional: bool = False


class Picture(NamedTuple):
    """A picture: `alt` says what it shows.

    Its file, once that was read, is the `raster`, or a `drawing`; of a PDF that is a `page`.
    """

    file: Name
    alt: Name
    span: Span
    caption: Copy | None = None
    credit: Copy | None = None
    optional: bool = False
    raster: "Raster | None" = None
    page: int | None = None
    drawing: "Drawing | PageFile | None" = None


class Section(NamedTuple):
    """One topic: its key message, prose, points, and what stands beside them."""

    title: Copy
    span: Span
    slug: str = ""
    summary: Copy | None = None
    body: tuple[Copy, ...] = ()
    points: tuple[Point, ...] = ()
    figures: tuple[Figure, ...] = ()
    quote: PullQuote | None = None
    table: Table | None = None
    source: Name | None = None
    optional: bool = False
    picture: Picture | None = None
    marking: Copy | None = None

    @property
    def is_figures(self) -> bool:
        """Whether it has key figures and nothing else under its title."""
        texts = self.summary, self.body, self.points, self.quote, self.table, self.picture
        return bool(self.figures) and not any(texts)


class Reference(NamedTuple):
    """A document that the brief relies on; `updated` is a datetime if a time is given.

    `file` is its text, saved in the folder. Without a `language` it is in that of the brief.
    """

    title: Copy
    span: Span
    publisher: Copy | None = None
    date: datetime.date | None = None
    updated: datetime.date | None = None
    url: Name | None = None
    language: Language | None = None
    file: Name | None = None
    sha256: Name | None = None


# What a file's name holds in place of the marking.
MARKING_BLANK = "{marking}"


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
    names and bytes, in hexadecimal.
    """

    title: Copy
    span: Span
    kicker: Copy | None = None
    standfirst: Copy | None = None
    date: datetime.date | None = None
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
    picture: Picture | None = None
    order: tuple[Name, ...] | None = None
    sections: tuple[Section, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()
    digest: str = ""
