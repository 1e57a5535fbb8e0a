"""PDF's coordinates, origin bottom left, become the house's: those of the page as it is shown."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from pypdfium2 import PdfPage


class Frame(NamedTuple):
    """The visible part of a page and how far it is turned to be shown.

    The part is the crop box within the media box, its own or what it inherits.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @classmethod
    def of(cls, page: "PdfPage") -> "Frame":
        """The frame of a page; `turn` is in degrees, clockwise (ISO 32000-1, 7.7.3.3)."""
        left, bottom, right, top = page.get_bbox()
        return cls(left, bottom, right, top, page.get_rotation())

    def place(self, box: tuple[float, float, float, float]) -> Rect:
        """A box, given by left, bottom, right and top, where it is seen."""
        left, bottom, right, top = box
        a, b = left - self.left, right - self.left
        c, d = bottom - self.bottom, top - self.bottom
        width, height = self.right - self.left, self.top - self.bottom
        match self.turn:
            case 90:
                edges = c, a, d, b
            case 180:
                edges = width - b, c, width - a, d
            case 270:
                edges = height - d, width - b, height - c, width - a
            case _:
                edges = a, height - d, b, height - c
        x0, y0, x1, y1 = edges
        return Rect(Pt(x0), Pt(y0), Pt(x1 - x0), Pt(y1 - y0))
