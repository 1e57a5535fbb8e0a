"""The markers of an SVG's lines, such as arrowheads, at their ends and corners (SVG 1.1, 11.6)."""

from __future__ import annotations

from collections.abc import Iterator
from math import atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.drawing import Matrix, Steps, joined, moved_by
from briefing.brief.svg_paths import damaged, length, number
from briefing.brief.svg_styles import Style
from briefing.brief.svg_walk import Walk, fitted, name_of, refused, target_of, view_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_KEYS = ("marker-start", "marker-mid", "marker-end")
_NONE = ("none", "")
_MARKED = ("path", "line", "polyline", "polygon")

_Point = tuple[float, float]


class _Corner(NamedTuple):
    """A point that a line comes to and goes on from, each in a direction; none at its ends."""

    place: _Point
    before: _Point | None
    behind: _Point | None


def draw_markers(element: Element, style: Style, steps: Steps, matrix: Matrix, walk: Walk) -> None:
    """Draw the markers that a shape's style asks for, behind the shape.

    Raises:
        RefusedError: they are damaged, or on the corners of an outline with arcs.
    """
    values = [style[key] if style[key] not in _NONE else style["marker"] for key in _KEYS]
    if name_of(element) not in _MARKED or all(value in _NONE for value in values):
        return
    markers = [walk.found(target_of(value)) for value in values]
    if markers[1] is not None and "a" in element.get("d", "").lower():
        raise refused("markers along an arc", "turn them into paths: in Inkscape Stroke to Path")
    corners = list(_corners(steps))
    for at, corner in enumerate(corners):
        is_first, is_last = at == 0, at == len(corners) - 1
        for marker, is_meant in zip(
            markers, (is_first, not (is_first or is_last), is_last), strict=True
        ):
            if is_meant and marker is not None and name_of(marker) == "marker":
                _draw(marker, corner, style, matrix, walk, is_start=is_first)


def _draw(
    marker: Element, corner: _Corner, style: Style, matrix: Matrix, walk: Walk, *, is_start: bool
) -> None:
    """Draw a marker's parts where its line has a corner."""
    wide, high = (length(marker.get(key, "3")) for key in ("markerWidth", "markerHeight"))
    scale = 1.0
    if marker.get("markerUnits") != "userSpaceOnUse":
        scale = length(style["stroke-width"], em=float(style["font-size"]), whole=walk.size[0])
    if wide <= 0 or high <= 0 or scale <= 0:
        return
    view = view_of(marker)
    inner = fitted(view, wide, high, marker) if view else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    box = view or [0.0, 0.0, wide, high]
    x, y = moved_by(
        inner, (_held(marker, "refX", box[0], box[2]), _held(marker, "refY", *box[1::2]))
    )
    turn = radians(_angle(marker, corner, is_start=is_start))
    turned = (scale * cos(turn), scale * sin(turn), -scale * sin(turn), scale * cos(turn))
    placed = joined(joined((1.0, 0.0, 0.0, 1.0, -x, -y), (*turned, *corner.place)), matrix)
    with walk.within(marker, context=style) as own, walk.aside(keeps_clips=True) as parts:
        walk.clip_box(own, (0.0, 0.0, wide, high), placed)
        for part in marker:
            walk.draw(part, own, joined(inner, placed))
    walk.parts += parts


def _held(marker: Element, key: str, start: float, size: float) -> float:
    """What of a marker stands on the corner: a length, a per cent or a word."""
    value = marker.get(key, "0").strip()
    share = {"left": 0.0, "top": 0.0, "center": 0.5, "right": 1.0, "bottom": 1.0}.get(value)
    return length(value, whole=size) if share is None else start + share * size


def _angle(marker: Element, corner: _Corner, *, is_start: bool) -> float:
    """By how many degrees a marker is turned on a corner."""
    orient = marker.get("orient", "0").strip()
    if orient not in ("auto", "auto-start-reverse"):
        try:
            return number(orient.removesuffix("deg"))
        except ValueError:
            raise damaged(f"the orient {orient[:20]!r}") from None
    ways = [_unit(way) for way in (corner.before, corner.behind) if way]
    x, y = sum(way[0] for way in ways), sum(way[1] for way in ways)
    if hypot(x, y) < 1e-9 and ways:  # the line turns back: square to it
        x, y = -ways[0][1], ways[0][0]
    turn = degrees(atan2(y, x))
    return turn + 180 if is_start and orient == "auto-start-reverse" else turn


def _unit(way: _Point) -> _Point:
    size = hypot(*way) or 1.0
    return way[0] / size, way[1] / size


def _corners(steps: Steps) -> Iterator[_Corner]:
    """The points of an outline with the directions of what meets there.

    Where a part of it is closed its last point is its first one, and has the directions of both.
    """
    part: list[_Corner] = []
    for kind, points in steps:
        if kind == "m":
            yield from part
            part = [_Corner(points[0], None, None)]
            continue
        start = part[-1].place
        places = [start, *(points or (part[0].place,))]
        leaves, arrives = _way(places), _way([*reversed(places)])
        if leaves:
            back = arrives and (-arrives[0], -arrives[1])
            part[-1] = part[-1]._replace(behind=leaves)
            part.append(_Corner(places[-1], back, None))
        if kind == "h":
            first, last = part[0].behind, part[-1].before
            if last:
                part = [part[0]._replace(before=last), *part[1:-1], part[-1]._replace(behind=first)]
    yield from part


def _way(places: list[_Point]) -> _Point | None:
    """The direction from the first of some points to the next that is another one."""
    (x, y), *others = places
    ways = ((a - x, b - y) for a, b in others)
    return next((way for way in ways if hypot(*way) > 1e-9), None)
