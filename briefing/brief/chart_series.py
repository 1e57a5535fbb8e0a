"""Reads the charts of several values: bars, lines and maps of tiles, into exact numbers.

They need no figure's value: a figure may have them, and so may a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from briefing.brief.chart import (
    BarGroups,
    Bars,
    Chart,
    Lines,
    Moment,
    Observation,
    Quantity,
    Series,
    Threshold,
    Tiles,
    Trend,
)
from briefing.brief.model import Copy
from briefing.errors import Fault, Span
from briefing.language.decimals import find_number, read_number
from briefing.language.language import Language

# More bars than these in a group, or parts in a stack, or lines, cannot be told apart on paper.
MOST_ABREAST, MOST_STACKED, MOST_LINES = 3, 4, 4


class Draft(NamedTuple):
    """A chart as written: its form, whose name is the key of its first value, and all values."""

    form: str
    values: Mapping[str, Any]
    span: Span


class Compared(NamedTuple):
    """A threshold as written."""

    value: Copy
    label: Copy
    span: Span


Named = tuple[Copy, Any]


@dataclass(slots=True)
class SeriesReader:
    """Reads drafts in a language; collects faults."""

    language: Language
    faults: list[Fault]

    def bars(self, draft: Draft) -> Chart | None:
        """Bars of one value each, or of several, which stand side by side or are stacked."""
        rows: tuple[Named, ...] = draft.values["bars"]
        singles = [isinstance(value, Copy) for _, value in rows]
        if any(singles) and not all(singles):
            name = rows[singles.index(not singles[0])][0]
            message = "some bars have one value, others have several"
            hint = "give each a number, or each a list of as many"
            return self.no_chart("chart.series", message, name.span, hint)
        return self._ranked(draft, rows) if all(singles) else self._grouped(draft, rows)

    def _ranked(self, draft: Draft, rows: tuple[Named, ...]) -> Chart | None:
        read = [(name, self.quantity(number, signed=True)) for name, number in rows]
        whole = [(name, number) for name, number in read if number]
        for key in ("series", "stacked"):
            if draft.values.get(key):
                message = f"`{key}` is about bars of several values; here each has one"
                hint = f"delete it, or write lists: `{rows[0][0].text}: [24, 31]`"
                return self.no_chart("chart.series", message, draft.span, hint)
        bold: Copy | None = draft.values.get("bold")
        if bold and bold.text not in [name.text for name, _ in rows]:
            message = f"no bar is named {bold.text!r}"
            return self.no_chart("chart.bold", message, bold.span, "name one of the bars")
        threshold, is_read = self._threshold(draft)
        if not whole or len(whole) < len(rows) or not is_read:
            return None
        if not any(number.value for _, number in whole):
            hint = "take the chart out"
            return self.no_chart("chart.bars", "no bar has a length", draft.span, hint)
        ranked = sorted(whole, key=lambda row: row[1].value, reverse=True)
        bold, caption = self.texts(draft, "bold", "caption")
        return Bars(tuple(ranked), draft.span, bold, caption, threshold)

    def _grouped(self, draft: Draft, rows: tuple[Named, ...]) -> Chart | None:
        series: tuple[Copy, ...] = draft.values.get("series", ())
        stacked = bool(draft.values.get("stacked"))
        if not self._is_even(draft, rows, series) or not self._is_few(
            rows, series, stacked=stacked
        ):
            return None
        groups = []
        for name, values in rows:
            read = [self.quantity(value, signed=True) for value in values]
            groups.append((name, tuple(value for value in read if value)))
        if any(len(values) < len(series) for _, values in groups):
            return None
        drawn = [each for _, values in groups for each in values]
        below = next((each for each in drawn if each.value < 0), None)
        if below and stacked:
            message = f"a stack has no part of {below.copy.text}"
            hint = "delete `stacked`: the bars stand side by side"
            return self.no_chart("chart.number", message, below.copy.span, hint)
        if not any(each.value for each in drawn):
            hint = "take the chart out"
            return self.no_chart("chart.bars", "no bar has a length", draft.span, hint)
        caption: Copy | None = draft.values.get("caption")
        return BarGroups(tuple(groups), series, draft.span, stacked, caption)

    def _is_even(self, draft: Draft, rows: tuple[Named, ...], series: tuple[Copy, ...]) -> bool:
        """Whether each bar has a value for each name of the series; else a fault is told."""
        for key in ("bold", "threshold"):
            if key in draft.values:
                message = f"`{key}` is about bars of one value; here each has several"
                self.no_chart(f"chart.{key}", message, draft.values[key].span, f"delete `{key}`")
                return False
        if not series:
            message = "nothing says what the values of each bar are"
            hint = "add `series: [2024, 2026]`, a name for each value"
            self.no_chart("chart.series", message, draft.span, hint)
            return False
        odd = next((row for row in rows if len(row[1]) != len(series)), None)
        if odd:
            message = f"{odd[0].text!r} has {len(odd[1])}, and `series` names {len(series)}"
            hint = "write as many values in each bar as `series` has names"
            self.no_chart("chart.series", message, odd[0].span, hint)
        return odd is None

    def _is_few(self, rows: tuple[Named, ...], series: tuple[Copy, ...], *, stacked: bool) -> bool:
        """Whether each bar has so many values as can be told apart; else a fault is told."""
        most = MOST_STACKED if stacked else MOST_ABREAST
        if 1 < len(series) <= most:
            return True
        values = "1 value" if len(series) == 1 else f"{len(series)} values"
        message = f"{values} in each bar; it takes two to {most}"
        hint = "take some out"
        if len(series) == 1:
            hint = f"write one number for each: `{rows[0][0].text}: 24`"
        elif not stacked:
            hint = "if they make up a whole, write `stacked: true`; else take some out"
        self.no_chart("chart.series", message, series[0].span, hint)
        return False

    def line(self, draft: Draft) -> Chart | None:
        """A line over zero, or any number of lines, in time or at equal steps."""
        series = self._series(draft.values["line"])
        threshold, is_read = self._threshold(draft)
        if series is None or not is_read:
            return None
        labels: tuple[Copy, ...] = draft.values.get("labels", ())
        values = [each.value for line in series for each in line.values]
        shortest = min(len(line.values) for line in series)
        if shortest < 2 or not any(value.value for value in values):
            hint = "write at least two values, not all nothing"
            return self.no_chart("chart.line", "these values make no line", draft.span, hint)
        is_dated = series[0].values[0].moment is not None
        if not self._is_labelled(draft, shortest, is_dated=is_dated):
            return None
        gap: Copy | None = draft.values.get("gap")
        extremes = bool(draft.values.get("extremes"))
        if extremes and len(series) > 1:
            message = f"extremes are marked on one line; here are {len(series)}"
            return self.no_chart("chart.extremes", message, draft.span, "delete `extremes`")
        texts = self.texts(draft, "caption", "alt")
        plain = series[0].name is None and not (is_dated or threshold or extremes)
        if plain and all(value.value >= 0 for value in values):
            return Trend(tuple(values), draft.span, labels, *texts)
        return Lines(series, draft.span, labels, threshold, extremes, gap, *texts)

    def _is_labelled(self, draft: Draft, count: int, *, is_dated: bool) -> bool:
        """Whether the labels suit so many values, and a gap has dates; else a fault is told."""
        labels: tuple[Copy, ...] = draft.values.get("labels", ())
        gap: Copy | None = draft.values.get("gap")
        if is_dated and labels:
            message = "`labels` name values without dates; these have dates"
            self.no_chart("chart.labels", message, labels[0].span, "delete `labels`")
        elif len(labels) not in (0, 2, count):
            message = f"{len(labels)} labels for {count} values"
            hint = "label the first and the last value, or all of them"
            self.no_chart("chart.labels", message, labels[0].span, hint)
        elif gap and not is_dated:
            message = "`gap` is about values with dates; these have none"
            hint = "write dates: `line: {2016-03: 22, 2019-03: 24}`"
            self.no_chart("chart.gap", message, gap.span, hint)
        else:
            return True
        return False

    def _series(self, written: Any) -> tuple[Series, ...] | None:
        """The lines: one from a list or from dates with values, several by their names."""
        if not written:
            return None  # its values have faults
        if isinstance(written[0], Copy):
            values = self._at_steps(written)
            return None if values is None else (Series(None, values),)
        pairs: tuple[Named, ...] = written
        singles = [isinstance(value, Copy) for _, value in pairs]
        if all(singles):
            values = self._in_time(pairs)
            return None if values is None else (Series(None, values),)
        if any(singles):
            name = pairs[singles.index(not singles[0])][0]
            message = "some of these have one value, others have several"
            hint = "write a number for each date, or a list for each line"
            self.no_chart("chart.line", message, name.span, hint)
        elif len(pairs) > MOST_LINES:
            message = f"{len(pairs)} lines; {MOST_LINES} is the limit"
            hint = "take some out, or make it a table"
            self.no_chart("chart.line", message, pairs[MOST_LINES][0].span, hint)
        elif all(values for _, values in pairs):
            return self._lines(pairs)
        return None

    def _lines(self, pairs: tuple[Named, ...]) -> tuple[Series, ...] | None:
        """Lines by their names, all in time or all at equal steps."""
        dated = [not isinstance(values[0], Copy) for _, values in pairs]
        if any(dated) and not all(dated):
            name = pairs[dated.index(not dated[0])][0]
            hint = "give dates to the values of every line, or of none"
            self.no_chart("chart.line", "not every line has dates", name.span, hint)
            return None
        lines = []
        for name, values in pairs:
            read = self._in_time(values) if all(dated) else self._at_steps(values)
            lines.append(Series(name, read or ()))
        if not all(line.values for line in lines):
            return None
        odd = next((line for line in lines if len(line.values) != len(lines[0].values)), None)
        if odd and odd.name and not any(dated):
            message = f"{odd.name.text!r} has {len(odd.values)} values, not as many as the others"
            hint = "write as many for each line, or give all of them dates"
            self.no_chart("chart.line", message, odd.name.span, hint)
            return None
        return tuple(lines)

    def _at_steps(self, copies: Sequence[Copy]) -> tuple[Observation, ...] | None:
        values = [self.quantity(copy, signed=True) for copy in copies]
        read = tuple(Observation(None, value) for value in values if value)
        return read if len(read) == len(values) else None

    def _in_time(self, pairs: Sequence[Named]) -> tuple[Observation, ...] | None:
        """Values with their dates, which have to be in order."""
        values = []
        for name, copy in pairs:
            moment, value = self._moment(name), self.quantity(copy, signed=True)
            if moment and value:
                values.append(Observation(moment, value))
        if len(values) < len(pairs):
            return None
        for before, after in pairwise(moments := tuple(_moments(values))):
            if before.middle >= after.middle:
                message = f"{after.copy.text} does not come after {before.copy.text}"
                hint = "write the values in the order of their dates"
                self.no_chart("chart.date", message, after.copy.span, hint)
                return None
        return tuple(values) if moments else None

    def _moment(self, copy: Copy) -> Moment | None:
        from briefing.brief.chart_dates import FORMS, meant, read_moment  # loaded only for dates

        moment = read_moment(copy)
        if moment is None:
            right = meant(copy.text)
            hint = f"write `{right}`" if right else f"write {FORMS}"
            message = f"{copy.text!r} is not the date of a value"
            self.faults.append(Fault("chart.date", message, copy.span, hint))
        return moment

    def _threshold(self, draft: Draft) -> tuple[Threshold | None, bool]:
        """What values are compared with, and whether it could be read."""
        compared: Compared | None = draft.values.get("threshold")
        if compared is None:
            return None, True
        value = self.quantity(compared.value, signed=True)
        return (Threshold(compared.label, value) if value else None), value is not None

    def tiles(self, draft: Draft) -> Chart | None:
        """A map of tiles: of Europe, or as its `grid` has it."""
        from briefing.brief.tile_maps import read_grid, unplaced  # loaded only for a map

        grid, faults = read_grid(draft.values.get("grid", ()))
        faults = faults or list(unplaced(draft.values["tiles"], grid))
        self.faults += faults
        read = [(code, self.quantity(copy, signed=True)) for code, copy in draft.values["tiles"]]
        start: Copy | None = draft.values.get("from")
        least = self.quantity(start, signed=True) if start else None
        tiles = tuple((code, value) for code, value in read if value)
        if faults or len(tiles) < len(read) or (start and not least):
            return None
        return Tiles(tiles, draft.span, least, grid, *self.texts(draft, "caption"))

    def texts(self, draft: Draft, *keys: str) -> list[Copy | None]:
        """Some texts of a draft."""
        return [draft.values.get(key) for key in keys]

    def quantity(self, copy: Copy, *, signed: bool = False) -> Quantity | None:
        """A number of the chart, not below nothing unless `signed`; of a fact its digits alone."""
        value = read_number(copy.text, self.language)
        if value is None and copy.facts:
            copy = self._digits(copy)
            value = read_number(copy.text, self.language)
        if value is None or (value < 0 and not signed):
            message = f"{copy.text!r} is not a number to draw"
            hint = "write digits alone, such as 300,000 or 8.3"
            self.no_chart("chart.number", message, copy.span, hint)
            return None
        return Quantity(copy, value)

    def _digits(self, copy: Copy) -> Copy:
        """A text that is one fact without what stands around its number, such as `%`."""
        found, (use, *others) = find_number(copy.text, self.language), copy.facts
        if not found or others or (use.start, use.end) != (0, len(copy.text)):
            return copy
        around = copy.text[: found.start] + copy.text[found.end :]
        if any(map(str.isdigit, around)):
            return copy
        run = copy.runs[0]._replace(text=copy.text[found.start : found.end])
        return copy._replace(runs=(run,), facts=(use._replace(end=len(run.text)),))

    def no_chart(self, code: str, message: str, span: Span, hint: str) -> Chart | None:
        """Tell why there is no chart; None, for the caller to return."""
        self.faults.append(Fault(code, message, span, hint))
        return None


def _moments(values: Sequence[Observation]) -> Iterator[Moment]:
    return (each.moment for each in values if each.moment)
