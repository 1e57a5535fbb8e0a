"""A folder with placeholders, read once, and a row become a brief, or every fault in it.

What holds no placeholder is the same for every row, and read for the first alone.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.files import MASTHEAD, Source, is_file, is_folder, read_bytes
from briefing.brief.model import Brief, Name
from briefing.brief.node_reader import Desk
from briefing.brief.placeholders import Row, has_blanks
from briefing.brief.reader import Reading, digest, read_brief
from briefing.brief.records import Record
from briefing.brief.yaml_parser import parse
from briefing.errors import Fault, Span, in_order

# The row, among a brief's files, over which its digest is taken.
ROW = "row.json"
_MOST_KEPT = 32 << 20  # bytes of files that stay in memory; a file beyond them is read again


class _Part(NamedTuple):
    """A file without placeholders as it was read, and what was wrong in it."""

    data: bytes
    value: Any
    desk: Desk
    faults: tuple[Fault, ...]


class Template:
    """A folder, as far as rows have had it read.

    Args:
        folder: where brief.yaml lies.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: dict[str, _Part] = {}
        self._files: dict[Path, tuple[bytes, list[Fault]]] = {}
        self._sources: dict[str, tuple[bytes, tuple[Source, list[Fault]]]] = {}

    def read(self, row: Row) -> tuple[Brief | None, tuple[Fault, ...]]:
        """The brief of one row, as far as it can be read, and every fault."""
        if row.fault:
            return None, (row.fault,)
        if not (is_folder(self.folder) and is_file(self.folder / MASTHEAD)):
            return read_brief(self.folder)
        reading = _Filled(self, row)
        brief = reading.brief()
        return brief, in_order(reading.faults)

    def read_bytes(self, path: Path, name: str, **bound: Any) -> tuple[bytes, list[Fault]]:
        """The bytes of a file, as `source.read_bytes` has them; read once, if they are not many."""
        if path not in self._files:
            read = read_bytes(path, name, **bound)
            if len(read[0]) + sum(len(data) for data, _ in self._files.values()) > _MOST_KEPT:
                return read
            self._files[path] = read
        return self._files[path]

    def parse(self, data: bytes, name: str) -> tuple[Source, list[Fault]]:
        """A file's YAML, as `parse` has it; parsed once."""
        if name not in self._sources or self._sources[name][0] is not data:
            self._sources[name] = data, parse(data, name)
        return self._sources[name][1]


class _Filled(Reading):
    """One pass over a template, with a row in its placeholders."""

    row: Row

    def __init__(self, template: Template, row: Row) -> None:
        super().__init__(template.folder, row)
        self._kept = template.parts
        self._read_bytes = template.read_bytes
        self._parse = template.parse

    def brief(self) -> Brief | None:
        """The brief, as far as it can be read; its digest is over the row, too."""
        brief = super().brief()
        if brief is None:
            return None
        if "source" in brief.attach:
            message, hint = "a merged page cannot carry its source", "take `source` out of `attach`"
            self.faults.append(Fault("merge.attach", message, hint=hint))
        used = set().union(*(desk.used for desk in self.desks))
        held = {name: self.row.values[name] for name in sorted(used & self.row.values.keys())}
        written = json.dumps(held, ensure_ascii=False).encode()
        files = (*self.files, (ROW, written)) if held else self.files
        return brief._replace(files=tuple(files), digest=digest(files))

    def _record(self, name: str, record: Record) -> Any | None:
        if part := self._kept.get(name):
            self.files.append((name, part.data))
            self.desks.append(part.desk)
            self.faults += part.faults
            return part.value
        desks, faults = len(self.desks), len(self.faults)
        value = super()._record(name, record)
        if self.desks[desks:] and not self.desks[desks].is_filled:
            data = dict(self.files)[name]
            told = tuple(self.faults[faults:])
            self._kept[name] = _Part(data, value, self.desks[desks], told)
        return value

    def _slugs(self, order: tuple[Name, ...] | None) -> list[str]:
        before = len(self.faults)
        slugs = super()._slugs(order)
        if any(_is_filled(slug.span) for slug in order or ()):  # another row's list may have it
            told = self.faults[before:]
            self.faults[before:] = [fault for fault in told if fault.code != "file.not-listed"]
        return slugs


def _is_filled(span: Span) -> bool:
    return has_blanks(span.line_text[span.column - 1 : span.end_column - 1])


# What is wrong with keys, lists and YAML itself, into which no row puts anything.
_OF_FORM = (
    *("copy.colon", "copy.duplicate-key", "copy.missing-key", "copy.type", "copy.unknown-key"),
    *("file.empty", "file.name", "file.not-read", "file.not-utf8"),
)
_OF_FOLDER = ("file.missing", "folder.missing", "merge.attach", "merge.no-column")


def is_lasting(fault: Fault) -> bool:
    """Whether every row would have this error of a template."""
    if not fault.is_error:
        return False
    if fault.code.startswith("yaml.") or fault.code == "merge.no-column":
        return True
    if fault.span is None:
        return fault.code in _OF_FOLDER
    marked = fault.span.line_text[fault.span.column - 1 : fault.span.end_column - 1]
    # To YAML `{country}` without quotes around it is a mapping, whatever a row holds.
    return fault.code in _OF_FORM and (not has_blanks(marked) or marked.startswith("{"))
