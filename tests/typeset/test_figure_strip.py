"""Key figures, in a strip and in the rail: what stands beside what, and how far from it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from briefing.layout.page import Artifact, Fill, Page, Text
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from tests.conftest import Build
from tests.recording import outline

Folder = Callable[..., Path]
FIGURE = "  - {{value: '{}', unit: {}, label: counted}}\n"
# A strip whose labels stand beside their values.
BESIDE = """
extends: columns
says: two figures abreast, each beside its label
type: {value: {size: 21, leading: 1.25 B}, unit: {size: 14}}
callout: {beside: 29 mm, abreast: 2, values: [21, 18], together: 18}
ladder: {larger: [{baseline: 13.5, sizes: {body: 9.75}}], arrangements: []}
"""


def place(page: Page, words: str) -> tuple[float, float, float]:
    """Where a text of the page starts and ends, without the space behind it, and its baseline."""
    (found,) = (item for item in texts(page) if item.text.rstrip() == words)
    return float(found.x), float(found.x + found.ink), float(found.y)


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text)]


def judged(copy: Path, style: str | None, build: Build) -> Page:
    """The page of a folder, once its PDF has been judged."""
    build(copy, style)
    return Pipeline(style).lay_out(copy).page


@pytest.fixture
def strip(folder: Folder, build: Build) -> Callable[..., Page]:
    def made(*figures: tuple[str, str]) -> Page:
        section = "title: A\nfigures:\n" + "".join(FIGURE.format(*each) for each in figures)
        brief = "title: x\nstyle: mine.yaml"
        return judged(folder(brief=brief, mine=BESIDE, a=section), None, build)

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


RULED = """extends: columns
says: each figure below a rule
fills: {figures: {colour: paper, rule: 0}}
space: {group-rule: 2}
"""


@pytest.fixture
def columns(folder: Folder, build: Build) -> Callable[..., Page]:
    """The page of some sections in columns, its figures below rules in place of a panel."""

    def made(**sections: str) -> Page:
        files = {"brief": "title: x\nstyle: mine.yaml", "mine": RULED} | sections
        return judged(folder(**files), None, build)

    return made


def figures(*values: str, **more: str) -> str:
    rest = "".join(f", {key}: {text}" for key, text in more.items())
    return "".join(f"  - {{value: '{value}', label: counted{rest}}}\n" for value in values)


def copied(listed: str, title: str = "A") -> str:
    return f"title: {title}\nbody: Some words of copy.\nfigures:\n{listed}"


def rules(page: Page) -> list[list[tuple[float, float]]]:
    """Where the rules over figures start and end, row by row."""
    fills = (rect for item in page.items if isinstance(item, Fill) for rect in item.rects)
    found = [rect for rect in fills if rect.height == pytest.approx(2)]
    heights = sorted({rect.y for rect in found})
    return [[(r.x, r.x + r.width) for r in found if r.y == y] for y in heights]


def fills_the_page(row: list[tuple[float, float]], page: Page) -> bool:
    """Whether cells reach from margin to margin, with one gutter between all of them."""
    side = row[0][0]
    gaps = {round(other[0] - one[1], 3) for one, other in pairwise(row)}
    return row[-1][1] == pytest.approx(page.size.width - side) and gaps <= {round(6 * 72 / 25.4, 3)}


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        (["11"], [1]),
        (["11"] * 4, [4]),
        (["11"] * 5, [5]),
        (["11"] * 6, [3, 3]),
        (["11"] * 7, [4, 3]),
        (["11", "1,234,567,890", "12", "13", "14"], [3, 2]),
        (["11", "1,234,567,890,123", "12", "13"], [2, 2]),
    ],
)
def test_rows_of_figures_fill_the_page(
    values: list[str], rows: list[int], columns: Callable[..., Page]
) -> None:
    page = columns(a=copied(figures(*values)))
    found = rules(page)
    assert [len(row) for row in found] == rows
    assert all(fills_the_page(row, page) for row in found)
    assert len({item.size for item in texts(page) if item.text.strip() in values}) == 1


def test_labels_of_a_row_share_a_baseline(columns: Callable[..., Page]) -> None:
    page = columns(a=copied(figures("412,600", unit="households") + figures("52%", "11")))
    value, unit = place(page, "412,600"), place(page, "households")
    assert unit[2] > value[2]
    labels = {item.y for item in texts(page) if item.text.strip() == "counted"}
    assert len(labels) == 1
    assert labels.pop() > unit[2]
    assert place(page, "52%")[2] == value[2]


def test_a_value_that_shrinks_alone_keeps_its_baseline(
    folder: Folder, build: Build, tmp_path: Path
) -> None:
    style = tmp_path / "style.yaml"
    style.write_text("extends: columns\ncallout: {together: 32}\n", "utf-8")
    copy = folder(brief="title: x", a=copied(figures("11", "123,456,789", "12", "13")))
    page = judged(copy, str(style), build)
    sizes = [item.size for item in texts(page) if item.text.strip() in ("11", "123,456,789")]
    assert sizes[1] < sizes[0]
    assert place(page, "11")[2] == place(page, "123,456,789")[2]


def test_a_section_of_figures_alone_is_a_group_of_the_strip(columns: Callable[..., Page]) -> None:
    page = columns(
        a="title: Works\nfigures:\n" + figures("38", "84"), b=copied(figures("11"), "Copy")
    )
    works, first, eleven = (place(page, words) for words in ("Works", "38", "11"))
    assert works[0] == first[0] > eleven[0]
    assert works[2] < first[2] == eleven[2] < place(page, "Copy")[2]
    assert outline(page).splitlines()[2:] == [
        "  Sect",
        "    H2  Key figures",
        "      Span  Key figures",
        "    L",
        "      LI",
        "        LBody",
        "          P  11 counted",
        "            Span  11",
        "            Span  counted",
        "  Sect",
        "    H2  Works",
        "    L",
        *(
            line
            for value in ("38", "84")
            for line in (
                "      LI",
                "        LBody",
                f"          P  {value} counted",
                f"            Span  {value}",
                "            Span  counted",
            )
        ),
        "  Sect",
        "    H2  Copy",
        "    P  Some words of\u00a0copy.",
    ]


@pytest.mark.parametrize("style", ["columns", "clear-print"])
def test_a_page_may_be_figures_alone(style: str, folder: Folder, build: Build) -> None:
    section = "title: Works\nmarking: TLP:GREEN\nfigures:\n" + figures("38", "84")
    brief = "title: x\nmarking: TLP:GREEN"
    page = judged(folder(brief=brief, a=section, b=section), style, build)
    assert [item.text.strip() for item in texts(page)].count("Works") == 2
    assert [item.text.strip() for item in texts(page)].count("TLP:GREEN") == 4


def test_a_hundred_squares_stand_in_tens_in_a_strip(columns: Callable[..., Page]) -> None:
    chart = "{proportion: 52 of 100}"
    page = columns(a=copied(figures("52%", chart=chart) + figures("11", "12", "13")))
    shapes = (item for item in page.items if not isinstance(item.mark, Artifact))
    squares = [rect for item in shapes if isinstance(item, Fill) for rect in item.rects]
    assert len(squares) == 52
    assert [len(list(row)) for _, row in groupby(squares, key=lambda rect: rect.y)] == [10] * 5 + [
        2
    ]
    assert {round(rect.width, 2) for rect in squares} == {6.25}
    left, right = rules(page)[0][0]
    assert max(rect.x + rect.width for rect in squares) <= right
    assert min(rect.x for rect in squares) == pytest.approx(left)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (["11"] * 5, []),
        (["11"] * 6, []),  # in threes, since one row does not hold them
        (["11", "1,234,567,890", "12", "13", "14"], ["figures 3 abreast"]),
    ],
)
def test_fewer_abreast_than_the_style_has_are_told(
    values: list[str], told: list[str], folder: Folder
) -> None:
    report = (
        Pipeline("columns").lay_out(folder(brief="title: x", a=copied(figures(*values)))).report
    )
    assert [each for each in report.fit.rungs if "abreast" in each] == told


def test_five_abreast_with_labels_beside_them_fill_the_page(columns: Callable[..., Page]) -> None:
    mine = f"{RULED}callout: {{beside: 14 mm, abreast: 5}}\n"
    page = columns(mine=mine, a=copied(figures(*["11"] * 5)))
    assert [len(row) for row in rules(page)] == [5]
    assert all(fills_the_page(row, page) for row in rules(page))
