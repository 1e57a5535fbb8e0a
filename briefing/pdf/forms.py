"""Drawings as form XObjects (ISO 32000-1, 8.10): an SVG's parts, or a page of another PDF.

A form is drawn in points of its own, from the bottom left corner of its box.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from math import hypot
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.drawing import (
    Area,
    Gradient,
    Group,
    Ink,
    Label,
    Matrix,
    Paint,
    Part,
    Pen,
    Pixels,
    Shape,
    Step,
    Tiles,
    cubic,
    joined,
    scale_of,
)
from briefing.pdf.font_files import Typeface, outline
from briefing.pdf.fonts import CFFFont, TrueTypeFont
from briefing.pdf.images import Encoded, ImageEncoder, size
from briefing.pdf.objects import Indirect, Writer
from briefing.style.stylesheet import Face
from briefing.typeset.block import PlacedDrawing, PlacedPage, SetWords
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.brief.raster import Raster
    from briefing.files.pdf_objects import Written

_Font = TrueTypeFont | CFFFont


class Form(NamedTuple):
    """A form before it has a place in a file: its content, and the other entries of its dictionary.

    These are bytes, numbers of its `objects`, and `FONTS` for the file's dictionary of fonts.
    `data` is what all of it depends on, for the file's /ID.
    """

    content: bytes
    entries: Written
    objects: tuple[Written, ...] = ()
    data: bytes = b""

    def object(self, fonts: Any) -> Indirect:
        """The form as an object of a file with these fonts."""

        def written(parts: Written) -> Indirect:
            def write(file: Writer) -> bytes:
                return b"".join(
                    part
                    if isinstance(part, bytes)
                    else file.refer(fonts if part == FONTS else made[part])
                    for part in parts
                )

            return Indirect(write)

        made = list(map(written, self.objects))
        return written(_form(self.entries, self.content))


FONTS = -1


def _stream(entries: Written, data: bytes) -> Written:
    """A stream with these entries, packed as its filter says."""
    length = b"/Length %d>>\nstream\n" % len(data)
    return (b"<<", *entries, length, data, b"\r\nendstream\n")


def _form(entries: Written, content: bytes) -> Written:
    head = b"/Type/XObject/Subtype/Form", *entries, b"/Filter/FlateDecode"
    return _stream(head, zlib.compress(content, 6))


def drawing_form(
    placed: PlacedDrawing,
    font: Callable[[Face], tuple[Typeface, _Font]],
    encoder: ImageEncoder,
) -> Form:
    """An SVG's drawing at the size of its box."""
    scale = placed.rect.width / placed.drawing.width
    whole: Matrix = (scale, 0.0, 0.0, -scale, 0.0, float(placed.rect.height))
    objects: list[Written] = []
    painter = _Painter(whole, placed.rect[2:], _File(font, encoder, objects, {}))
    content = painter.content(placed.drawing.parts, iter(placed.labels))
    entries = painter.entries()
    parts = (part for each in objects for part in each if isinstance(part, bytes))
    return Form(content, entries, tuple(objects), b"".join((content, *parts)))


class _File(NamedTuple):
    """What all parts of a drawing share of the file that it is drawn in; `objects` are its own."""

    font: Callable[[Face], tuple[Typeface, _Font]]
    encoder: ImageEncoder
    objects: list[Written]
    images: dict[tuple[str, tuple[int, int]], int]

    def add(self, written: Written) -> int:
        """The number of one more object."""
        self.objects.append(written)
        return len(self.objects) - 1

    def image(self, raster: Raster, width: float) -> int:
        """The number of an image so many points wide."""
        key = raster.digest, size(raster, width)
        if key not in self.images:
            image, mask = self.encoder.layers(raster, width)
            entries = _entries(image)
            if mask:
                entries = *entries, b"/SMask ", self.add(_stream(_entries(mask), mask.data))
            self.images[key] = self.add(_stream(entries, image.data))
        return self.images[key]


