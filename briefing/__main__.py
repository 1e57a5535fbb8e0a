"""`python -m briefing`, and the console's entry."""

from __future__ import annotations

import gc
import os
import sys

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
    except OSError:  # nobody reads what is written, or there is no room for it
        status = status or 1
    os._exit(status)


def _main() -> int:
    from pathlib import Path

    try:
        Path.cwd()
    except FileNotFoundError:
        print("briefing: the working directory is gone; change to another", file=sys.stderr)
        return 2
    from briefing.cli import main

    try:
        main(prog_name="briefing")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _open_streams() -> None:
    """Stand in for streams that the shell has closed (`>&-`), which Python leaves at None."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            from pathlib import Path

            # Open for as long as the process is.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # as stdout is


if __name__ == "__main__":
    run()
