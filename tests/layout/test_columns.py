"""Text that flows through two columns: what stays together, and where they end."""

from __future__ import annotations

import random
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.layout.fit import fit
from briefing.layout.page import Element, Fill, Page, Text
from briefing.layout.result import Fit
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from tests.conftest import ROOT, SECTIONS, Build
from tests.recording import outline

Folder = Callable[..., Path]
METRICS = ReportLabBackend().metrics
WORDS = "plans allies defence agreed readiness procurement security summit of the and to in".split()


def prose(rng: random.Random, least: int, most: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))


def section(rng: random.Random) -> str:
    points = "".join(f"- {prose(rng, 4, 50)}\n" for _ in range(rng.randint(0, 4)))
    body = "\n".join(f"  {prose(rng, 5, 90)}\n" for _ in range(rng.randint(1, 3)))
    summary = f"summary: {prose(rng, 4, 14)}\n" if rng.random() < 0.7 else ""
    quote = f"quote: {{text: {prose(rng, 5, 20)}}}\n" if rng.random() < 0.2 else ""
    title = f"title: {prose(rng, 1, 4)}\n"
    return f"{title}{summary}body: |\n{body}{quote}" + (f"points:\n{points}" if points else "")


def set_page(place: Path) -> Page | None:
    return set_and_fit(place)[0]


def set_and_fit(place: Path) -> tuple[Page | None, Fit]:
    brief, faults = read_brief(place)
    style, _ = read_style("columns", place, None)
    assert brief, faults
    assert style
    return fit(brief, style, METRICS, paper="a4")[:2]


def copy_lines(page: Page) -> list[tuple[bool, float, Element]]:
    """The lines of the columns in reading order: whether left, baseline, paragraph."""
    found = []
    for item in page.items:
        element = item.mark
        if not isinstance(item, Text) or not isinstance(element, Element):
            continue
        while element.role in ("Span", "Link") and element.parent:
            element = element.parent
        within = [element]
        while within[-1].parent:
            within.append(within[-1].parent)
        if within[-2].role == "Sect":
            found.append((item.x < page.size.width / 2, item.y, element))
    return [line for line, _ in groupby(found)]


@pytest.mark.parametrize("seed", range(40))
def test_headings_and_paragraphs_keep_two_lines_together(seed: int, folder: Folder) -> None:
    rng = random.Random(seed)
    sections = {f"s{n}": section(rng) for n in range(rng.randint(1, 6))}
    page, how = set_and_fit(folder(brief="title: A page in columns", **sections))
    if page is None or "a line stands alone" in how.rungs:
        return
    lines = copy_lines(page)
    for _, group in groupby(lines, key=lambda line: line[2]):
        paragraph = list(group)
        left = sum(is_left for is_left, _, _ in paragraph)
        assert left != 1 or len(paragraph) == 1
        assert len(paragraph) - left != 1 or len(paragraph) == 1
    for at, (is_left, _, element) in enumerate(lines):
        under = lines[at + 1 : at + 3]
        if element.role == "H2" and under and under[0][2] is not element:
            until = next((n for n, line in enumerate(under) if line[2].role == "H2"), len(under))
            assert all(line[0] is is_left for line in under[:until])


def test_columns_end_together(folder: Folder) -> None:
    apart = []
    for seed in range(40):
        rng = random.Random(seed)
        sections = {f"s{n}": section(rng) for n in range(3)}
        page, how = set_and_fit(folder(brief="title: A page in columns", **sections))
        if page:
            lines = copy_lines(page)
            ends = [max(y for left, y, _ in lines if left is side) for side in (True, False)]
            apart.append(abs(ends[0] - ends[1]) / how.leading)
    assert len(apart) > 15
    assert sum(lines < 0.01 for lines in apart) >= 0.8 * len(apart), apart
    assert max(apart) < 3.3


def test_a_paragraph_across_columns_is_one_element(folder: Folder, build: Build) -> None:
    text = " ".join(WORDS * 25)
    place = folder(brief="title: x\nstyle: columns", a=f"title: A\nbody: {text}")
    page = set_page(place)
    assert page
    lines = copy_lines(page)
    assert {is_left for is_left, _, _ in lines} == {True, False}
    assert outline(page).count("P  plans allies") == 1
    assert build(place)


