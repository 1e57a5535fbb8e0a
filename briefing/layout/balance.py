"""Two lanes of galleys and their frames become the gaps with which both end well.

All depths are whole quarters of the baseline unit, the grid that every line stands on, and so
are the gaps: counting in quarters keeps them on it exactly.
"""

from bisect import bisect_right
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from briefing.layout.header_footer import Frames
from briefing.style.stylesheet import Elastic, Stylesheet
from briefing.typeset.block import Block, Drawn
from briefing.typeset.brief import Galleys
from briefing.units import Pt, Rect


class Shift(NamedTuple):
    """How far everything below a height of the galley moves, in points."""

    top: Pt
    x: Pt
    y: Pt


def flow(block: Block, shifts: tuple[Shift, ...], y: float = 0) -> Block:
    """Shift what a block draws whose top is at `y` in the galley."""

    def at(height: float) -> Shift:
        # A rule's upper edge is a little above the height that it stands at.
        return shifts[max(bisect_right(shifts, (height + 1,)) - 1, 0)]

    if block.whole or block.drawing:
        return _shifted(block, at(y))
    lines = tuple(
        line._replace(x=Pt(line.x + shift.x), baseline=Pt(line.baseline + shift.y))
        for line in block.lines
        for shift in [at(y + line.baseline - line.style.size / 2)]
    )
    boxes = tuple(_moved(box, at(y + box.rect.y)) for box in block.boxes)
    children = tuple(
        child._replace(block=flow(child.block, shifts, y + child.y)) for child in block.children
    )
    return block._replace(lines=lines, boxes=boxes, children=children)


def _shifted(block: Block, shift: Shift) -> Block:
    """A block that stays in one piece, shifted with all that it holds."""
    x, y = shift.x, shift.y
    return block._replace(
        lines=tuple(
            line._replace(x=Pt(line.x + x), baseline=Pt(line.baseline + y)) for line in block.lines
        ),
        boxes=tuple(_moved(box, shift) for box in block.boxes),
        drawing=block.drawing.moved(x, y) if block.drawing else None,
        children=tuple(
            child._replace(x=Pt(child.x + x), y=Pt(child.y + y)) for child in block.children
        ),
    )


def _moved(box: Drawn, shift: Shift) -> Drawn:
    x, y, width, height = box.rect
    return box._replace(rect=Rect(Pt(x + shift.x), Pt(y + shift.y), width, height))


# A page that ends this near its foot, in quarters, looks full: a line and a half, less
# the quarter that the frame's depth was rounded down by.
NEAR = 5
# What counts when gaps are weighed: lanes that end apart; then white at the foot, a
# little more than white within the rail and gaps that differ from the style's own.
_APART, _SHORT, _WHITE, _GIVEN, _HUNG = 100.0, 50.0, 1.0, 0.9, 0.95
# Callouts that close up while groups part, or the other way round, look like a mistake.
_MIXED = 3.0


class Gaps(NamedTuple):
    """The gaps between sections, callouts and groups of the rail, in points.

    `hung` is the white over the rail's last group, besides its gap, that lets it end
    with the text.
    """

    section: Pt
    callout: Pt
    group: Pt
    hung: Pt


class Balance(NamedTuple):
    """Gaps, the part of the frame that the deeper lane fills with them, and what shifts.

    Lanes are `level` that end on one baseline. `alone` tells whether a column's end leaves a
    line of a paragraph, or under a heading, alone.
    """

    gaps: Gaps
    fill: float
    level: bool = True
    shifts: tuple[Shift, ...] = ()
    alone: bool = False


class Gap(NamedTuple):
    """One kind of gap: how many there are, and the sizes it may have, in quarters."""

    number: int
    least: int
    own: int
    most: int

    @property
    def sizes(self) -> range:
        """The sizes it may have; only its own where there is none of its kind."""
        return range(self.least, self.most + 1) if self.number else range(self.own, self.own + 1)

    @classmethod
    def of(cls, number: int, elastic: Elastic, quarter: Pt) -> "Gap":
        """So many gaps of an elastic size."""
        sizes = (quarters(size, quarter) for size in elastic)
        return cls(max(number, 0), *sizes)


