"""Contacts, notes beside the text, boxes to tick, logos of partners: where they stand.

All are in one brief, `coast`, beside what is asked and a timeline.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import BriefingError, OversetError
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.evidence.claims import statements
from briefing.layout.assemble import assemble
from briefing.layout.page import Element, Page, Picture, Text, Trace
from briefing.layout.trial import Search, Settings
from briefing.lint.engine import lint
from briefing.mail.body import write_body
from briefing.mail.body_text import as_text
from briefing.pdf.font_files import Faces
from briefing.pdf.harfbuzz import HarfBuzzMetrics
from briefing.pipeline import Pipeline
from briefing.style.loader import read_style, shipped
from briefing.style.stylesheet import Moved, Typography
from briefing.typeset.block import PlacedImage
from briefing.typeset.shaping import Shaper
from tests.conftest import Build
from tests.recording import outline as structure

Folder = Callable[..., Path]
COAST = Path(__file__).parent / "coast"
STYLES = sorted(shipped())
RAILS = ["briefing", "mono", "prose", "scoreboard"]
COPY = "title: Eastport\nsummary: A message.\nbody: Some words of copy.\n"
FIGURES = "figures: [{value: 11, unit: weeks, label: behind the plan}]\n"
ASIDE = "aside: {title: The wall, text: It is 2.4 km long.}\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M0 0h40v40z"/></svg>'


def lay_out(place: Path, style: str = "briefing") -> Page:
    return Pipeline(style).lay_out(place).page


def outline(page: Page) -> str:
    return structure(page).replace("\u00a0", " ")


def texts(page: Page) -> list[tuple[str, float, float]]:
    """The words, left edges and baselines of all texts."""
    found = ((i.text.replace("\u00a0", " "), i.x, i.y) for i in page.items if isinstance(i, Text))
    return [(words, round(x, 2), round(y, 2)) for words, x, y in found if words.strip()]


def start(page: Page, words: str) -> tuple[float, float]:
    return next((x, y) for text, x, y in texts(page) if text.startswith(words))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The brief with one section, which even clear print has room for."""
    place = shutil.copytree(COAST, tmp_path / "small")
    place.joinpath("harwick.yaml").unlink()
    head = place.joinpath("brief.yaml")
    head.write_text(head.read_text("utf-8").replace(", harwick]", "]"), "utf-8")
    return place


@pytest.mark.parametrize("style", STYLES)
def test_all_of_it_stands_on_one_page_in_every_style(style: str, small: Path, build: Build) -> None:
    build(small, style)
    told = outline(lay_out(small, style))
    for said in ("H2  Decide by Friday, 12 June", "Mira Lund", "to tick: Agreed", "P  Signature"):
        assert said in told
    assert ("Logo of Havnfond" in told) == (style != "clear-print")


@pytest.mark.parametrize("style", [style for style in STYLES if style != "clear-print"])
def test_the_whole_brief_fits_but_for_clear_print(style: str, build: Build) -> None:
    build(COAST, style)


@pytest.mark.parametrize("style", RAILS)
def test_contacts_are_the_last_of_the_rail(style: str) -> None:
    page = lay_out(COAST, style)
    told = outline(page)
    assert told.index("H2  Next") < told.index("H2  Contact")
    _, after = told.split("    H2  Contact\n")
    lines = "Mira Lund, programme director mira.lund@tideway.example +44 1632 960 114"
    assert after.startswith(f"    P  {lines}\n      Span  Mira Lund\n      Link  mira.lund")
    assert start(page, "Contact")[0] == start(page, "Key figures")[0]


@pytest.mark.parametrize("style", ["columns", "institute", "field"])
def test_without_a_rail_contacts_stand_in_the_footer(style: str) -> None:
    told = outline(lay_out(COAST, style))
    assert "H2  Contact" not in told
    line = "Mira Lund, programme director, mira.lund@tideway.example, +44 1632 960 114; Press desk"
    assert f"P  Tideway Office; {line}, tideway.example/press" in told


