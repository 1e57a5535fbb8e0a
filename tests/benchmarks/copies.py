"""What numbered copies cost: `python -m tests.benchmarks.copies [FOLDER [INTO]]`.

Each count is made in a process of its own, from the import on. The PDFs stay in the folder INTO, if
one is named, for veraPDF to judge.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import SECTIONS

_COUNTS = (1, 10, 100, 1000)
_HEAD = "copies      s  MB held       kB  kB a copy  1.5 x one + 2 kB each"
# Named holders cost more than numbers alone: letters to shape, and a name in every list.
_PROGRAM = """
import resource, sys, time
start = time.perf_counter()
from pathlib import Path
from tempfile import TemporaryDirectory
from briefing.pipeline import Pipeline
from briefing.workflows.copies import make_copies
folder, count, into = sys.argv[1], int(sys.argv[2]), sys.argv[3]
with TemporaryDirectory() as place:
    rows = "".join(f"Ambassador {number} of the Republic\\n" for number in range(count))
    holders = Path(place, "holders.csv")
    holders.write_text("holder\\n" + rows)
    (edition,) = make_copies(Pipeline(), folder, holders).editions
seconds = time.perf_counter() - start
if into:
    Path(into, f"copies-{count}.pdf").write_bytes(edition.pdf)
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, len(edition.pdf))
"""


def main(folder: Path, into: str) -> None:
    """Print a row a count: seconds, the most memory held, the size and what it may be."""
    print(_HEAD)
    one = 0
    for count in _COUNTS:
        call = [sys.executable, "-c", _PROGRAM, str(folder), str(count), into]
        done = subprocess.run(call, capture_output=True, text=True, check=True)
        seconds, memory, size = map(float, done.stdout.split())
        one = one or size
        more = f"{(size - one) / (count - 1) / 1000:10.2f}" if count > 1 else f"{'-':>10}"
        limit = (1.5 * one + 2000 * count) / 1000
        print(f"{count:6} {seconds:6.2f} {memory:8.0f} {size / 1000:8.0f} {more} {limit:21.0f}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(Path(given[0]) if given else SECTIONS, given[1] if given[1:] else "")
