"""Pairs what is the same thing in two editions: sections, points, figures, sources.

A pair is found by a key, else by the words that both hold. The same pairs are found from the new
edition to the old.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from briefing.brief.blocks import Ask
from briefing.brief.model import (
    Brief,
    Copy,
    Fact,
    Figure,
    Point,
    Reference,
    Run,
    Section,
    with_fact_names,
)
from briefing.brief.texts import section_texts
from briefing.diff.fields import text_of, value_with_unit
from briefing.diff.model import Area, Change, Kind, Part, Side
from briefing.errors import Span

# The share of the words of both that a pair has in common at least. Two sentences about one topic
# share a quarter, with the small words that all sentences have.
ALIKE = 0.5
# Things on either side that are compared by their words; a section has about ten.
_MOST = 1000

Thing = TypeVar("Thing")


class Item(NamedTuple, Generic[Thing]):
    """A thing to pair, its place, its keys, the surest first, and its words."""

    thing: Thing
    side: Side
    keys: tuple[Hashable, ...]
    words: str


class Pair(NamedTuple, Generic[Thing]):
    """One thing in both editions; it `is_moved` where its order among the others changed."""

    old: Item[Thing]
    new: Item[Thing]
    is_moved: bool


class Pairs(NamedTuple, Generic[Thing]):
    """All pairs in the order of the new edition, and what has no partner."""

    pairs: tuple[Pair[Thing], ...]
    gone: tuple[Item[Thing], ...]
    added: tuple[Item[Thing], ...]


def pair(
    old: Sequence[Item[Thing]], new: Sequence[Item[Thing]], least: float = ALIKE
) -> Pairs[Thing]:
    """Pair what belongs together: first by each key in turn, then what shares most words."""
    found: dict[int, int] = {}
    for rank in range(max((len(item.keys) for item in (*old, *new)), default=0)):
        found |= _by_key(old, new, rank, found)
    found |= _by_words(old, new, found, least)
    unmoved = _unmoved(old, new, found)
    backward = {to: at for at, to in found.items()}
    pairs = (Pair(old[backward[to]], new[to], to not in unmoved) for to in sorted(backward))
    gone = (item for at, item in enumerate(old) if at not in found)
    added = (item for to, item in enumerate(new) if to not in backward)
    return Pairs(tuple(pairs), tuple(gone), tuple(added))


def _by_key(
    old: Sequence[Item[Thing]], new: Sequence[Item[Thing]], rank: int, found: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Pairs by the key of one rank: the first that has a key with the first, and so on."""
    taken = set(found.values())
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for to in reversed(range(len(new))):
        if to not in taken and rank < len(new[to].keys):
            waiting[new[to].keys[rank]].append(to)
    for at, item in enumerate(old):
        partners = waiting.get(item.keys[rank]) if rank < len(item.keys) else None
        if at not in found and partners:
            yield at, partners.pop()


def _by_words(
    old: Sequence[Item[Thing]], new: Sequence[Item[Thing]], found: dict[int, int], least: float
) -> Iterator[tuple[int, int]]:
    """Pairs by shared words: the likest first, then the likest left; of equals the nearest."""
    taken = set(found.values())
    lone = [at for at in range(len(old)) if at not in found][:_MOST]
    others = [to for to in range(len(new)) if to not in taken][:_MOST]
    bags = _bags([*(old[at].words for at in lone), *(new[to].words for to in others)])
    before, after = bags[: len(lone)], bags[len(lone) :]
    likenesses = (
        (-likeness, abs(at - to), at + to, at, to)
        for at, bag in zip(lone, before, strict=True)
        for to, other in zip(others, after, strict=True)
        if (likeness := _likeness(bag, other)) >= least
    )
    left, right = set(lone), set(others)
    for *_, at, to in sorted(likenesses):
        if at in left and to in right:
            left.remove(at)
            right.remove(to)
            yield at, to


