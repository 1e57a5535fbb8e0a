"""Sets boxes to tick, in rows, and lines to sign on."""

from __future__ import annotations

from itertools import product, zip_longest

from briefing.brief.blocks import Ask, Decision
from briefing.brief.model import Copy, own_words
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.ask import INDENT, heavy_rule, letters, set_heading, set_letter
from briefing.typeset.block import Block, FilledBox, OpenBox, Placed, Stack
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect, mm

# In parts of the size of the text: a box, from its top to the baseline, and from it to its words.
_BOX, _TOP, _WORDS, _EDGE = 1.0, 0.863, 0.474, Pt(0.75)
_COLUMNS = 3  # boxes side by side
_WRITE = 24.0  # points to write in over a line, at least
_SIGN, _DATE, _APART = mm(53), mm(28), mm(3)


def set_decision(
    decision: Decision, ask: Ask | None, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """A block of its own, between sections: its title in the lane of titles, below a heavy rule.

    `measure` is the text's.
    """
    left, half = sheet.grid.start(sheet.grid.label), sheet.baseline / 2
    title = decision.title or own_words(composer.shaper.language.blocks.decision)
    lane = sheet.grid.span(sheet.grid.label)
    width = Pt(left + measure)
    rule = Placed(Pt(0), Pt(0), Block(Pt(0), boxes=(heavy_rule(Pt(0), width, sheet),)))
    side = bool(sheet.grid.label) and composer.widest_part(title, sheet.type.title) <= lane
    if side:
        stack, style = Stack(half), sheet.type.title
        heading = composer.paragraph(title, style, lane, tag="H2")
        down = max(sheet.type.body.leading - style.leading, 0)
        top = Placed(Pt(0), Pt(half + down), heading)
    else:
        stack = Stack()
        top = Placed(Pt(0), Pt(0), set_heading(title, sheet, composer, width))
        stack.y = top.block.depth + sheet.baseline / 4
    stack.add(set_rows(decision, ask, sheet, composer, measure, side=side), x=left)
    depth = Pt(max(stack.y, top.y + top.block.depth))
    return Block(depth, "Sect", children=(rule, top, *stack.placed), whole=True)


def set_rows(
    decision: Decision,
    ask: Ask | None,
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    side: bool,
    ruled: bool = False,
) -> Block:
    """The rows of boxes, and the lines to sign on; `ruled` below a thin rule, as within an ask.

    One row alone stands for each matter of an ask. With a lane at the `side` letters hang in it.
    """
    named = letters(ask, decision)
    rows = decision.boxes * len(named) if len(decision.boxes) == 1 and named else decision.boxes
    indent = INDENT if named and not side else Pt(0)
    boxes: tuple[FilledBox, ...] = ()
    if ruled:
        thin = sheet.space.rule
        boxes = (FilledBox(Rect(Pt(0), Pt(-thin / 2), measure, thin), sheet.colours.ink),)
    stack = Stack(sheet.baseline / 2 if ruled else 0)
    listed = Stack()
    starts = _starts(rows, sheet, composer, Pt(measure - indent))
    for number, (letter, row) in enumerate(zip_longest(named, rows)):
        options = _set_row(row, starts, sheet, composer, Pt(measure - indent))
        children = [Placed(indent, Pt(0), options)]
        if letter:
            children.insert(0, set_letter(letter, sheet, composer, indent))
        item = Block(options.depth, "LI", children=tuple(children))
        listed.add(item, above=sheet.baseline / 2 if number else 0)
    stack.add(listed.block("L")._replace(numbering="UpperAlpha" if named else None))
    if decision.sign:
        stack.add(_set_lines(sheet, composer, measure))
    return stack.block(boxes=boxes)


def _starts(
    rows: tuple[tuple[Copy, ...], ...], sheet: Stylesheet, composer: Composer, measure: Pt
) -> tuple[float, ...]:
    """Where columns of boxes start: as many, up to three, as have room for their widest words."""
    style, most = sheet.type.body, min(max(map(len, rows)), _COLUMNS)
    gaps = sheet.baseline, sheet.baseline / 2
    for count, apart in product(range(most, 0, -1), gaps):
        widths = [0.0] * count
        for row in rows:
            for at, option in enumerate(row):
                wide = composer.width(option, style) + (_BOX + _WORDS) * style.size + 1
                widths[at % count] = max(widths[at % count], wide)
        if count == 1 or sum(widths) + (count - 1) * apart <= measure:
            break
    return tuple(sum(widths[:at]) + at * apart for at in range(count))


def _set_row(
    row: tuple[Copy, ...],
    starts: tuple[float, ...],
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
) -> Block:
    """The boxes of one row, in lines of so many columns."""
    style, placed, y = sheet.type.body, list[Placed](), 0.0
    words = composer.shaper.language.blocks.tick.format("").strip()
    into = (_BOX + _WORDS) * style.size
    for first in range(0, len(row), len(starts)):
        y += sheet.baseline / 4 if first else 0
        deepest = 0.0
        for option, x in zip(row[first:], starts, strict=False):
            room = Pt(measure - x - into)
            text = composer.paragraph(option, style, room, tag=None)
            said = composer.unprinted(f"{words} ", style, "Span")
            top = text.lines[0].baseline - _TOP * style.size
            side = Pt(_BOX * style.size)
            box = OpenBox(Rect(Pt(-into), Pt(top), side, side), style.colour, _EDGE)
            parts = Placed(Pt(0), style.leading, said), Placed(Pt(0), Pt(0), text)
            placed.append(
                Placed(Pt(x + into), Pt(y), Block(text.depth, "P", children=parts, boxes=(box,)))
            )
            deepest = max(deepest, text.depth)
        y += deepest
    return Block(Pt(y), "LBody", children=tuple(placed))


def _set_lines(sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """White to write in, then the lines to sign on, with what goes there under them."""
    words, style = composer.shaper.language.blocks, sheet.type.topic._replace(weight="regular")
    quarter = sheet.baseline / 4
    down = max(2 * sheet.baseline, -(-_WRITE // quarter) * quarter)
    scale = min(measure / (_SIGN + _APART + _DATE), 1)
    thin, placed, boxes, x, depth = sheet.space.rule, list[Placed](), list[FilledBox](), 0.0, 0.0
    for word, wide in ((words.signature, _SIGN), (words.date, _DATE)):
        boxes.append(
            FilledBox(Rect(Pt(x), Pt(down - thin / 2), Pt(wide * scale), thin), sheet.colours.ink)
        )
        label = composer.paragraph(own_words(word), style, Pt(wide * scale))
        placed.append(Placed(Pt(x), Pt(down), label))
        x += (wide + _APART) * scale
        depth = max(depth, down + label.depth)
    return Block(Pt(depth), children=tuple(placed), boxes=tuple(boxes))
