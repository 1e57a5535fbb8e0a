"""The clip of a PDFium object becomes what of the object can be seen."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from pypdfium2 import raw

if TYPE_CHECKING:
    from pypdfium2 import PdfObject

Sides = tuple[float, float, float, float]  # left, bottom, right, top

_MOST = 2_000  # points of a clip; one that is finer is taken for none


def seen(thing: PdfObject) -> Sides | None:
    """An object's bounds within the boxes around its clips; None where nothing is left."""
    left, bottom, right, top = thing.get_bounds()
    clip = raw.FPDFPageObj_GetClipPath(thing)
    for path in range(max(raw.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        count = raw.FPDFClipPath_CountPathSegments(clip, path)
        points = [_point(clip, path, at) for at in range(count)] if count <= _MOST else []
        if points:
            across, down = zip(*points, strict=True)
            left, right = max(left, min(across)), min(right, max(across))
            bottom, top = max(bottom, min(down)), min(top, max(down))
    return (left, bottom, right, top) if left <= right and bottom <= top else None


def _point(clip: object, path: int, at: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value
