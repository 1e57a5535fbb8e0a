"""`briefing build --each`: a page for each row of a file."""

import gc
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from itertools import chain, islice, takewhile
from pathlib import Path
from time import monotonic
from typing import BinaryIO, NamedTuple

import click

from briefing.brief.placeholders import Row
from briefing.brief.reader import files_of
from briefing.cli.options import STDOUT, check_file, is_into
from briefing.cli.report import as_json, fault_text, safe, say, say_faults
from briefing.errors import BriefingError, Fault
from briefing.merge.manifest import Manifest
from briefing.merge.output_paths import Places, check_url, is_url
from briefing.merge.rows import open_file, read_rows
from briefing.merge.run import Engine, Keys, Made, MergeJob, Run, Task
from briefing.merge.template import Template, is_lasting, language_of
from briefing.merge.workers import WorkerPool, cores, interruptible
from briefing.style.loader import read_style, which_styles
from briefing.workflows.batch import FEW

_PAUSE = 0.1  # seconds between two drawings


class Progress:
    """A line that counts rows as they are done: how many, how fast, how many failed, how long yet.

    Nothing is drawn where standard error is no terminal.

    Args:
        file: the rows, of which so much has been read.
        size: how many bytes there are; 0 where that is not known.
    """

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size = file, size
        self._start = self._drawn = monotonic()
        self._is_shown = sys.stderr.isatty()
        self.done = self.failed = 0

    def step(self, *, is_failed: bool) -> None:
        """Count a row."""
        self.done += 1
        self.failed += is_failed
        now = monotonic()
        if self._is_shown and now - self._drawn > _PAUSE:
            self._drawn = now
            _draw(self.line(now - self._start))

    def line(self, seconds: float) -> str:
        """What there is to say after so many seconds: `120 rows, 41 a second, 3:10 left`."""
        faults = f", {self.failed} failed" if self.failed else ""
        rate = self.done / seconds if seconds else 0.0
        read = self._file.tell() if self._size else 0
        left = seconds * (self._size - read) / read if read else 0.0
        clock = f", {left // 60:.0f}:{left % 60:02.0f} left" if read else ""
        return f"{self.done:,} rows, {rate:.1f} a second{clock}{faults}"

    def say(self, text: str) -> None:
        """Report something above the line."""
        self.clear()
        say(text)

    def clear(self) -> None:
        """Take the line away."""
        if self._is_shown:
            _draw("")


def _draw(line: str) -> None:
    """Write over the last line, by click, which translates for old consoles of Windows."""
    click.echo(f"\r\x1b[2K{line}", nl=False, err=True)


_STDIN = "-"
_MOST_SHOWN = 20  # rows whose faults are shown; the manifest has them all
_MANIFEST = "manifest.csv"
_MADE_OF = "what the pages are made of"


class MergeOptions(NamedTuple):
    """The command's options for rows: where they are, where pages go, and how to report."""

    each: str
    output: str | None
    manifest: str | None
    form: str
    jobs: int | None
    dask: str | None
    resume: bool


def merge_rows(job: MergeJob, options: MergeOptions, folders: int) -> int:
    """Make a page of each row, and report; the exit status is returned."""
    places = _places(options, folders)
    gc.enable()  # which the command line does without, for other commands are short
    try:
        if options.each == _STDIN:
            if sys.stdin is None:  # as Python has it where that is closed
                hint = "pass the rows on to it, or name a CSV file of rows"
                raise BriefingError(Fault("rows.unreadable", "standard input is closed", hint=hint))
            return _merge(job, options, places, sys.stdin.buffer)
        with open_file(Path(options.each)) as file:
            return _merge(job, options, places, file)
    except BriefingError as error:
        say_faults(error.faults)
        return 1


def _places(options: MergeOptions, folders: int) -> Places:
    if folders > 1:
        raise click.UsageError("--each fills one folder: name one")
    if options.output == STDOUT:
        raise click.UsageError("--each writes a file a row: name them with -o out/{column}.pdf")
    if options.manifest == STDOUT:
        raise click.UsageError("the manifest is a file: name one with --manifest")
    check_file(options.manifest, "--manifest")
    if options.dask and options.jobs:
        raise click.UsageError("--jobs is for this machine: a cluster has as many as it has")
    places, output = Places(options.output), options.output
    if places.template is not None:
        if not places.template.lower().endswith(".pdf"):
            raise click.UsageError("the pages are PDFs: end -o in .pdf")
    elif output and not is_into(output):
        raise click.UsageError(
            "-o names one file for all rows: put a {column} into the name, or name a folder"
        )
    return places


def _merge(job: MergeJob, options: MergeOptions, places: Places, file: BinaryIO) -> int:
    name = "standard input" if options.each == _STDIN else options.each
    read = read_rows(file, name, language_of(Path(job.folder)))
    places.check(read.columns)
    first = list(islice(read.rows, FEW + 1))
    template = Template(Path(job.folder))
    path = Path(options.manifest) if options.manifest else places.folder / _MANIFEST
    size = 0 if options.each == _STDIN else os.fstat(file.fileno()).st_size
    reporter = _Reporter(options.form, Progress(file, size))
    pool = _start_workers(job, options, len(first))
    with pool or nullcontext():
        styles, named = _check(job, template, first, options.each)
        places.keep((*styles, *named), _MADE_OF)
        places.keep([Path(options.each)], "the list of rows")
        places.keep([path], "the manifest")
        rows: Iterator[Row] = chain(first, read.rows)
        if template.is_named_by_rows and places.reaches(template.folder):
            rows = read_ahead(rows, template, places)
        if is_url(places.output):
            check_url(places.output)
        there = options.dask and _cluster(job, options, places, styles)
        with there or nullcontext(_here(job, template, pool)) as engine:
            manifest = Manifest(path, keeps=options.resume)
            run = Run(places, Keys(job), manifest, engine)
            with manifest.lock:
                with interruptible() as is_stopped:
                    try:
                        for made in run.made(takewhile(lambda _: not is_stopped, rows)):
                            reporter.report(made)
                    except KeyboardInterrupt:  # the second
                        manifest.close(is_whole=False)
                        raise
                manifest.close(is_whole=not is_stopped)
                places.sweep()
    reporter.sum_up(places.root or ".", path, is_stopped=bool(is_stopped))
    return 130 if is_stopped else int(reporter.progress.failed > 0)


