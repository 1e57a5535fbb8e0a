"""A style's logo becomes a drawing, from the pixels or the outlines of its file."""

from __future__ import annotations

from functools import lru_cache

from briefing.brief.raster import Defect, Raster, look
from briefing.errors import Fault
from briefing.galley.drawing import Drawing, Outline, Plate, Step
from briefing.galley.vector import Vector, read_vector
from briefing.style.colour import Colour
from briefing.style.logo import Logo
from briefing.typeset.svg import RefusedError
from briefing.units import Pt, Rect


def check_logo(logo: Logo) -> list[Fault]:
    """The fault of a logo's file that cannot be printed, at the place that names it."""
    found = _read(logo.file.data, logo.file.path.name)
    if not isinstance(found, Defect):
        return []
    return [Fault(found.code, found.message, logo.file.span, found.hint)]


def logo_drawing(logo: Logo, ground: Colour, *, widest: Pt) -> Drawing:
    """A logo at its height, or as much less as keeps it within a width."""
    found = _read(logo.file.data, logo.file.path.name)
    assert not isinstance(found, Defect), "a style that has faults sets no page"
    height = min(logo.height, widest * found.height / found.width)
    box = Rect(Pt(0), Pt(0), Pt(height * found.width / found.height), Pt(height))
    alt = " ".join(logo.alt.text.split())
    if isinstance(found, Raster):
        return Drawing((Plate(box, found, ground),), box, alt, span=logo.file.span)
    scale = height / found.height
    outlines = tuple(_scaled(outline, scale) for outline in found.outlines)
    return Drawing(outlines, box, alt, span=logo.file.span)


@lru_cache(maxsize=8)  # every rung of the ladder asks for the same one
def _read(data: bytes, name: str) -> Raster | Vector | Defect:
    """A file by what it holds, whatever its name ends in."""
    found = look(data, name)
    if isinstance(found, Raster) or b"<" not in data.lstrip()[:4]:
        return found
    try:
        return read_vector(data)
    except RefusedError as refused:
        return Defect("picture.svg", f"{name} {refused.what}", refused.hint)


def _scaled(outline: Outline, scale: float) -> Outline:
    steps = (
        Step(kind, tuple((x * scale, y * scale) for x, y in points))
        for kind, points in outline.steps
    )
    return outline._replace(steps=tuple(steps), width=Pt(outline.width * scale))
