"""Arrangements: other ways in which a style may divide the page for a brief that it does not hold.

A style has one arrangement by design. Those that its ladder names beside it are tried in turn, in
type of the size as designed, before type gets smaller: lower charts; titles over their text,
which has both lanes; figures abreast in a wider rail; a strip of figures over two columns.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from briefing.style.draft import Draft
from briefing.style.stylesheet import Grid, Layout, Place


class Titles(Enum):
    """Where titles of sections stand: in their own lane, or over their text."""

    LANE = "lane"
    OVER = "over"


class Arrangement:
    """What an arrangement changes of its style; None where it changes nothing.

    `says` is how reports name it. Titles stand `over` their text. `figures` is where key figures
    stand, `abreast` how many in a row of the rail, `columns` how many the text has. One that
    `is_last` is for copy that fits in no other way, in the smallest type. `changes` are
    drafts by the style's keys, such as `type`, that go over the style's own. `written` is all of
    it, by the keys of a style's file. Compared by identity, as part of cache keys.
    """

    __slots__ = "abreast", "changes", "columns", "figures", "is_last", "over", "says", "written"

    def __init__(self, written: Mapping[str, Any]) -> None:
        self.written = written
        self.says: str = written["says"].text
        self.over = written.get("titles") is Titles.OVER
        self.figures: Place | None = written.get("figures")
        self.abreast: int = written.get("abreast", 1)
        self.columns: int | None = written.get("columns")
        self.is_last: bool = written.get("last", False)
        self.changes = {key: part for key, part in written.items() if isinstance(part, Draft)}

    @property
    def spaced(self) -> bool:
        """Whether all that it changes are distances and measures."""
        return self.written.keys() <= {"says", "last", "space", "callout", "chart", "type", "fills"}

    @property
    def needs_charts(self) -> bool:
        """Whether charts are all that it changes."""
        return self.written.keys() == {"says", "chart"}

    def layout(self, layout: Layout) -> Layout:
        """The style's layout with what this arrangement changes of it."""
        return layout._replace(
            figures=self.figures or layout.figures,
            columns=self.columns or layout.columns,
            abreast=self.abreast,
        )

    def grid(self, grid: Grid) -> Grid:
        """The columns that each lane spans, together as many as before.

        Text in two columns has half of the page in each. A rail of figures abreast is so much
        wider, but leaves a third of the page to the text.
        """
        full, label, text, rail = grid.full, grid.label, grid.text, grid.rail
        if self.columns == 2:
            half = full // 2
            return grid._replace(label=0, text=half, rail=full - half, open=full * 3 // 4)
        if self.over:
            label, text = 0, label + text
        if self.abreast > 1:
            rail = min(rail * self.abreast, full * 2 // 3)
            text = full - label - rail
        return grid._replace(label=label, text=text, rail=rail)

    def values(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The drafts of a style, by its keys, with this arrangement's over them."""
        changed = (
            (key, draft.over(values[key]) if key in values else draft)
            for key, draft in self.changes.items()
        )
        return {**values, **dict(changed)}
