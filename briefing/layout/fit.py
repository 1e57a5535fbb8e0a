"""A brief, fitted to one page.

Fitting is a search, not a repair: every rung of the style's ladder is another stylesheet, and the
brief is set with it from the start. Only when no type fits does the brief give something up:
first charts that repeat a value, then parts that its author marked as optional, the last first.
"""

from bisect import bisect_left
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.errors import Fault, in_order
from briefing.layout.assemble import assemble
from briefing.layout.balance import Balance, depth_across
from briefing.layout.page import Page
from briefing.layout.result import Fit, LeftOut
from briefing.layout.shorten import OptionalPart, optional_parts, without, without_repeats
from briefing.layout.trial import Search, Trial
from briefing.style.style import Style
from briefing.style.stylesheet import Moved
from briefing.typeset.glyphs import Metrics
from briefing.typeset.shaping import Shaper
from briefing.units import Pt


def fit(
    brief: Brief, style: Style, metrics: Metrics, *, paper: str, judges: bool = True
) -> tuple[Page | None, Fit, tuple[Fault, ...]]:
    """Find the best type in which the brief stands on one page, and make that page.

    `metrics` measures text, `paper` is a key of PAPERS. The result is the page, how it came to
    fit, and no faults; or no page, by how much the brief is too deep for one, and the faults
    that say why, in the order of their places. Unless it `judges`, it spares itself all searches
    of a brief that is too deep in the smallest type, also for what to cut, and says nothing of it.
    """
    bare = without_repeats(brief) if style.draws_charts else brief
    shaper = Shaper(metrics, brief.language, style.typography)
    search = Search(brief if style.repeats else bare, style, paper, shaper)
    if not judges and search.is_hopeless:
        return None, Fit(Pt(0), Pt(0), 1.0), ()
    trial = _best(search, judges=judges)
    if (trial.is_over or trial.is_last) and search.brief is not bare:
        search = search.of(bare)
        trial = _best(search, judges=judges)
    charts = ("no charts that repeat a value",) if search.brief is not brief else ()
    left_out: tuple[LeftOut, ...] = ()
    if trial.is_over:
        search, left_out = _shortened(search)
        trial = _best(search, judges=judges)
    body, steps = trial.body, trial.settings.steps
    if trial.fits and not shaper.faults:
        balance = trial.lanes.balance()
        rungs = (*_concessions(trial, search, balance), *charts)
        fitted = Fit(body.size, body.leading, _fill(trial, balance), steps, rungs, left_out)
        return assemble(search.brief, trial, balance), fitted, ()
    over, faults = None, [*shaper.faults, *trial.faults]
    if judges and trial.is_over:
        from briefing.layout.overset import judge_overset  # loaded when something is over

        over, fault = judge_overset(search)
        faults.append(fault)
    rungs = (*_concessions(trial, search, None), *charts)
    failed = Fit(body.size, body.leading, 1.0, steps, rungs, left_out, over)
    return None, failed, in_order(faults)


def _best(search: Search, *, judges: bool) -> Trial:
    """The trial to print; unless it `judges`, that in the smallest type where it is too deep."""
    return search.best() if judges or not search.at_floor().is_over else search.at_floor()


# So many of the parts that have left are tried again, once others have made room.
_TRIED_AGAIN = 24


def _shortened(search: Search) -> tuple[Search, tuple[LeftOut, ...]]:
    """As few optional parts left out as it takes to fit in the smallest type, or all of them.

    The text gives up its own first. What is left out of it may leave room for the rail, too.
    """
    left_out: tuple[LeftOut, ...] = ()
    for lane, text in ((0, True), (1, False)):
        if search.at_floor().lanes.over[lane] <= 0:
            continue
        arrangement = search.at_floor().settings.arrangement
        rail = not text or not search.style.has_rail(arrangement)
        parts = optional_parts(search.brief, text=text, rail=rail)
        parts = _fewest(search, parts, lane)
        search = search.of(without(search.brief, parts))
        left_out += tuple(part.left_out for part in parts)
    return search, left_out


def _fewest(search: Search, parts: tuple[OptionalPart, ...], lane: int) -> tuple[OptionalPart, ...]:
    """The first of some parts, as many as have to leave a lane; all, where those are too few.

    A part that has room after all, since a later one made more than it took, stays, unless it
    would stand in an arrangement that is the last resort.
    """

    def trial(leaving: tuple[OptionalPart, ...]) -> Trial:
        return search.of(without(search.brief, leaving)).at_floor()

    def fits(leaving: tuple[OptionalPart, ...]) -> bool:
        return trial(leaving).lanes.over[lane] <= 0

    count = bisect_left(range(len(parts)), 1, key=lambda count: fits(parts[:count]))
    leaving = parts[:count]
    for part in leaving[: min(count - 1, _TRIED_AGAIN)]:
        fewer = tuple(other for other in leaving if other is not part)
        leaving = fewer if fits(fewer) and not trial(fewer).is_last else leaving
    return leaving


def _fill(trial: Trial, balance: Balance) -> float:
    """Which part of its room, from 0 to 1, the page fills, with what stands across it."""
    under, depth = depth_across(trial.blocks, trial.sheet), trial.lanes.depth
    return (balance.fill * depth + under) / (depth + under) if under else balance.fill


def _concessions(trial: Trial, search: Search, balance: Balance | None) -> Iterator[str]:
    """What differs from the page as designed, in the words of the report."""
    settings, sheet = trial.settings, trial.sheet
    has_rail = search.style.has_rail(settings.arrangement)
    if settings.steps or settings.led:
        yield f"body {trial.type_size}"
    if settings.arrangement:
        yield settings.arrangement.says
    if balance:
        rail = (sheet.callout.gap, sheet.callout.group_gap) if has_rail else ()
        own = sheet.space.section_gap, *rail
        differ = [gap - elastic.natural for gap, elastic in zip(balance.gaps, own, strict=False)]
        for name, sign in (("tight", -1), ("wide", 1)):
            gaps = zip(("section", "callout", "group"), differ, strict=False)
            if given := [gap for gap, more in gaps if more * sign > trial.lanes.quarter / 2]:
                yield f"{', '.join(given)} gaps {name}"
        if balance.alone:
            yield "a line stands alone"
    if trial.blocks.strip:
        from briefing.typeset.figure_strip import fewer_abreast  # loaded only for a strip

        if fewer := fewer_abreast(trial.blocks.strip, sheet.callout.abreast):
            yield f"figures {fewer} abreast"
    for part in settings.moved if has_rail else ():
        yield f"{part.value} in the {'footer' if part is Moved.CONTACT else 'text'}"
