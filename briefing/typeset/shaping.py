"""Shapes text: its glyphs in a row, how wide they are, and where a line may end.

A text is shaped whole, run by run, and lines are slices of it: what was shaped once serves at
every size and measure.
"""

import re
from collections.abc import Hashable
from functools import lru_cache
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.model import Copy, NoteMark, Run
from briefing.errors import MOST, Fault
from briefing.language.language import Language
from briefing.style.stylesheet import Face, Family, Setting, TextStyle, Typography, face_of
from briefing.typeset.break_opportunities import Break, find_breaks
from briefing.typeset.glyphs import Glyph, Metrics, seen
from briefing.typeset.punctuation import typeset

if TYPE_CHECKING:
    from briefing.typeset.missing_letters import Missing

# Characters that the faces lack are looked at up to so many.
_MOST_MISSING = 10_000


class Voice(NamedTuple):
    """What neighbouring glyphs may share; `language` is a BCP 47 tag, None for the page's.

    `spoken` is what is read in their place, `note` what of a note they are.
    """

    face: Face
    link: str | None
    language: str | None
    emphasis: bool = False
    heading: bool = False
    spoken: str | None = None
    note: NoteMark | None = None
    raised: bool = False


class Shaped:
    """One shaped text: its glyphs, the voice of each, and where lines may end.

    `edges[i]` is the left edge of glyph i in thousandths of an em; the last edge is the right
    end. `breaks` are where lines may end, the last at the end of the text; `bound` are no-break
    spaces that give way in a measure too narrow for anything else. `hyphens` hold the glyph that
    is added at a line's end for each face, none where no word parts. `missing` are characters
    that a face lacks.

    A plain class, compared by identity: it is part of the key under which line breaks are kept.
    """

    __slots__ = "bound", "breaks", "edges", "glyphs", "hyphens", "missing", "voices"

    def __init__(
        self,
        *,
        glyphs: tuple[Glyph, ...],
        voices: tuple[Voice, ...],
        edges: tuple[float, ...],
        breaks: tuple[Break, ...],
        bound: tuple[Break, ...],
        hyphens: tuple[tuple[Face, Glyph], ...],
        missing: tuple[tuple[str, Face], ...],
    ) -> None:
        self.glyphs = glyphs
        self.voices = voices
        self.edges = edges
        self.breaks = breaks
        self.bound = bound
        self.hyphens = hyphens
        self.missing = missing

    def with_edges(self, edges: tuple[float, ...]) -> "Shaped":
        """The same text with the edges of its glyphs elsewhere."""
        return Shaped(
            glyphs=self.glyphs,
            voices=self.voices,
            edges=edges,
            breaks=self.breaks,
            bound=self.bound,
            hyphens=self.hyphens,
            missing=self.missing,
        )

    @property
    def hyphen(self) -> Glyph | None:
        """The hyphen of the text's own face, to measure by; None where no word parts."""
        return self.hyphens[0][1] if self.hyphens else None

    @property
    def width(self) -> float:
        """From the left edge to the last ink, in thousandths of an em."""
        return self.edges[self.breaks[-1].ink]


class ShapingStyle(NamedTuple):
    """What of a text style its shapes depend on; `tracking` in thousandths of an em."""

    family: Family
    weight: str
    hyphenate: bool
    tabular: bool
    fractions: bool
    ragged: bool
    tracking: float


class Shaper:
    """Shapes the texts of a brief, and collects the faults of characters that a face lacks.

    `tables` keeps what was measured and set of tables, for trials that ask for the same again.
    """

    def __init__(self, metrics: Metrics, language: Language, typography: Typography) -> None:
        self.metrics = metrics
        self.language = language
        self.typography = typography
        self._missing: list[Missing] = []
        # Those of characters in the labels of drawings, in order.
        self.label_faults: dict[Fault, None] = {}
        # By identity, since to compare what texts say costs more than to shape them. Each is held
        # here, so that its id stays its own.
        self._texts: dict[ShapingStyle, dict[int, tuple[Shaped, Copy]]] = {}
        # Styles that differ in size or colour alone share what is shaped.
        self._styles: dict[int, tuple[dict[int, tuple[Shaped, Copy]], ShapingStyle, TextStyle]] = {}
        self.tables: dict[Hashable, Any] = {}

    def shape(self, copy: Copy, style: TextStyle) -> Shaped:
        """A text in a style, ready to be broken into lines of any measure; shaped once."""
        styled = self._styles.get(id(style))
        if styled is None:
            form = _shaping_style(style)
            styled = self._styles[id(style)] = self._texts.setdefault(form, {}), form, style
        texts, form, _ = styled
        known = texts.get(id(copy))
        if known is None:
            known = texts[id(copy)] = self._shape(copy, form), copy
        return known[0]

    def _shape(self, copy: Copy, form: ShapingStyle) -> Shaped:
        shaped = _shape(copy.runs, form, self.metrics, self.language, self.typography)
        if shaped.missing and len(self._missing) < _MOST_MISSING:
            # loaded only where a face lacks one
            from briefing.typeset.missing_letters import Missing

            self._missing += (Missing(text, face, copy) for text, face in shaped.missing)
        return shaped

    @property
    def faults(self) -> list[Fault]:
        """What is told of the characters that the faces lack."""
        if not self._missing:
            return [*self.label_faults]
        from briefing.typeset.missing_letters import missing_faults  # loaded by now

        return [*missing_faults(self._missing), *self.label_faults][:MOST]


