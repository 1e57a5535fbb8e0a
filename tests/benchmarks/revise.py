"""How long editions take to compare: `python -m tests.benchmarks.revise`."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sized

from briefing.brief.model import Brief, Point, Section, own_words
from briefing.diff.compare import compare
from briefing.diff.words import compare_words
from briefing.errors import Span

PLACE = Span("", 1, 1)


def brief(points: list[str]) -> Brief:
    """A brief of one section with these points."""
    listed = tuple(Point(own_words(text), PLACE) for text in points)
    section = Section(own_words("Section"), PLACE, "section", points=listed)
    return Brief(own_words("Brief"), PLACE, sections=(section,))


def measured(what: str, compared: Callable[[], Sized]) -> None:
    start = time.perf_counter()
    found = len(compared())
    print(f"{what:<60} {time.perf_counter() - start:6.3f} s {found:>7}")


def main() -> None:
    """Print a table: what was compared, seconds, and how many changes or pieces there are."""
    rng = random.Random(1)
    words = [f"word{number}" for number in range(3000)]
    often = [1 / (number + 1) for number in range(3000)]  # as words occur in any language (Zipf)

    def other(said: list[str]) -> list[str]:
        return [word if rng.random() > 0.2 else rng.choice(words) for word in said]

    texts = [rng.choices(words, often, k=50) for _ in range(200)]
    new = [" ".join(other(text)) for text in texts]
    old = brief([" ".join(text) for text in texts])
    measured("200 points of 50 words, a fifth of each reworded", lambda: compare(old, brief(new)))
    rng.shuffle(new)
    measured("the same, and shuffled", lambda: compare(old, brief(new)))
    for count in (800, 2000, 16_000):
        said = rng.choices(words, often, k=count)
        pair = own_words(" ".join(said)), own_words(" ".join(other(said)))
        measured(
            f"a text of {count:,} words, a fifth reworded", lambda pair=pair: compare_words(*pair)
        )
    many = [f"p{number}" for number in range(16_000)]  # all that 100 kB of copy can hold
    measured("16,000 points turned around", lambda: compare(brief(many), brief(many[::-1])))
    others = [f"q{number}" for number in range(16_000)]
    measured("16,000 points, all of them others", lambda: compare(brief(many), brief(others)))


if __name__ == "__main__":
    main()
