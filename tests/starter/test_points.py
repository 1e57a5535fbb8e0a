"""The outline of a brief keeps the shape of its points, and none of its notes."""

from __future__ import annotations

import datetime
from pathlib import Path

import yaml

from briefing.brief.reader import read_brief
from briefing.starter.scaffold import outline
from tests.conftest import ROOT


def test_points_below_points_numbers_and_sources_are_kept(tmp_path: Path) -> None:
    brief, _ = read_brief(ROOT / "tests/pages/points-and-notes")
    assert brief
    for name, data in outline(brief, datetime.date(2026, 7, 1)).items():
        tmp_path.joinpath(name).write_bytes(data)
    again, faults = read_brief(tmp_path)
    assert again
    assert not faults
    assert (again.numbered, again.notes) == (True, ())
    for old, new in zip(brief.sections, again.sections, strict=True):
        assert new.numbered is old.numbered
        shapes = [
            [(len(point.points), point.source and point.source.text) for point in part.points]
            for part in (old, new)
        ]
        assert shapes[0] == shapes[1]
        assert [bool(copy.source) for copy in old.body] == [bool(copy.source) for copy in new.body]
    head = (tmp_path / "brief.yaml").read_text("utf-8")
    assert "There were notes: reserve, cost, ways, tides." in head
    assert "[^" not in yaml.safe_dump(yaml.safe_load(head))


def test_optional_paragraphs_stay_optional(tmp_path: Path) -> None:
    tmp_path.joinpath("brief.yaml").write_text("title: x\n")
    section = tmp_path / "a.yaml"
    section.write_text("title: a\nbody: [It began., {text: It ends., optional: true}]\n")
    brief, _ = read_brief(tmp_path)
    assert brief
    section.write_bytes(outline(brief, datetime.date(2026, 7, 1))["a.yaml"])
    again, _ = read_brief(tmp_path)
    assert again
    assert [copy.optional for copy in again.sections[0].body] == [False, True]
