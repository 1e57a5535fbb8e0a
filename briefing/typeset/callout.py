"""Key figures, pull quotes and what is next become blocks of the rail's measure."""

from typing import NamedTuple

from briefing.brief.model import Copy, Figure, Next, PullQuote, own_words
from briefing.galley.quote import set_quote
from briefing.galley.value import ValueSetter
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, Drawn, Placed, Stack
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_list
from briefing.units import Pt, Rect


class Setter(NamedTuple):
    """What every part of the rail is set with; `measure` in points."""

    sheet: Stylesheet
    composer: Composer
    language: Language
    measure: Pt

    @property
    def values(self) -> ValueSetter:
        """What values are set with."""
        callout = self.sheet.callout
        beside = Pt(callout.beside - 2 * callout.unit)
        return ValueSetter(self.sheet, self.composer, beside if callout.beside else self.measure)

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

    def figure(self, figure: Figure, size: Pt, *, rule: Pt, level: bool = False) -> Block:
        """One callout under a rule so thick: topic, value and unit, label, context.

        `size` is the value's, or as much less as it needs. A value that has to stand
        `level` with others that have a topic leaves the room for one.
        """
        callout, roles, stack = self.sheet.callout, self.sheet.type, Stack()
        stack.y = callout.rule
        if figure.kicker:
            stack.add(self._paragraph(figure.kicker, roles.topic, "Span"))
        elif level:
            stack.y += roles.topic.leading
        value, left = self.values.block(figure, size), callout.beside
        words = self._words(figure, Pt(self.measure - left))
        if left:
            # A label beside its value stands on the same baseline.
            down = value.lines[0].baseline - words.children[0].block.lines[0].baseline
            parts = Placed(Pt(0), Pt(0), value), Placed(left, Pt(down), words)
            depth = max(part.y + part.block.depth for part in parts)
            stack.add(Block(Pt(depth), children=parts))
        else:
            stack.add(value)
            stack.add(words, above=callout.label)
        whole = Stack()
        whole.add(stack.block("P"))
        if figure.chart:
            from briefing.typeset.charts import add_chart  # loaded only for a chart
            from briefing.typeset.charts.canvas import Easel

            add_chart(whole, figure, Easel(*self))
        return _nest(whole.block("LBody"), "LI", boxes=(self.rule(rule),))

    def _words(self, figure: Figure, measure: Pt) -> Block:
        """What a figure's value counts, and its context."""
        roles, stack = self.sheet.type, Stack()
        stack.add(self.composer.paragraph(figure.label, roles.label, measure, tag="Span"))
        if figure.context:
            context = self.composer.paragraph(figure.context, roles.context, measure, tag="Span")
            stack.add(context)
        return stack.block()

    def quote(self, quote: PullQuote, title: Copy) -> Block:
        """A pull quote under a group's rule: the section's title, the words, the speaker."""
        callout, roles = self.sheet.callout, self.sheet.type
        kicker = self.composer.paragraph(
            title, roles.quote_kicker, self.measure, tag=None, artifact="Layout"
        )
        stack = Stack(y=callout.heading)
        stack.add(kicker)
        words = set_quote(quote, self.sheet, self.composer, self.measure)
        stack.add(words, above=callout.quote)
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
