"""A brief's masthead and footer, set and placed; the frames are what they leave free."""

from typing import NamedTuple

from briefing.content.brief import Brief, Copy
from briefing.design.stylesheet import Stylesheet, TextStyle
from briefing.fault import Fault
from briefing.galley.block import Block, Drawn, Placed
from briefing.galley.composer import Composer
from briefing.galley.rail import own_words
from briefing.makeup.footer import folio_copies, imprint_copy, short_links, source_copy
from briefing.makeup.qr import qr_drawing
from briefing.units import Pt, Rect, mm

HEADLINE_LINES = 2  # FORMAT: a title has at most two lines

# Lasers leave 4 to 6.4 mm white at each edge (DESIGN 1).
_UNPRINTED = mm(8)
# Small text keeps this far from a marking's baseline, and code from text.
_CLEAR = 11.0
_WIDEST_CODE = mm(15)  # DESIGN 6
# A QR code's quiet zone is four modules wide (ISO/IEC 18004, 6.3.8); at 14 mm and the
# smallest code in use, of 21 modules, that is this part of its side.
_QUIET = 4 / 21


class Frames(NamedTuple):
    """Where the copy goes, in points from the top left edge.

    `text` and `rail` are the tops of the two lanes, `bottom` is how deep they may reach,
    the descent of the last line included.
    """

    left: Pt
    rail_left: Pt
    text: Pt
    rail: Pt
    bottom: Pt


class Furniture(NamedTuple):
    """Masthead and footer, each in reading order."""

    masthead: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    frames: Frames


def set_furniture(brief: Brief, sheet: Stylesheet, composer: Composer, *, rail: bool) -> Furniture:
    """Set all that is not a section; `rail` says whether anything stands in the rail."""
    bench = _Bench(brief, sheet, composer)
    masthead, text, top = bench.masthead(rail=rail)
    footer, foot = bench.footer()
    bottom = Pt(foot - sheet.space.foot + sheet.space.drop)
    frames = Frames(bench.left, bench.rail_left, text, top, bottom)
    return Furniture(masthead, footer, frames)


