"""Compares two records of one kind, key by key."""

from collections.abc import Collection, Iterator
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

from briefing.brief.dates import Date
from briefing.brief.model import Copy, FactUse, Figure, Name, own_words, with_fact_names
from briefing.brief.status import Level, Status, in_words
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
            one, other = getattr(old, key), getattr(new, key)
            is_status = isinstance(one or other, Status)
            compare = compare_statuses if is_status else partial(compare_values, key)
            yield from compare(one, other, sides)


def compare_statuses(old: Status | None, new: Status | None, sides: Sides) -> Iterator[Change]:
    """The changes of a status: of its level, else of that before, which follows; and its reason."""
    if not old or not new:
        yield from compare_values("status", old, new, sides)
        return
    if old.now.key != new.now.key:
        yield from compare_values("status", _level(old.now), _level(new.now), sides)
    else:
        yield from compare_values("status_before", _level(old.was), _level(new.was), sides)
    yield from compare_values("status_reason", old.because, new.because, sides)


def _level(level: Level | None) -> Name | None:
    return level and Name(level.key, level.name.span)


def compare_values(what: str, old: Any, new: Any, sides: Sides) -> Iterator[Change]:
    """The change of one value, if any: a text is reworded, any other value is changed.

    `what` names it; where that is empty, the sides do.
    """
    one, other = text_of(old), text_of(new)
    if (isinstance(old, Copy) or what == "chart") and differ_by_facts(old, new):
        return
    left, right = _side(sides.old, what, old), _side(sides.new, what, new)
    if not one or not other:
        if one or other:
            yield gone_or_added(left if one else None, right if other else None)
    elif isinstance(old, Copy) or what == "chart":
        copies = (old, new) if isinstance(old, Copy) else (own_words(one), own_words(other))
        marks = [_marks(copy) for copy in copies]
        if pieces := compare_words(*copies):
            yield Change(Kind.REWORDED, left, right, pieces)
        elif marks[0] != marks[1]:
            one, other = marks
            yield Change(Kind.CHANGED, left._replace(text=one), right._replace(text=other))
    elif one != other:
        yield Change(Kind.CHANGED, left, right)


def differ_by_facts(old: Any, new: Any) -> bool:
    """Whether two texts or charts differ in nothing but the values of the facts that they print."""
    if isinstance(old, Copy) and isinstance(new, Copy):
        named = with_fact_names(old).runs == with_fact_names(new).runs
    else:
        named = text_of(_with_names(old)) == text_of(_with_names(new))
    return named and text_of(old) != text_of(new)


def _with_names(value: Any) -> Any:
    """A chart, or a part of one, with the names of facts in place of their values."""
    if isinstance(value, Copy):
        return with_fact_names(value)
    if hasattr(value, "_fields"):
        return type(value)(*map(_with_names, value))
    return tuple(map(_with_names, value)) if type(value) is tuple else value


def _marks(copy: Copy) -> str:
    """The notes and sources that a text refers to, as they are written."""
    names = [f"[^{run.note.name}]" for run in copy.runs if run.note]
    return " ".join(names) or "no note"


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
        case Date(clock=clock):
            return value.text(ENGLISH) + (f", {clock:%H:%M}" if clock else "")
        case tuple() if hasattr(value, "span"):
            return in_words(value, ENGLISH).text if isinstance(value, Status) else chart_text(value)
        case tuple():
            return ", ".join(filter(None, map(text_of, value)))
        case _:
            return str(value)


def value_with_unit(figure: Figure) -> Copy:
    """A figure's value with its unit."""
    unit = f" {figure.unit.text}" if figure.unit else ""
    words = own_words(figure.value.text + unit)
    within = len(figure.value.text) + 1
    uses = figure.unit.facts if figure.unit else ()
    shifted = (FactUse(each.name, each.start + within, each.end + within) for each in uses)
    return words._replace(span=figure.value.span, facts=(*figure.value.facts, *shifted))
