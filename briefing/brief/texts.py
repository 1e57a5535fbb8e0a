"""Every text of a brief that its page shows, in reading order.

Lint, evidence and the comparison of editions each take the texts that concern them.
"""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing.brief.model import Brief, Copy, Figure, Name, Point, Section

if TYPE_CHECKING:
    from briefing.brief.blocks import Ask, Decision
    from briefing.brief.status import Status
    from briefing.brief.tables import Table


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
    `number` counts from 1 where that key holds a list of paragraphs, points, figures, tables,
    quotes or pictures, else it is 0; points below one have its number. `slug` is the section's,
    empty for the keys of brief.yaml. `source` names the text's own, where it has one. `named_by`
    are the texts that say what a cell or a chart is of, the nearest first: its column's head, the
    head over that, its row's head, that of the row it belongs to, the caption, the title. Of these
    the `heads` say its place: the row and the column of a cell, a chart's bar and series.
    """

    copy: Copy
    part: Part
    key: str
    number: int = 0
    slug: str = ""
    source: Name | None = None
    named_by: tuple[Copy, ...] = ()
    heads: tuple[Copy, ...] = ()


def brief_texts(brief: Brief) -> Iterator[Text]:
    """The texts of a whole brief but for those in its header and footer; no empty ones."""
    yield from _given(Part.TITLE, "title", brief.title)
    yield from _given(Part.LABEL, "kicker", brief.kicker)
    if brief.date:
        yield from _given(Part.LABEL, "date", brief.date.words)
    yield from _given(Part.PROSE, "standfirst", brief.standfirst)
    if brief.ask:
        yield from _of_ask(brief.ask)
    if brief.picture:
        yield from _given(Part.LABEL, "picture.caption", brief.picture.caption)
    for section in brief.sections:
        yield from section_texts(section)
    if brief.decision:
        yield from _of_decision(brief.decision)
    if brief.next:
        yield from _given(Part.TITLE, "next.title", brief.next.title)
        yield from _points("next.points", brief.next.points)
    for number, (_, copy) in enumerate(brief.notes, start=1):
        yield from _given(Part.PROSE, "notes", copy, number=number)


def _of_ask(ask: "Ask") -> Iterator[Text]:
    yield from _given(Part.TITLE, "ask.title", ask.title)
    yield from _given(Part.PROSE, "ask.text", ask.text)
    for number, matter in enumerate(ask.points, start=1):
        yield from _given(Part.PROSE, "ask.points", matter, number=number)


def _of_decision(decision: "Decision") -> Iterator[Text]:
    yield from _given(Part.TITLE, "decision.title", decision.title)
    for number, row in enumerate(decision.boxes, start=1):
        for option in row:
            yield from _given(Part.LABEL, "decision.boxes", option, number=number)


def section_texts(section: Section) -> Iterator[Text]:
    """The texts of one section; no empty ones."""
    return (text._replace(slug=section.slug) for text in _of_section(section))


def _of_section(section: Section) -> Iterator[Text]:
    yield from _given(Part.TITLE, "title", section.title)
    yield from _reason("status", section.status)
    yield from _given(Part.PROSE, "summary", section.summary)
    for number, copy in enumerate(section.body, start=1):
        yield from _given(Part.PROSE, "body", copy, number=number)
    yield from _points("points", section.points)
    if section.chart:
        from briefing.brief.chart import chart_names, own_chart_texts  # loaded only for a chart

        title, texts = own_chart_texts(section.chart)
        yield from _given(Part.LABEL, "chart.title", title)
        yield from _charted("chart", texts, chart_names(section.chart))
    for key, number, table in _listed("table", section.table, section.tables):
        yield from _of_table(table, key, number)
    for key, number, picture in _listed("picture", section.picture, section.pictures):
        yield from _given(Part.LABEL, f"{key}.caption", picture.caption, number=number)
    for number, figure in enumerate(section.figures, start=1):
        yield from (text._replace(number=number) for text in _of_figure(figure))
    if section.aside:
        yield from _given(Part.TITLE, "aside.title", section.aside.title)
        yield from _given(Part.PROSE, "aside.text", section.aside.text)
    for key, number, quote in _listed("quote", section.quote, section.quotes):
        for text in _given(Part.QUOTED, f"{key}.text", quote.text, number=number):
            yield text._replace(source=quote.source)
        yield from _given(Part.LABEL, f"{key}.speaker", quote.speaker, number=number)


Thing = TypeVar("Thing")


def _listed(
    key: str, single: Thing | None, several: Iterable[Thing]
) -> Iterator[tuple[str, int, Thing]]:
    """What stands under a key, or under that of several: the key, its number, the thing."""
    if single is not None:
        yield key, 0, single
    for number, thing in enumerate(several, start=1):
        yield f"{key}s", number, thing


def _given(part: Part, key: str, *copies: Copy | None, number: int = 0) -> Iterator[Text]:
    """Those of some texts of one key that are there, and have words."""
    given = (copy for copy in copies if copy and copy.runs)
    return (Text(copy, part, key, number, source=copy.source) for copy in given)


def _points(key: str, points: Iterable[Point]) -> Iterator[Text]:
    for number, point in enumerate(points, start=1):
        if point.date:
            yield from _given(Part.LABEL, f"{key}.date", point.date.words, number=number)
        for each in (point, *point.points):
            yield from _reason(f"{key}.status", each.status, number=number)
            source = each.source or point.source
            for text in _given(Part.PROSE, key, each.text, number=number):
                yield text._replace(source=source)


def _reason(key: str, status: "Status | None", number: int = 0) -> Iterator[Text]:
    """Why a thing stands as it does; its level is a name."""
    if status:
        yield from _given(Part.PROSE, key, status.because, number=number)


def _charted(
    key: str, texts: Iterable[tuple[Copy, tuple[Copy, ...]]], names: tuple[Copy, ...]
) -> Iterator[Text]:
    """The texts of a chart, by what names each of them and all of them."""
    for copy, heads in texts:
        for text in _given(Part.CHART, key, copy):
            yield text._replace(named_by=(*heads, *names), heads=heads)


def _of_table(table: "Table", key: str, number: int) -> Iterator[Text]:
    yield from _given(Part.LABEL, f"{key}.title", table.title, number=number)
    yield from _given(Part.LABEL, f"{key}.caption", table.caption, number=number)
    yield from _given(Part.LABEL, f"{key}.columns", *table.heads, number=number)
    group: Copy | None = None
    for row in table.all_rows:
        part = "total" if row is table.total else "rows"
        over = group if row.level and row is not table.total else None
        group = row.cells[0].text if row.cells and not row.level else group
        for cell, column in zip(row.cells, table.columns, strict=False):
            own = (row.cells[0].text, over)
            # Of which rows a total is, other tables need not agree.
            places = (column.head, column.over, *(() if row is table.total else own))
            names = (column.head, column.over, *own, table.caption, table.title)
            heads, named_by = (
                tuple(name for name in some if name and name is not cell.text)
                for some in (places, names)
            )
            for text in _given(Part.CELL, f"{key}.{part}", cell.text, number=number):
                yield text._replace(source=cell.source, named_by=named_by, heads=heads)
    yield from _given(Part.PROSE, f"{key}.note", table.note, number=number)


def _of_figure(figure: Figure) -> Iterator[Text]:
    for key in ("kicker", "value", "unit", "label", "context"):
        yield from _given(Part.LABEL, f"figures.{key}", getattr(figure, key))
    yield from _reason("figures.status", figure.status)
    if figure.chart:
        from briefing.brief.chart import chart_names, chart_texts  # loaded only for a chart

        names = chart_names(figure.chart, figure)
        yield from _charted("figures.chart", chart_texts(figure.chart), names)
