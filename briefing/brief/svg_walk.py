"""What the readers of parts of an SVG ask of the pass over its elements, which they are part of."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, TypeAlias

from briefing.brief.drawing import Area, Matrix, Paint, Part, Pen, RefusedError, Steps, Stop
from briefing.brief.svg_paths import numbers, transformation
from briefing.brief.svg_styles import START, Style

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SPACE = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset("path rect circle ellipse line polyline polygon".split())
MAX_USES = 8  # within each other
SIMPLIFY = "simplify the drawing, or export it as PNG"
URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)[^)]*\)", re.IGNORECASE)

Box: TypeAlias = tuple[float, float, float, float]  # left, top, width, height
_LINK = "{http://www.w3.org/1999/xlink}href"


def refused(what: str, hint: str = SIMPLIFY) -> RefusedError:
    """The fault of something that an SVG holds and that cannot be drawn."""
    return RefusedError(f"holds {what}", hint)


def name_of(element: Element) -> str:
    """An element's name: `path`."""
    return element.tag.removeprefix(SPACE)


def link_of(element: Element) -> str:
    """What an element's `href` says."""
    return element.get("href") or element.get(_LINK) or ""


def target_of(value: str) -> str:
    """The id that a `url(#id)` means; empty if it is something else."""
    found = URL.match(value.strip())
    return found[1].removeprefix("#") if found else ""


def fitted(values: list[float], wide: float, high: float, element: Element) -> Matrix:
    """The matrix from a `viewBox` to the box it fills, as `preserveAspectRatio` has it (7.8)."""
    left, top, width, height = values
    across, down = wide / width, high / height
    align, *rest = (element.get("preserveAspectRatio") or "xMidYMid meet").split()
    if align != "none":
        across = down = max(across, down) if rest == ["slice"] else min(across, down)
    free = wide - width * across, high - height * down
    shares = (
        {"xMin": 0.0, "xMax": 1.0}.get(align[:4], 0.5),
        {"YMin": 0.0, "YMax": 1.0}.get(align[4:], 0.5),
    )
    x, y = (
        room * share if align != "none" else 0.0 for room, share in zip(free, shares, strict=True)
    )
    return across, 0.0, 0.0, down, x - left * across, y - top * down


def view_of(element: Element) -> list[float] | None:
    """The four numbers of a `viewBox`; None without one that has a size."""
    values = numbers(element.get("viewBox", ""))
    return values if len(values) == 4 and values[2] > 0 and values[3] > 0 else None


def moves_of(element: Element, key: str = "transform") -> Matrix:
    """The matrix of an element's own transform."""
    return transformation(element.get(key, ""))


class Walk(Protocol):
    """The pass over the elements of an SVG, as those see it that read parts of it."""

    parts: list[Part]
    left_out: set[str]  # see `Drawing`
    pixels: dict[str, int]  # how many each image has, by its digest
    stops: dict[Element, tuple[Stop, ...]]  # those of each gradient that was met

    @property
    def clips(self) -> tuple[Area, ...]:
        """What bounds the parts that are drawn now."""
        ...

    @property
    def size(self) -> tuple[float, float]:
        """The width and height that per cents are taken of."""
        ...

    def found(self, name: str) -> Element | None:
        """The element with an id."""
        ...

    def draw(self, element: Element, above: Style, matrix: Matrix) -> None:
        """Draw an element and what is in it, behind the `parts` so far."""
        ...

    def aside(self, *, keeps_clips: bool = False) -> AbstractContextManager[list[Part]]:
        """Collect what is drawn in a list of its own, which is given."""
        ...

    def within(self, element: Element, context: Style = START) -> AbstractContextManager[Style]:
        """Draw what is in an element that something refers to; its style is given.

        It has that of what it stands in, not of what refers to it; `context` is the latter's.

        Raises:
            RefusedError: it is within itself.
        """
        ...

    def outline_of(self, element: Element) -> tuple[Steps, Box | None]:
        """The outline of a shape, and the box around it, both in its own system."""
        ...

    def tile(self, holder: Element, inner: Matrix) -> tuple[tuple[Part, ...], int]:
        """The parts of a pattern, and how many steps they have; `inner` brings them to its box."""
        ...

    def clip_box(self, style: Style, box: Box, matrix: Matrix) -> None:
        """Clip what is drawn to a viewport, unless it may reach out of it (SVG 1.1, 14.3.3)."""
        ...

    def entered(self, element: Element, above: Style) -> dict[str, str]:
        """The style of a part of a text; `left` ends it."""
        ...

    def left(self) -> None:
        """End a part of a text."""
        ...

    def paints(
        self, style: Style, matrix: Matrix, bounds: Box | None
    ) -> tuple[Paint | None, Pen | None]:
        """What an element is filled and stroked with; `bounds` are its own, if it is a shape."""
        ...

    def count(self, steps: int, characters: int = 0) -> None:
        """Count a part that is drawn, with what clips it.

        Raises:
            RefusedError: it is one too many.
        """
        ...
