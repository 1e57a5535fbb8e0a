"""A chart's draft becomes a chart in exact numbers, or the faults that keep it from being drawn."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from briefing.brief.chart import (
    Bars,
    Change,
    Chart,
    Count,
    Index,
    Proportion,
    Quantity,
    Target,
    Trend,
)
from briefing.brief.chart_fields import Draft
from briefing.brief.model import Brief, Copy, Figure, Section
from briefing.errors import Fault, Span
from briefing.language.decimals import find_number, read_number
from briefing.language.language import Language

# More squares are not counted but estimated.
_MOST_SQUARES, _MOST_CELLS = 60, 100
# How the languages that ship say per cent; the sign is in all of them.
_PER_CENT = re.compile(r"%|per ?cent|pour cent|prozent|por ciento|proc|відсот", re.IGNORECASE)


def read_charts(brief: Brief) -> tuple[Brief, list[Fault]]:
    """The brief with its charts read by its language; a chart with a fault is left out."""
    faults: list[Fault] = []

    def read(section: Section) -> Section:
        if not any(figure.chart for figure in section.figures):
            return section
        figures = (_Reader(figure, brief.language, faults).read() for figure in section.figures)
        return section._replace(figures=tuple(figures))

    return brief._replace(sections=tuple(map(read, brief.sections))), faults


@dataclass(slots=True)
class _Reader:
    """One figure, whose chart is read; lives as long as that takes."""

    figure: Figure
    language: Language
    faults: list[Fault] = field(default_factory=list)

    def read(self) -> Figure:
        """The figure with its chart in exact numbers."""
        draft = self.figure.chart
        if not isinstance(draft, Draft):
            return self.figure
        forms = {
            "count": self._count,
            "proportion": self._proportion,
            "index": self._index,
            "target": self._target,
            "previous": self._change,
            "bars": self._bars,
            "line": self._trend,
        }
        return self.figure._replace(chart=forms[draft.form](draft))

    def _count(self, draft: Draft) -> Chart | None:
        value, each = self._value(draft), self._quantity(draft.values["count"])
        if value is None or each is None:
            return None
        squares = value / each.value if each.value > 0 else Decimal(0)
        if squares != int(squares) or not 1 <= squares <= _MOST_SQUARES:
            message = (
                f"{self.figure.value.text!r} is no whole number of squares of {each.copy.text}"
            )
            hint = f"choose a square that divides it into at most {_MOST_SQUARES}"
            return self._fault("squares", message, each.copy.span, hint)
        return Count(each, int(squares), draft.span, *self._texts(draft, "caption", "alt"))

    def _proportion(self, draft: Draft) -> Chart | None:
        copy: Copy = draft.values["proportion"]
        match = re.fullmatch(r"(\d{1,3}) ?(?:of|/) ?(\d{1,3})", copy.text)
        part, whole = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 0 < whole <= _MOST_CELLS or part > whole:
            message = f"{copy.text!r} is not a part of at most {_MOST_CELLS}"
            return self._fault("proportion", message, copy.span, "write it as `2 of 100`")
        if not self._agrees(part, whole):
            message = (
                f"the chart shows {part} of {whole}; the value says {self.figure.value.text!r}"
            )
            return self._fault("value", message, copy.span, "make the two agree")
        return Proportion(part, whole, draft.span, *self._texts(draft, "caption", "alt"))

    def _agrees(self, part: int, whole: int) -> bool:
        """Whether the value, as far as it is a number, is that part, or its share in per cent."""
        text = self.figure.value.text
        found = find_number(text, self.language)
        if found is None:
            return True
        if "%" not in text:
            return found.value == part
        places = -int(found.value.as_tuple().exponent)
        return round(Decimal(100 * part) / whole, places) == found.value

    def _index(self, draft: Draft) -> Chart | None:
        value = self._value(draft)
        if value is None:
            return None
        figure = self.figure
        words = " ".join(copy.text for copy in (figure.value, figure.unit, figure.label) if copy)
        if not _PER_CENT.search(words) or value <= -100:
            message = f"{figure.value.text!r} is no change in per cent"
            return self._fault("value", message, figure.value.span, "write it as `8.3%` or `-8.3%`")
        base: Copy = draft.values["index"]
        return Index(base, value, draft.span, *self._texts(draft, "now", "caption", "alt"))

    def _target(self, draft: Draft) -> Chart | None:
        target, actual = (self._quantity(draft.values[key]) for key in ("target", "actual"))
        if target is None or actual is None:
            return None
        if target.value <= 0:
            message = f"a target of {target.copy.text} has no length"
            return self._fault("target", message, target.copy.span, "write one above nothing")
        found = find_number(self.figure.value.text, self.language)
        if found and found.plain not in (target.value, actual.value):
            message = (
                f"the value {self.figure.value.text!r} is neither the target nor the actual one"
            )
            return self._fault("value", message, actual.copy.span, "make them agree")
        return Target(target, actual, draft.span, *self._texts(draft, "caption", "alt"))

    def _change(self, draft: Draft) -> Chart | None:
        previous = self._quantity(draft.values["previous"], signed=True)
        found = find_number(self.figure.value.text, self.language)
        if found is None:
            self._value(draft)
        if previous is None or found is None:
            return None
        return Change(previous, found.plain, draft.span, *self._texts(draft, "alt"))

    def _bars(self, draft: Draft) -> Chart | None:
        rows = [(name, self._quantity(number)) for name, number in draft.values["bars"]]
        read = [(name, number) for name, number in rows if number]
        bold: Copy | None = draft.values.get("bold")
        if bold and bold.text not in [name.text for name, _ in rows]:
            message = f"no bar is named {bold.text!r}"
            return self._fault("bold", message, bold.span, "name one of the bars")
        if not read or len(read) < len(rows):
            return None
        if not any(number.value for _, number in read):
            return self._fault("bars", "no bar has a length", draft.span, "take the chart out")
        ranked = sorted(read, key=lambda row: row[1].value, reverse=True)
        return Bars(tuple(ranked), draft.span, *self._texts(draft, "bold", "caption"))

    def _trend(self, draft: Draft) -> Chart | None:
        copies = draft.values["line"]
        labels: tuple[Copy, ...] = draft.values.get("labels", ())
        values = [self._quantity(copy) for copy in copies]
        read = tuple(value for value in values if value)
        if len(read) < len(values):
            return None
        if len(read) < 2 or not any(value.value for value in read):
            hint = "write at least two values, not all nothing"
            return self._fault("line", "these values make no line", draft.span, hint)
        if len(labels) not in (0, 2, len(read)):
            message = f"{len(labels)} labels for {len(read)} values"
            hint = "label the first and the last value, or all of them"
            return self._fault("labels", message, labels[0].span, hint)
        return Trend(read, draft.span, labels, *self._texts(draft, "caption", "alt"))

    def _texts(self, draft: Draft, *keys: str) -> list[Copy | None]:
        return [draft.values.get(key) for key in keys]

    def _value(self, draft: Draft) -> Decimal | None:
        """The figure's own value as a number."""
        found = find_number(self.figure.value.text, self.language)
        if found is None:
            message = f"there is no number to draw in {self.figure.value.text!r}"
            self._fault("value", message, draft.span, "write the value in digits")
        return found.value if found else None

    def _quantity(self, copy: Copy, *, signed: bool = False) -> Quantity | None:
        """A number of the chart, not below nothing unless `signed`."""
        value = read_number(copy.text, self.language)
        if value is None or (value < 0 and not signed):
            message = f"{copy.text!r} is not a number to draw"
            self._fault("number", message, copy.span, "write digits alone, such as 300,000 or 8.3")
            return None
        return Quantity(copy, value)

    def _fault(self, code: str, message: str, span: Span, hint: str) -> Chart | None:
        """Tell why there is no chart."""
        fault = Fault(code=f"chart.{code}", message=message, span=span, hint=hint)
        self.faults.append(fault)
        return None
