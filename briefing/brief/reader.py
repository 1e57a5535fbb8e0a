"""Reads a folder: brief.yaml, its sections, and the files that they name.

Faults are collected, so that an author sees all of them at once.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.brief.files import (
    MASTHEAD,
    MAX_DATA,
    MAX_WORKBOOK,
    check_attached,
    has_cells,
    has_drive,
    is_file,
    is_folder,
    is_hidden,
    is_inside,
    is_workbook,
    located,
    near_masthead,
    read_bytes,
    unreadable,
)
from briefing.brief.model import MARKING_BLANK, Brief, Copy, DataReference, Name, Section
from briefing.brief.node_reader import ReadState, names
from briefing.brief.records import Record
from briefing.brief.schema import BRIEF, SECTION
from briefing.brief.slugs import find_slugs, is_style
from briefing.brief.yaml_parser import parse
from briefing.errors import Fault, Span, in_order, nearest
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.language import Language, language
from briefing.language.tags import tag_problem

if TYPE_CHECKING:
    import yaml

    from briefing.brief.images import Read
    from briefing.brief.placeholders import Row


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """The SHA-256 over names and bytes of files, each with its length, in hexadecimal.

    Byte-order marks and line ends of texts do not count: git and editors change them.
    """
    whole = hashlib.sha256()
    for name, data in files:
        if name.lower().endswith(_TEXTS):
            data = data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
        named = os.fsencode(name)
        whole.update(b"%d %s %d " % (len(named), named, len(data)))
        whole.update(data)
    return whole.hexdigest()


_TEXTS = (".yaml", ".csv", ".txt", ".md", ".html", ".htm")


def check_digests(brief: Brief, files: Mapping[str, bytes]) -> Iterator[Fault]:
    """A fault for each source whose saved file has another SHA-256 than the one it gives."""
    for _, source in brief.sources:
        if source.file and source.sha256 and source.file.text in files:
            found = hashlib.sha256(files[source.file.text]).hexdigest()
            if found != source.sha256.text:
                message = f"{source.file.text} is not the file that this digest was taken of"
                hint = f"compare the two; if it is right, write its digest: {found}"
                if _is_reended(files[source.file.text], source.sha256.text):
                    hint = (
                        "only its line ends differ: keep git from it by `* -text` in .gitattributes"
                    )
                place = source.sha256.span
                yield Fault("source.changed", message, place, hint)


def _is_reended(data: bytes, digest: str) -> bool:
    """Whether a digest is that of the same file with other line ends."""
    small = data.replace(b"\r\n", b"\n")
    both = (small, small.replace(b"\n", b"\r\n"))
    return digest in (hashlib.sha256(each).hexdigest() for each in both)


MAX_COPY = 100_000  # bytes in all, ten full pages, so that no build takes long to fail
MAX_SAVED = 20 << 20  # of a source's text or PDF
MAX_NAMED = 100 << 20  # of all sources, pictures and tables: they are in memory at once


def read_brief(folder: Path, style: str = "") -> tuple[Brief | None, tuple[Fault, ...]]:
    """The brief in a folder, as far as it can be read, and every fault in order of place.

    `style` is the file of the folder that is its style, by whoever asks for the page: no section
    unless it is listed as one. The brief is whole only if none of the faults is an error; None if
    brief.yaml itself cannot be read.
    """
    if not (is_folder(folder) and is_file(folder / MASTHEAD)):
        return None, (no_brief(folder),)
    reading = Reading(folder, style=style)
    brief = reading.brief()
    return brief, in_order(reading.faults)


def files_of(brief: Brief, folder: Path) -> tuple[Path, ...]:
    """The files of a folder that a brief was read from, and those that it names."""
    return tuple(located(folder, name) for name, _ in brief.files)


class Reading:
    """One pass over a folder: the faults, the files, and what each of them refers to.

    Args:
        folder: where brief.yaml lies.
        row: what fills the placeholders, of a folder that is a template.
        style: the file of the folder that was asked for as a style.
    """

    _read_bytes = staticmethod(read_bytes)
    _parse = staticmethod(parse)

    def __init__(self, folder: Path, row: Row | None = None, style: str = "") -> None:
        self.folder, self.row, self.style = folder, row, style
        self.faults: list[Fault] = []
        self.files: list[tuple[str, bytes]] = []
        self.states: list[ReadState] = []
        self._is_full = False
        self._ahead: dict[str, bytes | None] = {}

    def brief(self) -> Brief | None:
        """The brief, as far as it can be read."""
        head: Brief | None = self._record(MASTHEAD, BRIEF)
        is_read = bool(self.states)  # YAML could be made of it, whatever is wrong with its keys
        order = self.states[0].order if is_read else None
        sections = tuple(self._sections(self._slugs(order)))
        self._check_references(is_read=is_read)
        sections = self._with_tables(sections)
        self._check_notes(is_read=is_read)
        self._check_facts()
        self.faults += check_digests(head, dict(self.files)) if head else ()
        rasters = self._rasters()
        logos = {name.text: self._read_picture(name) for s in self.states for name in s.logos}
        if head is None:
            return None
        cites = any(state.cites for state in self.states)
        brief = head._replace(sections=sections, files=tuple(self.files), cites=cites)
        if brief.logos:
            drawn = (each._replace(data=logos.get(each.file.text) or b"") for each in brief.logos)
            brief = brief._replace(logos=tuple(each for each in drawn if each.data))
        brief = self._with_cells(brief)
        brief = self._with_charts(self._with_pictures(brief, rasters))
        brief = self._with_levels(brief)
        self._check_bars(brief)
        self._check_markings(brief)
        self._check_names(brief)
        if brief.decision:
            from briefing.brief.block_fields import check_rows  # loaded only for boxes to tick

            self.faults += check_rows(brief.decision, brief.ask)
        return brief._replace(digest=digest(self.files))

    # What few briefs have is loaded only for those that have it.

    def _with_tables(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        named = [name for state in self.states for name in state.tables]
        named = [name for name in named if not has_cells(name.text)]
        if not named:
            return sections
        # loaded only for a table's file
        from briefing.brief.table_file import cites, read_tables, with_rows

        tables, faults = read_tables(named, dict(self.files), self._start, most=MAX_COPY)
        self.faults += faults
        self.states[0].cites += cites(tables)
        return tuple(map(with_rows(tables, self.faults), sections))

    def _with_cells(self, brief: Brief) -> Brief:
        """The brief with what it takes from files of data, by the marks of its language."""
        if not any(map(_data_files_of, self.states)):
            return brief
        from briefing.brief.referenced_cells import with_cells  # loaded only for a file of data

        brief, faults = with_cells(brief)
        self.faults += faults
        return brief

    def _check_bars(self, brief: Brief) -> None:
        tables = (table for part in brief.sections for table in part.all_tables)
        if any(column.bar for table in tables for column in table.columns):
            from briefing.brief.table_bars import check_bars  # loaded only for a bar

            self.faults += check_bars(brief)

    def _rasters(self) -> dict[str, Read]:
        """The pictures of the folder that could be read, by path."""
        named = [name for state in self.states for name in state.pictures]
        if not named:
            return {}
        from briefing.brief.images import read_rasters  # loaded only for a picture

        rasters, faults = read_rasters(named, self._read_picture)
        self.faults += faults
        return rasters

    def _with_pictures(self, brief: Brief, rasters: dict[str, Read]) -> Brief:
        if not any(state.pictures for state in self.states):
            return brief
        from briefing.brief.images import check_pages, with_rasters  # loaded only for a picture

        brief = with_rasters(brief, rasters)
        self.faults += check_pages(brief)
        return brief

    def _with_charts(self, brief: Brief) -> Brief:
        """The brief with its charts' numbers read by the rules of its language."""
        if not any(part.has_charts for part in brief.sections):
            return brief
        from briefing.brief.chart_fields import read_charts  # loaded only for a chart

        brief, faults = read_charts(brief)
        self.faults += faults
        return brief

    def _with_levels(self, brief: Brief) -> Brief:
        """The brief with the level of each status found on its scale."""
        tables = (table for part in brief.sections for table in part.all_tables)
        columns = (column for table in tables for column in table.columns)
        named = any(state.levels for state in self.states)
        if not named and not any(column.status for column in columns):
            return brief
        from briefing.brief.status import with_levels  # loaded only for a status

        brief, faults = with_levels(brief)
        self.faults += faults
        return brief

    def _check_markings(self, brief: Brief) -> None:
        blank = brief.filename and MARKING_BLANK in brief.filename.text
        if blank or any(part.marking for part in brief.sections):
            from briefing.brief.section_markings import check_markings  # loaded only for a marking

            self.faults += check_markings(brief)

    def _check_names(self, brief: Brief) -> None:
        """A fault for each file that would travel in the PDF under a name that some systems refuse,
        or that something may run.
        """
        if "source" not in brief.attach:
            return
        named = {
            file.text: file.span
            for state in self.states
            for file in (
                *state.paths,
                *state.saved,
                *state.data_files,
                *state.pictures,
                *state.logos,
            )
        }
        logos = {file.text for state in self.states for file in state.logos}
        for name, _ in self.files:
            place = named.get(name) or self._start(name)
            self.faults += check_attached(name, place, is_styled=name in logos)

    def _record(self, name: str, record: Record) -> Any | None:
        """Read one file of the folder as a record; None when it has faults."""
        path = located(self.folder, name)
        start = self._start(name)
        if not is_inside(path, self.folder):
            message = f"{name} leads out of the folder"
            hint = "copy the file into the folder"
            self.faults.append(Fault("file.outside", message, start, hint))
            return None
        data, faults = self._read_bytes(path, start.path)
        if not faults:
            self.files.append((name, data))
            if sum(len(data) for _, data in self.files) > MAX_COPY:
                message = f"with {name} the files hold over {MAX_COPY // 1000} kB of copy"
                hint = "shorten it: one page holds about 5 kB"
                self.faults.append(Fault("copy.too-long", message, start, hint))
                return None
            source, faults = self._parse(data, start.path)
            is_listed = self.states and self.states[0].order is not None
            if record is SECTION and source.root and not is_listed and is_style(source.root):
                self.files.pop()  # whoever reads the style reads it
                return None
            if source.root is not None:
                state = ReadState(source, self.faults, row=self.row)
                self._set_facts(state, source.root)
                self.states.append(state)
                return record.read(source.root, state)
        if not faults:
            message = f"{start.path} is empty"
            self.faults.append(Fault("file.empty", message, start, "write at least `title: …`"))
        self.faults += faults
        return None

    def _set_facts(self, state: ReadState, root: yaml.Node) -> None:
        """Give the facts of brief.yaml to a file that has them, or asks for one."""
        asks = re.search(_ASKS, state.source.text)
        if not asks and "facts" not in names(root):
            return
        masthead = self._start(MASTHEAD).path
        head = next(
            (each for each in (*self.states[:1], state) if each.source.name == masthead), None
        )
        pairs = root.value if head is state and "facts" in names(root) else ()
        own = next((value for key, value in pairs if key.value == "facts"), None)
        if not head or not (own or asks):
            return
        from briefing.brief.fact_fields import FactTable, text_of_mappings  # loaded only for facts

        text_of_mappings(root)
        head.facts = head.facts or FactTable(own, head, partial(self._look_up, root))
        state.facts = head.facts

    def _look_up(self, root: yaml.Node, reference: DataReference) -> Copy | None:
        """What a fact of brief.yaml has in a file, by the marks of the language named there.

        The file is read ahead of the others that the brief names, and told with them if it cannot.
        """
        from briefing.brief.referenced_cells import look_up  # loaded only for such a fact

        name = reference.file
        if name.text not in self._ahead:
            self._ahead[name.text] = self._load(name, **_bound(name))
        data = self._ahead[name.text]
        if data is None:
            return None
        value, faults = look_up(reference, data, named_language(root, self.row))
        self.faults += faults
        return value

    def _check_facts(self) -> None:
        """Tell facts that no text uses."""
        if self.states and (table := self.states[0].facts):
            from briefing.brief.fact_fields import check_facts  # loaded only for facts

            is_whole = not any(fault.is_error for fault in self.faults)
            self.faults += check_facts(table, self.states, self.files, is_whole=is_whole)

    def _slugs(self, order: tuple[Name, ...] | None) -> list[str]:
        slugs, faults = find_slugs(self.folder, self.states, order, self.style)
        self.faults += faults
        return slugs

    def _sections(self, slugs: list[str]) -> Iterator[Section]:
        for slug in slugs:
            section: Section | None = self._record(f"{slug}.yaml", SECTION)
            if section is not None:
                yield section._replace(slug=slug)

    def _check_notes(self, *, is_read: bool) -> None:
        """Tell names that no note has, and notes that nothing refers to, if brief.yaml was read."""
        if is_read and any(state.cites or state.notes for state in self.states):
            from briefing.brief.note_fields import check_notes  # loaded only for notes

            is_whole = not any(fault.is_error for fault in self.faults)
            self.faults += check_notes(self.states, self.files, is_whole=is_whole)

    def _check_references(self, *, is_read: bool) -> None:
        """Read the files that are named, and tell sources that are named and not declared.

        The latter only if brief.yaml could be read, which declares them.
        """
        known = {name for state in self.states for name in state.declares}
        for name in (name for state in self.states for name in state.uses):
            if is_read and name.text not in known:
                hint = nearest(name.text, known) or f"declare it under `sources` in {MASTHEAD}"
                message = f"there is no source {name.text!r}"
                self.faults.append(Fault("copy.unknown-source", message, name.span, hint))
        for file in (file for state in self.states for file in _data_files_of(state)):
            self._read_named(file, **_bound(file))
        for file in (file for state in self.states for file in state.paths):
            if not has_cells(file.text):
                self._read_named(file)
        for file in (file for state in self.states for file in state.saved):
            self._read_named(file, most=MAX_SAVED, hint="save the part that the brief relies on")

    def _read_picture(self, file: Name) -> bytes | None:
        from briefing.brief.raster import MAX_BYTES  # loaded only for a picture

        return self._read_named(file, most=MAX_BYTES, hint="export it smaller")

    def _read_named(self, file: Name, **bound: Any) -> bytes | None:
        """The bytes of a file that the copy names, kept with the brief; None once a fault is told.

        `bound` is passed on to `read_bytes`. Behind a file that is one too many, none is read.
        """
        if read := dict(self.files).get(file.text):  # two sources may be of one file
            return read
        data = self._ahead.get(file.text) or self._load(file, **bound)
        if data is None or self._is_full:
            return None
        self._is_full = sum(len(data) for _, data in self.files) + len(data) > MAX_NAMED
        if self._is_full:
            message = f"with {file.text!r} the files of the brief hold over {MAX_NAMED >> 20} MiB"
            hint = bound.get("hint", "make some of them smaller")
            self.faults.append(Fault("file.too-large", message, file.span, hint))
            return None
        self.files.append((file.text, data))
        return data

    def _load(self, file: Name, **bound: Any) -> bytes | None:
        """The bytes of a file that the copy names; None once a fault is told."""
        path = located(self.folder, file.text)
        starts_outside = file.text.startswith(("/", "../"))
        is_within = is_inside(path, self.folder)
        if has_drive(file.text) or starts_outside or not is_within:
            message = f"{file.text!r} leads out of the folder"
            hint = "copy the file into the folder"
            if starts_outside and is_within:
                hint = f"write its path from the folder on, such as `{path.name}`"
            self.faults.append(Fault("file.outside", message, file.span, hint))
        elif is_hidden(file.text):
            message = f"{file.text!r} is hidden: a part of it starts with a dot"
            hint = "copy the file to where it is seen, and name it there"
            self.faults.append(Fault("file.name", message, file.span, hint))
        elif "\\" in file.text:
            message, slashed = f"{file.text!r} has backslashes", file.text.replace("\\", "/")
            hint = f"write `{slashed}`, on Windows as well"
            self.faults.append(Fault("file.name", message, file.span, hint))
        elif not is_file(path):
            message = f"there is no file {file.text!r}"
            hint = "put the file there, or mend its name"
            self.faults.append(Fault("file.missing", message, file.span, hint))
        elif not self._is_full:
            data, faults = self._read_bytes(path, path.as_posix(), **bound)
            self.faults += (fault._replace(span=file.span) for fault in faults)
            return None if faults else data
        return None

    def _start(self, name: str) -> Span:
        return Span(located(self.folder, name).as_posix(), 1, 1)


