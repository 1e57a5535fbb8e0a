"""Makes the pages of a merge's rows, one after another, by a pipeline that is kept."""

import hashlib
from functools import lru_cache
from pathlib import Path

from briefing.brief.model import Brief
from briefing.brief.placeholders import Row, told
from briefing.errors import BriefingError, Fault
from briefing.merge.run import Made, MergeJob, Task, kept, put
from briefing.merge.template import Template
from briefing.pipeline import LaidOut, Pipeline, preflighted
from briefing.report import OversetError


@lru_cache(maxsize=1)
def process_maker(job: MergeJob) -> "PageMaker":
    """The maker that a worker process keeps from one task to the next."""
    return PageMaker(job, Template(Path(job.folder)))


class PageMaker:
    """Makes the pages of one job from its template."""

    def __init__(self, job: MergeJob, template: Template) -> None:
        self.job = job
        self.template = template
        self._pipeline = Pipeline(job.style)

    def make(self, task: Task) -> Made:
        """Build a row's page and put it in its place; whatever is wrong, nothing is raised."""
        row, job = task.row, self.job
        if task.fault:
            return Made(row, faults=(told(task.fault, row),))
        if known := kept(task):
            return known
        try:
            laid, pdf = build_row(
                self._pipeline,
                self.template,
                row,
                paper=job.paper,
                language=job.language,
                strict=job.strict,
            )
            if job.preflights:
                laid = preflighted(laid, pdf, strict=job.strict)
        except BriefingError as error:
            return Made(row, faults=error.faults)
        except Exception as error:  # one row of thousands must not stop the others
            message = f"the press itself broke: {type(error).__name__}: {error}"
            hint = "this is a mistake of ours: please report it, with the row"
            fault = Fault("merge.broken", message, hint=hint)
            return Made(row, faults=(told(fault, row),))
        digest = hashlib.sha256(pdf).hexdigest()
        made = Made(row, task.place or "", len(pdf), digest, laid.report, laid.faults)
        if task.place is None:
            return made._replace(pdf=pdf, inputs=laid.inputs)
        try:
            put(task.place, pdf, laid.inputs)
        except BriefingError as error:
            return Made(row, faults=tuple(told(fault, row) for fault in error.faults))
        return made


def build_row(
    pipeline: Pipeline,
    template: Template,
    row: Row,
    *,
    paper: str | None,
    language: str | None,
    strict: bool,
) -> tuple[LaidOut, bytes]:
    """The page of a row and its PDF; options are those of `Pipeline.build`.

    Raises:
        BriefingError: as of `Pipeline.build`, each fault told with the row.
    """

    def read(_: Path) -> tuple[Brief | None, tuple[Fault, ...]]:
        return template.read(row)

    try:
        laid, pdf = pipeline.build(
            template.folder, paper=paper, language=language, strict=strict, read=read
        )
    except OversetError as error:
        raise OversetError(error.fit, *(told(fault, row) for fault in error.faults)) from None
    except BriefingError as error:
        raise BriefingError(*(told(fault, row) for fault in error.faults)) from None
    return laid._replace(faults=tuple(told(fault, row) for fault in laid.faults)), pdf
