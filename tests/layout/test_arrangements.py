"""A page is divided otherwise before type gets smaller, and where a lane would stand empty."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.layout.page import Text
from briefing.layout.trial import Search, Settings
from briefing.style.loader import read_style
from briefing.typeset.shaping import Shaper
from tests.conftest import Build
from tests.layout.test_generated import PRESS, made, written

Folder = Callable[..., Path]
POINT = "- A point of the same few words as all the others, and then a few more of them\n"
FIGURE = "- {value: 300, label: people in work, kicker: Jobs, context: Up from last year}\n"
LOWER = "lower charts"
OVER, ABREAST, COLUMNS = (
    "titles over the text",
    "figures two abreast",
    "text in two columns",
)


def copy(points: int, figures: int = 0, title: str = "Key developments") -> dict[str, Any]:
    """Two sections of so many points each, the figures in the first."""
    text = f"title: {title}\nsummary: What is said in a line.\n"
    listed = f"points:\n{POINT * points}" if points else ""
    shown = f"figures:\n{FIGURE * figures}" if figures else ""
    return {"brief": "title: The page", "a": text + listed + shown, "b": text + listed}


def test_two_words_of_a_title_part_where_their_lane_is_narrow(folder: Folder, build: Build) -> None:
    fit = build(folder(**copy(9, figures=4))).report.fit
    assert not {OVER, ABREAST, COLUMNS} & set(fit.rungs)


def test_a_title_too_wide_for_its_lane_gives_the_text_both_lanes(folder: Folder) -> None:
    lanes = search_of(brief_of(folder(**copy(9, figures=4)))).best()
    wide = search_of(brief_of(folder(**copy(9, 4, "Internationalisierung")))).best()
    assert wide.settings.arrangement
    assert wide.settings.arrangement.says == OVER
    one, other = (trial.sheet.grid for trial in (lanes, wide))
    assert other.span(other.text) == one.span(one.label + one.text)


def search_of(brief: Brief) -> Search:
    style, faults = read_style(brief.style[0].text if brief.style else "briefing", Path(), None)
    assert style, faults
    shaper = Shaper(PRESS.metrics, brief.language, style.typography)
    return Search(brief, style, brief.paper or "a4", shaper)


def brief_of(place: Path) -> Brief:
    brief, faults = read_brief(place)
    assert brief, faults
    return brief


def test_type_gets_smaller_when_nothing_else_is_left(folder: Folder, build: Build) -> None:
    fits = [build(folder(**copy(count, figures=4))).report.fit for count in range(8, 22)]
    sizes = [fit.body for fit in fits]
    assert sizes[-1] < 9.5 <= sizes[0]
    for before, fit in pairwise(fits):
        if fit.body < 9.5:
            assert COLUMNS in fit.rungs
        same = [{OVER, ABREAST, COLUMNS} & set(each.rungs) for each in (before, fit)]
        assert fit.body <= before.body or same[0] != same[1]
    assert min(fit.leading for fit in fits if fit.body == 9.5) < 12.75, "lines close up first"


@pytest.mark.parametrize("figures", [5, 7, 12])
def test_figures_stand_two_abreast_beside_a_short_text(
    figures: int, folder: Folder, build: Build
) -> None:
    fit = build(folder(**copy(0, figures=figures))).report.fit
    assert ABREAST in fit.rungs
    assert fit.body >= 9.5


def test_the_date_stands_over_the_last_figures_abreast(folder: Folder) -> None:
    kicker = "Board report of all lines | First quarter"
    brief = f"title: x\nkicker: {kicker}\ndate: 2026-04-21"
    page = made(brief_of(folder(**copy(0, figures=7) | {"brief": brief}))).page
    assert page
    texts = [item for item in page.items if isinstance(item, Text)]
    (date,) = (item.x for item in texts if "April" in item.text)
    values = {round(item.x, 2) for item in texts if item.text.strip() == "300"}
    assert len(values) == 2
    assert date == pytest.approx(max(values), abs=0.01)
    (line,) = (item.text for item in texts if item.text.startswith("Board"))
    assert len(line.split()) == len(kicker.split()), "there is room for all of it"


def test_figures_abreast_are_read_row_by_row(folder: Folder) -> None:
    figures = "".join(f"- {{value: {n}, label: number {n}}}\n" for n in range(11, 20))
    brief = {"brief": "title: x", "a": f"title: A\nsummary: One.\nfigures:\n{figures}"}
    page = made(brief_of(folder(**brief))).page
    assert page
    values = [item for item in page.items if isinstance(item, Text) and item.text.strip().isdigit()]
    assert [value.text.strip() for value in values] == [str(n) for n in range(11, 20)]
    lanes = {round(value.x) for value in values}
    assert len(lanes) == 2
    rows = [value.y for value in values]
    assert rows == sorted(rows)
    assert len(set(rows)) == 5


def test_a_rail_is_not_half_empty_while_the_text_closes_up(seed: int, tmp_path: Path) -> None:
    """Unless no arrangement of the style holds the brief with its lines as far apart."""
    search = search_of(written(seed, tmp_path))
    trial = search.best()
    steps = trial.settings.steps
    if not trial.fits or steps >= 0 or not trial.blocks.has_rail:
        return
    white = trial.lanes.white[1] / trial.lanes.depth
    for arrangement in search.style.arrangements:
        moved = search.moves(arrangement)[0]
        other = search.trial(Settings(steps + 1, moved, arrangement=arrangement))
        assert white < 0.35 or not other.fits, arrangement and arrangement.says


def test_the_arrangements_of_a_style_are_those_that_change_it() -> None:
    found = {}
    for name in ("briefing", "mono", "prose", "scoreboard", "columns", "clear-print"):
        style, faults = read_style(name, Path(), None)
        assert style, faults
        found[name] = [each.says for each in style.arrangements if each]
    assert found == {
        "briefing": [LOWER, OVER, ABREAST, COLUMNS],
        "mono": [LOWER, OVER, ABREAST, COLUMNS],
        "prose": [LOWER, ABREAST, COLUMNS],
        "scoreboard": [LOWER, ABREAST, COLUMNS],
        "columns": [LOWER, "parts closer together"],
        "clear-print": ["parts closer together"],
    }


@pytest.mark.parametrize("look", ["briefing", "columns", "prose"])
@pytest.mark.parametrize("copy", ["standfirst", "figures"])
def test_what_has_no_text_is_too_deep_as_well(look: str, copy: str, folder: Folder) -> None:
    """Under a strip or a standfirst that reaches over the foot no text is left to tell it by."""
    if copy == "standfirst":
        place = folder(brief=f"title: x\nstyle: {look}\nstandfirst: {'lorem ipsum ' * 800}")
    else:
        place = folder(brief=f"title: x\nstyle: {look}", a=f"title: A\nfigures:\n{FIGURE * 99}")
    done = made(brief_of(place))
    assert done.page is None
    assert done.fit.over
    assert done.fit.over.points > 100
    assert done.fit.over.cuts