def _bags(texts: Sequence[str]) -> list[int]:
    """The words of each text as a set of bits, one for each time that a word occurs."""
    bits: dict[tuple[str, int], int] = {}
    bags = []
    for text in texts:
        counted = Counter(re.findall(r"\w[^\s]*\w|\w", text.lower()))
        words = ((word, nth) for word, count in counted.items() for nth in range(count))
        bags.append(sum(1 << bits.setdefault(word, len(bits)) for word in words))
    return bags


def _likeness(one: int, other: int) -> float:
    """The share of the words of both that they have in common (Dice), from 0 to 1."""
    whole = one.bit_count() + other.bit_count()
    return 2 * (one & other).bit_count() / whole if whole else 0.0


def _unmoved(
    old: Sequence[Item[Thing]], new: Sequence[Item[Thing]], found: dict[int, int]
) -> set[int]:
    """The indexes of the new things that still follow each other as their partners did.

    That is the longest increasing subsequence, and of equally long ones the one with the longest
    texts. A total holds a chain's length above a bit for each pair in it, so that no two chains
    have the same; the best total so far is kept in a binary indexed tree (Fenwick, 1994).
    """
    ranked = sorted(found.items(), key=lambda p: (_weight(old[p[0]], new[p[1]]), sum(p)))
    bit = {pair: 1 << rank for rank, pair in enumerate(ranked)}
    best = [0] * (len(new) + 1)
    for pair in sorted(found.items()):
        total, at = 0, pair[1]
        while at:
            total, at = max(total, best[at]), at & at - 1
        total += (1 << len(ranked)) + bit[pair]
        at = pair[1] + 1
        while at < len(best):
            best[at] = max(best[at], total)
            at += at & -at
    chain = max(best)
    return {to for (_, to), mark in bit.items() if chain & mark}


def _weight(one: Item[Thing], other: Item[Thing]) -> tuple[int, str, str]:
    first, last = sorted((one.words, other.words))
    return len(first.split()) + len(last.split()), first, last


def moved(match: Pair[Thing]) -> Iterator[Change]:
    """A change where a thing stands elsewhere in its list, or on another level of it."""
    if match.is_moved or match.old.side.what != match.new.side.what:
        yield Change(Kind.MOVED, match.old.side, match.new.side)


def list_changes(pairs: Pairs[Thing]) -> Iterator[Change]:
    """What is gone from a list, what was added to it, and what stands elsewhere in it."""
    yield from (Change(Kind.GONE, item.side, None) for item in pairs.gone)
    yield from (Change(Kind.ADDED, None, item.side) for item in pairs.added)
    for match in pairs.pairs:
        yield from moved(match)


MASTHEAD, NEXT, SOURCES = Part(Area.MASTHEAD), Part(Area.NEXT), Part(Area.SOURCES)


def sections(brief: Brief) -> tuple[Item[Section], ...]:
    """The sections of a brief: matched by their slugs, a renamed one by its words."""
    return tuple(
        Item(
            section,
            Side(part_of(section), section.span, "section", _summary(section), number),
            (section.slug,),
            " ".join(_words(section)),
        )
        for number, section in enumerate(brief.sections, start=1)
    )


def _summary(section: Section) -> str:
    return ": ".join(copy.text for copy in (section.title, section.summary) if copy)


def part_of(section: Section) -> Part:
    """The part of a brief that a section is."""
    return Part(Area.SECTION, section.slug)


# The texts by which a section is known again, whatever its file is called.
_OWN = {"title", "summary", "body", "points", "table.rows", "table.total"}
_OWN |= {"tables.rows", "tables.total"}


def _words(section: Section) -> Iterator[str]:
    texts = section_texts(section)
    yield from (text.copy.text for text in texts if text.key in _OWN)
    yield from map(_about, section.figures)


def points(given: Iterable[Point], part: Part, what: str = "point") -> tuple[Item[Point], ...]:
    """The points of a section or of `next`, matched by their text."""
    return tuple(_point(point, part, what, at) for at, point in enumerate(given, start=1))


