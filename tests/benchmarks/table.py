"""Figures become a table: aligned for a terminal, or Markdown for the README beside this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from tests.benchmarks.clock import ratio


class Table(NamedTuple):
    """What was asked, the columns, the rows, and what there is to say of them."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    says: Sequence[str] = ()

    def as_text(self) -> str:
        """The first column to the left, the others to the right."""
        lines = [self.columns, *self.rows]
        widths = [max(len(line[at]) for line in lines) for at in range(len(self.columns))]
        body = ["  ".join(_aligned(line, widths)).rstrip() for line in lines]
        return "\n".join([self.title, *body, *self.says])

    def as_markdown(self) -> str:
        """A heading, the table, a line for each remark."""
        rule = ["---", *["---:"] * (len(self.columns) - 1)]
        rows = [f"| {' | '.join(line)} |" for line in (self.columns, rule, *self.rows)]
        return "\n".join([f"### {self.title}", "", *rows, "", *(f"- {say}" for say in self.says)])


class Goal(NamedTuple):
    """A figure that has a limit."""

    what: str
    is_: float
    most: float
    unit: str = ""

    def __str__(self) -> str:
        verdict = "met" if self.is_ <= self.most else "NOT MET"
        return (
            f"{self.what}: {self.is_:.2f}{self.unit}, at most {self.most:g}{self.unit}: {verdict}"
        )


def _aligned(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    pairs = list(zip(line, widths, strict=True))
    return [pairs[0][0].ljust(pairs[0][1]), *(text.rjust(width) for text, width in pairs[1:])]


def compared(
    title: str,
    walls: Mapping[str, Sequence[float]],
    bases: Sequence[str],
    *,
    more: Mapping[str, Mapping[str, str]] | None = None,
    says: Iterable[str] = (),
) -> Table:
    """Seconds of each round become a row a name, and its ratio to each base, fastest first."""
    more = more or {}
    rows = []
    for name, times in sorted(walls.items(), key=lambda pair: median(pair[1])):
        figures = [f"{time * 1000:.1f}" for time in (median(times), min(times), max(times))]
        ratios = [f"{ratio(times, walls[base]):.2f}" for base in bases]
        rows.append([name, *figures, *(column[name] for column in more.values()), *ratios])
    heads = ["", "median ms", "min", "max", *more, *(f"/ {base}" for base in bases)]
    return Table(title, heads, rows, tuple(says))
