"""`briefing build` of several folders: the same files and reports by one process and by many."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipapp
from pathlib import Path
from threading import Event, Thread

import pytest
from click.testing import CliRunner, Result

from briefing import Builder
from briefing.cli import main
from briefing.merge import workers
from briefing.workflows.batch import FEW, BatchJob, BatchResult
from tests.conftest import SECTIONS
from tests.jobs import BatchBackwards, BatchBroken, BatchKilled, BatchKilledOnce

JOBS = pytest.mark.parametrize("jobs", ["1", "2"])


@pytest.fixture(autouse=True)
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the folders lie, and `out` for their pages; the command runs there."""
    monkeypatch.chdir(tmp_path)
    tmp_path.joinpath("out").mkdir()
    return tmp_path


def write(name: str, brief: str | None = None, body: str = "Word for word.") -> str:
    """A folder with one section; its file is named as it is."""
    folder = Path(name)
    folder.mkdir()
    text = f"title: Brief {name}\nfilename: {name}.pdf\n" if brief is None else brief
    folder.joinpath("brief.yaml").write_text(text, "utf-8")
    folder.joinpath("a.yaml").write_text(f"title: A\nbody: {body}\n", "utf-8")
    return name


def several(count: int) -> list[str]:
    return [write(f"f{number:03}") for number in range(count)]


def run(folders: list[str], *arguments: str) -> Result:
    return CliRunner().invoke(main, ["build", *folders, "-o", "out", *arguments])


def pages() -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in Path("out").iterdir()}


def named(said: str) -> list[str]:
    """The folders that lines of a report are about, in their order."""
    return re.findall(r"^out/(f\d+)\.pdf: ", said, flags=re.M)


@pytest.mark.parametrize(
    ("form", "options"), [("text", ()), ("json", ("--strict",)), ("text", ("--paper", "letter"))]
)
def test_whoever_makes_them_files_reports_and_status_are_the_same(
    form: str, options: tuple[str, ...]
) -> None:
    shutil.copytree(SECTIONS, "sourced")
    write("wrong", "titel: x")
    write("warned", "title: Warned\nlanguage: eo\nfilename: warned.pdf\n")
    write("deep", "title: Deep\nfilename: deep.pdf\n", "many words that go on " * 360)
    write("again", "title: Taken\nfilename: f001.pdf\n")
    folders = ["wrong", *several(3), "sourced", "warned", "none", "deep", "again"]
    told, made = set(), []
    for jobs in ("1", "2", "3"):
        done = run(folders, "--jobs", jobs, "--format", form, *options)
        told.add((done.exit_code, done.stdout, done.stderr))
        made.append(pages())
        shutil.rmtree("out")
        Path("out").mkdir()
    assert len(told) == 1
    assert made[0] == made[1] == made[2]
    assert done.exit_code == 1
    assert {"f000", "f001", "f002"} < set(made[0])
    assert set(made[0]) & {"wrong", "none", "deep", "again"} == set()


def test_a_page_is_that_of_its_folder_alone() -> None:
    folders = several(4)
    assert run(folders, "--jobs", "2").exit_code == 0
    assert pages() == {folder: Builder().build(folder).pdf for folder in folders}


def make_by(monkeypatch: pytest.MonkeyPatch, batch: type[BatchJob]) -> None:
    """Have the command, and the workers that it starts, make pages in another way."""
    monkeypatch.setattr("briefing.cli.build.BatchJob", batch)


def test_reports_are_in_the_order_of_the_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    folders = several(6)
    make_by(monkeypatch, BatchBackwards)
    done = run(folders, "--jobs", "2")
    assert Path("second").exists()
    assert named(done.stderr) == folders


@JOBS
def test_a_bad_folder_stops_no_other_and_changes_nothing(jobs: str) -> None:
    one, two, three, four = several(4)
    Path(two, "a.yaml").write_text("titel: A\n", "utf-8")
    Path("out", "f001.pdf").write_bytes(b"yesterday's")
    done = run([one, two, three, four], "--jobs", jobs)
    assert (done.exit_code, named(done.stderr)) == (1, [one, three, four])
    order = done.stderr.index("f000.pdf"), done.stderr.index("f001/a.yaml:1:1")
    assert order == tuple(sorted(order))
    assert pages().pop("f001") == b"yesterday's"
    assert set(pages()) == {one, two, three, four}


