"""The files of a folder as a git revision has them."""

from __future__ import annotations

import os
import re
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

from briefing.errors import BriefingError, Fault
from briefing.files.embedded_source import MAX_BYTES, gather

# Nothing is fetched and nobody is asked, whatever the repository is set to do.
_QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}


def read_committed(revision: str, folder: str, at: Path) -> dict[str, bytes]:
    """The files of a folder as they were committed, by path within it.

    Args:
        revision: what git takes for a commit: `HEAD~1`, `v2`, `main@{yesterday}`.
        folder: a path from the repository's root, else from `at`; `./` is `at` itself.
        at: a folder in the repository.

    Raises:
        BriefingError: no git, no repository, no such revision, no such folder, or too much in it.
    """
    try:
        commit = _object(f"{revision}^{{commit}}", at)
        if commit is None:
            raise _unknown(revision, _reason(at))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _unknown(revision, f"git cannot be run: {reason}") from None
    # A name has its accents as whoever committed it typed them: on macOS apart from their letters.
    forms = dict.fromkeys((folder, normalize("NFC", folder), normalize("NFD", folder)))
    paths = (f"{commit}:{start}{form}" for start in ("", "./") for form in forms)
    found = next((each for path in paths if (each := _object(path, at))), None)
    tree = _object(f"{found}^{{tree}}", at) if found else None
    hint = f"name the folder that holds brief.yaml there: {revision}:FOLDER"
    if tree is None:
        named = at.as_posix() if folder == "./" else folder
        message = f"there is no folder {named!r} in {revision}"
        raise BriefingError(Fault("revision.no-folder", message, hint=hint))
    return gather(_archived(tree, revision, at), f"{revision}:{folder}", hint=hint)


def _unknown(revision: str, reason: str) -> BriefingError:
    message = f"{revision!r} is no folder and no PDF, and {reason}"
    hint = "name a folder, the PDF of a brief, or a git revision such as HEAD~1"
    return BriefingError(Fault("revision.unknown", message, hint=hint))


def _reason(at: Path) -> str:
    """Why git finds no such revision, for a message."""
    done = _git(at, "rev-parse", "--git-dir")
    said = done.stderr.partition("\n")[0].removeprefix("fatal: ")
    return f"git cannot look for it: {said}" if done.returncode else "git knows no such revision"


def _object(name: str, at: Path) -> str | None:
    """The id of the object that a name stands for, or None; no name may look like an option."""
    if name.startswith("-") or not name.isprintable():
        return None
    found = _git(at, "rev-parse", "--verify", "--quiet", name).stdout.strip()
    return found if re.fullmatch("[0-9a-f]{40,64}", found) else None


def _git(at: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ("git", *arguments),
        cwd=at,
        env=os.environ | _QUIET,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _archived(tree: str, revision: str, at: Path) -> Iterator[tuple[str, bytes]]:
    """The regular files of a tree, as a checkout would have them."""
    # From within a work tree git archives no more than the part of it that it runs in.
    home = _git(at, "rev-parse", "--absolute-git-dir").stdout.removesuffix("\n")
    with subprocess.Popen(
        ("git", f"--git-dir={home}", "archive", "--format=tar", tree),
        cwd=home,
        env=os.environ | _QUIET,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as archive:
        try:
            assert archive.stdout
            with tarfile.open(fileobj=archive.stdout, mode="r|") as tar:
                for member in tar:
                    file = tar.extractfile(member) if member.isfile() else None
                    if file:
                        yield member.name, file.read(MAX_BYTES + 1)
            archive.stdout.read()
            if archive.wait():
                raise tarfile.ReadError("git ended early")
        except tarfile.TarError as error:
            message = f"git cannot read all of {revision}: {error}"
            hint = "run `git fsck`, or fetch what is missing"
            raise BriefingError(Fault("revision.unreadable", message, hint=hint)) from None
        finally:
            archive.kill()  # it may have more to say than anybody reads
