"""From a folder to a PDF: read, check, style, typeset, lay out, write, each step by its room."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

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
from briefing.layout.result import Fit, StyledFit
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.metadata import Imprint, attachments, make_imprint
from briefing.report import OversetError, Report
from briefing.style.loader import (
    Wanted,
    read_style,
    shipped,
    strictest_age,
    style_within,
    which_styles,
)
from briefing.style.style import Style
from briefing.units import Pt

if TYPE_CHECKING:
    from briefing.evidence.check import Evidence

# What reads a folder, and is told which file of it is the style that was asked for.
Read = Callable[[Path, str], tuple[Brief | None, tuple[Fault, ...]]]


class LaidOut(NamedTuple):
    """A brief and its page, ready to be written.

    `styles` are those that it may be set in. `imprint` is what the PDF says of itself: title,
    language, dates, attachments. The faults are warnings. `inputs` are the files that the brief
    and its styles were read from, `english` the names of words that the page has in English since
    its language has none.
    """

    brief: Brief
    styles: tuple[Style, ...]
    page: Page
    imprint: Imprint
    report: Report
    faults: tuple[Fault, ...]
    inputs: tuple[Path, ...]
    english: frozenset[str] = frozenset()


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
        advises: bool = True,
    ) -> tuple[LaidOut, bytes]:
        """The page of a folder, and its PDF. Arguments and errors are those of `lay_out`."""
        with uncollected():
            laid = self.lay_out(
                folder,
                paper=paper,
                language=language,
                strict=strict,
                read=read,
                advises=advises,
            )
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
        advises: bool = True,
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
            advises: whether to set copy that is too long, or set small, in the other shipped
                styles as well, to name those that suit it better.

        Raises:
            OversetError: the copy does not fit.
            BriefingError: with every fault of folder, style and options.
        """
        brief, faults = read(folder, style_within(folder, self._style))
        options, wrong = read_options(paper, language)
        faults = in_order((*faults, *wrong, *also, *_page_faults(brief)))
        styles, evidence = tuple[Style, ...](), None
        carried = list[tuple[str, bytes]]()
        if brief is not None:
            if lints:
                from briefing.lint.engine import lint  # loaded only for a check

                # Of a brief that is read in part not every rule can be sure.
                is_whole = not any(fault.is_error for fault in faults)
                faults = (*faults, *lint(brief, is_whole=is_whole))
            if brief.sources and brief.evidence != "off":
                from briefing.evidence.check import check_evidence  # loaded only for sources

                evidence = check_evidence(brief)  # by the language that it is written in
            brief = _optioned(brief, options)
            styles, more = self.styles_of(brief, folder)
            faults = in_order(
                (*faults, *more, *_logo_faults(brief), *_evidence_faults(brief, styles, evidence))
            )
            if "source" in brief.attach:
                from briefing.style.attached import attached_files  # loaded only for a source

                carried = list(brief.files)
                for style in styles:
                    carried, more = attached_files(style.files, folder, carried)
                    faults = in_order((*faults, *more))
        created, more = created_at(brief)
        faults = in_order((*faults, *more))
        is_stopped = any(fault.is_error for fault in faults)
        if brief is None or not styles or is_stopped:
            faults = in_order((*faults, *_missing_words(brief, None, is_option=bool(language))))
            raise BriefingError(*(fault.as_error() if strict else fault for fault in faults))
        paper = brief.paper or next(iter(PAPERS))
        with self._forgetting_faces():
            styled, notes = self._fit_best(brief, styles, paper, advises=advises)
        missing = _missing_words(brief, {*styled.english}, is_option=bool(language))
        faults = in_order((*faults, *missing))
        faults = tuple(fault.as_error() for fault in faults) if strict else faults
        if styled.page is None:
            raise OversetError(styled.fit, *in_order((*faults, *styled.faults)))
        faults = in_order((*faults, *_drawing_faults(brief, styled.page, strict=strict)))
        if strict and faults:  # only now, so that what does not fit is told in the same run
            raise BriefingError(*faults)
        files, creator = attachments(brief, carried, evidence), f"briefing {__version__}"
        imprint = make_imprint(brief, created, files, creator=creator)
        standards = "PDF/UA-1", f"PDF/A-{imprint.archival.lower()}"
        report = Report(file_name(brief), paper, styled.style, standards, styled.fit, notes=notes)
        chosen = next(style for style in styles if style.name == styled.style)
        brief = brief._replace(language=_worded(brief.language, chosen))
        if evidence:
            from briefing.evidence.report import total_line  # loaded only for sources

            report = report._replace(counts=evidence.counts, evidence=total_line(evidence))
        inputs = *files_of(brief, folder), *chain(*(style.files for style in styles))
        faults, english = limited(faults), styled.english
        return LaidOut(brief, styles, styled.page, imprint, report, faults, inputs, english)

    def styles_of(self, brief: Brief, folder: Path) -> tuple[tuple[Style, ...], list[Fault]]:
        """The pipeline's style, else those of a brief, else the default; and what is wrong in them.

        Each is read once, unless it is at fault.
        """
        wanted = which_styles(self._style, brief.style, folder)
        own = (start / name for name, start, _ in wanted if name not in shipped())
        if "source" in brief.attach and any(is_inside(path, folder) for path in own):
            self._forget()  # the PDF carries their files as they are now
        read = [self._read_style(each, brief.language, self.style_files) for each in wanted]
        styles = tuple(style for style, _ in read if style)
        return styles, [fault for _, faults in read for fault in faults]

    def compare_styles(
        self, folder: Path, *, paper: str | None = None, language: str | None = None
    ) -> Iterator[StyledFit]:
        """The brief of a folder in every shipped style, and in what other styles are named for it.

        Each is set when it is asked for. Arguments are those of `lay_out`.

        Raises:
            BriefingError: the brief itself is at fault.
        """
        brief, faults = read_brief(folder, style_within(folder, self._style))
        options, wrong = read_options(paper, language)
        wrong = [*wrong, *(_logo_faults(brief) if brief else ())]
        faults = in_order((*faults, *wrong, *_page_faults(brief)))
        if brief is None or any(fault.is_error for fault in faults):
            raise BriefingError(*faults)
        brief = _optioned(brief, options)
        own = (*which_styles(self._style, (), folder), *which_styles(None, brief.style, folder))
        named = [wanted for wanted in own if wanted[0] not in shipped()]
        yield from self._compare(brief, [*_shipped_but(()), *named])

    def _fit_best(
        self, brief: Brief, styles: Sequence[Style], paper: str, *, advises: bool
    ) -> tuple[StyledFit, tuple[str, ...]]:
        """The brief in the style that suits it best, and what to note of that."""
        fits = (self._fit(brief, style, paper) for style in styles)
        styled, notes = next(fits), list[str]()
        if styles[1:]:
            from briefing.layout.style_choice import choose_style  # loaded only for several

            styled, note = choose_style(chain((styled,), fits), len(styles))
            notes += [note] if note else []
        is_over = styled.fit.over is not None
        if advises and (is_over or (styled.page and styled.is_shrunk)):
            # loaded only for copy that is too long or set small
            from briefing.layout.style_choice import larger_style, with_holders

            named = _shipped_but({style.name for style in styles})
            others = self._compare(brief, named, judges=False)
            if is_over:
                styled = styled._replace(faults=with_holders(styled.faults, others))
            elif note := larger_style(styled, others):
                notes.append(note)
        return styled, tuple(notes)

    def _fit(self, brief: Brief, style: Style, paper: str, *, judges: bool = True) -> StyledFit:
        metrics, asked = self.backend.metrics, set[str]()
        brief = brief._replace(language=_worded(brief.language, style))
        own, noting = dict(brief.language.own), brief
        if not brief.language.is_shipped:
            # loaded only for such a language
            from briefing.layout.missing_words import noting_brief

            noting, asked = noting_brief(brief)
        page, fitted, faults = fit(noting, style, metrics, paper=paper, judges=judges)
        is_shrunk, english = fitted.steps < -style.closest, asked - own.keys()
        if page and english:
            from briefing.layout.missing_words import shown_words  # loaded by now

            english = shown_words(english, page)
        return StyledFit(style.name, fitted, faults, page, is_shrunk, frozenset(english))

    def _compare(
        self, brief: Brief, named: Iterable[Wanted], *, judges: bool = True
    ) -> Iterator[StyledFit]:
        """A brief in each of some styles; what is wrong with a style is told of that one alone.

        `judges` is that of `fit`.
        """
        paper = brief.paper or next(iter(PAPERS))
        for wanted in named:
            style, faults = self._read_style(wanted, brief.language, set())
            styled = StyledFit(wanted[0], Fit(Pt(0), Pt(0), 0), tuple(faults))
            if style and not any(fault.is_error for fault in faults):
                try:
                    with self._forgetting_faces():
                        styled = self._fit(brief, style, paper, judges=judges)
                except BriefingError as error:  # a typeface that only emphasis asks for
                    styled = styled._replace(faults=error.faults)
            yield styled

    def _read_style(
        self, wanted: Wanted, language: Language, files: set[Path]
    ) -> tuple[Style | None, list[Fault]]:
        """A style, and what is wrong in it, also for a language; read once, unless it is at fault.

        The files that it asks for, there or not, are added to `files`.
        """
        key, asked = wanted[:2], dict[Path, Name | None]()
        style, faults = self._styles.get(key) or read_style(*wanted, asked)
        files.update(asked, style.files if style else ())
        if style is None:
            return None, faults
        if key not in self._styles and style.logo:
            from briefing.typeset.svg import check_logo  # loaded only for a logo

            faults = [*faults, *check_logo(style.logo)]
        faults = [*faults, *self._wrong_faces(style, language)]
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


