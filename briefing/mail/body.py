"""What an email says of a brief, to a reader who never opens the PDF: the content of its body.

`body_text.py` and `body_html.py` write it as the two forms that the email carries.
"""

from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Run
from briefing.layout.source_lines import imprint_copy, source_copies, with_marks
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import typeset

Runs = tuple[Run, ...]


class KeyFigure(NamedTuple):
    """A figure: its value with the unit, what it counts, and its context, which may be empty."""

    value: Runs
    label: Runs
    context: Runs


class Topic(NamedTuple):
    """A section's title with its key message, or the title of `next` with its points."""

    title: Runs
    texts: tuple[Runs, ...]


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
    words = brief.language.words
    marked = with_marks(brief)

    def runs(copy: Copy | None) -> Runs:
        return typeset(copy.runs, brief.language, typography) if copy else ()

    figures = []
    topics = []
    for section in marked.sections:
        for figure in section.figures:
            value, unit = runs(figure.value), runs(figure.unit)
            value = (*value, Run(text=" "), *unit) if unit else value
            figures.append(KeyFigure(value, runs(figure.label), runs(figure.context)))
        if section.summary:
            topics.append(Topic(runs(section.title), (runs(section.summary),)))
    if marked.next:
        points = tuple(runs(point.text) for point in marked.next.points)
        topics.append(Topic(runs(marked.next.title), points))
    footer = (*source_copies(marked), imprint_copy(marked))
    return Body(
        language=brief.language.tag,
        marking=brief.marking.text if brief.marking else "",
        kicker=runs(marked.kicker),
        date=brief.language.full_date(brief.date) if brief.date else "",
        title=runs(marked.title),
        standfirst=runs(marked.standfirst),
        heading=words.key_figures,
        figures=tuple(figures),
        topics=tuple(topics),
        attached=words.attached.format(name=name),
        footer=tuple(runs(line) for line in footer if line),
    )
