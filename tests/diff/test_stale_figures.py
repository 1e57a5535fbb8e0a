"""Figures to look at again: each once, for the gravest reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.stale_figures import find_stale_figures
from tests.spreadsheets.books import xlsx

Edition = Callable[..., Brief]
HEAD = "title: x\ndate: {day}\nsources: {{s: {{title: S, date: {source}}}}}\n{more}"
SECTION = "title: A\nsource: s\nfigures: [{{value: '{value}', label: troops{more}}}]"
AS_OF = ", as_of: 2026-01-01"


@pytest.fixture
def edition(folder: Callable[..., Path]) -> Edition:
    def write(
        day: str = "2026-03-02",
        source: str = "2026-01-01",
        value: str = "11",
        more: str = "",
        head: str = "",
    ) -> Brief:
        place = folder(
            brief=HEAD.format(day=day, source=source, more=head),
            a=SECTION.format(value=value, more=more),
        )
        brief, faults = read_brief(place)
        assert brief, faults
        return brief

    return write


def stale(old: Brief, new: Brief, limit: int | None = None) -> list[tuple[str, str]]:
    found = find_stale_figures(old, new, compare(old, new), limit)
    return [(each.reason.value, each.message) for each in found]


def test_an_unchanged_figure_is_not_told_for_a_day_that_has_passed(edition: Edition) -> None:
    assert stale(edition(), edition()) == []
    assert stale(edition(), edition(day="2026-03-09")) == []
    assert stale(edition(more=AS_OF), edition(day="2026-03-09", more=AS_OF)) == []


def test_an_unchanged_figure_whose_source_has_changed(edition: Edition) -> None:
    told = [("source", "as before, though its source s has changed")]
    assert stale(edition(), edition(source="2026-02-02", day="2026-03-09")) == told


def test_a_changed_figure_whose_source_has_not(edition: Edition) -> None:
    told = [("undated", "changed, though neither its source nor its `as_of` did")]
    assert stale(edition(), edition(value="12")) == told
    assert stale(edition(), edition(value="12", source="2026-02-02")) == []
    assert stale(edition(), edition(value="12", more=AS_OF)) == []


def test_a_figure_that_prints_a_cell_is_as_new_as_its_workbook(folder: Callable[..., Path]) -> None:
    def edition(turnover: int, trains: int) -> Brief:
        brief = "title: x\ndate: 2026-03-02\nsources: {s: {title: S, file: b.xlsx}}"
        figures = "{file: b.xlsx, cell: A1}, label: turnover}, {value: '7', label: trains}"
        place = folder(brief=brief, a=f"title: A\nsource: s\nfigures: [{{value: {figures}]")
        place.joinpath("b.xlsx").write_bytes(xlsx(S={"A1": turnover, "A2": 7, "A3": trains}))
        read, faults = read_brief(place)
        assert read, faults
        return read

    told = [("source", "as before, though its source s has changed")]
    old, same, moved = edition(11, 1), edition(11, 2), edition(12, 1)
    assert stale(old, same) == told  # of the trains alone
    assert stale(old, moved) == told


def test_a_figure_over_the_limit(edition: Edition) -> None:
    told = [("limit", "11 is 60 days old; 30 is the limit")]
    assert stale(edition(more=AS_OF), edition(more=AS_OF), 30) == told
    assert stale(edition(), edition(more=AS_OF, head="stale_after: 30")) == told
    assert stale(edition(), edition(more=AS_OF), 60) == []


def test_a_figure_that_was_not_there(edition: Edition) -> None:
    assert stale(edition(more=", kicker: Kiosks"), edition(value="8"))
    new = edition(day="2026-03-09", value="8", more=", kicker: Kiosks")
    new = new._replace(
        sections=tuple(
            section._replace(
                figures=tuple(
                    figure._replace(label=figure.label._replace(runs=new.title.runs))
                    for figure in section.figures
                )
            )
            for section in new.sections
        )
    )
    assert stale(edition(), new) == []
