"""The kind of the key `chart`, and the reading of charts' numbers.

A section is read into a draft with the numbers as texts, since how to read these depends on the
brief's language, which a section does not know. `read_charts` does so once all is read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from briefing.brief.cell_fields import OrRange
from briefing.brief.chart import (
    MOST_ROWS,
    Change,
    Chart,
    Count,
    Index,
    Proportion,
    Quantity,
    SectionChart,
    Target,
)
from briefing.brief.chart_series import MOST_STACKED, Compared, Draft, SeriesReader
from briefing.brief.fields import Kind, Noted, OrCell, Plain, Switch, Text
from briefing.brief.model import Brief, Copy, Figure, Section
from briefing.brief.node_reader import ReadState, Schema, entries, names
from briefing.brief.records import Key, Listed, Record
from briefing.errors import Fault, Span
from briefing.language.decimals import find_number

# More points than these stand too close on a rail of 54 mm.
MOST_POINTS = 24
MOST_BARS = 5  # as `sections/CHARTS.md` says
MOST_TILES = 80


class Pairs(NamedTuple):
    """A mapping from names to values of one kind, read as pairs in their order.

    It has one to `most` of them; `code` is of the fault of another count. `what` names them.
    """

    kind: Kind
    what: str
    code: str
    most: int
    example: str

    def read(self, node: yaml.Node, state: ReadState) -> tuple[tuple[Copy, Any], ...] | None:
        hint = f"write `{self.example}`"
        pairs = entries(_rejoined(node), state, f"names of {self.what}", hint)
        if pairs is None:
            return None
        if not 1 <= len(pairs) <= self.most:
            message = f"{len(pairs)} {self.what}; a chart takes one to {self.most}"
            more = "take some out, or make it a table" if pairs else hint
            state.fault(self.code, message, node, more)
        read = ((_TEXT.read(k, state), self.kind.read(v, state)) for k, v in pairs.values())
        return tuple((name, value) for name, value in read if name and value)

    def schema(self) -> Schema:
        value = self.kind.schema()
        return {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {_GROUPS: {"anyOf": [value, _NOTHING]}},
            "additionalProperties": value,
            "if": {"additionalProperties": value},
            "then": {"maxProperties": self.most},
        }


class ByShape(NamedTuple):
    """A value whose kind its shape tells: a text, a list or a mapping, as far as these are taken.

    The first that is taken tells the fault of a shape that is not.
    """

    text: Kind | None = None
    listed: Kind | None = None
    named: Kind | None = None

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if isinstance(node, yaml.SequenceNode):
            kind = self.listed
        else:
            kind = self.named if isinstance(node, yaml.MappingNode) else self.text
        return (kind or self.kinds[0]).read(node, state)

    def schema(self) -> Schema:
        return {"anyOf": [kind.schema() for kind in self.kinds]}

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that it takes."""
        return [kind for kind in self if kind]


# The last digits of a number, behind a comma.
_GROUP = r"[0-9]+(?:\.[0-9]+)?"
_GROUPS, _NOTHING = f"^{_GROUP}$", {"type": "null"}
_NUMBER = OrCell(Text(verbatim=True))
_TEXT = Text(instead="put it behind the label of the figure, or the title of the chart")
_VALUES = Listed(_NUMBER, "values", most=MOST_POINTS)
_DATED = OrRange(
    Pairs(_NUMBER, "dates", "copy.too-many", MOST_POINTS, "{2016-03: 22, 2017-03: 24}"),
    MOST_POINTS,
    named=True,
    bare=True,
    single=True,
)
_BARS = OrRange(
    Pairs(
        ByShape(
            text=OrRange(_NUMBER, MOST_STACKED, single=True),
            listed=Listed(_NUMBER, "values", most=MOST_STACKED),
        ),
        "bars",
        "chart.bars",
        MOST_BARS,
        "{Poland: 3.9, US: 3.5}",
    ),
    MOST_BARS,
    named=True,
)
_LINES = OrRange(
    Pairs(
        ByShape(text=_NUMBER, listed=_VALUES, named=_DATED),
        "dates or lines",
        "copy.too-many",
        MOST_POINTS,
        "{2016-03: 22, 2017-03: 24}",
    ),
    MOST_POINTS,
    named=True,
    bare=True,
)
_TILES = OrRange(
    Pairs(_NUMBER, "tiles", "copy.too-many", MOST_TILES, "{EE: 3.4, PL: 4.1}"),
    MOST_TILES,
    named=True,
)
_THRESHOLD = Record(
    Compared,
    {
        "value": Key(_NUMBER, "the value that others are compared with", "2", required=True),
        "label": Key(_TEXT, "what it is", "NATO goal", required=True),
    },
    "a threshold",
)


