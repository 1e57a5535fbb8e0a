"""Of the marks on the paper: lines, pictures, edges, and words under other things."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, skipped, warned
from briefing.preflight.model import Document, Item, Picture, Shape, Sheet, Words
from briefing.units import Rect

HAIRLINE = 0.25  # points; at 600 dots an inch two dots, and a copy of a copy loses one
# Points. Office lasers leave 4 mm (Konica Minolta) to a sixth of an inch (HP, 4.23 mm) white.
EDGE = 12.0
FAIL_DPI, WARN_DPI = 100, 150  # of a picture: pixels can be seen under the first
_SLACK = 0.05
_SHARE = 0.9  # of a page's area, under a scan
_WHITE = 0.98


def hairlines(document: Document) -> Iterator[Finding]:
    """Whether every line is wide enough to print, and to be copied."""
    thinnest: float | None = None
    for sheet in document.sheets:
        for shape in sheet.shapes:
            width = _width(shape)
            if width is None or not _is_seen(shape):
                continue
            thinnest = width if thinnest is None else min(width, thinnest)
            if width < HAIRLINE - 0.005:
                message = f"a line of {width:.2f} pt: a printer may lose it"
                hint = f"draw it {HAIRLINE} pt wide at least, better 0.5"
                yield warned(message, hint, at(sheet.number, shape.box))
    yield passed(f"the thinnest line is {thinnest:.2g} pt") if thinnest else passed("no lines")


def _width(shape: Shape) -> float | None:
    """How wide a line is: a stroke, or a fill as thin as one; None for other fills."""
    if shape.line is not None:
        return shape.weight
    short, long = sorted((shape.box.width, shape.box.height))
    return short if long > 4 * max(short, 0.5) else None


def _is_seen(item: Item) -> bool:
    """Whether anything but white is painted; a pattern counts."""
    if isinstance(item, Words):
        return not item.is_invisible
    if isinstance(item, Picture):
        return True
    paints = [colour for colour in (item.fill, item.line) if colour]
    return not paints or any(min(colour) < _WHITE for colour in paints)


def edge(document: Document) -> Iterator[Finding]:
    """Whether all stands where an office printer can print."""
    nearest: float | None = None
    for sheet in document.sheets:
        for item in filter(_is_seen, sheet.items):
            room = _room(sheet, item.box)
            nearest = room if nearest is None else min(room, nearest)
            if room < EDGE - _SLACK:
                yield _near(sheet, item, room)
    if nearest is None:
        yield skipped("nothing on the page")
    else:
        yield passed(f"{nearest * 25.4 / 72:.1f} mm of white at the least")


def _near(sheet: Sheet, item: Item, room: float) -> Finding:
    place = at(sheet.number, item.box)
    far = f"{max(room, 0) * 25.4 / 72:.1f} mm from the edge"
    if isinstance(item, Words):
        if room < 0:
            hint = "move it onto the page, or delete it: it is read aloud all the same"
            return failed(f"text runs off the page: {said(item.text)}", hint, place)
        message = f"text stands {far}: {said(item.text)}"
        return failed(message, "move it in: office printers leave 4.2 mm white", place)
    what = "a picture" if isinstance(item, Picture) else "a line or a fill"
    return warned(
        f"{what} reaches to {far}",
        "expect a white border there, or move it in to 4.2 mm",
        place,
    )


def _room(sheet: Sheet, box: Rect) -> float:
    """Points between a box and the nearest edge of the page; negative where it is over it."""
    right = sheet.size.width - box.x - box.width
    bottom = sheet.size.height - box.y - box.height
    return min(box.x, box.y, right, bottom)


def resolution(document: Document) -> Iterator[Finding]:
    """Whether pictures have the pixels for the size that they are printed in."""
    found = [(sheet, picture) for sheet in document.sheets for picture in sheet.pictures]
    for sheet, picture in found:
        wide, high = picture.pixels
        if picture.dpi >= WARN_DPI or max(picture.pixels) <= 2:  # one pixel is a plain colour
            continue
        message = f"a picture of {wide} by {high} pixels prints at {picture.dpi:.0f} dpi"
        hint = f"take a larger one, or show it smaller: {WARN_DPI} dpi at least, better 300"
        tell = failed if picture.dpi < FAIL_DPI else warned
        yield tell(message, hint, at(sheet.number, picture.box))
    least = min((picture.dpi for _, picture in found), default=0)
    yield passed(f"{least:.0f} dpi at the least" if found else "none")


def scans(document: Document) -> Iterator[Finding]:
    """Whether a page is text, not a photograph of text."""
    for sheet in document.sheets:
        room = sheet.size.width * sheet.size.height * _SHARE
        is_covered = any(each.box.width * each.box.height >= room for each in sheet.pictures)
        if is_covered and not any(isinstance(item, Words) for item in sheet.items):
            message = "the page is one picture: nothing on it can be searched or read aloud"
            yield failed(
                message, "recognise its text (OCR), or export its source", Place(sheet.number)
            )
    yield passed("no page is a mere picture")


def covered(document: Document) -> Iterator[Finding]:
    """Whether words lie under a box or a picture, out of sight and there to be copied."""
    for sheet in document.sheets:
        for item in sheet.items:
            if isinstance(item, Words) and item.is_covered and not item.is_invisible:
                message = f"words under a box can still be copied: {said(item.text)}"
                hint = "delete the words in the source; a box over them hides nothing"
                yield failed(message, hint, at(sheet.number, item.box))
    yield passed("none")
