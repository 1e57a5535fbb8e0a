"""Sets a note to a section: in the lane of its title, or under its text where that is less deep."""

from __future__ import annotations

from briefing.brief.blocks import Aside
from briefing.brief.model import Run
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

_GAP = "\u2002"  # behind the words that a note starts with, where it stands under the text


def add_aside(
    aside: Aside,
    placed: tuple[Placed, ...],
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    side: bool,
) -> tuple[Placed, ...]:
    """What a section holds so far, its title first, and its note as the last of it.

    At the `side` the note stands under the title, unless the section gets less deep with the note
    under its text: so it moves by itself as the copy grows, and no cut ever makes a section deeper.
    `measure` is the text's.
    """
    left = sheet.grid.start(sheet.grid.label)
    depth = max(part.y + part.block.depth for part in placed)
    text = _set_under(aside, sheet, composer, measure)
    under = Placed(left, Pt(depth + sheet.space.paragraphs), text)
    if not (side and len(placed) > 1):
        return (*placed, under)
    lane = sheet.grid.span(sheet.grid.label)
    told = len(composer.faults)
    note = _set_beside(aside, sheet, composer, lane)
    top = placed[0].y + placed[0].block.depth + sheet.baseline / 2
    if len(composer.faults) > told or top + note.depth > under.y + under.block.depth:
        del composer.faults[told:]
        return (*placed, under)
    return (*placed, Placed(Pt(0), Pt(top), note))


def _set_beside(aside: Aside, sheet: Stylesheet, composer: Composer, lane: Pt) -> Block:
    """The note below a thin rule as wide as the lane."""
    style = sheet.type.topic._replace(weight="regular")
    thin = sheet.space.rule
    rule = FilledBox(Rect(Pt(0), Pt(-thin / 2), lane, thin), sheet.colours.ink)
    stack = Stack(sheet.baseline / 4)
    if aside.title:
        stack.add(composer.paragraph(aside.title, style._replace(weight="bold"), lane))
    stack.add(composer.paragraph(aside.text, style, lane))
    return stack.block(boxes=(rule,))


def _set_under(aside: Aside, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """The note as a paragraph that starts with its title, or with the word for a note."""
    words = composer.shaper.language.blocks
    title = aside.title.runs if aside.title else (Run(text=words.note),)
    head = (run._replace(bold=True) for run in title)
    runs = (*head, Run(text=_GAP), *aside.text.runs)
    parts = tuple(part for part in (aside.title, aside.text) if part)
    copy = aside.text._replace(runs=runs, parts=parts)
    return composer.paragraph(copy, sheet.type.context, measure)
