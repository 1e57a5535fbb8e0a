"""What matters more is set larger: on every rung of every shipped style, and on made-up pages.

Headline > standfirst > title >= summary >= body > small print. A title in a lane of its own
answers to the body alone: its place sets it apart. A kicker on a band is white, and no small print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

import pytest

from briefing.brief.model import Brief, Copy, Name, Section
from briefing.brief.schema import PAPERS
from briefing.layout.page import Page, Text
from briefing.style.arrangement import Arrangement
from briefing.style.colour import Colour
from briefing.style.ladder import Rung
from briefing.style.loader import read_style, shipped
from briefing.style.style import Style
from briefing.style.stylesheet import Holds, Stylesheet
from tests.layout.test_generated import Made, made, written
from tests.layout.test_real_briefs import FOLDER, read

WHITE = Colour(1, 1, 1)
SMALL_PRINT = "kicker", "footer", "chart_label"
LEAST = 8  # points: the smallest type that a style may have
ROUNDING = 0.05  # to which sizes between two rungs that a style names are rounded
STYLES = pytest.mark.parametrize("name", sorted(shipped()))


class Step(NamedTuple):
    """A rung of a style's ladder: `number` counts from the type as designed, above zero up."""

    style: str
    paper: str
    number: int
    arrangement: Arrangement | None
    sheet: Stylesheet

    def size(self, role: str) -> float:
        return float(getattr(self.sheet.type, role).size)

    def __str__(self) -> str:
        divided = f", {self.arrangement.says}" if self.arrangement else ""
        rung = f"rung {self.number:+d} ({self.sheet.baseline:g}){divided}"
        return f"{self.style}, {self.paper}, {rung}"


def steps(name: str) -> Iterator[Step]:
    """Every rung of a style on both papers, in every arrangement, from the smallest type up."""
    style, faults = read_style(name, Path(), None)
    assert style is not None, faults
    for paper, (number, rung), divided in product(PAPERS, rungs(style), style.arrangements):
        sheet = style.sheet(paper, marked=False, rung=rung, arrangement=divided)
        yield Step(name, paper, number, divided, sheet)


def rungs(style: Style) -> Iterator[tuple[int, Rung | None]]:
    smaller = [(-number, rung) for number, rung in enumerate(style.ladder.smaller, start=1)]
    return chain(reversed(smaller), [(0, None)], enumerate(style.ladder.larger, start=1))


def above(sheet: Stylesheet) -> Iterator[tuple[str, str]]:
    """Pairs of roles of which the first is larger."""
    yield "headline", "standfirst"
    yield "standfirst", "title"
    yield from (("body", role) for role in SMALL_PRINT if not (role == "kicker" and banded(sheet)))


def banded(sheet: Stylesheet) -> bool:
    """Whether the kicker stands on a band."""
    return sheet.fills.band.height > 0 and sheet.fills.band.holds is not Holds.NOTHING


def not_under(sheet: Stylesheet) -> Iterator[tuple[str, str]]:
    """Pairs of roles of which the first is larger, or both are alike."""
    yield "title", "body" if sheet.grid.label else "summary"
    yield "summary", "body"
    yield "body", "context"


def disorder(step: Step) -> Iterator[str]:
    for one, other in above(step.sheet):
        if step.size(one) <= step.size(other):
            yield f"{step}: {one} {step.size(one):g} <= {other} {step.size(other):g}"
    for one, other in not_under(step.sheet):
        if step.size(one) < step.size(other):
            yield f"{step}: {one} {step.size(one):g} < {other} {step.size(other):g}"
    least = min(step.sheet.space.headlines)
    if least <= step.size("standfirst"):
        yield f"{step}: least headline {least:g} <= standfirst {step.size('standfirst'):g}"


def nothing_of(broken: Iterable[str]) -> None:
    """Fail with all that is broken, a line each: an assertion would show but its ends."""
    if lines := list(broken):
        pytest.fail("\n".join([f"{len(lines)} out of order:", *lines]), pytrace=False)


@STYLES
def test_what_matters_more_is_larger_on_every_rung(name: str) -> None:
    taken = list(steps(name))
    assert len(taken) > 2 * len(PAPERS)
    nothing_of(chain.from_iterable(map(disorder, taken)))


