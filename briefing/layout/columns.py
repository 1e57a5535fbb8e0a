"""Text in two columns: where it parts, and the gaps with which both columns end well.

Columns are measured in whole quarters of the baseline, as lanes are (see `balance`). Until it is
parted the text is one long column; its heights are counted from the top of that.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise, product, starmap
from operator import itemgetter
from typing import NamedTuple

from briefing.layout.balance import NEAR, Balance, Gap, Gaps, Shift, depth_across, in_quarters
from briefing.layout.header_footer import TextFrames
from briefing.style.stylesheet import Breaks, Stylesheet
from briefing.typeset.block import Block, FilledBox, Line, OpenBox
from briefing.typeset.break_opportunities import HYPHENS
from briefing.typeset.brief import BriefBlocks
from briefing.units import Pt, Rect

# Points by which the tops of a section and of its rule may differ.
NEARLY = 1.0
# So many lines of a paragraph stay together, and so many under a heading; or one alone.
TOGETHER, ALONE = 2, 1


class Segment(NamedTuple):
    """Lines that stay in one column: from `top` to `bottom`, in points or in quarters.

    `section` is the number of its section, from 0; `whites` counts the places above it, within
    sections, where a paragraph ends. `starts` tells whether a section starts with it.
    """

    top: Pt
    bottom: Pt
    section: int
    whites: int = 0
    starts: bool = False


def segments(sections: "list[SetLines]", together: int = TOGETHER) -> tuple[Segment, ...]:
    """Part the text wherever a column may end, in points.

    So many lines of a paragraph, or under a heading with its summary, stay `together`. No column
    ends in a hyphen.
    """
    found: list[Segment] = []
    whites = 0
    for number, section in enumerate(sections):
        ends = list(_ends(section.rows, together))
        tops = (section.top, *(following for _, following in ends))
        bottoms = (*(bottom for bottom, _ in ends), section.bottom)
        for place, (start, end) in enumerate(zip(tops, bottoms, strict=True)):
            whites += place > 0 and start > found[-1].bottom + 0.01
            found.append(Segment(Pt(start), Pt(end), number, whites, place == 0))
    return tuple(found)


def _measured_segments(sections: "list[SetLines]", together: int) -> tuple[Segment, ...]:
    """The segments of the text, and those of shorter texts that are harder to place.

    With them a text that was shortened never fits worse than before. A shorter text has lost
    some lines of its paragraphs, or all of them, and its hyphens may end any of them. The bottom
    of its segment is as far below the text's top as it would be there, its top as far above the
    text's end; so the top may be the lower of the two.
    """
    found = list(segments(sections, together))
    for number, section in enumerate(sections):
        paragraphs = list(_paragraphs(section.rows))
        ways = (_hyphenated(paragraphs, together), _free(paragraphs, together))
        for start, end in chain(*ways):
            found.append(Segment(Pt(start), Pt(end), number))
        for gone, end in _headed(paragraphs, together):
            found.append(Segment(Pt(section.top + gone), Pt(end - gone), number, starts=True))
    return tuple(found)


class _Row(NamedTuple):
    """One line: its top, the lines of its paragraph before it and after it, itself included.

    `is_title` tells a line that leads to what follows; `is_parted` one that ends in a hyphen, and
    `parts` the first one of a paragraph where others may.
    """

    top: float
    bottom: float
    before: int
    after: int
    is_title: bool = False
    is_parted: bool = False
    parts: bool = False


class SetLines(NamedTuple):
    """The lines of a section, from the top down, and where it starts and ends, in points."""

    top: float
    bottom: float
    rows: list[_Row]


def set_lines(sections: tuple[Block, ...], drop: Pt) -> list[SetLines]:
    """The lines of a text whose sections follow without gaps.

    A baseline is `drop` points above the bottom of its line.
    """
    found, top = list[SetLines](), 0.0
    for section in sections:
        rows: list[_Row] = []
        _add_rows(rows, section, top, drop)
        found.append(SetLines(top, top + section.depth, sorted(rows)))
        top += section.depth
    return found


def _ends(rows: list[_Row], together: int) -> Iterator[tuple[float, float]]:
    """Where inside a section a column may end, and where the next one then starts."""
    under = 0
    for row, following in pairwise(rows):
        under = 0 if row.is_title else under + 1
        inside = following.before > 0
        alone = inside and (following.before < together or following.after < together)
        free = not alone and not row.is_parted
        if under >= together and free and following.top > row.top:
            yield row.bottom, following.top


def _add_rows(rows: list[_Row], block: Block, y: float, drop: Pt) -> None:
    """Add a block's lines; what stays whole is like one line as deep as it is.

    What is an artifact stands beside lines of a text, and is none.
    """
    if block.artifact:
        return
    if block.whole:
        rows.append(_Row(y, y + block.depth, 0, 1, block.leads))
        return
    count, is_title = len(block.lines), block.leads or block.tag == "H2"
    for number, line in enumerate(block.lines):
        bottom = y + line.baseline + drop
        top = bottom - line.style.leading
        hyphens = _ends_in_hyphen(line), not number and _may_part(line)
        rows.append(_Row(top, bottom, number, count - number, is_title, *hyphens))
    for child in block.children:
        _add_rows(rows, child.block, y + child.y, drop)


def _ends_in_hyphen(line: Line) -> bool:
    """Whether a line ends in a hyphen, that of a word or one that was added."""
    return line.cut.hyphen or line.shaped.glyphs[line.cut.ink - 1].text in HYPHENS


def _may_part(line: Line) -> bool:
    """Whether lines of a text may end in hyphens, wherever its lines end."""
    return bool(line.shaped.hyphens) or any(mark in line.copy.text for mark in HYPHENS)


class _Paragraph(NamedTuple):
    """A paragraph's top, its lines, all equally deep, and whether they may end in hyphens."""

    top: float
    lines: int
    leading: float
    parts: bool

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.after(self.lines)

    def after(self, lines: int) -> float:
        """Where so many of its lines end."""
        return self.top + lines * self.leading

    def beyond(self, lines: int) -> float:
        """How deep all of it is after so many lines."""
        return max(self.lines - lines, 0) * self.leading

    def whole(self, together: int) -> int:
        """The most lines that it may have without a place where a column may end."""
        return 2 * together - (not self.parts)

    def first(self, together: int) -> int:
        """The most lines that it may have before such a place, if it has one."""
        return together + self.parts


