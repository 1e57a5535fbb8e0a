"""Clips, masks and filters of an SVG: what is shown of an element (SVG 1.1, 14 and 15)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.brief.drawing import (
    UNMOVED,
    Area,
    Ink,
    Matrix,
    Shape,
    Steps,
    joined,
    moved_by,
)
from briefing.brief.svg_paths import damaged, length, numbers, outline
from briefing.brief.svg_styles import START, styled
from briefing.brief.svg_walk import (
    MAX_USES,
    SHAPES,
    SPACE,
    Box,
    Walk,
    link_of,
    moves_of,
    name_of,
    refused,
    target_of,
)

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MERGE = "merge what is clipped with what clips it"
_PLAIN = "draw it in plain areas, or export the drawing as PNG"
_BOXED = "objectBoundingBox"
# What shadows and glows are made of (SVG 1.1, 15); other primitives change what they are put on.
_SHADOW = frozenset(
    "feGaussianBlur feOffset feFlood feColorMatrix feComposite feMerge feBlend feDropShadow "
    "feComponentTransfer feMorphology".split()
)


def clip_areas(
    value: str, matrix: Matrix, bounds: Box | None, walk: Walk, depth: int = 0
) -> tuple[Area, ...]:
    """The areas of a `clip-path`: that of its shapes together, and of what clips these.

    `bounds` are those of the shape that is clipped, by which it may be measured.
    """
    target = walk.found(target_of(value))
    if target is None or target.tag != f"{SPACE}clipPath":
        raise damaged(f"a clip-path {value[:30]!r}, which is not in the file")
    if depth > MAX_USES:
        raise refused("a clip that is clipped by itself", _MERGE)
    outer: tuple[Area, ...] = ()
    if (own := styled(START, target.attrib, {})["clip-path"]) != "none":
        outer = clip_areas(own, matrix, bounds, walk, depth + 1)
    if target.get("clipPathUnits") == _BOXED:
        matrix = joined(_boxed(bounds, "a clip", _MERGE), matrix)
    matrix = joined(moves_of(target), matrix)
    shapes = [shape for part in target for shape in _clipping(part, walk)]
    steps = tuple(step for shape, _ in shapes for step in shape)
    even_odd = shapes[-1][1] if shapes else False
    return *outer, Area(steps, matrix, even_odd)


def _clipping(part: Element, walk: Walk) -> Iterator[tuple[Steps, bool]]:
    """The outline of a part of a <clipPath>, if it has one, and whether by the even-odd rule."""
    name, moves = name_of(part), moves_of(part)
    if name == "use":
        link = link_of(part).removeprefix("#")
        shift = length(part.get("x", "0")), length(part.get("y", "0"))
        moves = joined((1.0, 0.0, 0.0, 1.0, *shift), moves)
        found = walk.found(link)
        if found is None:
            raise damaged(f"a <use> of {link[:30]!r}, which is not in the file")
        part, name = found, name_of(found)
        moves = joined(moves_of(part), moves)
    if name in ("title", "desc", "metadata") or not part.tag.startswith(SPACE):
        return
    if name not in SHAPES:
        raise refused(f"a clip by <{name}>", _MERGE)
    style = styled(START, part.attrib, {})
    if style["clip-path"] != "none":
        raise refused("a clip of which a part is clipped itself", _MERGE)
    if style["display"] != "none":
        yield _moved(walk.outline_of(part)[0], moves), style["clip-rule"] == "evenodd"


def _boxed(bounds: Box | None, what: str, hint: str) -> Matrix:
    """The matrix from a square of 1 to the box around a shape."""
    if bounds is None:
        raise refused(f"{what} measured by the group that it is for", hint)
    left, top, wide, high = bounds
    return wide, 0.0, 0.0, high, left, top


def mask_areas(value: str, matrix: Matrix, bounds: Box | None, walk: Walk) -> tuple[Area, ...]:
    """The areas of a `mask` that shows all or nothing, as Figma writes them instead of clips.

    Raises:
        RefusedError: it is another mask, which shows more or less.
    """
    target = walk.found(target_of(value))
    if target is None or target.tag != f"{SPACE}mask":
        raise refused("a mask", _PLAIN)
    inner = matrix
    if target.get("maskContentUnits") == _BOXED:
        inner = joined(_boxed(bounds, "a mask", _PLAIN), matrix)
    with walk.within(target) as style, walk.aside() as parts:
        for each in target:
            walk.draw(each, style, inner)
    is_alpha = "alpha" in (target.get("mask-type", ""), *_declared(target, "mask-type"))
    for part in parts:
        if not _is_whole(part, is_alpha=is_alpha):
            raise refused("a mask that lets a part of it through", _PLAIN)
    areas = [part.area for part in parts if isinstance(part, Shape)]
    if len({area.even_odd for area in areas}) > 1:
        raise refused("a mask", _PLAIN)
    steps = [step for area in areas for step in _moved(area.steps, area.matrix)]
    found = Area(tuple(steps), UNMOVED, bool(areas) and areas[0].even_odd)
    if target.get("maskUnits") != "userSpaceOnUse":
        return (found,)  # the box around the element, and a tenth of it on each side
    return found, Area(outline("rect", target.attrib, walk.size), matrix)


def _is_whole(part: object, *, is_alpha: bool) -> bool:
    """Whether a part of a mask shows all of what lies under it, and hides nothing by its line."""
    if not isinstance(part, Shape) or part.pen or part.clips or not isinstance(part.fill, Ink):
        return False
    return part.fill.opacity == 1 and (is_alpha or part.fill[:3] == (1, 1, 1))


def _declared(element: Element, key: str) -> list[str]:
    pairs = (each.partition(":") for each in element.get("style", "").split(";"))
    return [value.strip() for name, _, value in pairs if name.strip() == key]


def check_filter(value: str, walk: Walk) -> None:
    """Note that a filter is left out, if it is a shadow or a glow behind what it is put on.

    Raises:
        RefusedError: it changes what it is put on.
    """
    target = walk.found(target_of(value))
    parts = [] if target is None else [each for each in target if name_of(each).startswith("fe")]
    names = {name_of(each) for each in parts}
    if len(parts) == 1 and names == {"feGaussianBlur"}:
        if not any(numbers(parts[0].get("stdDeviation", ""))):
            return
        raise refused("a blur", "draw it sharp, or export the drawing as PNG")
    if not names or not names <= _SHADOW or not _shows_source(parts[-1]):
        raise refused("a filter", _PLAIN)
    is_moved = names & {"feOffset", "feDropShadow"}
    walk.left_out.add("a drop shadow" if is_moved else "a glow")


def _shows_source(last: Element) -> bool:
    """Whether the last step of a filter puts what it is for on top of all else."""
    match name_of(last):
        case "feDropShadow":
            return True
        case "feMerge":
            return [each.get("in") for each in last][-1:] == ["SourceGraphic"]
        case "feBlend":
            return (last.get("in"), last.get("mode", "normal")) == ("SourceGraphic", "normal")
        case "feComposite":
            return (last.get("in"), last.get("operator", "over")) == ("SourceGraphic", "over")
    return False


def _moved(steps: Steps, matrix: Matrix) -> Steps:
    if matrix == UNMOVED:
        return steps
    return tuple(
        (kind, tuple(moved_by(matrix, point) for point in points)) for kind, points in steps
    )
