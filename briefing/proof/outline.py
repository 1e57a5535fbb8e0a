"""A structure tree becomes what a screen reader reads, an element a line, in that order."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.preflight.model import Node

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
