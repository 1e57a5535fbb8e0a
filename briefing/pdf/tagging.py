"""The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).

`StructureTree` hands out the operators that mark a page's content, gathers the marked content
under its elements as it is drawn, and makes the objects of the tree: elements, annotations of
links, and the parent tree. Which element a mark means, and what reads first, the layout has said.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import partial
from typing import NamedTuple

from briefing.brief.inline import ascii_url
from briefing.layout.page import Artifact, Element, Mark
from briefing.pdf.objects import Indirect, Writer, number, text_string
from briefing.typeset.block import CellTags
from briefing.typeset.glyphs import seen
from briefing.units import Pt, Rect

# Squares are drawn beside points, no labels are tagged (ISO 32000-1, table 347).
_UNLABELLED = "None"


def id_tree(identified: Mapping[bytes, bytes]) -> bytes:
    """The entry of the structure tree's root that finds elements by their identifiers (14.7.2)."""
    pairs = b"".join(b"%s%s" % pair for pair in sorted(identified.items()))
    return b"/IDTree<</Names[%s]>>" % pairs if identified else b""


class _Content(NamedTuple):
    """Marked content: its page, and its number there."""

    page: int
    number: int


class _Link(NamedTuple):
    """An annotation, and its page."""

    page: int
    annotation: Indirect


class _Node:
    """One element as it fills: marked content, elements and annotations, in reading order."""

    def __init__(self, element: Element, write: "Callable[[_Node, Writer], bytes]") -> None:
        self.element = element
        self.kids: list[_Content | _Node | _Link] = []
        self.object = Indirect(partial(write, self))


