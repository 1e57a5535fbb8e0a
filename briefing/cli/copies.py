"""`briefing copies`: numbered copies of a page for their holders, and the register of them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from briefing.cli.options import (
    FILE,
    FOLDER,
    OUTPUT,
    STDOUT,
    brief_options,
    check_ending,
    check_file,
    deliver,
    output_path,
    usual_folder,
)
from briefing.cli.report import say_copies, say_faults
from briefing.errors import BriefingError
from briefing.files.atomic import drafted, new_folder
from briefing.files.names import folded
from briefing.merge.holders import MAX_COPIES
from briefing.pipeline import Pipeline

if TYPE_CHECKING:
    from briefing.workflows.copies import Copies

_REGISTER = "register.csv"  # in a folder of copies


@click.command("copies")
@click.argument("folder", default=usual_folder, type=FOLDER, metavar="[FOLDER]")
@click.option(
    "--holders",
    type=FILE,
    metavar="FILE.csv",
    help="Who gets a copy: a CSV file with a column `holder`, or `name`.",
)
@click.option(
    "--count",
    type=click.IntRange(1, MAX_COPIES),
    help="How many copies; those beyond the holders have a number and no name.",
)
@click.option("--each", is_flag=True, help="Write a file for each holder, into a new folder.")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="The PDF to write; a folder, or - for standard output. With --each the new folder.",
)
@click.option(
    "--register",
    type=OUTPUT,
    metavar="FILE.csv",
    help="The register to write; else it stands beside the PDF.",
)
@brief_options
@click.pass_context
def copies_command(
    context: click.Context,
    /,
    *,
    folder: str,
    holders: str | None,
    count: int | None,
    each: bool,
    output: str | None,
    register: str | None,
    style: str | None,
    **options: Any,
) -> None:
    """Print numbered copies of FOLDER (default: sections), each with its holder's name.

    One PDF holds them all, with a bookmark for each. The register says who has which: number,
    holder, date, reference, and the SHA-256 of the page's content. Both are written or neither.

    \b
    Examples:
      briefing copies --holders list.csv
      briefing copies monday --holders list.csv --count 15
      briefing copies monday --holders list.csv --each -o out
      briefing copies --count 12 -o - --register copies.csv | lp
    """
    if holders is None and count is None:
        raise click.UsageError("say who gets a copy with --holders, or how many with --count")
    if output == STDOUT:
        _check_stdout(register, each=each)
    if not each:
        check_ending(output, ".pdf", "the copies are a PDF")
    if register == STDOUT:
        raise click.UsageError("the register is a file: name one with --register")
    check_file(register, "--register")
    from briefing.workflows.copies import make_copies  # not loaded for --help

    try:
        copies = make_copies(Pipeline(style), folder, holders, count=count, each=each, **options)
        write = _write_each if each else _write_one
        places = write(copies, output, register, holders)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    say_faults(copies.faults)
    say_copies(*places, copies)


def _check_stdout(register: str | None, *, each: bool) -> None:
    if each:
        raise click.UsageError("--each writes a folder: name one with -o")
    if register is None:
        raise click.UsageError("-o - leaves no place for the register: name one with --register")
    if sys.stdout.isatty():
        raise click.UsageError("-o - would fill the terminal with a PDF: pipe it, or name a file")


def _write_one(
    copies: Copies, output: str | None, register: str | None, holders: str | None
) -> tuple[str, str]:
    """Write one file of all copies, and the register beside it; the paths of both."""
    (edition,), (name,) = copies.editions, copies.names
    path = Path(STDOUT) if output == STDOUT else output_path(output, name)
    listed = Path(register) if register else path.with_name(f"{path.stem}-{_REGISTER}")
    _check_apart(path, listed, holders)
    file = "" if output == STDOUT else path.name
    with drafted(listed, copies.register([file]), copies.inputs):
        deliver(edition.pdf, str(path), copies.inputs)
    return str(path), str(listed)


def _write_each(
    copies: Copies, output: str | None, register: str | None, holders: str | None
) -> tuple[str, str]:
    """Write a folder with a file for each holder, and in it the register unless that has a path."""
    target, data = Path(output or copies.stem), copies.register(copies.names)
    pairs = zip(copies.names, copies.editions, strict=True)
    files = {name: edition.pdf for name, edition in pairs}
    if register is None:
        with new_folder(target, {**files, _REGISTER: data}):
            return str(target), str(target / _REGISTER)
    _check_apart(target, register, holders)
    with drafted(Path(register), data, copies.inputs), new_folder(target, files):
        return str(target), register


def _check_apart(*places: str | Path | None) -> None:
    """See that no file is to be written over another, or over the list of holders."""
    real = [folded(os.path.realpath(place)) for place in places if place]
    if len(set(real)) < len(real):
        raise click.UsageError("the PDF, its register and the list of holders need a file each")
