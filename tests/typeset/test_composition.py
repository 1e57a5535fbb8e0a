"""Lines end more evenly than first-fit ends them, over a corpus in three alphabets."""

from __future__ import annotations

from pathlib import Path

from briefing.brief.model import Copy, Run
from briefing.errors import Span
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style
from briefing.style.stylesheet import face_of
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.units import Pt
from tests.typeset.composition import corpus


def test_raggedness_falls_by_two_fifths() -> None:
    pairs = [pair for pair in corpus(300) if len(pair.ours.widths) > 2]
    assert len(pairs) > 1500
    ours = sum(pair.ours.raggedness for pair in pairs)
    assert ours <= sum(pair.first_fit.raggedness for pair in pairs) * 3 / 5


def test_no_last_line_is_one_short_word() -> None:
    pairs = list(corpus(60))
    assert sum(pair.plain.is_fragment for pair in pairs) > 10
    assert [pair.ours.last for pair in pairs if pair.ours.is_fragment] == []


def test_a_hyphen_is_that_of_the_face_it_ends_a_line_in() -> None:
    # Each face numbers its glyphs: the roman hyphen's number is the italic's em dash.
    style, _ = read_style("briefing", Path(), None)
    assert style
    sheet, metrics = style.sheet("a4", marked=False), ReportLabBackend().metrics
    runs = (Run(text="so "), Run(text="Donau\u00addampfschiff", italic=True))
    composer = Composer(Shaper(metrics, ENGLISH, sheet.typography), Pt(0))
    body = sheet.type.body
    block = composer.paragraph(Copy(runs, Span("", 1, 1)), body, Pt(60))
    *_, last = block.lines[0].glyph_runs
    assert last.text.endswith("\u00ad")
    (hyphen,) = metrics.shape("-", face_of(body.family, body.weight, italic=True), "en")
    assert last.glyphs[-1].id == hyphen.id


def test_a_letter_apostrophe_looks_like_the_other_one() -> None:
    """Plex draws the one of CLDR's Ukrainian dates as a wide prime."""
    style, _ = read_style("field", Path(), None)
    assert style
    body, metrics = style.sheet("a4", marked=False).type.body, ReportLabBackend().metrics
    letter, mark = (
        metrics.shape(f"п{char}ят", body.family.at("regular"), "uk")[1] for char in "\u02bc\u2019"
    )
    assert (letter.id, letter.advance) == (mark.id, mark.advance)
    assert letter.text == "\u02bc"
