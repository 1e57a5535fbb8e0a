"""The brief to start from builds at once, and says of each of its numbers where it is from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefing.brief.date_fields import on
from briefing.brief.reader import read_brief
from briefing.starter.scaffold import starter
from briefing.style.loader import shipped
from tests.conftest import Build

DAY = date(2026, 11, 24)


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    for name, data in starter(DAY).items():
        path = tmp_path / "monday" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "monday"


@pytest.mark.parametrize("style", shipped())
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_it_builds_in_every_style(begun: Path, style: str, paper: str, build: Build) -> None:
    result = build(begun, style, paper=paper)
    assert result.faults == ()
    # In large type a point goes that the copy marks as optional.
    left_out = {("letter", "clear-print"): ["point 3 of grid"]}.get((paper, style), [])
    assert [part.what for part in result.report.fit.left_out] == left_out
    counts = result.report.counts
    assert counts
    assert counts["unsupported"] == 0
    assert counts["quoted"] >= 8


def test_it_is_of_the_day(begun: Path) -> None:
    brief, faults = read_brief(begun)
    assert faults == ()
    assert brief
    assert brief.date == on(DAY)


def test_what_it_says_to_try_shows_the_check_of_numbers(begun: Path, build: Build) -> None:
    grid = begun / "grid.yaml"
    assert "a 37 in grid.yaml to 73" in begun.joinpath("brief.yaml").read_text("utf-8")
    grid.write_text(grid.read_text("utf-8").replace("**37**", "**73**"), "utf-8")
    (fault,) = build(begun).faults
    assert fault.code == "evidence.unsupported"
    assert str(fault.span).endswith("grid.yaml:7:24")
    assert (fault.hint or "").startswith("the source says 37; you wrote 73")
