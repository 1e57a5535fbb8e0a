"""What a finished PDF is, as far as the checks ask: plain values, nothing left to read.

Boxes are in points, from the top left of the page as it is shown, whatever its rotation.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from briefing.style.colour import Colour
from briefing.units import Pt, Rect, Size

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


class Words(NamedTuple):
    """Text that one operator shows: in one font, size and colour, most often a line or less.

    `behind` holds the colours that lie under a tenth of it or more. `unreadable` counts its
    characters that have no Unicode. A colour that is a pattern is None; its `opacity` is from 0
    to 1. `mcid`, here and below, is the number of the tagged content that it is part of, else -1.
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
    is_covered: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether it is painted, and nothing over it."""
        return not (self.is_invisible or self.is_covered)


class Shape(NamedTuple):
    """A path that is filled, or stroked with a line of `weight` points, or both."""

    box: Rect
    fill: Colour | None
    line: Colour | None
    weight: float
    is_opaque: bool
    is_rectangle: bool
    mcid: int
    is_artifact: bool


class Picture(NamedTuple):
    """An image where it stands: `dpi` is what it prints in, at its coarser side."""

    box: Rect
    pixels: tuple[int, int]
    dpi: float
    is_opaque: bool
    mcid: int
    is_artifact: bool


Item = Words | Shape | Picture


class Note(NamedTuple):
    """An annotation: its subtype, where it leads, what it says of itself, and whether tagged."""

    kind: str
    box: Rect
    target: str | None
    says: str
    is_bordered: bool
    is_tagged: bool


class Sheet(NamedTuple):
    """A page: what is painted on it, in that order, and what is laid over it."""

    number: int
    size: Size
    items: tuple[Item, ...]
    notes: tuple[Note, ...]
    follows_tags: bool
    is_whole: bool

    @property
    def words(self) -> Iterator[Words]:
        """Its text that can be seen."""
        return (item for item in self.items if isinstance(item, Words) and item.is_seen)

    @property
    def shapes(self) -> Iterator[Shape]:
        """Its lines and fills."""
        return (item for item in self.items if isinstance(item, Shape))

    @property
    def pictures(self) -> Iterator[Picture]:
        """Its images."""
        return (item for item in self.items if isinstance(item, Picture))


class Spot(NamedTuple):
    """A piece of tagged content: its page, counted from 1, its number there, and what it is."""

    page: int
    mcid: int
    text: str
    box: Rect | None


class Node(NamedTuple):
    """An element of the structure tree (ISO 32000-1, 14.7.2), as a screen reader meets it.

    `role` is the standard one that the file's role map leads to; `own` the file's name for it.
    """

    role: str
    own: str
    alt: str
    actual: str
    kids: "tuple[Node | Spot, ...]"

    def walk(self, depth: int = 0) -> "Iterator[tuple[int, Node]]":
        """Itself and all below it, in reading order, each with its depth."""
        yield depth, self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk(depth + 1)

    @property
    def text(self) -> str:
        """What is read aloud: its own replacement text, else all that it holds."""
        pieces = [self.actual] if self.actual else [kid.text for kid in self.kids]
        return " ".join(" ".join(pieces).split())

    def spots(self) -> Iterator[Spot]:
        """All content that it holds, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Spot):
                yield kid
            else:
                yield from kid.spots()


class Active(NamedTuple):
    """Something that does more than stand there: the PDF's name for it, and what it names."""

    kind: str
    detail: str


class Enclosed(NamedTuple):
    """A file inside the file; `is_program` where its first bytes are those of one."""

    name: str
    relationship: str | None
    is_program: bool


class Catalogue(NamedTuple):
    """What the file says of itself."""

    title: str
    shows_title: bool
    language: str
    is_tagged: bool
    has_bookmarks: bool
    hidden_layers: tuple[str, ...]
    fields: int
    ua_part: str
    archival: str


class Document(NamedTuple):
    """A whole PDF. `sheets` are the pages that were looked at, `sizes` those of all pages.

    `may_print` and `may_read_aloud` are what its permissions allow. `versions` counts how often
    it was saved by appending. A file that is not `is_whole` was repaired to be read.
    """

    name: str
    data: bytes
    sizes: tuple[Size, ...]
    sheets: tuple[Sheet, ...]
    catalogue: Catalogue
    tags: Node | None
    active: tuple[Active, ...]
    enclosed: tuple[Enclosed, ...]
    may_print: bool
    may_read_aloud: bool
    versions: int
    is_whole: bool

    @property
    def elements(self) -> Iterator[Node]:
        """All elements of the structure, in reading order; none of a file without tags."""
        found = (node for _, node in self.tags.walk()) if self.tags else iter(())
        next(found, None)  # the root is no element
        return found


class Frame(NamedTuple):
    """The visible part of a page and how far it is turned to be shown.

    The part is the crop box within the media box, its own or what it inherits.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: "PdfPage") -> "Frame":
        """The frame of a page; `turn` is in degrees, clockwise (ISO 32000-1, 7.7.3.3)."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def place(self, box: tuple[float, float, float, float]) -> Rect:
        """A box, given by left, bottom, right and top, where it is seen."""
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
