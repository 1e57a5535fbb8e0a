"""Drawings as form XObjects (ISO 32000-1, 8.10): an SVG's parts, or a page of another PDF.

A form is drawn in points of its own, from the bottom left corner of its box.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.drawing import (
    Area,
    Ink,
    Label,
    Matrix,
    Pen,
    Shape,
    Step,
    cubic,
    joined,
    scale_of,
)
from briefing.pdf.font_files import Typeface, outline
from briefing.pdf.fonts import CFFFont, TrueTypeFont
from briefing.pdf.objects import Indirect, Writer
from briefing.style.stylesheet import Face
from briefing.typeset.block import PlacedDrawing, PlacedPage, SetWords
from briefing.units import Pt

if TYPE_CHECKING:
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
        packed = zlib.compress(self.content, 6)

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
        head = b"<</Type/XObject/Subtype/Form", *self.entries
        tail = b"/Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
        return written((*head, tail, packed, b"\r\nendstream\n"))


FONTS = -1


def drawing_form(placed: PlacedDrawing, font: Callable[[Face], tuple[Typeface, _Font]]) -> Form:
    """An SVG's drawing at the size of its box."""
    scale = placed.rect.width / placed.drawing.width
    whole: Matrix = (scale, 0.0, 0.0, -scale, 0.0, float(placed.rect.height))
    painter = _Painter(whole, font)
    content = "\n".join((*painter.drawing(placed), "")).encode("ascii")
    states = "".join(
        f"/G{number}<</ca {_number(fill)}/CA {_number(stroke)}>>"
        for (fill, stroke), number in painter.states.items()
    )
    width, height = map(_number, placed.rect[2:])
    states = f"/ExtGState<<{states}>>" if states else ""
    start = f"/BBox[0 0 {width} {height}]/Resources<</Font ".encode()
    return Form(content, (start, FONTS, f"{states}>>".encode()), data=content)


class _Painter:
    """Writes the operators of a drawing's parts; `whole` brings its units to the form's."""

    def __init__(self, whole: Matrix, font: Callable[[Face], tuple[Typeface, _Font]]) -> None:
        self.states: dict[tuple[float, float], int] = {}
        self._whole, self._font = whole, font
        self._scale = abs(whole[0])
        self._now: dict[str, str] = {}  # what the graphics state is known to be

    def drawing(self, placed: PlacedDrawing) -> Iterator[str]:
        labels = iter(placed.labels)
        for clips, parts in groupby(placed.drawing.parts, key=lambda part: part.clips):
            self._now = {}
            yield "q"
            for clip in clips:
                yield from self._outline(clip, joined(clip.matrix, self._whole))
                yield f"W{'*' if clip.even_odd else ''} n"
            for part in parts:
                if isinstance(part, Label):
                    for words in next(labels):
                        yield from self._words(words, joined(part.matrix, self._whole))
                else:
                    yield from self._shape(part)
            yield "Q"

    def _shape(self, part: Shape) -> Iterator[str]:
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
        face, font = self._font(words.face)
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

    def _fill(self, ink: Ink) -> Iterator[str]:
        yield from self._set("fill", _colour(ink))

    def _pen(self, pen: Pen, scale: float) -> Iterator[str]:
        yield from self._set("stroke", _colour(pen.ink).upper())
        yield from self._set("w", f"{_fine(pen.width * scale)} w")
        yield from self._set("J", f"{pen.cap} J")
        yield from self._set("j", f"{pen.join} j")
        yield from self._set("M", f"{_number(pen.miter)} M")
        dashes = " ".join(_fine(dash * scale) for dash in pen.dashes)
        yield from self._set("d", f"[{dashes}] {_fine(pen.phase * scale)} d")

    def _alpha(self, fill: Ink | None, pen: Pen | None) -> Iterator[str]:
        over = pen.ink.opacity if pen else 1.0
        pair = (
            round(fill.opacity if fill else over, 3),
            round(over if pen else (fill or _OPAQUE).opacity, 3),
        )
        if pair == (1.0, 1.0) and "gs" not in self._now and not self.states:
            return  # nothing lets through so far
        number = self.states.setdefault(pair, len(self.states))
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
