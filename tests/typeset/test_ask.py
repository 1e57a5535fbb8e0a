"""What readers are asked to decide: what stands where, how it reads, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.evidence.claims import statements
from briefing.layout.page import Fill, Page, Text
from briefing.mail.body import write_body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from briefing.style.stylesheet import Typography
from tests.conftest import Build
from tests.recording import outline as structure

Folder = Callable[..., Path]
HEAD = "title: The coast\nstandfirst: It holds.\ndate: 2026-06-03\n"
ASK = "ask:\n  text: Release the second payment.\n  by: 2026-06-12\n"
MATTERS = "  points: [Agree to £38m., Note that Harwick waits.]\n"
PAY = "ask: {text: Pay., by: 2026-06-12}\n"
COPY = "title: Eastport\nsummary: A message.\nbody: Some words of copy.\n"
LONG = "Some words of copy, of which there are so many that type keeps its size. " * 25
FIGURES = "figures: [{value: 11, unit: weeks, label: behind the plan}]\n"


@pytest.fixture
def page(folder: Folder, build: Build) -> Callable[..., Page]:
    """The page of a brief that asks for something, judged by the standards that it claims."""

    def made(ask: str = ASK, *, style: str = "briefing", more: str = "", copy: str = COPY) -> Page:
        place = folder(brief=HEAD + more + ask, a=copy)
        build(place, style)
        return Pipeline(style).lay_out(place).page

    return made


def outline(page: Page) -> str:
    """The structure, with every space as it was typed."""
    return structure(page).replace("\u00a0", " ")


def lines(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def start(page: Page, words: str) -> Text:
    return next(item for item in lines(page) if _words(item).startswith(words))


def _words(item: Text) -> str:
    return item.text.replace("\u00a0", " ")


@pytest.mark.parametrize("style", sorted(shipped()))
def test_it_is_set_and_read_in_every_style(style: str, page: Callable[..., Page]) -> None:
    told = outline(page(ASK + MATTERS, style=style, copy=COPY + FIGURES))
    told = told.replace("      Span  Friday, 12 June\n", "")
    ahead, _, after = told.partition("  Sect\n    H2  Decide by Friday, 12 June\n")
    assert "P  It holds." in ahead
    assert after.startswith(
        "    P  Release the second payment.\n"
        "    L\n"
        "      LI\n        Lbl  A\n        LBody  Agree to £38m.\n"
        "      LI\n        Lbl  B\n        LBody  Note that Harwick waits.\n"
    )


def test_its_title_has_the_lane_of_titles_and_stands_level_with_it(
    page: Callable[..., Page],
) -> None:
    made = page()
    title, text = start(made, "Decide by"), start(made, "Release")
    assert title.y == text.y
    assert title.x < start(made, "Fri 12 Jun").x + 1 < text.x


def test_two_heavy_rules_shut_it_off(page: Callable[..., Page]) -> None:
    rules = [i.rects[0] for i in page().items if isinstance(i, Fill) and i.rects[0].height == 2]
    assert len(rules) == 2
    assert rules[0].x == rules[1].x
    assert rules[0].width == rules[1].width
    text = start(page(), "Release")
    assert rules[0].y < text.y < rules[1].y


@pytest.mark.parametrize(
    ("ask", "title"),
    [
        ("ask: Release it.\n", "For decision"),
        ("ask: {text: Release it., title: For approval}\n", "For approval"),
        ("ask: {text: Release it., by: 2027-01-08}\n", "Decide by Friday, 8 January 2027"),
        (
            f"language: fr\n{PAY}",
            "À décider d’ici au vendredi 12 juin",
        ),
        (f"language: en-US\n{PAY}", "Decide by Friday, June 12"),
        (f"language: pl\n{PAY}", "Decyzja do 12 czerwca"),
    ],
)
def test_its_title_says_by_when(ask: str, title: str, page: Callable[..., Page]) -> None:
    assert f"    H2  {title}\n" in outline(page(ask, style="columns"))


@pytest.mark.parametrize(
    ("day", "printed", "read"),
    [
        ("2026-06-12", "Fri 12 June", "Friday, 12 June"),
        ("2026-09-16", "Wed 16 Sept", "Wednesday, 16 September"),
        ("2027-09-15", "15 Sept 2027", "Wednesday, 15 September 2027"),
        ("2026-Q4", "Q4 2026", "4th quarter 2026"),
    ],
)
def test_its_day_stands_on_one_line_in_the_lane_and_is_read_whole(
    day: str, printed: str, read: str, page: Callable[..., Page]
) -> None:
    made = page(ASK.replace("2026-06-12", day), copy=COPY.replace("Some words", LONG) + FIGURES)
    told = start(made, printed)
    assert _words(told).strip() == printed
    assert f"H2  Decide by {read}\n      Span  {read}\n" in outline(made)


def test_a_day_that_has_room_is_printed_whole(page: Callable[..., Page]) -> None:
    made = page("language: de\nask: {text: Pay., by: 2026-05-03, title: Bis}\n")
    told = next(line for line in outline(made).splitlines() if "H2  Bis" in line)
    assert told.strip() == "H2  Bis Sonntag, 3. Mai"


def test_a_word_too_wide_for_the_lane_brings_the_title_over_the_text(
    page: Callable[..., Page],
) -> None:
    made = page("ask: {text: Release it., title: Entscheidungsvorlage}\n")
    assert start(made, "Entscheidungsvorlage").y < start(made, "Release").y


def test_it_stays_in_one_piece_in_columns(page: Callable[..., Page]) -> None:
    many = "  points:\n" + "  - A matter of some words that runs over a line or so.\n" * 6
    made = page(ASK + many, style="columns")
    assert {round(item.x) for item in lines(made) if _words(item).startswith("A matter")} == {
        round(start(made, "A matter").x)
    }


def test_an_email_says_it_before_all_sections(folder: Folder) -> None:
    brief, faults = read_brief(folder(brief=HEAD + ASK + MATTERS, a=COPY))
    assert brief, faults
    body = write_body(brief, "brief.pdf", Typography(quotes=True, dashes=True))
    text, page = as_text(body), as_html(body, "#0B4A86")
    for said in (each.replace("\u00a0", " ") for each in (text, page)):
        assert (
            said.index("Release the second") < said.index("Agree to £38m") < said.index("A message")
        )
    assert "DECIDE BY FRIDAY, 12 JUNE\nRelease the second payment.\n" in text.replace("\u00a0", " ")


def test_its_numbers_are_claims(folder: Folder) -> None:
    brief, _ = read_brief(folder(brief=HEAD + ASK + MATTERS, a=COPY))
    assert brief
    told = {statement.what: statement.copy.text for statement in statements(brief)}
    assert told["ask"] == "Release the second payment."
    assert told["ask 1"] == "Agree to £38m."


def test_what_changed_in_it_is_told(folder: Folder) -> None:
    one, _ = read_brief(folder(brief=HEAD + ASK + MATTERS, a=COPY))
    other = ASK.replace("06-12", "06-19") + MATTERS.replace("£38m", "£40m")
    two, _ = read_brief(folder(brief=HEAD + other, a=COPY))
    assert one
    assert two
    told = [(c.kind.value, c.side.of, c.side.what, c.side.text) for c in compare(one, two)]
    assert told == [
        ("changed", "ask", "by", "19 June 2026"),
        ("reworded", "ask", "point", "Agree to £40m."),
    ]
