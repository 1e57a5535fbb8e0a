"""What stands above and below the sections: header and footer, and the room they leave between.

The header holds the marking, the logo, kicker and date, the headline and the standfirst; the
footer the sources, the owner, the brief's id, the page's number, the link and its QR code, and
the marking again. All places are in points from the page's top left corner.
"""

import math
from bisect import bisect_left
from typing import NamedTuple

from briefing.brief.inline import ascii_url
from briefing.brief.model import Brief, Copy, Name, own_words
from briefing.layout.page import Headroom
from briefing.layout.source_lines import folio_copies, imprint_copy, short_links, source_copies
from briefing.style.arrangement import Arrangement
from briefing.style.ladder import SMALLEST, Rung
from briefing.style.style import Style
from briefing.style.stylesheet import UNPRINTED, Holds, Side, Stylesheet, TextStyle
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.brief import BriefBlocks
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect, mm


class TextFrames(NamedTuple):
    """Where the blocks of a brief stand, in points from the page's top left corner.

    `left` and `rail_left` are the left edges of text and rail; `text` and `rail` are the tops of
    the two lanes, `strip` that of a strip of key figures above them, and `bottom` is how deep all
    may reach, the descent of the last line included. `closing` is the top of a strip below that.
    """

    left: Pt
    rail_left: Pt
    strip: Pt
    text: Pt
    rail: Pt
    bottom: Pt
    closing: Pt = Pt(0)


class HeaderFooter(NamedTuple):
    """Header and footer, each in reading order, and the room between and above them."""

    header: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    frames: TextFrames
    headroom: Headroom


def page_stylesheet(
    marking: Copy | None,
    style: Style,
    paper: str,
    rung: Rung | None = None,
    arrangement: Arrangement | None = None,
) -> Stylesheet:
    """The stylesheet of a page at a rung, with room for its marking, if it has one.

    A marking is at least as large as its scheme asks for. `paper` is a key of PAPERS. Without an
    `arrangement` the page is divided as the style is designed.
    """
    if marking is None:
        return style.sheet(paper, marked=False, rung=rung, arrangement=arrangement)
    from briefing.markings.parser import least_size  # loaded only for a marking

    least = least_size(marking.text)
    return style.sheet(paper, marked=True, least=least, rung=rung, arrangement=arrangement)


def set_header_footer(
    brief: Brief, sheet: Stylesheet, composer: Composer, blocks: BriefBlocks
) -> HeaderFooter:
    """Set and place header and footer around the blocks of a brief."""
    frame, rail, band = PageFrame(sheet), blocks.has_rail, sheet.fills.band
    strip = blocks.strip.depth if blocks.strip else Pt(0)
    joined = strip if band.joins and band.holds_headline else Pt(0)
    header, headroom, strip_top, text, rail_top = _set_header(
        brief, frame, composer, rail=rail, joined=joined
    )
    if strip and not joined:
        strip_top, text = text, Pt(text + strip + sheet.space.sections)
    named = brief._replace(contacts=()) if blocks.contact else brief
    footer, rule = _set_footer(named, frame, composer)
    deepest = rule - sheet.space.foot + sheet.space.drop
    closing = deepest - (blocks.closing.depth if blocks.closing else 0)
    # On the grid of the text: a whole number of quarters of the baseline below its top.
    quarter = sheet.baseline / 4
    closing = text + math.floor((closing - text) / quarter + 0.01) * quarter
    # As much white as a strip of figures has below it.
    over = sheet.space.sections + sheet.space.section
    frames = TextFrames(
        left=frame.text_left(rail=rail),
        rail_left=frame.rail_left,
        strip=strip_top,
        text=text,
        rail=rail_top,
        bottom=Pt(closing - over if blocks.closing else deepest),
        closing=Pt(closing),
    )
    return HeaderFooter(header, footer, frames, headroom)


