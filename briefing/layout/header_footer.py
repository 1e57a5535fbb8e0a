"""A brief's masthead and footer, set and placed; the frames are what they leave free."""

from typing import NamedTuple

from briefing.brief.inline import ascii_url
from briefing.brief.model import Brief, Copy, Name, own_words
from briefing.layout.page import Headroom
from briefing.layout.source_lines import folio_copies, imprint_copy, short_links, source_copies
from briefing.style.style import Rung, Style
from briefing.style.stylesheet import Side, Stylesheet
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


HEADLINE_LINES = 2  # a title has at most two (`sections/README.md`)
# Where a logo may start: nothing prints surely within 8 mm of an edge, and what
# stands there looks pushed off the page; or so far below the baseline of a marking.
_LOGO_TOP, _LOGO_UNDER = mm(10), 8.0
_LOGO_OVER = 7.0  # a logo's foot to the header rule: the kicker's own distance below it


class Masthead(NamedTuple):
    """Its blocks in reading order, the white over them, and the tops of the two lanes below."""

    placed: tuple[Placed, ...]
    headroom: Headroom
    text: Pt
    rail: Pt


def set_masthead(bench: Bench, *, rail: bool) -> Masthead:
    """Set marking, logo, kicker and date, headline and standfirst.

    `rail` says whether key figures will stand beside the standfirst.
    """
    space, page = bench.sheet.space, bench.sheet.format
    marking = () if page.top is None else (bench.marking(page.top, tag="P"),)
    head, logo = _logo(bench)
    kickers = _kickers(bench, Pt(head + space.kicker))
    y = head + space.headline
    if kickers:
        y += space.kicker + max(kicker.block.depth for kicker in kickers)
    headline = _headline(bench)
    headroom = _headroom(bench, head, logo)
    furniture = (*marking, *logo, _header_rule(bench, head), *kickers)
    placed = (*furniture, Placed(bench.left, Pt(y), headline))
    below = y + headline.depth
    standfirst = _standfirst(bench, rail=rail)
    if standfirst is None:
        return Masthead(placed, headroom, Pt(below + space.rail), Pt(below + space.rail))
    y = below + space.standfirst
    text = Pt(y + standfirst.depth + space.sections)
    aside = Placed(bench.text_left(rail=rail), Pt(y), standfirst)
    return Masthead((*placed, aside), headroom, text, Pt(below + space.rail))


def _logo(bench: Bench) -> tuple[Pt, tuple[Placed, ...]]:
    """The height of the header rule, and the logo that stands on it at the right margin."""
    page, logo = bench.sheet.format, bench.sheet.logo
    if logo is None:
        return page.head, ()
    from briefing.typeset.svg import logo_drawing  # loaded only for a logo

    drawing = logo_drawing(logo, bench.sheet.colours.paper, widest=bench.rail_width)
    width, height = drawing.box.width, drawing.box.height
    top = _LOGO_TOP if page.top is None else page.top + _LOGO_UNDER
    head = max(page.head, top + height + _LOGO_OVER)
    block = Block(depth=height, drawing=drawing)
    place = Pt(bench.left + bench.full - width), Pt(head - _LOGO_OVER - height)
    return Pt(head), (Placed(*place, block),)


def _headroom(bench: Bench, head: Pt, logo: tuple[Placed, ...]) -> Headroom:
    """What is free over the header rule: below a marking, left of a logo."""
    page, drop = bench.sheet.format, bench.sheet.space.drop
    top = UNPRINTED if page.top is None else page.top + drop
    right = logo[0].x - bench.sheet.grid.gutter if logo else bench.left + bench.full
    rect = Rect(bench.left, Pt(top), Pt(right - bench.left), Pt(head - top))
    return Headroom(rect, bench.sheet.type.footer, drop)


def _kickers(bench: Bench, y: Pt) -> tuple[Placed, ...]:
    """The series at the left margin, the date over the second lane."""
    brief, style = bench.brief, bench.sheet.type.kicker
    widths = bench.wide, bench.rail_width
    first, second = reversed(widths) if bench.is_mirrored else widths
    placed = []
    if brief.kicker:
        kicker = bench.composer.paragraph(brief.kicker, style, first)
        placed.append(Placed(bench.left, y, kicker))
    if brief.date:
        day = own_words(brief.language.full_date(brief.date))
        date = bench.composer.paragraph(day, style, second)
        placed.append(Placed(bench.second_left, y, date))
    return tuple(placed)


def _headline(bench: Bench) -> Block:
    """The title on two lines at most, at the largest size that allows it."""
    role, title = bench.sheet.type.headline, bench.brief.title
    smaller = (size for size in bench.sheet.space.headlines if size < role.size)
    for size in (role.size, *smaller):
        style = role._replace(size=size)
        block = bench.composer.paragraph(title, style, bench.full, tag="H1")
        if len(block.lines) <= HEADLINE_LINES:
            return block
    lines = len(block.lines)
    message = f"the title takes {lines} lines; {HEADLINE_LINES} is the limit"
    room = len(title.text) * HEADLINE_LINES // lines
    hint = f"shorten it to about {room} characters; it has {len(title.text)}"
    bench.composer.fault("fit.headline-too-long", message, title.span, hint)
    return block


def _standfirst(bench: Bench, *, rail: bool) -> Block | None:
    grid, standfirst = bench.sheet.grid, bench.brief.standfirst
    if standfirst is None:
        return None
    measure = bench.wide if rail else grid.span(grid.label + grid.open)
    return bench.composer.paragraph(standfirst, bench.sheet.type.standfirst, measure)


def _header_rule(bench: Bench, head: Pt) -> Placed:
    """The rule across the page, with the tab that starts it."""
    space = bench.sheet.space
    height = Pt(space.tab.height + space.rule / 2)
    tab = Rect(Pt(0), Pt(-space.rule / 2), space.tab.width, height)
    return bench.rule(head, Drawn(tab, bench.sheet.colours.accent))


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


