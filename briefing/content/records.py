"""A YAML list or mapping becomes a tuple or a frozen record, or its faults."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from briefing.content.desk import Desk, entries, found, names, scalar
from briefing.content.kinds import Kind
from briefing.fault import nearest


class Key(NamedTuple):
    """One key of a record: what it takes, and whether it must stand."""

    kind: Kind
    required: bool = False


class Listed(NamedTuple):
    """A list of one kind, as a tuple; what is wrong in it is left out once told."""

    kind: Kind
    what: str

    def read(self, node: yaml.Node, desk: Desk) -> tuple[Any, ...] | None:
        if not isinstance(node, yaml.SequenceNode):
            hint = f"write each of the {self.what} on a line of its own after `- `"
            message = f"expected a list of {self.what}, found {found(node)}"
            desk.fault("copy.type", message, node, hint)
            return None
        if not node.value:
            desk.fault("copy.empty", f"the list of {self.what} is empty", node, "delete the key")
        values = (self.kind.read(item, desk) for item in node.value)
        return tuple(value for value in values if value is not None)


class Named(NamedTuple):
    """A mapping from the author's own names to records, as pairs in the order written."""

    kind: Kind
    what: str

    def read(self, node: yaml.Node, desk: Desk) -> tuple[tuple[str, Any], ...] | None:
        pairs = entries(node, desk, f"a mapping of {self.what}")
        if pairs is None:
            return None
        read = ((name, self.kind.read(value, desk)) for name, (_, value) in pairs.items())
        return tuple((name, value) for name, value in read if value is not None)


class Later(NamedTuple):
    """A key of the format that this version cannot honour yet.

    Copy that would be missing from the page is an error; a setting, a warning.
    """

    is_copy: bool

    def read(self, node: yaml.Node, desk: Desk) -> None:
        message = "this version does not set this key yet"
        if self.is_copy:
            desk.fault("copy.not-yet", message, node, "take it out, so that nothing is missed")
        else:
            desk.warn("copy.not-yet", message, node, None)


class Record(NamedTuple):
    """A mapping with declared keys, built into a frozen record.

    A lone text stands for the record's `short` key where one is named.
    """

    build: Any
    keys: Mapping[str, Key]
    what: str
    short: str | None = None

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        if self.short and isinstance(node, yaml.ScalarNode):
            value = self.keys[self.short].kind.read(node, desk)
            span = desk.source.span(node)
            return None if value is None else self.build(**{self.short: value}, span=span)
        if self.short and not names(node) & self.keys.keys():
            scalar(node, desk)  # the colon in a text made this a mapping: say so
            return None
        pairs = entries(node, desk, self.what)
        if pairs is None:
            return None
        values = self._values(pairs, desk)
        missing = [name for name, key in self.keys.items() if key.required and name not in pairs]
        for name in missing:
            hint = f"add `{name}: …`"
            desk.fault("copy.missing-key", f"{self.what} has no `{name}`", node, hint)
        if any(key.required and values.get(name) is None for name, key in self.keys.items()):
            return None
        return self.build(**values, span=desk.source.span(node))

    def _values(self, pairs: dict[str, tuple[yaml.Node, yaml.Node]], desk: Desk) -> dict[str, Any]:
        values = {}
        for name, (key, node) in pairs.items():
            if name not in self.keys:
                hint = nearest(name, self.keys) or "it takes " + ", ".join(self.keys)
                desk.fault("copy.unknown-key", f"{self.what} has no key `{name}`", key, hint)
            elif (value := self.keys[name].kind.read(node, desk)) is not None:
                values[name] = value
        return values
