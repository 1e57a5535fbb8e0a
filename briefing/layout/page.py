"""A finished page: items at fixed positions, each one marked for the reader.

The items stand in reading order. An element's place in the tree is its parent's, and
among its siblings that of its first item.
"""

from typing import NamedTuple, TypeAlias

from briefing.brief.model import Copy
from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.stylesheet import Face, TextStyle
from briefing.typeset.block import Outline, Plate, Scope
from briefing.typeset.glyphs import Glyph
from briefing.units import Pt, Rect, Size


class Element:
    """Real content: one node of the structure tree, however many items it takes.

    `role` is a standard structure type (ISO 32000-1, 14.8.4). `alt` speaks for a Figure,
    `spoken` for text whose shape on the page would mislead, `link` is where a Link leads,
    `box` is a Figure's place, `span` where its author asked for it, and `scope` what the
    head of a table speaks for.
    """

    __slots__ = "alt", "box", "language", "link", "parent", "role", "scope", "span", "spoken"

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


class Artifact(NamedTuple):
    """Furniture: drawn, but never read aloud. `kind` as in ISO 32000-1, 14.8.2.2."""

    kind: str


Mark: TypeAlias = Element | Artifact


class Text(NamedTuple):
    """Glyphs of one face on a baseline: `x` where they start, `y` from the top edge.

    They are of a line of `copy`.
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
        """Its width without the space at its end, were it one that binds."""
        last = self.glyphs[-1]
        return (
            Pt(self.width - last.advance * self.size / 1000) if last.text.isspace() else self.width
        )

    @property
    def text(self) -> str:
        """The characters it stands for."""
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
    """A picture's pixels in their box."""

    plate: Plate
    mark: Mark


Item: TypeAlias = Text | Fill | Trace | Picture


class Headroom(NamedTuple):
    """The white over the header rule, where a copy's number may stand, and its type.

    `drop` is how far above its foot a baseline stands.
    """

    rect: Rect
    style: TextStyle
    drop: Pt


class Page(NamedTuple):
    """A whole page; `title` is the document's, `language` a BCP 47 tag."""

    size: Size
    items: tuple[Item, ...]
    title: str
    language: str
    headroom: Headroom | None = None
