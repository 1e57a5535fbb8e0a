"""A revision becomes Markdown, or one JSON object."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import Any

from briefing.diff.model import Change, Edition, Piece, Revision, Side, Stale
from briefing.diff.sentences import Sentence, headline, sentences

# What would be markup in CommonMark or GitHub's; an ampersand only where an entity starts.
_MARKUP = re.compile(r"[\\`*_\[\]<>~|]|&(?=#?\w+;)")


def as_markdown(revision: Revision) -> str:
    """The revision to mail or to post: ~~old~~ **new**, without places."""
    parts = [f"# {_plain(revision.new.brief.title.text)}", _plain(headline(revision))]
    for heading, group in groupby(sentences(revision), key=lambda each: each.heading):
        parts += [f"## {_plain(heading)}", "\n".join(map(_item, group))]
    return "\n\n".join(parts) + "\n"


def _item(sentence: Sentence) -> str:
    words = " ".join(_piece(piece, turns=sentence.turns) for piece in sentence.pieces)
    start = f"{_plain(sentence.start)}: " if sentence.start and words else _plain(sentence.start)
    return f"- {start}{words}{_plain(sentence.end)}"


def _piece(piece: Piece, *, turns: bool) -> str:
    if piece.same:
        return _plain(piece.same)
    if turns:
        return f"{_plain(piece.old)} → **{_plain(piece.new)}**"
    marked = (
        f"~~{_plain(piece.old)}~~" if piece.old else "",
        f"**{_plain(piece.new)}**" if piece.new else "",
    )
    return " ".join(filter(None, marked))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", text)


def as_json(revision: Revision) -> str:
    """The revision for programs, on one line: every change with its text on either side."""
    answer = {
        "old": _edition(revision.old),
        "new": _edition(revision.new),
        "changes": [_change(change, revision) for change in revision.changes],
        "stale": [_stale(stale, revision.new) for stale in revision.stale],
    }
    return json.dumps(answer) + "\n"  # ASCII: no terminal, and no encoding, minds it


def _edition(edition: Edition) -> dict[str, Any]:
    brief = edition.brief
    return {
        "name": edition.name,
        "title": brief.title.text,
        "date": brief.date.isoformat() if brief.date else None,
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
