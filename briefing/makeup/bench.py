"""What masthead and footer are set with: the brief, the stylesheet, and the page's measures."""

from typing import NamedTuple

from briefing.brief.model import Brief, Copy, own_words
from briefing.design.layout import Side
from briefing.style.style import Rung, Style
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Drawn, Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect, mm

# Lasers leave 4 to 6.4 mm white at each edge.
UNPRINTED = mm(8)


def marked_sheet(
    marking: Copy | None, style: Style, paper: str, rung: Rung | None = None
) -> Stylesheet:
    """The stylesheet of a page with a marking, as large as its scheme asks for, or with none."""
    if marking is None:
        return style.sheet(paper, marked=False, rung=rung)
    from briefing.markings.parser import least_size  # loaded only for a marking

    return style.sheet(paper, marked=True, least=least_size(marking.text), rung=rung)


class Bench(NamedTuple):
    """The page's edges and widths, in points, beside what is set between them."""

    brief: Brief
    sheet: Stylesheet
    composer: Composer

    @property
    def left(self) -> Pt:
        """The left margin."""
        return self.sheet.format.side

    @property
    def full(self) -> Pt:
        """The width between the margins."""
        return Pt(self.sheet.format.size.width - 2 * self.left)

    @property
    def rail_width(self) -> Pt:
        """The rail's measure."""
        return self.sheet.grid.span(self.sheet.grid.rail)

    @property
    def is_mirrored(self) -> bool:
        """Whether the rail stands left of the text."""
        return self.sheet.layout.rail is Side.LEFT

    @property
    def rail_left(self) -> Pt:
        """Where the rail starts."""
        return self.left if self.is_mirrored else self.second_left

    @property
    def second_left(self) -> Pt:
        """Where the lane starts that is not at the left margin."""
        second = self.wide if self.is_mirrored else self.rail_width
        return Pt(self.left + self.full - second)

    def text_left(self, *, rail: bool) -> Pt:
        """Where label and text start, with a rail beside them or without one."""
        return self.second_left if self.is_mirrored and rail else self.left

    @property
    def wide(self) -> Pt:
        """The measure of label and text together."""
        return self.sheet.grid.span(self.sheet.grid.label + self.sheet.grid.text)

    def rule(self, y: Pt, *more: Drawn) -> Placed:
        """A thin rule across the page, its middle at `y`, and boxes that hang on it."""
        thin = self.sheet.space.rule
        rect = Rect(Pt(0), Pt(-thin / 2), self.full, thin)
        boxes = Drawn(rect, self.sheet.colours.ink), *more
        return Placed(self.left, y, Block(depth=Pt(0), boxes=boxes))

    def marking(self, baseline: Pt, *, tag: str | None) -> Placed:
        """The brief's marking, centred on a baseline."""
        marking = self.brief.marking or own_words("")
        return set_marking(marking, self.sheet, self.composer, baseline, tag=tag)


def set_marking(
    marking: Copy, sheet: Stylesheet, composer: Composer, baseline: Pt, *, tag: str | None
) -> Placed:
    """A marking, centred on a baseline; without a tag it repeats what is read elsewhere."""
    style, side = sheet.type.marking, sheet.format.side
    full = Pt(sheet.format.size.width - 2 * side)
    artifact = None if tag else "Pagination"
    block = composer.paragraph(marking, style, full, tag=tag, artifact=artifact)
    line = block.lines[0]
    if len(block.lines) > 1 and tag:
        message = f"the marking takes {len(block.lines)} lines; one is the limit"
        composer.fault("fit.marking-too-long", message, marking.span, "shorten it")
    # The last letter's tracking is white that a centred line does not count.
    x = side + (full - line.width + style.tracking) / 2
    return Placed(Pt(x), Pt(baseline - line.baseline), block)
