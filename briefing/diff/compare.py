"""Finds all changes between two editions of a brief.

From the new edition to the old the same changes are found, old and new exchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any

from briefing.brief.blocks import Aside, Ask, Decision, Picture
from briefing.brief.model import (
    Brief,
    Copy,
    Figure,
    Name,
    Next,
    PullQuote,
    Reference,
    Section,
    own_words,
)
from briefing.brief.tables import Column, Row, Table
from briefing.diff import matching
from briefing.diff.fields import (
    Sides,
    compare_contents,
    compare_fields,
    compare_statuses,
    compare_values,
    differ_by_facts,
    gone_or_added,
    text_of,
    value_with_unit,
)
from briefing.diff.matching import Item, Pair, list_changes, moved, pair
from briefing.diff.model import Area, Change, Kind, Part, Side


def compare_tables(
    old: Table, new: Table, sides: Sides, same_source: Callable[[Any, Any], tuple[str, ...]]
) -> Iterator[Change]:
    """The changes of a table; a row or column of only one edition is one, without its cells.

    `same_source` gives the key `source` for two things that have the same.
    """
    yield from compare_fields(
        old, new, sides, skip=("columns", "rows", "total", "totalled", "footnotes")
    )
    yield from compare_values("total", old.total is not None, new.total is not None, sides)
    heads = pair(_columns(old, sides.old.part), _columns(new, sides.new.part))
    lines = pair(_rows(old, sides.old.part), _rows(new, sides.new.part))
    yield from list_changes(heads)
    for head in heads.pairs:
        one, other = old.columns[head.old.thing], new.columns[head.new.thing]
        ends = Sides(head.old.side, head.new.side)
        yield from compare_values("column", _head(one), _head(other), ends)
        within = Sides(*(side._replace(of="column", name=side.text, number=0) for side in ends))
        yield from compare_fields(one, other, within, skip=("head", "over"))
    yield from list_changes(lines)
    for line in lines.pairs:
        within = Sides(_named(line.old), _named(line.new))
        yield from compare_values("level", line.old.thing.level, line.new.thing.level, within)
    for line, head in product(lines.pairs, heads.pairs):
        yield from _cell(line, head, same_source)


def _columns(table: Table, part: Part) -> tuple[Item[int], ...]:
    """The columns, as their indexes: matched by head, else by the text of their cells."""
    return tuple(
        Item(place, side, keys, keys[1])
        for place, column in enumerate(table.columns)
        for cells in [(row.cells[place].text.text for row in table.all_rows)]
        for keys in [(column.name, " | ".join(cells))]
        for side in [Side(part, column.head.span, "column", column.name, place + 1, "table")]
    )


def _head(column: Column) -> Copy:
    """A column's head; behind the one over it where it has one."""
    name = own_words(column.name)._replace(span=column.head.span)
    return name if column.over else column.head


def _rows(table: Table, part: Part) -> tuple[Item[Row], ...]:
    """The rows: matched by their whole text, else by their first cell."""
    return tuple(
        Item(row, Side(part, name.span, "row", row.text, number, "table"), keys, row.text)
        for number, row in enumerate(table.all_rows, start=1)
        for name in [row.cells[0].text]
        for keys in [(row.text, name.text)]
    )


def _named(row: Item[Row]) -> Side:
    """The side of what belongs to a row, which its first cell names."""
    return row.side._replace(of="row", name=row.thing.cells[0].text.text)


def _cell(
    line: Pair[Row], head: Pair[int], same_source: Callable[[Any, Any], tuple[str, ...]]
) -> Iterator[Change]:
    one, other = line.old.thing.cells[head.old.thing], line.new.thing.cells[head.new.thing]
    sides = Sides(_side(one.text, line.old, head.old), _side(other.text, line.new, head.new))
    if one.text.runs != other.text.runs and not differ_by_facts(one.text, other.text):
        yield Change(Kind.CHANGED, *sides)
    within = Sides(*(side._replace(of="cell") for side in sides))
    yield from compare_fields(one, other, within, skip=("text", *same_source(one, other)))


def _side(cell: Copy, row: Item[Row], column: Item[int]) -> Side:
    name = ", ".join(filter(None, (row.thing.cells[0].text.text, column.side.text)))
    return row.side._replace(span=cell.span, what="cell", text=cell.text, name=name)


