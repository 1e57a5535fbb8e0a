"""Bytes become a file that is whole or not there at all."""

from __future__ import annotations

import os
from pathlib import Path

from briefing.fault import BriefingError, Fault


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that no reader meets half of it.

    Raises:
        BriefingError: the place cannot be written; what stood there stands as it was.
    """
    target = path.resolve()  # a link keeps pointing where it points
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    except OSError as error:
        draft.unlink(missing_ok=True)
        reason = (error.strerror or str(error)).lower()
        message = f"{path} cannot be written: {reason}"
        hint = "name a place you may write to with -o"
        raise BriefingError(Fault(code="file.unwritable", message=message, hint=hint)) from None
