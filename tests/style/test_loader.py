"""Styles read, extended, resolved, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefing.brief.files import decode
from briefing.brief.yaml_parser import check_syntax
from briefing.errors import Fault
from briefing.style import fonts
from briefing.style.colour import Colour, contrast, from_hex
from briefing.style.listing import show_style
from briefing.style.loader import read_style, shipped
from briefing.style.style import Style
from briefing.style.stylesheet import face_of
from briefing.units import mm

SIGNAL = 'extends: briefing\ncolours: {signal: "#C8641A"}\n'
LADDER = "extends: briefing\nladder: {smaller: "


def good(name: str, folder: Path = Path()) -> Style:
    style, faults = read_style(name, folder, None)
    assert style is not None, faults
    return style


def all_bad(tmp_path: Path, text: str) -> list[Fault]:
    tmp_path.joinpath("mine.yaml").write_text(text, "utf-8")
    style, faults = read_style("mine.yaml", tmp_path, None)
    assert style is None
    return faults


def bad(tmp_path: Path, text: str) -> Fault:
    return all_bad(tmp_path, text)[0]


def test_every_shipped_style_is_whole() -> None:
    assert "briefing" in shipped()
    for name in shipped():
        assert good(name).says


def test_the_default_is_the_mock_up() -> None:
    sheet = good("briefing").sheet("a4", marked=False)
    assert (sheet.type.body.size, sheet.type.body.leading) == (9.5, 13)
    assert (sheet.type.headline.size, sheet.type.headline.leading) == (29, 32.5)
    assert sheet.grid.span(sheet.grid.rail) == pytest.approx(mm(54))
    assert sheet.grid.span(12) == pytest.approx(mm(174))
    assert sheet.type.value.colour == from_hex("#0B4A86")


def test_nothing_in_clear_print_is_small_or_in_colour() -> None:
    style = good("clear-print")
    for rung in (None, *style.ladder.larger, *style.ladder.smaller):
        sheet = style.sheet("letter", marked=True, rung=rung)
        assert all(role.size >= 12 for role in sheet.type)
        assert all(role.colour.is_grey for role in sheet.type)


@pytest.mark.parametrize("path", shipped().values(), ids=shipped())
def test_no_shipped_style_needs_its_syntax_checked(path: Path) -> None:
    source, faults = decode(path.read_bytes(), path.name)
    assert [*faults, *check_syntax(source)] == []


@pytest.mark.parametrize("name", sorted(shipped()))
def test_what_is_shown_is_the_style(name: str, tmp_path: Path) -> None:
    tmp_path.joinpath("shown.yaml").write_text(show_style(good(name)), "utf-8")
    shown = good("shown.yaml", tmp_path)
    assert show_style(shown) == show_style(good(name))
    rungs = [list(style.ladder.smaller) for style in (shown, good(name))]
    assert rungs[0] == rungs[1]
    sheets = (style.sheet("a4", marked=False) for style in (shown, good(name)))
    one, other = ([round(role.leading, 3) for role in sheet.type] for sheet in sheets)
    assert one == other


def test_a_pinned_face_is_shown_as_it_is_written(tmp_path: Path) -> None:
    face = "{file: SourceSerif4, axes: {opsz: 12, wght: 600}}"
    text = f"extends: briefing\nfaces: {{serif: {{bold: {face}}}}}\n"
    tmp_path.joinpath("mine.yaml").write_text(text, "utf-8")
    shown = yaml.safe_load(show_style(good("mine.yaml", tmp_path)))
    assert shown["faces"]["serif"]["bold"] == yaml.safe_load(face)


def test_a_missing_package_is_told_once_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = fonts._files
    monkeypatch.setattr(fonts, "_files", lambda name: {} if "serif" in name else there(name))
    faces = "{serif: {regular: SourceSerif4, bold: {file: SourceSerif4, axes: {wght: 600}}}}"
    fault, *others = all_bad(tmp_path, f"extends: briefing\nfaces: {faces}\n")
    assert fault.message == "the typefaces of 'institute' are not installed"
    assert 'pip install ".[institute]"' in (fault.hint or "")
    assert not any("institute" in other.message for other in others)


def test_a_face_without_its_file_is_a_fault(tmp_path: Path) -> None:
    fault = bad(tmp_path, "extends: briefing\nfaces: {sans: {bold: {axes: {wght: 600}}}}\n")
    assert (fault.code, fault.message) == ("style.missing-key", "a face has no `file`")


def test_a_rung_scales_every_height() -> None:
    style = good("briefing")
    sheet = style.sheet("a4", marked=False, rung=style.ladder.smaller[-1])
    assert (sheet.type.body.size, sheet.type.body.leading) == (9, 11.5)
    assert sheet.type.headline.leading == 28.75
    assert sheet.space.points == 2.875


def test_a_marking_moves_header_and_footer() -> None:
    plain, marked = (good("briefing").sheet("a4", marked=m).format for m in (False, True))
    assert (plain.head, plain.foot, plain.top) == (26, 785, None)
    assert (marked.head, marked.foot, marked.top, marked.bottom) == (36, 777, 29.7, 815.2)


def test_a_style_states_only_what_differs(tmp_path: Path) -> None:
    text = 'extends: briefing\ncolours: {accent: "#7A1F3D"}\ntype: {body: {setting: justified}}\n'
    tmp_path.joinpath("mine.yaml").write_text(text)
    sheet = good("mine.yaml", tmp_path).sheet("a4", marked=False)
    assert sheet.type.value.colour == from_hex("#7A1F3D")
    assert sheet.type.body.setting.value == "justified"
    assert sheet.type.body.size == 9.5


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("extends: brefing\n", "style.unknown", 1, "did you mean `briefing`?"),
        ("extends: mine.yaml\n", "style.cycle", 1, "extends this style"),
        ("baseline: 13\n", "style.missing-key", 1, "extends: briefing"),
        ("extends: briefing\ntipe: {}\n", "style.unknown-key", 2, "did you mean `type`?"),
        ("extends: briefing\ntype: {bodi: {}}\n", "style.unknown-key", 2, "did you mean `body`?"),
        ('extends: briefing\ncolours: {ink: "#999999"}\n', "style.contrast", 0, ":1 is the least"),
        ('extends: briefing\ncolours: {ink: "black"}\n', "style.colour", 2, "#0B4A86"),
        (SIGNAL + "type: {body: {colour: signal}}\n", "style.contrast", 3, "3.97:1"),
        (
            'extends: briefing\ncolours: {ink: "#333333", worst: "#7A7A7A"}\n',
            "style.contrast",
            2,
            "make worst darker or lighter",
        ),
        ("extends: briefing\ntype: {body: {colour: muted}}\n", "style.colour", 2, "give it: `c"),
        ("extends: briefing\ntype: {body: {colour: pink}}\n", "style.colour", 2, "pink"),
        ("extends: briefing\ntype: {body: {face: serif bold}}\n", "style.face", 2, "serif"),
        ("extends: briefing\ntype: {body: {face: sans blod}}\n", "style.face", 2, "`bold`"),
        ("extends: briefing\ntype: {body: {size: big}}\n", "style.length", 2, "`mm` or `B`"),
        ("extends: briefing\ntype: {body: {size: 0}}\n", "style.length", 2, "length"),
        ("extends: briefing\nchart: {pitch: 0}\n", "style.length", 2, "points from 1 to"),
        ("extends: briefing\nchart: {square: 4 mm}\n", "style.pitch", 2, "make `pitch` 13.6 pt"),
        ("extends: briefing\nchart: {pitch: 0.01 B}\n", "style.length", 2, "points from 1 to"),
        ("extends: briefing\nfaces: {sans: {bold: no.ttf}}\n", "style.face", 2, "no.ttf"),
        ("extends: briefing\ngrid: {rail: 0}\n", "style.number", 2, "from 1"),
        (LADDER + "[{sizes: {body: 8}}]}\n", "style.missing-key", 2, "baseline"),
        (LADDER + "[{baseline: 12, sizes: {bdy: 8}}]}\n", "style.unknown-key", 2, "`body`"),
        ("extends: briefing\ntype: {body: {setting: centred}}\n", "copy.choice", 2, "ragged"),
        ("extends: briefing\ntype: {footer: {size: 7}}\n", "style.size", 2, "8 points"),
        (LADDER + "[{baseline: 10, sizes: {body: 7.5}}]}\n", "style.size", 2, "7.5 pt"),
        ("extends: briefing\npaper: {a4: {side: 7 mm}}\n", "style.margin", 2, "8 mm"),
        ("extends: briefing\npaper: {letter: {head: 10}}\n", "style.margin", 2, "head of letter"),
        ("extends: briefing\npaper: {a4: {foot: 830}}\n", "style.margin", 2, "foot of a4"),
        ("extends: briefing\ngrid: {text: 7}\n", "style.grid", 2, "wider than a4"),
        ("extends: briefing\ngrid: {gutter: 8 mm}\n", "style.grid", 2, "`gutter`"),
        ("extends: briefing\nlayout: {rail: middle}\n", "copy.choice", 2, "`left`"),
        ("extends: briefing\nlayout: {run-in: maybe}\n", "copy.type", 2, "`true` or `false`"),
        ("extends: briefing\nlayout: {columns: 3}\n", "style.number", 2, "from 1 to 2"),
        ("extends: briefing\ncallout: {abreast: 0}\n", "style.number", 2, "from 1"),
        ("extends: briefing\nchart: {squares: 3}\n", "style.unknown-key", 2, "`square`"),
        ("extends: briefing\nchart: {repeats: 1}\n", "copy.type", 2, "`true` or `false`"),
        ("extends: briefing\nsays: [a, list]\n", "copy.type", 2, "found a list"),
        ("extends: briefing\nladder: {larger: 14}\n", "copy.type", 2, "rungs"),
        ("extends: briefing\ncallout: {gap: {least: 3 B}}\n", "style.gap", 2, "do not go up"),
        ("extends: briefing\ncolours: {accent: red}\n", "style.colour", 2, "#0B4A86"),
        ("extends: briefing\nextends: mono\n", "copy.duplicate-key", 2, "line 1"),
        ("- briefing\n", "copy.type", 1, "a style"),
        ("", "style.empty", 1, "empty"),
    ],
)  # fmt: skip
def test_faults(tmp_path: Path, text: str, code: str, line: int, words: str) -> None:
    fault = bad(tmp_path, text)
    assert fault.code == code
    assert words in f"{fault.message} {fault.hint}"
    assert fault.span is not None
    assert not line or fault.span.line == line


def test_a_key_that_draws_nothing_any_more_is_told(tmp_path: Path) -> None:
    text = "extends: briefing\nchart: {cell: 2 mm, cell-pitch: 2.5 mm}\n"
    tmp_path.joinpath("mine.yaml").write_text(text)
    style, faults = read_style("mine.yaml", tmp_path, None)
    assert style, "it keeps working"
    assert style.sheet("a4", marked=False).chart == good("briefing").sheet("a4", marked=False).chart
    assert [(fault.code, fault.is_error) for fault in faults] == [("style.retired-key", False)] * 2
    assert [fault.hint for fault in faults] == [
        "delete it: `square` is that of all squares",
        "delete it: `pitch` is that of all squares",
    ]


def test_a_colour_of_a_style_s_own_serves_roles_that_name_it(tmp_path: Path) -> None:
    text = 'extends: briefing\ncolours: {muted: "#454F5B"}\ntype: {kicker: {colour: muted}}\n'
    tmp_path.joinpath("mine.yaml").write_text(text)
    sheet = good("mine.yaml", tmp_path).sheet("a4", marked=False)
    assert sheet.type.kicker.colour == from_hex("#454F5B")


def test_contrast_is_that_of_wcag() -> None:
    black, white = Colour(0, 0, 0), Colour(1, 1, 1)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(from_hex("#0B4A86"), white) == pytest.approx(8.98, abs=0.01)
    assert contrast(white, from_hex("#C8641A")) == pytest.approx(3.97, abs=0.01)


def test_emphasis_finds_its_face() -> None:
    body = good("briefing").sheet("a4", marked=False).type.body
    summary = good("briefing").sheet("a4", marked=False).type.summary
    assert face_of(body.family, body.weight).path.stem == "FiraSans-Regular"
    assert face_of(body.family, body.weight, bold=True).path.stem == "FiraSans-Bold"
    assert face_of(body.family, body.weight, italic=True).path.stem == "FiraSans-Italic"
    assert (
        face_of(body.family, body.weight, bold=True, italic=True).path.stem == "FiraSans-BoldItalic"
    )
    assert face_of(summary.family, summary.weight, bold=True).path.stem == "FiraSans-Bold"
