"""The texts of the footer: sources with their reference marks, owner, id, page number, link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from briefing.brief.dates import Date
from briefing.brief.inline import is_mailbox
from briefing.brief.model import Brief, Copy, Figure, Name, Reference, Run, Section, own_words
from briefing.language.dates import Unit
from briefing.language.language import Language
from briefing.typeset.punctuation import NO_BREAK

if TYPE_CHECKING:
    from briefing.brief.chart import SectionChart
    from briefing.layout.reading import Reading

SUPERIOR = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)


def reference_marks(brief: Brief) -> dict[str, str]:
    """By name the superior figure of each source that a key figure or a chart rests on, except the
    first.

    The first source is the page's own: what bears no mark comes from it.
    """
    used = {_source(figure, part) for part in brief.sections for figure in part.figures}
    used |= {_source(chart, part) for part in brief.sections for chart in _charts(part)}
    others = [name for name, _ in brief.sources[1:] if name in used]
    return {name: f"{number}".translate(SUPERIOR) for number, name in enumerate(others, start=1)}


def with_marks(brief: Brief, reading: Reading) -> Brief:
    """The brief with reference marks behind the labels of key figures, and charts' titles.

    In a brief with notes, or with sources of other texts, all marks are counted in one sequence,
    in the order of `reading`.
    """
    if has_notes(brief):
        from briefing.layout.notes import with_notes  # loaded only for notes

        return with_notes(brief, reading)
    marks = reference_marks(brief)
    if not marks:
        return brief

    def marked(figure: Figure, section: Section) -> Figure:
        mark = marks.get(_source(figure, section))
        if mark is None:
            return figure
        runs = (*figure.label.runs, Run(text=mark))
        return figure._replace(label=figure.label._replace(runs=runs))

    def marked_chart(section: Section) -> Section:
        for chart in _charts(section):
            if mark := marks.get(_source(chart, section)):
                return section._replace(chart=chart.marked(mark))
        return section

    sections = (
        marked_chart(part)._replace(figures=tuple(marked(figure, part) for figure in part.figures))
        for part in brief.sections
    )
    return brief._replace(sections=tuple(sections))


def has_notes(brief: Brief) -> bool:
    """Whether marks of notes stand in a brief, or texts rest on sources of their own."""
    if brief.cites or not brief.sources:
        return brief.cites
    tables = [table for part in brief.sections for table in part.all_tables]
    rows = [row for table in tables for row in table.all_rows]
    if any(cell.source for row in rows for cell in row.cells):
        return True
    points = [point for part in brief.sections for point in part.points]
    own = [copy.source for part in brief.sections for copy in part.body]
    own += [point.source for point in points]
    own += [below.source for point in points for below in point.points]
    return any(own)


def _charts(section: Section) -> tuple[SectionChart, ...]:
    """The section's own chart, if it has one with words that a mark can stand behind."""
    chart = cast("SectionChart | None", section.chart)
    return (chart,) if chart and chart.is_named else ()


def _source(part: Figure | SectionChart, section: Section) -> str:
    name = part.source or section.source
    return name.text if name else ""


# Parts one fact from the next; two spaces would be one when set.
GAP = "\u2002"


def source_copies(brief: Brief) -> list[Copy]:
    """A line for each source: its publisher, title and dates, the first behind "Source".

    One that is among the notes of a brief is listed there.
    """
    words = brief.language.words
    sources = [pair for pair in brief.sources if pair[0] not in brief.noted]
    if not sources:
        return []
    label = words.source if len(sources) == 1 else words.sources
    marks = {} if brief.noted else reference_marks(brief)
    copies: list[Copy] = []
    for name, reference in sources:
        head = () if copies else (Run(label, bold=True, spoken=f"{label}:"), Run(text=GAP))
        mark = (Run(text=f"{marks[name]}{NO_BREAK}"),) if name in marks else ()
        runs = (*head, *mark, *reference_runs(reference, brief.language))
        dates = (date.words for date in (reference.date, reference.updated) if date)
        parts = filter(None, (reference.publisher, reference.title, *dates))
        copies.append(Copy(runs, reference.span, parts=tuple(parts)))
    return copies


