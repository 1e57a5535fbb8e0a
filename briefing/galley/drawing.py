"""Boxes, outlines and pictures become a drawing: what a page shows besides text, and in words."""

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from briefing.errors import Span
from briefing.style.colour import Colour
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from briefing.brief.raster import Raster

# A step's points: `move` and `line` have one, `curve` two handles and its end, `close` none.
Kind: TypeAlias = Literal["move", "line", "curve", "close"]


class Boxes(NamedTuple):
    """Boxes filled with one colour."""

    rects: tuple[Rect, ...]
    colour: Colour

    def moved(self, x: float, y: float) -> "Boxes":
        """The same boxes so many points further right and down."""
        return self._replace(rects=tuple(moved(rect, x, y) for rect in self.rects))


class Step(NamedTuple):
    """One step along an outline, with its points in turn."""

    kind: Kind
    points: tuple[tuple[float, float], ...] = ()


class Outline(NamedTuple):
    """Lines and cubic curves, filled, stroked `width` points thick, or both.

    Where it crosses itself it is filled by the nonzero winding rule, or by `even_odd`.
    """

    steps: tuple[Step, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    width: Pt = Pt(0)
    even_odd: bool = False

    def moved(self, x: float, y: float) -> "Outline":
        """The same outline so many points further right and down."""
        steps = (
            step._replace(points=tuple((across + x, down + y) for across, down in step.points))
            for step in self.steps
        )
        return self._replace(steps=tuple(steps))


class Plate(NamedTuple):
    """A picture's pixels in a box; where it lets through, the ground's colour shows."""

    rect: Rect
    raster: "Raster"
    ground: Colour

    def moved(self, x: float, y: float) -> "Plate":
        """The same pixels so many points further right and down."""
        return self._replace(rect=moved(self.rect, x, y))


Shape: TypeAlias = Boxes | Outline | Plate


class Drawing(NamedTuple):
    """Shapes within a box: `alt` says in words what they show, `link` is where they lead.

    `span` is where its author asked for it.
    """

    shapes: tuple[Shape, ...]
    box: Rect
    alt: str
    link: str | None = None
    span: Span | None = None

    def moved(self, x: float, y: float) -> "Drawing":
        """The same drawing so many points further right and down."""
        shapes = tuple(shape.moved(x, y) for shape in self.shapes)
        return self._replace(shapes=shapes, box=moved(self.box, x, y))


def moved(rect: Rect, x: float, y: float) -> Rect:
    """A box so many points further right and down."""
    return Rect(Pt(rect.x + x), Pt(rect.y + y), rect.width, rect.height)


def polygon(*points: tuple[float, float]) -> tuple[Step, ...]:
    """A closed outline through some points."""
    first, *others = points
    lines = (Step("line", (point,)) for point in others)
    return (Step("move", (first,)), *lines, Step("close"))


def frame(rect: Rect, thickness: Pt) -> tuple[Step, ...]:
    """The outline whose stroke of this thickness lies inside a box, along its edges."""
    inset = thickness / 2
    left, top = rect.x + inset, rect.y + inset
    right, bottom = rect.x + rect.width - inset, rect.y + rect.height - inset
    return polygon((left, top), (right, top), (right, bottom), (left, bottom))
