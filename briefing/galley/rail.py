"""Key figures, pull quotes and what is next become blocks of the rail's measure."""

from typing import NamedTuple

from briefing.content.brief import Copy, Figure, Next, PullQuote, Run
from briefing.content.language import Language
from briefing.design.stylesheet import Stylesheet, TextStyle
from briefing.fault import Span
from briefing.galley.block import Block, Drawn, Line, Placed, Stack
from briefing.galley.composer import Composer
from briefing.galley.section import set_list
from briefing.units import Pt, Rect

# Poppler, which extracts text for many tools, sees no space in a gap narrower than 0.15 em
# of the type before it; a reader must never get "11Allies".
_WORD_GAP = 0.155


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

    def figure(self, figure: Figure) -> Block:
        """One callout under its rule: topic, value and unit, label, context."""
        callout, roles, stack = self.sheet.callout, self.sheet.type, Stack()
        stack.y = callout.rule
        if figure.kicker:
            stack.add(self._paragraph(figure.kicker, roles.topic, "Span"))
        stack.add(self._value(figure))
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

    def _value(self, figure: Figure) -> Block:
        """The value, at the largest size that stands on one line beside its unit."""
        roles = self.sheet.type
        unit = self.composer.line(figure.unit, roles.unit) if figure.unit else None
        sizes = (size for size in self.sheet.callout.values if size < roles.value.size)
        for size in (roles.value.size, *sizes):
            style = roles.value._replace(size=size)
            value = self.composer.line(figure.value, style)
            gap = max(self.sheet.callout.unit, size * _WORD_GAP)
            beside = value.width + gap - style.tracking
            width = beside + unit.width if unit else value.width
            if width <= self.measure:
                break
        else:
            self._too_wide(figure, Pt(width - self.measure))
        lines = (value, unit._replace(x=Pt(beside))) if unit else (value,)
        return _one_line(lines, roles.value.leading, self.composer.drop)

    def _too_wide(self, figure: Figure, over: Pt) -> None:
        what = f"{figure.value.text} {figure.unit.text}" if figure.unit else figure.value.text
        message = f"the value {what!r} is {over:.1f} pt too wide at the smallest size"
        hint = "shorten the value, or say the unit in the label"
        self.composer.fault("fit.value-too-wide", message, figure.value.span, hint)

    def _hung(self, copy: Copy) -> Block:
        """The words between their quotation marks, the opening one outside the measure."""
        opening, closing, *_ = self.language.quotes
        marked = Copy((Run(text=opening), *copy.runs, Run(text=closing)), copy.span, copy.written)
        style = self.sheet.type.quote
        return self.composer.paragraph(marked, style, self.measure, hang=len(opening))


def own_words(text: str) -> Copy:
    """Words of the press's own, which no file holds."""
    return Copy((Run(text=text),), Span("", 1, 1))


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


def _one_line(lines: tuple[Line, ...], leading: Pt, drop: Pt) -> Block:
    """Texts side by side on one baseline."""
    baseline = Pt(leading - drop)
    lines = tuple(line._replace(baseline=baseline) for line in lines)
    return Block(depth=leading, tag="Span", lines=lines)
