"""Sets key figures, and what stands in the rail beside them: pull quotes and what is next."""

import math
from functools import lru_cache
from typing import NamedTuple

from briefing.brief.dates import Date
from briefing.brief.model import Copy, Figure, Next, PullQuote, own_words
from briefing.language.language import Language
from briefing.style.stylesheet import Panel, Stylesheet, TextStyle
from briefing.typeset.block import Block, FilledBox, Line, Placed, Stack, moved
from briefing.typeset.fills import panel_boxes
from briefing.typeset.paragraph import Composer
from briefing.typeset.section import set_list, set_quote
from briefing.units import Pt, Rect

# The least leading of a value, in parts of its size: the default style's. The descenders of a
# topic above it reach into it.
_TIGHTEST = 0.94


@lru_cache(maxsize=256)
def _value_style(role: TextStyle, size: Pt) -> TextStyle:
    """The style of values of a size; one object, by which the shapes of texts are known."""
    return role._replace(size=size, fractions=True)


class ValueSetter(NamedTuple):
    """Sets the values of key figures, with their units, to a measure in points."""

    sheet: Stylesheet
    composer: Composer
    measure: Pt

    def common_size(self, figures: tuple[Figure, ...]) -> Pt:
        """The size of all values of a page, so that none looks weightier than its number.

        A value that needs less than the style's `together` does not count: it shrinks alone.
        """
        largest, least = self.sheet.type.value.size, self.sheet.callout.together
        sizes = (self._fitting(figure, largest) for figure in figures)
        return min((size for size in sizes if size >= least), default=largest)

    def full_width(self, figure: Figure) -> Pt:
        """How wide a value is with its unit beside it, at the style's own size, in points."""
        value = self._value(figure, self.sheet.type.value.size)
        if figure.unit is None:
            return value.width
        return Pt(self._unit_x(value) + self.composer.width(figure.unit, self.sheet.type.unit))

    def block(self, figure: Figure, largest: Pt) -> Block:
        """A value with its unit beside or below it, at `largest` or as much smaller as it needs.

        A fault tells a value or unit that is too wide at every size.
        """
        size = self._fitting(figure, largest)
        value = self._value(figure, size)
        beside = self._is_beside(figure, size)
        if not beside and value.width > self.measure:
            self._too_wide(figure, Pt(value.width - self.measure))
        depth = self._depth(size)
        value = value._replace(baseline=Pt(depth - self.composer.drop))
        lines = [value]
        if figure.unit:
            role = self._unit_role(figure.unit, beside=beside)
            unit = self.composer.line(figure.unit, role)
            if not beside:
                depth = Pt(depth + role.leading)
            x = self._unit_x(value) if beside else Pt(0)
            lines.append(unit._replace(x=x, baseline=Pt(depth - self.composer.drop)))
            if x + unit.width > self.measure:
                self._too_wide(figure, Pt(x + unit.width - self.measure))
        # Readers that judge by gaps on the page would run value and unit together, and part letters
        # that are raised from their number.
        is_raised = any(voice.raised for voice in value.shaped.voices)
        words = [word for line in lines for word in line.text.split()]
        spoken = f"{' '.join(words)} " if figure.unit or is_raised else None
        return Block(depth=depth, tag="Span", lines=tuple(lines), spoken=spoken)

    def _unit_role(self, unit: Copy, *, beside: bool) -> TextStyle:
        """A unit below its value that is too wide is set as small as a label."""
        role, label = self.sheet.type.unit, self.sheet.type.label
        wide = not beside and self.composer.width(unit, role) > self.measure
        return role._replace(size=min(role.size, label.size)) if wide else role

    def _fitting(self, figure: Figure, largest: Pt) -> Pt:
        """The largest size that fits: with the unit beside it down to `together`, else alone."""
        sizes = (largest, *(size for size in self.sheet.callout.values if size < largest))
        least = self.sheet.callout.together
        beside = (size for size in sizes if size >= least and self._is_beside(figure, size))
        alone = (size for size in sizes if self._value(figure, size).width <= self.measure)
        return next(beside, None) or next(alone, sizes[-1])

    def _is_beside(self, figure: Figure, size: Pt) -> bool:
        """Whether a value at this size fits with its unit beside it, if it has one."""
        value = self._value(figure, size)
        if figure.unit is None:
            return value.width <= self.measure
        unit = self.composer.width(figure.unit, self.sheet.type.unit)
        return self._unit_x(value) + unit <= self.measure

    def _value(self, figure: Figure, size: Pt) -> Line:
        return self.composer.line(figure.value, _value_style(self.sheet.type.value, size))

    def _unit_x(self, value: Line) -> Pt:
        # The last letter's tracking is white that the gap to the unit does not count.
        return Pt(value.width + self.sheet.callout.unit - self.sheet.type.value.tracking)

    def _depth(self, size: Pt) -> Pt:
        """The leading of a value of this size, a whole number of quarters of the baseline.

        It is in proportion to the style's, but never so tight that a value that grows faster
        than the baseline, on upper rungs, touches its topic.
        """
        role, quarter = self.sheet.type.value, self.sheet.baseline / 4
        leading = max(role.leading / role.size, _TIGHTEST) * size
        return Pt(math.ceil(leading / quarter - 0.01) * quarter)

    def _too_wide(self, figure: Figure, over: Pt) -> None:
        what = f"{figure.value.text} {figure.unit.text}" if figure.unit else figure.value.text
        message = f"the value {what!r} is {over:.1f} pt too wide at the smallest size"
        hint = "shorten the value, or say the unit in the label"
        self.composer.fault("fit.value-too-wide", message, figure.value.span, hint)


