"""The structure tree that pypdf finds becomes nodes in reading order, with their words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.preflight.model import Node, Sheet, Spot, Words
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from pypdf import PdfReader


MOST = 50_000  # elements; a report of 500 pages has some 20,000
_DEEP = 60  # levels; a table in a list in a section has about ten


def read_tree(reader: "PdfReader", sheets: tuple[Sheet, ...]) -> tuple[Node | None, set[int]]:
    """The tree, if there is one, and the numbers of the annotations that it holds."""
    root = reader.root_object.get("/StructTreeRoot")
    if root is None or not isinstance(root.get_object(), dict):
        return None, set()
    pages = {
        page.indirect_reference.idnum: number
        for number, page in enumerate(reader.pages, start=1)
        if page.indirect_reference
    }
    tree = root.get_object()
    reading = _Reading(_dictionary(tree.get("/RoleMap")), pages, _contents(sheets))
    kids = tuple(reading.kids(tree, None, 0))
    return Node("Root", "StructTreeRoot", "", "", kids), reading.annotations


def _contents(sheets: tuple[Sheet, ...]) -> dict[tuple[int, int], tuple[str, Rect]]:
    """The words and the box of all content that has a number, by page and number."""
    found: dict[tuple[int, int], tuple[str, Rect]] = {}
    for sheet in sheets:
        for item in sheet.items:
            if item.mcid >= 0:
                text = item.text if isinstance(item, Words) else ""
                before, box = found.get((sheet.number, item.mcid), ("", item.box))
                joined = f"{before} {text}".strip()
                found[sheet.number, item.mcid] = joined, _around(box, item.box)
    return found


def _around(one: Rect, other: Rect) -> Rect:
    left, top = min(one.x, other.x), min(one.y, other.y)
    right = max(one.x + one.width, other.x + other.width)
    bottom = max(one.y + one.height, other.y + other.height)
    return Rect(left, top, Pt(right - left), Pt(bottom - top))


@dataclass(slots=True)
class _Reading:
    """One walk through a tree that may be damaged, endless or a loop."""

    roles: Mapping[str, Any]
    pages: Mapping[int, int]
    contents: Mapping[tuple[int, int], tuple[str, Rect]]
    annotations: set[int] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    count: int = 0

    def kids(
        self, parent: Mapping[str, Any], page: int | None, depth: int
    ) -> Iterator[Node | Spot]:
        """What an element holds; content by its number stands on the element's page."""
        kids = parent.get("/K")
        kids = kids.get_object() if kids is not None else []
        for kid in kids if isinstance(kids, list) else [kids]:
            self.count += 1
            if self.count > MOST or depth > _DEEP:
                return
            number = getattr(kid, "idnum", 0)
            found = kid.get_object()
            if isinstance(found, int):
                yield self._spot(page, int(found))
            elif isinstance(found, dict) and number not in self.seen:
                if number:
                    self.seen.add(number)
                yield from self._kid(found, page, depth)

    def _kid(self, kid: Mapping[str, Any], page: int | None, depth: int) -> Iterator[Node | Spot]:
        own = self._page(kid) or page
        match str(kid.get("/Type", "")), kid:
            case "/MCR", {"/MCID": mcid}:
                yield self._spot(own, int(mcid))
            case "/OBJR", _:
                # The reference itself is what tells one annotation from another.
                at = kid.raw_get("/Obj") if "/Obj" in kid else None  # type: ignore[attr-defined]
                self.annotations.add(getattr(at, "idnum", 0))
            case _, {"/S": role}:
                name = str(role)
                yield Node(
                    role=self._standard(name),
                    own=name.removeprefix("/"),
                    alt=_text(kid.get("/Alt")),
                    actual=_text(kid.get("/ActualText")),
                    kids=tuple(self.kids(kid, own, depth + 1)),
                )

    def _page(self, kid: Mapping[str, Any]) -> int | None:
        at = kid.raw_get("/Pg") if "/Pg" in kid else None  # type: ignore[attr-defined]
        return self.pages.get(getattr(at, "idnum", 0))

    def _spot(self, page: int | None, mcid: int) -> Spot:
        text, box = self.contents.get((page or 0, mcid), ("", None))
        return Spot(page or 0, mcid, text, box)

    def _standard(self, name: str) -> str:
        """The standard role that a file's own name leads to (ISO 32000-1, 14.8.4)."""
        for _ in range(10):
            if name not in self.roles:
                break
            name = str(self.roles[name])
        return name.removeprefix("/")


def _dictionary(value: Any) -> Mapping[str, Any]:
    found = value.get_object() if value is not None else None
    return found if isinstance(found, dict) else {}


def _text(value: Any) -> str:
    return " ".join(str(value.get_object()).split()) if value is not None else ""


# Elements within a line of text: they are read with it.
_INLINE = frozenset("Span Quote Code Lbl Reference BibEntry NonStruct Ruby RB RT RP".split())


class Line(NamedTuple):
    """An element: how deep it lies, its role, what is read of it, and its alternative text."""

    depth: int
    role: str
    text: str
    alt: str


def outline(tags: Node) -> Iterator[Line]:
    """The lines of a tree. What holds other elements has no text of its own."""
    for kid in tags.kids:
        if isinstance(kid, Node):
            yield from _lines(kid, 0)


def _lines(node: Node, depth: int) -> Iterator[Line]:
    inner = [kid for kid in node.kids if isinstance(kid, Node)]
    if node.alt or node.actual or all(each.role in _INLINE for _, each in _below(node)):
        yield Line(depth, node.role, node.text, node.alt)
        return
    has_own = len(inner) < len(node.kids)
    yield Line(depth, node.role, node.text if has_own else "", "")
    for kid in inner:
        if not (has_own and kid.role in _INLINE):
            yield from _lines(kid, depth + 1)


def _below(node: Node) -> Iterator[tuple[int, Node]]:
    found = node.walk()
    next(found)
    return found
