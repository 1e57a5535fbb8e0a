"""`python -m briefing`, and the console's entry."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command line in a process of its own, which starts fast and ends at once.

    One short run needs no collector of cyclic garbage, and nothing is left to tear down:
    every file is closed by then, so the interpreter's own farewell is skipped.
    """
    gc.disable()
    from briefing.cli import main

    try:
        main(prog_name="briefing")
        status = 0
    except SystemExit as leaving:
        status = leaving.code if isinstance(leaving.code, int) else 1
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
