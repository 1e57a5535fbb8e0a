"""Made-up briefs: each is one good page, or a verdict that says what to cut.

`pytest --briefs 3000 --seed 5000` makes a long run of it, from another seed on.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pypdf import PdfReader

from briefing.brief.model import Brief, Copy, Run
from briefing.brief.reader import read_brief
from briefing.brief.status import Scale
from briefing.errors import Fault
from briefing.layout.balance import Lanes
from briefing.layout.cuts import Path as Place
from briefing.layout.cuts import all_words, shorten
from briefing.layout.fit import fit
from briefing.layout.page import Artifact, Fill, Page, Text
from briefing.layout.result import Fit, Overset
from briefing.layout.trial import Search, Trial
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.style import Style
from briefing.style.stylesheet import Side, face_of
from briefing.typeset.shaping import RAISED, Shaper
from tests.conftest import Build
from tests.layout.generated import Author
from tests.recording import record

PRESS = ReportLabBackend()
# Pages of so many words should be full, to within so many units of the baseline.
FULL, NEAR = 250, 1.5
# The fewest briefs of which it says something how large a share of their pages is full.
MANY = 200


@cache
def style(name: str) -> Style:
    found, faults = read_style(name, Path(), None)
    assert found, faults
    return found


class Made(NamedTuple):
    """A made-up brief, and what became of it."""

    brief: Brief
    page: Page | None
    fit: Fit
    faults: tuple[Fault, ...]


def made(brief: Brief) -> Made:
    name = brief.style[0].text if brief.style else "briefing"
    return Made(brief, *fit(brief, style(name), PRESS.metrics, paper=brief.paper or "a4"))


def best(brief: Brief) -> Trial:
    """The trial that the page of a brief is assembled from."""
    look = style(brief.style[0].text if brief.style else "briefing")
    shaper = Shaper(PRESS.metrics, brief.language, look.typography)
    return Search(brief, look, brief.paper or "a4", shaper).best()


def written(seed: int, folder: Path, *, around: bool = False) -> Brief:
    brief, faults = read_brief(Author(seed).write(folder, around=around))
    assert brief, faults
    return brief


class Box(NamedTuple):
    """A line's ink; capitals and descenders at their most."""

    left: float
    top: float
    right: float
    bottom: float
    text: Text


def boxes(page: Page) -> list[Box]:
    texts = (item for item in page.items if isinstance(item, Text) and item.text.strip())
    return [
        Box(t.x, t.y - 0.7 * t.size, t.x + t.ink, t.y + _below(t.text) * t.size, t) for t in texts
    ]


def _below(text: str) -> float:
    """How deep a text goes below its baseline, in parts of its size: of figures only commas do."""
    if not _FIGURES.fullmatch(text):
        return 0.2
    return 0.13 if "," in text else 0


_FIGURES = re.compile(r"[\d.,%\s]+")


def test_a_page_or_a_verdict(seed: int, tmp_path: Path, build: Build) -> None:
    brief = written(seed, tmp_path, around=True)
    done = made(brief)
    assert (done.page is None) == bool(done.faults)
    if done.page is None:
        assert {fault.code.split(".")[0] for fault in done.faults} == {"fit"}
        assert bool(done.fit.over) == ("fit.overset" in {fault.code for fault in done.faults})
        return
    assert record(done.page) == record(made(brief).page or done.page)
    in_the_margins(done.page)
    apart(boxes(done.page))
    legible(done)
    reader = PdfReader(BytesIO(build(tmp_path).pdf))
    assert len(reader.pages) == 1
    said = bare("".join(item.text for item in done.page.items if isinstance(item, Text)))
    assert bare(reader.pages[0].extract_text()) == said
    for copy in copies((brief.title, brief.standfirst, brief.ask, brief.sections, brief.next)):
        for word in copy.text.replace("-", " ").split():
            assert bare(word) in said, word


def in_the_margins(page: Page) -> None:
    for left, top, right, bottom, text in boxes(page):
        assert left >= 36, text.text
        assert right <= page.size.width - 50, text.text
        assert top >= 20, text.text
        assert bottom <= page.size.height - 20, text.text


def apart(placed: list[Box]) -> None:
    for number, one in enumerate(placed):
        for other in placed[number + 1 :]:
            aside = other.left >= one.right - 0.6 or other.right <= one.left + 0.6
            below = other.top >= one.bottom - 0.2 or other.bottom <= one.top + 0.2
            assert aside or below, (one.text.text, other.text.text)


