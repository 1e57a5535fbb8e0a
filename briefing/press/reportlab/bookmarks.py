"""Names and their pages become a tree of bookmarks (ISO 32000-1, 12.3.3)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.pdf.objects import text_string

# Bookmarks side by side name one another, and a reader that follows the whole row gives up at
# some length, page-validation at 256. A hundred are also as many as anybody looks through.
_ROW = 100


class Leaf(NamedTuple):
    """A bookmark: its name, a text string as it is written, and the object of its page."""

    name: bytes
    page: int


def make_bookmarks(root: int, free: int, leaves: Sequence[Leaf]) -> Iterator[tuple[int, bytes]]:
    """The root and the bookmarks, numbered from `free` on; many are in groups that open."""
    starts = range(0, len(leaves), _ROW)
    if len(starts) == 1:
        yield root, b"<</Type/Outlines%b>>" % _span(free, len(leaves), len(leaves))
        yield from _row(root, free, [_leaf(leaf) for leaf in leaves])
        return
    first = free + len(starts)
    groups = [_group(at, len(leaves[at : at + _ROW]), first + at) for at in starts]
    yield root, b"<</Type/Outlines%b>>" % _span(free, len(groups), len(groups))
    yield from _row(root, free, groups)
    for number, at in enumerate(starts, start=free):
        yield from _row(number, first + at, [_leaf(leaf) for leaf in leaves[at : at + _ROW]])


def _row(parent: int, first: int, entries: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    """Bookmarks side by side, each with its neighbours."""
    last = first + len(entries) - 1
    for number, entry in enumerate(entries, start=first):
        before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        behind = b"/Next %d 0 R" % (number + 1) if number < last else b""
        yield number, b"<<%b/Parent %d 0 R%b%b>>" % (entry, parent, before, behind)


def _leaf(leaf: Leaf) -> bytes:
    return b"/Title %b/Dest[%d 0 R/Fit]" % leaf


def _group(at: int, size: int, first: int) -> bytes:
    """A closed group, named by the numbers in it; a count below zero says that it is closed."""
    name = text_string(f"{at + 1}\N{EN DASH}{at + size}")
    return b"/Title %b%b" % (name, _span(first, size, -size))


def _span(first: int, size: int, count: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, first + size - 1, count)
