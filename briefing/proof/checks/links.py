"""Of the links: whether they lead somewhere, say where, and can be told by anybody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, warned
from briefing.preflight.model import Document, Note, Sheet, Words
from briefing.style.colour import contrast
from briefing.units import Rect

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


def tagged(document: Document) -> Iterator[Finding]:
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
