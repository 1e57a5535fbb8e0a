"""The benchmarks beside the peers: `python -m tests.benchmarks [QUESTION]... [--rounds N]`.

Each question prints its tables, with the goals that it has and whether they are met. Without a
question all are asked. Peers are installed once, from PyPI, in an environment of their own.
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from tests.benchmarks.machine import described
from tests.benchmarks.scene import PEERS, ROOT, Scene, prepare

# Each is a module here whose `tables` answers it, from a scene with at least `VARIANTS` briefs.
QUESTIONS = {
    "cold": "one page from nothing: build, check, --help, each peer",
    "warm": "one more page from a running process",
    "batch": "many different briefs by two processes",
    "growth": "how the cost grows with words, sections, figures and briefs",
    "capacity": "how many words a page of each style holds",
    "many": "1,000 different briefs by one process: its rate, its memory",
    "stages": "where the time of a build goes, stage by stage",
    "sums": "what a million briefs take",
}


def main() -> None:
    """Ask what the command line asks."""
    given = _parsed(list(QUESTIONS))
    scene = Scene(
        rounds=given.rounds,
        count=given.count,
        peers=tuple(name for name in PEERS if name in given.only.split(",")),
        python=given.python.absolute(),
        place=given.place.absolute(),
    )
    asked = [import_module(f"tests.benchmarks.{name}") for name in given.questions or QUESTIONS]
    needed = (getattr(question, "VARIANTS", scene.count) for question in asked)
    prepare(scene, max(needed, default=1))
    lines = described()
    print(f"```\n{lines}\n```" if given.markdown else lines, end="\n\n", flush=True)
    for question in asked:
        for table in question.tables(scene):
            print(table.as_markdown() if given.markdown else table.as_text(), end="\n\n")
            sys.stdout.flush()


def _parsed(there: list[str]) -> argparse.Namespace:
    told = "\n".join(f"  {name:8} {QUESTIONS[name]}" for name in there)
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks",
        description=f"{__doc__}\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("questions", nargs="*", choices=[*there, []], metavar="QUESTION")
    parser.add_argument("--rounds", type=int, default=15, metavar="N", help="default 15")
    parser.add_argument(
        "--count", type=int, default=200, metavar="N", help="briefs of a batch, default 200"
    )
    parser.add_argument(
        "--only", default=",".join(PEERS), metavar="PEERS", help="some of the peers, or none"
    )
    parser.add_argument(
        "--python",
        type=Path,
        default=Path(sys.executable),
        help="the interpreter whose briefing is timed, default this one",
    )
    parser.add_argument(
        "--place", type=Path, default=ROOT / ".cache/benchmarks", help="where the files go"
    )
    parser.add_argument("--markdown", action="store_true", help="tables for the README")
    return parser.parse_args()


if __name__ == "__main__":
    main()
