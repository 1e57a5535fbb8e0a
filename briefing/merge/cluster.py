"""Makes the pages of a merge by the workers of a Dask cluster; they come in the rows' order.

The folder travels as an archive, once, and rows follow it a few at a time: no file system is
shared. Pages come back to be written here, or go to a URL from where they are made. Dask makes
again what was under way on a worker that dies; the same row gives the same bytes, so it does not
matter who was first.
"""

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any, NamedTuple
from zipfile import ZipFile, ZipInfo

from briefing import __version__
from briefing.brief.files import is_file
from briefing.brief.placeholders import told
from briefing.errors import BriefingError, Fault
from briefing.merge.output_paths import is_url
from briefing.merge.page_maker import PageMaker
from briefing.merge.run import Made, MergeJob, Task, put
from briefing.merge.template import Template

_NEEDED = ("distributed", "fsspec")
# Rows of a task: a third of a second's work, of which the scheduler's own is a thousandth.
_CHUNK = 8
# Tasks under way for each thread of the cluster: one in work, one at hand.
_AHEAD = 2
_TIMEOUT = 20  # seconds to reach the scheduler, and for it to have a worker
_FOLDER, _STYLE = "folder", "style"


_MAX_FOLDER = 64 << 20  # bytes of a template with all that its rows may name
_CALLED = (".pdf", ".csv", ".part")