def reference_runs(reference: Reference, language: Language) -> list[Run]:
    """Publisher, title and dates of a source, its title linked to where it can be read."""
    opening, closing, *_ = language.quotes
    link = reference.url.text if reference.url else None
    title = (run._replace(link=run.link or link) for run in reference.title.runs)
    runs = [Run(text=opening), *title, Run(text=closing)]
    if reference.publisher:
        runs = [*reference.publisher.runs, Run(text=", "), *runs]
    if reference.date:
        runs += _dated(", ", reference.date, language)
    if reference.updated:
        runs += _updated(reference.updated, reference.date, language)
    return runs


def _dated(before: str, date: Date, language: Language) -> list[Run]:
    """A date behind some words; one that is no words of the author's stays on one line."""
    if date.words:
        return [Run(text=before), *date.words.runs]
    clock = f" {date.clock:%H:%M}" if date.clock else ""
    return [Run(text=f"{before}{_whole(date.text(language) + clock)}")]


def _updated(moment: Date, day: Date | None, language: Language) -> list[Run]:
    """The words that tell when a source was updated: only the time on the day of its date."""
    words = language.words
    if moment.clock and day and moment.last_day == day.last_day:
        return [Run(text=f", {words.updated_at} {moment.clock:%H:%M}")]
    before = words.updated if moment.unit is Unit.DAY else words.last_update
    return _dated(f", {before} ", moment, language)


def _whole(words: str) -> str:
    """Words with no-break spaces between them, so that they stay on one line."""
    return words.replace(" ", NO_BREAK)


def imprint_copy(brief: Brief) -> Copy | None:
    """Owner, contact, version, reference and distribution on one line; None without any."""
    words = brief.language.words
    facts = (
        ("", brief.owner),
        ("", brief.contact),
        (words.version if brief.version else "", _verbatim(brief.version)),
        (words.reference if brief.reference else "", _verbatim(brief.reference)),
        ("", brief.distribution),
    )
    runs: list[Run] = []
    parts = []
    for label, copy in facts:
        if copy:
            runs += [Run(text="; ")] * bool(runs) + [Run(text=f"{label}{NO_BREAK}")] * bool(label)
            runs += map(_reachable, copy.runs)
            parts.append(copy)
    for contact in brief.contacts:
        from briefing.typeset.contact import contact_runs  # loaded only for a list of people

        runs += [Run(text="; ")] * bool(runs) + [*contact_runs(contact)]
        parts.append(contact.name)
    return Copy(tuple(runs), parts[0].span, parts[0].written, tuple(parts)) if parts else None


def _verbatim(copy: Copy | None) -> Copy | None:
    """A text whose hyphens are those of a name, never a minus or the dash of a range."""
    runs = tuple(run._replace(verbatim=True) for run in copy.runs) if copy else ()
    return copy._replace(runs=runs) if copy else None


def _reachable(run: Run) -> Run:
    """A run that is a mail address, linked to it."""
    return run._replace(link=f"mailto:{run.text}") if is_mailbox(run.text) else run


def folio_copies(brief: Brief) -> tuple[Copy, Copy]:
    """The brief's id, which is the first eight digits of its digest, and the page's number."""
    words = brief.language.words
    folio = words.page.format(number=1, count=1)
    return own_words(f"{words.brief} {brief.digest[:8]}"), own_words(folio)


def short_links(link: Name) -> tuple[Copy, ...]:
    """A link as it may be printed, the longest form first, each leading to the whole."""
    bare = link.text.partition("://")[2].removeprefix("www.").rstrip("/")
    host = re.split(r"[/?#]", bare)[0]
    forms = dict.fromkeys((bare, host))
    return tuple(Copy((Run(text=text, link=link.text),), link.span) for text in forms)
