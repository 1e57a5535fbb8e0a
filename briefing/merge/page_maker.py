"""Makes the pages of a merge's rows, one after another, by a pipeline that is kept."""

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from briefing.brief.model import Brief
from briefing.brief.placeholders import Row, told
from briefing.brief.reader import digest
from briefing.errors import BriefingError, Fault
from briefing.merge.run import Made, MergeJob, Task, kept, put
from briefing.merge.template import Template
from briefing.pipeline import LaidOut, Pipeline, preflighted
from briefing.report import OversetError
from briefing.style.style import Style


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
        try:
            if known := self.kept(task):
                return known
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
            inputs = inputs_digest(laid.brief, laid.styles)
        except BriefingError as error:
            return Made(row, faults=error.faults)
        except Exception as error:  # one row of thousands must not stop the others
            message = f"the press itself broke: {type(error).__name__}: {error}"
            hint = "this is a mistake of ours: please report it, with the row"
            fault = Fault("merge.broken", message, hint=hint)
            return Made(row, faults=(told(fault, row),))
        sha256 = hashlib.sha256(pdf).hexdigest()
        made = Made(
            row, task.place or "", len(pdf), sha256, laid.report, laid.faults, digest=inputs
        )
        if task.place is None:
            return made._replace(pdf=pdf, inputs=laid.inputs)
        try:
            put(task.place, pdf, laid.inputs)
        except BriefingError as error:
            return Made(row, faults=tuple(told(fault, row) for fault in error.faults))
        return made

    def kept(self, task: Task) -> Made | None:
        """What an earlier run made of a row, if it is whole and its files are still the same."""
        if task.before is None:
            return None
        brief, _ = self.template.read(task.row)
        if brief is None:
            return None
        styles, _ = self._pipeline.styles_of(brief, self.template.folder)
        is_same = inputs_digest(brief, styles) == task.before.inputs
        return kept(task.row, task.before) if is_same else None


def inputs_digest(brief: Brief, styles: Iterable[Style]) -> str:
    """The SHA-256, in hexadecimal, over all that a page is made of: the files of its brief, with
    what a row has filled in, and those of its styles.
    """
    parts = brief.digest, *map(_style_digest, styles)
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()


@lru_cache(maxsize=16)
def _style_digest(style: Style) -> str:
    # By name: wherever briefing is installed, its styles and faces are the same.
    paths = {*style.files, *(face.path for face in style.faces)}
    return digest(sorted((path.name, path.read_bytes()) for path in paths))


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

    def read(_: Path, style: str) -> tuple[Brief | None, tuple[Fault, ...]]:
        return template.read(row, style)

    try:
        laid, pdf = pipeline.build(
            template.folder,
            paper=paper,
            language=language,
            strict=strict,
            read=read,
            advises=False,  # which thousands of rows would wait for
        )
    except OversetError as error:
        raise OversetError(error.fit, *(told(fault, row) for fault in error.faults)) from None
    except BriefingError as error:
        raise BriefingError(*(told(fault, row) for fault in error.faults)) from None
    return laid._replace(faults=tuple(told(fault, row) for fault in laid.faults)), pdf