class PageFrame(NamedTuple):
    """The page between its margins, and where its lanes stand across it, in points."""

    sheet: Stylesheet

    @property
    def left(self) -> Pt:
        """The left margin."""
        return self.sheet.format.side

    @property
    def width(self) -> Pt:
        """The width between the margins."""
        return Pt(self.sheet.format.size.width - 2 * self.left)

    @property
    def rail_width(self) -> Pt:
        """The rail's measure."""
        return self.sheet.grid.span(self.sheet.grid.rail)

    @property
    def text_width(self) -> Pt:
        """The measure of section titles and text together."""
        return self.sheet.grid.span(self.sheet.grid.label + self.sheet.grid.text)

    @property
    def is_mirrored(self) -> bool:
        """Whether the rail stands left of the text."""
        return self.sheet.layout.rail is Side.LEFT

    @property
    def second_left(self) -> Pt:
        """Where the lane starts that is not at the left margin."""
        second = self.text_width if self.is_mirrored else self.rail_width
        return Pt(self.left + self.width - second)

    @property
    def rail_left(self) -> Pt:
        """Where the rail starts."""
        return self.left if self.is_mirrored else self.second_left

    def text_left(self, *, rail: bool) -> Pt:
        """Where section titles and text start, with a rail beside them or without one."""
        return self.second_left if self.is_mirrored and rail else self.left

    def tab(self) -> FilledBox:
        """The mark at the start of the header's rule."""
        tab, thin = self.sheet.space.tab, self.sheet.space.rule
        rect = Rect(Pt(0), Pt(-thin / 2), tab.width, Pt(tab.height + thin / 2))
        return FilledBox(rect, self.sheet.colours.accent)

    def band(self, y: Pt, height: Pt) -> Placed:
        """The band of a height, its top at `y`: it hangs out of the page's lanes at both sides."""
        fills = self.sheet.fills
        rect = Rect(Pt(-fills.hang), Pt(0), Pt(self.width + 2 * fills.hang), height)
        box = FilledBox(rect, getattr(self.sheet.colours, fills.band.colour))
        return Placed(self.left, y, Block(depth=height, boxes=(box,)))

    def rule(self, y: Pt, *more: FilledBox) -> Placed:
        """A thin rule across the page, its middle at `y`, and boxes that hang on it."""
        thin = self.sheet.space.rule
        rect = Rect(Pt(0), Pt(-thin / 2), self.width, thin)
        boxes = FilledBox(rect, self.sheet.colours.ink), *more
        return Placed(self.left, y, Block(depth=Pt(0), boxes=boxes))


def set_marking(
    marking: Copy, sheet: Stylesheet, composer: Composer, baseline: Pt, *, tag: str | None
) -> Placed:
    """A marking, centred on a baseline; without a tag it repeats what is read elsewhere."""
    style, frame = sheet.type.marking, PageFrame(sheet)
    artifact = None if tag else "Pagination"
    block = composer.paragraph(marking, style, frame.width, tag=tag, artifact=artifact)
    line = block.lines[0]
    if len(block.lines) > 1 and tag:
        message = f"the marking takes {len(block.lines)} lines; one is the limit"
        composer.fault("fit.marking-too-long", message, marking.span, "shorten it")
    # The last letter's tracking is white that a centred line does not count.
    x = frame.left + (frame.width - line.width + style.tracking) / 2
    return Placed(Pt(x), Pt(baseline - line.baseline), block)


HEADLINE_LINES = 2  # a title has at most two (`sections/README.md`)
# Where a logo may start: nothing prints surely within 8 mm of an edge, and what
# stands there looks pushed off the page; or so far below the baseline of a marking.
_LOGO_TOP, _LOGO_UNDER = mm(10), 8.0
# Letters reach so far above their baseline, in parts of their size.
_ASCENT = 0.75
_LOGO_OVER = 7.0  # a logo's foot to the header rule: the kicker's own distance below it


