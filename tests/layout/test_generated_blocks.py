"""Made-up briefs with every block: each is one good page, or a verdict that says what to do.

`pytest tests/layout/test_generated_blocks.py -n 2 --briefs 3000` makes a long run of it.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.brief.chart import SectionChart
from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.brief.tables import Column
from briefing.layout import fit as fitting
from briefing.layout.assemble import assemble
from briefing.layout.balance import Balance
from briefing.layout.page import Artifact, Fill, Page, Picture, Text
from briefing.layout.trial import Trial
from briefing.style.loader import shipped
from briefing.style.stylesheet import Place
from briefing.typeset.block import Block
from briefing.units import Rect
from tests.conftest import Build
from tests.layout.generated import dump
from tests.layout.generated_blocks import BlockAuthor, Charts
from tests.layout.test_generated import (
    MANY,
    PRESS,
    Box,
    Made,
    apart,
    bare,
    boxes,
    copies,
    in_the_margins,
    legible,
    made,
    style,
)

# One in so many briefs is judged to the end: a page by the standards, which takes as long as all
# else, and copy that is too long by what to cut of it, which takes ten times as long.
JUDGED = 9
# What may hang out of a lane to the left: a quotation mark (a guillemet with its space in the size
# of a large quote has most), a number, the mark of a status.
HANGS = 14


def written(seed: int, folder: Path) -> Brief:
    brief, faults = read_brief(BlockAuthor(seed).write(folder))
    assert brief, faults
    return brief


def test_a_page_or_a_verdict(
    seed: int, tmp_path: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief, trials = written(seed, tmp_path), list[tuple[Brief, Trial]]()

    def recorded(brief: Brief, trial: Trial, balance: Balance) -> Page:
        trials.append((brief, trial))
        return assemble(brief, trial, balance)

    monkeypatch.setattr(fitting, "assemble", recorded)
    look = style(brief.style[0].text)
    judges = seed % JUDGED == 0
    page, found, faults = fitting.fit(
        brief, look, PRESS.metrics, paper=brief.paper or "a4", judges=judges
    )
    if page is None:
        assert faults or not judges
        assert {fault.code.split(".")[0] for fault in faults} <= {"fit"}
        assert all(fault.span and fault.hint for fault in faults), faults
        return
    assert not faults
    in_the_margins(page)
    apart(boxes(page))
    legible(Made(brief, page, found, faults))
    drawn_within(page)
    clear_of_rules(page)
    ((printed, trial),) = trials
    in_their_lanes(trial)
    says_all(printed, page)
    if judges:
        assert len(PdfReader(BytesIO(build(tmp_path).pdf)).pages) == 1


def drawn_within(page: Page) -> None:
    """Boxes and pictures end on the paper, and no picture stands on words."""
    pictures = [item.image.rect for item in page.items if isinstance(item, Picture)]
    fills = [rect for item in page.items if isinstance(item, Fill) for rect in item.rects]
    for rect in (*pictures, *fills):
        assert rect.x >= -0.01
        assert rect.y >= -0.01
        assert rect.x + rect.width <= page.size.width + 0.01
        assert rect.y + rect.height <= page.size.height + 0.01
    for rect in pictures:
        for box in boxes(page):
            assert not meet(box, rect, 0.2), box.text.text


def clear_of_rules(page: Page) -> None:
    """No rule goes through words; the line under a link stands below its letters."""
    rules = [
        rect
        for item in page.items
        if isinstance(item, Fill) and isinstance(item.mark, Artifact)
        for rect in item.rects
        if rect.height <= 2 < rect.width
    ]
    for box in boxes(page):
        letters = box._replace(top=box.text.y - 0.5 * box.text.size, bottom=box.text.y)
        for rule in rules:
            assert not meet(letters, rule, 0.1), box.text.text


def meet(box: Box, rect: Rect, slack: float) -> bool:
    return (
        min(box.right, rect.x + rect.width) - max(box.left, rect.x) > slack
        and min(box.bottom, rect.y + rect.height) - max(box.top, rect.y) > slack
    )


def in_their_lanes(trial: Trial) -> None:
    """Every line of text and rail ends within its lane."""
    grid, blocks = trial.sheet.grid, trial.blocks
    narrow = blocks.has_rail or trial.sheet.layout.columns > 1
    text = grid.span(grid.label + (grid.text if narrow else grid.open))
    rail = grid.span(grid.rail)
    lanes = [(block, text) for block in (*blocks.texts, blocks.decision) if block]
    if trial.sheet.layout.figures is Place.RAIL:
        in_rail = (blocks.picture, blocks.heading, *blocks.figures, *blocks.groups)
        lanes += [(block, rail) for block in in_rail if block]
    for block, measure in lanes:
        for left, right, said in lines(block, 0):
            assert left >= -HANGS, said
            assert right <= measure + 0.1, said


def lines(block: Block, x: float) -> Iterator[tuple[float, float, str]]:
    for line in block.lines:
        yield x + line.x, x + line.x + line.width, line.text
    for child in block.children:
        yield from lines(child.block, x + child.x)


def says_all(brief: Brief, page: Page) -> None:
    """Every word of the copy is printed but for what charts draw, and where bars' scales end."""
    said = bare("".join(item.text for item in page.items if isinstance(item, Text)))
    around = brief.title, brief.standfirst, brief.ask, brief.decision, brief.next, brief.contacts
    said_of = [*copies((around, undrawn(brief.sections)))]
    cited = {run.note.name for copy in said_of for run in copy.runs if run.note}
    for copy in (*said_of, *(text for name, text in brief.notes if name in cited)):
        for word in copy.text.replace("-", " ").split():
            assert bare(word) in said, word


