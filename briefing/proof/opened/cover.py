"""Items in the order of painting become the same, words marked that a later one hides."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.preflight.model import Item, Picture, Shape, Words
from briefing.units import Rect

_SHARE = 0.9  # of the words' box
_COVERS = 300  # boxes and pictures of a page that are remembered
_LETTER = 4.0  # points; what is lower hides no word


def covered(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items, words hidden where an opaque box or picture is painted over them."""
    covers: list[Rect] = []
    found: list[Item] = []
    for item in reversed(items):
        if isinstance(item, Words):
            is_hidden = any(_covers(box, item.box) for box in covers)
            found.append(item._replace(is_covered=True) if is_hidden else item)
            continue
        found.append(item)
        if item.is_opaque and _is_slab(item):
            covers = [item.box, *covers[:_COVERS]]
    return tuple(reversed(found))


def _is_slab(item: Shape | Picture) -> bool:
    is_high = min(item.box.width, item.box.height) >= _LETTER
    is_full = isinstance(item, Picture) or (item.is_rectangle and item.fill is not None)
    return is_high and is_full


def _covers(over: Rect, under: Rect) -> bool:
    wide = min(over.x + over.width, under.x + under.width) - max(over.x, under.x)
    high = min(over.y + over.height, under.y + under.height) - max(over.y, under.y)
    return wide > 0 and high > 0 and wide * high >= _SHARE * under.width * under.height
