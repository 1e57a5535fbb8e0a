"""A brief too deep for its page becomes the cuts after which it fits: tried, not estimated.

Cuts are in few places. A few of the longest texts give up to half of their words, from
the end, or the longest go whole, whichever takes fewer words; where neither is enough,
pictures, sections or figures go. No words are cut from a table: it goes as a whole, if
halves of the texts are not enough.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Set
from typing import Any

from briefing.brief.model import Brief, Copy, Point, PullQuote
from briefing.errors import Span
from briefing.layout.result import Cut
from briefing.style.stylesheet import Moved

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


# Texts are cut in half only where this few are enough.
_FEW = 3


def cut_text(brief: Brief, moved: tuple[Moved, ...], is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """Cut the text until it is no longer over: words or tables, else pictures or sections."""
    texts = _by_length((*_in_text(brief), *_in_groups(brief, moved, rail=False)))
    halves, wholes = (
        _cut_words(brief, steps, is_over) for steps in (_halves(texts), _wholes(texts))
    )
    enough = filter(None, (halves or cut_parts(brief, tables(brief), is_over), wholes))
    fewest = min(enough, key=lambda way: sum(cut.words for cut in way[1]), default=None)
    return (
        fewest
        or cut_parts(brief, [*lead_picture(brief), *pictures(brief)], is_over)
        or cut_parts(brief, sections(brief), is_over)
        or (brief, [])
    )


def cut_rail(brief: Brief, moved: tuple[Moved, ...], is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """Cut the rail until it is no longer over: a few words, else the picture, else figures."""
    contexts = [f.context for s in brief.sections for f in s.figures if f.context]
    texts = _by_length((*contexts, *_in_groups(brief, moved, rail=True)))
    return (
        _cut_words(brief, _halves(texts), is_over)
        or cut_parts(brief, lead_picture(brief), is_over)
        or cut_parts(brief, figures(brief), is_over)
        or _cut_words(brief, _wholes(texts), is_over)
        or (brief, [])
    )


def without_last(copy: Copy, count: int) -> Copy:
    """A text without its last words; what is left keeps its voices."""
    kept = len(" ".join(copy.text.split(" ")[:-count]))
    runs = []
    for run in copy.runs:
        if kept > 0:
            runs.append(run._replace(text=run.text[:kept]))
        kept -= len(run.text)
    return copy._replace(runs=tuple(runs))


def shorten(record: Any, taken: Mapping[int, int]) -> Any:
    """A record without so many last words of some texts, named by identity.

    A text that loses all goes, and so does a point or a quote without its text.
    """
    if isinstance(record, Copy):
        count = taken.get(id(record), 0)
        left = words(record) - count
        return (without_last(record, count) if left else None) if count else record
    if not isinstance(record, tuple) or isinstance(record, Span):
        return record
    values = [shorten(value, taken) for value in record]
    if all(value is before for value, before in zip(values, record, strict=True)):
        return record
    if not hasattr(record, "_fields"):
        return tuple(value for value in values if value is not None)
    shorter = type(record)(*values)
    return None if isinstance(shorter, Point | PullQuote) and shorter.text is None else shorter


def _in_text(brief: Brief) -> list[Copy]:
    """The standfirst, paragraphs and points; titles and summaries are too short to cut."""
    texts = [brief.standfirst] if brief.standfirst else []
    for section in brief.sections:
        texts += (*section.body, *(point.text for point in section.points))
    return texts


def _in_groups(brief: Brief, moved: tuple[Moved, ...], *, rail: bool) -> list[Copy]:
    """The quotes and what is next, as far as they stand in the rail or in the text."""
    texts = []
    if (Moved.QUOTES in moved) != rail:
        texts += [section.quote.text for section in brief.sections if section.quote]
    if brief.next and (Moved.NEXT in moved) != rail:
        texts += [point.text for point in brief.next.points]
    return texts


def _by_length(texts: Iterable[Copy]) -> list[Copy]:
    return sorted(texts, key=words, reverse=True)


Steps = list[tuple[Copy, int]]


def _halves(texts: list[Copy]) -> Steps:
    return [(text, words(text) // 2) for text in texts[:_FEW]]


def _wholes(texts: list[Copy]) -> Steps:
    return [(text, words(text)) for text in texts]


def _cut_words(brief: Brief, steps: Steps, is_over: IsOver) -> tuple[Brief, list[Cut]] | None:
    """As few of the steps as it takes, the last no longer than it must be; None if too few."""

    def cut(count: int, last: int) -> Brief:
        """The brief after some steps, the last of them taking `last` words."""
        taken = {id(text): most for text, most in steps[: count - 1]}
        shorter: Brief = shorten(brief, taken | {id(steps[count - 1][0]): last})
        return shorter

    counts = range(1, len(steps) + 1)
    count = 1 + bisect_left(counts, 1, key=lambda n: not is_over(cut(n, steps[n - 1][1])))
    if count > len(steps):
        return None
    text, most = steps[count - 1]
    last = 1 + bisect_left(range(1, most), 1, key=lambda n: not is_over(cut(count, n)))
    cuts = (*steps[: count - 1], (text, last))
    return cut(count, last), [Cut(text.span, n, all=words(text) == n) for text, n in cuts if n]
