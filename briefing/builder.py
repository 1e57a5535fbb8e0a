"""The public face's functions: `build`, and `Builder`, which builds, checks and merges many.

Whoever uses them imports them from `briefing`, whose docstring has examples.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.pipeline import Pipeline
from briefing.report import Report


class Result(NamedTuple):
    """A page: its PDF, the report of it, and the warnings met on the way.

    The same folder, options and version give the same bytes.
    """

    pdf: bytes
    report: Report
    faults: tuple[Fault, ...]


class Checked(NamedTuple):
    """What a check found: the report of the page that a build would write, and the warnings."""

    report: Report
    faults: tuple[Fault, ...]


class Merged(NamedTuple):
    """What came of one row of a merge.

    Attributes:
        number: which row it is, counted from 1.
        row: the row as it was given.
        result: the row's page; None if it has none.
        faults: the warnings of the page, or, where there is none, the faults that stopped it.
    """

    number: int
    row: Mapping[str, str]
    result: Result | None
    faults: tuple[Fault, ...]


class Builder:
    """Builds many briefs, the second sooner than the first: styles and typefaces stay loaded.

    A builder is for one thread at a time. It keeps a style as it was when it was read,
    unless that is at fault: then it is read again for the next brief.

    Args:
        style: the name of a shipped style, or a path to a style's file, for every brief; without
            one each brief has its own.
    """

    def __init__(self, style: str | os.PathLike[str] | None = None) -> None:
        self._pipeline = Pipeline(None if style is None else os.fspath(style))

    def build(
        self,
        folder: str | os.PathLike[str],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Result:
        """Build the brief in a folder; nothing is written to disk.

        Args:
            folder: where brief.yaml lies.
            paper: `a4` or `letter`; without it the brief's own, else A4.
            language: a BCP 47 tag in place of the brief's.
            strict: whether warnings stop the build, too.

        Raises:
            OversetError: the copy does not fit on the page.
            BriefingError: anything else is wrong with folder, style or options. Either has every
                fault that was found, each with its place and a next step.
        """
        laid, pdf = self._pipeline.build(
            Path(folder), paper=paper, language=language, strict=strict
        )
        return Result(pdf, laid.report, laid.faults)

    def check(
        self,
        folder: str | os.PathLike[str],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Checked:
        """Say what `build` would, and what is not plain language, without making the PDF.

        Arguments and errors are those of `build`.
        """
        laid = self._pipeline.lay_out(
            Path(folder), paper=paper, language=language, strict=strict, lints=True
        )
        return Checked(laid.report, laid.faults)

    def merge(
        self,
        folder: str | os.PathLike[str],
        rows: Iterable[Mapping[str, str]],
        *,
        paper: str | None = None,
        language: str | None = None,
        strict: bool = False,
    ) -> Iterator[Merged]:
        """Build a page for each row, in their order.

        `{country}` in a text of the folder stands for what the row has in the column `country`.
        What is wrong with a row is in its `Merged.faults`: nothing is raised, and the other rows
        are built. A row is taken when its page is asked for, so `rows` may be endless.

        Args:
            folder: where brief.yaml lies.
            rows: texts by column, as `csv.DictReader` gives them.
            paper: as for `build`, and so are `language` and `strict`.
        """
        # loaded only for a merge
        from briefing.brief.placeholders import make_row
        from briefing.merge.page_maker import build_row
        from briefing.merge.template import Template

        template = Template(Path(folder))
        for number, values in enumerate(rows, start=1):
            try:
                laid, pdf = build_row(
                    self._pipeline,
                    template,
                    make_row(number, values),
                    paper=paper,
                    language=language,
                    strict=strict,
                )
            except BriefingError as error:
                yield Merged(number, values, None, error.faults)
            else:
                result = Result(pdf, laid.report, laid.faults)
                yield Merged(number, values, result, laid.faults)


def build(
    folder: str | os.PathLike[str],
    *,
    style: str | os.PathLike[str] | None = None,
    paper: str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Result:
    """Build the brief in a folder, by a `Builder` of its own; nothing is written to disk.

    Args:
        folder: where brief.yaml lies.
        style: the name of a shipped style, or a path to a style's file; without it the brief's
            own, else `briefing`.
        paper: `a4` or `letter`; without it the brief's own, else A4.
        language: a BCP 47 tag in place of the brief's.
        strict: whether warnings stop the build, too.

    Raises:
        OversetError: the copy does not fit on the page.
        BriefingError: anything else is wrong with folder, style or options. Either has every
            fault that was found, each with its place and a next step.
    """
    return Builder(style).build(folder, paper=paper, language=language, strict=strict)
