"""Writes a file, or a folder of files, whole or not at all."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import EEXIST, EISDIR
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from briefing.brief.files import is_file, is_folder
from briefing.errors import BriefingError, Fault

_Made = TypeVar("_Made")

# On Windows a file that a program shows, as a reader does a PDF, cannot be replaced.
IN_USE = "close it where another program has it open, or {}"


def write_whole(path: Path, data: bytes, inputs: Iterable[Path] = ()) -> None:
    """Write a file beside its place and move it there, so that no reader meets half of it.

    A pipe, a device and what a process has open, such as `/dev/fd/3`, is written to directly. A
    file that is replaced keeps its permissions. None of `inputs`, the files that the data were
    made of, is replaced, by whatever link or letters the path leads to it.

    Raises:
        BriefingError: the place cannot be written; what stood there is unchanged.
    """
    with drafted(path, data, inputs):
        pass


@contextmanager
def drafted(path: Path, data: bytes, inputs: Iterable[Path] = ()) -> Iterator[None]:
    """As `write_whole`, but moved when the block ends; if that raises, nothing is changed."""
    with _told(path):
        number = descriptor(path)
        target = path.resolve()  # a link keeps pointing where it points
        _check_apart(path, target, inputs)
        if target.is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR))
        is_special = number is not None or (target.exists() and not target.is_file())
        draft = None if is_special else _draft(target, data)
    try:
        yield
        with _told(path):
            if draft:
                draft.replace(target)
            else:
                out = target.open("wb") if number is None else os.fdopen(os.dup(number), "wb")
                with out:
                    out.write(data)
    finally:  # also after Ctrl-C: no draft is left behind
        _clear(draft)


def _check_apart(path: Path, target: Path, inputs: Iterable[Path]) -> None:
    """See that a path, resolved to its target, is no brief's YAML and none of the `inputs`.

    Raises:
        BriefingError: it does.
    """
    if {path.suffix.lower(), target.suffix.lower()} & {".yaml", ".yml"}:
        message = f"{path} cannot be written: {target.name} is named like the copy of a brief"
        raise BriefingError(Fault("file.unwritable", message, hint="name another place"))
    if not is_file(path):
        return
    status = path.stat()
    for each in inputs:
        if is_file(each) and os.path.samestat(status, each.stat()):
            message = f"{path} would replace {each}, which the page is made of"
            raise BriefingError(Fault("file.input", message, hint="name another place"))


def descriptor(path: Path) -> int | None:
    """The number of the open file of this process that a path stands for: 1 for `/dev/stdout`.

    A shell names a pipe so, `>(lp)`. To open the path anew would empty a file that is appended to.
    """
    for _ in range(_MOST_LINKS):
        folder = os.path.realpath(path.parent)
        if folder in ("/dev/fd", f"/proc/{os.getpid()}/fd") and re.fullmatch(
            "[0-9]{1,9}", path.name
        ):
            return int(path.name)
        if not path.is_symlink():
            break
        path = path.parent / path.readlink()
    return None


_MOST_LINKS = 40  # as Linux follows


def sweep(folder: Path, depth: int = 0) -> None:
    """Delete the drafts of killed processes, `depth` folders below a folder.

    A draft exists for some milliseconds. An older one, whose process does not run on this machine,
    will not be moved to its place.
    """
    for path in folder.glob("*/" * depth + ".*-*.part"):
        name = re.fullmatch(_DRAFT, path.name)
        with suppress(OSError):
            is_old = time.time() - path.stat().st_mtime > _SETTLED
            if name and is_old and not _is_running(int(name["process"])):
                path.unlink()


_DRAFT = r"\.(?P<process>\d{1,9})-\d+\.part"
_SETTLED = 1.0  # seconds


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # elsewhere to ask is to end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def _draft(target: Path, data: bytes) -> Path:
    """Write data to a new file beside the place that they are for."""
    draft, file = _unused(target, lambda path: path.open("xb"))
    try:
        with file:
            file.write(data)  # and not waited for: what a power cut takes is built again
        if target.exists():
            draft.chmod(target.stat().st_mode & 0o777)
    except BaseException:
        _clear(draft)
        raise
    return draft


def _unused(target: Path, make: Callable[[Path], _Made]) -> tuple[Path, _Made]:
    """Make something beside a place, at the first of the names of its drafts that is free.

    Where the numbers of processes begin anew, as in each container, the first may be that of a
    killed one, or of one at work in another container.

    Raises:
        OSError: nothing can be made there.
    """
    for attempt in range(_MOST_DRAFTS):
        number = crc32(os.fsencode(target.name), attempt)
        draft = target.with_name(f".{os.getpid()}-{number}.part")
        with suppress(FileExistsError):
            return draft, make(draft)
    raise FileExistsError(EEXIST, os.strerror(EEXIST))


_MOST_DRAFTS = 1000


def _clear(draft: Path | None) -> None:
    with suppress(OSError):
        if draft:
            draft.chmod(0o600)  # what is read-only Windows does not let go
            draft.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Raise the fault of a place that cannot be written for the system's error.

    In Python 3.11 a loop of links raises RuntimeError.
    """
    try:
        yield
    except (OSError, RuntimeError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"{path} cannot be written: {reason}"
        hint = "name another place, one that you may write to"
        if isinstance(error, FileNotFoundError) and not is_folder(path.parent):
            hint = f"make the folder {path.parent} first"
        elif isinstance(error, PermissionError) and is_file(path):
            hint = IN_USE.format(hint)
        raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None


@contextmanager
def passing_folder() -> Iterator[Path]:
    """A temporary folder, which is deleted when the block ends.

    Raises:
        BriefingError: the system has no place for temporary files.
    """
    from tempfile import TemporaryDirectory  # loaded only for one

    try:
        folder = TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True)
    except OSError as error:
        message = f"there is no place for temporary files: {(error.strerror or '').lower()}"
        hint = "name a folder that you may write to in TMPDIR, on Windows in TEMP"
        raise BriefingError(Fault("file.unwritable", message, hint=hint)) from None
    with folder as place:
        yield Path(place)


