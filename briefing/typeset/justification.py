"""Sets a paragraph to its measure: every line but the last fills it, or none does.

After Knuth and Plass, "Breaking paragraphs into lines" (1981): spaces shrink as well as stretch,
and the cheapest feasible path through the places where lines may end is kept. Letters move with
the spaces, each advance by up to 1.5 % of itself: too little to be seen, and it spares the spaces
about a quarter of what they would take up. Advances are scaled, not glyphs: shapes and stems stay
as they were drawn, and a TJ array holds the difference, as it does for kerning (ISO 32000-1,
9.4.3), so that the text is copied as before.
"""

from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from briefing.typeset.break_opportunities import HYPHENS, Break
from briefing.typeset.line_breaking import (
    ELASTIC,
    LINE,
    Slice,
    follow_back,
    fragment,
    line_width,
)
from briefing.typeset.shaping import Shaped

# Spaces of a good line, in parts of their natural width, and those of the loosest.
_LEAST, _MOST, _LOOSEST = 0.8, 1.5, 1.6
# How far the advance of a letter may be from its own.
_LETTERS = 0.015
# A line at either limit costs four times what a hyphen does; one beyond, more than any hyphens.
_AT_LIMIT, _BEYOND = 10.0, 40.0
# What ends cost is told for ragged lines (see `break_opportunities`).
_ENDS = 0.3
_IMPOSSIBLE = float("inf")
# Worse than this a paragraph is set ragged, if that takes no more lines; such as with a last line
# that starts with the end of a word.
_RAGGED, _HYPHEN_LAST = 150.0, 200.0


class Spread(NamedTuple):
    """What fills a line: the factors of its spaces and of its letters, and what they cost."""

    spaces: float
    letters: float
    cost: float


def justify(shaped: Shaped, places: tuple[Break, ...], measure: float) -> tuple[Slice, ...] | None:
    """Break a text into lines that fill `measure`, in thousandths of an em.

    Two lines in a row never end in hyphens. None if the text cannot be set so without spaces wider
    than the loosest, if it looks worse than as many ragged lines, or if it takes more lines than
    those: a longer text could then take fewer.
    """
    chosen, cost = _best(shaped, places, measure)
    ragged = _ragged_lines(shaped, places, measure)
    if cost == _IMPOSSIBLE or cost > ragged * LINE + _RAGGED:
        return None
    starts = (0, *(place.end for place in chosen[:-1]))
    lines = zip(starts, chosen, strict=True)
    return tuple(
        _filled(shaped, start, place, measure, is_last=place is chosen[-1])
        for start, place in lines
    )


@lru_cache(maxsize=256)
def _elastic(shaped: Shaped) -> tuple[float, ...]:
    """How much elastic white stands before each glyph."""
    whites = (glyph.advance if glyph.text in ELASTIC else 0.0 for glyph in shaped.glyphs)
    return tuple(accumulate(whites, initial=0.0))


def _spread(slack: float, white: float, black: float) -> Spread | None:
    """How a line takes up its slack, by its elastic white and all else; None if it cannot."""
    if slack < 0:
        room = white * (1 - _LEAST) + black * _LETTERS
        ratio = -slack / room if room else 2.0
        if ratio > 1.0001:
            return None
        return Spread(1 - ratio * (1 - _LEAST), 1 - ratio * _LETTERS, _AT_LIMIT * ratio**6)
    room = white * (_MOST - 1) + black * _LETTERS
    ratio = slack / room if room else 0.0
    if ratio <= 1:
        cost = _AT_LIMIT * ratio**6
        return Spread(1 + ratio * (_MOST - 1), 1 + ratio * _LETTERS, cost)
    spaces = 1 + (slack - black * _LETTERS) / white if white else 2.0
    if spaces > _LOOSEST:
        return None
    return Spread(spaces, 1 + _LETTERS, _BEYOND * spaces)


def _best(
    shaped: Shaped, places: tuple[Break, ...], measure: float
) -> tuple[tuple[Break, ...], float]:
    """The cheapest feasible path through the places, and its cost; few lines come first."""
    edges, elastic, count = shaped.edges, _elastic(shaped), len(places)
    starts = [0, *(place.end for place in places)]
    parted = [False, *(_is_parted(shaped, place) for place in places)]
    best, back = [0.0] + [_IMPOSSIBLE] * count, [0] * (count + 1)
    first = 0  # the earliest start from which a line can still reach this place
    for at, place in enumerate(places):
        hyphen = shaped.hyphen.advance if place.hyphen and shaped.hyphen else 0.0
        is_last, ends_parted = at == count - 1, parted[at + 1]
        cheapest, parent = _IMPOSSIBLE, at
        for origin in range(at, first - 1, -1):
            start = starts[origin]
            ink = edges[place.ink] - edges[start] + hyphen
            white = elastic[place.ink] - elastic[start]
            slack = measure - ink
            if is_last and slack >= 0:
                cost = fragment(measure, slack)
            elif spread := _spread(slack, white, ink - white):
                cost = spread.cost
            elif slack < 0:
                # Only a hyphen makes a line shorter again when it grows by a break.
                first = origin + 1 if not hyphen else first
                break
            else:
                continue
            if parted[origin]:
                if ends_parted:
                    continue
                cost += _HYPHEN_LAST if is_last else 0.0
            cost += best[origin] + LINE
            if cost < cheapest:
                cheapest, parent = cost, origin
        best[at + 1], back[at + 1] = cheapest + (0 if is_last else place.cost * _ENDS), parent
    return follow_back(places, back), best[count]


def _is_parted(shaped: Shaped, place: Break) -> bool:
    """Whether a line that ends here ends in a hyphen, its own or one that is added."""
    return place.hyphen or shaped.glyphs[place.ink - 1].text in HYPHENS


def _ragged_lines(shaped: Shaped, places: tuple[Break, ...], measure: float) -> int:
    """How many lines the text takes if words stay whole and spaces as they are."""
    count, start, last = 1, 0, None
    for place in places:
        if place.hyphen:
            continue
        if last and line_width(shaped, start, place) > measure:
            count, start = count + 1, last.end
        last = place
    return count


def _filled(shaped: Shaped, start: int, place: Break, measure: float, *, is_last: bool) -> Slice:
    """A line with what fills it; the last one as it is, or closer where it must be."""
    ink = line_width(shaped, start, place)
    slack = measure - ink
    if is_last and slack >= 0:
        return Slice(start, place.ink, place.end, ink, place.hyphen)
    elastic = _elastic(shaped)
    white = elastic[place.ink] - elastic[start]
    spread = _spread(slack, white, ink - white)
    assert spread, "only feasible lines are chosen"
    return Slice(start, place.ink, place.end, measure, place.hyphen, spread.spaces, spread.letters)
