"""A folder of YAML read into a brief."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief import reader
from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from tests.conftest import SECTIONS

Folder = Callable[..., Path]


def read(folder: Path) -> Brief:
    brief, faults = read_brief(folder)
    assert brief is not None, faults
    return brief


def faults(folder: Path) -> dict[str, Fault]:
    return {fault.code: fault for fault in read_brief(folder)[1]}


def test_the_shipped_brief_reads_without_a_fault() -> None:
    brief, found = read_brief(SECTIONS)
    assert brief is not None
    assert found == ()
    assert [section.slug for section in brief.sections] == [
        "ukraine",
        "deterrence",
        "spending",
        "china",
        "partners",
    ]


def test_every_section_has_a_key_message_and_a_source() -> None:
    for section in read(SECTIONS).sections:
        assert section.summary
        assert section.source
        assert section.body or section.points


def test_a_title_is_enough(folder: Folder) -> None:
    brief = read(folder(brief="title: Brief", one="title: One"))
    assert brief.title.text == "Brief"
    assert [section.title.text for section in brief.sections] == ["One"]


def test_without_a_list_sections_come_by_name(folder: Folder) -> None:
    brief = read(folder(brief="title: x", b="title: B", a="title: A"))
    assert [section.slug for section in brief.sections] == ["a", "b"]


@pytest.mark.parametrize(
    "value",
    "no on 1:30 2023-07-11 0x1F 012 1_000 1.10 300,000 .inf True".split(),
)
def test_nothing_is_retyped(folder: Folder, value: str) -> None:
    assert read(folder(brief=f"title: {value}")).title.text == value


def test_paragraphs_part_at_blank_lines(folder: Folder) -> None:
    literal = "title: x\nbody: |\n  one\n  goes on\n\n  two\n"
    folded = "title: x\nbody: >-\n  one\n  goes on\n\n  two\n"
    plain = "title: x\nbody:\n  one\n  goes on\n\n  two\n"
    for text in (literal, folded, plain):
        (section,) = read(folder(brief="title: x", a=text)).sections
        assert [paragraph.text for paragraph in section.body] == ["one goes on", "two"]


def test_every_place_is_kept(folder: Folder) -> None:
    brief = read(folder(brief="title: x", a="title: A\npoints:\n  - one\n  - two\n"))
    span = brief.sections[0].points[1].text.span
    assert (Path(span.path).name, span.line, span.column, span.end_column) == ("a.yaml", 4, 5, 8)
    assert span.line_text == "  - two"


def test_a_part_of_a_text_is_found_in_its_own_line(folder: Folder) -> None:
    brief = read(folder(brief="title: x", a="title: A\nbody: >-\n  one\n  two Ω three\n"))
    place = brief.sections[0].body[0].find("Ω")
    assert (place.line, place.column) == (4, 7)


def test_the_digest_covers_names_and_bytes(folder: Folder) -> None:
    one = read(folder(brief="title: x", a="title: A")).digest
    assert one == read(folder(brief="title: x", a="title: A")).digest
    assert one != read(folder(brief="title: x", a="title: B")).digest
    place = folder(brief="title: x")
    place.joinpath("a.yaml").rename(place / "b.yaml")
    place.joinpath("b.yaml").write_text("title: A")
    assert one != read(place).digest


def test_no_folder(tmp_path: Path) -> None:
    assert "folder.missing" in faults(tmp_path / "nowhere")
    tmp_path.joinpath("file").write_text("title: x")
    assert "folder.missing" in faults(tmp_path / "file")


def test_an_empty_folder_names_the_file_to_make(tmp_path: Path) -> None:
    fault = faults(tmp_path)["file.missing"]
    assert "brief.yaml" in fault.message


def test_windows_line_ends_and_a_byte_order_mark_are_fine(folder: Folder) -> None:
    place = folder(brief="")
    place.joinpath("brief.yaml").write_bytes(b"\xef\xbb\xbftitle: x\r\nkicker: y\r\n")
    brief = read(place)
    assert (brief.title.text, brief.kicker and brief.kicker.text) == ("x", "y")


def test_too_many_sections(folder: Folder) -> None:
    place = folder(brief="title: x", **{f"s{number}": "title: y" for number in range(41)})
    assert "copy.too-many-sections" in faults(place)


def test_too_much_copy_is_a_fault_before_anything_is_set(folder: Folder) -> None:
    text = "title: x\nbody: " + "word " * 1900
    place = folder(brief="title: x", **{f"s{number}": text for number in range(12)})
    assert "copy.too-long" in faults(place)


def test_files_that_are_too_much_together_are_one_fault(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred sources of 20 MiB each would be in memory at once."""
    monkeypatch.setattr(reader, "MAX_NAMED", 4000)
    named = "".join(f"  {name}: {{title: S, file: {name}.txt}}\n" for name in "abcd")
    place = folder(brief=f"title: x\nsources:\n{named}")
    for name in "abcd":
        place.joinpath(f"{name}.txt").write_text(name * 1500)
    brief, (fault,) = read_brief(place)
    assert (fault.code, fault.span and fault.span.line) == ("file.too-large", 5)
    assert brief
    assert [name for name, _ in brief.files] == ["brief.yaml", "a.txt", "b.txt"]
    monkeypatch.setattr(reader, "MAX_NAMED", 8000)
    assert faults(place) == {}


@pytest.mark.parametrize("path", ["{0}/a.txt", "../copy/a.txt", "sub/../../copy/a.txt"])
def test_a_path_does_not_leave_the_folder_and_come_back(path: str, folder: Folder) -> None:
    """It would lead elsewhere once the folder is moved, or unpacked from a PDF."""
    place = folder(brief="title: x")
    place.joinpath("a.txt").touch()
    written = path.format(place.as_posix())
    folder(brief=f"title: x\nsources: {{s: {{title: S, file: {written}}}}}")
    hint = faults(place)["file.outside"].hint
    assert hint == "write its path from the folder on, such as `a.txt`"


def test_a_path_is_the_same_however_it_is_written(folder: Folder) -> None:
    place = folder(
        brief="title: x\nsources: {s: {title: S, file: ./a.txt}, t: {title: T, file: b/..//a.txt}}"
    )
    place.joinpath("a.txt").write_text("A text.")
    assert [name for name, _ in read(place).files] == ["brief.yaml", "a.txt"]
