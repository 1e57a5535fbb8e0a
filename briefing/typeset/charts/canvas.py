"""What charts are drawn with: a stylesheet's measures, and words at their place in a figure."""

from typing import NamedTuple

from briefing.brief.model import Copy, Figure, own_words
from briefing.language.decimals import find_number
from briefing.language.language import Language
from briefing.language.phrases import Phrases, phrases
from briefing.style.stylesheet import Plot, Stylesheet, TextStyle
from briefing.typeset.block import Block, Placed, Shape
from briefing.typeset.paragraph import Composer
from briefing.units import Pt


class Sketch(NamedTuple):
    """A chart before it is a block: what is drawn, `height` deep, and what it says.

    `words` stand within the figure. `says` is a sentence for whoever cannot see it, `caption`
    the press's own unless the author has one.
    """

    shapes: tuple[Shape, ...]
    height: Pt
    says: str
    words: tuple[Placed, ...] = ()
    caption: Copy | None = None


class Easel(NamedTuple):
    """What every chart of a page is drawn with; `measure` in points."""

    sheet: Stylesheet
    composer: Composer
    language: Language
    measure: Pt

    @property
    def plot(self) -> Plot:
        """The measures of charts."""
        return self.sheet.chart

    @property
    def phrases(self) -> Phrases:
        """What the press says of charts in the brief's language."""
        return phrases(self.language)

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
        """How far below the middle of a bar the baseline of its words is."""
        return Pt(self.value.size * _HALF_CAP)

    def width(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide words are on one line."""
        return self.composer.width(copy, style)

    def word(self, copy: Copy, x: float, baseline: float, style: TextStyle) -> Placed:
        """Words on one line that start at a place."""
        line = self.composer.line(copy, style)
        over = x + line.width - self.measure
        if over > _ROUNDING or x < -_ROUNDING:
            message = f"{copy.text!r} is {max(over, -x):.1f} pt too wide for its chart"
            self.composer.fault("fit.chart-too-wide", message, copy.span, "write fewer words")
        block = Block(depth=Pt(0), lines=(line._replace(baseline=Pt(0)),))
        return Placed(Pt(x), Pt(baseline), block)

    def like(self, figure: Figure, number: Copy) -> Copy:
        """A number written as the figure's value is, with its sign and its unit: `2` as `2%`."""
        text = figure.value.text
        found = find_number(text, self.language)
        whole = f"{text[: found.start]}{number.text}{text[found.end :]}" if found else number.text
        return own_words(whole)._replace(span=number.span)


# Half a capital's height, in ems: that of Fira Sans is 0.69.
_HALF_CAP = 0.345
_ROUNDING = 0.01


def fact(figure: Figure) -> str:
    """A figure's value, unit and label in one breath."""
    return " ".join(copy.text for copy in (figure.value, figure.unit, figure.label) if copy)
