"""Fills: what stands behind text, where it reaches, and that text on it can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageStat

from briefing.brief.schema import PAPERS
from briefing.layout.page import Fill, Page, Text
from briefing.preflight.render import draw
from briefing.style.colour import Colour, contrast, from_hex
from briefing.style.loader import read_style, shipped
from briefing.units import Rect, mm
from tests.conftest import SECTIONS, Build
from tests.typeset.test_charts import page_of

BLUE, INK, WHITE = from_hex("#0B4A86"), from_hex("#000000"), from_hex("#FFFFFF")
Look = Callable[[str], Page]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """The shipped brief in a style that says more than the default."""

    def set_page(lines: str) -> Page:
        style = tmp_path / "mine.yaml"
        style.write_text(f"extends: briefing\nsays: mine\n{lines}\n", "utf-8")
        return page_of(SECTIONS, str(style))

    return set_page


def fills(page: Page, colour: Colour) -> list[Rect]:
    """The boxes of a colour, from the top, that are no rule, bullet or tab."""
    boxes = [r for i in page.items if isinstance(i, Fill) and i.colour == colour for r in i.rects]
    return sorted((r for r in boxes if r.width > 100 and r.height > 5), key=lambda r: r.y)


def over(page: Page, box: Rect) -> list[Text]:
    """The texts that are seen whose baseline starts in a box."""
    texts = (item for item in page.items if isinstance(item, Text) and item.text.strip())
    return [
        item
        for item in texts
        if box.y < item.y < box.y + box.height and box.x < item.x < box.x + box.width
    ]


def test_the_default_page_is_that_of_the_design() -> None:
    page = page_of(SECTIONS)
    band, box = fills(page, BLUE)
    (panel,) = fills(page, Colour(*(round(255 - 0.09 * (255 - v * 255)) / 255 for v in BLUE)))
    assert (band.y, band.height) == pytest.approx((26, 32.5))
    assert band.x == pytest.approx(mm(15))
    assert band.x + band.width == pytest.approx(page.size.width - mm(15), abs=0.5)
    assert panel.y == pytest.approx(146.25)
    assert (panel.x, panel.width) == pytest.approx((box.x, box.width))
    kicker = next(item for item in over(page, band) if item.text.startswith("NATO"))
    assert kicker.y == pytest.approx(46.1, abs=0.1)
    rail = next(item for item in over(page, panel) if item.text.startswith("Key\u00a0figures"))
    assert panel.x == pytest.approx(rail.x - mm(3)), "fills hang, text does not"
    closing = max(item.y for item in over(page, box))
    text = max(i.y for i in page.items if isinstance(i, Text) and i.x < panel.x and i.size > 9)
    assert closing == pytest.approx(text, abs=0.05)


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("paper", PAPERS)
def test_reversed_text_is_large_and_clear(name: str, paper: str) -> None:
    style, _ = read_style(name, Path(), None)
    assert style is not None
    page = page_of(SECTIONS, name, paper=paper)
    dark = [
        (box, item.colour)
        for item in page.items
        if isinstance(item, Fill) and contrast(item.colour, WHITE) >= 3
        for box in item.rects
        if box.height > 5  # no rule, whose words stand below it
    ]
    for box, colour in dark:
        for item in over(page, box):
            assert item.colour == WHITE, item.text
            assert item.size >= 9.5, item.text
            assert contrast(WHITE, colour) >= 7, item.text
            assert "Condensed" not in item.face.path.name, item.text
            assert item.face.weight != "regular", item.text


@pytest.mark.parametrize("rung", [-1, 0, 1])
def test_reversed_text_is_large_on_every_rung(rung: int) -> None:
    style, _ = read_style("briefing", Path(), None)
    assert style is not None
    rungs = {-1: style.ladder.smaller, 0: [None], 1: style.ladder.larger}[rung]
    for step in rungs:
        roles = style.sheet("a4", marked=False, rung=step).on("accent").type
        assert min(role.size for role in (roles.kicker, roles.group, roles.agenda)) >= 9.5
        assert {role.colour for role in (roles.kicker, roles.group, roles.agenda)} == {WHITE}


def test_mono_has_no_fills() -> None:
    page = page_of(SECTIONS, "mono")
    assert {item.colour for item in page.items if isinstance(item, Fill)} == {INK}
    assert fills(page, INK) == []


def test_a_change_of_the_accent_changes_all_fills(look: Look) -> None:
    page = look('colours: {accent: "#7A1F3D"}')
    assert len(fills(page, from_hex("#7A1F3D"))) == 2
    assert fills(page, BLUE) == []
    tinted = {i.colour for i in page.items if isinstance(i, Fill)} - {INK, from_hex("#7A1F3D")}
    assert tinted == {from_hex("#F3EBEE")}


def test_text_on_a_light_accent_stays_black(look: Look) -> None:
    page = look('colours: {accent: "#F2B400", reverse: "#FFFFFF"}\ntype: {value: {colour: ink}}')
    band, box = fills(page, from_hex("#F2B400"))
    assert {item.colour for item in (*over(page, band), *over(page, box))} == {INK}


def test_an_accent_that_just_reads_on_paper_has_no_tint_behind_it(look: Look) -> None:
    accent = from_hex("#949494")  # 3.03:1 on white
    page = look('colours: {accent: "#949494"}')
    (value,) = (i for i in page.items if isinstance(i, Text) and i.text.strip() == "300,000")
    assert value.colour == accent
    assert WHITE not in {i.colour for i in page.items if isinstance(i, Fill)}


def test_a_band_without_a_word_is_a_third_as_high(folder: Callable[..., Path]) -> None:
    bare = folder(brief="title: A title", one="title: A\nsummary: One fact.")
    full = page_of(bare)
    (band,) = fills(full, BLUE)
    head = next(item for item in full.items if isinstance(item, Text))
    baseline = head.size / 38 * 18  # the largest rung's, in proportion
    assert band.height == pytest.approx(2.5 * baseline / 3, rel=0.02)
    assert over(full, band) == []


def test_a_kicker_of_two_lines_has_a_higher_band(folder: Callable[..., Path]) -> None:
    kicker = "Weekly meeting of all the heads of unit | " * 3 + "First session"
    section = "title: A\nsummary: One fact.\npoints: [" + ", ".join(["A point."] * 30) + "]"
    page = page_of(folder(brief=f"title: A title\ndate: 2026-03-02\nkicker: {kicker}", one=section))
    (band,) = fills(page, BLUE)
    lines = sorted({round(item.y, 1) for item in over(page, band)})
    assert len(lines) >= 2
    assert lines[0] - band.y >= 10
    assert band.y + band.height - lines[-1] >= 6


@pytest.mark.parametrize("name", shipped())
@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_is_light_in_ink_and_in_bytes(name: str, paper: str, build: Build) -> None:
    pdf = build(SECTIONS, name, paper=paper).pdf
    grey = draw(pdf, dpi=50).convert("L")
    assert 1 - ImageStat.Stat(grey).mean[0] / 255 <= 0.14
    assert len(pdf) <= 80_000
