"""Faulty folders, each with the faults it must bring, all in one run.

A case is one file. `%%% name` starts a file of the folder. Above a faulty line stands
`# error: 9-17 code words`: the columns that are marked, the code, and words that the
message or the hint must hold. These lines are taken out before the file is written.
"""

from __future__ import annotations

import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.reader import read_brief
from briefing.brief.yaml_parser import is_plain, parse
from briefing.errors import Fault

CASES = sorted(Path(__file__).parent.joinpath("faults").glob("*.txt"))
EXPECTED = re.compile(r"# (error|warning): (\d+)-(\d+) (\S+) ?(.*)")

Place = tuple[str, int, int, int]
# What YAML files are made of, and mistaken for.
PIECES = ["a", "a: ", "b: ", "\n", "\n  ", "\n    ", "- ", "? ", "|\n", '"', "'", ">", ", "]
PIECES += ["---", "\t", "\u00a0", "\u200b", "%", "@", "`", "#", " # x", "&a ", "*a", "!b "]
PIECES += ["[", "]", "{", "}", "\\", "c: d #e\n", "c: &d e\n", "c: !d e\n", 'c: "\\x07"\n']


def unpack(case: Path, folder: Path) -> dict[tuple[Place, str, str], str]:
    """Write a case's files to a folder; returns the faults expected, and their words."""
    expected: dict[tuple[Place, str, str], str] = {}
    files: dict[str, list[str]] = {}
    for line in case.read_text("utf-8").splitlines():
        if line.startswith("%%% "):
            files[name := line[4:]] = []
        elif match := EXPECTED.fullmatch(line.strip()):
            severity, start, end, code, words = match.groups()
            place = name, len(files[name]) + 1, int(start), int(end)
            expected[place, severity, code] = words
        else:
            files[name].append(line)
    for name, lines in files.items():
        folder.joinpath(name).write_text("\n".join(lines) + "\n", "utf-8")
    return expected


def place(fault: Fault, folder: Path) -> tuple[Place, str, str]:
    assert fault.span is not None
    name = Path(fault.span.path).relative_to(folder).as_posix()
    end = max(fault.span.end_column - 1, fault.span.column)
    where = name, fault.span.line, fault.span.column, end
    return where, fault.severity.value, fault.code


def test_there_are_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_faults(case: Path, tmp_path: Path) -> None:
    expected = unpack(case, tmp_path)
    brief, faults = read_brief(tmp_path)
    assert {place(fault, tmp_path) for fault in faults} == set(expected)
    for fault in faults:
        said = f"{fault.message} {fault.hint or ''}"
        assert expected[place(fault, tmp_path)] in said
        if fault.is_error:
            assert fault.hint, "an error names the next action"
    assert brief is not None or any(fault.is_error for fault in faults)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_a_plain_file_has_the_faults_of_any_other(text: str) -> None:
    """One that parses and is not deep is not looked at for what it cannot have."""
    quick = parse(text.encode(), "a.yaml")[1]
    with patch("briefing.brief.yaml_parser.is_plain", return_value=False):
        assert quick == parse(text.encode(), "a.yaml")[1]


@pytest.mark.parametrize(
    ("text", "is_glanced_at"),
    [
        ("a: one **two** & three! # a note\nb: [1, {c: 2}]\n", True),
        ("a: **two** of three\n", False),
        ("a:\n  &b c\n", False),
        ("- !c d\n", False),
        ("a: issue #1\n", False),
        ('a: "\\x07"\n', False),
        ("a: " + "[" * 101 + "]" * 101 + "\n", False),
    ],
)
def test_most_files_are_read_at_a_glance(text: str, is_glanced_at: bool) -> None:
    assert is_plain(text) is is_glanced_at


def test_a_plain_file_may_be_too_deep() -> None:
    deep = "".join(f"{' ' * level}a:\n" for level in range(20)) + f"{' ' * 20}b: c\n"
    assert is_plain(deep)
    assert [fault.code for fault in parse(deep.encode(), "a.yaml")[1]] == ["yaml.too-deep"]
