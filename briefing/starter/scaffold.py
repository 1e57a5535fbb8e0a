"""The files of a new brief: those of the starter, or the outline of an earlier brief.

An outline keeps what is the same from edition to edition: the series, who writes it and how it is
set, the sections with their titles, how many points and figures they have, what the figures count
and of whom, the heads and rows of tables. Placeholders stand in place of messages and numbers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import groupby
from typing import Any

import yaml

from briefing.brief.blocks import Ask, Decision, Picture
from briefing.brief.dates import period_of
from briefing.brief.files import MASTHEAD
from briefing.brief.model import (
    Brief,
    Contact,
    Copy,
    Fact,
    Figure,
    Point,
    PullQuote,
    Section,
    with_fact_names,
)
from briefing.brief.tables import Column, Row, Table
from briefing.language.dates import Unit
from briefing.language.language import Language
from briefing.lint import general_rules
from briefing.starter.chart_comments import chart_lines, commented

_WIDTH = 96  # characters of a line of YAML


def outline(brief: Brief, day: datetime.date) -> dict[str, bytes]:
    """The files of a brief in the shape of another, by path within its folder.

    Pictures and the sources' texts are left out, since they belong to what was said then. A comment
    in each file names them, and says how many words the texts had. Charts, which draw nothing
    without numbers, stand in their places as comments. Logos of partners are copied.

    Args:
        brief: the one that gives the shape.
        day: the date of the new one.
    """
    head = {
        "title": general_rules.HEADLINE,
        "kicker": _kept(brief.kicker),
        "standfirst": brief.standfirst
        and _with(general_rules.STANDFIRST, optional=brief.standfirst.optional),
        "date": _today(brief, day),
        **_settings(brief),
        "numbered": brief.numbered,
        "sections": [section.slug for section in brief.sections] or None,
        "ask": brief.ask and _ask(brief.ask),
        "decision": brief.decision and _decision(brief.decision),
        "next": brief.next
        and {"title": _kept(brief.next.title), "points": _points(brief.next.points)},
        "sources": {
            name: {"title": general_rules.SOURCE, "publisher": _kept(source.publisher)}
            for name, source in brief.sources
        },
        "facts": {name: _fact(fact) for name, fact in brief.facts},
    }
    files = {MASTHEAD: _file(head, _head_comments(brief))}
    files |= {partner.file.text: partner.data for partner in brief.logos if partner.data}
    for section in brief.sections:
        name = f"{section.slug}.yaml"
        written = _file(_section(section), _section_comments(section))
        files[name] = commented(written.decode(), _charts(section, brief, name)).encode()
    return files


def _today(brief: Brief, day: datetime.date) -> Any:
    """The new brief's date in the form of the old one: the month that it is, or other words."""
    if brief.date and brief.date.words:
        return {"words": general_rules.VALUE}
    unit = brief.date.unit if brief.date else None
    return period_of(unit, day) if unit and unit is not Unit.DAY else day


def _charts(section: Section, brief: Brief, name: str) -> dict[str, list[str]]:
    """A section's charts, its own and its figures', by the names that their keys have here."""
    text = dict(brief.files).get(name, b"").decode("utf-8-sig")
    figures = ((_chart_name(n), figure.chart) for n, figure in enumerate(section.figures, start=1))
    named = ((_OWN_CHART, section.chart), *figures)
    return {name: chart_lines(text, chart.span) for name, chart in named if chart and text}


_OWN_CHART = "of the section"


def _chart_name(number: int) -> str:
    return f"of figure {number}"


def _settings(brief: Brief) -> dict[str, Any]:
    """The keys of brief.yaml that every edition of a series has alike."""
    return {
        "language": brief.language.tag,
        "words": _own_words(brief.language),
        "style": _shipped_styles(brief),
        "paper": brief.paper,
        "marking": brief.marking and brief.marking.text,
        "mail_limit": brief.mail_limit and brief.mail_limit.text,
        "owner": _kept(brief.owner),
        "contact": _kept(brief.contact) or list(map(_contact, brief.contacts)),
        "distribution": _kept(brief.distribution),
        "logos": [{"file": logo.file.text, "alt": logo.alt.text} for logo in brief.logos],
        "evidence": brief.evidence if brief.evidence != "warn" else None,
        "attach": list(brief.attach),
        "scales": {
            scale.name.text: [level.text for level in scale.levels] for scale in brief.scales
        },
        "stale_after": brief.stale_after,
        "lint": {name: is_on or "off" for name, is_on in brief.lint},
    }


