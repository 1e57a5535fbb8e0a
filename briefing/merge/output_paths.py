"""What -o says and a row become the place of its page, and no two rows have the same.

A name in the place of folders, `..` or `a/b`, cannot come out of a row: what a row fills in is a
part of a name and no more.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from briefing.brief.placeholders import Row, fill, has_blanks
from briefing.content.portable import no_device
from briefing.errors import BriefingError, Fault, nearest
from briefing.files.atomic import sweep
from briefing.files.names import folded, part_of_name
from briefing.index import Index
from briefing.merge.remote import is_url, local_path


class Places:
    """The places of pages: by a template with placeholders, or by their own names in a folder.

    Args:
        output: the template or the folder, as typed; default, the working directory.
        separator: what parts folders on this system, beside the slash.
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

    @property
    def folder(self) -> Path:
        """The folder of all pages; for those at a URL, the working directory."""
        return Path() if is_url(self.output) else Path(self._start)  # `D:` alone is no root

    def check(self, columns: Iterable[str]) -> None:
        """See that the rows have the columns that the template names.

        Raises:
            BriefingError: one they have not.
        """
        columns = tuple(columns)
        for name in fill(self.template or "", dict.fromkeys(columns, ""))[1]:
            if name not in columns:
                message = f"-o names a column `{name}` that the rows do not have"
                hint = nearest(name, columns) or "name one of " + ", ".join(columns)
                raise BriefingError(Fault(code="merge.no-column", message=message, hint=hint))

    def of(self, row: Row) -> str | None:
        """The place of a row's page, if a template says it.

        Raises:
            BriefingError: nothing is left of a text that a name can have, or it is taken.
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
            raise BriefingError(Fault(code="merge.no-name", message=message, hint=hint))
        rest = place.removeprefix(self._start)
        place = self._start + "/".join(map(no_device, rest.split("/")))
        self.take(place)
        return place

    def within(self, name: str) -> str:
        """The place of a page that has its own name.

        Raises:
            BriefingError: it is taken.
        """
        place = self.at(name)
        self.take(place)
        return place

    def at(self, name: str) -> str:
        """The place of a page in the folder of all."""
        return f"{self._start}{name}"

    def sweep(self) -> None:
        """Take away what processes that were killed have left half written among the pages."""
        folder = local_path(self.root) if is_url(self.output) else self.folder
        # No deeper than pages go: the folder may be somebody's home, or a disk.
        below = (self.template or "").removeprefix(self.root).strip("/").count("/")
        if folder:
            sweep(folder, below)

    def name(self, place: str) -> str:
        """What a manifest calls a page: its path within the folder of all."""
        return place.removeprefix(self._start)

    def take(self, place: str) -> None:
        """Keep a place from the rows to come; one that differs in capitals is the same to some.

        Raises:
            BriefingError: it is taken.
        """
        if not self._taken.add(folded(os.path.normpath(place))):
            message = f"{place} is another row's"
            hint = "name the files by a column that differs from row to row, with -o"
            raise BriefingError(Fault(code="file.taken", message=message, hint=hint))
