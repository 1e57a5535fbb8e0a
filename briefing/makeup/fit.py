"""A brief and a style's ladder become the one page that fits, or the verdict that none does.

Fit is a search, not a repair: every rung is another stylesheet, set from the start.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from briefing.content.brief import Brief, Copy
from briefing.design.style import Ladder, Rung, Style
from briefing.design.stylesheet import TextStyle
from briefing.fault import Fault, Span, in_order
from briefing.galley.composer import Composer
from briefing.galley.galley import set_galleys
from briefing.galley.metrics import Metrics
from briefing.galley.shaper import Shaper
from briefing.makeup.balance import Lanes, measure
from briefing.makeup.furniture import set_furniture
from briefing.makeup.leave_out import LeftOut, leave_out
from briefing.makeup.page import Page
from briefing.makeup.pour import Forme, pour
from briefing.units import Pt


class Overset(NamedTuple):
    """How much too deep the copy is at the style's floor, and what to cut.

    `words` is about how many that is, and `cut` the place of the longest text to cut in.
    """

    points: Pt
    words: int
    cut: Span


class Fit(NamedTuple):
    """How the copy came to fit: type in points, and the rungs taken from the type as designed.

    `fill` is the part of the frame that is used, 1 for all of it; `down` says that the
    rungs made the type smaller.
    """

    body: Pt
    leading: Pt
    fill: float
    rungs: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    down: bool = False
    over: Overset | None = None


class _Proof(NamedTuple):
    """One rung tried: what it set, how its lanes measure, and what was too wide for it."""

    forme: Forme
    lanes: Lanes
    faults: tuple[Fault, ...]

    @property
    def fits(self) -> bool:
        return not self.faults and max(self.lanes.over) <= 0

    @property
    def body(self) -> TextStyle:
        return self.forme.sheet.type.body

    @property
    def step(self) -> str:
        """The rung in the words of the report."""
        return f"body {self.body.size:g}/{self.body.leading:g}"


def fit(
    brief: Brief, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page | None, Fit, tuple[Fault, ...]]:
    """Find the rung on which the whole brief stands on one page, and make that page.

    Only when type alone cannot do it, optional parts go, the last first. Without a page
    faults say why.
    """
    shaper = Shaper(metrics, brief.language, style.sheet(paper, marked=False).typography)

    def prove(brief: Brief, rung: Rung | None = None) -> _Proof:
        sheet = style.sheet(paper, marked=brief.marking is not None, rung=rung)
        composer = Composer(shaper, sheet.space.drop)
        galleys = set_galleys(brief, sheet, composer)
        furniture = set_furniture(brief, sheet, composer, rail=galleys.has_rail)
        lanes = measure(galleys, furniture.frames, sheet)
        return _Proof(Forme(sheet, furniture, galleys), lanes, in_order(composer.faults))

    taken = _search(style.ladder, partial(prove, brief))
    left_out: tuple[LeftOut, ...] = ()
    if max(taken[-1].lanes.over) > 0:
        shorter, left_out = _shortened(brief, taken[-1], partial(prove, rung=style.ladder.floor))
        taken = _search(style.ladder, partial(prove, shorter)) if left_out else taken
        brief = shorter
    proof = taken[-1]
    rungs = tuple(step.step for step in taken[1:])
    if proof.fits and not shaper.faults:
        balance, down = proof.lanes.balance(), not taken[0].fits
        fitted = Fit(proof.body.size, proof.body.leading, balance.fill, rungs, left_out, down=down)
        return pour(brief, proof.forme, balance.gaps), fitted, ()
    over, faults = _verdict(brief, taken)
    failed = Fit(proof.body.size, proof.body.leading, 1.0, rungs, left_out, down=True, over=over)
    return None, failed, in_order((*shaper.faults, *proof.faults, *faults))


def _shortened(
    brief: Brief, proof: _Proof, prove: Callable[[Brief], _Proof]
) -> tuple[Brief, tuple[LeftOut, ...]]:
    """The brief without as many of its optional parts as it takes to fit at the floor."""
    gone: tuple[LeftOut, ...] = ()
    for lane, text in ((0, True), (1, False)):
        if proof.lanes.over[lane] <= 0:
            continue
        ways = [(brief, gone), *_ways(brief, gone, text=text)]
        fewest = bisect_left(ways, 0, key=lambda way: -(prove(way[0]).lanes.over[lane] > 0))
        brief, gone = ways[min(fewest, len(ways) - 1)]
        proof = prove(brief)
    return brief, gone


def _ways(
    brief: Brief, gone: tuple[LeftOut, ...], *, text: bool
) -> Iterator[tuple[Brief, tuple[LeftOut, ...]]]:
    """The brief with ever more left out of one lane, and what that is by then."""
    while shorter := leave_out(brief, text=text, rail=not text):
        brief, left = shorter
        gone = (*gone, left)
        yield brief, gone


def _search(ladder: Ladder, prove: Callable[[Rung | None], _Proof]) -> list[_Proof]:
    """The rungs taken, from the type as designed to the one chosen."""
    taken = [prove(None)]
    if not taken[0].fits:
        # No step of type saves half the copy: then only the floor has anything to say.
        for rung in ladder.smaller[-1 if taken[0].lanes.is_double else 0 :]:
            taken.append(prove(rung))
            if taken[-1].fits:
                break
        return taken
    for rung in ladder.larger:
        if taken[-1].lanes.fill >= ladder.below:
            break
        larger = prove(rung)
        if not larger.fits:
            break
        taken.append(larger)
    return taken


def _verdict(brief: Brief, taken: list[_Proof]) -> tuple[Overset | None, list[Fault]]:
    """By how much the floor is over, and the fault that says so and where to cut."""
    floor = taken[-1]
    text, rail = floor.lanes.over
    if max(text, rail) <= 0:
        return None, []
    grid, in_rail = floor.forme.sheet.grid, rail > text
    width = grid.span(grid.rail if in_rail else grid.text)
    lines = max(text, rail) / floor.body.leading
    words = math.ceil(lines * width / (floor.body.size * _MEAN_EM * _WORD))
    texts = _rail_texts(brief) if in_rail else _lane_texts(brief)
    longest = max(texts, key=lambda copy: len(copy.text), default=brief.title)
    over = Overset(max(text, rail), words, longest.span)
    paper = {"a4": "A4", "letter": "Letter"}[floor.forme.sheet.format.name]
    lane = "the key figures' column is" if in_rail else "the text is"
    message = f"{lane} {over.points:.1f} pt too deep for {paper}"
    hint = f"cut about {words} words; tried {' → '.join(step.step for step in taken)}"
    return over, [Fault(code="fit.overset", message=message, span=longest.span, hint=hint)]


# Fira Sans takes 0.4515 em a character (DESIGN 2), and English six to a word and space.
_MEAN_EM, _WORD = 0.4515, 6


def _lane_texts(brief: Brief) -> list[Copy]:
    """The copy of the text lane that could be cut."""
    aside = [brief.standfirst] if brief.standfirst else []
    return aside + [
        copy
        for section in brief.sections
        for copy in (*section.body, *(point.text for point in section.points))
    ]


def _rail_texts(brief: Brief) -> list[Copy]:
    """The copy of the rail that could be cut."""
    figures = [copy for s in brief.sections for f in s.figures for copy in (f.context, f.label)]
    quotes = [section.quote.text for section in brief.sections if section.quote]
    coming = [point.text for point in brief.next.points] if brief.next else []
    return [copy for copy in figures if copy] + quotes + coming
