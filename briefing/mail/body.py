"""What an email says of a brief, to a reader who never opens the PDF: the content of its body.

`body_text.py` and `body_html.py` write it as the two forms that the email carries.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice, zip_longest
from typing import Any, NamedTuple

from briefing.brief.blocks import Timeline
from briefing.brief.chart import Change
from briefing.brief.dates import own_day, own_year
from briefing.brief.model import Brief, Copy, Figure, Next, Point, Run, Section, own_words
from briefing.language.language import Language
from briefing.layout.reading import Reading
from briefing.layout.source_lines import imprint_copy, source_copies, with_marks
from briefing.style.stylesheet import Typography
from briefing.typeset.numbering import with_numbers
from briefing.typeset.punctuation import typeset

Runs = tuple[Run, ...]


class KeyFigure(NamedTuple):
    """A figure: its topic, its value with the unit, what it counts, its context, status and chart.

    The chart is told in words. Topic, context, status and chart may be empty.
    """

    topic: Runs
    value: Runs
    label: Runs
    context: Runs
    chart: Runs
    status: Runs = ()


class Topic(NamedTuple):
    """A section's title, status, key message and chart, or the title of `next` with its points.

    The chart is told in words. What is asked has a `lead`, and its matters as points. The last
    names the sections without any of these, which only the page has. A status may be empty.
    """

    title: Runs
    texts: tuple[Runs, ...]
    status: Runs = ()
    lead: Runs = ()
    chart: Runs = ()


class Body(NamedTuple):
    """The texts of an email in reading order, punctuated for the brief's language.

    Any may be empty. `language` is a BCP 47 tag; `asked` is what readers are to decide; `heading`
    stands over the figures; `attached` is the sentence that names the attached PDF; `footer` lists
    the sources and the imprint.
    """

    language: str
    marking: str
    kicker: Runs
    date: str
    title: Runs
    standfirst: Runs
    asked: tuple[Topic, ...]
    heading: str
    figures: tuple[KeyFigure, ...]
    topics: tuple[Topic, ...]
    attached: str
    footer: tuple[Runs, ...]


def write_body(brief: Brief, name: str, typography: Typography) -> Body:
    """What the email says that carries the brief's PDF, whose file is called `name`."""
    fixed, fixed_blocks = brief.language.words, brief.language.blocks
    marked = with_numbers(with_marks(brief, Reading()))

    def runs(copy: Copy | None) -> Runs:
        return typeset(copy.runs, brief.language, typography) if copy else ()

    figures = []
    topics = []
    left_out = []
    for section in marked.sections:
        for figure in section.figures:
            value, unit = runs(figure.value), runs(figure.unit)
            value = (*value, Run(text=" "), *unit) if unit else value
            words = runs(figure.label), runs(figure.context), runs(_chart(figure, brief.language))
            status = runs(_status(figure, brief.language))
            figures.append(KeyFigure(runs(figure.kicker), value, *words, status))
        if section.summary or section.status or section.chart:
            texts = (runs(section.summary),) if section.summary else ()
            status = runs(_status(section, brief.language))
            chart = runs(_own_chart(section, brief.language))
            topics.append(Topic(runs(section.title), texts, status, chart=chart))
        elif not section.is_figures:
            left_out.append(runs(section.title))
    if marked.decision:
        title = marked.decision.title or own_words(fixed_blocks.decision)
        topics.append(Topic(runs(title), tuple(_options(marked, runs))))
    if marked.next:
        points = tuple(map(runs, _points(marked.next, brief)))
        topics.append(Topic(runs(marked.next.title), points))
    if left_out:
        topics.append(Topic(runs(own_words(fixed.only_attached)), tuple(left_out)))
    asked = _asked(marked, runs)
    masthead = runs(marked.kicker), runs(marked.title), runs(marked.standfirst)
    shown = (*masthead, *asked, *figures, *topics)
    notes = _notes(marked, {run.note.name for run in _runs(shown) if run.note})
    footer = (*source_copies(marked), *notes, imprint_copy(marked))
    return Body(
        language=brief.language.tag,
        marking=brief.marking.text if brief.marking else "",
        kicker=runs(marked.kicker),
        date=brief.date.full(brief.language).text if brief.date else "",
        title=runs(marked.title),
        standfirst=runs(marked.standfirst),
        asked=asked,
        heading=fixed.key_figures,
        figures=tuple(figures),
        topics=tuple(topics),
        attached=fixed.attached.format(name=name),
        footer=tuple(tuple(map(_said, runs(line))) for line in footer if line),
    )


