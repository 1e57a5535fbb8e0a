"""Checks of the structure tree (`tags.*`): what a screen reader reads, and in which order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.preflight.findings import (
    Finding,
    Place,
    at,
    failed,
    passed,
    quoted,
    skipped,
    warned,
)
from briefing.preflight.model import Document, Element, Words
from briefing.units import Rect

# The standard structure types (ISO 32000-1, 14.8.4).
_ROLES = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3
    H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry
    Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split()
)
_BLOCKS = frozenset("P H H1 H2 H3 H4 H5 H6 LBody Caption BlockQuote".split())
# Alternative texts that say no more than that there is an image.
_EMPTY_ALT = re.compile(
    r"(an? )?(image|picture|graphic|photo|figure|chart|logo|icon|diagram)?[ \d.]*"
    r"|.*\.(png|jpe?g|gif|bmp|tiff?|svg|webp|emf|wmf)",
    re.IGNORECASE,
)


def has_tags(document: Document) -> Iterator[Finding]:
    """Whether there is a structure tree at all, and the file says so in /MarkInfo."""
    hint = "export it with tags (“accessible PDF”), or build it with `briefing`"
    if document.tags is None or not document.tags.kids:
        yield failed("the file has no tags: a screen reader guesses the order", hint)
    elif not document.catalogue.is_tagged:
        yield failed("the file has tags, and does not say so (/MarkInfo)", hint)
    else:
        yield passed(f"{sum(1 for _ in document.elements):,} elements")


def tagged_content(document: Document) -> Iterator[Finding]:
    """Whether everything painted is in the tags, or declared to be decoration (an artifact)."""
    contents = document.tags.contents() if document.tags else ()
    tagged = {(content.page, content.mcid) for content in contents}
    for page in document.pages:
        untagged = [
            item
            for item in page.items
            if not item.is_artifact and (page.number, item.mcid) not in tagged
        ]
        if untagged:
            text = next((item.text for item in untagged if isinstance(item, Words)), "")
            what = quoted(text) if text else "a line, a fill or a picture"
            yield failed(
                f"{len(untagged)} mark{'s are' if len(untagged) > 1 else ' is'} neither tagged nor "
                f"decoration: {what}",
                "tag it, or mark it as decoration (an artifact)",
                at(page.number, untagged[0].box),
            )
    yield passed("everything is tagged, or marked as decoration")


def standard_roles(document: Document) -> Iterator[Finding]:
    """Whether every element is, or is mapped to, a standard structure type."""
    if document.data.startswith(b"%PDF-2"):
        yield skipped("PDF 2.0 names its elements otherwise (ISO 32000-2, 14.8.6)")
        return
    for element in document.elements:
        if element.role not in _ROLES:
            message = f"no screen reader knows the element {quoted(element.own_role)}"
            hint = "map it to a standard one in the role map, such as P or Sect"
            yield failed(message, hint, _where(element))
    yield passed("every element is a standard one")


def headings(document: Document) -> Iterator[Finding]:
    """Whether there are headings, from H1 on, and none skips a level (PDF/UA-1, 7.4)."""
    found = [
        (int(element.role[1]), element)
        for element in document.elements
        if re.match(r"H[1-6]$", element.role)
    ]
    if not found and not any(element.role == "H" for element in document.elements):
        yield warned("there is no heading", "tag titles as H1, H2 …: people jump by them")
    elif found and found[0][0] != 1:
        level, element = found[0]
        yield warned(f"the first heading is H{level}", "begin with H1", _where(element))
    for (before, _), (level, element) in pairwise(found):
        if level > before + 1:
            message = f"H{level} follows H{before}: {quoted(element.text)}"
            yield failed(message, f"make it H{before + 1}", _where(element))
    yield passed(f"{len(found)}, and none skips a level")


def alternative_texts(document: Document) -> Iterator[Finding]:
    """Whether each figure and formula has a text that says what it shows."""
    count = 0
    for element in document.elements:
        if element.role not in ("Figure", "Formula"):
            continue
        count += 1
        if not (element.alt or element.actual):
            hint = "say in a sentence what it shows, or mark it as decoration"
            yield failed("a picture has no alternative text", hint, _where(element))
        elif _EMPTY_ALT.fullmatch(element.alt or element.actual):
            message = f"a picture is described as {quoted(element.alt)}"
            yield warned(message, "say what can be seen on it", _where(element))
    all_well = f"{count} picture{'' if count == 1 else 's'}, all described"
    yield passed(all_well if count else "none needed")


def table_heads(document: Document) -> Iterator[Finding]:
    """Whether each table has header cells, TH (PDF/UA-1, 7.5)."""
    found = [element for element in document.elements if element.role == "Table"]
    for table in found:
        if not any(element.role == "TH" for _, element in table.walk()):
            hint = "tag the heads of its columns and rows as TH"
            yield failed(f"a table has no heads: {quoted(table.text)}", hint, _where(table))
    yield passed(f"{len(found)} with heads" if found else "none")


def reading_order(document: Document) -> Iterator[Finding]:
    """Whether a block is read after one that stands below it in the same column."""
    blocks = [
        (content.page, content.box, element.text)
        for element in document.elements
        if element.role in _BLOCKS
        for content in [next((each for each in element.contents() if each.box), None)]
        if content
    ]
    for (page, before, _), (next_page, after, text) in pairwise(blocks):
        if page == next_page and before and after and _stands_above(after, before):
            message = f"it is read only after what stands below it: {quoted(text)}"
            yield warned(message, "move it up in the tags", at(page, after))
    yield passed("no text is read after what stands below it")


def _stands_above(one: Rect, other: Rect) -> bool:
    """Whether a box stands wholly above another of the same column."""
    shared = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    is_same_column = shared > 0.5 * min(one.width, other.width)
    return is_same_column and one.y + one.height <= other.y


def _where(element: Element) -> Place | None:
    """The place of an element's first content that is on a page."""
    for content in element.contents():
        if content.page:
            return at(content.page, content.box) if content.box else Place(content.page)
    return None
