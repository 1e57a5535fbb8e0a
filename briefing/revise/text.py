"""Sentences become text for a terminal: marked, folded, and in the colours of a painter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from briefing.diff.model import Piece, Revision
from briefing.diff.sentences import Sentence, headline, sentences

# What a stretch of text is: a heading, words of either edition, a place, or anything else.
Paint = Callable[[str, str], str]
Atom = tuple[tuple[str, str], ...]  # (text, role) without a space between them: never parted

_WIDTH = 80  # characters, as the narrowest terminals have


def as_text(revision: Revision, paint: Paint) -> str:
    """The revision for people: `[-old-]{+new+}` in a text, `old → new` between values.

    `paint` gets each stretch of text and its role: `head`, `old`, `new`, `place` or none.
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
    atoms = [atom for piece in sentence.pieces for atom in _piece(piece, turns=sentence.turns)]
    if sentence.end and atoms:
        comma, *words = sentence.end.split()
        atoms[-1] = (*atoms[-1], (comma, ""))
        atoms += (((word, ""),) for word in words)
    yield from atoms
    yield ((f"({sentence.place})", "place"),)


def _piece(piece: Piece, *, turns: bool) -> Iterator[Atom]:
    if piece.same:
        yield from (((word, ""),) for word in piece.same.split())
        return
    old, new = piece.old.split(), piece.new.split()
    if turns:
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
