"""Briefs with one thing wrong each: what a slip of the hand, or of a translation, makes of one."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.evidence.check import Claim, Status, check_evidence
from tests.conftest import ROOT, SECTIONS

BRIEFS = Path(__file__).parent / "briefs"
# The shipped brief carries its source's hash, not its text: notes of our own stand in for it here.
SOURCE = Path(__file__).parent / "vilnius.txt"


class Mutant(NamedTuple):
    """A change of one line of one file: what kind of slip it is, the words before and after."""

    kind: str
    brief: str
    file: str
    line: int
    column: int
    before: str
    after: str


Change = Callable[[str, random.Random], str | None]


def originals(folder: Path) -> dict[str, Path]:
    """The briefs that are right, copied to a folder, each with its sources saved."""
    for place in sorted(BRIEFS.iterdir()):
        shutil.copytree(place, folder / place.name)
    shipped = shutil.copytree(SECTIONS, folder / "shipped")
    shutil.copy(SOURCE, shipped / "source.txt")
    text = (shipped / "brief.yaml").read_text("utf-8")
    text, count = re.subn(r"^    sha256: \w+$", "    file: source.txt", text, flags=re.MULTILINE)
    assert count == 1
    (shipped / "brief.yaml").write_text(text, "utf-8")
    return {place.name: place for place in sorted(folder.iterdir())}


def read(folder: Path) -> Brief:
    """A brief that has no faults of its own."""
    brief, faults = read_brief(folder)
    assert brief, faults
    return brief


def is_caught(folder: Path) -> bool:
    """Whether anything is told of a brief: its numbers, or a chart that does not agree."""
    brief, faults = read_brief(folder)
    return bool(faults) or brief is None or bool(check_evidence(brief).faults)


def mutants(name: str, folder: Path) -> Iterator[Mutant]:
    """Every mutant of one brief; the same ones each time."""
    rng = random.Random(name)
    brief = read(folder)
    sourced = (Status.QUOTED, Status.FOUND, Status.DERIVED)
    for claim in check_evidence(brief).claims:
        if claim.status in sourced:
            for kind, change in CHANGES:
                yield from _mutant(kind, name, claim, change, rng)
    for section in brief.sections:
        for figure in section.figures:
            if figure.quote:
                for kind, change in QUOTE_CHANGES:
                    span = figure.quote.span
                    claim = Claim(figure.quote.text, "", span, Status.QUOTED)
                    yield from _mutant(kind, name, claim, change, rng)


def translations() -> Iterator[tuple[Path, Mutant]]:
    """The shipped brief's translations, each with a number in it that is another."""
    for tag in ("french", "italian", "ukrainian"):
        folder, rng = ROOT / "tests/pages" / tag, random.Random(tag)
        for claim in check_evidence(read(folder)).claims:
            for change in (digit, word):
                for mutant in _mutant("translated number", tag, claim, change, rng):
                    yield folder, mutant


def _mutant(
    kind: str, name: str, claim: Claim, change: Change, rng: random.Random
) -> Iterator[Mutant]:
    file, line, column = Path(claim.span.path).name, claim.span.line, claim.span.column
    rest = claim.span.line_text[column - 1 :]
    after = change(claim.text, rng) if rest.startswith(claim.text) else None
    if after is not None and after != claim.text:
        yield Mutant(kind, name, file, line, column, claim.text, after)


def apply(mutant: Mutant, folder: Path) -> None:
    """Make the change in the file."""
    path = folder / mutant.file
    lines = path.read_text("utf-8").split("\n")
    text = lines[mutant.line - 1]
    at = mutant.column - 1
    assert text[at:].startswith(mutant.before)
    lines[mutant.line - 1] = text[:at] + mutant.after + text[at + len(mutant.before) :]
    path.write_text("\n".join(lines), "utf-8")


def digit(text: str, rng: random.Random) -> str | None:
    """One digit is another."""
    places = [at for at, char in enumerate(text) if char.isdigit()]
    if not places:
        return None
    at = rng.choice(places)
    others = [digit for digit in "123456789" if digit != text[at]]
    return text[:at] + rng.choice(others) + text[at + 1 :]


