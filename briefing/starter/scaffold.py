"""The files of a new brief: those of the starter, or the outline of an earlier brief.

An outline keeps what is the same from edition to edition: the series, who writes it and how it is
set, the sections with their titles, how many points and figures they have, the heads and rows of
tables. Placeholders stand in place of words and numbers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from briefing.brief.files import MASTHEAD
from briefing.brief.model import Brief, Copy, Figure, Picture, Point, Section, Table
from briefing.lint import general_rules

_WIDTH = 96  # characters of a line of YAML


def outline(brief: Brief, day: datetime.date) -> dict[str, bytes]:
    """The files of a brief in the shape of another, by path within its folder.

    Pictures, charts and the sources' texts are left out, since they belong to what was said then. A
    comment in each file names them, and says how many words the texts had.

    Args:
        brief: the one that gives the shape.
        day: the date of the new one.
    """
    head = {
        "title": general_rules.HEADLINE,
        "kicker": _kept(brief.kicker),
        "standfirst": brief.standfirst and general_rules.STANDFIRST,
        "date": day,
        **_settings(brief),
        "sections": [section.slug for section in brief.sections] or None,
        "next": brief.next
        and {"title": _kept(brief.next.title), "points": _points(brief.next.points)},
        "sources": {
            name: {"title": general_rules.SOURCE, "publisher": _kept(source.publisher)}
            for name, source in brief.sources
        },
    }
    files = {MASTHEAD: _file(head, _head_comments(brief))}
    for section in brief.sections:
        files[f"{section.slug}.yaml"] = _file(_section(section), _section_comments(section))
    return files


def _settings(brief: Brief) -> dict[str, Any]:
    """The keys of brief.yaml that every edition of a series has alike."""
    return {
        "language": brief.language.tag,
        "style": _shipped_styles(brief),
        "paper": brief.paper,
        "marking": brief.marking and brief.marking.text,
        "mail_limit": brief.mail_limit and brief.mail_limit.text,
        "owner": _kept(brief.owner),
        "contact": _kept(brief.contact),
        "distribution": _kept(brief.distribution),
        "evidence": brief.evidence if brief.evidence != "warn" else None,
        "attach": list(brief.attach),
        "stale_after": brief.stale_after,
        "lint": {name: is_on or "off" for name, is_on in brief.lint},
    }


def _shipped_styles(brief: Brief) -> str | list[str]:
    """Its styles, one or several, without those that are files in its own folder."""
    names = [name.text for name in brief.style if "." not in name.text]
    return names[0] if len(names) == 1 else names


def _section(section: Section) -> dict[str, Any]:
    quote = section.quote
    return {
        "title": _kept(section.title),
        "marking": section.marking and section.marking.text,
        "source": section.source and section.source.text,
        "optional": section.optional,
        "summary": section.summary and general_rules.SUMMARY,
        "body": "\n\n".join([general_rules.PARAGRAPH] * len(section.body)),
        "points": _points(section.points),
        "figures": [_figure(figure) for figure in section.figures],
        "quote": quote
        and {
            "text": general_rules.QUOTE,
            "speaker": quote.speaker and general_rules.SPEAKER,
            "source": quote.source and quote.source.text,
            "optional": quote.optional,
        },
        "table": section.table and _table(section.table),
    }


def _points(points: Sequence[Point]) -> list[Any]:
    text = general_rules.POINT
    return [{"text": text, "optional": True} if point.optional else text for point in points]


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": general_rules.VALUE,
        "unit": figure.unit and general_rules.UNIT,
        "label": general_rules.LABEL,
        "kicker": figure.kicker and general_rules.KICKER,
        "context": figure.context and general_rules.CONTEXT,
        "source": figure.source and figure.source.text,
        "optional": figure.optional,
    }


def _table(table: Table) -> dict[str, Any]:
    """A table with its heads and the names of its rows; its other cells are empty.

    But for one of a row without a name: nobody may leave a row empty.
    """
    rows = []
    for row in table.rows:
        name, *others = (_kept(row[0]) or "", *[""] * (len(row) - 1))
        rows.append([name, *others] if name else ["", general_rules.VALUE, *others[1:]])
    return {
        "caption": table.caption and general_rules.CAPTION,
        "columns": [_kept(head) or "" for head in table.columns],
        "rows": rows,
        "optional": table.optional,
    }


def _kept(copy: Copy | None) -> str | None:
    """A text that is kept, as YAML has it: without emphasis and links, marks escaped."""
    return re.sub(r"([\\*\[\]])", r"\\\1", copy.text) if copy else None


def _head_comments(brief: Brief) -> Iterator[str]:
    yield from _left_out({"standfirst": brief.standfirst}, picture=brief.picture)
    for name, source in brief.sources:
        if source.file:
            yield f"The text of {name} was saved as {source.file.text}: save this time's."
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
    yield from _left_out(texts, picture=section.picture)
    if section.chart:
        yield "There was a chart."
    for number, figure in enumerate(section.figures, start=1):
        had = [key for key in ("quote", "derived", "as_of", "chart") if getattr(figure, key)]
        if had:
            yield f"Figure {number} had: {', '.join(had)}."


def _left_out(texts: dict[str, Copy | None], *, picture: Picture | None) -> Iterator[str]:
    lengths = [f"{name} {len(text.text.split())}" for name, text in texts.items() if text]
    if lengths:
        yield f"Words last time: {', '.join(lengths)}."
    if picture:
        yield "There was a picture."


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
