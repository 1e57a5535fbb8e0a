"""The report on a brief that fits on no rung: by how much it is too deep, and what to cut."""

import math
import sys
from collections.abc import Iterable, Iterator
from itertools import chain

from briefing.brief.model import Brief
from briefing.brief.schema import PAPERS
from briefing.errors import Fault
from briefing.layout.cuts import FIGURE, IsOver, cut_rail, cut_text, shorten
from briefing.layout.repeated_points import repeated_points
from briefing.layout.result import Cut, Overset, Share
from briefing.layout.trial import Search, Trial
from briefing.style.stylesheet import Place
from briefing.typeset.brief import BriefBlocks
from briefing.units import Pt

_SHOWN = 5  # places that one line of a report can name
_NEXT = "next"


def judge_overset(search: Search) -> tuple[Overset, Fault]:
    """The cuts that make a brief fit in the smallest type, and the fault that names them.

    Of all ways to move parts of the rail into the text, the one that takes the fewest words.
    """
    trial, text, rail = _fewest(search)
    cuts = _sorted(*text, *rail)
    over = trial.lanes.over
    deepest = 0 if over[0] >= over[1] else 1
    shares = _shares(search.brief, trial, deepest, _words(rail if deepest else text))
    overset = Overset(over[deepest], _words(cuts), cuts, shares)
    text_is = "text and key figures are" if _holds_figures(trial, search.brief) else "the text is"
    lanes = zip((text_is, "the key figures' column is"), over, strict=True)
    deep = [f"{lane} {more:.1f} pt ({_lines(trial, more)})" for lane, more in lanes if more > 0]
    advice = _advice(overset, over), *_repeats(search, trial)
    fault = Fault(
        "fit.overset",
        f"{' and '.join(deep)} too deep for {PAPERS[trial.sheet.format.name]}",
        cuts[0].span if cuts else search.brief.title.span,
        f"{'; '.join(advice)}; the type is at its smallest, body {trial.type_size}",
    )
    return overset, fault


def _holds_figures(trial: Trial, brief: Brief) -> bool:
    """Whether key figures take room of the text, in a strip over it or in their sections."""
    has_figures = any(section.figures for section in brief.sections)
    return has_figures and trial.sheet.layout.figures is not Place.RAIL


def _repeats(search: Search, trial: Trial) -> Iterator[str]:
    """The points that repeat a key figure, which an author may rather let go than words."""
    points = repeated_points(search.brief)
    if not points or trial.lanes.over[0] <= 0:
        return
    bare: Brief = shorten(search.brief, dict.fromkeys(points, 0))
    is_enough = search.of(bare).trial(trial.settings).lanes.over[0] <= 0
    shown = [*points.values()][:_SHOWN]
    places = ", ".join(str(point.span) for point in shown)
    more = f" and {len(points) - _SHOWN} more" if len(points) > _SHOWN else ""
    what = "the point that repeats" if len(points) == 1 else "the points that repeat"
    short = "" if is_enough else ", which alone is not enough"
    yield f"or mark `optional` {what} a key figure, {places}{more}{short}"


def _words(*cuts: Iterable[Cut]) -> int:
    return sum(cut.words for cut in chain(*cuts))


def _sorted(*cuts: Cut) -> tuple[Cut, ...]:
    """The longest first, parts last."""
    return tuple(sorted(cuts, key=lambda cut: (bool(cut.part), -cut.words)))


def _fewest(search: Search) -> tuple[Trial, list[Cut], list[Cut]]:
    """The way to set a brief in the smallest type that takes the fewest cuts, and these.

    One that is too deep even after the cuts of another is taken for one that needs more of them.
    """
    trials = [search.trial(settings) for settings in search.floors]
    fewest = min((trial.crowded, len(trial.faults)) for trial in trials)
    best = [trial for trial in trials if (trial.crowded, len(trial.faults)) == fewest]
    first, *others = sorted(best, key=lambda trial: max(trial.lanes.over))
    cut, text, rail = _cuts(first, search)
    for trial in others:
        if cut is search.brief or not search.of(cut).trial(trial.settings).is_over:
            shorter, *cuts = _cuts(trial, search)
            if _toll(*cuts) < _toll(text, rail):
                first, cut, (text, rail) = trial, shorter, cuts
    return first, text, rail


def _cuts(trial: Trial, search: Search) -> tuple[Brief, list[Cut], list[Cut]]:
    """A brief cut so that it fits with a trial's settings, and the cuts in text and in rail."""
    brief, settings = search.brief, trial.settings

    def over(lane: int) -> IsOver:
        return lambda brief: search.of(brief).trial(settings).lanes.over[lane] > 0

    text, rail = list[Cut](), list[Cut]()
    if over(0)(brief):
        figures_too = _holds_figures(trial, brief)
        brief, text = cut_text(brief, settings.moved, over(0), figures_too=figures_too)
    if over(1)(brief):
        brief, rail = cut_rail(brief, settings.moved, over(1))
    return brief, text, rail


