"""Pages as a black-and-white laser prints them, screened to one bit, to look at.

`python -m tests.benchmarks.halftone OUT.png` shows the upper part of the shipped brief in
`briefing`, `mono` and `clear-print`, and charts in `mono`. Colours and greys turn into dots
of a screen of 106 lines an inch at 45 degrees, the usual one at 600 dots an inch.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from briefing import Builder
from briefing.preflight.render import draw, halftone

_ROOT = Path(__file__).parents[2]
_SHOWN = (
    ("sections", "briefing"),
    ("sections", "mono"),
    ("sections", "clear-print"),
    ("tests/pages/charts", "mono"),
)
_DPI = 600
# The part of a page that is shown, in inches from its top left corner.
_CROP = (0.6, 0.4, 7.8, 5.4)


def main(out: str) -> None:
    """Screen each page and put them side by side, two in a row."""
    parts = [halftone(_page(folder, style)) for folder, style in _SHOWN]
    width, height = parts[0].size
    sheet = Image.new("1", (2 * width + 40, 2 * height + 40), 1)
    for number, part in enumerate(parts):
        sheet.paste(part, (number % 2 * (width + 40), number // 2 * (height + 40)))
    sheet.save(out, optimize=True)


def _page(folder: str, style: str) -> Image.Image:
    """The upper part of a page in greys."""
    picture = draw(Builder(style).build(_ROOT / folder).pdf, dpi=_DPI, is_grey=True)
    left, top, right, bottom = (round(inches * _DPI) for inches in _CROP)
    return picture.crop((left, top, right, bottom))


if __name__ == "__main__":
    main(sys.argv[1])
