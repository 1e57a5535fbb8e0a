"""`briefing build`: the page of each folder, or its faults, by one process or by several."""

import gc
from collections.abc import Generator, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing.errors import BriefingError, Fault, met_in
from briefing.layout.result import Fit
from briefing.report import OversetError, Report

if TYPE_CHECKING:
    from briefing.pipeline import Pipeline

FEW = 8  # pages that one process has made before others have started


class BatchResult(NamedTuple):
    """What came of a folder: its page, its report and the warnings; or the faults alone.

    Of copy that does not fit there is the `fit`, too. `inputs` are the files that the page was
    made of. Where its own file is named after the brief's `title`, that is given.
    """

    faults: tuple[Fault, ...]
    fit: Fit | None = None
    report: Report | None = None
    pdf: bytes = b""
    inputs: tuple[Path, ...] = ()
    title: str = ""


class BatchJob(NamedTuple):
    """The options of `briefing build`, with which every folder of a run is built.

    It is sent to worker processes: see `briefing.merge.worker.Job`.
    """

    style: str | None = None
    paper: str | None = None
    language: str | None = None
    strict: bool = False
    preflights: bool = False

    def make(self, folder: str) -> BatchResult:
        """Build a folder, by the pipeline that this process keeps; nothing is raised for faults."""
        pipeline = _pipeline(self.style)
        try:
            laid, pdf = pipeline.build(
                Path(folder), paper=self.paper, language=self.language, strict=self.strict
            )
            if self.preflights:
                from briefing.pipeline import preflighted  # loaded only where pages are made

                laid = preflighted(laid, pdf, strict=self.strict)
        except BriefingError as error:
            return BatchResult(error.faults, error.fit if isinstance(error, OversetError) else None)
        title = "" if laid.brief.filename else laid.imprint.title
        return BatchResult(laid.faults, laid.report.fit, laid.report, pdf, laid.inputs, title)

    def lost(self, folder: str, fault: Fault) -> BatchResult:
        """The result of a folder whose worker process was killed twice."""
        message = f"{Path(folder).as_posix()}: {fault.message}"
        return BatchResult((fault._replace(code="build.killed", message=message),))


@lru_cache(maxsize=1)
def _pipeline(style: str | None) -> "Pipeline":
    from briefing.pipeline import Pipeline  # loaded only where pages are made

    return Pipeline(style)


def build_all(
    job: BatchJob, folders: Sequence[str], jobs: int | None = None
) -> Generator[BatchResult, None, None]:
    """Build folders, and yield their results in the same order.

    Args:
        job: the options.
        folders: where their brief.yaml lie.
        jobs: how many processes work; without it as many as there are cores, or, for up to `FEW`
            folders, this one.

    Raises:
        BriefingError: a process cannot be started.
        KeyboardInterrupt: after Ctrl-C, once the folder under way is built.
        Exception: a mistake of ours, with the folder noted that it was met in.
    """
    with closing(_results(job, folders, jobs)) as results:
        for folder in folders:
            with met_in(folder):
                result = next(results)
            yield result
        yield from results  # none, but Ctrl-C is raised there


def _results(
    job: BatchJob, folders: Sequence[str], jobs: int | None
) -> Generator[BatchResult, None, None]:
    if jobs == 1 or len(folders) <= (FEW if jobs is None else 1):
        _pipeline.cache_clear()  # a style of the same name may have changed since
        if len(folders) > FEW:
            gc.enable()  # which the command line does without, for most runs are short
        yield from map(job.make, folders)
        return
    # loaded only for several folders
    from briefing.merge.workers import WorkerPool, cores, interruptible

    with (
        WorkerPool(job, jobs or cores(), len(folders)) as pool,
        interruptible() as is_stopped,
    ):
        for result in pool.make(iter(folders)):
            yield result
            if is_stopped:
                raise KeyboardInterrupt
