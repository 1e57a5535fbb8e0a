"""Copy that fits on no rung becomes a verdict: by how much it is over, and what to cut."""

import math
from collections.abc import Iterator

from briefing.brief.model import Brief
from briefing.brief.schema import PAPERS
from briefing.errors import Fault
from briefing.layout.cuts import IsOver, cut_rail, cut_text
from briefing.layout.result import Cut, Overset, Share
from briefing.layout.trial import Attempt, Proof, Prover, ways
from briefing.units import Pt

_SHOWN = 5  # places that one line of a report can name
_NEXT = "next"


def verdict(brief: Brief, prover: Prover) -> tuple[Overset, Fault]:
    """Judge a brief that fits nowhere, by its proof at the floor that asks for least cuts."""
    steps = -len(prover.ladder.smaller)
    proofs = (prover.prove(brief, Attempt(steps, moved)) for moved in ways(brief, prover))
    judged = [(proof, _cuts(brief, proof, prover)) for proof in proofs]
    proof, cuts = min(judged, key=lambda each: sum(cut.words for cut in each[1]) or math.inf)
    over = proof.lanes.over
    deepest = 0 if over[0] >= over[1] else 1
    words = sum(cut.words for cut in cuts)
    verdict = Overset(over[deepest], words, cuts, _shares(brief, proof, deepest, words))
    fault = Fault(
        "fit.overset",
        _message(proof),
        cuts[0].span if cuts else brief.title.span,
        f"{_advice(verdict)}; the type is at its smallest, body {proof.step}",
    )
    return verdict, fault


def _cuts(brief: Brief, proof: Proof, prover: Prover) -> tuple[Cut, ...]:
    """The cuts after which a brief fits as it was proved, the longest first, parts last."""

    def over(lane: int) -> IsOver:
        return lambda brief: prover.prove(brief, proof.attempt).lanes.over[lane] > 0

    cuts = list[Cut]()
    for lane, cut in enumerate((cut_text, cut_rail)):
        if over(lane)(brief):
            brief, more = cut(brief, proof.attempt.moved, over(lane))
            cuts += more
    return tuple(sorted(cuts, key=lambda cut: (bool(cut.part), -cut.words)))


def _message(proof: Proof) -> str:
    paper = PAPERS[proof.forme.sheet.format.name]
    lanes = zip(("the text is", "the key figures' column is"), proof.lanes.over, strict=True)
    deep = [f"{lane} {over:.1f} pt ({_lines(proof, over)})" for lane, over in lanes if over > 0]
    return f"{' and '.join(deep)} too deep for {paper}"


def _lines(proof: Proof, over: Pt) -> str:
    lines = math.ceil(over / proof.body.leading)
    return "one line" if lines == 1 else f"{lines} lines"


def _advice(verdict: Overset) -> str:
    """The cuts in words; the first is where the fault points."""
    worded = [cut for cut in verdict.cuts if not cut.part]
    parts = [cut for cut in verdict.cuts if cut.part]
    clauses = [*_words_to_cut(worded), *_parts_to_take_out(parts)]
    if not clauses:
        return "shorten the title, the standfirst and the summaries"
    shares = [f"{share.slug} {share.words}" for share in verdict.shares if share.words]
    if shares[1:]:
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


def _shares(brief: Brief, proof: Proof, lane: int, words: int) -> tuple[Share, ...]:
    """Points and words that are too many, by what each section holds of the lane."""
    depths = _rail_depths(brief, proof) if lane else _text_depths(brief, proof)
    total, over = sum(depths.values()), proof.lanes.over[lane]
    shares, passed, told = [], 0.0, 0
    for slug, depth in depths.items():
        passed += depth
        # Rounded as they add up, so that they add up to the whole.
        count = round(words * passed / total) - told
        told += count
        shares.append(Share(slug, Pt(over * depth / total), count))
    return tuple(shares)


def _text_depths(brief: Brief, proof: Proof) -> dict[str, float]:
    """How deep each section is in the text, and what is next where it stands there."""
    slugs = [section.slug for section in brief.sections]
    slugs.append(_NEXT)
    blocks = proof.forme.galleys.sections
    return {slug: block.depth for slug, block in zip(slugs, blocks, strict=False)}


def _rail_depths(brief: Brief, proof: Proof) -> dict[str, float]:
    """How deep each section's figures and quote are in the rail, and what is next."""
    galleys, depths = proof.forme.galleys, dict[str, float]()
    figures = iter(galleys.figures)
    for section, quote in zip(brief.sections, galleys.quotes, strict=False):
        parts = [next(figures) for _ in section.figures] + ([quote] if quote else [])
        depth = sum(part.depth for part in parts)
        if depth:
            depths[section.slug] = depth
    return depths | ({_NEXT: galleys.next.depth} if galleys.next else {})
