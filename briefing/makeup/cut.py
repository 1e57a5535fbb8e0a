"""A brief too deep for its page becomes the cuts after which it fits: tried, not estimated.

Cuts are in few places. A few of the longest texts give up to half of their words, from
the end, or the longest go whole, whichever takes fewer words; where neither is enough,
pictures go, or sections or figures.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from briefing.content.brief import Brief, Copy, Figure, Picture, Point, PullQuote
from briefing.design.layout import Moved
from briefing.fault import Span

# Texts are cut in half only where this few are enough.
_FEW = 3


class Cut(NamedTuple):
    """So many words to take from the end of the text at a place; `all` if none are left.

    A whole `part`, a section, a figure or a picture, has a name.
    """

    span: Span
    words: int
    all: bool = False
    part: str = ""


IsOver = Callable[[Brief], bool]


def cut_text(brief: Brief, moved: tuple[Moved, ...], is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """Cut the text until it is no longer over: words, else pictures, else whole sections."""
    texts = _by_length((*_in_text(brief), *_in_groups(brief, moved, rail=False)))
    ways = (_cut_words(brief, steps, is_over) for steps in (_halves(texts), _wholes(texts)))
    enough = [way for way in ways if way]
    fewest = min(enough, key=lambda way: sum(cut.words for cut in way[1]), default=None)
    pictures = [(f"the picture of {part.slug}", part.picture) for part in brief.sections]
    return (
        fewest
        or _cut_pictures(brief, [("the picture", brief.picture), *pictures], is_over)
        or _cut_sections(brief, is_over)
    )


def cut_rail(brief: Brief, moved: tuple[Moved, ...], is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """Cut the rail until it is no longer over: a few words, else the picture, else figures."""
    contexts = [f.context for s in brief.sections for f in s.figures if f.context]
    texts = _by_length((*contexts, *_in_groups(brief, moved, rail=True)))
    return (
        _cut_words(brief, _halves(texts), is_over)
        or _cut_pictures(brief, [("the picture", brief.picture)], is_over)
        or _cut_figures(brief, is_over)
        or _cut_words(brief, _wholes(texts), is_over)
        or (brief, [])
    )


def words(copy: Copy) -> int:
    """How many words a text has."""
    return len(copy.text.split())


def all_words(record: Any) -> int:
    """How many words a record holds, whatever texts it is made of."""
    if isinstance(record, Copy):
        return words(record)
    return sum(map(all_words, record)) if isinstance(record, tuple) else 0


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


def _cut_pictures(
    brief: Brief, named: list[tuple[str, Picture | None]], is_over: IsOver
) -> tuple[Brief, list[Cut]] | None:
    """As few of the named pictures as it takes, the last first; None where that is not enough."""
    every = [(name, picture) for name, picture in named if picture]

    def without(count: int) -> Brief:
        gone = {id(picture) for _, picture in every[len(every) - count :]}

        def kept(picture: Picture | None) -> Picture | None:
            return None if id(picture) in gone else picture

        sections = (part._replace(picture=kept(part.picture)) for part in brief.sections)
        return brief._replace(picture=kept(brief.picture), sections=tuple(sections))

    ways = range(1, len(every) + 1)
    count = bisect_left(ways, 1, key=lambda count: not is_over(without(count))) + 1
    if count > len(every):
        return None
    gone = reversed(every[len(every) - count :])
    return without(count), [
        Cut(part.span, all_words(part), all=True, part=name) for name, part in gone
    ]


def _cut_sections(brief: Brief, is_over: IsOver) -> tuple[Brief, list[Cut]]:
    """As few whole sections as it takes, the last first."""
    sections = brief.sections

    def without(count: int) -> Brief:
        return brief._replace(sections=sections[: len(sections) - count])

    ways = range(1, len(sections) + 1)
    count = bisect_left(ways, 1, key=lambda count: not is_over(without(count))) + 1
    if count > len(sections):
        return brief, []
    gone = sections[len(sections) - count :]
    cuts = [
        Cut(part.span, all_words(part), all=True, part=f"section {part.slug}")
        for part in reversed(gone)
    ]
    return without(count), cuts


def _cut_figures(brief: Brief, is_over: IsOver) -> tuple[Brief, list[Cut]] | None:
    """As few figures as it takes, the last first; None where that is not enough."""
    every = [
        (f"figure {number} of {section.slug}", figure)
        for section in brief.sections
        for number, figure in enumerate(section.figures, start=1)
    ]

    def without(count: int) -> Brief:
        gone = {id(figure) for _, figure in every[len(every) - count :]}

        def kept(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
            return tuple(figure for figure in figures if id(figure) not in gone)

        sections = (s._replace(figures=kept(s.figures)) for s in brief.sections)
        return brief._replace(sections=tuple(sections))

    ways = range(1, len(every) + 1)
    count = bisect_left(ways, 1, key=lambda count: not is_over(without(count))) + 1
    if count > len(every):
        return None
    gone = reversed(every[len(every) - count :])
    return without(count), [Cut(f.span, all_words(f), all=True, part=name) for name, f in gone]
