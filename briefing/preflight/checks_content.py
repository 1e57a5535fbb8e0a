"""Of the colours: whether they can be read, on paper without colours, too, and by anybody."""

from __future__ import annotations

from collections.abc import Iterator
from colorsys import rgb_to_hsv
from itertools import combinations

from briefing.preflight.findings import Finding, Place, at, failed, passed, said, skipped, warned
from briefing.preflight.model import Document, Item, Picture, Shape, Sheet, Words
from briefing.style.colour import CONTRAST, CONTRAST_LARGE, Colour, contrast
from briefing.units import Rect

_LARGE, _LARGE_BOLD = 18.0, 14.0  # points: WCAG 2.2, 1.4.3
_ROUNDING = 0.05  # of a contrast: PDFium gives colours in steps of 1/255
# Greys nearer to each other than this are one grey on a copy.
_ALIKE = 1.2
_HUE = 30 / 360  # of the wheel; nearer hues are shades of one colour
_VIVID = 0.25  # saturation of what has a hue at all
_NEAR = 72.0  # points between fills that are seen together, as in a chart
_COLOURS = 100  # of a page that are compared; a heat map has thousands
_MOST = 200  # fills of one colour that are compared


def colours(document: Document) -> Iterator[Finding]:
    """Whether words stand out from what is really behind them (WCAG 2.2, 1.4.3)."""
    least, faint = _faint(document, is_grey=False)
    for sheet, words, ratio in faint:
        message = (
            f"{_pair(words)} is {ratio:.2f}:1; {_needed(words):g}:1 is needed: {said(words.text)}"
        )
        yield failed(message, "darken the words, or lighten what is behind", at(sheet, words.box))
    yield passed(f"{least:.1f}:1 at the least") if least else skipped("no text in plain colours")


def greys(document: Document) -> Iterator[Finding]:
    """Whether words that stand out in colour do so on a black and white print."""
    least, faint = _faint(document, is_grey=True)
    for sheet, words, ratio in faint:
        if _worst(words, is_grey=False) < _needed(words) - _ROUNDING:
            continue  # told already
        message = f"{_pair(words)} is {ratio:.2f}:1 in greys: {said(words.text)}"
        hint = "choose colours that differ in lightness, not only in hue"
        yield failed(message, hint, at(sheet, words.box))
    yield passed(f"{least:.1f}:1 at the least") if least else skipped("no text in plain colours")


def _faint(
    document: Document, *, is_grey: bool
) -> tuple[float | None, list[tuple[int, Words, float]]]:
    """The least contrast of all words, and the first words of each pair that has too little."""
    least, found = None, dict[object, tuple[int, Words, float]]()
    for sheet in document.sheets:
        for words in sheet.words:
            if words.colour is None or not words.behind:
                continue
            ratio = _worst(words, is_grey=is_grey)
            least = ratio if least is None else min(ratio, least)
            if ratio < _needed(words) - _ROUNDING:
                found.setdefault(_pair(words), (sheet.number, words, ratio))
    return least, list(found.values())


def _worst(words: Words, *, is_grey: bool) -> float:
    pairs = ((_grey(one), _grey(two)) if is_grey else (one, two) for one, two in _pairs(words))
    return min(contrast(one, two) for one, two in pairs)


def _pairs(words: Words) -> Iterator[tuple[Colour, Colour]]:
    """The words' colour as it is seen on each colour behind them, and that."""
    for behind in words.behind:
        if words.colour:
            part = words.opacity
            mixed = (
                part * ink + (1 - part) * under
                for ink, under in zip(words.colour, behind, strict=True)
            )
            yield Colour(*mixed), behind


def _grey(colour: Colour) -> Colour:
    """The grey that a printer makes of a colour (ISO 32000-1, 10.3.2)."""
    level = 0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue
    return Colour(level, level, level)


def _needed(words: Words) -> float:
    is_large = words.size >= (_LARGE_BOLD if words.is_bold else _LARGE) - _ROUNDING
    return CONTRAST_LARGE if is_large else CONTRAST


def _pair(words: Words) -> str:
    ink, behind = min(_pairs(words), key=lambda pair: contrast(*pair))
    return f"{_hex(ink)} on {_hex(behind)}"


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(255 * value):02X}" for value in colour)


def alike(document: Document) -> Iterator[Finding]:
    """Whether fills side by side are told apart by their hue alone (WCAG 2.2, 1.4.1).

    What the hues mean, and whether words say it too, no program can know: it warns.
    """
    for sheet in document.sheets:
        for one, other, box in _alike_pairs(sheet):
            ratio = contrast(_grey(one), _grey(other))
            message = f"{_hex(one)} and {_hex(other)} side by side are one grey ({ratio:.2f}:1)"
            hint = "if they mean different things, make one lighter, or write it beside them"
            yield warned(message, hint, at(sheet.number, box))
    yield passed("no fills side by side differ in hue alone")


def _alike_pairs(sheet: Sheet) -> Iterator[tuple[Colour, Colour, Rect]]:
    fills: dict[Colour, list[Rect]] = {}
    for shape in sheet.shapes:
        if shape.fill and rgb_to_hsv(*shape.fill)[1] >= _VIVID:
            fills.setdefault(shape.fill, []).append(shape.box)
    for one, other in combinations(list(fills)[:_COLOURS], 2):
        turn = abs(rgb_to_hsv(*one)[0] - rgb_to_hsv(*other)[0])
        if min(turn, 1 - turn) < _HUE or contrast(_grey(one), _grey(other)) >= _ALIKE:
            continue
        for box in fills[one][:_MOST]:
            if any(_is_near(box, each) for each in fills[other][:_MOST]):
                yield one, other, box
                break


def _is_near(one: Rect, other: Rect) -> bool:
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    down = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, down) <= _NEAR


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
