"""`briefing unpack`: a brief's PDF becomes the folder that it was built from."""

from __future__ import annotations

import click

from briefing.cli.places import FILE, FOLDER, complete_style
from briefing.cli.report import say, say_faults
from briefing.errors import BriefingError


@click.command("unpack")
@click.argument("file", type=FILE, metavar="FILE.pdf")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@click.option(
    "--style",
    metavar="NAME",
    shell_complete=complete_style,
    help="The style that the page was built with, if known.",
)
@click.option("--strict", is_flag=True, help="Write nothing unless the same bytes come out.")
@click.pass_context
def unpack_command(
    context: click.Context, /, *, file: str, folder: str, style: str | None, strict: bool
) -> None:
    """Write to FOLDER what FILE.pdf was built from, if its brief says `attach: [source]`.

    The folder is built once more, and the report says whether the same bytes come out. FOLDER
    is new or empty; whatever goes wrong, nothing is half written.

    \b
    Examples:
      briefing unpack 2023-07-11-brief.pdf again
      briefing unpack brief.pdf again --style ministry.yaml --strict
    """
    from briefing.workflows.unpack import unpack

    try:
        done = unpack(file, folder, style=style, strict=strict)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    say_faults(done.faults)
    count = f"{len(done.files)} file{'s' if len(done.files) > 1 else ''}"
    styled = f" with --style {done.style}" if done.style else ""
    proof = "not proved" if done.faults else f"built again{styled}, the same page to the byte"
    say(f"{folder}: {count}; {proof}")
