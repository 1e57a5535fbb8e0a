"""Columns that end between sections, dividers, lines at the right margin: what `institute` adds."""

from __future__ import annotations

from collections.abc import Callable
from itertools import dropwhile, takewhile
from pathlib import Path

import pytest

from briefing.layout.page import Element, Fill, Page, Text
from briefing.layout.result import Fit
from briefing.pipeline import Pipeline
from briefing.style.colour import CONTRAST, contrast
from briefing.style.loader import read_style
from briefing.style.stylesheet import Stylesheet
from briefing.units import mm
from tests.conftest import ROOT, SECTIONS, Build

Folder = Callable[..., Path]
SIDE, RIGHT = mm(18), mm(210 - 18)
WORDS = "A point of a dozen words or so, which takes two lines in a column. "


def sheet() -> Stylesheet:
    style, faults = read_style("institute", Path(), None)
    assert style, faults
    return style.sheet("a4", marked=False)


def laid(place: Path, build: Build, style: str = "institute") -> tuple[Page, Fit]:
    build(place, style)
    done = Pipeline(style).lay_out(place)
    return done.page, done.report.fit


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def starting(page: Page, words: str) -> Text:
    return next(text for text in texts(page) if text.text.startswith(words))


def is_title(text: Text) -> bool:
    return isinstance(text.mark, Element) and text.mark.role == "H2"


# How titles of what is next start in the briefs below.
NEXT = "On", "Calendrier", "Далі", "Next"


def columns(page: Page) -> tuple[list[Text], list[Text]]:
    """The texts of sections in the left column and in the right one, from the top."""
    below = list(dropwhile(lambda text: not is_title(text), texts(page)))
    copy = takewhile(lambda text: not (is_title(text) and text.text.startswith(NEXT)), below)
    left, right = list[Text](), list[Text]()
    for text in copy:
        if isinstance(text.mark, Element):
            (left if text.x < page.size.width / 2 else right).append(text)
    return left, right


def rules(page: Page) -> list[tuple[float, float]]:
    """The rules as wide as a column: where each starts, and its middle."""
    wide = sheet().grid.span(6)
    rects = (rect for item in page.items if isinstance(item, Fill) for rect in item.rects)
    return [(r.x, r.y + r.height / 2) for r in rects if r.width == pytest.approx(wide)]


def sections(*counts: int) -> dict[str, str]:
    """Sections of so many points each."""
    return {
        f"s{at}": f"title: Title {at}\nsummary: Message.\npoints:\n" + f"- {WORDS}\n" * count
        for at, count in enumerate(counts)
    }


def test_type_has_the_optical_size_it_is_drawn_for() -> None:
    page = Pipeline("institute").lay_out(SECTIONS).page
    serif = [text for text in texts(page) if text.face.path.stem.startswith("SourceSerif4")]
    pairs = {(dict(text.face.axes)["opsz"], text.size > 11, text.size > 20) for text in serif}
    assert pairs == {(12, False, False), (17, True, False), (36, True, True)}


def test_colours_can_be_read_on_each_other() -> None:
    """A value on the tint and on paper as well as small print; type is never under 8 points."""
    made = sheet()
    colours = made.colours
    assert contrast(colours.accent, colours.paper) == pytest.approx(9.48, abs=0.05)
    assert contrast(colours.accent, colours.tint) == pytest.approx(7.73, abs=0.05)
    assert contrast(colours.ink, colours.tint) > 3 * CONTRAST
    assert min(role.size for role in made.type) >= 8


def test_labels_of_figures_are_never_under_nine_points() -> None:
    style, _ = read_style("institute", Path(), None)
    assert style
    floor = style.sheet("a4", marked=False, rung=style.ladder.floor)
    assert min(floor.type.label.size, floor.type.topic.size, floor.type.context.size) == 9
    assert (floor.type.body.size, floor.type.body.leading) == (9, 12)


@pytest.mark.parametrize("counts", [(4, 4), (3, 2, 6), (6, 2, 2), (5, 5, 5)])
def test_a_column_ends_between_sections(
    counts: tuple[int, ...], folder: Folder, build: Build
) -> None:
    page, _ = laid(folder(brief="title: x", **sections(*counts)), build)
    left, right = columns(page)
    assert right
    kept = right[0].text.startswith("Title")
    assert kept == (counts != (5, 5, 5)), "a third of the text is more than two lines deep"
    assert right[0].y == pytest.approx(left[0].y)


