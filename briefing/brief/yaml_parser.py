"""Parses YAML 1.1 into nodes that know their line and column, and finds what is wrong with it.

No scalar is resolved: `no`, `1:30` and `2023-07-11` are texts.
"""

import re
import unicodedata
from pathlib import Path
from typing import Any

import yaml

from briefing.brief.files import Loader, Source, decode, read_bytes
from briefing.brief.yaml_errors import MAX_DEPTH, QUOTE, explain, place, too_deep, with_rest
from briefing.errors import Fault, Span

MAX_ALIASES = 16  # enough to share a line or two of copy, too few to blow up

# Characters that change what a line says without being seen: bidirectional overrides
# (CVE-2021-42574), a stray byte-order mark, non-characters, tag characters.
_TAGS = range(0xE0000, 0xE0080)
_UNSEEN = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
).union(map(chr, _TAGS))

# What an anchor, an alias, a tag, an escape and lists in one line are written by.
_MARKS = ("&", "*", "!", "\\", "- -")
# Brackets and braces that the parser, which goes one call deeper at each, may be given unseen.
_BRACKETS = 200


def is_plain(text: str) -> bool:
    """Whether a text has none of the characters that `check_syntax` looks for.

    If it parses, and is not too deep, it has no fault. Most files are so, which saves that walk.
    """
    # A comment with a blank behind its `#` is its author's own.
    marked = any(mark in text for mark in _MARKS) or "#" in text.replace("# ", "")
    shallow = text.count("[") + text.count("{") <= _BRACKETS
    return text.replace("\n", "").isprintable() and shallow and not marked


def check_syntax(source: Source) -> list[Fault]:
    """Every fault of a file's characters, or else of its syntax, but for undefined aliases.

    Where the rest of the file could not be looked at, the last fault says so.
    """
    faults = _unprintable(source) or _Events(source).check()
    return [*faults[:-1], *(with_rest(fault, source) for fault in faults[-1:])]


def _unprintable(source: Source) -> list[Fault]:
    """One fault for the first tab or unprintable character of each line."""
    faults = []
    for number, line in enumerate(source.lines, start=1):
        for column, char in enumerate(line, start=1) if not line.isprintable() else ():
            if is_control(char):
                faults.append(_control(char, source.at(number, column)))
                break
    return faults


def is_control(char: str) -> bool:
    """Whether a character is a control character, or changes a line without being seen."""
    # Line and paragraph separators end a line for YAML and for no editor; a surrogate, half of
    # what JSON escapes in two, is no character at all.
    return char in _UNSEEN or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _control(char: str, span: Span) -> Fault:
    if char == "\t":
        code, what, hint = "yaml.tab", "a tab", "write spaces in its place"
    else:
        code, what = "yaml.control-character", f"control character U+{ord(char):04X}"
        hint = "delete it; it often comes with text pasted from elsewhere"
    return Fault(code, f"{what} in the file", span, hint)