@JOBS
def test_the_first_of_two_for_one_place_has_it(jobs: str) -> None:
    folders = [*several(2), write("other", "title: Other\nfilename: f001.pdf\n"), write("last")]
    done = run(folders, "--jobs", jobs)
    assert (done.exit_code, done.stderr.count("error[file.taken]")) == (1, 1)
    assert pages()["f001"] == Builder().build("f001").pdf
    assert set(pages()) == {"f000", "f001", "last"}


@JOBS
def test_a_mistake_of_ours_comes_out_where_it_happens(
    jobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = several(12)
    make_by(monkeypatch, BatchBroken)
    done = run(folders, "--jobs", jobs)
    assert isinstance(done.exception, ZeroDivisionError)
    assert done.exception.__notes__ == ["in f004"]
    assert named(done.stderr) == sorted(pages()) == folders[:4]


def test_all_cores_work_on_more_than_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    folders, asked = several(FEW + 1), list[int]()

    class Noted(workers.WorkerPool[str, BatchResult]):
        def __init__(self, batch: BatchJob, size: int, count: int | None = None) -> None:
            super().__init__(batch, size, count)
            asked.append(self._size)

    monkeypatch.setattr(workers, "WorkerPool", Noted)
    monkeypatch.setattr(workers, "cores", lambda: 3)
    assert run(folders[:FEW]).exit_code == 0
    assert asked == []
    assert run(folders).exit_code == 0
    assert run(folders[:2], "--jobs", "100").exit_code == 0, "and no more than there are folders"
    assert asked == [3, 2]


def test_several_processes_proof_side_by_side() -> None:
    """Each by threads of its own, in a command that has not proofed anything else before."""
    folders = [*several(4), write("wide", "title: Wide\nfilename: wide.pdf\npaper: letter\n")]
    program = [sys.executable, "-m", "briefing", "build", *folders, "-o", "out", "--proof"]
    said = set()
    for jobs in ("1", "2"):
        call = [*program, "--jobs", jobs]
        done = subprocess.run(call, capture_output=True, text=True, check=True, timeout=60)
        said.add(done.stderr)
    assert len(said) == 1
    assert set(pages()) == {*folders}


@pytest.mark.parametrize("jobs", ["0", "-1", "many"])
def test_a_number_that_is_none_is_refused(jobs: str) -> None:
    done = run(several(2), "--jobs", jobs)
    assert (done.exit_code, pages()) == (2, {})
    assert "Invalid value for '--jobs'" in done.stderr


@JOBS
def test_one_folder_is_made_by_one_process(jobs: str) -> None:
    assert run(several(1), "--jobs", jobs).exit_code == 0
    assert run(["none", "f000"], "--jobs", jobs).exit_code == 1
    assert set(pages()) == {"f000"}


# The command as a shell starts it: whoever runs the tests may ignore Ctrl-C.
_MINDFUL = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from briefing.__main__ import run
run()
"""


@JOBS
def test_ctrl_c_leaves_whole_files(jobs: str) -> None:
    folders = several(400)
    program = [sys.executable, "-c", _MINDFUL, "build", *folders, "-o", "out", "--jobs", jobs]
    with Path("said").open("w") as file:
        running = subprocess.Popen(program, stderr=file, start_new_session=True)
    while len(list(Path("out").glob("*.pdf"))) < 3 and running.poll() is None:
        time.sleep(0.02)
    os.killpg(running.pid, signal.SIGINT)  # as a terminal does: to each process of the command
    assert running.wait(timeout=60) == 130
    said = Path("said").read_text()
    assert "Traceback" not in said
    made, builder = pages(), Builder()
    assert 3 <= len(made) < 400
    assert made == {folder: builder.build(folder).pdf for folder in folders[: len(made)]}
    reported = named(said)
    assert reported == folders[: len(reported)]


def test_folders_of_a_process_that_is_killed_are_made_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders = several(7)
    make_by(monkeypatch, BatchKilledOnce)
    done = run(folders, "--jobs", "2")
    assert Path("killed").exists()
    assert (done.exit_code, named(done.stderr), sorted(pages())) == (0, folders, folders)


def test_a_folder_that_kills_its_process_is_told_and_stops_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folders = several(6)
    make_by(monkeypatch, BatchKilled)
    done = run(folders, "--jobs", "2")
    assert done.exit_code == 1
    assert (
        "error[build.killed]: f002: the process that made this page was killed, twice\n"
        "  hint: see whether memory runs out: --jobs 1 needs the least\n"
    ) in done.stderr
    good = [folder for folder in folders if folder != "f002"]
    assert named(done.stderr) == sorted(pages()) == good


def test_workers_that_do_not_start_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "nowhere/python")
    done = run(several(3), "--jobs", "2")
    assert (done.exit_code, pages()) == (1, {})
    assert done.stderr.startswith("error[jobs.not-started]: a worker process did not start: ")
    assert done.stderr.endswith("  hint: --jobs 1 needs none\n")


# A program that makes pages by workers; nothing in it keeps it from being run twice.
_PROGRAM = """
import sys
from pathlib import Path
from briefing.cli import main
runs = Path("runs")
_ = runs.write_text((runs.read_text() if runs.exists() else "") + __name__ + "\\n")
sys.argv[1:] = ["build", "f000", "f001", "f002", "-o", "out", "--jobs", "2"]
main()
"""


@pytest.mark.parametrize("how", ["-c", "standard input", "interactive", "script", "zipapp", "-m"])
def test_however_python_runs_the_program_workers_start(how: str) -> None:
    several(3)
    Path("app").mkdir()
    for name in ("script.py", "app/__main__.py"):
        Path(name).write_text(_PROGRAM)
    Path("pickle.py").write_text("raise ImportError('not the one of Python')")
    zipapp.create_archive("app", "app.pyz")
    arguments = {
        "-c": ["-P", "-c", _PROGRAM],
        "standard input": ["-P", "-"],
        "interactive": ["-P", "-i", "-q"],
        "script": ["-P", "script.py"],
        "zipapp": ["app.pyz"],
        "-m": ["-P", "-m", "briefing", "build", "f000", "f001", "f002", "-o", "out", "--jobs=2"],
    }[how]
    typed = _PROGRAM if how in ("standard input", "interactive") else ""
    call = [sys.executable, *arguments]
    done = subprocess.run(call, input=typed, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert sorted(pages()) == ["f000", "f001", "f002"]
    assert named(done.stderr.replace(">>> ", "")) == ["f000", "f001", "f002"]
    if how != "-m":
        assert Path("runs").read_text() == "__main__\n", "once"


def test_in_a_host_with_threads_and_in_a_thread_of_its_own() -> None:
    folders, done = several(3), list[Result]()
    running = Event()
    other = Thread(target=running.wait)
    other.start()
    thread = Thread(target=lambda: done.append(run(folders, "--jobs", "2")))
    thread.start()
    thread.join()
    done.append(run(folders, "--jobs", "2"))
    running.set()
    other.join()
    assert [(each.exit_code, named(each.stderr)) for each in done] == [(0, folders)] * 2


@pytest.mark.skipif(os.name != "posix", reason="needs a limit of the system")
def test_a_full_disk_is_a_fault_of_every_folder_and_leaves_nothing() -> None:
    """No file may grow over 1,000 bytes, of the command and of the workers that it starts."""
    folders = several(4)
    limited = """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
from briefing.__main__ import run
run()
"""
    call = [sys.executable, "-B", "-c", limited, "build", *folders, "-o", "out"]
    done = subprocess.run([*call, "--jobs", "2"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, pages()) == (1, {})
    assert done.stderr.count("error[file.unwritable]") == 4
    assert "Traceback" not in done.stderr
