"""Pages as a black-and-white laser prints them, screened to one bit, to look at.

`python -m tests.benchmarks.halftone OUT.png` shows the upper part of the shipped brief in
`briefing`, `mono` and `clear-print`, and charts in `mono`. Colours and greys turn into dots
of a screen of 106 lines an inch at 45 degrees, the usual one at 600 dots an inch.
"""

from __future__ import annotations

import sys
from math import cos, pi
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

from briefing.pipeline import Press

_ROOT = Path(__file__).parents[2]
_SHOWN = (
    ("sections", "briefing"),
    ("sections", "mono"),
    ("sections", "clear-print"),
    ("tests/pages/charts", "mono"),
)
_DPI, _LINES = 600, 106
# The part of a page that is shown, in inches from its top left corner.
_CROP = (0.6, 0.4, 7.8, 5.4)


def main(out: str) -> None:
    """Screen each page and put them side by side, two in a row."""
    parts = [_screened(_page(folder, style)) for folder, style in _SHOWN]
    width, height = parts[0].size
    sheet = Image.new("1", (2 * width + 40, 2 * height + 40), 1)
    for number, part in enumerate(parts):
        sheet.paste(part, (number % 2 * (width + 40), number // 2 * (height + 40)))
    sheet.save(out, optimize=True)


def _page(folder: str, style: str) -> Image.Image:
    """The upper part of a page in greys."""
    document = pypdfium2.PdfDocument(Press(style).build(_ROOT / folder).pdf)
    picture = document[0].render(scale=_DPI / 72, grayscale=True).to_pil().convert("L")
    document.close()
    left, top, right, bottom = (round(inches * _DPI) for inches in _CROP)
    return picture.crop((left, top, right, bottom))


def _screened(picture: Image.Image) -> Image.Image:
    """A grey picture in one bit: a dot grows from the middle of each cell of the screen."""
    side = round(_DPI / _LINES * 2**0.5)  # a cell at 45 degrees repeats in a square so wide
    cell = Image.new("L", (side, side))
    for x in range(side):
        for y in range(side):
            wave = cos(2 * pi * x / side) * cos(2 * pi * y / side)
            cell.putpixel((x, y), round(127 + 126 * wave))
    screen = Image.new("L", picture.size)
    for x in range(0, picture.width, side):
        for y in range(0, picture.height, side):
            screen.paste(cell, (x, y))
    return ImageChops.subtract(picture, screen).point(lambda grey: 255 * (grey > 0)).convert("1")


if __name__ == "__main__":
    main(sys.argv[1])