def read_ahead(rows: Iterable[Row], template: Template, places: Places) -> Iterator[Row]:
    """All rows, once each is asked for the files that it names: no page may take their places.

    Only where one might, for all of them stay in memory.
    """
    known = list(rows)
    for brief, _ in map(template.read, known):
        if brief:
            places.keep(files_of(brief, template.folder), _MADE_OF)
    return iter(known)


def _start_workers(
    job: MergeJob, options: MergeOptions, count: int
) -> WorkerPool[Task, Made] | None:
    """Worker processes, unless this one does it; `count` rows are known, of perhaps more."""
    jobs = options.jobs or (1 if count <= FEW else cores())
    if jobs == 1 or options.dask:
        return None
    return WorkerPool(job, jobs, count if count <= FEW else None)


def _here(job: MergeJob, template: Template, pool: WorkerPool[Task, Made] | None) -> Engine:
    """What makes the pages here: worker processes, or, without a pool, this one.

    Raises:
        BriefingError: a worker did not start.
    """
    if pool:
        pool.wait_until_ready()
        return pool.make
    from briefing.merge.page_maker import PageMaker  # loaded only where pages are made

    return partial(map, PageMaker(job, template).make)


@contextmanager
def _cluster(
    job: MergeJob, options: MergeOptions, places: Places, styles: set[Path]
) -> Iterator[Engine]:
    """What makes the pages on a cluster.

    Raises:
        BriefingError: there is none at this address.
    """
    from briefing.merge import cluster  # loaded only for one

    parcel = cluster.pack(job, styles, places.folder, Path(options.each))
    with cluster.connected(str(options.dask)) as client:
        yield lambda tasks: cluster.work(client, parcel, tasks)


def _check(
    job: MergeJob, template: Template, rows: list[Row], name: str
) -> tuple[set[Path], tuple[Path, ...]]:
    """Find faults that every row would have.

    Returns the files of the styles of the first sound row, and those of its brief.

    Raises:
        BriefingError: there is no row, no brief, or no column for a placeholder.
    """
    if not rows:
        hint = "write a row under the names of the columns"
        raise BriefingError(Fault("rows.empty", f"{name} has no rows", hint=hint))
    sound = [row for row in rows if not row.fault]
    for row in sound:
        brief, faults = template.read(row)
        if row is sound[0] and any(map(is_lasting, faults)):
            raise BriefingError(*filter(is_lasting, faults))
        if brief is None:
            continue
        named = which_styles(job.style, brief.style, template.folder)
        styles = [style for each in named if (style := read_style(*each)[0])]
        if styles:
            files = set[Path]().union(*(style.files for style in styles))
            return files, files_of(brief, template.folder)
    return set(), ()


class _Reporter:
    """Reports rows as they are done: as JSON all of them, as text no more than anybody reads."""

    def __init__(self, form: str, progress: Progress) -> None:
        self.form, self.progress = form, progress
        self.kept = 0
        self.warned: dict[tuple[str, str], int] = {}
        self.styles: Counter[str] = Counter()

    def report(self, made: Made) -> None:
        """Report one row."""
        is_failed = not (made.report or made.is_kept)
        self.kept += made.is_kept
        self.styles.update([made.report.style] if made.report else [])
        self.progress.step(is_failed=is_failed)
        if self.form == "json":
            more: dict[str, object] = {"row": made.row.number, "kept": made.is_kept}
            fit = made.report.fit if made.report else None
            place = made.place, made.size
            click.echo(as_json(made.report, fit, made.faults, place, **more))
        elif is_failed and self.progress.failed <= _MOST_SHOWN:
            for fault in made.faults:
                self.progress.say(fault_text(fault))
        elif not is_failed:
            self._warn(made.faults)

    def _warn(self, faults: Iterable[Fault]) -> None:
        """Show each warning at the first row that has it."""
        for fault in faults:
            same = fault.code, str(fault.span)
            self.warned[same] = self.warned.get(same, 0) + 1
            if self.warned[same] == 1 and len(self.warned) <= _MOST_SHOWN:
                self.progress.say(fault_text(fault))

    def sum_up(self, root: str, manifest: Path, *, is_stopped: bool) -> None:
        """Report in a line what there is now."""
        done, failed = self.progress.done, self.progress.failed
        count = done - failed
        briefs = "1 brief" if count == 1 else f"{count:,} briefs"
        kept = f" ({self.kept:,} of them as they were)" if self.kept else ""
        lost = f", {failed:,} {'row' if failed == 1 else 'rows'} failed" if failed else ""
        stopped = ", stopped by Ctrl-C" if is_stopped else ""
        warned = sum(self.warned.values())
        times = f", {warned:,} {'warning' if warned == 1 else 'warnings'}" if warned else ""
        counts = ", ".join(f"{number:,} in {style}" for style, number in self.styles.most_common())
        styled = f"; {counts}" if len(self.styles) > 1 else ""
        said = f"{briefs} in {root}/{kept}{lost}{times}{stopped}{styled}; manifest {manifest}"
        self.progress.say(safe(said))
