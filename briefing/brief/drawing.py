"""A picture that is drawn: lines, areas, words and pixels in the units of its own file.

What reads a file of drawings makes a `Drawing` of it; typesetting chooses the typeface of its
words, and the PDF draws it as a form. `y` grows down. A matrix is a, b, c, d, e, f as in SVG and
PDF: x' = ax + cy + e, y' = bx + dy + f.
"""

from collections.abc import Iterable, Iterator
from math import hypot
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from briefing.brief.raster import Raster

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
# A step of an outline: PDF's operator m, l, c or h, and its points (ISO 32000-1, table 59).
Step: TypeAlias = tuple[str, tuple[tuple[float, float], ...]]
Steps: TypeAlias = tuple[Step, ...]

# What to do about letters that cannot be set.
AS_OUTLINES = (
    "export its text as outlines: in Inkscape Path > Object to Path, in matplotlib "
    "`svg.fonttype: path`"
)

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ink(NamedTuple):
    """An sRGB colour, its values from 0 to 1, and how much of it covers what lies below."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0


class Stop(NamedTuple):
    """A colour of a gradient, and how far along it that stands, from 0 to 1."""

    offset: float
    ink: Ink


class Gradient(NamedTuple):
    """Colours that run into each other, and go on before the first and behind the last.

    They do so along a line, whose `points` are x and y of its start and of its end; or from a
    circle to one around it, of each x, y and radius. `matrix` brings these to the drawing's system.
    """

    stops: tuple[Stop, ...]
    points: tuple[float, ...]
    matrix: Matrix

    @property
    def is_even(self) -> bool:
        """Whether it lets as much through at one end as at the other."""
        return len({stop.ink.opacity for stop in self.stops}) == 1

    @property
    def opacity(self) -> float:
        """How much of it covers what lies below, if that is the same all over."""
        return self.stops[0].ink.opacity


class Tiles(NamedTuple):
    """Some parts that are repeated across and down, as hatching is: SVG calls it a pattern.

    They stand in a box of a system of their own, its top left corner at 0, 0, which `matrix` brings
    to the drawing's. `name` is the only one so called in the file; `steps` counts all in it.
    `ground` is the colour of the first of them, if that covers all of the box.
    """

    name: str
    parts: "tuple[Part, ...]"
    width: float
    height: float
    matrix: Matrix
    steps: int
    opacity: float = 1.0
    ground: Ink | None = None


Paint: TypeAlias = Ink | Gradient | Tiles


class Pen(NamedTuple):
    """How a line is drawn; caps and joins as PDF numbers them (ISO 32000-1, 8.4.3.3 and 8.4.3.4).

    Width and dashes are in units of the shape's own system; with `keeps_width` in those of the
    drawing, however the shape is transformed.
    """

    ink: Paint
    width: float
    cap: int = 0
    join: int = 0
    miter: float = 4.0
    dashes: tuple[float, ...] = ()
    phase: float = 0.0
    keeps_width: bool = False


class Area(NamedTuple):
    """An outline in a system of its own, with what brings it into the drawing's."""

    steps: Steps
    matrix: Matrix
    even_odd: bool = False


class Shape(NamedTuple):
    """An area that is filled, stroked or both, as far as it lies within every one of `clips`."""

    area: Area
    fill: Paint | None
    pen: Pen | None
    clips: tuple[Area, ...]
    pen_first: bool = False


class Words(NamedTuple):
    """Some words of one size, and what they ask for by way of typeface.

    `families` are the typefaces named, the best liked first. `along` and `down` move the words from
    where those before them end, `spacing` parts their letters; all in the text's own units.
    """

    text: str
    size: float
    families: tuple[str, ...] = ()
    is_bold: bool = False
    is_italic: bool = False
    fill: Paint | None = None
    pen: Pen | None = None
    along: float = 0.0
    down: float = 0.0
    spacing: float = 0.0
    pen_first: bool = False


class Label(NamedTuple):
    """Words on one line from a point on, or so that the point is their middle or their end.

    `anchor` is what part of their width lies left of it. With a `length` letters are set closer or
    further apart so that the words are so long.
    """

    words: tuple[Words, ...]
    matrix: Matrix
    x: float
    y: float
    anchor: float
    clips: tuple[Area, ...]
    length: float | None = None


class Pixels(NamedTuple):
    """An image of pixels; `matrix` brings a square from 0, 0 to 1, 1 to where it stands."""

    raster: "Raster"
    matrix: Matrix
    clips: tuple[Area, ...]
    opacity: float = 1.0


class Group(NamedTuple):
    """Parts that let through what is below all of them, but not each other."""

    parts: "tuple[Part, ...]"
    opacity: float
    clips: tuple[Area, ...] = ()