def _paragraphs(rows: list[_Row]) -> Iterator[_Paragraph]:
    """A section's paragraphs from the top, without its title."""
    for row in rows:
        if row.before == 0 and not row.is_title:
            yield _Paragraph(row.top, row.after, row.bottom - row.top, row.parts)


def _hyphenated(paragraphs: list[_Paragraph], together: int) -> Iterator[tuple[float, float]]:
    """Top and bottom of lines that stay in one piece if a hyphen ends one of them."""
    for paragraph in paragraphs:
        ends = range(together, paragraph.lines - together + 1) if paragraph.parts else ()
        for end in ends:
            above = end - 1 if end - 1 in ends else 0
            below = end + 1 if end + 1 in ends else paragraph.lines
            yield paragraph.after(above), paragraph.after(below)


def _free(paragraphs: list[_Paragraph], together: int) -> Iterator[tuple[float, float]]:
    """Top and bottom of paragraphs that have lost all lines but those that never part."""
    for paragraph in paragraphs:
        gone = paragraph.beyond(paragraph.whole(together))
        yield paragraph.top + gone, paragraph.bottom - gone


def _headed(paragraphs: list[_Paragraph], together: int) -> Iterator[tuple[float, float]]:
    """What may come to stay with a heading: the depth that is gone from it, and its end.

    That is the first paragraph, or its first lines; or a single line, of the deepest that there
    are, and under it another paragraph, whole or the first lines of one that parts.
    """
    for first in paragraphs[:1]:
        yield first.beyond(first.whole(together)), first.bottom
        yield 0, first.after(min(first.first(together), first.lines))
    for number, paragraph in enumerate(paragraphs[1:] if together > ALONE else (), start=1):
        above = paragraphs[:number]
        gone = above[-1].bottom - above[0].top - max(part.leading for part in above)
        yield gone + paragraph.beyond(paragraph.whole(together)), paragraph.bottom
        yield gone, paragraph.after(min(paragraph.first(together), paragraph.lines))


# What counts when cuts are weighed: columns that end apart; then white at the foot, a
# section parted, gaps that differ from the style's own, and most when they differ much from
# each other.
_APART, _SHORT, _WHITE, _PARTED, _GIVEN, _UNLIKE = 20.0, 50.0, 1.0, 2.0, 0.9, 3.0
# Only gaps even columns of whole sections out, and may differ more.
_UNLIKE_KEPT = 1.0
# White between paragraphs, too, grows by so many quarters where columns end level with it.
_FEATHERED, _FEATHERS = 5.0, range(3)
# Columns that end a line apart, in quarters, look level.
_LINE = 4
# Sections that are to stay whole do so where columns end no more than two lines apart by it.
_KEPT = 8


class Spacing(NamedTuple):
    """A column's gaps in quarters: between sections, and `feather` more between paragraphs."""

    gap: int
    feather: int = 0


class Flow(NamedTuple):
    """One way to fill two columns: the number of the second one's first segment, their spacing."""

    cut: int
    first: Spacing
    second: Spacing


