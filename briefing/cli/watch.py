"""`briefing watch`: the page in a browser, built again at each save."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import click

from briefing.brief.files import is_folder
from briefing.brief.reader import read_brief
from briefing.cli.options import FOLDER, brief_options, usual_folder
from briefing.cli.report import safe, say, say_faults
from briefing.errors import BriefingError, Fault

_NEEDED = ("starlette", "uvicorn", "watchfiles")
_PORT = 8642


@click.command("watch")
@click.argument("folder", default=usual_folder, type=FOLDER, metavar="[FOLDER]")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="Where to serve the page; 0 for any port that is free.",
)
@click.option("--open/--no-open", "opens", default=False, help="Open the page in the browser.")
@brief_options
@click.pass_context
def watch_command(
    context: click.Context,
    /,
    *,
    folder: str,
    port: int,
    opens: bool,
    style: str | None,
    paper: str | None,
    language: str | None,
    strict: bool,
) -> None:
    """Show the page of FOLDER (default: sections) in a browser, drawn again at each save.

    Beside the page stand its faults, its fit and its evidence. Click a word to see the line
    that says it, or a fault to see its place. While an error keeps the page from being built, the
    last good one stays. Only this machine can reach it. Ctrl-C ends it.

    \b
    Examples:
      briefing watch
      briefing watch monday --open
      briefing watch monday --style columns --port 0
    """
    try:
        _check_installed()
        _check_folder(folder)
        listener = _listener(port)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    from briefing.watch.builder import (
        LiveBuilder,  # loaded once it is known that they are installed
    )
    from briefing.watch.server import watch
    from briefing.watch.state import View

    url = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    say(f"{click.style(url, bold=True)} shows {safe(folder)} as you save it; Ctrl-C ends it")
    if opens:
        click.launch(url)
    gc.enable()  # which the command line does without, for other commands are short
    builder = LiveBuilder(Path(folder), time.time, language=language, strict=strict)
    with suppress(KeyboardInterrupt):
        asyncio.run(watch(builder, listener, View(style, paper)))


def _check_installed() -> None:
    """See that what only this command needs is installed.

    Raises:
        BriefingError: it is not.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        message = f"`briefing watch` needs {', '.join(missing)}"
        hint = 'run pip install ".[watch]" where you installed briefing from'
        raise BriefingError(Fault("watch.not-installed", message, hint=hint))


def _check_folder(folder: str) -> None:
    """See that there is a folder that can be watched; whatever is wrong in it, the page tells.

    Raises:
        BriefingError: there is none, or its path is not UTF-8, which watchfiles needs.
    """
    if not is_folder(Path(folder)):
        _, faults = read_brief(Path(folder))
        raise BriefingError(*faults)
    place = os.path.realpath(folder)
    if place.encode(errors="ignore").decode() != place:
        message = f"{folder} cannot be watched: its path {place!a} is not UTF-8"
        hint = "rename what is named so; `briefing build` takes it as it is"
        raise BriefingError(Fault("watch.name", message, hint=hint))


def _listener(port: int) -> socket.socket:
    """A socket on the loopback interface, which no other machine can reach.

    Raises:
        BriefingError: the port is not to be had.
    """
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        message = f"port {port} cannot be had: {(error.strerror or '').lower()}"
        hint = "end what uses it, or name another: --port 0 takes one that is free"
        raise BriefingError(Fault("watch.port", message, hint=hint)) from None
