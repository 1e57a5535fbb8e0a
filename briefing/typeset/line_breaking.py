"""Breaks a paragraph into lines, by the best set of line ends for the whole of it.

After Knuth and Plass, "Breaking paragraphs into lines" (1981): every feasible way to end
a line is weighed, and the cheapest path through them kept. How many lines there are
comes first, since depth is what a page is short of. Then a line costs the square of its
distance from where lines end on average, so that the right edge is as even as the words
allow. What is set to the measure has costs of its own: see `justification`.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from briefing.style.stylesheet import Setting
from briefing.typeset.break_opportunities import Break
from briefing.typeset.punctuation import NO_BREAK
from briefing.typeset.shaping import Shaped

# What stretches in a justified line: U+202F and other fixed spaces hold numbers and marks together.
ELASTIC = (" ", NO_BREAK)

# A measure of white costs 100, so a line that ends a third short costs 11.
_WHITE = 100.0
# More than any set of ends can save: fewer lines always win.
LINE = 10_000.0
# Below a third of the measure, the last line of a paragraph is a fragment.
_LAST_LEAST = 1 / 3
# But in a measure as wide as a footer's, ten ems of text are no fragment.
_LAST_ENOUGH = 10_000.0
_FRAGMENT, _SHORTER = 12.0, 60.0
_TWO_HYPHENS = 20.0
# A last line that starts with the end of a word is worse than a ragged line above it.
_HYPHEN_LAST = 1200.0
# A no-break space that has to give way does so where nothing else will.
_AT_BOUND = 50.0
# A word wider than the measure stands alone.
_TOO_WIDE = LINE * 100
# In a headline the sense of a line counts more than its length.
_SENSE = 4.0


class Aim(NamedTuple):
    """What lines should be like: each ends `white` short of the measure.

    `last` gives the cost of the last line by its slack, where it is not judged like the others.
    Lengths are in thousandths of an em.
    """

    white: float = 0
    last: Callable[[float], float] | None = None


class Slice(NamedTuple):
    """One line: the glyphs from number `start` up to `end`, its ink those up to `ink`.

    `width` is that of the ink, in thousandths of an em. On a justified line `spaces` and `letters`
    are the parts of their own advances that its elastic spaces, and all else, are set with.
    """

    start: int
    ink: int
    end: int
    width: float
    hyphen: bool = False
    spaces: float = 1
    letters: float = 1


@lru_cache(maxsize=2048)
def break_lines(
    shaped: Shaped, measure: float, setting: Setting, *, anywhere: bool = False
) -> tuple[Slice, ...]:
    """Break a text into lines no wider than `measure`, in thousandths of an em.

    A word wider than the measure stands on a line of its own, which is too wide: the caller
    has to report it. If lines may end `anywhere`, it parts at any letter instead. A no-break
    space gives way only where the text cannot be set otherwise. A text that cannot be justified
    well is ragged as a whole, its words unparted.
    """
    places = shaped.breaks
    if shaped.width <= measure:
        return (_slice(shaped, 0, places[-1]),)
    if not _fits(shaped, places, measure):
        bound = (place._replace(cost=_AT_BOUND) for place in shaped.bound)
        places = tuple(sorted((*shaped.breaks, *bound), key=lambda place: place.end))
        places = tuple(_anywhere(shaped, places, measure)) if anywhere else places
    if setting is Setting.JUSTIFIED:
        from briefing.typeset.justification import justify  # loaded only for such a style

        if lines := justify(shaped, places, measure):
            return lines
        whole = tuple(place for place in places if not place.hyphen)
        places = whole if _fits(shaped, whole, measure) else places
        setting = Setting.RAGGED
    last = partial(fragment, measure)
    chosen = _best(shaped, places, measure, Aim(0, last))
    if setting is Setting.BALANCED:
        # The lines are as few as they can be; now make them alike.
        white = measure - shaped.width / len(chosen)
        chosen = _best(shaped, places, measure, Aim(white), weight=_SENSE)
    elif setting is Setting.RAGGED and len(chosen) > 2:
        white = _mean_white(shaped, chosen, measure)
        chosen = _best(shaped, places, measure, Aim(white, last))
    starts = (0, *(place.end for place in chosen))
    return tuple(map(partial(_slice, shaped), starts, chosen))


def _slice(shaped: Shaped, start: int, place: Break) -> Slice:
    width = line_width(shaped, start, place)
    return Slice(start, place.ink, place.end, width, place.hyphen)


def line_width(shaped: Shaped, start: int, place: Break) -> float:
    """How wide the ink of a line is from a glyph to a place, with its hyphen."""
    width = shaped.edges[place.ink] - shaped.edges[start]
    return width + shaped.hyphen.advance if place.hyphen and shaped.hyphen else width


def _fits(shaped: Shaped, places: tuple[Break, ...], measure: float) -> bool:
    """Whether nothing between two neighbouring places is wider than the measure."""
    start = 0
    for place in places:
        if line_width(shaped, start, place) > measure:
            return False
        start = place.end
    return True


def _anywhere(shaped: Shaped, places: tuple[Break, ...], measure: float) -> Iterator[Break]:
    """The places, and every letter of what is wider than the measure between two of them.

    A glyph without a text or a width belongs to the letter before it.
    """
    start = 0
    for place in places:
        if line_width(shaped, start, place) > measure:
            for at in range(start + 1, place.ink):
                if shaped.glyphs[at].text and shaped.glyphs[at].advance:
                    yield Break(at, at, _AT_BOUND)
        yield place
        start = place.end


def _best(
    shaped: Shaped, places: tuple[Break, ...], measure: float, aim: Aim, *, weight: float = 1
) -> tuple[Break, ...]:
    """The cheapest path through the places, from the start of the text to its end."""
    edges, count, scale = shaped.edges, len(places), _WHITE / max(measure, 1) ** 2
    starts = [0, *(place.end for place in places)]
    parted = [False, *(place.hyphen for place in places)]
    best, back = [0.0] * (count + 1), [0] * (count + 1)
    first = 0  # the earliest start from which a line can still reach this place
    for at, place in enumerate(places):
        room = measure - edges[place.ink]
        room -= shaped.hyphen.advance if place.hyphen and shaped.hyphen else 0
        last = aim.last if at == count - 1 else None
        after_hyphen = _TWO_HYPHENS if place.hyphen else _HYPHEN_LAST if last else 0.0
        cheapest, parent = float("inf"), at
        for origin in range(at, first - 1, -1):
            slack = room + edges[starts[origin]]
            if slack < -0.01 and origin < at:
                # Only a hyphen makes a line shorter again when it grows by a break.
                first = origin + 1 if not place.hyphen else first
                break
            if slack < 0:
                cost = _TOO_WIDE
            elif last:
                cost = last(slack)
            else:
                cost = scale * (slack - aim.white) ** 2
            cost += best[origin] + LINE + (after_hyphen if parted[origin] else 0.0)
            if cost < cheapest:
                cheapest, parent = cost, origin
        best[at + 1], back[at + 1] = cheapest + (0 if last else place.cost * weight), parent
    return follow_back(places, back)


def follow_back(places: tuple[Break, ...], back: list[int]) -> tuple[Break, ...]:
    """The places on the cheapest path, followed back from the end, in order."""
    chosen, at = [], len(places)
    while at:
        chosen.append(places[at - 1])
        at = back[at]
    return tuple(reversed(chosen))


def fragment(measure: float, slack: float) -> float:
    """What the last line costs by its slack: nothing, unless it is a fragment."""
    used = 1 - slack / measure
    enough = min(_LAST_LEAST, _LAST_ENOUGH / measure)
    return 0.0 if used >= enough else _FRAGMENT + _SHORTER * (enough - used)


def _mean_white(shaped: Shaped, chosen: tuple[Break, ...], measure: float) -> float:
    """How far from the measure these lines end on average, the last one aside."""
    starts = (0, *(place.end for place in chosen))
    lines = list(zip(starts, chosen, strict=False))[:-1]
    return measure - sum(line_width(shaped, start, place) for start, place in lines) / len(lines)