def test_figures_stand_in_a_strip_over_the_text(build: Build) -> None:
    page = set_page(SECTIONS)
    assert page
    texts = [item for item in page.items if isinstance(item, Text)]
    values = [t for t in texts if t.text.strip() in ("300,000", "2%", "11", "8.3%")]
    assert len({t.y for t in values}) == len({t.size for t in values}) == 1
    assert [t.x for t in values] == sorted(t.x for t in values)
    assert max(t.y for t in values) < min(y for _, y, _ in copy_lines(page)) + 1000
    assert build(SECTIONS, "columns").report.style == "columns"


def test_values_side_by_side_stand_level(folder: Folder) -> None:
    figures = "- {value: 7, label: plans, kicker: New}\n- {value: 8, label: of them}\n"
    page = set_page(folder(brief="title: x", a=f"title: A\nfigures:\n{figures}"))
    assert page
    one, other = (
        next(item.y for item in page.items if isinstance(item, Text) and item.text.strip() == value)
        for value in "78"
    )
    assert one == other


def test_a_line_stands_alone_only_where_nothing_else_fits(folder: Folder, build: Build) -> None:
    words = "A point of the same few words as all the others and"
    copy = f"title: A\nsummary: {words} x\npoints:\n"
    alone, rungs = [], []
    for count in (57, 58):
        points = f"- {words} {words} so on\n" * count
        place = folder(brief="title: x\nstyle: columns", a=copy + points)
        rungs.append(build(place).report.fit.rungs)
        page = set_page(place)
        assert page
        lines = copy_lines(page)
        last = next(at for at, line in enumerate(lines) if not line[0]) - 1
        parted = [line for line in lines if line[2] is lines[last][2]]
        alone.append(sum(left for left, _, _ in parted) == 1)
    assert alone == ["a line stands alone" in rung for rung in rungs] == [False, True]
    assert "body 9/11.5" in rungs[1]


WIDE = """
table:
  columns: [District, Neighbourhoods, Interconnectors, Commissioning, Responsibility]
  rows:
  - [Riverside, Waterfront, Undetermined, Midsummer, Municipality]
"""


def across(page: Page) -> list[float]:
    """The heights of rules of tables that span the page between its margins."""
    full = page.size.width - 2 * 18 * 72 / 25.4
    fills = (rect for item in page.items if isinstance(item, Fill) for rect in item.rects)
    heights = [r.y for r in fills if r.width == pytest.approx(full) and r.height == 0.5]
    return heights[:-1]  # without that of the footer


@pytest.mark.parametrize("copy", ["body: Some words of copy.\n", "summary: Some words.\n", ""])
def test_a_table_too_wide_for_a_column_spans_both(copy: str, folder: Folder, build: Build) -> None:
    place = folder(
        brief="title: x\nstyle: columns",
        a=f"title: Districts\n{copy}{WIDE}",
        b=f"title: After\nbody: {'These words follow. ' * 30}",
    )
    assert build(place)
    page = set_page(place)
    assert page
    rules = across(page)
    alone = not copy.startswith("body")
    assert len(rules) == 3 + alone, "the section's own, over a table that is not parted from it"
    texts = {item.text.strip(): item for item in page.items if isinstance(item, Text)}
    columns = [item.y for item in page.items if isinstance(item, Text) and "follow" in item.text]
    assert max(columns) < rules[0] < texts["Riverside"].y
    assert (texts["Districts"].y > max(columns)) == alone
    read = outline(page)
    assert read.index("Districts") < read.index("Riverside") < read.index("After")
    assert read.count("Sect") == 2


def test_a_table_that_a_column_holds_stays_in_it(folder: Folder) -> None:
    narrow = "table: {columns: [Ally, Share], rows: [[Poland, 3.9], [Latvia, 2.3]]}\n"
    page = set_page(folder(brief="title: x", a=f"title: A\nbody: Some words.\n{narrow}"))
    assert page
    assert across(page) == []


def test_the_mark_of_a_status_stays_with_its_line() -> None:
    """Also where it is taller than the line: it does not stay behind in the gap above."""
    page = set_page(ROOT / "tests/briefs/municipal-project")
    assert page
    texts = [item for item in page.items if isinstance(item, Text)]
    letters = [item for item in texts if item.text.strip() in ("В", "С", "Н")]
    assert len(letters) == 6
    for letter in letters:
        beside = (item for item in texts if letter.x + letter.width < item.x < letter.x + 20)
        assert min(abs(letter.y - item.y) for item in beside) < 1.5, letter.text