def searched(place: Path) -> Search:
    brief, faults = read_brief(place)
    style, _ = read_style("briefing", place, None)
    assert brief, faults
    assert style
    metrics = HarfBuzzMetrics(Faces())
    return Search(brief, style, "a4", Shaper(metrics, brief.language, style.typography))


def test_contacts_leave_a_rail_too_full_for_the_footer_before_all_else() -> None:
    search = searched(COAST)
    assert search.moves(None) == ((), (Moved.CONTACT,), (Moved.CONTACT, Moved.NEXT))
    trial = search.trial(Settings(moved=(Moved.CONTACT,)))
    assert trial.blocks.contact is None
    told = outline(assemble(search.brief, trial, trial.lanes.balance()))
    assert "H2  Contact" not in told
    assert "P  Tideway Office; Mira Lund, programme director" in told


def test_a_contact_that_is_a_text_stays_in_the_footer(folder: Folder) -> None:
    told = outline(lay_out(folder(brief="title: x\ncontact: Ann Lee\n", a=COPY + FIGURES)))
    assert "  P  Ann Lee\n" in told


@pytest.mark.parametrize("style", ["briefing", "mono"])
def test_a_note_stands_in_the_lane_under_the_title(style: str, folder: Folder) -> None:
    long = "body: " + "Some words of copy that go on and on. " * 12 + "\n"
    place = folder(brief="title: x", a=f"title: Eastport\nsummary: M.\n{long}{ASIDE}{FIGURES}")
    page = lay_out(place, style)
    assert start(page, "Eastport")[0] == start(page, "The wall")[0] == start(page, "It is")[0]
    assert start(page, "Eastport")[1] < start(page, "The wall")[1]
    assert outline(page).index("P  It is") > outline(page).index("P  Some words")


def test_a_note_deeper_than_its_section_stands_under_it(folder: Folder) -> None:
    note = "aside: " + "A note of many words that go on. " * 8 + "\n"
    page = lay_out(folder(brief="title: x", a=COPY + note + FIGURES))
    assert start(page, "Note")[0] == start(page, "Some words")[0]
    assert start(page, "Note")[1] > start(page, "Some words")[1]


@pytest.mark.parametrize("style", ["columns", "prose", "institute", "field", "clear-print"])
def test_without_a_lane_a_note_stands_under_the_text(style: str, folder: Folder) -> None:
    told = outline(lay_out(folder(brief="title: x", a=COPY + ASIDE), style))
    assert "    P  The wall It is 2.4 km long.\n" in told.replace("\u2002", " ")


def test_no_cut_makes_a_section_with_a_note_deeper(folder: Folder) -> None:
    """Wherever the note goes as the copy gets shorter."""
    note = "aside: A note of some words that takes a few lines of the lane.\n"
    depths, places = [], set()
    for count in range(2, 80, 4):
        words = f"body: {'words ' * count}\n"
        place = folder(brief="title: x", a=f"title: A\nsummary: M.\n{words}{note}{FIGURES}")
        (section,) = searched(place).trial(Settings()).blocks.sections
        depths.append(section.depth)
        places.add(section.children[-1].x == 0)
    assert depths == sorted(depths)
    assert places == {True, False}


def test_an_optional_note_leaves_a_page_too_full(folder: Folder) -> None:
    many = (
        "points:\n" + "- A point of some words that runs over more than a line of the text.\n" * 52
    )
    note = f"aside: {{text: {'A note of some words. ' * 4}, optional: true}}\n"
    place = folder(brief="title: x\nstyle: prose", a=f"title: A\n{many}{note}")
    report = Pipeline().lay_out(place).report
    assert [part.what for part in report.fit.left_out] == ["the aside of a"]


