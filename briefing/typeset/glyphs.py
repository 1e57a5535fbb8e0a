"""What setting has to know of a typeface: the glyphs of a text and how wide they are."""

from typing import NamedTuple, Protocol

from briefing.style.stylesheet import Face


class Glyph(NamedTuple):
    """One glyph of shaped text; lengths in thousandths of an em.

    `id` is its number in the font; 0 means that the font lacks the character. `dx` and `dy` shift
    it from where it would stand. `text` are the characters that it stands for: `ffi` for that
    ligature, none for the second glyph of a cluster.
    """

    id: int
    advance: float
    dx: float
    dy: float
    text: str


class Metrics(Protocol):
    """What shapes text; a backend of `pdf` has one that reads the fonts' own tables."""

    def shape(
        self, text: str, face: Face, language: str, *, tabular: bool = False
    ) -> tuple[Glyph, ...]:
        """The glyphs of a text in one face, in reading order, kerned and with ligatures.

        `language` is a BCP 47 tag. `tabular` text is not kerned, and its digits are all of one
        width where the face has such.
        """
        ...

    def __hash__(self) -> int:
        """Equal only to itself: it is part of the key under which shaped text is kept."""
        ...
