"""Reads the text, shapes and images of a page, through PDFium, in the order of painting.

PDFium interprets the content stream: fonts, colours and matrices are worked out there.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from math import ceil, floor
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from briefing.preflight.model import CropBox, Image, Item, Shape, Words
from briefing.style.colour import Colour
from briefing.units import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfMatrix, PdfObject, PdfPage, PdfTextPage


_DEEP = 8  # forms within forms
_ARTIFACT = "Artifact"


class _Placed(NamedTuple):
    """An object, the matrix of the forms around it, and how it or they are marked."""

    thing: "PdfObject"
    matrix: "PdfMatrix"
    mcid: int
    is_artifact: bool


def _objects(
    page: "PdfPage",
    things: "Iterable[PdfObject]",
    matrix: "PdfMatrix",
    mcid: int = -1,
    *,
    is_artifact: bool = False,
) -> Iterator[_Placed]:
    """Each object of a page or a form in the order of painting, with those of a form in its place.

    `matrix`, `mcid` and `is_artifact` are those of the forms around.
    """
    for thing in things:
        own_mcid = raw.FPDFPageObj_GetMarkedContentID(thing)
        own = _Placed(
            thing,
            matrix,
            mcid=own_mcid if own_mcid >= 0 else mcid,
            is_artifact=is_artifact or _ARTIFACT in _marks(thing),
        )
        if thing.type != raw.FPDF_PAGEOBJ_FORM:
            yield own
        elif thing.level < _DEEP:
            level = thing.level + 1
            inner = page.get_objects(form=thing, level=level, max_depth=level + 1)
            form_matrix = thing.get_matrix().multiply(matrix)
            yield from _objects(page, inner, form_matrix, own.mcid, is_artifact=own.is_artifact)


def _marks(thing: "PdfObject") -> set[str]:
    count = max(raw.FPDFPageObj_CountMarks(thing), 0)
    return {_mark_name(raw.FPDFPageObj_GetMark(thing, at)) for at in range(count)}


def _mark_name(mark: object) -> str:
    room, size = (raw.FPDF_WCHAR * 64)(), ctypes.c_ulong()
    raw.FPDFPageObjMark_GetName(mark, room, ctypes.sizeof(room), size)
    return bytes(room)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")


_PIXELS = 1_000_000  # of a page's picture, at most: A4 has half as many at 72 dpi
_BACKDROP_SHARE = 0.1  # of the words' box: less is an edge, or a rule that touches them
_RULE_SHARE, _RULE = (
    0.2,
    2,
)  # the rows of pixels under words that a rule may take: a part, or so many
_STEPS = 16  # levels of a colour that are told apart


class _Backdrop:
    """A picture of a page without its text, to find the colours behind the text."""

    def __init__(self, page: "PdfPage", text: "Iterable[PdfObject]") -> None:
        width, height = page.get_size()
        self._scale = min((_PIXELS / max(width * height, 1)) ** 0.5, 2.0)
        hidden = list(text)
        for each in hidden:
            raw.FPDFPageObj_SetIsActive(each, False)  # noqa: FBT003  # PDFium's own signature
        try:
            self._picture = page.render(scale=self._scale, no_smoothpath=True).to_pil()
        finally:
            for each in hidden:
                raw.FPDFPageObj_SetIsActive(each, True)  # noqa: FBT003
        self._picture = self._picture.convert("RGB")

    def colours(self, box: Rect) -> tuple[Colour, ...]:
        """The colours under a box of words, the commonest first; none where it is off the page.

        Colours of less than a tenth of the box are left out, and those of rules along the words,
        such as an underline.
        """
        wide, high = self._picture.size
        left, top = floor(box.x * self._scale), floor(box.y * self._scale)
        right = ceil((box.x + box.width) * self._scale)
        bottom = ceil((box.y + box.height) * self._scale)
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, wide), min(bottom, high)
        if left >= right or top >= bottom:
            return ()
        part = self._picture.crop((left, top, right, bottom))
        groups = sorted(_shades(part), reverse=True)
        least = _BACKDROP_SHARE * sum(group.pixels for group in groups)
        kept = [group for group in groups if group.pixels >= least] or groups[:1]
        if len(kept) > 1:
            rules = _rules(part)
            kept = [kept[0], *(group for group in kept[1:] if group.step not in rules)]
        return tuple(Colour(*(value / 255 for value in group.colour)) for group in kept)


class _Shade(NamedTuple):
    """Like colours: how many pixels have them, the commonest, and the `step` that they are of."""

    pixels: int
    colour: tuple[int, ...]
    step: tuple[int, ...]


def _rules(part: Any) -> set[tuple[int, ...]]:
    """The steps of colours that run along a picture in thin lines alone, over less than half."""
    rows, longest, before = Counter[tuple[int, ...]](), Counter[tuple[int, ...]](), Counter[Any]()
    for row in range(part.height):
        here = {shade.step for shade in _shades(part.crop((0, row, part.width, row + 1)))}
        before = Counter({step: before[step] + 1 for step in here})
        rows += Counter(here)
        longest |= before
    thin = max(_RULE_SHARE * part.height, _RULE)
    return {step for step in rows if longest[step] <= thin and rows[step] < part.height / 2}


def _shades(part: Any) -> Iterator[_Shade]:
    """The colours of a picture, like ones together: the shades of a photograph are many."""
    found = part.getcolors(part.width * part.height) or []
    steps: dict[tuple[int, ...], list[tuple[int, tuple[int, ...]]]] = {}
    for count, pixel in found:
        steps.setdefault(tuple(value // _STEPS for value in pixel), []).append((count, pixel))
    for step, group in steps.items():
        yield _Shade(sum(count for count, _ in group), max(group)[1], step)


Sides = tuple[float, float, float, float]  # left, bottom, right, top

_MOST_POINTS = 2_000  # points of a clip; one that is finer is taken for none


def _visible(thing: "PdfObject") -> Sides | None:
    """The bounds of an object within those of its clips, not yet moved by a form; None if empty."""
    left, bottom, right, top = thing.get_bounds()
    clip = raw.FPDFPageObj_GetClipPath(thing)
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(clip, path, at) for at in range(count)] if count <= _MOST_POINTS else []
        if points:
            across, down = zip(*points, strict=True)
            left, right = max(left, min(across)), min(right, max(across))
            bottom, top = max(bottom, min(down)), min(top, max(down))
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def _point(clip: object, path: int, at: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


_COVERED_SHARE = 0.9  # of the words' box
_COVERS = 300  # boxes and pictures of a page that are remembered
_LETTER = 4.0  # points; what is lower hides no word


def _with_covered(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, with text marked as covered where an opaque box or image is painted over it."""
    covers: list[Rect] = []
    found: list[Item] = []
    for item in reversed(items):
        if isinstance(item, Words):
            is_hidden = any(_covers(box, item.box) for box in covers)
            found.append(item._replace(is_covered=True) if is_hidden else item)
            continue
        found.append(item)
        if item.is_opaque and _is_cover(item):
            covers = [item.box, *covers[:_COVERS]]
    return tuple(reversed(found))


