"""A broadcaster hands every browser the newest state, and builds each once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from time import sleep
from typing import Any

from briefing.watch.broadcast import Broadcaster
from briefing.watch.state import View

OWN, OTHER = View(), View("columns")


class State:
    def __init__(self, text: str) -> None:
        self.text = text

    def as_json(self, shown: object) -> str:
        return self.text


class LiveBuilder:
    """Builds to its text, and counts how often; `during` happens within a build."""

    def __init__(self) -> None:
        self.text = "1"
        self.builds = 0
        self.threads = set[int]()
        self.during: Callable[[], None] = lambda: None

    def build(self, view: View) -> State:
        self.builds += 1
        self.threads.add(threading.get_ident())
        found = f"{self.text} {view.style}"
        self.during()
        return State(found)

    display_path = str


def run(work: Callable[[LiveBuilder, Any], Any]) -> LiveBuilder:
    builder = LiveBuilder()

    async def main() -> None:
        async with asyncio.timeout(20):
            await work(builder, Broadcaster(builder))  # type: ignore[arg-type]

    asyncio.run(main())
    return builder


def test_a_state_is_handed_out_once_until_there_is_another() -> None:
    async def work(builder: LiveBuilder, broadcaster: Broadcaster) -> None:
        states = broadcaster.states(OWN)
        assert await anext(states) == "1 None"
        broadcaster.announce()  # nothing has changed for this view
        after = asyncio.ensure_future(anext(states))
        await asyncio.sleep(0.05)
        assert not after.done()
        builder.text = "2"
        broadcaster.announce()
        assert await after == "2 None"

    assert run(work).builds == 3


def test_windows_with_one_view_share_a_build() -> None:
    async def work(builder: LiveBuilder, broadcaster: Broadcaster) -> None:
        views = (OWN, OWN, OTHER)
        assert [await anext(broadcaster.states(view)) for view in views] == [
            "1 None",
            "1 None",
            "1 columns",
        ]

    builder = run(work)
    assert (builder.builds, len(builder.threads)) == (2, 1)


def test_a_save_during_a_build_is_not_missed() -> None:
    async def work(builder: LiveBuilder, broadcaster: Broadcaster) -> None:
        loop, states = asyncio.get_running_loop(), broadcaster.states(OWN)

        def save() -> None:
            builder.during, builder.text = (lambda: None), "2"
            loop.call_soon_threadsafe(broadcaster.announce)

        builder.during = save
        assert [await anext(states), await anext(states)] == ["1 None", "2 None"]

    run(work)


def test_a_slow_window_gets_the_newest_state_and_no_queue() -> None:
    async def work(builder: LiveBuilder, broadcaster: Broadcaster) -> None:
        states = broadcaster.states(OWN)
        await anext(states)
        for text in "23456":
            builder.text = text
            broadcaster.announce()
        assert await anext(states) == "6 None"

    assert run(work).builds == 2


def test_streams_end_when_it_closes() -> None:
    async def work(builder: LiveBuilder, broadcaster: Broadcaster) -> None:
        states = [state async for state in closing(broadcaster)]
        assert states == ["1 None"]

    async def closing(broadcaster: Broadcaster) -> Any:
        asyncio.get_running_loop().call_later(0.05, broadcaster.close)
        async for state in broadcaster.states(OWN):
            yield state

    run(work)


class Styles(LiveBuilder):
    """Compares three styles; `steps` is what was done, in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[str] = []
        self.first = asyncio.Event()
        self.loop: asyncio.AbstractEventLoop | None = None

    def build(self, view: View) -> State:
        self.steps.append("page")
        return super().build(view)

    def compare(self, view: View) -> Iterator[str]:
        for name in "abc":
            if self.loop:
                self.loop.call_soon_threadsafe(self.first.set)
            sleep(0.05)
            self.steps.append(name)
            yield name


def compared(work: Callable[[Styles, Any], Any]) -> Styles:
    builder = Styles()

    async def main() -> None:
        builder.loop = asyncio.get_running_loop()
        async with asyncio.timeout(20):
            await work(builder, Broadcaster(builder))  # type: ignore[arg-type]

    asyncio.run(main())
    return builder


def test_a_page_comes_before_the_rest_of_a_comparison() -> None:
    async def work(builder: Styles, broadcaster: Broadcaster) -> None:
        comparing = asyncio.ensure_future(broadcaster.styles(OWN))
        await builder.first.wait()
        assert await anext(broadcaster.states(OWN)) == "1 None"
        assert await comparing == ["a", "b", "c"]

    steps = compared(work).steps
    assert sorted(steps) == ["a", "b", "c", "page"]
    assert steps.index("page") < steps.index("c")


def test_a_save_starts_a_comparison_over() -> None:
    async def work(builder: Styles, broadcaster: Broadcaster) -> None:
        comparing = asyncio.ensure_future(broadcaster.styles(OWN))
        await builder.first.wait()
        broadcaster.announce()
        assert await comparing == ["a", "b", "c"]

    assert compared(work).steps == ["a", "a", "b", "c"]
