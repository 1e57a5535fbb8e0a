"""A page's content stream: the operators that draw its items, all of it marked content.

Items stand on the page in points from its top left corner; PDF measures from the bottom left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from typing import TYPE_CHECKING

from briefing.layout.page import Element, Fill, Item, Page, Picture, Text, Trace
from briefing.pdf.font_files import Faces, Typeface
from briefing.pdf.fonts import CFFFont, TrueTypeFont
from briefing.pdf.images import Encoded, ImageEncoder
from briefing.pdf.objects import number, numbers
from briefing.pdf.tagging import StructureTree
from briefing.style.colour import Colour
from briefing.style.stylesheet import Face
from briefing.typeset.block import Outline, PlacedDrawing, PlacedImage, PlacedPage, SetWords
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from briefing.pdf.forms import Form


class Resources:
    """The fonts and images of a document, which its pages share, and copies of a page.

    `drawn` are the items of every page, and of what is added to its copies.
    """

    def __init__(
        self, faces: Faces, encoder: ImageEncoder, drawn: Iterable[Iterable[Item]]
    ) -> None:
        self.fonts = dict(_fonts(chain.from_iterable(drawn), faces))
        self.images: dict[str, Encoded | Form] = {}
        self._forms: dict[PlacedDrawing | PlacedPage, Form] = {}
        self._faces = faces
        self._encoder = encoder

    def font(self, text: Text) -> TrueTypeFont | CFFFont:
        """The font that a text is shown in."""
        return self.fonts[self._faces.open(text.face)]

    def image(self, placed: PlacedImage | PlacedDrawing | PlacedPage) -> str:
        """The name of a placed picture; one that stands on the pages twice has one name."""
        image = (
            self._encoder.encode(placed) if isinstance(placed, PlacedImage) else self._form(placed)
        )
        names = (name for name, known in self.images.items() if known is image)
        name = next(names, f"Im{len(self.images) + 1}")
        self.images[name] = image
        return name

    def _face(self, face: Face) -> tuple[Typeface, TrueTypeFont | CFFFont]:
        typeface = self._faces.open(face)
        return typeface, self.fonts[typeface]

    def _form(self, placed: PlacedDrawing | PlacedPage) -> Form:
        from briefing.pdf.forms import drawing_form, page_form  # loaded only for a drawing

        placed = placed._replace(rect=placed.rect._replace(x=Pt(0), y=Pt(0)))
        if placed not in self._forms:
            if isinstance(placed, PlacedPage):
                self._forms[placed] = page_form(placed)
            else:
                self._forms[placed] = drawing_form(placed, self._face, self._encoder)
        return self._forms[placed]


class ContentStream:
    """One page as it is drawn: its operators, its links, its images by their names.

    Of a link there are its boxes, one a line, and its words, in pieces.

    Its marked content is added to the `tree`, of whose pages it is the last that was begun.
    """

    def __init__(self, page: Page, resources: Resources, tree: StructureTree) -> None:
        self.links: dict[Element, tuple[list[Rect], list[str]]] = {}
        self.images: dict[str, Encoded | Form] = {}
        self._resources = resources
        self._tree = tree
        self._height = page.size.height
        self.operators = list(self._page(page))

    def overprint(self, stamps: Iterable[tuple[Text, ...]]) -> Iterator[str]:
        """The operators of each stamp, of which a copy of the page gets one.

        The stamps have one mark, and so one number among the page's marked content.
        """
        opening = ""
        for texts in stamps:
            opening = opening or self._tree.open(texts[0].mark)
            yield "\n".join((opening, *self._texts(iter(texts)), "EMC"))

    def _page(self, page: Page) -> Iterator[str]:
        draw = {
            Text: self._texts,
            Fill: self._fills,
            Trace: self._traces,
            Picture: self._pictures,
        }
        for mark, items in groupby(page.items, key=lambda item: item.mark):
            yield self._tree.open(mark)
            for kind, run in groupby(items, key=type):
                yield from draw[kind](run)
            yield "EMC"

    def _texts(self, texts: Iterator[Item]) -> Iterator[str]:
        """Lines of text in one text object; font and colour are set when they change."""
        yield "BT"
        face = size = colour = None
        font: TrueTypeFont | CFFFont
        for text in texts:
            assert isinstance(text, Text), "grouped by type"
            if colour != text.colour:
                colour = text.colour
                yield _fill_colour(colour)
            if face != text.face or size != text.size:
                face, size, font = text.face, text.size, self._resources.font(text)
                yield f"/{font.name} {number(size)} Tf"
            place = numbers(text.x, self._height - text.y)
            yield f"1 0 0 1 {place} Tm {font.show(text.glyphs, text.size)}"
            self._link(text)
        yield "ET"

    def _fills(self, fills: Iterator[Item]) -> Iterator[str]:
        for fill in fills:
            assert isinstance(fill, Fill), "grouped by type"
            yield _fill_colour(fill.colour)
            for rect in fill.rects:
                # An edge is rounded once, so that boxes that touch share it.
                left, bottom = numbers(rect.x), numbers(self._height - rect.y - rect.height)
                right, top = numbers(rect.x + rect.width), numbers(self._height - rect.y)
                size = numbers(float(right) - float(left), float(top) - float(bottom))
                yield f"{left} {bottom} {size} re"
            yield "f"

    def _traces(self, traces: Iterator[Item]) -> Iterator[str]:
        for trace in traces:
            assert isinstance(trace, Trace), "grouped by type"
            outline = trace.outline
            if outline.fill:
                yield _fill_colour(outline.fill)
            if outline.stroke:
                yield f"{_stroke_colour(outline.stroke)} {number(outline.width)} w"
            if outline.dashes:
                yield f"[{numbers(*outline.dashes)}] 0 d"
            for kind, points in outline.steps:
                flipped = (numbers(x, self._height - y) for x, y in points)
                yield " ".join((*flipped, _STEPS[kind]))
            yield _painting(outline)
            if outline.dashes:
                yield "[] 0 d"

    def _pictures(self, pictures: Iterator[Item]) -> Iterator[str]:
        """Images fill a unit square, which is stretched to their box (ISO 32000-1, 8.9.5.1).

        Forms are as large as they are drawn.
        """
        for picture in pictures:
            assert isinstance(picture, Picture), "grouped by type"
            name = self._resources.image(picture.image)
            self.images[name] = self._resources.images[name]
            x, y, width, height = picture.image.rect
            place = numbers(x, self._height - y - height)
            size = f"{number(width)} 0 0 {number(height)}"
            size = size if isinstance(picture.image, PlacedImage) else "1 0 0 1"
            yield f"q {size} {place} cm /{name} Do Q"

    def _link(self, text: Text) -> None:
        """Remember where a link lies and its words, pieces on one line joined."""
        if not isinstance(text.mark, Element) or not (text.mark.link or text.mark.target):
            return
        rects, words = self.links.setdefault(text.mark, ([], []))
        rect = _extent(text)
        if rects and rects[-1].y == rect.y and rects[-1].height == rect.height:
            rect = _joined(rects.pop(), rect)
        rects.append(rect)
        words.append(text.text)


def _fonts(
    items: Iterable[Item], faces: Faces
) -> Iterator[tuple[Typeface, TrueTypeFont | CFFFont]]:
    """A font for every typeface of some items, in their order.

    A font of CFF outlines has to know all its glyphs before any is shown.
    """
    shown: dict[Typeface, list[Text | SetWords]] = {}
    for item in items:
        texts: tuple[Text | SetWords, ...] = (item,) if isinstance(item, Text) else ()
        if isinstance(item, Picture) and isinstance(item.image, PlacedDrawing):
            texts = tuple(chain.from_iterable(item.image.labels))
        for text in texts:
            shown.setdefault(faces.open(text.face), []).append(text)
    for place, (face, of_face) in enumerate(shown.items(), start=1):
        name, named_at = f"F{place}", of_face[0].face.span
        if face.is_cff:
            glyphs = {glyph.id for text in of_face for glyph in text.glyphs}
            yield face, CFFFont(face, name, glyphs, named_at)
        else:
            yield face, TrueTypeFont(face, name, faces.encoding(face), named_at)


def _extent(text: Text) -> Rect:
    """The box of a line of text, from a fifth of its size below to four fifths above."""
    return Rect(text.x, Pt(text.y - 0.8 * text.size), text.width, text.size)


def _joined(one: Rect, other: Rect) -> Rect:
    left = min(one.x, other.x)
    right = max(one.x + one.width, other.x + other.width)
    return Rect(left, one.y, Pt(right - left), one.height)


def _fill_colour(colour: Colour) -> str:
    """The operator that sets a colour for filling.

    Greys are set as such, not as RGB: a laser printer would screen black text.
    """
    if colour.is_grey:
        return f"{_tone(colour.red)} g"
    return f"{_tone(colour.red)} {_tone(colour.green)} {_tone(colour.blue)} rg"


def _stroke_colour(colour: Colour) -> str:
    """The operator that sets a colour for strokes: in capitals (ISO 32000-1, table 74)."""
    return _fill_colour(colour).upper()


# Operators that build a path (ISO 32000-1, table 59).
_STEPS = {"move": "m", "line": "l", "curve": "c", "close": "h"}


def _painting(outline: Outline) -> str:
    """The operator that fills or strokes a path, or does both (ISO 32000-1, table 60)."""
    even = "*" if outline.even_odd else ""
    if outline.fill and outline.stroke:
        return f"B{even}"
    return f"f{even}" if outline.fill else "S"


def _tone(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"
