"""`briefing diff`: what changed between two editions of a brief, in words."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from briefing.brief.files import is_folder
from briefing.cli.options import FILE, usual_folder
from briefing.cli.report import paint, print_utf8, say_faults, show
from briefing.errors import BriefingError


@click.command("diff")
@click.argument("old", type=FILE, metavar="OLD")
@click.argument("new", type=FILE, metavar="[NEW]", default=usual_folder)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    help="The form of the answer: text, Markdown to mail or post, or one JSON object.",
)
@click.pass_context
def diff_command(context: click.Context, /, *, old: str, new: str, form: str) -> None:
    """Say in words what changed from OLD to NEW (default: sections), on standard output.

    Figures, points, sections, sources: what was added, is gone, moved, or was reworded, and
    which figures are stale. Each of the two is a folder, a PDF whose brief says
    `attach: [source]`, or a git revision, REVISION:FOLDER; REVISION alone stands for the folder
    of the other one.

    Exit status: 0 nothing changed, 1 something did, 2 wrong usage, or OLD or NEW cannot be read.

    \b
    Examples:
      briefing diff last-week this-week
      briefing diff HEAD                   what you changed since the last commit
      briefing diff HEAD~3:monday v2:monday
      briefing diff 2023-07-04-brief.pdf 2023-07-11-brief.pdf
      briefing diff last-week --format markdown > changes.md
    """
    is_named = context.get_parameter_source("new") is not ParameterSource.DEFAULT
    if not is_named and not is_folder(Path(new)):
        raise click.UsageError(f"say what NEW is: there is no {new} here")
    from briefing.diff import output  # not loaded for --help
    from briefing.workflows.editions import revise

    try:
        revision = revise(old, new)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(2)
    match form:
        case "text":
            show(output.as_text(revision, paint))
        case "markdown":
            print_utf8(output.as_markdown(revision))
        case _:
            print_utf8(output.as_json(revision))
    context.exit(1 if revision.changes else 0)
