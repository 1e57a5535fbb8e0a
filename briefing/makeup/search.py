"""A brief becomes the best of its proofs: the largest type that fits on one page.

The type as designed stays where it fills the page. Otherwise the search halves the
ladder between its ends. A longer text fits on no rung that a shorter one does not fit on,
in lanes and in columns (see `parting`), and rungs are tried in the same order for both: so
more words never make type larger.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import partial

from briefing.brief.model import Brief
from briefing.design.layout import Moved
from briefing.layout.trial import Attempt, Proof, Prover


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