def _data_files_of(state: ReadState) -> list[Name]:
    """The files of data that a file names: all whose cells it prints, tables' among them."""
    return [*state.data_files, *(name for name in state.tables if has_cells(name.text))]


def _bound(file: Name) -> dict[str, Any]:
    """How large a file of data may be, and what to do about a larger one."""
    if is_workbook(file.text):
        hint = "save the sheet that the brief needs as a workbook of its own"
        return {"most": MAX_WORKBOOK, "hint": hint}
    return {"most": MAX_DATA, "hint": "save the rows that the brief needs as a file of their own"}


# What a text asks for a fact by.
_ASKS = r"\{\s*facts\."

_MOST = 1_000  # entries of a folder that are looked at


def named_language(root: yaml.Node | None, row: Row | None = None) -> Language:
    """The language that the keys of brief.yaml name; English if they name none that is known."""
    pairs = root.value if root is not None and not isinstance(root.value, str) else []
    found = (str(each[1].value) for each in pairs if len(each) == 2 and each[0].value == "language")
    tag = next(found, "").strip()
    if row and "{" in tag:
        from briefing.brief.placeholders import fill  # loaded only for rows

        tag = fill(tag, row.values)[0].strip()
    return ENGLISH if not tag or tag_problem(tag) else language(tag)