def _has_drawings(brief: Brief) -> bool:
    return any(picture.drawing for picture in brief.all_pictures)


def _page_faults(brief: Brief | None) -> Iterator[Fault]:
    """What is wrong with a picture that is a page of a PDF."""
    if brief and _has_drawings(brief):
        from briefing.files.pdf_page import check_pages  # loaded only for a drawing

        yield from check_pages(brief)


def _worded(language: Language, style: Style) -> Language:
    """The language with the words that a style has for it, but for those of the author's own."""
    if not style.words:
        return language
    from briefing.language.own_words import with_words, words_for  # loaded only for such words

    own = words_for(language.tag, style.words)
    return with_words(language, own) if own else language


def _optioned(brief: Brief, options: dict[str, Any]) -> Brief:
    """The brief with what a caller's options replace; its words go with its own language."""
    asked = options.get("language")
    if asked and asked.tag == brief.language.tag:
        options = options | {"language": brief.language}
    return brief._replace(**options)


def _missing_words(
    brief: Brief | None, asked: set[str] | None, *, is_option: bool
) -> Iterable[Fault]:
    """The warning that fixed words are English, as `missing_words` tells it."""
    if brief is None or brief.language.is_shipped:
        return ()
    from briefing.layout.missing_words import missing_words  # loaded only for such a language

    return missing_words(brief, asked, is_option=is_option)