def _shaping_style(style: TextStyle) -> ShapingStyle:
    return ShapingStyle(
        family=style.family,
        weight=style.weight,
        hyphenate=style.hyphenate,
        tabular=style.tabular,
        fractions=style.fractions,
        ragged=style.setting is Setting.RAGGED,
        tracking=style.tracking * 1000 / style.size,
    )


# A page has some fifty texts: one set again, or with a few of its words changed, shapes few.
@lru_cache(maxsize=1024)
def _shape(
    copied: tuple[Run, ...],
    form: ShapingStyle,
    metrics: Metrics,
    language: Language,
    typography: Typography,
) -> Shaped:
    """Shape a text; kept by value, so that a brief built again shapes little."""
    glyphs: list[Glyph] = []
    voices: list[Voice] = []
    # A real space ends every line, or a screen reader fuses its last word with the next.
    for run in (*typeset(copied, language, typography), Run(text=" ")):
        face = face_of(form.family, form.weight, bold=run.bold, italic=run.italic)
        emphasis = (run.bold or run.italic) and not run.heading
        voice = Voice(
            face, run.link, run.language, emphasis, run.heading, run.spoken, run.note, run.raised
        )
        tag = run.language or language.tag
        shaped = _shape_run(run.text, face, tag, metrics, form)
        if run.raised:
            shaped = tuple(map(_raise, shaped))
        if form.tracking:
            shaped = tuple(
                g._replace(advance=g.advance + form.tracking) if seen(g.text) or not g.text else g
                for g in shaped
            )
        glyphs += shaped
        voices += [voice] * len(shaped)
    edges = tuple(accumulate((glyph.advance for glyph in glyphs), initial=0.0))
    tags = [voice.language or language.tag for voice in voices]
    breaks, bound = find_breaks(
        glyphs, language.loose, tags, hyphenate=form.hyphenate, ragged=form.ragged
    )
    parts = any(place.hyphen for place in breaks)
    own = face_of(form.family, form.weight)
    faces = dict.fromkeys((own, *(voice.face for voice in voices))) if parts else ()
    hyphens = tuple((f, metrics.shape("-", f, language.tag)[0]) for f in faces)
    pairs = zip(glyphs, voices, strict=True)
    missing = dict.fromkeys((glyph.text, voice.face) for glyph, voice in pairs if not glyph.id)
    return Shaped(
        glyphs=tuple(glyphs),
        voices=tuple(voices),
        edges=edges,
        breaks=breaks,
        bound=bound,
        hyphens=hyphens,
        missing=tuple(missing),
    )


# How large raised letters are, of the text's size, and how far up, in thousandths of its em.
RAISED, _RISE = 0.64, 330.0
# Proper fractions that are said as words, `24/7` and `9/11` not among them.
_FRACTION = r"(?<![\d/.,])([1-9]/(?:[2-9]|10))(?![\d/.,])"


def _raise(glyph: Glyph) -> Glyph:
    """A glyph as raised letters have it, its lengths still in parts of the text's own em."""
    return glyph._replace(
        advance=glyph.advance * RAISED, dx=glyph.dx * RAISED, dy=glyph.dy * RAISED + _RISE
    )


def _shape_run(
    text: str, face: Face, tag: str, metrics: Metrics, form: ShapingStyle
) -> tuple[Glyph, ...]:
    def shape(text: str) -> tuple[Glyph, ...]:
        return metrics.shape(text, face, tag, tabular=form.tabular)

    if not text:
        return ()  # the mark of a note that is not counted yet
    if form.fractions and "/" in text:
        # Every other part is a fraction.
        parts = enumerate(re.split(_FRACTION, text))
        shaped = (metrics.shape(part, face, tag, fraction=at % 2 > 0) for at, part in parts if part)
        return tuple(chain.from_iterable(shaped))
    glyphs = shape(text)
    if not form.tabular:
        return glyphs
    from briefing.typeset.tabular_figures import level  # loaded only for a table

    return level(glyphs, shape)
