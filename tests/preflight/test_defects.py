"""Each planted defect is found by the check that is about it, and by no other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from pypdf.constants import UserAccessPermissions as Right
from pypdf.generic import ArrayObject, NumberObject, TextStringObject

from briefing import Builder
from briefing.preflight.checks import CHECKS, preflight
from briefing.preflight.findings import Verdict
from tests.conftest import ROOT, Build
from tests.preflight import planted as plant
from tests.preflight.planted import MM, Make, box, dictionary, draw, letters, name

Folder = Callable[..., Path]

UA, A = "standard.ua", "standard.archive"  # where the standards forbid it, too
FAIL, WARN = Verdict.FAIL, Verdict.WARN
ALL = Right.all()
GREEN_OF_RED = "0 0.583 0 rg"  # as light as pure red by WCAG: 0.2126

# What, how it is made, what is said of it by which check, and which standards forbid it.
DEFECTS: dict[str, tuple[Make, Verdict, str, set[str]]] = {
    "3 MB": (plant.heavy(3_000_000), WARN, "file.size", set()),
    "11 MB": (plant.heavy(11_000_000), FAIL, "file.size", set()),
    "a blank page": (lambda w: w.add_blank_page(595.28, 841.89), WARN, "file.pages", set()),
    "51 pages": (
        lambda w: [plant.page(w, 595.28, 841.89, box(99, 99, 9, 9)) for _ in range(50)],
        WARN,
        "file.pages",
        {"about.bookmarks"},
    ),
    "a page of A5": (
        lambda w: plant.page(w, 419.53, 595.28, box(99, 99, 9, 9)),
        WARN,
        "file.paper",
        set(),
    ),
    "odd paper": (plant.resized(700, 900), WARN, "file.paper", set()),
    "no printing": (plant.locked(ALL ^ Right.PRINT), FAIL, "file.locks", {A}),
    "no printing, metadata packed": (
        plant.both(plant.packed, plant.locked(ALL ^ Right.PRINT)),
        FAIL,
        "file.locks",
        {A},
    ),
    "no screen reader": (
        plant.locked(ALL ^ Right.EXTRACT_TEXT_AND_GRAPHICS),
        FAIL,
        "file.locks",
        {UA, A},
    ),
    "no title": (plant.titled(""), FAIL, "about.title", {UA}),
    "a file's name": (plant.titled("brief_final.docx"), WARN, "about.title", set()),
    "Untitled": (plant.titled("Untitled"), WARN, "about.title", set()),
    "no title bar": (plant.without("ViewerPreferences"), WARN, "about.title-bar", {UA}),
    "no language": (plant.without("Lang"), FAIL, "about.language", {UA}),
    "English": (
        plant.catalogue(Lang=TextStringObject("in English")),
        FAIL,
        "about.language",
        {UA, A},
    ),
    "22 pages": (plant.many_pages, WARN, "about.bookmarks", set()),
    "an unembedded font": (plant.unembedded, FAIL, "type.embedded", {UA, A}),
    "no Unicode": (plant.no_unicode, FAIL, "type.readable", {UA, A}),
    "private Unicode": (plant.private_unicode, FAIL, "type.readable", {A}),
    "5 pt": (draw(letters(5, 20, 300)), FAIL, "type.smallest", set()),
    "6.5 pt": (draw(letters(6.5, 20, 300)), WARN, "type.smallest", set()),
    "5 pt by matrix": (
        draw("0.5 0 0 0.5 0 0 cm " + letters(10, 40, 600)),
        FAIL,
        "type.smallest",
        set(),
    ),
    "untagged": (
        plant.both(plant.without("StructTreeRoot"), plant.without("MarkInfo")),
        FAIL,
        "tags.there",
        {UA, A},
    ),
    "tags unsaid": (plant.without("MarkInfo"), FAIL, "tags.there", {UA, A}),
    "untagged words": (draw(letters(8, 20, 300), mark=""), FAIL, "tags.content", {UA}),
    "an untagged line": (draw(box(20, 300, 10, 2), mark=""), FAIL, "tags.content", {UA}),
    "an unknown element": (plant.renamed("Sect", "Chapter", 1), FAIL, "tags.roles", {UA, A}),
    "a level skipped": (plant.renamed("H2", "H3", 1), FAIL, "tags.headings", {UA}),
    "no H1": (
        plant.both(plant.renamed("H1", "P"), plant.renamed("H2", "H3")),
        WARN,
        "tags.headings",
        {UA},
    ),
    "no heading": (
        plant.both(plant.renamed("H1", "P"), plant.renamed("H2", "P")),
        WARN,
        "tags.headings",
        set(),
    ),
    "no alt": (plant.described("Figure", "Alt", None), FAIL, "tags.alts", {UA}),
    "alt is a file": (plant.described("Figure", "Alt", "IMG_1.JPG"), WARN, "tags.alts", set()),
    "alt is a word": (plant.described("Figure", "Alt", "Image 3"), WARN, "tags.alts", set()),
    "no heads": (plant.renamed("TH", "TD"), FAIL, "tags.tables", set()),
    "read upwards": (plant.turned, WARN, "tags.order", set()),
    "a link to a disk": (plant.led("file:///C:/brief.docx"), FAIL, "links.targets", set()),
    "a link without https": (plant.led("www.example.org"), FAIL, "links.targets", set()),
    "a link to a neighbour": (plant.led("http://intranet/a"), WARN, "links.targets", set()),
    "an untagged link": (
        plant.note("Link", A=dictionary(S=name("URI"), URI=TextStringObject("https://a.org/"))),
        FAIL,
        "links.tagged",
        {UA},
    ),
    "a dumb link": (plant.dumb, WARN, "links.tagged", {UA}),
    "click here": (plant.described("Link", "ActualText", "here"), WARN, "links.tagged", set()),
    "no tab order": (plant.untabbed, WARN, "links.tabs", {UA}),
    "a link by colour": (plant.coloured_link, WARN, "links.colour", set()),
    "text 3 mm from the edge": (draw(letters(8, 3 * MM, 300)), FAIL, "print.edge", set()),
    "text off the page": (draw(letters(8, -5, 300)), FAIL, "print.edge", set()),
    "a fill to the edge": (draw(box(0, 300, 20, 20)), WARN, "print.edge", set()),
    "a hairline": (draw("0.1 w 14 300 m 34 300 l S"), WARN, "print.hairlines", set()),
    "the thinnest line": (draw("0 w 14 300 m 34 300 l S"), WARN, "print.hairlines", set()),
    "a hairline of fill": (draw(box(14, 300, 20, 0.2)), WARN, "print.hairlines", set()),
    "a hairline by matrix": (
        draw("0.1 0 0 0.1 0 0 cm 1 w 140 3000 m 340 3000 l S"),
        WARN,
        "print.hairlines",
        set(),
    ),
    "60 dpi": (plant.picture((17, 17), (20, 20), (14, 300)), FAIL, "print.resolution", set()),
    "120 dpi": (plant.picture((33, 33), (20, 20), (14, 300)), WARN, "print.resolution", set()),
    "a scan": (plant.scan, FAIL, "print.scans", set()),
    "words under a bar": (
        draw(letters(8, 20, 300) + " " + box(16, 296, 18, 12)),
        FAIL,
        "print.covered",
        set(),
    ),
    "grey on white": (draw(letters(8, 20, 300, "0.6 g")), FAIL, "colour.contrast", set()),
    "red on green": (
        draw(box(14, 296, 22, 12, GREEN_OF_RED) + " " + letters(8, 16, 299, "1 0 0 rg")),
        FAIL,
        "colour.contrast",
        set(),
    ),
    "black, but see-through": (plant.see_through, FAIL, "colour.contrast", set()),
    "white on white": (draw(letters(8, 20, 300, "1 g")), FAIL, "colour.contrast", set()),
    "red on black": (
        draw(box(14, 296, 22, 12) + " " + letters(8, 16, 299, "1 0 0 rg")),
        FAIL,
        "colour.grey",
        set(),
    ),
    "red beside green": (
        draw(box(14, 300, 8, 20, "0.8 0.1 0.1 rg") + " " + box(24, 300, 8, 30, "0 0.5 0 rg")),
        WARN,
        "colour.alone",
        set(),
    ),
    "a script": (
        plant.acted("JavaScript", JS=TextStringObject("app.alert(1)")),
        FAIL,
        "active.scripts",
        {A},
    ),
    "a script in a name": (
        plant.scripted,
        FAIL,
        "active.scripts",
        set(),
    ),
    "a program started": (
        plant.acted("Launch", F=TextStringObject("calc.exe")),
        FAIL,
        "active.launches",
        {A},
    ),
    "a web page opened": (
        plant.acted("URI", URI=TextStringObject("https://a.org/")),
        FAIL,
        "active.launches",
        set(),
    ),
    "another file": (
        plant.acted("GoToR", F=TextStringObject("b.pdf"), D=ArrayObject([NumberObject(0)])),
        FAIL,
        "active.outside",
        set(),
    ),
    "an external stream": (plant.external, FAIL, "active.outside", {A}),
    "a player": (plant.note("Screen"), FAIL, "active.players", {UA, A}),
    "a form": (
        plant.catalogue(
            AcroForm=dictionary(
                Fields=ArrayObject([dictionary(FT=name("Tx"), T=TextStringObject("name"))])
            )
        ),
        WARN,
        "active.forms",
        set(),
    ),
    "an XFA form": (
        plant.catalogue(AcroForm=dictionary(Fields=ArrayObject(), XFA=TextStringObject("<xdp/>"))),
        FAIL,
        "active.forms",
        {A},
    ),
    "a program inside": (plant.enclosing("setup.exe", b"-"), FAIL, "enclosed.files", {UA, A}),
    "a program as a text": (
        plant.enclosing("notes.txt", b"MZ\x90", "Data"),
        FAIL,
        "enclosed.files",
        {UA, A},
    ),
    "a draft inside": (plant.enclosing("draft.docx", b"-"), WARN, "enclosed.files", {UA, A}),
    "a comment": (plant.commented, WARN, "enclosed.comments", {UA, A}),
    "a hidden layer": (plant.layered, FAIL, "enclosed.layers", set()),
    "PDF/UA unsaid": (
        plant.metadata(lambda xmp: xmp.replace("<pdfuaid:part>1</pdfuaid:part>", "")),
        WARN,
        UA,
        set(),
    ),
    "PDF/A broken": (plant.without("OutputIntents"), FAIL, A, set()),
}


@cache
def sound() -> bytes:
    """The page that all defects are planted in: it has pictures, tables, links and lists."""
    return Builder("columns").build(ROOT / "tests/pages/everything").pdf


def wrong(pdf: bytes) -> dict[str, Verdict]:
    """What a proof holds against a PDF, by check."""
    outcomes = preflight(pdf, "page.pdf").outcomes
    return {each.check.code: each.verdict for each in outcomes if each.verdict > Verdict.PASS}


def test_the_page_is_sound_before() -> None:
    assert wrong(sound()) == {}
    assert wrong(plant.planted(sound(), lambda writer: None)) == {}


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found_where_it_is(defect: str) -> None:
    make, verdict, code, also = DEFECTS[defect]
    found = wrong(plant.planted(sound(), make))
    assert found.get(code) is verdict
    assert set(found) - {code} == also


WHOLE = {  # what no object in the file can show
    "an earlier version": (plant.appended, {"file.versions": WARN}),
    "bytes lost": (lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF", 1), {"file.whole": FAIL}),
}


@pytest.mark.parametrize("defect", WHOLE)
def test_a_defect_of_the_file_is_found(defect: str) -> None:
    spoil, expected = WHOLE[defect]
    assert wrong(spoil(sound())) == expected


def test_every_check_finds_something() -> None:
    found = {code for _, _, code, _ in DEFECTS.values()} | {
        code for _, codes in WHOLE.values() for code in codes
    }
    assert found == {check.code for check in CHECKS} - {"standard.verapdf"}


def test_a_page_inherits_its_size_from_the_file() -> None:
    """Many programs give it once, where PDFium's own question for a page's box does not look."""
    assert wrong(plant.planted(sound(), plant.sized_above)) == {}


def test_words_are_looked_at_where_a_form_puts_them() -> None:
    """A form that is painted at half its size makes its type half as large."""
    assert wrong(plant.planted(sound(), plant.in_a_form)) == {"type.smallest": FAIL}


def test_a_turned_page_is_looked_at_as_it_is_seen() -> None:
    make = plant.both(draw(letters(8, 3 * MM, 300)), plant.turned_page)
    (outcome,) = (
        each
        for each in preflight(plant.planted(sound(), make), "page.pdf").outcomes
        if each.check.code == "print.edge"
    )
    place = outcome.findings[0].place
    assert place
    assert place.x == pytest.approx(300, abs=3)  # what was the foot of the page is at its left
    assert place.y == pytest.approx(3 * MM, abs=1)
    assert len(outcome.findings) == 1


def test_what_a_clip_hides_is_not_looked_at() -> None:
    make = draw("100 300 9 9 re W n 0.1 w 14 300 m 34 300 l S " + letters(3, 20, 300))
    assert wrong(plant.planted(sound(), make)) == {}


@pytest.mark.parametrize("size", [7, 8, 9.5, 12, 16, 24])
def test_a_rule_along_words_is_not_behind_them(size: float) -> None:
    """Words that are crossed out, once or twice; what is behind a part of their height is."""
    words = letters(size, 16, 300)
    for heights in ([0.22], [0.1, 0.35]):
        rules = " ".join(box(14, 300 + size * at, 40, 0.06 * size) for at in heights)
        assert wrong(plant.planted(sound(), draw(f"{words} {rules}"))) == {}
    bar = box(14, 300 - size, 40, 1.3 * size)
    assert wrong(plant.planted(sound(), draw(f"{bar} {words}"))) == {"colour.contrast": FAIL}


@pytest.mark.parametrize("word", ["gyp gyp", "[gypsy](https://a.org/x)", "**pygg**"])
def test_words_of_descenders_alone_may_link(word: str, folder: Folder, build: Build) -> None:
    """Their box is so low that the underline takes a tenth of it."""
    link = word if word.startswith("[") else f"[{word}](https://example.org/page)"
    section = f"title: A\nsummary: '{link}'\npoints: ['{link} x', '{link}']\n"
    assert wrong(build(folder(brief="title: x", a=section)).pdf) == {}


def test_words_behind_a_scan_are_not_judged_by_eye() -> None:
    make = draw(letters(3, 20, 300, "3 Tr 1 g"))
    assert wrong(plant.planted(sound(), make)) == {}


def test_findings_of_a_kind_are_all_there() -> None:
    make = draw(" ".join(letters(5 - at / 10, 20, 300 + 20 * at) for at in range(5)))
    proof = preflight(plant.planted(sound(), make), "page.pdf")
    (outcome,) = (each for each in proof.outcomes if each.check.code == "type.smallest")
    sizes = [found.message.partition(":")[0] for found in outcome.findings]
    assert sizes == ["4.6 pt", "4.7 pt", "4.8 pt", "4.9 pt", "5 pt"]
    assert {(fault.code, fault.is_error) for fault in proof.faults} == {
        ("proof.type.smallest", True)
    }
