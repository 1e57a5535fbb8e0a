"""The long fuzz: `python -m tests.fuzz --inputs 200000 --workers 2 [--kind svg] [--seed n]`.

Prints for each kind how many inputs were built, refused with faults, or ended otherwise; how many
took over 5 s of processor time or 500 MB; and saves each of the latter three in a folder, where
`--replay FILE` finds it.
"""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from signal import SIGINT, default_int_handler, signal
from tempfile import TemporaryDirectory

from tests.conftest import ROOT
from tests.fuzz import KINDS, made
from tests.fuzz.case import packed, run, unpacked
from tests.fuzz.watchdog import Finding, Plan, Tally, fuzz

COLUMNS = "kind inputs built refused unforeseen >5s >500MB slowest(s) most(MB)".split()


def main() -> int:
    """Do what the command line asks; 1 where anything was found."""
    given = _parsed()
    signal(SIGINT, default_int_handler)  # which a shell has jobs in the background ignore
    if given.replay:
        return _replay(given.replay)
    kinds = given.kind or list(KINDS)
    shares = {kind: KINDS[kind][1] for kind in kinds}
    counts = {kind: given.inputs * share // sum(shares.values()) for kind, share in shares.items()}
    tallies = {kind: Tally() for kind in kinds}
    given.failures.mkdir(parents=True, exist_ok=True)
    try:
        for finding in fuzz(Plan(counts, given.seed, given.workers), tallies):
            _keep(finding, given.failures)
    except KeyboardInterrupt:
        print("stopped; so far:")
    print(_table(tallies))
    return int(any(tally.found for tally in tallies.values()))


def _replay(path: Path) -> int:
    """Run a saved input in this process, and show how it ends."""
    with TemporaryDirectory() as place:
        try:
            print(run(unpacked(path.read_bytes()), Path(place)))
        except Exception:
            traceback.print_exc()
            return 1
    return 0


def _keep(finding: Finding, folder: Path) -> None:
    """Save an input, and say in a line what became of it."""
    path = folder / f"{finding.kind}-{finding.seed}.zip"
    path.write_bytes(packed(made(finding.kind, finding.seed)))
    path.with_suffix(".txt").write_text(finding.said, "utf-8")
    last = (finding.said.strip().splitlines() or [""])[-1][:200]
    print(f"{path}: {finding.what}: {last}", flush=True)


def _table(tallies: dict[str, Tally]) -> str:
    rows = [COLUMNS, *([kind, *tally.row()] for kind, tally in tallies.items())]
    total = Tally()
    for tally in tallies.values():
        total.add(tally)
    rows.append(["all", *total.row()])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{c:>{w}}" for c, w in zip(row, widths, strict=True)) for row in rows)
    return "\n".join(lines)


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.fuzz",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--inputs", type=int, default=10_000, help="how many, of all kinds together"
    )
    parser.add_argument("--workers", type=int, default=1, help="how many processes try them")
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="only this kind")
    parser.add_argument("--seed", type=int, default=0, help="the first input's seed")
    parser.add_argument(
        "--failures", type=Path, default=ROOT / ".cache/fuzz", help="where failures go"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run a saved input again")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
