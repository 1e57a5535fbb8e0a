"""Copy that fits on no rung becomes a verdict: by how much it is over, and what to cut.

What to cut is tried, not estimated: with so many words gone from the end of the texts
named, the brief fits at the style's floor.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from briefing.content.brief import Brief, Copy
from briefing.content.keys import PAPERS
from briefing.design.stylesheet import Stylesheet
from briefing.fault import Fault, Span
from briefing.makeup.balance import Lanes
from briefing.units import Pt

# Fira Sans takes 0.4515 em a character (DESIGN 2), and English six to a word and space.
_MEAN_EM, _WORD = 0.4515, 6

Prove = Callable[[Brief], Lanes]


class Cut(NamedTuple):
    """So many words to take from the end of the text at a place, or a whole figure there."""

    span: Span
    words: int


class Overset(NamedTuple):
    """How much too deep the copy is at the style's floor, and the cuts that make it fit."""

    points: Pt
    words: int
    cuts: tuple[Cut, ...]


def verdict(
    brief: Brief, sheet: Stylesheet, lanes: Lanes, prove: Prove, *, tried: str
) -> tuple[Overset, Fault]:
    """Judge a brief that is over at the floor, whose stylesheet and lanes these are.

    `prove` measures another brief there; `tried` are the rungs taken, for the hint.
    """
    text, rail = lanes.over
    in_rail = rail > text
    over = max(text, rail)
    if lanes.is_double:
        cuts, advice = _estimate(brief, sheet, over, in_rail=in_rail)
    elif in_rail and (figures := _fewer_figures(brief, prove)):
        cuts, advice = figures
    else:
        cuts = tuple(_cuts(brief, _texts(brief, in_rail=in_rail), prove, lane=int(in_rail)))
        advice = _advice(cuts)
    lane = "the key figures' column is" if in_rail else "the text is"
    fault = Fault(
        code="fit.overset",
        message=f"{lane} {over:.1f} pt too deep for {PAPERS[sheet.format.name]}",
        span=cuts[0].span if cuts else brief.title.span,
        hint=f"{advice}; tried {tried}",
    )
    return Overset(over, sum(cut.words for cut in cuts), cuts), fault


def _texts(brief: Brief, *, in_rail: bool) -> list[Copy]:
    """The copy of a lane that can be cut, the longest first."""
    if in_rail:
        texts = [section.quote.text for section in brief.sections if section.quote]
        texts += [point.text for point in brief.next.points] if brief.next else []
        texts += [f.context for s in brief.sections for f in s.figures if f.context]
    else:
        texts = [brief.standfirst] if brief.standfirst else []
        for section in brief.sections:
            texts += (*section.body, *(point.text for point in section.points))
    return sorted(texts, key=_length, reverse=True)


def _length(copy: Copy) -> int:
    return len(copy.text.split())


def _cuts(brief: Brief, texts: list[Copy], prove: Prove, *, lane: int) -> Iterator[Cut]:
    """Words to take from as few texts as it takes, each left with at least one."""
    for copy in texts:
        most = _length(copy) - 1
        ways = range(1, most + 1)

        def is_over(words: int, copy: Copy = copy, brief: Brief = brief) -> bool:
            shorter = swap(brief, copy, without_last(copy, words))
            return prove(shorter).over[lane] > 0

        if most and not is_over(most):
            yield Cut(copy.span, ways[bisect_left(ways, 0, key=lambda n: -is_over(n))])
            return
        if most:
            yield Cut(copy.span, most)
            brief = swap(brief, copy, without_last(copy, most))


def without_last(copy: Copy, words: int) -> Copy:
    """A text without its last words; what is left keeps its voices."""
    kept = len(" ".join(copy.text.split(" ")[:-words]))
    runs = []
    for run in copy.runs:
        if kept > 0:
            runs.append(run._replace(text=run.text[:kept]))
        kept -= len(run.text)
    return copy._replace(runs=tuple(runs))


def swap(record: Any, old: Copy, new: Copy) -> Any:
    """A record with one of its texts, found by identity, replaced by another."""
    if record is old:
        return new
    if not isinstance(record, tuple):
        return record
    values = [swap(value, old, new) for value in record]
    if all(value is before for value, before in zip(values, record, strict=True)):
        return record
    return type(record)(*values) if hasattr(record, "_fields") else tuple(values)


def _fewer_figures(brief: Brief, prove: Prove) -> tuple[tuple[Cut, ...], str] | None:
    """The last figures that have to go for the rail to fit; None where that is not enough."""
    every = [(at, figure) for at, s in enumerate(brief.sections) for figure in s.figures]

    def is_over(count: int) -> bool:
        gone = {id(figure) for _, figure in every[len(every) - count :]}
        sections = tuple(
            s._replace(figures=tuple(f for f in s.figures if id(f) not in gone))
            for s in brief.sections
        )
        return prove(brief._replace(sections=sections)).over[1] > 0

    if not every or is_over(len(every)):
        return None
    ways = range(1, len(every) + 1)
    count = ways[bisect_left(ways, 0, key=lambda n: -is_over(n))]
    cuts = tuple(
        Cut(figure.span, _length(figure.label) + _length(figure.value))
        for _, figure in every[len(every) - count :]
    )
    return cuts, f"take out {count} of the {len(every)} key figures, such as the last"


def _advice(cuts: tuple[Cut, ...]) -> str:
    """Cuts in words; the first is where the fault points."""
    if not cuts:
        return "shorten the titles and the summaries"
    first, *others = cuts
    total = sum(cut.words for cut in cuts)
    if not others:
        return f"cut {total} words here"
    places = ", ".join(f"{cut.words} at {cut.span}" for cut in others[:3])
    more = f" and {len(others) - 3} more places" if len(others) > 3 else ""
    return f"cut {total} words: {first.words} here, {places}{more}"


def _estimate(
    brief: Brief, sheet: Stylesheet, over: Pt, *, in_rail: bool
) -> tuple[tuple[Cut, ...], str]:
    """About how many words are too many, where it would take too long to try."""
    grid, body = sheet.grid, sheet.type.body
    width = grid.span(grid.rail if in_rail else grid.text)
    words = math.ceil(over / body.leading * width / (body.size * _MEAN_EM * _WORD))
    texts = _texts(brief, in_rail=in_rail)
    longest = texts[0] if texts else brief.title
    return (Cut(longest.span, words),), f"cut about {words} words in all"
