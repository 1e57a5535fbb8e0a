"""What several commands let their user say about a brief, whatever its folder says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from briefing.brief.schema import PAPERS
from briefing.cli.places import FILE, complete_language, complete_style

_Command = TypeVar("_Command", bound=Callable[..., Any])


def brief_options(command: _Command) -> _Command:
    """Style, paper, language, and whether warnings count."""
    options = (
        click.option(
            "--style",
            metavar="NAME",
            shell_complete=complete_style,
            help="A shipped style, or a path to a style's file.",
        ),
        click.option(
            "--paper",
            type=click.Choice(tuple(PAPERS), case_sensitive=False),
            help="The paper, whatever the brief says.",
        ),
        click.option(
            "--language",
            metavar="TAG",
            shell_complete=complete_language,
            help="The language, whatever the brief says.",
        ),
        click.option("--strict", is_flag=True, help="Let warnings stop the build, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def merge_options(command: _Command) -> _Command:
    """Rows to merge, and how; and how many processes work, on several folders as well."""
    options = (
        click.option(
            "--each",
            type=FILE,
            metavar="ROWS.csv",
            help="Print a page for each row, which fills the {placeholders} of the folder.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 1024),
            help="How many processes work on rows or folders; all cores for more than a few.",
        ),
        click.option(
            "--dask",
            metavar="ADDRESS",
            help="Have the rows made by a Dask cluster: its address, or its scheduler's file.",
        ),
        click.option("--resume", is_flag=True, help="Skip the rows whose page is there and whole."),
        click.option(
            "--manifest",
            type=FILE,
            metavar="FILE.csv",
            help="The list of pages; else manifest.csv beside them.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
