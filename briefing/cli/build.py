"""`briefing build`: folders become PDF files."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.brief.files import is_folder
from briefing.cli.options import (
    FILE,
    FOLDER,
    brief_options,
    check_ending,
    check_once,
    merge_options,
    usual_folder,
)
from briefing.cli.report import as_json, say_faults, say_result
from briefing.errors import BriefingError, Fault
from briefing.files.atomic import write_whole
from briefing.files.names import folded
from briefing.workflows.batch import Batch, Built, build_all

if TYPE_CHECKING:
    from briefing.workflows.report import Report

_STDOUT = "-"


@click.command("build")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@click.option(
    "-o",
    "--output",
    type=FILE,
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
        from briefing.cli.merge import Order, merge_rows  # loaded only for rows
        from briefing.merge.run import Job

        job = Job(folders[0], style, **options, is_proofed=proof)
        order = Order(each, output, manifest, form, jobs, dask, resume)
        context.exit(merge_rows(job, order, len(folders)))
    if dask or resume or manifest:
        raise click.UsageError("--dask, --resume and --manifest are for rows: see --each")
    check_once(folders)
    if len(folders) > 1 and output is not None and not is_folder(Path(output)):
        raise click.UsageError("several folders need a folder as -o, one that is there")
    check_ending(output, ".pdf", "the page is a PDF")
    if output == _STDOUT and sys.stdout.isatty():
        raise click.UsageError("-o - would fill the terminal with a PDF: pipe it, or name a file")
    if output == _STDOUT and form == "json":
        raise click.UsageError("-o - and --format json both want standard output")
    run = _Run(output, form)
    with closing(build_all(Batch(style, **options, is_proofed=proof), folders, jobs)) as every:
        try:
            done = [run.put(built) for built in every]
        except BriefingError as error:  # nobody makes the others
            done = [run.put(Built(error.faults))]
    context.exit(0 if all(done) else 1)


class _Run:
    """One run of the command over its folders, and the places it has written to."""

    def __init__(self, output: str | None, form: str) -> None:
        self.output = output
        self.form = form
        self.taken: set[str] = set()

    def put(self, built: Built) -> bool:
        """Put what came of a folder in its place and report it; whether there is a page."""
        place = ""
        try:
            if built.report:
                place = self._place(built.report)
                deliver(built.pdf, place)
        except BriefingError as error:
            place, built = "", Built(error.faults)
        self._tell(built, place)
        return built.report is not None

    def _tell(self, built: Built, place: str) -> None:
        size = len(built.pdf)
        if self.form == "json":
            made = place, size
            counts = built.counts
            click.echo(as_json(built.report, built.fit, built.faults, made, evidence=counts))
            return
        say_faults(built.faults)
        if built.report:
            place = "standard output" if place == _STDOUT else place
            say_result(place, built.report, size, built.evidence)

    def _place(self, report: Report) -> str:
        """Where a page goes; no two of one run to the same place."""
        if self.output == _STDOUT:
            return _STDOUT
        path = placed(self.output, report.file_name)
        where = folded(os.path.realpath(path))
        if where in self.taken:
            message = f"{path} is another brief's of this run"
            hint = "give the briefs different titles, dates or a `filename`"
            raise BriefingError(Fault("file.taken", message, hint=hint))
        self.taken.add(where)
        return str(path)


def placed(output: str | None, name: str) -> Path:
    """Where a product of this name goes: into a folder, to a file, or where the command runs."""
    if output is None:
        return Path(name)
    into = output.endswith(("/", os.sep)) or is_folder(Path(output))
    return Path(output, name) if into else Path(output)


def deliver(data: bytes, place: str) -> None:
    """Write a product to a file, whole or not at all, or to standard output where `-` is named.

    Raises:
        BriefingError: the place cannot be written.
    """
    if place == _STDOUT:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            message = f"standard output cannot be written: {(error.strerror or '').lower()}"
            hint = "see where it leads"
            fault = Fault("file.unwritable", message, hint=hint)
            raise BriefingError(fault) from None
    else:
        write_whole(Path(place), data)
