"""The house's own typefaces: what is embedded is what was measured, and reads as it was set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import uharfbuzz as hb
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pypdf import PdfReader

from briefing import BriefingError, Builder
from briefing.errors import Fault, Span
from briefing.language.language import language, shipped
from briefing.pdf.font_files import Faces, axes
from briefing.pdf.fonts import CFFFont, subset
from briefing.style.fonts import locate
from briefing.style.stylesheet import Face
from tests.conftest import ROOT, SECTIONS, Build
from tests.pdf.strangers import (
    CFF,
    CFF_ITALIC,
    DEJAVU,
    INTER,
    SETS,
    WEIGHTS,
    write_blocks,
    write_keyed,
    write_style,
)

Folder = Callable[..., Path]

UKRAINIAN = ROOT / "tests/pages/ukrainian"


@pytest.fixture
def ukrainian(tmp_path: Path) -> Path:
    """The Ukrainian brief with three of its sections, for faces wider than the shipped ones."""
    place = tmp_path / "ukrainian"
    place.mkdir()
    order = "sections: [ukraine, deterrence, spending]"
    for name in ("brief", "ukraine", "deterrence", "spending"):
        text = UKRAINIAN.joinpath(f"{name}.yaml").read_text("utf-8")
        place.joinpath(f"{name}.yaml").write_text(re.sub("sections: .*", order, text), "utf-8")
    return place


def fonts(pdf: bytes) -> list[Any]:
    """The page's fonts, each as its dictionary."""
    resources = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    return [ref.get_object() for ref in resources.values()]


def program(font: Any) -> TTFont:
    """The font file embedded for a font."""
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    stream = descriptor["/FontFile3"] if "/FontFile3" in descriptor else descriptor["/FontFile2"]
    return TTFont(BytesIO(stream.get_data()))


def names(pdf: bytes) -> set[str]:
    """The PostScript names of a page's fonts, without the letters that mark a subset."""
    return {font["/BaseFont"][8:] for font in fonts(pdf)}


def texts(font: Any) -> dict[int, str]:
    """The text of each code, by the font's ToUnicode."""
    _, _, body = font["/ToUnicode"].get_data().partition(b"beginbfchar")
    rows = re.findall(rb"<(\w{4})> <(\w+)>", body)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in rows}


