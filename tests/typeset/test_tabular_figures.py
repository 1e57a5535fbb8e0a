"""What is a number in a table, and where its decimal mark stands."""

from __future__ import annotations

import pytest

from briefing.language.language import language
from briefing.typeset.glyphs import Glyph
from briefing.typeset.tabular_figures import cell_in_words, decimal_marks, level


def split(tag: str, column: str) -> list[str] | None:
    """A column's texts with a bar where they line up."""
    texts = tuple(text.strip() for text in column.split("|"))
    marks = decimal_marks(texts, language(tag))
    return marks and [f"{t[:at]}|{t[at:]}" for t, at in zip(texts, marks, strict=True)]


@pytest.mark.parametrize(
    ("tag", "column", "expected"),
    [
        ("en", "3.9 | 12.25 | 7", "3|.9 12|.25 7|"),
        ("en", "29,107 | 860,000 | 1.5", "29,107| 860,000| 1|.5"),
        ("en", "1,250 | 1,234,567", "1,250| 1,234,567|"),
        ("en", "1.250 | 0.5", "1|.250 0|.5"),
        ("en", "1.250", "1|.250"),
        ("uk", "8,3 | 300\u00a0000 | 1,250", "8|,3 300\u00a0000| 1|,250"),
        ("fr", "1.250 | 300.000,5", "1.250| 300.000|,5"),
        ("de", "1.250 | 2.000.000", "1.250| 2.000.000|"),
        ("de", "29.107 | 12", "29.107| 12|"),
        ("de", "3.5 | 1.250", "3|.5 1|.250"),
        ("en", "+54.8% | −0.5% | 1%*", "+54|.8% −0|.5% 1|%*"),
        ("en", "€20bn | US$1.2 | -$3 | PLN5", "€20|bn US$1|.2 -$3| PLN5|"),
        ("en", "2.5† | 1234.567 | | – | …", "2|.5† 1234|.567 | –| …|"),
        ("fr", "1’234’567 | 8", "1’234’567| 8|"),
        ("en", "987.25 | n/a | .. | – | 1", "987|.25 n/a| ..| –| 1|"),
        ("en", "N/A | na | n.a. | … | 0.5", "N/A| na| n.a.| …| 0|.5"),
        ("de", "1,5 | k.\u00a0A. | ...", "1|,5 k.\u00a0A.| ...|"),
        ("fr", "1,5 | n.d. | nd | s.o.", "1|,5 n.d.| nd| s.o.|"),
        ("es", "1,5 | n/d | s/d", "1|,5 n/d| s/d|"),
        ("uk", "1,5 | н/д", "1|,5 н/д|"),
    ],
)
def test_numbers_line_up(tag: str, column: str, expected: str) -> None:
    assert split(tag, column) == expected.split(" ")


@pytest.mark.parametrize(
    "column",
    [
        "Poland",
        "3 | none",
        "3 | no",
        "3 | a/n",
        "n/a",
        "12.06.2024",
        "1.2.3",
        "12 of 30",
        "10:30",
        "3–5",
        "1 2",
        "–",
        "",
        "3/4",
    ],
)
def test_other_columns_are_words(column: str) -> None:
    assert split("en", column) is None


def test_digits_stand_in_the_middle_of_slots_of_one_width() -> None:
    """For a face without tabular figures."""
    widths = dict(zip("0123456789.", (560, 300, *[500] * 8, 200), strict=True))

    def shape(text: str) -> tuple[Glyph, ...]:
        return tuple(Glyph(ord(char), widths[char], 0, 0, char) for char in text)

    one, mark, zero = level(shape("1.0"), shape)
    assert (one.advance, one.dx) == (560, 130)
    assert (mark.advance, mark.dx) == (200, 0)
    assert (zero.advance, zero.dx) == (560, 0)


@pytest.mark.parametrize(
    ("tag", "text", "said"),
    [
        ("en", "n/a", "Not available"),
        ("en", "..", "Not available"),
        ("de", "k. A.", "Keine Angabe"),
        ("fr", "n.d.", "Non disponible"),
        ("es", "s/d", "No disponible"),
        ("it", "N/D", "Non disponibile"),
        ("pl", "b.d.", "Brak danych"),
        ("uk", "н/д", "Немає даних"),
        ("pl", "–", "Puste"),
        ("en", "", "Empty"),
        ("en", "Na", None),
        ("fr", "s.o.", None),
        ("en", "3/4", None),
    ],
)
def test_signs_in_place_of_figures_are_read_in_words(tag: str, text: str, said: str | None) -> None:
    assert cell_in_words(text, language(tag).words) == said
