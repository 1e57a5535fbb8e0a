"""Where the page of each row goes, by the template of -o; no two rows have the same place.

What a row fills in is only ever a part of a name: no `..` and no `a/b` can come out of it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefing.brief.files import no_device
from briefing.brief.placeholders import Row, fill, has_blanks
from briefing.errors import BriefingError, Fault, nearest
from briefing.files.atomic import sweep, write_whole
from briefing.files.names import folded, part_of_name
from briefing.merge.index import Index

_LOCAL = ("file", "local")


def is_url(place: str) -> bool:
    """Whether a place is a URL, not a path."""
    return "://" in place


def check_url(place: str) -> None:
    """See that there is a file system for a URL; whether it may be written is not tried.

    Raises:
        BriefingError: a package that it needs is not installed.
    """
    _system(place)


def put_url(place: str, pdf: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write a page to a URL, whole or not at all.

    Raises:
        BriefingError: it cannot be written, or is one of its `inputs` on this machine's disk.
    """
    if here := local_path(place):
        here.parent.mkdir(parents=True, exist_ok=True)
        write_whole(here, pdf, inputs)
        return
    system, path = _system(place)
    try:
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, pdf)
    except Exception as error:  # each file system has its own
        message, hint = f"{place} cannot be written: {error}", "name another place"
        raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None


def local_path(place: str) -> Path | None:
    """The path of a URL that is on this machine's disk, else None."""
    system, path = _system(place)
    is_local = system.protocol in _LOCAL or set(_LOCAL) & set(system.protocol)
    return Path(path) if is_local else None


def digest_url(place: str) -> tuple[str, int]:
    """The SHA-256 of a file at a URL, in hexadecimal, and its size in bytes.

    They are an empty text and 0 if there is no such file.
    """
    system, path = _system(place)
    try:
        data = system.cat_file(path)
    except Exception:  # each file system has its own
        return "", 0
    return hashlib.sha256(data).hexdigest(), len(data)


def _system(place: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # loaded only for a URL
    except ImportError:
        message, hint = "a URL needs fsspec", 'run pip install ".[dask]" where briefing came from'
        raise BriefingError(Fault("dask.not-installed", message, hint=hint)) from None
    try:
        system, path = url_to_fs(place)
    except (ImportError, ValueError) as error:  # the first names the package to install
        message, hint = f"no file system for {place}: {error}", "install it, or name another URL"
        raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None
    except Exception as error:  # some connect at once, and each has its own
        message = f"{place} cannot be reached: {' '.join(str(error).split()) or repr(error)}"
        hint = "see to the address and your rights there, or name another URL"
        raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None
    return system, path


class Places:
    """The places of pages: by a template with placeholders, or by their own names in a folder.

    Args:
        output: the template or the folder, as typed; default, the working directory.
        separator: what this system has between folders, besides the slash.
    """

    def __init__(self, output: str | None, separator: str = os.sep) -> None:
        self.output = (output or "").replace(separator, "/")
        self.template = self.output if has_blanks(self.output) else None
        if self.template is None:
            bare = self.output.rstrip("/")
            self._start = f"{bare}/" if bare else self.output
        else:  # a folder that rows name is no part of where all pages are
            fixed = self.output.partition("{")[0]
            self._start = fixed[: fixed.rfind("/") + 1]
        self.root = self._start.rstrip("/")
        self._taken = Index()
        self._kept: dict[str, str] = {}

    @property
    def folder(self) -> Path:
        """The folder of all pages; for a URL, the working directory."""
        return Path() if is_url(self.output) else Path(self._start)  # `D:` alone is no root

    def check(self, columns: Iterable[str]) -> None:
        """See that the rows have the columns that the template names.

        Raises:
            BriefingError: a column is missing.
        """
        columns = tuple(columns)
        for name in fill(self.template or "", dict.fromkeys(columns, ""))[1]:
            if name not in columns:
                message = f"-o names a column `{name}` that the rows do not have"
                hint = nearest(name, columns) or "name one of " + ", ".join(columns)
                raise BriefingError(Fault("merge.no-column", message, hint=hint))

    def of(self, row: Row) -> str | None:
        """The place of a row's page; None without a template, or if the row has a fault.

        Raises:
            BriefingError: a column gives nothing that a name can have, or the place is taken.
        """
        if self.template is None or row.fault:
            return None
        parts = {name: part_of_name(text) for name, text in row.values.items()}
        place, names = fill(self.template, parts)
        empty = next((name for name in names if not parts.get(name)), None)
        if empty is not None:
            has = "has nothing that a file can be named by" if empty in parts else "is not there"
            message = f"column `{empty}` {has}"
            hint = "write something there, or name the files by another column with -o"
            raise BriefingError(Fault("merge.no-name", message, hint=hint))
        rest = place.removeprefix(self._start)
        place = self._start + "/".join(map(no_device, rest.split("/")))
        self.take(place)
        return place

    def within(self, name: str) -> str:
        """The place of a page by its own name, in the folder of all.

        Raises:
            BriefingError: it is taken.
        """
        place = self.at(name)
        self.take(place)
        return place

    def at(self, name: str) -> str:
        """The path or URL of a name in the folder of all."""
        return f"{self._start}{name}"

    def sweep(self) -> None:
        """Delete the drafts that killed processes have left among the pages."""
        folder = local_path(self.root) if is_url(self.output) else self.folder
        if folder:  # no deeper than pages go: it may be somebody's home, or a disk
            sweep(folder, self._depth)

    def reaches(self, folder: Path) -> bool:
        """Whether a page may go to a folder on this machine's disk, or below it."""
        root = local_path(self.root) if is_url(self.output) else self.folder
        if root is None:
            return False
        here, there = Path(os.path.realpath(root)), Path(os.path.realpath(folder))
        if there.is_relative_to(here):
            return len(there.relative_to(here).parts) <= self._depth
        return here.is_relative_to(there)

    @property
    def _depth(self) -> int:
        """How many folders below that of all pages a page may lie."""
        return (self.template or "").removeprefix(self.root).strip("/").count("/")

    def name(self, place: str) -> str:
        """What a manifest calls a page: its path within the folder of all."""
        return place.removeprefix(self._start)

    def keep(self, paths: Iterable[Path], what: str) -> None:
        """Let no page take the place of one of these files; `what` they are, for whoever tries."""
        self._kept.update(dict.fromkeys((folded(os.path.realpath(path)) for path in paths), what))

    def take(self, place: str) -> None:
        """Note a place as taken; one that differs only in capitals or accents is the same.

        Raises:
            BriefingError: another row has taken it, or a file is there that is kept.
        """
        where = _where(place)
        if what := self._kept.get(where):
            message, hint = f"{place} is {what}", "name the files otherwise, with -o"
            raise BriefingError(Fault("file.taken", message, hint=hint))
        if not self._taken.add(where):
            message = f"{place} is another row's"
            hint = "name the files by a column that differs from row to row, with -o"
            raise BriefingError(Fault("file.taken", message, hint=hint))


def _where(place: str) -> str:
    """A place for comparing: on this machine's disk the one that links lead to."""
    here = local_path(place) if place.startswith(tuple(f"{name}:" for name in _LOCAL)) else None
    if here or not is_url(place):
        return folded(os.path.realpath(here or place))
    return folded(os.path.normpath(place))