def undrawn(record: Any) -> Any:
    """A record without its charts and the ends of bars' scales.

    A unit stands with the numbers of a chart, of which some have no room.
    """
    if isinstance(record, SectionChart):
        return record._replace(chart=None, unit=None)
    if isinstance(record, Column):
        return record._replace(of=None)
    if not isinstance(record, tuple):
        return record
    if not hasattr(record, "_fields"):
        return tuple(map(undrawn, record))
    fields = {name: undrawn(getattr(record, name)) for name in record._fields}
    has_value = {"value", "label", "chart"} <= set(fields)
    return record._replace(**(fields | ({"chart": None} if has_value else {})))


@pytest.mark.parametrize("look", sorted(shipped()))
def test_labels_of_a_sections_chart_keep_clear(
    look: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """On pages with a rail beside the text, and on such as have none."""
    count = max(request.config.getoption("briefs") // 10, 6)
    for seed in range(count):
        charts = Charts(random.Random(seed), ".")
        section = {"title": "The coast", "chart": charts.of_several() | {"title": "What it was"}}
        if seed % 2:
            section |= {"figures": [{"value": "11", "label": "weeks", "chart": {"count": "1"}}]}
        dump(tmp_path / "brief.yaml", {"title": "Eastport can start", "style": look})
        dump(tmp_path / "a.yaml", section)
        brief, faults = read_brief(tmp_path)
        assert brief, faults
        done = made(brief)
        if done.page is None:  # long names beside long numbers: told in millimetres
            assert {fault.code for fault in done.faults} == {"fit.word-too-wide"}, done.faults
            continue
        in_the_margins(done.page)
        apart(boxes(done.page))


@pytest.fixture(scope="module")
def drawn() -> Counter[str]:
    """How often each key stands in so many briefs."""
    keys = Counter[str]()
    for seed in range(MANY):
        for record in BlockAuthor(seed).files(around=True).values():
            keys.update(keys_of(record))
    return keys


def keys_of(value: Any) -> Iterator[str]:
    """The keys of a record, and of those within it, that say something."""
    if isinstance(value, dict):
        for key, item in value.items():
            if item is not None:
                yield key
                yield from keys_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from keys_of(item)


@pytest.mark.parametrize(
    "key",
    [
        *("points", "numbered", "source", "notes", "note", "columns", "total", "bar", "wide"),
        *("tables", "quotes", "pictures", "table", "quote", "picture", "chart", "series"),
        *("stacked", "threshold", "extremes", "gap", "tiles", "grid", "from", "count", "index"),
        *("proportion", "target", "previous", "status", "was", "because", "scales", "ask", "by"),
        *("decision", "sign", "contact", "logos", "aside", "next", "date", "words", "optional"),
    ],
)
def test_every_block_is_drawn(key: str, drawn: Counter[str]) -> None:
    assert drawn[key] >= 2