# What a section has one or several of, under keys for either.
_BLOCKS = ("quote", "table", "picture")
# The order of changes within a section; its own keys come first.
_ORDER = (
    "section",
    "paragraph",
    "point",
    "sub-point",
    "figure",
    "quote",
    "table",
    "picture",
    "aside",
)
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
        apart = ("sections", "order", "sources", "next", "picture", "ask", "decision")
        counted = ("notes", "cites", "footnotes", "noted", "facts")
        yield from compare_fields(
            old, new, ends, skip=(*apart, *counted, "contacts", "logos", "files", "digest")
        )
        yield from self._facts()
        yield from self._ask(old.ask, new.ask, ends)
        yield from self._whole("decision", old.decision, new.decision, ends)
        for items in (matching.contacts, matching.logos):
            yield from self._list(*(items(each) for each in (old, new)))
        yield from self._whole("picture", old.picture, new.picture, ends)
        notes = pair(matching.notes(old), matching.notes(new))
        yield from list_changes(notes)
        for each in notes.pairs:
            both = Sides(each.old.side, each.new.side)
            yield from compare_values("", each.old.thing, each.new.thing, both)
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

    def _facts(self) -> Iterator[Change]:
        """The changes of facts: of a value, which is told in place of the texts that print it."""
        facts = pair(matching.facts(self.old), matching.facts(self.new))
        yield from list_changes(facts)
        for each in facts.pairs:
            one, other = each.old.thing, each.new.thing
            if one.value.text != other.value.text and not differ_by_facts(one.value, other.value):
                yield Change(Kind.CHANGED, each.old.side, each.new.side)
            within = Sides(*(side._replace(of="fact") for side in (each.old.side, each.new.side)))
            skip = ("value", *self._same_source(one, other))
            yield from compare_fields(one, other, within, skip=skip)

    def _section(self, match: Pair[Section]) -> Iterator[Change]:
        old, new = match.old.thing, match.new.thing
        sides = Sides(*(item.side._replace(number=0) for item in (match.old, match.new)))
        file, other = (Name(f"{section.slug}.yaml", section.span) for section in (old, new))
        yield from compare_values("file", file, other, sides)
        blocks = [key for what in _BLOCKS for key in (what, f"{what}s")]
        apart = ("slug", "number", "body", "points", "figures", "order", "aside", *blocks)
        yield from compare_fields(old, new, sides, skip=(*apart, *self._same_source(old, new)))
        yield from self._list(matching.paragraphs(old), matching.paragraphs(new))
        points = (
            matching.points(section.points, matching.part_of(section)) for section in (old, new)
        )
        yield from self._list(*points)
        yield from self._list(matching.figures(old), matching.figures(new))
        for what in _BLOCKS:
            lists = [getattr(section, f"all_{what}s") for section in (old, new)]
            if max(map(len, lists)) < 2:  # one in each, or none
                before, after = (next(iter(things), None) for things in lists)
                yield from self._whole(what, before, after, sides)
            else:
                yield from self._several(what, lists[0], lists[1], sides)
        yield from self._whole("aside", old.aside, new.aside, sides)

    def _list(self, old: tuple[Item[Any], ...], new: tuple[Item[Any], ...]) -> Iterator[Change]:
        """The changes of paired points, paragraphs or figures; others go to `gone` and `added`."""
        pairs = pair(old, new)
        for left, items in ((self.gone, pairs.gone), (self.added, pairs.added)):
            left += (each for item in items for each in (item, *matching.sub_points(item)))
        for match in pairs.pairs:
            yield from moved(match)
            yield from self._pair(match)
            yield from self._list(*map(matching.sub_points, (match.old, match.new)))

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
            yield from compare_values("date", old.date, new.date, within)
            yield from compare_values("optional", old.optional, new.optional, within)
            if not self._same_source(old, new):
                yield from compare_values("source", old.source, new.source, within)
            yield from compare_statuses(old.status, new.status, within)

    def _several(
        self, what: str, old: tuple[Any, ...], new: tuple[Any, ...], sides: Sides
    ) -> Iterator[Change]:
        """The changes of things of one kind, of which either section has several."""
        pairs = pair(_listed(what, old, sides.old.part), _listed(what, new, sides.new.part))
        yield from list_changes(pairs)
        for match in pairs.pairs:
            yield from self._whole(what, match.old.thing, match.new.thing, sides)

    def _ask(self, old: Ask | None, new: Ask | None, sides: Sides) -> Iterator[Change]:
        yield from self._whole("ask", old, new, sides)
        if old and new:
            yield from self._list(*(matching.matters(each) for each in (old, new)))

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
            led = _with_their_own(tuple(match.old for match in pairs.pairs))
            for match in pairs.pairs:
                if match.old in led:
                    yield Change(Kind.MOVED, match.old.side, match.new.side)
                yield from self._pair(match)
            left = _with_their_own(pairs.gone), _with_their_own(pairs.added)
            rest = list_changes(pairs._replace(pairs=(), gone=left[0], added=left[1]))
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
                yield from compare_tables(old, new, inside, self._same_source)
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


def _listed(what: str, things: tuple[Any, ...], part: Part) -> tuple[Item[Any], ...]:
    """Tables, quotes or pictures of a section: matched by their texts in a line; a table also by
    its heads.
    """
    return tuple(
        Item(thing, Side(part, thing.span, what, text, number), (text, *heads), text)
        for number, thing in enumerate(things, start=1)
        for text in [_summary(thing)]
        for heads in [[text_of(thing.heads)] if isinstance(thing, Table) else []]
    )


def _saved(brief: Brief, source: Reference) -> bytes | None:
    return dict(brief.files).get(source.file.text) if source.file else None


def _with_their_own(items: tuple[Item[Any], ...]) -> tuple[Item[Any], ...]:
    """Items but for points below a point among them, which came or went with that."""
    below = {id(point) for item in items for point in getattr(item.thing, "points", ())}
    return tuple(item for item in items if id(item.thing) not in below)


def _pictures(old: Picture, new: Picture, sides: Sides) -> Iterator[Change]:
    yield from compare_fields(old, new, sides, skip=("raster", "drawing"))
    files = (each.raster or each.drawing for each in (old, new))
    one, other = (file.data if file else None for file in files)
    yield from compare_contents(one, other, sides)


def _summary(thing: PullQuote | Table | Picture | Next | Ask | Decision | Aside) -> str:
    """The text of a thing in a line."""
    match thing:
        case Ask(text=text, points=matters):
            return ": ".join(filter(None, (text.text, "; ".join(each.text for each in matters))))
        case Decision(boxes=rows):
            return "; ".join(" / ".join(option.text for option in row) for row in rows)
        case PullQuote(text=text) | Aside(text=text):
            return text.text
        case Table(title=title, caption=caption, columns=columns):
            return text_of(title or caption or tuple(map(_head, columns)))
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