@contextmanager
def new_folder(target: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write files, given by path, to a draft of a folder, and move that into place at the end.

    The block may look at the draft; if it raises, nothing is left.

    Raises:
        BriefingError: something is in the way, or the place cannot be written.
    """
    from shutil import rmtree  # loaded only for a folder

    with _told(target):
        is_there = target.exists()
        if is_there and not (target.is_dir() and not any(target.iterdir())):
            message, hint = f"{target} is there, and is no empty folder", "name a new folder"
            raise BriefingError(Fault("folder.taken", message, hint=hint))
        place = target.absolute()
        draft, _ = _unused(place / place.name if is_there else place, Path.mkdir)
    try:
        with _told(target):
            _fill(draft, files)
        yield draft
        with _told(target):
            # Nobody can replace the folder that somebody is in, nor Windows any that is there.
            _empty_into(draft, target) if is_there else draft.rename(target)
    finally:
        rmtree(draft, ignore_errors=True)


def _fill(draft: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = draft / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("xb")
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            # `A.txt` and `a.txt` are one to some disks; `a` and `a/b.txt` cannot be on any.
            message = f"{name} cannot be written: a file or a folder beside it has its name"
            hint = "give one of the two another name where they come from"
            raise BriefingError(Fault("file.clash", message, hint=hint)) from None
        with file:
            file.write(data)


def _empty_into(draft: Path, target: Path) -> None:
    """Move everything in one folder to another, or nothing."""
    paths = list(draft.iterdir())
    try:
        for path in paths:
            path.rename(target / path.name)
    except BaseException:
        for path in paths:
            with suppress(OSError):
                target.joinpath(path.name).rename(path)
        raise