def _set_header(
    brief: Brief, frame: PageFrame, composer: Composer, *, rail: bool, joined: Pt
) -> tuple[tuple[Placed, ...], Headroom, Pt, Pt, Pt]:
    """The header's blocks in reading order, the white above them, the tops of strip, text, rail.

    `rail` says whether anything will stand in the rail, beside the standfirst; `joined` is how
    deep a strip is, in points, that follows the headline on its band.
    """
    sheet = frame.sheet
    space, page = sheet.space, sheet.format
    placed: list[Placed] = []
    if page.top is not None:
        marking = brief.marking or own_words("")
        placed.append(set_marking(marking, sheet, composer, page.top, tag="P"))
    head, logo = _logo(frame)
    masthead, below = _set_masthead(brief, frame, composer, head)
    placed += (*logo, *masthead)
    strip, below = below, Pt(below + joined)
    text = rail_top = Pt(below + space.rail)
    if brief.standfirst:
        # Beside a rail of figures abreast there is no room for it: that starts below.
        beside = rail and sheet.layout.abreast == 1
        open_width = sheet.grid.span(sheet.grid.label + sheet.grid.open)
        measure = frame.text_width if beside else open_width
        standfirst = composer.paragraph(brief.standfirst, sheet.type.standfirst, measure)
        y = below + space.standfirst
        placed.append(Placed(frame.text_left(rail=beside), Pt(y), standfirst))
        text = Pt(y + standfirst.depth + space.sections)
        rail_top = text if rail and not beside else rail_top
    if sheet.fills.band.holds_headline:
        under = below, _capitals_top(placed[-1]) if brief.standfirst else text
    else:
        under = Pt(masthead[-1].y - space.headline), _capitals_top(masthead[-1])
    return tuple(placed), _headroom(frame, head, logo, under), strip, text, rail_top


def _capitals_top(placed: Placed) -> Pt:
    """The height of the top of capitals in a text's first line."""
    line = placed.block.lines[0]
    return Pt(placed.y + line.baseline - line.style.capitals)


def _set_masthead(
    brief: Brief, frame: PageFrame, composer: Composer, head: Pt
) -> tuple[list[Placed], Pt]:
    """The band or the header's rule, kicker and date, the headline last; and where they end."""
    space, band = frame.sheet.space, frame.sheet.fills.band
    holds = band.holds if band.height else Holds.NOTHING
    on_band = frame._replace(sheet=frame.sheet.on(band.colour))
    height = band.height
    if holds is Holds.NOTHING:
        kickers = _kickers(brief, frame, composer, Pt(head + height + space.kicker))
        y = head + height
        y += space.kicker + max(part.block.depth for part in kickers) if kickers else 0
    else:
        kickers = _kickers(brief, on_band, composer, head)
        height = Pt(height if kickers else height * _BARE)
        if kickers:
            kickers, height = _on_band(kickers, frame.sheet, height)
        y = head + height
    y += 0 if holds is Holds.HEADLINE else space.headline
    title = on_band if holds is Holds.HEADLINE else frame
    headline = Placed(frame.left, Pt(y), _headline(brief.title, title, composer))
    below = Pt(y + headline.block.depth)
    if holds is Holds.HEADLINE:
        below = Pt(below + space.headline)
        height = Pt(below - head)
    top = frame.band(head, height) if height else frame.rule(head, frame.tab())
    return [top, *kickers, headline], below


# What is left of the height of a band on which nothing stands.
_BARE = 1 / 3


def _on_band(
    kickers: tuple[Placed, ...], sheet: Stylesheet, height: Pt
) -> tuple[tuple[Placed, ...], Pt]:
    """Kicker and date in the middle of their band, which is as much higher as lines need."""
    style = sheet.type.kicker
    deepest = max(part.block.depth for part in kickers)
    down = (height + style.capitals) / 2 - (style.leading - sheet.space.drop)
    placed = tuple(part._replace(y=Pt(part.y + down)) for part in kickers)
    return placed, Pt(height + deepest - style.leading)


