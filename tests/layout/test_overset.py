"""What the verdict says to cut is enough, and no more than it takes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import OversetError
from briefing.brief.model import Brief, Copy, Run
from briefing.brief.reader import read_brief
from briefing.errors import Span
from briefing.layout.cuts import all_words, cut_rail, without_last
from briefing.layout.overset import _words_to_cut
from briefing.layout.result import Cut
from tests.conftest import Build

Folder = Callable[..., Path]
# The default style as designed, which divides the page in no other way.
RAIL = "extends: briefing\nsays: a rail at all times\nladder: {arrangements: []}"
IN_RAIL = {"brief": "title: x\nstyle: rail.yaml", "rail": RAIL}
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
    for number, (span, words, whole, part) in enumerate(cuts):
        assert not part
        path = Path(span.path)
        lines = path.read_text("utf-8").split("\n")
        line = lines[span.line - 1].split(" ")
        gone = words - (spare if number == len(cuts) - 1 else 0)
        left = [] if whole and gone == words else [" ".join(line[: len(line) - gone])]
        lines[span.line - 1 : span.line] = left or ["# gone"]
        text = re.sub(r"points:\n(?=(# gone\n)*$)", "", "\n".join(lines))
        path.write_text(text, "utf-8")


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
    cut(place, found, spare=1)
    with pytest.raises(OversetError):
        build(place)
    place = folder(brief="title: A brief", **sections)
    cut(place, overset(place, build))
    assert build(place).report.fit.over is None


def test_a_rail_too_deep_names_figures_to_take_out(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"
    place = folder(**IN_RAIL, a="title: A\nfigures:\n" + figure * 9)
    error = overset(place, build)
    (fault,) = error.faults
    assert "column" in fault.message
    assert error.fit.over
    named = [cut.part for cut in error.fit.over.cuts]
    left = 9 - len(named)
    assert named == [f"figure {number} of a" for number in range(9, left, -1)]
    assert f"take out {', '.join(named)}" in (fault.hint or "")
    assert build(folder(a="title: A\nfigures:\n" + figure * left))
    with pytest.raises(OversetError):
        build(folder(a="title: A\nfigures:\n" + figure * (left + 1)))


def test_what_is_too_many_places_to_name_is_told_by_file(folder: Folder, build: Build) -> None:
    points = "title: A\npoints:\n" + "- some words that are too many\n" * 70
    head = "title: x\nstyle: clear-print"
    hint = overset(folder(brief=head, a=points, b=points), build).faults[0].hint or ""
    told = re.search(r"cut (\d+) words: all 6 of this text(?:, all 6 of that at [^,]+){4}", hint)
    assert told, hint
    rest = re.search(r", and (\d+) more in \S+a\.yaml, \S+b\.yaml;", hint)
    assert rest, hint
    assert int(told[1]) == int(rest[1]) + 5 * 6


def test_one_word_is_no_words() -> None:
    span = Span("a.yaml", 2, 7)
    assert [*_words_to_cut([Cut(span, 1)])] == ["cut one word of this text"]
    assert [*_words_to_cut([Cut(span, 4, all=True)])] == ["cut all 4 words of this text"]


def test_far_too_much_is_tried_too(folder: Folder, build: Build) -> None:
    rng = random.Random(1)
    text = "title: A\nbody: " + prose(rng, 1500)
    place = folder(brief="title: x", a=text, b=text)
    error = overset(place, build)
    assert "cut 2013 words: all 1500 of this text, 513 of that at " in (error.faults[0].hint or "")
    place.joinpath("a.yaml").write_text("title: A")
    place.joinpath("b.yaml").write_text(" ".join(text.split(" ")[:-513]))
    assert build(place)


def test_text_and_rail_are_both_judged(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"
    text = f"title: A\nbody: {'plain words ' * 320}\nfigures:\n{figure * 9}"
    error = overset(folder(**IN_RAIL, a=text), build)
    (fault,) = error.faults
    assert re.search(r"the text is .* and the key figures' column is ", fault.message)
    assert re.search(r"cut \d+ words of this text; take out figure 9 of a", fault.hint or "")


def test_each_section_has_its_share(folder: Folder, build: Build) -> None:
    long, short = "plain words " * 450, "plain words " * 150
    place = folder(brief="title: x", a=f"title: A\nbody: {long}", b=f"title: B\nbody: {short}")
    over = overset(place, build).fit.over
    assert over
    a, b = over.shares
    assert (a.slug, b.slug) == ("a", "b")
    assert a.words + b.words == over.words
    assert a.points + b.points == pytest.approx(over.points)
    assert 2 < a.points / b.points < 4


def test_words_leave_from_the_end_and_voices_stay() -> None:
    runs = (Run(text="one "), Run(text="two three", bold=True), Run(text=" four"))
    copy = Copy(runs, Span("x", 1, 1))
    assert without_last(copy, 2).runs == (Run(text="one "), Run(text="two", bold=True))
    assert without_last(copy, 3).text.strip() == "one"


def test_few_words_of_key_figures_are_not_what_is_cut(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries, context: Up from ten}\n"
    text = "title: A\nsummary: S\nfigures:\n"
    for count in range(6, 20):
        place = folder(**IN_RAIL, a=text + figure * count)
        try:
            build(place)
        except OversetError:
            break
    (fault,) = overset(place, build).faults
    hint = fault.hint or ""
    gone = f"figure {count} of a"
    assert f"take out {gone}, or mark it `optional`, or say it in the text; " in hint
    assert "word" not in hint
    assert "in proportion" not in hint
    optional = figure.replace("{", "{optional: true, ")
    left = build(folder(a=text + figure * (count - 1) + optional)).report.fit
    assert [part.what for part in left.left_out] == [gone]


def test_figures_move_to_no_text_that_is_full_itself(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries}\n"
    text = f"title: A\nbody: {'plain words ' * 320}\nfigures:\n{figure * 15}"
    error = overset(folder(**IN_RAIL, a=text), build)
    hint = error.faults[0].hint or ""
    assert re.search(r"take out figure 15 of a, .*, or mark them `optional`", hint)
    assert "in the text" not in hint


def test_figures_in_a_strip_are_taken_out_before_sections(folder: Folder, build: Build) -> None:
    """The default's last arrangement, and a style that has its figures in a strip by design."""
    figure = "- {value: 11, label: countries, context: Up from ten}\n"
    for style in "briefing", "columns":
        brief, last = f"title: x\nstyle: {style}", "title: B\nsummary: Last\n"
        place = folder(brief=brief, a="title: A\nsummary: S\nfigures:\n" + figure * 60, b=last)
        error = overset(place, build)
        (fault,) = error.faults
        assert fault.message.startswith("text and key figures are ")
        over, hint = error.fit.over, fault.hint or ""
        assert over
        left = 60 - len(over.cuts)
        named = [f"figure {number} of a" for number in range(60, left, -1)]
        assert [cut.part for cut in over.cuts] == named
        assert f"take out {', '.join(named[:5])}, and " in hint
        assert "or mark them `optional`; the type is at its smallest" in hint
        build(folder(a="title: A\nsummary: S\nfigures:\n" + figure * left))
        with pytest.raises(OversetError):
            build(folder(a="title: A\nsummary: S\nfigures:\n" + figure * (left + 1)))


