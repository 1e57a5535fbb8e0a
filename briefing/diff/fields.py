"""Compares two records of one kind, key by key."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.brief.model import Copy, Figure, Name, own_words
from briefing.diff.charts import chart_text
from briefing.diff.model import Change, Kind, Side
from briefing.diff.words import compare_words
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language


class Sides(NamedTuple):
    """One thing in both editions."""

    old: Side
    new: Side


def compare_fields(
    old: Any, new: Any, sides: Sides, *, skip: Collection[str] = ()
) -> Iterator[Change]:
    """The changes of two records' fields, in their order; `span` and those in `skip` left out."""
    for key in old._fields:
        if key not in ("span", *skip):
            yield from compare_values(key, getattr(old, key), getattr(new, key), sides)


def compare_values(what: str, old: Any, new: Any, sides: Sides) -> Iterator[Change]:
    """The change of one value, if any: a text is reworded, any other value is changed.

    `what` names it; where that is empty, the sides do.
    """
    one, other = text_of(old), text_of(new)
    left, right = _side(sides.old, what, old), _side(sides.new, what, new)
    if not one or not other:
        if one or other:
            yield gone_or_added(left if one else None, right if other else None)
    elif isinstance(old, Copy) or what == "chart":
        copies = (old, new) if isinstance(old, Copy) else (own_words(one), own_words(other))
        if pieces := compare_words(*copies):
            yield Change(Kind.REWORDED, left, right, pieces)
    elif one != other:
        yield Change(Kind.CHANGED, left, right)


def compare_contents(old: bytes | None, new: bytes | None, sides: Sides) -> Iterator[Change]:
    """A change where a file has other bytes; their SHA-256 are the texts of its sides."""
    if old is not None and new is not None and old != new:
        one, other = (
            side._replace(what="content", text=sha256(data).hexdigest())
            for side, data in zip(sides, (old, new), strict=True)
        )
        yield Change(Kind.CHANGED, one, other)


def gone_or_added(old: Side | None, new: Side | None) -> Change:
    """The change of a thing that only one edition has."""
    return Change(Kind.ADDED if new else Kind.GONE, old, new)


def _side(side: Side, what: str, value: Any) -> Side:
    span: Span | None = getattr(value, "span", None)
    placed = side._replace(what=what or side.what, text=text_of(value), is_key=span is None)
    return placed._replace(span=span or side.span)


def text_of(value: Any) -> str:
    """A value as text, as it reads in a report; empty where there is none."""
    match value:
        case None | ():
            return ""
        case bool():
            return "yes" if value else "no"
        case Copy(text=text) | Name(text=text):
            return text
        case Language(tag=tag):
            return tag
        case datetime():
            return f"{ENGLISH.date(value)}, {value:%H:%M}"
        case date():
            return ENGLISH.date(value)
        case tuple() if hasattr(value, "span"):
            return chart_text(value)
        case tuple():
            return ", ".join(filter(None, map(text_of, value)))
        case _:
            return str(value)


def value_with_unit(figure: Figure) -> Copy:
    """A figure's value with its unit."""
    unit = f" {figure.unit.text}" if figure.unit else ""
    return own_words(figure.value.text + unit)._replace(span=figure.value.span)
