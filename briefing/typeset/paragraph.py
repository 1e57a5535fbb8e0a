"""Sets one text in one style: as a paragraph of lines, or as a single line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.brief.model import Copy, own_words
from briefing.errors import Fault, Span
from briefing.style.stylesheet import TextStyle
from briefing.typeset.block import Block, Line, Scope
from briefing.typeset.break_opportunities import Break
from briefing.typeset.line_breaking import Slice, break_lines, line_width
from briefing.typeset.shaping import Shaped, Shaper
from briefing.units import Pt


class Composer:
    """Sets texts at one rung of the ladder, and collects the faults of those that do not fit.

    `drop` is how far above the bottom of its line a baseline stands, in points.
    """

    def __init__(self, shaper: Shaper, drop: Pt) -> None:
        self.shaper = shaper
        self.drop = drop
        self.faults: list[Fault] = []

    def width(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide a text is on one line, in points."""
        return Pt(self.shaper.shape(copy, style).width * style.size / 1000)

    def widest_word(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide the widest piece of a text is that no line end can part, in points."""
        shaped = self.shaper.shape(copy, style)
        return _widest(shaped, shaped.breaks, style)

    def widest_part(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide the widest piece is where words that a no-break space binds may part, too.

        That is how a paragraph is set where they do not fit one line.
        """
        shaped = self.shaper.shape(copy, style)
        places = sorted((*shaped.breaks, *shaped.bound), key=lambda place: place.end)
        return _widest(shaped, places, style)

    def halved(self, copy: Copy, style: TextStyle) -> Pt:
        """How wide a text is on two lines as even as can be, in points."""
        shaped = self.shaper.shape(copy, style)
        parts = (
            max(line_width(shaped, 0, place), shaped.width - shaped.edges[place.end])
            for place in shaped.breaks
        )
        return Pt(min(parts) * style.size / 1000)

    def paragraph(
        self,
        copy: Copy,
        style: TextStyle,
        measure: Pt,
        *,
        tag: str | None = "P",
        artifact: str | None = None,
        hang: int = 0,
        indent: float = 0,
        anywhere: bool = False,
    ) -> Block:
        """Set a text to a measure in points, its first line starting at the block's top.

        The first `hang` glyphs, an opening quotation mark, stand left of the measure, or the first
        line starts `indent` points right of it. A word wider than the measure is a fault, unless
        it may part `anywhere`.
        """
        shaped = self.shaper.shape(copy, style)
        out = Pt(shaped.edges[hang] * style.size / 1000)
        if hang:
            shaped = _hung(shaped, hang)
        if indent:
            shaped = _indented(shaped, indent * 1000 / style.size)
        ems = measure * 1000 / style.size
        slices = break_lines(shaped, ems, style.setting, anywhere=anywhere)
        lines: list[Line] = []
        for number, cut in enumerate(slices, start=1):
            width = cut.width * style.size / 1000
            if width > measure + 0.01:
                self._too_wide(copy, shaped, cut, Pt(width - measure))
            baseline = Pt(number * style.leading - self.drop)
            x = Pt(0) if lines else Pt(indent - out)
            width -= 0 if lines else indent
            lines.append(Line(x, baseline, Pt(width), shaped, cut, style, copy))
        depth = Pt(len(lines) * style.leading)
        return Block(depth=depth, tag=tag, lines=tuple(lines), artifact=artifact)

    def line(self, copy: Copy, style: TextStyle) -> Line:
        """Set a text on one line, its baseline at 0, however wide it gets."""
        shaped = self.shaper.shape(copy, style)
        last = shaped.breaks[-1]
        cut = Slice(0, last.ink, last.end, shaped.width)
        return Line(Pt(0), Pt(0), self.width(copy, style), shaped, cut, style, copy)

    def unprinted(
        self, words: str, style: TextStyle, tag: str, scope: Scope | None = None
    ) -> Block:
        """Words that are read and not printed: a heading or a head that the eye can do without.

        On paper they are a space, on the baseline above the block.
        """
        line = self.line(own_words("")._replace(runs=()), style)
        line = line._replace(baseline=Pt(-self.drop))
        return Block(Pt(0), tag, lines=(line,), spoken=words, scope=scope)

    def fault(self, code: str, message: str, span: Span, hint: str) -> None:
        """Add a fault: what cannot be set at this rung of the ladder."""
        self.faults.append(Fault(code, message, span, hint))

    def _too_wide(self, copy: Copy, shaped: Shaped, cut: Slice, over: Pt) -> None:
        word = "".join(glyph.text for glyph in shaped.glyphs[cut.start : cut.ink])
        message = f"{word!r} is {over:.1f} pt too wide for its column"
        hint = "write a shorter word, or part it with a hyphen"
        self.fault("fit.word-too-wide", message, copy.find(word), hint)


def _widest(shaped: Shaped, places: Sequence[Break], style: TextStyle) -> Pt:
    """How wide the widest piece between two places is, in points."""
    starts = (0, *(place.end for place in places))
    pieces = zip(starts, places, strict=False)
    widest = max(line_width(shaped, start, place) for start, place in pieces)
    return Pt(widest * style.size / 1000)


@lru_cache(maxsize=256)
def _hung(shaped: Shaped, hang: int) -> Shaped:
    """The same text, its first glyphs left of its edge."""
    return shaped.with_edges((shaped.edges[hang],) * hang + shaped.edges[hang:])


@lru_cache(maxsize=256)
def _indented(shaped: Shaped, indent: float) -> Shaped:
    """The same text, its first glyph wider by an indent in thousandths of an em."""
    first, *others = shaped.edges
    return shaped.with_edges((first, *(edge + indent for edge in others)))
