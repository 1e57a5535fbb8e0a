"""A brief and a style's ladder become the one page that fits, or the verdict that none does.

Fit is a search, not a repair: every rung is another stylesheet, set from the start.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.content.brief import Brief
from briefing.design.style import Ladder, Rung, Style
from briefing.design.stylesheet import TextStyle
from briefing.fault import Fault, in_order
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

if TYPE_CHECKING:
    from briefing.makeup.verdict import Overset


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
    over: "Overset | None" = None


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


class _Prover(NamedTuple):
    """Sets briefs in one style on one paper, at any rung."""

    style: Style
    paper: str
    shaper: Shaper

    def prove(self, brief: Brief, rung: Rung | None = None) -> _Proof:
        """Set a brief at a rung; without one, as designed."""
        sheet = self.style.sheet(self.paper, marked=brief.marking is not None, rung=rung)
        composer = Composer(self.shaper, sheet.space.drop)
        galleys = set_galleys(brief, sheet, composer)
        furniture = set_furniture(brief, sheet, composer, rail=galleys.has_rail)
        lanes = measure(galleys, furniture.frames, sheet)
        return _Proof(Forme(sheet, furniture, galleys), lanes, in_order(composer.faults))

    def at_floor(self, brief: Brief) -> Lanes:
        """How a brief measures at the style's floor."""
        return self.prove(brief, self.style.ladder.floor).lanes

    def search(self, brief: Brief) -> list[_Proof]:
        """The rungs taken, from the type as designed to the one chosen."""
        return _search(self.style.ladder, partial(self.prove, brief))


def fit(
    brief: Brief, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page | None, Fit, tuple[Fault, ...]]:
    """Find the rung on which the whole brief stands on one page, and make that page.

    Only when type alone cannot do it, optional parts go, the last first. Without a page
    faults say why.
    """
    shaper = Shaper(metrics, brief.language, style.sheet(paper, marked=False).typography)
    prover = _Prover(style, paper, shaper)
    taken, left_out = prover.search(brief), tuple[LeftOut, ...]()
    if max(taken[-1].lanes.over) > 0:
        brief, left_out = _shortened(brief, taken[-1].lanes, prover.at_floor)
        taken = prover.search(brief) if left_out else taken
    proof = taken[-1]
    rungs, body = tuple(step.step for step in taken[1:]), proof.body
    if proof.fits and not shaper.faults:
        balance, down = proof.lanes.balance(), not taken[0].fits
        fitted = Fit(body.size, body.leading, balance.fill, rungs, left_out, down=down)
        return pour(brief, proof.forme, balance.gaps), fitted, ()
    over, faults = None, [*shaper.faults, *proof.faults]
    if max(proof.lanes.over) > 0:
        from briefing.makeup.verdict import verdict  # loaded when something is over

        tried = " → ".join(step.step for step in taken)
        sheet = proof.forme.sheet
        over, fault = verdict(brief, sheet, proof.lanes, prover.at_floor, tried=tried)
        faults.append(fault)
    failed = Fit(body.size, body.leading, 1.0, rungs, left_out, down=True, over=over)
    return None, failed, in_order(faults)


def _shortened(
    brief: Brief, lanes: Lanes, at_floor: Callable[[Brief], Lanes]
) -> tuple[Brief, tuple[LeftOut, ...]]:
    """The brief without as many of its optional parts as it takes to fit at the floor."""
    gone: tuple[LeftOut, ...] = ()
    for lane, text in ((0, True), (1, False)):
        if lanes.over[lane] <= 0:
            continue
        ways = [(brief, gone), *_ways(brief, gone, text=text)]
        fewest = bisect_left(ways, 0, key=lambda way: -(at_floor(way[0]).over[lane] > 0))
        brief, gone = ways[min(fewest, len(ways) - 1)]
        lanes = at_floor(brief)
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
