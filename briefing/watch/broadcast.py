"""Sends the state of a folder to every browser that is connected, anew at each save."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.errors import BriefingError
from briefing.layout.result import StyledFit
from briefing.watch.builder import LiveBuilder
from briefing.watch.state import View

_Answer = TypeVar("_Answer")


class _Known(NamedTuple):
    """A state as JSON, and how many saves there had been when it was made."""

    saves: int
    state: str


class Broadcaster:
    """The states of a folder, for any number of browsers.

    A browser that is slow gets the newest state next, never a queue of older ones. One thread does
    all building and drawing: neither a pipeline nor PDFium is for several.
    """

    def __init__(self, builder: LiveBuilder) -> None:
        self.builder = builder
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="builder")
        self._saves, self._is_closed = 0, False
        self._known: dict[View, _Known] = {}
        self._saved = asyncio.Event()  # a new one after each save

    def announce(self) -> None:
        """Note that something in the folder has changed."""
        self._saves += 1
        saved, self._saved = self._saved, asyncio.Event()
        saved.set()

    def close(self) -> None:
        """End every stream of states."""
        self._is_closed = True
        self._saved.set()

    async def states(self, view: View) -> AsyncIterator[str]:
        """The state as it is, and then each one that differs from the last, as JSON."""
        sent = ""
        while not self._is_closed:
            saved = self._saved  # taken before the build: what is saved during it counts, too
            state = await self.state(view)
            if state != sent:
                sent = state
                yield sent
            await saved.wait()

    async def state(self, view: View) -> str:
        """The state as it is, as JSON; one build serves all browsers with the same view."""

        def build() -> str:
            known, saves = self._known.get(view), self._saves
            if known is None or known.saves != saves:
                state = self.builder.build(view).as_json(self.builder.display_path)
                known = self._known[view] = _Known(saves, state)
            return known.state

        return await self._ask(build)

    async def styles(self, view: View) -> list[StyledFit] | None:
        """How the folder fits in every style; None where its brief is at fault.

        A build that is asked for meanwhile comes after the style in work, and a save starts
        over.
        """
        while not self._is_closed:
            saves, found = self._saves, list[StyledFit]()
            fits = self.builder.compare(view)
            try:
                while saves == self._saves and (
                    styled := await self._ask(partial(next, fits, None))
                ):
                    found.append(styled)
            except BriefingError:
                return None
            if saves == self._saves:
                return found
        return None

    async def draw(self, digest: str, width: int) -> bytes | None:
        """A page's picture, as `LiveBuilder.draw` has it."""
        return await self._ask(lambda: self.builder.draw(digest, width))

    async def folders(self) -> dict[Path, int]:
        """The folders to watch, as `LiveBuilder.folders` has them."""
        return await self._ask(self.builder.folders)

    async def _ask(self, work: Callable[[], _Answer]) -> _Answer:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)
