"""Checks of links (`links.*`): where they lead, how they are tagged, how they look."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.preflight.findings import Finding, Place, at, failed, passed, quoted, warned
from briefing.preflight.model import Annotation, Document, Page, Words
from briefing.style.colour import contrast
from briefing.units import Rect

_ADDRESS = re.compile(r"https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+|tel:\+?[\d().\s-]+", re.I)
_INTRANET = re.compile(r"https?://(localhost|[\w-]+)([:/]|$)", re.I)  # a host without a dot
_SAYS_NOTHING = frozenset("here|click here|link|this|this link|more|read more|click".split("|"))
# WCAG 2.2, technique G183: a link that only its colour tells needs this against the text around.
_CONTRAST_TO_TEXT = 3.0


def link_targets(document: Document) -> Iterator[Finding]:
    """Whether each address is complete, and can be opened outside one network."""
    count = 0
    for page, link in _links(document):
        count += 1
        place = at(page.number, link.box)
        if link.target is None:
            continue
        if not _ADDRESS.fullmatch(link.target):
            hint = "give its address in full: https://…"
            yield failed(f"a link leads nowhere for others: {quoted(link.target)}", hint, place)
        elif _INTRANET.match(link.target):
            hint = "link to an address on the internet, if readers are outside"
            yield warned(f"a link works in one network only: {quoted(link.target)}", hint, place)
    yield passed(f"{count} link{'' if count == 1 else 's'}" if count else "none")


def tagged_links(document: Document) -> Iterator[Finding]:
    """Whether links are in the tags, and say where they lead (PDF/UA-1, 7.18)."""
    count = 0
    for page, link in _links(document):
        count += 1
        place = at(page.number, link.box)
        name = quoted(link.target) if link.target else "to another page"
        if not link.is_tagged:
            hint = "put it into a Link element"
            yield failed(f"a screen reader does not meet the link {name}", hint, place)
        elif not link.contents:
            hint = "describe it in its /Contents"
            yield warned(f"a link does not say where it leads: {name}", hint, place)
    for element in document.elements:
        if element.role == "Link" and element.text.lower().strip(" .→>") in _SAYS_NOTHING:
            number = next((content.page for content in element.contents()), 0)
            message = f"a link says only {quoted(element.text)}"
            hint = "link words that tell what is there: some hear links alone, in a list"
            yield warned(message, hint, Place(number) if number else None)
    yield passed("all in the tags" if count else "none")


def tab_order(document: Document) -> Iterator[Finding]:
    """Whether the tab key goes from link to link as they are read (PDF/UA-1, 7.18.3)."""
    for page in document.pages:
        if page.annotations and not page.follows_tags:
            hint = "set the page's tab order to “use document structure”"
            yield warned("the tab key does not follow the text", hint, Place(page.number))
    yield passed("as the text is read")


def links_by_colour(document: Document) -> Iterator[Finding]:
    """Whether a link can be told from the text around it without its colour (WCAG 2.2, 1.4.1)."""
    for page, link in _links(document):
        inside = [words for words in page.words if _holds_middle(link.box, words.box)]
        if link.is_bordered or not inside or _is_underlined(page, link.box):
            continue
        first = inside[0]
        beside = [words for words in page.words if _is_beside(words, first)]
        if first.colour and any(_differs_by_hue(first, other) for other in beside):
            hint = "underline it, or make it much lighter or darker than the text"
            message = f"only its colour tells that this is a link: {quoted(first.text)}"
            yield warned(message, hint, at(page.number, first.box))
    yield passed("no link is told by its colour alone")


def _links(document: Document) -> Iterator[tuple[Page, Annotation]]:
    for page in document.pages:
        for annotation in page.annotations:
            if annotation.kind == "Link":
                yield page, annotation


def _holds_middle(outer: Rect, inner: Rect) -> bool:
    x, y = inner.x + inner.width / 2, inner.y + inner.height / 2
    return outer.x <= x <= outer.x + outer.width and outer.y <= y <= outer.y + outer.height


def _is_underlined(page: Page, box: Rect) -> bool:
    """Whether a shape at most 2 points high runs along the foot of a link, half of it or more."""
    foot = box.y + box.height
    return any(
        shape.box.height <= 2
        and abs(shape.box.y - foot) <= 0.3 * box.height + 2
        and min(shape.box.x + shape.box.width, box.x + box.width) - max(shape.box.x, box.x)
        >= 0.5 * box.width
        for shape in page.shapes
    )


def _is_beside(words: Words, link: Words) -> bool:
    """Whether words run on, before or after a link, on its line."""
    if words is link:
        return False
    is_level = abs(words.box.y + words.box.height - link.box.y - link.box.height) <= link.size / 2
    gap = max(words.box.x - link.box.x - link.box.width, link.box.x - words.box.x - words.box.width)
    return is_level and gap <= 2 * link.size


def _differs_by_hue(link: Words, other: Words) -> bool:
    """Whether two texts of one font and size differ in colour, and little in contrast."""
    if link.colour is None or other.colour is None or link.colour == other.colour:
        return False
    is_same_type = link.font == other.font and abs(link.size - other.size) < 0.5
    return is_same_type and contrast(link.colour, other.colour) < _CONTRAST_TO_TEXT
