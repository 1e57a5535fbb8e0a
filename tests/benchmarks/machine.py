"""Where and when figures were taken becomes the lines above them."""

from __future__ import annotations

import datetime
import os
import platform
import shlex
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.scene import PROGRAMS, ROOT


def described() -> str:
    """The day, the call, what was timed, and the machine, a line each."""
    today = datetime.datetime.now(datetime.UTC).date()
    peers = " ".join(PROGRAMS.joinpath("requirements.txt").read_text("utf-8").split())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    load = os.getloadavg()[0]
    return "\n".join(
        (
            f"{today}: python -m tests.benchmarks {shlex.join(sys.argv[1:])}".rstrip(),
            f"briefing {_commit()}, beside {peers}",
            f"{os.cpu_count()} cores, {_processor()}, {memory:.0f} GB, load {load:.1f} at first",
            f"{platform.system()} {platform.release().split('-')[0]}, {_python()}",
        )
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


def _python() -> str:
    return f"{platform.python_implementation()} {platform.python_version()}"


def _commit() -> str:
    call = ["git", "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:  # a source archive, on a machine without git
        return ""
    return done.stdout.strip()
