"""Sets the words of a drawing in the page's typefaces, each at the place its file gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefing.brief.drawing import AS_OUTLINES, Drawing, Label, Words, labels_of
from briefing.errors import Fault, Span
from briefing.style.stylesheet import Face, Family, Stylesheet, face_of
from briefing.typeset.block import SetWords
from briefing.typeset.glyphs import Glyph, Metrics
from briefing.typeset.paragraph import Composer

# Families of CSS that any typeface of a page answers to.
_GENERIC = frozenset(
    "serif sans-serif monospace cursive fantasy system-ui ui-sans-serif ui-serif".split()
)
_NAMED = 3  # of the characters that a face lacks
_SHORTEST = 0.5  # of their own width: words set closer than that run into each other


def set_labels(
    drawing: Drawing, span: Span, sheet: Stylesheet, composer: Composer
) -> tuple[tuple[SetWords, ...], ...]:
    """The words of each label of a drawing, in the typefaces they ask for if the style has them.

    Else they are set as the style sets small print. A character that the face lacks is a fault at
    `span`, where the picture is named.
    """
    small = sheet.type.context
    families = {style.family.name.lower(): style.family for style in sheet.type}
    shaper = composer.shaper
    faces = _Faces(small.family, small.weight, tuple(families.values()))
    found = _set(drawing, faces, shaper.metrics, shaper.language.tag)
    missing: dict[Face, dict[str, None]] = {}
    for words in (words for label in found for words in label):
        for glyph in words.glyphs:
            if not glyph.id:
                missing.setdefault(words.face, {})[glyph.text] = None
    faults = (_missing(list(texts), face, span) for face, texts in missing.items())
    shaper.label_faults |= dict.fromkeys(faults)
    return found


def is_met(words: SetWords) -> bool:
    """Whether words are set in the typeface that they ask for, or ask for none."""
    wanted = words.words.families[0].lower() if words.words.families else ""
    return _plain(wanted) in ("", _plain(words.family)) or wanted in _GENERIC


def _name(family: Family) -> str:
    """A family's name as its files have it: `FiraSans` of FiraSans-Bold.ttf."""
    return re.split(r"[-\[]", family.faces[0].path.stem)[0]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


class _Faces(NamedTuple):
    """The typefaces of a style: that of small print, which stands in for others, and all."""

    family: Family
    weight: str
    others: tuple[Family, ...]

    def face(self, words: Words) -> tuple[str, Face]:
        """The family and the face that words are set in."""
        named = {_plain(_name(each)): each for each in self.others}
        wanted = (_plain(name) for name in words.families)
        own = next((named[name] for name in wanted if name in named), None)
        upright = "regular" if own else self.weight
        family = own or self.family
        face = face_of(family, upright, bold=words.is_bold, italic=words.is_italic)
        return _name(family), face


@lru_cache(maxsize=64)  # every rung of the ladder asks for the same ones
def _set(
    drawing: Drawing, faces: _Faces, metrics: Metrics, tag: str
) -> tuple[tuple[SetWords, ...], ...]:
    labels = labels_of(drawing.parts)
    return tuple(tuple(_label(label, faces, metrics, tag)) for label in labels)


def _label(label: Label, faces: _Faces, metrics: Metrics, tag: str) -> Iterator[SetWords]:
    pieces = []
    for words in label.words:
        family, face = faces.face(words)
        glyphs = metrics.shape(words.text, face, tag)
        spacing = words.spacing * 1000 / (words.size or 1)
        pieces.append((words, family, face, tuple(_spaced(glyphs, spacing))))
    width = sum(_width(words, glyphs) + words.along for words, _, _, glyphs in pieces)
    if label.length and width:
        count = sum(len(words.text) for words in label.words)
        added = (max(label.length, width * _SHORTEST) - width) / max(count - 1, 1)
        pieces = [
            (words, family, face, tuple(_spaced(glyphs, added * 1000 / (words.size or 1))))
            for words, family, face, glyphs in pieces
        ]
        width = label.length
    x, y = label.x - label.anchor * width, label.y
    for words, family, face, glyphs in pieces:
        x, y = x + words.along, y + words.down
        if words.size > 0 and (words.fill or words.pen):
            yield SetWords(words, family, face, glyphs, x, y)
        x += _width(words, glyphs)


def _spaced(glyphs: tuple[Glyph, ...], added: float) -> Iterator[Glyph]:
    for glyph in glyphs:
        moved = added and glyph.text  # marks stay with the letter that they stand on
        yield glyph._replace(advance=glyph.advance + added) if moved else glyph


def _width(words: Words, glyphs: tuple[Glyph, ...]) -> float:
    return sum(glyph.advance for glyph in glyphs) * words.size / 1000


def _missing(texts: list[str], face: Face, span: Span) -> Fault:
    """The fault of characters that a face lacks: a script's, as a rule."""
    shown = ", ".join(map(repr, texts[:_NAMED]))
    points = " ".join(f"U+{ord(char):04X}" for text in texts[:_NAMED] for char in text)
    more = f" and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
    what = f"has no {shown} ({points}){more}, which the drawing holds"
    return Fault("face.no-glyph", f"the face {face.path.stem} {what}", span, AS_OUTLINES)
