"""A picture that is drawn: lines, areas and words in the units of its own file.

What reads a file of drawings makes a `Drawing` of it; typesetting chooses the typeface of its
words, and the PDF draws it as a form. `y` grows down. A matrix is a, b, c, d, e, f as in SVG and
PDF: x' = ax + cy + e, y' = bx + dy + f.
"""

from math import hypot
from typing import NamedTuple, TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
# A step of an outline: PDF's operator m, l, c or h, and its points (ISO 32000-1, table 59).
Step: TypeAlias = tuple[str, tuple[tuple[float, float], ...]]
Steps: TypeAlias = tuple[Step, ...]

UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Ink(NamedTuple):
    """An sRGB colour, its values from 0 to 1, and how much of it covers what lies below."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0


class Pen(NamedTuple):
    """How a line is drawn; caps and joins as PDF numbers them (ISO 32000-1, 8.4.3.3 and 8.4.3.4).

    Width and dashes are in units of the shape's own system; with `keeps_width` in those of the
    drawing, however the shape is transformed.
    """

    ink: Ink
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
    fill: Ink | None
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
    fill: Ink | None = None
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


class Drawing(NamedTuple):
    """The parts of a drawing from bottom to top, in a box whose top left corner is 0, 0.

    `data` is the file itself, and `digest` its SHA-256 in hex.
    """

    width: float
    height: float
    parts: tuple[Shape | Label, ...]
    data: bytes
    digest: str

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
