"""A merge by a Dask cluster of several processes, one of them killed: each page, and the same."""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefing.brief.placeholders import make_row
from briefing.cli import main
from briefing.merge.run import MergeJob, Task

pytest.importorskip("distributed", reason="the extra `dask` is not installed")

Folder = Callable[..., Path]
COUNT = 96


class Cluster:
    """A scheduler and workers, each a process of its own that nobody minds."""

    def __init__(self, place: Path, workers: int) -> None:
        self.file = place / "scheduler.json"
        usual = ["--no-dashboard", "--scheduler-file", str(self.file)]
        self.log = (place / "cluster.log").open("wb")
        self.scheduler = self._start("dask_scheduler", "--port", "0", *usual)
        while not self.file.exists() and self.scheduler.poll() is None:
            time.sleep(0.02)
        alone = ["--no-nanny", "--nthreads", "1", "--local-directory", str(place), *usual]
        self.workers = [self._start("dask_worker", *alone) for _ in range(workers)]

    def _start(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", f"distributed.cli.{name}", *arguments]
        return subprocess.Popen(program, stdout=self.log, stderr=self.log)

    def stop(self) -> None:
        for each in (*self.workers, self.scheduler):
            each.kill()
            each.wait()
        self.log.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    started = Cluster(tmp_path_factory.mktemp("cluster"), 3)
    yield started
    started.stop()


@pytest.fixture
def place(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder(brief='title: "{country}"\n', a='title: A\nsummary: "{share} of it."\n')
    with Path("rows.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["country", "share"])
        rows.writerows((f"Land {number}", f"{number} %") for number in range(COUNT - 1))
        rows.writerow(["漢", "1 %"])
    return tmp_path


def briefing(*arguments: str | Path) -> subprocess.Popen[str]:
    program = [sys.executable, "-m", "briefing", "build", "copy", "--each", "rows.csv"]
    return subprocess.Popen([*program, *map(str, arguments)], stderr=subprocess.PIPE, text=True)


def pages(folder: str) -> dict[str, str]:
    found = Path(folder).glob("*.pdf")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def listed(file: str) -> dict[str, str]:
    with Path(file).open(encoding="utf-8", newline="") as rows:
        read = list(csv.DictReader(rows))
    assert [row["row"] for row in read] == [str(number) for number in range(1, COUNT + 1)]
    return {row["file"]: row["sha256"] for row in read if row["file"]}


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("is_url", [False, True], ids=["to a folder", "to a URL"])
def test_a_worker_that_is_killed_costs_no_page_and_changes_none(
    cluster: Cluster, place: Path, is_url: bool
) -> None:
    out = f"file://{place}/out" if is_url else "out"
    manifest = ["--manifest", "out/manifest.csv"] if is_url else []
    running = briefing("-o", f"{out}/{{country}}.pdf", "--dask", cluster.file, *manifest)
    while not pages("out") and running.poll() is None:
        time.sleep(0.01)
    victim = cluster.workers.pop()
    os.kill(victim.pid, signal.SIGKILL)
    victim.wait()
    assert len(pages("out")) < COUNT - 1, "it was killed while there was work"
    _, said = running.communicate(timeout=60)
    assert running.returncode == 1
    assert f"error[face.no-glyph]: row {COUNT} (漢): " in said
    assert "\n  copy/brief.yaml:1:" in said
    assert f"{COUNT - 1} briefs in {out}/, 1 row failed" in said
    assert "Traceback" not in said
    made = pages("out")
    assert made == listed("out/manifest.csv")
    assert len(made) == COUNT - 1
    here = CliRunner().invoke(
        main, ["build", "copy", "--each", "rows.csv", "-o", "here/{country}.pdf", "--jobs", "1"]
    )
    assert here.exit_code == 1
    assert pages("here") == made
    Path("out/Land 3.pdf").write_bytes(b"half")
    again = briefing("-o", f"{out}/{{country}}.pdf", "--dask", cluster.file, *manifest, "--resume")
    assert f"({COUNT - 2} of them as they were)" in again.communicate(timeout=60)[1]
    assert pages("out") == made
    assert {path.name for path in Path("out").iterdir()} == {*made, "manifest.csv"}


@pytest.mark.parametrize("output", ["out/{country}.pdf", "out/"])
def test_no_row_replaces_what_it_is_made_of_elsewhere(
    cluster: Cluster, place: Path, output: str
) -> None:
    """A worker has copies of its own; a link at a page's place leads to the source here."""
    masthead = 'title: "{country}"\nfilename: "{country}.pdf"\nevidence: "off"\n'
    masthead += 'sources: {own: {title: S, file: "{country}.txt"}}\n'
    Path("copy/brief.yaml").write_text(masthead)
    Path("copy/a.yaml").write_text("title: A\n")
    Path("rows.csv").write_text("country\nMali\nTogo\n")
    Path("out").mkdir()
    for name in ("Mali", "Togo"):
        Path(f"copy/{name}.txt").write_text("Words.")
        Path(f"out/{name}.pdf").symlink_to(f"../copy/{name}.txt")
    _, said = briefing("-o", output, "--dask", cluster.file).communicate(timeout=60)
    assert "row 1 (Mali): out/Mali.pdf is what the pages are made of" in said
    assert "row 2 (Togo): out/Togo.pdf would replace copy/Togo.txt" in said
    for name in ("Mali", "Togo"):
        assert Path(f"copy/{name}.txt").read_text() == "Words."


def test_what_is_made_of_other_files_is_made_again(cluster: Cluster, place: Path) -> None:
    Path("rows.csv").write_text("country,share\nMali,1 %\nTogo,2 %\n")
    Path("mine.yaml").write_text("extends: briefing\nsays: x\n")
    call = ["-o", "out/{country}.pdf", "--dask", cluster.file, "--style", "mine.yaml"]

    def said() -> str:
        return briefing(*call, "--resume").communicate(timeout=60)[1]

    assert "2 briefs in out/;" in said()
    Path("copy/notes.txt").write_text("of no page")
    assert "2 briefs in out/ (2 of them as they were);" in said()
    Path("mine.yaml").write_text("extends: columns\nsays: x\n")
    assert "2 briefs in out/;" in said()


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (["--dask", "tcp://127.0.0.1:1"], 1, "error[dask.unreachable]"),
        (["--dask", "nothing.json"], 1, "error[dask.unreachable]"),
        (["--dask", "tcp://127.0.0.1:1", "--jobs", "2"], 2, "--jobs is for this machine"),
    ],
)
def test_a_cluster_that_is_not_there_is_a_fault(
    options: list[str], status: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefing.merge import cluster

    monkeypatch.setattr(cluster, "_TIMEOUT", 0.2)
    done = CliRunner().invoke(
        main, ["build", "copy", "--each", "rows.csv", "-o", "out/{country}.pdf", *options]
    )
    assert (done.exit_code, said in done.stderr) == (status, True), done.stderr
    assert not Path("out").exists()


@pytest.mark.usefixtures("place")
def test_a_url_that_no_file_system_knows_is_a_fault() -> None:
    to = "nowhere://x/{country}.pdf"
    done = CliRunner().invoke(main, ["build", "copy", "--each", "rows.csv", "-o", to])
    assert (done.exit_code, done.stderr.count("error[file.unwritable]")) == (1, 1)


@pytest.mark.usefixtures("place")
def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.merge import cluster

    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    done = CliRunner().invoke(
        main, ["build", "copy", "--each", "rows.csv", "-o", "{country}.pdf", "--dask", "x"]
    )
    assert "error[dask.not-installed]: --dask needs distributed, fsspec" in done.stderr
    assert 'pip install ".[dask]"' in done.stderr


@pytest.mark.usefixtures("place")
def test_a_url_takes_pages_without_a_cluster() -> None:
    import fsspec

    with suppress(FileNotFoundError):
        fsspec.filesystem("memory").rm("/merge", recursive=True)
    to = ["-o", "memory://merge/{country}.pdf", "--jobs", "1"]
    done = CliRunner().invoke(main, ["build", "copy", "--each", "rows.csv", *to])
    assert f"{COUNT - 1} briefs in memory://merge/, 1 row failed; manifest manifest.csv" in (
        done.stderr
    )
    system = fsspec.filesystem("memory")
    found = {Path(name).name for name in system.ls("/merge", detail=False)}
    assert found == set(listed("manifest.csv"))
    again = CliRunner().invoke(main, ["build", "copy", "--each", "rows.csv", *to, "--resume"])
    assert f"({COUNT - 1} of them as they were)" in again.stderr


def test_a_worker_of_another_version_is_not_trusted() -> None:
    from briefing.merge.cluster import Parcel, make_there

    (made,) = make_there(
        Parcel(MergeJob("copy"), "0.0", b""), [Task(make_row(1, {"country": "Mali"}))]
    )
    assert [fault.code for fault in made.faults] == ["dask.version"]
    assert made.faults[0].message.startswith("row 1 (Mali): a worker has briefing ")
