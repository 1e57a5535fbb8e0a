"""Of the structure: what a screen reader reads, in which order, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, skipped, warned
from briefing.preflight.model import Document, Node, Note, Sheet, Spot, Words
from briefing.style.colour import contrast
from briefing.units import Rect

# ISO 32000-1, 14.8.4.
_ROLES = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry
    Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split()
)
_BLOCKS = frozenset("P H H1 H2 H3 H4 H5 H6 LBody Caption BlockQuote".split())
# Texts that say no more than that there is a picture.
_EMPTY_ALT = re.compile(
    r"(an? )?(image|picture|graphic|photo|figure|chart|logo|icon|diagram)?[ \d.]*"
    r"|.*\.(png|jpe?g|gif|bmp|tiff?|svg|webp|emf|wmf)",
    re.IGNORECASE,
)


def tagged(document: Document) -> Iterator[Finding]:
    """Whether there is a structure at all."""
    hint = "export it with tags (“accessible PDF”), or build it with `briefing`"
    if document.tags is None or not document.tags.kids:
        yield failed("the file has no tags: a screen reader guesses the order", hint)
    elif not document.catalogue.is_tagged:
        yield failed("the file has tags, and does not say so (/MarkInfo)", hint)
    else:
        yield passed(f"{sum(1 for _ in document.elements):,} elements")


def content(document: Document) -> Iterator[Finding]:
    """Whether all that is seen is tagged, or declared to be decoration."""
    spots = document.tags.spots() if document.tags else ()
    held = {(spot.page, spot.mcid) for spot in spots}
    for sheet in document.sheets:
        loose = [
            item
            for item in sheet.items
            if not item.is_artifact and (sheet.number, item.mcid) not in held
        ]
        if loose:
            text = next((item.text for item in loose if isinstance(item, Words)), "")
            what = said(text) if text else "a line, a fill or a picture"
            yield failed(
                f"{len(loose)} mark{'s are' if len(loose) > 1 else ' is'} neither tagged nor "
                f"decoration: {what}",
                "tag it, or mark it as decoration (an artifact)",
                at(sheet.number, loose[0].box),
            )
    yield passed("everything is tagged, or marked as decoration")


def roles(document: Document) -> Iterator[Finding]:
    """Whether a screen reader knows every kind of element."""
    if document.data.startswith(b"%PDF-2"):
        yield skipped("PDF 2.0 names its elements otherwise (ISO 32000-2, 14.8.6)")
        return
    for node in document.elements:
        if node.role not in _ROLES:
            hint = "map it to a standard one in the role map, such as P or Sect"
            yield failed(f"no screen reader knows the element {said(node.own)}", hint, _where(node))
    yield passed("every element is a standard one")


def headings(document: Document) -> Iterator[Finding]:
    """Whether headings lead through the text, level by level (PDF/UA-1, 7.4)."""
    found = [(int(n.role[1]), n) for n in document.elements if re.match(r"H[1-6]$", n.role)]
    if not found and not any(node.role == "H" for node in document.elements):
        yield warned("there is no heading", "tag titles as H1, H2 …: people jump by them")
    elif found and found[0][0] != 1:
        level, node = found[0]
        yield warned(f"the first heading is H{level}", "begin with H1", _where(node))
    for (before, _), (level, node) in pairwise(found):
        if level > before + 1:
            message = f"H{level} follows H{before}: {said(node.text)}"
            yield failed(message, f"make it H{before + 1}", _where(node))
    yield passed(f"{len(found)}, and none skips a level")


def alts(document: Document) -> Iterator[Finding]:
    """Whether each picture says what it shows."""
    count = 0
    for node in document.elements:
        if node.role not in ("Figure", "Formula"):
            continue
        count += 1
        if not (node.alt or node.actual):
            hint = "say in a sentence what it shows, or mark it as decoration"
            yield failed("a picture has no alternative text", hint, _where(node))
        elif _EMPTY_ALT.fullmatch(node.alt or node.actual):
            hint = "say what can be seen on it"
            yield warned(f"a picture is described as {said(node.alt)}", hint, _where(node))
    yield passed(
        f"{count} picture{'' if count == 1 else 's'}, all described" if count else "none needed"
    )


def tables(document: Document) -> Iterator[Finding]:
    """Whether a table's cells know what heads them (PDF/UA-1, 7.5)."""
    found = [node for node in document.elements if node.role == "Table"]
    for table in found:
        if not any(node.role == "TH" for _, node in table.walk()):
            hint = "tag the heads of its columns and rows as TH"
            yield failed(f"a table has no heads: {said(table.text)}", hint, _where(table))
    yield passed(f"{len(found)} with heads" if found else "none")


def order(document: Document) -> Iterator[Finding]:
    """Whether the order read aloud climbs back up a column that it came down."""
    blocks = [node for node in document.elements if node.role in _BLOCKS]
    spots = [placed for node in blocks if (placed := _placed(node))]
    for (page, before, _), (after_page, after, text) in pairwise(spots):
        if page == after_page and before.box and after.box and _climbs(before, after):
            message = f"it is read only after what stands below it: {said(text)}"
            yield warned(message, "move it up in the tags", at(page, after.box))
    yield passed("no text is read after what stands below it")


