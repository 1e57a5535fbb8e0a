"""A brief's small print becomes the blocks below the copy."""

from typing import NamedTuple

from briefing.brief.inline import ascii_url
from briefing.brief.model import Copy, Name
from briefing.layout.source_lines import folio_copies, imprint_copy, short_links, source_copies
from briefing.makeup.bench import UNPRINTED, Bench
from briefing.typeset.block import Block, Placed
from briefing.units import Pt

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
