"""Puts each change of a revision in words, under headings, in reading order."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.diff.fields import text_of
from briefing.diff.model import Area, Change, Edition, Kind, Part, Piece, Revision, Side, Stale

_HEADINGS = {Area.MASTHEAD: "Masthead", Area.NEXT: "Next", Area.SOURCES: "Sources"}
_FIRST = ("Statuses", "Facts", "Figures", "Masthead", "Sections")
# Words that are shown on either side of a change in a long text, and of a text that only moved.
_AROUND, _MOVED = 6, 12


class Sentence(NamedTuple):
    """One change in words: its heading, a beginning, pieces of text, an end, and its place.

    Where a value `is_replaced`, it is shown as `old → new`, not as marks within a text.
    """

    heading: str
    start: str
    pieces: tuple[Piece, ...]
    end: str
    place: str
    is_replaced: bool = False


def headline(revision: Revision) -> str:
    """The first line: `last-week, 11 July 2023 → sections, 18 July 2023: 9 changes`."""
    count = len(revision.changes)
    counted = {0: "nothing changed in words", 1: "1 change"}.get(count, f"{count} changes")
    is_other = not count and revision.old.brief.digest != revision.new.brief.digest
    more = ", though the files are not the same" if is_other else ""
    return f"{' → '.join(map(_edition, (revision.old, revision.new)))}: {counted}{more}"


def _edition(edition: Edition) -> str:
    return ", ".join(filter(None, (edition.name, text_of(edition.brief.date))))


def sentences(revision: Revision) -> Iterator[Sentence]:
    """The sentences of all changes: statuses, facts and figures first, then part by part, and at
    the end stale figures.
    """
    found = [_sentence(change, revision) for change in revision.changes]
    last = len(_FIRST)
    yield from sorted(
        found, key=lambda each: _FIRST.index(each.heading) if each.heading in _FIRST else last
    )
    yield from (_stale(stale, revision.new) for stale in revision.stale)


def _sentence(change: Change, revision: Revision) -> Sentence:
    side, edition = change.side, revision.new if change.new else revision.old
    heading, start = _heading(side, edition.brief), _start(change, revision)
    end = f", {side.name}" if (side.of, side.what) == ("figure", "value") else ""
    if heading == "Statuses":
        owner = _owner(side) if side.of else ""
        start = ", ".join(filter(None, (title(side.part, edition.brief), owner, start)))
    if heading == "Figures":
        joint = ", " if side.of else ": "
        start = f"{title(side.part, edition.brief)}{start and joint + start}"
    is_replaced = change.kind is Kind.CHANGED
    return Sentence(
        heading, start, _pieces(change, edition.brief), end, edition.place(side), is_replaced
    )


def _stale(stale: Stale, edition: Edition) -> Sentence:
    start = f"{title(stale.side.part, edition.brief)}: {stale.side.text}"
    return Sentence("Stale", start, (Piece(stale.message),), "", edition.place(stale.side))


def _heading(side: Side, brief: Brief) -> str:
    if side.what.startswith("status"):
        return "Statuses"
    if "figure" in (side.of, side.what):
        return "Figures"
    if "fact" in (side.of, side.what):
        return "Facts"
    if side.what == "section":
        return "Sections"
    return title(side.part, brief)


def title(part: Part, brief: Brief) -> str:
    """The heading of a part of a brief: a section's title, or a word of ours."""
    titles = {section.slug: section.title.text for section in brief.sections}
    return _HEADINGS.get(part.area) or titles[part.slug]


def _start(change: Change, revision: Revision) -> str:
    """The beginning of a sentence, what changed and how: `point 2 reworded`."""
    side = change.side
    if side.what.startswith("status"):
        noun = side.what.replace("_", " ")
        is_level = side.what == "status" and change.kind is Kind.CHANGED
        return "" if is_level else f"{noun} {change.kind.value}"
    noun = _noun(side)
    if side.what == "optional":
        return f"{_owner(side)} is {'now' if side.text == 'yes' else 'no longer'} optional"
    if side.what == "content":
        return f"{_owner(side)}: its {'saved text' if side.of == 'source' else 'file'} is another"
    match change:
        case Change(kind=Kind.MOVED, old=Side() as old, new=Side() as new):
            was = _noun(old)
            if old.part != new.part and old.what != "section":
                was = f"{was} of {title(old.part, revision.old.brief)}"
            return f"{was} is now {noun}" if was != noun else f"{noun} moved"
        case Change(kind=Kind.REWORDED) if side.what == "chart":
            return f"{noun} changed"
        case Change(kind=Kind.CHANGED):
            return noun if (side.of, side.what) != ("figure", "value") else ""
        case _:
            return f"{noun} {change.kind.value}"


def _noun(side: Side) -> str:
    """What a thing is called: `point 2`, `caption of the picture`, `rise in 2023, context`."""
    what = side.what.replace("_", " ")
    if side.what in ("cell", "fact"):
        return side.name
    if not side.of:
        return f"{what} {side.number}" if side.number else what
    if side.name:
        return f"{side.name}, {what}"
    return f"{what} {side.number} of the {side.of}" if side.number else f"{what} of the {side.of}"


def _owner(side: Side) -> str:
    """The thing that a key belongs to: `point 2`, `the picture`, `nato-vilnius`."""
    if side.name:
        return side.name
    if not side.of:
        return "the section"
    return f"{side.of} {side.number}" if side.number else f"the {side.of}"


def _pieces(change: Change, brief: Brief) -> tuple[Piece, ...]:
    side = change.side
    if side.what in ("optional", "content"):
        return ()
    if change.pieces:
        return tuple(_shortened(change.pieces))
    if change.kind is Kind.CHANGED and change.old and change.new:
        return (Piece(old=change.old.text, new=change.new.text),)
    if change.kind is not Kind.MOVED:
        return (Piece(side.text),)
    words = (title(side.part, brief) if side.what == "section" else side.text).split()
    return (Piece(" ".join((*words[:_MOVED], *(["…"] if words[_MOVED:] else [])))),)


def _shortened(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces of a text, with `…` for words far from any change."""
    for number, piece in enumerate(pieces):
        words = piece.same.split()
        before = _AROUND if number else 0
        after = _AROUND if number < len(pieces) - 1 else 0
        if len(words) > before + after + _AROUND:
            words[before : len(words) - after] = ["…"]
            yield Piece(" ".join(words))
        else:
            yield piece