def swapped(text: str, rng: random.Random) -> str | None:
    """Two neighbouring digits have changed places."""
    pairs = [m.start() for m in re.finditer(r"(?=(\d)(\d))", text) if m[1] != m[2]]
    pairs = [at for at in pairs if not (text[at + 1] == "0" and at == 0)]
    if not pairs:
        return None
    at = rng.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _magnitude(text: str, rng: random.Random) -> str | None:
    """A zero too few or too many, a point lost, a million for a billion."""
    for one, other in SCALES:
        if one in text:
            return text.replace(one, other)
    if match := re.search(r"([.,\u00a0 ])000(?!\d)", text):
        return text[: match.start()] + text[match.end() :]
    if match := re.search(r"(\d)[.,](\d)(?!\d)", text):
        return text[: match.start()] + match[1] + match[2] + text[match.end() :]
    match = re.search(r"\d+", text)
    return text[: match.end()] + "0" + text[match.end() :] if match else None


def _unit(text: str, rng: random.Random) -> str | None:
    """Another currency or measure."""
    return next((text.replace(one, other) for one, other in UNITS if one in text), None)


def _points(text: str, rng: random.Random) -> str | None:
    """Per cent for percentage points, or the other way round."""
    return next((text.replace(one, other) for one, other in POINTS if one in text), None)


def word(text: str, rng: random.Random) -> str | None:
    """Another number in words."""
    for words in WORDS:
        for at, each in enumerate(words):
            if each == text.lower():
                other = words[(at + 1) % len(words)]
                return other.capitalize() if text[0].isupper() else other
    return None


def quote_word(text: str, rng: random.Random) -> str | None:
    """A word of the quote is lost."""
    words = text.split(" ")
    long = [at for at, word in enumerate(words[1:-1], start=1) if len(word) > 3]
    if not long:
        return None
    at = rng.choice(long)
    return " ".join(words[:at] + words[at + 1 :])


def quote_letter(text: str, rng: random.Random) -> str | None:
    """A letter of the quote is another."""
    places = [at for at, char in enumerate(text) if char.isalpha() and at]
    at = rng.choice(places)
    return text[:at] + ("x" if text[at] != "x" else "z") + text[at + 1 :]


SCALES = (
    ("million", "billion"),
    ("milliards", "millions"),
    ("millions", "milliards"),
    ("miliardi", "milioni"),
    ("milioni", "miliardi"),
    ("млрд", "млн"),
    ("млн", "млрд"),
)
UNITS = (
    ("€", "$"),
    ("d'euros", "de dollars"),
    ("di euro", "di dollari"),
    ("грн", "євро"),
    ("кілометрів", "тонн"),
    ("ГВт", "МВт"),
)
POINTS = (
    ("percentage points", "%"),
    ("points de pourcentage", "%"),
    ("punti percentuali", "%"),
    ("відсоткові пункти", "%"),
    ("%", " percentage points"),
)
WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen".split(),
    ["two thirds", "three quarters"],
    "deux trois onze douze treize".split(),
    ["un tiers", "un quart"],
    "due tre undici dodici tredici".split(),
    ["un terzo", "un quarto"],
    "два три чотири одинадцять дванадцять".split(),
    ["дві третини", "три чверті"],
)
CHANGES: tuple[tuple[str, Change], ...] = (
    *[("digit", digit)] * 5,
    ("digits swapped", swapped),
    ("magnitude", _magnitude),
    ("unit", _unit),
    ("per cent and points", _points),
    ("number in words", word),
)
QUOTE_CHANGES: tuple[tuple[str, Change], ...] = (
    ("quote: word lost", quote_word),
    ("quote: word lost", quote_word),
    ("quote: letter", quote_letter),
    ("quote: letter", quote_letter),
    ("quote: letter", quote_letter),
    ("quote: digit", digit),
    ("quote: digit", digit),
)
