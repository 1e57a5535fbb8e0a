"""What is next, in a strip across the foot of the page: what stands where, and how it reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import BriefingError, Builder
from briefing.layout.page import Page, Text
from briefing.pipeline import Pipeline
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
COPY = "title: A\nsummary: A message.\nbody: Some words of copy.\n"
WIDTH = 174 * 72 / 25.4


@pytest.fixture
def page(folder: Folder, build: Build) -> Callable[..., Page]:
    """The page of a brief with so many points of what is next, in `institute` or another style."""

    def made(*points: str, style: str = "institute") -> Page:
        listed = "".join(f"\n  - {point}" for point in points)
        place = folder(brief=f"title: x\nnext:\n  title: Dates\n  points:{listed}", a=COPY)
        build(place, style)
        return Pipeline(style).lay_out(place).page

    return made


@pytest.fixture
def bare(tmp_path: Path) -> str:
    """The default style, what is next in a strip without a panel."""
    style = tmp_path / "bare.yaml"
    keys = "layout: {next: strip}\nfills: {next: {colour: paper, inset: 0}}\n"
    style.write_text(f"extends: briefing\n{keys}")
    return str(style)


def starts(page: Page, *words: str) -> list[tuple[float, float]]:
    """How far from the left margin texts start, by their first words, and their baselines."""
    found = {item.text.split()[0]: item for item in page.items if isinstance(item, Text)}
    side = 18 * 72 / 25.4
    return [(round(found[word].x - side, 1), round(found[word].y, 2)) for word in words]


def columns(*parts: float) -> list[float]:
    """Where columns of twelve start, as wide as so many: the first holds the title."""
    pitch = 15 * 72 / 25.4
    return [round(sum(parts[:at]) * pitch, 1) for at in range(len(parts))]


@pytest.mark.parametrize(
    ("points", "parts"),
    [
        (("First",), (3, 9)),
        (("First of all comes a talk in the great hall of the town", "Second"), (3, 6, 3)),
        (("First", "Second of all comes a talk in the great hall of the town"), (3, 3, 6)),
        (("First", "Second", "Third"), (3, 3, 3, 3)),
        (("First", "Second", "Third", "Fourth"), (3, 2.25, 2.25, 2.25, 2.25)),
    ],
)
def test_points_stand_abreast_beside_their_title(
    points: tuple[str, ...], parts: tuple[float, ...], page: Callable[..., Page]
) -> None:
    found = starts(page(*points), "Dates", *(point.split()[0] for point in points))
    assert [x for x, _ in found] == columns(*parts)
    assert len({y for _, y in found}) == 1, "one first baseline"


def test_more_than_four_points_stand_in_rows(page: Callable[..., Page]) -> None:
    words = "First", "Second", "Third", "Fourth", "Fifth"
    *row, fifth = starts(page(*words), *words)
    assert len({y for _, y in row}) == 1
    assert fifth[0] == row[0][0]
    assert fifth[1] > row[0][1]


def test_a_wide_word_takes_the_room_it_needs(page: Callable[..., Page]) -> None:
    words = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk", "Second", "Third"
    first, second, third = starts(page(*words), *words)
    assert first[0] == columns(3, 9)[1]
    assert first[1] < second[1] <= third[1]


def test_it_is_read_behind_all_sections(page: Callable[..., Page]) -> None:
    tree = outline(page("First"))
    assert "Sect\n    H2  Dates\n    L\n      LI\n        LBody  First" in tree
    assert tree.index("Some words") < tree.index("Dates")


def test_a_rail_has_what_is_next_at_the_foot_as_well(page: Callable[..., Page], bare: str) -> None:
    at_foot, in_rail = page("First", style=bare), page("First", style="briefing")
    assert starts(at_foot, "Dates", "First")[0][0] == 0
    assert starts(in_rail, "Dates")[0][0] > WIDTH / 2
    (_, last), (_, title) = starts(at_foot, "Some", "Dates")
    assert last < title


def test_text_ends_above_it(folder: Folder, build: Build) -> None:
    copy = (
        COPY + "points:\n" + "- A point of some dozen words that takes a line or two to say\n" * 40
    )
    place = folder(brief="title: x\nnext: {title: Dates, points: [First]}", a=copy)
    build(place, "institute")
    page = Pipeline("institute").lay_out(place).page
    lines = [item.y for item in page.items if isinstance(item, Text)]
    (_, title), *_ = starts(page, "Dates")
    assert max(y for y in lines if y < title - 1) < title - 20


def test_its_words_are_among_those_to_cut(folder: Folder) -> None:
    copy = "title: A\nsummary: " + "Words that stay. " * 220
    long = "A point that goes on and on about the days to come, " * 12
    place = folder(brief=f"title: x\nnext: {{title: Dates, points: ['{long}']}}", a=copy)
    with pytest.raises(BriefingError) as told:
        Builder("institute").build(place)
    (fault,) = told.value.faults
    assert fault.code == "fit.overset"
    assert fault.span is not None
    assert "A point" in fault.span.marked
