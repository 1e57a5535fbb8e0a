"""One input of the fuzz: files and a call; how it is run, saved and read again."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from contextlib import chdir
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from click.testing import CliRunner

from briefing import BriefingError, Builder, Result
from briefing.builder import Checked
from briefing.cli import main
from briefing.cli.report import fault_text

BUILT, REFUSED = "built", "refused"


class Case(NamedTuple):
    """Files by their paths in an empty folder, and what is called there.

    `arguments` are a command line, or `Builder.build` or `Builder.check`, a folder and options
    as `name=value`: then a builder does it that has built others before.
    """

    files: Mapping[str, bytes]
    arguments: tuple[str, ...]


class UnforeseenError(Exception):
    """A call ended in neither a result nor faults."""


def run(case: Case, folder: Path) -> str:
    """Write the files into a folder and make the call there: `BUILT` or `REFUSED`.

    Raises:
        UnforeseenError: the program said nothing of why it failed, or what would steer a terminal.
        Exception: whatever else the program raised that is no BriefingError.
    """
    for name, data in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    with chdir(folder):
        program, *rest = case.arguments
        if program.startswith("Builder."):
            return _by_builder(program.removeprefix("Builder."), *rest)
        return _by_command(case.arguments)


def _by_command(arguments: tuple[str, ...]) -> str:
    done = CliRunner().invoke(main, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    check_harmless(done.stderr)
    if done.exit_code == 0:
        return BUILT
    if "error[" in done.stderr or done.stderr.startswith(("Usage:", "Error:")):
        return REFUSED
    # `proof` and `diff` answer by their status, and say more on standard output. Rows whose
    # faults nobody shows are counted.
    if done.exit_code == 1 and (done.stdout or " failed; " in done.stderr):
        return BUILT
    raise UnforeseenError(f"status {done.exit_code}, and only this said: {done.stderr!r}")


@cache
def _builder() -> Builder:
    return Builder()


def _by_builder(method: str, folder: str, *options: str) -> str:
    values = dict(option.split("=", 1) for option in options)
    try:
        done: Result | Checked = getattr(_builder(), method)(folder, **values)
        said, outcome = done.faults, BUILT
    except BriefingError as error:
        said, outcome = error.faults, REFUSED
    if outcome == REFUSED and not any(fault.is_error for fault in said):
        raise UnforeseenError("a build failed without an error")
    for fault in said:
        check_harmless(fault_text(fault))
    return outcome


def check_harmless(report: str) -> None:
    """See that a report neither shows a traceback nor steers a terminal."""
    if "Traceback" in report:
        raise UnforeseenError(report)
    odd = [char for char in report if not (char.isprintable() or char in "\n\x1b")]
    if odd:
        raise UnforeseenError(f"{odd[0]!r} in the report {report!r}")


_CALL = "arguments.json"


def packed(case: Case) -> bytes:
    """The case as a ZIP file, for `--replay` and for looking at it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(_CALL, json.dumps(case.arguments))
        for name, data in case.files.items():
            archive.writestr(str(PurePosixPath("files", name)), data)
    return out.getvalue()


def unpacked(data: bytes) -> Case:
    """The case that such a file holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name != _CALL]
        files = {name.removeprefix("files/"): archive.read(name) for name in names}
        return Case(files, tuple(json.loads(archive.read(_CALL))))
