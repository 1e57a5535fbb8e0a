"""Each word of a page is shown where it was written, and a place in a file on the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import Span
from briefing.layout.page_map import Region, Word, find_spot, map_page
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from tests.conftest import SECTIONS

Folder = Callable[..., Path]

BODY = """\
title: The grid
summary: The grid grows, and the grid lasts.
body: >-
  The first paragraph names the "grid" and
  a [link to the grid](https://example.org/the/grid/again), then **stops** here.

  The second paragraph names the grid - twice,
  the grid.
points:
  - text: The grid, once more.
figures:
  - value: 37
    unit: of 51
    label: grids join
    chart: {proportion: 37 of 51}
"""


def regions(folder: Path, style: str | None = "briefing") -> tuple[Region, ...]:
    return map_page(Pipeline(style).lay_out(folder).page)


def words(found: tuple[Region, ...]) -> list[Word]:
    return [word for region in found for word in region.words]


@pytest.mark.parametrize("style", sorted(shipped()))
def test_every_word_stands_in_the_line_that_is_named(style: str) -> None:
    found = words(regions(SECTIONS, style))
    assert len(found) > 250
    lost = []
    for word in found:
        span = word.span
        lines = Path(span.path).read_text("utf-8").splitlines()
        assert span.line_text == lines[span.line - 1]
        letters = re.search(r"\w+", word.text)
        here = span.line_text[span.column - 1 : span.end_column - 1]
        if letters and letters[0] != here:
            lost.append(word.text)
    # The dates of a source are words that no file holds.
    assert lost == ["Source", "11", "July", "2023,", "last", "updated", "17:31"]


def test_words_that_come_again_are_told_apart(folder: Folder) -> None:
    found = regions(folder(brief="title: Brief\n", grid=BODY))
    places = {
        region.text.split(" ")[1]: [
            (word.span.line, word.span.column) for word in region.words if "grid" in word.text
        ]
        for region in found
        if region.text.count(" ") > 2
    }
    assert places["first"] == [(4, 34), (5, 18)]
    assert places["second"] == [(7, 34), (8, 7)]
    assert places["grid"] in ([(2, 14), (2, 34)], [(10, 15)])


def test_a_word_that_may_part_is_shown_where_it_was_written(folder: Folder) -> None:
    line = "body: One Ver\u00adteidigungs\u00adaus\u200bgabe and other words"
    place = folder(brief="title: x", a=f"title: A\n{line}\n")
    found = {word.text: word.span for word in words(regions(place))}
    span = found["Verteidigungsausgabe"]
    written = span.line_text[span.column - 1 : span.end_column - 1]
    assert written == "Ver\u00adteidigungs\u00adaus\u200bgabe"
    assert found["and"].column > span.end_column


def test_a_title_that_runs_in_is_shown_where_it_was_written(folder: Folder) -> None:
    mine = "extends: prose\nsays: titles that run in\nlayout: {run-in: true}\n"
    brief = "title: Brief\nstyle: mine.yaml\n"
    found = regions(folder(brief=brief, mine=mine, grid=BODY), None)
    (led,) = (region for region in found if "grows" in region.text)
    assert [word.span.line for word in led.words] == [1, 1, 2, 2, 2, 2, 2, 2, 2]


def test_what_is_drawn_is_shown_where_it_was_asked_for(folder: Folder) -> None:
    found = regions(folder(brief="title: Brief\n", grid=BODY))
    (chart,) = (region for region in found if not region.words)
    assert "37" in chart.text
    assert (chart.span.line, chart.span.line_text.strip()[:6]) == (15, "chart:")
    assert chart.box.width > 50


def test_a_text_that_goes_on_in_another_column_is_two_regions() -> None:
    found = regions(SECTIONS, "columns")
    for region in found:
        tops = [word.box.y for word in region.words]
        assert tops == sorted(tops) or len({word.box.height for word in region.words}) > 1


def spot(found: tuple[Region, ...], line: str, number: int, *, nearby: bool = True) -> object:
    path = found[0].span.path.replace("brief.yaml", "grid.yaml")
    column = len(line) - len(line.lstrip()) + 1
    span = Span(path, number, column, len(line) + 1, line)
    return find_spot(found, span, nearby=nearby)


def test_a_place_in_a_file_is_shown_on_the_page(folder: Folder) -> None:
    found = regions(folder(brief="title: Brief\n", grid=BODY))
    exact = spot(found, "    label: grids join", 14)
    moved = spot(found, "    label: grids join", 40)
    assert exact == moved
    assert getattr(exact, "exact", None) is True
    assert len(getattr(exact, "boxes", ())) == 1
    (label,) = (region for region in found if region.text == "grids join")
    assert getattr(exact, "boxes", ()) == (pytest.approx(label.box),)


def test_a_word_alone_is_marked_alone(folder: Folder) -> None:
    found = regions(folder(brief="title: Brief\n", grid=BODY))
    (word,) = (word for word in words(found) if word.text == "stops")
    shown = find_spot(found, word.span, nearby=False)
    assert shown
    assert shown.boxes == (pytest.approx(word.box),)


def test_what_is_not_printed_is_shown_by_what_stands_before_it(folder: Folder) -> None:
    found = regions(folder(brief="title: Brief\n", grid=BODY))
    near = spot(found, "    source: nobody", 16)
    assert getattr(near, "exact", None) is False
    assert spot(found, "    source: nobody", 16, nearby=False) is None
    nowhere = Span("another/file.yaml", 1, 1)
    assert find_spot(found, nowhere, nearby=True) is None
