"""A copy's number and its holder's name: over the header rule, clear of all else, or a fault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Copy, Run
from briefing.errors import BriefingError, Fault, Span
from briefing.language.language import language
from briefing.layout.copy_stamp import Stamp, set_stamps
from briefing.layout.page import Element, Fill, Page, Picture, Text, Trace
from briefing.pipeline import Pipeline
from briefing.style.loader import shipped
from briefing.units import Rect, mm

Folder = Callable[..., Path]
PIPELINE = Pipeline()
NAMES = ("X", "Permanent Representative of the Republic of Poland to the Council")
BRIEF = "title: A title\nkicker: Above it\ndate: 2026-03-02\n"
SECTION = "title: A\nsummary: One fact.\n"


def page_of(place: Path, style: str | None = None, **options: str) -> Page:
    pipeline = Pipeline(style)
    pipeline.backend = PIPELINE.backend
    return pipeline.lay_out(place, paper=options.get("paper")).page


def stamps(page: Page, *names: str, tag: str = "en") -> tuple[Stamp, ...]:
    return set_stamps(
        page, [holder(name) for name in names], language(tag), PIPELINE.backend.metrics
    )


def holder(name: str) -> Copy:
    span = Span("holders.csv", 2, 1, len(name) + 1, name)
    return Copy((Run(text=name, verbatim=True),) if name else (), span, (name,))


def fault(page: Page, *names: str) -> Fault:
    with pytest.raises(BriefingError) as told:
        stamps(page, *names)
    (found,) = told.value.faults
    return found


def boxes(page: Page) -> list[Rect]:
    """What is drawn: letters from a quarter of their size below the line to three above."""
    found: list[Rect] = []
    for item in page.items:
        match item:
            case Text():
                found.append(ink(item))
            case Fill(rects=rects):
                found += rects
            case Picture(image=image):
                found.append(image.rect)
            case Trace(outline=outline):
                points = [point for step in outline.steps for point in step.points]
                left, top = (min(each) for each in zip(*points, strict=True))
                right, bottom = (max(each) for each in zip(*points, strict=True))
                found.append(Rect(left, top, right - left, bottom - top))
    return found


def ink(text: Text) -> Rect:
    return Rect(text.x, text.y - 0.75 * text.size, text.ink, text.size)


def overlap(one: Rect, other: Rect) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


@pytest.mark.parametrize(
    "marking", ["", "marking: TLP:AMBER+STRICT\n", "marking: For internal use\n"]
)
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("style", shipped())
def test_it_stands_clear_of_all_else(style: str, paper: str, marking: str, folder: Folder) -> None:
    page = page_of(folder(brief=BRIEF + marking, a=SECTION), style, paper=paper)
    assert page.headroom
    right = page.size.width - page.headroom.rect.x
    for stamp in stamps(page, *NAMES, ""):
        assert stamp.texts[-1].x + stamp.texts[-1].ink == pytest.approx(right, abs=0.01)
        for text in stamp.texts:
            own = ink(text)
            assert own.y >= mm(8)
            assert own.x >= page.headroom.rect.x
            assert not any(overlap(own, other) for other in boxes(page))


def test_the_number_stands_at_one_place(folder: Folder) -> None:
    page = page_of(folder(brief=BRIEF, a=SECTION))
    named, unnamed = stamps(page, "Ambassador Smith", "")
    assert [text.text.strip() for text in named.texts] == ["Ambassador Smith", "Copy 1 of 2"]
    assert [text.text.strip() for text in unnamed.texts] == ["Copy 2 of 2"]
    ends = [stamp.texts[-1].x + stamp.texts[-1].ink for stamp in (named, unnamed)]
    assert ends[0] == pytest.approx(ends[1], abs=0.01)
    assert (named.name, unnamed.name) == ("1 Ambassador Smith", "Copy 2 of 2")


def test_all_are_one_paragraph_of_the_page(folder: Folder) -> None:
    page = page_of(folder(brief=BRIEF, a=SECTION))
    marks = {text.mark for stamp in stamps(page, *NAMES) for text in stamp.texts}
    (mark,) = marks
    assert isinstance(mark, Element)
    assert mark.role == "P"
    assert mark.parent
    assert mark.parent.role == "Document"
    tops = {item.mark.parent for item in page.items if isinstance(item.mark, Element)}
    assert mark.parent in tops


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "Copy 1 of 1"),
        ("fr", "Exemplaire 1 sur 1"),
        ("uk", "Примірник 1 з 1"),
        ("de", "Ausfertigung 1 von 1"),
        ("es", "Ejemplar 1 de 1"),
        ("pl", "Egzemplarz 1 z 1"),
        ("fi", "Kappale 1/1"),
        ("eo", "Copy 1 of 1"),
    ],
)
def test_the_words_are_those_of_the_language(tag: str, words: str, folder: Folder) -> None:
    (stamp,) = stamps(page_of(folder(brief=BRIEF, a=SECTION)), "", tag=tag)
    assert stamp.texts[0].text.strip() == stamp.name == words


def test_a_name_stands_as_it_is_written(folder: Folder) -> None:
    name = 'J. "Jack" O\'Brien - **Smith**'
    (stamp,) = stamps(page_of(folder(brief=BRIEF, a=SECTION)), name)
    assert stamp.texts[0].text.strip() == name


def test_a_name_too_long_is_a_fault_and_the_hint_is_right(folder: Folder) -> None:
    page = page_of(folder(brief=BRIEF, a=SECTION))
    name = "of the Republic of Poland to the Council " * 4
    found = fault(page, name)
    assert found.code == "copies.name-too-long"
    assert found.span
    assert found.span.line_text == name
    fitting = int(str(found.hint).split()[4])
    assert stamps(page, name[: fitting - 2])


def test_letters_that_the_face_lacks_are_faults(folder: Folder) -> None:
    found = fault(page_of(folder(brief=BRIEF, a=SECTION)), "Ambassador 漢")
    assert found.code == "face.no-glyph"
    assert found.span
    assert found.span.column == 12


def test_a_style_may_leave_no_room(folder: Folder, tmp_path: Path) -> None:
    style = tmp_path / "high.yaml"
    style.write_text("extends: mono\nsays: x\npaper: {a4: {head: 30}}\n", "utf-8")
    page = page_of(folder(brief=BRIEF, a=SECTION), str(style))
    assert fault(page, "Ann").code == "copies.no-room"


def test_it_keeps_clear_of_a_logo(folder: Folder, tmp_path: Path) -> None:
    tmp_path.joinpath("logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10">'
        '<rect width="30" height="10"/></svg>'
    )
    style = tmp_path / "logo.yaml"
    style.write_text(
        "extends: briefing\nsays: x\nlogo: {file: logo.svg, alt: Logo, height: 12 mm}\n", "utf-8"
    )
    page = page_of(folder(brief=BRIEF, a=SECTION), str(style))
    for stamp in stamps(page, *NAMES):
        for text in stamp.texts:
            assert not any(overlap(ink(text), other) for other in boxes(page))
