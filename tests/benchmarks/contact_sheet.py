"""Made-up pages on one picture, sparse to full, to look at.

`python -m tests.benchmarks.contact_sheet OUT.png [SEED [STYLE]]`
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from briefing import BriefingError, Builder
from briefing.brief.reader import read_brief
from briefing.layout.cuts import all_words
from briefing.preflight.render import draw
from tests.layout.generated import Author

_COLUMNS, _ROWS, _DPI, _GAP = 8, 3, 50, 12


def main(out: str, seed: int, style: str) -> None:
    """Draw as many pages as the sheet holds; under each its seed, its words and its type."""
    builder, pages = Builder(style), []
    while len(pages) < _COLUMNS * _ROWS:
        with tempfile.TemporaryDirectory() as place:
            folder = Author(seed).write(Path(place))
            brief, _ = read_brief(folder)
            words = all_words((brief.title, brief.standfirst, brief.sections, brief.next))
            try:
                result = builder.build(folder, paper="a4")
            except BriefingError:
                seed += 1
                continue
        pages.append((words, f"{seed}: {words} words, {result.report.fit.body:g} pt", result.pdf))
        seed += 1
    sheet = _sheet([(caption, pdf) for _, caption, pdf in sorted(pages)])
    sheet.save(out, optimize=True)


def _sheet(pages: list[tuple[str, bytes]]) -> Image.Image:
    pictures = [(caption, draw(pdf, dpi=_DPI)) for caption, pdf in pages]
    width, height = (side + _GAP for side in pictures[0][1].size)
    sheet = Image.new("RGB", (_COLUMNS * width + _GAP, _ROWS * (height + _GAP) + _GAP), "#888")
    pen = ImageDraw.Draw(sheet)
    for number, (caption, picture) in enumerate(pictures):
        x = _GAP + number % _COLUMNS * width
        y = _GAP + number // _COLUMNS * (height + _GAP)
        sheet.paste(picture, (x, y))
        pen.text((x, y + picture.height), caption, fill="white")
    return sheet


if __name__ == "__main__":
    given = sys.argv[1:]
    main(given[0], int(given[1]) if given[1:] else 0, given[2] if given[2:] else "briefing")
