"""A marking on the page: where it stands, how large, what is read; and over sections of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from briefing.brief.model import Brief, own_words
from briefing.brief.reader import read_brief
from briefing.brief.schema import PAPERS
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.layout.columns import ALONE, segments, set_lines
from briefing.layout.fit import fit
from briefing.layout.page import Artifact, Element, Page, Text
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style, shipped
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_section
from briefing.typeset.shaping import Shaper
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
PRESS = ReportLabBackend()
EVERYWHERE = pytest.mark.parametrize(("style", "paper"), list(product(shipped(), PAPERS)))
SECTION = "title: Grids\nsummary: Eleven countries will join.\npoints: [One, Two]\n"


def texts(page: Page, words: str) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text.strip() == words]


def made_up(place: Path, style: str = "briefing", paper: str = "a4") -> Page:
    brief, faults = read_brief(place)
    assert brief, faults
    assert not any(fault.is_error for fault in faults), faults
    return page_of(brief, style, paper)


def page_of(brief: Brief, style: str, paper: str) -> Page:
    look, _ = read_style(style, Path(), None)
    assert look
    page, _, told = fit(brief, look, PRESS.metrics, paper=paper)
    assert page, told
    return page


@EVERYWHERE
@pytest.mark.parametrize("marking", ["TLP:AMBER+STRICT", "RESTREINT UE/EU RESTRICTED"])
def test_at_the_top_and_the_bottom_and_read_once(
    style: str, paper: str, marking: str, folder: Folder, build: Build
) -> None:
    place = folder(brief=f"title: x\nmarking: {marking}", a=SECTION)
    build(place, style, paper=paper)  # judged by the standards
    page = made_up(place, style, paper)
    top, bottom = texts(page, marking)
    assert page.items[0] is top
    assert isinstance(top.mark, Element)
    assert top.mark.role == "P"
    assert bottom.mark == Artifact("Pagination")
    for each in (top, bottom):
        left, right = each.x, page.size.width - each.x - each.ink
        assert left == pytest.approx(right, abs=1), "centred"
        assert each.size >= (12 if marking.startswith("TLP") or style == "clear-print" else 8.5)
        top_edge = each.y - 0.7 * each.size
        assert 22.6 < top_edge < each.y < page.size.height - 22.6, "8 mm, where lasers print"


@EVERYWHERE
def test_capitals_of_any_size_keep_clear_of_what_is_printed(
    style: str, paper: str, folder: Folder
) -> None:
    sources = "\n".join(f"  s{n}: {{title: {'A long title ' * 9}}}" for n in range(4))
    brief = f"title: x\nmarking: TLP:RED\nowner: {'Ministry ' * 30}\nsources:\n{sources}\n"
    page = made_up(folder(brief=brief, a=SECTION), style, paper)
    bottom = texts(page, "TLP:RED")[1]
    above = max(item.y for item in page.items if isinstance(item, Text) and item is not bottom)
    assert bottom.y - 0.7 * bottom.size - above > 4.5


def test_other_schemes_are_as_large_as_the_style_has_them(folder: Folder) -> None:
    page = made_up(folder(brief="title: x\nmarking: NATO RESTRICTED"))
    assert {item.size for item in texts(page, "NATO RESTRICTED")} == {8.5}


@EVERYWHERE
def test_a_sections_own_is_read_before_its_title(
    style: str, paper: str, folder: Folder, build: Build
) -> None:
    place = folder(
        brief="title: x\nmarking: TLP:RED",
        a=f"{SECTION}marking: TLP:AMBER+STRICT",
        b=SECTION,
        c="title: Alone\nmarking: TLP:CLEAR",
    )
    build(place, style, paper=paper)
    page = made_up(place, style, paper)
    (label,) = texts(page, "TLP:AMBER+STRICT")
    assert label.size >= (12 if style == "clear-print" else 8)
    read = outline(page)
    order = [read.index(words) for words in ("TLP:RED", "TLP:AMBER+STRICT", "Grids", "Eleven")]
    assert order == sorted(order)
    (alone,) = texts(page, "TLP:CLEAR")
    assert read.index("TLP:CLEAR") < read.index("Alone")
    title = next(item for item in page.items if isinstance(item, Text) and "Alone" in item.text)
    assert alone.y < title.y
    inset = 6 if style == "clear-print" else 0  # of a title in its tab
    assert alone.x == pytest.approx(title.x - inset)


def test_it_stands_in_the_lane_on_the_first_baseline(folder: Folder) -> None:
    page = made_up(
        folder(brief="title: x\nmarking: TLP:RED", a=f"{SECTION}marking: TLP:AMBER+STRICT")
    )
    (label,) = texts(page, "TLP:AMBER+STRICT")
    summary = next(i for i in page.items if isinstance(i, Text) and "Eleven" in i.text)
    assert label.y == summary.y
    assert label.x < summary.x


def test_one_too_wide_for_the_lane_moves_titles_over_the_text(folder: Folder) -> None:
    own = "GESCHÄFTSGEHEIMNISTRÄGER"
    page = made_up(folder(brief=f"title: x\nmarking: {own}", a=f"{SECTION}marking: {own}"))
    label = texts(page, own)[1]
    (title,) = texts(page, "Grids")
    summary = next(i for i in page.items if isinstance(i, Text) and "Eleven" in i.text)
    assert label.y < title.y < summary.y


def test_a_column_never_ends_between_it_and_its_title(folder: Folder) -> None:
    brief, _ = read_brief(
        folder(brief="title: x\nmarking: TLP:RED", a=f"{SECTION}marking: TLP:RED")
    )
    style, _ = read_style("columns", Path(), None)
    assert brief
    assert style
    sheet = style.sheet("a4", marked=True)
    composer = Composer(Shaper(PRESS.metrics, ENGLISH, sheet.typography), sheet.space.drop)
    block = set_section(brief.sections[0], sheet, composer, columns=6, side=False)
    first = segments(set_lines((block,), sheet.space.drop), ALONE)[0]
    assert first.bottom >= 3 * sheet.baseline, "marking, title, and a line of the summary"


def test_two_strokes_stay_on_one_line(folder: Folder) -> None:
    part = f"{SECTION}marking: (CUI//SP-PRVCY//NF)"
    page = made_up(folder(brief="title: x\nmarking: CUI//SP-PRVCY//NOFORN", a=part))
    lines = [i.text.strip() for i in page.items if isinstance(i, Text) and i.x < 60]
    assert "(CUI//SP-PRVCY//" in lines
    assert "NF)" in lines


def test_without_one_there_is_none(folder: Folder) -> None:
    brief, _ = read_brief(folder(brief="title: x", a=SECTION))
    assert brief
    assert brief.marking is None
    bare = page_of(brief, "briefing", "a4")
    marked = page_of(brief._replace(marking=own_words("TLP:RED")), "briefing", "a4")
    assert len(marked.items) == len(bare.items) + 2
