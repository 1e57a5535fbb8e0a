"""Cells become the rows of a long table: on the baseline grid, under a rule, at any length."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from briefing.brief.model import Copy, own_words
from briefing.style.stylesheet import Stylesheet, TextStyle
from briefing.typeset.block import Block, Drawn, Placed, Scope
from briefing.typeset.paragraph import Composer
from briefing.units import Pt, Rect

# The title of a sheet, in parts of a brief's headline: the table is what it is for.
_TITLE = 0.7
# A part of a line that is none.
_ROUNDING = 1e-6


class SheetSetter(NamedTuple):
    """What a long table is set with: its columns' parts of the `measure`, and the faces.

    A source's words are as they are: one wider than its column parts anywhere.
    """

    sheet: Stylesheet
    composer: Composer
    widths: tuple[float, ...]
    measure: Pt

    def title(self, copy: Copy) -> Block:
        """The sheet's heading, in the headline's face."""
        return self.text(copy, self.title_style, "H1")

    @property
    def title_style(self) -> TextStyle:
        """The headline's, smaller, two steps of the grid from line to line."""
        style, leading = self.sheet.type.headline, Pt(2 * self.sheet.baseline)
        return style._replace(size=Pt(style.size * _TITLE), leading=leading)

    def text(self, copy: Copy, style: TextStyle, tag: str) -> Block:
        """A text as wide as the table, so deep that what follows is on the grid."""
        block = self.composer.paragraph(copy, style, self.measure, tag=tag, anywhere=True)
        return block._replace(depth=self._on_grid(block.depth))

    def row(self, cells: Sequence[Copy]) -> Block:
        """A row; its first cell is its head."""
        blocks = [self._cell(copy, at) for at, copy in enumerate(cells)]
        return self._ruled([_scoped(blocks[0], "Row", cells[0]), *blocks[1:]], "TR")

    def heads(self, cells: Sequence[Copy]) -> Block:
        """The row of the columns' heads, which a screen reader meets once."""
        pairs = zip(self._heads(cells), cells, strict=True)
        return self._ruled([_scoped(block, "Column", copy) for block, copy in pairs], "TR")

    def heads_again(self, cells: Sequence[Copy]) -> Block:
        """The same as an artifact, for the pages that follow (ISO 32000-1, 14.8.2.2.2)."""
        furniture = [
            block._replace(tag=None, artifact="Pagination") for block in self._heads(cells)
        ]
        return self._ruled(furniture, None)

    def _heads(self, cells: Sequence[Copy]) -> list[Block]:
        return [self._cell(copy, at, head=True) for at, copy in enumerate(cells)]

    def _cell(self, copy: Copy, at: int, *, head: bool = False) -> Block:
        style = self.sheet.type.table_head if head else self.sheet.type.cell
        gutter = self.sheet.table.gutter if at < len(self.widths) - 1 else 0
        measure = Pt(self.widths[at] * self.measure - gutter)
        # An empty cell is an element all the same, so that columns stay columns.
        words = copy if copy.runs else own_words(" ")
        return self.composer.paragraph(words, style, measure, tag="TD", anywhere=True)

    def _ruled(self, blocks: Sequence[Block], tag: str | None) -> Block:
        """Cells side by side below some white, the rule in its middle; all on the grid."""
        white = self.white
        lefts = [Pt(sum(self.widths[:at]) * self.measure) for at in range(len(blocks))]
        placed = (Placed(left, white, block) for left, block in zip(lefts, blocks, strict=True))
        depth = Pt(white + self._on_grid(max(block.depth for block in blocks)))
        rule = Rect(Pt(0), Pt(white / 2), self.measure, self.sheet.space.rule)
        boxes = (Drawn(rule, self.sheet.colours.ink),)
        return Block(depth, tag, children=tuple(placed), boxes=boxes)

    @property
    def white(self) -> Pt:
        """What parts a row from the next: a step of the grid, which is half a line."""
        return Pt(self.sheet.baseline / 2)

    def _on_grid(self, depth: float) -> Pt:
        return Pt(math.ceil(depth / self.white - _ROUNDING) * self.white)


def _scoped(block: Block, scope: Scope, copy: Copy) -> Block:
    """A cell that heads a row or a column; one without a text heads nothing."""
    return block._replace(tag="TH", scope=scope) if copy.runs else block
