"""A page of PDFium's becomes the words, shapes and pictures on it, in the order of painting.

PDFium reads the content: fonts, colours and matrices are worked out there.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

from briefing.preflight.model import Item, Picture, Shape, Words
from briefing.proof.opened.backdrop import Backdrop
from briefing.proof.opened.clip import seen
from briefing.proof.opened.cover import covered
from briefing.proof.opened.frame import Frame
from briefing.proof.opened.placed import Placed, objects
from briefing.style.colour import Colour
from briefing.units import Rect

if TYPE_CHECKING:
    from pypdfium2 import PdfObject, PdfPage, PdfTextPage

MOST = 20_000  # items of a page: a dense map has as many
_INVISIBLE = 3  # text rendering mode 3, of words behind a scan (ISO 32000-1, 9.3.6)
_BOLD = ("bold", "black", "heavy", "demi")


class _Type(NamedTuple):
    """What a page says of its characters: how many of each text object have no Unicode."""

    page: "PdfTextPage"
    unreadable: Counter[int]


def read_items(page: "PdfPage") -> tuple[tuple[Item, ...], bool]:
    """What is on a page, and whether that is all of it or the first `MOST` items."""
    frame = Frame.of(page)
    placed = list(islice(objects(page), MOST + 1))
    kind = _Type(page.get_textpage(), Counter())
    kind.unreadable.update(_unreadable(kind.page))
    lettering = [each.thing for each in placed if each.thing.type == raw.FPDF_PAGEOBJ_TEXT]
    backdrop = Backdrop(page, lettering, frame)
    found = (_item(each, frame, kind, backdrop) for each in placed[:MOST])
    return covered([item for item in found if item]), len(placed) <= MOST


def _unreadable(page: "PdfTextPage") -> Iterator[int]:
    """The text object of each character that has no Unicode, or a private or no real one."""
    for at in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, at)
        private = 0xE000 <= code <= 0xF8FF or code in (0, 0xFFFD, 0xFFFE, 0xFFFF)
        if raw.FPDFText_IsGenerated(page, at) == 1:
            continue
        if private or raw.FPDFText_HasUnicodeMapError(page, at) == 1:
            yield _address(raw.FPDFText_GetTextObject(page, at))


def _address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _item(each: Placed, frame: Frame, kind: _Type, backdrop: Backdrop) -> Item | None:
    """One object; None for shadings, and for what cannot be seen for its clip or its extent."""
    sides = seen(each.thing)
    if sides is None:
        return None
    box = frame.place(each.matrix.on_rect(*sides))
    match each.thing.type:
        case raw.FPDF_PAGEOBJ_TEXT:
            return _words(each, box, kind, backdrop)
        case raw.FPDF_PAGEOBJ_PATH:
            return _shape(each, box)
        case raw.FPDF_PAGEOBJ_IMAGE:
            return _picture(each, box)
    return None


def _words(each: Placed, box: Rect, kind: _Type, backdrop: Backdrop) -> Words | None:
    thing = each.thing
    thing.textpage = kind.page
    text = _text(thing)
    if (text and not text.strip()) or box.width <= 0 or box.height <= 0:
        return None
    matrix = thing.get_matrix().multiply(each.matrix)
    font = thing.get_font()
    name = font.get_base_name()
    mode = raw.FPDFTextObj_GetTextRenderMode(thing)
    is_outlined = mode == raw.FPDF_TEXTRENDERMODE_STROKE
    return Words(
        box=box,
        text=" ".join(text.split()),
        size=thing.get_font_size() * (matrix.c**2 + matrix.d**2) ** 0.5,
        font=name.partition("+")[2] or name,
        is_bold=font.get_weight() >= 600 or any(word in name.lower() for word in _BOLD),
        is_embedded=font.is_embedded,
        is_invisible=mode in (_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP),
        unreadable=kind.unreadable[_address(thing.raw)],
        colour=_colour(thing, is_line=is_outlined),
        opacity=_paint(thing, is_line=is_outlined)[3],
        behind=backdrop.colours(box),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
    )


def _text(thing: "PdfObject") -> str:
    try:
        text: str = thing.extract()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):  # half a pair of UTF-16, of a broken map
        return ""
    return text


def _colour(thing: "PdfObject", *, is_line: bool) -> Colour | None:
    """A fill's or line's colour in sRGB; None for a pattern."""
    red, green, blue, opacity = _paint(thing, is_line=is_line)
    return Colour(red, green, blue) if opacity >= 0 else None


def _paint(thing: "PdfObject", *, is_line: bool) -> tuple[float, float, float, float]:
    """Red, green, blue and opacity, each from 0 to 1; all below that for a pattern."""
    ask = raw.FPDFPageObj_GetStrokeColor if is_line else raw.FPDFPageObj_GetFillColor
    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not ask(thing, red, green, blue, opacity):
        return -1, -1, -1, -1
    return red.value / 255, green.value / 255, blue.value / 255, opacity.value / 255


def _shape(each: Placed, box: Rect) -> Shape | None:
    thing = each.thing
    mode, is_stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, is_stroked)
    if not (mode.value or is_stroked.value):
        return None
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(thing, width)
    matrix = thing.get_matrix().multiply(each.matrix)
    scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
    return Shape(
        box=box,
        fill=_colour(thing, is_line=False) if mode.value else None,
        line=_colour(thing, is_line=True) if is_stroked.value else None,
        weight=width.value * scale if is_stroked.value else 0.0,
        is_opaque=not raw.FPDFPageObj_HasTransparency(thing),
        is_rectangle=_is_rectangle(thing),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
    )


def _is_rectangle(thing: "PdfObject") -> bool:
    """Whether a path is one box of straight sides, parallel to the page's."""
    count = raw.FPDFPath_CountSegments(thing)
    if count not in (4, 5):
        return False
    points = set()
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.add((round(x.value, 2), round(y.value, 2)))
    across, down = {point[0] for point in points}, {point[1] for point in points}
    return len(points) == 4 and len(across) == len(down) == 2


def _picture(each: Placed, box: Rect) -> Picture:
    thing = each.thing
    matrix = thing.get_matrix().multiply(each.matrix)
    pixels = thing.get_px_size()
    sides = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
    dots = [72 * count / side for count, side in zip(pixels, sides, strict=True) if side > 0]
    return Picture(
        box=box,
        pixels=pixels,
        dpi=min(dots, default=0.0),
        is_opaque=not raw.FPDFPageObj_HasTransparency(thing),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
    )
