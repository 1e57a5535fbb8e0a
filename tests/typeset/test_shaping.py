"""What is asked of a page's own typeface: fractions, raised letters, and pairs that collide."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from briefing.brief.model import Copy, Run
from briefing.errors import Span
from briefing.language.language import language
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.stylesheet import Face, TextStyle, Typography
from briefing.typeset.block import GlyphRun
from briefing.typeset.glyphs import Glyph
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt

METRICS = ReportLabBackend().metrics


@pytest.fixture(scope="module")
def value() -> TextStyle:
    style, faults = read_style("briefing", Path(), None)
    assert style, faults
    return style.sheet("a4", marked=False).type.value._replace(fractions=True, tracking=Pt(0))


def glyph_runs(text: str, style: TextStyle, tag: str = "en") -> tuple[GlyphRun, ...]:
    shaper = Shaper(METRICS, language(tag), Typography(quotes=True, dashes=True))
    copy = Copy((Run(text=text),), Span("x.yaml", 1, 1))
    line = Composer(shaper, Pt(0)).line(copy, style)
    assert not shaper.faults
    return line.glyph_runs


def glyphs(text: str, style: TextStyle) -> tuple[Glyph, ...]:
    (run,) = (run for run in glyph_runs(text, style) if run.text.strip())
    return run.glyphs


@pytest.mark.parametrize("typed", ["1/2", "1/6", "9/10"])
def test_a_value_s_fraction_is_one_sign_and_reads_as_typed(typed: str, value: TextStyle) -> None:
    as_fraction = glyphs(typed, value)
    plain = glyphs(typed, value._replace(fractions=False))
    assert [g.text for g in as_fraction] == [g.text for g in plain] == [*typed, " "]
    assert not {g.id for g in as_fraction[:-1]} & {g.id for g in plain}
    assert sum(g.advance for g in as_fraction) < sum(g.advance for g in plain)


def test_only_the_fraction_of_a_mixed_number_is_one(value: TextStyle) -> None:
    two, space, *fraction = glyphs("2 1/2", value)
    whole, gap, *_ = glyphs("2 a", value)
    assert (two.id, space.id) == (whole.id, gap.id)
    assert [g.id for g in fraction] == [g.id for g in glyphs("1/2", value)]


@pytest.mark.parametrize("typed", ["24/7", "9/11", "37/51", "1/2/3", "10/2", "0/5", "31/12"])
def test_other_strokes_stay_as_typed(typed: str, value: TextStyle) -> None:
    plain = value._replace(fractions=False)
    assert [g.id for g in glyphs(typed, value)] == [g.id for g in glyphs(typed, plain)]


def test_a_face_without_fractions_sets_them_as_typed(value: TextStyle, tmp_path: Path) -> None:
    font = TTFont(value.family.faces[0].path)
    del font["GSUB"]
    font.save(tmp_path / "bare.ttf")
    face = Face("bare", "regular", tmp_path / "bare.ttf")
    one, stroke, six = METRICS.shape("1/6", face, "en", fraction=True)
    assert [g.id for g in METRICS.shape("1/6", face, "en")] == [one.id, stroke.id, six.id]
    assert min(one.id, stroke.id, six.id) > 0


def test_a_face_without_a_minus_has_a_dash_for_it(value: TextStyle, tmp_path: Path) -> None:
    font = TTFont(value.family.faces[0].path)
    for table in font["cmap"].tables:
        table.cmap.pop(0x2212, None)
    font.save(tmp_path / "bare.ttf")
    face = Face("bare", "regular", tmp_path / "bare.ttf")
    minus, dash = METRICS.shape("\u2212\u2013", face, "en")
    assert (minus.id, minus.text) == (dash.id, "\u2212")


def test_the_letters_of_an_ordinal_are_small_and_high(value: TextStyle) -> None:
    first, raised, rest = glyph_runs("1er mai", value, "fr")
    assert [run.text for run in (first, raised)] == ["1", "er"]
    assert rest.text.split() == ["mai"]
    assert raised.size < 0.7 * first.size
    assert all(glyph.dy * raised.size > 0.3 * first.size * 1000 for glyph in raised.glyphs)
    assert raised.x == pytest.approx(first.width)
    assert rest.x == pytest.approx(first.width + raised.width)


# The left edge of the second letter's dots and the right edge of what stands before, measured in
# the files: so far apart they have to be, in thousandths of an em.
@pytest.mark.parametrize(
    ("pair", "least"),
    [("Її", 90), ("її", 90), ("ЇЇ", 90), ("’ї", 80), ("Гї", 70), ("Ґї", 70), ("Ґа", -70)],
)
def test_pairs_that_fira_lets_collide_are_set_apart(
    pair: str, least: float, value: TextStyle
) -> None:
    for face in value.family.faces:
        left, _ = METRICS.shape(pair, face, "uk")
        (alone,) = METRICS.shape(pair[0], face, "uk")
        # From 95 on pypdf reads a space there.
        assert least <= left.advance - alone.advance < 95, face


def test_a_degree_sign_stands_by_its_letter(value: TextStyle) -> None:
    degree, _ = METRICS.shape("°C", value.family.faces[0], "en")
    (alone,) = METRICS.shape("°", value.family.faces[0], "en")
    assert degree.advance < alone.advance - 50