@STYLES
def test_small_print_grows_with_the_body(name: str) -> None:
    """By half of what the body grows, in proportion, or more; and it is never under 8 points."""
    taken = list(steps(name))
    designed = next(step for step in taken if step.number == 0)
    broken = []
    for step in taken:
        growth = max(step.size("body") / designed.size("body") - 1, 0)
        for role in SMALL_PRINT:
            due = designed.size(role) * (1 + growth / 2) - ROUNDING if growth else 0
            due = max(due, LEAST)
            if step.size(role) < due:
                body = step.size("body")
                broken.append(f"{step}: {role} {step.size(role):g} < {due:.2f}, body {body:g}")
    nothing_of(broken)


class Sizes(NamedTuple):
    """The sizes in points of a page's texts, by what an author wrote."""

    page: Page

    def of(self, copy: Copy | None) -> float | None:
        """The size of a text on the page; None where it is not there."""
        line = self.first(copy)
        return float(line.size) if line else None

    def first(self, copy: Copy | None) -> Text | None:
        """The first stretch of a text; in a text run in behind a title, that of its title."""
        texts = (item for item in self.page.items if isinstance(item, Text))
        return next((t for t in texts if copy and copy.span in spans(t.copy)), None)


def spans(copy: Copy) -> set[object]:
    return {part.span for part in (copy, *copy.parts)}


def page_disorder(brief: Brief, page: Page) -> Iterator[str]:
    """Pairs of texts of one page that stand in the wrong order of sizes."""
    sizes = Sizes(page)
    titles = [size for s in brief.sections if (size := sizes.of(s.title))]
    summaries = [size for s in brief.sections if (size := sizes.of(s.summary))]
    bodies = [size for s in brief.sections for copy in running(s) if (size := sizes.of(copy))]
    headline, standfirst = sizes.of(brief.title), sizes.of(brief.standfirst)
    assert headline is not None
    line = sizes.first(brief.kicker)
    kicker = float(line.size) if line and line.colour != WHITE else None
    yield from compared("headline", headline, "standfirst", standfirst, strictly=True)
    largest = max(titles, default=None)
    yield from compared("headline", headline, "title", largest, strictly=True)
    yield from compared("standfirst", standfirst, "title", largest, strictly=True)
    body = max(bodies, default=None)
    yield from compared("summary", min(summaries, default=None), "body", body)
    yield from compared("body", min(bodies, default=None), "kicker", kicker, strictly=True)
    for section in brief.sections:
        title, text = sizes.first(section.title), sizes.first(first_copy(section))
        if title and text:
            stands_over = title.y < text.y - 0.5 * title.size
            under = float(text.size) if stands_over else body
            yield from compared(f"title {title.text!r}", float(title.size), "what follows", under)


def running(section: Section) -> Iterator[Copy]:
    yield from section.body
    yield from (point.text for point in section.points)


def first_copy(section: Section) -> Copy | None:
    return section.summary or next(running(section), None)


def compared(
    one: str, size: float | None, other: str, under: float | None, *, strictly: bool = False
) -> Iterator[str]:
    """What to say if the first text is not larger, or at least as large, where both are there."""
    if size is None or under is None:
        return
    if size < under or (strictly and size == under):
        yield f"{one} {size:g} {'<=' if strictly else '<'} {other} {under:g}"


def described(seed: int, done: Made) -> str:
    name = done.brief.style[0].text if done.brief.style else "briefing"
    return f"brief {seed}, {name}, {done.brief.paper}, rung {done.fit.steps:+d}"


def test_what_matters_more_is_larger_on_every_page(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    first, count = request.config.getoption("seed"), request.config.getoption("briefs")
    broken, pages = [], 0
    for seed in range(first, first + count):
        (folder := tmp_path / str(seed)).mkdir()
        done = made(written(seed, folder))
        if done.page is None:
            continue
        pages += 1
        broken += [f"{described(seed, done)}: {s}" for s in page_disorder(done.brief, done.page)]
    print(f"{count} briefs from seed {first}: {pages} pages")
    assert pages > count / 3
    nothing_of(broken)


@FOLDER
@STYLES
def test_what_matters_more_is_larger_in_real_briefs(folder: Path, name: str) -> None:
    brief = read(folder)
    page = made(brief._replace(style=(Name(name, brief.title.span),))).page
    nothing_of(page_disorder(brief, page) if page else ())
