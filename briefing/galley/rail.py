"""Key figures, pull quotes and what is next become blocks of the rail's measure."""

import math
from typing import NamedTuple

from briefing.content.brief import Copy, Figure, Next, PullQuote, Run
from briefing.content.language import Language
from briefing.design.stylesheet import Stylesheet, TextStyle
from briefing.fault import Span
from briefing.galley.block import Block, Drawn, Line, Placed, Stack
from briefing.galley.composer import Composer
from briefing.galley.section import set_list
from briefing.units import Pt, Rect


class Setter(NamedTuple):
    """What every part of the rail is set with; `measure` is the rail's, in points."""

    sheet: Stylesheet
    composer: Composer
    language: Language

    @property
    def measure(self) -> Pt:
        """The rail's width."""
        return self.sheet.grid.span(self.sheet.grid.rail)

    def rule(self, thickness: Pt) -> Drawn:
        """A rule over the measure, its middle at the block's top."""
        rect = Rect(Pt(0), Pt(-thickness / 2), self.measure, thickness)
        return Drawn(rect, self.sheet.colours.ink)

    def figures_heading(self) -> Block:
        """The heading over the key figures, under a group's rule."""
        callout, words = self.sheet.callout, self.language.words
        heading = own_words(words.key_figures)
        stack = Stack()
        stack.add(self._paragraph(heading, self.sheet.type.group, "H2"), above=callout.heading)
        stack.y += callout.heading
        return stack.block(boxes=(self.rule(self.sheet.space.group_rule),))

    def figure(self, figure: Figure, size: Pt) -> Block:
        """One callout under its rule: topic, value and unit, label, context.

        `size` is the value's, or as much less as it needs.
        """
        callout, roles, stack = self.sheet.callout, self.sheet.type, Stack()
        stack.y = callout.rule
        if figure.kicker:
            stack.add(self._paragraph(figure.kicker, roles.topic, "Span"))
        stack.add(self._value(figure, size))
        stack.add(self._paragraph(figure.label, roles.label, "Span"), above=callout.label)
        if figure.context:
            stack.add(self._paragraph(figure.context, roles.context, "Span"))
        rule = self.rule(self.sheet.space.rule)
        return _nest(stack.block("P"), "LBody", "LI", boxes=(rule,))

    def quote(self, quote: PullQuote, title: Copy) -> Block:
        """A pull quote under a group's rule: the section's title, the words, the speaker."""
        callout, roles = self.sheet.callout, self.sheet.type
        kicker = self.composer.paragraph(
            title, roles.quote_kicker, self.measure, tag=None, artifact="Layout"
        )
        stack = Stack(y=callout.heading)
        stack.add(kicker)
        stack.add(self._hung(quote.text), above=callout.quote)
        if quote.speaker:
            stack.add(self._paragraph(quote.speaker, roles.speaker, "P"), above=callout.quote)
        return stack.block("BlockQuote", boxes=(self.rule(self.sheet.space.group_rule),))

    def next(self, coming: Next) -> Block:
        """What happens next under a group's rule: a title and its points."""
        callout, roles = self.sheet.callout, self.sheet.type
        stack = Stack(y=callout.heading)
        stack.add(self._paragraph(coming.title, roles.group, "H2"))
        if coming.points:
            points = set_list(
                coming.points, roles.agenda, self.composer, self.measure, apart=callout.agenda
            )
            stack.add(points, above=callout.agenda)
        return stack.block("Sect", boxes=(self.rule(self.sheet.space.group_rule),))

    def _paragraph(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        return self.composer.paragraph(copy, style, self.measure, tag=tag)

    def value_size(self, figures: tuple[Figure, ...]) -> Pt:
        """The size at which all values stand, so that none looks weightier than its number.

        A value that needs less than the style's `together` is left out: it shrinks alone.
        """
        least = self.sheet.callout.together
        sizes = (self._fitting(figure, self.sheet.type.value.size) for figure in figures)
        return min((size for size in sizes if size >= least), default=self.sheet.type.value.size)

    def _fitting(self, figure: Figure, largest: Pt) -> Pt:
        """The largest size at which a value stands on one line beside its unit."""
        sizes = (largest, *(size for size in self.sheet.callout.values if size < largest))
        widths = ((size, self._value_line(figure, size)[-1]) for size in sizes)
        return next((s for s, end in widths if end.x + end.width <= self.measure), sizes[-1])

    def _value_line(self, figure: Figure, size: Pt) -> tuple[Line, ...]:
        """The value at a size, and its unit beside it, on a baseline of 0."""
        style = self.sheet.type.value._replace(size=size)
        value = self.composer.line(figure.value, style)
        if figure.unit is None:
            return (value,)
        unit = self.composer.line(figure.unit, self.sheet.type.unit)
        beside = value.width + self.sheet.callout.unit - style.tracking
        return value, unit._replace(x=Pt(beside))

    def _value(self, figure: Figure, largest: Pt) -> Block:
        lines = self._value_line(figure, self._fitting(figure, largest))
        over = lines[-1].x + lines[-1].width - self.measure
        if over > 0:
            self._too_wide(figure, Pt(over))
        leading = self._value_leading(lines[0])
        baseline = Pt(leading - self.composer.drop)
        placed = tuple(line._replace(baseline=baseline) for line in lines)
        return Block(depth=leading, tag="Span", lines=placed, spoken=_spoken(figure))

    def _value_leading(self, value: Line) -> Pt:
        """The height of a value's line: in proportion to its size, in quarters of the baseline."""
        role, quarter = self.sheet.type.value, self.sheet.baseline / 4
        part = value.stretches[0].size / role.size
        return Pt(math.ceil(role.leading * part / quarter - 0.01) * quarter)

    def _too_wide(self, figure: Figure, over: Pt) -> None:
        what = f"{figure.value.text} {figure.unit.text}" if figure.unit else figure.value.text
        message = f"the value {what!r} is {over:.1f} pt too wide at the smallest size"
        hint = "shorten the value, or say the unit in the label"
        self.composer.fault("fit.value-too-wide", message, figure.value.span, hint)

    def _hung(self, copy: Copy) -> Block:
        """The words between their quotation marks, the opening one outside the measure."""
        opening, closing, inner_opening, inner_closing = self.language.quotes
        outer = opening.strip(), closing.strip()
        nested = str.maketrans('"' + "".join(outer), "'" + inner_opening + inner_closing)
        runs = tuple(run._replace(text=run.text.translate(nested)) for run in _bare(copy, outer))
        marked = Copy((Run(text=opening), *runs, Run(text=closing)), copy.span, copy.written)
        style = self.sheet.type.quote
        return self.composer.paragraph(marked, style, self.measure, hang=len(opening))


def own_words(text: str) -> Copy:
    """Words of the press's own, which no file holds."""
    return Copy((Run(text=text),), Span("", 1, 1))


def _bare(copy: Copy, outer: tuple[str, str]) -> tuple[Run, ...]:
    """A quotation's runs without marks around the whole, which the page puts there."""
    text = copy.text
    pairs = (('"', '"'), outer, ("\u201c", "\u201d"))
    if not any(text.startswith(one) and text.endswith(other) for one, other in pairs):
        return copy.runs
    first, *others = copy.runs
    runs = [first._replace(text=first.text[1:]), *others]
    return (*runs[:-1], runs[-1]._replace(text=runs[-1].text[:-1]))


def stack_figures(heading: Block, figures: tuple[Block, ...], gap: Pt) -> Block:
    """The key figures as one group, the callouts some space apart."""
    callouts = Stack()
    for number, figure in enumerate(figures):
        callouts.add(figure, above=gap if number else 0)
    group = Stack()
    group.add(heading)
    group.add(callouts.block("L"))
    return group.block("Sect")


def _nest(block: Block, *tags: str, boxes: tuple[Drawn, ...] = ()) -> Block:
    """A block within elements, the innermost tag first; the boxes belong to the outermost."""
    for tag in tags:
        block = Block(depth=block.depth, tag=tag, children=(Placed(Pt(0), Pt(0), block),))
    return block._replace(boxes=boxes)


def _spoken(figure: Figure) -> str | None:
    """A value and its unit as words; tools that judge by the gap would run them together."""
    return f"{figure.value.text} {figure.unit.text} " if figure.unit else None
