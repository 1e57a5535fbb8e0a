"""Editions with points below points, numbers and notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.model import Kind

Folder = Callable[..., Path]
BRIEF = "title: x\nnotes: {a: Before inflation., b: As of May.}\nsources: {s: {title: S}}\n"
POINTS = (
    "title: A\nsummary: 'A few ways are left.[^a]'\nbody: ['It began.[^b]']\n"
    "points: [{text: Two ways, points: [over land, under water]}, by the sea]\n"
)


def changes(folder: Folder, brief: str, section: str) -> list[tuple[str, str, int, str]]:
    old, _ = read_brief(folder(brief=BRIEF, a=POINTS))
    new, _ = read_brief(folder(brief=brief, a=section))
    assert old
    assert new
    return [(c.kind.value, c.side.what, c.side.number, c.side.text) for c in compare(old, new)]


def test_numbers_are_no_change_of_what_is_numbered(folder: Folder) -> None:
    found = changes(folder, f"{BRIEF}numbered: true\n", POINTS)
    assert found == [("changed", "numbered", 0, "yes")]
    more = POINTS.replace("points: [", "points: [Something quite different first, ", 1)
    assert [each[:2] for each in changes(folder, BRIEF, more)] == [("added", "point")]


def test_points_below_a_point_are_compared_like_points(folder: Folder) -> None:
    text = POINTS.replace("under water", "under deep water")
    assert changes(folder, BRIEF, text) == [("reworded", "sub-point", 2, "under deep water")]
    text = POINTS.replace("[over land, under water]", "[over land]").replace(
        "by the sea", "under water, by the sea"
    )
    assert changes(folder, BRIEF, text) == [("moved", "point", 2, "under water")]
    text = POINTS.replace(", under water", "")
    assert changes(folder, BRIEF, text) == [("gone", "sub-point", 2, "under water")]


def test_notes_marks_and_sources_of_texts_are_compared(folder: Folder) -> None:
    brief = BRIEF.replace("As of May", "As of early May")
    assert changes(folder, brief, POINTS) == [("reworded", "note", 2, "As of early May.")]
    text = POINTS.replace("left.[^a]", "left.[^a][^s]")
    assert changes(folder, BRIEF, text) == [("changed", "summary", 0, "[^a] [^s]")]
    text = POINTS.replace("{text: Two ways,", "{text: Two ways, source: s,")
    (change,) = changes(folder, BRIEF, text)
    assert change == (Kind.ADDED.value, "source", 1, "s")


def test_a_paragraph_may_become_optional(folder: Folder) -> None:
    text = POINTS.replace("['It began.[^b]']", "[{text: 'It began.[^b]', optional: true}]")
    assert changes(folder, BRIEF, text) == [("changed", "optional", 1, "yes")]
