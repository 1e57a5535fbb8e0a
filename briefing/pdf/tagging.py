"""Marks become the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).

ReportLab knows the catalogue's /StructTreeRoot and /MarkInfo but has no marked content.
"""

from functools import partial
from typing import NamedTuple

from briefing.brief.inline import ascii_url
from briefing.layout.page import Artifact, Element, Mark
from briefing.pdf.objects import Document, Indirect, number, text_string
from briefing.units import Pt, Rect

# Squares are drawn beside points, no labels are tagged (ISO 32000-1, table 347).
_LIST_NUMBERING = b"/A<</O/List/ListNumbering/None>>"


class _Content(NamedTuple):
    """Marked content: its page, and its number there."""

    page: int
    number: int


class _Link(NamedTuple):
    """An annotation, and its page."""

    page: int
    annotation: Indirect


class _Node:
    """One element as it fills: marked content by number, child elements, annotations."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.kids: list[_Content | _Node | _Link] = []
        self.object: Indirect | None = None


class StructureTree:
    """Marked content in the order it is drawn, gathered under its elements.

    All of a document's pages are as high, and their count is known: the parent tree holds
    them by number before any annotation.
    """

    def __init__(self, page_height: Pt, count: int = 1) -> None:
        self.page_height = page_height
        self.count = count
        self._nodes: dict[Element, _Node] = {}
        self._owners: list[list[_Node]] = []
        self._annotated: list[_Node] = []
        self._top: Indirect | None = None

    def begin_page(self) -> None:
        """Begin the next page: what is opened from now on is on it."""
        self._owners.append([])

    def open(self, mark: Mark) -> str:
        """The operator that begins a sequence of content with this mark."""
        if isinstance(mark, Artifact):
            return f"/Artifact<</Type/{mark.kind}>>BDC"
        node = self._node(mark)
        owners = self._owners[-1]
        node.kids.append(_Content(len(self._owners) - 1, len(owners)))
        owners.append(node)
        spoken = f"/ActualText{text_string(mark.spoken).decode()}" if mark.spoken else ""
        return f"/{mark.role}<</MCID {len(owners) - 1}{spoken}>>BDC"

    def annotate(self, element: Element, rect: Rect) -> Indirect:
        """Make the annotation of a link over a rectangle, and hang it on its element."""
        node, key = self._node(element), len(self._annotated) + self.count
        target = text_string(ascii_url(element.link or ""))
        corners = self.corners(rect)
        annotation = Indirect(
            lambda _: (
                b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d"
                b"/Contents %s/A<</S/URI/URI %s>>>>" % (corners, key, target, target)
            )
        )
        node.kids.append(_Link(len(self._owners) - 1, annotation))
        self._annotated.append(node)
        return annotation

    def root(self) -> Indirect:
        """The tree's root, for the catalogue."""
        nodes = list(self._nodes.values())
        for node in nodes:
            node.object = Indirect(partial(self._element, node))
        top = next(node for node in nodes if node.element.parent is None)
        self._top = Indirect(lambda doc: self._root(doc, top))
        return self._top

    def _node(self, element: Element) -> _Node:
        """The element's node, hung under its parent when it is first met."""
        node = self._nodes.get(element)
        if node is None:
            parent = self._node(element.parent) if element.parent else None
            node = self._nodes[element] = _Node(element)
            if parent:
                parent.kids.append(node)
        return node

    def _root(self, document: Document, top: _Node) -> bytes:
        here = document.refer(top.object)
        owners = b"".join(
            b"%d[%s]" % (page, b" ".join(document.refer(node.object) for node in nodes))
            for page, nodes in enumerate(self._owners)
        )
        annotated = b" ".join(
            b"%d %s" % (key, document.refer(node.object))
            for key, node in enumerate(self._annotated, start=self.count)
        )
        tree = Indirect(lambda _: b"<</Nums[%s%s]>>" % (owners, annotated))
        return b"<</Type/StructTreeRoot/K[%s]/ParentTree %s/ParentTreeNextKey %d>>" % (
            here,
            document.refer(tree),
            len(self._annotated) + self.count,
        )

    def _element(self, node: _Node, document: Document) -> bytes:
        element = node.element
        own = next((kid.page for kid in node.kids if not isinstance(kid, _Node)), None)
        sheet = self._sheet(own, document)
        above = self._nodes[element.parent].object if element.parent else self._top
        up = document.refer(above)
        kids = b" ".join(self._kid(document, kid, own) for kid in node.kids)
        entries = [b"/K[%s]" % kids]
        if own is not None:
            entries.append(b"/Pg %s" % sheet)
        if element.alt:
            entries.append(b"/Alt %s" % text_string(element.alt))
        if element.language:
            entries.append(b"/Lang %s" % text_string(element.language))
        if element.role == "L":
            entries.append(_LIST_NUMBERING)
        if element.scope:
            entries.append(b"/A<</O/Table/Scope/%s>>" % element.scope.encode())
        if element.box:
            box = self.corners(element.box)
            entries.append(b"/A<</O/Layout/Placement/Block/BBox[%s]>>" % box)
        return b"<</Type/StructElem/S/%s/P %s%s>>" % (element.role.encode(), up, b"".join(entries))

    def _kid(self, document: Document, kid: _Content | _Node | _Link, own: int | None) -> bytes:
        """A child as its element has it; content of another page names that page."""
        match kid:
            case _Content(page=page, number=number) if page == own:
                return b"%d" % number
            case _Content(page=page, number=number):
                return b"<</Type/MCR/Pg %s/MCID %d>>" % (self._sheet(page, document), number)
            case _Node():
                return document.refer(kid.object)
            case _Link(page=page, annotation=annotation):
                target = document.refer(annotation)
                return b"<</Type/OBJR/Obj %s/Pg %s>>" % (target, self._sheet(page, document))

    def _sheet(self, page: int | None, document: Document) -> bytes:
        """The reference to a page."""
        return b"" if page is None else document.refer_to_page(page)

    def corners(self, rect: Rect) -> bytes:
        """A rectangle as PDF has it: left, bottom, right, top, from the bottom left edge."""
        top = self.page_height - rect.y
        edges = (rect.x, top - rect.height, rect.x + rect.width, top)
        return " ".join(map(number, edges)).encode("ascii")
