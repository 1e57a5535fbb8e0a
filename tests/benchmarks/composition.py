"""Line breaking beside first-fit: `python -m tests.benchmarks.composition [BRIEFS]`."""

from __future__ import annotations

import sys
from itertools import groupby

from tests.typeset.composition import Pair, corpus

_HEAD = f"{'role':16} {'paragraphs':>10} {'plain':>6} {'first-fit':>10} {'ours':>6} {'ratio':>6}"


def main(count: int) -> None:
    """Print raggedness by role, in thousandths of the measure squared."""
    pairs = sorted(corpus(count), key=lambda pair: pair.role)
    print(f"{_HEAD} {'fragments: plain':>17} {'ours':>5}")
    for role, group in groupby(pairs, key=lambda pair: pair.role):
        _print(role, list(group))
    _print("all", pairs)


def _print(role: str, pairs: list[Pair]) -> None:
    long = [pair for pair in pairs if len(pair.ours.widths) > 2]
    if not long:
        return
    plain = sum(pair.plain.raggedness for pair in long) / len(long) * 1000
    first = sum(pair.first_fit.raggedness for pair in long) / len(long) * 1000
    ours = sum(pair.ours.raggedness for pair in long) / len(long) * 1000
    print(
        f"{role:16} {len(long):10} {plain:6.2f} {first:10.2f} {ours:6.2f} {ours / first:6.2f}"
        f" {sum(pair.plain.is_fragment for pair in pairs):17}"
        f" {sum(pair.ours.is_fragment for pair in pairs):5}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 60)