def _form(name: str, key: Key, **more: Key) -> Record:
    """The record of a form of chart: its own key, which is required, and others."""

    def build(*, span: Span, **values: Any) -> Draft:
        return Draft(name, values, span)

    return Record(build, {name: key._replace(required=True), **more}, "a chart")


_CAPTION = Key(_TEXT, "what stands below the chart", "Change on the year before")
_ALT = Key(_TEXT, "the chart in a sentence, for whoever cannot see it; else it is made")
_COMPARED = Key(_THRESHOLD, "a line to compare with: its value and its label")
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
        Key(_BARS, "up to five bars: a number for each name, or a list for each"),
        bold=Key(_TEXT, "the name of the bar to stress", "Poland"),
        series=Key(Listed(_TEXT, "names", most=MOST_STACKED), "what each value of a list is"),
        stacked=Key(Switch(), "whether the values of a list are stacked, not side by side"),
        threshold=_COMPARED,
        caption=_CAPTION,
    ),
    "line": _form(
        "line",
        Key(
            ByShape(listed=_VALUES, named=_LINES),
            "a line through values; or values by date; or up to four lines by name",
        ),
        labels=Key(
            Listed(_TEXT, "labels", most=MOST_POINTS), "labels for its ends, or for every value"
        ),
        threshold=_COMPARED,
        extremes=Key(Switch(), "whether the highest and the lowest value are marked"),
        gap=Key(_TEXT, "what a long time without a value is", "no survey"),
        **_WORDS,
    ),
    "tiles": _form(
        "tiles",
        Key(_TILES, "a map of tiles: a number for each country, by its code of two letters"),
        **{
            "from": Key(_NUMBER, "tiles at or over this are filled", "2"),
            "grid": Key(
                Listed(Text(verbatim=True), "rows", most=MOST_ROWS),
                "a map of your own: the codes of each row, a dot where nothing stands",
            ),
        },
        caption=_CAPTION,
    ),
}
_OWN_KEYS = {
    "title": Key(Text(), "what the chart shows, above it", "Growth, % a year"),
    "unit": Key(_TEXT, "what stands with its numbers", "%"),
    "source": Key(
        Noted(Plain(example="one source's name"), lambda state: state.uses),
        "the source it comes from; else the section's",
        "treaty",
    ),
    "optional": Key(Switch(), "whether it may leave a page that is too full"),
}
_OWN_FORMS = {
    name: form._replace(keys={**form.keys, **_OWN_KEYS})
    for name, form in _FORMS.items()
    if name in ("bars", "line", "tiles")
}


class ChartForm(NamedTuple):
    """A chart in one of some forms, the records of which are given by the name of their own key."""

    forms: Mapping[str, Record]

    def read(self, node: yaml.Node, state: ReadState) -> Draft | None:
        node = _rejoined(node)
        given = [form for form in _FORMS if form in names(node)]
        if isinstance(node, yaml.MappingNode) and (len(given) != 1 or given[0] not in self.forms):
            forms = ", ".join(f"`{form}`" for form in self.forms)
            match given:
                case []:
                    what = "a chart in no form"
                case [form]:
                    what = f"`{form}` draws the value of a key figure; a section has none"
                case [one, other, *_]:
                    what = f"a chart in two forms: {one} and {other}"
            state.fault("chart.form", what, node, f"give it one of {forms}")
            return None
        first = next(iter(self.forms))
        draft: Draft | None = self.forms[given[0] if given else first].read(node, state)
        return draft

    def schema(self) -> Schema:
        # In braces, to YAML, `10,000` is a value and a key with nothing behind it.
        grouped = {"patternProperties": {_GROUPS: _NOTHING}}
        return {"anyOf": [form.schema() | grouped for form in self.forms.values()]}


CHART = ChartForm(_FORMS)
SECTION_CHART = ChartForm(_OWN_FORMS)


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
_PER_CENT = "(?i)%|per ?cent|pour cent|prozent|por ciento|proc|відсот"


def _by_value(quantity: Quantity) -> Decimal:
    return quantity.value


def read_charts(brief: Brief) -> tuple[Brief, list[Fault]]:
    """The brief with its charts read in its language, and faults; charts with one are left out."""
    faults: list[Fault] = []

    def read(section: Section) -> Section:
        own = section.chart
        if isinstance(own, Draft):
            section = section._replace(chart=_own_chart(own, SeriesReader(brief.language, faults)))
        if not any(figure.chart for figure in section.figures):
            return section
        figures = (_Reader(brief.language, faults, figure).read() for figure in section.figures)
        return section._replace(figures=tuple(figures))

    return brief._replace(sections=tuple(map(read, brief.sections))), faults


