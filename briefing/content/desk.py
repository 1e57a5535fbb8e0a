"""Where one file is read: its nodes become plain text and pairs, and what is wrong is told.

Whatever reads a node gives None only after it has told a fault.
"""

from dataclasses import dataclass, field

import yaml

from briefing.content.source import Source
from briefing.fault import Fault, Severity, Span

MAX_TEXT = 10_000  # characters in one text; a full page holds about 5,000

# What a YAML 1.1 reader takes plain words for. Here they stay words, but nobody who
# writes `title: ~` or `kicker: null` wants to read that on paper.
_NULLS = {"", "~", "null", "Null", "NULL"}


@dataclass(slots=True)
class Desk:
    """Where one file is read: the source, and the faults found in it so far."""

    source: Source
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self, code: str, message: str, place: yaml.Node | Span, hint: str | None = None
    ) -> None:
        """Tell an error at a node or a place."""
        self._tell(code, message, place, hint)

    def warn(self, code: str, message: str, place: yaml.Node | Span, hint: str | None) -> None:
        """Tell a warning at a node or a place."""
        self._tell(code, message, place, hint, severity=Severity.WARNING)

    def _tell(
        self, code: str, message: str, place: yaml.Node | Span, hint: str | None, **more: Severity
    ) -> None:
        span = place if isinstance(place, Span) else self.source.span(place)
        self.faults.append(Fault(code=code, message=message, span=span, hint=hint, **more))


def entries(
    node: yaml.Node, desk: Desk, what: str
) -> dict[str, tuple[yaml.Node, yaml.Node]] | None:
    """A mapping's keys with their nodes; faults for repeated keys and keys that are no words."""
    if not isinstance(node, yaml.MappingNode):
        desk.fault("copy.type", f"expected {what}, found {found(node)}", node, "write `key: value`")
        return None
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            desk.fault("copy.type", f"a key must be a word, not {found(key)}", key, "write `key:`")
        elif key.value in pairs:
            first = pairs[key.value][0].start_mark.line + 1
            hint = f"it stands in line {first} already; delete one"
            desk.fault("copy.duplicate-key", f"`{key.value}` is given twice", key, hint)
        else:
            pairs[key.value] = key, value
    return pairs


def scalar(node: yaml.Node, desk: Desk) -> str | None:
    """A node's text in one piece, without the blanks around it; None once a fault is told."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        message = "a colon makes this a key and a value, where a text is meant"
        hint = f'put the text in double quotes: "{_written(node, desk)}"'
        desk.fault("copy.colon", message, node, hint)
        return None
    if not isinstance(node, yaml.ScalarNode):
        braces = isinstance(node, yaml.CollectionNode) and node.flow_style
        hint = "put the text in double quotes" if braces else "write one text here"
        desk.fault("copy.type", f"expected text, found {found(node)}", node, hint)
        return None
    if not node.tag.startswith("tag:yaml.org,2002:str") and node.tag != "!":
        desk.fault("copy.tag", f"tags have no use here: {node.tag}", node, "delete the `!…`")
        return None
    text: str = node.value.strip()
    if not text or (node.style is None and text in _NULLS):
        hint = "write a text, or delete the key"
        hint += f"; to print {text!r} put it in quotes" if text else ""
        desk.fault("copy.empty", "there is no text here", node, hint)
        return None
    if len(text) > MAX_TEXT:
        message = f"{len(text):,} characters in one text; the limit is {MAX_TEXT:,}"
        desk.fault("copy.too-long", message, node, "a page holds about 5,000: shorten it")
        return None
    return text


def found(node: yaml.Node) -> str:
    """What a node is, in an author's words."""
    if isinstance(node, yaml.MappingNode):
        return "keys and values"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a text"


def names(node: yaml.Node) -> set[str]:
    """The keys of a mapping that are words; none of any other node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value for key, _ in pairs if isinstance(key, yaml.ScalarNode)}


def _written(node: yaml.Node, desk: Desk) -> str:
    """What stands from a node's start to the end of its line, for a hint that quotes it."""
    line = desk.source.lines[node.start_mark.line][node.start_mark.column :].strip()
    return line.replace("\\", "\\\\").replace('"', '\\"')
