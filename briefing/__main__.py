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


def run() -> None:
    """Run the command line in a process of its own, which starts fast and ends at once.

    One short run needs no collector of cyclic garbage, and nothing is left to tear down:
    every file is closed by then, so the interpreter's own farewell is skipped.
    """
    gc.disable()
    own_process()
    status = 1
    try:
        _open_streams()
        status = _main()
        if status == _INTERRUPTED:  # what was half said is not worth waiting for a reader
            os._exit(status)
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        status = _INTERRUPTED
    except OSError as error:
        status = status or 1
        _say(error)
    os._exit(status)


def _say(error: OSError) -> None:
    """Say in a line what the system refused, unless it is that nobody reads what is written."""
    # Windows has EINVAL for a pipe that is closed (CPython's issue 79935).
    unread = (EPIPE, EINVAL) if sys.platform == "win32" else (EPIPE,)
    if error.filename is None and error.errno in unread:
        return
    place = "standard output" if error.filename is None else ascii(error.filename)
    reason = (error.strerror or str(error)).lower()
    with suppress(OSError):  # standard error may have no room, either
        print(f"briefing: {place}: {reason}", file=sys.stderr, flush=True)


def _main() -> int:
    from pathlib import Path  # loaded where Ctrl-C is caught

    try:
        Path.cwd()
    except OSError:
        print("briefing: the working directory is gone; change to another", file=sys.stderr)
        return 2
    from briefing.cli import main  # loaded once there is a folder to work in

    try:
        main(prog_name="briefing")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _open_streams() -> None:
    """Ready standard output and error for any text.

    What a stream's encoding lacks, as that of a Windows pipe lacks `→`, is written as an escape.
    Streams that the shell has closed (`>&-`), which Python leaves at None, get a stand-in.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            from pathlib import Path  # loaded only for a stream that is closed

            # Open for as long as the process is.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # as stdout is
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    run()
