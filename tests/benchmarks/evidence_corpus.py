"""What evidence tells of errors planted into right briefs.

`python -m tests.benchmarks.evidence_corpus FOLDER...` takes briefs with their saved sources, or
folders of them, else those of the tests. It prints the alarms that the right briefs raise, and by
kind and by brief how many errors were planted and caught.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tests.benchmarks.table import Table
from tests.evidence.planted import Outcome, Verdict, run

CORPUS = Path(__file__).parent.parent / "evidence/corpus"


def tables(outcomes: Sequence[Outcome], seconds: float) -> list[Table]:
    """Numbers and alarms by brief, then errors by kind and by brief."""
    every = [(outcome.name, verdict) for outcome in outcomes for verdict in outcome.verdicts]
    return [
        _numbers(outcomes),
        _caught("Errors by kind", every, lambda pair: pair[1].plant.kind),
        _caught("Errors by brief", every, lambda pair: pair[0])._replace(
            says=(f"{seconds:.0f} s in all",)
        ),
    ]


def _numbers(outcomes: Sequence[Outcome]) -> Table:
    rows = [
        [
            o.name,
            str(sum(o.counts.values())),
            str(o.counts.get("unsupported", 0)),
            str(len(o.alarms)),
        ]
        for o in outcomes
    ]
    totals = [str(sum(int(row[at]) for row in rows)) for at in range(1, 4)]
    return Table(
        "Right briefs", ("brief", "numbers", "unsupported", "alarms"), [*rows, ["all", *totals]]
    )


def _caught(
    title: str,
    every: Iterable[tuple[str, Verdict]],
    key: Callable[[tuple[str, Verdict]], str],
) -> Table:
    groups = defaultdict[str, list[Verdict]](list)
    for pair in every:
        groups[key(pair)].append(pair[1])
        groups["all"].append(pair[1])
    whole = groups.pop("all", [])
    rows = [_row(name, verdicts) for name, verdicts in sorted(groups.items())]
    columns = ("", "planted", "caught", "of them by name", "%")
    return Table(title, columns, [*rows, _row("all", whole)])


def _row(name: str, verdicts: Sequence[Verdict]) -> list[str]:
    caught = [verdict for verdict in verdicts if verdict.is_caught]
    by_name = [verdict for verdict in caught if not verdict.at_its_place]
    share = 100 * len(caught) / max(len(verdicts), 1)
    return [name, str(len(verdicts)), str(len(caught)), str(len(by_name)), f"{share:.1f}"]


def main() -> None:
    """Judge the briefs that the command line names."""
    from time import perf_counter

    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.evidence_corpus")
    parser.add_argument("folders", nargs="*", type=Path, help="a brief, or a folder of briefs")
    parser.add_argument("--most", type=int, default=25, help="errors of a kind and brief")
    parser.add_argument("--kind", default="", help="errors of one kind alone")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--missed", action="store_true", help="list what was not caught")
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    began = perf_counter()
    with tempfile.TemporaryDirectory() as place:
        outcomes = [
            run(brief, Path(place), given.most, given.seed, kind=given.kind)
            for brief in briefs(given.folders or [CORPUS])
        ]
    for table in tables(outcomes, perf_counter() - began):
        print(table.as_markdown() if given.markdown else table.as_text(), end="\n\n")
    for outcome in outcomes:
        for alarm in outcome.alarms:
            print(f"ALARM {outcome.name}: {alarm}")
    for outcome in outcomes:
        for verdict in outcome.verdicts:
            if given.missed and not verdict.is_caught:
                print(f"MISSED {outcome.name}: {verdict.plant}")


def briefs(folders: Iterable[Path]) -> list[Path]:
    """The briefs that some folders are, or hold."""
    found = []
    for folder in folders:
        inside = sorted(path.parent for path in folder.glob("*/brief.yaml"))
        found += [folder] if (folder / "brief.yaml").exists() else inside
    return found


if __name__ == "__main__":
    main()
