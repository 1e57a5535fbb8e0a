"""One run at a time, and none that a killed one keeps out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.files import lock
from briefing.files.lock import held

HOLDS = """
import sys, time
from pathlib import Path
from briefing.files.lock import held
with held(Path(sys.argv[1]), "wait"):
    print("held", flush=True)
    time.sleep(60)
"""


def is_free(place: Path) -> bool:
    try:
        with held(place, "wait"):
            return True
    except BriefingError as error:
        (fault,) = error.faults
        assert (fault.code, fault.hint) == ("file.in-use", "wait")
        assert fault.message == f"another run writes {place}"
        return False


def test_the_second_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    with held(place, "wait"):
        assert not is_free(place)
        assert not is_free(place)  # being told lets nobody in
        assert is_free(tmp_path / "other.csv")
    assert is_free(place)
    assert not list(tmp_path.iterdir())


def test_a_run_that_fails_lets_go(tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    with pytest.raises(ZeroDivisionError), held(place, "wait"):
        raise ZeroDivisionError
    assert is_free(place)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_what_a_killed_run_leaves_stops_nobody(tmp_path: Path) -> None:
    place = tmp_path / "list.csv"
    program = [sys.executable, "-c", HOLDS, str(place)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert not is_free(place)
        holder.send_signal(signal.SIGKILL)
    assert [path.name for path in tmp_path.iterdir()] == [".list.csv.lock"]
    assert is_free(place)
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="deletes no file that is open")
def test_a_lock_that_was_deleted_meanwhile_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened before its holder deleted it, locked after: a third run would make another."""
    place, opened = tmp_path / "list.csv", list[int]()
    ours = lock._is_ours

    def late(file: int) -> bool:
        opened.append(file)
        if len(opened) == 1:
            tmp_path.joinpath(".list.csv.lock").unlink()
        return ours(file)

    monkeypatch.setattr(lock, "_is_ours", late)
    with held(place, "wait"):
        assert len(opened) == 2
        assert not is_free(place)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_and_where_it_leads_are_one_place(tmp_path: Path) -> None:
    tmp_path.joinpath("link.csv").symlink_to("list.csv")
    with held(tmp_path / "list.csv", "wait"):
        assert not is_free(tmp_path / "link.csv")


def test_where_no_file_can_be_made_the_system_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), held(tmp_path / "none" / "list.csv", "wait"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="by another call there")
def test_a_disk_that_knows_no_locks_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: int, how: int) -> None:
        raise OSError(95, os.strerror(95))

    monkeypatch.setattr("fcntl.flock", refuse)
    with held(tmp_path / "list.csv", "wait"):
        assert is_free(tmp_path / "list.csv")