def legible(done: Made) -> None:
    """No text stands under the least size that its face has at the floor of the style."""
    assert done.page
    name = done.brief.style[0].text if done.brief.style else "briefing"
    found = style(name)
    sheet = found.sheet("a4", marked=False, rung=found.ladder.floor)
    least: dict[Path, float] = {}
    # A unit too wide for the place below its value is set as small as a label; the labels of the
    # footer, such as the numbers of notes, are bold.
    narrow = sheet.type.unit._replace(size=sheet.type.label.size)
    roles = *sheet.type, narrow, sheet.type.footer._replace(weight="bold")
    for role in roles:
        path = face_of(role.family, role.weight).path
        least[path] = min(role.size, least.get(path, role.size))
    for item in done.page.items:
        if isinstance(item, Text) and not is_of_a_mark(item):
            part = RAISED if is_raised(item) else 1
            assert item.size >= part * least[item.face.path] - 0.01


def is_raised(item: Text) -> bool:
    """Whether a text stands higher than its line, as the `e` of a French ordinal does."""
    return all(glyph.dy > 0 for glyph in item.glyphs if glyph.text.strip())


def is_of_a_mark(item: Text) -> bool:
    """Whether a text is the letter in the mark of a status, which its word says again or it is read
    as, where the mark stands alone.
    """
    is_read = isinstance(item.mark, Artifact) or (item.mark.spoken and item.text.strip().isalpha())
    return bool(is_read) and len(item.text.strip()) == 1


def copies(record: Any) -> Iterator[Copy]:
    return (copy for _, copy in placed(record))


def placed(record: Any, path: Place = ()) -> Iterator[tuple[Place, Copy]]:
    """Every text of a record, and where in it; of a scale the page has what its statuses say."""
    if isinstance(record, Copy):
        yield path, record
    elif isinstance(record, Scale):
        return
    elif isinstance(record, tuple):
        steps = getattr(record, "_fields", range(len(record)))
        for step, value in zip(steps, record, strict=True):
            yield from placed(value, (*path, step))


def bare(text: str) -> str:
    return unicodedata.normalize("NFC", "".join(text.split()).replace("\u00ad", ""))


def test_more_words_never_make_type_larger(seed: int, tmp_path: Path) -> None:
    brief = written(seed, tmp_path)
    before = made(brief)
    rng = random.Random(seed)
    texts = [copy for section in brief.sections for copy in copies((section.body, section.points))]
    texts += copies(
        (brief.standfirst, brief.next, [section.all_quotes for section in brief.sections])
    )
    longer = rng.choice(texts or [brief.title])
    words = " ".join(rng.choice(longer.text.split()) for _ in range(rng.randint(1, 40)))
    more = longer._replace(runs=(*longer.runs, Run(text=f" {words}")))
    after = made(swap(brief, longer, more))
    if before.page is None:
        assert after.page is None
    elif after.page and arrangement(after) == arrangement(before):
        assert after.fit.body <= before.fit.body


def arrangement(done: Made) -> set[str]:
    """How the page is divided, in the words of the report: none of them by design."""
    look = style(done.brief.style[0].text if done.brief.style else "briefing")
    says = {each.says for each in look.arrangements if each}
    return says & set(done.fit.rungs)


@pytest.mark.parametrize("known", [10117, 12192])
def test_more_words_no_longer_make_type_larger(known: int, tmp_path: Path) -> None:
    """In columns, where a paragraph of three lines grew to four, which part."""
    test_more_words_never_make_type_larger(known, tmp_path)


def swap(record: Any, old: Copy, new: Copy) -> Any:
    if record is old:
        return new
    if not isinstance(record, tuple):
        return record
    values = [swap(value, old, new) for value in record]
    return type(record)(*values) if hasattr(record, "_fields") else tuple(values)


def test_what_the_verdict_cuts_is_enough_and_not_too_much(seed: int, tmp_path: Path) -> None:
    brief = written(seed, tmp_path)
    done = made(brief)
    if not done.fit.over:
        return
    cut = made(without(brief, done.fit.over))
    assert cut.fit.over is None, done.faults
    spared = done.fit.over.words - int(done.fit.over.words / 1.15)
    if spared and not any(cut.part for cut in done.fit.over.cuts):
        assert made(without(brief, done.fit.over, spared)).page is None