def sub_points(item: Item[Any]) -> tuple[Item[Point], ...]:
    """The points below a point; none of anything else."""
    below = item.thing.points if isinstance(item.thing, Point) else ()
    return points(below, item.side.part, "sub-point")


def _point(point: Point, part: Part, what: str, number: int) -> Item[Point]:
    text = point.text.text
    keys = (text, with_fact_names(point.text).text) if point.text.facts else (text,)
    return Item(point, Side(part, point.text.span, what, text, number), keys, text)


def notes(brief: Brief) -> tuple[Item[Copy], ...]:
    """The notes of a brief: matched by name, else by text."""
    return tuple(
        Item(copy, Side(MASTHEAD, copy.span, "note", text, number, name=name), (name, text), text)
        for number, (name, copy) in enumerate(brief.notes, start=1)
        for text in [copy.text]
    )


def facts(brief: Brief) -> tuple[Item[Fact], ...]:
    """The facts of a brief, by their names."""
    return tuple(
        Item(fact, Side(MASTHEAD, fact.span, "fact", text, number, name=name), (name,), "")
        for number, (name, fact) in enumerate(brief.facts, start=1)
        for text in [fact.value.text]
    )


def matters(ask: Ask) -> tuple[Item[Point], ...]:
    """What is asked one by one, as points of the ask."""
    items = points((Point(copy, copy.span) for copy in ask.points), MASTHEAD)
    return tuple(item._replace(side=item.side._replace(of="ask")) for item in items)


def contacts(brief: Brief) -> tuple[Item[Point], ...]:
    """The people to ask, as points that say who they are and where they are reached."""
    if not brief.contacts:
        return ()
    from briefing.typeset.contact import contact_runs  # loaded only for a list of people

    named = (Copy(contact_runs(each), each.span) for each in brief.contacts)
    return points((Point(copy, copy.span) for copy in named), MASTHEAD, "contact")


def logos(brief: Brief) -> tuple[Item[Point], ...]:
    """The logos of partners, as points that say whose they are."""
    named = (Copy((Run(each.alt.text),), each.span) for each in brief.logos)
    return points((Point(copy, copy.span) for copy in named), MASTHEAD, "logo")


def paragraphs(section: Section) -> tuple[Item[Point], ...]:
    """A section's paragraphs, as points: a paragraph may be made a point."""
    body = (copy._replace(span=_start(copy)) for copy in section.body)
    given = (Point(copy, copy.span, copy.optional, copy.source) for copy in body)
    return points(given, part_of(section), "paragraph")


def _start(copy: Copy) -> Span:
    """The place of a paragraph, found by its first words: the reader gives all that of the body."""
    return copy.find(" ".join(copy.text.split()[:3]))


def figures(section: Section) -> tuple[Item[Figure], ...]:
    """A section's figures: matched by value and label, else by label, else by value."""
    part = part_of(section)
    return tuple(
        Item(figure, side, (side.text, side.name, value_with_unit(figure).text), _about(figure))
        for number, figure in enumerate(section.figures, start=1)
        for side in [_figure(figure, part, number)]
    )


def _figure(figure: Figure, part: Part, number: int) -> Side:
    label = figure.label.text
    text = f"{value_with_unit(figure).text} {label}"
    return Side(part, figure.span, "figure", text, number, name=label)


def _about(figure: Figure) -> str:
    copies = (value_with_unit(figure), figure.label, figure.kicker, figure.context)
    return " ".join(copy.text for copy in copies if copy)


def references(brief: Brief) -> tuple[Item[tuple[str, Reference]], ...]:
    """The sources of a brief: matched by name, else by address, else by title."""
    return tuple(
        Item(
            (name, source),
            Side(SOURCES, source.span, "source", title, number, name=name),
            keys,
            title,
        )
        for number, (name, source) in enumerate(brief.sources, start=1)
        for title in [source.title.text]
        for keys in [(name, text_of(source.url) or name, title)]
    )
