"""A band that holds the headline, the strip of figures that joins it, the date at its right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.layout.page import Fill, Page, Text
from briefing.pipeline import Pipeline
from briefing.style.colour import from_hex
from briefing.style.loader import shipped
from briefing.units import Rect
from tests.conftest import Build

Folder = Callable[..., Path]
BRIEF = "title: Headline\nkicker: Series\n"
STANDFIRST = "standfirst: Bottom line.\n"
SECTION = "title: Topic\npoints: [Some words.]\n"
FIGURES = "figures: [{value: '11', label: counted}, {value: '12', label: counted}]\n"
Made = Callable[..., Page]


@pytest.fixture
def made(folder: Folder, build: Build, tmp_path: Path) -> Made:
    """The page of some files in `field`, with more keys of a style, once its PDF was judged."""

    def page(brief: str, section: str, **keys: str) -> Page:
        style = tmp_path / "style.yaml"
        more = "".join(f"{key}: {value}\n" for key, value in keys.items())
        style.write_text(f"extends: field\n{more}", "utf-8")
        copy = folder(brief=brief, a=section)
        build(copy, str(style))
        return Pipeline(str(style)).lay_out(copy).page

    return page


def found(page: Page, words: str) -> Text:
    (one,) = (item for item in page.items if isinstance(item, Text) and item.text.rstrip() == words)
    return one


def fill(page: Page, colour: str) -> Rect:
    """The largest box in a colour."""
    fills = (i for i in page.items if isinstance(i, Fill) and i.colour == from_hex(colour))
    return max((r for item in fills for r in item.rects), key=lambda r: r.width * r.height)


BAND, PANEL = "#9C3412", "#F6EDEA"


def test_the_strip_follows_the_band_without_white_between(made: Made) -> None:
    page = made(BRIEF + STANDFIRST, SECTION + FIGURES)
    band, panel = fill(page, BAND), fill(page, PANEL)
    assert panel.y == pytest.approx(band.y + band.height)
    assert (panel.x, panel.width) == (band.x, band.width)
    heights = [found(page, words).y for words in ("Headline", "11", "Bottom\u00a0line.", "Topic")]
    assert heights == sorted(heights)
    assert found(page, "Bottom\u00a0line.").y > panel.y + panel.height


@pytest.mark.parametrize("brief", [BRIEF, BRIEF + STANDFIRST])
def test_a_page_without_figures_has_as_much_white_below_the_band(brief: str, made: Made) -> None:
    def white(section: str, above: str) -> float:
        page = made(brief, section)
        box = fill(page, above)
        first = found(page, "Bottom\u00a0line." if "standfirst" in brief else "Topic")
        return float((first.y - box.y - box.height) / first.size)

    assert white(SECTION, BAND) == pytest.approx(white(SECTION + FIGURES, PANEL), abs=0.05)


def test_a_strip_that_does_not_join_stands_below_the_standfirst(made: Made) -> None:
    page = made(BRIEF + STANDFIRST, SECTION + FIGURES, fills="{band: {joins: false}}")
    assert found(page, "Headline").y < found(page, "Bottom\u00a0line.").y < found(page, "11").y


@pytest.mark.parametrize(
    ("accent", "red"), [("#9C3412", 1), ("#C8102E", 1), ("#0B4A86", 1), ("#D9480F", 0)]
)
def test_all_text_on_the_band_is_of_one_colour(accent: str, red: float, made: Made) -> None:
    """Large type could stay ink on a red on which small type has to be white: neither does."""
    colours = f'{{accent: "{accent}", tint: "#FFFFFF"}}'
    page = made(BRIEF, SECTION, colours=colours)
    assert {found(page, words).colour.red for words in ("Headline", "Series")} == {red}


@pytest.mark.parametrize("section", [SECTION, SECTION + FIGURES])
@pytest.mark.parametrize("more", ["", STANDFIRST])
@pytest.mark.parametrize("marking", ["", "marking: TLP:GREEN\n"])
def test_a_copys_number_stands_clear_of_the_band(
    section: str, more: str, marking: str, made: Made
) -> None:
    page = made(BRIEF + more + marking, section)
    room = page.headroom
    assert room
    line = room.rect.y + room.rect.height - room.drop
    top, bottom = line - room.style.capitals, line + 2
    for colour in (BAND, PANEL):
        if colour == BAND or FIGURES in section:
            box = fill(page, colour)
            assert bottom < box.y or top > box.y + box.height
    first = found(page, "Bottom\u00a0line." if more else "Topic")
    assert line < first.y - 0.7 * first.size


def test_a_date_flush_right_stands_on_one_line_in_every_size(
    folder: Folder, tmp_path: Path
) -> None:
    """A measure exactly as wide as a text may come out a trace less than it takes."""
    copy = folder(brief="title: x\nkicker: Series\ndate: 2026-03-27\n", a=SECTION)
    style = tmp_path / "style.yaml"
    for hundredths in range(900, 960, 4):
        size = f"{{kicker: {{size: {hundredths / 100}}}}}"
        style.write_text(f"extends: field\ntype: {size}\n", "utf-8")
        page = Pipeline(str(style)).lay_out(copy).page
        kicker = found(page, "Series")
        date = [i for i in page.items if isinstance(i, Text) and "2026" in i.copy.text]
        assert {item.y for item in date} == {kicker.y}, hundredths


@pytest.mark.parametrize("style", sorted(shipped()))
def test_a_date_that_is_no_day_stands_as_a_day_does(
    style: str, folder: Folder, build: Build
) -> None:
    """Those of sources, too; words of an author's stand as they were written."""
    sources = """sources:
  log: {title: Log, date: 2026-09, updated: 2026-10-02 09:15}
  survey: {title: Survey, date: 2025/26, updated: {words: in *spring*}}
  plan: {title: Plan, date: {words: Easter 2026}, updated: 2026-H1}
"""
    place = folder(brief=f"{BRIEF}date: 2026-Q3\n{sources}", a=SECTION)
    build(place, style)
    page = Pipeline(style).lay_out(place).page
    said = " ".join(item.text for item in page.items if isinstance(item, Text))
    said = " ".join(said.split())
    assert "3rd quarter 2026" in said
    assert "“Log”, September 2026, last updated 2 October 2026 09:15" in said
    assert "“Survey”, 2025/26, last updated in spring" in said
    assert "“Plan”, Easter 2026, last updated 1st half 2026" in said


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("fr", "dernière mise à jour : mai 2026"),
        ("de", "zuletzt aktualisiert: Mai 2026"),
        ("uk", "останнє оновлення: травень 2026 р."),
    ],
)
def test_no_preposition_of_a_day_stands_before_a_month(
    tag: str, said: str, folder: Folder, build: Build
) -> None:
    brief = f"{BRIEF}language: {tag}\nsources: {{log: {{title: Log, updated: 2026-05}}}}\n"
    place = folder(brief=brief, a=SECTION)
    build(place)
    page = Pipeline().lay_out(place).page
    texts = (item.text for item in page.items if isinstance(item, Text))
    assert said in " ".join(" ".join(texts).split())


def test_a_date_in_words_may_take_a_second_line(folder: Folder, build: Build) -> None:
    words = "Week 23 of the long year 2026 onwards"
    place = folder(brief=f"{BRIEF}date: {{words: {words}}}\n", a=SECTION)
    build(place)
    page = Pipeline().lay_out(place).page
    lines = [item.text.strip() for item in page.items if isinstance(item, Text)]
    start = next(at for at, line in enumerate(lines) if line.startswith("Week"))
    assert " ".join(lines[start : start + 2]).replace("\u00a0", " ") == words