def _drawing_faults(brief: Brief, page: Page, *, strict: bool) -> Iterator[Fault]:
    """What there is to warn of in drawings as they stand on a page."""
    if _has_drawings(brief):
        from briefing.layout.drawings import check_drawings  # loaded only for a drawing

        yield from (f.as_error() if strict else f for f in check_drawings(page))


def _evidence_faults(
    brief: Brief, styles: Iterable[Style], evidence: "Evidence | None"
) -> Iterator[Fault]:
    """Numbers that no source supports, and figures that are older than the styles let them be."""
    yield from evidence.faults if evidence else ()
    figures = (figure for section in brief.sections for figure in section.figures)
    if any(figure.as_of for figure in figures) or any(fact.as_of for _, fact in brief.facts):
        from briefing.evidence.claims import find_stale  # loaded only for a value with a day

        yield from find_stale(brief, strictest_age(styles))


def _logo_faults(brief: Brief) -> Iterator[Fault]:
    """The logos of partners that cannot be printed."""
    if brief.logos:
        from briefing.layout.partner_logos import check_logos  # loaded only for logos

        yield from check_logos(brief)


def _shipped_but(names: Collection[str]) -> list[Wanted]:
    """The shipped styles but for some."""
    return [(name, Path(), None) for name in shipped() if name not in names]
