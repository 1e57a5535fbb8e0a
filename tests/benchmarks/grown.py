"""Briefs of a given size become milliseconds: `python -m tests.benchmarks.grown ROUNDS PLACE`.

Prints JSON: by what grows, for each size a list of milliseconds and whether the brief was a page
or too much for one. A warm builder a style builds them all; every round has texts of its own, in
the words of the shipped brief, so that no text is known from a round before.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from briefing import Builder, OversetError
from tests.benchmarks.variants import SECTIONS

_LONG = (50, 100, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500)
# By what grows: the style, and the sizes.
GROWTHS = {
    "words": ("briefing", _LONG),
    "words in columns": ("columns", _LONG),  # the style that holds most
    "sections": ("briefing", (1, 2, 3, 4, 6, 8, 10, 12)),
    "figures": ("briefing", (0, 1, 2, 3, 4, 5, 6, 8)),
}
_WORDS, _SECTIONS, _FIGURES = 160, 5, 0  # what does not grow
_SENTENCE = 16


class Author:
    """Writes briefs of a size; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        said = " ".join(path.read_text("utf-8") for path in sorted(SECTIONS.glob("*.yaml")))
        self._rng = random.Random(seed)
        self._known = sorted(set(re.findall(r"\b[a-z]{2,}\b", said)))

    def files(self, words: int, sections: int, figures: int) -> dict[str, str]:
        """The text of its files by stem; `words` are those of the sections' prose, all told."""
        texts = {"brief": f"title: {self._say(6)}\nstandfirst: {self._say(14)}\ndate: 2023-07-11\n"}
        for number in range(sections):
            share = words // sections + (number < words % sections)
            own = [each for each in range(figures) if each % sections == number]
            texts[f"part{number:02}"] = self._section(share, len(own))
        return texts

    def _section(self, words: int, figures: int) -> str:
        lengths = [_SENTENCE] * (words // _SENTENCE) + [words % _SENTENCE] * bool(words % _SENTENCE)
        text = f"title: {self._say(2)}\nbody: {'. '.join(map(self._say, lengths))}.\n"
        return text + "figures:\n" * bool(figures) + self._figure() * figures

    def _figure(self) -> str:
        value = f"{self._rng.randint(11, 990)},000"
        return f'  - {{value: "{value}", label: {self._say(3)}, kicker: {self._say(2)}}}\n'

    def _say(self, count: int) -> str:
        return " ".join(self._rng.choices(self._known, k=count)).capitalize()


def size_of(growth: str, size: int) -> tuple[int, int, int]:
    """Words, sections and figures of a brief in which one of them grows."""
    sizes = {"words": _WORDS, "sections": _SECTIONS, "figures": _FIGURES, growth.split()[0]: size}
    return sizes["words"], sizes["sections"], sizes["figures"]


def main(rounds: int, place: Path) -> dict[str, list[dict[str, Any]]]:
    """Build a new brief of every size in every round."""
    author = Author(1)
    builders = {style: Builder(style) for style, _ in GROWTHS.values()}
    grown: dict[str, list[dict[str, Any]]] = {
        growth: [{"size": size, "ms": [], "is_page": True} for size in sizes]
        for growth, (_, sizes) in GROWTHS.items()
    }
    for number in range(-2, rounds):
        for growth, sizes in grown.items():
            for each in sizes:
                folder = _write(place, author.files(*size_of(growth, each["size"])))
                start = perf_counter()
                fits = _fits(builders[GROWTHS[growth][0]], folder)
                if number >= 0:
                    each["ms"].append((perf_counter() - start) * 1000)
                    each["is_page"] &= fits
    return grown


def _fits(builder: Builder, folder: Path) -> bool:
    """Build a brief; whether it is a page."""
    try:
        builder.build(folder)
    except OversetError:
        return False
    return True


def _write(place: Path, files: dict[str, str]) -> Path:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for stem, text in files.items():
        place.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
    return place


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), Path(sys.argv[2]))))
