"""Finds all changes between two editions of a brief.

From the new edition to the old the same changes are found, old and new exchanged.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any

from briefing.brief.model import (
    Brief,
    Copy,
    Figure,
    Name,
    Next,
    Picture,
    PullQuote,
    Reference,
    Section,
    Table,
)
from briefing.diff import matching
from briefing.diff.fields import (
    Sides,
    compare_contents,
    compare_fields,
    compare_values,
    gone_or_added,
    text_of,
    value_with_unit,
)
from briefing.diff.matching import Item, Pair, list_changes, moved, pair
from briefing.diff.model import Area, Change, Kind, Part, Side

Row = tuple[Copy, ...]


def compare_tables(old: Table, new: Table, sides: Sides) -> Iterator[Change]:
    """The changes of a table; a row or column of only one edition is one, without its cells."""
    yield from compare_fields(old, new, sides, skip=("columns", "rows"))
    heads = pair(_columns(old, sides.old.part), _columns(new, sides.new.part))
    lines = pair(_rows(old, sides.old.part), _rows(new, sides.new.part))
    yield from list_changes(heads)
    for head in heads.pairs:
        one, other = old.columns[head.old.thing], new.columns[head.new.thing]
        yield from compare_values("column", one, other, Sides(head.old.side, head.new.side))
    yield from list_changes(lines)
    for line, head in product(lines.pairs, heads.pairs):
        yield from _cell(line, head)


def _columns(table: Table, part: Part) -> tuple[Item[int], ...]:
    """The columns, as their indexes: matched by head, else by the text of their cells."""
    return tuple(
        Item(place, Side(part, head.span, "column", head.text, place + 1, "table"), keys, keys[1])
        for place, head in enumerate(table.columns)
        for keys in [(head.text, " | ".join(row[place].text for row in table.rows))]
    )


def _rows(table: Table, part: Part) -> tuple[Item[Row], ...]:
    """The rows: matched by their whole text, else by their first cell."""
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


# The order of changes within a section; its own keys come first.
_ORDER = ("section", "paragraph", "point", "figure", "quote", "table", "picture")
# Likeness that makes a pair across sections; within one list `matching.ALIKE` does.
_ELSEWHERE = 0.75


def compare(old: Brief, new: Brief) -> tuple[Change, ...]:
    """All changes, in the order of the new edition's parts; those of removed sections come last."""
    slugs = [section.slug for section in (*new.sections, *old.sections)]
    rank = {slug: place for place, slug in reversed(list(enumerate(slugs)))}

    def place(change: Change) -> tuple[int, int, int]:
        side = change.side
        thing = side.of or side.what
        within = _ORDER.index(thing) if thing in _ORDER else 0
        return list(Area).index(side.part.area), rank.get(side.part.slug, 0), within

    return tuple(sorted(_Comparison(old, new).changes(), key=place))