def _notes(brief: Brief, cited: set[str]) -> Iterator[Copy]:
    """What is listed for notes: for sources, and for the marks that stand in the email."""
    tables = (table for part in brief.sections for table in part.all_tables)
    below = (copy for table in tables for copy in table.footnotes)
    numbered = {copy.runs[0].note: copy for copy in (*(c for _, c in brief.footnotes), *below)}
    sources = dict(brief.sources)
    for note in sorted(filter(None, numbered), key=lambda note: note.number):
        if note.name in cited or note.name in sources:
            label, *words = numbered[note].runs
            yield numbered[note]._replace(runs=(label._replace(text=f"[{label.text}]"), *words))


def _runs(texts: Any) -> Iterator[Run]:
    """All runs of some texts."""
    if isinstance(texts, Run):
        yield texts
    elif isinstance(texts, tuple):
        yield from chain.from_iterable(map(_runs, texts))


def _points(coming: Next, brief: Brief) -> Iterator[Copy]:
    """The points of what is next behind their statuses; those with dates behind these, in order."""
    points: Iterable[Point] = coming.points
    if any(point.date for point in coming.points):
        from briefing.typeset.timeline import led_points  # loaded only for dates

        points = led_points(Timeline(coming.points, own_day(brief)), brief.language)
    for point in points:
        yield _behind_status(point, brief.language)
        for below in point.points:
            copy = _behind_status(below, brief.language)
            yield copy._replace(runs=(Run(text="\u2013 "), *copy.runs))


def _behind_status(point: Point, language: Language) -> Copy:
    """A point's text, which says its status first."""
    if point.status is None:
        return point.text
    from briefing.brief.status import led  # loaded only for a status

    return led(point.text, point.status, language)


def _options(brief: Brief, runs: Callable[[Copy | None], Runs]) -> Iterator[Runs]:
    """What may be ticked, a line for each row; a row of its own for a matter has its letter."""
    from briefing.typeset.ask import letters  # loaded only for boxes to tick

    assert brief.decision
    rows = brief.decision.boxes
    named = letters(brief.ask, brief.decision) if len(rows) > 1 else ()
    for letter, row in zip_longest(named, rows):
        head = (Run(text=f"{letter}: "),) if letter else ()
        options = (run for each in row for run in (Run(text=" / "), *runs(each)))
        yield (*head, *islice(options, 1, None))


def _asked(brief: Brief, runs: Callable[[Copy | None], Runs]) -> tuple[Topic, ...]:
    """What readers are asked to decide, and by when."""
    if brief.ask is None:
        return ()
    from briefing.typeset.ask import ask_title  # loaded only for a brief that asks for something

    label, day = ask_title(brief.ask, brief.language, own_year(brief))
    title = (*runs(label), *((Run(text=" "), *runs(day)) if day else ()))
    return (Topic(title, tuple(map(runs, brief.ask.points)), lead=runs(brief.ask.text)),)


def _chart(figure: Figure, language: Language) -> Copy | None:
    """A sentence that names a figure's chart and tells what it shows; None if that is no news."""
    if figure.chart is None:
        return None
    from briefing.typeset.charts.alternative import alternative  # loaded only for a chart

    shown = alternative(figure, language)
    is_line = isinstance(figure.chart, Change)  # an earlier value, which is text on the page, too
    named = shown if is_line else language.charts.chart.format(shown)
    return own_words(named) if shown else None


def _status(part: Figure | Section, language: Language) -> Copy | None:
    """How a figure or a section stands, in words."""
    if part.status is None:
        return None
    from briefing.brief.status import in_words  # loaded only for a status

    return in_words(part.status, language)


def _own_chart(section: Section, language: Language) -> Copy | None:
    """A section's own chart in words, its title first."""
    if section.chart is None:
        return None
    from briefing.brief.chart import SectionChart  # loaded only for a chart
    from briefing.typeset.charts.alternative import alternative

    assert isinstance(section.chart, SectionChart), "a brief that has faults is never mailed"
    shown = alternative(section.chart.as_figure(language), language)
    before, _, after = language.charts.chart.partition("{}")
    title = (*section.chart.title.runs, Run(text=". ")) if section.chart.title else ()
    runs = (Run(text=before), *title, Run(text=f"{shown}{after}"))
    return own_words("")._replace(runs=runs)


def _said(run: Run) -> Run:
    """A run as it is read: in an email white does not part two facts."""
    return run._replace(text=run.spoken) if run.spoken else run
