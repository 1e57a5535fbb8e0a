"""What the benchmarks stand on: briefs that differ and are fit to print, and plain arithmetic."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import fontpkg_fira_sans
import pytest

from briefing import Builder
from briefing.brief.reader import read_brief
from tests.benchmarks import capacity, clock, grown, growth, stopwatch, sums, table, variants
from tests.conftest import ROOT, SECTIONS

FIRA = Path(fontpkg_fira_sans.__path__[0]) / "files"


def test_the_first_variant_is_the_shipped_brief() -> None:
    shipped = {path.stem: path.read_text("utf-8") for path in SECTIONS.glob("*.yaml")}
    assert variants.files(0) == shipped


def test_no_two_variants_are_the_same() -> None:
    made = [variants.files(number) for number in range(200)]
    for stem in ("brief", "deterrence", "spending"):
        assert len({files[stem] for files in made}) > 50
    assert len({tuple(files.values()) for files in made}) == 200


@pytest.mark.parametrize("number", [1, 2, 3, 42, 199])
def test_a_variant_is_a_page_with_every_number_quoted(tmp_path: Path, number: int) -> None:
    report = Builder().check(variants.write(number, tmp_path)).report
    assert report.fit.over is None
    assert report.counts
    assert report.counts["quoted"] >= 10
    assert report.counts["unsupported"] == 0
    said = json.loads(tmp_path.joinpath(f"data/{number:04}.json").read_text("utf-8"))
    value = next(figure["value"] for figure in said["figures"] if "troops" in figure["label"])
    points = [point for section in said["sections"] for point in section["points"]]
    assert sum(value in point for point in points) == 1


def test_commands_take_turns_in_going_first() -> None:
    orders = [clock.turned("abc", number) for number in range(-1, 3)]
    assert orders == [["c", "a", "b"], ["a", "b", "c"], ["b", "c", "a"], ["c", "a", "b"]]


def test_a_ratio_compares_runs_of_the_same_round() -> None:
    assert clock.ratio([1, 20, 3], [2, 10, 6]) == 0.5
    with pytest.raises(ValueError, match="longer"):
        clock.ratio([1], [2, 3])


def test_a_table_has_the_fastest_first_and_every_ratio() -> None:
    made = table.compared("Cold", {"slow": [0.2, 0.4], "peer": [0.1, 0.1]}, ["peer"], says=["so"])
    assert made.as_text().splitlines() == [
        "Cold",
        "      median ms    min    max  / peer",
        "peer      100.0  100.0  100.0    1.00",
        "slow      300.0  200.0  400.0    3.00",
        "so",
    ]
    assert made.as_markdown().splitlines() == [
        "### Cold",
        "",
        "|  | median ms | min | max | / peer |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| peer | 100.0 | 100.0 | 100.0 | 1.00 |",
        "| slow | 300.0 | 200.0 | 400.0 | 3.00 |",
        "",
        "- so",
    ]


def test_a_goal_says_whether_it_is_met() -> None:
    assert str(table.Goal("ours / theirs", 0.6, 0.6)) == "ours / theirs: 0.60, at most 0.6: met"
    assert str(table.Goal("PDF", 61, 60, " kB")).endswith("61.00 kB, at most 60 kB: NOT MET")


def test_the_exponent_of_a_power_is_its_own() -> None:
    assert growth.slope([1, 10, 100], [7, 70, 700]) == pytest.approx(1)
    assert growth.slope([1, 2, 4], [3, 12, 48]) == pytest.approx(2)


@pytest.mark.parametrize(
    ("what", "sizes"), [(what, grown.GROWTHS[what][1]) for what in grown.GROWTHS]
)
def test_a_grown_brief_is_as_large_as_was_asked(
    tmp_path: Path, what: str, sizes: tuple[int, ...]
) -> None:
    words, sections, figures = grown.size_of(what, sizes[-2])
    for stem, text in grown.Author(1).files(words, sections, figures).items():
        tmp_path.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
    brief, faults = read_brief(tmp_path)
    assert brief
    assert not any(fault.is_error for fault in faults)
    prose = [copy.text for section in brief.sections for copy in section.body]
    assert len(" ".join(prose).split()) == words
    assert len(brief.sections) == sections
    assert sum(len(section.figures) for section in brief.sections) == figures


@pytest.mark.parametrize("kind", ["paragraphs", "points"])
def test_the_copy_of_capacity_is_as_it_says(tmp_path: Path, kind: str) -> None:
    sections = capacity.written(3, 400, kind)
    for stem, text in capacity.files(sections, kind).items():
        tmp_path.joinpath(f"{stem}.yaml").write_text(text, "utf-8")
    report = Builder("columns").check(tmp_path).report
    assert report.fit.over is None
    brief, faults = read_brief(tmp_path)
    assert brief
    assert not faults
    assert [len(section.title.text.split()) for section in brief.sections] == [2] * 5
    assert sum(len(section.figures) for section in brief.sections) == 4
    texts = [*(c.text for s in brief.sections for c in s.body)]
    texts += [point.text.text for section in brief.sections for point in section.points]
    assert len(" ".join(texts).split()) == 400
    assert all(section.summary for section in brief.sections)
    said = " ".join(texts)
    letters = [sum(map(str.isalnum, word)) for word in said.split()]
    assert sum(letters) / len(letters) == pytest.approx(4.7, abs=0.2)


@pytest.mark.parametrize("kind", ["paragraphs", "points"])
def test_sentences_of_capacity_are_neither_short_nor_long(kind: str) -> None:
    sections = capacity.written(3, 9000, kind)
    whole = [text for section in sections for text in section.texts[:-1]]  # the last may be cut
    lengths = {len(sentence.split()) for text in whole for sentence in text.split(". ")}
    assert (min(lengths), max(lengths)) == (10, 25)


def test_longer_copy_of_capacity_starts_as_the_shorter_does() -> None:
    short, long = (capacity.written(1, total, "points") for total in (100, 300))
    for one, other in zip(short, long, strict=True):
        assert one[:2] == other[:2]
        said = " ".join(one.texts).rstrip(".")
        assert " ".join(other.texts).startswith(said)


def test_capacity_is_the_longest_text_that_is_a_page() -> None:
    def page(sections: list[capacity.Section]) -> str:
        return "9/12" if sum(len(text.split()) for s in sections for text in s.texts) <= 321 else ""

    held = capacity.most(page, 0, "paragraphs")
    longest = capacity.words_of(capacity.written(0, 321, "paragraphs"))
    assert (held.words, held.size) == (longest, "9/12")
    assert held.all > held.words


def test_a_naive_page_takes_some_words_and_not_any_number(tmp_path: Path) -> None:
    for face in ("Regular", "Bold"):
        shutil.copy(FIRA / f"FiraSans-{face}.ttf", tmp_path)
    page = capacity.naive_page(tmp_path, "paragraphs")
    assert page(capacity.written(0, 400, "paragraphs")) == "9/11.5"
    assert page(capacity.written(0, 900, "paragraphs")) == ""


def test_a_style_meets_its_capacity_or_not() -> None:
    assert capacity.goal("prose", 480) == "words in prose: 480, at least 480: met"
    assert capacity.goal("prose", 479) == "words in prose: 479, at least 480: NOT MET"


def test_the_stopwatch_stands_at_every_door(tmp_path: Path) -> None:
    """In a process of its own: it wraps the house."""
    program = ["-m", "tests.benchmarks.stopwatch", str(tmp_path / "brief.pdf"), str(SECTIONS)]
    call = [sys.executable, *program]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    (spent,) = json.loads(done.stdout)
    assert list(spent) == list(stopwatch.STAGES)


def test_sums_follow_from_what_a_page_costs() -> None:
    cost = sums.Cost(seconds=0.018, size=40_000, memory=50, lines=100_000)
    need = sums.need(cost, 1000)
    assert need.hours == pytest.approx(0.005)
    assert need.memory == 50_000
    assert need.pages == pytest.approx(55_555.6, abs=0.1)
    assert need.network == pytest.approx(2.22e9, rel=0.01)
    assert need.tasks * need.chunk == pytest.approx(need.pages)
    first, *_ = sums.limits(cost)
    assert first == ("a scheduler, a task a page", 1000, 18)
