"""Notices changes on disk, whatever way an editor has of saving, and announces them."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path

from watchfiles import DefaultFilter, awatch

# watchfiles documents its backend under this name alone; its own name has no error to catch.
from watchfiles._rust_notify import WatchfilesRustInternalError

from briefing.watch.broadcast import Broadcaster

# Milliseconds. Editors write a file twice, or beside it and then over it: what follows within one
# step is the same save, as long as that takes no more than `_MAX_SAVE`. `_CHECK` is how often to
# see whether the folders are still the same, `_POLL` whether files are if the system does not say.
_STEP, _MAX_SAVE, _CHECK, _POLL = 15, 150, 250, 50
# Not announced, beside what watchfiles knows of editors: hidden files, and drafts that are moved
# into place. `~$` starts what Excel keeps beside an open workbook; LibreOffice's starts with a dot.
_HIDDEN = (r"^\.", r"^~\$", r"\.(part|tmp|bak)$", r"^4913$")
_IGNORED = (*DefaultFilter.ignore_entity_patterns, *_HIDDEN)


async def watch_files(broadcaster: Broadcaster) -> None:
    """Announce every change, for ever.

    Folders are watched, not files, for many editors save by moving a new file into place. When a
    folder goes, comes back, or another becomes part of the brief, watching starts anew.
    """
    polls = False
    while True:
        folders = await broadcaster.folders()
        try:
            try:
                await _watch_folders(folders, broadcaster, polls=polls)
            except* WatchfilesRustInternalError:  # met a file whose name is no UTF-8
                pass
        except FileNotFoundError:  # gone since
            pass
        except OSError:  # the system tells no more programs of changes: ask it
            polls = True
        await asyncio.sleep(_CHECK / 1000)


async def _watch_folders(
    folders: dict[Path, int], broadcaster: Broadcaster, *, polls: bool
) -> None:
    """Announce every change in some folders, as long as these are the ones to watch."""
    if not folders:
        return
    changes = awatch(
        *map(str, folders),
        watch_filter=DefaultFilter(ignore_dirs=(), ignore_entity_patterns=_IGNORED),
        debounce=_MAX_SAVE,
        step=_STEP,
        rust_timeout=_CHECK,
        yield_on_timeout=True,
        recursive=False,
        force_polling=polls or None,  # None leaves it to watchfiles, which knows WSL
        poll_delay_ms=_POLL,
        ignore_permission_denied=True,
    )
    is_new = True
    async with aclosing(changes):
        async for change in changes:
            # Before it watched, something may have changed unnoticed.
            if change or is_new:
                broadcaster.announce()
            is_new = False
            if await broadcaster.folders() != folders:
                return
