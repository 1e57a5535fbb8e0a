"""How long a workbook of 100,000 cells takes to read: `python -m tests.benchmarks.workbook`."""

from __future__ import annotations

from statistics import median
from time import process_time

from briefing.collector import uncollected
from briefing.spreadsheets.workbook import open_workbook
from tests.spreadsheets.books import large

_ROUNDS = 9


def read_once(data: bytes) -> float:
    """Seconds of a processor for all cells of the sheet, without a collection, as in a build."""
    open_workbook.cache_clear()
    start = process_time()
    with uncollected():
        open_workbook(data).read("Summary")
    return process_time() - start


def main() -> None:
    """Print a row for each workbook: its cells, and the median of some rounds."""
    print("  cells   seconds of a processor")
    for rows in (1_000, 10_000):
        data = large(rows)
        spent = median(read_once(data) for _ in range(_ROUNDS))
        print(f"{10 * rows:>7,}   {spent:.3f}")


if __name__ == "__main__":
    main()
