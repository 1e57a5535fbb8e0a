"""`briefing build`: the PDF of one folder or several, or of each row of a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.brief.files import composed, is_file, is_inside
from briefing.cli.options import (
    FOLDER,
    OUTPUT,
    STDOUT,
    brief_options,
    check_ending,
    check_once,
    deliver,
    is_into,
    merge_options,
    output_path,
    usual_folder,
)
from briefing.cli.report import as_json, say_faults, say_result
from briefing.errors import BriefingError, Fault, Severity
from briefing.files.names import folded
from briefing.workflows.batch import BatchJob, BatchResult, build_all

if TYPE_CHECKING:
    from briefing.report import Report


@click.command("build")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="The PDF to write; a folder, or - for standard output. With --each out/{column}.pdf.",
)
@brief_options
@merge_options
@click.option("--proof", is_flag=True, help="Proof the page, too; one that fails is not written.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to report: text on standard error, or JSON on standard output.",
)
@click.pass_context
def build_command(
    context: click.Context,
    /,
    *,
    folders: tuple[str, ...],
    output: str | None,
    form: str,
    style: str | None,
    proof: bool,
    each: str | None,
    jobs: int | None,
    dask: str | None,
    resume: bool,
    manifest: str | None,
    **options: Any,
) -> None:
    """Set the sections in each FOLDER (default: sections) and print one page.

    The file is named after the brief's date and title unless -o says otherwise. It is
    written whole or not at all: a build that fails changes nothing on disk.

    \b
    Examples:
      briefing build
      briefing build sections -o brief.pdf --paper letter
      briefing build monday tuesday -o out/
      briefing build --proof --strict
      briefing build --format json | jq .fit
      briefing build --each allies.csv -o "out/{country}.pdf"
      briefing build -o - | lp
    """
    folders = folders or (usual_folder(),)
    if each is not None:
        from briefing.cli.merge import MergeOptions, merge_rows  # loaded only for rows
        from briefing.merge.run import MergeJob

        merge_job = MergeJob(folders[0], style, **options, preflights=proof)
        rows = MergeOptions(each, output, manifest, form, jobs, dask, resume)
        context.exit(merge_rows(merge_job, rows, len(folders)))
    if dask or resume or manifest:
        raise click.UsageError("--dask, --resume and --manifest are for rows: see --each")
    check_once(folders)
    if len(folders) > 1 and output is not None and not is_into(output):
        raise click.UsageError("several folders need a folder as -o: end its name in a slash")
    check_ending(output, ".pdf", "the page is a PDF")
    if output == STDOUT and sys.stdout.isatty():
        raise click.UsageError("-o - would fill the terminal with a PDF: pipe it, or name a file")
    if output == STDOUT and form == "json":
        raise click.UsageError("-o - and --format json both want standard output")
    run = _Run(output, form, folders)
    job = BatchJob(style, **options, preflights=proof)
    with closing(build_all(job, folders, jobs)) as results:
        try:
            done = [run.put(result) for result in results]
        except BriefingError as error:  # nobody makes the others
            done = [run.put(BatchResult(error.faults))]
    context.exit(0 if all(done) else 1)


class _Run:
    """One run of the command over its folders; it keeps which files it has written."""

    def __init__(self, output: str | None, form: str, folders: tuple[str, ...]) -> None:
        self.output = output
        self.form = form
        self.folders = folders
        self.taken: set[str] = set()

    def put(self, result: BatchResult) -> bool:
        """Write a folder's page and report it, or report its faults; whether there is a page."""
        place = ""
        try:
            if result.report:
                place = self._place(result.report)
                replaced = self._replaced(Path(place), result.title)
                deliver(result.pdf, place, (*result.inputs, *self._others(Path(place))))
                result = result._replace(faults=(*result.faults, *replaced))
        except BriefingError as error:
            place, result = "", BatchResult(error.faults)
        size = len(result.pdf)
        if self.form == "json":
            click.echo(as_json(result.report, result.fit, result.faults, (place, size)))
            return result.report is not None
        say_faults(result.faults)
        if result.report is None:
            return False
        say_result("standard output" if place == STDOUT else place, result.report, size)
        return True

    def _replaced(self, path: Path, title: str) -> list[Fault]:
        """A warning if a page by its own name replaces one of another title, as of another brief.

        A name holds the first words of a title; a title may also have been reworded behind them.
        """
        is_named = self.output is None or is_into(self.output)
        if not (title and is_named and is_file(path)):
            return []
        from briefing.pdf.metadata import read_title  # loaded only where a page is replaced

        before = None
        with suppress(OSError):
            before = read_title(path.read_bytes())
        if before is None or composed(before) == composed(title):
            return []
        message = f"{path} was the page “{before}”, and is replaced"
        hint = "if that is another brief's, give one of the two a `filename`, and build both again"
        return [Fault("file.replaced", message, hint=hint, severity=Severity.WARNING)]

    def _others(self, path: Path) -> Iterator[Path]:
        """The files of each brief of this run in whose folder a page would replace something."""
        for folder in map(Path, self.folders if len(self.folders) > 1 and is_file(path) else ()):
            if is_inside(path, folder):
                from briefing.brief.reader import files_of, read_brief  # loaded only for these

                brief, _ = read_brief(folder)
                yield from files_of(brief, folder) if brief else ()

    def _place(self, report: Report) -> str:
        """Where a page goes.

        Raises:
            BriefingError: another page of this run is there.
        """
        if self.output == STDOUT:
            return STDOUT
        path = output_path(self.output, report.file_name)
        where = folded(os.path.realpath(path))
        if where in self.taken:
            message = f"{path} is another brief's of this run"
            hint = "give the briefs different titles, dates or a `filename`"
            raise BriefingError(Fault("file.taken", message, hint=hint))
        self.taken.add(where)
        return str(path)
