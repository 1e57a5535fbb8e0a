"""Files of a brief: read within bounds, decoded, and found by name on any system."""

import codecs
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

import yaml

from briefing.errors import Fault, Span

MAX_BYTES = 1 << 20
MASTHEAD = "brief.yaml"
# The C parser is an order of magnitude faster; some platforms ship without it.
_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KINDS = {yaml.ScalarNode: "str", yaml.SequenceNode: "seq", yaml.MappingNode: "map"}
_TAGS = {kind: f"tag:yaml.org,2002:{name}" for kind, name in _KINDS.items()}


class Loader(_BASE):  # type: ignore[misc]  # in C or not, so of no type
    """PyYAML's loader without the resolving of tags: every scalar stays the text that it is."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """The tag of a node's kind, which PyYAML asks for and nothing here reads."""
        return _TAGS[kind]

    def descend_resolver(self, parent: Any, key: Any) -> None:
        """Do nothing where the parser enters a node: no tag depends on the path to it."""

    def ascend_resolver(self) -> None:
        """Do nothing where the parser leaves a node."""


class Source(NamedTuple):
    """A text file: its name as the user knows it, its text and lines, and its YAML root if it has.

    Lines are without their ends.
    """

    name: str
    text: str
    lines: tuple[str, ...]
    root: yaml.Node | None = None

    def span(self, node: yaml.Node) -> Span:
        """The span of a node; a block of keys ends where its last value does."""
        last = node
        while isinstance(last, yaml.MappingNode) and last.value and not last.flow_style:
            last = last.value[-1][1]
        return self.between(node.start_mark, last.end_mark)

    def between(self, start: Any, end: Any) -> Span:
        """The span between two of PyYAML's marks; on the first line only if there are more."""
        line = self._line(start.line)
        stop = end.column if end.line == start.line else len(line.rstrip())
        return Span(self.name, start.line + 1, start.column + 1, stop + 1, line)

    def at(self, line: int, column: int, width: int = 1) -> Span:
        """The span of `width` characters, line and column counted from 1."""
        return Span(self.name, line, column, column + width, self._line(line - 1))

    def _line(self, index: int) -> str:
        return self.lines[index] if 0 <= index < len(self.lines) else ""


