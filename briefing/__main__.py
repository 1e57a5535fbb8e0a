"""The program: `python -m briefing`, and the command `briefing`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from errno import EINVAL, EPIPE
from io import TextIOWrapper

from briefing.isolation import own_process

_INTERRUPTED = 130  # what a shell expects of a program that was interrupted
_LONGEST = 300  # characters of an error's own words


def run() -> None:
    """Run the command line in a process of its own, which starts fast and ends at once.

    One short run needs no collector of cyclic garbage, and nothing is left to tear down:
    every file is closed by then, so the interpreter's own farewell is skipped.

    Whatever no command foresees is told here, in a line on standard error.
    """
    gc.disable()
    own_process()
    try:
        _open_streams()
        status = _main()
        if status == _INTERRUPTED:  # what was half said is not worth waiting for a reader
            os._exit(status)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except Exception as error:
        # Of `diff` a 1 would say that something changed.
        status = 2 if sys.argv[1:2] == ["diff"] else 1
        with suppress(OSError):  # standard error may have no room, either
            _say(error)
    os._exit(status)


def _say(error: Exception) -> None:
    """Say in a line what went wrong, and where BRIEFING_DEBUG is set all of it.

    Nothing is said where nobody reads what is written.
    """
    if os.environ.get("BRIEFING_DEBUG"):
        import traceback  # loaded only where something went wrong

        traceback.print_exception(error)
    while isinstance(error, ExceptionGroup):  # of tasks that ran at once, in `watch`
        error = error.exceptions[0]
    if not _is_unread(error):
        noted = getattr(error, "__notes__", [])  # such as the folder that it was met in
        line = " ".join(": ".join((*noted, _reason(error))).split())
        # What a file holds may be in an error's words: it must not steer a terminal.
        shown = (char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in line)
        print(f"briefing: {''.join(shown)}", file=sys.stderr, flush=True)


def _is_unread(error: Exception) -> bool:
    """Whether what was written to had nobody left who reads it, as behind `| head`."""
    # Windows has EINVAL for a pipe that is closed (CPython's issue 79935).
    unread = (EPIPE, EINVAL) if sys.platform == "win32" else (EPIPE,)
    return isinstance(error, OSError) and error.filename is None and error.errno in unread


def _reason(error: Exception) -> str:
    """What keeps a command from its work, by the kind of its error."""
    places = _places(error)
    if isinstance(error, MemoryError):
        return "there is not enough memory for this; close other programs, or give it less"
    if isinstance(error, ImportError):
        return f"a part of it cannot be loaded: {error}; install briefing again"
    if isinstance(error, OSError):
        what = (error.strerror or str(error) or type(error).__name__).lower()
        if error.filename is not None:
            return f"{error.filename!a}: {what}"
        # These modules write to the two streams, and do nothing else that the system refuses.
        writes = "click.", "briefing.cli.options:", f"{__name__}:"
        is_stream = not places or places[-1].startswith(writes)
        return f"standard output: {what}" if is_stream else f"{what} ({places[-1]})"
    says = ": ".join(filter(None, (type(error).__name__, str(error)[:_LONGEST])))
    where = next((place for place in reversed(places) if place.startswith("briefing.")), "")
    return (
        f"a mistake of its own, not yours: {says} ({where});"
        " please report it with all that it says when BRIEFING_DEBUG=1 is set"
    )


def _places(error: Exception) -> list[str]:
    """The modules and lines that an error came through, its own last: `briefing.typeset.svg:81`."""
    places, trace = [], error.__traceback__
    while trace:
        places.append(f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places


def _main() -> int:
    """Run a command; the exit status is returned."""
    from pathlib import Path  # loaded where Ctrl-C is caught

    try:
        Path.cwd()
    except OSError:
        print("briefing: the working directory is gone; change to another", file=sys.stderr)
        return 2
    import click  # loaded once there is a folder to work in

    from briefing.cli import CommandError, main  # as above

    try:
        status = main(prog_name="briefing", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:  # Ctrl-C, while the command line was read
        return _INTERRUPTED
    except CommandError as error:
        raise error.cause from None
    except SystemExit as leaving:  # of completion
        status = leaving.code
    return status if isinstance(status, int) else 0


def _open_streams() -> None:
    """Ready standard output and error for any text.

    What a stream's encoding lacks, as that of a Windows pipe lacks `→`, is written as an escape.
    Streams that the shell has closed (`>&-`), which Python leaves at None, get a stand-in: what is
    written to standard output is then an error, and what is reported is nobody's to read.
    """
    for name, mode in (("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            # Open for as long as the process is.
            setattr(sys, name, open(os.open(os.devnull, mode), "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    run()
