"""`briefing evidence`: the sheet that says where a brief's numbers come from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli.options import (
    FOLDER,
    OUTPUT,
    check_file,
    deliver,
    usual_folder,
)
from briefing.cli.report import say_faults
from briefing.errors import BriefingError
from briefing.workflows.evidence_sheet import evidence

_ENDINGS = {".txt": "text", ".md": "markdown", ".csv": "csv", ".json": "json", ".pdf": "pdf"}


@click.command("evidence")
@click.argument("folder", default=usual_folder, type=FOLDER, metavar="[FOLDER]")
@click.option(
    "-o", "--output", type=OUTPUT, metavar="FILE", help="The file to write; else standard output."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(_ENDINGS.values())),
    help="The form of the sheet; else by FILE's ending, else text. A PDF has as many pages as it"
    " takes.",
)
@click.pass_context
def evidence_command(
    context: click.Context, /, *, folder: str, output: str | None, form: str | None
) -> None:
    """Say of each number in FOLDER (default: sections) where it comes from.

    Every number is held against the quotes of its section and the saved text of its sources.
    That proves where a number came from, not that it is true.

    \b
    Examples:
      briefing evidence
      briefing evidence monday -o evidence.pdf
      briefing evidence --format csv > numbers.csv
    """
    check_file(output, "-o")
    meant = _ENDINGS.get(Path(output or "").suffix.lower())
    if form and meant and form != meant:
        raise click.UsageError(f"{output} is named as {meant}, and --format says {form}")
    if form is None and meant is None and Path(output or "").suffix:
        endings = ", ".join(_ENDINGS)
        raise click.UsageError(f"no sheet ends so: end FILE in one of {endings}, or say --format")
    form = form or meant or "text"
    place = output or "-"
    if form == "pdf" and place == "-" and sys.stdout.isatty():
        raise click.UsageError("a PDF would fill the terminal: pipe it, or name a file with -o")
    try:
        sheet = evidence(folder, form)
        deliver(sheet.data, place, sheet.inputs)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    say_faults(sheet.faults)
    # The sheet is made all the same: it is what shows where to look.
    context.exit(int(any(fault.is_error for fault in sheet.faults)))
