"""From a folder to a PDF: read, check, style, typeset, lay out, write, each step by its room."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefing import __version__
from briefing.brief.files import is_inside
from briefing.brief.model import Brief, Name
from briefing.brief.overrides import created_at, read_options
from briefing.brief.reader import files_of, read_brief
from briefing.brief.schema import PAPERS
from briefing.collector import uncollected
from briefing.errors import BriefingError, Fault, in_order, limited
from briefing.files.names import file_name
from briefing.language.language import Language
from briefing.layout.fit import fit
from briefing.layout.page import Page
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.metadata import Imprint, attachments, make_imprint
from briefing.report import OversetError, Report
from briefing.style.loader import read_style, shipped, which_style
from briefing.style.style import Style

if TYPE_CHECKING:
    from briefing.evidence.check import Evidence

Read = Callable[[Path], tuple[Brief | None, tuple[Fault, ...]]]


class LaidOut(NamedTuple):
    """A brief and its page, ready to be written.

    `imprint` is what the PDF says of itself: title, language, dates, attachments. The faults are
    warnings. `inputs` are the files that brief and style were read from.
    """

    brief: Brief
    style: Style
    page: Page
    imprint: Imprint
    report: Report
    faults: tuple[Fault, ...]
    inputs: tuple[Path, ...]


class Pipeline:
    """All steps from a folder to a PDF, for any number of folders, in one thread at a time.

    Styles, typefaces, shaped words and what is embedded of fonts are kept from one page to the
    next, unless they are at fault: whoever mends a file finds it read again.

    Args:
        style: the name of a shipped style, or a path to a style's file; without one, each
            brief's own.

    Attributes:
        backend: what prints the pages.
        style_files: every file that a style asked for, there or not: styles, typefaces, logos.
    """

    def __init__(self, style: str | None = None) -> None:
        self.backend = ReportLabBackend()
        self._style = style
        self.style_files: set[Path] = set()
        self._styles: dict[tuple[str, Path], tuple[Style, list[Fault]]] = {}
        self._checked: set[tuple[Style, str]] = set()  # styles, each with a language's tag

    def build(
        self,
        folder: Path,
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
        read: Read = read_brief,
    ) -> tuple[LaidOut, bytes]:
        """The page of a folder, and its PDF. Arguments and errors are those of `lay_out`."""
        with uncollected():
            laid = self.lay_out(folder, paper=paper, language=language, strict=strict, read=read)
            with self._forgetting_faces():
                return laid, self.backend.print((laid.page,), laid.imprint)

    def lay_out(
        self,
        folder: Path,
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
        read: Read = read_brief,
        lints: bool = False,
        also: Iterable[Fault] = (),
    ) -> LaidOut:
        """Everything but writing the PDF.

        Args:
            folder: where brief.yaml lies.
            paper: `a4` or `letter`, in place of the brief's own.
            language: a BCP 47 tag, in place of the brief's own.
            strict: whether warnings are errors.
            read: what reads the folder.
            lints: whether to look for what is not plain language as well.
            also: faults of what belongs to the brief but is not in its folder.

        Raises:
            OversetError: the copy does not fit.
            BriefingError: with every fault of folder, style and options.
        """
        brief, faults = read(folder)
        options, wrong = read_options(paper, language)
        faults = in_order((*faults, *wrong, *also))
        style, evidence, carried = None, None, list[tuple[str, bytes]]()
        if brief is not None:
            if lints:
                from briefing.lint.engine import lint  # loaded only for a check

                # Of a brief that is read in part not every rule can be sure.
                is_whole = not any(fault.is_error for fault in faults)
                faults = (*faults, *lint(brief, is_whole=is_whole))
            if brief.sources and brief.evidence != "off":
                from briefing.evidence.check import check_evidence  # loaded only for sources

                evidence = check_evidence(brief)  # by the language that it is written in
            brief = brief._replace(**options)
            style, more = self.style_of(brief, folder)
            faults = in_order((*faults, *more, *_evidence_faults(brief, style, evidence)))
            if style and "source" in brief.attach:
                from briefing.style.attached import attached_files  # loaded only for a source

                carried, more = attached_files(style.files, folder, brief.files)
                faults = in_order((*faults, *more))
        created, more = created_at(brief)
        faults = in_order((*faults, *more))
        is_stopped = any(fault.is_error for fault in faults)
        faults = tuple(fault.as_error() for fault in faults) if strict else faults
        if brief is None or style is None or is_stopped:
            raise BriefingError(*faults)
        paper = brief.paper or next(iter(PAPERS))
        with self._forgetting_faces():
            page, fitted, too_long = fit(brief, style, self.backend.metrics, paper=paper)
        if page is None:
            raise OversetError(fitted, *in_order((*faults, *too_long)))
        if strict and faults:  # only now, so that what does not fit is told in the same run
            raise BriefingError(*faults)
        files, creator = attachments(brief, carried, evidence), f"briefing {__version__}"
        imprint = make_imprint(brief, created, files, creator=creator)
        standards = "PDF/UA-1", f"PDF/A-{imprint.archival.lower()}"
        report = Report(file_name(brief), paper, style.name, standards, fitted)
        if evidence:
            from briefing.evidence.report import total_line  # loaded only for sources

            report = report._replace(counts=evidence.counts, evidence=total_line(evidence))
        inputs = *files_of(brief, folder), *style.files
        return LaidOut(brief, style, page, imprint, report, limited(faults), inputs)

    def style_of(self, brief: Brief, folder: Path) -> tuple[Style | None, list[Fault]]:
        """The pipeline's style, else the brief's own, else the default, and what is wrong in it.

        Read once, unless that is an error.
        """
        name, start, asked = which_style(self._style, brief.style, folder)
        key = name, start
        if "source" in brief.attach and name not in shipped() and is_inside(start / name, folder):
            self._forget()  # the PDF carries its files as they are now
        files: dict[Path, Name | None] = {}
        style, faults = self._styles.get(key) or read_style(name, start, asked, files)
        self.style_files.update(files)
        if style is None:
            return None, faults
        if key not in self._styles and style.logo:
            from briefing.typeset.svg import check_logo  # loaded only for a logo

            faults = [*faults, *check_logo(style.logo)]
        faults = [*faults, *self._wrong_faces(style, brief.language)]
        if not any(fault.is_error for fault in faults):
            self._styles[key] = style, faults
        return style, faults

    def _wrong_faces(self, style: Style, language: Language) -> list[Fault]:
        """What a style's typefaces lack for a language; looked for once, if that is nothing."""
        key = style, language.tag
        faults = [] if key in self._checked else self.backend.faces.check(style.faces, language)
        if faults:
            self._forget()
        else:
            self._checked.add(key)
        return faults

    @contextmanager
    def _forgetting_faces(self) -> Iterator[None]:
        """Forget styles and typefaces if a typeface fails: one that only emphasis asks for."""
        try:
            yield
        except BriefingError:
            self._forget()
            raise

    def _forget(self) -> None:
        self._styles.clear()
        self._checked.clear()
        self.backend = ReportLabBackend()


def preflighted(laid: LaidOut, pdf: bytes, *, strict: bool) -> LaidOut:
    """A page with what preflight warns of in its PDF among its faults.

    Raises:
        BriefingError: the PDF fails a check; `strict` makes warnings errors.
    """
    from briefing.preflight.checks import preflight  # loaded only for `--proof`

    found = preflight(pdf, laid.report.file_name).faults
    found = tuple(fault.as_error() for fault in found) if strict else found
    if any(fault.is_error for fault in found):
        raise BriefingError(*laid.faults, *found)
    return laid._replace(faults=(*laid.faults, *found))


def _evidence_faults(
    brief: Brief, style: Style | None, evidence: "Evidence | None"
) -> Iterator[Fault]:
    """Numbers that no source supports, and figures that are older than the style lets them be."""
    yield from evidence.faults if evidence else ()
    if any(figure.as_of for section in brief.sections for figure in section.figures):
        from briefing.evidence.claims import find_stale  # loaded only for a figure with a day

        yield from find_stale(brief, style.stale_after if style else None)