def _logo(frame: PageFrame) -> tuple[Pt, tuple[Placed, ...]]:
    """The height of the header's rule, and the logo that stands on it at the right margin."""
    page, logo = frame.sheet.format, frame.sheet.logo
    if logo is None:
        return page.head, ()
    from briefing.typeset.svg import logo_drawing  # loaded only for a logo

    drawing = logo_drawing(logo, frame.sheet.colours.paper, widest=frame.rail_width)
    width, height = drawing.box.width, drawing.box.height
    top = _LOGO_TOP if page.top is None else page.top + _LOGO_UNDER
    head = max(page.head, top + height + _LOGO_OVER)
    block = Block(depth=height, drawing=drawing)
    place = Pt(frame.left + frame.width - width), Pt(head - _LOGO_OVER - height)
    return Pt(head), (Placed(*place, block),)


def _headroom(
    frame: PageFrame, head: Pt, logo: tuple[Placed, ...], under: tuple[Pt, Pt]
) -> Headroom:
    """What is free above the header's rule or band: below a marking, left of a logo.

    Where that is less than a line, it is what is free `under` a band, between two heights.
    """
    page, drop, footer = frame.sheet.format, frame.sheet.space.drop, frame.sheet.type.footer
    top = UNPRINTED if page.top is None else page.top + drop
    right = logo[0].x - frame.sheet.grid.gutter if logo else frame.left + frame.width
    rect = Rect(frame.left, Pt(top), Pt(right - frame.left), Pt(head - top))
    # On upper rungs the footer's type grows, but not the room over the header's rule. One line
    # needs no lead, only room for its letters.
    least = SMALLEST / footer.size
    if frame.sheet.fills.band.height and rect.height < footer.leading * least:
        top, below = under
        # As much white above the number as below it.
        bottom = (top + below + footer.capitals * least) / 2 + drop
        rect = Rect(frame.left, Pt(top), frame.width, Pt(bottom - top))
    fitting = (rect.height - drop) / _ASCENT
    size = Pt(max(min(footer.size, fitting), SMALLEST))
    leading = Pt(min(footer.leading, rect.height)) if size <= fitting else footer.leading
    return Headroom(rect, footer._replace(size=size, leading=leading), drop)


# A measure as wide as a text may come out a trace less, counted in its em.
_ROUNDING = 0.001


