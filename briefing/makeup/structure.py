"""Placed blocks become the items of a page, each marked with its element."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from briefing.galley.drawing import Boxes, Drawing, Outline, Shape, moved
from briefing.galley.line import Line, Stretch
from briefing.layout.page import Artifact, Element, Fill, Item, Mark, Picture, Text, Trace
from briefing.typeset.block import Block, Placed
from briefing.units import Pt, Rect


def mark_up(parts: Iterable[Placed], document: Element) -> tuple[Item, ...]:
    """Every item of some blocks, in reading order, under the document's element."""
    return tuple(item for part in parts for item in _items(part.block, part.x, part.y, document))


def _items(block: Block, x: float, y: float, parent: Element) -> Iterator[Item]:
    for drawn in block.boxes:
        yield Fill((moved(drawn.rect, x, y),), drawn.colour, Artifact("Layout"))
    tag = block.tag
    element = parent
    if tag:
        element = Element(role=tag, parent=parent, spoken=block.spoken, scope=block.scope)
    yield from _lines(block.lines, x, y, Artifact(block.artifact) if block.artifact else element)
    if block.drawing:
        element = _figure(block.drawing, x, y, element)
        yield from (_shape(shape.moved(x, y), element) for shape in block.drawing.shapes)
    for child in block.children:
        yield from _items(child.block, x + child.x, y + child.y, element)


def _figure(drawing: Drawing, x: float, y: float, parent: Element) -> Element:
    """The element of a drawing, within that of the link that it leads to."""
    if drawing.link:
        parent = Element(role="Link", parent=parent, link=drawing.link)
    box = moved(drawing.box, x, y)
    return Element(role="Figure", parent=parent, alt=drawing.alt, box=box, span=drawing.span)


def _shape(shape: Shape, mark: Mark) -> Item:
    if isinstance(shape, Boxes):
        return Fill(*shape, mark)
    return Trace(shape, mark) if isinstance(shape, Outline) else Picture(shape, mark)


def _lines(lines: tuple[Line, ...], x: float, y: float, mark: Mark) -> Iterator[Item]:
    """A block's text; what links, or is in another language, gets an element of its own.

    So does a heading that runs in, beside the element of the text that it starts.
    """
    stretches = [(line, stretch) for line in lines for stretch in line.stretches]
    for heading, part in groupby(stretches, key=lambda pair: pair[1].heading):
        inner = mark
        if heading and isinstance(mark, Element):
            inner = Element(role="H2", parent=mark.parent)
        yield from _voices(list(part), x, y, inner)


def _voices(
    stretches: list[tuple[Line, Stretch]], x: float, y: float, mark: Mark
) -> Iterator[Item]:
    for voice, group in groupby(stretches, key=_voice):
        inner = mark if isinstance(mark, Artifact) else _inner(mark, voice)
        texts = [_text(line, stretch, x, y, inner) for line, stretch in group]
        yield from texts
        if voice.link:
            underlines = tuple(_underline(text) for text in texts)
            yield Fill(underlines, texts[0].colour, Artifact("Layout"))


def _text(line: Line, stretch: Stretch, x: float, y: float, mark: Mark) -> Text:
    return Text(
        Pt(x + line.x + stretch.x),
        Pt(y + line.baseline),
        stretch.width,
        stretch.glyphs,
        stretch.face,
        stretch.size,
        stretch.colour,
        mark,
        line.copy,
    )


# A link shows on paper, and to whoever sees no colours: a line below its letters (WCAG
# 2.2, 1.4.1), in parts of the type's size.
_UNDERLINE_DEPTH, _UNDERLINE_THICKNESS = 0.16, 0.05


def _underline(text: Text) -> Rect:
    top = text.y + text.size * (_UNDERLINE_DEPTH - _UNDERLINE_THICKNESS / 2)
    return Rect(text.x, Pt(top), text.ink, Pt(text.size * _UNDERLINE_THICKNESS))


class _Voice(NamedTuple):
    """What makes a stretch of a text an element of its own."""

    link: str | None
    language: str | None
    emphasis: bool


def _voice(pair: tuple[Line, Stretch]) -> _Voice:
    stretch = pair[1]
    return _Voice(stretch.link, stretch.language, stretch.emphasis and not stretch.link)


def _inner(element: Element, voice: _Voice) -> Element:
    """The element of a stretch: the text's own, or one within it."""
    if voice.link:
        return Element(role="Link", parent=element, link=voice.link, language=voice.language)
    if voice.language or voice.emphasis:
        return Element(role="Span", parent=element, language=voice.language)
    return element
