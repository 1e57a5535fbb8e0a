"""The PDF itself: standards, fonts, text, structure, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from briefing import BriefingError
from briefing.pdf.document import ReportLabBackend
from briefing.pdf.objects import Stream
from briefing.preflight.checks import preflight
from briefing.style.fonts import locate
from briefing.style.stylesheet import Face
from tests.conftest import ROOT, SECTIONS, Build, failed

Folder = Callable[..., Path]

BRIEFS = {
    "shipped": (SECTIONS, {}),
    "letter": (SECTIONS, {"paper": "letter"}),
    "french": (ROOT / "tests/pages/french", {}),
    "ukrainian": (ROOT / "tests/pages/ukrainian", {}),
}


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def words(pdf: bytes) -> str:
    return " ".join(reader(pdf).pages[0].extract_text().split())


@pytest.mark.parametrize("name", BRIEFS)
def test_both_standards_are_kept(name: str, build: Build) -> None:
    place, options = BRIEFS[name]
    result = build(place, **options)
    assert result.report.standards == ("PDF/UA-1", "PDF/A-2a")
    assert failed(result.pdf, "ua1") == []
    assert failed(result.pdf, "2a") == []


def test_the_validator_can_fail(build: Build) -> None:
    broken = build(SECTIONS).pdf.replace(b"/MarkInfo", b"/MarkOnfi")
    assert failed(broken, "ua1")


def test_attached_sources_rebuild_the_brief(folder: Folder, build: Build, tmp_path: Path) -> None:
    place = folder(brief="title: x\nattach: [source]\n", a="title: A\nsummary: One fact.\n")
    result = build(place)
    assert result.report.standards == ("PDF/UA-1", "PDF/A-3a")
    assert failed(result.pdf, "3a") == []
    assert failed(result.pdf, "ua1") == []
    pdf = reader(result.pdf)
    assert set(pdf.attachments) == {"a.yaml", "brief.yaml"}
    files = [ref.get_object() for ref in pdf.trailer["/Root"]["/AF"]]
    assert {file["/AFRelationship"] for file in files} == {"/Source"}
    again = tmp_path / "again"
    again.mkdir()
    for name, (data,) in pdf.attachments.items():
        again.joinpath(name).write_bytes(data)
    assert build(again).pdf == result.pdf


def test_one_page_of_the_right_size_and_weight(build: Build) -> None:
    for paper, size in (("a4", (595.28, 841.89)), ("letter", (612, 792))):
        pdf = build(SECTIONS, paper=paper).pdf
        (page,) = reader(pdf).pages
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(
            size, abs=0.01
        )
        assert len(pdf) < 80_000


def test_both_papers_say_the_same(build: Build) -> None:
    a4, letter = (words(build(SECTIONS, paper=paper).pdf) for paper in ("a4", "letter"))
    assert re.sub(r"- ", "-", a4) == re.sub(r"- ", "-", letter)


def test_every_font_is_embedded_subset_and_readable(build: Build) -> None:
    fonts = reader(build(SECTIONS).pdf).pages[0]["/Resources"]["/Font"]
    assert len(fonts) == 6
    for font in (ref.get_object() for ref in fonts.values()):
        assert re.fullmatch(r"/[A-Z]{6}\+FiraSans\S*", font["/BaseFont"])
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor


def test_the_text_reads_in_order(build: Build) -> None:
    """Every word of the copy, in the order of the structure tree, ligatures as letters."""
    text = words(build(SECTIONS).pdf)
    places = [
        text.index(part)
        for part in (
            "NATO Vilnius Summit | First working session",
            "Allies bring Ukraine closer to NATO",
            "Allies reaffirmed that Ukraine will join",
            "Key figures",
            "300,000 troops at high readiness",
            "2% of GDP at least, for defence",
            "11 Allies meet or exceed 2% of GDP",
            "8.3% real-terms rise in 2023",
            "A package in three parts",
            "New regional plans are built",
            "Investing at least 2% of GDP",
            "Allies see a “coercive” China",
            "“China is not our adversary",
            "Talks with partners",
            "On Wednesday The NATO-",
            "Source NATO, “NATO agrees",
        )
    ]
    assert places == sorted(places)


def test_pdfium_finds_words_that_ligatures_and_bound_spaces_set(build: Build) -> None:
    document = pypdfium2.PdfDocument(build(SECTIONS).pdf)
    text = document[0].get_textpage().get_text_bounded().replace("\r\n", " ")
    document.close()
    for word in ("reaffirmed", "figures", "300,000 troops", "Mr Stoltenberg", "2% of GDP"):
        assert word in text


UNSEEN = "\u00ad\u034f\u200b\u200c\u200d\u200e\u2060\u2064\ufe0e\ufe0f\U000e0100"


def test_what_nobody_sees_in_a_word_hides_it_from_no_search(folder: Folder, build: Build) -> None:
    """Soft hyphens, joiners and variation selectors: in words, a figure, the title, alone."""
    points = "".join(f"  - Ver{c}tei{c}digung{number}\n" for number, c in enumerate(UNSEEN))
    figure = "{value: 1\u00ad2, unit: mil\u200blion, label: of all}"
    place = folder(
        brief="title: The mis\u00adsion\nowner: Nor\u00adth",
        a=f"title: A\nbody: 'Some {UNSEEN} more'\npoints:\n{points}figures: [{figure}]\n",
    )
    pdf = build(place).pdf
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    for number in range(len(UNSEEN)):
        assert page.search(f"Verteidigung{number}").get_next()
    assert page.search("12 million of all").get_next()
    document.close()
    found = reader(pdf)
    assert not set(UNSEEN) & set(found.pages[0].extract_text())
    assert found.metadata
    assert (found.metadata.title, found.metadata.author) == ("The mission", "North")


def test_a_word_that_is_parted_where_its_author_wants_has_one_hyphen(
    folder: Folder, build: Build
) -> None:
    word = "Ver\u00adteidigungs\u00adausgaben"
    text = words(build(folder(brief="title: x", a=f"title: A\nbody: {word * 9}\n")).pdf)
    parts = re.findall(r"\S*\u00ad\s", text)
    assert len(parts) > 1
    assert text.count("\u00ad") == len(parts)
    assert re.sub("\u00ad ", "", text).count("Verteidigungsausgaben" * 9) == 1


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("uk", "Їжак з’їв ґречку, щонайменше 2 % ВВП на оборону, єдність Європи"),
        ("el", "Οι σύμμαχοι συμφώνησαν· η ασφάλεια είναι κοινή υπόθεση, ΰ και ΐ"),
        ("pl", "Zażółć gęślą jaźń, sojusznicy w Wilnie przyjęli plany obronne"),
        ("it", "Così è perché più città dell’Unione, già lì, non può né vuol cedere virtù"),
        ("tr", "Müttefikler İstanbul’da ığüşöç ile yeni savunma planları kabul etti"),
        ("vi", "Các đồng minh nhất trí về kế hoạch phòng thủ mới ở Vin-ni-út, ữ ặ ỗ"),
    ],
)
def test_alphabets(tag: str, text: str, folder: Folder, build: Build) -> None:
    place = folder(
        brief=f"title: {text}\nlanguage: {tag}\n",
        a=f"title: A\nsummary: {text!r}\npoints: [{text!r}]\n"
        f"figures: [{{value: '5', label: {text!r}}}]\n",
    )
    pdf = build(place).pdf
    assert bare(words(pdf)).count(bare(text)) == 4
    assert reader(pdf).trailer["/Root"]["/Lang"] == tag


def bare(text: str) -> str:
    """A text without white space, composed."""
    return unicodedata.normalize("NFC", "".join(text.split()))


LETTERS = (
    "abcdefghiklmnopqrstuvwxyzßéñçøăřABCÉĐабвгґдеєжзиіїйклАБВГЄαβγδεζηθΩ&<>()\\/%€0123456789,;.:!?"
)
WORD = st.text(LETTERS, min_size=1, max_size=11)
SENTENCE = st.lists(WORD, min_size=1, max_size=40).map(" ".join)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(summary=SENTENCE, body=SENTENCE, points=st.lists(SENTENCE, max_size=4))
def test_any_text_survives(
    summary: str,
    body: str,
    points: list[str],
    build: Build,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    place = tmp_path_factory.mktemp("any")
    place.joinpath("brief.yaml").write_text("title: Brief", "utf-8")
    lines = ["title: Any", f"summary: {quoted(summary)}", f"body: {quoted(body)}"]
    lines += ["points:", *(f"- {quoted(point)}" for point in points)] * bool(points)
    place.joinpath("a.yaml").write_text("\n".join(lines), "utf-8")
    pdf = build(place).pdf
    assert bare(words(pdf)).startswith(bare(f"Brief Any {summary} {body} {' '.join(points)}"))


def quoted(text: str) -> str:
    # A single-quoted scalar holds anything; a backslash before a bracket is markup.
    return "'" + re.sub(r"([\\()])", r"\\\1", text) + "'"


@pytest.mark.parametrize("char", ["字", "ก", "😀", "\ue000", "ꙮ", "☃"])
def test_a_character_no_face_has_is_told(char: str, folder: Folder, build: Build) -> None:
    place = folder(brief="title: x", a=f"title: A\nbody: >-\n  one\n  two {char} three\n")
    with pytest.raises(BriefingError) as told:
        build(place)
    (fault,) = told.value.faults
    assert fault.code == "face.no-glyph"
    assert f"U+{ord(char):04X}" in fault.message
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (4, 7)


@pytest.mark.parametrize("char", ["\u05d0", "\u0639", "\u07ca"])
def test_a_script_that_runs_from_right_to_left_is_told(
    char: str, folder: Folder, build: Build
) -> None:
    with pytest.raises(BriefingError) as told:
        build(folder(brief="title: x", a=f"title: A\nbody: >-\n  one\n  two {char} three\n"))
    (fault,) = told.value.faults
    assert fault.code == "copy.right-to-left"
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (4, 7)


def test_words_in_another_language_say_so(folder: Folder, build: Build) -> None:
    section = "title: A\nbody: 'See [le \"plan\": 8,3%]{lang=fr} and **more**.'\n"
    pdf = reader(build(folder(brief="title: x", a=section)).pdf)
    root = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    tongues = [(node["/S"], node["/Lang"]) for node in elements(root) if "/Lang" in node]
    assert tongues == [("/Span", "fr")]
    said = " ".join(pdf.pages[0].extract_text().split())
    assert "See le « plan » : 8,3 % and more." in said


@pytest.mark.parametrize(
    ("value", "unit", "kinds"),
    [
        ("11", "million people", ["Span"]),
        ("11", "[million](https://example.org) people", ["Span", "Span", "Link", "Span"]),
        ("[11](https://example.org)", "million people", ["Span", "Link", "Span"]),
        ("11", "**million** people", ["Span", "Span", "Span", "Span"]),
        ("*11*", "million [people]{lang=en-GB}", ["Span", "Span", "Span"]),
        ("11", "[million](https://example.org) [people](https://example.net)", None),
    ],
)
def test_a_figure_is_said_once(
    value: str, unit: str, kinds: list[str] | None, folder: Folder, build: Build
) -> None:
    """Whatever links, is stressed or in another language within it; words stay apart."""
    figure = f'  - value: "{value}"\n    unit: "{unit}"\n    label: live there\n'
    pdf = build(folder(brief="title: x", a=f"title: A\nfigures:\n{figure}")).pdf
    tags = preflight(pdf, "x.pdf").document.tags
    assert tags is not None
    paragraph = next(
        element
        for _, element in tags.walk()
        if element.role == "P" and element.text.startswith("11")
    )
    assert paragraph.text == "11 million people live there"
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    (body,) = (node for node in elements(root) if node["/S"] == "/LBody")
    if kinds is not None:
        assert [node["/S"][1:] for node in elements(body)][2:-1] == kinds


def elements(node: DictionaryObject) -> Iterator[DictionaryObject]:
    """A structure element and all below it."""
    yield node
    for kid in node.get("/K", []):
        if isinstance(kid, IndirectObject) and "/S" in kid.get_object():
            yield from elements(kid.get_object())


def test_a_narrow_space_is_narrow_and_stays_what_it_is() -> None:
    path = locate("FiraSans-Regular", Path())
    assert path is not None
    face, metrics = Face("sans", "regular", path), ReportLabBackend().metrics
    wide, narrow = (metrics.shape(f"a{space}b", face, "fr")[1] for space in "\u00a0\u202f")
    assert narrow.text == "\u202f"
    assert narrow.advance == pytest.approx(0.6 * wide.advance, abs=2)


def tree(node: DictionaryObject) -> list[object]:
    """A structure element as its type and those below it."""
    kids = node.get("/K", [])
    below = [kid.get_object() for kid in kids if isinstance(kid, IndirectObject)]
    return [node["/S"][1:], *(tree(kid) for kid in below if "/S" in kid)]


def test_the_structure_is_that_of_the_design(build: Build) -> None:
    root = reader(build(SECTIONS).pdf).trailer["/Root"]["/StructTreeRoot"]
    (document,) = (kid.get_object() for kid in root["/K"])
    top, *kids = tree(document)
    assert top == "Document"
    assert [kid[0] for kid in kids] == ["P", "P", "H1", "P", *["Sect"] * 7, "P"]
    figures = kids[4]
    assert figures[1] == ["H2"]
    assert figures[2][0] == "L"
    topic, said, context = ["P"], ["P", ["Span"], ["Span"]], ["P"]
    assert figures[2][2] == ["LI", ["LBody", topic, said]]
    assert figures[2][4] == ["LI", ["LBody", topic, said, context]]
    assert kids[8][-1] == ["BlockQuote", ["P"], ["P"]]


def test_the_document_says_what_it_is(build: Build) -> None:
    pdf = reader(build(ROOT / "tests/pages/ukrainian").pdf)
    catalogue = pdf.trailer["/Root"]
    assert catalogue["/Lang"] == "uk"
    assert catalogue["/ViewerPreferences"] == {
        "/DisplayDocTitle": True,
        "/PrintScaling": "/None",
        "/Duplex": "/Simplex",
    }
    assert catalogue["/MarkInfo"]["/Marked"]
    assert pdf.metadata is not None
    assert (
        pdf.metadata.title == "Союзники наближають Україну до НАТО й ухвалюють нові плани оборони"
    )
    assert pdf.metadata.author == "Прес-служба"
    xmp = pdf.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": pdf.metadata.title}
    assert xmp.pdf_keywords == "TLP:CLEAR"


def test_links_are_described_by_their_words(build: Build) -> None:
    """The QR code, which repeats the last one, is not among them."""
    pdf = reader(build(ROOT / "tests/pages/ukrainian").pdf)
    (page,) = pdf.pages
    links = [ref.get_object() for ref in page["/Annots"]]
    summit, mail = "https://www.nato.int/vilnius", "mailto:press@example.org"
    said = [link["/Contents"] for link in links]
    assert said == ["стандарти НАТО", "press@example.org", "nato.int/vilnius"]
    assert [link["/A"]["/URI"] for link in links] == [summit, mail, summit]
    root = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    assert "/Figure" not in [node["/S"] for node in elements(root)]


def test_a_link_on_two_lines_is_described_by_all_its_words(folder: Folder, build: Build) -> None:
    words = "eleven countries that will join their grids in the course of the coming decades"
    section = f"title: A\nbody: 'See [{words}](https://example.org) here.'\n"
    (page,) = reader(build(folder(brief="title: x", a=section), "columns").pdf).pages
    said = [ref.get_object()["/Contents"] for ref in page["/Annots"]]
    assert len(said) > 1
    assert set(said) == {words}


def replacements(pdf: bytes) -> list[str]:
    """What is read in place of the text of structure elements."""
    root = reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    return [node["/ActualText"] for node in elements(root) if "/ActualText" in node]


def test_what_is_read_in_other_words_is_punctuated_as_it_is_set(
    folder: Folder, build: Build
) -> None:
    figure = "{value: '5', unit: \"'Allies' - all\", label: x}"
    pdf = build(folder(brief="title: x", a=f"title: A\nfigures: [{figure}]\n")).pdf
    (said,) = replacements(pdf)
    assert said.split() == ["5", "‘Allies’", "–", "all"]


def test_the_word_before_the_sources_has_a_pause(build: Build) -> None:
    assert replacements(build(SECTIONS).pdf)[-1] == "Source:"


def test_black_text_is_one_ink(build: Build) -> None:
    content = reader(build(SECTIONS).pdf).pages[0].get_contents()
    assert content is not None
    colours = set(re.findall(rb"[\d. ]+ (?:g|rg|G|RG|k|K)\n", content.get_data()))
    tint = b"0.9137 0.9373 0.9569 rg\n"
    assert colours == {b"0 g\n", b"1 g\n", b"0.0431 0.2902 0.5255 rg\n", tint}


def digest(**environment: str) -> str:
    """A build in a fresh process."""
    code = (
        "import hashlib, sys, briefing;"
        f"print(hashlib.sha256(briefing.build({str(SECTIONS)!r}).pdf).hexdigest())"
    )
    clean = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    run = [sys.executable, "-c", code]
    out = subprocess.run(
        run, env=clean | environment, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return out.stdout.strip()


def test_the_same_folder_makes_the_same_bytes(build: Build) -> None:
    here = hashlib.sha256(build(SECTIONS).pdf).hexdigest()
    odd = {"TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "7", "LC_ALL": "C", "RL_pageCompression": "0"}
    assert digest(TZ="UTC", PYTHONHASHSEED="1") == here
    assert digest(**odd) == here


def test_source_date_epoch_is_honoured(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    assert reader(build(SECTIONS).pdf).metadata["/CreationDate"] == "D:20230711000000Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    pdf = reader(build(SECTIONS).pdf)
    assert pdf.metadata["/CreationDate"] == "D:20231114221320Z"
    assert pdf.xmp_metadata.xmp_create_date.year == 2023
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(BriefingError, match="SOURCE_DATE_EPOCH"):
        build(SECTIONS)


def test_two_briefs_have_two_identities(folder: Folder, build: Build) -> None:
    """Also where nothing that the document says of itself differs."""
    identities = {
        str(reader(build(folder(brief="title: x", a=f"title: A\nbody: {word}")).pdf).trailer["/ID"])
        for word in ("one", "two")
    }
    assert len(identities) == 2


def test_without_a_date_the_clock_stays_out(folder: Folder, build: Build) -> None:
    pdf = reader(build(folder(brief="title: x")).pdf)
    assert pdf.metadata["/CreationDate"] == "D:20000101000000Z"


def test_nothing_in_the_folder_or_the_environment_is_run(tmp_path: Path) -> None:
    for name in ("reportlab_settings.py", "yaml.py", "sitecustomize.py"):
        tmp_path.joinpath(name).write_text("raise SystemExit('ran')")
    tmp_path.joinpath(".reportlab_settings").write_text("raise SystemExit('ran')")
    tmp_path.joinpath("brief.yaml").write_text("title: x")
    console = Path(sys.executable).with_name("briefing")
    out = subprocess.run(
        [console, "build", ".", "-o", "x.pdf"],
        cwd=tmp_path,
        env=os.environ | {"HOME": str(tmp_path), "RL_invariant": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert out.returncode == 0, out.stderr
    assert tmp_path.joinpath("x.pdf").stat().st_size > 1000


def test_a_justified_hyphenated_style(folder: Folder, build: Build) -> None:
    text = (
        "Interoperability is a word that few like and all need, and so it is said at every council "
        "that a plan for the procurement of fuel is to be agreed on before the end of the year. "
    )
    place = folder(brief="title: Words", a=f"title: A\nbody: {text * 3}\n")
    style = place.parent / "newspaper.yaml"
    style.write_text("extends: briefing\ntype: {body: {setting: justified, hyphenate: true}}\n")
    pdf = build(place, style=str(style)).pdf
    extracted = reader(pdf).pages[0].extract_text()
    assert "\u00ad" in extracted, "a hyphen that only ends a line reads as a soft one"
    assert bare(text * 3) in bare(extracted.replace("\u00ad", ""))
    assert failed(pdf, "ua1") == []
    assert failed(pdf, "2a") == []


def test_a_stream_may_end_in_any_byte() -> None:
    for last in range(256):
        written = Stream(b"data" + bytes([last]), compress=False).format(None)
        data = written.split(b"stream\n", 1)[1].removesuffix(b"\r\nendstream\n")
        assert data == b"data" + bytes([last])


def test_marks_that_leave_the_baseline_do_so_in_print(folder: Folder, build: Build) -> None:
    """A dot below q hangs lower than its face draws it, by 202 thousandths of an em."""
    place = folder(brief="title: x", a="title: A\nbody: aq\u0323a\u0301q and more of the words\n")
    result = build(place)
    content = reader(result.pdf).pages[0].get_contents()
    assert content is not None
    size = result.report.fit.body
    assert f"{-0.202 * size:.2f} Ts [".encode() in content.get_data()
    assert content.get_data().count(b" Ts") == 2, "the rise is taken back"
    assert bare("aq\u0323áq and more") in bare(words(result.pdf))
