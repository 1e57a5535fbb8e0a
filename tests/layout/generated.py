"""Briefs made up at random: every kind of copy, from nothing but a title to far too much."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

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
SCALES = (["red", "amber", "green"], ["High", "Middling", "Low", "None at all"])
# The words a brief is given to spend, and how often: most editions run long or short by a
# few lines, some are hardly begun, some are whole reports.
LENGTHS = ((0, 150), (150, 300), (250, 450), (250, 450), (300, 600), (0, 1600))


# Most briefs are of a day.
PERIODS = ("2023-07", "2023-Q3", "2023-H2", "2023", "2023/24", {"words": "Summer of 2023"})
DATES = (*["2023-07-11"] * 12, *PERIODS)


class Author:
    """Writes one brief; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        # Drawn apart, so that all else of a seed stays what it was.
        self.date = random.Random(f"date {seed}").choice(DATES)
        # What came later is drawn apart, so that a seed goes on to make the same brief but for it.
        self.aside = random.Random(f"points and notes {seed}")
        self.notes: list[str] = []
        self.language = self.rng.choice(list(VOCABULARY))
        self.paper = self.rng.choice(("a4", "letter"))
        self.style = self.rng.choice(sorted(shipped()))
        self.left = self.rng.randint(*self.rng.choice(LENGTHS))
        self.figures = self.rng.choice((0, *range(1, 6), *range(1, 10)))
        # Of its own, so that all else of a seed stays as it was.
        self.around = random.Random(f"around {seed}")
        # Draws of its own, which change no other.
        self.stand = random.Random(f"{seed} stands")
        self.levels = self.stand.choice(SCALES) if self.stand.random() < 0.2 else ()
        # Of its own, so that a seed's other choices stay as they were.
        self.parting = random.Random(f"parts {seed}")

    def noted(self, text: object) -> object:
        """Now and then a text with the mark of a note behind it."""
        if text is None or self.aside.random() < 0.9:
            return text
        self.notes.append(f"n{len(self.notes)}")
        return f"{text}.[^{self.notes[-1]}]"

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

    def status(self) -> object:
        """How a thing stands, in a brief that says so, and of some of its parts."""
        if not self.levels or self.stand.random() < 0.5:
            return None
        now, was = self.stand.sample(self.levels, 2)
        words = VOCABULARY[self.language].split()
        because = " ".join(self.stand.choice(words) for _ in range(self.stand.randint(2, 14)))
        known = {"is": now, "was": was, "because": because}
        return {key: known[key] for key in known if key == "is" or self.stand.random() < 0.6}

    def point(self, text: str) -> object:
        status = self.status()
        return {"text": text, "status": status} if status else text

    def figure(self) -> dict[str, object]:
        return {
            "status": self.status(),
            "value": self.rng.choice(("11", "2%", "300,000", "8.3", "1.5 million")),
            "unit": self.maybe(0.3, 1, 1),
            "label": self.words(2, 5),
            "kicker": self.maybe(0.7, 1, 3),
            "context": self.maybe(0.4, 3, 9),
        }

    def table(self) -> dict[str, Any]:
        """Rows named in words, then columns of numbers, of words, or of both."""
        kinds = [self.rng.random() < 0.7 for _ in range(self.rng.randint(1, 3))]
        cells = ("11", "2%", "300,000", "8.3", "−0.5", "")
        rows = [
            [self.words(1, 2), *(self.rng.choice(cells) if n else self.words(1, 5) for n in kinds)]
            for _ in range(self.rng.randint(1, 8))
        ]
        heads = [f"{self.words(1, 2)} {number}" for number in range(len(kinds))]
        return {"columns": ["", *heads], "rows": rows, "caption": self.maybe(0.5, 3, 8)}

    def in_parts(self, table: dict[str, Any]) -> dict[str, Any]:
        """A table with heads over columns, rows in groups, a total, bars, or more rows."""
        draw = self.parting
        columns, rows = list(table["columns"]), [list(row) for row in table["rows"]]
        if draw.random() < 0.3:
            times = draw.randint(2, 5)
            rows = (rows * times)[:40]
        if draw.random() < 0.3:
            width = len(columns) - 1
            columns += [f"{head} again" for head in columns[1:]]
            rows = [[*row, *row[-width:]] for row in rows]
        if draw.random() < 0.4:
            rows = [rows[0], *([f"  {row[0]}", *row[1:]] for row in rows[1:])]
        total = ["Σ", *rows[-1][1:]] if draw.random() < 0.4 else None
        every = [row[-1] for row in (*rows, *([total] if total else []))]
        if draw.random() < 0.4 and any(cell[:1].isdigit() for cell in every):
            columns[-1] = {"head": columns[-1], "bar": True}
        if draw.random() < 0.4 and len(columns) > 2:
            columns = [columns[0], {"head": "Σ Ω", "columns": columns[1:]}]
        return table | {"columns": columns, "rows": rows, "total": total}

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
        points: list[object] = []
        while self.left - after >= 4:
            points.append(self.point(self.words(4, min(self.left - after, 32))))
        if points and self.aside.random() < 0.2:
            last = points[-1] if isinstance(points[-1], dict) else {"text": points[-1]}
            below = [each if isinstance(each, dict) else {"text": each} for each in points[-3:]]
            below = [each | {"text": f"{each['text']} Σ"} for each in below]
            points[-1:] = [last | {"points": below}]
        written["summary"] = self.noted(written["summary"])
        quote = {"text": self.words(6, 14), "speaker": self.words(2, 4)}
        quotes = [quote] if self.rng.random() < 0.1 else []
        tables = [self.table()] if self.rng.random() < 0.1 else []
        if self.parting.random() < 0.5:
            tables = list(map(self.in_parts, tables))
        if self.parting.random() < 0.2:
            quotes, tables = quotes * 2, tables * self.parting.randint(1, 2)
        blocks = {"quote": quotes, "table": tables}
        return written | {
            "status": self.status(),
            "points": points or None,
            "numbered": True if self.aside.random() < 0.1 else None,
            **{key: things[0] for key, things in blocks.items() if len(things) == 1},
            **{f"{key}s": things for key, things in blocks.items() if len(things) > 1},
        }

    def write(self, folder: Path, *, around: bool = False) -> Path:
        """Write the brief's files, with blocks `around` the copy; JSON is YAML too."""
        for stem, record in self.files(around=around).items():
            dump(folder / f"{stem}.yaml", record)
        return folder

    def files(self, *, around: bool) -> dict[str, dict[str, Any]]:
        """What each file holds, by its name: first the sections, then the brief."""
        files: dict[str, dict[str, Any]] = {}
        brief = {
            "title": self.words(3, 14),
            "language": self.language,
            "paper": self.paper,
            "style": self.style,
            "kicker": self.maybe(0.8, 2, 5),
            "standfirst": self.maybe(0.8, 8, 40),
            "scales": {"risk": SCALES[1]} if self.levels == SCALES[1] else None,
            "date": self.date if self.rng.random() < 0.8 else None,
            "marking": "TLP:CLEAR" if self.rng.random() < 0.3 else None,
            "owner": self.maybe(0.4, 2, 4),
            "link": "https://www.nato.int/vilnius" if self.rng.random() < 0.3 else None,
            "next": {"title": self.words(1, 3), "points": [self.words(3, 12)]}
            if self.rng.random() < 0.4
            else None,
        }
        count = self.rng.randint(1, self.rng.choice((5, 8, 14)))
        holders = [self.rng.randrange(count) for _ in range(self.figures)]
        for number in range(count):
            share = max(self.left // (count - number), 0)
            note = {"aside": self.said(20) if around and self.around.random() < 0.05 else None}
            files[f"s{number:02}"] = self.section(share, holders.count(number)) | note
        brief["numbered"] = True if self.aside.random() < 0.1 else None
        said = VOCABULARY[self.language].split()
        brief["notes"] = {name: f"{said[at % len(said)]}." for at, name in enumerate(self.notes)}
        brief["notes"] = brief["notes"] or None
        return files | {"brief": brief | (self.blocks(brief["next"]) if around else {})}


def dump(path: Path, record: dict[str, object]) -> None:
    bare = json.dumps(_given(record), ensure_ascii=False)
    path.write_text(bare, "utf-8")


def _given(value: object) -> object:
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    return [_given(item) for item in value] if isinstance(value, list) else value
