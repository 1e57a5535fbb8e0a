"""A brief at one rung of a style's ladder becomes a proof: set, measured, not yet placed."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief
from briefing.errors import Fault, in_order
from briefing.layout.assemble import Forme
from briefing.layout.balance import Lanes, measure
from briefing.layout.header_footer import marked_sheet, set_furniture
from briefing.style.style import Ladder, Rung, Style
from briefing.style.stylesheet import Moved, TextStyle
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


def search(brief: Brief, prover: Prover) -> Proof:
    """The best proof of a brief; where none fits, the one at the floor that is least over."""
    return _Search(brief, prover).best()


def at_floor(brief: Brief, prover: Prover) -> Proof:
    """The proof with the least type, as much moved out of its rail as helps most."""
    return _Search(brief, prover).floor()


# What `ending` says of lanes that could not end better.
_BEST = 2


class _Search:
    """A brief and what was tried of it; lives as long as one search."""

    def __init__(self, brief: Brief, prover: Prover) -> None:
        self.brief = brief
        self.prover = prover
        self.tried: dict[Attempt, Proof] = {}

    def best(self) -> Proof:
        designed = self._prove(0, self.prover.home)
        if not designed.fits:
            return self._lead(self._shrink())
        return self._lead(designed if designed.lanes.is_full else self._grow(designed))

    def floor(self) -> Proof:
        """As `at_floor` has it."""
        proofs = []
        for moved in ways(self.brief, self.prover):
            proofs.append(self._prove(-len(self.prover.ladder.smaller), moved))
            if proofs[-1].fits or (self._figures and proofs[-1].lanes.over[0] > 0):
                break
        return min(proofs, key=lambda proof: (max(proof.lanes.over), len(proof.faults)))

    def _grow(self, designed: Proof) -> Proof:
        """The largest type with the style's own gaps; a step more where only that fills a page."""
        home, ups = self.prover.home, range(1, len(self.prover.ladder.larger) + 1)
        steps = bisect_left(ups, 1, key=lambda up: not self._prove(up, home).is_easy)
        easy = self._prove(steps, home)
        if easy.lanes.is_full or steps == len(ups):
            return easy
        tight = self._prove(steps + 1, home)
        return tight if tight.fits else easy

    def _shrink(self) -> Proof:
        """The largest type that fits, as little moved as allows it."""
        best, highest = self.floor(), 0
        if not best.fits:
            return best
        for moved in ways(self.brief, self.prover):
            if len(moved) < len(best.attempt.moved):
                continue  # it does not even fit at the floor
            # Steps down from the highest that the text can take to one above the best so far.
            downs = range(highest, -best.attempt.steps)
            at = bisect_left(downs, 1, key=partial(self._fits, moved))
            best = self._prove(-downs[at], moved) if at < len(downs) else best
            if self._figures:  # a rail that moves away altogether leaves the text more room
                texts = (-p.attempt.steps for p in self.tried.values() if p.lanes.over[0] > 0)
                highest = max(texts, default=-1) + 1
        return best

    def _lead(self, proof: Proof) -> Proof:
        """The same type, its lines led so that the page ends best: level, or at least full."""
        if not proof.fits:
            return proof
        best, ending = proof, proof.lanes.ending
        for led in self._leads(proof):
            if ending == _BEST:
                break
            other = self.prover.prove(self.brief, proof.attempt._replace(led=led))
            if other.fits and other.lanes.ending > ending:
                best, ending = other, other.lanes.ending
        return best

    def _leads(self, proof: Proof) -> Iterator[int]:
        """By how many steps lines may be led: one less, unless it is the floor's, then more."""
        ladder, body = self.prover.ladder, proof.body
        floor = ladder.floor
        if floor and body.leading - ladder.step >= body.size * floor.ratio:
            yield -1
        yield from range(1, int(body.leading * ladder.lead / ladder.step) + 1)

    @property
    def _figures(self) -> bool:
        """Whether something stays in the rail whatever moves."""
        figures = any(section.figures for section in self.brief.sections)
        return figures or self.brief.picture is not None

    def _fits(self, moved: tuple[Moved, ...], down: int) -> bool:
        return self._prove(-down, moved).fits

    def _prove(self, steps: int, moved: tuple[Moved, ...]) -> Proof:
        attempt = Attempt(steps, moved)
        if attempt not in self.tried:
            self.tried[attempt] = self.prover.prove(self.brief, attempt)
        return self.tried[attempt]


def ways(brief: Brief, prover: Prover) -> tuple[tuple[Moved, ...], ...]:
    """What to move out of the rail: nothing, then ever more of what the brief has there."""
    if prover.home:
        return (prover.home,)
    has = {
        Moved.NEXT: brief.next is not None,
        Moved.QUOTES: any(section.quote for section in brief.sections),
    }
    moves = tuple(part for part in prover.style.moves if has[part])
    return tuple(moves[:count] for count in range(len(moves) + 1))