def _own_words(language: Language) -> dict[str, Any]:
    """Words of the author's own as brief.yaml has them, those of a group under its name."""
    words: dict[str, Any] = {}
    for name, said in language.own:
        group, _, key = name.rpartition(".")
        (words.setdefault(group, {}) if group else words)[key] = (
            said if isinstance(said, str) else list(said)
        )
    return words


def _contact(contact: Contact) -> dict[str, Any]:
    return {
        "name": _kept(contact.name),
        "role": _kept(contact.role),
        "address": [address.text for address in contact.address],
    }


def _ask(ask: Ask) -> dict[str, Any]:
    """What is asked, without its words and its day: as many matters, which boxes may be about."""
    return {
        "title": _kept(ask.title),
        "text": general_rules.SUMMARY,
        "points": [general_rules.POINT] * len(ask.points),
    }


def _decision(decision: Decision) -> dict[str, Any]:
    """The boxes to tick, which a series has alike."""
    rows = [[_kept(option) for option in row] for row in decision.boxes]
    return {
        "title": _kept(decision.title),
        "boxes": rows if len(rows) > 1 else rows[0],
        "sign": None if decision.sign else "false",
    }


def _shipped_styles(brief: Brief) -> str | list[str]:
    """Its styles, one or several, without those that are files in its own folder."""
    names = [name.text for name in brief.style if "." not in name.text]
    return names[0] if len(names) == 1 else names


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": _kept(section.title),
        "marking": section.marking and section.marking.text,
        "source": section.source and section.source.text,
        "optional": section.optional,
        "summary": section.summary and general_rules.SUMMARY,
        "numbered": "false" if section.numbered is False else section.numbered,
        "body": _body(section.body),
        "points": _points(section.points),
        "figures": [
            _figure(figure, number) for number, figure in enumerate(section.figures, start=1)
        ],
        "quote": section.quote and _quote(section.quote),
        "quotes": [_quote(quote) for quote in section.quotes],
        "table": section.table and _table(section.table),
        "tables": [_table(table) for table in section.tables],
        "chart": section.chart and _OWN_CHART,
        "aside": section.aside
        and _with(
            general_rules.PARAGRAPH,
            title=_kept(section.aside.title),
            optional=section.aside.optional,
        ),
    }


def _quote(quote: PullQuote) -> dict[str, Any]:
    return {
        "text": general_rules.QUOTE,
        "speaker": quote.speaker and general_rules.SPEAKER,
        "source": quote.source and quote.source.text,
        "optional": quote.optional,
    }


def _body(body: Sequence[Copy]) -> str | list[Any]:
    """Paragraphs as one text; as a list, where one has a source of its own or is optional."""
    text = general_rules.PARAGRAPH
    if not any(copy.source or copy.optional for copy in body):
        return "\n\n".join([text] * len(body))
    return [_with(text, **_may_have(copy)) for copy in body]


def _points(points: Sequence[Point]) -> list[Any]:
    return list(map(_point, points))


def _point(point: Point) -> Any:
    date = point.date and {"words": general_rules.VALUE}
    return _with(general_rules.POINT, date=date, points=_points(point.points), **_may_have(point))


def _may_have(part: Copy | Point) -> dict[str, Any]:
    return {"source": part.source and part.source.text, "optional": part.optional}


def _with(text: str | None, **more: Any) -> Any:
    """A text alone, or as the first key of a mapping with what else it has."""
    return {"text": text, **more} if any(more.values()) else text


def _figure(figure: Figure, number: int) -> dict[str, Any]:
    return {
        "value": _value(figure.value),
        "unit": _kept(figure.unit),
        "label": _kept(figure.label),
        "kicker": figure.kicker and _with(_kept(figure.kicker), optional=figure.kicker.optional),
        "context": _kept(figure.context),
        "source": figure.source and figure.source.text,
        "chart": figure.chart and _chart_name(number),
        "optional": figure.optional,
    }


def _table(table: Table) -> dict[str, Any]:
    """A table with its heads and the names of its rows; its other cells are empty.

    But for one of a row without a name: nobody may leave a row empty.
    """
    return {
        "title": _kept(table.title),
        "caption": table.caption and general_rules.CAPTION,
        "columns": list(_heads(table.columns)),
        "rows": [_row(row) for row in table.rows],
        "total": table.total and _row(table.total),
        "wide": table.wide,
        "note": table.note and general_rules.CAPTION,
        "optional": table.optional,
    }


