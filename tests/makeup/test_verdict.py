"""What the verdict says to cut is enough, and no more than it takes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.content.brief import Copy, Run
from briefing.fault import Span
from briefing.makeup.verdict import without_last
from briefing.pipeline import OversetError
from tests.conftest import Build

Folder = Callable[..., Path]
WORDS = "plans allies defence agreed readiness procurement security summit of the and to in".split()


def prose(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(count))


def overset(place: Path, build: Build) -> OversetError:
    with pytest.raises(OversetError) as told:
        build(place)
    return told.value


def cut(place: Path, error: OversetError, spare: int = 0) -> None:
    """Do what the verdict says, except for `spare` words of the last cut."""
    assert error.fit.over is not None
    cuts = error.fit.over.cuts
    for number, (span, words) in enumerate(cuts):
        path = Path(span.path)
        lines = path.read_text("utf-8").split("\n")
        line = lines[span.line - 1].split(" ")
        gone = words - (spare if number == len(cuts) - 1 else 0)
        lines[span.line - 1] = " ".join(line[: len(line) - gone])
        path.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("seed", range(12))
def test_the_words_named_are_enough_and_not_one_too_many(
    seed: int, folder: Folder, build: Build
) -> None:
    rng = random.Random(seed)
    sections = {
        f"s{number}": f"title: Section {number}\nsummary: {prose(rng, 12)}\npoints:\n"
        + "".join(f"- {prose(rng, rng.randint(8, 60))}\n" for _ in range(rng.randint(1, 4)))
        for number in range(6)
    }
    while True:
        place = folder(brief="title: A brief", **sections)
        try:
            build(place)
        except OversetError as error:
            found = error
            break
        sections["s0"] += f"- {prose(rng, 70)}\n"
    if not all(re.search(r"cut \d+ words", fault.hint or "") for fault in found.faults):
        pytest.fail("the copy is far too long for this test")
    cut(place, found, spare=1)
    with pytest.raises(OversetError):
        build(place)
    place = folder(brief="title: A brief", **sections)
    cut(place, overset(place, build))
    assert build(place).report.fit.over is None


def test_a_rail_too_deep_names_figures_to_take_out(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"
    place = folder(brief="title: x", a="title: A\nfigures:\n" + figure * 9)
    error = overset(place, build)
    (fault,) = error.faults
    match = re.search(r"take out (\d) of the 9 key figures", fault.hint or "")
    assert match
    assert "column" in fault.message
    left = 9 - int(match[1])
    assert build(folder(brief="title: x", a="title: A\nfigures:\n" + figure * left))
    with pytest.raises(OversetError):
        build(folder(brief="title: x", a="title: A\nfigures:\n" + figure * (left + 1)))


def test_far_too_much_is_estimated(folder: Folder, build: Build) -> None:
    rng = random.Random(1)
    text = "title: A\nbody: " + prose(rng, 1500)
    error = overset(folder(brief="title: x", a=text, b=text), build)
    assert "cut about " in (error.faults[0].hint or "")


def test_words_leave_from_the_end_and_voices_stay() -> None:
    runs = (Run(text="one "), Run(text="two three", bold=True), Run(text=" four"))
    copy = Copy(runs, Span("x", 1, 1))
    assert without_last(copy, 2).runs == (Run(text="one "), Run(text="two", bold=True))
    assert without_last(copy, 3).text.strip() == "one"