def _toll(text: list[Cut], rail: list[Cut]) -> tuple[float, int]:
    """What cuts take: words, and how many parts where those are pictures without any."""
    return _words(text, rail) or math.inf, len(text) + len(rail) or sys.maxsize


def _lines(trial: Trial, over: Pt) -> str:
    lines = math.ceil(over / trial.body.leading)
    return "one line" if lines == 1 else f"{lines} lines"


def _advice(overset: Overset, over: tuple[Pt, Pt]) -> str:
    """The cuts in words; the first is where the fault points.

    `over` is how much too deep text and rail are; figures that go while no rail is over stand in
    the text's room. Figures have too few words to share cuts among.
    """
    worded = [cut for cut in overset.cuts if not cut.part]
    parts = [cut for cut in overset.cuts if cut.part]
    clauses = [*_words_to_cut(worded), *_parts_to_take_out(parts)]
    if not clauses:
        return "shorten the title, the standfirst and the summaries"
    figures = [cut for cut in parts if cut.part.startswith(FIGURE)]
    if figures:
        them = "them" if figures[1:] else "it"
        moved = f", or say {them} in the text" if over[0] <= 0 else ""
        clauses[-1] += f", or mark {them} `optional`{moved}"
    shares = [f"{share.slug} {share.words}" for share in overset.shares if share.words]
    if shares[1:] and not (figures and (over[1] >= over[0] or over[1] <= 0)):
        clauses.append(f"or cut in proportion: {', '.join(shares)}")
    return "; ".join(clauses)


def _words_to_cut(cuts: list[Cut]) -> Iterator[str]:
    """How many words to cut of which texts; behind the first few, of which files."""
    if not cuts:
        return
    first, *others = cuts
    if not others:
        count = "one word" if first.words == 1 else f"{first.words} words"
        yield f"cut {'all ' * first.all}{count} of this text"
        return
    shown, rest = others[: _SHOWN - 1], others[_SHOWN - 1 :]
    places = [f"{_counted(cut)} of that at {cut.span}" for cut in shown]
    total = sum(cut.words for cut in cuts)
    yield f"cut {total} words: {', '.join((f'{_counted(first)} of this text', *places))}" + (
        f", and {sum(cut.words for cut in rest)} more in {_files(rest)}" if rest else ""
    )


def _counted(cut: Cut) -> str:
    return f"all {cut.words}" if cut.all else f"{cut.words}"


def _parts_to_take_out(cuts: list[Cut]) -> Iterator[str]:
    """What to take out whole; behind the first few, from which files."""
    shown, rest = cuts[:_SHOWN], cuts[_SHOWN:]
    more = f", and {len(rest)} more in {_files(rest)}" if rest else ""
    if shown:
        yield f"take out {', '.join(cut.part for cut in shown)}{more}"


def _files(cuts: list[Cut]) -> str:
    """The files that some cuts are in."""
    return ", ".join(dict.fromkeys(cut.span.path for cut in cuts))


def _shares(brief: Brief, trial: Trial, lane: int, words: int) -> tuple[Share, ...]:
    """The points and words that are too many, shared among sections by their depth in the lane."""
    depths = _rail_depths(brief, trial) if lane else _text_depths(brief, trial.blocks)
    total, over = sum(depths.values()), trial.lanes.over[lane]
    shares, passed, told = [], 0.0, 0
    for slug, depth in depths.items():
        passed += depth
        # Rounded as they add up, so that they add up to the whole.
        count = round(words * passed / total) - told
        told += count
        shares.append(Share(slug, Pt(over * depth / total), count))
    return tuple(shares)


def _text_depths(brief: Brief, blocks: BriefBlocks) -> dict[str, float]:
    """By slug how deep each section is in the text, and what is next where it stands there."""
    slugs = [section.slug for section in brief.sections]
    slugs.append(_NEXT)
    pairs = zip(slugs, blocks.sections, strict=False)
    return {slug: block.depth for slug, block in pairs if block.depth}


def _rail_depths(brief: Brief, trial: Trial) -> dict[str, float]:
    """By slug how deep each section's figures and quote are in the rail, and what is next."""
    blocks, abreast = trial.blocks, trial.sheet.layout.abreast
    depths, figures = dict[str, float](), 0
    for section, quote in zip(brief.sections, blocks.quotes, strict=False):
        rows = (blocks.figures[(figures + at) // abreast] for at in range(len(section.figures)))
        depth = sum(row.depth / abreast for row in rows) + (quote.depth if quote else 0)
        figures += len(section.figures)
        if depth:
            depths[section.slug] = depth
    return depths | ({_NEXT: blocks.next.depth} if blocks.next else {})
