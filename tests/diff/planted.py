"""Briefs with one change planted in each: every key of every record, and every list's items."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.chart import Change as Movement
from briefing.brief.chart import Quantity, SectionChart, Trend
from briefing.brief.date_fields import on
from briefing.brief.dates import Date
from briefing.brief.model import Brief, Copy, Name, Point, Section, own_words
from briefing.brief.reader import read_brief
from briefing.brief.status import Level, Scale, Status
from briefing.brief.tables import Cell, Row, Table
from briefing.diff.model import Kind
from briefing.errors import Span
from briefing.language.dates import Unit
from briefing.language.language import Language, language
from tests.conftest import ROOT, SECTIONS
from tests.layout.generated import Author

NEW = "Quarterly hydrographic surveys resume off Gotland"
SPAN = Span("", 1, 1)
# Lists and records, which are changed item by item and key by key; and what the reader adds.
APART = frozenset(
    "span sections files digest order sources facts next picture ask decision contacts logos "
    "aside"
    " timeline body points figures quote table"
    " columns rows total totalled tables quotes pictures raster drawing slug notes number noted"
    " footnotes cites".split()
)
REQUIRED = {"title", "value", "label", "text", "file", "alt"}
SAMPLES: dict[str, Any] = {
    "language": language("fr"),
    "date": on(datetime.date(2020, 2, 29)),
    "updated": Date("2020-Q1", datetime.date(2020, 3, 31), Unit.QUARTER),
    "as_of": on(datetime.date(2020, 2, 29)),
    "paper": "letter",
    "stale_after": 30,
    "wide": True,
    "chart": Movement(Quantity(own_words("7"), 7), 8, SPAN),
    "status": Status(Level(Name("amber", SPAN), 1), SPAN),
    "scales": (Scale(own_words("risk"), (own_words("High"), own_words("Low"))),),
    **{key: Name("another", SPAN) for key in "style link filename source url file sha256".split()},
}
VALUES = tuple(Quantity(own_words(f"{number}"), Decimal(number)) for number in (3, 7))
OWN_CHART = SectionChart(Trend(VALUES, SPAN), SPAN)


class Planted(NamedTuple):
    """A brief with one change, how that is told, and what it is called in a failure."""

    brief: Brief
    kind: Kind
    what: str
    name: str


Put = Callable[[Any], Brief]


def briefs(folder: Path) -> dict[str, Brief]:
    """Shipped briefs and made-up ones."""
    places = {"shipped": SECTIONS, "crossings": ROOT / "tests/evidence/briefs/crossings"}
    places |= {
        name: ROOT / "tests/pages" / name
        for name in ("everything", "charts", "ukrainian", "statuses")
    }
    for seed in range(6):
        place = folder / f"{seed}"
        place.mkdir()
        places[f"made up {seed}"] = Author(seed).write(place)
    read = {name: read_brief(place)[0] for name, place in places.items()}
    return {name: brief for name, brief in read.items() if brief}


def planted(brief: Brief) -> Iterator[Planted]:
    """Every change that one hand can make."""
    for name, record, put in _records(brief):
        for key in record._fields:
            if key not in APART:
                yield from _keys(name, record, put, key)
    for name, things, what, put in _lists(brief):
        yield from _items(name, things, what, put)
    yield from _cells(brief)
    yield from _elsewhere(brief)


def _records(brief: Brief) -> Iterator[tuple[str, Any, Put]]:
    """Each record of a brief, and the brief with another in its place."""
    yield "brief", brief, lambda new: new
    for key in ("next", "picture"):
        if record := getattr(brief, key):
            yield key, record, lambda new, key=key: brief._replace(**{key: new})
    for number, (name, source) in enumerate(brief.sources):
        yield (
            name,
            source,
            lambda new, at=number, name=name: brief._replace(
                sources=_with(brief.sources, at, (name, new))
            ),
        )
    for at, section in enumerate(brief.sections):

        def put(new: Section, at: int = at) -> Brief:
            return brief._replace(sections=_with(brief.sections, at, new))

        yield section.slug, section, put
        for key in ("quote", "table", "picture"):
            if record := getattr(section, key):
                yield f"{section.slug}.{key}", record, _within(section, key, put)
        for key in ("points", "figures"):
            things = getattr(section, key)
            for number, thing in enumerate(things):
                whole = _within(section, key, put)
                yield f"{section.slug}.{key}.{number}", thing, _listed(things, number, whole)


def _within(section: Section, key: str, put: Put) -> Put:
    return lambda new: put(section._replace(**{key: new}))


def _listed(things: tuple[Any, ...], at: int, put: Put) -> Put:
    return lambda new: put(_with(things, at, new))


def _with(things: tuple[Any, ...], at: int, new: Any) -> tuple[Any, ...]:
    return (*things[:at], new, *things[at + 1 :])


def _keys(name: str, record: Any, put: Put, key: str) -> Iterator[Planted]:
    """A key with another value, without its value, or with its first."""
    value = getattr(record, key)
    what = _called(record, key)
    name = f"{name}.{key}"
    if value is None or value == ():
        sample = OWN_CHART if isinstance(record, Section) and key == "chart" else _sample(key)
        kind = Kind.CHANGED if what == "value" else Kind.ADDED
        yield Planted(put(record._replace(**{key: sample})), kind, what, f"{name} given")
        return
    kind = Kind.REWORDED if isinstance(value, Copy) or key == "chart" else Kind.CHANGED
    kind = Kind.CHANGED if what == "value" else kind
    yield Planted(put(record._replace(**{key: _other(key, value)})), kind, what, f"{name} other")
    if key not in REQUIRED and not isinstance(value, bool | Language) and key != "evidence":
        empty = () if isinstance(value, tuple) and not hasattr(value, "_fields") else None
        kind = Kind.CHANGED if what == "value" else Kind.GONE
        yield Planted(put(record._replace(**{key: empty})), kind, what, f"{name} taken")


def _called(record: Any, key: str) -> str:
    if key == "text":
        return "point" if isinstance(record, Point) else "quote"
    return "value" if key == "unit" else key


def _sample(key: str) -> Any:
    return SAMPLES.get(key, ("source",) if key == "attach" else own_words(NEW))


def _other(key: str, value: Any) -> Any:
    match value:
        case Copy():
            return _reworded(value)
        case Name():
            return value._replace(text=f"{value.text}x")
        case Language():
            return language("de")
        case bool():
            return not value
        case int():
            return value + 1
        case datetime.date():
            return value + datetime.timedelta(days=1)
        case str():
            return {"a4": "letter", "letter": "a4"}.get(value, "off")
        case tuple() if key in _OTHER_RECORDS:
            return _OTHER_RECORDS[key](value)
        case _:
            return (*value, own_words(NEW) if key == "evidence_ignore" else "evidence")


def _other_chart(chart: Any) -> Any:
    key = {SectionChart: "title", Movement: "alt"}.get(type(chart), "caption")
    return chart._replace(**{key: own_words(NEW)})


def _other_status(status: Status) -> Status:
    return status._replace(now=status.now._replace(place=(status.now.place + 1) % 2))


def _other_scales(scales: tuple[Scale, ...]) -> tuple[Scale, ...]:
    return (scales[0]._replace(name=own_words(NEW)), *scales[1:])


_OTHER_RECORDS: dict[str, Callable[[Any], Any]] = {
    "chart": _other_chart,
    "status": _other_status,
    "scales": _other_scales,
}


def _reworded(copy: Copy) -> Copy:
    return copy._replace(runs=(*copy.runs, copy.runs[-1]._replace(text=" anew")))


def _lists(brief: Brief) -> Iterator[tuple[str, tuple[Any, ...], str, Put]]:
    """Each list of a brief, what its items are, and the brief with another in its place."""
    yield "sections", brief.sections, "section", lambda new: brief._replace(sections=new)
    yield "sources", brief.sources, "source", lambda new: brief._replace(sources=new)
    if coming := brief.next:
        yield (
            "next",
            coming.points,
            "point",
            lambda new: brief._replace(next=coming._replace(points=new)),
        )
    for at, section in enumerate(brief.sections):

        def put(new: Section, at: int = at) -> Brief:
            return brief._replace(sections=_with(brief.sections, at, new))

        for key, what in (("body", "paragraph"), ("points", "point"), ("figures", "figure")):
            whole = _within(section, key, put)
            yield f"{section.slug}.{key}", getattr(section, key), what, whole
        if table := section.table:
            whole = _within(section, "table", put)
            yield f"{section.slug}.rows", table.rows, "row", _rows(table, whole)


def _rows(table: Table, put: Put) -> Put:
    return lambda new: put(table._replace(rows=new))


def _items(name: str, things: tuple[Any, ...], what: str, put: Put) -> Iterator[Planted]:
    """An item gone, one more, and one at another place, as it was or reworded."""
    for at, thing in enumerate(things):
        rest = things[:at] + things[at + 1 :]
        if things.count(thing) == 1:
            yield Planted(put(rest), Kind.GONE, what, f"{name}.{at} gone")
            if len(things) > 1 and not _is_told_twice(things, thing):
                to = (at + 1 + len(things) // 2) % len(things)
                moved = (*rest[:to], thing, *rest[to:])
                if moved != things:
                    yield Planted(put(moved), Kind.MOVED, what, f"{name}.{at} to {to}")
    if things and (new := _new(things[0])):
        for at in range(len(things) + 1):
            yield Planted(put((*things[:at], new, *things[at:])), Kind.ADDED, what, f"{name}+{at}")


def _is_told_twice(things: tuple[Any, ...], thing: Any) -> bool:
    """Whether an item says what another does, so that they change places for nothing."""
    return sum(_said(other) == _said(thing) for other in things) > 1


def _said(thing: Any) -> Any:
    return getattr(thing, "text", thing)


def _new(like: Any) -> Any:
    copy = own_words(NEW)
    match like:
        case Copy():
            return copy
        case Point():
            return Point(copy, SPAN)
        case Row(cells=cells):
            new = (copy, *(own_words(f"{n}") for n in range(len(cells) - 1)))
            return Row(tuple(Cell(text, SPAN) for text in new), SPAN)
        case Section():
            return Section(copy, SPAN, "hydrography")
        case tuple() if hasattr(like, "label"):
            return like._replace(
                value=own_words("1,234,567"), unit=None, label=copy, kicker=None, context=None
            )
        case (str(), _):
            return "hydrography", like[1]._replace(title=copy, url=None)
        case _:
            return (copy, *(own_words(f"{n}") for n in range(len(like) - 1)))


def _cells(brief: Brief) -> Iterator[Planted]:
    for at, section in enumerate(brief.sections):
        if not section.table:
            continue
        table = section.table
        for number, row in enumerate(table.rows):
            for place, cell in enumerate(row.cells):
                other = _reworded(cell.text) if cell.text.runs else own_words("anew")
                cells = _with(row.cells, place, cell._replace(text=other))
                rows = _with(table.rows, number, row._replace(cells=cells))
                changed = section._replace(table=table._replace(rows=rows))
                new = brief._replace(sections=_with(brief.sections, at, changed))
                yield Planted(new, Kind.CHANGED, "cell", f"{section.slug} cell {number}.{place}")
        for place, column in enumerate(table.columns):
            head = column.head
            other = column._replace(head=_reworded(head) if head.runs else own_words("anew"))
            changed = section._replace(
                table=table._replace(columns=_with(table.columns, place, other))
            )
            kind = Kind.REWORDED if head.runs else Kind.ADDED
            new = brief._replace(sections=_with(brief.sections, at, changed))
            yield Planted(new, kind, "column", f"{section.slug} column {place}")


def _elsewhere(brief: Brief) -> Iterator[Planted]:
    """Each point and figure in the section after its own."""
    for at, section in enumerate(brief.sections[:-1]):
        after = brief.sections[at + 1]
        for key, what in (("points", "point"), ("figures", "figure")):
            things = getattr(section, key)
            for number, thing in enumerate(things):
                rest = things[:number] + things[number + 1 :]
                pair = (
                    section._replace(**{key: rest}),
                    after._replace(**{key: (*getattr(after, key), thing)}),
                )
                sections = (*brief.sections[:at], *pair, *brief.sections[at + 2 :])
                name = f"{section.slug}.{key}.{number} to {after.slug}"
                yield Planted(brief._replace(sections=sections), Kind.MOVED, what, name)


def muddled(brief: Brief, rng: random.Random, changes: int) -> Brief:
    """A brief with so many changes, whatever they are."""
    for _ in range(changes):
        brief = rng.choice(list(planted(brief))).brief
    return brief
