"""A key figure's value and unit become the largest lines that the rail holds.

The unit stands beside its value; below it, where both together would need a value so
small that it stands out among the others. A value is never broken.
"""

import math
from typing import NamedTuple

from briefing.brief.model import Copy, Figure
from briefing.galley.line import Line
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# Of a value's size: as tight as the default style has it. A topic above has its descenders there.
_TIGHTEST = 0.94


class ValueSetter(NamedTuple):
    """What values are set with; `measure` is the rail's, in points."""

    sheet: Stylesheet
    composer: Composer
    measure: Pt

    def common_size(self, figures: tuple[Figure, ...]) -> Pt:
        """The size at which all values stand, so that none looks weightier than its number.

        A value that needs less than the style's `together` is left out: it shrinks alone.
        """
        largest, least = self.sheet.type.value.size, self.sheet.callout.together
        sizes = (self._fitting(figure, largest) for figure in figures)
        return min((size for size in sizes if size >= least), default=largest)

    def whole(self, figure: Figure) -> Pt:
        """How wide a value is with its unit beside it, at the style's own size."""
        value = self._value(figure, self.sheet.type.value.size)
        if figure.unit is None:
            return value.width
        return Pt(self._unit_x(value) + self.composer.width(figure.unit, self.sheet.type.unit))

    def block(self, figure: Figure, largest: Pt) -> Block:
        """One value with its unit, at `largest` or as much smaller as it needs."""
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
        return Block(depth=depth, tag="Span", lines=tuple(lines), spoken=_spoken(figure))

    def _unit_role(self, unit: Copy, *, beside: bool) -> TextStyle:
        """A unit below its value that is too wide is set as small as a label."""
        role, label = self.sheet.type.unit, self.sheet.type.label
        wide = not beside and self.composer.width(unit, role) > self.measure
        return role._replace(size=min(role.size, label.size)) if wide else role

    def _fitting(self, figure: Figure, largest: Pt) -> Pt:
        """The largest size that fits: beside the unit down to `together`, else alone."""
        sizes = (largest, *(size for size in self.sheet.callout.values if size < largest))
        least = self.sheet.callout.together
        beside = (size for size in sizes if size >= least and self._is_beside(figure, size))
        alone = (size for size in sizes if self._value(figure, size).width <= self.measure)
        return next(beside, None) or next(alone, sizes[-1])

    def _is_beside(self, figure: Figure, size: Pt) -> bool:
        """Whether a value at this size leaves room for its unit; without one, for itself."""
        value = self._value(figure, size)
        if figure.unit is None:
            return value.width <= self.measure
        unit = self.composer.width(figure.unit, self.sheet.type.unit)
        return self._unit_x(value) + unit <= self.measure

    def _value(self, figure: Figure, size: Pt) -> Line:
        return self.composer.line(figure.value, self.sheet.type.value._replace(size=size))

    def _unit_x(self, value: Line) -> Pt:
        # The last letter's tracking is white that the gap to the unit does not count.
        return Pt(value.width + self.sheet.callout.unit - self.sheet.type.value.tracking)

    def _depth(self, size: Pt) -> Pt:
        """The height of a value's line: in proportion to its size, in quarters of the baseline.

        On steps of a ladder whose values grow faster than its baseline, it keeps off the topic.
        """
        role, quarter = self.sheet.type.value, self.sheet.baseline / 4
        leading = max(role.leading / role.size, _TIGHTEST) * size
        return Pt(math.ceil(leading / quarter - 0.01) * quarter)

    def _too_wide(self, figure: Figure, over: Pt) -> None:
        what = f"{figure.value.text} {figure.unit.text}" if figure.unit else figure.value.text
        message = f"the value {what!r} is {over:.1f} pt too wide at the smallest size"
        hint = "shorten the value, or say the unit in the label"
        self.composer.fault("fit.value-too-wide", message, figure.value.span, hint)


def _spoken(figure: Figure) -> str | None:
    """A value and its unit as words; tools that judge by the gap would run them together."""
    return f"{figure.value.text} {figure.unit.text} " if figure.unit else None
