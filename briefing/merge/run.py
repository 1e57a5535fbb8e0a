"""Rows become pages in their places and the manifest of them, by one engine or another."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from briefing import __version__
from briefing.brief.placeholders import Row, told
from briefing.errors import BriefingError, Fault
from briefing.files.atomic import write_whole
from briefing.merge.manifest import Entry, Manifest
from briefing.merge.output_paths import Places, digest_url, is_url, put_url
from briefing.report import Report


class MergeJob(NamedTuple):
    """The folder and the options of `briefing build`, with which every row is built.

    It is sent to worker processes: see `briefing.merge.worker.Job`.
    """

    folder: str
    style: str | None = None
    paper: str | None = None
    language: str | None = None
    strict: bool = False
    preflights: bool = False

    def make(self, task: "Task") -> "Made":
        """What comes of a row; whatever is wrong with it, nothing is raised."""
        from briefing.merge.page_maker import process_maker  # loaded only where pages are made

        return process_maker(self).make(task)

    def lost(self, task: "Task", fault: Fault) -> "Made":
        """What is told of a row whose processes are killed."""
        return Made(task.row, faults=(told(fault, task.row),))


class Before(NamedTuple):
    """A page of an earlier run: its place, its SHA-256 and the digest of what it was made of."""

    place: str
    sha256: str
    inputs: str


class Task(NamedTuple):
    """One row, and where its page goes: nowhere yet, if its name is the brief's own.

    `before` is what an earlier run made of it. With a `fault` there is nothing to do but to tell
    it.
    """

    row: Row
    place: str | None = None
    before: Before | None = None
    fault: Fault | None = None


class Made(NamedTuple):
    """What came of a row: a file and its report, or none and why.

    Without a place for it the page itself is handed over, as `pdf`, with the files that it was made
    of, its `inputs`; `digest` is that of those files. What an earlier run has made of the row, and
    is whole, `is_kept`.
    """

    row: Row
    place: str = ""
    size: int = 0
    sha256: str = ""
    report: Report | None = None
    faults: tuple[Fault, ...] = ()
    pdf: bytes = b""
    inputs: tuple[Path, ...] = ()
    digest: str = ""
    is_kept: bool = False


def kept(row: Row, before: Before) -> Made | None:
    """What an earlier run made of a row, if it is there and whole."""
    place, sha256, _ = before
    found, size = digest_url(place) if is_url(place) else _digest(Path(place))
    return Made(row, place, size, sha256, is_kept=True) if found == sha256 else None


def put(place: str, pdf: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write a page whole, into a folder that is made for it, or to a URL.

    Raises:
        BriefingError: the place cannot be written, or is that of one of its `inputs`.
    """
    if is_url(place):
        put_url(place, pdf, inputs)
        return
    with suppress(OSError):  # which the writing tells better
        Path(place).parent.mkdir(parents=True, exist_ok=True)
    write_whole(Path(place), pdf, inputs)


def _digest(path: Path) -> tuple[str, int]:
    """The SHA-256 of a file, in hexadecimal, and its size; of none that there is not."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()
    except OSError:
        return "", 0


class Keys:
    """The keys of a job's rows: over their texts, the options, and the version of this program."""

    def __init__(self, job: MergeJob) -> None:
        said = [__version__, os.environ.get("SOURCE_DATE_EPOCH"), *job[1:]]
        self._all = hashlib.sha256(json.dumps(said).encode())

    def of(self, row: Row) -> str:
        """A row's key, in hexadecimal."""
        whole = self._all.copy()
        whole.update(json.dumps(dict(row.values), sort_keys=True).encode())
        return whole.hexdigest()


# What makes pages of tasks, in their order, not many ahead of what is taken from it.
Engine = Callable[[Iterator[Task]], Iterator[Made]]


class Run(NamedTuple):
    """One run over rows: where pages go, their keys, the manifest, and who puts a page there."""

    places: Places
    keys: Keys
    manifest: Manifest
    engine: Engine
    put: Callable[[str, bytes, Iterable[Path]], None] = put

    def made(self, rows: Iterable[Row]) -> Iterator[Made]:
        """What came of each row, once its page is in its place and its line in the manifest."""
        for made in self.engine(map(self._task, rows)):
            done = self._placed(made)
            self.manifest.add(self._entry(done))
            yield done

    def _task(self, row: Row) -> Task:
        before = self.manifest.before(self.keys.of(row)) if not row.fault else None
        try:
            place = self.places.of(row)
        except BriefingError as error:
            return Task(row, fault=error.faults[0])
        if before is None:
            return Task(row, place)
        file = before.file[before.file.startswith(("'=", "'@", "'+", "'-")) :]
        made = Before(place or self.places.at(file), before.sha256, before.inputs)
        return Task(row, place, made)

    def _placed(self, made: Made) -> Made:
        """A page without a place, in that of its own name."""
        if self.places.template is not None or not (made.report or made.is_kept):
            return made
        try:
            if made.is_kept:
                self.places.take(made.place)
                return made
            assert made.report
            place = self.places.within(made.report.file_name)
            self.put(place, made.pdf, made.inputs)
        except BriefingError as error:
            return Made(made.row, faults=tuple(told(fault, made.row) for fault in error.faults))
        return made._replace(place=place, pdf=b"", inputs=())

    def _entry(self, made: Made) -> Entry:
        key = self.keys.of(made.row)
        before = self.manifest.before(key) if made.is_kept else None
        if before:
            return before._replace(row=str(made.row.number), file=self.places.name(made.place))
        first = next((fault for fault in made.faults if fault.is_error), None)
        if not made.report:
            return failed(made.row, first) if first else Entry(str(made.row.number))
        fit, counts = made.report.fit, made.report.counts or {}
        return Entry(
            str(made.row.number),
            self.places.name(made.place),
            made.sha256,
            str(made.size),
            f"{fit.body:g}",
            f"{fit.leading:g}",
            f"{fit.fill:.2f}",
            "; ".join(left.what for left in fit.left_out),
            **{name: str(count) for name, count in counts.items()},
            key=key,
            inputs=made.digest,
        )


def failed(row: Row, fault: Fault) -> Entry:
    """The line of a row that has no page."""
    return Entry(str(row.number), code=fault.code, fault=" ".join(fault.message.split()))
