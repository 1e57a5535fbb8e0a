"""Bytes become a file, or a folder of files, that is whole or not there at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from briefing.fault import BriefingError, Fault


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader meets half of it.

    What is no regular file, a pipe or a device, is written to as it is. A file keeps its
    permissions.

    Raises:
        BriefingError: the place cannot be written; what stood there stands as it was.
    """
    try:
        if path.suffix.lower() in (".yaml", ".yml"):
            raise PermissionError(1, "it is named like the copy of a brief")
        _write(path.resolve(), data)  # a link keeps pointing where it points
    except (OSError, RuntimeError, ValueError) as error:  # in 3.11 a loop of links is no OSError
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"{path} cannot be written: {reason}"
        hint = "name a place you may write to with -o"
        raise BriefingError(Fault(code="file.unwritable", message=message, hint=hint)) from None


def _write(target: Path, data: bytes) -> None:
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    draft = target.with_name(f".{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
        draft.replace(target)
    except BaseException:  # also Ctrl-C: no draft is left behind
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise


@contextmanager
def new_folder(target: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files, by path within it, to a draft of a folder; move it into place at the end.

    The block between is where to look at the draft: whatever it raises, nothing is left.

    Raises:
        BriefingError: something is in the way, or the place cannot be written.
    """
    _check_free(target)
    draft = target.absolute().with_name(f".{os.getpid()}.part")
    try:
        draft.mkdir()
        for name, data in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield draft
        draft.replace(target)  # over an empty folder, too
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message, hint = f"{target} cannot be written: {reason}", "name another folder"
        raise BriefingError(Fault(code="file.unwritable", message=message, hint=hint)) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _check_free(target: Path) -> None:
    try:
        if not target.exists() or (target.is_dir() and not any(target.iterdir())):
            return
        message = f"{target} is there, and is no empty folder"
    except (OSError, ValueError) as error:
        message = f"{target} cannot be written: {error}"
    raise BriefingError(Fault(code="folder.taken", message=message, hint="name a new folder"))