@pytest.mark.parametrize("style", ["briefing", "mono"])
def test_boxes_stand_under_the_sections_with_the_letters_of_what_is_asked(style: str) -> None:
    page = lay_out(COAST, style)
    told = outline(page)
    assert told.index("H2  Harwick") < told.index("H2  Decision")
    rows = told.split("H2  Decision\n")[1].split("P  Signature")[0]
    labels = [line.split()[1] for line in rows.splitlines() if "Lbl" in line]
    boxes = [line.split("P  ")[1] for line in rows.splitlines() if "  P  " in line]
    assert labels == ["A", "B"]
    assert boxes == [
        "to tick: Agreed",
        "to tick: Agreed, with changes",
        "to tick: Refused",
        "to tick: Noted",
        "to tick: To be discussed",
    ]
    assert start(page, "Agreed")[1] == start(page, "Refused")[1]


def test_one_row_of_boxes_stands_for_each_matter(folder: Folder) -> None:
    ask = "ask: {text: Decide., points: [One, Two]}\ndecision: {boxes: [Agreed, Refused]}\n"
    told = outline(lay_out(folder(brief=f"title: x\n{ask}", a=COPY + FIGURES)))
    assert told.count("to tick: Agreed") == 2


def test_rows_of_boxes_stay_rows(folder: Folder) -> None:
    boxes = "decision: {boxes: [[Agreed], [Noted, Refused]]}\n"
    page = lay_out(folder(brief=f"title: x\n{boxes}", a=COPY + FIGURES))
    agreed, noted, refused = (start(page, words) for words in ("Agreed", "Noted", "Refused"))
    assert agreed[0] == noted[0]
    assert agreed[1] < noted[1] == refused[1]


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("+44 1632 960 114", "tel:+441632960114"),
        ("+44 (0) 1632 960-114", "tel:+441632960114"),
        ("01632 960 114", None),
    ],
)
def test_a_number_with_its_countrys_is_dialled_from_the_page(
    number: str, dialled: str | None, folder: Folder, build: Build
) -> None:
    people = f"contact: [{{name: Ann, address: [ann@example.org, {number}]}}]\n"
    place = folder(brief=f"title: x\n{people}", a=COPY + FIGURES)
    build(place)
    links = {
        item.mark.link
        for item in lay_out(place).items
        if isinstance(item, Text) and isinstance(item.mark, Element) and item.mark.link
    }
    assert links == {"mailto:ann@example.org", dialled} - {None}


def test_without_an_ask_there_are_no_letters(folder: Folder) -> None:
    place = folder(brief="title: x\ndecision: {boxes: [Yes, No], sign: false}\n", a=COPY)
    for style in STYLES:
        told = outline(lay_out(place, style))
        assert "to tick: Yes" in told
        assert "Lbl" not in told
        assert "Signature" not in told


def test_there_is_room_to_write_over_the_lines(folder: Folder) -> None:
    place = folder(brief="title: x\ndecision: {boxes: [Yes, No]}\n", a=COPY + FIGURES)
    page = lay_out(place)
    assert start(page, "Signature")[1] - start(page, "Yes")[1] >= 24


@pytest.mark.parametrize("style", [style for style in STYLES if style != "clear-print"])
def test_logos_stand_in_a_row_at_the_foot(style: str) -> None:
    page = lay_out(COAST, style)
    drawn = [i for i in page.items if isinstance(i, Picture)]
    assert len(drawn) == 1
    _, y, _, height = drawn[0].image.rect
    assert 11 <= height <= 20
    assert y > max(base for _, _, base in texts(page)) - 20
    shapes = [i for i in page.items if isinstance(i, Trace) and getattr(i.mark, "alt", None)]
    assert {shape.mark.alt for shape in shapes} == {
        "Logo of Lunda",
        "Logo of Havnfond",
        "Logo of the Coast Union",
    }


def logo_colours(style: str) -> list[bool]:
    """Whether each logo of the coast is in grey: three of outlines, and one of pixels."""
    items = lay_out(COAST, style).items
    traces = [i for i in items if isinstance(i, Trace) and getattr(i.mark, "alt", None)]
    fills = [i.outline.fill for i in traces if i.outline.fill]
    return [fill.is_grey for fill in fills] + [
        i.image.is_grey
        for i in items
        if isinstance(i, Picture) and isinstance(i.image, PlacedImage)
    ]


def test_logos_lose_their_colours_on_a_page_that_has_none() -> None:
    assert all(logo_colours("mono"))
    assert not all(logo_colours("briefing"))


