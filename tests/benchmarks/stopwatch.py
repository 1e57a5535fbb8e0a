"""Builds become milliseconds by stage: `python -m tests.benchmarks.stopwatch OUT FOLDER...`.

Prints a JSON list, for each build the time of every stage alone: shaping happens within fitting
and tagging within drawing, and neither counts twice. The rooms' doors are wrapped from outside;
nothing in the product knows of this. What a stage loads when it first runs is part of it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from time import perf_counter
from typing import Any

STAGES = (
    "load",
    "read",
    "evidence",
    "shape",
    "fit",
    "draw",
    "tag",
    "embed",
    "write",
    "disk",
    "rest",
)


class Stopwatch:
    """Knows which stage is on, and how long each was."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self.entered = dict.fromkeys(STAGES, 0)
        self._open = ["rest"]
        self._since = perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the block as this stage, and not as the one around it."""
        self._turn()
        self.entered[name] += 1
        self._open.append(name)
        try:
            yield
        finally:
            self._turn()
            self._open.pop()

    def take(self) -> dict[str, float]:
        """Milliseconds by stage since it was last asked."""
        self._turn()
        spent, self.spent = self.spent, dict.fromkeys(STAGES, 0.0)
        return {name: seconds * 1000 for name, seconds in spent.items()}

    def wrap(self, holder: Any, name: str, stage: str) -> None:
        """Count every call of a function of a module or a class."""
        inner: Callable[..., Any] = getattr(holder, name)

        @wraps(inner)
        def timed(*arguments: Any, **options: Any) -> Any:
            with self.stage(stage):
                return inner(*arguments, **options)

        setattr(holder, name, timed)

    def wrap_all(self, holder: type, stage: str) -> None:
        """Count every call of every method of a class."""
        for name, member in list(vars(holder).items()):
            if callable(member) and not name.startswith("__"):
                self.wrap(holder, name, stage)

    def _turn(self) -> None:
        now = perf_counter()
        self.spent[self._open[-1]] += now - self._since
        self._since = now


def wrap_the_house(watch: Stopwatch) -> None:
    """Stand at the door of every room."""
    from briefing import pipeline
    from briefing.evidence import check
    from briefing.pdf import fonts
    from briefing.pdf.document import ReportLabBackend
    from briefing.pdf.objects import Document
    from briefing.pdf.tagging import StructureTree
    from briefing.typeset.shaping import Shaper

    for name in ("read_brief", "read_options"):
        watch.wrap(pipeline, name, "read")
    watch.wrap(pipeline.Pipeline, "styles_of", "read")
    watch.wrap(check, "check_evidence", "evidence")
    watch.wrap(pipeline, "_evidence_faults", "evidence")
    watch.wrap(pipeline, "fit", "fit")
    watch.wrap(Shaper, "shape", "shape")
    watch.wrap(ReportLabBackend, "print", "draw")
    watch.wrap_all(StructureTree, "tag")
    watch.wrap(fonts, "subset", "embed")
    watch.wrap(fonts.TrueTypeFont, "objects", "embed")
    watch.wrap(Document, "to_bytes", "write")


def main(out: Path, folders: list[str]) -> list[dict[str, float]]:
    """Build each folder with one builder, and write it."""
    watch, spent = Stopwatch(), []
    with watch.stage("load"):
        from briefing import Builder
        from briefing.files.atomic import write_whole

        wrap_the_house(watch)
        builder = Builder()
    for folder in folders:
        pdf = builder.build(folder).pdf
        with watch.stage("disk"):
            write_whole(out, pdf)
        spent.append(watch.take())
    assert all(watch.entered[name] for name in STAGES[:-1]), watch.entered
    return spent


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))