class Columns(NamedTuple):
    """Text in quarters of the baseline: its segments, its gaps, the limit of a column.

    `measured` decides whether it fits (see `_measured_segments`). At the floor of the ladder, where
    there is nothing left to give, those may be single lines, and `alone` are the segments to take
    where no others fit; else it is empty. `indent` is how far down a column starts that goes on
    with a section, so that its first line stands level with one under a rule; `apart` is the way
    from column to column in points, as `quarter` is. `below` is how far what stands over the text
    reaches below the foot, or 0. A column that `keeps_sections` ends between two of them, unless
    columns end far apart by it.
    """

    quarter: Pt
    segments: tuple[Segment, ...]
    measured: tuple[Segment, ...]
    alone: tuple[Segment, ...]
    gap: Gap
    indent: int
    limit: int
    apart: Pt
    below: Pt
    keeps_sections: bool = False

    @property
    def over(self) -> tuple[Pt, Pt]:
        """How many points too deep the text is with the tightest gaps; there is no rail."""
        return Pt(self._over(self.gap.least) * self.quarter + self.below), Pt(0)

    @property
    def depth(self) -> Pt:
        """How deep a column may be, in points."""
        return Pt(self.limit * self.quarter)

    @property
    def white(self) -> tuple[Pt, Pt]:
        """How many points of each column stay white with the style's gaps."""
        last = self.segments[-1] if self.segments else None
        depth = last.bottom + last.section * self.gap.natural if last else 0
        white = Pt(max(self.limit - depth / 2, 0) * self.quarter)
        return white, white

    @property
    def fit_naturally(self) -> bool:
        """Whether the text fits with the style's own gaps, its sections kept."""
        if self._over(self.gap.natural) or self.below:
            return False
        natural = Spacing(self.gap.natural)
        kept = self._kept(range(len(self.segments) + 1))
        return not kept or min(self._deepest(cut, natural) for cut in kept) <= self.limit

    @property
    def are_full(self) -> bool:
        """Whether both columns reach the foot, if need be with wider gaps."""
        count, widest = len(self.segments), Spacing(self.gap.sizes[-1])
        ends = (self.ends(Flow(cut, widest, widest)) for cut in range(count + 1))
        return any(self.limit - min(pair) <= NEAR for pair in ends)

    @property
    def ending(self) -> int:
        """How well columns that fit end: 2 level and near the foot, 1 either of them, 0 neither.

        Level, here, with gaps that are the same in both.
        """
        ends = (
            self.ends(Flow(cut, spacing, spacing))
            for cut, gap in product(self._cuts(), self.gap.sizes)
            for spacing in (Spacing(gap), Spacing(gap, 1))
        )
        level = any(max(pair) <= self.limit and max(pair) - min(pair) <= _LINE for pair in ends)
        return self.are_full + level

    def balance(self) -> Balance:
        """The best cut and gaps for text that fits: columns end alike, near the foot.

        Only at the floor, where no other cut fits, one leaves a line alone.
        """
        _, best = min(self._flows(), key=itemgetter(0), default=(0, None))
        if best is None:
            return self._replace(segments=self.alone).balance()._replace(alone=True)
        ends = self.ends(best)
        gap = Pt(best.first.gap * self.quarter)
        gaps = Gaps(gap, Pt(0), Pt(0))
        return Balance(gaps, max(ends) / self.limit, shifts=tuple(self._shifts(best)))

    def _cuts(self) -> list[int]:
        """The cuts with which the text fits in its tightest spacing, those that keep sections.

        No column is empty before another: text that stays in one piece stands in the first.
        """
        tight, count = self._tightest, len(self.segments)
        every = range(min(count, 1), count + 1)
        fitting = [cut for cut in every if self._deepest(cut, tight) <= self.limit]
        return self._kept(fitting) or fitting

    def _kept(self, cuts: Iterable[int]) -> list[int]:
        """Those of some cuts that keep sections, where columns end little apart by that."""
        return [cut for cut in cuts if self._keeps(cut) and self._least_apart(cut) <= _KEPT]

    def _deepest(self, cut: int, spacing: Spacing) -> int:
        """How deep the deeper of both columns is, in quarters."""
        return max(self.ends(Flow(cut, spacing, spacing)))

    def _flows(self) -> Iterator[tuple[float, Flow]]:
        """The ways to fill both columns within the limit, near as alike as can be; their costs."""
        apart = {cut: self._least_apart(cut) for cut in self._cuts()}
        nearest = min(apart.values(), default=0)
        for cut in apart:
            if apart[cut] > nearest + NEAR:
                continue
            spacings = list(starmap(Spacing, product(self.gap.sizes, self._feathers(cut))))
            sides = ((0, cut), (cut, len(self.segments)))
            one, other = (
                [(self._depth(*side, spacing), spacing) for spacing in spacings] for side in sides
            )
            parted = 0 if self._starts(cut) else _PARTED
            unlike = _UNLIKE_KEPT if self._keeps(cut) else _UNLIKE
            for (left, first), (right, second) in product(one, other):
                if max(left, right) <= self.limit:
                    cost = parted + self._cost(left, right, first, second)
                    cost += unlike * (first.gap - second.gap) ** 2
                    yield cost, Flow(cut, first, second)

    @property
    def _tightest(self) -> Spacing:
        return Spacing(self.gap.sizes[0])

    def _keeps(self, cut: int) -> bool:
        """Whether both columns hold whole sections, and are to."""
        return self.keeps_sections and self._starts(cut)

    def _feathers(self, cut: int) -> range:
        """White between paragraphs: none in whole sections, which are to look alike."""
        return range(1) if self._keeps(cut) else _FEATHERS

    def _least_apart(self, cut: int) -> int:
        """How far apart the columns end at least, whatever their spacing."""
        tight, wide = self._tightest, Spacing(self.gap.sizes[-1], self._feathers(cut)[-1])
        one, other = self.ends(Flow(cut, tight, wide)), self.ends(Flow(cut, wide, tight))
        return max(one[0] - one[1], other[1] - other[0], 0)

    def _cost(self, left: int, right: int, first: Spacing, second: Spacing) -> float:
        """The cost of columns so deep, with their spacings, however unlike those are."""
        white = self.limit - max(left, right)
        cost = _APART * abs(left - right)
        cost += _GIVEN * (abs(first.gap - self.gap.natural) + abs(second.gap - self.gap.natural))
        cost += _FEATHERED * (first.feather + second.feather)
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

    def ends(self, flow: Flow) -> tuple[int, int]:
        """How deep both columns are, in quarters."""
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
        """Where the segments go from where they stand in one long column, in points."""
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
    blocks: BriefBlocks, frames: TextFrames, sheet: Stylesheet, *, at_floor: bool
) -> Columns:
    """Measure text that flows through two columns under the header, above what stands across.

    `at_floor` where the type is the smallest: a column's end may leave a line alone.
    """
    quarter, drop = Pt(sheet.baseline / 4), sheet.space.drop
    text, under = blocks.texts, depth_across(blocks, sheet)
    # Above the text stands white, which a page without any does not need.
    end = frames.text + under - (0 if text else sheet.space.sections)
    sections = set_lines(text, drop)
    measured = _measured_segments(sections, ALONE if at_floor else TOGETHER)
    return Columns(
        quarter=quarter,
        segments=_counted(segments(sections), quarter),
        measured=_counted(measured, quarter),
        alone=_counted(segments(sections, ALONE), quarter) if at_floor else (),
        gap=Gap.of(len(text) - 1, sheet.space.section_gap, quarter),
        indent=in_quarters(sheet.space.section, quarter),
        limit=max(int((frames.bottom - frames.text - under) / quarter + 0.01), 1),
        apart=sheet.grid.start(sheet.grid.text),
        below=Pt(max(end - frames.bottom, 0)),
        keeps_sections=sheet.layout.breaks is Breaks.SECTIONS,
    )