def test_too_many_logos_for_two_rows_are_a_fault(folder: Folder) -> None:
    wide = SVG.replace("0 0 40 40", "0 0 400 40").replace("h40v40z", "h400v40z")
    listed = "".join(f"- {{file: a.svg, alt: Partner {n}}}\n" for n in range(12))
    place = folder(brief=f"title: x\nlogos:\n{listed}", a=COPY)
    place.joinpath("a.svg").write_text(wide)
    with pytest.raises(BriefingError) as caught:
        lay_out(place)
    assert "fit.logos" in {fault.code for fault in caught.value.faults}


@pytest.mark.parametrize(
    ("svg", "said"),
    [
        (SVG.replace("<path", "<script/><path"), "script"),
        (SVG.replace("<path", '<text x="1" y="9">Havnfond</text><path'), "text"),
    ],
)
def test_a_logo_that_cannot_be_drawn_is_a_fault_at_its_place(
    svg: str, said: str, folder: Folder
) -> None:
    place = folder(brief="title: x\nlogos:\n- {file: a.svg, alt: Havnfond}\n", a=COPY)
    place.joinpath("a.svg").write_text(svg)
    with pytest.raises(BriefingError) as caught:
        lay_out(place)
    (fault,) = caught.value.faults
    assert fault.code == "picture.svg"
    assert said in fault.message
    assert fault.span
    assert fault.span.line == 3


def test_logos_travel_with_the_source(folder: Folder) -> None:
    keys = "title: x\nattach: [source]\nlogos:\n- {file: a.svg, alt: Havnfond}\n"
    place = folder(brief=keys, a=COPY)
    place.joinpath("a.svg").write_text(SVG)
    laid = Pipeline().lay_out(place)
    assert "a.svg" in {file.name for file in laid.imprint.attachments}


def test_an_email_says_whom_to_ask_and_what_may_be_decided() -> None:
    brief, faults = read_brief(COAST)
    assert brief, faults
    body = as_text(write_body(brief, "x.pdf", Typography(quotes=True, dashes=True)))
    told = " ".join(body.split())
    assert "DECISION - A: Agreed / Agreed, with changes / Refused - B: Noted" in told
    assert "Mira Lund, programme director, mira.lund@tideway.example" in told


def test_numbers_of_notes_are_claims_and_their_sentences_are_read(folder: Folder) -> None:
    brief, _ = read_brief(folder(brief="title: x", a=COPY + "aside: We we have 11 km.\n"))
    assert brief
    assert "aside of a" in {statement.what for statement in statements(brief)}
    assert "lint.doubled-words" in {fault.code for fault in lint(brief, is_whole=True)}


def test_what_changed_around_the_copy_is_told(tmp_path: Path) -> None:
    other = shutil.copytree(COAST, tmp_path / "other")
    for file, old, new in (
        ("brief.yaml", "Refused]", "Rejected]"),
        ("brief.yaml", "programme director", "director"),
        ("brief.yaml", "alt: Havnfond", "alt: Havn"),
        ("eastport.yaml", "2.4 km", "2.5 km"),
    ):
        path = other / file
        assert old in path.read_text("utf-8")
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    one, _ = read_brief(COAST)
    two, _ = read_brief(other)
    assert one
    assert two
    told = {(c.kind.value, c.side.of, c.side.what) for c in compare(one, two)}
    assert told == {
        ("changed", "decision", "boxes"),
        ("reworded", "", "contact"),
        ("gone", "", "logo"),
        ("added", "", "logo"),
        ("reworded", "aside", "text"),
    }


def test_what_is_asked_is_never_left_out(folder: Folder) -> None:
    points = "points:\n" + "- {text: A point of some words and more, optional: true}\n" * 80
    place = folder(
        brief="title: x\nask: {text: Decide., by: 2026-06-12}\n", a=f"title: A\n{points}"
    )
    try:
        told = outline(lay_out(place))
    except OversetError:  # all that may go is too little
        pytest.fail("optional points leave first")
    assert "Decide." in told
