"""What a fit came to: the type that was found, what was conceded for it, or what is too much.

Values alone, which load fast wherever they are only reported.
"""

from typing import NamedTuple

from briefing.errors import Span
from briefing.units import Pt


class LeftOut(NamedTuple):
    """What was left out, in words, and where it stands in its file."""

    what: str
    span: Span


class Cut(NamedTuple):
    """So many words to take from the end of the text at a place; `all` if none are left.

    A whole `part`, such as a section, a figure or a picture, has a name.
    """

    span: Span
    words: int
    all: bool = False
    part: str = ""


class Share(NamedTuple):
    """What a section, or what is next, holds of the lane that is over, as parts of the overage."""

    slug: str
    points: Pt
    words: int


class Overset(NamedTuple):
    """How much too deep the copy is at the style's floor, and the cuts that make it fit."""

    points: Pt
    words: int
    cuts: tuple[Cut, ...]
    shares: tuple[Share, ...]


class Fit(NamedTuple):
    """How the copy came to fit: type in points, and what was conceded for it, in words.

    `fill` is the part of the frame that is used, 1 for all of it; `steps` counts the rungs
    from the type as designed, up or, below zero, down.
    """

    body: Pt
    leading: Pt
    fill: float
    steps: int = 0
    rungs: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    over: Overset | None = None
