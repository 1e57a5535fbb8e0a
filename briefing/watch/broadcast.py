"""News of a save becomes a new scene for every browser that looks on."""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar

from briefing.watch.builder import Desk
from briefing.watch.state import View

_Answer = TypeVar("_Answer")


class _Edition(NamedTuple):
    """A scene as text, and which state of the folder it shows."""

    number: int
    scene: str


class Hub:
    """Hands out scenes. A slow browser is handed the newest one, never a queue of them.

    One thread works for the desk: PDFium and the presses know only one.
    """

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._number, self._is_closed = 0, False
        self._editions: dict[View, _Edition] = {}
        self._news = asyncio.Event()

    def announce(self) -> None:
        """Tell that something in the folder has changed."""
        self._number += 1
        told, self._news = self._news, asyncio.Event()
        told.set()

    def close(self) -> None:
        """End every stream of scenes."""
        self._is_closed = True
        self._news.set()

    async def scenes(self, view: View) -> AsyncIterator[str]:
        """The scene as it is, then each other one."""
        sent = ""
        while not self._is_closed:
            news = self._news  # taken before the look: what happens during it is news, too
            scene = await self.scene(view)
            if scene != sent:
                sent = scene
                yield sent
            await news.wait()

    async def scene(self, view: View) -> str:
        """The scene of the folder as it is; one build serves all browsers with the same view."""

        def look() -> str:
            known, number = self._editions.get(view), self._number
            if known is None or known.number != number:
                scene = self.desk.look(view).as_json(self.desk.shown)
                known = self._editions[view] = _Edition(number, scene)
            return known.scene

        return await self._ask(look)

    async def draw(self, digest: str, width: int) -> bytes | None:
        """A page's picture, as `Desk.draw` has it."""
        return await self._ask(lambda: self.desk.draw(digest, width))

    async def places(self) -> dict[Path, int]:
        """The folders to watch, as `Desk.places` has them."""
        return await self._ask(self.desk.places)

    async def _ask(self, work: Callable[[], _Answer]) -> _Answer:
        return await asyncio.get_running_loop().run_in_executor(self._executor, work)
