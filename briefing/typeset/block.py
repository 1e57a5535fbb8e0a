"""Blocks: set lines, rules and drawings at fixed places, with the tags that they are read by.

A block's tag is its structure element (ISO 32000-1, 14.8.4); its children stand in reading
order. Lengths are in points; `y` grows down.
"""

from collections.abc import Hashable
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from briefing.brief.model import Copy, NoteMark
from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.style.stylesheet import Face, TextStyle
from briefing.typeset.glyphs import Glyph, seen
from briefing.typeset.line_breaking import ELASTIC, Slice
from briefing.typeset.shaping import RAISED, Shaped
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from briefing.brief import drawing
    from briefing.brief.raster import Raster
    from briefing.files.pdf_page import PdfPage


# The points of a step: `move` and `line` have one, `curve` two handles and its end, `close` none.
Kind: TypeAlias = Literal["move", "line", "curve", "close"]


class Boxes(NamedTuple):
    """Boxes filled with one colour."""

    rects: tuple[Rect, ...]
    colour: Colour

    def moved(self, x: float, y: float) -> "Boxes":
        """The same boxes so many points further right and down."""
        return self._replace(rects=tuple(moved(rect, x, y) for rect in self.rects))


class Step(NamedTuple):
    """One step along an outline, as PDF's path operators have them (ISO 32000-1, 8.5.2)."""

    kind: Kind
    points: tuple[tuple[float, float], ...] = ()


