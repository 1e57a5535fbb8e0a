"""The model of a finished PDF that the checks look at: plain values, read once by `reader.py`.

Boxes are in points, from the top left of the page as it is shown, whatever its rotation.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.style.colour import Colour
from briefing.units import Pt, Rect, Size

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


class Words(NamedTuple):
    """The text of one text-showing operator: in one font, size and colour, a line or less.

    `size` is in points as shown; `behind` holds the colours under a tenth of the box or more;
    `unreadable` counts characters without Unicode. A colour that is a pattern is None; `opacity`
    is from 0 to 1. `mcid`, here and below, is the number of the marked content that it is part
    of (ISO 32000-1, 14.7.4), else -1. It `is_in_form` where a form draws it (8.10), and
    `is_covered` where an opaque item is painted over it.
    """

    box: Rect
    text: str
    size: float
    font: str
    is_bold: bool
    is_embedded: bool
    is_invisible: bool
    unreadable: int
    colour: Colour | None
    opacity: float
    behind: tuple[Colour, ...]
    mcid: int
    is_artifact: bool
    is_in_form: bool = False
    is_covered: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether it is painted, and not covered."""
        return not (self.is_invisible or self.is_covered)


class Shape(NamedTuple):
    """A path: the colours of its fill and of its stroke, if any; `weight` is in points."""

    box: Rect
    fill: Colour | None
    line: Colour | None
    weight: float
    is_opaque: bool
    is_rectangle: bool
    mcid: int
    is_artifact: bool


class Image(NamedTuple):
    """A raster image: width and height in pixels; `dpi` is that of its coarser side in print."""

    box: Rect
    pixels: tuple[int, int]
    dpi: float
    is_opaque: bool
    mcid: int
    is_artifact: bool


Item = Words | Shape | Image


class Annotation(NamedTuple):
    """An annotation (ISO 32000-1, 12.5): its subtype, a link's address, its /Contents.

    It `is_tagged` where an element of the structure tree refers to it.
    """

    kind: str
    box: Rect
    target: str | None
    contents: str
    is_bordered: bool
    is_tagged: bool


class Page(NamedTuple):
    """A page, numbered from 1: its items in the order of painting, and its annotations.

    `follows_tags` says that its tab order is that of the tags; it `is_whole` unless it has more
    items than are read.
    """

    number: int
    size: Size
    items: tuple[Item, ...]
    annotations: tuple[Annotation, ...]
    follows_tags: bool
    is_whole: bool

    @property
    def words(self) -> Iterator[Words]:
        """The text that can be seen."""
        return (item for item in self.items if isinstance(item, Words) and item.is_seen)

    @property
    def shapes(self) -> Iterator[Shape]:
        """The lines and fills."""
        return (item for item in self.items if isinstance(item, Shape))

    @property
    def images(self) -> Iterator[Image]:
        """The images."""
        return (item for item in self.items if isinstance(item, Image))


class MarkedContent(NamedTuple):
    """Marked content of an element: its page, from 1 (0: unknown), and its number on that page.

    `text` and `box` are those of all items with that number; no box where there is none.
    """

    page: int
    mcid: int
    text: str
    box: Rect | None


class Element(NamedTuple):
    """An element of the structure tree (ISO 32000-1, 14.7.2).

    `role` is the standard structure type that the role map leads to, `own_role` the file's name
    for it; `alt` the alternative text, `actual` the replacement text (/ActualText).
    """

    role: str
    own_role: str
    alt: str
    actual: str
    kids: "tuple[Element | MarkedContent, ...]"

    def walk(self, depth: int = 0) -> "Iterator[tuple[int, Element]]":
        """This element and all below it, in reading order, each with its depth."""
        yield depth, self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk(depth + 1)

    @property
    def text(self) -> str:
        """What is read aloud: the replacement text, else the text of all kids."""
        pieces = [self.actual] if self.actual else [kid.text for kid in self.kids]
        return " ".join(" ".join(pieces).split())

    def contents(self) -> Iterator[MarkedContent]:
        """All marked content in it and below it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, MarkedContent):
                yield kid
            else:
                yield from kid.contents()


class ActiveContent(NamedTuple):
    """An action, script or reference outside: its PDF name, and the file or text that it names."""

    kind: str
    detail: str


class EmbeddedFile(NamedTuple):
    """An embedded file (ISO 32000-1, 7.11.4); `is_program` where its first bytes are those of one.

    `relationship` is its /AFRelationship, None without one.
    """

    name: str
    relationship: str | None
    is_program: bool


class Catalogue(NamedTuple):
    """What the catalogue, the information dictionary and the XMP metadata say of the file.

    `hidden_layers` are names, `fields` a count of form fields; `pdfua_part` is `1` or so and
    `pdfa_level` `3a` or so, both empty where the file does not claim the standard.
    """

    title: str
    shows_title: bool
    language: str
    is_tagged: bool
    has_bookmarks: bool
    hidden_layers: tuple[str, ...]
    fields: int
    pdfua_part: str
    pdfa_level: str


class Document(NamedTuple):
    """A whole PDF: `pages` are the pages that were read, `sizes` the sizes of all pages.

    `tags` is the root of the structure tree, if there is one. `may_print` and `may_read_aloud`
    are what its permissions allow; `versions` counts its incremental updates, the first save
    included; a file that is not `is_whole` was repaired to be read.
    """

    name: str
    data: bytes
    sizes: tuple[Size, ...]
    pages: tuple[Page, ...]
    catalogue: Catalogue
    tags: Element | None
    active: tuple[ActiveContent, ...]
    embedded_files: tuple[EmbeddedFile, ...]
    may_print: bool
    may_read_aloud: bool
    versions: int
    is_whole: bool

    @property
    def elements(self) -> Iterator[Element]:
        """All elements of the structure tree, in reading order; none of a file without tags."""
        found = (element for _, element in self.tags.walk()) if self.tags else iter(())
        next(found, None)  # the root is no element
        return found


class CropBox(NamedTuple):
    """The visible part of a page (ISO 32000-1, 14.11.2), in the page's own points, y upwards.

    `turn` is how far it is turned to be shown: degrees, clockwise (7.7.3.3).
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: "PdfPage") -> "CropBox":
        """The crop box of a page within its media box, its own or inherited."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def place(self, box: tuple[float, float, float, float]) -> Rect:
        """A box in the page's own points (left, bottom, right, top) as a box of the shown page."""
        left, bottom, right, top = box
        a, b = left - self.left, right - self.left
        c, d = bottom - self.bottom, top - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        match self.turn:
            case 90:
                edges = c, a, d, b
            case 180:
                edges = width - b, c, width - a, d
            case 270:
                edges = height - d, width - b, height - c, width - a
            case _:
                edges = a, height - d, b, height - c
        x0, y0, x1, y1 = edges
        return Rect(Pt(x0), Pt(y0), Pt(x1 - x0), Pt(y1 - y0))
