"""A chart's YAML becomes a draft: its form and its texts, the numbers not yet read.

How a number is to be read depends on the brief's language, which a section does not know.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from briefing.brief.model import Copy
from briefing.brief.node_reader import Desk, entries, names
from briefing.brief.records import Key, Listed, Record
from briefing.content.copy import Text
from briefing.content.shape import Schema
from briefing.errors import Span

# More points than these stand too close on a rail of 54 mm.
MOST_POINTS = 24
MOST_BARS = 5  # as `sections/README.md` says


class Draft(NamedTuple):
    """A chart as written: its form, which is also the key of its first value."""

    form: str
    values: Mapping[str, Any]
    span: Span


class _Rows:
    """A mapping from names to numbers, as pairs in the order written."""

    def read(self, node: yaml.Node, desk: Desk) -> tuple[tuple[Copy, Copy], ...] | None:
        pairs = entries(_rejoined(node), desk, "names of bars", "write `{Poland: 3.9, US: 3.5}`")
        if pairs is None:
            return None
        if not 1 <= len(pairs) <= MOST_BARS:
            message = f"{len(pairs)} bars; a chart takes one to {MOST_BARS}"
            desk.fault("chart.bars", message, node, "take some out, or make it a table")
        read = ((_TEXT.read(k, desk), _NUMBER.read(v, desk)) for k, v in pairs.values())
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
_TEXT = Text()


def _form(name: str, key: Key, **more: Key) -> Record:
    """A form's declaration: its own key, and others."""

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

    def read(self, node: yaml.Node, desk: Desk) -> Draft | None:
        node = _rejoined(node)
        given = [form for form in _FORMS if form in names(node)]
        if isinstance(node, yaml.MappingNode) and len(given) != 1:
            forms = ", ".join(f"`{form}`" for form in _FORMS)
            what = f"two forms: {given[0]} and {given[1]}" if given else "no form"
            desk.fault("chart.form", f"a chart in {what}", node, f"give it one of {forms}")
            return None
        draft: Draft | None = _FORMS[given[0] if given else "count"].read(node, desk)
        return draft

    def schema(self) -> Schema:
        # In braces, to YAML, `10,000` is a value and a key with nothing behind it.
        grouped = {"patternProperties": {_GROUPS: _NOTHING}}
        return {"anyOf": [form.schema() | grouped for form in _FORMS.values()]}


CHART = ChartForm()


def _rejoined(node: yaml.Node) -> yaml.Node:
    """A flow mapping in which `10,000` and `8,3` are one value again.

    To YAML a comma ends a value in `{count: 10,000}`, and `000` is a key with none.
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
    """Whether a key and its value are the last digits of the number before them."""
    scalars = isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.ScalarNode)
    return scalars and bool(re.fullmatch(_GROUP, key.value)) and value.value == ""