def glyph_numbers(font: Any) -> dict[int, int]:
    """The glyph that a reader draws for each code."""
    assert font["/Encoding"] == "/Identity-H"
    descendant = font["/DescendantFonts"][0].get_object()
    if "/CIDToGIDMap" not in descendant:
        return {code: code for code in texts(font)}
    places = descendant["/CIDToGIDMap"].get_data()
    pairs = range(0, len(places), 2)
    return {at // 2: int.from_bytes(places[at : at + 2], "big") for at in pairs}


def bare(text: str) -> str:
    """A text without white space and hyphens that only end a line."""
    return "".join(text.replace("\u00ad", "").split())


def pypdf_text(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


def pdfium_text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    # PDFium gives a hyphen at the end of a line as U+FFFE or, in newer ones, as U+0002.
    return re.sub("[\x02\ufffe]", "-", text)


@pytest.mark.parametrize("language", ["english", "ukrainian"])
@pytest.mark.parametrize("name", SETS)
def test_a_page_in_strange_faces_says_the_same(
    name: str, language: str, ukrainian: Path, build: Build, tmp_path: Path
) -> None:
    """Both standards are kept (`build` sees to it), and no word is lost or changed.

    Wide faces need no other arrangement of the page, which would go without a rail's heading.
    """
    copy = ukrainian if language == "ukrainian" else SECTIONS
    style = write_style(tmp_path / f"{name}.yaml", SETS[name], "ladder: {arrangements: []}\n")
    ours, theirs = build(copy).pdf, build(copy, style=style).pdf
    for extract in (pypdf_text, pdfium_text):
        said = bare(extract(theirs))
        assert [word for word in extract(ours).split() if bare(word) not in said] == []


@pytest.mark.parametrize("name", [*SETS, "blocks"])
def test_every_code_shows_its_letter_at_its_width(name: str, build: Build, tmp_path: Path) -> None:
    """Codes lead to the glyph of their letter, whose width is that of the PDF's own list."""
    blocks = dict.fromkeys(WEIGHTS, tmp_path / "blocks.otf")
    write_blocks(tmp_path / "blocks.otf", wght=(200, 400, 900))
    style = write_style(tmp_path / f"{name}.yaml", SETS.get(name, blocks))
    wanted = fonts(build(SECTIONS, style=style).pdf)
    assert wanted
    for font in wanted:
        embedded, numbers = program(font), glyph_numbers(font)
        drawn, scale = embedded.getGlyphSet(), 1000 / embedded["head"].unitsPerEm
        widths = advances(font)
        is_cff = "CFF " in embedded
        for code, text in texts(font).items():
            glyph = embedded.getGlyphName(numbers[code])
            assert widths[code] == pytest.approx(embedded["hmtx"][glyph][0] * scale, abs=0.01)
            if is_cff and len(text) == 1 and text.isalnum():
                assert embedded.getBestCmap()[ord(text)] == glyph
            if is_cff:
                drawn[glyph].draw(BoundsPen(drawn))
                assert embedded["CFF "].cff[0].CharStrings[glyph].width == drawn[glyph].width


@pytest.mark.parametrize("name", ["shipped", *SETS])
def test_a_word_parted_at_its_zero_width_space_is_whole_and_has_no_hyphen(
    name: str, folder: Callable[..., Path], build: Build, tmp_path: Path
) -> None:
    """What says that a word goes on has no ink: its last letter reads as two characters."""
    style = write_style(tmp_path / "x.yaml", SETS[name]) if name in SETS else None
    word = "Verteidigungs\u200bausgaben\u200bübersicht"
    place = folder(brief="title: x", a=f"title: A\nbody: {' '.join([word] * 30)}\n")
    pdf = build(place, style=style).pdf
    document = pypdfium2.PdfDocument(pdf)
    by_pdfium = document[0].get_textpage().get_text_range()
    document.close()
    for read, mark in ((by_pdfium, "\ufffe"), (pypdf_text(pdf), "\u00ad\n")):
        assert read.count(mark) == read.count(mark[0]) > 1
        assert read.replace(mark, "").count("Verteidigungsausgabenübersicht") == 30
    hyphens = {text for font in fonts(pdf) for text in texts(font).values() if "\u00ad" in text}
    assert hyphens
    assert hyphens <= {"s\u00ad", "n\u00ad"}


@pytest.mark.parametrize("dicts", [1, 2, 3])
def test_a_face_of_several_font_dicts_draws_every_letter(
    dicts: int, build: Build, tmp_path: Path
) -> None:
    """HarfBuzz leaves half of them blank, unless it writes subroutines out where they are called.

    The same for a face with a single font dict, and for the face that it was made from.
    """
    keyed = write_keyed(tmp_path / "keyed.otf", CFF, dicts)
    style = write_style(tmp_path / "keyed.yaml", dict.fromkeys(WEIGHTS, keyed))
    whole = TTFont(CFF)
    letters, drawn = whole.getBestCmap(), whole.getGlyphSet()
    seen = set()
    for font in fonts(build(SECTIONS, style=style).pdf):
        embedded, numbers = program(font), glyph_numbers(font)
        for code, text in texts(font).items():
            if len(text) == 1 and text.isalnum():
                shown = recorded(embedded.getGlyphSet(), embedded.getGlyphName(numbers[code]))
                assert shown == recorded(drawn, letters[ord(text)])
                seen.add(text)
    assert len(seen) > 50


def recorded(glyphs: Any, name: str) -> list[Any]:
    """The steps of a glyph's outline."""
    pen = RecordingPen()
    glyphs[name].draw(pen)
    return pen.value


@pytest.mark.parametrize("face", [CFF, DEJAVU])
def test_a_subset_that_draws_otherwise_is_refused(face: Path) -> None:
    typeface = Faces().open(Face("", "regular", face))
    assert subset(typeface, frozenset({36, 37}))
    typeface.font.synthetic_slant = 0.2  # the file's outlines lean, those of a subset do not
    with pytest.raises(BriefingError, match=rf"{face.name} cannot be embedded as it is drawn"):
        subset(typeface, frozenset({36, 37, 38}))


def test_cff_outlines_that_cannot_be_embedded_are_told_where_they_are_named() -> None:
    typeface, span = Faces().open(Face("", "regular", CFF)), Span("mine.yaml", 4, 11)
    typeface.font.synthetic_slant = 0.2
    with pytest.raises(BriefingError) as told:
        CFFFont(typeface, "F1", {36, 37}, span)
    assert [fault.span for fault in told.value.faults] == [span]


def advances(font: Any) -> dict[int, float]:
    """The widths of a font by CID: `[first [width width …] first […] …]`."""
    listed = font["/DescendantFonts"][0].get_object()["/W"]
    runs = zip(listed[::2], listed[1::2], strict=True)
    return {first + at: width for first, run in runs for at, width in enumerate(run)}


def test_cff_outlines_stay_cff(build: Build, tmp_path: Path) -> None:
    style = write_style(tmp_path / "cff.yaml", SETS["cff"])
    found = fonts(build(SECTIONS, style=style).pdf)
    assert any("ffi" in texts(font).values() for font in found), "a ligature reads as letters"
    for font in found:
        (descendant,) = (ref.get_object() for ref in font["/DescendantFonts"])
        assert descendant["/Subtype"] == "/CIDFontType0"
        assert "/CIDToGIDMap" not in descendant
        assert descendant["/FontDescriptor"]["/FontFile3"]["/Subtype"] == "/OpenType"
        assert {"CFF ", "cmap"} <= set(program(font).keys())


def test_one_glyph_of_cff_may_read_as_two_texts(
    folder: Folder, build: Build, tmp_path: Path
) -> None:
    """The hyphen, which is the author's or only ends a line."""
    words = (
        "Interoperability is a well-known word that few like and all need, and so it is said that "
        "a plan for the procurement of fuel is to be agreed on before the end of the year. "
    )
    place = folder(brief="title: Words", a=f"title: A\nbody: {words * 4}\n")
    more = "type: {body: {setting: justified, hyphenate: true}}\n"
    style = write_style(tmp_path / "cff.yaml", SETS["cff"], more)
    pdf = build(place, style=style).pdf
    found = fonts(pdf)
    (soft,) = (font for font in found if "\u00ad" in texts(font).values())
    (code,) = (code for code, text in texts(soft).items() if text == "\u00ad")
    (hard,) = (font for font in found if texts(font).get(code) == "-")
    assert hard["/DescendantFonts"] == soft["/DescendantFonts"], "one glyph, one set of outlines"
    assert bare(words * 4) in bare(pypdf_text(pdf))


def test_a_variable_file_serves_its_weights(ukrainian: Path, build: Build, tmp_path: Path) -> None:
    style = write_style(tmp_path / "variable.yaml", SETS["variable"])
    pdf = build(ukrainian, style=style).pdf
    upright = {"Inter_400wght", "Inter_500wght", "Inter_700wght"}
    (slanted,) = names(pdf) - upright
    assert slanted == "InterItalic_400wght"
    stems = {}
    for font in fonts(pdf):
        embedded = program(font)
        assert "fvar" not in embedded
        glyphs, numbers = embedded.getGlyphSet(), glyph_numbers(font)
        letters = {text: numbers[code] for code, text in texts(font).items()}
        pen = BoundsPen(glyphs)
        glyphs[embedded.getGlyphName(letters["а"])].draw(pen)
        stems[font["/BaseFont"][8:]] = pen.bounds[2] - pen.bounds[0]
    assert stems["Inter_400wght"] < stems["Inter_500wght"] < stems["Inter_700wght"]


def test_a_pinned_face_measures_as_its_weight_does() -> None:
    varied = hb.Font(hb.Face(hb.Blob.from_file_path(str(INTER))))
    for weight, value in (("regular", 400), ("medium", 500), ("bold", 700)):
        typeface = Faces().open(Face("", weight, INTER))
        varied.set_variations({"wght": value})
        for char in "AmЖ%€":
            glyph = varied.get_nominal_glyph(ord(char))
            own = varied.get_glyph_h_advance(glyph)
            assert typeface.advance(glyph) / typeface.scale == pytest.approx(own, abs=1)


def test_a_style_pins_other_axes(ukrainian: Path, build: Build, tmp_path: Path) -> None:
    """A weight that is named goes before that of the place where it stands."""
    file = "{file: IBMPlexSans, axes: "
    families = f"{{regular: {file}{{wdth: 85}}}}, bold: {file}{{wdth: 75, wght: 600}}}}}}"
    style = tmp_path / "narrow.yaml"
    style.write_text(f"extends: briefing\nfaces: {{sans: {families}}}\n")
    found = names(build(ukrainian, style=str(style)).pdf)
    assert {"IBMPlexSansRoman_400wght_85wdth", "IBMPlexSansRoman_600wght_75wdth"} <= found


@pytest.mark.parametrize(
    ("face", "message", "hint"),
    [
        ("IBMPlexSans, axes: {opsz: 12}", "has no axis 'opsz'", "it has wght, wdth"),
        ("IBMPlexSans, axes: {wdth: 60}", "has no 60 on its axis 'wdth'", "from 75 to 100"),
        ("FiraSans-Regular, axes: {wght: 400}", "has no axis 'wght'", "of one weight"),
    ],
)
def test_a_face_is_pinned_at_what_it_has(
    face: str, message: str, hint: str, tmp_path: Path
) -> None:
    style = tmp_path / "mine.yaml"
    style.write_text(f"extends: briefing\nfaces: {{sans: {{bold: {{file: {face}}}}}}}\n")
    fault = refused(SECTIONS, str(style))
    assert (fault.code, fault.span and fault.span.line) == ("face.unusable", 2)
    assert message in fault.message
    assert hint in (fault.hint or "")


def test_a_variable_cff_face_is_pinned_within_its_axis(build: Build, tmp_path: Path) -> None:
    """Its outlines are CFF2, which PDF does not know; medium and bold come to the same font."""
    blocks = write_blocks(tmp_path / "blocks.otf", wght=(200, 400, 450))
    style = write_style(tmp_path / "blocks.yaml", dict.fromkeys(WEIGHTS, blocks))
    pdf = build(SECTIONS, style=style).pdf
    assert names(pdf) == {"Blocks_400wght", "Blocks_450wght"}


def test_an_axis_serves_italic(tmp_path: Path) -> None:
    path = write_blocks(
        tmp_path / "f.otf", wght=(100, 400, 900), slnt=(-10, 0, 0), wdth=(75, 100, 125)
    )
    face = hb.Face(hb.Blob.from_file_path(str(path)))
    assert axes(face, "medium") == (("wght", 500),)
    assert axes(face, "bold-italic") == (("wght", 700), ("slnt", -10))
    assert axes(face, "italic") == (("wght", 400), ("slnt", -10))
    static = hb.Face(hb.Blob.from_file_path(str(DEJAVU)))
    assert axes(static, "bold") == ()


def test_one_font_of_one_file_is_open_once() -> None:
    faces = Faces()
    assert faces.open(Face("a", "bold", DEJAVU)) is faces.open(Face("b", "regular", DEJAVU))
    assert faces.open(Face("a", "bold", INTER)) is not faces.open(Face("a", "regular", INTER))


def entry(data: bytes, table: bytes) -> int:
    """Where a table starts in a font file."""
    at = data.index(table, 12)
    return int.from_bytes(data[at + 8 : at + 12], "big")


def patched(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def licensed(bits: int) -> bytes:
    """A face whose licence says so (OS/2 fsType)."""
    data = DEJAVU.read_bytes()
    return patched(data, entry(data, b"OS/2") + 8, bits.to_bytes(2, "big"))


def without_weight() -> bytes:
    """A variable face whose axis is not that of weight."""
    data = INTER.read_bytes()
    return patched(data, data.index(b"wght", entry(data, b"fvar")), b"GRAD")


def with_bad_outlines() -> bytes:
    data = CFF.read_bytes()
    return patched(data, entry(data, b"CFF "), bytes(500))


def without_outlines() -> bytes:
    data = CFF.read_bytes()
    return patched(data, data.index(b"CFF ", 12), b"SVG ")


def without_an_outline() -> bytes:
    """A face with a glyph for each letter, of which that for W is blank."""
    font, data = TTFont(DEJAVU), BytesIO()
    font["glyf"][font.getBestCmap()[ord("W")]] = Glyph()
    font.save(data)
    return data.getvalue()


def without_an_em() -> bytes:
    """A face whose em has no units: HarfBuzz takes 1000 for it, viewers draw nothing."""
    data = DEJAVU.read_bytes()
    return patched(data, entry(data, b"head") + 18, bytes(2))


def collection() -> bytes:
    """A file of two faces."""
    both, data = TTCollection(), BytesIO()
    both.fonts = [TTFont(DEJAVU), TTFont(CFF)]
    both.save(data)
    return data.getvalue()


FAULTY: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "no-font.ttf": (lambda: b"Not a font but words.\n" * 50, "is no font", "another file"),
    "empty.otf": (lambda: b"", "is no font", "another file"),
    "cut.otf": (lambda: CFF.read_bytes()[:150_000], "is damaged", "another file"),
    "cut.ttf": (lambda: INTER.read_bytes()[:-9000], "is damaged", "another file"),
    "outlines.otf": (with_bad_outlines, "is damaged", "another file"),
    "no-outlines.otf": (without_outlines, "is no whole TrueType or OpenType", "another file"),
    "cut.ttc": (lambda: b"ttcf" + DEJAVU.read_bytes(), "is damaged", "another file"),
    "two.ttc": (collection, "is a collection", "an `index`: 0 DejaVu Sans, 1 Source Serif Pro"),
    "web.woff": (lambda: b"wOFF" + bytes(99), "is a face for the web", ".ttf or .otf"),
    "web.woff2": (lambda: b"wOF2" + bytes(99), "is a face for the web", ".ttf or .otf"),
    "axis.ttf": (without_weight, "varies, but not in weight", "axis `wght`"),
    "restricted.ttf": (lambda: licensed(0x0002), "by its licence", "another face"),
    "undivided.ttf": (lambda: licensed(0x0104), "by its licence", "another face"),
    "bitmaps.ttf": (lambda: licensed(0x0200), "by its licence", "another face"),
    "blank.ttf": (without_an_outline, "lacks characters of the language 'en'", "it has no W:"),
    "no-em.ttf": (without_an_em, "is damaged", "another file"),
    "latin.otf": (CFF_ITALIC.read_bytes, "lacks characters of the language 'uk'", "no а б в г ґ"),
}  # fmt: skip


def refused(copy: Path, style: str) -> Fault:
    with pytest.raises(BriefingError) as told:
        Builder(style).build(copy)
    (fault,) = told.value.faults
    return fault


@pytest.mark.parametrize("name", FAULTY)
def test_a_face_that_cannot_serve_is_told_where_it_is_named(name: str, tmp_path: Path) -> None:
    make, message, hint = FAULTY[name]
    tmp_path.joinpath(name).write_bytes(make())
    style = tmp_path / "mine.yaml"
    style.write_text(f"extends: briefing\nfaces:\n  sans:\n    bold: {name}\n")
    fault = refused(SECTIONS if name == "blank.ttf" else UKRAINIAN, str(style))
    assert fault.code == ("face.lacks" if "lacks" in message else "face.unusable")
    assert name in fault.message
    assert message in fault.message
    assert hint in (fault.hint or "")
    assert fault.span is not None
    assert (Path(fault.span.path).name, fault.span.line, fault.span.column) == ("mine.yaml", 4, 11)


def test_a_face_of_a_collection_is_taken_by_its_index(tmp_path: Path, build: Build) -> None:
    tmp_path.joinpath("two.ttc").write_bytes(collection())
    style = tmp_path / "mine.yaml"
    faces = "{regular: {file: two.ttc, index: 0}, bold: {file: two.ttc, index: 1}}"
    style.write_text(f"extends: briefing\nfaces: {{sans: &it {faces}, condensed: *it}}\n")
    embedded = b"".join(build(SECTIONS, str(style)).pdf.split())
    assert b"+DejaVuSans" in embedded
    assert b"+SourceSerifPro-Regular" in embedded


@pytest.mark.parametrize(
    ("face", "message", "hint"),
    [
        ("{file: two.ttc, index: 2}", "two.ttc has no face 2", "0 DejaVu Sans, 1 Source Serif Pro"),
        (f"{{file: {DEJAVU}, index: 0}}", "DejaVuSans.ttf is no collection", "leave out the"),
    ],
)
def test_an_index_that_leads_nowhere(face: str, message: str, hint: str, tmp_path: Path) -> None:
    tmp_path.joinpath("two.ttc").write_bytes(collection())
    style = tmp_path / "mine.yaml"
    style.write_text(f"extends: briefing\nfaces:\n  sans:\n    bold: {face}\n")
    fault = refused(SECTIONS, str(style))
    assert (fault.code, fault.message) == ("face.unusable", message)
    assert hint in (fault.hint or "")


def test_a_face_may_lead_to_a_glyph_that_it_has_not(folder: Folder, tmp_path: Path) -> None:
    """`maxp` says that there are no more glyphs than up to the one before it."""
    data, char = DEJAVU.read_bytes(), "☃"
    number = hb.Font(hb.Face(data)).get_nominal_glyph(ord(char))
    few = tmp_path / "few.ttf"
    few.write_bytes(patched(data, entry(data, b"maxp") + 4, number.to_bytes(2, "big")))
    style = write_style(tmp_path / "few.yaml", dict.fromkeys(WEIGHTS, few))
    place = folder(brief="title: Snow", a=f"title: A\nbody: Snow, {char}, all day\n")
    fault = refused(place, style)
    assert (fault.code, fault.message) == ("face.unusable", "few.ttf is damaged")
    assert fault.span is not None
    assert fault.span.marked.strip("'") == str(few)


def test_a_face_that_is_not_there_is_told(tmp_path: Path) -> None:
    style = tmp_path / "mine.yaml"
    style.write_text("extends: briefing\nfaces: {sans: {bold: none.otf}}\n")
    fault = refused(UKRAINIAN, str(style))
    assert fault.code == "style.face"
    assert ".ttf or .otf" in (fault.hint or "")
    assert fault.span is not None
    assert fault.span.line == 2


def test_what_a_face_lacks_depends_on_the_language(build: Build, tmp_path: Path) -> None:
    """Ten characters are named, then how many more; one builder builds for both languages."""
    style = tmp_path / "mine.yaml"
    style.write_text(f"extends: briefing\nfaces: {{sans: {{bold: '{CFF_ITALIC}'}}}}\n")
    fault = refused(UKRAINIAN, str(style))
    assert fault.hint == "it has no а б в г ґ д е є ж з and 56 more: take a face that has them"
    assert build(SECTIONS, style=str(style)).pdf
    with pytest.raises(BriefingError, match=r"lacks characters of the language 'uk-UA'"):
        build(SECTIONS, style=str(style), language="uk-UA")
    assert language("eo").alphabet == ""


def test_shipped_faces_have_every_alphabet(tmp_path: Path) -> None:
    """So they need no check when a brief is built."""
    latin = ("LATIN", "GREEK", "CYRILLIC")
    tongues = [language(code) for code in shipped()]
    tongues = [each for each in tongues if unicodedata.name(each.letters[0]).startswith(latin)]
    needed = "".join(each.alphabet for each in tongues)
    for name in (
        *("FiraSans-Regular", "FiraSansCondensed-Regular", "SourceSerif4", "SourceSerif4-Italic"),
        *("IBMPlexSans", "IBMPlexSans-Italic"),
    ):
        path = locate(name, tmp_path)
        assert path is not None
        typeface = Faces().open(Face("", "regular", path))
        assert [char for char in needed if not typeface.has(char)] == []
