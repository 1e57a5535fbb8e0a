"""How deep text and rail are, and the gaps with which both lanes end well.

Every line stands on a grid of a quarter of the style's baseline. Depths are whole quarters, and
so are gaps: counting in quarters keeps lines on the grid exactly.
"""

from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from briefing.layout.header_footer import TextFrames
from briefing.style.stylesheet import Elastic, Stylesheet
from briefing.typeset.brief import BriefBlocks
from briefing.units import Pt


class Shift(NamedTuple):
    """How far what stands below `top` moves right and down to its column, in points.

    `top` is a height in the text as one long column.
    """

    top: Pt
    x: Pt
    y: Pt


# A page that ends this near its foot, in quarters, looks full: a line and a half, less
# the quarter that the limit was rounded down by.
NEAR = 5
# What counts when gaps are weighed: lanes that end apart; then white at the foot, a
# little more than white within the rail and gaps that differ from the style's own.
_APART, _SHORT, _WHITE, _GIVEN, _HUNG = 100.0, 50.0, 1.0, 0.9, 0.95
# Callouts that close up while groups part, or the other way round, look like a mistake.
_MIXED = 3.0


class Gaps(NamedTuple):
    """The gaps between sections, callouts and groups of the rail, in points.

    `hung` is added to each gap between groups, from the top, so that the rail ends with the text.
    """

    section: Pt
    callout: Pt
    group: Pt
    hung: tuple[Pt, ...] = ()


class Balance(NamedTuple):
    """The gaps to place blocks with, and how the page ends.

    `fill` is the part of its room, from 0 to 1, that the deeper lane fills; `level` tells whether
    both lanes end on one baseline. In columns `shifts` says where lines go, from the top down, and
    `alone` whether a column's end leaves a line of a paragraph, or under a heading, alone.
    """

    gaps: Gaps
    fill: float
    level: bool = True
    shifts: tuple[Shift, ...] = ()
    alone: bool = False


class Gap(NamedTuple):
    """One kind of gap: how many there are, and its least, natural and largest size in quarters."""

    number: int
    least: int
    natural: int
    most: int

    @property
    def sizes(self) -> range:
        """The sizes to try: only the natural one where there is no gap of its kind."""
        return (
            range(self.least, self.most + 1)
            if self.number
            else range(self.natural, self.natural + 1)
        )

    @classmethod
    def of(cls, number: int, elastic: Elastic, quarter: Pt) -> "Gap":
        """So many gaps of an elastic size, a quarter of the baseline being so many points."""
        return cls(max(number, 0), *(in_quarters(size, quarter) for size in elastic))


