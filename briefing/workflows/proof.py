"""`briefing proof`: a PDF of any origin, checked in a process of its own.

PDFium has no bound of memory, and ends its process where there is no more. It also differs from
pypdf in what it makes of a file that breaks the rules, such as a dictionary with a key twice, so
what `page_weight` counts by the one need not be what the other draws. A process that gets so much
memory and time, and no more, holds for all of that.
"""

import pickle
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Timer
from typing import NamedTuple

from briefing.brief.files import read_product
from briefing.errors import BriefingError, Fault
from briefing.merge.worker import Mistake
from briefing.merge.worker_process import WorkerDied, WorkerProcess
from briefing.preflight.checks import PreflightReport

MAX_BYTES = 200 << 20  # of the file
# Bytes of address space while the file is read: a page of as many marks as may be takes half of
# it. Linux holds to it; macOS and Windows have no such limit of a process.
MAX_MEMORY = 2 << 30
# Seconds. Pages as dense as maps take one minute; what takes two was made to take for ever, as
# shadings of a thousand steps a pixel are.
PATIENCE = 120.0


def proof(file: str) -> PreflightReport:
    """Check a PDF.

    Raises:
        BriefingError: it cannot be opened, or takes more memory or time than there is for it.
    """
    hint = "make it smaller: no mail takes it, either"
    data, faults = read_product(Path(file), file, most=MAX_BYTES, hint=hint)
    if faults:
        raise BriefingError(*faults)
    report = _checked_apart(_File(data, file))
    return report._replace(document=report.document._replace(data=data))


class _File(NamedTuple):
    data: bytes
    name: str


class _Checking(NamedTuple):
    """The job of the other process; what it answers is without the bytes of the file."""

    memory: int

    def make(self, file: _File) -> PreflightReport:
        """The report on a file; MemoryError where its reading takes too much."""
        from briefing.preflight.checks import run_checks  # loaded in that process alone
        from briefing.preflight.reader import read_document  # as above

        with limited(self.memory):
            document = read_document(*file)
        report = run_checks(document)
        return report._replace(document=document._replace(data=b""))


@contextmanager
def limited(memory: int) -> Iterator[None]:
    """A block for which this process gets so many bytes of address space, where there are limits.

    Behind it programs may start that want more, as Java does.
    """
    if sys.platform == "win32":
        yield
        return
    import resource  # there is none on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [each for each in (memory, soft, hard) if each != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _checked_apart(file: _File) -> PreflightReport:
    """The report on a file, but for its bytes, from another process.

    Raises:
        BriefingError: as `preflight` does, or the process was ended.
    """
    try:
        process = WorkerProcess(pickle.dumps(_Checking(MAX_MEMORY)))
    except BriefingError as error:
        raise _not_started(error) from None
    is_late = Event()

    def give_up() -> None:
        is_late.set()
        process.kill()

    watch = Timer(PATIENCE, give_up)
    watch.daemon = True
    watch.start()
    try:
        (made,) = process.make((file,))
    except BriefingError as error:
        raise _not_started(error) from None
    except WorkerDied:
        raise BriefingError(_endless(file) if is_late.is_set() else _too_heavy(file)) from None
    finally:
        watch.cancel()
        process.close()
    if isinstance(made, Mistake):
        if isinstance(made.error, MemoryError):
            raise BriefingError(_too_heavy(file))
        raise made.error
    report: PreflightReport = made
    return report


def _not_started(error: BriefingError) -> BriefingError:
    hint = "close other programs, then try again"
    return BriefingError(*(fault._replace(hint=hint) for fault in error.faults))


def _endless(file: _File) -> Fault:
    message = f"{file.name} was not read after {PATIENCE:.0f} seconds"
    return Fault("proof.endless", message, hint="print it to PDF again, or proof a part")


def _too_heavy(file: _File) -> Fault:
    """What is said where the process ended, which does not say whether by memory or by depth."""
    room = f"{MAX_MEMORY / 2**30:g} GiB of memory"
    message = f"{file.name} takes more than {room}, or is nested too deep to be read"
    return Fault("proof.too-heavy", message, hint="print it to PDF again, or proof a part")
