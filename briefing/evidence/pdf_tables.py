"""The tables of a PDF's page by where its words stand: rows by baselines, columns by edges."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.evidence.aligned_tables import Fragment, Line, aligned_tables
from briefing.evidence.source_tables import SourceTable
from briefing.evidence.source_text import RAISED


@dataclass(slots=True)
class Shown:
    """Words that a page shows: where they begin and end, their baseline and size, in its units."""

    left: float
    right: float
    baseline: float
    size: float
    text: str


# In ems. A wider gap is between columns, a narrower one within a word; a smaller letter as high
# over its line is raised; and lines as far apart are not of one block.
_COLUMN, _WORD, _RAISED, _APART = 0.5, 0.15, 0.15, 3.5
SMALL = 0.85  # how large raised letters are at most
_SAME_LINE = 0.55  # ems between the baselines of a line's letters, raised ones among them


def add_shown(shown: list[Shown], new: Shown) -> None:
    """Add what a page shows next, which often goes on with what it showed last."""
    last = shown[-1] if shown else None
    if last and last.baseline == new.baseline and last.size == new.size:
        gap = (new.left - last.right) / max(new.size, 1)
        if -_WORD < gap < _WORD:
            last.text += new.text
            last.right = new.right
            return
    shown.append(new)


def page_tables(shown: Sequence[Shown], place: str) -> tuple[SourceTable, ...]:
    """The tables of a page, whose cells all have the same place."""
    words = [each for each in shown if each.text.strip() and each.size > 0]
    if not any(char.isdigit() for each in words for char in each.text):
        return ()
    fragments, before = list[Line](), 0.0
    for line in _lines(words):
        main = max(line, key=lambda part: (part.size, len(part.text)))
        if before - main.baseline > _APART * main.size:
            fragments.append([])
        fragments.append(_fragments(line, main, place))
        before = main.baseline
    return aligned_tables(fragments)


def _lines(words: Sequence[Shown]) -> Iterator[list[Shown]]:
    """The words of each line from the top on, raised ones with those that they stand beside."""
    line: list[Shown] = []
    for each in sorted(words, key=lambda each: -each.baseline):
        size = max(each.size, line[0].size) if line else 0
        if line and line[0].baseline - each.baseline > _SAME_LINE * size:
            yield line
            line = []
        line.append(each)
    if line:
        yield line


def _fragments(line: list[Shown], main: Shown, place: str) -> list[Fragment]:
    """The words of a line from left to right, those with no more than a space between as one."""
    parts = list[Fragment]()
    for each in sorted(line, key=lambda part: part.left):
        is_raised = each.size <= SMALL * main.size and (
            each.baseline - main.baseline >= _RAISED * main.size
        )
        text = each.text.translate(RAISED) if is_raised else each.text
        gap = (each.left - parts[-1].right) / main.size if parts else _COLUMN
        if gap >= _COLUMN:
            parts.append(Fragment(each.left, each.right, text, place))
            continue
        last = parts[-1]
        space = " " if gap >= _WORD and not is_raised else ""
        right = max(last.right, each.right)
        parts[-1] = last._replace(right=right, text=f"{last.text}{space}{text}")
    return parts
