"""A brief's copy becomes items, which can be paired with those of another edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.brief.model import Brief, Copy, Figure, Point, Reference, Section
from briefing.diff.fields import said, whole_value
from briefing.diff.matching import Item
from briefing.diff.model import Area, Part, Side
from briefing.errors import Span

MASTHEAD, NEXT, SOURCES = Part(Area.MASTHEAD), Part(Area.NEXT), Part(Area.SOURCES)


def sections(brief: Brief) -> tuple[Item[Section], ...]:
    """The sections: by their files' names, a renamed one by its words."""
    return tuple(
        Item(
            section,
            Side(part_of(section), section.span, "section", _gist(section), number),
            (section.slug,),
            " ".join(_words(section)),
        )
        for number, section in enumerate(brief.sections, start=1)
    )


def _gist(section: Section) -> str:
    return ": ".join(copy.text for copy in (section.title, section.summary) if copy)


def part_of(section: Section) -> Part:
    """Where a section's own copy stands."""
    return Part(Area.SECTION, section.slug)


def _words(section: Section) -> Iterator[str]:
    copies = (section.title, section.summary, *section.body, *(p.text for p in section.points))
    yield from (copy.text for copy in copies if copy)
    yield from map(_about, section.figures)
    for row in section.table.rows if section.table else ():
        yield from (cell.text for cell in row)


def points(listed: Iterable[Point], part: Part, what: str = "point") -> tuple[Item[Point], ...]:
    """A section's points, or those of `next`."""
    return tuple(
        Item(point, Side(part, point.text.span, what, text, number), (text,), text)
        for number, point in enumerate(listed, start=1)
        for text in [point.text.text]
    )


def paragraphs(section: Section) -> tuple[Item[Point], ...]:
    """A section's paragraphs, each as the point that it may become."""
    body = (copy._replace(span=_start(copy)) for copy in section.body)
    return points((Point(copy, copy.span) for copy in body), part_of(section), "paragraph")


def _start(copy: Copy) -> Span:
    """Where a paragraph starts: all of a body have the place of the body."""
    return copy.find(" ".join(copy.text.split()[:3]))


def figures(section: Section) -> tuple[Item[Figure], ...]:
    """A section's figures: by what they count, else by their value."""
    part = part_of(section)
    return tuple(
        Item(figure, side, (side.text, side.name, whole_value(figure).text), _about(figure))
        for number, figure in enumerate(section.figures, start=1)
        for side in [_figure(figure, part, number)]
    )


def _figure(figure: Figure, part: Part, number: int) -> Side:
    label = figure.label.text
    text = f"{whole_value(figure).text} {label}"
    return Side(part, figure.span, "figure", text, number, name=label)


def _about(figure: Figure) -> str:
    copies = (whole_value(figure), figure.label, figure.kicker, figure.context)
    return " ".join(copy.text for copy in copies if copy)


def references(brief: Brief) -> tuple[Item[tuple[str, Reference]], ...]:
    """The sources: by name, else by address, else by title."""
    return tuple(
        Item(
            (name, source),
            Side(SOURCES, source.span, "source", title, number, name=name),
            keys,
            title,
        )
        for number, (name, source) in enumerate(brief.sources, start=1)
        for title in [source.title.text]
        for keys in [(name, said(source.url) or name, title)]
    )
