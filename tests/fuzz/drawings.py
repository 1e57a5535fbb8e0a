"""Drawings as pictures: SVG files, as logos have them and as other programs do, and PDFs."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

from tests.fuzz import svg
from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_bytes, changed_text, weighted
from tests.fuzz.pdfs import Parts, apart, changed, together

DRAWINGS = Path(__file__).parent.parent / "drawings"
BRIEF = b"title: The headline\npicture: {file: a.svg, alt: A drawing, page: 1}\n"


@lru_cache
def seeds() -> tuple[list[bytes], list[Parts]]:
    """What other programs export: SVG files, and PDFs in parts."""
    svgs = [path.read_bytes() for path in sorted(DRAWINGS.glob("*.svg"))]
    return svgs, [apart(path.read_bytes()) for path in sorted(DRAWINGS.glob("*.pdf"))]


def make(rng: Random) -> Case:
    """A build of a brief with one drawing."""
    svgs, pdfs = seeds()
    data: bytes = weighted(
        rng,
        (4, svg.make(rng).files["logo.svg"]),
        (2, changed_bytes(rng.choice(svgs), rng)),
        (2, changed_text(rng.choice(svgs).decode(), rng).encode("utf-8", "surrogatepass")),
        (4, together(changed(rng.choice(pdfs), rng))),
        (1, changed_bytes(together(rng.choice(pdfs)), rng)),
    )
    brief = BRIEF if data.startswith(b"%PDF") else BRIEF.replace(b", page: 1", b"")
    files = {"brief/brief.yaml": brief, "brief/a.svg": data}
    return Case(files, ("build", "brief", "-o", "page.pdf"))
