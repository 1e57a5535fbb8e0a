"""A page becomes a file at a URL, by whatever file system of fsspec its user has installed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from briefing.errors import BriefingError, Fault
from briefing.files.atomic import write_whole

_LOCAL = ("file", "local")


def is_url(place: str) -> bool:
    """Whether a place is a URL, not a path."""
    return "://" in place


def check_url(place: str) -> None:
    """See that pages can go there at all; whether they may, the first will tell.

    Raises:
        BriefingError: what that needs is not installed.
    """
    _system(place)


def put_url(place: str, pdf: bytes) -> None:
    """Write a page: object stores have it whole or not at all, and so has a disk.

    Raises:
        BriefingError: it cannot be written.
    """
    if here := local_path(place):
        here.parent.mkdir(parents=True, exist_ok=True)
        write_whole(here, pdf)
        return
    system, path = _system(place)
    try:
        system.makedirs(path.rpartition("/")[0], exist_ok=True)
        system.pipe_file(path, pdf)
    except Exception as error:  # each file system has its own
        message, hint = f"{place} cannot be written: {error}", "name another place"
        raise BriefingError(Fault(code="file.unwritable", message=message, hint=hint)) from None


def local_path(place: str) -> Path | None:
    """The path of a URL on a disk of ours; None of any other."""
    system, path = _system(place)
    is_local = system.protocol in _LOCAL or set(_LOCAL) & set(system.protocol)
    return Path(path) if is_local else None


def digest_url(place: str) -> tuple[str, int]:
    """The SHA-256 of a file, in hexadecimal, and its size; of none that there is not."""
    system, path = _system(place)
    try:
        data = system.cat_file(path)
    except Exception:  # each file system has its own
        return "", 0
    return hashlib.sha256(data).hexdigest(), len(data)


def _system(place: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        message, hint = "a URL needs fsspec", 'run pip install ".[dask]" where briefing came from'
        raise BriefingError(Fault(code="dask.not-installed", message=message, hint=hint)) from None
    try:
        system, path = url_to_fs(place)
    except (ImportError, ValueError) as error:  # the first names the package to install
        message, hint = f"no file system for {place}: {error}", "install it, or name another URL"
        raise BriefingError(Fault(code="file.unwritable", message=message, hint=hint)) from None
    return system, path
