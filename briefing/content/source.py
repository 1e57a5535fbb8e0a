"""A YAML file becomes nodes that remember their line and column, or its faults.

Scalars stay text: nothing is resolved, so `no`, `1:30` and `2023-07-11` are read as
they stand. Everything that could make a reader run long or deep is bounded here.
"""

import re
import stat
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefing.fault import Fault, Span

MAX_BYTES = 1 << 20
MAX_DEPTH = 12  # a brief needs five: brief, sources, one source, its keys, a value
MAX_ALIASES = 16  # enough to share a line or two of copy, too few to blow up

# The C parser is an order of magnitude faster; some platforms ship without it.
LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# Characters that change what a line says without being seen: bidirectional overrides
# (CVE-2021-42574), a stray byte-order mark, non-characters.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class Source(NamedTuple):
    """One file: its name as the user knows it, its lines, and its root node."""

    name: str
    text: str
    lines: tuple[str, ...]
    root: yaml.Node | None = None

    def span(self, node: yaml.Node) -> Span:
        """The place of a node; a node of many lines is marked to the end of its first."""
        start, end = node.start_mark, node.end_mark
        line = self._line(start.line)
        last = end.column if end.line == start.line else len(line.rstrip())
        return Span(self.name, start.line + 1, start.column + 1, last + 1, line)

    def at(self, line: int, column: int, width: int = 1) -> Span:
        """The place of `width` characters, line and column counted from 1."""
        return Span(self.name, line, column, column + width, self._line(line - 1))

    def _line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""


def read_source(path: Path, name: str) -> tuple[Source, list[Fault]]:
    """Read one file; with any fault the source has no root."""
    data, faults = read_bytes(path, name)
    return parse(data, name) if not faults else (Source(name, "", ()), faults)


def parse(data: bytes, name: str) -> tuple[Source, list[Fault]]:
    """Parse one file's bytes; with any fault the source has no root."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Source(name, "", ()), [
            Fault(
                code="file.not-utf8",
                message=f"byte 0x{data[error.start]:02x} is not UTF-8 text",
                span=Span(name, line, error.start - data.rfind(b"\n", 0, error.start)),
                hint="save the file as UTF-8",
            )
        ]
    # YAML 1.1 also breaks lines at U+0085, U+2028 and U+2029 (5.4); marks count those.
    lines = tuple(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))
    source = Source(name, text, lines)
    faults = _unprintable(source) or _syntax(source)
    if faults:
        return source, faults
    return Source(name, text, lines, yaml.compose(text, Loader=LOADER)), []


def read_bytes(path: Path, name: str) -> tuple[bytes, list[Fault]]:
    """The bytes of a regular file of at most a mebibyte, or why not."""
    start = Span(name, 1, 1)

    def fault(code: str, message: str, hint: str) -> tuple[bytes, list[Fault]]:
        return b"", [Fault(code=f"file.{code}", message=message, span=start, hint=hint)]

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            return fault("not-a-file", f"{name} is {kind}", "put a text file there")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / MAX_BYTES:.1f} MiB"
            return fault("too-large", f"{name} has {size}; 1 MiB is the limit", "shorten the copy")
        return path.read_bytes(), []
    except FileNotFoundError:
        return fault("missing", f"there is no {name}", "make the file, or mend its name")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return fault("unreadable", f"{name} cannot be read: {reason}", "check its permissions")


def _unprintable(source: Source) -> list[Fault]:
    """One fault for the first tab or unprintable character of each line."""
    faults = []
    for number, line in enumerate(source.lines, start=1):
        if line.isprintable():
            continue
        for column, char in enumerate(line, start=1):
            if char == "\t":
                code, what, hint = "yaml.tab", "a tab", "indent and part with spaces"
            elif unicodedata.category(char) == "Cc" or _UNSEEN.match(char):
                code, what = "yaml.control-character", f"control character U+{ord(char):04X}"
                hint = "delete it; it often comes with text pasted from elsewhere"
            else:
                continue
            span = source.at(number, column)
            faults.append(Fault(code=code, message=f"{what} in the file", span=span, hint=hint))
            break
    return faults


def _syntax(source: Source) -> list[Fault]:
    """Follow the parser's events, which recurse nowhere, and say what is wrong."""
    depth = aliases = 0
    try:
        for event in yaml.parse(source.text, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.AliasEvent):
                aliases += 1
            place = _place(event.start_mark)
            if depth > MAX_DEPTH:
                return [_bound(source, place, f"nested more than {MAX_DEPTH} deep")]
            if aliases > MAX_ALIASES:
                return [_bound(source, place, f"more than {MAX_ALIASES} aliases")]
        yaml.compose(source.text, Loader=LOADER)  # undefined aliases show only here
    except yaml.MarkedYAMLError as error:
        return [_explain(source, error)]
    except yaml.YAMLError as error:  # the parser's own checks of characters
        return [Fault(code="yaml.syntax", message=str(error), span=Span(source.name, 1, 1))]
    return []


def _place(mark: Any) -> tuple[int, int]:
    """Line and column of a parser's mark, counted from 1; the start where it has none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _bound(source: Source, place: tuple[int, int], message: str) -> Fault:
    return Fault(
        code="yaml.too-deep", message=message, span=source.at(*place), hint="write the copy out"
    )


# What the parser says, and what an author should do about it. Authors meet these when
# a text starts with, or holds, a character that YAML keeps for itself.
_QUOTE = "put the text in double quotes"
_HINTS = (
    ("mapping values are not allowed", f'a colon followed by a space ends a key; {_QUOTE}: "a: b"'),
    ("undefined alias", f"`*` at the start of a text is an alias in YAML; {_QUOTE}"),
    ("alias", f"`*` at the start of a text is an alias in YAML; {_QUOTE}"),
    ("anchor", f"`&` at the start of a text is an anchor in YAML; {_QUOTE}"),
    ("cannot start any token", f"this character cannot start a text in YAML; {_QUOTE}"),
    ("expected <block end>", "line the keys up, or put text that holds quotes in double quotes"),
    ("could not find expected ':'", "write `key: value`, or indent a text that runs on"),
    ("unexpected end of stream", "close the quote or bracket"),
    ("expected a single document", "keep one document a file: delete the `---`"),
    ("escape", "in double quotes write a backslash as `\\\\`"),
    ("tag", f"`!` at the start of a text is a tag in YAML; {_QUOTE}"),
)


def _explain(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    """The parser's complaint with its place, in words for an author."""
    mark = error.problem_mark or error.context_mark
    said = " ".join(part for part in (error.problem, error.context) if part) or "not YAML"
    hint = next((hint for key, hint in _HINTS if key in said), "check quotes, colons and indents")
    message = error.problem or said
    return Fault(
        code="yaml.syntax",
        message=f"this is not YAML: {message}",
        span=source.at(*_place(mark)),
        hint=hint,
    )
