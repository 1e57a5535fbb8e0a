"""The shipped brief becomes many briefs, each a page of its own, for us and for the peers.

`python -m tests.benchmarks.variants COUNT PLACE` writes PLACE/folders/0000, as `briefing` reads
them, and PLACE/data/0000.yaml and .json, the same text as the peers take it. The first is the
brief itself. Each of the others has its own date and occasion, its own numbers in the copy, in
the figures and in the source's words, another sentence in every section, and the sections turned.
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from pathlib import Path
from typing import Any

import yaml

from briefing.brief.model import Brief, Copy, Figure, Section
from briefing.brief.reader import read_brief

SECTIONS = Path(__file__).parents[2] / "sections"
_DAY = datetime.date(2023, 7, 11)
_ORDER = ["ukraine", "deterrence", "spending", "china", "partners"]
# By file: words of the shipped brief, and what else may stand there, about as long.
_WORDS = {
    "brief": {"First working": "Second working|Third working|Closing|Opening|Evening"},
    "ukraine": {
        "demining equipment": "winter equipment|bridging gear|radio sets|field kitchens|generators"
    },
    "deterrence": {
        "considerable air": "substantial air|added air|ample air|joint air",
    },
    "spending": {"largest rise": "steepest rise|clearest rise|broadest rise|firmest rise"},
    "china": {"growing assert": "rising assert|open assert|recent assert|marked assert"},
    "partners": {"South Korea": "Switzerland|Ireland|Austria|Mongolia|Malta|Colombia"},
}


def files(number: int) -> dict[str, str]:
    """One variant, as the text of its files by stem."""
    texts = {path.stem: path.read_text("utf-8") for path in sorted(SECTIONS.glob("*.yaml"))}
    if number == 0:
        return texts
    rng = random.Random(number)
    order = _ORDER[number % 5 :] + _ORDER[: number % 5]
    changes = {
        "brief": {
            f"\ndate: {_DAY}": f"\ndate: {_DAY + datetime.timedelta(number)}",
            ", ".join(_ORDER): ", ".join(order),
        },
        "deterrence": {"300,000": f"{301 + number % 599},000"},
        "spending": {"8.3%": f"{rng.randint(4, 19)}.{rng.randint(1, 9)}%"},
    }
    for stem, words in _WORDS.items():
        chosen = {old: rng.choice(others.split("|")) for old, others in words.items()}
        for old, new in (changes.get(stem, {}) | chosen).items():
            if old not in texts[stem]:
                raise ValueError(f"the shipped {stem}.yaml no longer says {old!r}")
            texts[stem] = texts[stem].replace(old, new)
    return texts


def peers_data(brief: Brief) -> dict[str, Any]:
    """What a peer sets of a brief: plain texts, in the order of the page."""
    source = brief.sources[0][1]
    updated = source.updated.written.replace("T", " ") if source.updated else ""
    return {
        "lang": brief.language.tag,
        "title": brief.title.text,
        "kicker": _text(brief.kicker),
        "date": f"{brief.date.last_day:%A, %d %B %Y}" if brief.date else "",
        "standfirst": _text(brief.standfirst),
        "figures": [_figure(figure) for section in brief.sections for figure in section.figures],
        "quotes": [
            {"text": section.quote.text.text, "speaker": _text(section.quote.speaker)}
            for section in brief.sections
            if section.quote
        ],
        "sections": [_section(section) for section in brief.sections],
        "next": {
            "title": brief.next.title.text if brief.next else "",
            "points": [point.text.text for point in brief.next.points] if brief.next else [],
        },
        "source": f"Source: {_text(source.publisher)}, “{source.title.text}”, {updated}",
    }


def _figure(figure: Figure) -> dict[str, str]:
    names = ("kicker", "value", "unit", "label", "context")
    return {name: _text(getattr(figure, name)) for name in names}


def _section(section: Section) -> dict[str, Any]:
    return {
        "title": section.title.text,
        "summary": _text(section.summary),
        "body": [text.text for text in section.body],
        "points": [point.text.text for point in section.points],
    }


def _text(copy: Copy | None) -> str:
    return copy.text if copy else ""


def write(number: int, place: Path) -> Path:
    """Write one variant as a folder and as data; the folder."""
    folder, data = place / "folders" / f"{number:04}", place / "data" / f"{number:04}"
    folder.mkdir(parents=True, exist_ok=True)
    data.parent.mkdir(exist_ok=True)
    for stem, text in files(number).items():
        folder.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
    brief, _ = read_brief(folder)
    assert brief
    said = peers_data(brief)
    as_yaml = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
    data.with_suffix(".yaml").write_text(as_yaml, "utf-8")
    data.with_suffix(".json").write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return folder


if __name__ == "__main__":
    for each in range(int(sys.argv[1])):
        write(each, Path(sys.argv[2]))
