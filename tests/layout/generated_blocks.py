"""Briefs made up at random with every block that a brief may have.

Each is one of `Author`, shorter, with blocks of its own draws in the brief and in its sections.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from briefing.brief.tile_maps import europe
from briefing.language.language import language
from briefing.style.loader import shipped
from tests.conftest import ROOT
from tests.layout.generated import SCALES, VOCABULARY, Author

Record = dict[str, Any]
# Languages whose letters the English words have, to be set with each one's own fixed words.
LATIN = ("en", "en", "en", "fr", "de", "es", "pl", "it")
# Every tenth brief is in another style than the default.
OTHERS = 10
OTHER_STYLES = sorted(set(shipped()) - {"briefing"})
# How likely each block is: most pages have some, some have all that goes on one.
CHANCES = (0.08, 0.15, 0.2, 0.3)
# In briefs of more sections than these each has fewer blocks, or most were far too full.
SECTIONS = 4
# The words that a brief's copy has without blocks.
WORDS = ((0, 60), (0, 60), (60, 150), (150, 250))
DRAWINGS = {path.name: path for path in sorted((ROOT / "tests/drawings").iterdir())}
LOGOS = {path.name: path for path in sorted((ROOT / "tests/layout/coast/logos").iterdir())}
PICTURES = DRAWINGS | {name: path for name, path in LOGOS.items() if name.endswith("png")}
PLACES = "Oslo Kiel Riga Gdansk Copenhagens Montenegro EU UK".split()
WHEN = (
    *("2023-05-02", "2023-06-30", "2023-09-01", "2023-08", "2023-Q4", "2024-H1", "2024"),
    *("2023/24", {"words": "Later"}),
)


class Charts:
    """Makes charts up as an author writes them, their numbers with the decimal mark given."""

    def __init__(self, draw: random.Random, decimal: str) -> None:
        self.draw = draw
        self.decimal = decimal

    def written(self, value: Decimal) -> str:
        return f"{value:f}".replace(".", self.decimal)

    def number(self, least: int = 0) -> str:
        """Ties, nothing, whole numbers and decimals, some of them below nothing."""
        drawn = self.draw.choice((0, self.draw.randint(least, 900), self.draw.randint(least, 900)))
        return self.written(Decimal(drawn) / self.draw.choice((1, 1, 10, 100)))

    def numbers(self, count: int, least: int = 0) -> list[str]:
        made = [self.number(least) for _ in range(count)]
        if self.draw.random() < 0.15:
            made = made[:1] * count
        return [*made[:-1], "7"] if not any(number.strip("-0,.") for number in made) else made

    def caption(self) -> Record:
        return {"caption": "What all of them were, and are"} if self.draw.random() < 0.3 else {}

    def threshold(self, least: int = 0) -> Record:
        label = self.draw.choice(("Goal", "NATO goal", "the year before"))
        given = {"threshold": {"value": self.number(least), "label": label}}
        return given if self.draw.random() < 0.4 else {}

    def of_value(self) -> Record:
        """A figure's value with a chart that draws it alone."""
        part, other = self.draw.randint(1, 99), self.draw.randint(1, 99)
        change = self.written(Decimal(self.draw.randint(1, 990)) / 10)
        more = f"{self.draw.choice('+-')}{change}%"
        of = {"of": "100"} if self.draw.random() < 0.5 else {}
        forms = (
            {"value": f"{part}", "chart": {"count": "1"} if part <= 60 else {"previous": "9"}},
            {"value": f"{part}%", "chart": {"proportion": f"{part} of 100"}},
            {"value": more, "chart": {"index": "the year before", "now": "2023"}},
            {"value": f"{part}%", "chart": {"target": f"{other}", "actual": f"{part}", **of}},
            {"value": f"{part}", "chart": {"previous": f"{other}"}},
        )
        figure: Record = self.draw.choice(forms)
        chart = figure["chart"]
        return figure | {"chart": chart if "previous" in chart else chart | self.caption()}

    def of_several(self) -> Record:
        """A chart of several values, as a figure or a section may have it."""
        forms = (self.bars, self.groups, self.stack, self.line, self.lines, self.dates, self.tiles)
        drawn: Record = self.draw.choice(forms)(self.draw.choice((0, -900)))
        return drawn | self.caption()

    def bars(self, least: int) -> Record:
        names = self.draw.sample(PLACES, self.draw.randint(1, 5))
        rows = dict(zip(names, self.numbers(len(names), least), strict=True))
        bold = {"bold": names[0]} if self.draw.random() < 0.5 else {}
        return {"bars": rows, **bold, **self.threshold(least)}

    def groups(self, least: int) -> Record:
        series = ["in 2024", "in 2025", "in 2026"][: self.draw.randint(2, 3)]
        names = self.draw.sample(PLACES, self.draw.randint(1, 5))
        return {"bars": {n: self.numbers(len(series), least) for n in names}, "series": series}

    def stack(self, least: int) -> Record:
        del least  # a stack has no part below nothing
        series = ["State", "EU", "Towns", "Loans"][: self.draw.randint(2, 4)]
        names = self.draw.sample(PLACES, self.draw.randint(1, 5))
        rows = {name: self.numbers(len(series)) for name in names}
        return {"bars": rows, "series": series, "stacked": True}

    def line(self, least: int) -> Record:
        count = self.draw.randint(2, 24)
        labels = [f"{2001 + at}" for at in range(self.draw.choice((0, 2, count)))]
        extremes = {"extremes": True} if self.draw.random() < 0.5 else {}
        given = {"line": self.numbers(count, least), **extremes, **self.threshold(least)}
        return given | ({"labels": labels} if labels else {})

    def lines(self, least: int) -> Record:
        count, names = self.draw.randint(2, 12), self.draw.sample(PLACES, self.draw.randint(2, 4))
        lines = {name: self.numbers(count, least) for name in names}
        return {"line": lines, "labels": ["2021", "2026"], **self.threshold(least)}

    def dates(self, least: int) -> Record:
        """A line, or several, by months or years of which some are left out."""
        form = self.draw.choice(("{0}", "{0}-0{1}", "{0}-Q{1}"))
        every = [form.format(year, 1 + year % 4) for year in range(2001, 2025)]

        def series() -> Record:
            count = self.draw.randint(2, 14)
            days = sorted(self.draw.sample(every, count))
            return dict(zip(days, self.numbers(count, least), strict=True))

        gap = {"gap": "no survey"} if self.draw.random() < 0.5 else {}
        names = self.draw.sample(PLACES, self.draw.choice((0, 0, 2, 4)))
        line = {name: series() for name in names} or series()
        extremes = {"extremes": True} if not names and self.draw.random() < 0.5 else {}
        return {"line": line, **gap, **extremes, **self.threshold(least)}

    def tiles(self, least: int) -> Record:
        known = [code for row in europe(frozenset()) for code in row if code]
        grid = {"grid": [". N .", "W C E", ". S ."]} if self.draw.random() < 0.3 else {}
        codes = [*"NWCES"] if grid else self.draw.sample(known, self.draw.randint(1, len(known)))
        start = {"from": self.number(least)} if self.draw.random() < 0.6 else {}
        return {"tiles": {code: self.number(least) for code in codes}, **start, **grid}


