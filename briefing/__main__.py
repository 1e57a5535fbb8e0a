"""`python -m briefing`, and the console's entry."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from briefing.defer import defer

_INTERRUPTED = 130  # what a shell expects of a program that was interrupted


def run() -> None:
    """Run the command line in a process of its own, which starts fast and ends at once.

    One short run needs no collector of cyclic garbage, and nothing is left to tear down:
    every file is closed by then, so the interpreter's own farewell is skipped.
    """
    gc.disable()
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
    try:
        Path.cwd()
    except FileNotFoundError:
        print("briefing: the working directory is gone; change to another", file=sys.stderr)
        return 2
    _defer_rare()
    from briefing.cli import main

    try:
        main(prog_name="briefing")
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return 0


def _defer_rare() -> None:
    """Put off what click and ReportLab import whole, for uses that few runs come to.

    Of `inspect` they need little: click has it tidy each option's help, and HarfBuzz's
    binding asks it for the flags of code objects, which are Python's for good.
    """
    flags = "OPTIMIZED NEWLOCALS VARARGS VARKEYWORDS NESTED GENERATOR NOFREE COROUTINE".split()
    more = ("ITERABLE_COROUTINE", "ASYNC_GENERATOR")
    known = {f"CO_{name}": 1 << bit for bit, name in enumerate((*flags, *more))}

    def cleandoc(text: str) -> str:
        if "\n" not in text:
            return text.strip()
        from inspect import getmodule  # loads the module, and its own `cleandoc`

        return str(sys.modules[getmodule.__module__].cleandoc(text))

    defer("inspect", cleandoc=cleandoc, **known)
    for name in ("pickle", "tempfile"):
        defer(name)
    # Python's own SHA-256 and MD5 do; OpenSSL's take 2 ms to load.
    sys.modules["_hashlib"] = None  # type: ignore[assignment]  # as if it were not there


def _open_streams() -> None:
    """Stand in for streams that the shell has closed (`>&-`), which Python leaves at None."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            # Open for as long as the process is.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # not closed here


if __name__ == "__main__":
    run()
