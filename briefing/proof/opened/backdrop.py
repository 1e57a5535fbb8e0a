"""A page without its words becomes the colours that lie behind each of them."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from pypdfium2 import raw

from briefing.proof.opened.frame import Frame
from briefing.style.colour import Colour
from briefing.units import Rect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pypdfium2 import PdfObject, PdfPage

_PIXELS = 1_000_000  # of a page's picture, at most: A4 has half as many at 72 dpi
_SHARE = 0.1  # of the words' box: less is an edge, or a rule that touches them
_STEPS = 16  # levels of a colour that are told apart


class Backdrop:
    """A page drawn with its words left out; the words are shown again after that."""

    def __init__(self, page: PdfPage, words: Iterable[PdfObject], frame: Frame) -> None:
        width, height = page.get_size()
        self._scale = min((_PIXELS / max(width * height, 1)) ** 0.5, 2.0)
        hidden = list(words)
        for each in hidden:
            raw.FPDFPageObj_SetIsActive(each, False)  # noqa: FBT003  # PDFium's own signature
        try:
            self._picture = page.render(scale=self._scale, no_smoothpath=True).to_pil()
        finally:
            for each in hidden:
                raw.FPDFPageObj_SetIsActive(each, True)  # noqa: FBT003
        self._picture = self._picture.convert("RGB")

    def colours(self, box: Rect) -> tuple[Colour, ...]:
        """The colours under a box, the commonest first; none where it is off the page."""
        wide, high = self._picture.size
        left, top = floor(box.x * self._scale), floor(box.y * self._scale)
        right = ceil((box.x + box.width) * self._scale)
        bottom = ceil((box.y + box.height) * self._scale)
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, wide), min(bottom, high)
        if left >= right or top >= bottom:
            return ()
        part = self._picture.crop((left, top, right, bottom))
        found = part.getcolors((right - left) * (bottom - top)) or []
        steps: dict[tuple[int, ...], list[tuple[int, tuple[int, ...]]]] = {}
        for count, pixel in found:
            steps.setdefault(tuple(value // _STEPS for value in pixel), []).append((count, pixel))
        # A photograph's shades are many: like ones count together, as the commonest of them.
        groups = sorted(((sum(c for c, _ in g), max(g)[1]) for g in steps.values()), reverse=True)
        least = _SHARE * sum(count for count, _ in found)
        kept = [pixel for count, pixel in groups if count >= least] or [groups[0][1]]
        return tuple(Colour(*(value / 255 for value in pixel)) for pixel in kept)