class _Painter:
    """Writes the operators of some parts; `whole` brings their units to those of the form.

    The form is as large as its `box`, from its bottom left corner.
    """

    def __init__(self, whole: Matrix, box: tuple[float, float], file: _File) -> None:
        self._states: dict[tuple[float, float], int] = {}
        self._masks: list[int] = []
        self._patterns: dict[object, tuple[int, int]] = {}
        self._drawn: dict[int, int] = {}  # forms and images, by their numbers
        self._whole, self._box, self._file = whole, box, file
        self._scale = hypot(whole[0], whole[1])
        self._now: dict[str, str] = {}  # what the graphics state is known to be

    def entries(self) -> Written:
        """The form's box and its resources, once its content is written."""
        width, height = map(_number, self._box)
        states = "".join(
            f"/G{number}<</ca {_number(fill)}/CA {_number(stroke)}>>"
            for (fill, stroke), number in self._states.items()
        )
        masks: Written = ()
        for place, mask in enumerate(self._masks):
            masks = *masks, b"/S%d<</SMask<</Type/Mask/S/Luminosity/G " % place, mask, b">>>>"
        named = {
            "ExtGState": (*((states.encode(),) if states else ()), *masks),
            "Pattern": _named("P", self._patterns.values()),
            "XObject": _named("X", ((place, of) for of, place in self._drawn.items())),
        }
        start = f"/BBox[0 0 {width} {height}]/Resources<</Font ".encode()
        parts: Written = (start, FONTS)
        for kind, entries in named.items():
            if entries:
                parts = *parts, f"/{kind}<<".encode(), *entries, b">>"
        return *parts, b">>"

    def content(self, parts: Iterable[Part], labels: Iterator[tuple[SetWords, ...]]) -> bytes:
        """The operators of some parts; `labels` are the words of each label in them."""
        return "\n".join((*self._parts(parts, labels), "")).encode("ascii")

    def _parts(
        self, parts: Iterable[Part], labels: Iterator[tuple[SetWords, ...]]
    ) -> Iterator[str]:
        for clips, run in groupby(parts, key=lambda part: part.clips):
            self._now = {}
            yield "q"
            for clip in clips:
                yield from self._outline(clip, joined(clip.matrix, self._whole))
                yield f"W{'*' if clip.even_odd else ''} n"
            for part in run:
                match part:
                    case Label():
                        for words in next(labels):
                            yield from self._words(words, joined(part.matrix, self._whole))
                    case Shape():
                        yield from self._shape(part)
                    case Pixels():
                        yield from self._pixels(part)
                    case Group():
                        yield from self._group(part, labels)
            yield "Q"

    def _group(self, group: Group, labels: Iterator[tuple[SetWords, ...]]) -> Iterator[str]:
        """Some parts as a transparency group (ISO 32000-1, 11.6.6)."""
        inner = _Painter(self._whole, self._box, self._file)
        content = inner.content(group.parts, labels)
        entries = *inner.entries(), b"/Group<</S/Transparency/CS/DeviceRGB>>"
        yield from self._alpha(Ink(0.0, 0.0, 0.0, group.opacity), None)
        yield f"/X{self._draw(self._file.add(_form(entries, content)))} Do"

    def _pixels(self, part: Pixels) -> Iterator[str]:
        """An image, which fills a unit square whose y grows up (ISO 32000-1, 8.9.5.1)."""
        raster, matrix = part.raster, joined(part.matrix, self._whole)
        width, height = hypot(*matrix[:2]), hypot(*matrix[2:4])
        width = max(width, height * raster.width / raster.height)
        name = f"/X{self._draw(self._file.image(raster, width))}"
        yield from self._alpha(Ink(0.0, 0.0, 0.0, part.opacity), None)
        placed = joined((1.0, 0.0, 0.0, -1.0, 0.0, 1.0), matrix)
        yield f"q {_matrix(placed)} cm {name} Do Q"

    def _draw(self, number: int) -> int:
        """The name's number of a form or an image."""
        return self._drawn.setdefault(number, len(self._drawn))

    def _shape(self, part: Shape) -> Iterator[str]:
        paints = part.fill, part.pen.ink if part.pen else None
        if not all(paint.is_even for paint in paints if isinstance(paint, Gradient)):
            yield from self._masked(part)
            return
        matrix = joined(part.area.matrix, self._whole)
        even_odd = "*" if part.area.even_odd else ""
        pen, scale = part.pen, scale_of(matrix)
        if part.fill:
            yield from self._fill(part.fill)
        if pen and pen.keeps_width:
            scale = self._scale
        if pen and scale is None:
            yield from self._stretched(part, matrix)
            return
        if pen:
            yield from self._pen(pen, scale or 0.0)
        yield from self._alpha(part.fill, pen)
        if part.fill and pen and part.pen_first:
            yield from self._outline(part.area, matrix)
            yield "S"
            yield from self._outline(part.area, matrix)
            yield f"f{even_odd}"
            return
        yield from self._outline(part.area, matrix)
        both = f"B{even_odd}" if part.fill else "S"
        yield both if pen else f"f{even_odd}"

    def _masked(self, part: Shape) -> Iterator[str]:
        """A shape whose gradient lets through more at one end: its fill and its line apart.

        Of its opacity there is a mask, in which white covers all (ISO 32000-1, 11.5.3).
        """
        pieces = [part._replace(pen=None), part._replace(fill=None)]
        for piece in reversed(pieces) if part.pen_first else pieces:
            paint = piece.fill or (piece.pen.ink if piece.pen else None)
            if not isinstance(paint, Gradient) or paint.is_even:
                if paint:
                    yield from self._shape(piece)
                continue
            before = dict(self._now)
            yield f"q /S{len(self._masks)} gs"
            self._masks.append(self._file.add(self._mask(paint)))
            opaque = paint._replace(
                stops=tuple(s._replace(ink=s.ink._replace(opacity=1.0)) for s in paint.stops)
            )
            pen = piece.pen and piece.pen._replace(ink=opaque)
            yield from self._shape(piece._replace(fill=piece.fill and opaque, pen=pen))
            yield "Q"
            self._now = before

    def _mask(self, gradient: Gradient) -> Written:
        """A form that is as light as a gradient is opaque."""
        tones = (stop._replace(ink=Ink(*[stop.ink.opacity] * 3)) for stop in gradient.stops)
        grey = gradient._replace(stops=tuple(tones))
        width, height = map(_number, self._box)
        entries = (
            f"/BBox[0 0 {width} {height}]/Group<</S/Transparency/CS/DeviceGray>>"
            f"/Resources<</Shading<</S0 {shading(grey)}>>>>"
        )
        matrix = joined(gradient.matrix, self._whole)
        return _form((entries.encode(),), f"q {_matrix(matrix)} cm /S0 sh Q\n".encode())

    def _pattern(self, paint: Gradient | Tiles) -> str:
        """The name of what paints as a gradient or as tiles do."""
        key: object = paint
        if isinstance(paint, Tiles):
            key = paint.name, paint.matrix
        if key not in self._patterns:
            written = self._tiling(paint) if isinstance(paint, Tiles) else self._shaded(paint)
            self._patterns[key] = len(self._patterns), self._file.add(written)
        return f"/P{self._patterns[key][0]}"

    def _shaded(self, gradient: Gradient) -> Written:
        """A shading pattern (ISO 32000-1, 8.7.4)."""
        matrix = _matrix(joined(gradient.matrix, self._whole))
        shaded = shading(gradient)
        return (f"<</Type/Pattern/PatternType 2/Matrix[{matrix}]/Shading {shaded}>>".encode(),)

    def _tiling(self, tiles: Tiles) -> Written:
        """A tiling pattern (8.7.3), in units of about a point: numbers are written to a 1000th."""
        matrix = joined(tiles.matrix, self._whole)
        a, b, c, d, *_ = matrix
        unit = abs(a * d - b * c) ** 0.5 or 1.0
        width, height = tiles.width * unit, tiles.height * unit
        painter = _Painter((unit, 0.0, 0.0, unit, 0.0, 0.0), (width, height), self._file)
        content = painter.content(tiles.parts, iter(()))
        placed = joined((1 / unit, 0.0, 0.0, 1 / unit, 0.0, 0.0), matrix)
        entries = (
            f"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/Matrix[{_matrix(placed)}]"
            f"/XStep {_fine(width)}/YStep {_fine(height)}"
        )
        packed = zlib.compress(content, 6)
        return _stream((entries.encode(), *painter.entries(), b"/Filter/FlateDecode"), packed)

    def _stretched(self, part: Shape, matrix: Matrix) -> Iterator[str]:
        """A shape whose line is wider in one direction than in another: drawn in its own system."""
        pen, even_odd = part.pen, "*" if part.area.even_odd else ""
        assert pen, "only a line is stretched"
        before = dict(self._now)
        yield from self._alpha(part.fill, pen)
        before |= {"gs": self._now["gs"]} if "gs" in self._now else {}
        yield f"q {_matrix(matrix)} cm"
        yield from self._pen(pen, 1.0)
        yield from self._outline(part.area, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), _fine)
        yield f"B{even_odd}" if part.fill else "S"
        yield "Q"
        self._now = before

    def _words(self, words: SetWords, matrix: Matrix) -> Iterator[str]:
        pen, fill = words.words.pen, words.words.fill
        if fill:
            yield from self._fill(fill)
        if pen:
            yield from self._pen(pen, scale_of(matrix) or self._scale)
        yield from self._alpha(fill, pen)
        placed = joined((1.0, 0.0, 0.0, -1.0, words.x, words.y), matrix)
        size = words.words.size
        face, font = self._file.font(words.face)
        if pen and fill and words.words.pen_first:
            # As outlines, or whoever copies the words would have them twice.
            yield from self._halo(words, face, placed)
            pen = None
        shown = font.show(words.glyphs, Pt(size))
        mode = (2 if fill else 1) if pen else 0
        yield f"BT /{font.name} {_fine(size)} Tf {_matrix(placed)} Tm {mode} Tr {shown}"
        yield "ET"

    def _halo(self, words: SetWords, face: Typeface, placed: Matrix) -> Iterator[str]:
        """The outlines of some words, stroked."""
        em, x = words.words.size / 1000, 0.0
        for glyph in words.glyphs:
            unit = em * face.scale
            at = ((x + glyph.dx) * em, glyph.dy * em)
            matrix = joined((unit, 0.0, 0.0, unit, *at), placed)
            if steps := tuple(_steps(outline(face.font, glyph.id))):
                yield from self._outline(Area(steps, matrix), matrix)
                yield "S"
            x += glyph.advance

    def _outline(
        self, area: Area, matrix: Matrix, number: Callable[[float], str] | None = None
    ) -> Iterator[str]:
        write = number or _number
        a, b, c, d, e, f = matrix
        for kind, points in area.steps:
            places = [f"{write(a * x + c * y + e)} {write(b * x + d * y + f)}" for x, y in points]
            yield " ".join((*places, kind))

    def _fill(self, paint: Paint) -> Iterator[str]:
        if isinstance(paint, Ink):
            yield from self._set("fill", _colour(paint))
        else:
            yield from self._set("fill", f"/Pattern cs {self._pattern(paint)} scn")

    def _pen(self, pen: Pen, scale: float) -> Iterator[str]:
        if isinstance(pen.ink, Ink):
            yield from self._set("stroke", _colour(pen.ink).upper())
        else:
            yield from self._set("stroke", f"/Pattern CS {self._pattern(pen.ink)} SCN")
        yield from self._set("w", f"{_fine(pen.width * scale)} w")
        yield from self._set("J", f"{pen.cap} J")
        yield from self._set("j", f"{pen.join} j")
        yield from self._set("M", f"{_number(pen.miter)} M")
        dashes = " ".join(_fine(dash * scale) for dash in pen.dashes)
        yield from self._set("d", f"[{dashes}] {_fine(pen.phase * scale)} d")

    def _alpha(self, fill: Paint | None, pen: Pen | None) -> Iterator[str]:
        over = pen.ink.opacity if pen else 1.0
        pair = (
            round(fill.opacity if fill else over, 3),
            round(over if pen else (fill or _OPAQUE).opacity, 3),
        )
        if pair == (1.0, 1.0) and "gs" not in self._now and not self._states:
            return  # nothing lets through so far
        number = self._states.setdefault(pair, len(self._states))
        yield from self._set("gs", f"/G{number} gs")

    def _set(self, what: str, operator: str) -> Iterator[str]:
        """An operator, unless the graphics state is so already."""
        if self._now.get(what) != operator:
            self._now[what] = operator
            yield operator