class _Comparison:
    """One comparison. `gone` and `added` collect what has no partner in its own section."""

    def __init__(self, old: Brief, new: Brief) -> None:
        self.old, self.new = old, new
        self.gone: list[Item[Any]] = []
        self.added: list[Item[Any]] = []
        self.sources = pair(matching.references(old), matching.references(new))
        self.names = {match.old.thing[0]: match.new.thing[0] for match in self.sources.pairs}

    def changes(self) -> Iterator[Change]:
        """All changes, in no particular order."""
        old, new = self.old, self.new
        ends = Sides(Side(matching.MASTHEAD, old.span), Side(matching.MASTHEAD, new.span))
        apart = ("sections", "order", "sources", "next", "picture", "files", "digest")
        yield from compare_fields(old, new, ends, skip=apart)
        yield from self._whole("picture", old.picture, new.picture, ends)
        sections = pair(matching.sections(old), matching.sections(new))
        yield from list_changes(sections)
        for match in sections.pairs:
            yield from self._section(match)
        yield from self._next(old.next, new.next)
        for item in sections.gone:
            self.gone += _copy(item.thing)
        for item in sections.added:
            self.added += _copy(item.thing)
        whole = {item.side.part for item in (*sections.gone, *sections.added)}
        yield from self._elsewhere(whole)
        yield from self._references()

    def _section(self, match: Pair[Section]) -> Iterator[Change]:
        old, new = match.old.thing, match.new.thing
        sides = Sides(*(item.side._replace(number=0) for item in (match.old, match.new)))
        file, other = (Name(f"{section.slug}.yaml", section.span) for section in (old, new))
        yield from compare_values("file", file, other, sides)
        apart = ("slug", "body", "points", "figures", "quote", "table", "picture")
        yield from compare_fields(old, new, sides, skip=(*apart, *self._same_source(old, new)))
        yield from self._list(matching.paragraphs(old), matching.paragraphs(new))
        points = (
            matching.points(section.points, matching.part_of(section)) for section in (old, new)
        )
        yield from self._list(*points)
        yield from self._list(matching.figures(old), matching.figures(new))
        for what in ("quote", "table", "picture"):
            yield from self._whole(what, getattr(old, what), getattr(new, what), sides)

    def _list(self, old: tuple[Item[Any], ...], new: tuple[Item[Any], ...]) -> Iterator[Change]:
        """The changes of paired points, paragraphs or figures; others go to `gone` and `added`."""
        pairs = pair(old, new)
        self.gone += pairs.gone
        self.added += pairs.added
        for match in pairs.pairs:
            yield from moved(match)
            yield from self._pair(match)

    def _pair(self, match: Pair[Any]) -> Iterator[Change]:
        old, new = match.old.thing, match.new.thing
        sides = Sides(match.old.side, match.new.side)
        within = Sides(
            sides.old._replace(of=sides.old.what, span=old.span),
            sides.new._replace(of=sides.new.what, span=new.span),
        )
        if isinstance(old, Figure):
            for change in compare_values(
                "value", value_with_unit(old), value_with_unit(new), within
            ):
                yield change._replace(kind=Kind.CHANGED, pieces=())
            apart = ("value", "unit", *self._same_source(old, new))
            yield from compare_fields(old, new, within, skip=apart)
        else:
            yield from compare_values("", old.text, new.text, sides)
            yield from compare_values("optional", old.optional, new.optional, within)

    def _next(self, old: Next | None, new: Next | None) -> Iterator[Change]:
        sides = Sides(*(Side(matching.NEXT, brief.span) for brief in (self.old, self.new)))
        yield from self._whole("next", old, new, sides)
        if old and new:
            yield from self._list(
                *(matching.points(each.points, matching.NEXT) for each in (old, new))
            )

    def _elsewhere(self, whole: set[Part]) -> Iterator[Change]:
        """What moved to another section, and what is gone or added.

        Nothing is gone or added in the parts `whole`, which are added or gone as a whole.
        """
        for is_figure in (False, True):
            gone, added = (
                [item for item in lone if isinstance(item.thing, Figure) is is_figure]
                for lone in (_placed(self.gone, self.old), _placed(self.added, self.new))
            )
            pairs = pair(gone, added, _ELSEWHERE)
            for match in pairs.pairs:
                yield Change(Kind.MOVED, match.old.side, match.new.side)
                yield from self._pair(match)
            rest = list_changes(pairs._replace(pairs=()))
            yield from (change for change in rest if change.side.part not in whole)

    def _whole(self, what: str, old: Any, new: Any, sides: Sides) -> Iterator[Change]:
        """The changes of a thing that occurs once at most: added, gone, or compared by keys."""
        left, right = (
            side._replace(what=what, span=thing.span, text=_summary(thing)) if thing else side
            for side, thing in zip(sides, (old, new), strict=True)
        )
        if not old or not new:
            if old or new:
                yield gone_or_added(left if old else None, right if new else None)
            return
        inside = Sides(left._replace(of=what), right._replace(of=what))
        match what:
            case "table":
                yield from compare_tables(old, new, inside)
            case "picture":
                yield from _pictures(old, new, inside)
            case "quote":
                yield from compare_values("", old.text, new.text, Sides(left, right))
                apart = ("text", *self._same_source(old, new))
                yield from compare_fields(old, new, inside, skip=apart)
            case _:
                yield from compare_fields(old, new, inside, skip=("points",))

    def _same_source(self, old: Any, new: Any) -> tuple[str, ...]:
        """The key `source`, to skip it, where both name the same source, if by a new name."""
        name = self.names.get(text_of(old.source), text_of(old.source))
        return ("source",) if name == text_of(new.source) else ()

    def _references(self) -> Iterator[Change]:
        yield from list_changes(self.sources)
        for match in self.sources.pairs:
            (name, old), (other, new) = match.old.thing, match.new.thing
            sides = Sides(*(item.side._replace(of="source") for item in (match.old, match.new)))
            yield from compare_values("name", Name(name, old.span), Name(other, new.span), sides)
            saved = _saved(self.old, old), _saved(self.new, new)
            contents = list(compare_contents(*saved, sides))
            # A digest follows the text that it was taken of.
            yield from compare_fields(old, new, sides, skip=("sha256",) if contents else ())
            yield from contents


def _saved(brief: Brief, source: Reference) -> bytes | None:
    return dict(brief.files).get(source.file.text) if source.file else None


def _pictures(old: Picture, new: Picture, sides: Sides) -> Iterator[Change]:
    yield from compare_fields(old, new, sides, skip=("raster", "drawing"))
    files = (each.raster or each.drawing for each in (old, new))
    one, other = (file.data if file else None for file in files)
    yield from compare_contents(one, other, sides)


def _summary(thing: PullQuote | Table | Picture | Next) -> str:
    """The text of a thing in a line."""
    match thing:
        case PullQuote(text=text):
            return text.text
        case Table(caption=caption, columns=columns):
            return text_of(caption or columns)
        case Picture(caption=caption, alt=alt):
            return text_of(caption or alt)
        case Next(title=title, points=points):
            return ": ".join(filter(None, (title.text, "; ".join(p.text.text for p in points))))


def _placed(lone: list[Item[Any]], brief: Brief) -> list[Item[Any]]:
    """Items without a partner in their section, in the brief's order, with their first key only.

    The other keys hold within a section: two figures of one value are not the same elsewhere.
    """
    ranks = {section.slug: rank for rank, section in enumerate(brief.sections)}

    def place(item: Item[Any]) -> tuple[int, str, int]:
        side = item.side
        return ranks.get(side.part.slug, len(ranks)), side.what, side.number

    return [item._replace(keys=item.keys[:1]) for item in sorted(lone, key=place)]


def _copy(section: Section) -> Iterator[Item[Any]]:
    """The items of a section of only one edition, which may stand elsewhere in the other."""
    yield from matching.paragraphs(section)
    yield from matching.points(section.points, matching.part_of(section))
    yield from matching.figures(section)
