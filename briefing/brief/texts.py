"""Every text of a brief that its page shows, in reading order.

Lint, evidence and the comparison of editions each take the texts that concern them.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from briefing.brief.model import Brief, Copy, Figure, Point, Section, Table


class Part(Enum):
    """What a text is to its reader; labels stand with figures, tables and pictures."""

    TITLE = "title"
    LABEL = "label"
    PROSE = "prose"
    QUOTED = "quoted"
    CELL = "cell"
    CHART = "chart"


class Text(NamedTuple):
    """One text, and where in the brief it belongs.

    `key` is its key within its file, dots between keys: `body`, `figures.label`, `next.points`.
    `number` counts from 1 where that key holds a list of paragraphs, points or figures, else it
    is 0. `slug` is the section's, empty for the keys of brief.yaml.
    """

    copy: Copy
    part: Part
    key: str
    number: int = 0
    slug: str = ""


def brief_texts(brief: Brief) -> Iterator[Text]:
    """The texts of a whole brief but for those in its header and footer; no empty ones."""
    yield from _given(Part.TITLE, "title", brief.title)
    yield from _given(Part.LABEL, "kicker", brief.kicker)
    yield from _given(Part.PROSE, "standfirst", brief.standfirst)
    if brief.picture:
        yield from _given(Part.LABEL, "picture.caption", brief.picture.caption)
    for section in brief.sections:
        yield from section_texts(section)
    if brief.next:
        yield from _given(Part.TITLE, "next.title", brief.next.title)
        yield from _points("next.points", brief.next.points)


def section_texts(section: Section) -> Iterator[Text]:
    """The texts of one section; no empty ones."""
    return (text._replace(slug=section.slug) for text in _of_section(section))


def _of_section(section: Section) -> Iterator[Text]:
    yield from _given(Part.TITLE, "title", section.title)
    yield from _given(Part.PROSE, "summary", section.summary)
    for number, copy in enumerate(section.body, start=1):
        yield from _given(Part.PROSE, "body", copy, number=number)
    yield from _points("points", section.points)
    if section.chart:
        from briefing.brief.chart import own_chart_copies  # loaded only for a chart

        title, copies = own_chart_copies(section.chart)
        yield from _given(Part.LABEL, "chart.title", title)
        yield from _given(Part.CHART, "chart", *copies)
    if section.table:
        yield from _of_table(section.table)
    if section.picture:
        yield from _given(Part.LABEL, "picture.caption", section.picture.caption)
    for number, figure in enumerate(section.figures, start=1):
        yield from (text._replace(number=number) for text in _of_figure(figure))
    if section.quote:
        yield from _given(Part.QUOTED, "quote.text", section.quote.text)
        yield from _given(Part.LABEL, "quote.speaker", section.quote.speaker)


def _given(part: Part, key: str, *copies: Copy | None, number: int = 0) -> Iterator[Text]:
    """Those of some texts of one key that are there, and have words."""
    return (Text(copy, part, key, number) for copy in copies if copy and copy.runs)


def _points(key: str, points: Iterable[Point]) -> Iterator[Text]:
    for number, point in enumerate(points, start=1):
        yield from _given(Part.PROSE, key, point.text, number=number)


def _of_table(table: Table) -> Iterator[Text]:
    yield from _given(Part.LABEL, "table.caption", table.caption)
    yield from _given(Part.LABEL, "table.columns", *table.columns)
    for row in table.rows:
        yield from _given(Part.CELL, "table.rows", *row)


def _of_figure(figure: Figure) -> Iterator[Text]:
    for key in ("kicker", "value", "unit", "label", "context"):
        yield from _given(Part.LABEL, f"figures.{key}", getattr(figure, key))
    if figure.chart:
        from briefing.brief.chart import chart_copies  # loaded only for a chart

        yield from _given(Part.CHART, "figures.chart", *chart_copies(figure.chart))
