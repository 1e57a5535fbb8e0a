"""Numbers as people write them in many languages, false friends included."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from briefing.language.decimals import Form
from briefing.language.language import language, shipped
from briefing.language.numerals import find_numerals

CORPUS = sorted(Path(__file__).parent.joinpath("numerals").glob("*.txt"))
CASES = [
    (path.stem, *map(str.strip, line.split("|")))
    for path in CORPUS
    for line in path.read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
# How each language parts thousands, and marks decimals, by CLDR.
MARKS = {
    code: (symbols["group"], symbols["decimal"])
    for code in shipped()
    for symbols in [Locale.parse(code).number_symbols["latn"]]
}


def told(text: str, tag: str) -> list[tuple[Fraction, str, str]]:
    numerals = find_numerals(text, language(tag))
    return [(n.value, n.unit, n.form.value) for n in numerals if n.form is not Form.LABEL]


def expected(cell: str) -> list[tuple[Fraction, str, str]]:
    rows = []
    for part in filter(None, cell.split(", ")):
        value, *more = part.split()
        forms = [word for word in more if word in {form.value for form in Form}]
        units = [word for word in more if word not in forms]
        rows.append((Fraction(value), "".join(units), forms[0] if forms else "number"))
    return rows


def test_the_corpus_is_wide() -> None:
    assert len(CASES) >= 400
    assert {case[0] for case in CASES} >= set(MARKS)


@pytest.mark.parametrize(("tag", "text", "cell"), CASES)
def test_numbers_are_read_exactly(tag: str, text: str, cell: str) -> None:
    assert told(text, tag) == expected(cell)


def test_numbers_of_paragraphs_count_nothing() -> None:
    text = "Minutes.\n\n2. The plan covers 37\n\n 3) Two thirds are new. It grew to\n41. Then\n"
    assert [value for value, *_ in told(text, "en")] == [37, Fraction(2, 3), 41]
    assert told("It is done:\n4. The end", "en") == []


@given(tag=st.sampled_from(sorted(MARKS)), whole=st.integers(0, 10**9), part=st.integers(0, 99))
def test_every_number_reads_back(tag: str, whole: int, part: int) -> None:
    group, point = MARKS[tag]
    written = f"{whole:,}".replace(",", group) + (f"{point}{part:02}" if part else "")
    text = f"It is {written}% now"
    (numeral,) = find_numerals(text, language(tag))
    assert (numeral.value, numeral.unit) == (Fraction(f"{whole}.{part:02}"), "%")
    assert text[numeral.start : numeral.end] == numeral.text == f"{written}%"


@given(st.text(alphabet="0123456789 .,-/%€:abтри’'onehundred\u00a0\n", max_size=60))
def test_any_text_is_read_in_order(text: str) -> None:
    for tag in MARKS:
        at = 0
        for numeral in find_numerals(text, language(tag)):
            assert at <= numeral.start < numeral.end <= len(text)
            assert text[numeral.start : numeral.end] == numeral.text
            at = numeral.end


def test_a_long_text_is_read_in_windows_that_part_no_number() -> None:
    text = "The plan has 300 000 troops and \u20ac1.5 billion by 12 May 2024. " * 200
    found = find_numerals(text, language("en"))
    assert len(found) == 600
    assert all(text[one.start : one.end] == one.text for one in found)
    assert {one.value for one in found} == {300_000, 1_500_000_000, 20240512}


def test_a_number_over_a_line_s_end_is_in_one_window() -> None:
    lines = (
        "It has 4.2\nbillion and\ntwenty-\nfour, of which\nthree quarters by 3.\nIt ends.\n2. One\n"
    )
    found = find_numerals(lines * 200, language("en"))
    values = {one.value for one in found if one.form is not Form.LABEL}
    assert values == {4_200_000_000, 24, Fraction(3, 4), 3}
    assert [one.text for one in found if one.form is Form.LABEL] == ["2."] * 200


@pytest.mark.parametrize("part", ["1.", "1-", "1'", "twenty-", "half a ", "1 "])
def test_what_never_ends_is_read_in_windows(part: str) -> None:
    """Read as one, a hundred thousand characters of these take many seconds."""
    assert find_numerals((part * 50_000)[:100_000], language("en"))
