"""A job's rows become pages, by one press that stays warm."""

import hashlib
from functools import lru_cache
from pathlib import Path

from briefing.brief.placeholders import Row, told
from briefing.errors import BriefingError, Fault
from briefing.merge.run import Job, Made, Task, fill, kept, put
from briefing.merge.template import Template
from briefing.workflows.build import Press, Result, proofed


@lru_cache(maxsize=1)
def warm_maker(job: Job) -> "Maker":
    """The one that makes a job's pages in this process: its faces open, its template read."""
    return Maker(job, Template(Path(job.folder)))


class Maker:
    """Makes the pages of one job from its template, with one warm press."""

    def __init__(self, job: Job, template: Template) -> None:
        self.job = job
        self.press = Press(job.style)
        self.template = template

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

    def result(self, row: Row) -> Result:
        """The page of a row, proofed if that is asked.

        Raises:
            BriefingError: with every fault found.
        """
        job = self.job
        options = {"paper": job.paper, "language": job.language}
        result = fill(self.press, self.template, row, **options, strict=job.strict)
        return proofed(result, strict=job.strict) if job.is_proofed else result


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


def _broken(error: Exception) -> Fault:
    message = f"the press itself broke: {type(error).__name__}: {error}"
    hint = "this is a mistake of ours: please report it, with the row"
    return Fault("merge.broken", message, hint=hint)
