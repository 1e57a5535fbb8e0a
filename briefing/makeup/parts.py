"""Named parts of a brief, such as figures or tables, go whole until what is left fits."""

from bisect import bisect_left
from collections.abc import Callable, Set
from typing import Any

from briefing.brief.model import Brief, Copy
from briefing.errors import Span
from briefing.layout.result import Cut

IsOver = Callable[[Brief], bool]
Parts = list[tuple[str, Any]]


def cut_parts(brief: Brief, parts: Parts, is_over: IsOver) -> tuple[Brief, list[Cut]] | None:
    """As few of some named parts as it takes, the last first; None where all are not enough."""

    def cut(count: int) -> Brief:
        gone = {id(part) for _, part in parts[len(parts) - count :]}
        shorter: Brief = _without(brief, gone)
        return shorter

    counts = range(1, len(parts) + 1)
    count = bisect_left(counts, 1, key=lambda count: not is_over(cut(count))) + 1
    if count > len(parts):
        return None
    gone = reversed(parts[len(parts) - count :])
    return cut(count), [Cut(part.span, all_words(part), all=True, part=name) for name, part in gone]


def words(copy: Copy) -> int:
    """How many words a text has."""
    return len(copy.text.split())


def all_words(record: Any) -> int:
    """How many words a record holds, whatever texts it is made of."""
    if isinstance(record, Copy):
        return words(record)
    return sum(map(all_words, record)) if isinstance(record, tuple) else 0


def sections(brief: Brief) -> Parts:
    """The sections, by name."""
    return [(f"section {section.slug}", section) for section in brief.sections]


def tables(brief: Brief) -> Parts:
    """The sections' tables, by name."""
    return [(f"the table of {part.slug}", part.table) for part in brief.sections if part.table]


def pictures(brief: Brief) -> Parts:
    """The sections' pictures, by name."""
    named = ((f"the picture of {part.slug}", part.picture) for part in brief.sections)
    return [(name, picture) for name, picture in named if picture]


def lead_picture(brief: Brief) -> Parts:
    """The brief's own picture."""
    return [("the picture", brief.picture)] if brief.picture else []


def figures(brief: Brief) -> Parts:
    """The key figures, by number and section."""
    return [
        (f"figure {number} of {section.slug}", figure)
        for section in brief.sections
        for number, figure in enumerate(section.figures, start=1)
    ]


def _without(record: Any, gone: Set[int]) -> Any:
    """A record without some of its parts, named by identity."""
    if id(record) in gone:
        return None
    if not isinstance(record, tuple) or isinstance(record, Copy | Span):
        return record
    values = [_without(value, gone) for value in record]
    if all(value is before for value, before in zip(values, record, strict=True)):
        return record
    if hasattr(record, "_fields"):
        return type(record)(*values)
    return tuple(value for value in values if value is not None)