def decode(data: bytes, name: str) -> tuple[Source, list[Fault]]:
    """A file's bytes as text, not yet parsed, or an empty text and a fault.

    The text is UTF-8, with or without a byte-order mark. `name` is what spans call the file.
    """
    if other_encoding(data):
        return Source(name, "", ()), [not_utf8(data, 0, Span(name, 1, 1))]
    try:
        text = plain_lines(data.decode("utf-8").removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        before = data[data.rfind(b"\n", 0, error.start) + 1 : error.start]
        span = Span(name, line, len(before.decode("utf-8-sig")) + 1)
        return Source(name, "", ()), [not_utf8(data, error.start, span)]
    return Source(name, text, tuple(text.split("\n"))), []


def plain_lines(text: str) -> str:
    """A text whose lines end in a line feed, however its system ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def not_utf8(data: bytes, at: int, span: Span) -> Fault:
    """The fault of a file whose byte at an offset is not UTF-8; `span` is where that stands."""
    message, hint = f"byte 0x{data[at]:02x} is not UTF-8 text", "save the file as UTF-8"
    if span.line == 1 and (other := other_encoding(data)):
        message = f"the file is {other} text, not UTF-8"
    if span.path.lower().endswith(".csv"):
        hint += "; Excel has it as “CSV UTF-8”"
    return Fault("file.not-utf8", message, span, hint)


def other_encoding(data: bytes) -> str | None:
    """UTF-16 or UTF-32, if a file starts as that encoding does: with its byte-order mark, or with
    half a letter.
    """
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return "UTF-16" if is_marked or b"\0" in data[:2] else None


def read_bytes(
    path: Path, name: str, *, most: int = MAX_BYTES, hint: str = "shorten the copy"
) -> tuple[bytes, list[Fault]]:
    """The bytes of a regular file, or none and why it cannot be read.

    `name` is what faults call it, `most` the bound in bytes, `hint` what to do about a larger one.
    """
    start = Span(name, 1, 1)

    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            kind = "a directory" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            hint = "put a text file there"
            return b"", [Fault("file.not-a-file", f"{name} is {kind}", start, hint)]
        if status.st_size > most:
            size, limit = f"{status.st_size / 2**20:.1f} MiB", f"{most >> 20} MiB"
            message = f"{name} has {size}; {limit} is the limit"
            return b"", [Fault("file.too-large", message, start, hint)]
        return path.read_bytes(), []
    except FileNotFoundError:
        hint = "make the file, or mend its name"
        return b"", [Fault("file.missing", f"there is no {name}", start, hint)]
    except OSError as error:
        return b"", [unreadable(name, error)._replace(span=start)]


def unreadable(name: str, error: OSError) -> Fault:
    """The fault, without a place, of a file or folder that the system does not let be read."""
    message = f"{name} cannot be read: {(error.strerror or str(error)).lower()}"
    hint = "check its permissions, and close it where another program has it open"
    return Fault("file.unreadable", message, hint=hint)


def read_product(path: Path, name: str, *, most: int, hint: str) -> tuple[bytes, list[Fault]]:
    """As `read_bytes`, for a file that a program made: its faults name no line of it."""
    data, faults = read_bytes(path, name, most=most, hint=hint)
    hints = {"file.missing": "mend its name", "file.not-a-file": "name the file itself"}
    return data, [f._replace(span=None, hint=hints.get(f.code, f.hint)) for f in faults]


def composed(name: str) -> str:
    """A name with each letter and its accents as one character (NFC), as keyboards write it."""
    return unicodedata.normalize("NFC", name)


def located(folder: Path, name: str) -> Path:
    """The path of a file or folder by its name from `folder` on, as the disk has its letters.

    macOS and programs for ZIP archives part `é` in two (NFD). Where there is no such file, the
    path is as written.
    """
    if name.isascii() or os.path.lexists(folder / name):
        return folder / name
    for part in PurePath(name).parts:
        folder = _entry(folder, part)
    return folder


def _entry(folder: Path, name: str) -> Path:
    path = folder / name
    if name.isascii() or os.path.lexists(path):
        return path
    with suppress(OSError, ValueError):
        found = (each for each in folder.iterdir() if composed(each.name) == composed(name))
        return next(found, path)
    return path


def is_file(path: Path) -> bool:
    """Whether a regular file is there; a name that no file can have is no error."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there; a name that none can have is no error."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path stays in a folder once symbolic links are resolved."""
    try:
        # Unlike `is_symlink`, this is no error where a name is too long to be one.
        if path.parent == folder and path.name != ".." and not os.path.islink(path):  # noqa: PTH114
            return True
        return path.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # a loop of links leads nowhere: reading it says so
        return True
    except (OSError, ValueError):  # a name that no file can have
        return False


def is_masthead(path: Path) -> bool:
    """Whether a file is named brief.yaml, in capitals or not."""
    return path.name.lower() == MASTHEAD


def as_yaml(name: str) -> str:
    """A file's name, in `.yaml` if its ending means that: `.yml`, or `.yaml.txt` from Notepad."""
    return _YAML.sub(".yaml", name)


_YAML = re.compile(r"(?i)\.ya?ml(?:\.txt)?$")


def near_masthead(folder: Path) -> Path | None:
    """The file of a folder that was meant as its brief.yaml, or None."""
    with suppress(OSError):
        near = (path for path in folder.iterdir() if as_yaml(path.name).lower() == MASTHEAD)
        return min(filter(is_file, near), default=None)
    return None


# What Windows takes for a device, whatever its case and whatever ends a name so ("Naming Files,
# Paths, and Namespaces" in Microsoft's documentation of Win32).
_DEVICE = re.compile(
    r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3]) *(?=\.|$)"
)
_LONGEST = 200  # characters of a path, of the 260 that Windows takes with the folders above it


