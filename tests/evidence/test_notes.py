"""Numbers of points, paragraphs and notes are held against the sources that these rest on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.brief.reader import read_brief
from briefing.evidence.claims import statements

Folder = Callable[..., Path]


def test_a_text_rests_on_its_own_source_and_those_behind_its_words(folder: Folder) -> None:
    brief, faults = read_brief(
        folder(
            brief="title: x\nsources: {a: {title: A}, b: {title: B}, c: {title: C}}\n"
            "notes: {n: Since 1990.}",
            grid="title: Grid\nsource: a\nsummary: 'Ten[^n] lines[^c]'\n"
            "body: [One, {text: Two, source: b}]\n"
            "points: [{text: Three, source: b, points: [Four, {text: Five, source: c}]}, Six]\n"
            "table: {columns: [x, y], rows: [[z, 7]], note: Eight}",
        )
    )
    assert brief
    assert not faults
    told = [(each.copy.text, each.what, "".join(each.sources)) for each in statements(brief)]
    assert told == [
        ("x", "title", "abc"),
        ("Since 1990.", "note 1", "abc"),
        ("Grid", "title of grid", "a"),
        ("Ten lines", "summary of grid", "ac"),
        ("One", "paragraph 1 of grid", "a"),
        ("Two", "paragraph 2 of grid", "b"),
        ("Three", "point 1 of grid", "b"),
        ("Four", "point 1 of grid", "b"),
        ("Five", "point 1 of grid", "c"),
        ("Six", "point 2 of grid", "a"),
        ("x", "table of grid", "a"),
        ("y", "table of grid", "a"),
        ("z", "table of grid", "a"),
        ("7", "table of grid", "a"),
        ("Eight", "table of grid", "a"),
    ]
