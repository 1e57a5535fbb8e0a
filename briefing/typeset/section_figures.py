"""Sets key figures in their section: one below the other, the words of each on its value's line."""

from __future__ import annotations

from briefing.brief.model import Copy, Figure
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, Placed, Stack
from briefing.typeset.key_figures import ValueSetter
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# A label stands beside its value where that leaves it so much of the measure, else below.
_ROOM = 1 / 3


def common_size(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, measure: Pt
) -> Pt:
    """The size in which all values of a page fit a measure in points, if need be a smaller one."""
    return ValueSetter(sheet, composer, measure).common_size(figures)


def set_figures(
    figures: tuple[Figure, ...], sheet: Stylesheet, composer: Composer, measure: Pt, size: Pt
) -> Block:
    """Set a section's figures as a list, their values in one `size`.

    Figures of a line each follow one another like lines; those of several stand apart.
    """
    values, stack = ValueSetter(sheet, composer, measure), Stack()
    several = False
    for number, figure in enumerate(figures):
        value = values.block(figure, size)
        item = _set_figure(figure, value, sheet, composer, measure)
        apart = sheet.callout.gap.natural if number else Pt(0)
        apart = Pt(apart + sheet.space.points) if several or (number and figure.kicker) else apart
        stack.add(item, above=apart)
        several = item.depth > value.depth
    return stack.block("L")


def _set_figure(
    figure: Figure, value: Block, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """A figure as an item of a list: topic, value with label, context, and what a chart says."""
    roles, stack = sheet.type, Stack()
    if figure.kicker:
        stack.add(composer.paragraph(figure.kicker, roles.topic, measure))
    stack.add(_with_words(figure, value, sheet, composer, measure))
    if figure.status:
        from briefing.typeset.status import of_figure  # loaded only for a status

        stack.add(of_figure(figure.status, sheet, composer, measure))
    if figure.chart:
        from briefing.typeset.charts.canvas import Canvas  # loaded only for a chart
        from briefing.typeset.charts.in_words import chart_in_words

        canvas = Canvas(sheet, composer, composer.shaper.language, measure)
        for copy in chart_in_words(figure, canvas):
            stack.add(composer.paragraph(copy, roles.context, measure))
    body = stack.block("LBody")
    return Block(body.depth, "LI", children=(Placed(Pt(0), Pt(0), body),), whole=True)


def _with_words(
    figure: Figure, value: Block, sheet: Stylesheet, composer: Composer, measure: Pt
) -> Block:
    """A value, its label on the same baseline, and its context behind that or below it."""
    apart, label, context = sheet.callout.label, sheet.type.label, sheet.type.context
    baseline = value.lines[-1].baseline
    left = Pt(max(line.x + line.width for line in value.lines) + apart)
    needs = max(composer.widest_part(copy, style) for copy, style in _words(figure, sheet))
    if measure - left < max(needs, measure * _ROOM):
        left, top = Pt(0), value.depth
    else:
        top = Pt(baseline + composer.drop - label.leading)
    words = composer.paragraph(figure.label, label, Pt(measure - left), tag="Span")
    said = Block(
        Pt(max(value.depth, top + words.depth)),
        "P",
        children=(Placed(Pt(0), Pt(0), value), Placed(left, top, words)),
    )
    if figure.context is None:
        return Block(said.depth, children=(Placed(Pt(0), Pt(0), said),))
    last = words.lines[-1]
    behind = Pt(left + last.x + last.width + apart)
    is_behind = behind + composer.width(figure.context, context) <= measure
    x = behind if is_behind else left
    more = composer.paragraph(figure.context, context, Pt(measure - x))
    y = Pt(top + last.baseline + composer.drop - context.leading if is_behind else said.depth)
    return Block(
        Pt(max(said.depth, y + more.depth)),
        children=(Placed(Pt(0), Pt(0), said), Placed(x, y, more)),
    )


def _words(figure: Figure, sheet: Stylesheet) -> tuple[tuple[Copy, TextStyle], ...]:
    """A figure's label and context, each with its style."""
    label = (figure.label, sheet.type.label)
    return (label, (figure.context, sheet.type.context)) if figure.context else (label,)
