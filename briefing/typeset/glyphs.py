"""The ruler that setting needs. A press brings the real one."""

from typing import NamedTuple, Protocol

from briefing.style.stylesheet import Face


class Glyph(NamedTuple):
    """One glyph of shaped text; lengths in thousandths of an em.

    `text` is what it stands for: `ffi` for that ligature, empty for the second glyph
    of a cluster. Glyph 0 is a face's way to say that it has no such character.
    """

    id: int
    advance: float
    dx: float
    dy: float
    text: str


class Metrics(Protocol):
    """Shapes text: letters in, glyphs with their advances out."""

    def shape(
        self, text: str, face: Face, language: str, *, tabular: bool = False
    ) -> tuple[Glyph, ...]:
        """Shape one run of a face in reading order, kerned and with ligatures.

        Or `tabular`: not kerned, and its digits all of one width where the face has such.
        """
        ...

    def __hash__(self) -> int:
        """One is told from another by which it is: what it shaped is remembered."""
        ...
