"""Of the structure: what a screen reader reads, in which order, and what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, skipped, warned
from briefing.preflight.model import Document, Node, Spot, Words

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
