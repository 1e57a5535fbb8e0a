"""What every form of chart is drawn with, and what it comes to before it is a block."""

from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief.model import Copy, Figure
from briefing.language.language import ChartWords, Language
from briefing.style.stylesheet import Plot, Setting, Stylesheet, TextStyle
from briefing.typeset.block import Block, OpenBox, Outline, Placed, Shape
from briefing.typeset.charts.alternative import written_like
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

# Words stand so far from the mark that they name, in points.
CLEAR = Pt(4)
# The leading of labels of which two lines are one name, in parts of their size.
TIGHT = 9.5 / 8
# The longest bar, or a line, is at least so long, in points, or values cannot be told apart.
LEAST = 24.0
# The parts of a chart's width that names may take, in turn, before they stand on more lines.
_NAMES, _TWO = (0.4, 0.5, 0.6), 2


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

    def middle(self, bar: Rect) -> float:
        """The baseline of words in the middle of a bar, or beside it."""
        return bar.y + bar.height / 2 + self.rise

    def open_bar(self, bar: Rect) -> Outline:
        """A bar that is not filled: its edge, within its length."""
        return OpenBox(bar, self.sheet.colours.ink, self.plot.edge).outline

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

    def names(self, names: Sequence[tuple[Copy, TextStyle]]) -> "Names":
        """The names of a chart's rows, each in its style, as a lane at the chart's left.

        It is as wide as the widest name. If that would be more than two fifths of the chart, names
        stand on two lines, where these are narrower.
        """
        widest = max(self.width(*name) for name in names)
        for share in _NAMES:
            most = Pt(self.measure * share - self.plot.gap)
            if widest <= most:
                break
            if all(self.composer.widest_part(*name) <= most for name in names):
                parted = self._set_names(names, most)
                if all(len(block.lines) <= _TWO for block in parted):
                    lane = max(line.width for block in parted for line in block.lines)
                    return Names(Pt(lane + self.plot.gap), parted)
        # A line as wide as its measure must not break for the sake of a rounding.
        whole = self._set_names(names, Pt(widest + _ROUNDING))
        return Names(Pt(widest + self.plot.gap), whole)

    def _set_names(self, names: Sequence[tuple[Copy, TextStyle]], lane: Pt) -> tuple[Block, ...]:
        tight = (
            (copy, style._replace(leading=Pt(style.size * TIGHT), setting=Setting.BALANCED))
            for copy, style in names
        )
        return tuple(self.composer.paragraph(*name, lane, tag=None) for name in tight)

    def drawn_length(self, room: float, names: Sequence[Copy]) -> float:
        """How long the longest bar, or a line, is: the room for it, or a fault if that is little.

        The longest of the `names` beside it is the one to shorten.
        """
        if room < LEAST:
            name = max(names, key=lambda copy: self.width(copy, self.label))
            message = f"{name.text!r} leaves {max(room, 0):.1f} pt for what it names"
            hint = f"shorten it; the longest bar, or a line, needs {LEAST:g} pt"
            self.composer.fault("fit.chart-too-wide", message, name.span, hint)
        return max(room, LEAST)

    def written_like(self, figure: Figure, number: Copy) -> Copy:
        """A number with the signs and the unit of the figure's value: `2` as `2%`."""
        return written_like(figure, number, self.language)


class Names(NamedTuple):
    """The names of a chart's rows; bars start `left` points right of the chart's edge."""

    left: Pt
    blocks: tuple[Block, ...]

    def placed(self, at: int, baseline: float) -> Placed:
        """A name whose middle is that of words on a baseline."""
        block = self.blocks[at]
        own = (block.lines[0].baseline + block.lines[-1].baseline) / 2
        return Placed(Pt(0), Pt(baseline - own), block)


# Half a capital's height, in ems: that of Fira Sans is 0.69.
_HALF_CAP = 0.345
_ROUNDING = 0.01
