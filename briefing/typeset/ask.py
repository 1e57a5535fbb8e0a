"""Sets what readers are asked to decide: between two heavy rules, before all sections."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from string import ascii_uppercase

from briefing.brief.blocks import Ask, Decision
from briefing.brief.dates import in_words, shorter_words
from briefing.brief.model import Copy, Run, own_words
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet, TextStyle, TitleForm
from briefing.typeset.block import Block, FilledBox, Placed, Stack
from briefing.typeset.paragraph import Composer
from briefing.typeset.punctuation import NO_BREAK
from briefing.units import Pt, Rect

_HEAVY = 2.0  # the rules that shut it off: at least so thick, and no thinner than a section's
_OUT = 5.0  # a letter's right edge to its text
INDENT = Pt(17)  # of the text behind letters, where no lane is left of it


def set_ask(
    ask: Ask,
    sheet: Stylesheet,
    composer: Composer,
    *,
    measure: Pt,
    side: bool,
    year: int | None,
    named: tuple[str, ...] = (),
    decision: Block | None = None,
) -> Block:
    """What is asked, in one piece; its title in the lane of titles, at the `side`, or over it.

    `measure` is the text's. The day is without its year where that is `year`, the brief's own. The
    matters are `named` by letters. A `decision`, rows of boxes, stands at the foot.
    """
    language = composer.shaper.language
    left = sheet.grid.start(sheet.grid.label)
    lane = sheet.grid.span(sheet.grid.label)
    label, _ = ask_title(ask, language, year)
    days = [*_ever_shorter(ask, language, year)]
    day = _first_on_a_line(days, sheet.type.summary, lane, composer)
    if side and not _fits(label, day, lane, sheet, composer):
        side = False
    half, quarter = sheet.baseline / 2, sheet.baseline / 4
    stack = Stack(half)
    top = list[Placed]()
    if side:
        title = _lane_title(label, day, sheet, composer, lane)
        # Its first line and the text's stand on one baseline.
        top.append(Placed(Pt(0), Pt(half + _drop(sheet)), title))
    else:
        stack = _over(label, days, sheet, composer, Pt(left + measure))
    summary = composer.paragraph(ask.text, sheet.type.summary, measure)
    words = Stack()
    words.add(summary._replace(leads=bool(ask.points)))
    if ask.points:
        matters = _set_matters(ask, named, sheet, composer, measure, side=side)
        words.add(matters, above=quarter)
    if decision:
        words.add(decision, above=half)
    stack.add(words.block(), x=left)
    depth = Pt(max(stack.y, *(part.y + part.block.depth for part in top), 0) + half)
    width = Pt(left + measure)
    rules = Block(Pt(0), boxes=(heavy_rule(Pt(0), width, sheet), heavy_rule(depth, width, sheet)))
    parts = (Placed(Pt(0), Pt(0), rules), *top, *stack.placed)
    return Block(depth, "Sect", children=parts, whole=True)


def letters(ask: Ask | None, decision: Decision | None) -> tuple[str, ...]:
    """The letters that tell the matters of an ask apart, for it and for the rows of a decision."""
    count = len(ask.points) if ask else 0
    return tuple(ascii_uppercase[:count]) if count > 1 or (count and decision) else ()


def heavy_rule(y: Pt, width: Pt, sheet: Stylesheet) -> FilledBox:
    """A heavy rule, its middle at a height."""
    thick = Pt(max(_HEAVY, sheet.space.section_rule))
    return FilledBox(Rect(Pt(0), Pt(y - thick / 2), width, thick), sheet.colours.ink)


def ask_title(ask: Ask, language: Language, year: int | None) -> tuple[Copy, Copy | None]:
    """The words over what is asked, and the last day to decide."""
    words = language.blocks
    label = ask.title or own_words(words.decide_by if ask.by else words.for_decision)
    return label, own_words(in_words(ask.by, language, year, weekday=True)) if ask.by else None


def _ever_shorter(ask: Ask, language: Language, year: int | None) -> Iterator[Copy]:
    """The last day to decide, whole, then in ever fewer letters that are read as the whole."""
    if ask.by is None:
        return
    whole = in_words(ask.by, language, year, weekday=True)
    yield own_words(whole)
    for text in shorter_words(ask.by, language, year, weekday=True):
        # On one line: what replaces a text is said of one piece of marked content.
        run = Run(text.replace(" ", NO_BREAK), spoken=whole)
        yield own_words("")._replace(runs=(run,))


def _first_on_a_line(
    copies: list[Copy], style: TextStyle, measure: Pt, composer: Composer
) -> Copy | None:
    """The first of some texts that stands on one line; the first of all where none does."""
    fitting = (copy for copy in copies if composer.width(copy, style) <= measure)
    return next(fitting, copies[0] if copies else None)


def _fits(label: Copy, day: Copy | None, lane: Pt, sheet: Stylesheet, composer: Composer) -> bool:
    """Whether no word of the title is wider than its lane."""
    texts = [(label, sheet.type.title), *([(day, sheet.type.summary)] if day else [])]
    return all(composer.widest_part(copy, style) <= lane for copy, style in texts)


def _drop(sheet: Stylesheet) -> float:
    """How far a title in its lane stands below the top of the summary beside it."""
    return max(sheet.type.summary.leading - sheet.type.title.leading, 0)


def _lane_title(
    label: Copy, day: Copy | None, sheet: Stylesheet, composer: Composer, lane: Pt
) -> Block:
    """The title in its lane: the words, and the day below them, as one heading."""
    stack = Stack()
    stack.add(composer.paragraph(label, sheet.type.title, lane, tag=None))
    if day:
        stack.add(composer.paragraph(day, sheet.type.summary, lane, tag=None))
    return stack.block("H2")


def _over(
    label: Copy, days: list[Copy], sheet: Stylesheet, composer: Composer, measure: Pt
) -> Stack:
    """The title over the text, on one line if it has room."""
    is_tab, stack = sheet.layout.title is TitleForm.TAB, Stack()
    titles = [label._replace(runs=(*label.runs, Run(text=" "), *day.runs)) for day in days]
    room = Pt(measure - 2 * sheet.space.title_tab.inset * is_tab)
    title = _first_on_a_line(titles, _heading(sheet), room, composer) or label
    stack.add(set_heading(title, sheet, composer, measure))
    stack.y += sheet.baseline / 4 if is_tab else sheet.space.title
    return stack


def set_heading(title: Copy, sheet: Stylesheet, composer: Composer, measure: Pt) -> Block:
    """A title over the text below a heavy rule, in a tab where titles have one."""
    if sheet.layout.title is TitleForm.TAB:
        from briefing.typeset.title_tab import set_tab  # only for such a style

        return set_tab(title, sheet, composer, measure)
    stack = Stack(sheet.baseline / 2)
    heading = composer.paragraph(title, _heading(sheet), measure, tag="H2")
    stack.add(heading._replace(leads=True))
    return stack.block()


def _heading(sheet: Stylesheet) -> TextStyle:
    """The title's style over the text: that of titles there, which is larger than in a lane."""
    is_tab = sheet.layout.title is TitleForm.TAB
    return sheet.type.title if is_tab or not sheet.grid.label else sheet.type.summary


