"""The blocks of a brief beside its prose and its tables: pictures, notes, and what stands around
the copy.

Their fields are the keys of YAML, as those of `model` are. A brief without them never loads these.
"""

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Copy, Name, Point
from briefing.errors import Span

if TYPE_CHECKING:
    from briefing.brief.dates import Date
    from briefing.brief.drawing import Drawing, PageFile
    from briefing.brief.raster import Raster


class Picture(NamedTuple):
    """A picture: `alt` says what it shows.

    Its file, once that was read, is the `raster`, or a `drawing`; of a PDF that is a `page`.
    """

    file: Name
    alt: Name
    span: Span
    caption: Copy | None = None
    credit: Copy | None = None
    optional: bool = False
    raster: "Raster | None" = None
    page: int | None = None
    drawing: "Drawing | PageFile | None" = None


class Timeline(NamedTuple):
    """Points of which some have dates; what has ended before `today`, if that is given, is past."""

    points: tuple[Point, ...]
    today: "Date | None" = None


class Aside(NamedTuple):
    """A note to a section, in the lane beside its text."""

    text: Copy
    span: Span
    title: Copy | None = None
    optional: bool = False


class Ask(NamedTuple):
    """What readers are asked to decide, `by` when, and the matters one by one if there are several.

    A `title` of the author's own stands in place of the program's words.
    """

    text: Copy
    span: Span
    by: "Date | None" = None
    points: tuple[Copy, ...] = ()
    title: Copy | None = None


class Decision(NamedTuple):
    """Rows of boxes to tick, and lines to `sign` on."""

    boxes: tuple[tuple[Copy, ...], ...]
    span: Span
    title: Copy | None = None
    sign: bool = True


class Partner(NamedTuple):
    """A partner's logo: `alt` says whose it is, `data` is its file once that was read."""

    file: Name
    alt: Name
    span: Span
    data: bytes = b""
