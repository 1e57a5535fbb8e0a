"""Points: numbers that a meeting can refer to, and points below a point."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.layout.page import Element, Fill, Page, Text
from briefing.pipeline import Pipeline
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
TWO = "title: A\nsummary: sum\npoints:\n- text: one\n  points: [below, beneath]\n- two\n"


def page(place: Path, style: str | None = None) -> Page:
    return Pipeline(style).lay_out(place).page


def labels(shown: Page) -> list[str]:
    said = (item for item in shown.items if isinstance(item, Text))
    return [item.text.strip() for item in said if role(item) == "Lbl"]


def role(item: Text) -> str:
    return item.mark.role if isinstance(item.mark, Element) else ""


def at(shown: Page, words: str) -> Text:
    """The line of a page that starts with some words."""
    texts = (item for item in shown.items if isinstance(item, Text))
    return next(item for item in texts if item.text.startswith(words))


def numbering(shown: Page) -> list[str | None]:
    """What the labels of each list are."""
    found: dict[Element, str | None] = {}
    for item in shown.items:
        mark = item.mark
        while isinstance(mark, Element):
            if mark.role == "L":
                found.setdefault(mark, mark.numbering)
            mark = mark.parent
    return list(found.values())


def test_points_below_a_point_are_a_list_within_its_text(folder: Folder) -> None:
    shown = page(folder(brief="title: x", a=TWO))
    assert labels(shown) == []
    assert numbering(shown) == [None, None]
    assert "LBody  one\n          L\n            LI\n              LBody  below\n" in outline(shown)
    size = at(shown, "one").size
    assert at(shown, "below").x - at(shown, "one").x == pytest.approx(size * 10 / 9.5)
    lines = [at(shown, words).y for words in ("one", "below", "beneath")]
    assert lines[1] - lines[0] == pytest.approx(lines[2] - lines[1])


def test_a_dash_stands_before_each_point_below(folder: Folder) -> None:
    shown = page(folder(brief="title: x", a=TWO))
    left, text = at(shown, "one").x, at(shown, "below")
    boxes = [box for item in shown.items if isinstance(item, Fill) for box in item.rects]
    dashes = [box for box in boxes if box.x == pytest.approx(left) and box.width < text.size]
    assert len(dashes) == 2
    for dash, words in zip(dashes, ("below", "beneath"), strict=True):
        assert 0 < at(shown, words).y - dash.y < 0.4 * text.size
        assert dash.x + dash.width < text.x


def test_points_of_a_section_are_numbered_and_lettered_below(folder: Folder) -> None:
    shown = page(folder(brief="title: x", a=f"numbered: true\n{TWO}"))
    assert labels(shown) == ["1", "a", "b", "2"]
    assert numbering(shown) == ["Decimal", "LowerAlpha"]


def test_a_brief_numbers_sections_and_points_by_them(folder: Folder) -> None:
    place = folder(
        brief="title: x\nnumbered: true",
        a=TWO,
        b=f"numbered: false\n{TWO.replace('A', 'B')}",
        c="title: C\nfigures: [{value: 1, label: x}]",
        d="title: D\nsummary: sum\npoints: [three]",
    )
    shown = page(place)
    assert labels(shown) == ["1.1", "a", "b", "1.2", "2.1"]
    said = outline(shown).replace("\N{NO-BREAK SPACE}" * 2, " ")
    assert [line.strip() for line in said.splitlines() if "H2" in line] == [
        "H2  Key\N{NO-BREAK SPACE}figures",
        "H2  1 A",
        "H2  B",
        "H2  C",
        "H2  2 D",
    ]


@pytest.mark.parametrize("style", ["briefing", "columns", "prose", "clear-print", "institute"])
def test_labels_stand_level_with_their_text_and_clear_of_it(folder: Folder, style: str) -> None:
    points = "".join(f"- point {number}\n" for number in range(1, 13))
    shown = page(
        folder(brief="title: x\nnumbered: true", a=f"title: A\nsummary: s\npoints:\n{points}"),
        style,
    )
    texts = [item for item in shown.items if isinstance(item, Text)]
    hung = [item for item in texts if role(item) == "Lbl"]
    said = [item for item in texts if role(item) == "LBody"]
    assert [label.text.strip() for label in hung] == [f"1.{number}" for number in range(1, 13)]
    for label, text in zip(hung, said, strict=True):
        assert label.y == text.y
        assert 3 < text.x - label.x - label.ink < 10


def test_a_title_stays_clear_of_numbers_that_reach_into_its_lane(folder: Folder) -> None:
    shown = page(
        folder(
            brief="title: x\nnumbered: true",
            a="title: Every last of the ports and all of their quays and moles\nsummary: sum\n"
            f"points: [one, two, {'words ' * 330}]\nfigures: [{{value: 1, label: x}}]",
        )
    )
    title = [i for i in shown.items if isinstance(i, Text) and role(i) == "H2" and i.x < 100]
    numbers = [i for i in shown.items if isinstance(i, Text) and role(i) == "Lbl"]
    assert len({line.y for line in title}) > 2
    assert max(line.x + line.ink for line in title) < min(number.x for number in numbers)


def test_letters_are_those_of_the_language(folder: Folder) -> None:
    points = ", ".join(f"пункт {number}" for number in range(1, 7))
    text = f"numbered: true\ntitle: А\npoints: [{{text: один, points: [{points}]}}]"
    place = folder(brief="title: x\nlanguage: uk", a=text)
    assert labels(page(place)) == ["1", *"абвгде"]
    place = folder(brief="title: x\nlanguage: el", a=text)
    assert labels(page(place)) == ["1", *"αβγδεζ"]
    place = folder(brief="title: x\nlanguage: ka", a=text)
    assert labels(page(place)) == ["1", *"abcdef"]


def test_a_page_of_numbered_points_keeps_the_standards(folder: Folder, build: Build) -> None:
    build(folder(brief="title: x\nnumbered: true", a=TWO), "columns")
