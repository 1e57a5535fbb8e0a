"""A brief at one rung of a style's ladder becomes a proof: set, measured, not yet placed."""

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief
from briefing.design.layout import Moved
from briefing.errors import Fault, in_order
from briefing.layout.assemble import Forme
from briefing.layout.balance import Lanes, measure
from briefing.layout.header_footer import set_furniture
from briefing.makeup.bench import marked_sheet
from briefing.style.style import Ladder, Rung, Style
from briefing.style.stylesheet import TextStyle
from briefing.typeset.brief import set_galleys
from briefing.typeset.glyphs import Metrics
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.layout.columns import Columns


class Attempt(NamedTuple):
    """One way to set a brief: so many rungs up, or below zero down; what leaves the rail.

    `led` counts by how many steps of the ladder lines stand further apart than their type
    asks for, or nearer below zero.
    """

    steps: int = 0
    moved: tuple[Moved, ...] = ()
    led: int = 0


class Proof(NamedTuple):
    """One attempt: what it set, how its lanes measure, and what was too wide for it."""

    attempt: Attempt
    forme: Forme
    lanes: "Lanes | Columns"
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
    ladder: Ladder

    @property
    def home(self) -> tuple[Moved, ...]:
        """What stands in the text anyway, in a style without a rail."""
        return () if self.style.has_rail else tuple(Moved)

    @classmethod
    def of(cls, brief: Brief, style: Style, paper: str, metrics: Metrics) -> "Prover":
        """What proves a brief, and others in its language."""
        typography = style.sheet(paper, marked=False).typography
        return cls(style, paper, Shaper(metrics, brief.language, typography), style.ladder)

    def prove(self, brief: Brief, attempt: Attempt) -> Proof:
        """Set a brief and measure it."""
        rung = self._rung(attempt)
        sheet = marked_sheet(brief.marking, self.style, self.paper, rung)
        composer = Composer(self.shaper, sheet.space.drop)
        galleys = set_galleys(brief, sheet, composer, attempt.moved)
        strip = galleys.strip.depth if galleys.strip else None
        furniture = set_furniture(brief, sheet, composer, rail=galleys.has_rail, strip=strip)
        lanes: Lanes | Columns
        if sheet.layout.columns > 1:
            from briefing.layout.columns import measure_columns  # loaded only for columns

            at_floor = attempt.steps == -len(self.ladder.smaller) and not attempt.led
            lanes = measure_columns(galleys, furniture.frames, sheet, at_floor=at_floor)
        else:
            lanes = measure(galleys, furniture.frames, sheet)
        return Proof(attempt, Forme(sheet, furniture, galleys), lanes, in_order(composer.faults))

    def _rung(self, attempt: Attempt) -> Rung:
        rungs = self.ladder.larger if attempt.steps > 0 else self.ladder.smaller
        rung = rungs[abs(attempt.steps) - 1] if attempt.steps else Rung(self.style.baseline)
        return rung._replace(baseline=Pt(rung.baseline + attempt.led * self.ladder.step))