class Level(NamedTuple):
    """What the figures of a row leave room for, so that their values and labels stand level.

    `topic` is how deep their deepest topic is; `above` is the height of the lowest baseline of a
    value in its block, `below` the most that a unit stands under one, in points.
    """

    topic: Pt = Pt(0)
    above: Pt = Pt(0)
    below: Pt = Pt(0)


ALONE = Level()


class CalloutSetter(NamedTuple):
    """Sets parts of the rail to its measure, in points."""

    sheet: Stylesheet
    composer: Composer
    language: Language
    measure: Pt

    @property
    def values(self) -> ValueSetter:
        """What sets the values: as wide as the rail, or as the way to labels beside them."""
        callout = self.sheet.callout
        beside = Pt(callout.beside - 2 * callout.unit)
        return ValueSetter(self.sheet, self.composer, beside if callout.beside else self.measure)

    def on(self, panel: Panel) -> "CalloutSetter":
        """What sets text on a panel."""
        return self._replace(sheet=self.sheet.on(panel.colour)) if panel.is_drawn else self

    def rule(self, thickness: Pt) -> tuple[FilledBox, ...]:
        """A rule as wide as the rail, its middle at the block's top; one 0 thick is none."""
        rect = Rect(Pt(0), Pt(-thickness / 2), self.measure, thickness)
        return (FilledBox(rect, self.sheet.colours.ink),) if thickness else ()

    def figures_heading(self) -> Block:
        """The heading over the key figures, below a rule or the top of their panel."""
        callout, words = self.sheet.callout, self.language.words
        panel = self.sheet.fills.figures
        heading = own_words(words.key_figures)
        stack = Stack(panel.inset if panel.is_drawn else callout.heading)
        stack.add(self._paragraph(heading, self.sheet.type.group, "H2"))
        stack.y += callout.heading
        rule = () if panel.is_drawn else self.rule(self.sheet.space.group_rule)
        return stack.block(boxes=rule)

    def level(self, figures: tuple[Figure, ...], values: list[Block]) -> Level:
        """What the figures of a row ask for, whose values are set."""
        told = len(self.composer.faults)
        topics = [self._topic(figure) for figure in figures]
        del self.composer.faults[told:]  # they are told when the figures are set
        baselines = [value.lines[0].baseline for value in values]
        below = (value.depth - at for value, at in zip(values, baselines, strict=True))
        topic = max(block.depth if block else 0 for block in topics)
        return Level(Pt(topic), max(baselines), Pt(max(below)))

    def _topic(self, figure: Figure) -> Block | None:
        topic = figure.kicker
        return self._paragraph(topic, self.sheet.type.topic, "P") if topic else None

    def figure(self, figure: Figure, value: Block, *, rule: Pt, level: Level = ALONE) -> Block:
        """One key figure: topic, value and unit, label, context, chart; below a `rule` so thick.

        Topic and context are paragraphs of their own, so that they are heard apart; the value is
        heard with its label. The `value` is set already. `level` is that of a row of figures.
        """
        callout, roles, stack = self.sheet.callout, self.sheet.type, Stack()
        topic = self._topic(figure)
        stack.y = callout.rule + max(level.topic - (topic.depth if topic else 0), 0)
        if topic:
            stack.add(topic)
        baseline, left = value.lines[0].baseline, callout.beside
        stack.y += max(level.above - baseline, 0)
        measure = Pt(self.measure - left)
        label = self.composer.paragraph(figure.label, roles.label, measure, tag="Span")
        if left:
            # A label beside its value stands on the same baseline.
            below = Pt(baseline - label.lines[0].baseline)
        else:
            below = Pt(value.depth + callout.label + max(level.below - value.depth + baseline, 0))
        said = Placed(Pt(0), Pt(0), value), Placed(left, below, label)
        under = below + label.depth
        parts = [Placed(Pt(0), Pt(0), Block(Pt(max(value.depth, under)), "P", children=said))]
        if figure.context:
            context = self.composer.paragraph(figure.context, roles.context, measure)
            parts.append(Placed(left, Pt(under), context))
            under += context.depth
        if figure.status:
            from briefing.typeset.status import of_figure  # loaded only for a status

            status = of_figure(figure.status, self.sheet, self.composer, measure)
            parts.append(Placed(left, Pt(under), status))
        depth = max(part.y + part.block.depth for part in parts)
        stack.add(Block(Pt(depth), children=tuple(parts)))
        if figure.chart:
            from briefing.typeset.charts import add_chart  # loaded only for a chart
            from briefing.typeset.charts.canvas import Canvas

            add_chart(stack, figure, Canvas(*self))
        body = stack.block("LBody")
        children = (Placed(Pt(0), Pt(0), body),)
        return Block(body.depth, "LI", children=children, boxes=self.rule(rule))

    def quotes(self, quotes: tuple[PullQuote, ...], title: Copy) -> Block:
        """A section's pull quotes, below a rule if groups have one: its title, words, speakers."""
        callout, roles = self.sheet.callout, self.sheet.type
        kicker = self.composer.paragraph(
            title, roles.quote_kicker, self.measure, tag=None, artifact="Layout"
        )
        stack = Stack(y=callout.heading if self.sheet.space.group_rule else 0)
        stack.add(kicker)
        boxes = list(self.rule(self.sheet.space.group_rule))
        first, *others = (
            set_quote(quote, self.sheet, self.composer, self.measure) for quote in quotes
        )
        tag = "BlockQuote" if others else None
        stack.add(first._replace(tag=tag), above=callout.quote)
        for words in others:
            # A thin rule in the middle of the white between two.
            half = self.sheet.baseline / 2
            (rule,) = self.rule(self.sheet.space.rule)
            boxes.append(rule._replace(rect=moved(rule.rect, 0, stack.y + half)))
            stack.add(words._replace(tag=tag), above=2 * half)
        return stack.block(None if others else "BlockQuote", boxes=tuple(boxes))

    def next(self, coming: Next, today: Date | None = None) -> Block:
        """What happens next, in its panel or below a rule: a title and its points.

        By `today`, the brief's own day, points with dates are past or to come.
        """
        panel = self.sheet.fills.next
        return self.on(panel)._next(coming, panel, today)

    def _next(self, coming: Next, panel: Panel, today: Date | None) -> Block:
        callout, roles = self.sheet.callout, self.sheet.type
        stack = Stack(panel.inset if panel.is_drawn else callout.heading)
        stack.add(self._paragraph(coming.title, roles.group, "H2"))
        if any(point.date for point in coming.points):
            from briefing.brief.blocks import Timeline  # loaded only for dates
            from briefing.typeset.timeline import set_timeline

            timeline = Timeline(coming.points, today)
            points = set_timeline(timeline, self.sheet, self.composer, self.measure)
            stack.add(points, above=callout.agenda)
        elif coming.points:
            given = roles.agenda, self.sheet, self.composer, self.measure
            points = set_list(coming.points, *given)
            stack.add(points, above=callout.agenda)
        if panel.is_drawn:
            return stack.block("Sect", panel_boxes(panel, self.sheet, self.measure, stack.y))
        return stack.block("Sect", self.rule(self.sheet.space.group_rule))

    def _paragraph(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        return self.composer.paragraph(copy, style, self.measure, tag=tag)


def stack_figures(heading: Block, figures: tuple[Block, ...], sheet: Stylesheet, gap: Pt) -> Block:
    """The key figures and their heading on their panel, as one section, `gap` points apart."""
    callouts = Stack()
    for number, figure in enumerate(figures):
        callouts.add(figure, above=gap if number else 0)
    group = Stack()
    group.add(heading)
    group.add(callouts.block("L"))
    panel = sheet.fills.figures
    boxes = panel_boxes(panel, sheet, sheet.grid.span(sheet.grid.rail), group.y)
    return group.block("Sect", boxes if panel.is_drawn else ())