def _snapshot(folder: Path, root: Path, rows: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a template by path, in order; not the hidden ones, the rows and the pages."""
    left, own = _MAX_FOLDER, folder.resolve()
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


class Parcel(NamedTuple):
    """What a worker needs: the job, its version, and the folder and its style as a ZIP archive."""

    job: MergeJob
    version: str
    data: bytes


def pack(job: MergeJob, styles: set[Path], root: Path, rows: Path) -> Parcel:
    """A job's files, but for rows and pages; of a style of one's own, those beside it as well."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in _snapshot(Path(job.folder), root, rows):
            archive.writestr(ZipInfo(f"{_FOLDER}/{name}"), data)
        own = Path(job.style).parent.resolve() if job.style and Path(job.style).is_file() else None
        for path in sorted(styles):
            if own and path.resolve().is_relative_to(own):
                name = f"{_STYLE}/{path.resolve().relative_to(own).as_posix()}"
                archive.writestr(ZipInfo(name), path.read_bytes())
    return Parcel(job, __version__, out.getvalue())


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the cluster at an address, or in a scheduler's file.

    Raises:
        BriefingError: Dask is not installed, there is no cluster, or it has no worker.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        hint = 'run pip install ".[dask]" where you installed briefing from'
        message = f"--dask needs {', '.join(missing)}"
        raise BriefingError(Fault("dask.not-installed", message, hint=hint))
    from distributed import Client  # loaded only where it is installed

    connect: Any = Client  # which says nothing of its types
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    where = {"scheduler_file": address} if address.endswith(".json") else {"address": address}
    try:
        if address.endswith(".json"):
            Path(address).stat()  # for a file that is not there Dask waits for ever
        client = connect(**where, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        message = f"no cluster answers at {address}: {error or 'nothing there'}"
        hint = "start one with `dask scheduler` and `dask worker`"
        raise BriefingError(Fault("dask.unreachable", message, hint=hint)) from None
    try:
        client.wait_for_workers(1, timeout=_TIMEOUT)
        yield client
    except TimeoutError:
        message = f"the cluster at {address} has no worker"
        raise BriefingError(Fault("dask.no-worker", message, hint="start `dask worker`")) from None
    finally:
        client.close()


def work(client: Any, parcel: Parcel, tasks: Iterator[Task]) -> Iterator[Made]:
    """What comes of each task, in their order, not many more of them sent than are done."""
    # As a task, not as data: Dask makes it again where the worker that held it dies.
    sent = client.submit(_parcel, *parcel, pure=True)
    pending: deque[tuple[list[Task | Made], Any]] = deque()
    maker = PageMaker(parcel.job, Template(Path(parcel.job.folder)))
    try:
        while True:
            most = max(sum(client.nthreads().values()), 1) * _AHEAD
            while len(pending) < most and (chunk := list(islice(tasks, _CHUNK))):
                known = [(maker.kept(task) if _is_here(task) else None) or task for task in chunk]
                pending.append((known, _submit(client, sent, known)))
            if not pending:
                return
            chunk_known, future = pending.popleft()
            made = iter(_result(client, sent, chunk_known, future))
            yield from (e if isinstance(e, Made) else _put(e, next(made)) for e in chunk_known)
    finally:
        client.cancel([future for _, future in pending if future])


def _parcel(job: MergeJob, version: str, data: bytes) -> Parcel:
    return Parcel(job, version, data)


def _is_here(task: Task) -> bool:
    return task.before is not None and not is_url(task.before.place)


def _submit(client: Any, sent: Any, chunk: list[Task | Made]) -> Any:
    """A future of what comes of those tasks of a chunk that are not done; None of none."""
    left = [_sent(task) for task in chunk if isinstance(task, Task)]
    return client.submit(make_there, sent, left, pure=False) if left else None


def _sent(task: Task) -> Task:
    """A task as a worker gets it, who has no disk of ours."""
    here = task.place is not None and not is_url(task.place)
    return task._replace(
        place=None if here else task.place, before=None if _is_here(task) else task.before
    )


def _result(client: Any, sent: Any, chunk: list[Task | Made], future: Any) -> list[Made]:
    """What came of a chunk; if it has killed a few workers, of its rows one by one."""
    from distributed import KilledWorker  # loaded only for a cluster

    tasks = [task for task in chunk if isinstance(task, Task)]
    if not tasks:
        return []
    try:
        done: list[Made] = future.result()
    except KilledWorker:
        if len(tasks) > 1:
            alone = [(task, _submit(client, sent, [task])) for task in tasks]
            return [_result(client, sent, [task], each)[0] for task, each in alone]
        message = "the workers that made this page were killed, one after another"
        hint = "see whether memory runs out on them"
        fault = Fault("merge.killed", message, hint=hint)
        return [Made(tasks[0].row, faults=(told(fault, tasks[0].row),))]
    return done


def _put(task: Task, made: Made) -> Made:
    """What came of a task, its page in its place if that is here."""
    if not made.pdf or task.place is None:
        return made
    try:
        put(task.place, made.pdf, made.inputs)
    except BriefingError as error:
        return Made(made.row, faults=tuple(told(fault, made.row) for fault in error.faults))
    return made._replace(place=task.place, pdf=b"", inputs=())


_ONE_AT_A_TIME = Lock()  # a pipeline is not for two threads


def make_there(parcel: Parcel, tasks: list[Task]) -> list[Made]:
    """What comes of some tasks, on a worker."""
    if parcel.version != __version__:
        message = f"a worker has briefing {__version__}, and you have {parcel.version}"
        fault = Fault("dask.version", message, hint="install the same on both")
        return [Made(task.row, faults=(told(fault, task.row),)) for task in tasks]
    with _ONE_AT_A_TIME:
        unpacked = _unpacked(parcel)
        return [unpacked.make(task) for task in tasks]


@lru_cache(maxsize=1)
def _unpacked(parcel: Parcel) -> "_Unpacked":
    return _Unpacked(parcel)


class _Unpacked:
    """A parcel's files on a worker's disk, for as long as pages are made of them."""

    def __init__(self, parcel: Parcel) -> None:
        self.job = parcel.job
        self.place = TemporaryDirectory(prefix="briefing-")
        with ZipFile(BytesIO(parcel.data)) as archive:
            archive.extractall(self.place.name)
        folder, style = (Path(self.place.name, name) for name in (_FOLDER, _STYLE))
        own = str(style / Path(self.job.style or "").name) if style.is_dir() else self.job.style
        job = self.job._replace(folder=folder.as_posix(), style=own)
        self.maker = PageMaker(job, Template(folder))

    def make(self, task: Task) -> Made:
        """What comes of a task, told as of the folder that the user knows."""
        made = self.maker.make(task)
        inputs = tuple(self._own(made.inputs))
        return made._replace(faults=tuple(map(self._told, made.faults)), inputs=inputs)

    def _own(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The user's own files that some files here are copies of; none of those that ship."""
        style = Path(self.job.style or "").parent.resolve()
        homes = {_FOLDER: Path(self.job.folder), _STYLE: style}
        for path in paths:
            for name, home in homes.items():
                here = Path(self.place.name, name)
                if path.is_relative_to(here):
                    yield home / path.relative_to(here)

    def _told(self, fault: Fault) -> Fault:
        here, there = self.maker.job.folder, Path(self.job.folder).as_posix()
        span = fault.span and fault.span._replace(path=fault.span.path.replace(here, there, 1))
        return fault._replace(message=fault.message.replace(here, there), span=span)