def _placed(node: Node) -> tuple[int, Spot, str] | None:
    spot = next((spot for spot in node.spots() if spot.box), None)
    return (spot.page, spot, node.text) if spot else None


def _climbs(before: Spot, after: Spot) -> bool:
    """Whether a block stands wholly above the one before it, in the same column."""
    one, two = before.box, after.box
    if one is None or two is None:
        return False
    shared = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    is_same = shared > 0.5 * min(one.width, two.width)
    return is_same and two.y + two.height <= one.y


def _where(node: Node) -> Place | None:
    """Where the first content of a node stands."""
    for spot in node.spots():
        if spot.page:
            return at(spot.page, spot.box) if spot.box else Place(spot.page)
    return None


_ADDRESS = re.compile(r"https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().\s-]+", re.I)
_WITHIN = re.compile(r"https?://(localhost|[\w-]+)([:/]|$)", re.I)  # a host without a dot
_SAYS_NOTHING = frozenset("here|click here|link|this|this link|more|read more|click".split("|"))
# WCAG 2.2, technique G183: a link that only its colour tells needs this against the text around.
_TOLD_APART = 3.0


def targets(document: Document) -> Iterator[Finding]:
    """Whether each address is one that others can open."""
    count = 0
    for sheet, note in _links(document):
        count += 1
        place = at(sheet.number, note.box)
        if note.target is None:
            continue
        if not _ADDRESS.fullmatch(note.target):
            hint = "give its address in full: https://…"
            yield failed(f"a link leads nowhere for others: {said(note.target)}", hint, place)
        elif _WITHIN.match(note.target):
            hint = "link to an address on the internet, if readers are outside"
            yield warned(f"a link works in one network only: {said(note.target)}", hint, place)
    yield passed(f"{count} link{'' if count == 1 else 's'}" if count else "none")


def tagged_links(document: Document) -> Iterator[Finding]:
    """Whether links are in the tags, and say where they lead (PDF/UA-1, 7.18)."""
    count = 0
    for sheet, note in _links(document):
        count += 1
        place = at(sheet.number, note.box)
        if not note.is_tagged:
            hint = "put it into a Link element"
            yield failed(f"a screen reader does not meet the link {_named(note)}", hint, place)
        elif not note.says:
            hint = "describe it in its /Contents"
            yield warned(f"a link does not say where it leads: {_named(note)}", hint, place)
    for node in document.elements:
        if node.role == "Link" and node.text.lower().strip(" .→>") in _SAYS_NOTHING:
            page = next((spot.page for spot in node.spots()), 0)
            hint = "link words that tell what is there: some hear links alone, in a list"
            yield warned(f"a link says only {said(node.text)}", hint, Place(page) if page else None)
    yield passed("all in the tags" if count else "none")


def tabs(document: Document) -> Iterator[Finding]:
    """Whether the tab key goes from link to link as they are read (PDF/UA-1, 7.18.3)."""
    for sheet in document.sheets:
        if sheet.notes and not sheet.follows_tags:
            hint = "set the page's tab order to “use document structure”"
            yield warned("the tab key does not follow the text", hint, Place(sheet.number))
    yield passed("as the text is read")


def by_colour(document: Document) -> Iterator[Finding]:
    """Whether a link can be told from the text around it without its colour (WCAG 2.2, 1.4.1)."""
    for sheet, note in _links(document):
        inside = [words for words in sheet.words if _holds(note.box, words.box)]
        if note.is_bordered or not inside or _is_underlined(sheet, note.box):
            continue
        link = inside[0]
        beside = [words for words in sheet.words if _is_beside(words, link)]
        if link.colour and any(_differs_by_hue(link, other) for other in beside):
            hint = "underline it, or make it much lighter or darker than the text"
            message = f"only its colour tells that this is a link: {said(link.text)}"
            yield warned(message, hint, at(sheet.number, link.box))
    yield passed("no link is told by its colour alone")


def _links(document: Document) -> Iterator[tuple[Sheet, Note]]:
    for sheet in document.sheets:
        for note in sheet.notes:
            if note.kind == "Link":
                yield sheet, note


def _named(note: Note) -> str:
    return said(note.target) if note.target else "to another page"


def _holds(outer: Rect, inner: Rect) -> bool:
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _is_underlined(sheet: Sheet, box: Rect) -> bool:
    foot = box.y + box.height
    return any(
        shape.box.height <= 2
        and abs(shape.box.y - foot) <= 0.3 * box.height + 2
        and min(shape.box.x + shape.box.width, box.x + box.width) - max(shape.box.x, box.x)
        >= 0.5 * box.width
        for shape in sheet.shapes
    )


def _is_beside(words: Words, link: Words) -> bool:
    """Whether words run on, before or after a link, on its line."""
    if words is link:
        return False
    is_level = abs(words.box.y + words.box.height - link.box.y - link.box.height) <= link.size / 2
    gap = max(words.box.x - link.box.x - link.box.width, link.box.x - words.box.x - words.box.width)
    return is_level and gap <= 2 * link.size


def _differs_by_hue(link: Words, other: Words) -> bool:
    if link.colour is None or other.colour is None or link.colour == other.colour:
        return False
    is_same_type = link.font == other.font and abs(link.size - other.size) < 0.5
    return is_same_type and contrast(link.colour, other.colour) < _TOLD_APART
