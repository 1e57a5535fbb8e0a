"""The text of an SVG as labels: lines of words, each from a point of its own (SVG 1.1, 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from briefing.brief.drawing import AS_OUTLINES, Label, Matrix, RefusedError, Words
from briefing.brief.svg_paths import length
from briefing.brief.svg_styles import Style
from briefing.brief.svg_walk import Walk

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACE = "{http://www.w3.org/2000/svg}"
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = re.compile(r"[ \t\r\n]+")
_ANCHORS = {"middle": 0.5, "end": 1.0}
# How far below a baseline of another kind the alphabetic one lies, in ems: those of common sans
# serifs, whose capitals are 0.7 em high and small letters 0.52.
_BASELINES = {
    "middle": 0.26,
    "central": 0.33,
    "mathematical": 0.33,
    "hanging": 0.72,
    "text-before-edge": 0.9,
    "text-top": 0.9,
    "before-edge": 0.9,
    "text-after-edge": -0.22,
    "text-bottom": -0.22,
    "after-edge": -0.22,
    "ideographic": -0.22,
}
_LEFTWARD = frozenset("R AL RLE RLO RLI".split())  # classes of UAX 9, table 4
_RAISED = {"super": -0.33, "sub": 0.2, "baseline": 0.0}


class _Chunk(NamedTuple):
    """A line of text: where it starts, how it is held against that point, and its words."""

    x: float
    y: float
    anchor: float
    words: list[Words]


def labels(element: Element, style: Style, matrix: Matrix, walk: Walk) -> Iterator[Label]:
    """The labels of a <text>.

    Raises:
        RefusedError: it is set along a path, turned letter by letter, decorated, or from right
            to left.
    """
    text = _Text(walk, matrix)
    text.enter(element, style)
    chunks = [each for each in text.chunks if any(words.text.strip() for words in each.words)]
    written = element.get("textLength", "")
    whole = length(written) if written and len(chunks) == 1 else None
    for x, y, anchor, words in chunks:
        if not text.keeps:
            words = [*words[:-1], words[-1]._replace(text=words[-1].text.rstrip(" "))]
        words = [each for each in words if each.text]
        if any(bidirectional(char) in _LEFTWARD for each in words for char in each.text):
            raise RefusedError("holds text that runs from right to left", AS_OUTLINES)
        walk.count(0, sum(len(each.text) for each in words))
        yield Label(tuple(words), matrix, x, y, anchor, walk.clips, whole)


class _Text:
    """The lines of one <text> as they are read, and where the next letter stands."""

    def __init__(self, walk: Walk, matrix: Matrix) -> None:
        self.chunks: list[_Chunk] = []
        self.keeps = False
        self._walk, self._matrix = walk, matrix
        self._y = self._shifted = 0.0
        self._ends_blank = True
        # Places that are given for the next letters, by attribute.
        self._given: dict[str, list[float]] = {"x": [0.0], "y": [0.0], "dx": [], "dy": []}

    def enter(self, element: Element, style: Style, keeps: str = "default") -> None:
        """Read an element and what is in it."""
        _check(element, style)
        keeps = element.get(_KEEP, keeps)
        em = float(style["font-size"])
        for key in self._given:
            if key in element.attrib:
                parts = re.split(r"[\s,]+", element.attrib[key].strip())
                self._given[key] = [length(part, em=em) for part in parts if part]
        is_kept = keeps == "preserve" or style["white-space"] in ("pre", "pre-wrap", "break-spaces")
        self.keeps = self.keeps or is_kept
        self._add(element.text or "", style, is_kept=is_kept)
        for part in element:
            name = part.tag.removeprefix(_SPACE)
            if name in ("tspan", "a"):
                inner = self._walk.entered(part, style)
                if inner["display"] != "none":
                    self.enter(part, inner, keeps)
                self._walk.left()
            elif part.tag.startswith(_SPACE) and name not in ("title", "desc", "metadata"):
                what = "text along a path" if name == "textPath" else f"<{name}> in a text"
                raise _no(what)
            self._add(part.tail or "", style, is_kept=is_kept)

    def _add(self, text: str, style: Style, *, is_kept: bool) -> None:
        text = re.sub(r"\r\n|[\r\n\t]", " ", text) if is_kept else _BLANK.sub(" ", text)
        if not is_kept and self._ends_blank:
            text = text.removeprefix(" ")
        if not text:
            return
        self._ends_blank = text.endswith(" ")
        while text:
            is_spelt = any(len(places) > 1 for places in self._given.values())
            piece, text = (text[:1], text[1:]) if is_spelt else (text, "")
            self._piece(piece, style)

    def _piece(self, piece: str, style: Style) -> None:
        x, y, along, down = (self._next(key) for key in ("x", "y", "dx", "dy"))
        em = float(style["font-size"])
        down = down or 0.0
        if x is not None or not self.chunks:
            self._y = self._y if y is None else y
            anchor = _ANCHORS.get(style["text-anchor"], 0.0)
            self.chunks.append(_Chunk(x or 0.0, self._y, anchor, []))
            self._shifted = 0.0
        elif y is not None:
            down += y - self._y
        self._y += down
        shift = _shift(style) * em
        moved, self._shifted = shift - self._shifted, shift
        if style["visibility"] != "visible":
            fill, pen = None, None
        else:
            fill, pen = self._walk.paints(style, self._matrix, None)
        spacing = style["letter-spacing"]
        weight = style["font-weight"]
        order = style["paint-order"].split()
        words = Words(
            piece,
            em,
            families(style["font-family"]),
            weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600),
            style["font-style"] in ("italic", "oblique"),
            fill,
            pen,
            along or 0.0,
            down + moved,
            0.0 if spacing == "normal" else length(spacing, em=em),
            bool(order) and order[0] == "stroke",
        )
        self.chunks[-1].words.append(words)

    def _next(self, key: str) -> float | None:
        places = self._given[key]
        return places.pop(0) if places else None


def _shift(style: Style) -> float:
    """How far the alphabetic baseline lies below the one that text is placed by, in ems."""
    aligned = style["alignment-baseline"]
    if aligned in ("auto", "baseline", "alphabetic"):
        aligned = style["dominant-baseline"]
    raised = style["baseline-shift"]
    if raised not in _RAISED:
        em = float(style["font-size"])
        return _BASELINES.get(aligned, 0.0) - length(raised, em=em, whole=em) / em
    return _BASELINES.get(aligned, 0.0) + _RAISED[raised]


def _check(element: Element, style: Style) -> None:
    if element.get("rotate", "0").strip() not in ("0", ""):
        raise _no("letters that are turned one by one")
    if style["writing-mode"] not in ("lr-tb", "lr", "horizontal-tb"):
        raise _no("text that runs down")
    for key in ("text-decoration", "text-decoration-line"):
        if not style[key].startswith("none"):
            raise _no("text that is underlined or struck out")


def _no(what: str) -> RefusedError:
    return RefusedError(f"holds {what}", AS_OUTLINES)


def families(written: str) -> tuple[str, ...]:
    """The typefaces that a `font-family` names, the best liked first."""
    names = (name.strip().strip("'\"").strip() for name in written.split(","))
    return tuple(name for name in names if name)
