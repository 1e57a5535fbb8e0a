"""Whole pages, in every style and on both papers: pictures, recordings, and what is read aloud.

`pytest --update` rewrites the references; the diff is the review.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from briefing.brief.reader import read_brief
from briefing.brief.schema import PAPERS
from briefing.layout.fit import fit
from briefing.layout.page import Element, Fill, Mark, Page, Text
from briefing.layout.result import Fit
from briefing.pdf.document import ReportLabBackend
from briefing.preflight.render import draw
from briefing.style.loader import read_style, shipped
from tests.conftest import ROOT, SECTIONS, Build
from tests.recording import outline, record

HERE = Path(__file__).parent
REAL = sorted(path for path in ROOT.joinpath("tests", "briefs").iterdir() if path.is_dir())
PAGES = {
    **{f"{look}-{paper}": (SECTIONS, paper, look) for look in shipped() for paper in PAPERS},
    "around-the-copy": (ROOT / "tests/layout/coast", "a4", "briefing"),
    "charts": (HERE / "charts", "a4", "scoreboard"),
    "comparisons": (ROOT / "tests/typeset/comparisons", "a4", "briefing"),
    "every-block": (HERE / "every-block", "a4", "mono"),
    "everything": (HERE / "everything", "a4", "columns"),
    "field-note": (HERE / "field-note", "a4", "field"),
    "french": (HERE / "french", "a4", "briefing"),
    "italian": (HERE / "italian", "a4", "briefing"),
    "points-and-notes": (HERE / "points-and-notes", "a4", "briefing"),
    "statuses": (HERE / "statuses", "a4", "mono"),
    "tables": (HERE / "tables", "a4", "briefing"),
    "ukrainian": (HERE / "ukrainian", "a4", "briefing"),
    # What real documents are made of, each on the paper of its country.
    **{
        folder.name: (folder, "letter" if folder.name == "earnings-release" else "a4", "briefing")
        for folder in REAL
    },
}
NAMED = pytest.mark.parametrize("name", PAGES)
DPI = 110  # that of the mock-ups


def made_up(name: str) -> Page:
    return fitted(name)[0]


def fitted(name: str) -> tuple[Page, Fit]:
    folder, paper, look = PAGES[name]
    brief, _ = read_brief(folder)
    style, _ = read_style(look, folder, None)
    assert brief is not None
    assert style is not None
    page, how, faults = fit(brief, style, ReportLabBackend().metrics, paper=paper)
    assert page is not None, faults
    return page, how


def compare(text: str, path: Path, *, update: bool) -> None:
    if update:
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@NAMED
def test_recording(name: str, update: bool) -> None:
    compare(record(made_up(name)), HERE / f"{name}.page", update=update)


@NAMED
def test_reading_order(name: str, update: bool) -> None:
    compare(outline(made_up(name)), HERE / f"{name}.tags", update=update)


@NAMED
def test_picture(name: str, update: bool, build: Build) -> None:
    folder, paper, look = PAGES[name]
    picture = draw(build(folder, look, paper=paper).pdf, dpi=DPI)
    path = HERE / f"{name}.png"
    if update:
        picture.quantize(64).save(path, optimize=True)
    with Image.open(path) as reference:
        assert picture.size == reference.size
        difference = ImageChops.difference(*(each.convert("L") for each in (picture, reference)))
    # Anti-aliasing differs between releases of the rasteriser; a moved line does not pass.
    far = sum(difference.histogram()[64:])
    assert far < 0.001 * picture.width * picture.height


# Their charts, tables, notes and marks of statuses have lines of their own.
OF_REAL = tuple(folder.name for folder in REAL)
OFF_GRID = ("comparisons", "every-block", "points-and-notes", "statuses", "tables", *OF_REAL)


@pytest.mark.parametrize("name", [name for name in PAGES if name not in OFF_GRID])
def test_every_baseline_is_on_the_grid(name: str) -> None:
    page, how = fitted(name)
    texts = [item for item in page.items if isinstance(item, Text)]
    head = next(item for item in texts if role(item) == "H1")
    quarter = how.leading / 4
    fills = (rect for item in page.items if isinstance(item, Fill) for rect in item.rects)
    foot = max(rect.y for rect in fills if rect.width > 480)
    # A marking stands outside the grid, and so do words within a figure.
    copy = [i for i in texts if head.y <= i.y < foot and role(i) != "Figure"]
    assert len(copy) > 15
    for item in copy:
        steps = (item.y - head.y) / quarter
        assert abs(steps - round(steps)) * quarter < 0.05, item.text


def role(item: Text) -> str:
    """The role of the element that a text stands in; none for an artifact."""
    return item.mark.role if isinstance(item.mark, Element) else ""


# Their copy is in two columns: of what these look like, tests of columns tell.
IN_COLUMNS = (
    "columns",
    "everything",
    "field",
    "institute",
    "scoreboard-letter",
    "french",
    "ukrainian",
)
# Their text ends in the small print of a chart, or in a legend.
IN_SMALL = ("charts", "comparisons", "every-block", "statuses")
WITH_RAIL = [
    name for name in PAGES if not name.startswith((*IN_COLUMNS, *IN_SMALL, *OF_REAL, "clear"))
]


@pytest.mark.parametrize("name", WITH_RAIL)
def test_text_and_rail_end_on_one_baseline(name: str) -> None:
    everything = [item for item in made_up(name).items if isinstance(item, Text)]
    texts = [item for item in everything if item.size >= 9 and item.y < 800]  # no marking
    # Headings stand at the start of both lanes; a quotation mark hangs out of them.
    second = max(item.x for item in everything if role(item) == "H2") - 10
    ends = [max(i.y for i in texts if (i.x < second) is left) for left in (True, False)]
    assert ends[0] == pytest.approx(ends[1], abs=0.05)


@pytest.mark.parametrize("look", [look for look in shipped() if look != "clear-print"])
def test_every_block_stands_on_one_page(look: str, build: Build) -> None:
    result = build(HERE / "every-block", look)
    assert result.faults == ()
    assert not result.report.fit.left_out


@NAMED
def test_nothing_leaves_the_margins_or_overlaps(name: str) -> None:
    page = made_up(name)
    lines: dict[float, list[Text]] = {}
    for item in page.items:
        if isinstance(item, Text):
            assert item.x >= 45
            assert item.x + item.width <= page.size.width - 40
            lines.setdefault(round(item.y, 2), []).append(item)
    for line in lines.values():
        line.sort(key=lambda item: item.x)
        for one, other in pairwise(line):
            assert one.x + one.ink <= other.x + 0.5, (one.text, other.text)


def paragraph(mark: Mark) -> Mark:
    """The element that a stretch of another voice or a link stands in."""
    while isinstance(mark, Element) and mark.role in ("Span", "Link") and mark.parent:
        mark = mark.parent
    return mark


@NAMED
def test_no_last_line_is_one_short_word(name: str) -> None:
    paragraphs: dict[int, dict[float, str]] = {}
    for item in made_up(name).items:
        if isinstance(item, Text):
            lines = paragraphs.setdefault(id(paragraph(item.mark)), {})
            lines[item.y] = lines.get(item.y, "") + item.text
    for lines in paragraphs.values():
        *above, last = lines.values()
        assert not above or len(last.split()) > 1 or len(last.strip()) >= 6, last


@NAMED
def test_bound_words_share_a_line(name: str) -> None:
    texts = [item for item in made_up(name).items if isinstance(item, Text)]
    for one, other in pairwise(texts):
        if one.text.endswith(("\u00a0", "\u202f")):
            assert one.y == other.y, one.text