def test_columns_of_sections_end_level(build: Build) -> None:
    """By gaps alone: points stand as far apart in one column as in the other."""
    page, _ = laid(SECTIONS, build)
    left, right = columns(page)
    assert abs(max(t.y for t in left) - max(t.y for t in right)) < 3.5
    assert right[0].text.startswith("Spending")


def test_a_style_that_does_not_ask_parts_sections(tmp_path: Path) -> None:
    style = tmp_path / "lines.yaml"
    style.write_text("extends: institute\nlayout: {breaks: lines}\n")
    place = ROOT / "tests/layout/flood"
    for name, first in ((str(style), "Insulin"), ("institute", "Water")):
        page = Pipeline(name).lay_out(place, paper="letter").page
        assert columns(page)[1][0].text.startswith(first)


def test_a_divider_stands_between_sections_of_a_column(build: Build) -> None:
    """Two sections left, three right: a rule less than sections in each."""
    page, _ = laid(SECTIONS, build)
    found = rules(page)
    assert sorted(round(x) for x, _ in found) == [51, *[round(RIGHT - mm(84))] * 2]
    tops = [starting(page, title).y for title in ("Deterrence", "China", "Partners")]
    for (_, rule), title in zip(found, tops, strict=True):
        assert 0 < title - rule < 1.5 * sheet().baseline


@pytest.mark.parametrize("name", ["budget-note", "hospital-bulletin", "statistics-release"])
def test_no_divider_stands_at_the_top_of_a_column_or_on_a_line(name: str) -> None:
    page = Pipeline("institute").lay_out(ROOT / "tests/briefs" / name).page
    for column in columns(page):
        is_left = column[0].x < page.size.width / 2
        heights = [y for x, y in rules(page) if (x < page.size.width / 2) == is_left]
        above = column[0].y - 1.5 * sheet().baseline
        for number, text in enumerate(column):
            between = [y for y in heights if above < y < text.y]
            if is_title(text):
                assert bool(between) == (number > 0)
                assert all(y - above > sheet().baseline / 2 for y in between[-1:])
            above = text.y


def test_one_lane_has_dividers_as_well(folder: Folder, build: Build, tmp_path: Path) -> None:
    style = tmp_path / "one.yaml"
    style.write_text("extends: prose\nspace: {divider: 0.5}\n")
    place = folder(brief="title: x", **sections(1, 1, 1))
    page, _ = laid(place, build, str(style))
    tops = [text.y for text in texts(page) if is_title(text)]
    rects = [rect for item in page.items if isinstance(item, Fill) for rect in item.rects]
    thin = [rect.y for rect in rects if rect.height == 0.5 and tops[0] < rect.y < tops[2]]
    assert len(thin) == 2
    assert not [rect for rect in rects if rect.height == 0.5 and 0 < tops[0] - rect.y < 20]


def test_a_quote_stands_in_its_section_its_mark_hung(build: Build) -> None:
    page, _ = laid(SECTIONS, build)
    quote, goes_on = starting(page, "“China"), starting(page, "should")
    assert quote.x == pytest.approx(goes_on.x - 6, abs=1.5)
    assert quote.face.weight == "italic"
    above = starting(page, "the rules on which")
    assert quote.y - above.y > 1.5 * sheet().baseline


def test_date_and_page_end_at_the_right_margin(build: Build) -> None:
    page, _ = laid(SECTIONS, build)
    date, folio, source = (starting(page, word) for word in ("Tuesday", "Page", "Source"))
    assert date.x + date.ink == pytest.approx(RIGHT, abs=0.1)
    assert folio.x + folio.ink == pytest.approx(RIGHT, abs=0.1)
    assert folio.y == source.y == starting(page, "Brief").y


def test_a_link_stands_in_its_lane(folder: Folder, build: Build) -> None:
    place = folder(brief="title: x\nlink: https://example.org/q", a="title: A\nbody: Words.")
    page, _ = laid(place, build)
    lane = {starting(page, word).x for word in ("Brief", "Page", "example.org")}
    assert len(lane) == 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("marking", ["", "marking: TLP:AMBER\n"])
def test_the_shipped_brief_keeps_its_columns(
    paper: str, marking: str, tmp_path: Path, build: Build
) -> None:
    for path in SECTIONS.glob("*.yaml"):
        tmp_path.joinpath(path.name).write_text(path.read_text("utf-8"), "utf-8")
    masthead = tmp_path / "brief.yaml"
    masthead.write_text(f"{marking}paper: {paper}\n{masthead.read_text('utf-8')}", "utf-8")
    page, how = laid(tmp_path, build)
    assert columns(page)[1][0].text.startswith("Spending")
    assert how.body > 9
    assert not how.left_out
