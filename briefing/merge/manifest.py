"""The manifest of a merge: a CSV file with a line for each row, and what became of its page.

It is written line by line to a draft beside its place, and moved there at the end. From the draft
of a run that was killed the next run knows which pages are made.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, TextIO

from briefing.brief.csv_file import records, to_csv
from briefing.brief.files import is_file, is_folder
from briefing.errors import BriefingError, Fault
from briefing.files.atomic import IN_USE
from briefing.files.lock import held
from briefing.merge.index import Index


class Entry(NamedTuple):
    """One line: a row's number, its page's file, fit and evidence, or the fault that it has.

    All are texts. `key` is the SHA-256 of the row's texts and the options, `inputs` that of the
    files that the page is made of; `file` is a path within the folder of pages. The fields are the
    columns of the file.
    """

    row: str
    file: str = ""
    sha256: str = ""
    bytes: str = ""
    body: str = ""
    leading: str = ""
    fill: str = ""
    left_out: str = ""
    quoted: str = ""
    found: str = ""
    derived: str = ""
    exempt: str = ""
    unsupported: str = ""
    unchecked: str = ""
    key: str = ""
    inputs: str = ""
    code: str = ""
    fault: str = ""


_HEADS = tuple(Entry._fields)


_ELSEWHERE = "name another place with --manifest"


class Manifest:
    """A manifest that is being written, by one run at a time: `lock` is to be closed behind it.

    Args:
        path: where it goes.
        keeps: whether `before` finds what an earlier run wrote.

    Raises:
        BriefingError: it cannot be written, what is there is no manifest, or another run writes it.
    """

    def __init__(self, path: Path, *, keeps: bool) -> None:
        self.path = path
        self._draft = path.with_name(f".{path.name}.part")
        self._before = Index()  # where in the old file its line is, by a page's key
        self._old: TextIO | None = None
        self._open = ExitStack()  # the two files
        with self._told(), ExitStack() as lock:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock.enter_context(held(path, f"wait until it is done, or {_ELSEWHERE}"))
            self._check()
            if keeps:
                self._gather()
                self._index()
            out = _anew(self._draft)
            self._out: TextIO = self._open.enter_context(out)
            self._write(to_csv([_HEADS]))
            self.lock = lock.pop_all()

    def before(self, key: str) -> Entry | None:
        """The line that an earlier run wrote of a page with this key, if there is one."""
        offset = self._before.get(key)
        if offset is None or self._old is None:
            return None
        self._old.seek(offset)
        entry = _entry(self._old.readline())
        return entry if entry and entry.key == key else None

    def add(self, entry: Entry) -> None:
        """Write one line, and flush it.

        Raises:
            BriefingError: it cannot be written, as on a full disk.
        """
        with self._told():
            self._write(to_csv([entry]))
        self._before.drop(entry.key)

    def close(self, *, is_whole: bool = True) -> None:
        """Move the manifest to its place; if the run is not whole, with the earlier lines left.

        Raises:
            BriefingError: it cannot be written.
        """
        with self._told():
            if not is_whole and self._old:
                for offset in self._before.numbers():
                    self._old.seek(offset)
                    self._out.write(self._old.readline())
            self._open.close()
            self._draft.replace(self.path)

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Raise the fault of a manifest that cannot be written for the system's error."""
        try:
            yield
        except OSError as error:
            with suppress(OSError):  # which was told once
                self._open.close()
            message = f"{self.path} cannot be written: {(error.strerror or str(error)).lower()}"
            hint = _ELSEWHERE
            if isinstance(error, PermissionError) and is_file(self.path):
                hint = IN_USE.format(hint)
            raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None

    def _check(self) -> None:
        """See that the file in its place, if there is one, is a manifest."""
        if not self.path.exists():
            return
        head = b""
        if is_file(self.path) or is_folder(self.path):  # to open a pipe would wait for ever
            with self.path.open("rb") as file:
                head = file.readline(1000)
        if head.decode(errors="replace").strip() != ",".join(_HEADS):
            message = f"{self.path} is there, and is no manifest"
            hint = f"{_ELSEWHERE}, or move the file away"
            raise BriefingError(Fault("file.taken", message, hint=hint))

    def _gather(self) -> None:
        """Join the draft of a run that was killed to the manifest before it."""
        if self._draft.is_symlink() or not is_file(self._draft):
            return
        joined = self.path.with_name(f".{self.path.name}.{os.getpid()}.part")
        try:
            with _anew(joined) as file:
                file.write(to_csv([_HEADS]))
                for path in (self.path, self._draft):
                    file.writelines(line for _, line in _lines(path) if _entry(line))
            joined.replace(self.path)
        finally:
            joined.unlink(missing_ok=True)

    def _index(self) -> None:
        if not self.path.exists():
            return
        for offset, line in _lines(self.path):
            entry = _entry(line)
            if entry and entry.sha256:
                self._before.drop(entry.key)  # of two lines the later one holds
                self._before.add(entry.key, offset)
        old = self.path.open(encoding="utf-8", errors="replace", newline="")
        self._old = self._open.enter_context(old)


def _anew(path: Path) -> TextIO:
    """A new file for text; what is there is deleted, and where it links to is not written.

    Raises:
        OSError: it cannot be made.
    """
    path.unlink(missing_ok=True)
    return path.open("x", encoding="utf-8", newline="")


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The complete lines of a manifest behind its header, each with its offset in bytes."""
    if not path.exists():
        return
    with path.open("rb") as file:
        offset = len(file.readline())
        for data in file:
            if data.endswith(b"\n"):
                yield offset, data.decode(errors="replace")
            offset += len(data)


def _entry(line: str) -> Entry | None:
    """The entry of a line, or None if the line is damaged; no text in one has a line end."""
    fields = next(records([line])).fields
    return Entry(*fields) if len(fields) == len(_HEADS) else None
