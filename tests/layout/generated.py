"""Briefs made up at random: every kind of copy, from nothing but a title to far too much."""

from __future__ import annotations

import json
import random
from pathlib import Path

from briefing.style.loader import shipped

VOCABULARY = {
    "en": "allies plans agree defence on the of and security summit 2% 300,000 troops council a to",
    "uk": "союзники плани оборони та безпека саміт 2 % війська рада на у до щодо ухвалили країни",
    "el": "σύμμαχοι σχέδια άμυνας και ασφάλεια σύνοδος 2 % δυνάμεις συμβούλιο στο για της χώρες",
}
LONG = {
    "en": "interoperability responsibilities",
    "uk": "взаємосумісності зобов’язання",
    "el": "διαλειτουργικότητα υποχρεώσεων",
}
# The words a brief is given to spend, and how often: most editions run long or short by a
# few lines, some are hardly begun, some are whole reports.
LENGTHS = ((0, 150), (150, 300), (250, 450), (250, 450), (300, 600), (0, 1600))


class Author:
    """Writes one brief; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.language = self.rng.choice(list(VOCABULARY))
        self.paper = self.rng.choice(("a4", "letter"))
        self.style = self.rng.choice(sorted(shipped()))
        self.left = self.rng.randint(*self.rng.choice(LENGTHS))
        self.figures = self.rng.choice((0, *range(1, 6), *range(1, 10)))
        # Of its own, so that all else of a seed stays as it was.
        self.around = random.Random(f"around {seed}")

    def words(self, least: int, most: int) -> str:
        vocabulary = VOCABULARY[self.language].split()
        said = [self.rng.choice(vocabulary) for _ in range(self.rng.randint(least, most))]
        if self.rng.random() < 0.2:
            said[self.rng.randrange(len(said))] = self.rng.choice(LONG[self.language].split())
        self.left -= len(said)
        return " ".join(said).capitalize()

    def maybe(self, chance: float, least: int, most: int) -> str | None:
        """Some words, unless there are none left to spend."""
        willing = self.left >= least and self.rng.random() < chance
        return self.words(least, min(most, self.left)) if willing else None

    def figure(self) -> dict[str, object]:
        return {
            "value": self.rng.choice(("11", "2%", "300,000", "8.3", "1.5 million")),
            "unit": self.maybe(0.3, 1, 1),
            "label": self.words(2, 5),
            "kicker": self.maybe(0.7, 1, 3),
            "context": self.maybe(0.4, 3, 9),
        }

    def table(self) -> dict[str, object]:
        """Rows named in words, then columns of numbers, of words, or of both."""
        kinds = [self.rng.random() < 0.7 for _ in range(self.rng.randint(1, 3))]
        cells = ("11", "2%", "300,000", "8.3", "−0.5", "")
        rows = [
            [self.words(1, 2), *(self.rng.choice(cells) if n else self.words(1, 5) for n in kinds)]
            for _ in range(self.rng.randint(1, 8))
        ]
        heads = [f"{self.words(1, 2)} {number}" for number in range(len(kinds))]
        return {"columns": ["", *heads], "rows": rows, "caption": self.maybe(0.5, 3, 8)}

    def said(self, most: int) -> str:
        """Some words for what stands around the copy, which are not counted."""
        vocabulary = VOCABULARY[self.language].split()
        count = self.around.randint(1, most)
        return " ".join(self.around.choice(vocabulary) for _ in range(count)).capitalize()

    def some(self, most: int, words: int) -> list[str]:
        return [self.said(words) for _ in range(self.around.randint(1, most))]

    def blocks(self, coming: dict[str, object] | None) -> dict[str, object]:
        """Now and then what is asked, boxes to tick, people to ask, dates of what is next."""
        ask = {"text": self.said(14), "by": "2023-08-01", "points": self.some(4, 14)}
        rows = [self.some(4, 4) for _ in range(len(ask["points"]))]
        people = [
            {"name": self.said(2), "role": self.said(3), "address": ["a@b.org", "+44 1632 960 114"]}
            for _ in range(self.around.randint(1, 3))
        ]
        days = [f"2023-{self.around.randint(1, 12):02}-11" for _ in range(5)]
        points = [{"date": day, "text": self.said(9)} for day in days[: self.around.randint(1, 5)]]
        is_in = [self.around.random() < 0.15 for _ in range(4)]
        more = {
            "ask": ask if is_in[0] or is_in[1] else None,
            "decision": {"boxes": rows if len(rows) > 1 else rows[0]} if is_in[1] else None,
            "contact": people if is_in[2] else None,
        }
        return more | ({"next": {**coming, "points": points}} if coming and is_in[3] else {})

    def section(self, share: int, figures: int) -> dict[str, object]:
        """A section of about so many words, its figures beside them."""
        after = self.left - share
        written = {
            "title": self.words(1, 3 if self.rng.random() < 0.9 else 9),
            "summary": self.maybe(0.8, 5, 14),
            "body": self.maybe(0.3, 10, max(10, share)),
            "figures": [self.figure() for _ in range(figures)] or None,
        }
        points = []
        while self.left - after >= 4:
            points.append(self.words(4, min(self.left - after, 32)))
        quote = {"text": self.words(6, 14), "speaker": self.words(2, 4)}
        return written | {
            "points": points or None,
            "quote": quote if self.rng.random() < 0.1 else None,
            "table": self.table() if self.rng.random() < 0.1 else None,
        }

    def write(self, folder: Path, *, around: bool = False) -> Path:
        """Write the brief's files, with blocks `around` the copy; JSON is YAML too."""
        brief = {
            "title": self.words(3, 14),
            "language": self.language,
            "paper": self.paper,
            "style": self.style,
            "kicker": self.maybe(0.8, 2, 5),
            "standfirst": self.maybe(0.8, 8, 40),
            "date": "2023-07-11" if self.rng.random() < 0.8 else None,
            "marking": "TLP:CLEAR" if self.rng.random() < 0.3 else None,
            "owner": self.maybe(0.4, 2, 4),
            "link": "https://www.nato.int/vilnius" if self.rng.random() < 0.3 else None,
            "next": {"title": self.words(1, 3), "points": [self.words(3, 12)]}
            if self.rng.random() < 0.4
            else None,
        }
        dump(folder / "brief.yaml", brief | (self.blocks(brief["next"]) if around else {}))
        count = self.rng.randint(1, self.rng.choice((5, 8, 14)))
        holders = [self.rng.randrange(count) for _ in range(self.figures)]
        for number in range(count):
            share = max(self.left // (count - number), 0)
            note = {"aside": self.said(20) if around and self.around.random() < 0.05 else None}
            section = self.section(share, holders.count(number)) | note
            dump(folder / f"s{number:02}.yaml", section)
        return folder


def dump(path: Path, record: dict[str, object]) -> None:
    bare = json.dumps(_given(record), ensure_ascii=False)
    path.write_text(bare, "utf-8")


def _given(value: object) -> object:
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value
