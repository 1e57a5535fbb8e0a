"""What every form of chart is drawn with, and what it comes to before it is a block."""

from typing import NamedTuple

from briefing.brief.model import Copy, Figure
from briefing.language.language import ChartWords, Language
from briefing.style.stylesheet import Plot, Stylesheet, TextStyle
from briefing.typeset.block import Block, Placed, Shape
from briefing.typeset.charts.alternative import written_like
from briefing.typeset.paragraph import Composer
from briefing.units import Pt


class ChartParts(NamedTuple):
    """A chart's shapes and words, in points from its top left corner, and its height.

    `caption` stands below it unless the author has written one.
    """

    shapes: tuple[Shape, ...]
    height: Pt
    words: tuple[Placed, ...] = ()
    caption: Copy | None = None


class Canvas(NamedTuple):
    """What the charts of a page are drawn with; `measure` is their width in points."""

    sheet: Stylesheet
    composer: Composer
    language: Language
    measure: Pt

    @property
    def plot(self) -> Plot:
        """The style's measures of charts."""
        return self.sheet.chart

    @property
    def phrases(self) -> ChartWords:
        """The words on charts, in the brief's language."""
        return self.language.charts

    @property
    def label(self) -> TextStyle:
        """The style of names and captions."""
        return self.sheet.type.chart_label

    @property
    def value(self) -> TextStyle:
        """The style of numbers."""
        return self.sheet.type.chart_value

    @property
    def rise(self) -> Pt:
        """How far below the middle of a bar the baseline of its words is, in points."""
        return Pt(self.value.size * _HALF_CAP)

    def width(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide words are on one line, in points."""
        return self.composer.width(copy, style)

    def line_at(self, copy: Copy, x: float, baseline: float, style: TextStyle) -> Placed:
        """Words on one line, their left edge at `x`; a fault if they leave the chart."""
        line = self.composer.line(copy, style)
        over = x + line.width - self.measure
        if over > _ROUNDING or x < -_ROUNDING:
            message = f"{copy.text!r} is {max(over, -x):.1f} pt too wide for its chart"
            self.composer.fault("fit.chart-too-wide", message, copy.span, "write fewer words")
        block = Block(depth=Pt(0), lines=(line._replace(baseline=Pt(0)),))
        return Placed(Pt(x), Pt(baseline), block)

    def written_like(self, figure: Figure, number: Copy) -> Copy:
        """A number with the signs and the unit of the figure's value: `2` as `2%`."""
        return written_like(figure, number, self.language)


# Half a capital's height, in ems: that of Fira Sans is 0.69.
_HALF_CAP = 0.345
_ROUNDING = 0.01
