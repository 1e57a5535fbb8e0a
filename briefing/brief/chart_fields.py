"""The kind of the key `chart`, and the reading of charts' numbers.

A section is read into a draft with the numbers as texts, since how to read these depends on the
brief's language, which a section does not know. `read_charts` does so once all is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

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
from briefing.brief.fields import Text
from briefing.brief.model import Brief, Copy, Figure, Section
from briefing.brief.node_reader import ReadState, Schema, entries, names
from briefing.brief.records import Key, Listed, Record
from briefing.errors import Fault, Span
from briefing.language.decimals import find_number, read_number
from briefing.language.language import Language

# More points than these stand too close on a rail of 54 mm.
MOST_POINTS = 24
MOST_BARS = 5  # as `sections/README.md` says


class Draft(NamedTuple):
    """A chart as written: its form, whose name is the key of its first value, and all values."""

    form: str
    values: Mapping[str, Any]
    span: Span


class _Rows:
    """A mapping from names to numbers, read as pairs in their order."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[tuple[Copy, Copy], ...] | None:
        pairs = entries(_rejoined(node), state, "names of bars", "write `{Poland: 3.9, US: 3.5}`")
        if pairs is None:
            return None
        if not 1 <= len(pairs) <= MOST_BARS:
            message = f"{len(pairs)} bars; a chart takes one to {MOST_BARS}"
            state.fault("chart.bars", message, node, "take some out, or make it a table")
        read = ((_TEXT.read(k, state), _NUMBER.read(v, state)) for k, v in pairs.values())
        return tuple((name, number) for name, number in read if name and number)

    def schema(self) -> Schema:
        number = _NUMBER.schema()
        return {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {_GROUPS: {"anyOf": [number, _NOTHING]}},
            "additionalProperties": number,
            "if": {"additionalProperties": number},
            "then": {"maxProperties": MOST_BARS},
        }


# The last digits of a number, behind a comma.
_GROUP = r"[0-9]+(?:\.[0-9]+)?"
_GROUPS, _NOTHING = f"^{_GROUP}$", {"type": "null"}
_NUMBER = Text(verbatim=True)
_TEXT = Text(instead="put it behind the label of the figure")


def _form(name: str, key: Key, **more: Key) -> Record:
    """The record of a form of chart: its own key, which is required, and others."""

    def build(*, span: Span, **values: Any) -> Draft:
        return Draft(name, values, span)

    return Record(build, {name: key._replace(required=True), **more}, "a chart")


_CAPTION = Key(_TEXT, "what stands below the chart", "Change on the year before")
_ALT = Key(_TEXT, "the chart in a sentence, for whoever cannot see it; else it is made")
_WORDS = {"caption": _CAPTION, "alt": _ALT}
_FORMS = {
    "count": _form(
        "count", Key(_NUMBER, "the value in squares of so many each", "10,000"), **_WORDS
    ),
    "proportion": _form(
        "proportion", Key(_NUMBER, "so many squares filled of so many", "2 of 100"), **_WORDS
    ),
    "index": _form(
        "index",
        Key(_TEXT, "a change in per cent as two bars: what the base is", "previous year"),
        now=Key(_TEXT, "what the second bar is", "this year"),
        **_WORDS,
    ),
    "target": _form(
        "target",
        Key(_NUMBER, "a bar with a mark at the target: the target", "2"),
        actual=Key(_NUMBER, "what was reached", "1.8", required=True),
        of=Key(_NUMBER, "where its scale ends, which may be the whole", "100"),
        **_WORDS,
    ),
    "previous": _form(
        "previous", Key(_NUMBER, "a triangle up or down, and this earlier value", "8.0"), alt=_ALT
    ),
    "bars": _form(
        "bars",
        Key(_Rows(), "up to five bars: a number for each name, the largest drawn first"),
        bold=Key(_TEXT, "the name of the bar to stress", "Poland"),
        caption=_CAPTION,
    ),
    "line": _form(
        "line",
        Key(Listed(_NUMBER, "values", most=MOST_POINTS), "a line over zero through these values"),
        labels=Key(
            Listed(_TEXT, "labels", most=MOST_POINTS), "labels for its ends, or for every value"
        ),
        **_WORDS,
    ),
}


class ChartForm:
    """A chart in one of its forms."""

    def read(self, node: yaml.Node, state: ReadState) -> Draft | None:
        node = _rejoined(node)
        given = [form for form in _FORMS if form in names(node)]
        if isinstance(node, yaml.MappingNode) and len(given) != 1:
            forms = ", ".join(f"`{form}`" for form in _FORMS)
            what = f"two forms: {given[0]} and {given[1]}" if given else "no form"
            state.fault("chart.form", f"a chart in {what}", node, f"give it one of {forms}")
            return None
        draft: Draft | None = _FORMS[given[0] if given else "count"].read(node, state)
        return draft

    def schema(self) -> Schema:
        # In braces, to YAML, `10,000` is a value and a key with nothing behind it.
        grouped = {"patternProperties": {_GROUPS: _NOTHING}}
        return {"anyOf": [form.schema() | grouped for form in _FORMS.values()]}


CHART = ChartForm()


