"""`briefing new`: an empty folder becomes a brief to write into."""

from __future__ import annotations

import os
import re
import shlex
from datetime import date
from pathlib import Path

import click

from briefing.cli.places import FILE, FOLDER
from briefing.cli.report import say, say_faults
from briefing.errors import BriefingError


@click.command("new")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@click.option(
    "--from",
    "model",
    metavar="BRIEF",
    type=FILE,
    help="A folder whose brief gives its shape: sections, points, figures, without the words; or"
    " the PDF of one that carries its source.",
)
@click.pass_context
def new_command(context: click.Context, /, *, folder: str, model: str | None) -> None:
    """Write a first brief to FOLDER, new or empty: it builds at once, and its comments teach.

    Editors that know YAML schemas complete and explain its keys, by files in FOLDER/.briefing.

    \b
    Examples:
      briefing new monday
      briefing new tuesday --from monday     the next edition, in the shape of the last
      briefing new tuesday --from brief.pdf
    """
    from briefing.files.atomic import new_folder
    from briefing.workflows.new import begin

    try:
        files = begin(model, date.today())
        with new_folder(Path(folder), files):
            pass
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    count = sum(not name.startswith(".") for name in files)
    say(f"{click.style(folder, bold=True)}: {count} files; next: briefing build {quoted(folder)}")


def quoted(folder: str, *, is_windows: bool = os.name == "nt") -> str:
    """A folder's name as a shell takes it; all those of Windows take double quotes alone."""
    if not is_windows:
        return shlex.quote(folder)
    is_plain = re.fullmatch(r"[\w./\\:-]+", folder)
    return folder if is_plain else '"{}"'.format(folder.rstrip("\\/"))  # `\"` would close nothing
