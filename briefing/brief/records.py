"""Kinds of lists and mappings: each reads a node into a record, and gives its JSON Schema."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

from briefing.brief.fields import Kind
from briefing.brief.node_reader import (
    MAX_KEYS,
    ReadState,
    Schema,
    entries,
    found,
    is_empty,
    is_flow,
    may_split,
    names,
)
from briefing.errors import nearest


class Key(NamedTuple):
    """One key of a mapping: the kind of its value, what it is for, an example, if it is required.

    In a style a required key may stand in the style that it extends.
    """

    kind: Kind
    says: str
    example: str | int | tuple[str, ...] = ()
    required: bool = False

    def schema(self) -> Schema:
        """The kind's schema, with what editors show of the key."""
        examples = list(self.example) if isinstance(self.example, tuple) else [self.example]
        shown = {"examples": examples} if examples else {}
        return {"description": self.says, **shown, **self.kind.schema()}


def mapping(what: str, keys: Mapping[str, Key], *required: str) -> Schema:
    """The schema of a mapping with these keys and no others."""
    return {
        "title": what.strip("`"),
        "type": "object",
        "properties": {name: key.schema() for name, key in keys.items()},
        "required": list(required),
        "additionalProperties": False,
    }


def named(kind: Kind) -> Schema:
    """The schema of a mapping whose keys the author chooses, its values all of one kind."""
    return {"type": "object", "maxProperties": MAX_KEYS, "additionalProperties": kind.schema()}


# Names, one or some, that lack nothing but the brackets of a list.
_FEW = r"[A-Za-z0-9_-]+(?:, *[A-Za-z0-9_-]+)*"


class Listed(NamedTuple):
    """A list of at most so many values of one kind, read as a tuple.

    Values with a fault are left out. `what` names them in messages. It has at `least` one value,
    or none. Whoever knows how many there have to be tells numbers that are `split` itself.
    """

    kind: Kind
    what: str
    most: int = 100
    least: int = 1
    split: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Any, ...] | None:
        if not self.split and may_split(node, state):
            from briefing.brief.split_numbers import split_numbers  # loaded only for such a comma

            if faults := split_numbers(node, state):
                state.faults += faults
                return None
        if isinstance(node, yaml.SequenceNode) and len(node.value) > self.most:
            message = f"{len(node.value)} {self.what}; {self.most} is the limit"
            state.fault("copy.too-many", message, node, "take some out")
        elif isinstance(node, yaml.SequenceNode) and len(node.value) >= self.least:
            values = (self.kind.read(item, state) for item in node.value)
            return tuple(value for value in values if value is not None)
        else:
            self._tell(node, state)
        return None

    def schema(self) -> Schema:
        items = self.kind.schema()
        return {"type": "array", "minItems": self.least, "maxItems": self.most, "items": items}

    def _tell(self, node: yaml.Node, state: ReadState) -> None:
        hint = f"write each of the {self.what} on a line of its own after `- `"
        if isinstance(node, yaml.ScalarNode) and re.fullmatch(_FEW, node.value):
            hint = f"write `[{node.value}]`"
        if isinstance(node, yaml.SequenceNode) or is_empty(node):
            message = f"the list of {self.what} is empty"
            state.fault("copy.empty", message, node, f"delete the key, or {hint}")
        else:
            message = f"expected a list of {self.what}, found {found(node)}"
            state.fault("copy.type", message, node, hint)


class OneOrSeveral(NamedTuple):
    """One value, or a list of several, of one kind; read as a tuple either way."""

    several: Listed

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Any, ...] | None:
        if isinstance(node, yaml.SequenceNode):
            return self.several.read(node, state)
        value = self.several.kind.read(node, state)
        return None if value is None else (value,)

    def schema(self) -> Schema:
        return {"anyOf": [self.several.kind.schema(), self.several.schema()]}


class Order(NamedTuple):
    """The list of slugs, which is noted as the file's `order`."""

    kind: Listed

    def read(self, node: yaml.Node, state: ReadState) -> tuple[Any, ...] | None:
        state.order = self.kind.read(node, state)
        return state.order

    def schema(self) -> Schema:
        return self.kind.schema()


class Sources(NamedTuple):
    """A mapping from names that the author chooses to sources, read as pairs in their order."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> tuple[tuple[str, Any], ...] | None:
        pairs = entries(node, state, "names of sources", "write `name: {title: …}`")
        if pairs is None:
            return None
        state.declares.update(pairs)
        read = ((name, self.kind.read(value, state)) for name, (_, value) in pairs.items())
        return tuple((name, value) for name, value in read if value is not None)

    def schema(self) -> Schema:
        return named(self.kind)


class Record(NamedTuple):
    """A mapping with declared keys, which `build` makes a record of: it gets them and the span.

    A text in place of the mapping is the value of the key `short`, if that is given. Of two keys
    that stand `apart` only one may be given.
    """

    build: Any
    keys: Mapping[str, Key]
    what: str
    short: str | None = None
    apart: tuple[tuple[str, str], ...] = ()

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if self.short and not names(node) & self.keys.keys():
            # Where the colon in a text made it a mapping, that is told.
            value = self.keys[self.short].kind.read(node, state)
            span = state.source.span(node)
            return None if value is None else self.build(**{self.short: value}, span=span)
        required = [name for name, key in self.keys.items() if key.required]
        first = next(iter(required or self.keys))
        hint = f"write keys here, such as `{first}: …`"
        pairs = entries(node, state, f"the keys of {self.what}", hint)
        if pairs is None:
            return None
        values = self._values(node, pairs, state)
        for one, other in self.apart:
            if one in pairs and other in pairs:
                message, hint = f"`{one}` and `{other}` exclude each other", f"delete `{one}`"
                if other == f"{one}s":
                    hint = f"put what `{one}` holds into the list of `{other}`"
                state.fault("copy.twice", message, pairs[one][0], hint)
        for name in required:
            if name not in pairs:
                message = f"{self.what} has no `{name}`"
                state.fault("copy.missing-key", message, node, f"add `{name}: …`")
        if any(values.get(name) is None for name in required):
            return None
        # A key of the author's may be called so as well.
        return self.build(**{"span": state.source.span(node), **values})

    def schema(self) -> Schema:
        required = (name for name, key in self.keys.items() if key.required)
        whole = mapping(self.what, self.keys, *required)
        if self.apart:
            whole["allOf"] = [{"not": {"required": list(pair)}} for pair in self.apart]
        return {"anyOf": [self.keys[self.short].kind.schema(), whole]} if self.short else whole

    def _values(
        self, whole: yaml.Node, pairs: dict[str, tuple[yaml.Node, yaml.Node]], state: ReadState
    ) -> dict[str, Any]:
        values = {}
        split: list[str] = []
        if is_flow(whole) and any(is_empty(node) for _, node in whole.value):
            from briefing.brief.split_numbers import split_texts  # loaded only for a bare key

            faults, split = split_texts(whole, self.keys, state)
            state.faults += faults
        for name, (key, node) in pairs.items():
            if name in split:
                continue
            if name not in self.keys:
                free = [known for known in self.keys if known not in pairs]
                hint = nearest(name, free) or "write one of " + ", ".join(self.keys)
                state.fault("copy.unknown-key", f"{self.what} has no key `{name}`", key, hint)
                continue
            value = self.keys[name].kind.read(node, state)
            if value is not None:
                values[name] = value
        return values