def _counted(parts: tuple[Segment, ...], quarter: Pt) -> tuple[Segment, ...]:
    """Segments with their places in quarters of the baseline."""
    places = ((in_quarters(part.top, quarter), in_quarters(part.bottom, quarter)) for part in parts)
    return tuple(
        part._replace(top=Pt(top), bottom=Pt(bottom))
        for part, (top, bottom) in zip(parts, places, strict=True)
    )


def shift_to_columns(block: Block, shifts: tuple[Shift, ...], y: float = 0) -> Block:
    """A block with its lines, rules and drawings shifted to their columns.

    `y` is the height of the block's top in the text as one long column, in points.
    """

    def at(height: float) -> Shift:
        # A rule's upper edge is a little above the height that it stands at.
        return shifts[max(bisect_right(shifts, (height + NEARLY,)) - 1, 0)]

    if block.whole or block.drawing:
        # The mark beside a line may be taller than that, and reach into the segment above.
        return _shifted(block, at(y + block.depth / 2 if block.artifact else y))
    lines = tuple(
        line._replace(x=Pt(line.x + shift.x), baseline=Pt(line.baseline + shift.y))
        for line in block.lines
        for shift in [at(y + line.baseline - line.style.size / 2)]
    )
    boxes = tuple(_moved(box, at(y + box.rect.y)) for box in block.boxes)
    children = tuple(
        child._replace(block=shift_to_columns(child.block, shifts, y + child.y))
        for child in block.children
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


def _moved(box: FilledBox | OpenBox, shift: Shift) -> FilledBox | OpenBox:
    x, y, width, height = box.rect
    return box._replace(rect=Rect(Pt(x + shift.x), Pt(y + shift.y), width, height))
