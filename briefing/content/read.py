"""A folder of YAML becomes a Brief, or every fault in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.content.brief import Brief, Name, Section
from briefing.content.desk import Desk
from briefing.content.keys import BRIEF, SECTION
from briefing.content.records import Record
from briefing.content.source import parse, read_bytes
from briefing.fault import Fault, Severity, Span, in_order, nearest

MAX_SECTIONS = 40
MAX_COPY = 40_000  # characters in all: eight full pages, so that no build fails slowly
MASTHEAD = "brief.yaml"


def read_brief(folder: Path) -> tuple[Brief | None, tuple[Fault, ...]]:
    """Read a whole folder: the brief, unless a fault is an error, and every fault."""
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "does not exist"
        hint = f"name the folder that holds {MASTHEAD}"
        return None, (Fault(code="folder.missing", message=f"{folder} {what}", hint=hint),)
    reading = _Reading(folder)
    brief = reading.brief()
    faults = in_order(reading.faults)
    return (None if any(fault.is_error for fault in faults) else brief), faults


class _Reading:
    """One pass over a folder, with the faults and the files met on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.files: list[tuple[str, bytes]] = []

    def brief(self) -> Brief | None:
        """The brief, as far as it can be read."""
        head: Brief | None = self._record(MASTHEAD, BRIEF)
        sections = tuple(self._sections(self._slugs(head)))
        if head is None:
            return None
        brief = head._replace(
            sections=sections, files=tuple(self.files), digest=_digest(self.files)
        )
        self._check_sources(brief)
        length = sum(len(data) for _, data in self.files)
        if length > MAX_COPY * 4 or _length(brief) > MAX_COPY:
            message = f"the copy has over {MAX_COPY:,} characters"
            hint = "one page holds about 5,000"
            self._fault("copy.too-long", message, brief.title.span, hint)
        return brief

    def _record(self, name: str, record: Record) -> Any | None:
        """Read one file of the folder as a record; None when it has faults."""
        path = self.folder / name
        shown = path.as_posix()
        if not self._inside(path):
            message = f"{name} leads out of the folder"
            self._fault("file.outside", message, Span(shown, 1, 1), "copy the file into the folder")
            return None
        data, faults = read_bytes(path, shown)
        if not faults:
            self.files.append((name, data))
            source, faults = parse(data, shown)
            desk = Desk(source, self.faults)
            if source.root is not None:
                return record.read(source.root, desk)
        if not faults:
            hint = "write at least `title: …`"
            self._fault("file.empty", f"{shown} is empty", Span(shown, 1, 1), hint)
        self.faults += faults
        return None

    def _slugs(self, head: Brief | None) -> list[str]:
        """The slugs to read, in order: those listed and there, or all by name."""
        stems = sorted(path.stem for path in self.folder.glob("*.yaml") if path.name != MASTHEAD)
        for path in sorted(self.folder.glob("*.yml")):
            self._warn("file.not-read", f"{path.name} is not read", path, "name it `.yaml`")
        if head is None or head.order is None:
            return self._bounded(stems, head)
        listed: dict[str, Name] = {}
        for name in head.order:
            if name.text in listed:
                message = f"section {name.text!r} is listed twice"
                self._fault("copy.duplicate-section", message, name.span, "delete one")
            elif name.text not in stems:
                hint = nearest(name.text, stems) or f"make {name.text}.yaml, or delete the line"
                message = f"there is no section {name.text!r}"
                self._fault("copy.unknown-section", message, name.span, hint)
            else:
                listed[name.text] = name
        for stem in stems:
            if stem not in listed:
                hint = f"list it under `sections` in {MASTHEAD}, or move the file away"
                path = self.folder / f"{stem}.yaml"
                self._warn("file.not-listed", f"{stem}.yaml is left out", path, hint)
        return self._bounded(list(listed), head)

    def _bounded(self, slugs: list[str], head: Brief | None) -> list[str]:
        if len(slugs) > MAX_SECTIONS:
            message = f"{len(slugs)} sections; {MAX_SECTIONS} is the limit"
            span = head.span if head else Span((self.folder / MASTHEAD).as_posix(), 1, 1)
            self._fault("copy.too-many-sections", message, span, "a page holds about eight")
        return slugs[:MAX_SECTIONS]

    def _sections(self, slugs: list[str]) -> Iterator[Section]:
        for slug in slugs:
            section: Section | None = self._record(f"{slug}.yaml", SECTION)
            if section is not None:
                yield section._replace(slug=slug)

    def _check_sources(self, brief: Brief) -> None:
        """Every source that is named is declared; every file of a source is there."""
        known = [name for name, _ in brief.sources]
        for name in _named_sources(brief):
            if name.text not in known:
                hint = nearest(name.text, known) or f"declare it under `sources` in {MASTHEAD}"
                message = f"there is no source {name.text!r}"
                self._fault("copy.unknown-source", message, name.span, hint)
        for _, reference in brief.sources:
            if (file := reference.file) is None:
                continue
            path = self.folder / file.text
            if not self._inside(path):
                message = f"{file.text!r} leads out of the folder"
                self._fault("file.outside", message, file.span, "copy the file into the folder")
            elif not path.is_file():
                message = f"there is no file {file.text!r}"
                self._fault("file.missing", message, file.span, "save the source's text there")

    def _inside(self, path: Path) -> bool:
        """Whether a path stays in the folder, symbolic links resolved."""
        try:
            return path.resolve().is_relative_to(self.folder.resolve())
        except (OSError, RuntimeError, ValueError):  # a loop of links, a name too long
            return False

    def _fault(self, code: str, message: str, span: Span, hint: str) -> None:
        self.faults.append(Fault(code=code, message=message, span=span, hint=hint))

    def _warn(self, code: str, message: str, path: Path, hint: str) -> None:
        span = Span(path.as_posix(), 1, 1)
        warning = Severity.WARNING
        self.faults.append(
            Fault(code=code, message=message, span=span, hint=hint, severity=warning)
        )


def _named_sources(brief: Brief) -> Iterator[Name]:
    for section in brief.sections:
        users = (section, *section.figures, *((section.quote,) if section.quote else ()))
        yield from (user.source for user in users if user.source)


def _length(brief: Brief) -> int:
    """Characters of copy in the sections."""
    return sum(
        len(part.text)
        for section in brief.sections
        for part in (section.title, *section.body, *(point.text for point in section.points))
    )


def _digest(files: list[tuple[str, bytes]]) -> str:
    """SHA-256 over names and bytes, each with its length, so that no two folders collide."""
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(f"{len(name.encode())} {name} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()
