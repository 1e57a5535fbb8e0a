"""Changes on disk become news for the hub, whatever way an editor has of saving."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from pathlib import Path

from watchfiles import DefaultFilter, awatch

from briefing.watch.broadcast import Hub

# Milliseconds. Editors write a file twice, or beside it and then over it: what follows within
# one step is the same save. `_LOOK` is how often to see whether the folders are still the same, and
# `_POLL` whether files are, where nothing better is to be had.
_STEP, _MOST, _LOOK, _POLL = 15, 150, 250, 50
# Beside what watchfiles knows of editors: hidden files, and drafts that are moved into place.
_PASSING = (*DefaultFilter.ignore_entity_patterns, r"^\.", r"\.(part|tmp|bak)$", r"^4913$")


async def listen(hub: Hub) -> None:
    """Announce every change, for ever.

    A folder is watched, not its files, for many editors save by putting a new one in place.
    Where a folder goes, comes back, or another becomes part of the brief, watching starts anew.
    """
    polls = False
    while True:
        places = await hub.places()
        try:
            await _listen_at(places, hub, polls=polls)
        except FileNotFoundError:  # gone since
            pass
        except OSError:  # the system tells no more programs of changes: ask it
            polls = True
        await asyncio.sleep(_LOOK / 1000)


async def _listen_at(places: dict[Path, int], hub: Hub, *, polls: bool) -> None:
    """Announce every change in some folders, as long as they are the ones to watch."""
    if not places:
        return
    changes = awatch(
        *map(str, places),
        watch_filter=DefaultFilter(ignore_dirs=(), ignore_entity_patterns=_PASSING),
        debounce=_MOST,
        step=_STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        recursive=False,
        force_polling=polls or None,  # None leaves it to watchfiles, which knows WSL
        poll_delay_ms=_POLL,
        ignore_permission_denied=True,
    )
    is_new = True
    async with aclosing(changes):
        async for change in changes:
            # Until it watched, something may have gone unheard.
            if change or is_new:
                hub.announce()
            is_new = False
            if await hub.places() != places:
                return
