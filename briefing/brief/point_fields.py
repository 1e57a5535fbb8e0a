"""The kinds of the keys `points` and `body` of a section."""

from typing import Any, NamedTuple

import yaml

from briefing.brief.fields import SOURCE, Deferred, Paragraphs, Switch, Text
from briefing.brief.model import Copy, Name, Point
from briefing.brief.node_reader import ReadState, Schema
from briefing.brief.records import Key, Listed, Record
from briefing.errors import Span

STATUS = Key(
    Deferred("briefing.brief.status_fields", "STATUS"),
    "how it stands, such as `amber`; or `is`, `was` and `because`",
)
_MAY_GO = Key(Switch(), "whether it may leave a page that is too full")
_OWN_SOURCE = Key(SOURCE, "the source it comes from; else the section's", "treaty")
_SAYS = Key(Text(), "what the point says", required=True)

_MOST_BELOW = 24  # each may have a letter; the Ukrainian alphabet has so many for lists

POINT = Record(
    Point,
    {"text": _SAYS, "source": _OWN_SOURCE, "optional": _MAY_GO, "status": STATUS},
    "a point",
    short="text",
)
# A point that may have others below it.
LEADING = Record(
    Point,
    {
        "text": _SAYS,
        "points": Key(
            Listed(POINT._replace(what="a point below another"), "points", _MOST_BELOW),
            "the points below it, one level of them",
        ),
        "source": _OWN_SOURCE,
        "optional": _MAY_GO,
        "status": STATUS,
    },
    "a point",
    short="text",
)


class Nested(NamedTuple):
    """A point that may have points below it; a list where its text stands is a fault."""

    kind: Record

    def read(self, node: yaml.Node, state: ReadState) -> Point | None:
        point: Point | None = None
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            hint = "write points below a point in its `points`, beside its `text`"
            state.fault("copy.type", "expected a text, found a list", node, hint)
        elif (key := _list_behind(node)) and key.value not in self.kind.keys:
            message = "a list stands behind this text as if it were a key"
            hint = f'write `text: "{key.value}:"`, and the list below it behind `points:`'
            state.fault("copy.colon", message, key, hint)
        else:
            point = self.kind.read(node, state)
        return point

    def schema(self) -> Schema:
        return self.kind.schema()


def _list_behind(node: yaml.Node) -> yaml.ScalarNode | None:
    """The key of a mapping with nothing else than a list, as in `- Two ways:` above a list."""
    if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
        key, value = node.value[0]
        if isinstance(key, yaml.ScalarNode) and isinstance(value, yaml.SequenceNode):
            return key
    return None


def _paragraph(
    *, text: Copy, span: Span, source: Name | None = None, optional: bool = False
) -> Copy:
    return text._replace(source=source, optional=optional)


class Body(NamedTuple):
    """Text with paragraphs between blank lines, or a list of paragraphs; a Copy for each."""

    several: Listed

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Copy, ...] | None:
        kind: Any = self.several if isinstance(node, yaml.SequenceNode) else TEXTS
        read: tuple[Copy, ...] | None = kind.read(node, state)
        return read

    def schema(self) -> Schema:
        return {"anyOf": [TEXTS.schema(), self.several.schema()]}


TEXTS = Paragraphs()
_PARAGRAPH = Record(
    _paragraph,
    {
        "text": Key(Text(), "the paragraph", required=True),
        "source": _OWN_SOURCE,
        "optional": _MAY_GO,
    },
    "a paragraph",
    short="text",
)
POINTS = Listed(Nested(LEADING), "points")
BODY = Body(Listed(_PARAGRAPH, "paragraphs"))
