"""Inputs made up to break the program: each kind's file has its seeds and its mutators.

`python -m tests.fuzz` is the long run; `test_fuzz.py` tries a few of each kind.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.fuzz import addresses, briefs, drawings, fonts, holders, pdfs, rows, styles, svg
from tests.fuzz.case import Case

# How each kind is made, and its share of a long run: what takes less time is tried more often.
KINDS: dict[str, tuple[Callable[[Random], Case], int]] = {
    "briefs": (briefs.make, 25),
    "styles": (styles.make, 10),
    "rows": (rows.make, 9),
    "holders": (holders.make, 8),
    "pdfs": (pdfs.make, 10),
    "fonts": (fonts.make, 9),
    "svg": (svg.make, 9),
    "drawings": (drawings.make, 9),
    "addresses": (addresses.make, 20),
}


def made(kind: str, seed: int) -> Case:
    """The case of a seed: the same for the same seed."""
    make, _ = KINDS[kind]
    return make(Random(f"{kind} {seed}"))
