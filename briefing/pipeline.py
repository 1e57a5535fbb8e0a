"""The brief, start to finish: the only module that knows every room."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from briefing import __version__
from briefing.content.brief import Brief
from briefing.content.keys import PAPERS
from briefing.content.language import language
from briefing.content.read import read_brief
from briefing.content.tags import tag_problem
from briefing.design.read import DEFAULT, read_style
from briefing.design.style import Style
from briefing.fault import BriefingError, Fault, Severity, in_order, limited, nearest
from briefing.makeup.fit import Fit, fit
from briefing.makeup.page import Page
from briefing.press.press import Attachment, Imprint
from briefing.press.reportlab.document import ReportLabPress
from briefing.send.names import file_name, media_type


class Report(NamedTuple):
    """What a build made and how: names as the user knows them, the fit, the standards kept."""

    file_name: str
    paper: str
    style: str
    standards: tuple[str, ...]
    fit: Fit
    pages: int = 1


class Result(NamedTuple):
    """A finished brief: the PDF's bytes, the report, and the warnings met on the way."""

    pdf: bytes
    report: Report
    faults: tuple[Fault, ...]


class Checked(NamedTuple):
    """What a build would report, and the warnings met on the way."""

    report: Report
    faults: tuple[Fault, ...]


class OversetError(BriefingError):
    """The copy fits on no rung of the ladder; `fit` says by how much."""

    def __init__(self, fit: Fit, *faults: Fault) -> None:
        super().__init__(*faults)
        self.fit = fit


class _Set(NamedTuple):
    """A brief set and ready for the press."""

    page: Page
    imprint: Imprint
    checked: Checked


class Press:
    """Builds many briefs with one style: faces stay open, shapes stay warm.

    Args:
        style: the name of a shipped style, or a path to a style's file; without one,
            each brief's own.
    """

    def __init__(self, style: str | None = None) -> None:
        self._style = style
        self._press = ReportLabPress()
        self._styles: dict[tuple[str, Path], tuple[Style | None, list[Fault]]] = {}

    def build(
        self,
        folder: str | os.PathLike[str],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Result:
        """Build one brief.

        Raises:
            BriefingError: with every fault found; `strict` makes warnings errors.
        """
        done = self._set(Path(folder), paper, language, strict=strict)
        return Result(self._press.print(done.page, done.imprint), *done.checked)

    def check(
        self,
        folder: str | os.PathLike[str],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Checked:
        """Say what `build` would say, and print nothing.

        Raises:
            BriefingError: as `build` does.
        """
        return self._set(Path(folder), paper, language, strict=strict).checked

    def _set(self, folder: Path, paper: str | None, language: str | None, *, strict: bool) -> _Set:
        """Read a brief and its style, and find the page that it fits on."""
        brief, faults = read_brief(folder)
        options, wrong = _options(paper, language)
        faults = in_order((*faults, *wrong))
        style = None
        if brief is not None:
            brief = brief._replace(**options)
            style, more = self._read_style(brief, folder)
            faults = in_order((*faults, *more))
        created, more = _created(brief)
        faults = _strictly(in_order((*faults, *more)), strict=strict)
        if brief is None or style is None or any(fault.is_error for fault in faults):
            raise BriefingError(*faults)
        paper = brief.paper or next(iter(PAPERS))
        page, fitted, told = fit(brief, style, self._press.metrics, paper=paper)
        if page is None:
            raise OversetError(fitted, *in_order((*faults, *told)))
        imprint = _imprint(brief, created)
        standards = "PDF/UA-1", f"PDF/A-{imprint.archival.lower()}"
        report = Report(file_name(brief), paper, style.name, standards, fitted)
        return _Set(page, imprint, Checked(report, limited(faults)))

    def _read_style(self, brief: Brief, folder: Path) -> tuple[Style | None, list[Fault]]:
        """The style asked for, else the brief's own, else the default; read once."""
        own = brief.style if self._style is None else None
        name = self._style or (own.text if own else DEFAULT)
        key = name, folder if own else Path()
        if key not in self._styles:
            style, faults = read_style(*key, own.span if own else None)
            if style and style.logo:
                from briefing.galley.logo import check_logo  # loaded only for a logo

                faults = [*faults, *check_logo(style.logo)]
            self._styles[key] = style, faults
        style, faults = self._styles[key]
        wrong = self._press.faces.check(style.faces, brief.language) if style else []
        return style, [*faults, *wrong]


def build(
    folder: str | os.PathLike[str],
    *,
    style: str | None = None,
    paper: str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Result:
    """Build the brief in a folder.

    Args:
        folder: where brief.yaml lies.
        style: the name of a shipped style or a path; default, the brief's own.
        paper: `a4` or `letter`; default, the brief's own, else A4.
        language: a BCP 47 tag in place of the brief's.
        strict: whether warnings stop the build as well.

    Raises:
        BriefingError: with every fault found, each with its place and a next step.
    """
    return Press(style).build(folder, paper=paper, language=language, strict=strict)


def _options(paper: str | None, tag: str | None) -> tuple[dict[str, Any], list[Fault]]:
    """What the caller asks for in place of the brief's own keys."""
    options: dict[str, Any] = {}
    faults = []
    if paper in PAPERS:
        options["paper"] = paper
    elif paper is not None:
        hint = nearest(paper, PAPERS) or "write `a4` or `letter`"
        faults.append(Fault(code="option.paper", message=f"no paper {paper!r}", hint=hint))
    problem = tag_problem(tag) if tag is not None else None
    if problem:
        severity = Severity.ERROR if problem.is_error else Severity.WARNING
        faults.append(
            Fault(
                code="option.language",
                message=problem.message,
                hint=problem.hint,
                severity=severity,
            )
        )
    if tag is not None and not (problem and problem.is_error):
        options["language"] = language(tag)
    return options, faults


def _created(brief: Brief | None) -> tuple[datetime, list[Fault]]:
    """The moment on the document: SOURCE_DATE_EPOCH, else the brief's own day.

    Never the clock: the same folder makes the same bytes. A brief without a date gets
    the first moment of 2000, as ReportLab's own repeatable files do.
    """
    fallback = datetime(2000, 1, 1, tzinfo=UTC)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch:
        try:
            if not re.fullmatch(r"-?\d+", epoch, re.ASCII):
                raise ValueError(epoch)
            return datetime.fromtimestamp(int(epoch), UTC), []
        except (ValueError, OverflowError, OSError):
            message = f"SOURCE_DATE_EPOCH is not a number of seconds: {epoch!r}"
            hint = "set it to whole seconds since 1970, or unset it"
            return fallback, [Fault(code="option.epoch", message=message, hint=hint)]
    day = brief.date if brief else None
    return (datetime(day.year, day.month, day.day, tzinfo=UTC) if day else fallback), []


def _strictly(faults: tuple[Fault, ...], *, strict: bool) -> tuple[Fault, ...]:
    return tuple(fault.as_error() for fault in faults) if strict else faults


def _imprint(brief: Brief, created: datetime) -> Imprint:
    sources = (
        Attachment(name, data, media_type(name), f"{name}: source of this brief")
        for name, data in dict(brief.files).items()
    )
    return Imprint(
        title=brief.title.text,
        language=brief.language.tag,
        created=created,
        creator=f"briefing {__version__}",
        author=brief.owner.text if brief.owner else "",
        subject=brief.standfirst.text if brief.standfirst else "",
        keywords=brief.marking.text if brief.marking else "",
        attachments=tuple(sources) if "source" in brief.attach else (),
    )
