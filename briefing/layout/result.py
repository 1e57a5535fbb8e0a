"""How a brief came to fit its page, or by how much it does not: values for reports.

They stand apart from the search that makes them, so that what only reports them loads fast.
"""

from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import Fault, Span
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.layout.page import Page


class LeftOut(NamedTuple):
    """An optional part that was left out: what it is, in words, and its place in a file."""

    what: str
    span: Span


class Cut(NamedTuple):
    """How many words to cut from the end of the text at a place; `all` if that is every word.

    `part` is the name of a section, figure, table or picture that goes as a whole, else empty.
    """

    span: Span
    words: int
    all: bool = False
    part: str = ""


class Share(NamedTuple):
    """A section's share of what is too much in a lane, by its depth: in points and in words.

    `slug` is the section's, or `next` for what is next.
    """

    slug: str
    points: Pt
    words: int


class Overset(NamedTuple):
    """How many points and words too much there are in the smallest type, and cuts that help."""

    points: Pt
    words: int
    cuts: tuple[Cut, ...]
    shares: tuple[Share, ...]


class Fit(NamedTuple):
    """How a brief came to fit: size and leading of running text, in points, and what it took.

    `fill` is the part of the room, from 0 to 1, that the deeper lane fills. `steps` counts rungs
    from the type as designed, below zero down. `rungs` are the differences from the page as
    designed, in words. `over` is None unless the brief is too deep in the smallest type.
    """

    body: Pt
    leading: Pt
    fill: float
    steps: int = 0
    rungs: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    over: Overset | None = None


class StyledFit(NamedTuple):
    """A brief in one style: its page and how it came to fit; or no page, and the faults.

    A fit `is_shrunk` whose running text is smaller than the style's design has it. Where the style
    itself is at fault the fit is empty. `english` are the names of fixed words that are English
    on the page, since its language has none.
    """

    style: str
    fit: Fit
    faults: tuple[Fault, ...] = ()
    page: "Page | None" = None
    is_shrunk: bool = False
    english: frozenset[str] = frozenset()

    @property
    def type_size(self) -> str:
        """Size and leading of running text as reports write them; empty without a page."""
        return f"{self.fit.body:g}/{self.fit.leading:g}" if self.page else ""
