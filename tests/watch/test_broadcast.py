"""A hub hands every browser the newest scene, and builds each once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from briefing.watch.broadcast import Hub
from briefing.watch.state import View

OWN, OTHER = View(), View("columns")


class Scene:
    def __init__(self, text: str) -> None:
        self.text = text

    def as_json(self, shown: object) -> str:
        return self.text


class Desk:
    """Shows what stands on it, and counts the looks; `during` happens within one."""

    def __init__(self) -> None:
        self.text = "1"
        self.looks = 0
        self.threads = set[int]()
        self.during: Callable[[], None] = lambda: None

    def look(self, view: View) -> Scene:
        self.looks += 1
        self.threads.add(threading.get_ident())
        found = f"{self.text} {view.style}"
        self.during()
        return Scene(found)

    shown = str


def run(work: Callable[[Desk, Any], Any]) -> Desk:
    desk = Desk()

    async def main() -> None:
        async with asyncio.timeout(20):
            await work(desk, Hub(desk))  # type: ignore[arg-type]

    asyncio.run(main())
    return desk


def test_a_scene_is_handed_out_once_until_there_is_another() -> None:
    async def work(desk: Desk, hub: Hub) -> None:
        scenes = hub.scenes(OWN)
        assert await anext(scenes) == "1 None"
        hub.announce()  # nothing has changed for this view
        after = asyncio.ensure_future(anext(scenes))
        await asyncio.sleep(0.05)
        assert not after.done()
        desk.text = "2"
        hub.announce()
        assert await after == "2 None"

    assert run(work).looks == 3


def test_windows_with_one_view_share_a_build() -> None:
    async def work(desk: Desk, hub: Hub) -> None:
        views = (OWN, OWN, OTHER)
        assert [await anext(hub.scenes(view)) for view in views] == [
            "1 None",
            "1 None",
            "1 columns",
        ]

    desk = run(work)
    assert (desk.looks, len(desk.threads)) == (2, 1)


def test_a_save_during_a_build_is_not_missed() -> None:
    async def work(desk: Desk, hub: Hub) -> None:
        loop, scenes = asyncio.get_running_loop(), hub.scenes(OWN)

        def save() -> None:
            desk.during, desk.text = (lambda: None), "2"
            loop.call_soon_threadsafe(hub.announce)

        desk.during = save
        assert [await anext(scenes), await anext(scenes)] == ["1 None", "2 None"]

    run(work)


def test_a_slow_window_gets_the_newest_scene_and_no_queue() -> None:
    async def work(desk: Desk, hub: Hub) -> None:
        scenes = hub.scenes(OWN)
        await anext(scenes)
        for text in "23456":
            desk.text = text
            hub.announce()
        assert await anext(scenes) == "6 None"

    assert run(work).looks == 2


def test_streams_end_when_it_closes() -> None:
    async def work(desk: Desk, hub: Hub) -> None:
        scenes = [scene async for scene in closing(hub)]
        assert scenes == ["1 None"]

    async def closing(hub: Hub) -> Any:
        asyncio.get_running_loop().call_later(0.05, hub.close)
        async for scene in hub.scenes(OWN):
            yield scene

    run(work)
