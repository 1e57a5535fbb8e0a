"""What setting has to know of a typeface: the glyphs of a text and how wide they are."""

import re
from typing import NamedTuple, Protocol

from briefing.style.stylesheet import Face

# Characters without ink that say where a word may part, or how its neighbours are drawn: soft
# hyphen, joiners, variation selectors and their like (Unicode's Default_Ignorable_Code_Point).
UNSEEN = (
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
_UNSEEN = re.compile(UNSEEN)


def seen(text: str) -> str:
    """A text without the characters that nobody sees: as it is looked for, and read aloud."""
    return text if text.isascii() else _UNSEEN.sub("", text)


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
        self,
        text: str,
        face: Face,
        language: str,
        *,
        tabular: bool = False,
        fraction: bool = False,
    ) -> tuple[Glyph, ...]:
        """The glyphs of a text in one face, in reading order, kerned and with ligatures.

        `language` is a BCP 47 tag. `tabular` text is not kerned, and its digits are all of one
        width where the face has such. A `fraction`, such as `1/2`, has its figures raised and
        lowered where the face has these; each glyph still stands for one of its characters.
        """
        ...

    def __hash__(self) -> int:
        """Equal only to itself: it is part of the key under which shaped text is kept."""
        ...
