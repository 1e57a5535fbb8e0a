"""Reads the structure tree of a PDF, through pypdf, and outlines what a screen reader reads."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.preflight.model import Element, MarkedContent, Page, Words
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from pypdf import PdfReader


MOST = 50_000  # elements; a report of 500 pages has some 20,000
_DEEP = 60  # levels; a table in a list in a section has about ten


def read_tree(reader: "PdfReader", pages: tuple[Page, ...]) -> tuple[Element | None, set[int]]:
    """The root of the structure tree, if there is one, and the object numbers of the annotations
    that it refers to.
    """
    root = reader.root_object.get("/StructTreeRoot")
    tree = root.get_object() if root is not None else None
    if not isinstance(tree, dict):
        return None, set()
    walk = _Walk(reader, tree, pages)
    kids = tuple(walk.kids(tree, None, 0))
    return Element("Root", "StructTreeRoot", "", "", kids), walk.annotations


class _Walk:
    """One walk through a tree that may be damaged, endless or a loop."""

    def __init__(self, reader: "PdfReader", tree: Mapping[str, Any], pages: tuple[Page, ...]):
        roles = tree.get("/RoleMap")
        roles = roles.get_object() if roles is not None else None
        self.roles: Mapping[str, Any] = roles if isinstance(roles, dict) else {}
        self.page_numbers = {
            page.indirect_reference.idnum: number
            for number, page in enumerate(reader.pages, start=1)
            if page.indirect_reference
        }
        self.contents = _contents(pages)
        self.annotations: set[int] = set()
        self.seen: set[int] = set()
        self.count = 0

    def kids(
        self, parent: Mapping[str, Any], page: int | None, depth: int
    ) -> Iterator[Element | MarkedContent]:
        """What an element holds; marked content without a page of its own is on the parent's."""
        kids = parent.get("/K")
        kids = kids.get_object() if kids is not None else []
        for kid in kids if isinstance(kids, list) else [kids]:
            self.count += 1
            if self.count > MOST or depth > _DEEP:
                return
            number = getattr(kid, "idnum", 0)
            found = kid.get_object()
            if isinstance(found, int):
                yield self._content(page, int(found))
            elif isinstance(found, dict) and number not in self.seen:
                if number:
                    self.seen.add(number)
                yield from self._kid(found, page, depth)

    def _kid(
        self, kid: Mapping[str, Any], page: int | None, depth: int
    ) -> Iterator[Element | MarkedContent]:
        own_page = self.page_numbers.get(_reference(kid, "/Pg")) or page
        match str(kid.get("/Type", "")), kid:
            case "/MCR", {"/MCID": mcid}:
                yield self._content(own_page, int(mcid))
            case "/OBJR", _:
                self.annotations.add(_reference(kid, "/Obj"))
            case _, {"/S": role}:
                own_role = str(role)
                yield Element(
                    role=self._standard_role(own_role),
                    own_role=own_role.removeprefix("/"),
                    alt=_text(kid.get("/Alt")),
                    actual=_text(kid.get("/ActualText")),
                    kids=tuple(self.kids(kid, own_page, depth + 1)),
                )

    def _content(self, page: int | None, mcid: int) -> MarkedContent:
        text, box = self.contents.get((page or 0, mcid), ("", None))
        return MarkedContent(page or 0, mcid, text, box)

    def _standard_role(self, name: str) -> str:
        """The standard structure type that the role map leads to (ISO 32000-1, 14.8.4)."""
        for _ in range(10):
            if name not in self.roles:
                break
            name = str(self.roles[name])
        return name.removeprefix("/")


def _contents(pages: tuple[Page, ...]) -> dict[tuple[int, int], tuple[str, Rect]]:
    """The text and the box of all marked content, by page and number."""
    found: dict[tuple[int, int], tuple[str, Rect]] = {}
    for page in pages:
        for item in page.items:
            if item.mcid >= 0:
                text = item.text if isinstance(item, Words) else ""
                before, box = found.get((page.number, item.mcid), ("", item.box))
                joined = f"{before} {text}".strip()
                found[page.number, item.mcid] = joined, _union(box, item.box)
    return found


def _union(one: Rect, other: Rect) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    bottom = max(one.y + one.height, other.y + other.height)
    return Rect(left, top, Pt(right - left), Pt(bottom - top))


def _reference(kid: Mapping[str, Any], key: str) -> int:
    """The object number that a key refers to, else 0: it tells pages and annotations apart."""
    reference = kid.raw_get(key) if key in kid else None  # type: ignore[attr-defined]
    return int(getattr(reference, "idnum", 0))


def _text(value: Any) -> str:
    return " ".join(str(value.get_object()).split()) if value is not None else ""


# Elements within a line of text: they are read with it.
_INLINE = frozenset("Span Quote Code Lbl Reference BibEntry NonStruct Ruby RB RT RP".split())


class Line(NamedTuple):
    """A line of the outline: how deep an element lies, from 0, its role, text, alternative text."""

    depth: int
    role: str
    text: str
    alt: str


def outline(root: Element) -> Iterator[Line]:
    """The elements below a root as a screen reader reads them: inline ones within their block's
    line, and no text of its own for one that holds blocks.
    """
    for kid in root.kids:
        if isinstance(kid, Element):
            yield from _lines(kid, 0)


def _lines(element: Element, depth: int) -> Iterator[Line]:
    inner = [kid for kid in element.kids if isinstance(kid, Element)]
    below = (each for kid in inner for _, each in kid.walk())
    if element.alt or element.actual or all(each.role in _INLINE for each in below):
        yield Line(depth, element.role, element.text, element.alt)
        return
    has_own = len(inner) < len(element.kids)
    yield Line(depth, element.role, element.text if has_own else "", "")
    for kid in inner:
        if not (has_own and kid.role in _INLINE):
            yield from _lines(kid, depth + 1)
