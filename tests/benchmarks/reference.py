"""What numbers by reference add to a warm page: `python -m tests.benchmarks.reference`.

The same page is built again and again by one Builder, its three figures typed, or taken from a file
of data; turn by turn, so that whatever else the machine does slows all of them.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from statistics import median
from time import process_time

from briefing import Builder
from tests.spreadsheets.books import xlsx

_ROUNDS = 60
_ROWS = 500
_NAMES = ("North", "East", "West")
_PLACES = {
    "typed": '"{value}"',
    "workbook": "{{file: data.xlsx, cell: Summary!B{row}}}",
    "CSV": "{{file: data.csv, row: {name}, column: Value}}",
    "JSON": "{{file: data.json, key: values.{name}}}",
}


def folder(place: Path, written: str) -> Path:
    """A brief of three figures, each with its value as it is written."""
    place.mkdir()
    rows = [(_NAMES[n] if n < len(_NAMES) else f"Row {n}", 1000.5 + n) for n in range(_ROWS)]
    cells = {f"A{n}": name for n, (name, _) in enumerate(rows, start=1)}
    cells |= {f"B{n}": (value, "#,##0.0") for n, (_, value) in enumerate(rows, start=1)}
    place.joinpath("data.xlsx").write_bytes(xlsx(Summary=cells))
    lines = "".join(f"{name},{value}\n" for name, value in rows)
    place.joinpath("data.csv").write_text(f"Name,Value\n{lines}", "utf-8")
    place.joinpath("data.json").write_text(json.dumps({"values": dict(rows)}), "utf-8")
    figures = "".join(
        f"- {{label: {name}, value: "
        + written.format(name=name, row=n + 1, value=f"{1000.5 + n:,}")
        + "}\n"
        for n, name in enumerate(_NAMES)
    )
    place.joinpath("brief.yaml").write_text("title: Results\n", "utf-8")
    place.joinpath("results.yaml").write_text(f"title: Results\nfigures:\n{figures}", "utf-8")
    return place


def main() -> None:
    """Print a row for each kind of file: the median of a warm build, and what it adds."""
    builder = Builder()
    with tempfile.TemporaryDirectory() as above:
        briefs = {kind: folder(Path(above) / kind, text) for kind, text in _PLACES.items()}
        spent: dict[str, list[float]] = {kind: [] for kind in briefs}
        for _ in range(_ROUNDS):
            for kind, place in briefs.items():
                start = process_time()
                builder.build(place)
                spent[kind].append(1000 * (process_time() - start))
    typed = median(spent["typed"])
    print(f"{'':10} {'ms':>6} {'added':>6}")
    for kind, times in spent.items():
        print(f"{kind:10} {median(times):>6.1f} {median(times) - typed:>6.1f}")


if __name__ == "__main__":
    main()
