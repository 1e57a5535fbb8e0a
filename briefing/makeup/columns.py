"""Text in two columns, and the frame it flows through, become the cut and the gaps that suit.

As lanes are, columns are measured in whole quarters of the baseline (see `balance`).
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from briefing.design.stylesheet import Stylesheet
from briefing.galley.galley import Galleys
from briefing.makeup.balance import NEAR, Balance, Gap, Gaps, quarters
from briefing.makeup.flow import Segment, Shift, segments
from briefing.makeup.furniture import Frames
from briefing.units import Pt

# What counts when cuts are weighed: columns that end apart; then white at the foot, a
# section parted, gaps that differ from the style's own, and most when they differ from
# each other.
_APART, _SHORT, _WHITE, _PARTED, _GIVEN, _UNLIKE = 8.0, 50.0, 1.0, 2.0, 0.9, 6.0
_FEATHERED = 5.0


class Spacing(NamedTuple):
    """A column's gaps: between sections, and what comes on top between paragraphs."""

    gap: int
    feather: int = 0


class Flow(NamedTuple):
    """One way to fill two columns: the second one's first segment, and the spacing of each."""

    cut: int
    first: Spacing
    second: Spacing


class Columns(NamedTuple):
    """Text in quarters of the baseline: its segments, its gaps, the limit of a column.

    `indent` is how far down a column starts that goes on with a section, so that its
    first line stands level with one under a rule; `apart` is from column to column.
    """

    quarter: Pt
    segments: tuple[Segment, ...]
    gap: Gap
    indent: int
    limit: int
    apart: Pt

    @property
    def over(self) -> tuple[Pt, Pt]:
        """How much too deep the text is at its tightest, in points; the rail never is."""
        return Pt(self._over(self.gap.least) * self.quarter), Pt(0)

    @property
    def is_easy(self) -> bool:
        """Whether the text fits with the style's own gaps."""
        return self._over(self.gap.own) == 0

    @property
    def is_full(self) -> bool:
        """Whether both columns reach the foot, if need be with wider gaps."""
        count, widest = len(self.segments), Spacing(self.gap.sizes[-1])
        ends = (self._ends(Flow(cut, widest, widest)) for cut in range(count + 1))
        return any(self.limit - min(pair) <= NEAR for pair in ends)

    @property
    def ends_full(self) -> bool:
        """Whether the text ends near the foot; columns are balanced to do so where they can."""
        return self.is_full

    def balance(self) -> Balance:
        """The best cut and gaps for text that fits: columns end alike, near the foot."""
        own = Spacing(self.gap.own)
        best = min(self._flows(), key=self._cost, default=Flow(0, own, own))
        ends = self._ends(best)
        gap = Pt(best.first.gap * self.quarter)
        gaps = Gaps(gap, Pt(0), Pt(0), Pt(0))
        return Balance(gaps, max(ends) / self.limit, tuple(self._shifts(best)))

    def _flows(self) -> Iterator[Flow]:
        """Every way to fill both columns within the limit, and alike as near as can be."""
        tight, wide = Spacing(self.gap.sizes[0]), Spacing(self.gap.sizes[-1], 1)
        spacings = [Spacing(gap, feather) for gap in self.gap.sizes for feather in (0, 1)]
        fitting = [
            cut
            for cut in range(len(self.segments) + 1)
            if max(self._ends(Flow(cut, tight, tight))) <= self.limit
        ]
        nearest = min((self._least_apart(cut, tight, wide) for cut in fitting), default=0)
        for cut in fitting:
            if self._least_apart(cut, tight, wide) > nearest + NEAR:
                continue
            for first, second in product(spacings, spacings):
                flow = Flow(cut, first, second)
                if max(self._ends(flow)) <= self.limit:
                    yield flow

    def _least_apart(self, cut: int, tight: Spacing, wide: Spacing) -> int:
        """How far apart the columns end at least, whatever their spacing."""
        one, other = self._ends(Flow(cut, tight, wide)), self._ends(Flow(cut, wide, tight))
        return max(one[0] - one[1], other[1] - other[0], 0)

    def _cost(self, flow: Flow) -> float:
        one, other = self._ends(flow)
        white = self.limit - max(one, other)
        first, second = flow.first, flow.second
        cost = _APART * abs(one - other) + _UNLIKE * abs(first.gap - second.gap)
        cost += _GIVEN * (abs(first.gap - self.gap.own) + abs(second.gap - self.gap.own))
        cost += _FEATHERED * (first.feather + second.feather)
        cost += 0 if self._starts(flow.cut) else _PARTED
        return cost + _WHITE * white + (_SHORT if white > NEAR else 0)

    def _over(self, size: int) -> int:
        """How much of the text is left when both columns are full, its gaps of one size."""
        count, even = len(self.segments), Spacing(size)
        cut = max(
            (at for at in range(count + 1) if self._depth(0, at, even) <= self.limit), default=0
        )
        return max(self._depth(cut, count, even) - self.limit, 0)

    def _ends(self, flow: Flow) -> tuple[int, int]:
        cut, first, second = flow
        return self._depth(0, cut, first), self._depth(cut, len(self.segments), second)

    def _depth(self, start: int, end: int, spacing: Spacing) -> int:
        """How deep a column is that holds segments from one to another."""
        if start == end:
            return 0
        first, last = self.segments[start], self.segments[end - 1]
        indent = 0 if self._starts(start) else self.indent
        return int(last.bottom - first.top) + self._spaced(start, end - 1, spacing) + indent

    def _spaced(self, start: int, at: int, spacing: Spacing) -> int:
        """What gaps put between two segments of a column."""
        one, other = self.segments[start], self.segments[at]
        sections, whites = other.section - one.section, other.whites - one.whites
        return sections * spacing.gap + whites * spacing.feather

    def _starts(self, at: int) -> bool:
        """Whether a section starts with a segment, or none is left."""
        if at in (0, len(self.segments)):
            return True
        return self.segments[at].section != self.segments[at - 1].section

    def _shifts(self, flow: Flow) -> Iterator[Shift]:
        """Where the segments go from where they stand in the galley, in points."""
        for number, segment in enumerate(self.segments):
            if number < flow.cut:
                x, y = Pt(0), float(self._spaced(0, number, flow.first))
            else:
                top = self.segments[flow.cut]
                indent = 0 if self._starts(flow.cut) else self.indent
                gaps = self._spaced(flow.cut, number, flow.second)
                x, y = self.apart, gaps + indent - top.top
            yield Shift(Pt(segment.top * self.quarter), x, Pt(y * self.quarter))


def measure_columns(galleys: Galleys, frames: Frames, sheet: Stylesheet) -> Columns:
    """Measure the text that flows through two columns under the masthead."""
    quarter = Pt(sheet.baseline / 4)
    parts = (
        part._replace(
            top=Pt(quarters(part.top, quarter)), bottom=Pt(quarters(part.bottom, quarter))
        )
        for part in segments(galleys.texts, sheet.space.drop)
    )
    elastic = sheet.space.section_gap
    return Columns(
        quarter=quarter,
        segments=tuple(parts),
        gap=Gap.of(len(galleys.texts) - 1, elastic, quarter),
        indent=quarters(sheet.space.section, quarter),
        limit=max(int((frames.bottom - frames.text) / quarter + 0.01), 1),
        apart=sheet.grid.start(sheet.grid.text),
    )
