"""A fact that moved is one change, in place of the texts that print it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.model import Edition, Revision
from briefing.diff.sentences import sentences
from briefing.diff.stale_figures import find_stale_figures

Folder = Callable[..., Path]

BRIEF = (
    "title: Up {facts.gdp}\ndate: 2026-03-02\nsources: {imf: {title: T}}\n"
    "facts:\n  gdp: {value: 3.4%, source: imf, as_of: 2026-01-01}\n  last: 2.1%\n"
)
SECTION = (
    "title: Grid\nsummary: From {facts.last} to {facts.gdp} in a year\nbody: It is {facts.gdp}\n"
    "points: ['{facts.gdp}', {text: 'By *{facts.gdp}* more'}]\n"
    "figures: [{value: {facts.gdp}, label: growth, chart: {bars: {A: {facts.gdp}, B: 2}}}]\n"
    "table: {columns: [a, b], rows: [[x, {facts.gdp}], [y, 4]]}\n"
)


def editions(folder: Folder, brief: str, section: str) -> tuple[Brief, Brief]:
    old, wrong = read_brief(folder(brief=BRIEF, a=SECTION))
    new, more = read_brief(folder(brief=brief, a=section))
    assert (wrong, more) == ((), ())
    assert old
    assert new
    return old, new


def told(folder: Folder, brief: str, section: str = SECTION) -> list[tuple[str, str, str]]:
    old, new = editions(folder, brief, section)
    sides = [Edition(name, each, "", "") for name, each in (("old", old), ("new", new))]
    revision = Revision(sides[0], sides[1], compare(old, new), ())
    return [
        (
            each.heading,
            each.start,
            "|".join(piece.same or f"{piece.old} → {piece.new}" for piece in each.pieces),
        )
        for each in sentences(revision)
    ]


def test_a_fact_that_moved_is_one_line(folder: Folder) -> None:
    assert told(folder, BRIEF.replace("3.4%", "3.5%")) == [("Facts", "gdp", "3.4% → 3.5%")]


def test_a_fact_of_a_file_moves_as_one_that_is_typed(folder: Folder) -> None:
    """And is no change while it is the same, wherever its value stands."""
    cell = BRIEF.replace("value: 3.4%", "value: {file: imf.csv, row: EU, column: Growth}")
    place = folder(brief=BRIEF, a=SECTION)
    place.joinpath("imf.csv").write_text("Region,Growth\nEU,3.4%\n", "utf-8")
    assert told(folder, cell) == []
    place.joinpath("imf.csv").write_text("Region,Growth\nEU,3.5%\n", "utf-8")
    assert told(folder, cell) == [("Facts", "gdp", "3.4% → 3.5%")]


def test_a_text_that_says_more_is_told_as_well(folder: Folder) -> None:
    section = SECTION.replace("in a year", "in two years").replace(
        "By *{facts.gdp}*", "By {facts.gdp}"
    )
    assert told(folder, BRIEF.replace("3.4%", "3.5%"), section) == [
        ("Facts", "gdp", "3.4% → 3.5%"),
        ("Grid", "summary reworded", "From 2.1% to|3.4% in a year → 3.5% in two years"),
        ("Grid", "point 2 reworded", "By|*3.4%* → 3.5%|more"),
    ]


def test_to_ask_for_another_fact_is_a_change_of_the_text(folder: Folder) -> None:
    section = SECTION.replace("It is {facts.gdp}", "It is {facts.last}")
    assert told(folder, BRIEF, section) == [("Grid", "paragraph 1 reworded", "It is|3.4% → 2.1%")]


def test_to_name_what_stood_there_is_no_change(folder: Folder) -> None:
    assert told(folder, BRIEF, SECTION.replace("It is {facts.gdp}", "It is 3.4%")) == []


def test_facts_come_and_go_and_have_other_days(folder: Folder) -> None:
    brief = BRIEF.replace("last: 2.1%", "past: 2.1%").replace("2026-01-01", "2026-02-01")
    assert told(folder, brief, SECTION.replace("facts.last", "facts.past")) == [
        ("Facts", "last gone", "2.1%"),
        ("Facts", "past added", "2.1%"),
        ("Facts", "gdp, as of", "1 January 2026 → 1 February 2026"),
    ]


def test_a_figure_is_as_old_as_its_fact(folder: Folder) -> None:
    moved = BRIEF.replace("3.4%", "3.5%")
    old, new = editions(folder, moved.replace("2026-01-01", "2026-02-01"), SECTION)
    assert list(find_stale_figures(old, new, compare(old, new), None)) == []
    old, new = editions(folder, moved, SECTION)
    (stale,) = find_stale_figures(old, new, compare(old, new), None)
    assert stale.message == "changed, though neither its source nor its `as_of` did"
