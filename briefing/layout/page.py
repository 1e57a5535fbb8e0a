"""A finished page: items at fixed places, in reading order, each within a structure element.

Lengths are in points, places from the page's top left corner, and `y` grows down. The structure
tree follows from the items: an element stands below its parent, among its siblings where its
first item does.
"""

from typing import NamedTuple, TypeAlias

from briefing.brief.model import Copy
from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.stylesheet import Face, TextStyle
from briefing.typeset.block import (
    CellTags,
    Numbering,
    Outline,
    PlacedDrawing,
    PlacedImage,
    PlacedPage,
    Scope,
)
from briefing.typeset.glyphs import Glyph
from briefing.units import Pt, Rect, Size


class Element:
    """A node of the structure tree, however many items it holds.

    `role` is a standard structure type (ISO 32000-1, 14.8.4), `language` a BCP 47 tag where it
    is not its parent's. `alt` is a Figure's alternative text (14.9.3), `box` its place, and
    `span` the place in a file where its author asked for it. `spoken` replaces text whose shape
    on the page would mislead (ActualText, 14.9.4). `link` is the address of a Link, `scope` that
    of a table's head, `cell` what else is said of a table's cell, `numbering` what the labels of a
    list are. A Note has an `id` (14.7.2). A link within the page leads to the one whose `anchor`
    is its `target`.

    Compared by identity: two paragraphs of the same role are two elements.
    """

    __slots__ = (
        *("alt", "anchor", "box", "cell", "id", "language", "link", "numbering", "parent"),
        *("role", "scope", "span", "spoken", "target"),
    )

    def __init__(
        self,
        *,
        role: str,
        parent: "Element | None" = None,
        language: str | None = None,
        alt: str | None = None,
        spoken: str | None = None,
        link: str | None = None,
        box: Rect | None = None,
        span: Span | None = None,
        scope: Scope | None = None,
        numbering: Numbering | None = None,
        id: str | None = None,
        anchor: str | None = None,
        target: str | None = None,
        cell: CellTags | None = None,
    ) -> None:
        self.role = role
        self.parent = parent
        self.language = language
        self.alt = alt
        self.spoken = spoken
        self.link = link
        self.box = box
        self.span = span
        self.scope = scope
        self.numbering = numbering
        self.id = id
        self.anchor = anchor
        self.target = target
        self.cell = cell


class Artifact(NamedTuple):
    """What is drawn but never read, such as a rule; its kind as ISO 32000-1, 14.8.2.2, has it."""

    kind: str


Mark: TypeAlias = Element | Artifact


class Text(NamedTuple):
    """Glyphs of one face on a line: `x` is their left edge, `y` their baseline.

    `copy` is the whole text, as written, that they are a part of.
    """

    x: Pt
    y: Pt
    width: Pt
    glyphs: tuple[Glyph, ...]
    face: Face
    size: Pt
    colour: Colour
    mark: Mark
    copy: Copy

    @property
    def ink(self) -> Pt:
        """Its width without a space at its end."""
        last = self.glyphs[-1]
        return (
            Pt(self.width - last.advance * self.size / 1000) if last.text.isspace() else self.width
        )

    @property
    def text(self) -> str:
        """The characters that its glyphs stand for."""
        return "".join(glyph.text for glyph in self.glyphs)


class Fill(NamedTuple):
    """Boxes filled with one colour."""

    rects: tuple[Rect, ...]
    colour: Colour
    mark: Mark


class Trace(NamedTuple):
    """An outline, filled or stroked."""

    outline: Outline
    mark: Mark


class Picture(NamedTuple):
    """A picture in its box."""

    image: PlacedImage | PlacedDrawing | PlacedPage
    mark: Mark


Item: TypeAlias = Text | Fill | Trace | Picture


class Headroom(NamedTuple):
    """The white above the header's rule, where a copy's number may stand, and the style for it.

    The number's baseline is `drop` points above the bottom of `rect`.
    """

    rect: Rect
    style: TextStyle
    drop: Pt


class Page(NamedTuple):
    """A page; `title` is the document's, `language` a BCP 47 tag."""

    size: Size
    items: tuple[Item, ...]
    title: str
    language: str
    headroom: Headroom | None = None
