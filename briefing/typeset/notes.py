"""Sets notes one behind the other, and those of a table below it."""

from __future__ import annotations

import math
from collections.abc import Iterable

from briefing.brief.model import Copy, NoteMark, Run
from briefing.brief.tables import Table
from briefing.language.language import Language
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.block import Block, Placed
from briefing.typeset.paragraph import Composer
from briefing.units import Pt

# White between two notes, behind which a line may end; between a label and its words none may.
_BETWEEN, _BEHIND = "\u2002 ", "\u2002"


def run_on(notes: Iterable[Copy]) -> Copy | None:
    """Notes one behind the other, as one text; None without any."""
    runs, parts = list[Run](), list[Copy]()
    for note in notes:
        if runs:
            runs[-1] = runs[-1]._replace(text=f"{runs[-1].text}{_BETWEEN}")
        runs += note.runs
        parts += note.parts or (note,)
    return Copy(tuple(runs), parts[0].span, parts=tuple(parts)) if parts else None


def over_notes(
    block: Block, table: Table, sheet: Stylesheet, composer: Composer, *, measure: Pt, indent: Pt
) -> Block:
    """A table above its own note and those of its marks; itself, if it has none.

    They are so deep that what follows stands on the grid of the text.
    """
    own = (_remark(table.note, composer.shaper.language),) if table.note else ()
    copy = run_on((*own, *table.footnotes))
    if copy is None:
        return block
    text = composer.paragraph(copy, sheet.type.footer, measure, tag=None)
    quarter = sheet.baseline / 4
    depth = math.ceil((block.depth + text.depth) / quarter - 0.01) * quarter
    placed = Placed(Pt(0), Pt(0), block), Placed(indent, block.depth, text)
    return Block(Pt(depth), children=placed, whole=True)


def _remark(note: Copy, language: Language) -> Copy:
    """What a table has to say of itself, behind the word "Note"."""
    word, part = language.words.note, NoteMark("", part="remark")
    label = Run(text=f"{word}{_BEHIND}", bold=True, spoken=f"{word}: ", note=part)
    runs = (label, *(run._replace(note=part) for run in note.runs))
    return note._replace(runs=runs)
