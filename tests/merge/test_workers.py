"""Worker processes: whatever becomes of them, each task is answered, in order, and none is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from briefing.errors import BriefingError
from briefing.merge.workers import WorkerPool
from tests import jobs
from tests.conftest import ROOT

COUNT = 13
SQUARES = [number * number for number in range(COUNT)]


def made(job: jobs.Square, count: int = COUNT, size: int = 2) -> list[object]:
    with WorkerPool(job, size, count) as pool:
        return list(pool.make(iter(range(count))))


def children() -> set[str]:
    """The processes that this one has started and that have not ended, as Linux tells."""
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No process outlives a pool, however it ended."""
    before = children() if sys.platform == "linux" else set()
    yield
    assert (children() if sys.platform == "linux" else set()) == before


@pytest.mark.parametrize("size", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, COUNT])
def test_each_task_is_answered_in_order(size: int, count: int) -> None:
    assert made(jobs.Square(), count, size) == SQUARES[:count]


def test_tasks_may_be_endless() -> None:
    taken = 0

    def tasks() -> Iterator[int]:
        nonlocal taken
        while True:
            yield taken
            taken += 1

    with WorkerPool(jobs.Square(), 2) as pool:
        answers = pool.make(tasks())
        assert [next(answers) for _ in range(COUNT)] == SQUARES
    assert taken < COUNT + 40, "few were taken ahead"


def test_what_is_made_first_waits_for_its_turn(tmp_path: Path) -> None:
    assert made(jobs.Backwards(tmp_path), 4) == SQUARES[:4]


def test_a_process_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    assert made(jobs.KilledOnce(tmp_path, 0, 3, 4, 12)) == SQUARES
    assert len(list(tmp_path.glob("killed at *"))) == 4


def test_what_other_processes_have_in_hand_is_not_made_again(tmp_path: Path) -> None:
    assert made(jobs.KilledOnce(tmp_path, 2), 8) == SQUARES[:8]
    takes = {path.name: path.read_text().split() for path in tmp_path.glob("takes *")}
    again = {name for name, by in takes.items() if len(by) > 1}
    assert "takes 2" in again
    (killed,) = {by[0] for name, by in takes.items() if name in again}
    assert len(takes) == 8
    assert Counter(len(by) for by in takes.values())[2] <= 2, "no more than one chunk"
    assert killed == takes["takes 2"][0]


def test_a_task_that_is_killed_twice_is_lost_and_no_other() -> None:
    lost = {2: "2: merge.killed", 3: "3: merge.killed", 9: "9: merge.killed"}
    answers = made(jobs.Killed(*lost))
    assert answers == [lost.get(number, square) for number, square in enumerate(SQUARES)]


def test_what_a_job_raises_comes_out_behind_what_was_made() -> None:
    answers = list[object]()
    with WorkerPool(jobs.Raising(5, ZeroDivisionError), 2) as pool:  # noqa: SIM117  # read apart
        with pytest.raises(ZeroDivisionError):
            answers.extend(iter(pool.make(iter(range(COUNT)))))
    assert answers == SQUARES[:5]


def test_what_cannot_be_pickled_is_told() -> None:
    with pytest.raises(TypeError, match="cannot be pickled"):
        made(jobs.Raising(5, ValueError, "holds a function"))


@pytest.mark.parametrize(
    ("job", "why"),
    [
        (jobs.Unreadable(), "ValueError: invalid literal"),
        (jobs.Leaving(), "it ended with exit status 7"),
    ],
    ids=["cannot be loaded", "ends at once"],
)
def test_a_process_that_does_not_start_is_a_fault(job: jobs.Square, why: str) -> None:
    with pytest.raises(BriefingError) as raised:
        made(job)
    (fault,) = raised.value.faults
    assert (fault.code, fault.hint) == ("jobs.not-started", "--jobs 1 needs none")
    assert fault.message.startswith(f"a worker process did not start: {why}")


@pytest.mark.parametrize("executable", ["/nowhere/python", "", None])
def test_a_python_that_is_not_there_is_a_fault(
    executable: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with pytest.raises(BriefingError) as raised:
        made(jobs.Square())
    assert [fault.code for fault in raised.value.faults] == ["jobs.not-started"]


def test_what_a_worker_prints_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert made(jobs.Chatty(), 2) == [(0, b"", 0), (1, b"", 0)]
    said = capfd.readouterr()
    assert said.out == ""
    assert Counter(said.err.splitlines()) == dict.fromkeys(
        ("by Python", "by a library", "by a program"), 2
    )


def test_a_lock_that_a_thread_holds_is_free_in_every_worker() -> None:
    """A process that is forked has the locks of threads that it does not have, locked for good."""
    with jobs.HELD:
        assert made(jobs.Locked(), 4) == [True] * 4
    thread = Thread(target=lambda: made(jobs.Square()))
    thread.start()
    assert made(jobs.Square()) == SQUARES
    thread.join()


PROGRAM = """
import signal
from pathlib import Path
from threading import Thread
from time import sleep
from briefing.merge.workers import interruptible
from briefing.merge.workers import WorkerPool
from tests import jobs
signal.signal(signal.SIGINT, signal.default_int_handler)
def tell():
    while not noted:
        sleep(0.01)
    Path("noted").touch()
with WorkerPool(jobs.Endless(Path.cwd()), 2) as pool, interruptible() as noted:
    Thread(target=tell, daemon=True).start()
    list(pool.make(iter(range(9))))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at its processes")
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_workers_end_with_whoever_started_them(stop: signal.Signals, tmp_path: Path) -> None:
    path = {**os.environ, "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-c", PROGRAM]
    running = subprocess.Popen(
        program, cwd=tmp_path, env=path, stderr=subprocess.PIPE, start_new_session=True
    )
    while len(workers := list(tmp_path.glob("worker *"))) < 2 and running.poll() is None:
        time.sleep(0.01)
    running.send_signal(stop)
    if stop is signal.SIGINT:  # the first is noted, and no more
        jobs.wait_for(tmp_path / "noted")
        assert all(map(is_running, (running.pid, *numbers(workers))))
        running.send_signal(stop)
    _, said = running.communicate(timeout=60)
    assert running.returncode == -stop
    assert said.count(b"Traceback") == (stop is signal.SIGINT), "of the program alone"
    assert len(workers) == 2
    while any(map(is_running, numbers(workers))):  # none is left for long
        time.sleep(0.01)


def numbers(workers: list[Path]) -> list[int]:
    return [int(worker.name.split()[1]) for worker in workers]


def is_running(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
