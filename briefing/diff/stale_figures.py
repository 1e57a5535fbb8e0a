"""Finds the figures of a new edition that are too old, or that did not change with their source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.brief.dates import Date
from briefing.brief.model import Brief, Fact, Figure
from briefing.diff import matching
from briefing.diff.fields import text_of, value_with_unit
from briefing.diff.matching import Item, pair
from briefing.diff.model import Change, Kind, Reason, Stale
from briefing.evidence.claims import find_stale

# Keys of a source whose change may mean another text than the one that a figure came from.
_RENEWING = {"name", "title", "date", "updated", "url", "file", "content", "sha256"}


def find_stale_figures(
    old: Brief, new: Brief, changes: tuple[Change, ...], limit: int | None
) -> Iterator[Stale]:
    """The figures to look at again, each once, for the gravest reason.

    `limit` is the most days that the style allows since `as_of`.
    """
    aged = {fault.span: fault.message for fault in find_stale(new, limit)}
    former, sources = _sources(old), _sources(new)
    before = {match.new.side: match.old for match in pair([*former], [*sources]).pairs}
    renewed = _renewed(changes)
    for item, source in sources.items():
        was = before.get(item.side)
        if item.thing.span in aged:
            yield Stale(Reason.LIMIT, item.side, aged[item.thing.span])
        elif _is_cell(item.thing, new):
            continue
        elif was and former[was] == source and _held(was.thing, old) == _held(item.thing, new):
            is_same = value_with_unit(was.thing).text == value_with_unit(item.thing).text
            if is_same and source in renewed:
                message = f"as before, though its source {source} has changed"
                yield Stale(Reason.SOURCE, item.side, message)
            elif not is_same and (source or _held(was.thing, old)) and source not in renewed:
                message = "changed, though neither its source nor its `as_of` did"
                yield Stale(Reason.UNDATED, item.side, message)


def _sources(brief: Brief) -> dict[Item[Figure], str]:
    """Each figure with the name of its source, if it has one."""
    return {
        item: text_of(item.thing.source or _fact(item.thing, brief).source or section.source)
        for section in brief.sections
        for item in matching.figures(section)
    }


def _fact(figure: Figure, brief: Brief) -> Fact:
    """The first fact that a figure's value prints; one without a source or a day if none does."""
    facts = dict(brief.facts)
    printed = (facts[use.name] for use in figure.value.facts if use.name in facts)
    return next(printed, Fact(figure.value, figure.span))


def _is_cell(figure: Figure, brief: Brief) -> bool:
    """Whether a figure prints what a file holds: it is as new as that, changed or not."""
    return bool(figure.value.origin or _fact(figure, brief).value.origin)


def _held(figure: Figure, brief: Brief) -> Date | None:
    """The day at which a figure held, or the fact that is its value."""
    return figure.as_of or _fact(figure, brief).as_of


def _renewed(changes: tuple[Change, ...]) -> set[str]:
    """The names of sources that changed."""
    sides = (change.side for change in changes if change.kind in (Kind.CHANGED, Kind.REWORDED))
    return {side.name for side in sides if side.of == "source" and side.what in _RENEWING}
