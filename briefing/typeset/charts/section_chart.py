"""Sets a section's own chart: its title, the chart as wide as the text, and its caption."""

from __future__ import annotations

from briefing.brief.chart import SectionChart
from briefing.brief.chart_series import Draft
from briefing.style.stylesheet import Place, Stylesheet
from briefing.typeset.block import Stack
from briefing.typeset.charts import set_chart
from briefing.typeset.charts.canvas import Canvas
from briefing.typeset.charts.in_words import chart_in_words
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# A title's size, in parts of that of the numbers in the chart.
_TITLE = 9 / 8


def add_chart(
    stack: Stack, own: SectionChart | Draft, sheet: Stylesheet, composer: Composer, measure: Pt
) -> None:
    """Put the chart below what stands over it, as one block, which no column's end parts.

    A style that draws no charts has its numbers in words.
    """
    assert isinstance(own, SectionChart), "a brief that has faults is never set"
    canvas, inner = Canvas(sheet, composer, composer.shaper.language, measure), Stack()
    figure = own.as_figure(canvas.language)
    if sheet.layout.figures is Place.SECTIONS:
        style = sheet.type.context
        if own.title:
            inner.add(composer.paragraph(own.title, style._replace(weight="bold"), measure))
        for copy in chart_in_words(figure, canvas):
            inner.add(composer.paragraph(copy, style, measure))
    else:
        if own.title:
            size = Pt(canvas.value.size * _TITLE)
            title = composer.paragraph(own.title, canvas.value._replace(size=size), measure)
            inner.add(title)
        inner.add(set_chart(figure, canvas), above=sheet.baseline / 4 if own.title else 0)
    block = inner.block("Div" if len(inner.placed) > 1 else None)._replace(whole=True)
    stack.add(block, above=sheet.chart.above if stack.y else 0)