def is_portable(name: str) -> bool:
    """Whether any system can have a file of this path, and within the folder it starts at."""
    path = PurePath(name)
    is_plain = name.isprintable() and not set(name) & set('\\:*?"<>|') and len(name) <= _LONGEST
    steps_up = name.startswith("/") or ".." in path.parts
    is_kept = any(_DEVICE.match(part) or part.endswith((".", " ")) for part in path.parts)
    return bool(path.parts) and is_plain and not steps_up and not is_kept


# What a brief is made of: text, data and pictures. What ends otherwise, or in nothing, may be run
# by a shell, an editor or git: `run.bat`, `desktop.ini`, `Makefile`, `config`.
_TEXTS = (".yaml", ".txt", ".text", ".md", ".markdown", ".rst", ".html", ".htm")
_OTHERS = (".csv", ".tsv", ".json", ".pdf", ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".svg")
# Files of office programs, but for `.xlsm` and `.docm`, which are for those with macros.
_OFFICE = (".xlsx", ".ods", ".xls", ".docx")
_PASSIVE = frozenset((*_TEXTS, *_OTHERS, *_OFFICE))
# What a style has besides: its faces.
_STYLED = (".ttf", ".otf")
_RUN = ("cmakelists.txt",)  # by development environments, where they open its folder


def is_hidden(name: str) -> bool:
    """Whether a part of a path starts with a dot, as `.git/config` does."""
    return any(part.startswith(".") for part in PurePosixPath(name).parts)


def is_passive(name: str, *, is_styled: bool = False) -> bool:
    """Whether a path is one of a brief's files, and none that something else hides or runs.

    If it `is_styled` it may be a file that a style names as well.
    """
    path = PurePosixPath(name)
    suffix = path.suffix.lower()
    is_known = suffix in _PASSIVE or (is_styled and suffix in _STYLED)
    return is_known and path.name.lower() not in _RUN and not is_hidden(name)


def check_attached(name: str, place: Span, *, is_styled: bool = False) -> Iterator[Fault]:
    """The fault of a file that would travel in a PDF by a name that some system refuses, or that
    something may run; `is_styled` as for `is_passive`.
    """
    if not is_portable(name):
        message = f"not every system can have a file named {name!r}"
        hint = 'rename it: short, without \\ : * ? " < > |, and not as Windows calls a device'
        yield Fault("file.name", message, place, hint)
    elif not is_passive(name, is_styled=is_styled):
        message = f"{name!r} cannot travel in the PDF: something may run it by its name"
        ends = ".ttf, .otf, .svg, .png" if is_styled else ".txt, .md, .html, .csv, .pdf, .png"
        yield Fault("file.name", message, place, f"let it end as what it is: in {ends} or .jpg")


def has_drive(name: str) -> bool:
    """Whether a path starts at a drive or a server of Windows: `C:a.png`, `\\\\server\\share`."""
    return bool(PureWindowsPath(name).drive)


def no_device(name: str) -> str:
    """A file's name, with a hyphen behind what Windows takes for a device: `CON-.pdf`."""
    return _DEVICE.sub(r"\1-", name, 1) if _DEVICE.match(name) else name


# Files of data whose values a brief prints.
MAX_WORKBOOK = 8 << 20  # bytes: a million cells and more
MAX_DATA = 2 << 20  # bytes of CSV or JSON: in memory it is some forty times as large
# What a workbook may be, by its name, and other files whose values are printed.
ENDINGS = (".xlsx", ".xlsm", ".ods", ".xls")
DATA_ENDINGS = {".csv": ".csv", ".tsv": ".csv", ".json": ".json"}


def is_workbook(name: str) -> bool:
    """Whether a file is named as a workbook."""
    return name.lower().endswith(ENDINGS)


def has_cells(name: str) -> bool:
    """Whether a table's file is read cell by cell, as workbooks and JSON are; CSV is copy."""
    return is_workbook(name) or name.lower().endswith(".json")


def data_ending(name: str) -> str:
    """The kind of a file of data that is no workbook, as its ending; empty for any other.

    A `.tsv` is CSV whose fields are parted by tabs.
    """
    return next((kind for end, kind in DATA_ENDINGS.items() if name.lower().endswith(end)), "")