def test_grouped_figures_are_taken_out_before_sections(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries, context: Up from ten}\n"
    brief, last = "title: x\nstyle: field", "title: B\nsummary: Last\n"
    place = folder(brief=brief, a="title: A\nsummary: S\nfigures:\n" + figure * 64, b=last)
    error = overset(place, build)
    assert error.faults[0].message.startswith("text and key figures are ")
    assert error.fit.over
    left = 64 - len(error.fit.over.cuts)
    named = [f"figure {number} of a" for number in range(64, left, -1)]
    assert [cut.part for cut in error.fit.over.cuts] == named
    build(folder(a="title: A\nsummary: S\nfigures:\n" + figure * left))


def test_beside_figures_long_texts_lose_words_and_short_ones_none(folder: Folder) -> None:
    figure = "- {value: 11, label: countries, context: Up from ten}\n"
    point = "some words that say what will happen on that day"
    coming = f"next: {{title: Next, points: [{point}, {point}]}}"
    place = folder(brief=f"title: x\n{coming}", a=f"title: A\nfigures:\n{figure * 3}")
    brief, _ = read_brief(place)
    assert brief

    def is_over(brief: Brief) -> bool:
        return all_words(brief) > most

    most = all_words(brief) - 7
    shorter, cuts = cut_rail(brief, (), is_over)
    assert not is_over(shorter)
    assert [(cut.words, cut.part) for cut in cuts] == [(5, ""), (2, "")]
    brief = brief._replace(next=None)
    most = all_words(brief) - 2
    _, cuts = cut_rail(brief, (), is_over)
    assert [cut.part for cut in cuts] == ["figure 3 of a"]