def _is_cover(item: Shape | Image) -> bool:
    is_high = min(item.box.width, item.box.height) >= _LETTER
    is_full = isinstance(item, Image) or (item.is_rectangle and item.fill is not None)
    return is_high and is_full


def _covers(over: Rect, under: Rect) -> bool:
    wide = min(over.x + over.width, under.x + under.width) - max(over.x, under.x)
    high = min(over.y + over.height, under.y + under.height) - max(over.y, under.y)
    return wide > 0 and high > 0 and wide * high >= _COVERED_SHARE * under.width * under.height


MOST = 20_000  # items of a page: a dense map has as many
_INVISIBLE = 3  # text rendering mode 3, of words behind a scan (ISO 32000-1, 9.3.6)
_BOLD = ("bold", "black", "heavy", "demi")


def read_items(page: "PdfPage") -> tuple[tuple[Item, ...], bool]:
    """The items of a page, and whether those are all or the first `MOST`."""
    box = CropBox.of(page)
    things = page.get_objects(max_depth=1)
    placed = list(islice(_objects(page, things, pypdfium2.PdfMatrix()), MOST + 1))
    text = _Text(page, [each.thing for each in placed if each.thing.type == raw.FPDF_PAGEOBJ_TEXT])
    found = (_item(each, box, text) for each in placed[:MOST])
    return _with_covered([item for item in found if item]), len(placed) <= MOST


class _Text:
    """What is read once of a page for all its text: characters without Unicode, the backdrop.

    `unreadable` counts the former by the address of the text object.
    """

    def __init__(self, page: "PdfPage", things: "Sequence[PdfObject]") -> None:
        self.page: PdfTextPage = page.get_textpage()
        self.unreadable = Counter(_unreadable(self.page))
        self.backdrop = _Backdrop(page, things)


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


def _item(each: _Placed, crop_box: CropBox, text: _Text) -> Item | None:
    """One object as an item; None for shadings, and for what its clip hides."""
    sides = _visible(each.thing)
    if sides is None:
        return None
    box = crop_box.place(each.matrix.on_rect(*sides))
    match each.thing.type:
        case raw.FPDF_PAGEOBJ_TEXT:
            return _words(each, box, text)
        case raw.FPDF_PAGEOBJ_PATH:
            return _shape(each, box)
        case raw.FPDF_PAGEOBJ_IMAGE:
            return _image(each, box)
    return None


def _words(each: _Placed, box: Rect, page_text: _Text) -> Words | None:
    thing = each.thing
    thing.textpage = page_text.page
    text = _extract(thing)
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
        unreadable=page_text.unreadable[_address(thing.raw)],
        colour=_colour(thing, is_line=is_outlined),
        opacity=_paint(thing, is_line=is_outlined)[3],
        behind=page_text.backdrop.colours(box),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
        is_in_form=thing.level > 0,
    )


def _extract(thing: "PdfObject") -> str:
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


def _image(each: _Placed, box: Rect) -> Image:
    thing = each.thing
    matrix = thing.get_matrix().multiply(each.matrix)
    pixels = thing.get_px_size()
    sides = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5
    # A single row of pixels is one colour from edge to edge, as in a key to colours.
    pairs = [(count, side) for count, side in zip(pixels, sides, strict=True) if count > 1]
    dots = [72 * count / side for count, side in pairs if side > 0]
    return Image(
        box=box,
        pixels=pixels,
        dpi=min(dots, default=0.0),
        is_opaque=not raw.FPDFPageObj_HasTransparency(thing),
        mcid=each.mcid,
        is_artifact=each.is_artifact,
    )