_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class _Events:
    """One walk along the parser's events, which needs no recursion."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.anchors: dict[str, Span] = {}
        self.depth = self.aliases = 0
        self.quoted: Any = None

    def check(self) -> list[Fault]:
        """Every fault up to the first that the parser cannot pass."""
        try:
            for event in yaml.parse(self.source.text, Loader=Loader):
                self._see(event)
                if self.depth > MAX_DEPTH or self.aliases > MAX_ALIASES:
                    self._tell_bound(event)
                    return self.faults
            for name, span in self.anchors.items():
                message = f"`&{name}` names a place in YAML, and would not be printed"
                self.faults.append(Fault("yaml.anchor", message, span, QUOTE))
        except yaml.MarkedYAMLError as error:
            self.faults.append(explain(self.source, error, self.quoted))
        except yaml.YAMLError as error:  # the parser's own checks of characters
            span = Span(self.source.name, 1, 1)
            self.faults.append(Fault("yaml.syntax", str(error), span))
        return self.faults

    def _see(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._check_properties(event)
            if event.style in ("'", '"') and event.start_mark.line < event.end_mark.line:
                self.quoted = event  # the last that runs over lines
            self._check_value(event)
            self._check_comment(event)
        elif kind in _STARTS:
            self.depth += 1
            self._check_properties(event)
        elif kind in _ENDS:
            self.depth -= 1
        elif kind is yaml.AliasEvent:
            self.aliases += 1
            self.anchors.pop(event.anchor or "", None)

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            self.anchors[event.anchor] = self._span(event)
        if event.tag not in (None, "tag:yaml.org,2002:str"):
            message = f"`!` starts a tag in YAML, and tags have no use here: {event.tag}"
            hint = f"delete the `!…`, or {QUOTE}"
            self.faults.append(Fault("yaml.tag", message, self._span(event), hint))

    def _check_value(self, event: yaml.ScalarEvent) -> None:
        """Tell a control character, which an escape in double quotes may stand for."""
        if not event.value.isprintable():
            hidden = (char for char in event.value if char != "\n" and is_control(char))
            if char := next(hidden, None):
                self.faults.append(_control(char, self._span(event)))

    def _check_comment(self, event: Any) -> None:
        """Tell a comment behind a plain text that was meant as part of it: `issue #1`."""
        mark = event.end_mark
        line = self.source.lines[mark.line] if mark.line < len(self.source.lines) else ""
        if "#" not in line:
            return
        lost = re.match(r"\s*(#[^\s#].*)", line[mark.column :])
        if event.implicit[0] and event.value and mark.column and lost:
            span = self.source.at(mark.line + 1, mark.column + lost.start(1) + 1, len(lost[1]))
            message = f"`#` behind a space starts a comment: {lost[1]!r} would not be printed"
            hint = f"{QUOTE}; a comment of your own starts with `# `"
            self.faults.append(Fault("yaml.comment", message, span, hint))

    def _tell_bound(self, event: yaml.Event) -> None:
        span = self.source.at(*place(event.start_mark))
        if self.depth > MAX_DEPTH:
            self.faults.append(too_deep(span))
            return
        what, hint = f"more than {MAX_ALIASES} aliases", "write the text itself for each `*…`"
        self.faults.append(Fault("yaml.too-deep", what, span, hint))

    def _span(self, event: Any) -> Span:
        return self.source.between(event.start_mark, event.end_mark)


def read_source(path: Path, name: str, *, is_ours: bool = False) -> tuple[Source, list[Fault]]:
    """One file parsed; with any fault, or nothing in it, the source has no root.

    Of a file that `is_ours`, shipped with the program, the syntax is not checked again.
    """
    data, faults = read_bytes(path, name)
    if faults:
        return Source(name, "", ()), faults
    return _compose(*decode(data, name)) if is_ours else parse(data, name)


def parse(data: bytes, name: str) -> tuple[Source, list[Fault]]:
    """A file's bytes parsed; with any fault, or nothing in them, the source has no root."""
    source, faults = decode(data, name)
    if not faults and is_plain(source.text):
        plain, unread = _compose(source, [])
        if not unread and _depth(plain.root) <= MAX_DEPTH:
            return plain, []
    return _compose(source, faults or check_syntax(source))


def _depth(root: yaml.Node | None) -> int:
    """How many nodes lie within one another."""
    depth, nodes = 0, [root] if root else []
    while nodes := [
        each
        for node in nodes
        if isinstance(node, yaml.CollectionNode)
        for item in node.value
        for each in (item if isinstance(node, yaml.MappingNode) else (item,))
    ]:
        depth += 1
    return depth


def _compose(source: Source, faults: list[Fault]) -> tuple[Source, list[Fault]]:
    if faults:
        return source, faults
    try:
        root = yaml.compose(source.text, Loader=Loader)
    except yaml.MarkedYAMLError as error:  # an alias of nothing, a second document
        return source, [explain(source, error)]
    empty = isinstance(root, yaml.ScalarNode) and not root.style and not root.value
    return source._replace(root=None if empty else root), []
