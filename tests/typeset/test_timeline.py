"""Points with dates as a timeline: their order, past and to come, and how it reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.layout.page import Page, Text, Trace
from briefing.mail.body import write_body
from briefing.mail.body_text import as_text
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from briefing.style.stylesheet import Typography
from tests.conftest import Build
from tests.recording import outline as structure

Folder = Callable[..., Path]
COPY = "title: Eastport\nsummary: A message.\nbody: Some words of copy.\n"
FIGURES = "figures: [{value: 11, unit: weeks, label: behind the plan}]\n"
DAY = "date: 2026-06-03\n"
POINTS = """next:
  title: Next
  points:
    - Piling starts some day
    - {date: 2026-06-12, text: Decision due}
    - {date: 2026-03-03, text: Tender closed}
    - {date: 2027-01-15, text: New design}
"""


@pytest.fixture
def page(folder: Folder, build: Build) -> Callable[..., Page]:
    """The page of a brief with dates in what is next, judged by the standards that it claims."""

    def made(day: str = DAY, points: str = POINTS, *, style: str = "briefing") -> Page:
        place = folder(brief=f"title: The coast\n{day}{points}", a=COPY + FIGURES)
        build(place, style)
        return Pipeline(style).lay_out(place).page

    return made


def outline(page: Page) -> str:
    return structure(page).replace("\u00a0", " ")


def items(page: Page) -> list[str]:
    """The items of the list of what is next, as they are read."""
    after = outline(page).partition("H2  Next\n")[2]
    bodies = (item.split("  LBody  ")[1] for item in after.split(" LI")[1:])
    return [body.split("\n")[0] for body in bodies]


def discs(page: Page) -> list[bool]:
    """Whether each disc is filled, from the top."""
    round_ones = [
        i.outline
        for i in page.items
        if isinstance(i, Trace) and len(i.outline.steps) == 6 and i.outline.steps[1].kind == "curve"
    ]
    return [shape.fill is not None for shape in round_ones]


BELOW = """next:
  title: Next
  points:
    - date: 2026-06-12
      text: Decision due
      points: [Treasury agrees, {text: It waits, status: red}]
    - {text: Piling starts, points: [Two dry weeks]}
"""


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("style", sorted(shipped()))
def test_points_of_what_is_next_may_have_others_below_them(
    style: str, dated: bool, page: Callable[..., Page]
) -> None:
    points = BELOW if dated else BELOW.replace("- date: 2026-06-12\n      text", "- text")
    told = outline(page(points=points, style=style)).partition("H2  Next")[2]
    for said in ("Decision due", "Treasury agrees", "Red: It waits", "Two dry weeks"):
        assert said in told
    assert [line.strip() for line in told.splitlines()].count("L") == 3


def test_an_email_lists_what_is_below_a_point_of_what_is_next(folder: Folder) -> None:
    brief, _ = read_brief(folder(brief=f"title: The coast\n{DAY}{BELOW}", a=COPY))
    told = as_text(write_body(brief, "x.pdf", Typography(quotes=True, dashes=True)))
    assert "- – Treasury agrees\n- – Red: It waits\n" in told.replace("\u00a0", " ")


@pytest.mark.parametrize("style", sorted(set(shipped()) - {"clear-print", "institute", "field"}))
def test_past_and_to_come_are_told_apart_in_every_style(
    style: str, page: Callable[..., Page]
) -> None:
    made = page(style=style)
    assert items(made) == [
        "Past: 3 March. Tender closed",
        "Today, 3 June.",
        "12 June. Decision due",
        "15 January 2027. New design",
        "Piling starts some day",
    ]
    assert discs(made) == [True, False, False]


@pytest.mark.parametrize("style", ["institute", "field"])
def test_in_a_strip_each_has_its_disc(style: str, page: Callable[..., Page]) -> None:
    made = page(style=style)
    assert items(made) == [
        "Past: 3 March. Tender closed",
        "12 June. Decision due",
        "15 January 2027. New design",
        "Piling starts some day",
    ]
    assert discs(made) == [True, False, False]


def test_clear_print_says_all_in_words(page: Callable[..., Page]) -> None:
    made = page(style="clear-print")
    assert items(made) == [
        "Past: 3 March. Tender closed",
        "To come: 12 June. Decision due",
        "To come: 15 January 2027. New design",
        "Piling starts some day",
    ]
    assert discs(made) == []


def test_without_a_day_of_the_brief_nothing_is_past(page: Callable[..., Page]) -> None:
    made = page("")
    assert items(made)[0] == "3 March 2026. Tender closed"
    assert not any(discs(made))


@pytest.mark.parametrize("day", ["2026-03-02", "2027-01-16"])
def test_today_stands_only_between_past_and_to_come(day: str, page: Callable[..., Page]) -> None:
    assert "Today" not in outline(page(f"date: {day}\n"))


def test_what_happens_on_the_day_itself_is_to_come(page: Callable[..., Page]) -> None:
    assert discs(page("date: 2026-03-03\n")) == [False, False, False]


def test_words_stand_beside_short_dates_and_below_long_ones(page: Callable[..., Page]) -> None:
    def heights(points: str) -> tuple[float, float]:
        words = [(item.text.split(), item.y) for item in texts(page(points=points))]
        found = {word[0]: y for word, y in words if word}
        return found["12"], found["Decision"]

    long = heights(POINTS.replace("2027-01-15", "{words: In the spring of 2027}"))
    short = heights(POINTS.replace("2027", "2026"))
    assert short[0] == short[1]
    assert long[0] < long[1]


def test_dates_too_long_for_their_room_are_printed_in_short_and_read_whole(
    folder: Folder,
) -> None:
    points = POINTS.replace("2026-06-12", "2026-Q4")
    copy = COPY.replace("of copy", "of copy that fill a page" * 90)
    place = folder(brief=f"title: The coast\n{DAY}{points}", a=copy + FIGURES)
    made = Pipeline("briefing").lay_out(place).page
    printed = [item.text.replace("\u00a0", " ").strip() for item in texts(made)]
    assert [text for text in printed if text.endswith(("Mar", "2026", "2027"))][1:] == [
        "3 Mar",
        "Q4 2026",
        "15 Jan 2027",
    ]
    assert "Today, 3 Jun" in printed
    assert items(made)[:4] == [
        "Past: 3 March. Tender closed",
        "Today, 3 June.",
        "4th quarter 2026. Decision due",
        "15 January 2027. New design",
    ]


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def test_points_without_dates_are_set_as_ever(page: Callable[..., Page]) -> None:
    bare = "next: {title: Next, points: [One thing, Another thing]}\n"
    assert items(page(points=bare)) == ["One thing", "Another thing"]


def test_an_email_says_the_dates(folder: Folder) -> None:
    brief, faults = read_brief(folder(brief=f"title: The coast\n{DAY}{POINTS}", a=COPY))
    assert brief, faults
    text = as_text(write_body(brief, "x.pdf", Typography(quotes=True, dashes=True)))
    told = text.replace("\u00a0", " ")
    assert "- Past: 3 March. Tender closed\n- To come: 12 June. Decision due\n" in told


def test_a_date_that_moved_is_told(folder: Folder) -> None:
    one, _ = read_brief(folder(brief=f"title: x\n{POINTS}", a=COPY))
    two, _ = read_brief(folder(brief=f"title: x\n{POINTS.replace('06-12', '06-19')}", a=COPY))
    assert one
    assert two
    told = [(c.kind.value, c.side.what, c.side.text) for c in compare(one, two)]
    assert told == [("changed", "date", "19 June 2026")]