Part: TypeAlias = Shape | Label | Pixels | Group


class Drawing(NamedTuple):
    """The parts of a drawing from bottom to top, in a box whose top left corner is 0, 0.

    `data` is the file itself, and `digest` its SHA-256 in hex. `left_out` says what of the file is
    not drawn, as that is decoration: `a drop shadow`.
    """

    width: float
    height: float
    parts: tuple[Part, ...]
    data: bytes
    digest: str
    left_out: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Whether it is of the same file; parts are too many to be compared one by one."""
        return isinstance(other, Drawing) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


class PageFile(NamedTuple):
    """A PDF file, of which a page is to be drawn; `digest` is its SHA-256 in hex."""

    data: bytes
    digest: str


class RefusedError(Exception):
    """A file holds what cannot be drawn: `what` in the words of a fault, `hint` what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


def labels_of(parts: Iterable[Part]) -> Iterator[Label]:
    """The labels among some parts and in their groups, from bottom to top."""
    for part in parts:
        if isinstance(part, Label):
            yield part
        elif isinstance(part, Group):
            yield from labels_of(part.parts)


def faded(part: Part, opacity: float) -> Part:
    """A part that covers so much less of what lies below it."""
    match part:
        case Shape():
            fill, pen = part.fill and _thinned(part.fill, opacity), _faded_pen(part.pen, opacity)
            return part._replace(fill=fill, pen=pen)
        case Label():
            words = (
                each._replace(
                    fill=each.fill and _thinned(each.fill, opacity),
                    pen=_faded_pen(each.pen, opacity),
                )
                for each in part.words
            )
            return part._replace(words=tuple(words))
    return part._replace(opacity=part.opacity * opacity)


def _faded_pen(pen: Pen | None, opacity: float) -> Pen | None:
    return pen and pen._replace(ink=_thinned(pen.ink, opacity))


def _thinned(paint: Paint, opacity: float) -> Paint:
    if isinstance(paint, Gradient):
        stops = (
            stop._replace(ink=stop.ink._replace(opacity=stop.ink.opacity * opacity))
            for stop in paint.stops
        )
        return paint._replace(stops=tuple(stops))
    return paint._replace(opacity=paint.opacity * opacity)


def joined(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what the inner one does, then what the outer one does."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def moved_by(matrix: Matrix, point: tuple[float, float]) -> tuple[float, float]:
    """A point as a matrix moves it."""
    a, b, c, d, e, f = matrix
    x, y = point
    return a * x + c * y + e, b * x + d * y + f


def bounds_of(steps: Steps) -> tuple[float, float, float, float] | None:
    """The least box around an outline: left, top, width, height; None without any points."""
    places: list[tuple[float, float]] = []
    here = (0.0, 0.0)
    for kind, points in steps:
        if kind == "c":
            places += _turns(here, *points)
        places += points[-1:]
        here = points[-1] if points else here
    if not places:
        return None
    across, down = zip(*places, strict=True)
    left, top = min(across), min(down)
    return left, top, max(across) - left, max(down) - top


def _turns(*points: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """The points of a cubic curve where it runs straight across or down, between its ends."""
    for values in zip(*points, strict=True):
        p, q, r, s = values
        a, b, c = 3 * (s - 3 * r + 3 * q - p), 6 * (r - 2 * q + p), 3 * (q - p)
        root = b * b - 4 * a * c
        if abs(a) < 1e-12:
            found = [-c / b] if b else []
        else:
            found = [(-b + sign * root**0.5) / (2 * a) for sign in (1, -1)] if root >= 0 else []
        for t in found:
            if 0 < t < 1:
                u = 1 - t
                x, y = (
                    u**3 * i + 3 * u * u * t * j + 3 * u * t * t * k + t**3 * m
                    for i, j, k, m in zip(*points, strict=True)
                )
                yield x, y


def cubic(
    start: tuple[float, float], handle: tuple[float, float], end: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """The points of the cubic curve that a quadratic one is: handles two thirds of the way to its
    own.
    """
    first, second = (
        (x + (handle[0] - x) * 2 / 3, y + (handle[1] - y) * 2 / 3) for x, y in (start, end)
    )
    return first, second, end


_ROUNDED = 0.001  # of a matrix: what editors write in six digits


def scale_of(matrix: Matrix) -> float | None:
    """By what a matrix makes lengths longer, if by the same in each direction; else None."""
    a, b, c, d, *_ = matrix
    across, up = hypot(a, b), hypot(c, d)
    slant = abs(a * c + b * d)
    is_similar = abs(across - up) <= _ROUNDED * across and slant <= _ROUNDED * across * up
    return across if is_similar else None