def _own_chart(draft: Draft, reader: SeriesReader) -> SectionChart | None:
    """A section's own chart; None once a fault is told."""
    read = {"bars": reader.bars, "line": reader.line, "tiles": reader.tiles}[draft.form]
    own = {key: draft.values[key] for key in _OWN_KEYS if key in draft.values}
    chart: Any = read(draft)
    if chart is None:
        return None
    whole = SectionChart(chart, draft.span, **own)
    if whole.source and not whole.is_named:
        message = "there are no words for the mark of its source to stand behind"
        reader.no_chart("chart.source", message, whole.source.span, "add `title: …`")
        return None
    return whole


@dataclass(slots=True)
class _Reader(SeriesReader):
    """One figure, whose chart is read; lives as long as that takes."""

    figure: Figure

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
            "bars": self.bars,
            "line": self.line,
            "tiles": self.tiles,
        }
        return self.figure._replace(chart=forms[draft.form](draft))

    def _count(self, draft: Draft) -> Chart | None:
        value, each = self._value(draft), self.quantity(draft.values["count"])
        if value is None or each is None:
            return None
        squares = value / each.value if each.value > 0 else Decimal(0)
        if squares != int(squares) or not 1 <= squares <= _MOST_SQUARES:
            message = (
                f"{self.figure.value.text!r} is no whole number of squares of {each.copy.text}"
            )
            hint = f"choose a square that divides it into at most {_MOST_SQUARES}"
            return self.no_chart("chart.squares", message, each.copy.span, hint)
        return Count(each, int(squares), draft.span, *self.texts(draft, "caption", "alt"))

    def _proportion(self, draft: Draft) -> Chart | None:
        copy: Copy = draft.values["proportion"]
        match = re.fullmatch(r"(\d{1,3}) ?(?:of|/) ?(\d{1,3})", copy.text)
        part, whole = (int(match[1]), int(match[2])) if match else (0, 0)
        if not 0 < whole <= _MOST_CELLS or part > whole:
            message = f"{copy.text!r} is not a part of at most {_MOST_CELLS}"
            return self.no_chart("chart.proportion", message, copy.span, "write it as `2 of 100`")
        if not self._agrees(part, whole):
            message = (
                f"the chart shows {part} of {whole}; the value says {self.figure.value.text!r}"
            )
            return self.no_chart("chart.value", message, copy.span, "make the two agree")
        return Proportion(part, whole, draft.span, *self.texts(draft, "caption", "alt"))

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
        if not re.search(_PER_CENT, words) or value <= -100:
            message = f"{figure.value.text!r} is no change in per cent"
            hint = "write it as `8.3%` or `-8.3%`"
            return self.no_chart("chart.value", message, figure.value.span, hint)
        base: Copy = draft.values["index"]
        return Index(base, value, draft.span, *self.texts(draft, "now", "caption", "alt"))

    def _target(self, draft: Draft) -> Chart | None:
        target, actual = (self.quantity(draft.values[key]) for key in ("target", "actual"))
        if target is None or actual is None:
            return None
        if target.value <= 0:
            message = f"a target of {target.copy.text} has no length"
            hint = "write one above nothing"
            return self.no_chart("chart.target", message, target.copy.span, hint)
        found = find_number(self.figure.value.text, self.language)
        if found and found.plain not in (target.value, actual.value):
            message = (
                f"the value {self.figure.value.text!r} is neither the target nor the actual one"
            )
            return self.no_chart("chart.value", message, actual.copy.span, "make them agree")
        texts = self.texts(draft, "caption", "alt")
        if "of" not in draft.values:
            return Target(target, actual, draft.span, None, *texts)
        whole, most = self.quantity(draft.values["of"]), max(target, actual, key=_by_value)
        if whole and whole.value < most.value:
            message = f"the scale ends at {whole.copy.text}, before {most.copy.text}"
            hint = f"write `of: {most.copy.text}` or more"
            return self.no_chart("chart.of", message, whole.copy.span, hint)
        return whole and Target(target, actual, draft.span, whole, *texts)

    def _change(self, draft: Draft) -> Chart | None:
        previous = self.quantity(draft.values["previous"], signed=True)
        found = find_number(self.figure.value.text, self.language)
        if found is None:
            self._value(draft)
        if previous is None or found is None:
            return None
        return Change(previous, found.plain, draft.span, *self.texts(draft, "alt"))

    def _value(self, draft: Draft) -> Decimal | None:
        """The figure's own value as a number."""
        found = find_number(self.figure.value.text, self.language)
        if found is None:
            message = f"there is no number to draw in {self.figure.value.text!r}"
            self.no_chart("chart.value", message, draft.span, "write the value in digits")
        return found.value if found else None
