"""All that a page is made of becomes its key: the same key, the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing import __version__
from briefing.brief.files import is_file
from briefing.brief.placeholders import Row
from briefing.content.digest import digest
from briefing.merge.job import Job

MAX_FOLDER = 64 << 20  # bytes of a template with all that its rows may name
_CALLED = (".pdf", ".csv", ".part")


class Keys:
    """The keys of a job's rows.

    Args:
        job: what every row is built with.
        styles: the files of its style.
        root: the folder of pages.
        rows: the file of rows.
    """

    def __init__(self, job: Job, styles: Iterable[Path], root: Path, rows: Path) -> None:
        said = [__version__, os.environ.get("SOURCE_DATE_EPOCH"), *job[1:]]
        # By name: wherever the press is installed, its styles and faces are the same.
        named = sorted((path.name, path) for path in styles)
        files = ((name, path.read_bytes()) for name, path in named)
        whole = digest(snapshot(Path(job.folder), root, rows))
        self._all = hashlib.sha256("\n".join((json.dumps(said), whole, digest(files))).encode())

    def of(self, row: Row) -> str:
        """A row's key, in hexadecimal."""
        whole = self._all.copy()
        whole.update(json.dumps(dict(row.values), sort_keys=True).encode())
        return whole.hexdigest()


def snapshot(folder: Path, root: Path, rows: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a template by path, in order; not the hidden ones, the rows and the pages."""
    left, own = MAX_FOLDER, folder.resolve()
    root, rows = root.resolve(), rows.resolve()
    for place, folders, names in os.walk(own):
        here = Path(place)
        is_root = here == root or (root != own and here.is_relative_to(root))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (here / name for name in sorted(names)):
            is_made = is_root and root.is_relative_to(own) and path.suffix in _CALLED
            if path.name.startswith(".") or is_made or path == rows or not is_file(path):
                continue
            left -= path.stat().st_size
            if left < 0:
                return
            try:
                data = path.read_bytes()
            except PermissionError:  # no page is made of it; on Windows a workbook that is open
                continue
            yield path.relative_to(own).as_posix(), data