class StructureTree:
    """The structure of a document whose pages, `count` of them, are all `page_height` high.

    The count is asked for since the parent tree holds pages by their number, and the annotations
    of links under the keys that follow.
    """

    def __init__(self, page_height: Pt, count: int = 1) -> None:
        self.page_height = page_height
        self.count = count
        self._nodes: dict[Element, _Node] = {}
        self._owners: list[list[_Node]] = []
        self._annotated: list[tuple[_Node, Indirect]] = []
        self._names: dict[Hashable, int] = {}
        self.root = Indirect(self._root)
        self.parent_tree = Indirect(self._parent_tree)

    def begin_page(self) -> None:
        """Begin the next page: content that is opened from now on is on it."""
        self._owners.append([])

    def open(self, mark: Mark) -> str:
        """The operator that begins a marked-content sequence (14.6); `EMC` ends it."""
        if isinstance(mark, Artifact):
            return f"/Artifact<</Type/{mark.kind}>>BDC"
        node = self._node(mark)
        owners = self._owners[-1]
        node.kids.append(_Content(len(self._owners) - 1, len(owners)))
        owners.append(node)
        spoken = f"/ActualText{text_string(mark.spoken).decode()}" if mark.spoken else ""
        return f"/{mark.role}<</MCID {len(owners) - 1}{spoken}>>BDC"

    def annotate(
        self, element: Element, rect: Rect, words: str, place: Rect | None = None
    ) -> Indirect:
        """The annotation of a link over a rectangle, which hangs on the link's element.

        It is described by all the words of the link (PDF/UA-1, 7.18.5), on however many lines, or
        by what is read in their place. A link within the page leads to a `place` on it.
        """
        node, key = self._node(element), len(self._annotated) + self.count
        page, target = len(self._owners) - 1, ascii_url(element.link or "")
        corners = self._corners(rect)
        said = element.alt or " ".join(seen(words).split()) or target

        def write(file: Writer) -> bytes:
            if place:
                corner = number(place.x), number(self.page_height - place.y)
                top_left = " ".join(corner).encode("ascii")
                leads = b"/Dest[%s/XYZ %s null]" % (file.refer_to_page(page), top_left)
            else:
                leads = b"/A<</S/URI/URI %s>>" % file.text(target)
            return (
                b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d"
                b"/Contents %s%s>>" % (corners, file.parent_key(key), file.text(said), leads)
            )

        annotation = Indirect(write)
        node.kids.append(_Link(page, annotation))
        self._annotated.append((node, annotation))
        return annotation

    @property
    def top(self) -> Indirect:
        """The element that holds all others."""
        return self._top.object

    def objects(self) -> Iterator[Indirect]:
        """The annotations as they were made, and the elements in reading order, the top first."""
        yield from (annotation for _, annotation in self._annotated)
        ahead = [self._top]
        while ahead:
            node = ahead.pop()
            yield node.object
            ahead += [kid for kid in reversed(node.kids) if isinstance(kid, _Node)]

    def part(self, file: Writer, name: bytes, document: bytes) -> bytes:
        """The top element as a Part of that name within another document.

        `name` is a text string as it is written, and `document` a reference to the element that
        holds the Part.
        """
        return self._dictionary(b"Part/T %s/P %s" % (name, document), self._top, file)

    def owners(self, file: Writer) -> tuple[bytes, bytes]:
        """Pairs of the parent tree (14.7.4.4): the owners of each page's content by the page's
        key, and the owner of each annotation by its own.
        """
        pages = b"".join(
            b"%d[%s]" % (file.parent_key(page), b" ".join(file.refer(n.object) for n in nodes))
            for page, nodes in enumerate(self._owners)
        )
        annotations = b" ".join(
            b"%d %s" % (file.parent_key(key), file.refer(node.object))
            for key, (node, _) in enumerate(self._annotated, start=self.count)
        )
        return pages, annotations

    @property
    def keys(self) -> int:
        """How many keys the parent tree has."""
        return len(self._annotated) + self.count

    def _node(self, element: Element) -> _Node:
        """The element's node, which is made and hung under its parent's when first asked for."""
        node = self._nodes.get(element)
        if node is None:
            parent = self._node(element.parent) if element.parent else None
            node = self._nodes[element] = _Node(element, self._element)
            if parent:
                parent.kids.append(node)
        return node

    @property
    def _top(self) -> _Node:
        return next(node for node in self._nodes.values() if node.element.parent is None)

    def _root(self, file: Writer) -> bytes:
        here = file.refer(self.top)
        # Every object that the tree names gets its number before the tree does.
        self.owners(file)
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d%s>>" % (
            here,
            file.refer(self.parent_tree),
            self.keys,
            id_tree(self.identified(file)),
        )

    def _parent_tree(self, file: Writer) -> bytes:
        return b"<</Nums[%s%s]>>" % self.owners(file)

    def _element(self, node: _Node, file: Writer) -> bytes:
        element = node.element
        above = self._nodes[element.parent].object if element.parent else self.root
        kind = b"%s/P %s" % (element.role.encode(), file.refer(above))
        return self._dictionary(kind, node, file)

    def _dictionary(self, kind: bytes, node: _Node, file: Writer) -> bytes:
        """An element's dictionary (14.7.2); `kind` is its /S and what follows up to /P."""
        element = node.element
        own = next((kid.page for kid in node.kids if not isinstance(kid, _Node)), None)
        kids = b" ".join(self._kid(file, kid, own) for kid in node.kids)
        entries = [b"/K[%s]" % kids]
        if own is not None:
            entries.append(b"/Pg %s" % file.refer_to_page(own))
        if element.id:
            entries.append(b"/ID %s" % self._id(element.id, file))
        if element.alt:
            entries.append(b"/Alt %s" % file.text(element.alt))
        if element.spoken:
            # The marked content has it, too, for whoever reads the page without its structure.
            # PDFium passes over it there where the text on the page is white space.
            entries.append(b"/ActualText %s" % file.text(element.spoken))
        if element.language:
            entries.append(b"/Lang %s" % file.text(element.language))
        if element.role == "L":
            numbering = (element.numbering or _UNLABELLED).encode()
            entries.append(b"/A<</O/List/ListNumbering/%s>>" % numbering)
        if element.scope or element.cell:
            entries += self._cell(element, file)
        if element.box:
            box = self._corners(element.box)
            entries.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
        return b"<</Type/StructElem/S/%s%s>>" % (kind, b"".join(entries))

    def _cell(self, element: Element, file: Writer) -> Iterator[bytes]:
        """The entries of a table's cell: what it heads, spans and belongs to (14.8.5.7)."""
        scope, cell = element.scope, element.cell or CellTags()
        parts = [b"/Scope/%s" % scope.encode()] if scope else []
        parts += [b"/ColSpan %d" % cell.columns] if cell.columns > 1 else []
        parts += [b"/RowSpan %d" % cell.rows] if cell.rows > 1 else []
        if cell.heads:
            known = (self._id(name, file) for name in cell.heads)
            parts.append(b"/Headers[%s]" % b"".join(known))
        if cell.name is not None:
            yield b"/ID %s" % self._id(cell.name, file)
        if parts:
            yield b"/A<</O/Table%s>>" % b"".join(parts)

    def _id(self, name: Hashable, file: Writer) -> bytes:
        """The identifier of an element that has a name (14.7.2), which no other in the file has."""
        return b"(%d.%d)" % (file.parent_key(0), self._names.setdefault(name, len(self._names)))

    def identified(self, file: Writer) -> dict[bytes, bytes]:
        """References to the elements that have an identifier, by that."""
        names = (
            (node.element.cell.name if node.element.cell else node.element.id, node)
            for node in self._nodes.values()
        )
        return {
            self._id(name, file): file.refer(node.object)
            for name, node in names
            if name is not None
        }

    def _kid(self, file: Writer, kid: _Content | _Node | _Link, own: int | None) -> bytes:
        """A child as its element has it; content of a page other than `own` names its page."""
        match kid:
            case _Content(page=page, number=number) if page == own:
                return b"%d" % number
            case _Content(page=page, number=number):
                return b"<</Type/MCR/Pg %s/MCID %d>>" % (file.refer_to_page(page), number)
            case _Node():
                return file.refer(kid.object)
            case _Link(page=page, annotation=annotation):
                target, sheet = file.refer(annotation), file.refer_to_page(page)
                return b"<</Type/OBJR/Obj %s/Pg %s>>" % (target, sheet)

    def _corners(self, rect: Rect) -> bytes:
        """A rectangle as PDF has it: left, bottom, right, top, from the bottom left edge."""
        top = self.page_height - rect.y
        edges = (rect.x, top - rect.height, rect.x + rect.width, top)
        return " ".join(map(number, edges)).encode("ascii")
