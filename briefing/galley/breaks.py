"""Shaped text and a measure become lines: the best set of ends for a whole paragraph.

After Knuth and Plass, "Breaking paragraphs into lines" (1981): every feasible way to end
a line is weighed, and the cheapest path through them kept. A line costs the square of
its slack, so that the right edge is as even as the words allow; how many lines there
are comes first, since depth is what a page is short of.
"""

from functools import partial
from itertools import accumulate
from typing import NamedTuple, Protocol

from briefing.design.stylesheet import Setting
from briefing.galley.shaper import Break, Shaped

# A measure of white costs 100, so a line that ends a third short costs 11.
_WHITE = 100.0
# More than any set of ends can save: fewer lines always win.
_LINE = 10_000.0
# Below a third of the measure, the last line of a paragraph is a fragment (MOCK-D).
_LAST_LEAST = 1 / 3
# But in a measure as wide as a footer's, ten ems of text are no fragment.
_LAST_ENOUGH = 10_000.0
_FRAGMENT, _SHORTER = 12.0, 60.0
# A justified space at one and a half its width costs what a line a fifth short costs.
_STRETCH = 0.5
_STRETCHED = 4.0
# A space wider than two and a half makes a hole: such a line stays ragged.
_TORN = 1.5
_TWO_HYPHENS = 20.0
# A no-break space that has to give way does so where nothing else will.
_AT_BOUND = 50.0
# In a headline the sense of a line counts more than its length.
_SENSE = 4.0


class Cost(Protocol):
    """What a line costs: its slack, the glyph it starts with, where it ends."""

    def __call__(self, slack: float, start: int, place: Break, *, is_last: bool) -> float:
        """Weigh one line."""
        ...


class Slice(NamedTuple):
    """One line: glyphs from `start` to `end`, its ink up to `ink`.

    `width` is that of the ink; each space gets `extra` more. Both in thousandths of an em.
    """

    start: int
    ink: int
    end: int
    width: float
    hyphen: bool = False
    extra: float = 0


def break_lines(shaped: Shaped, measure: float, setting: Setting) -> tuple[Slice, ...]:
    """Break a text into lines no wider than `measure`, in thousandths of an em.

    A word wider than the measure stands on a line of its own, and is wider: the caller
    tells it. A no-break space gives way only where the text cannot be set otherwise.
    """
    places = shaped.breaks
    if shaped.width <= measure:
        return (_slice(shaped, 0, places[-1]),)
    if not _fits(shaped, places, measure):
        bound = (place._replace(cost=_AT_BOUND) for place in shaped.bound)
        places = tuple(sorted((*shaped.breaks, *bound), key=lambda place: place.end))
    chosen = _best(shaped, places, measure, _cost(setting, measure, shaped))
    if setting is Setting.BALANCED:
        # The lines are as few as they can be; now make them alike.
        even = _even(measure, shaped.width / len(chosen))
        chosen = _best(shaped, places, measure, even, weight=_SENSE)
    starts = (0, *(place.end for place in chosen))
    lines = tuple(map(partial(_slice, shaped), starts, chosen))
    if setting is Setting.JUSTIFIED:
        return (*(_justify(shaped, line, measure) for line in lines[:-1]), lines[-1])
    return lines


def _slice(shaped: Shaped, start: int, place: Break) -> Slice:
    width = _width(shaped, start, place)
    return Slice(start, place.ink, place.end, width, place.hyphen)


def _width(shaped: Shaped, start: int, place: Break) -> float:
    width = shaped.edges[place.ink] - shaped.edges[start]
    return width + shaped.hyphen.advance if place.hyphen and shaped.hyphen else width


def _fits(shaped: Shaped, places: tuple[Break, ...], measure: float) -> bool:
    """Whether no stretch between two neighbouring places is wider than the measure."""
    start = 0
    for place in places:
        if _width(shaped, start, place) > measure:
            return False
        start = place.end
    return True


def _best(
    shaped: Shaped, places: tuple[Break, ...], measure: float, cost: Cost, *, weight: float = 1
) -> tuple[Break, ...]:
    """The cheapest path through the places, from the start of the text to its end."""
    edges, count = shaped.edges, len(places)
    starts = [0, *(place.end for place in places)]
    best, back = [0.0] * (count + 1), [0] * (count + 1)
    first = 0  # the earliest start from which a line can still reach this place
    for at, place in enumerate(places):
        right = edges[place.ink]
        if place.hyphen and shaped.hyphen:
            right += shaped.hyphen.advance
        is_last = at == count - 1
        cheapest, parent = float("inf"), at
        for origin in range(at, first - 1, -1):
            slack = measure - (right - edges[starts[origin]])
            if slack < -0.01 and origin < at:
                # Only a hyphen makes a line shorter again when it grows by a break.
                first = origin + 1 if not place.hyphen else first
                break
            price = best[origin] + _LINE + cost(slack, starts[origin], place, is_last=is_last)
            if place.hyphen and origin and places[origin - 1].hyphen:
                price += _TWO_HYPHENS
            if price < cheapest:
                cheapest, parent = price, origin
        ending = 0 if is_last else place.cost * weight
        best[at + 1], back[at + 1] = cheapest + ending, parent
    chosen, at = [], count
    while at:
        chosen.append(places[at - 1])
        at = back[at]
    return tuple(reversed(chosen))


def _cost(setting: Setting, measure: float, shaped: Shaped) -> Cost:
    """What a line costs by its slack; the last one is free unless it is a fragment."""
    spaces = _spaces(shaped) if setting is Setting.JUSTIFIED else None

    def cost(slack: float, start: int, place: Break, *, is_last: bool) -> float:
        if slack < 0:
            return _LINE * 100
        if is_last:
            used = 1 - slack / measure
            enough = min(_LAST_LEAST, _LAST_ENOUGH / measure)
            return 0.0 if used >= enough else _FRAGMENT + _SHORTER * (enough - used)
        if spaces is None:
            return _WHITE * (slack / measure) ** 2
        within = spaces.before[place.ink] - spaces.before[start]
        ratio = slack / (max(within, 0.5) * spaces.width * _STRETCH)
        return min(_STRETCHED * ratio**3, _LINE / 10)

    return cost


class _Spaces(NamedTuple):
    """How many spaces stand before each glyph, and how wide one is."""

    before: tuple[int, ...]
    width: float


def _spaces(shaped: Shaped) -> _Spaces:
    before = accumulate((glyph.text == " " for glyph in shaped.glyphs), initial=0)
    return _Spaces(tuple(before), shaped.glyphs[-1].advance)


def _even(measure: float, mean: float) -> Cost:
    """What a line costs by how far its length is from the mean, the last one like any."""

    def cost(slack: float, start: int, place: Break, *, is_last: bool) -> float:
        if slack < 0:
            return _LINE * 100
        return _WHITE * ((measure - slack - mean) / measure) ** 2

    return cost


def _justify(shaped: Shaped, line: Slice, measure: float) -> Slice:
    """Give a line's spaces what is left of its measure, unless that tears it apart.

    Spaces that bind, in `300 000` or `2 %`, stay as they are.
    """
    inner = shaped.glyphs[line.start : line.ink]
    spaces = sum(glyph.text == " " for glyph in inner)
    extra = (measure - line.width) / spaces if spaces else 0.0
    if extra > shaped.glyphs[-1].advance * _TORN:
        return line
    return Slice(line.start, line.ink, line.end, line.width + extra * spaces, line.hyphen, extra)