class _Bench(NamedTuple):
    brief: Brief
    sheet: Stylesheet
    composer: Composer

    @property
    def left(self) -> Pt:
        return self.sheet.format.side

    @property
    def full(self) -> Pt:
        """The width between the margins."""
        return Pt(self.sheet.format.size.width - 2 * self.left)

    @property
    def rail_width(self) -> Pt:
        return self.sheet.grid.span(self.sheet.grid.rail)

    @property
    def rail_left(self) -> Pt:
        return Pt(self.left + self.full - self.rail_width)

    @property
    def wide(self) -> Pt:
        """The measure of label and text together."""
        grid = self.sheet.grid
        return grid.span(grid.label + grid.text)

    def masthead(self, *, rail: bool) -> tuple[tuple[Placed, ...], Pt, Pt]:
        """The blocks above the copy, and the tops of the text's and the rail's lane."""
        space, roles, brief = self.sheet.space, self.sheet.type, self.brief
        placed = list(self._marking_top())
        y = float(self.sheet.format.head)
        placed.append(self._header_rule(Pt(y)))
        y += space.kicker
        if brief.kicker:
            kicker = self.composer.paragraph(brief.kicker, roles.kicker, self.wide)
            placed.append(Placed(self.left, Pt(y), kicker))
        if brief.date:
            day = own_words(brief.language.full_date(brief.date))
            date = self.composer.paragraph(day, roles.kicker, self.rail_width)
            placed.append(Placed(self.rail_left, Pt(y), date))
        if brief.kicker or brief.date:
            y += max(part.block.depth for part in placed[-2:] if part.block.lines)
        y += space.headline
        headline = self._headline()
        placed.append(Placed(self.left, Pt(y), headline))
        y += headline.depth
        top = Pt(y + space.rail)
        if not brief.standfirst:
            return tuple(placed), top, top
        grid = self.sheet.grid
        measure = self.wide if rail else grid.span(grid.label + grid.open)
        standfirst = self.composer.paragraph(brief.standfirst, roles.standfirst, measure)
        placed.append(Placed(self.left, Pt(y + space.standfirst), standfirst))
        text = Pt(y + space.standfirst + standfirst.depth + space.sections)
        return tuple(placed), text, top

    def _headline(self) -> Block:
        style, title = self.sheet.type.headline, self.brief.title
        block = self.composer.paragraph(title, style, self.full, tag="H1")
        if len(block.lines) > HEADLINE_LINES:
            message = f"the title takes {len(block.lines)} lines; {HEADLINE_LINES} is the most"
            words = len(title.text.split()) * (1 - HEADLINE_LINES / len(block.lines))
            hint = f"cut about {max(round(words), 1)} of its words"
            code = "fit.headline-too-long"
            self.composer.faults.append(
                Fault(code=code, message=message, span=title.span, hint=hint)
            )
        return block

    def _header_rule(self, y: Pt) -> Placed:
        """The rule across the page, with the tab that starts it."""
        space, colours = self.sheet.space, self.sheet.colours
        rule = Rect(Pt(0), Pt(-space.rule / 2), self.full, space.rule)
        tab_height = Pt(space.tab.height + space.rule / 2)
        tab = Rect(Pt(0), Pt(-space.rule / 2), space.tab.width, tab_height)
        boxes = Drawn(rule, colours.ink), Drawn(tab, colours.accent)
        return Placed(self.left, y, Block(depth=Pt(0), boxes=boxes))

    def _marking_top(self) -> tuple[Placed, ...]:
        top = self.sheet.format.top
        return () if top is None else (self._marking(top, tag="P"),)

    def _marking(self, baseline: Pt, *, tag: str | None) -> Placed:
        """The marking, centred on a baseline; below, it repeats what is read above."""
        style = self.sheet.type.marking
        artifact = None if tag else "Pagination"
        copy = self.brief.marking or own_words("")
        block = self.composer.paragraph(copy, style, self.full, tag=tag, artifact=artifact)
        # The last letter's tracking is white that a centred line does not count.
        x = self.left + (self.full - block.lines[0].width + style.tracking) / 2
        return Placed(Pt(x), Pt(baseline - block.lines[0].baseline), block)

    def footer(self) -> tuple[tuple[Placed, ...], Pt]:
        """The blocks below the copy, and the height of the footer's rule.

        The rule stands where the style has it, or as much higher as the footer needs.
        """
        style, space, page = self.sheet.type.footer, self.sheet.space, self.sheet.format
        copies = (source_copy(self.brief), imprint_copy(self.brief))
        left = [self._small(copy, self.wide) for copy in copies if copy]
        right = self._folio(style)
        code = self._code()
        to_first = space.footer - style.leading + space.drop  # the rule to the first line's top
        text_depth = max(sum(part.depth for part in left), sum(part.depth for part in right))
        limit = page.size.height - _UNPRINTED if page.bottom is None else page.bottom - _CLEAR
        lowest = limit - text_depth - to_first
        if code:
            edge = page.size.height - _UNPRINTED if page.bottom is None else page.bottom
            lowest = min(lowest, edge - code.depth - _QUIET * space.qr)
        foot = Pt(min(page.foot, lowest))
        rule = Rect(Pt(0), Pt(-space.rule / 2), self.full, space.rule)
        line = Block(depth=Pt(0), boxes=(Drawn(rule, self.sheet.colours.ink),))
        placed = [Placed(self.left, foot, line)]
        for x, column in ((self.left, left), (self.rail_left, right)):
            y = foot + to_first
            for part in column:
                placed.append(Placed(x, Pt(y), part))
                y += part.depth
        if code:
            right_aligned = Pt(self.left + self.full - code.depth)
            placed.append(Placed(right_aligned, Pt(foot + _QUIET * space.qr), code))
        if page.bottom is not None:
            placed.append(self._marking(page.bottom, tag=None))
        return tuple(placed), foot

    def _folio(self, style: TextStyle) -> list[Block]:
        """The page's id and number, which belong to the sheet, and the link in words."""
        space, brief = self.sheet.space, self.brief
        measure = self.rail_width
        if brief.link:
            measure = Pt(measure - space.qr * (1 + _QUIET))
        parts = [
            self.composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
            for copy in folio_copies(brief)
        ]
        if brief.link:
            forms = short_links(brief.link.text)
            fitting = (form for form in forms if self.composer.width(form, style) <= measure)
            parts.append(self._small(next(fitting, forms[-1]), measure))
        return parts

    def _code(self) -> Block | None:
        """The link as a QR code."""
        link = self.brief.link
        if link is None:
            return None
        alt = f"{self.brief.language.words.qr_code}: {link.text}"
        ink, least = self.sheet.colours.ink, self.sheet.space.qr
        drawing = qr_drawing(link.text, least=least, colour=ink, alt=alt)
        if drawing.box.width > _WIDEST_CODE:
            message = f"the QR code of a link of {len(link.text)} characters is too fine to scan"
            hint = "link to a shorter address; up to 106 characters work"
            code = "fit.link-too-long"
            self.composer.faults.append(
                Fault(code=code, message=message, span=link.span, hint=hint)
            )
        return Block(depth=drawing.box.height, tag="P", drawing=drawing)

    def _small(self, copy: Copy, measure: Pt) -> Block:
        return self.composer.paragraph(copy, self.sheet.type.footer, measure)
