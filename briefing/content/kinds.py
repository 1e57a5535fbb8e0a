"""A YAML node becomes a value of the kind its key declares, or a fault at its place.

Kinds are declarations: the reader runs them, and whatever else needs to know what a
key takes can read them. A kind's `read` gives None only after it has told a fault.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

import yaml

from briefing.content.brief import Copy, Name, Run
from briefing.content.inline import is_link, parse_inline
from briefing.content.language import Language, is_tag, language
from briefing.content.source import Source
from briefing.fault import Fault, Severity, Span, nearest

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


class Kind(Protocol):
    """What a key takes."""

    def read(self, node: yaml.Node, desk: Desk) -> Any | None:
        """The value of a node; None once a fault is told."""
        ...


class Key(NamedTuple):
    """One key of a record: what it takes, and whether it must stand."""

    kind: Kind
    required: bool = False


class Plain(NamedTuple):
    """A name without markup, matching `pattern` where one is given; `example` is for the hint."""

    pattern: re.Pattern[str] | None = None
    example: str = ""

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        text = scalar(node, desk)
        if text is None:
            return None
        if self.pattern is None or self.pattern.fullmatch(text):
            return Name(text, desk.source.span(node))
        desk.fault("copy.form", f"{text!r} has not the right form", node, f"write {self.example}")
        return None


class Text(NamedTuple):
    """Text that may hold emphasis and links, as Copy; or, `verbatim`, only itself.

    `words` is how many there may be at most, 0 for as many as the page holds.
    """

    verbatim: bool = False
    words: int = 0

    def read(self, node: yaml.Node, desk: Desk) -> Copy | None:
        text = scalar(node, desk)
        if text is None:
            return None
        if self.words and len(text.split()) > self.words:
            message = f"{len(text.split())} words; {self.words} is the most here"
            desk.fault("copy.too-long", message, node, "shorten it")
        return copy(text, node, desk, verbatim=self.verbatim)


class Paragraphs:
    """Text whose blank lines part paragraphs."""

    def read(self, node: yaml.Node, desk: Desk) -> tuple[Copy, ...] | None:
        text = scalar(node, desk)
        if text is None:
            return None
        # In a literal block (`|`) a line end stands for itself; elsewhere YAML has folded
        # it to a space, and a line end left over was a blank line (YAML 1.1, 9.2.2).
        parts = re.split(r"\n\s*\n" if getattr(node, "style", None) == "|" else r"\n+", text)
        return tuple(copy(part, node, desk) for part in parts if part.strip())


class Choice(NamedTuple):
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, node: yaml.Node, desk: Desk) -> str | None:
        text = scalar(node, desk)
        if text is None or text in self.words:
            return text
        listed = ", ".join(f"`{word}`" for word in self.words)
        hint = nearest(text, self.words) or f"write one of {listed}"
        desk.fault("copy.choice", f"{text!r} is not one of {listed}", node, hint)
        return None


class Switch:
    """`true` or `false`."""

    def read(self, node: yaml.Node, desk: Desk) -> bool | None:
        text = scalar(node, desk)
        if text in ("true", "false"):
            return text == "true"
        if text is not None:
            hint = "write `true`" if text.lower() in ("yes", "on", "y") else "write true or false"
            desk.fault("copy.type", f"{text!r} is neither `true` nor `false`", node, hint)
        return None


class Day(NamedTuple):
    """A calendar day, as `YYYY-MM-DD`; where `clock`, a time may follow: ` HH:MM`."""

    clock: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> date | None:
        text = scalar(node, desk)
        if text is None:
            return None
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
                return date.fromisoformat(text)
            if self.clock and re.fullmatch(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", text, re.ASCII):
                return datetime.fromisoformat(text)
            problem = f"{text!r} is not a date"
        except ValueError as error:  # 2023-02-30 has the form, but no such day
            problem = f"{text!r} is no day of the calendar: {error}"
        form = "`YYYY-MM-DD` or `YYYY-MM-DD HH:MM`" if self.clock else "`YYYY-MM-DD`"
        desk.fault("copy.date", problem, node, f"write {form}, such as 2023-07-11")
        return None


class Tongue:
    """A BCP 47 language tag, as the Language it names."""

    def read(self, node: yaml.Node, desk: Desk) -> Language | None:
        text = scalar(node, desk)
        if text is None:
            return None
        if not is_tag(text):
            hint = "write a tag such as `en`, `fr` or `pt-BR`"
            desk.fault("copy.language", f"not a language tag: {text!r}", node, hint)
            return None
        tongue = language(text)
        if not tongue.known:
            message = f"no fixed words ship for {text!r}: the English ones are used"
            desk.warn("copy.language", message, node, "they ship for en, fr, uk, de, es, pl")
        return tongue


class Link(NamedTuple):
    """A web address."""

    secure: bool = False

    def read(self, node: yaml.Node, desk: Desk) -> Name | None:
        text = scalar(node, desk)
        if text is None:
            return None
        start = ("https://",) if self.secure else ("https://", "http://")
        if text.startswith(start) and is_link(text):
            return Name(text, desk.source.span(node))
        desk.fault("copy.link", f"not a web address: {text!r}", node, f"write it as {start[0]}…")
        return None


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
        if self.short and not any(key.value in self.keys for key, _ in _pairs(node)):
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


def copy(text: str, node: yaml.Node, desk: Desk, *, verbatim: bool = False) -> Copy:
    """A text with its markup read; white space, line ends included, is one space."""
    source = desk.source
    written = source.lines[node.start_mark.line : node.end_mark.line + 1]
    span = source.span(node)
    plain = Run(text=re.sub(r"[ \n\r\u0085\u2028\u2029]+", " ", text).strip())

    def complain(part: str, message: str, hint: str) -> None:
        desk.fault("copy.link", message, Copy((), span, written).find(part), hint)

    runs = (plain,) if verbatim else parse_inline(plain.text, complain)
    return Copy(runs or (plain,), span, written)


def found(node: yaml.Node) -> str:
    """What a node is, in an author's words."""
    if isinstance(node, yaml.MappingNode):
        return "keys and values"
    return "a list" if isinstance(node, yaml.SequenceNode) else "a text"


def _pairs(node: yaml.Node) -> list[tuple[yaml.Node, yaml.Node]]:
    return node.value if isinstance(node, yaml.MappingNode) else []


def _written(node: yaml.Node, desk: Desk) -> str:
    """What stands from a node's start to the end of its line, for a hint that quotes it."""
    line = desk.source.lines[node.start_mark.line][node.start_mark.column :].strip()
    return line.replace("\\", "\\\\").replace('"', '\\"')
