"""Writes a revision as text for a terminal, as Markdown, or as one JSON object."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any

from briefing.diff.model import Change, Edition, Piece, Revision, Side, Stale
from briefing.diff.sentences import Sentence, headline, sentences

# What would be markup in CommonMark or GitHub's; an ampersand only where an entity starts.
_MARKUP = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")


def as_markdown(revision: Revision) -> str:
    """The revision as Markdown to mail or to post: ~~old~~ **new**, without places."""
    parts = [f"# {_plain(revision.new.brief.title.text)}", _plain(headline(revision))]
    for heading, group in groupby(sentences(revision), key=lambda each: each.heading):
        parts += [f"## {_plain(heading)}", "\n".join(map(_item, group))]
    return "\n\n".join(parts) + "\n"


def _item(sentence: Sentence) -> str:
    words = " ".join(_piece(piece, is_replaced=sentence.is_replaced) for piece in sentence.pieces)
    start = f"{_plain(sentence.start)}: " if sentence.start and words else _plain(sentence.start)
    return f"- {start}{words}{_plain(sentence.end)}"


def _piece(piece: Piece, *, is_replaced: bool) -> str:
    if piece.same:
        return _plain(piece.same)
    if is_replaced:
        return f"{_plain(piece.old)} → **{_plain(piece.new)}**"
    marked = (
        f"~~{_plain(piece.old)}~~" if piece.old else "",
        f"**{_plain(piece.new)}**" if piece.new else "",
    )
    return " ".join(filter(None, marked))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def as_json(revision: Revision) -> str:
    """The revision as one line of JSON: every change with its text on either side."""
    answer = {
        "old": _edition(revision.old),
        "new": _edition(revision.new),
        "changes": [_change(change, revision) for change in revision.changes],
        "stale": [_stale(stale, revision.new) for stale in revision.stale],
    }
    return json.dumps(answer) + "\n"  # ASCII, which every terminal and encoding has


def _edition(edition: Edition) -> dict[str, Any]:
    brief = edition.brief
    return {
        "name": edition.name,
        "title": brief.title.text,
        "date": brief.date.written if brief.date else None,
        "digest": brief.digest,
    }


def _change(change: Change, revision: Revision) -> dict[str, Any]:
    return {
        "change": change.kind.value,
        "what": change.side.what,
        "of": change.side.of or None,
        "name": change.side.name or None,
        "old": _side(change.old, revision.old) if change.old else None,
        "new": _side(change.new, revision.new) if change.new else None,
        "words": [
            {key: text for key, text in piece._asdict().items() if text} for piece in change.pieces
        ],
    }


def _side(side: Side, edition: Edition) -> dict[str, Any]:
    return {
        "part": side.part.area.value,
        "section": side.part.slug or None,
        "number": side.number or None,
        "text": side.text,
        "file": edition.file(side),
        "line": edition.line(side),
    }


def _stale(stale: Stale, edition: Edition) -> dict[str, Any]:
    side = _side(stale.side, edition)
    return {"why": stale.reason.value, "message": stale.message, "figure": stale.side.text} | {
        key: side[key] for key in ("section", "number", "file", "line")
    }


# Colours a stretch of text by its role: `head`, `old`, `new`, `place`, or empty.
Paint = Callable[[str, str], str]
Atom = tuple[tuple[str, str], ...]  # (text, role), never parted by a line end

_WIDTH = 80  # characters, as the narrowest terminals have


def as_text(revision: Revision, paint: Paint) -> str:
    """The revision in lines of 80 characters: `[-old-]{+new+}` in a text, `old → new` of values.

    `paint` is called with each stretch of text and its role.
    """
    lines = [paint(headline(revision), "head")]
    for heading, group in groupby(sentences(revision), key=lambda each: each.heading):
        lines += ["", paint(heading, "head")]
        for sentence in group:
            lines += _lines(sentence, paint)
    return "\n".join((*lines, ""))


def _lines(sentence: Sentence, paint: Paint) -> Iterator[str]:
    indent, line, width = "  ", "", 0
    for atom in _atoms(sentence):
        length = sum(len(text) for text, _ in atom)
        if width and len(indent) + width + 1 + length > _WIDTH:
            yield indent + line
            indent, line, width = "    ", "", 0
        space = " " if width else ""
        line += space + "".join(paint(text, role) for text, role in atom)
        width += len(space) + length
    yield indent + line


def _atoms(sentence: Sentence) -> Iterator[Atom]:
    start = f"{sentence.start}:" if sentence.start and sentence.pieces else sentence.start
    yield from (((word, ""),) for word in start.split())
    atoms = [
        atom
        for piece in sentence.pieces
        for atom in _piece_atoms(piece, is_replaced=sentence.is_replaced)
    ]
    if sentence.end and atoms:
        comma, *words = sentence.end.split()
        atoms[-1] = (*atoms[-1], (comma, ""))
        atoms += (((word, ""),) for word in words)
    yield from atoms
    yield ((f"({sentence.place})", "place"),)


def _piece_atoms(piece: Piece, *, is_replaced: bool) -> Iterator[Atom]:
    if piece.same:
        yield from (((word, ""),) for word in piece.same.split())
        return
    old, new = piece.old.split(), piece.new.split()
    if is_replaced:
        yield from (((word, "old"),) for word in old)
        yield (("→", ""),)
        yield from (((word, "new"),) for word in new)
        return
    if old:
        old = f"[-{' '.join(old)}-]".split()
    if new:
        new = f"{{+{' '.join(new)}+}}".split()
    joint = ((old[-1], "old"), (new[0], "new")) if old and new else ()
    yield from (((word, "old"),) for word in (old[:-1] if joint else old))
    if joint:
        yield joint
    yield from (((word, "new"),) for word in (new[1:] if joint else new))
