"""Text in two columns, and the frame it flows through, become the cut and the gaps that suit.

As lanes are, columns are measured in whole quarters of the baseline (see `balance`).
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from briefing.layout.balance import NEAR, Balance, Gap, Gaps, quarters
from briefing.layout.header_footer import Frames
from briefing.makeup.flow import Shift
from briefing.makeup.parting import ALONE, Segment, segments, wholes
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.brief import Galleys
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

    `measured` is what decides whether it fits: what it keeps together, and shorter texts
    would (see `parting`); at the floor of the ladder, where there is nothing left to give,
    single lines. `indent` is how far down a column starts that goes on with a section, so
    that its first line stands level with one under a rule; `apart` is from column to column.
    """

    quarter: Pt
    segments: tuple[Segment, ...]
    measured: tuple[Segment, ...]
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
    def ending(self) -> int:
        """How well columns that fit end: 2 near the foot, level as far as they can be, or 0."""
        return 2 * self.is_full

    def balance(self) -> Balance:
        """The best cut and gaps for text that fits: columns end alike, near the foot.

        Only at the floor, where no other cut fits, one leaves a line alone.
        """
        best = min(self._flows(), key=self._cost, default=None)
        if best is None:
            return self._replace(segments=self.measured).balance()._replace(alone=True)
        ends = self._ends(best)
        gap = Pt(best.first.gap * self.quarter)
        gaps = Gaps(gap, Pt(0), Pt(0), Pt(0))
        return Balance(gaps, max(ends) / self.limit, shifts=tuple(self._shifts(best)))

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
        left = (
            self._left(segment, size)
            for segment in self.measured
            if segment.bottom + segment.section * size > self.limit
        )
        return max(max(left, default=0) - self.limit, 0)

    def _left(self, segment: Segment, size: int) -> int:
        """How deep a column is that starts with a segment and holds all the rest."""
        last, indent = self.segments[-1], 0 if segment.starts else self.indent
        gaps = (last.section - segment.section) * size
        return int(last.bottom - segment.top) + gaps + indent

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
        return at == len(self.segments) or self.segments[at].starts

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


def measure_columns(
    galleys: Galleys, frames: Frames, sheet: Stylesheet, *, at_floor: bool
) -> Columns:
    """Measure the text that flows through two columns under the masthead."""
    quarter, drop = Pt(sheet.baseline / 4), sheet.space.drop
    text = galleys.texts
    measured = segments(text, drop, ALONE) if at_floor else wholes(text, drop)
    return Columns(
        quarter=quarter,
        segments=_counted(segments(text, drop), quarter),
        measured=_counted(measured, quarter),
        gap=Gap.of(len(text) - 1, sheet.space.section_gap, quarter),
        indent=quarters(sheet.space.section, quarter),
        limit=max(int((frames.bottom - frames.text) / quarter + 0.01), 1),
        apart=sheet.grid.start(sheet.grid.text),
    )


def _counted(parts: tuple[Segment, ...], quarter: Pt) -> tuple[Segment, ...]:
    """Segments with their places in quarters of the baseline."""
    places = ((quarters(part.top, quarter), quarters(part.bottom, quarter)) for part in parts)
    return tuple(
        part._replace(top=Pt(top), bottom=Pt(bottom))
        for part, (top, bottom) in zip(parts, places, strict=True)
    )