class Outline(NamedTuple):
    """Lines and cubic curves, filled, stroked `width` points thick, or both.

    It is filled by the nonzero winding rule, or the `even_odd` one (ISO 32000-1, 8.5.3.3). A
    stroke may be in dashes: lengths of dash and gap, in points, which start anew with each
    part of the outline (8.4.3.6).
    """

    steps: tuple[Step, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    width: Pt = Pt(0)
    even_odd: bool = False
    dashes: tuple[float, ...] = ()

    def moved(self, x: float, y: float) -> "Outline":
        """The same outline so many points further right and down."""
        steps = (
            step._replace(points=tuple((across + x, down + y) for across, down in step.points))
            for step in self.steps
        )
        return self._replace(steps=tuple(steps))


class PlacedImage(NamedTuple):
    """A picture's pixels in a box; `ground` shows where they are transparent.

    One that `is_grey` is printed without its colours.
    """

    rect: Rect
    raster: "Raster"
    ground: Colour
    is_grey: bool = False

    def moved(self, x: float, y: float) -> "PlacedImage":
        """The same pixels so many points further right and down."""
        return self._replace(rect=moved(self.rect, x, y))


class SetWords(NamedTuple):
    """Words of a drawing's label as glyphs of a family's face, at a point of the label's own
    system.
    """

    words: "drawing.Words"
    family: str
    face: Face
    glyphs: tuple[Glyph, ...]
    x: float
    y: float


class PlacedDrawing(NamedTuple):
    """A drawing of its own file in a box, with the words of each of its labels, in their order."""

    rect: Rect
    drawing: "drawing.Drawing"
    labels: tuple[tuple[SetWords, ...], ...]

    def moved(self, x: float, y: float) -> "PlacedDrawing":
        """The same drawing so many points further right and down."""
        return self._replace(rect=moved(self.rect, x, y))


class PlacedPage(NamedTuple):
    """A page of a PDF in a box."""

    rect: Rect
    page: "PdfPage"

    def moved(self, x: float, y: float) -> "PlacedPage":
        """The same page so many points further right and down."""
        return self._replace(rect=moved(self.rect, x, y))


Shape: TypeAlias = Boxes | Outline | PlacedImage | PlacedDrawing | PlacedPage


class Drawing(NamedTuple):
    """Shapes within a box, which together are a Figure.

    `alt` is its alternative text; without one the shapes, and the words within, repeat what is
    read elsewhere. `span` is the place in a file where its author asked for it.
    """

    shapes: tuple[Shape, ...]
    box: Rect
    alt: str | None = None
    span: Span | None = None

    def moved(self, x: float, y: float) -> "Drawing":
        """The same drawing so many points further right and down."""
        shapes = tuple(shape.moved(x, y) for shape in self.shapes)
        return self._replace(shapes=shapes, box=moved(self.box, x, y))


def moved(rect: Rect, x: float, y: float) -> Rect:
    """The same box so many points further right and down."""
    return Rect(Pt(rect.x + x), Pt(rect.y + y), rect.width, rect.height)


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    """A closed outline through some points."""
    first, *others = points
    lines = (Step("line", (point,)) for point in others)
    return (Step("move", (first,)), *lines, Step("close"))


def frame(rect: Rect, thickness: Pt) -> tuple[Step, ...]:
    """The outline whose stroke of this thickness lies inside a box, along its edges."""
    inset = thickness / 2
    left, top = rect.x + inset, rect.y + inset
    right, bottom = rect.x + rect.width - inset, rect.y + rect.height - inset
    return polygon((left, top), (right, top), (right, bottom), (left, bottom))


def disc(x: float, y: float, radius: float) -> tuple[Step, ...]:
    """A circle round a point, in four curves."""
    handle = radius * _CIRCLE
    curves = (
        ((x + radius, y + handle), (x + handle, y + radius), (x, y + radius)),
        ((x - handle, y + radius), (x - radius, y + handle), (x - radius, y)),
        ((x - radius, y - handle), (x - handle, y - radius), (x, y - radius)),
        ((x + handle, y - radius), (x + radius, y - handle), (x + radius, y)),
    )
    drawn = (Step("curve", points) for points in curves)
    return (Step("move", ((x + radius, y),)), *drawn, Step("close"))


# The handles of a quarter of a circle, in radii: 4/3 (√2 - 1), off by less than 3 in 10,000.
_CIRCLE = 0.5523


class GlyphRun(NamedTuple):
    """Glyphs of a line that share a voice: `x` is from the line's start, `width` their advance.

    `language` is None where it is the page's. `heading` marks a title that runs in, `spoken` is
    what is read in place of the glyphs; `note` says what of a note they are.
    """

    x: Pt
    width: Pt
    glyphs: tuple[Glyph, ...]
    face: Face
    size: Pt
    colour: Colour
    link: str | None = None
    language: str | None = None
    emphasis: bool = False
    heading: bool = False
    spoken: str | None = None
    note: NoteMark | None = None

    @property
    def text(self) -> str:
        """The characters that its glyphs stand for."""
        return "".join(glyph.text for glyph in self.glyphs)


class Line(NamedTuple):
    """One line of a text: its left edge, its baseline from the block's top, the width of its ink.

    `cut` says which of the glyphs of `shaped` stand on it; `copy` is the whole text as written.
    """

    x: Pt
    baseline: Pt
    width: Pt
    shaped: Shaped
    cut: Slice
    style: TextStyle
    copy: Copy

    @property
    def glyph_runs(self) -> tuple[GlyphRun, ...]:
        """Its glyphs, parted where the voice changes; a hyphen that was added is U+00AD."""
        return _glyph_runs(self.shaped, self.cut, self.style)

    @property
    def text(self) -> str:
        """The characters on the line."""
        return "".join(run.text for run in self.glyph_runs)


@lru_cache(maxsize=2048)
def _glyph_runs(shaped: Shaped, cut: Slice, style: TextStyle) -> tuple[GlyphRun, ...]:
    """The glyphs of a slice, parted where the voice changes."""
    scale = style.size / 1000
    x = 0.0
    part = slice(cut.start, cut.end)
    pairs = list(zip(shaped.glyphs[part], shaped.voices[part], strict=True))
    text = "".join(glyph.text for glyph, _ in pairs)
    if seen(text) != text:
        # With such characters in it a word is found by no search, and read in pieces.
        pairs = [(g._replace(text=seen(g.text)), v) for g, v in pairs if not g.text or seen(g.text)]
        if text.endswith("\u200b") and pairs:
            # The word goes on in the next line, and has no hyphen: its last letter reads as one
            # that a soft hyphen follows (ISO 32000-1, 14.8.2.2.3). PDFium overlooks a soft hyphen
            # without ink.
            last, voice = pairs[-1]
            pairs[-1] = last._replace(text=f"{last.text}\u00ad"), voice
    if cut.hyphen and pairs:
        voice = pairs[-1][1]
        pairs.append((dict(shaped.hyphens)[voice.face]._replace(text="\u00ad"), voice))
    glyph_runs = []
    for voice, group in groupby(pairs, key=lambda pair: pair[1]):
        glyphs = tuple(glyph for glyph, _ in group)
        if cut.letters != 1 or cut.spaces != 1:
            glyphs = tuple(_spread(glyph, cut) for glyph in glyphs)
        width = sum(glyph.advance for glyph in glyphs) * scale
        place, size = (Pt(x), Pt(width)), style.size
        face, *others, raised = voice
        if raised:
            size, glyphs = Pt(size * RAISED), tuple(map(_in_own_em, glyphs))
        glyph_runs.append(GlyphRun(*place, glyphs, face, size, style.colour, *others))
        x += width
    return tuple(glyph_runs)


def _in_own_em(glyph: Glyph) -> Glyph:
    """A raised glyph with its lengths in parts of its own em, which is smaller than the text's."""
    return glyph._replace(
        advance=glyph.advance / RAISED, dx=glyph.dx / RAISED, dy=glyph.dy / RAISED
    )


def _spread(glyph: Glyph, cut: Slice) -> Glyph:
    """A glyph of a justified line; a mark over a letter moves with it."""
    if glyph.text in ELASTIC:
        return glyph._replace(advance=glyph.advance * cut.spaces)
    return glyph._replace(advance=glyph.advance * cut.letters, dx=glyph.dx * cut.letters)


# What a table's head speaks for (ISO 32000-1, table 349).
Scope: TypeAlias = Literal["Row", "Column"]
# What the labels of a list are (ISO 32000-1, table 347).
Numbering: TypeAlias = Literal["Decimal", "LowerAlpha", "UpperAlpha"]


class CellTags(NamedTuple):
    """How a cell lies in its table: how many columns and rows it spans, and what heads it.

    A head has a `name`, any value that no other has; `heads` are the names of those that a cell
    belongs to (ISO 32000-1, 14.8.5.7).
    """

    columns: int = 1
    rows: int = 1
    name: Hashable = None
    heads: tuple[Hashable, ...] = ()


class FilledBox(NamedTuple):
    """A filled box that is decoration: a rule, a bullet, a bar; an artifact, never read."""

    rect: Rect
    colour: Colour


class OpenBox(NamedTuple):
    """A box whose edge alone is drawn, within it and so many points thick; an artifact, too."""

    rect: Rect
    colour: Colour
    edge: Pt

    @property
    def outline(self) -> Outline:
        """What is stroked. A box with no room within its edge is filled with it."""
        x, y, width, height = self.rect
        if min(width, height) <= 2 * self.edge:
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            return Outline(polygon(*corners), fill=self.colour)
        return Outline(frame(self.rect, self.edge), stroke=self.colour, width=self.edge)


class Block(NamedTuple):
    """Lines, children and boxes, `depth` points deep from its top to its last line's bottom.

    Without a `tag` its lines belong to the element around it. `spoken` replaces their text for
    a screen reader (ActualText, ISO 32000-1, 14.9.4) where their shape would mislead. Lines of
    an `artifact` are not read: `Layout` repeats what is read elsewhere, `Pagination` belongs to
    the page. Children of a block with a drawing are words within its figure. A `scope` is that of
    the head of a table's row or column, and `cell` tells more of a table's cell; `numbering` is
    what kind of labels a list has. A block that is `whole` is never parted by the end of a column,
    one that `leads` never from what follows.
    """

    depth: Pt
    tag: str | None = None
    lines: tuple[Line, ...] = ()
    children: tuple["Placed", ...] = ()
    boxes: tuple[FilledBox | OpenBox, ...] = ()
    drawing: Drawing | None = None
    spoken: str | None = None
    artifact: str | None = None
    scope: Scope | None = None
    cell: CellTags | None = None
    whole: bool = False
    leads: bool = False
    numbering: Numbering | None = None


class Placed(NamedTuple):
    """A block and its top left corner, in points from that of the block or page that holds it."""

    x: Pt
    y: Pt
    block: Block


class Stack:
    """Blocks laid one below the other; a builder, used within one function."""

    def __init__(self, y: float = 0) -> None:
        self.y = y
        self.placed: list[Placed] = []

    def add(self, block: Block, *, above: float = 0, x: float = 0) -> None:
        """Put a block below what is there, some space above it."""
        self.y += above
        self.placed.append(Placed(Pt(x), Pt(self.y), block))
        self.y += block.depth

    def block(self, tag: str | None = None, boxes: tuple[FilledBox, ...] = ()) -> Block:
        """What was added, as one block."""
        return Block(depth=Pt(self.y), tag=tag, children=tuple(self.placed), boxes=boxes)
