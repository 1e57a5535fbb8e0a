"""Two tables become the changes of their rows, columns and cells."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from briefing.brief.model import Copy, Table
from briefing.diff.fields import Sides, compare_fields, compare_values
from briefing.diff.matching import Item, Pair, listed, pair
from briefing.diff.model import Change, Kind, Part, Side

Row = tuple[Copy, ...]


def compare_tables(old: Table, new: Table, sides: Sides) -> Iterator[Change]:
    """What became of a table; of a row or column that only one has, that and no cell of it."""
    yield from compare_fields(old, new, sides, skip=("columns", "rows"))
    heads = pair(_columns(old, sides.old.part), _columns(new, sides.new.part))
    lines = pair(_rows(old, sides.old.part), _rows(new, sides.new.part))
    yield from listed(heads)
    for head in heads.pairs:
        one, other = old.columns[head.old.thing], new.columns[head.new.thing]
        yield from compare_values("column", one, other, Sides(head.old.side, head.new.side))
    yield from listed(lines)
    for line, head in product(lines.pairs, heads.pairs):
        yield from _cell(line, head)


def _columns(table: Table, part: Part) -> tuple[Item[int], ...]:
    """Each column as its place among them: by name, else by what stands in it."""
    return tuple(
        Item(place, Side(part, head.span, "column", head.text, place + 1, "table"), keys, keys[1])
        for place, head in enumerate(table.columns)
        for keys in [(head.text, " | ".join(row[place].text for row in table.rows))]
    )


def _rows(table: Table, part: Part) -> tuple[Item[Row], ...]:
    """By the name in their first cell."""
    return tuple(
        Item(row, Side(part, row[0].span, "row", text, number, "table"), (text, row[0].text), text)
        for number, row in enumerate(table.rows, start=1)
        for text in [" | ".join(cell.text for cell in row)]
    )


def _cell(line: Pair[Row], head: Pair[int]) -> Iterator[Change]:
    old, new = line.old.thing[head.old.thing], line.new.thing[head.new.thing]
    if old.runs != new.runs:
        yield Change(Kind.CHANGED, _side(old, line.old, head.old), _side(new, line.new, head.new))


def _side(cell: Copy, row: Item[Row], column: Item[int]) -> Side:
    name = ", ".join(filter(None, (row.thing[0].text, column.side.text)))
    return row.side._replace(span=cell.span, what="cell", text=cell.text, name=name)
