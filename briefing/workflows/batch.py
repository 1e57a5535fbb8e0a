"""Folders and the options of a build become pages, or why there are none: a value either way."""

import gc
from collections.abc import Generator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.layout.result import Fit
from briefing.workflows.report import Report

if TYPE_CHECKING:
    from briefing.workflows.build import Press, Result

FEW = 8  # pages that one process has made before others have started


class Built(NamedTuple):
    """What came of a folder: its page with the report and the warnings, or the faults alone.

    The `fit` is known also of copy that is too deep. In place of the report's ledger, which is
    large, there are the `counts` of its numbers, and the `evidence` in a line.
    """

    faults: tuple[Fault, ...]
    fit: Fit | None = None
    report: Report | None = None
    pdf: bytes = b""
    counts: dict[str, int] | None = None
    evidence: str = ""


class Batch(NamedTuple):
    """What every folder of a run is built with: the options of `briefing build`."""

    style: str | None = None
    paper: str | None = None
    language: str | None = None
    strict: bool = False
    is_proofed: bool = False

    def make(self, folder: str) -> Built:
        """What comes of a folder, by the warm press of this process."""
        from briefing.workflows.build import OversetError  # loaded only where pages are made

        options = {"paper": self.paper, "language": self.language}
        try:
            result = _press(self.style).build(folder, **options, strict=self.strict)
            if self.is_proofed:
                from briefing.workflows.build import proofed  # loaded only for a proof

                result = proofed(result, strict=self.strict)
        except BriefingError as error:
            return Built(error.faults, error.fit if isinstance(error, OversetError) else None)
        return _built(result)

    def lost(self, folder: str, fault: Fault) -> Built:
        """What is told of a folder whose processes are killed."""
        message = f"{Path(folder).as_posix()}: {fault.message}"
        return Built((fault._replace(code="build.killed", message=message),))


def _built(result: "Result") -> Built:
    report = result.report
    counts = report.ledger.counts if report.ledger else None
    told = report._replace(ledger=None)
    return Built(result.faults, report.fit, told, result.pdf, counts, report.evidence)


@lru_cache(maxsize=1)
def _press(style: str | None) -> "Press":
    from briefing.workflows.build import Press  # loaded only where pages are made

    return Press(style)


def build_all(
    batch: Batch, folders: Sequence[str], jobs: int | None = None
) -> Generator[Built, None, None]:
    """What comes of each folder, in their order, by so many processes.

    Without a number by all cores for more than a few, else by this one.

    Raises:
        BriefingError: a process cannot be started.
        KeyboardInterrupt: after Ctrl-C, as soon as it is known what came of the next folder.
    """
    if jobs == 1 or len(folders) <= (FEW if jobs is None else 1):
        _press.cache_clear()  # a style of the same name may have changed since
        if len(folders) > FEW:
            gc.enable()  # which the command line does without, for most runs are short
        yield from map(batch.make, folders)
        return
    # loaded only for several folders
    from briefing.merge.workers import WorkerPool, cores, interruptible

    with (
        WorkerPool(batch, jobs or cores(), len(folders)) as pool,
        interruptible() as is_stopped,
    ):
        for built in pool.make(iter(folders)):
            yield built
            if is_stopped:
                raise KeyboardInterrupt
