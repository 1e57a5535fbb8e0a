"""Holds a place, so that of two runs that would write it one does.

The lock is the system's, on a file beside the place. Whatever ends the process, the system lets go
of it, so that a file that a killed run leaves stops nobody. The number of a process in it would: in
another container, or once the machine is started again, it is another process's.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN
from pathlib import Path

from briefing.errors import BriefingError, Fault

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def held(path: Path, hint: str) -> Iterator[None]:
    """Hold a place, whose folder is there, until the block ends.

    Raises:
        BriefingError: another run holds it; `hint` says what to do.
        OSError: no file can be made beside it.
    """
    target = path.resolve()
    lock = target.with_name(f".{target.name}.lock")
    file = _locked(lock)
    if file is None:
        raise BriefingError(Fault("file.in-use", f"another run writes {path}", hint=hint))
    try:
        yield
    finally:
        _let_go(file, lock)


# Neither through a link, which would make a file elsewhere, nor waiting for who writes to a pipe.
# Windows has no such flags.
_MODE = os.O_RDONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def _locked(lock: Path) -> int | None:
    """The descriptor of a file that is locked for us now; None if it is for another."""
    while True:
        file = os.open(lock, _MODE, 0o666)
        if not _is_ours(file):
            os.close(file)
            return None
        # Whoever held it may have deleted it since it was opened.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file), lock.stat()):
                return file
        os.close(file)


def _is_ours(file: int) -> bool:
    """Lock a file, unless another has; on a disk that knows no locks nobody is kept out."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in (EACCES, EAGAIN)
    return True


def _let_go(file: int, lock: Path) -> None:
    """Delete the file of a lock while it is locked, so that whoever opens it by then sees that.

    Windows deletes no file that is open: there it stays if another run has opened it.
    """
    if sys.platform != "win32":
        with suppress(OSError):
            lock.unlink()
    os.close(file)
    if sys.platform == "win32":
        with suppress(OSError):
            lock.unlink()