class Lanes(NamedTuple):
    """Both lanes in quarters of the baseline: depths without gaps, their gaps, the limit."""

    quarter: Pt
    text: int
    rail: int
    limit: int
    gaps: tuple[Gap, Gap, Gap]

    @property
    def over(self) -> tuple[Pt, Pt]:
        """How much too deep text and rail are at their tightest, in points; 0 if they fit."""
        ends = self._ends(tuple(gap.sizes[0] for gap in self.gaps))
        text, rail = (Pt(max(end - self.limit, 0) * self.quarter) for end in ends)
        return text, rail

    @property
    def is_easy(self) -> bool:
        """Whether both lanes fit with the style's own gaps."""
        return max(self._ends(tuple(gap.own for gap in self.gaps))) <= self.limit

    @property
    def is_full(self) -> bool:
        """Whether text ends near the foot, if need be with wider gaps, or else the rail.

        Words added to either lane never make it less full.
        """
        text, rail = self._ends(tuple(gap.sizes[-1] for gap in self.gaps))
        rail = rail if not text else self._ends(tuple(gap.own for gap in self.gaps))[1]
        return self.limit - max(text, rail) <= NEAR

    @property
    def ending(self) -> int:
        """How well lanes that fit end: 2 level and near the foot, 1 only near it, 0 neither."""
        if not self.is_full:
            return 0
        best = self.balance()
        full = self.limit * (1 - best.fill) <= NEAR + 0.01
        return full + (full and best.level)

    @lru_cache(maxsize=64)  # noqa: B019  # asked twice of the lanes that make the page
    def balance(self) -> Balance:
        """The best gaps for lanes that fit: ends together, near the foot, gaps even.

        A rail that gaps alone do not bring down to the text's end hangs its last group
        there. A lane that cannot reach the other's end, or a page that cannot reach its
        foot, keeps the style's own gaps and ends in white: white looks meant, stretching not.
        """
        all_sizes = product(*(gap.sizes for gap in self.gaps))
        choices = [(sizes, self._ends(sizes)) for sizes in all_sizes]
        choices = [choice for choice in choices if max(choice[1]) <= self.limit]
        if self.gaps[2].number:  # groups stand further apart than the callouts in one of them
            choices = [choice for choice in choices if choice[0][2] > choice[0][1]] or choices
        both = self.text > 0 < self.rail
        together = both and any(self._apart(*ends) == 0 for _, ends in choices)
        white = min(self.limit - max(ends) for _, ends in choices)
        full = white <= NEAR and (together or not both)
        cost = partial(self._cost, together=together, full=full)
        best, ends = min(choices, key=lambda choice: cost(*choice))
        gaps = (Pt(size * self.quarter) for size in (*best, self._hung(*ends)))
        return Balance(Gaps(*gaps), max(ends) / self.limit, together or not both)

    def _cost(
        self, sizes: tuple[int, ...], ends: tuple[int, int], *, together: bool, full: bool
    ) -> float:
        """What is against some gaps, where lanes can end `together`, and at the foot if `full`."""
        text, rail = ends
        more = [size - gap.own for size, gap in zip(sizes, self.gaps, strict=True)]
        white = self.limit - max(text, rail)
        cost = _GIVEN * sum(map(abs, more)) + _HUNG * self._hung(text, rail)
        cost += _MIXED if more[1] * more[2] < 0 else 0
        cost += _SHORT if white > NEAR else 0
        cost += _APART * self._apart(text, rail) if together else 0
        return cost + (_WHITE * white if full else 0)

    def _apart(self, text: int, rail: int) -> int:
        """How far apart the lanes end, when the last group of the rail hangs as it can."""
        return abs(text - rail) - self._hung(text, rail)

    def _hung(self, text: int, rail: int) -> int:
        """How far the rail's last group hangs below its place; none that stands on top."""
        return max(text - rail, 0) if self.gaps[2].number else 0

    def _ends(self, sizes: tuple[int, ...]) -> tuple[int, int]:
        section, callout, group = self.gaps
        text = self.text + section.number * sizes[0]
        return text, self.rail + callout.number * sizes[1] + group.number * sizes[2]


def above_figures(galleys: Galleys, sheet: Stylesheet) -> Pt:
    """How deep the rail's picture is, with the white below it where anything follows."""
    if not galleys.picture:
        return Pt(0)
    follows = galleys.figures or galleys.groups
    return Pt(galleys.picture.depth + (sheet.callout.group_gap.natural if follows else 0))


def quarters(length: float, quarter: Pt) -> int:
    """A length in quarters of the baseline, which all depths are whole ones of."""
    return round(length / quarter)


def measure(galleys: Galleys, frames: Frames, sheet: Stylesheet) -> Lanes:
    """Measure two lanes in quarters of the baseline; an empty lane is 0 deep."""
    quarter = Pt(sheet.baseline / 4)
    origin = min(frames.text, frames.rail)

    callouts, groups = len(galleys.figures), len(galleys.groups)
    heading = (galleys.heading,) if galleys.heading else ()
    rail = sum(block.depth for block in (*heading, *galleys.figures, *galleys.groups))
    rail += above_figures(galleys, sheet)
    above = frames.text - origin  # the standfirst, which stands in the text's lane
    text = above + sum(block.depth for block in galleys.texts)
    if above and not galleys.texts:
        text -= sheet.space.sections
    return Lanes(
        quarter=quarter,
        text=quarters(text, quarter),
        rail=quarters(frames.rail - origin + rail, quarter) if rail else 0,
        limit=max(int((frames.bottom - origin) / quarter + 0.01), 1),
        gaps=(
            Gap.of(len(galleys.texts) - 1, sheet.space.section_gap, quarter),
            Gap.of(callouts - 1, sheet.callout.gap, quarter),
            Gap.of(groups if callouts else groups - 1, sheet.callout.group_gap, quarter),
        ),
    )
