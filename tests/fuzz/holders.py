"""The lists of holders of numbered copies."""

from __future__ import annotations

from random import Random

from tests.fuzz.case import Case
from tests.fuzz.mutators import text, weighted, words
from tests.fuzz.rows import columns_of, separated

BRIEFS = (
    "title: Ministers agree a plan\nreference: PU-14\n",
    "title: T\nmarking: TLP:AMBER\ndate: 2026-03-02\nattach: [source]\n",
    "title: T\nlanguage: uk\nmarking: NATO RESTRICTED\n",
)


def make(rng: Random) -> Case:
    """Copies for the holders of a list, in one file or in a file each."""
    columns = weighted(rng, (3, ("holder",)), (2, ("no", "name", "post")), (1, ("Holder", "name")))
    holders = separated(rng, columns_of(rng, columns), rng.choice((0, 1, 1, 2, 3)))
    brief = rng.choice(BRIEFS)
    if rng.random() < 0.1:
        holders = f"holder\n{words(rng)}\n{text(rng)}\n".encode("utf-8", "surrogatepass")
    files = {"brief/brief.yaml": brief.encode(), "list.csv": holders}
    count = weighted(rng, (4, ()), (1, ("--count", str(rng.choice((1, 2, 3, 6, 0, 10**6))))))
    where = weighted(rng, (3, ("-o", "copies.pdf")), (2, ("--each", "-o", "out")))
    return Case(files, ("copies", "brief", "--holders", "list.csv", *count, *where))
