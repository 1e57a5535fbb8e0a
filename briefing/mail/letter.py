"""A brief becomes a letter: what an email says of it to whoever never opens the attachment."""

from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure, Run
from briefing.layout.source_lines import imprint_copy, source_copies, with_marks
from briefing.style.stylesheet import Typography
from briefing.typeset.punctuation import typeset

Text = tuple[Run, ...]


class Item(NamedTuple):
    """A key figure: its value with the unit, what it counts, and who or the trend."""

    value: Text
    label: Text
    context: Text


class Topic(NamedTuple):
    """A section and its key message, or what comes next and its points."""

    title: Text
    says: tuple[Text, ...]


class Letter(NamedTuple):
    """The texts of an email in reading order, set in the brief's language; any may be empty.

    `heading` stands over the figures, `attached` names the file that holds the whole page, and
    `footer` tells of the sources and of who wrote it.
    """

    language: str
    marking: str
    kicker: Text
    date: str
    title: Text
    standfirst: Text
    heading: str
    figures: tuple[Item, ...]
    topics: tuple[Topic, ...]
    attached: str
    footer: tuple[Text, ...]


def write_letter(brief: Brief, name: str, typography: Typography) -> Letter:
    """What an email says of a brief whose PDF goes with it under a name."""
    scribe = _Scribe(brief, typography)
    words = brief.language.words
    return Letter(
        language=brief.language.tag,
        marking=brief.marking.text if brief.marking else "",
        kicker=scribe.set(brief.kicker),
        date=brief.language.full_date(brief.date) if brief.date else "",
        title=scribe.set(brief.title),
        standfirst=scribe.set(brief.standfirst),
        heading=words.key_figures,
        figures=scribe.figures(),
        topics=scribe.topics(),
        attached=words.attached.format(name=name),
        footer=scribe.footer(),
    )


class _Scribe:
    """Sets one brief's texts as its pages have them."""

    def __init__(self, brief: Brief, typography: Typography) -> None:
        self.brief = with_marks(brief)
        self.typography = typography

    def set(self, copy: Copy | None) -> Text:
        """A text with the marks and spaces of its language; nothing of none."""
        return typeset(copy.runs, self.brief.language, self.typography) if copy else ()

    def figures(self) -> tuple[Item, ...]:
        """Every key figure, section by section."""
        return tuple(self._item(figure) for part in self.brief.sections for figure in part.figures)

    def _item(self, figure: Figure) -> Item:
        value, unit = self.set(figure.value), self.set(figure.unit)
        beside = (*value, Run(text=" "), *unit) if unit else value
        return Item(beside, self.set(figure.label), self.set(figure.context))

    def topics(self) -> tuple[Topic, ...]:
        """The sections that have a key message, and what comes next."""
        found = [
            Topic(self.set(section.title), (self.set(section.summary),))
            for section in self.brief.sections
            if section.summary
        ]
        coming = self.brief.next
        if coming:
            points = tuple(self.set(point.text) for point in coming.points)
            found.append(Topic(self.set(coming.title), points))
        return tuple(found)

    def footer(self) -> tuple[Text, ...]:
        """The sources, then who wrote the brief and whom to ask."""
        lines = (*source_copies(self.brief), imprint_copy(self.brief))
        return tuple(self.set(line) for line in lines if line)
