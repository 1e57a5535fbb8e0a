"""A checked SVG becomes outlines in their order, in the SVG's own units, and its size."""

from collections.abc import Iterator
from io import BytesIO
from math import isfinite
from typing import Any, NamedTuple

from briefing.galley.drawing import Outline, Step
from briefing.style.colour import Colour
from briefing.typeset.svg import RefusedError, check_svg
from briefing.units import Pt

# A shape may reach so much of the drawing's size out of it: what editors round off.
_SLACK = 0.01
_EDGES = 30_000  # all steps of a logo: some 500 kB of operators


class Vector(NamedTuple):
    """Outlines within a box of this width and height, their origin its top left corner."""

    width: float
    height: float
    outlines: tuple[Outline, ...]


def read_vector(data: bytes) -> Vector:
    """Parse an SVG.

    Raises:
        RefusedError: it is damaged, or holds what cannot be drawn.
    """
    check_svg(data)
    import svgelements

    try:
        drawing = svgelements.SVG.parse(BytesIO(data), reify=True, on_error="raise")
        width, height = float(drawing.width), float(drawing.height)
        shapes = [part for part in drawing.elements() if isinstance(part, svgelements.Shape)]
        outlines = tuple(outline for shape in shapes for outline in _outlines(shape))
    except RefusedError:
        raise
    except Exception:  # what svgelements raises has no common type
        raise RefusedError("is damaged", "export the logo again") from None
    if drawing.viewbox is None and not {"width", "height"} <= drawing.values.keys():
        raise RefusedError("has no `viewBox`", "export the logo again, with its size")
    if not outlines or not (0 < width < 1e6 and 0 < height < 1e6):
        raise RefusedError("draws nothing", "export the logo again")
    if sum(len(outline.steps) for outline in outlines) > _EDGES:
        raise RefusedError(f"has over {_EDGES:,} corners", "simplify the drawing")
    vector = Vector(width, height, outlines)
    _check_bounds(vector)
    return vector


def _outlines(shape: Any) -> Iterator[Outline]:
    """A shape as an outline; none where it has neither fill nor stroke."""
    from svgelements import Path, SimpleLine

    fill, stroke = _colour(shape.fill), _colour(shape.stroke)
    fill = None if isinstance(shape, SimpleLine) else fill  # it would print as a hairline
    width = float(shape.stroke_width) if stroke and shape.stroke_width else 0.0
    stroke = stroke if width else None
    path = Path(shape)
    path.approximate_arcs_with_cubics()
    steps = tuple(step for segment in path for step in _steps(segment))
    if steps and (fill or stroke):
        even_odd = str(shape.values.get("fill-rule", "")).strip().lower() == "evenodd"
        yield Outline(steps, fill, stroke, Pt(width), even_odd)


def _colour(colour: Any) -> Colour | None:
    if colour is None or colour.value is None:
        return None
    return Colour(colour.red / 255, colour.green / 255, colour.blue / 255)


def _steps(segment: Any) -> Iterator[Step]:
    match type(segment).__name__:
        case "Move":
            yield Step("move", (_point(segment.end),))
        case "Line":
            yield Step("line", (_point(segment.end),))
        case "CubicBezier":
            handles = _point(segment.control1), _point(segment.control2)
            yield Step("curve", (*handles, _point(segment.end)))
        case "QuadraticBezier":
            yield Step("curve", _cubic(*map(_point, segment)))
        case "Close":
            yield Step("close")
        case kind:
            raise ValueError(f"a path with {kind}")


_Point = tuple[float, float]


def _cubic(start: _Point, handle: _Point, end: _Point) -> tuple[_Point, ...]:
    """The cubic curve of a quadratic one: its handles two thirds of the way to the one."""

    def towards(point: _Point) -> _Point:
        x, y = (a + (b - a) * 2 / 3 for a, b in zip(point, handle, strict=True))
        return x, y

    return towards(start), towards(end), end


def _point(point: Any) -> _Point:
    x, y = float(point.x), float(point.y)
    if not (isfinite(x) and isfinite(y)):
        raise ValueError("a point at no place")
    return x, y


def _check_bounds(vector: Vector) -> None:
    """Nothing is clipped, so nothing may reach out of the box; handles of curves are bounds."""
    slack = _SLACK * max(vector.width, vector.height)
    for outline in vector.outlines:
        room = slack - outline.width / 2
        for step in outline.steps:
            for x, y in step.points[-1:]:
                inside = -room <= x <= vector.width + room and -room <= y <= vector.height + room
                if not inside:
                    what = "reaches out of its own `viewBox`"
                    raise RefusedError(what, "fit the page to the drawing, then export it again")
