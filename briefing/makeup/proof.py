"""A brief at one rung of a style's ladder becomes a proof: set, measured, not yet placed."""

from typing import NamedTuple

from briefing.content.brief import Brief
from briefing.design.style import Rung, Style
from briefing.design.stylesheet import Moved, TextStyle
from briefing.fault import Fault, in_order
from briefing.galley.composer import Composer
from briefing.galley.galley import set_galleys
from briefing.galley.metrics import Metrics
from briefing.galley.shaper import Shaper
from briefing.makeup.balance import Lanes, measure
from briefing.makeup.furniture import set_furniture
from briefing.makeup.pour import Forme


class Attempt(NamedTuple):
    """One way to set a brief: so many rungs up, or below zero down; what leaves the rail."""

    steps: int = 0
    moved: tuple[Moved, ...] = ()


class Proof(NamedTuple):
    """One attempt: what it set, how its lanes measure, and what was too wide for it."""

    attempt: Attempt
    forme: Forme
    lanes: Lanes
    faults: tuple[Fault, ...]

    @property
    def fits(self) -> bool:
        """Whether it makes a page, if need be with the tightest gaps."""
        return not self.faults and max(self.lanes.over) <= 0

    @property
    def is_easy(self) -> bool:
        """Whether it makes a page with the style's own gaps."""
        return not self.faults and self.lanes.is_easy

    @property
    def body(self) -> TextStyle:
        """The style of running text."""
        return self.forme.sheet.type.body

    @property
    def step(self) -> str:
        """Its type in the words of a report: `9.5/13`."""
        return f"{self.body.size:g}/{self.body.leading:g}"


class Prover(NamedTuple):
    """Proves briefs in one style on one paper."""

    style: Style
    paper: str
    shaper: Shaper
    up: tuple[Rung, ...]
    down: tuple[Rung, ...]

    @classmethod
    def of(cls, brief: Brief, style: Style, paper: str, metrics: Metrics) -> "Prover":
        """What proves a brief, and others in its language."""
        typography = style.sheet(paper, marked=False).typography
        ladder = style.ladder
        shaper = Shaper(metrics, brief.language, typography)
        return cls(style, paper, shaper, ladder.larger, ladder.smaller)

    def prove(self, brief: Brief, attempt: Attempt) -> Proof:
        """Set a brief and measure it."""
        steps, moved = attempt
        rungs = self.up if steps > 0 else self.down
        rung = rungs[abs(steps) - 1] if steps else None
        sheet = self.style.sheet(self.paper, marked=brief.marking is not None, rung=rung)
        composer = Composer(self.shaper, sheet.space.drop)
        galleys = set_galleys(brief, sheet, composer, moved)
        furniture = set_furniture(brief, sheet, composer, rail=galleys.has_rail)
        lanes = measure(galleys, furniture.frames, sheet)
        return Proof(attempt, Forme(sheet, furniture, galleys), lanes, in_order(composer.faults))
