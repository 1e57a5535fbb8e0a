"""Draws a link as a QR code (ISO/IEC 18004)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from briefing.style.colour import Colour
from briefing.typeset.block import Boxes, Drawing
from briefing.units import Pt, Rect, mm

# Finer modules do not survive a photocopier.
_LEAST_MODULE = mm(0.4)
# Bytes that a code of 33 modules holds at level M (ISO/IEC 18004, table 7, version 4).
_LONG = 62


@lru_cache(maxsize=8)  # every rung of the ladder asks for the same one
def qr_drawing(url: str, *, least: Pt, colour: Colour) -> Drawing:
    """A link's QR code, `least` points wide or as much wider as its modules need.

    Error correction is at level M, or at L for a link so long that modules at M would be too
    fine. The caller leaves the quiet zone. Neighbouring modules of a row are one box, so that
    no hairline shows between them.
    """
    import segno  # loaded only for a code

    matrix = segno.make_qr(url, error="m" if len(url) <= _LONG else "l").matrix
    side = max(least, len(matrix) * _LEAST_MODULE)
    module = side / len(matrix)
    rects = tuple(
        Rect(Pt(start * module), Pt(row * module), Pt(length * module), Pt(module))
        for row, modules in enumerate(matrix)
        for start, length in _dark(modules)
    )
    box = Rect(Pt(0), Pt(0), Pt(side), Pt(side))
    return Drawing((Boxes(rects, colour),), box)


def _dark(modules: bytearray) -> Iterator[tuple[int, int]]:
    """Start and length of each run of dark modules in a row."""
    for dark, run in groupby(enumerate(modules), key=lambda module: module[1]):
        places = [place for place, _ in run]
        if dark:
            yield places[0], len(places)