def _steps(glyph: Iterable[tuple[Any, ...]]) -> Iterator[Step]:
    """A glyph's outline as steps of a drawing, each part closed; quadratic curves become cubic."""
    here, is_open = (0.0, 0.0), False
    for kind, *values in glyph:
        if kind == "move" and is_open:
            yield "h", ()
        is_open = True
        end = values[-2], values[-1]
        if kind in ("move", "line"):
            yield kind[0], (end,)
        elif len(values) == 3:
            yield "c", cubic(here, (kind, values[0]), end)
        else:
            yield "c", ((kind, values[0]), (values[1], values[2]), end)
        here = end
    if is_open:
        yield "h", ()


def _named(letter: str, numbers: Iterable[tuple[int, int]]) -> Written:
    """Entries of a dictionary of resources: pairs of the number in a name and of an object."""
    found: Written = ()
    for place, number in numbers:
        found = *found, f"/{letter}{place} ".encode(), number
    return found


def _entries(image: Encoded) -> Written:
    return ("".join(f"/{key} {value}" for key, value in image.entries().items()).encode(),)


def shading(gradient: Gradient) -> str:
    """The dictionary of a shading (ISO 32000-1, 8.7.4.5): axial or radial, in sRGB or grey."""
    inks = [stop.ink for stop in gradient.stops]
    is_grey = all(ink.red == ink.green == ink.blue for ink in inks)
    colours = [" ".join(map(_fine, ink[: 1 if is_grey else 3])) for ink in inks]
    places = [stop.offset for stop in gradient.stops]
    pieces, bounds = [], []
    for at in range(len(places) - 1):
        if places[at + 1] > places[at]:
            ends = f"/C0[{colours[at]}]/C1[{colours[at + 1]}]"
            pieces.append(f"<</FunctionType 2/Domain[0 1]{ends}/N 1>>")
            bounds.append(_fine(places[at + 1]))
    function = pieces[0]
    if len(pieces) > 1:
        encode = " ".join(["0 1"] * len(pieces))
        function = (
            f"<</FunctionType 3/Domain[0 1]/Functions[{''.join(pieces)}]"
            f"/Bounds[{' '.join(bounds[:-1])}]/Encode[{encode}]>>"
        )
    kind = 2 if len(gradient.points) == 4 else 3
    space = "/DeviceGray" if is_grey else "/DeviceRGB"
    points = " ".join(map(_fine, gradient.points))
    return (
        f"<</ShadingType {kind}/ColorSpace{space}/Coords[{points}]/Extend[true true]"
        f"/Function {function}>>"
    )


