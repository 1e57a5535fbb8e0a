"""Draws the first page of a PDF in pixels: as a screen shows it, or as a laser printer does."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops

if TYPE_CHECKING:
    from collections.abc import Iterator

# A cell of the halftone screen at 45 degrees repeats in a square of so many dots. That makes 106
# lines an inch at 600 dots an inch and 53 at 300, which is what lasers are set to.
_CELL = 8


def preview(pdf: bytes, *, dpi: int, is_mono: bool = False) -> bytes:
    """The first page as PNG, at `dpi` dots an inch; `is_mono` in black and white dots alone."""
    picture = draw(pdf, dpi=dpi, is_grey=is_mono, is_crisp=is_mono)
    out = BytesIO()
    (halftone(picture) if is_mono else picture).save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def draw(pdf: bytes, *, dpi: float, is_grey: bool = False, is_crisp: bool = False) -> Image.Image:
    """The first page in RGB, or where it `is_grey` in greys; `is_crisp` is without antialiasing."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(
            scale=dpi / 72, grayscale=is_grey, no_smoothtext=is_crisp, no_smoothpath=is_crisp
        )
        drawn: Image.Image = bitmap.to_pil()
        return drawn.convert("L" if is_grey else "RGB")
    finally:
        document.close()


def halftone(picture: Image.Image) -> Image.Image:
    """A grey picture in black and white: a dot grows from the middle of each cell of the screen."""
    cell = Image.new("L", (_CELL, _CELL))
    cell.putdata(list(_thresholds()))
    thresholds = Image.new("L", picture.size)
    for x in range(0, picture.width, _CELL):
        thresholds.paste(cell, (x, 0))
    row = thresholds.crop((0, 0, picture.width, _CELL))
    for y in range(_CELL, picture.height, _CELL):
        thresholds.paste(row, (0, y))
    rest = ImageChops.subtract(picture, thresholds)
    return rest.point(lambda grey: 255 * (grey > 0)).convert("1", dither=Image.Dither.NONE)


def _thresholds() -> Iterator[int]:
    """The grey from which on each dot of a cell is white, row by row; they are evenly spread."""
    cell = [(x, y) for y in range(_CELL) for x in range(_CELL)]
    waves = {(x, y): cos(2 * pi * x / _CELL) * cos(2 * pi * y / _CELL) for x, y in cell}
    ranks = {dot: rank for rank, dot in enumerate(sorted(cell, key=waves.__getitem__))}
    return (round(255 * (ranks[dot] + 0.5) / _CELL**2) for dot in cell)
