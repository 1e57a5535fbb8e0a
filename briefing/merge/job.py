"""A row and the place for its page become the page there, and what a report wants to know of it.

All that goes from one process to another is small and frozen: jobs, tasks, and what was made.
"""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing.brief.placeholders import Row, told
from briefing.errors import Fault
from briefing.files.atomic import write_whole
from briefing.merge.remote import digest_url, is_url, put_url
from briefing.workflows.report import Report


class Job(NamedTuple):
    """What every row is built with: the folder, and the options of `briefing build`."""

    folder: str
    style: str | None = None
    paper: str | None = None
    language: str | None = None
    strict: bool = False
    is_proofed: bool = False

    def make(self, task: "Task") -> "Made":
        """What comes of a row; whatever is wrong with it, nothing is raised."""
        from briefing.merge.page_maker import warm_maker  # loaded only where pages are made

        return warm_maker(self).make(task)

    def lost(self, task: "Task", fault: Fault) -> "Made":
        """What is told of a row whose processes are killed."""
        return Made(task.row, faults=(told(fault, task.row),))


class Task(NamedTuple):
    """One row, and where its page goes: nowhere yet, if its name is the brief's own.

    `before` is the file that an earlier run made of it, with its SHA-256 in hexadecimal. With a
    `fault` there is nothing to do but to tell it.
    """

    row: Row
    place: str | None = None
    before: tuple[str, str] | None = None
    fault: Fault | None = None


class Made(NamedTuple):
    """What came of a row: a file and its report, or none and why; `counts` are of its evidence.

    Without a place for it the page itself is handed over, as `pdf`. What an earlier run has made
    of the row, and is whole, `is_kept`.
    """

    row: Row
    place: str = ""
    size: int = 0
    sha256: str = ""
    report: Report | None = None
    counts: dict[str, int] | None = None
    faults: tuple[Fault, ...] = ()
    pdf: bytes = b""
    is_kept: bool = False


def kept(task: Task) -> Made | None:
    """What an earlier run made of a row, if it is there and whole."""
    if task.before is None:
        return None
    place, sha256 = task.before
    found, size = digest_url(place) if is_url(place) else _digest(Path(place))
    return Made(task.row, place, size, sha256, is_kept=True) if found == sha256 else None


def put(place: str, pdf: bytes) -> None:
    """Write a page whole, into a folder that is made for it, or to a URL.

    Raises:
        BriefingError: the place cannot be written.
    """
    if is_url(place):
        put_url(place, pdf)
        return
    with suppress(OSError):  # which the writing tells better
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    write_whole(Path(place), pdf)


def _digest(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file, in hexadecimal, and its size; of none that there is not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except OSError:
        return "", 0