def _set_matters(
    ask: Ask,
    named: tuple[str, ...],
    sheet: Stylesheet,
    composer: Composer,
    measure: Pt,
    *,
    side: bool,
) -> Block:
    """What is asked one by one, each behind its letter, which hangs in the lane if there is one."""
    indent = Pt(0) if side or not named else INDENT
    style, stack = sheet.type.body, Stack()
    for number, (letter, point) in enumerate(zip_longest(named, ask.points)):
        text = composer.paragraph(point, style, Pt(measure - indent), tag="LBody")
        label = (set_letter(letter, sheet, composer, indent),) if letter else ()
        item = Block(text.depth, "LI", children=(*label, Placed(indent, Pt(0), text)))
        stack.add(item, above=sheet.baseline / 4 if number else 0)
    return stack.block("L")._replace(numbering="UpperAlpha" if named else None)


def set_letter(letter: str, sheet: Stylesheet, composer: Composer, x: Pt) -> Placed:
    """A letter left of a text that starts at `x`, on its first baseline, as a list's label."""
    style = sheet.type.topic._replace(leading=sheet.type.body.leading)
    copy = own_words(letter)
    width = composer.width(copy, style)
    block = composer.paragraph(copy, style, Pt(width + 1), tag="Lbl")
    return Placed(Pt(x - _OUT - width), Pt(0), block)
