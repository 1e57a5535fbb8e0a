"""Gradients and patterns of an SVG as what areas are filled with (SVG 1.1, 13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.drawing import (
    UNMOVED,
    Gradient,
    Group,
    Ink,
    Matrix,
    Paint,
    Part,
    Pen,
    Shape,
    Stop,
    Tiles,
    bounds_of,
    joined,
    labels_of,
    moved_by,
)
from briefing.brief.svg_paths import length, transformation
from briefing.brief.svg_styles import START, colour, opacity
from briefing.brief.svg_walk import (
    MAX_USES,
    SPACE,
    Box,
    Walk,
    fitted,
    link_of,
    name_of,
    refused,
    view_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_TILES = 10_000  # of one pattern in one area: Poppler takes four seconds for them
MAX_STOPS = 256
_GRADIENTS = ("linearGradient", "radialGradient")
_FLAT = "fill areas with plain colours, which print the same anywhere"
_HAIR = 1e-9


class _Server(NamedTuple):
    """A pattern, those that it refers to, and all their attributes, its own before theirs."""

    chain: list[Element]
    own: Mapping[str, str]


def _referred(element: Element, walk: Walk) -> list[Element]:
    """An element, and those whose attributes it takes over by its `href`, one after the other."""
    chain = [element]
    while len(chain) <= MAX_USES and (link := link_of(chain[-1])):
        following = walk.found(link.removeprefix("#"))
        if following is None or following in chain:
            break
        chain.append(following)
    return chain


def paint_of(
    element: Element, matrix: Matrix, bounds: Box | None, cover: float, walk: Walk
) -> Paint | None:
    """What a gradient or a pattern paints in a shape, whose own `bounds` it may be measured by.

    `matrix` is that of the shape, `cover` its opacity. None where nothing is painted.

    Raises:
        RefusedError: it cannot be drawn, or is no such element.
    """
    chain, name = _referred(element, walk), name_of(element)
    if name not in (*_GRADIENTS, "pattern"):
        raise refused(f"a {name[:30]} as a colour", _FLAT)
    own: Mapping[str, str] = {
        key: value for each in reversed(chain) for key, value in each.attrib.items()
    }
    server = _Server(chain, own)
    if name == "pattern":
        return _tiles(server, matrix, bounds, cover, walk)
    inner = next((each for each in chain if each.find(f"{SPACE}stop") is not None), element)
    if inner not in walk.stops:
        walk.stops[inner] = _stops(inner.findall(f"{SPACE}stop"), walk)
    stops = tuple(
        stop._replace(ink=stop.ink._replace(opacity=stop.ink.opacity * cover))
        for stop in walk.stops[inner]
    )
    inks = {stop.ink for stop in stops}
    if len(inks) < 2 or not any(ink.opacity for ink in inks):
        return stops[0].ink if stops and stops[0].ink.opacity else None
    return _gradient(server, stops, matrix, bounds, walk)


def _gradient(
    server: _Server, stops: tuple[Stop, ...], matrix: Matrix, bounds: Box | None, walk: Walk
) -> Gradient | Ink | None:
    own = server.own
    if bounds is None:
        raise refused("text in a gradient", "give it a plain colour, or convert it to paths")
    if own.get("spreadMethod", "pad") != "pad":
        raise refused("a gradient that repeats", "draw it once over the whole area")
    moves = transformation(own.get("gradientTransform", ""))
    is_boxed = own.get("gradientUnits") != "userSpaceOnUse"
    if is_boxed:
        left, top, wide, high = bounds
        if wide < _HAIR or high < _HAIR:
            return None
        moves = joined(moves, (wide, 0.0, 0.0, high, left, top))
    points = _points(name_of(server.chain[0]), own, (1.0, 1.0) if is_boxed else walk.size)
    is_flat = points[:2] == points[2:] if len(points) == 4 else points[-1] <= 0
    moves = joined(moves, matrix)
    if is_flat or abs(moves[0] * moves[3] - moves[1] * moves[2]) < _HAIR**2:
        return stops[-1].ink if stops[-1].ink.opacity else None
    return Gradient(stops, points, moves)


def _stops(elements: Iterable[Element], walk: Walk) -> tuple[Stop, ...]:
    """The stops of a gradient from 0 to 1, none before the one that stands before it."""
    stops: list[Stop] = []
    for element in elements:
        style = walk.entered(element, START)
        walk.left()
        found = colour(style["stop-color"], style["color"]) or (0.0, 0.0, 0.0, 0.0)
        alpha = found[3] * opacity(style["stop-opacity"])
        offset = opacity(element.get("offset", "0"))
        offset = max(offset, stops[-1].offset if stops else 0.0)
        stops.append(Stop(offset, Ink(*found[:3], alpha)))
        if len(stops) > MAX_STOPS:
            raise refused(f"a gradient of over {MAX_STOPS} colours")
    if stops:
        stops = [stops[0]._replace(offset=0.0), *stops] if stops[0].offset > 0 else stops
        stops = [*stops, stops[-1]._replace(offset=1.0)] if stops[-1].offset < 1 else stops
    return tuple(stops)


def _points(name: str, own: Mapping[str, str], size: tuple[float, float]) -> tuple[float, ...]:
    """The line of a linear gradient; the inner circle and the outer one of a radial one."""
    wide, high = size

    def at(key: str, whole: float, default: str) -> float:
        return length(own.get(key, default), whole=whole)

    if name == "linearGradient":
        return (
            at("x1", wide, "0%"),
            at("y1", high, "0%"),
            at("x2", wide, "100%"),
            at("y2", high, "0%"),
        )
    across = ((wide * wide + high * high) / 2) ** 0.5
    x, y, radius = at("cx", wide, "50%"), at("cy", high, "50%"), at("r", across, "50%")
    focus_x = at("fx", wide, own["fx"]) if "fx" in own else x
    focus_y = at("fy", high, own["fy"]) if "fy" in own else y
    inner = at("fr", across, "0%")
    far = hypot(focus_x - x, focus_y - y)
    if far > 0.99 * radius > 0:  # SVG 1.1, 13.2.3: a focus outside the circle is on its edge
        share = 0.99 * radius / far
        focus_x, focus_y = x + (focus_x - x) * share, y + (focus_y - y) * share
    return focus_x, focus_y, inner, x, y, radius


def _tiles(
    server: _Server, matrix: Matrix, bounds: Box | None, cover: float, walk: Walk
) -> Tiles | None:
    chain, own = server
    if bounds is None:
        raise refused("text in a pattern", "give it a plain colour, or convert it to paths")
    left, top, wide, high = bounds
    is_boxed = own.get("patternUnits") != "userSpaceOnUse"
    whole = (1.0, 1.0) if is_boxed else walk.size
    keys = ("x", "y", "width", "height")
    x, y, across, down = (
        length(own.get(key, "0"), whole=whole[at % 2]) for at, key in enumerate(keys)
    )
    if is_boxed:
        x, y, across, down = left + x * wide, top + y * high, across * wide, down * high
    if across <= _HAIR or down <= _HAIR or not cover:
        return None
    moves = transformation(own.get("patternTransform", ""))
    size = abs(moves[0] * moves[3] - moves[1] * moves[2]) * across * down
    if size < _HAIR or wide * high > MAX_TILES * size:
        raise refused(f"a pattern of over {MAX_TILES:,} tiles", "make the pattern larger")
    holder = next((each for each in chain if len(each)), chain[0])
    view = next((found for each in chain if (found := view_of(each))), None)
    inner = UNMOVED
    if view:
        inner = fitted(view, across, down, chain[0])
    elif own.get("patternContentUnits") == "objectBoundingBox":
        inner = (wide, 0.0, 0.0, high, 0.0, 0.0)
    parts, count = walk.tile(holder, inner)
    if not parts:
        return None
    placed = joined(joined((1.0, 0.0, 0.0, 1.0, x, y), moves), matrix)
    name = f"{holder.get('id', '')} {inner} {across} {down}"
    ground = _ground(parts[0], across, down) if cover == 1 else None
    return Tiles(name, parts, across, down, placed, count, cover, ground)


def layers_of(shape: Shape, tiles: Tiles) -> tuple[Shape, ...]:
    """A shape that tiles fill, their ground below them as one area: tiles show seams in it."""
    if not tiles.ground:
        return (shape,)
    rest = tiles._replace(name=f"{tiles.name} grounded", parts=tiles.parts[1:])
    below, above = (shape.pen, None) if shape.pen_first else (None, shape.pen)
    return shape._replace(fill=tiles.ground, pen=below), shape._replace(fill=rest, pen=above)


def _ground(part: Part, across: float, down: float) -> Ink | None:
    """The colour of a part that covers all of a tile."""
    if not isinstance(part, Shape) or part.pen or part.clips or len(part.area.steps) != 5:
        return None
    (_, b, c, *_), fill = part.area.matrix, part.fill
    if b or c or not isinstance(fill, Ink) or fill.opacity < 1:
        return None
    kinds = "".join(kind for kind, _ in part.area.steps)
    found = bounds_of(part.area.steps)
    if kinds != "mlllh" or not found:
        return None
    left, top, wide, high = found
    ends = [moved_by(part.area.matrix, each) for each in ((left, top), (left + wide, top + high))]
    (x, y), (right, bottom) = ends
    corners = {point for _, points in part.area.steps for point in points}
    is_box = corners == {(u, v) for u in (left, left + wide) for v in (top, top + high)}
    return fill if is_box and max(x, y) <= 0 and right >= across and bottom >= down else None


def steps_in(parts: Iterable[Part]) -> int:
    """How many steps some parts have, with their clips, and with those of the patterns in them."""
    count = 0
    for part in parts:
        count += 1 + sum(len(clip.steps) for clip in part.clips)
        match part:
            case Group():
                count += steps_in(part.parts)
            case Shape():
                count += len(part.area.steps)
                pen: Pen | None = part.pen
                paints = (part.fill, pen.ink if pen else None)
                count += sum(paint.steps for paint in paints if isinstance(paint, Tiles))
    return count


def check_tile(parts: Iterable[Part]) -> None:
    """See that a pattern holds shapes and pixels alone.

    Raises:
        RefusedError: it holds text.
    """
    if next(labels_of(parts), None):
        raise refused("a pattern with text", "convert the text to paths")
