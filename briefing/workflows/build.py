"""The brief, start to finish: the only module that knows every room."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import __version__
from briefing.brief.model import Brief
from briefing.brief.overrides import created_at, read_options
from briefing.brief.reader import read_brief
from briefing.brief.schema import PAPERS
from briefing.collector import uncollected
from briefing.errors import BriefingError, Fault, in_order, limited
from briefing.files.names import file_name
from briefing.language.language import Language
from briefing.layout.fit import fit
from briefing.layout.page import Page
from briefing.layout.result import Fit
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.metadata import Imprint, attachments, make_imprint
from briefing.style.loader import read_style, which_style
from briefing.style.style import Style
from briefing.workflows.report import Report

if TYPE_CHECKING:
    from briefing.evidence.check import Evidence


class Result(NamedTuple):
    """A finished brief: its bytes, the report, the warnings; and what was set, and its page."""

    pdf: bytes
    report: Report
    faults: tuple[Fault, ...]
    brief: Brief
    page: Page


class Checked(NamedTuple):
    """What a build would report, and the warnings met on the way."""

    report: Report
    faults: tuple[Fault, ...]


class OversetError(BriefingError):
    """The copy fits on no rung of the ladder; `fit` says by how much."""

    def __init__(self, fit: Fit, *faults: Fault) -> None:
        super().__init__(*faults)
        self.fit = fit


class Ready(NamedTuple):
    """A brief set and ready for the press."""

    brief: Brief
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
        self.printer = ReportLabBackend()
        self._faces: dict[tuple[Style | None, str], list[Fault]] = {}
        self._styles: dict[tuple[str, Path], tuple[Style | None, list[Fault]]] = {}

    @property
    def style_files(self) -> set[Path]:
        """The files of every style that it has read, faces and logos among them."""
        return {path for style, _ in self._styles.values() if style for path in style.files}

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
        with uncollected():
            done = self.make_ready(Path(folder), paper, language, strict=strict)
            pdf = self.printer.print((done.page,), done.imprint)
        return Result(pdf, *done.checked, done.brief, done.page)

    def check(
        self,
        folder: str | os.PathLike[str],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Checked:
        """Say what `build` would say, and how plain its language is; print nothing.

        Raises:
            BriefingError: as `build` does.
        """
        return self.make_ready(Path(folder), paper, language, strict=strict, plainly=True).checked

    def make_ready(
        self,
        folder: Path,
        paper: str | None,
        language: str | None,
        also: Iterable[Fault] = (),
        *,
        strict: bool,
        plainly: bool = False,
        read: Callable[[Path], tuple[Brief | None, tuple[Fault, ...]]] | None = None,
    ) -> Ready:
        """Read a brief and its style, and find the page that it fits on.

        `also` is what is wrong beside them, `read` who reads the folder.

        Raises:
            BriefingError: as `build` does.
        """
        brief, faults = (read or read_brief)(folder)
        options, wrong = read_options(paper, language)
        faults = in_order((*faults, *wrong, *also))
        style, ledger = None, None
        if brief is not None:
            faults = (*faults, *(_linted(brief, faults) if plainly else ()))
            ledger = _ledger(brief)  # by the language that it is written in
            brief = brief._replace(**options)
            style, more = self._read_style(brief, folder)
            faults = in_order((*faults, *more, *_told(brief, style, ledger)))
        created, more = created_at(brief)
        faults = in_order((*faults, *more))
        stops = any(fault.is_error for fault in faults)
        faults = tuple(fault.as_error() for fault in faults) if strict else faults
        if brief is None or style is None or stops:
            raise BriefingError(*faults)
        paper = brief.paper or next(iter(PAPERS))
        page, fitted, told = fit(brief, style, self.printer.metrics, paper=paper)
        if page is None:
            raise OversetError(fitted, *in_order((*faults, *told)))
        if strict and faults:
            raise BriefingError(*faults)
        files, creator = attachments(brief, ledger), f"briefing {__version__}"
        imprint = make_imprint(brief, created, files, creator=creator)
        standards = "PDF/UA-1", f"PDF/A-{imprint.archival.lower()}"
        report = Report(file_name(brief), paper, style.name, standards, fitted, ledger)
        return Ready(brief, page, imprint, Checked(report, limited(faults)))

    def _read_style(self, brief: Brief, folder: Path) -> tuple[Style | None, list[Fault]]:
        """The style asked for, else the brief's own, else the default; read once."""
        name, start, asked = which_style(self._style, brief.style, folder)
        key = name, start
        if key not in self._styles:
            style, faults = read_style(name, start, asked)
            if style and style.logo:
                from briefing.typeset.svg import check_logo  # loaded only for a logo

                faults = [*faults, *check_logo(style.logo)]
            self._styles[key] = style, faults
        style, faults = self._styles[key]
        return style, [*faults, *self._wrong_faces(style, brief.language)]

    def _wrong_faces(self, style: Style | None, language: Language) -> list[Fault]:
        """What is wrong with a style's faces for a language; looked at once."""
        key = style, language.tag
        if style and key not in self._faces:
            self._faces[key] = self.printer.faces.check(style.faces, language)
        return self._faces.get(key, [])


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


def _told(brief: Brief, style: Style | None, ledger: "Evidence | None") -> Iterator[Fault]:
    """What is wrong with a brief's numbers, and which figures are too old."""
    yield from ledger.faults if ledger else ()
    if any(figure.as_of for section in brief.sections for figure in section.figures):
        from briefing.evidence.claims import find_stale  # loaded only for a figure with a day

        yield from find_stale(brief, style.stale_after if style else None)


def _linted(brief: Brief, faults: tuple[Fault, ...]) -> list[Fault]:
    """What a plain-language editor would mend, the more of it the less is wrong with the brief."""
    from briefing.lint.engine import lint  # loaded only for a check

    return lint(brief, is_whole=not any(fault.is_error for fault in faults))


def _ledger(brief: Brief) -> "Evidence | None":
    """Where a brief's numbers come from, if it says what they come from."""
    if not brief.sources or brief.evidence == "off":
        return None
    from briefing.evidence.check import check_evidence  # loaded only for a brief with sources

    return check_evidence(brief)


def proofed(result: Result, *, strict: bool) -> Result:
    """A result with what the proof says of it among its warnings.

    Raises:
        BriefingError: the page fails, or strictly is warned of.
    """
    from briefing.preflight.checks import preflight  # loaded only for a proof

    told = preflight(result.pdf, result.report.file_name).faults
    told = tuple(fault.as_error() for fault in told) if strict else told
    if any(fault.is_error for fault in told):
        raise BriefingError(*result.faults, *told)
    return result._replace(faults=(*result.faults, *told))
