"""`briefing preview`: a picture of the page, as a file or in the terminal."""

from __future__ import annotations

import os
import sys
from base64 import standard_b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import (
    FOLDER,
    OUTPUT,
    brief_options,
    check_ending,
    deliver,
    output_path,
    usual_folder,
)
from briefing.cli.report import safe, say, say_faults
from briefing.errors import BriefingError
from briefing.pipeline import Pipeline
from briefing.preflight.render import preview

# At most so many bytes in one of kitty's commands.
_PIECE = 4096
_ITERM = ("iTerm.app", "WezTerm", "mintty")
_KITTY = ("xterm-kitty", "xterm-ghostty")


def can_show() -> bool:
    """Whether standard output is a terminal known to show pictures.

    A multiplexer passes on neither of the protocols.
    """
    hides = os.environ.get("TMUX") or os.environ.get("STY")
    return (
        sys.stdout.isatty()
        and not hides
        and (_is_kitty() or os.environ.get("TERM_PROGRAM") in _ITERM)
    )


def inline(png: bytes) -> str:
    """The text that makes this terminal show a picture.

    Kitty's graphics protocol, else iTerm2's inline images.
    """
    data = standard_b64encode(png).decode("ascii")
    if _is_kitty():
        return "".join(_commands(data)) + "\n"
    return f"\x1b]1337;File=inline=1;size={len(png)}:{data}\a\n"


def _is_kitty() -> bool:
    return os.environ.get("TERM") in _KITTY or bool(os.environ.get("KITTY_WINDOW_ID"))


def _commands(data: str) -> Iterator[str]:
    """Kitty's commands: show (a=T) a PNG (f=100), in pieces of which all but the last say m=1."""
    for at in range(0, len(data), _PIECE):
        head = "a=T,f=100," if at == 0 else ""
        more = int(at + _PIECE < len(data))
        yield f"\x1b_G{head}m={more};{data[at : at + _PIECE]}\x1b\\"


_SCREEN, _LASER = 150, 600  # dots an inch
_SHOWN = 96  # in a terminal


@click.command("preview")
@click.argument("folder", default=usual_folder, type=FOLDER, metavar="[FOLDER]")
@click.option(
    "-o",
    "--output",
    type=OUTPUT,
    metavar="FILE",
    help="The PNG to write; a folder, or - for standard output.",
)
@click.option(
    "--dpi",
    type=click.IntRange(36, 1200),
    help=f"Dots an inch; {_SCREEN} unless told, with --mono {_LASER}.",
)
@click.option("--mono", is_flag=True, help="In black dots alone, as a laser would print it.")
@brief_options
@click.pass_context
def preview_command(
    context: click.Context,
    /,
    *,
    folder: str,
    output: str | None,
    dpi: int | None,
    mono: bool,
    style: str | None,
    **options: Any,
) -> None:
    """Make a picture of the page that FOLDER (default: sections) builds to.

    Without -o, a terminal that can show pictures shows it; elsewhere the file is named as the
    PDF would be.

    \b
    Examples:
      briefing preview
      briefing preview monday -o monday.png --dpi 300
      briefing preview --mono -o laser.png
    """
    if output == "-" and sys.stdout.isatty():
        raise click.UsageError("-o - would fill the terminal with a PNG: pipe it, or name a file")
    check_ending(output, ".png", "the picture is a PNG")
    is_shown = output is None and can_show()
    dpi = dpi or (_SHOWN if is_shown else _LASER if mono else _SCREEN)
    try:
        laid, pdf = Pipeline(style).build(Path(folder), **options)
        say_faults(laid.faults)
        png = preview(pdf, dpi=dpi, is_mono=mono)
        if is_shown:
            click.echo(inline(png), nl=False)
            return
        ending = "-mono.png" if mono else ".png"
        name = Path(laid.report.file_name).with_suffix("").name + ending
        place = output if output == "-" else str(output_path(output, name))
        deliver(png, place, laid.inputs)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    where = "standard output" if place == "-" else safe(place)
    say(f"{where}: {len(png) / 1000:.0f} kB, {dpi} dpi")
