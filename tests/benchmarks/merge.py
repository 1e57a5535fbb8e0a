"""Whether a merge lasts: `python -m tests.benchmarks.merge [FEW MANY [JOBS]]`.

Two runs of the command over the shipped brief, with a country and a number of its own in each row:
the rate of each once it is under way, and the most memory that any of its processes held, which
the system keeps for whoever waits for them. The rate is by the files' times, so that starting is
no part of it.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from tests.conftest import SECTIONS

_FEW, _MANY = 200, 10_000
_MOST_MB = 120
_PAUSE = 0.25  # seconds between two looks at the processes


def main(few: int, many: int, jobs: str | None) -> None:
    """Print a row a run, and how the two compare."""
    print("rows       s   a second  MB at most")
    rates = []
    for count in (few, many):
        with tempfile.TemporaryDirectory() as place:
            seconds, rate, memory = measure(Path(place), count, jobs)
        rates.append(rate)
        mark = "" if memory < _MOST_MB else " too much"
        print(f"{count:6,} {seconds:7.1f} {rate:8.2f} {memory:11.1f}{mark}")
    print(f"the rate of {many:,} is {rates[1] / rates[0]:.0%} of that of {few:,}")


def measure(place: Path, count: int, jobs: str | None) -> tuple[float, float, float]:
    """Seconds, pages a second while they come, and MB that the largest process held."""
    folder = place / "template"
    shutil.copytree(SECTIONS, folder)
    head = (folder / "brief.yaml").read_text("utf-8").split("standfirst:", 1)
    title = 'title: "{country} and the new defence plans"\n'
    kept = head[0].split("kicker:")[1]
    text = f'{title}kicker:{kept}standfirst:{head[1]}reference: "{{number}}"\n'
    (folder / "brief.yaml").write_text(text, "utf-8")
    rows = place / "rows.csv"
    with rows.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["number", "country"])
        writer.writerows((f"N-{number}", f"Country {number}") for number in range(count))
    program = [sys.executable, "-m", "briefing", "build", str(folder), "--each", str(rows)]
    program += ["-o", f"{place}/out/{{number}}.pdf", *(["--jobs", jobs] if jobs else [])]
    running = subprocess.Popen(program, stderr=subprocess.PIPE, text=True)
    is_done, peaks = Event(), dict[int, float]()
    watching = Thread(target=_watch, args=(running.pid, is_done, peaks))
    watching.start()
    _, said = running.communicate()
    is_done.set()
    watching.join()
    if running.returncode:
        raise SystemExit(said)
    times = sorted(path.stat().st_mtime for path in (place / "out").glob("*.pdf"))
    spent = times[-1] - times[0]
    return spent, (len(times) - 1) / spent, max(peaks.values())


def _watch(pid: int, is_done: Event, peaks: dict[int, float]) -> None:
    """The high-water mark of a process and its children, as the system has it, in MB."""
    while not is_done.wait(_PAUSE):
        with suppress(OSError):  # one has ended
            children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
            for each in (pid, *map(int, children.split())):
                status = Path(f"/proc/{each}/status").read_text("ascii")
                marks = [line.split()[1] for line in status.splitlines() if "VmHWM" in line]
                held = [int(mark) * 1024 / 1e6 for mark in marks]
                peaks[each] = max([peaks.get(each, 0.0), *held])


if __name__ == "__main__":
    os.environ.pop("SOURCE_DATE_EPOCH", None)
    given = sys.argv[1:]
    main(*(map(int, given[:2]) if given else (_FEW, _MANY)), given[2] if given[2:] else None)