def no_brief(folder: Path) -> Fault:
    """The fault of a path that is no folder, or of a folder where brief.yaml is no file."""
    if refused := _refused(folder / MASTHEAD):
        return unreadable(str(folder / MASTHEAD), refused)
    if is_folder(folder):  # and nothing is said of what else lies there
        is_there = os.path.lexists(folder / MASTHEAD)  # such as a pipe, or a link to nowhere
        faults = read_bytes(folder / MASTHEAD, str(folder / MASTHEAD))[1] if is_there else []
        if faults:
            return faults[0]
        hint = "name the folder that holds it; `briefing new` makes one"
        if near := near_masthead(folder):
            hint = f"rename {near.name} to {MASTHEAD}"
        message = f"there is no {folder / MASTHEAD}"
        return Fault("file.missing", message, hint=hint)
    hint = f"name the folder that holds {MASTHEAD}"
    if not is_file(folder):
        message, found = f"{folder} does not exist", sorted(_briefs(folder.parent))
        example = "." if is_file(Path(MASTHEAD)) else next(iter(found), "")
        made = f"{hint}, such as `{example}`" if example else f"{hint}; `briefing new` makes one"
        hint = nearest(folder.as_posix(), found) or made
    else:
        message = f"{folder} is not a folder"
        if folder.suffix == ".yaml" and is_file(folder.parent / MASTHEAD):
            hint = f"name its folder: `{folder.parent}`"
    return Fault("folder.missing", message, hint=hint)


def _refused(path: Path) -> PermissionError | None:
    """The error of the system if it does not say whether a file is there."""
    try:
        path.stat()
    except PermissionError as error:
        return error
    except (OSError, ValueError):  # it is not there, or no file can have such a name
        return None
    return None


def _briefs(place: Path) -> Iterator[str]:
    """The folders of a place that hold a brief."""
    with suppress(OSError, ValueError):
        for path in islice(place.iterdir(), _MOST):
            if is_file(path / MASTHEAD):
                yield path.as_posix()
