"""A page of PDFium's becomes the words, shapes and pictures on it, in the order of painting.

PDFium reads the content: fonts, colours and matrices are worked out there. A form that the page
paints is gone into, and what stands in it is placed where it comes out.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2
from pypdfium2 import raw

from briefing.design.colour import Colour
from briefing.proof.opened.backdrop import Backdrop
from briefing.proof.opened.clip import seen
from briefing.proof.opened.cover import covered
from briefing.proof.opened.document import Item, Picture, Shape, Words
from briefing.proof.opened.frame import Frame
from briefing.units import Rect

if TYPE_CHECKING:
    from pypdfium2 import PdfMatrix, PdfObject, PdfPage, PdfTextPage

MOST = 20_000  # items of a page: a dense map has as many
_DEEP = 8  # forms within forms
_INVISIBLE = 3  # text rendering mode 3, of words behind a scan (ISO 32000-1, 9.3.6)
_BOLD = ("bold", "black", "heavy", "demi")
_ARTIFACT = "Artifact"


class _Around(NamedTuple):
    """Where the forms around an object put it, and how they are marked."""

    matrix: PdfMatrix
    mcid: int = -1
    is_artifact: bool = False


class _Placed(NamedTuple):
    """An object, where the forms around it put it, and how it or they are marked."""

    thing: PdfObject
    matrix: PdfMatrix
    mcid: int
    is_artifact: bool


class _Type(NamedTuple):
    """What a page says of its characters: how many of each text object have no Unicode."""

    page: PdfTextPage
    unreadable: Counter[int]


def read_items(page: PdfPage) -> tuple[tuple[Item, ...], bool]:
    """What is on a page, and whether that is all of it or the first `MOST` items."""
    frame = Frame.of(page)
    placed = list(islice(_placed(page), MOST + 1))
    kind = _Type(page.get_textpage(), Counter())
    kind.unreadable.update(_unreadable(kind.page))
    lettering = [each.thing for each in placed if each.thing.type == raw.FPDF_PAGEOBJ_TEXT]
    backdrop = Backdrop(page, lettering, frame)
    found = (_item(each, frame, kind, backdrop) for each in placed[:MOST])
    return covered([item for item in found if item]), len(placed) <= MOST


def _placed(page: PdfPage) -> Iterator[_Placed]:
    return _inside(page, page.get_objects(max_depth=1), _Around(pypdfium2.PdfMatrix()))


def _inside(page: PdfPage, things: Iterator[PdfObject], around: _Around) -> Iterator[_Placed]:
    """Each object of a page or a form, with those of a form in its place."""
    for thing in things:
        mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
        own = _Around(
            matrix=around.matrix,
            mcid=mcid if mcid >= 0 else around.mcid,
            is_artifact=around.is_artifact or _ARTIFACT in _marks(thing),
        )
        if thing.type != raw.FPDF_PAGEOBJ_FORM:
            yield _Placed(thing, *own)
        elif thing.level < _DEEP:
            form = own._replace(matrix=thing.get_matrix().multiply(around.matrix))
            level = thing.level + 1
            inner = page.get_objects(form=thing, level=level, max_depth=level + 1)
            yield from _inside(page, inner, form)


def _marks(thing: PdfObject) -> set[str]:
    count = max(raw.FPDFPageObj_CountMarks(thing), 0)
    return {_mark_name(raw.FPDFPageObj_GetMark(thing, at)) for at in range(count)}


def _mark_name(mark: object) -> str:
    room, size = (raw.FPDF_WCHAR * 64)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size)
    return bytes(room)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")


def _unreadable(page: PdfTextPage) -> Iterator[int]:
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


def _item(each: _Placed, frame: Frame, kind: _Type, backdrop: Backdrop) -> Item | None:
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


def _words(each: _Placed, box: Rect, kind: _Type, backdrop: Backdrop) -> Words | None:
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
        behind=backdrop.colours(box),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
    )


def _text(thing: PdfObject) -> str:
    try:
        text: str = thing.extract()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):  # half a pair of UTF-16, of a broken map
        return ""
    return text


def _colour(thing: PdfObject, *, is_line: bool) -> Colour | None:
    """A fill's or line's colour in sRGB; None for a pattern."""
    ask = raw.FPDFPageObj_GetStrokeColor if is_line else raw.FPDFPageObj_GetFillColor
    values = [ctypes.c_uint() for _ in range(4)]
    if not ask(thing, *values):
        return None
    red, green, blue, _ = (value.value / 255 for value in values)
    return Colour(red, green, blue)


def _shape(each: _Placed, box: Rect) -> Shape | None:
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


def _is_rectangle(thing: PdfObject) -> bool:
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


def _picture(each: _Placed, box: Rect) -> Picture:
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
