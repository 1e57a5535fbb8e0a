"""What each program here is called with becomes pages made; the same for all of them.

    program --one OUT DATA          one page, in a process of its own
    program --warm DATA...          each in this process; prints its milliseconds, as JSON
    program --batch OUTDIR DATA...  all of them by two processes, forked after the imports

Standard library only: the programs run in environments that hold nothing of ours.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

# Makes one page: the path of its data, and where the PDF goes.
Make = Callable[[str, str], object]
_WORKERS = 2


def answer(make: Make) -> None:
    """Do what the command line asks."""
    first, *more = sys.argv[1:]
    if first == "--warm":
        _warm(make, more)
    elif first == "--batch":
        _batch(make, more[0], more[1:])
    else:
        make(more[1], more[0])


def _warm(make: Make, inputs: list[str]) -> None:
    import json
    import tempfile

    times = []
    with tempfile.TemporaryDirectory() as place:
        for data in inputs:
            out = _out(place, data)
            start = time.perf_counter()
            make(data, out)
            times.append((time.perf_counter() - start) * 1000)
    print(json.dumps(times))


def _batch(make: Make, place: str, inputs: list[str]) -> None:
    workers = []
    for number in range(_WORKERS):
        worker = os.fork()
        if worker == 0:
            failed = 1
            try:
                for data in inputs[number::_WORKERS]:
                    make(data, _out(place, data))
                failed = 0
            finally:
                os._exit(failed)
        workers.append(worker)
    statuses = [os.waitpid(worker, 0)[1] for worker in workers]
    if any(statuses):
        sys.exit("a worker failed")


def _out(place: str, data: str) -> str:
    return os.path.join(place, os.path.splitext(os.path.basename(data))[0] + ".pdf")
