"""A brief's title, and what stands around it, become the blocks above the copy."""

from typing import NamedTuple

from briefing.brief.model import own_words
from briefing.layout.page import Headroom
from briefing.makeup.bench import UNPRINTED, Bench
from briefing.typeset.block import Block, Drawn, Placed
from briefing.units import Pt, Rect, mm

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
    from briefing.galley.logo import logo_drawing  # loaded only for a logo

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
