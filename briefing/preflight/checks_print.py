"""Checks of printing (`print.*`): margins, thin lines, image resolution, scans, covered words."""

from __future__ import annotations

from collections.abc import Iterator

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
from briefing.preflight.model import Document, Image, Item, Page, Shape, Words

HAIRLINE = 0.25  # points; at 600 dots an inch two dots, and a copy of a copy loses one
# Points. Office lasers leave 4 mm (Konica Minolta) to a sixth of an inch (HP, 4.23 mm) white.
EDGE = 12.0
FAIL_DPI, WARN_DPI = 100, 150  # of an image: its pixels can be seen under the first
_SLACK = 0.05
_SHARE = 0.9  # of a page's area, under a scan
_WHITE = 0.98


def printable_area(document: Document) -> Iterator[Finding]:
    """Whether everything keeps off the edge that office printers leave white."""
    nearest: float | None = None
    for page in document.pages:
        for item in filter(_is_seen, page.items):
            room = _distance(page, item)
            nearest = room if nearest is None else min(room, nearest)
            if room < EDGE - _SLACK:
                yield _near_edge(page, item, room)
    if nearest is None:
        yield skipped("nothing on the page")
    else:
        yield passed(f"{nearest * 25.4 / 72:.1f} mm of white at the least")


def _distance(page: Page, item: Item) -> float:
    """Points between an item and the nearest edge of the page; negative where it is over it."""
    box = item.box
    right = page.size.width - box.x - box.width
    bottom = page.size.height - box.y - box.height
    return min(box.x, box.y, right, bottom)


def _near_edge(page: Page, item: Item, room: float) -> Finding:
    place = at(page.number, item.box)
    far = f"{max(room, 0) * 25.4 / 72:.1f} mm from the edge"
    if isinstance(item, Words):
        if room < 0:
            hint = "move it onto the page, or delete it: it is read aloud all the same"
            return failed(f"text runs off the page: {quoted(item.text)}", hint, place)
        message = f"text stands {far}: {quoted(item.text)}"
        return failed(message, "move it in: office printers leave 4.2 mm white", place)
    what = "a picture" if isinstance(item, Image) else "a line or a fill"
    hint = "expect a white border there, or move it in to 4.2 mm"
    return warned(f"{what} reaches to {far}", hint, place)


def hairlines(document: Document) -> Iterator[Finding]:
    """Whether every line is wide enough to print, and to be copied."""
    thinnest: float | None = None
    for page in document.pages:
        for shape in page.shapes:
            width = _line_width(shape)
            if width is None or not _is_seen(shape):
                continue
            thinnest = width if thinnest is None else min(width, thinnest)
            if width < HAIRLINE - 0.005:
                message = f"a line of {width:.2f} pt: a printer may lose it"
                hint = f"draw it {HAIRLINE} pt wide at least, better 0.5"
                yield warned(message, hint, at(page.number, shape.box))
    yield passed(f"the thinnest line is {thinnest:.2g} pt") if thinnest else passed("no lines")


def _line_width(shape: Shape) -> float | None:
    """How wide a line is: a stroke, or a fill as thin as one; None for other fills."""
    if shape.line is not None:
        return shape.weight
    short, long = sorted((shape.box.width, shape.box.height))
    return short if long > 4 * max(short, 0.5) else None


def _is_seen(item: Item) -> bool:
    """Whether anything but white is painted; a pattern counts."""
    if isinstance(item, Words):
        return not item.is_invisible
    if isinstance(item, Image):
        return True
    paints = [colour for colour in (item.fill, item.line) if colour]
    return not paints or any(min(colour) < _WHITE for colour in paints)


def image_resolution(document: Document) -> Iterator[Finding]:
    """Whether images have the pixels for the size that they are printed in."""
    found = [(page, image) for page in document.pages for image in page.images]
    for page, image in found:
        wide, high = image.pixels
        if image.dpi >= WARN_DPI or max(image.pixels) <= 2:  # one pixel is a plain colour
            continue
        message = f"a picture of {wide} by {high} pixels prints at {image.dpi:.0f} dpi"
        hint = f"take a larger one, or show it smaller: {WARN_DPI} dpi at least, better 300"
        finding = failed if image.dpi < FAIL_DPI else warned
        yield finding(message, hint, at(page.number, image.box))
    least = min((image.dpi for _, image in found), default=0)
    yield passed(f"{least:.0f} dpi at the least" if found else "none")


def scanned_pages(document: Document) -> Iterator[Finding]:
    """Whether a page is text, not a photograph of text."""
    for page in document.pages:
        area = page.size.width * page.size.height * _SHARE
        is_covered = any(each.box.width * each.box.height >= area for each in page.images)
        if is_covered and not any(isinstance(item, Words) for item in page.items):
            message = "the page is one picture: nothing on it can be searched or read aloud"
            hint = "recognise its text (OCR), or export its source"
            yield failed(message, hint, Place(page.number))
    yield passed("no page is a mere picture")


def covered_words(document: Document) -> Iterator[Finding]:
    """Whether text lies under a box or an image: out of sight, and still there to be copied."""
    for page in document.pages:
        for item in page.items:
            if isinstance(item, Words) and item.is_covered and not item.is_invisible:
                message = f"words under a box can still be copied: {quoted(item.text)}"
                hint = "delete the words in the source; a box over them hides nothing"
                yield failed(message, hint, at(page.number, item.box))
    yield passed("none")
