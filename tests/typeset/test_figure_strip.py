"""Key figures, in a strip and in the rail: what stands beside what, and how far from it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.layout.page import Page, Text
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from tests.conftest import Build

Folder = Callable[..., Path]
FIGURE = "  - {{value: '{}', unit: {}, label: counted}}\n"


def place(page: Page, words: str) -> tuple[float, float, float]:
    """Where a text of the page starts and ends, without the space behind it, and its baseline."""
    (found,) = (item for item in texts(page) if item.text.rstrip() == words)
    return float(found.x), float(found.x + found.ink), float(found.y)


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def judged(copy: Path, style: str, build: Build) -> Page:
    """The page of a folder, once its PDF has been judged."""
    build(copy, style)
    return Pipeline(style).lay_out(copy).page


@pytest.fixture
def strip(folder: Folder, build: Build) -> Callable[..., Page]:
    def made(*figures: tuple[str, str]) -> Page:
        section = "title: A\nfigures:\n" + "".join(FIGURE.format(*each) for each in figures)
        return judged(folder(brief="title: x", a=section), "clear-print", build)

    return made


def test_a_unit_stands_beside_its_value(strip: Callable[..., Page]) -> None:
    page = strip(("€312", "million"))
    (_, end, down), (start, right, baseline) = place(page, "€312"), place(page, "million")
    assert baseline == down
    assert start > end
    assert place(page, "counted")[0] > right


def test_all_labels_stand_as_far_right(strip: Callable[..., Page]) -> None:
    page = strip(("€312", "million"), ("11", "days"))
    labels = [item.x for item in texts(page) if item.text.rstrip() == "counted"]
    values = [place(page, words)[0] for words in ("€312", "11")]
    assert len({round(label - value, 3) for label, value in zip(labels, values, strict=True)}) == 1


def test_a_value_that_takes_half_a_cell_has_its_unit_below(strip: Callable[..., Page]) -> None:
    page = strip(("300,000", "megalitres"))
    assert place(page, "megalitres")[2] > place(page, "300,000")[2]


@pytest.mark.parametrize("style", shipped())
def test_a_large_value_keeps_off_its_topic(style: str, folder: Folder, build: Build) -> None:
    section = "title: A\nfigures: [{value: '11', label: counted, kicker: Topic}]"
    page = judged(folder(brief="title: x", a=section), style, build)
    size = next(item.size for item in texts(page) if item.text.rstrip() == "11")
    assert place(page, "11")[2] - place(page, "Topic")[2] > 0.93 * size
