"""A brief becomes its statements: every text that may hold a number, and where that came from."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure, Name, Section, Table


class Statement(NamedTuple):
    """A text of the page: `what` it is in words, its sources by name, its section's figures."""

    copy: Copy
    what: str
    sources: tuple[str, ...]
    figures: tuple[Figure, ...]

    @property
    def is_loose(self) -> bool:
        """Whether units stand elsewhere: in a table's heads, or in the value of a chart."""
        return self.what.startswith(("table", "chart"))


def statements(brief: Brief) -> Iterator[Statement]:
    """Every text of the page in reading order; values of figures and what they quote aside.

    Who stands behind the brief is no statement: owner, version and reference hold numbers
    of their own.
    """
    names = tuple(name for name, _ in brief.sources)
    every = tuple(figure for part in brief.sections for figure in part.figures)
    for what, copy in _masthead(brief):
        yield Statement(copy, what, names, every)
    for section in brief.sections:
        named = (section.source.text,) if section.source else names
        for what, copy, source in _texts(section):
            yield Statement(copy, what, (source.text,) if source else named, section.figures)


def figures(brief: Brief) -> Iterator[tuple[Figure, str, Statement]]:
    """Each figure with its section's slug, and its value and unit as a statement."""
    names = tuple(name for name, _ in brief.sources)
    for section in brief.sections:
        for number, figure in enumerate(section.figures, start=1):
            source = figure.source or section.source
            what = f"figure {number} of {section.slug}"
            sources = (source.text,) if source else names
            value = Statement(_whole(figure), what, sources, section.figures)
            yield figure, section.slug, value


def _whole(figure: Figure) -> Copy:
    """A figure's value with its unit, at the value's place."""
    unit = figure.unit.text if figure.unit else ""
    text = f"{figure.value.text} {unit}".strip()
    return figure.value._replace(runs=(figure.value.runs[0]._replace(text=text),))


def _masthead(brief: Brief) -> Iterator[tuple[str, Copy]]:
    coming = brief.next
    points = tuple(point.text for point in coming.points) if coming else ()
    pairs = (
        ("title", brief.title),
        ("kicker", brief.kicker),
        ("standfirst", brief.standfirst),
        ("picture", brief.picture.caption if brief.picture else None),
        ("title of next", coming.title if coming else None),
        *_numbered("point {} of next", points),
    )
    return ((what, copy) for what, copy in pairs if copy)


def _texts(section: Section) -> Iterator[tuple[str, Copy, Name | None]]:
    """A section's texts with what they are, and the source of their own that some have."""
    slug = section.slug
    texts: list[tuple[str, Copy | None]] = [
        (f"title of {slug}", section.title),
        (f"summary of {slug}", section.summary),
    ]
    texts += _numbered(f"paragraph {{}} of {slug}", section.body)
    texts += _numbered(f"point {{}} of {slug}", (point.text for point in section.points))
    texts += [(f"table of {slug}", cell) for cell in _cells(section.table)]
    caption = section.picture.caption if section.picture else None
    for what, copy in (*texts, (f"picture of {slug}", caption)):
        if copy and copy.runs:
            yield what, copy, None
    for number, figure in enumerate(section.figures, start=1):
        for copy in filter(None, (figure.kicker, figure.label, figure.context)):
            yield f"figure {number} of {slug}", copy, figure.source
        if figure.chart:
            from briefing.brief.chart import chart_copies  # loaded only for a chart

            for copy in chart_copies(figure.chart):
                yield f"chart {number} of {slug}", copy, figure.source
    if section.quote:
        yield f"quote of {slug}", section.quote.text, section.quote.source


def _cells(table: Table | None) -> Iterator[Copy | None]:
    if table:
        yield from (table.caption, *table.columns)
        for row in table.rows:
            yield from row


def _numbered(form: str, copies: Iterable[Copy]) -> Iterator[tuple[str, Copy]]:
    return ((form.format(number), copy) for number, copy in enumerate(copies, start=1))
