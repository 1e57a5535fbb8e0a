"""Two lanes of galleys and their frames become the gaps with which both end well.

All depths are whole quarters of the baseline unit, the grid that every line stands on
(DESIGN), and so are the gaps: counting in quarters keeps them on it exactly.
"""

from itertools import product
from typing import NamedTuple

from briefing.design.stylesheet import Elastic, Stylesheet
from briefing.galley.galley import Galleys
from briefing.makeup.furniture import Frames
from briefing.units import Pt

# A page that ends this near its foot, in quarters, looks full: a line and a half.
_NEAR = 6
# What counts when gaps are weighed: lanes that end apart; then white at the foot, a
# little more than gaps that differ from the style's own.
_APART, _WHITE, _GIVEN = 100.0, 1.0, 0.9


class Gaps(NamedTuple):
    """The gaps between sections, callouts and groups of the rail, in points."""

    section: Pt
    callout: Pt
    group: Pt


class Balance(NamedTuple):
    """Gaps, and the part of the frame that the deeper lane fills with them."""

    gaps: Gaps
    fill: float


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
    def is_double(self) -> bool:
        """Whether a lane is more than twice as deep as its frame."""
        return max(self.over) > self.limit * self.quarter

    @property
    def fill(self) -> float:
        """The part of the frame that the deeper lane fills with the style's own gaps."""
        return max(self._ends(tuple(gap.own for gap in self.gaps))) / self.limit

    def balance(self) -> Balance:
        """The best gaps for lanes that fit: ends together, near the foot, gaps even.

        A lane that cannot reach the other's end, or a page that cannot reach its foot,
        keeps the style's own gaps and ends in white: white looks meant, stretching not.
        """
        choices = [
            sizes
            for sizes in product(*(gap.sizes for gap in self.gaps))
            if max(self._ends(sizes)) <= self.limit
        ]
        # Groups stand further apart than the callouts in one of them.
        choices = [sizes for sizes in choices if sizes[2] > sizes[1]] or choices
        ends = [self._ends(sizes) for sizes in choices]
        both = self.text > 0 < self.rail
        together = both and any(text == rail for text, rail in ends)
        full = together or not both
        full = full and self.limit - max(max(pair) for pair in ends) <= _NEAR

        def cost(sizes: tuple[int, ...]) -> float:
            text, rail = self._ends(sizes)
            pairs = zip(sizes, self.gaps, strict=True)
            cost = _GIVEN * sum(abs(size - gap.own) for size, gap in pairs)
            cost += _APART * abs(text - rail) if together else 0
            return cost + (_WHITE * (self.limit - max(text, rail)) if full else 0)

        best = min(choices, key=cost)
        gaps = Gaps(*(Pt(size * self.quarter) for size in best))
        return Balance(gaps, max(self._ends(best)) / self.limit)

    def _ends(self, sizes: tuple[int, ...]) -> tuple[int, int]:
        section, callout, group = (
            gap.number * size for gap, size in zip(self.gaps, sizes, strict=True)
        )
        return self.text + section, self.rail + callout + group


def measure(galleys: Galleys, frames: Frames, sheet: Stylesheet) -> Lanes:
    """Measure two lanes in quarters of the baseline; an empty lane is 0 deep."""
    quarter = Pt(sheet.baseline / 4)
    origin = min(frames.text, frames.rail)

    def quarters(length: float) -> int:
        return round(length / quarter)

    def gap(number: int, elastic: Elastic) -> Gap:
        sizes = (quarters(size) for size in (elastic.least, elastic.natural, elastic.most))
        return Gap(max(number, 0), *sizes)

    callouts, groups = len(galleys.figures), len(galleys.groups)
    heading = (galleys.heading,) if galleys.heading else ()
    rail = sum(block.depth for block in (*heading, *galleys.figures, *galleys.groups))
    above = frames.text - origin  # the standfirst, which stands in the text's lane
    text = above + sum(block.depth for block in galleys.sections)
    if above and not galleys.sections:
        text -= sheet.space.sections
    return Lanes(
        quarter=quarter,
        text=quarters(text),
        rail=quarters(frames.rail - origin + rail) if rail else 0,
        limit=max(int((frames.bottom - origin) / quarter + 0.01), 1),
        gaps=(
            gap(len(galleys.sections) - 1, sheet.space.section_gap),
            gap(callouts - 1, sheet.callout.gap),
            gap(groups if callouts else groups - 1, sheet.callout.group_gap),
        ),
    )