_OPAQUE = Ink(0.0, 0.0, 0.0)


def _colour(ink: Ink) -> str:
    """The operator that sets a colour for filling: grey where it is one."""
    red, green, blue = map(_number, ink[:3])
    return f"{red} g" if red == green == blue else f"{red} {green} {blue} rg"


def _matrix(matrix: Matrix) -> str:
    return " ".join(map(_fine, matrix))


@lru_cache(maxsize=8192)
def _number(value: float) -> str:
    """A number to a thousandth, without zeros at its end: outlined letters are small."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=1024)
def _fine(value: float) -> str:
    """A number in a system that something else scales."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def page_form(placed: PlacedPage) -> Form:
    """A page of another PDF at the size of its box."""
    page, scale = placed.page, placed.rect.width / placed.page.width
    unit = page.width / (page.box[2] - page.box[0] if page.matrix[0] else page.box[3] - page.box[1])
    grown = joined(page.matrix, (scale * unit, 0.0, 0.0, scale * unit, 0.0, 0.0))
    box = " ".join(map(_fine, page.box))
    entries: Written = (
        f"/BBox[{box}]/Matrix[{_matrix(grown)}]/Resources ".encode(),
        *page.resources,
    )
    if page.group:
        entries = *entries, b"/Group ", *page.group
    return Form(page.content, entries, page.objects, page.digest.encode())
