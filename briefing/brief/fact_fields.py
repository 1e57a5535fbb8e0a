"""Facts: the key `facts` of brief.yaml, whose values texts print by `{facts.name}`.

They are read before all other texts, each when it is first asked for, since one may use another.
"""

import re
from collections.abc import Callable, Iterable, Iterator

import yaml

from briefing.brief.date_fields import AnyDate
from briefing.brief.fields import SOURCE, OrCell, Text
from briefing.brief.files import MASTHEAD
from briefing.brief.model import Copy, DataReference, Fact, Name
from briefing.brief.node_reader import ReadState, Schema, entries
from briefing.brief.placeholders import FACTS as PREFIX
from briefing.brief.records import Key, Record, named
from briefing.errors import Fault, Severity, nearest

FACT = Record(
    Fact,
    {
        "value": Key(
            OrCell(Text(verbatim=True)),
            "what is printed, as it is to be read, or the place in a file that holds it",
            required=True,
        ),
        "source": Key(SOURCE, "the source it comes from, by its name", "treaty"),
        "quote": Key(
            Text(instead="copy the source's own words"),
            "the source's own words for it",
            "300,000 troops",
        ),
        "as_of": Key(AnyDate(worded=False), "the day or time at which it held", "2026-03-02"),
    },
    "a fact",
    short="value",
)


# So many facts may use each other in a row: reading one within another takes Python's stack.
MAX_DEPTH = 16
# What a name may be that stands between braces, blanks around it aside.
_NAME = r"[^{}\s](?:[^{}\n]*[^{}\s])?"


class FactTable:
    """The facts of a brief: their nodes by name, and those that were read; None has a fault.

    Args:
        node: the value of the key `facts`; None where there is no such key.
        state: that of brief.yaml.
        look_up: what a place in a file holds; None once a fault is told.
    """

    def __init__(
        self,
        node: yaml.Node | None,
        state: ReadState,
        look_up: Callable[[DataReference], Copy | None] = lambda _: None,
    ) -> None:
        hint = "write `name: value`"
        pairs = entries(node, state, "names of facts", hint) if node else None
        self._state, self._nodes, self._look_up = state, pairs or {}, look_up
        self.names = tuple(self._nodes)
        self._read: dict[str, Fact | None] = {}
        self._open: list[str] = []
        self._is_deep = False
        for name, (key, _) in self._nodes.items():
            if not is_name(name):
                message = f"{name!r} is no name that a text can ask for"
                state.fault("copy.form", message, key, "name it in words")

    def fact(self, name: str) -> Fact | None:
        """A fact by its name; None where there is none, or once a fault is told."""
        if name in self._open:
            circle = " → ".join((*self._open[self._open.index(name) :], name))
            message = f"the fact `{name}` uses itself: {circle}"
            hint = "write the value of one of them without the others"
            self._state.fault("copy.fact-cycle", message, self._nodes[name][1], hint)
            return None
        if len(self._open) == MAX_DEPTH and name in self._nodes:
            self._tell_depth(self._open[0])
            return None
        if name in self._nodes and name not in self._read:
            self._open.append(name)
            self._read[name] = self._filled(FACT.read(self._nodes[name][1], self._state))
            self._open.pop()
        return self._read.get(name)

    def _tell_depth(self, first: str) -> None:
        """One fault, however many facts use others in such a row."""
        if not self._is_deep:
            message = f"the fact `{first}` uses others that use others, over {MAX_DEPTH} in a row"
            hint = "write the value of one of them without the others"
            self._state.fault("copy.fact-depth", message, self._nodes[first][1], hint)
        self._is_deep = True

    def _filled(self, fact: Fact | None) -> Fact | None:
        """A fact with the value that its file holds, where it names one."""
        if fact is None or fact.value.origin is None:
            return fact
        value = self._look_up(fact.value.origin)
        return value and fact._replace(value=value)

    def value(self, name: str) -> str | None:
        """The value of a fact, each stretch of white space in it one space; None as in `fact`."""
        fact = self.fact(name)
        return " ".join(fact.value.text.split()) if fact else None

    def places(self) -> Iterator[Name]:
        """The names of all facts that a text can ask for, each at its place."""
        for name, (key, _) in self._nodes.items():
            if is_name(name):
                yield Name(name, self._state.source.span(key))

    def has(self, name: str, node: yaml.Node, state: ReadState) -> bool:
        """Whether a fact that a node of a file asks for is there and sound.

        `name` is as in the placeholder, behind `facts.`; a name that no fact has is told.
        """
        asked = name.removeprefix(PREFIX).strip()
        if asked in self._nodes:
            return self._read.get(asked) is not None
        written = state.source.lines[node.start_mark.line : node.end_mark.line + 1]
        place = Copy((), state.source.span(node), written).find(f"{{{name}}}")
        print_them = f"to print the braces write `{{{{{name}}}}}`"
        otherwise = f"declare it under `facts` in {MASTHEAD}; {print_them}"
        hint = nearest(asked, self.names) or otherwise
        state.fault("copy.unknown-fact", f"there is no fact {asked!r}", place, hint)
        return False


def is_name(name: str) -> bool:
    """Whether a text can ask for a fact of this name."""
    return re.fullmatch(_NAME, name) is not None


class Facts:
    """A mapping from names that the author chooses to facts, read as pairs in their order."""

    def read(self, node: yaml.Node, state: ReadState) -> tuple[tuple[str, Fact], ...]:
        table = state.facts or FactTable(node, state)  # which whoever reads the file has made
        read = ((name, table.fact(name)) for name in table.names)
        return tuple((name, fact) for name, fact in read if fact)

    def schema(self) -> Schema:
        return {**named(FACT), "propertyNames": {"pattern": f"^{_NAME}$"}}


FACTS = Facts()


def text_of_mappings(node: yaml.Node) -> None:
    """Make each `{facts.gdp}` without quotes, which YAML takes for a mapping, a text, in place."""
    if isinstance(node, yaml.ScalarNode):
        return
    for at, item in enumerate(node.value):
        parts = item if isinstance(item, tuple) else (item,)
        parts = tuple(map(_as_text, parts))
        node.value[at] = parts if isinstance(item, tuple) else parts[0]
        for part in parts:
            text_of_mappings(part)


def _as_text(node: yaml.Node) -> yaml.Node:
    if not (isinstance(node, yaml.MappingNode) and node.flow_style and len(node.value) == 1):
        return node
    key, value = node.value[0]
    is_fact = isinstance(key, yaml.ScalarNode) and key.value.startswith(PREFIX)
    is_alone = isinstance(value, yaml.ScalarNode) and not value.value and not value.style
    if not (is_fact and is_alone):
        return node
    text = f"{{{key.value}}}"
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, node.start_mark, node.end_mark)


def check_facts(
    table: FactTable,
    states: Iterable[ReadState],
    files: Iterable[tuple[str, bytes]],
    *,
    is_whole: bool,
) -> Iterator[Fault]:
    """A warning for each fact that no text uses.

    Of a brief that is not `is_whole`, since texts of it could not be read, a fact counts as used
    whose placeholder stands anywhere in its files.
    """
    used = set[str]().union(*(state.used for state in states))
    found = [] if is_whole else [data for _, data in files]
    for name, place in table.places():
        written = f"{{{PREFIX}{name}}}"
        if f"{PREFIX}{name}" in used or any(written.encode() in data for data in found):
            continue
        message = f"no text uses the fact {name!r}"
        hint = f"write `{written}` where its value is to stand, or delete it"
        yield Fault("copy.unused-fact", message, place, hint, Severity.WARNING)
