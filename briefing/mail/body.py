"""What an email says of a brief, to a reader who never opens the PDF: the content of its body.

`body_text.py` and `body_html.py` write it as the two forms that the email carries.
"""

from typing import NamedTuple

from briefing.brief.chart import Change
from briefing.brief.model import Brief, Copy, Figure, Run, Section, own_words
from briefing.language.language import Language
from briefing.layout.source_lines import imprint_copy, source_copies, with_marks
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import typeset

Runs = tuple[Run, ...]


class KeyFigure(NamedTuple):
    """A figure: its topic, its value with the unit, what it counts, its context and its chart.

    The chart is told in words. Topic, context and chart may be empty.
    """

    topic: Runs
    value: Runs
    label: Runs
    context: Runs
    chart: Runs


class Topic(NamedTuple):
    """A section's title with its key message and its chart, or the title of `next` with its points.

    The chart is told in words. The last topic names the sections without a key message or a chart,
    which only the page has.
    """

    title: Runs
    texts: tuple[Runs, ...]
    chart: Runs = ()


class Body(NamedTuple):
    """The texts of an email in reading order, punctuated for the brief's language.

    Any may be empty. `language` is a BCP 47 tag; `heading` stands over the figures; `attached` is
    the sentence that names the attached PDF; `footer` lists the sources and the imprint.
    """

    language: str
    marking: str
    kicker: Runs
    date: str
    title: Runs
    standfirst: Runs
    heading: str
    figures: tuple[KeyFigure, ...]
    topics: tuple[Topic, ...]
    attached: str
    footer: tuple[Runs, ...]


def write_body(brief: Brief, name: str, typography: Typography) -> Body:
    """What the email says that carries the brief's PDF, whose file is called `name`."""
    fixed = brief.language.words
    marked = with_marks(brief)

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
            figures.append(KeyFigure(runs(figure.kicker), value, *words))
        if section.summary or section.chart:
            texts = (runs(section.summary),) if section.summary else ()
            chart = runs(_own_chart(section, brief.language))
            topics.append(Topic(runs(section.title), texts, chart))
        elif not section.is_figures:
            left_out.append(runs(section.title))
    if marked.next:
        points = tuple(runs(point.text) for point in marked.next.points)
        topics.append(Topic(runs(marked.next.title), points))
    if left_out:
        topics.append(Topic(runs(own_words(fixed.only_attached)), tuple(left_out)))
    footer = (*source_copies(marked), imprint_copy(marked))
    return Body(
        language=brief.language.tag,
        marking=brief.marking.text if brief.marking else "",
        kicker=runs(marked.kicker),
        date=brief.language.full_date(brief.date) if brief.date else "",
        title=runs(marked.title),
        standfirst=runs(marked.standfirst),
        heading=fixed.key_figures,
        figures=tuple(figures),
        topics=tuple(topics),
        attached=fixed.attached.format(name=name),
        footer=tuple(tuple(map(_said, runs(line))) for line in footer if line),
    )


def _chart(figure: Figure, language: Language) -> Copy | None:
    """A sentence that names a figure's chart and tells what it shows; None if that is no news."""
    if figure.chart is None:
        return None
    from briefing.typeset.charts.alternative import alternative  # loaded only for a chart

    shown = alternative(figure, language)
    is_line = isinstance(figure.chart, Change)  # an earlier value, which is text on the page, too
    named = shown if is_line else language.charts.chart.format(shown)
    return own_words(named) if shown else None


def _own_chart(section: Section, language: Language) -> Copy | None:
    """A section's own chart in words, its title first."""
    if section.chart is None:
        return None
    from briefing.brief.chart import SectionChart  # loaded only for a chart
    from briefing.typeset.charts.alternative import alternative

    assert isinstance(section.chart, SectionChart), "a brief that has faults is never mailed"
    shown = alternative(section.chart.as_figure(language), language)
    title = f"{section.chart.title.text}. " if section.chart.title else ""
    return own_words(language.charts.chart.format(f"{title}{shown}"))


def _said(run: Run) -> Run:
    """A run as it is read: in an email white does not part two facts."""
    return run._replace(text=run.spoken) if run.spoken else run
