"""Where lines end in Chinese, Japanese, Thai and their like, by Unicode Annex 14 and kinsoku."""

from __future__ import annotations

from pathlib import Path

import pytest
from icu4py.breakers import LineBreaker

from briefing.brief.folded_lines import join_folded
from briefing.typeset.unspaced_breaks import Joint, segments, unspaced_breaks

CASES = [
    [*map(str.strip, line.split("|", 1))]
    for line in Path(__file__).with_name("unspaced_breaks.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# A sample of Unicode's LineBreakTest.txt, by `sweep_line_breaks.py`.
SAMPLE = Path(__file__).with_name("line_breaks.txt").read_text("utf-8").splitlines()
_MARKS = {Joint.PHRASES: "|", Joint.WORDS: "'", Joint.LETTERS: "~"}


@pytest.mark.parametrize(("tag", "wanted"), CASES)
def test_lines_end_where_the_language_lets_them(tag: str, wanted: str) -> None:
    """`|` parts phrases, `'` words of one, `~` letters of a word; nothing stands elsewhere."""
    text = "".join(char for char in wanted if char not in _MARKS.values())
    marked = [*text]
    for at, joint in unspaced_breaks(text, tag):
        marked[at] = _MARKS[joint] + marked[at]
    assert "".join(marked) == wanted


# Kinsoku: what may start no line, and what may end none (JIS X 4051, JLREQ 3.1.7 and 3.1.8).
@pytest.mark.parametrize(
    "mark", [*"、。，．・：；？！」』）】〕》〉’”ーぁっゃゅょァィッャュョヶ々ゝ…‥％℃"]
)
def test_no_line_starts_with_what_may_start_none(mark: str) -> None:
    assert 1 not in {at for at, _ in unspaced_breaks(f"国{mark}国", "ja")}


@pytest.mark.parametrize("mark", [*"「『（【〔《〈‘“￥＄"])
def test_no_line_ends_with_what_may_end_none(mark: str) -> None:
    assert 2 not in {at for at, _ in unspaced_breaks(f"国{mark}国", "ja")}


@pytest.mark.parametrize("line", SAMPLE)
def test_unicode_s_own_lines(line: str) -> None:
    text, wanted = told(line)
    assert ends(text) == wanted


def told(line: str) -> tuple[str, list[int]]:
    """A line of LineBreakTest.txt: its text, and where in it a line may end."""
    text, wanted = "", list[int]()
    for sign in line.partition("#")[0].split():
        if sign == "÷":
            wanted.append(len(text))
        elif sign != "×":
            text += chr(int(sign, 16))
    return text, wanted


def ends(text: str) -> list[int]:
    return [end for _, end in segments(LineBreaker(text, "en").segments(), text)]


@pytest.mark.parametrize(
    ("text", "written", "joined"),
    [
        ("今後は 求めない", ("今後は", "求めない"), "今後は求めない"),
        ("今後は、 NATO に", ("  今後は、", "  NATO に"), "今後は、 NATO に"),
        ("新しい 計画 です", ("新しい 計画", "です"), "新しい 計画です"),
        ("나토에 가입", ("나토에", "가입"), "나토에 가입"),
        ("แผน ใหม่", ("แผน", "ใหม่"), "แผน ใหม่"),
        ("甲 乙 丙", ("甲", "乙", "丙"), "甲乙丙"),
    ],
)
def test_a_folded_line_is_no_space_between_wide_letters(
    text: str, written: tuple[str, ...], joined: str
) -> None:
    assert join_folded(text, written) == joined