def without(brief: Brief, over: Overset, spared: int = 0) -> Brief:
    """The brief without what a verdict names, but for some words of the smallest cuts."""
    places = {copy.span: path for path, copy in placed(brief)}
    taken, parts = {}, {cut.span for cut in over.cuts if cut.part}
    for cut in reversed(over.cuts):
        if not cut.part:
            kept = min(spared, cut.words)
            spared -= kept
            taken[places[cut.span]] = cut.words - kept
    shorter: Brief = shorten(brief, taken)
    sections = (
        section._replace(
            figures=tuple(f for f in section.figures if f.span not in parts),
            table=section.table if section.table and section.table.span not in parts else None,
            tables=tuple(table for table in section.tables if table.span not in parts),
        )
        for section in shorter.sections
        if section.span not in parts
    )
    return shorter._replace(sections=tuple(sections))


class Ends(NamedTuple):
    """The last baselines of text and rail, and the lowest that there may be."""

    text: float
    rail: float | None
    foot: float


def ends(done: Made) -> Ends:
    """Read off the page: the footer's rule is the lowest that spans it."""
    assert done.page
    trial = best(done.brief)
    sheet = trial.sheet
    full = done.page.size.width - 2 * sheet.format.side
    rules = (r for item in done.page.items if isinstance(item, Fill) for r in item.rects)
    rule = max(r.y for r in rules if r.width == pytest.approx(full) and r.height <= 1)
    foot = rule + sheet.space.rule / 2 - sheet.space.foot
    texts = [item for item in done.page.items if isinstance(item, Text) and item.y <= foot + 0.1]
    title = max(t.y for t in texts if not isinstance(t.mark, Artifact) and t.mark.role == "H1")
    # A table ends in a rule, which stands where a baseline would.
    fills = (r for item in done.page.items if isinstance(item, Fill) for r in item.rects)
    lines = [(t.x, t.y) for t in texts]
    lines += [(r.x, r.y + r.height / 2) for r in fills if r.height <= 1 and r.y <= foot]
    if sheet.layout.figures.value != "rail":
        return Ends(max(y for _, y in lines), None, foot)
    # An opening quotation mark hangs out of the lane.
    rail, wide = (sheet.grid.span(n) for n in (sheet.grid.rail, sheet.grid.label + sheet.grid.text))
    mirrored = sheet.layout.rail is Side.LEFT and trial.blocks.has_rail
    second = sheet.format.side + full - (wide if mirrored else rail) - 10
    lanes = [[y for x, y in lines if (x >= second) == right] for right in (mirrored, not mirrored)]
    has_rail = any(s.figures for s in done.brief.sections) and max(lanes[1], default=0) > title
    return Ends(max(lanes[0]), max(lanes[1]) if has_rail else None, foot)


def can_meet(lanes: Lanes) -> bool:
    """Whether some gaps of the style's bring both lanes to one end."""
    for gaps in product(*(gap.sizes for gap in lanes.gaps)):
        section, callout, group = (g.number * n for g, n in zip(lanes.gaps, gaps, strict=True))
        text, rail = lanes.text + section, lanes.rail + callout + group
        hangs = lanes.gaps[2].number and text > rail and gaps[2] > gaps[1]
        if max(text, rail) <= lanes.limit and (text == rail or hangs):
            return True
    return False


def test_pages_end_at_the_foot_and_lanes_together(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    first, count = request.config.getoption("seed"), max(MANY, request.config.getoption("briefs"))
    full, near, both, can, together = 0, 0, 0, 0, 0
    for seed in range(first, first + count):
        (folder := tmp_path / str(seed)).mkdir()
        done = made(written(seed, folder))
        copy = done.brief.title, done.brief.kicker, done.brief.standfirst
        words = all_words((*copy, done.brief.sections, done.brief.next))
        if done.page is None or words < FULL:
            continue
        full += 1
        text, rail, foot = ends(done)
        if foot - max(text, rail or 0) > NEAR * done.fit.leading + 0.1:
            continue
        near += 1
        if rail is not None:
            both += 1
            lanes = best(done.brief).lanes
            can += isinstance(lanes, Lanes) and can_meet(lanes)
            together += abs(text - rail) < 0.1
    print(f"{count} briefs from seed {first}: {full} pages of {FULL} words and more;")
    print(f"{near} end near the foot; of {both} with a rail, {can} can end together, {together} do")
    assert near >= 0.95 * full
    assert together >= 0.95 * can
    assert full >= count / 15