def _row(row: Row) -> list[str]:
    facts = (_value(cell.text) if _is_fact(cell.text) else "" for cell in row.cells[1:])
    name, *others = (_kept(row.cells[0].text) or "", *facts)
    name = f"{_LEVEL * row.level}{name}"
    return [name, *others] if name else ["", general_rules.VALUE, *others[1:]]


# What sets a row under the one above.
_LEVEL = "  "


def _heads(columns: Sequence[Column]) -> Iterator[Any]:
    """The heads of columns as they are written, those under a common one within it."""
    for over, group in groupby(columns, key=lambda column: column.over):
        heads = [_head(column) for column in group]
        yield from [{"head": _kept(over), "columns": heads}] if over else heads


def _head(column: Column) -> Any:
    head = _kept(column.head) or ""
    of = column.of and column.of.text
    if column.status:
        return {"head": head, "status": True}
    return {"head": head, "bar": True, "of": of} if column.bar else head


def _kept(copy: Copy | None) -> str | None:
    """A text that is kept, as YAML has it: without emphasis and links, marks escaped."""
    return re.sub(r"([\\*\[\]])", r"\\\1", with_fact_names(copy).text) if copy else None


def _value(copy: Copy) -> str:
    """What stands for a value: the fact that it is, or a placeholder."""
    return with_fact_names(copy).text if _is_fact(copy) else general_rules.VALUE


def _is_fact(copy: Copy) -> bool:
    """Whether a text is one fact and nothing else."""
    return [(use.start, use.end) for use in copy.facts] == [(0, len(copy.text))]


def _fact(fact: Fact) -> Any:
    source = fact.source and fact.source.text
    return {"value": _value(fact.value), "source": source} if source else _value(fact.value)


def _head_comments(brief: Brief) -> Iterator[str]:
    yield from _left_out(
        {"standfirst": brief.standfirst}, *([brief.picture] if brief.picture else [])
    )
    for name, source in brief.sources:
        if source.file:
            yield f"The text of {name} was saved as {source.file.text}: save this time's."
    for name, fact in brief.facts:
        had = [key for key in ("quote", "as_of") if getattr(fact, key)]
        if had:
            yield f"The fact {name} had: {', '.join(had)}."
    if brief.notes:
        yield f"There were notes: {', '.join(name for name, _ in brief.notes)}."
    if own := [name.text for name in brief.style if "." in name.text]:
        listed = ", ".join(own)
        yield f"There was a style of its own: copy {listed} here, and name it as `style`."


def _section_comments(section: Section) -> Iterator[str]:
    """Comments on what a section had that its outline has not."""
    texts = {
        "summary": section.summary,
        **{f"paragraph {number}": text for number, text in enumerate(section.body, start=1)},
        **{f"point {number}": point.text for number, point in enumerate(section.points, start=1)},
    }
    yield from _left_out(texts, *section.all_pictures)
    for number, figure in enumerate(section.figures, start=1):
        had = [key for key in ("quote", "derived", "as_of") if getattr(figure, key)]
        if had:
            yield f"Figure {number} had: {', '.join(had)}."


def _left_out(texts: dict[str, Copy | None], *pictures: Picture) -> Iterator[str]:
    lengths = [f"{name} {len(text.text.split())}" for name, text in texts.items() if text]
    if lengths:
        yield f"Words last time: {', '.join(lengths)}."
    if pictures:
        yield "There was a picture." if len(pictures) == 1 else "There were pictures."


def _file(keys: dict[str, Any], comments: Iterator[str]) -> bytes:
    """A YAML file of the keys that have a value, under lines of comment."""
    text = yaml.safe_dump(_given(keys), sort_keys=False, allow_unicode=True, width=_WIDTH)
    return "".join((*(f"# {line}\n" for line in comments), text)).encode()


def _given(value: Any) -> Any:
    """A value without the keys that are empty, at any depth."""
    if isinstance(value, dict):
        pairs = ((key, _given(inner)) for key, inner in value.items())
        return {key: inner for key, inner in pairs if inner not in (None, False, [], {}, "")}
    return [_given(inner) for inner in value] if isinstance(value, list) else value


_TODAY = b"{today}"


def starter(day: datetime.date) -> dict[str, bytes]:
    """The files of the starter brief, by path within its folder, with `day` as its date."""
    found = _under(files("briefing.starter") / "example")
    return {name: data.replace(_TODAY, str(day).encode()) for name, data in found.items()}


def _under(place: Traversable, above: str = "") -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        name = above + entry.name
        found |= {name: entry.read_bytes()} if entry.is_file() else _under(entry, f"{name}/")
    return found