def _kickers(brief: Brief, frame: PageFrame, composer: Composer, y: Pt) -> tuple[Placed, ...]:
    """The kicker at the left margin, the date over the second lane, or over its last figures.

    Where the kicker is too wide for the first lane, or the style has it flush right, the date
    ends at the right margin.
    """
    style, grid = frame.sheet.type.kicker, frame.sheet.grid
    widths = frame.text_width, frame.rail_width
    first, second = reversed(widths) if frame.is_mirrored else widths
    if frame.sheet.layout.abreast > 1 and not frame.is_mirrored:
        second = grid.span(grid.rail // frame.sheet.layout.abreast)
        first = Pt(frame.width - second - grid.gutter)
    placed = []
    day = brief.date.full(brief.language) if brief.date else None
    is_wide = brief.kicker and composer.width(brief.kicker, style) > first
    if day and (is_wide or frame.sheet.layout.flush_right):
        second = Pt(min(composer.width(day, style) + _ROUNDING, frame.width / 2))
        first = Pt(frame.width - second - grid.gutter)
    if brief.kicker:
        kicker = composer.paragraph(brief.kicker, style, first)
        placed.append(Placed(frame.left, y, kicker))
    if day:
        date = composer.paragraph(day, style, second)
        placed.append(Placed(Pt(frame.left + frame.width - second), y, date))
    return tuple(placed)


def _headline(title: Copy, frame: PageFrame, composer: Composer) -> Block:
    """The title on two lines at most, at the largest size that allows it."""
    role = frame.sheet.type.headline
    smaller = (size for size in frame.sheet.space.headlines if size < role.size)
    sizes = role.size, *smaller
    for size in sizes:
        style = role._replace(size=size)
        if size is not sizes[-1] and composer.widest_word(title, style) > frame.width:
            continue
        block = composer.paragraph(title, style, frame.width, tag="H1")
        if len(block.lines) <= HEADLINE_LINES:
            return block
    message = f"the title takes {len(block.lines)} lines; {HEADLINE_LINES} is the limit"
    room = _headline_room(title, style, frame, composer) or len(title.text) // 2
    hint = f"shorten it to about {room} characters; it has {len(title.text)}"
    composer.fault("fit.headline-too-long", message, title.span, hint)
    return block


def _headline_room(title: Copy, style: TextStyle, frame: PageFrame, composer: Composer) -> int:
    """How many characters of a title, up to the end of a word, stand on the lines that it has.

    0 where its first word takes more, as one of many hyphens does.
    """
    from briefing.layout.cuts import without_last  # loaded only for a title too long

    counts = range(1, title.text.count(" ") + 1)

    def is_short(gone: int) -> bool:
        shorter = without_last(title, gone)
        return len(composer.paragraph(shorter, style, frame.width).lines) <= HEADLINE_LINES

    gone = bisect_left(counts, 1, key=is_short) + 1
    return len(without_last(title, gone).text) if gone in counts else 0


# The last line's baseline stays this far above the capitals of a marking.
_CLEAR = 5.05
# A printed link that takes more lines than these is cut to its host; a little less than
# three, since lines part only behind a slash.
_LINK_LINES = 2.6
# What of the page's height the footer has to leave.
_LEAST_FREE = 2 / 3
# Bytes that a code of 37 modules holds at level L (ISO/IEC 18004, table 7, version 5):
# of 0.4 mm each, they are 15 mm wide.
_LONGEST_LINK = 106
# A QR code's quiet zone is four modules wide (ISO/IEC 18004, 6.3.8); of the smallest code,
# of 21 modules, that is this part of its side.
_QUIET = 4 / 21


def _set_footer(
    brief: Brief, frame: PageFrame, composer: Composer
) -> tuple[tuple[Placed, ...], Pt]:
    """The footer's blocks in reading order, and the height of its rule.

    Sources and owner stand under the text, id, page and link under the rail, a QR code at the
    right margin. Flush right, id and page stand in the first source's row, unless there is a link.
    The rule is where the style has it, or as much higher as the footer needs.
    """
    sheet = frame.sheet
    space, page, style = sheet.space, sheet.format, sheet.type.footer
    code = _qr_code(brief.link, sheet, composer) if brief.link and space.qr else None
    taken = Pt(code.depth * (1 + _QUIET) if code else 0)
    of_text, of_rail = (taken, Pt(0)) if frame.is_mirrored else (Pt(0), taken)
    imprint = imprint_copy(brief)
    copies = [*source_copies(brief), *_notes(brief), *((imprint,) if imprint else ())]
    folio = _folio(brief, sheet, composer, Pt(frame.rail_width - of_rail))
    start = space.footer - style.leading + space.drop
    measure = Pt(frame.text_width - of_text)
    texts = _stacked([_footer_text(copy, style, composer, measure) for copy in copies])
    first = Placed(frame.text_left(rail=True), Pt(0), texts)
    second = Placed(frame.rail_left, Pt(0), _stacked(folio))
    if sheet.layout.flush_right and not brief.link:
        apart = Pt(sheet.grid.gutter / 2)
        width, row = _in_row(folio, apart)
        x = Pt(frame.left + frame.width - width)
        beside = Pt(x - apart - frame.left)
        in_row = _stacked([_footer_text(copy, style, composer, beside) for copy in copies])
        if in_row.depth <= max(texts.depth, second.block.depth):
            first, second = Placed(frame.left, Pt(0), in_row), Placed(x, Pt(0), row)
        else:
            flushed = [_flush_right(block, frame.rail_width) for block in folio]
            second = second._replace(block=_stacked(flushed))
    deepest = start + max(first.block.depth, second.block.depth)
    if code:
        deepest = max(deepest, code.depth * (1 + _QUIET))
    logos = None
    if brief.logos:
        from briefing.layout.partner_logos import set_logos  # loaded only for logos

        logos = set_logos(brief, sheet, composer, frame.width)
    under = deepest + sheet.baseline / 2
    deepest = under + logos.depth if logos else deepest
    # All below the rule prints clear of the paper's edge, or of the marking.
    clear = sheet.type.marking.capitals + _CLEAR
    edge = page.size.height - UNPRINTED if page.bottom is None else page.bottom - clear
    rule = min(page.foot, Pt(edge - deepest))
    if rule < page.size.height * _LEAST_FREE:
        message = "the sources and the owner take over a third of the page"
        hint = "shorten them, or name fewer sources"
        composer.fault("fit.footer-too-deep", message, brief.title.span, hint)
    placed = [frame.rule(rule)]
    placed += (column._replace(y=Pt(rule + start)) for column in (first, second))
    if code:
        x = Pt(frame.left + frame.width - code.depth)
        placed.append(Placed(x, Pt(rule + _QUIET * code.depth), code))
    if logos:
        placed.append(Placed(frame.left, Pt(rule + under), logos))
    if page.bottom is not None:
        marking = brief.marking or own_words("")
        placed.append(set_marking(marking, sheet, composer, page.bottom, tag=None))
    return tuple(placed), rule


def _notes(brief: Brief) -> tuple[Copy, ...]:
    """The notes of the page one behind the other, if it has any."""
    if not brief.footnotes:
        return ()
    from briefing.typeset.notes import run_on  # loaded only for notes

    return tuple(filter(None, (run_on(copy for _, copy in brief.footnotes),)))


def _footer_text(copy: Copy, style: TextStyle, composer: Composer, measure: Pt) -> Block:
    """A text of the footer as a paragraph; notes are elements of their own."""
    tag = None if copy.runs[0].note else "P"
    return composer.paragraph(copy, style, measure, tag=tag)


def _stacked(blocks: list[Block]) -> Block:
    """Blocks one below the other."""
    stack = Stack()
    for block in blocks:
        stack.add(block)
    return stack.block()


def _flush_right(block: Block, measure: Pt) -> Block:
    """A text whose lines all end at its measure."""
    lines = tuple(line._replace(x=Pt(measure - line.width)) for line in block.lines)
    return block._replace(lines=lines)


def _in_row(blocks: list[Block], apart: Pt) -> tuple[Pt, Block]:
    """Lines side by side, so many points apart, and how wide they are together."""
    placed, x = list[Placed](), 0.0
    for block in blocks:
        placed.append(Placed(Pt(x), Pt(0), block))
        x += block.lines[0].width + apart
    return Pt(x - apart), Block(max(block.depth for block in blocks), children=tuple(placed))


def _folio(brief: Brief, sheet: Stylesheet, composer: Composer, measure: Pt) -> list[Block]:
    """The brief's id and the page's number, which are artifacts, and the link in words."""
    style, link = sheet.type.footer, brief.link
    parts = [
        composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
        for copy in folio_copies(brief)
    ]
    if link:
        forms = short_links(link)
        fitting = (
            form
            for form in forms
            if composer.widest_word(form, style) <= measure
            and composer.width(form, style) <= measure * _LINK_LINES
        )
        parts.append(composer.paragraph(next(fitting, forms[-1]), style, measure))
    return parts


def _qr_code(link: Name, sheet: Stylesheet, composer: Composer) -> Block:
    """A link as a QR code; it is not read, for the link stands beside it in words."""
    from briefing.layout.qr import qr_drawing  # loaded only for a code

    url = ascii_url(link.text)
    if len(url) > _LONGEST_LINK:
        message = f"the QR code of a link of {len(url)} characters is too fine to scan"
        hint = f"link to a shorter address; up to {_LONGEST_LINK} characters work"
        composer.fault("fit.link-too-long", message, link.span, hint)
    drawing = qr_drawing(url[:_LONGEST_LINK], least=sheet.space.qr, colour=sheet.colours.ink)
    return Block(depth=drawing.box.height, drawing=drawing)
