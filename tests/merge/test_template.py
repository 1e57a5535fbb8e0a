"""A row's texts in a folder's placeholders: literal wherever they are, and told where they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.placeholders import make_row, told
from briefing.brief.reader import read_brief
from briefing.errors import Fault
from briefing.merge.template import Template

Folder = Callable[..., Path]


def read(place: Path, **values: str) -> tuple[Brief | None, tuple[Fault, ...]]:
    return Template(place).read(make_row(1, values))


def whole(place: Path, **values: str) -> Brief:
    brief, faults = read(place, **values)
    assert faults == ()
    assert brief
    return brief


@pytest.mark.parametrize(
    "value",
    [
        "*bold*",
        "**bold**",
        "[x](javascript:alert)",
        "[x]{lang=fr}",
        "\\*",
        "{title}",
        "{{x}}",
        "} {",
        "a: b # c",
        "- &x !y '\"",
        "](https://example.org)",
    ],
)
def test_a_value_is_text_wherever_it_stands(value: str, folder: Folder) -> None:
    place = folder(
        brief='title: "{v}"\nstandfirst: "*{v}* and [{v}](https://example.org)"\nmarking: "{v}"\n',
        a="title: A\nbody: |\n  One {v}.\n\n  Two.\nevidence: 1\n".replace("evidence: 1\n", ""),
    )
    brief = whole(place, v=value, title="never")
    assert brief.title.text == value
    assert brief.standfirst
    assert [(run.text, run.italic, run.link) for run in brief.standfirst.runs] == [
        (value, True, None),
        (" and ", False, None),
        (value, False, "https://example.org"),
    ]
    assert brief.marking
    assert brief.marking.text == value
    assert [text.text for text in brief.sections[0].body] == [f"One {value}.", "Two."]


def test_every_kind_of_value_is_filled(folder: Folder) -> None:
    place = folder(
        brief=(
            'title: A\ndate: "{day}"\nlanguage: "{tag}"\nfilename: "{name}-{marking}.pdf"\n'
            'marking: TLP:CLEAR\nsections: ["{section}"]\nlink: "https://example.org/{name}"\n'
            'standfirst: "[x]({url})"\n'
        ),
        one=(
            'title: One\nfigures:\n- value: "{n}"\n  label: "{what}"\n  chart:\n    bars:\n'
            '      "{name}": "{n}"\n      US: 3.5\n'
            'table:\n  columns: ["", "{what}"]\n  rows: [["{name}", "{n}"], [x, "{none}"]]\n'
        ),
        two="title: Two\n",
    )
    brief = whole(
        place,
        day="2026-03-02",
        tag="fr",
        name="Mali",
        section="one",
        n="4.5",
        what="share",
        none="",
        url="https://example.org/a_(b)",
    )
    assert (brief.date and brief.date.written, brief.language.tag) == ("2026-03-02", "fr")
    assert brief.filename
    assert brief.filename.text == "Mali-{marking}.pdf"
    assert brief.standfirst
    assert brief.standfirst.runs[0].link == "https://example.org/a_(b)"
    (section,) = brief.sections
    assert section.figures[0].label.text == "share"
    assert section.table
    assert [[cell.text.text for cell in row.cells] for row in section.table.rows] == [
        ["Mali", "4.5"],
        ["x", ""],
    ]


def test_two_braces_print_one_and_a_backslash_keeps_its_say(folder: Folder) -> None:
    place = folder(brief='title: "{{v}} \\\\{v} {v} [mots]{lang=fr} { }"\n', a="title: A\n")
    assert whole(place, v="x").title.text == "{v} {v} x mots { }"


def test_without_a_row_braces_print_as_they_are(folder: Folder) -> None:
    brief, faults = read_brief(folder(brief='title: "{v} {{w}}"\n', a="title: A\n"))
    assert faults == ()
    assert brief
    assert brief.title.text == "{v} {{w}}"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("date", "2026-13-01", "copy.date"),
        ("language", "no tag", "copy.language"),
        ("link", "javascript:x", "copy.link"),
        ("standfirst", "", "copy.empty"),
        ("standfirst", "x" * 20_000, "copy.too-long"),
        ("standfirst", "שלום", "copy.right-to-left"),
        ("paper", "a3", "copy.choice"),
        ("filename", "../x.pdf", "copy.form"),
    ],
)
def test_a_wrong_value_is_a_fault_where_it_stands(
    key: str, value: str, code: str, folder: Folder
) -> None:
    row = make_row(7, {"country": "Mali", "v": value})
    _, (fault,) = Template(folder(brief=f'title: A\n{key}: "{{v}}"\n', a="title: A\n")).read(row)
    assert (fault.code, fault.span and fault.span.line) == (code, 2)
    said = told(fault, row).message
    assert said.startswith("row 7 (Mali): ")
    assert "; v is '" in said
    assert len(said) < 200


def test_a_link_that_a_row_makes_is_checked_as_any(folder: Folder) -> None:
    place = folder(brief='title: "[x]({v})"\n', a="title: A\n")
    for value in ("javascript:alert", "https://a*b.example", "file:///etc/passwd"):
        _, faults = read(place, v=value)
        assert [fault.code for fault in faults] == ["copy.link"], value


def test_a_missing_column_is_told_with_the_one_that_was_meant(folder: Folder) -> None:
    place = folder(brief='title: "{countri} {nothing}"\n', a="title: A\n")
    _, faults = read(place, country="Mali")
    assert [(fault.code, fault.span and fault.span.column) for fault in faults] == [
        ("merge.no-column", 8),
        ("merge.no-column", 8),
    ]
    assert "did you mean `country`?" in (faults[0].hint or "")
    assert "write `{{nothing}}`" in (faults[1].hint or "")


def test_what_has_no_placeholder_is_read_once(folder: Folder) -> None:
    place = folder(brief='title: "{v}"\n', a="title: A\n", b='title: B\nsummary: "{v}"\n')
    template = Template(place)
    first, _ = template.read(make_row(1, {"v": "one"}))
    (place / "a.yaml").write_text("title: Changed\n")
    (place / "b.yaml").write_text("title: Changed\n")
    second, _ = template.read(make_row(2, {"v": "two"}))
    assert first
    assert second
    assert first.sections[0].title is second.sections[0].title
    assert second.sections[1].summary
    assert second.sections[1].summary.text == "two"


def test_the_digest_is_of_what_is_filled_in_and_of_nothing_else(folder: Folder) -> None:
    place = folder(brief='title: "{v}"\n', a="title: A\n")
    digests = {
        name: whole(place, v=v, mail=mail).digest
        for name, v, mail in (("one", "x", "a"), ("same", "x", "b"), ("other", "y", "a"))
    }
    assert digests["one"] == digests["same"] != digests["other"]


def test_a_merged_page_cannot_carry_its_source(folder: Folder) -> None:
    _, faults = read(folder(brief='title: "{v}"\nattach: [source]\n', a="title: A\n"), v="x")
    assert [fault.code for fault in faults] == ["merge.attach"]


def test_a_style_in_the_folder_is_no_section_of_any_row(folder: Folder) -> None:
    place = folder(brief='title: "{v}"\nstyle: mine.yaml', a="title: A", b="says: x\nextends: mono")
    place.joinpath("mine.yaml").write_text("extends: b.yaml")
    template = Template(place)
    for number, value in enumerate(("one", "two"), start=1):
        brief, faults = template.read(make_row(number, {"v": value}))
        assert brief
        assert ([section.slug for section in brief.sections], faults) == (["a"], ())
        assert {name for name, _ in brief.files} >= {"brief.yaml", "a.yaml", "mine.yaml"}
        assert "b.yaml" not in dict(brief.files)
