"""Reads a folder with placeholders for one row after another.

A file without placeholders is the same for every row, and is read only for the first.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.files import MASTHEAD, Source, is_file, is_folder, read_bytes
from briefing.brief.model import Brief, Name
from briefing.brief.node_reader import ReadState
from briefing.brief.placeholders import Row, has_blanks
from briefing.brief.reader import Reading, digest, named_language, read_brief
from briefing.brief.records import Record
from briefing.brief.yaml_parser import parse
from briefing.errors import Fault, in_order
from briefing.language.language import Language

# The row, among a brief's files, over which its digest is taken.
ROW = "row.json"
_MOST_KEPT = 32 << 20  # bytes of files that stay in memory; a file beyond them is read again


def language_of(folder: Path) -> Language:
    """The language that a template's brief.yaml names; English if it names none, or rows do."""
    data, _ = read_bytes(folder / MASTHEAD, MASTHEAD)
    return named_language(parse(data, MASTHEAD)[0].root)


class _Part(NamedTuple):
    """A file without placeholders: its bytes, the record read from it, and its faults."""

    data: bytes
    value: Any
    state: ReadState
    faults: tuple[Fault, ...]


class Template:
    """A folder with placeholders, and what of it is already read.

    Args:
        folder: where brief.yaml lies.

    Attributes:
        is_named_by_rows: whether a row that was read has named a file or a section.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parts: dict[str, _Part] = {}
        self.is_named_by_rows = False
        self._files: dict[Path, tuple[bytes, list[Fault]]] = {}
        self._sources: dict[str, tuple[bytes, tuple[Source, list[Fault]]]] = {}

    def read(self, row: Row, style: str = "") -> tuple[Brief | None, tuple[Fault, ...]]:
        """The brief of one row, as far as it can be read, and every fault; `style` as there."""
        if row.fault:
            return None, (row.fault,)
        if not (is_folder(self.folder) and is_file(self.folder / MASTHEAD)):
            return read_brief(self.folder)
        reading = _Filled(self, row, style)
        brief = reading.brief()
        self.is_named_by_rows |= reading.is_named_by_row()
        return brief, in_order(reading.faults)

    def read_bytes(self, path: Path, name: str, **bound: Any) -> tuple[bytes, list[Fault]]:
        """As `brief.files.read_bytes`; a file is read once, as long as not too much is kept."""
        if path not in self._files:
            read = read_bytes(path, name, **bound)
            if len(read[0]) + sum(len(data) for data, _ in self._files.values()) > _MOST_KEPT:
                return read
            self._files[path] = read
        return self._files[path]

    def parse(self, data: bytes, name: str) -> tuple[Source, list[Fault]]:
        """As `yaml_parser.parse`; the same bytes are parsed once."""
        if name not in self._sources or self._sources[name][0] is not data:
            self._sources[name] = data, parse(data, name)
        return self._sources[name][1]


class _Filled(Reading):
    """One pass over a template, its placeholders filled from a row."""

    row: Row

    def __init__(self, template: Template, row: Row, style: str) -> None:
        super().__init__(template.folder, row, style)
        self._kept = template.parts
        self._read_bytes = template.read_bytes
        self._parse = template.parse

    def brief(self) -> Brief | None:
        """The brief, as far as it can be read; its digest is also over the values it uses."""
        brief = super().brief()
        if brief is None:
            return None
        if "source" in brief.attach:
            message, hint = "a merged page cannot carry its source", "take `source` out of `attach`"
            self.faults.append(Fault("merge.attach", message, hint=hint))
        used = set().union(*(state.used for state in self.states))
        held = {name: self.row.values[name] for name in sorted(used & self.row.values.keys())}
        written = json.dumps(held, ensure_ascii=False).encode()
        files = (*self.files, (ROW, written)) if held else self.files
        return brief._replace(files=tuple(files), digest=digest(files))

    def is_named_by_row(self) -> bool:
        """Whether the row names a file, or which sections there are."""
        names = (
            name
            for state in self.states
            for name in (
                *state.paths,
                *state.saved,
                *state.data_files,
                *state.pictures,
                *(state.order or ()),
            )
        )
        return any(has_blanks(name.span.marked) for name in names)

    def _record(self, name: str, record: Record) -> Any | None:
        if part := self._kept.get(name):
            self.files.append((name, part.data))
            self.states.append(part.state)
            self.faults += part.faults
            return part.value
        states, faults = len(self.states), len(self.faults)
        value = super()._record(name, record)
        if self.states[states:] and not self.states[states].is_filled:
            data = dict(self.files)[name]
            told = tuple(self.faults[faults:])
            self._kept[name] = _Part(data, value, self.states[states], told)
        return value

    def _slugs(self, order: tuple[Name, ...] | None) -> list[str]:
        before = len(self.faults)
        slugs = super()._slugs(order)
        # Of a list with placeholders another row's may have the section.
        if any(has_blanks(slug.span.marked) for slug in order or ()):
            told = self.faults[before:]
            self.faults[before:] = [fault for fault in told if fault.code != "file.not-listed"]
        return slugs


# Faults of keys, lists and YAML itself, which no row changes.
_OF_FORM = (
    *("copy.colon", "copy.duplicate-key", "copy.missing-key", "copy.type", "copy.unknown-key"),
    *("file.empty", "file.name", "file.not-read", "file.not-utf8"),
)
# Those of names that placeholders ask for.
_OF_NAMES = ("copy.fact-cycle", "copy.fact-depth", "copy.unknown-fact", "merge.no-column")
# Those of a file that no row names, or of the folder itself.
_OF_FILE = (
    *("file.missing", "file.not-a-file", "file.outside", "file.too-large", "file.unreadable"),
    *("folder.missing", "merge.attach"),
)


def is_lasting(fault: Fault) -> bool:
    """Whether a fault is an error that every row of the template would have."""
    if not fault.is_error:
        return False
    if fault.code.startswith("yaml.") or fault.code in _OF_NAMES:
        return True
    marked = fault.span.marked if fault.span else ""
    # To YAML `{country}` without quotes around it is a mapping, whatever a row holds.
    if fault.code in _OF_FORM:
        return not has_blanks(marked) or marked.startswith("{")
    return fault.code in _OF_FILE and not has_blanks(marked)
