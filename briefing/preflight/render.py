"""Draws the first page of a PDF in pixels: as a screen shows it, or as a laser printer does."""

from __future__ import annotations

from io import BytesIO
from math import cos, pi
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

if TYPE_CHECKING:
    from collections.abc import Iterator

# A cell of the halftone screen at 45 degrees repeats in a square of so many dots. That makes 106
# lines an inch at 600 dots an inch and 53 at 300, which is what lasers are set to.
_CELL = 8
# How much the contrast at an edge is raised before that: how many times what parts a dot from the
# mean around it, of which the mean of its near surroundings has the larger share.
_RAISED, _NEAR_SHARE = 99, 0.9


def preview(pdf: bytes, *, dpi: int, is_mono: bool = False) -> bytes:
    """The first page as PNG, at `dpi` dots an inch; `is_mono` in black and white dots alone."""
    picture = draw(pdf, dpi=dpi, is_grey=is_mono, is_crisp=is_mono)
    if is_mono:
        picture = halftone(with_clear_edges(picture, dpi, photographs(pdf, dpi)))
    out = BytesIO()
    picture.save(out, "PNG", dpi=(dpi, dpi))
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


def photographs(pdf: bytes, dpi: float) -> list[tuple[int, int, int, int]]:
    """Where pictures of pixels stand on the first page: left, top, right and bottom, in dots."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page, scale = document[0], dpi / 72
        height = page.get_height()
        images = page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,))
        boxes = [image.get_bounds() for image in images]
    finally:
        document.close()
    return [
        (int(x0 * scale), int((height - y1) * scale), int(x1 * scale), int((height - y0) * scale))
        for x0, y0, x1, y1 in boxes
    ]


def with_clear_edges(
    picture: Image.Image, dpi: float, photographs: list[tuple[int, int, int, int]]
) -> Image.Image:
    """A grey picture whose tones go to black beside what is lighter, to white beside the darker.

    So the dots of the screen keep clear of letters, as printers have them do; Knuth, "Digital
    halftones by dot diffusion" (1987), raises edges in this way. Tones of photographs stay.
    """
    near, far = max(round(dpi / 200), 2), max(round(dpi / 75), _CELL)
    wide, close = (picture.filter(ImageFilter.BoxBlur(radius)) for radius in (far, near))
    clear = Image.blend(Image.blend(wide, close, _NEAR_SHARE), picture, 1 + _RAISED)
    for box in photographs:
        clear.paste(picture.crop(box), box[:2])
    return clear


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