class Footer(NamedTuple):
    """Its blocks in reading order, and the height of its rule, in points from the top."""

    placed: tuple[Placed, ...]
    rule: Pt


def set_footer(bench: Bench) -> Footer:
    """Set sources and owner under the text, id, page and link over the rail's measure.

    The rule stands where the style has it, or as much higher as the footer needs. A code
    stands at the right, whichever of the two is there.
    """
    link = bench.brief.link if bench.sheet.space.qr else None
    code = _code(bench, link) if link else None
    taken = Pt(code.depth * (1 + _QUIET) if code else 0)
    of_text, of_rail = (taken, Pt(0)) if bench.is_mirrored else (Pt(0), taken)
    style, wide = bench.sheet.type.footer, Pt(bench.wide - of_text)
    texts = [bench.composer.paragraph(copy, style, wide) for copy in _texts(bench)]
    folio = _folio(bench, Pt(bench.rail_width - of_rail))
    space, page = bench.sheet.space, bench.sheet.format
    start = space.footer - bench.sheet.type.footer.leading + space.drop
    rule = min(page.foot, _lowest(bench, start + max(_depth(texts), _depth(folio)), code))
    if rule < page.size.height * _LEAST_FREE:
        message = "the sources and the owner take over a third of the page"
        hint = "shorten them, or name fewer sources"
        bench.composer.fault("fit.footer-too-deep", message, bench.brief.title.span, hint)
    placed = [bench.rule(rule)]
    for x, column in ((bench.text_left(rail=True), texts), (bench.rail_left, folio)):
        y = rule + start
        for block in column:
            placed.append(Placed(x, Pt(y), block))
            y += block.depth
    if code:
        x = Pt(bench.left + bench.full - code.depth)
        placed.append(Placed(x, Pt(rule + _QUIET * code.depth), code))
    if page.bottom is not None:
        placed.append(bench.marking(page.bottom, tag=None))
    return Footer(tuple(placed), rule)


def _lowest(bench: Bench, depth: float, code: Block | None) -> Pt:
    """The lowest height of the rule at which all below it still prints clear."""
    page, clear = bench.sheet.format, bench.sheet.type.marking.capitals + _CLEAR
    edge = page.size.height - UNPRINTED if page.bottom is None else page.bottom - clear
    deepest = max(depth, code.depth * (1 + _QUIET)) if code else depth
    return Pt(edge - deepest)


def _texts(bench: Bench) -> list[Copy]:
    imprint = imprint_copy(bench.brief)
    return [*source_copies(bench.brief), *((imprint,) if imprint else ())]


def _folio(bench: Bench, measure: Pt) -> list[Block]:
    """The page's id and number, which belong to the sheet, and the link in words."""
    style, link = bench.sheet.type.footer, bench.brief.link
    parts = [
        bench.composer.paragraph(copy, style, measure, tag=None, artifact="Pagination")
        for copy in folio_copies(bench.brief)
    ]
    if link:
        forms = short_links(link.text)
        fitting = (
            form
            for form in forms
            if bench.composer.widest_word(form, style) <= measure
            and bench.composer.width(form, style) <= measure * _LINK_LINES
        )
        parts.append(bench.composer.paragraph(next(fitting, forms[-1]), style, measure))
    return parts


def _code(bench: Bench, link: Name) -> Block:
    """The link as a QR code."""
    from briefing.layout.qr import qr_drawing  # loaded only for a code

    url = ascii_url(link.text)
    if len(url) > _LONGEST_LINK:
        message = f"the QR code of a link of {len(url)} characters is too fine to scan"
        hint = f"link to a shorter address; up to {_LONGEST_LINK} characters work"
        bench.composer.fault("fit.link-too-long", message, link.span, hint)
    alt = f"{bench.brief.language.words.qr_code}: {link.text}"
    least, ink = bench.sheet.space.qr, bench.sheet.colours.ink
    drawing = qr_drawing(url[:_LONGEST_LINK], least=least, colour=ink, alt=alt)
    drawing = drawing._replace(span=link.span)
    return Block(depth=drawing.box.height, tag="P", drawing=drawing)


def _depth(blocks: list[Block]) -> float:
    return sum(block.depth for block in blocks)


class Frames(NamedTuple):
    """Where the copy goes, in points from the top left edge.

    `text` and `rail` are the tops of the two lanes, `strip` that of a strip over them, and
    `bottom` is how deep they may reach, the descent of the last line included.
    """

    left: Pt
    rail_left: Pt
    strip: Pt
    text: Pt
    rail: Pt
    bottom: Pt


class Furniture(NamedTuple):
    """Masthead and footer, each in reading order, the frames between and the white above."""

    masthead: tuple[Placed, ...]
    footer: tuple[Placed, ...]
    frames: Frames
    headroom: Headroom


def set_furniture(
    brief: Brief, sheet: Stylesheet, composer: Composer, *, rail: bool, strip: Pt | None = None
) -> Furniture:
    """Set all that is not a section.

    `rail` says whether anything stands in the rail, `strip` how deep the strip of key
    figures is.
    """
    bench = Bench(brief, sheet, composer)
    masthead, footer = set_masthead(bench, rail=rail), set_footer(bench)
    bottom = Pt(footer.rule - sheet.space.foot + sheet.space.drop)
    text = masthead.text if strip is None else Pt(masthead.text + strip + sheet.space.sections)
    left = bench.text_left(rail=rail)
    frames = Frames(left, bench.rail_left, masthead.text, text, masthead.rail, bottom)
    return Furniture(masthead.placed, footer.placed, frames, masthead.headroom)