class Lanes(NamedTuple):
    """How deep text and rail are without their gaps, and how deep they may be, in quarters.

    `quarter` is a quarter of the baseline in points. `gaps` are those between sections, between
    callouts and between groups of the rail. An empty lane is 0 deep. `below` is how far what stands
    across the page, below both lanes, reaches below the foot, or 0.
    """

    quarter: Pt
    text: int
    rail: int
    limit: int
    gaps: tuple[Gap, Gap, Gap]
    below: Pt = Pt(0)

    @property
    def over(self) -> tuple[Pt, Pt]:
        """How many points too deep text and rail are with the tightest gaps; 0 if they fit."""
        ends = self._ends(tuple(gap.sizes[0] for gap in self.gaps))
        text, rail = (Pt(max(end - self.limit, 0) * self.quarter) for end in ends)
        return Pt(text + self.below), rail

    @property
    def white(self) -> tuple[Pt, Pt]:
        """How many points of text and rail stay white with the style's gaps; an empty one none."""
        ends = self._ends(tuple(gap.natural for gap in self.gaps))
        text, rail = (Pt(max(self.limit - end, 0) * self.quarter) for end in ends)
        return text, rail if self.rail else Pt(0)

    @property
    def depth(self) -> Pt:
        """How deep a lane may be, in points."""
        return Pt(self.limit * self.quarter)

    @property
    def fit_naturally(self) -> bool:
        """Whether both lanes fit with the style's own gaps."""
        ends = self._ends(tuple(gap.natural for gap in self.gaps))
        return max(ends) <= self.limit and not self.below

    @property
    def are_full(self) -> bool:
        """Whether text ends near the foot, if need be with wider gaps, or else the rail.

        Words added to either lane never make it less full.
        """
        text, rail = self._ends(tuple(gap.sizes[-1] for gap in self.gaps))
        rail = rail if not text else self._ends(tuple(gap.natural for gap in self.gaps))[1]
        return self.limit - max(text, rail) <= NEAR

    @property
    def ending(self) -> int:
        """How well lanes that fit end: 2 level and near the foot, 1 only near it, 0 neither."""
        if not self.are_full:
            return 0
        best = self.balance()
        full = self.limit * (1 - best.fill) <= NEAR + 0.01
        return full + (full and best.level)

    @lru_cache(maxsize=64)  # noqa: B019  # asked twice of the lanes that make the page
    def balance(self) -> Balance:
        """The best gaps for lanes that fit: both end on one baseline, near the foot, gaps even.

        Where gaps alone do not bring the rail down to the text's end, its groups stand further
        apart. A lane that cannot reach the other's end, or a page that cannot reach its
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
        section, callout, group = (Pt(size * self.quarter) for size in best)
        gaps = Gaps(section, callout, group, self._shares(self._hung(*ends)))
        return Balance(gaps, max(ends) / self.limit, together or not both)

    def _shares(self, hung: int) -> tuple[Pt, ...]:
        """The quarters that the rail hangs, shared among the gaps between its groups, in points."""
        number = self.gaps[2].number
        each, more = divmod(hung, number) if number else (0, 0)
        return tuple(Pt((each + (at >= number - more)) * self.quarter) for at in range(number))

    def _cost(
        self, sizes: tuple[int, ...], ends: tuple[int, int], *, together: bool, full: bool
    ) -> float:
        """The cost of gaps of some sizes, of which the least is best.

        `together` where lanes can end on one baseline, `full` where they can end at the foot.
        """
        text, rail = ends
        more = [size - gap.natural for size, gap in zip(sizes, self.gaps, strict=True)]
        white = self.limit - max(text, rail)
        cost = _GIVEN * sum(map(abs, more)) + _HUNG * self._hung(text, rail)
        cost += _MIXED if more[1] * more[2] < 0 else 0
        cost += _SHORT if white > NEAR else 0
        cost += _APART * self._apart(text, rail) if together else 0
        return cost + (_WHITE * white if full else 0)

    def _apart(self, text: int, rail: int) -> int:
        """How far apart the lanes end when the rail's groups hang as far as they may."""
        return abs(text - rail) - self._hung(text, rail)

    def _hung(self, text: int, rail: int) -> int:
        """How far the rail's groups hang below their places; one group alone never does."""
        return max(text - rail, 0) if self.gaps[2].number else 0

    def _ends(self, sizes: tuple[int, ...]) -> tuple[int, int]:
        """How deep text and rail are with gaps of some sizes."""
        section, callout, group = self.gaps
        text = self.text + section.number * sizes[0]
        return text, self.rail + callout.number * sizes[1] + group.number * sizes[2]


def picture_depth(blocks: BriefBlocks, sheet: Stylesheet) -> Pt:
    """How deep the rail's picture is, in points, with the white below it where anything follows."""
    if not blocks.picture:
        return Pt(0)
    follows = blocks.figures or blocks.groups
    return Pt(blocks.picture.depth + (sheet.callout.group_gap.natural if follows else 0))


def depth_across(blocks: BriefBlocks, sheet: Stylesheet) -> Pt:
    """How deep what stands across the page is, in points, with the white above each part."""
    gap = sheet.space.section_gap.natural
    return Pt(sum(block.depth + gap for block in blocks.across if block))


def in_quarters(length: float, quarter: Pt) -> int:
    """A length in points as a number of quarters of the baseline; every depth is a whole one."""
    return round(length / quarter)


def measure_lanes(blocks: BriefBlocks, frames: TextFrames, sheet: Stylesheet) -> Lanes:
    """Measure text and rail, both from the top of the one that starts higher.

    They end above what stands across the page.
    """
    quarter = Pt(sheet.baseline / 4)
    origin = min(frames.text, frames.rail)
    callouts, groups = len(blocks.figures), len(blocks.groups)
    heading = (blocks.heading,) if blocks.heading else ()
    rail = sum(block.depth for block in (*heading, *blocks.figures, *blocks.groups))
    rail += picture_depth(blocks, sheet)
    above = frames.text - origin  # the standfirst, which stands in the text's lane
    text = above + sum(block.depth for block in blocks.texts)
    if above and not blocks.texts:
        text -= sheet.space.sections
    under = depth_across(blocks, sheet)
    return Lanes(
        quarter=quarter,
        text=in_quarters(text, quarter),
        rail=in_quarters(frames.rail - origin + rail, quarter) if rail else 0,
        limit=max(int((frames.bottom - origin - under) / quarter + 0.01), 1),
        below=Pt(max(origin + under - frames.bottom, 0)),
        gaps=(
            Gap.of(len(blocks.texts) - 1, sheet.space.section_gap, quarter),
            Gap.of(callouts - 1, sheet.callout.gap, quarter),
            Gap.of(groups if callouts else groups - 1, sheet.callout.group_gap, quarter),
        ),
    )
