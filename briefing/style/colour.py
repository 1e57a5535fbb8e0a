"""Colours in sRGB, and the contrast of two of them as WCAG 2.2 has it."""

from functools import lru_cache
from typing import NamedTuple

# WCAG 2.2, 1.4.3: text needs 4.5:1; 3:1 when large, 18 pt or bold 14 pt.
CONTRAST, CONTRAST_LARGE = 4.5, 3.0
_LARGE, _LARGE_BOLD = 18, 14


def needed_contrast(size: float, *, is_bold: bool) -> float:
    """The least contrast of text of a size in points."""
    return CONTRAST_LARGE if size >= (_LARGE_BOLD if is_bold else _LARGE) else CONTRAST


class Colour(NamedTuple):
    """An sRGB colour, each value from 0 to 1."""

    red: float
    green: float
    blue: float

    @property
    def is_grey(self) -> bool:
        """Whether one printing ink is enough for it."""
        return self.red == self.green == self.blue

    @property
    def in_grey(self) -> "Colour":
        """The grey that is as light, as Pillow has it for pixels (ITU-R BT.601)."""
        return Colour(*[round(0.299 * self.red + 0.587 * self.green + 0.114 * self.blue, 4)] * 3)

    def towards(self, other: "Colour", part: float) -> "Colour":
        """The colour a part of the way, from 0 to 1, to another one, in steps of 1/255."""
        pairs = zip(self, other, strict=True)
        return Colour(*(round(255 * (a + part * (b - a))) / 255 for a, b in pairs))


def from_hex(name: str) -> Colour:
    """The colour written as `#RRGGBB`."""
    return Colour(*(int(name[i : i + 2], 16) / 255 for i in (1, 3, 5)))


@lru_cache(maxsize=256)
def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance, as WCAG 2.2 defines it; its 0.03928 is the published threshold."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)

    return (
        0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
    )
