"""A brief and a style's ladder become the one page that fits, or the verdict that none does.

Fit is a search, not a repair: every rung is another stylesheet, set from the start.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.errors import Fault, in_order
from briefing.layout.assemble import pour
from briefing.layout.balance import Balance
from briefing.layout.page import Page
from briefing.layout.result import Fit, LeftOut
from briefing.layout.shorten import leave_out, without_repeats
from briefing.layout.source_lines import with_marks
from briefing.layout.trial import Proof, Prover, at_floor, search
from briefing.style.style import Style
from briefing.typeset.glyphs import Metrics


def fit(
    brief: Brief, style: Style, metrics: Metrics, *, paper: str
) -> tuple[Page | None, Fit, tuple[Fault, ...]]:
    """Find the best way to stand the whole brief on one page, and make that page.

    Only when type alone cannot do it, charts go that repeat a value, then optional parts,
    the last first. Without a page faults say why.
    """
    brief, prover = with_marks(brief), Prover.of(brief, style, paper, metrics)
    brief, proof, left = _proved(brief, prover)
    body, steps = proof.body, proof.attempt.steps
    if proof.fits and not prover.shaper.faults:
        balance = proof.lanes.balance()
        rungs = (*_concessions(proof, prover, balance), *left.charts)
        fitted = Fit(body.size, body.leading, balance.fill, steps, rungs, left.parts)
        return pour(brief, proof.forme, balance), fitted, ()
    over, faults = None, [*prover.shaper.faults, *proof.faults]
    if max(proof.lanes.over) > 0:
        from briefing.layout.overset import verdict  # loaded when something is over

        over, fault = verdict(brief, prover)
        faults.append(fault)
    rungs = (*_concessions(proof, prover, None), *left.charts)
    failed = Fit(body.size, body.leading, 1.0, steps, rungs, left.parts, over)
    return None, failed, in_order(faults)


class _Left(NamedTuple):
    """What was left out: optional parts, and charts in the words of the report."""

    parts: tuple[LeftOut, ...] = ()
    charts: tuple[str, ...] = ()


def _proved(brief: Brief, prover: Prover) -> tuple[Brief, Proof, _Left]:
    """As much of the brief as it takes to fit, its best proof, and what it does without."""
    left, plain = _Left(), without_repeats(brief)
    without = _Left(charts=("no charts that repeat a value",))
    if plain is not brief and not prover.style.repeats:
        brief, left = plain, without
    proof = search(brief, prover)
    if max(proof.lanes.over) > 0 and plain is not brief:
        brief, left = plain, without
        proof = search(brief, prover)
    if max(proof.lanes.over) > 0:
        brief, parts = _shortened(brief, prover)
        left = left._replace(parts=parts)
        proof = search(brief, prover) if parts else proof
    return brief, proof, left


def _concessions(proof: Proof, prover: Prover, balance: Balance | None) -> Iterator[str]:
    """What differs from the page as designed, in the words of the report."""
    if proof.attempt.steps or proof.attempt.led:
        yield f"body {proof.step}"
    sheet = proof.forme.sheet
    if balance:
        rail = (sheet.callout.gap, sheet.callout.group_gap) if prover.style.has_rail else ()
        own = sheet.space.section_gap, *rail
        differ = [gap - elastic.natural for gap, elastic in zip(balance.gaps, own, strict=False)]
        for name, sign in (("tight", -1), ("wide", 1)):
            gaps = zip(("section", "callout", "group"), differ, strict=False)
            if given := [gap for gap, more in gaps if more * sign > proof.lanes.quarter / 2]:
                yield f"{', '.join(given)} gaps {name}"
        if balance.alone:
            yield "a line stands alone"
    for part in proof.attempt.moved[len(prover.home) :]:
        yield f"{part.value} in the text"


def _shortened(brief: Brief, prover: Prover) -> tuple[Brief, tuple[LeftOut, ...]]:
    """The brief without as many of its optional parts as it takes to fit at the floor."""
    gone: tuple[LeftOut, ...] = ()
    for lane, text in ((0, True), (1, False)):
        if at_floor(brief, prover).lanes.over[lane] <= 0:
            continue
        rail = not text or not prover.style.has_rail
        ways = [(brief, gone), *_ways(brief, gone, text=text, rail=rail)]

        def stays_over(way: tuple[Brief, tuple[LeftOut, ...]], lane: int = lane) -> bool:
            return at_floor(way[0], prover).lanes.over[lane] > 0

        fewest = bisect_left(ways, 1, key=lambda way: not stays_over(way))
        brief, gone = ways[min(fewest, len(ways) - 1)]
    return brief, gone


def _ways(
    brief: Brief, gone: tuple[LeftOut, ...], *, text: bool, rail: bool
) -> Iterator[tuple[Brief, tuple[LeftOut, ...]]]:
    """The brief with ever more left out of one lane, and what that is by then."""
    while shorter := leave_out(brief, text=text, rail=rail):
        brief, left = shorter
        gone = (*gone, left)
        yield brief, gone
