"""A row and the place for its page become the page there, and what a report wants to know of it.

All that goes from one process to another is small and frozen: jobs, tasks, and what was made.
"""

import hashlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.content.fill import Row, told
from briefing.content.template import Template
from briefing.fault import BriefingError, Fault
from briefing.merge.merged import fill
from briefing.merge.remote import digest_url, is_url, put_url
from briefing.pipeline import Press, Result
from briefing.proofed import proofed
from briefing.report import Report
from briefing.send.folder import write_whole


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
        return maker(self).make(task)

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


@lru_cache(maxsize=1)
def maker(job: Job) -> "Maker":
    """The one that makes a job's pages in this process: its faces open, its template read."""
    return Maker(job)


class Maker:
    """Makes the pages of one job, with one warm press."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.press = Press(job.style)
        self.template = Template(Path(job.folder))

    def make(self, task: Task) -> Made:
        """What comes of a row; whatever is wrong with it, nothing is raised."""
        if task.fault:
            return Made(task.row, faults=(told(task.fault, task.row),))
        if known := kept(task):
            return known
        try:
            result = self.result(task.row)
            if task.place is not None:
                put(task.place, result.pdf)
        except BriefingError as error:
            return Made(task.row, faults=error.faults)
        except Exception as error:  # one row of thousands must not stop the others
            return Made(task.row, faults=(told(_broken(error), task.row),))
        return _made(task, result)

    def warm(self, row: Row) -> bool:
        """Open what every row needs; whether this one has a page.

        It is not proofed: page-validation's threads would be missing from whoever is forked.
        """
        try:
            self._page(row)
        except BriefingError:
            return False
        return True

    def result(self, row: Row) -> Result:
        """The page of a row, proofed if that is asked.

        Raises:
            BriefingError: with every fault found.
        """
        result = self._page(row)
        return proofed(result, strict=self.job.strict) if self.job.is_proofed else result

    def _page(self, row: Row) -> Result:
        job = self.job
        options = {"paper": job.paper, "language": job.language}
        return fill(self.press, self.template, row, **options, strict=job.strict)


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


def _made(task: Task, result: Result) -> Made:
    report = result.report
    return Made(
        task.row,
        task.place or "",
        len(result.pdf),
        hashlib.sha256(result.pdf).hexdigest(),
        report._replace(ledger=None),  # which is large
        report.ledger.counts if report.ledger else None,
        result.faults,
        b"" if task.place is not None else result.pdf,
    )


def _digest(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file, in hexadecimal, and its size; of none that there is not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except OSError:
        return "", 0


def _broken(error: Exception) -> Fault:
    message = f"the press itself broke: {type(error).__name__}: {error}"
    hint = "this is a mistake of ours: please report it, with the row"
    return Fault(code="merge.broken", message=message, hint=hint)
