"""What the watcher announces, with disk and clock in the hands of the test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from watchfiles import Change

from briefing.watch import file_watcher

HERE, THERE = {Path("/here"): 1}, {Path("/there"): 2}
SAVED = {(Change.modified, "/here/china.yaml")}
Heard = set[tuple[Change, str]]


class Broadcaster:
    """Counts what is announced, and knows which folders there are; ends where it knows no more."""

    def __init__(self, *places: dict[Path, int]) -> None:
        self._places = list(places)
        self.announced: list[int] = []
        self.asked = 0

    async def folders(self) -> dict[Path, int]:
        if self.asked == len(self._places):
            raise asyncio.CancelledError
        self.asked += 1
        return self._places[self.asked - 1]

    def announce(self) -> None:
        self.announced.append(self.asked)


def listen(
    monkeypatch: pytest.MonkeyPatch, broadcaster: Broadcaster, *watches: list[Heard] | OSError
) -> list[tuple[tuple[str, ...], bool | None]]:
    """Listen while each watch hears in turn; which folders each was for, and whether it polled."""
    made: list[tuple[tuple[str, ...], bool | None]] = []

    async def awatch(*places: str, **options: Any) -> AsyncIterator[Heard]:
        heard = watches[len(made)]
        made.append((places, options["force_polling"]))
        if isinstance(heard, OSError):
            raise heard
        for changes in heard:
            yield changes

    async def sleep(seconds: float) -> None:
        assert 0 < seconds < 1

    monkeypatch.setattr(file_watcher, "awatch", awatch)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(file_watcher.watch_files(broadcaster))  # type: ignore[arg-type]
    return made


def test_changes_are_announced_and_the_first_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    broadcaster = Broadcaster(HERE, HERE, HERE, HERE, HERE)
    listen(monkeypatch, broadcaster, [set(), set(), SAVED, set(), set()])
    assert broadcaster.announced == [1, 3]


def test_other_folders_are_listened_to_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    broadcaster = Broadcaster(HERE, THERE, THERE, THERE)
    made = listen(monkeypatch, broadcaster, [SAVED], [SAVED, SAVED])
    assert made == [(("/here",), None), (("/there",), None)]
    assert broadcaster.announced == [1, 3, 4]


def test_while_there_is_no_folder_nothing_is_listened_to(monkeypatch: pytest.MonkeyPatch) -> None:
    broadcaster = Broadcaster({}, {}, HERE, HERE)
    assert len(listen(monkeypatch, broadcaster, [SAVED, SAVED])) == 1


def test_a_folder_that_goes_at_once_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made = listen(monkeypatch, Broadcaster(HERE, HERE), FileNotFoundError(), FileNotFoundError())
    assert made == [(("/here",), None)] * 2


def test_a_system_that_tells_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = OSError("OS file watch limit reached")
    broadcaster = Broadcaster(HERE, HERE, HERE)
    made = listen(monkeypatch, broadcaster, limit, [SAVED, SAVED])
    assert made == [(("/here",), None), (("/here",), True)]


@pytest.mark.parametrize(
    "name",
    [
        *("china.yaml~", ".china.yaml.swp", ".#china.yaml", "4913", "x.tmp", "x.part", ".git"),
        *("~$q1.xlsx", ".~lock.q1.ods#"),
    ],
)
def test_what_editors_leave_about_is_no_news(name: str) -> None:
    passing = file_watcher.DefaultFilter(
        ignore_dirs=(), ignore_entity_patterns=file_watcher._IGNORED
    )
    assert not passing(Change.added, f"/node_modules/here/{name}")
    assert passing(Change.added, "/node_modules/here/china.yaml")