class BlockAuthor(Author):
    """Writes one brief with blocks; the same seed writes the same."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.draw = random.Random(f"blocks {seed}")
        self.style = self.draw.choice(OTHER_STYLES) if seed % OTHERS == OTHERS - 1 else "briefing"
        self.tag = self.draw.choice(LATIN) if self.language == "en" else self.language
        self.left = self.draw.randint(*self.draw.choice(WORDS))
        self.figures = self.draw.choice((0, 1, 2, 3, 4, 6))
        self.chance = self.draw.choice(CHANCES)
        self.charts = Charts(self.draw, language(self.tag).decimal)
        self.cited: dict[str, str] = {}
        self.files_used: dict[str, Path] = {}

    def write(self, folder: Path, *, around: bool = True) -> Path:
        """Write the brief's files, and those that it names."""
        super().write(folder, around=around)
        for name, path in self.files_used.items():
            shutil.copyfile(path, folder / name)
        return folder

    def files(self, *, around: bool) -> dict[str, Record]:
        """What each file holds, every block that was drawn in it."""
        files = super().files(around=around)
        brief = files.pop("brief") | {"language": self.tag}
        self.chance *= min(1, SECTIONS / len(files))
        sections = {stem: self.with_blocks(section) for stem, section in files.items()}
        whole = sections | {"brief": self.whole(brief)}
        said = json.dumps(whole)
        notes = (brief["notes"] or {}) | self.cited
        used = {name: text for name, text in notes.items() if f"[^{name}]" in said}
        return whole | {"brief": whole["brief"] | {"notes": used or None}}

    def is_drawn(self, times: float = 1) -> bool:
        return self.draw.random() < self.chance * times

    def drawn(self, make: Callable[[], Any], times: float = 1) -> Any | None:
        """What is made now and then."""
        return make() if self.is_drawn(times) else None

    def text(self, most: int) -> str:
        words = VOCABULARY[self.language].split()
        count = self.draw.randint(1, most)
        return " ".join(self.draw.choice(words) for _ in range(count)).capitalize()

    def cites(self, text: Any) -> Any:
        """A text, now and then with the mark of a note or a source behind it."""
        if not isinstance(text, str) or not self.is_drawn(0.3):
            return text
        if self.draw.random() < 0.3:
            return f"{text}[^{self.draw.choice(('survey', 'treaty'))}]"
        if not self.cited or self.draw.random() < 0.6:
            self.cited[f"said{len(self.cited)}"] = f"{self.text(12)}."
        return f"{text}[^{self.draw.choice(list(self.cited))}]"

    def sourced(self, text: Any) -> Any:
        """A text, now and then with a source of its own."""
        if not self.is_drawn(0.3):
            return text
        record = dict(text) if isinstance(text, dict) else {"text": text}
        return record | {"source": self.draw.choice(("survey", "treaty"))}

    def may_leave(self, record: Any) -> Any:
        return record | {"optional": True} if record and self.is_drawn(0.3) else record

    # Blocks of a section.

    def with_blocks(self, section: Record) -> Record:
        """A section with blocks; several tables, quotes or pictures in any order."""
        points = [self.sourced(point) for point in section["points"] or ()]
        body = section["body"]
        if body and self.is_drawn():
            body = [self.sourced(self.cites(body)), self.sourced(self.text(20))]
        whole = section | {
            "summary": self.cites(section["summary"]),
            "body": body,
            "points": [self.cites(point) for point in points] or None,
            "figures": [self.figure_with_chart(each) for each in section["figures"] or ()] or None,
            "status": section["status"] or self.drawn(self.level),
            "aside": section.get("aside") or self.drawn(self.note_beside, 0.5),
            "chart": self.drawn(self.own_chart, 0.6),
            "source": self.drawn(lambda: "survey", 0.5),
            "numbered": self.drawn(lambda: self.draw.random() < 0.8, 0.5),
        }
        blocks = (("quote", self.quote), ("table", self.wide_table), ("picture", self.picture))
        for kind, make in self.draw.sample(blocks, 3):
            had = [whole.pop(kind)] if whole.get(kind) else whole.pop(f"{kind}s", None) or []
            several = self.draw.choice((1, 1, 1, 2, 3))
            made = had + ([make() for _ in range(several)] if self.is_drawn(0.5) else [])
            if made:
                whole |= {kind: made[0]} if len(made) == 1 else {f"{kind}s": made}
        return self.may_leave(whole)

    def level(self) -> object:
        """A status as an author writes it: its level alone, or all that may be said of it."""
        now, was = self.draw.sample(self.levels or SCALES[0], 2)
        because = self.text(9).lower()
        return self.draw.choice((now, {"is": now, "was": was, "because": because}))

    def cell_level(self) -> object:
        now, was = self.draw.sample(self.levels or SCALES[0], 2)
        return self.draw.choice((now, now, "n/a", {"status": {"is": now, "was": was}}))

    def note_beside(self) -> Record:
        title = {"title": self.text(3)} if self.draw.random() < 0.6 else {}
        return self.may_leave({"text": self.cites(self.text(24)), **title})

    def figure_with_chart(self, figure: Record) -> Record:
        chart = self.draw.choice(
            (self.charts.of_value, lambda: {"chart": self.charts.of_several()})
        )
        more = {"label": self.cites(figure["label"]), "as_of": self.drawn(lambda: "2023-04")}
        return self.sourced(self.may_leave(figure | more | (self.drawn(chart, 2) or {})))

    def own_chart(self) -> Record:
        chart = self.charts.of_several() | {"title": self.text(4)}
        unit = self.drawn(lambda: self.draw.choice(("%", "€", "km")), 2)
        return self.sourced(self.may_leave(chart | {"unit": unit}))

    def quote(self) -> Record:
        speaker = self.drawn(lambda: self.text(4), 2)
        return self.may_leave({"text": self.cites(self.text(20)), "speaker": speaker})

    def picture(self) -> Record:
        name = self.draw.choice(list(PICTURES))
        self.files_used[name] = PICTURES[name]
        words = {"caption": self.drawn(lambda: self.text(12), 2), "credit": self.drawn(self.credit)}
        return self.may_leave({"file": name, "alt": "What it shows", **words})

    def credit(self) -> str:
        return self.text(4)

    def wide_table(self) -> Record:
        """A table of up to ten columns and forty rows, its cells of several kinds."""
        kinds = [self.draw.choice("nnnws") for _ in range(self.draw.choice((1, 2, 3, 4, 6, 9)))]
        count = self.draw.choice((1, 2, 2, 3, 4, 4, 6, 6, 9, 12, 18, 40))
        rows = [[self.cites(self.text(3)), *map(self.cell, kinds)] for _ in range(count)]
        if self.draw.random() < 0.3:
            rows = [rows[0], *([f"  {row[0]}", *row[1:]] for row in rows[1:])]
        heads: list[Any] = [f"{self.text(2)} {at}" for at in range(len(kinds))]
        for at, kind in enumerate(kinds):
            if kind == "s":
                heads[at] = {"head": heads[at], "status": True}
            elif kind == "n" and self.is_drawn():
                heads[at] = {"head": heads[at], "bar": True}
                rows[0][at + 1] = "7"  # a bar needs a number above nothing
        if len(heads) > 2 and self.draw.random() < 0.3:
            heads = [heads[0], {"head": "Σ Ω", "columns": heads[1:]}]
        total = ["Σ", *("" if kind == "s" else self.cell(kind) for kind in kinds)]
        table = {
            "columns": [self.draw.choice(("", self.text(2))), *heads],
            "rows": rows,
            "total": self.drawn(lambda: total, 2),
            "caption": self.drawn(lambda: self.cites(self.text(6)), 2),
            "note": self.drawn(lambda: f"{self.text(12)}."),
            "wide": self.drawn(lambda: self.draw.random() < 0.5, 0.5),
        }
        return self.may_leave(table)

    def cell(self, kind: str) -> Any:
        if kind == "s":
            return self.cell_level()
        number = self.draw.random() < 0.9
        text = self.text(4) if kind == "w" else self.charts.number(0) if number else "n/a"
        return self.sourced(self.cites(text)) if self.draw.random() < 0.1 else text

    # Blocks of the brief.

    def whole(self, brief: Record) -> Record:
        """The brief with blocks around the copy, and what all blocks refer to."""
        sources = {
            "report": {"title": self.text(5), "publisher": self.text(3), "date": "2023-05"},
            "survey": {"title": self.text(4), "date": {"words": "Spring 2023"}},
            "treaty": {"title": self.text(6), "updated": "2023-02-25 17:31"},
        }
        coming = {"title": self.text(2), "points": self.entries()}
        more = {
            "standfirst": self.cites(brief["standfirst"]),
            "sources": sources,
            "ask": brief.get("ask") or self.drawn(self.asked, 0.7),
            "next": self.drawn(lambda: coming) or brief.get("next"),
            "contact": brief.get("contact") or self.drawn(self.people, 0.7),
            "logos": self.drawn(self.logos, 0.7),
            "picture": self.drawn(self.picture, 0.3),
            "numbered": True if self.is_drawn() else brief.get("numbered"),
        }
        whole = brief | more
        matters = (whole["ask"] or {}).get("points") or [None]
        if not whole.get("decision") and self.is_drawn(0.5):
            rows = [[self.text(2) for _ in range(self.draw.randint(1, 4))] for _ in matters]
            rows[0] = [*rows[0], self.text(3)]
            boxes = rows[0] if len(rows) == 1 or self.draw.random() < 0.5 else rows
            whole["decision"] = {"boxes": boxes, "sign": self.draw.random() < 0.6}
        return whole

    def asked(self) -> Record:
        points = [self.cites(self.text(14)) for _ in range(self.draw.randint(0, 4))]
        by = {"by": "2023-08-01"} if self.draw.random() < 0.6 else {"title": self.text(3)}
        return {"text": self.cites(self.text(16)), "points": points or None, **by}

    def entries(self) -> list[Record]:
        """Points of what is next, some with a date, some with a status."""
        return [
            {
                "text": self.cites(self.text(9)),
                "date": self.draw.choice((None, *WHEN)),
                "status": self.drawn(self.level, 0.5),
            }
            for _ in range(self.draw.randint(1, 6))
        ]

    def people(self) -> list[Record]:
        places = ["mira.lund@tideway.example", "+44 1632 960 114", "https://tideway.example/press"]
        return [
            {
                "name": self.text(3),
                "role": self.drawn(lambda: self.text(4), 2),
                "address": self.draw.sample(places, self.draw.randint(1, 3)),
            }
            for _ in range(self.draw.randint(1, 4))
        ]

    def logos(self) -> list[Record]:
        names = [self.draw.choice(list(LOGOS)) for _ in range(self.draw.randint(1, 6))]
        self.files_used |= {name: LOGOS[name] for name in names}
        return [{"file": name, "alt": f"Partner {at}"} for at, name in enumerate(names)]
