"""The search fills a page by type, then by what lines are led apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style, shipped
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.brief import BriefBlocks, set_brief
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.typeset.table import set_table
from briefing.units import Pt
from tests.conftest import Build

Folder = Callable[..., Path]
METRICS = ReportLabBackend().metrics
POINT = "- A point of the same few words as all the others\n"


def test_lines_are_led_where_no_step_of_type_fills_the_page(folder: Folder, build: Build) -> None:
    short, led, full = (
        build(folder(brief="title: x", a=f"title: A\npoints:\n{POINT * count}")).report.fit
        for count in (20, 26, 30)
    )
    assert (short.body, short.leading) == (13, 18), "a short page ends in white, not stretched"
    assert (led.body, led.leading) == (13, 18.875)
    assert led.fill > 0.95
    assert full.body < 13
    assert full.fill > 0.95


def test_what_is_next_leaves_a_rail_that_is_too_deep(folder: Folder, build: Build) -> None:
    figure = "- {value: 11, label: countries of the Alliance, kicker: Topic, context: In 2023}\n"
    coming = "\nnext: {title: Next, points: [Some words that say what will happen on a day]}"
    text = f"title: A\npoints:\n{POINT * 24}figures:\n"
    place = folder(brief=f"title: x{coming}", a=f"{text}{figure * 6}")
    fit = build(place).report.fit
    assert "next in the text" in fit.rungs
    place = folder(brief=f"title: x{coming}", a=f"title: A\nfigures:\n{figure * 3}")
    assert "next in the text" not in build(place).report.fit.rungs


@pytest.mark.parametrize("name", sorted(shipped()))
def test_type_keeps_its_size_as_its_lines_are_led(name: str) -> None:
    """Also where the leading passes that of the type as designed: a step above, or below it."""
    style, _ = read_style(name, Path(), None)
    assert style
    ladder = style.ladder
    near = (rung for way in (ladder.larger, ladder.smaller) for rung in islice(way, 3))
    for rung in near:
        plain = style.sheet("a4", marked=False, rung=rung)
        for steps in (-4, -1, 1, 4):
            led = rung._replace(led=Pt(steps * ladder.step))
            sheet = style.sheet("a4", marked=False, rung=led)
            assert sheet.type.body.size == plain.type.body.size
            assert sheet.baseline == pytest.approx(plain.baseline + steps * ladder.step)


def _long_tables(folder: Folder, count: int, *, optional: bool = False) -> Path:
    """A brief of one section with several tables of 40 rows."""
    rows = [[f"Place {row}", f"{row * 7}", "waits for its convoy"] for row in range(40)]
    table = {"columns": ["Place", "Tons", "State"], "rows": rows, "optional": optional}
    section = {"title": "A", "summary": "One.", "body": "Two.", "tables": [table] * count}
    return folder(brief="title: Tables\n", a=json.dumps(section))


@pytest.mark.parametrize("is_too_wide", [False, True])
def test_trials_of_a_stylesheet_share_a_table_and_its_faults(
    is_too_wide: bool, folder: Folder
) -> None:
    brief, _ = read_brief(_long_tables(folder, 1))
    style, _ = read_style("briefing", Path(), None)
    assert brief
    assert style
    sheet = style.sheet("a4", marked=False)
    (table,) = brief.sections[0].tables
    shaper = Shaper(METRICS, brief.language, style.typography)
    blocks, faults = list[object](), list[object]()
    for _ in range(2):
        composer = Composer(shaper, sheet.space.drop)
        width = Pt(60 if is_too_wide else 300)
        blocks.append(set_table(table, sheet, composer, width=width, indent=Pt(0)))
        faults.append([fault.code for fault in composer.faults])
    assert blocks[0] is blocks[1]
    assert faults[0] == faults[1]
    assert bool(faults[0]) == is_too_wide
    assert set_table(table, sheet, composer, width=Pt(290), indent=Pt(0)) is not blocks[0]


@pytest.mark.parametrize("look", ["briefing", "columns"])
@pytest.mark.parametrize(
    ("count", "optional", "is_tried"), [(9, False, False), (9, True, True), (1, False, True)]
)
def test_no_trial_is_made_of_tables_whose_rows_alone_are_too_deep(
    *,
    count: int,
    optional: bool,
    is_tried: bool,
    look: str,
    folder: Folder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = list[Stylesheet]()

    def counted(brief: Brief, sheet: Stylesheet, *given: Any) -> BriefBlocks:
        tried.append(sheet)
        return set_brief(brief, sheet, *given)

    monkeypatch.setattr("briefing.layout.trial.set_brief", counted)
    brief, _ = read_brief(_long_tables(folder, count, optional=optional))
    style, _ = read_style(look, Path(), None)
    assert brief
    assert style
    page, _, _ = fit(brief, style, METRICS, paper="a4", judges=False)
    assert bool(tried) == is_tried
    assert bool(page) == is_tried
