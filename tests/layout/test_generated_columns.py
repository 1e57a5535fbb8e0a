"""Made-up briefs in two columns, ragged and justified: what parts, what ends a line, and where.

A plain run takes sixty; `pytest --briefs 3000` takes as many.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise, product
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.layout.columns import Columns, Flow, Spacing, shift_to_columns
from briefing.layout.trial import Search, Trial
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.style import Style
from briefing.style.stylesheet import Setting, Stylesheet, TextStyle
from briefing.typeset.block import Block, Line
from briefing.typeset.break_opportunities import HYPHENS
from briefing.typeset.shaping import Shaper
from tests.layout.generated import Author, dump

METRICS = ReportLabBackend().metrics
JUSTIFIED = "extends: columns\ntype: {body: {setting: justified, hyphenate: true}}\n"


SIDES = True, False


class Placed(NamedTuple):
    """A line in its column: the left one or not, its baseline; its paragraph, in a quote or not."""

    is_left: bool
    y: float
    line: Line
    block: Block
    quoted: bool


class Set(NamedTuple):
    """A brief in columns: the trial that its page is made of, and the sections in columns."""

    trial: Trial
    sections: tuple[tuple[Placed, ...], ...]
    ends: tuple[tuple[bool, float], ...]

    @property
    def quotes(self) -> Iterator[tuple[float, float]]:
        """Top and bottom of every quote in the text as one long column."""
        y = 0.0
        for section in self.trial.blocks.texts:
            yield from extents(section, y)
            y += section.depth

    @property
    def apart(self) -> float:
        """How far apart the columns end, in lines."""
        left, right = (max((y for at, y in self.ends if at is side), default=0) for side in SIDES)
        return abs(left - right) / self.trial.sheet.baseline

    @property
    def lines(self) -> tuple[Placed, ...]:
        """All lines in reading order."""
        return tuple(line for section in self.sections for line in section)


@pytest.fixture(scope="module", params=["columns", "justified"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Set]:
    """The pages that the made-up briefs make."""
    place = tmp_path_factory.mktemp("briefs")
    place.joinpath("justified.yaml").write_text(JUSTIFIED, "utf-8")
    name = "columns" if request.param == "columns" else str(place / "justified.yaml")
    style, faults = read_style(name, place, None)
    assert style, faults
    first, count = (request.config.getoption(name) for name in ("seed", "briefs"))
    briefs = [written(seed, place / str(seed)) for seed in range(first, first + count)]
    briefs += [growing(lines, place / f"growing-{lines}") for lines in range(2, 40)]
    return [page for brief in briefs if (page := set_in(style, brief))]


def written(seed: int, folder: Path) -> Brief:
    folder.mkdir()
    brief, faults = read_brief(Author(seed).write(folder))
    assert brief, faults
    return brief


def growing(count: int, folder: Path) -> Brief:
    """A brief whose first section grows by a point, so that a column ends ever higher."""
    folder.mkdir()
    point = "The council agreed on procurement plans and on readiness"
    dump(folder / "brief.yaml", {"title": "A page in columns"})
    dump(folder / "a.yaml", {"title": "First", "points": [f"{point} again"] * count})
    second = {
        "title": "Second",
        "summary": f"{point} as well, which nobody had expected before the meeting",
        "body": f"{point}, whatever NATO-Ukraine consultations recommended. " * 3,
        "points": [f"{point}, administrative expenditure and responsibilities"] * 5,
        "quote": {"text": f"{point}, and that was everything", "speaker": "The chair"},
    }
    dump(folder / "b.yaml", second)
    dump(folder / "c.yaml", {**second, "title": "Third", "points": None})
    brief, faults = read_brief(folder)
    assert brief, faults
    return brief


def set_in(style: Style, brief: Brief) -> Set | None:
    shaper = Shaper(METRICS, brief.language, style.typography)
    trial = Search(brief, style, brief.paper or "a4", shaper).best()
    if not trial.fits:
        return None
    shifts, y = trial.lanes.balance().shifts, 0.0
    sections, ends = [], list[tuple[bool, float]]()
    for section in trial.blocks.texts:
        middle = trial.sheet.grid.start(trial.sheet.grid.text) - trial.sheet.grid.gutter
        block = shift_to_columns(section, shifts, y)
        sections.append(tuple(placed(block, 0, y, middle)))
        ends += bottoms(block, 0, y, middle)
        y += section.depth
    return Set(trial, tuple(sections), tuple(ends))


def placed(
    block: Block, x: float, y: float, middle: float, *, quoted: bool = False
) -> Iterator[Placed]:
    quoted = quoted or block.tag == "BlockQuote"
    for line in block.lines:
        yield Placed(x + line.x < middle, y + line.baseline, line, block, quoted)
    for child in block.children:
        yield from placed(child.block, x + child.x, y + child.y, middle, quoted=quoted)


def extents(block: Block, y: float) -> Iterator[tuple[float, float]]:
    """Top and bottom of the quotes in a block."""
    if block.tag == "BlockQuote":
        yield y, y + block.depth
    for child in block.children:
        yield from extents(child.block, y + child.y)


def bottoms(block: Block, x: float, y: float, middle: float) -> Iterator[tuple[bool, float]]:
    """Where lines, rules and pictures end; rules of a table stand where baselines would."""
    yield from ((x + line.x < middle, y + line.baseline) for line in block.lines)
    rects = [box.rect for box in block.boxes] + ([block.drawing.box] if block.drawing else [])
    yield from ((x + rect.x < middle, y + rect.y + rect.height) for rect in rects)
    for child in block.children:
        yield from bottoms(child.block, x + child.x, y + child.y, middle)


def ends_in_hyphen(line: Line) -> bool:
    return line.cut.hyphen or line.shaped.glyphs[line.cut.ink - 1].text in HYPHENS


def paragraphs(page: Set) -> Iterator[list[Placed]]:
    for _, group in groupby(page.lines, key=lambda line: id(line.block)):
        yield list(group)


def test_no_column_ends_in_a_hyphen(pages: list[Set]) -> None:
    for page in pages:
        for one, other in pairwise(page.lines):
            if one.is_left and not other.is_left:
                assert not ends_in_hyphen(one.line), one.line.text


def test_justified_text_keeps_its_limits(pages: list[Set]) -> None:
    justified = 0
    for page in pages:
        for group in paragraphs(page):
            cuts = [line.line.cut for line in group]
            if all(cut.spaces == 1 for cut in cuts):
                assert not any(cut.hyphen for cut in cuts)
                continue
            *inner, _ = cuts
            style = group[0].line.style
            justified += len(inner)
            assert all(0.75 <= cut.spaces <= 1.6 for cut in cuts)
            assert all(abs(cut.letters - 1) <= 0.0151 for cut in cuts)
            assert len({round(cut.width * style.size) for cut in inner}) <= 1
            assert not any(
                ends_in_hyphen(one.line) and ends_in_hyphen(other.line)
                for one, other in pairwise(group)
            )
    assert justified > 3 * len(pages) or all(body(p).setting is Setting.RAGGED for p in pages)


def body(page: Set) -> TextStyle:
    return page.trial.sheet.type.body


def test_no_quote_is_parted(pages: list[Set]) -> None:
    quotes = 0
    for page in pages:
        columns = columns_of(page)
        ends = [float(segment.bottom * columns.quarter) for segment in columns.segments]
        for top, bottom in page.quotes:
            quotes += 1
            assert not any(top + 1 < end < bottom - 1 for end in ends)
        for section in page.sections:
            assert len({line.is_left for line in section if line.quoted}) < 2
    assert quotes > 20


def is_heading(line: Placed, sheet: Stylesheet) -> bool:
    """Whether a line is one of a title or a summary."""
    return line.block.tag == "H2" or line.line.style == sheet.type.summary


def test_two_lines_stand_under_a_heading_with_its_summary(pages: list[Set]) -> None:
    for page in pages:
        floor = page.trial.lanes.balance().alone
        for section in page.sections:
            titles = [line for line in section if is_heading(line, page.trial.sheet)]
            if len(titles) == len(section):  # a summary alone is what stands under its title
                titles = [line for line in titles if line.block.tag == "H2"]
            under = section[len(titles) : len(titles) + (1 if floor else 2)]
            assert len({line.is_left for line in (*titles, *under)}) < 2


def can_end_level(columns: Columns) -> bool:
    """Whether some spacing that the style has brings the columns to ends within a line."""
    cuts = range(len(columns.segments) + 1)
    spacings = [Spacing(gap, feather) for gap in columns.gap.sizes for feather in range(3)]
    for cut, first, second in product(cuts, spacings, spacings):
        ends = columns.ends(Flow(cut, first, second))
        if max(ends) <= columns.limit and abs(ends[0] - ends[1]) <= 4:
            return True
    return False


def test_columns_end_level(pages: list[Set]) -> None:
    allows = [page for page in pages if can_end_level(columns_of(page))]
    level = [page for page in allows if page.apart <= 1.01]
    near = sum(page.apart <= 1.01 for page in pages)
    print(f"of {len(pages)} pages {near} end level within a line;")
    print(f"of {len(allows)} whose copy allows it {len(level)} do")
    assert len(level) >= 0.95 * len(allows)
    assert len(allows) >= 0.6 * len(pages)


def columns_of(page: Set) -> Columns:
    assert isinstance(page.trial.lanes, Columns)
    return page.trial.lanes
