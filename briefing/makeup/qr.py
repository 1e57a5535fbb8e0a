"""A link becomes the drawing of its QR code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.design.colour import Colour
from briefing.galley.block import Drawing
from briefing.units import Pt, Rect


def qr_drawing(url: str, *, side: Pt, colour: Colour, alt: str) -> Drawing:
    """A QR code with its modules in `side` points of width; its quiet zone is the caller's.

    Error correction M, as ISO/IEC 18004 advises for print; a row's neighbouring modules
    are one box, so that no hairline shows between them.
    """
    import segno

    matrix = segno.make_qr(url, error="m", boost_error=False).matrix
    module = side / len(matrix)
    rects = tuple(
        Rect(Pt(start * module), Pt(row * module), Pt(length * module), Pt(module))
        for row, modules in enumerate(matrix)
        for start, length in _dark(modules)
    )
    box = Rect(Pt(0), Pt(0), side, side)
    return Drawing(rects=rects, box=box, colour=colour, alt=alt, link=url)


def _dark(modules: bytearray) -> Iterator[tuple[int, int]]:
    """Start and length of each row of dark modules."""
    for dark, run in groupby(enumerate(modules), key=lambda module: module[1]):
        places = [place for place, _ in run]
        if dark:
            yield places[0], len(places)
