"""The kinds of the keys `status` and `scales`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from briefing.brief.fields import Kind, Noted, Plain, Text, copy
from briefing.brief.model import Copy, Name
from briefing.brief.node_reader import VISIBLE, ReadState, Schema, entries
from briefing.brief.records import Key, Listed, Record, named
from briefing.brief.status import RED_AMBER_GREEN, Level, Scale, Status
from briefing.errors import Fault, Span

# More levels than these have no shapes that are told apart at arm's length.
MOST_LEVELS = 4

_LEVEL = Noted(Plain(example="one level of a scale"), lambda state: state.levels)


def _status(
    *, span: Span, was: Name | None = None, because: Copy | None = None, **given: Name
) -> Status:
    """A status of what the author gave; `is` can be no argument's name of its own."""
    return Status(Level(given["is"]), span, was and Level(was), because)


STATUS = Record(
    _status,
    {
        "is": Key(_LEVEL, "how it stands: a level of a scale", RED_AMBER_GREEN, required=True),
        "was": Key(_LEVEL, "how it stood in the edition before", "green"),
        "because": Key(Text(), "the reason, as it goes on behind the word because"),
    },
    "a status",
    short="is",
)

# A cell has no room for a reason.
CELL_STATUS = STATUS._replace(
    keys={name: key for name, key in STATUS.keys.items() if name != "because"},
    what="the status of a cell",
)

_WORD = Text(verbatim=True, words=3)


class Levels(NamedTuple):
    """The words of a scale's levels, the worst first: two at least."""

    words: Listed

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Copy, ...] | None:
        levels: tuple[Copy, ...] | None = self.words.read(node, state)
        if isinstance(node, yaml.SequenceNode) and len(node.value) == 1:
            message = "a scale of one level tells nothing apart"
            hint = f"write two to {MOST_LEVELS} levels, the worst first"
            state.fault("copy.too-few", message, node, hint)
        return levels

    def schema(self) -> Schema:
        return self.words.schema() | {"minItems": 2}


class Scales(NamedTuple):
    """A mapping from names of scales to their levels, read as Scales in their order."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Scale, ...] | None:
        hint = "write `risk: [High, Medium, Low]`, the worst level first"
        pairs = entries(node, state, "names of scales", hint)
        if pairs is None:
            return None
        read = ((name, key, self.kind.read(value, state)) for name, (key, value) in pairs.items())
        scales = list[Scale]()
        for name, key, levels in read:
            if not re.search(VISIBLE, name):
                state.fault("copy.empty", "a scale has no name", key, "write what it measures")
            elif levels:
                scales.append(Scale(copy(name, key, state, verbatim=True), levels))
        state.faults += _alike(scales)
        return tuple(scales)

    def schema(self) -> Schema:
        return named(self.kind) | {"propertyNames": {"pattern": VISIBLE}}


def _alike(scales: list[Scale]) -> Iterator[Fault]:
    """Faults of levels that have one word, in one scale or in two."""
    seen: dict[str, Scale] = {}
    for scale in scales:
        for level in scale.levels:
            first = seen.setdefault(level.text.lower(), scale)
            if first is not scale:
                message = f"{level.text!r} is a level of two scales"
                hint = f"say which: `{level.text} {scale.name.text.lower()}`"
                yield Fault("status.twice", message, level.span, hint)
        words = [level.text.lower() for level in scale.levels]
        for number, level in enumerate(scale.levels):
            if words[number] in words[:number]:
                message = f"two levels are called {level.text!r}"
                yield Fault("status.twice", message, level.span, "say how they differ")


SCALES = Scales(Levels(Listed(_WORD, "levels", most=MOST_LEVELS)))