def _rejoined(node: yaml.Node) -> yaml.Node:
    """A mapping in braces, its numbers with a comma put together again.

    To YAML a comma ends the value in `{count: 10,000}`, and `000` is a key without one.
    """
    if not isinstance(node, yaml.MappingNode) or not node.flow_style:
        return node
    pairs: list[tuple[yaml.Node, yaml.Node]] = []
    for key, value in node.value:
        if pairs and _is_group(key, value) and re.search(r"\d$", str(pairs[-1][1].value)):
            before = pairs[-1][1]
            text = f"{before.value},{key.value}"
            joined = yaml.ScalarNode(before.tag, text, before.start_mark, key.end_mark)
            pairs[-1] = pairs[-1][0], joined
        else:
            pairs.append((key, value))
    return yaml.MappingNode(node.tag, pairs, node.start_mark, node.end_mark, node.flow_style)


def _is_group(key: yaml.Node, value: yaml.Node) -> bool:
    """Whether a key without a value is the rest of the number before it."""
    scalars = isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    return scalars and bool(re.fullmatch(_GROUP, key.value)) and value.value == ""


# More squares are not counted but estimated.
_MOST_SQUARES, _MOST_CELLS = 60, 100
# How the languages that ship say per cent; the sign is in all of them.
_PER_CENT = re.compile(r"%|per ?cent|pour cent|prozent|por ciento|proc|відсот", re.IGNORECASE)


def _by_value(quantity: Quantity) -> Decimal:
    return quantity.value


def read_charts(brief: Brief) -> tuple[Brief, list[Fault]]:
    """The brief with its charts read in its language, and faults; charts with one are left out."""
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
            return self._no_chart("chart.squares", message, each.copy.span, hint)
        return Count(each, int(squares), draft.span, *self._texts(draft, "caption", "alt"))

    def _proportion(self, draft: Draft) -> Chart | None:
        copy: Copy = draft.values["proportion"]
        match = re.fullmatch(r"(\d{1,3}) ?(?:of|/) ?(\d{1,3})", copy.text)
        part, whole = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 0 < whole <= _MOST_CELLS or part > whole:
            message = f"{copy.text!r} is not a part of at most {_MOST_CELLS}"
            return self._no_chart("chart.proportion", message, copy.span, "write it as `2 of 100`")
        if not self._agrees(part, whole):
            message = (
                f"the chart shows {part} of {whole}; the value says {self.figure.value.text!r}"
            )
            return self._no_chart("chart.value", message, copy.span, "make the two agree")
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
            hint = "write it as `8.3%` or `-8.3%`"
            return self._no_chart("chart.value", message, figure.value.span, hint)
        base: Copy = draft.values["index"]
        return Index(base, value, draft.span, *self._texts(draft, "now", "caption", "alt"))

    def _target(self, draft: Draft) -> Chart | None:
        target, actual = (self._quantity(draft.values[key]) for key in ("target", "actual"))
        if target is None or actual is None:
            return None
        if target.value <= 0:
            message = f"a target of {target.copy.text} has no length"
            hint = "write one above nothing"
            return self._no_chart("chart.target", message, target.copy.span, hint)
        found = find_number(self.figure.value.text, self.language)
        if found and found.plain not in (target.value, actual.value):
            message = (
                f"the value {self.figure.value.text!r} is neither the target nor the actual one"
            )
            return self._no_chart("chart.value", message, actual.copy.span, "make them agree")
        texts = self._texts(draft, "caption", "alt")
        if "of" not in draft.values:
            return Target(target, actual, draft.span, None, *texts)
        whole, most = self._quantity(draft.values["of"]), max(target, actual, key=_by_value)
        if whole and whole.value < most.value:
            message = f"the scale ends at {whole.copy.text}, before {most.copy.text}"
            hint = f"write `of: {most.copy.text}` or more"
            return self._no_chart("chart.of", message, whole.copy.span, hint)
        return whole and Target(target, actual, draft.span, whole, *texts)

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
            return self._no_chart("chart.bold", message, bold.span, "name one of the bars")
        if not read or len(read) < len(rows):
            return None
        if not any(number.value for _, number in read):
            hint = "take the chart out"
            return self._no_chart("chart.bars", "no bar has a length", draft.span, hint)
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
            return self._no_chart("chart.line", "these values make no line", draft.span, hint)
        if len(labels) not in (0, 2, len(read)):
            message = f"{len(labels)} labels for {len(read)} values"
            hint = "label the first and the last value, or all of them"
            return self._no_chart("chart.labels", message, labels[0].span, hint)
        return Trend(read, draft.span, labels, *self._texts(draft, "caption", "alt"))

    def _texts(self, draft: Draft, *keys: str) -> list[Copy | None]:
        return [draft.values.get(key) for key in keys]

    def _value(self, draft: Draft) -> Decimal | None:
        """The figure's own value as a number."""
        found = find_number(self.figure.value.text, self.language)
        if found is None:
            message = f"there is no number to draw in {self.figure.value.text!r}"
            self._no_chart("chart.value", message, draft.span, "write the value in digits")
        return found.value if found else None

    def _quantity(self, copy: Copy, *, signed: bool = False) -> Quantity | None:
        """A number of the chart, not below nothing unless `signed`."""
        value = read_number(copy.text, self.language)
        if value is None or (value < 0 and not signed):
            message = f"{copy.text!r} is not a number to draw"
            hint = "write digits alone, such as 300,000 or 8.3"
            self._no_chart("chart.number", message, copy.span, hint)
            return None
        return Quantity(copy, value)

    def _no_chart(self, code: str, message: str, span: Span, hint: str) -> Chart | None:
        """Tell why there is no chart; None, for the caller to return."""
        self.faults.append(Fault(code, message, span, hint))
        return None
