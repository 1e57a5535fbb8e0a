"""Quotes found word for word, whatever their marks, and not where a word differs."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefing.evidence.quotes import find_quote, nearest_quote
from briefing.evidence.source_text import Saved, read_saved
from briefing.language.language import language

TEXT = """The survey looked at 41 bridges – and five ferries.
It’s “the most thorough” survey since\nthe war, said Mr O'Neill. Traffic rose by 8.3%, to
1,300,000 crossings; 12% of them by night. The long-\u00adterm plan costs €1.5 million."""

FOUND = [
    "41 bridges",
    "41 bridges - and five ferries",
    "41 bridges — and five ferries",
    "41  bridges\n– and five",
    "the survey looked",
    "The survey looked",
    "It's 'the most thorough' survey",
    "the most thorough survey since the war",
    "said Mr O’Neill.",
    "Traffic rose by 8.3%",
    "traffic rose by 8.3%.",
    "12% of them",
    "1,300,000 crossings",
    "long-term plan",
    "€1.5 million",
    "The survey … five ferries",
    "The survey [...] Traffic rose",
    "41\u00a0bridges",
]
LOST = [
    "42 bridges",
    "41 bridge",
    "300,000 crossings",
    "2% of them",
    "rose by 8.4%",
    "1.5 billion",
    "survey looked at bridges",
    "bridges 41",
    "five ferries … The survey",
    "THE SURVEY",
    "5 million",
]


# Numbers that are parts of others, in the source and in the quote.
PARTS = [
    ("1 300 000 troops", "300 000 troops"),
    ("1\u00a0300\u00a0000 troops", "300 000 troops"),
    ("1\u202f300 troops", "300 troops"),
    ("1’300 troops", "300 troops"),
    ("at −8 degrees", "8 degrees"),
    ("10⁶ people", "106 people"),
    ("1½ million", "11⁄2 million"),
    ("1,300,000 troops", "300,000 troops"),
    ("1.300 Truppen", "300 Truppen"),
    ("8,3 % rise", "3 % rise"),
    ("at -8 degrees", "8 degrees"),
    ("5-8 degrees", "-8 degrees"),
    ("the F-16 flew", "16 flew"),
    ("the F‑16 flew", "16 flew"),
    ("all 300,000 of", "all 300"),
    ("all 300 000 of", "all 300"),
    ("all 300 000 000 of", "all 300 000"),
    ("all 300\u00a0000 of", "all 300"),
    ("all 300’000 of", "all 300"),
    ("all of 1.95", "all of 1.9"),
    ("all of 1.95", "all of 1"),
    ("300,000 troops in 300", "300,000 troops in 30"),
    ("in 20-23", "in 2023"),
    ("1,300", "1…300"),
    ("Poland\t12\t345 tanks", "12 345 tanks"),
    ("Poland  12  345 tanks", "Poland 12 345"),
    ("In 31\n300 of them", "31 300 of them"),
    ("It costs 1.5\n   million", "It costs 1.5"),
]
APART = [
    ("in 2022 300 troops", "300 troops"),
    ("8.3 % – 12 of them", "12 of them"),
    ("20-30 % of it", "30 % of it"),
    ("km² of it", "km² of it"),
    ("In 31, 300 of them", "300 of them"),
    ("In 31, 300 of them", "In 31"),
    ("In 31\n300 of them", "300 of them"),
    ("In 31\n300 of them", "In 31"),
    ("Poland\t12\t345 tanks", "345 tanks"),
    ("Poland  12  345 tanks", "Poland 12"),
    ("in 2022 300 troops", "in 2022"),
    ("in 2014, 2015 and 2016", "2014, 2015"),
    ("in 2014–2023", "2023"),
    ("bridges–5 of them", "5 of them"),
    ("bridges\n—5 of them", "5 of them"),
    ("at −8 degrees", "-8 degrees"),
    ("cost of €20bn", "20bn"),
    ("in 2023.", "in 2023"),
]
# What a line's end, an alphabet or a typographer makes of the same words.
SAME = [
    ("bat-\ntlegroups in the east", "battlegroups in the east"),
    ("a well-\nknown line", "a well-known line"),
    ("a well-\nknown bat-\ntlegroup", "a well-known battlegroup"),
    ("a battlegroup", "a bat-\ntlegroup"),
    ("bat\u00ad\ntlegroups", "battlegroups"),
    ("ferme\u0301 hier", "fermé hier"),
    ("fermé hier", "ferme\u0301 hier"),
    ("краі\u0308на", "країна"),
    ("the \ufb01rst", "the first"),
    ("le « vieux » pont", 'le "vieux" pont'),
    ("8,3 % de plus", "8,3% de plus"),
    ("and all run", "[A]ll run"),
    ("5′ 8″ tall", "5' 8\" tall"),
    ("We lay… new track", "We lay ... new track"),
    ("1’300 Stück", "1'300 Stück"),
]
OTHER = [
    ("re-sign now", "resign now"),
    ("black-white", "black white"),
    ("we go – on", "we goon"),
    ("all ways", "always"),
    ("the rapist", "therapist"),
    ("bat-\ntlegroups", "battle groups"),
    ("bat-\ntlegroups", "bat"),
    ("km² of x", "km2 of x"),
    ("two then one", "one … two"),
    ("one " + "x " * 400 + "two", "one … two"),
]
# A dash on either side may stand between spaces, or at a line's end or start.
AROUND = [" – ", " —\n", "\n– ", "\n—", "–", " - ", "\n  - "]
BESIDE = [("bridges", "and"), ("in 41", "and"), ("bridges", "5 of")]


@pytest.mark.parametrize(("text", "quote"), SAME)
def test_the_same_words_are_found(text: str, quote: str) -> None:
    assert find_quote(saved(text), quote)


@pytest.mark.parametrize(("text", "quote"), OTHER)
def test_other_words_are_not(text: str, quote: str) -> None:
    assert find_quote(saved(text), quote) is None


@pytest.mark.parametrize(("left", "right"), BESIDE)
@pytest.mark.parametrize("one", AROUND)
@pytest.mark.parametrize("other", AROUND)
def test_a_dash_is_a_dash(one: str, other: str, left: str, right: str) -> None:
    assert find_quote(saved(f"the {left}{one}{right} five"), f"{left}{other}{right} five")


@pytest.mark.parametrize(("text", "quote"), PARTS)
def test_a_part_of_a_number_is_no_quote(text: str, quote: str) -> None:
    assert find_quote(saved(text), quote) is None


@pytest.mark.parametrize(("text", "quote"), APART)
def test_a_number_beside_another_is_one(text: str, quote: str) -> None:
    assert find_quote(saved(text), quote)


def saved(text: str) -> Saved:
    found = read_saved(text.encode(), "a.txt")
    assert isinstance(found, Saved)
    return found


@pytest.mark.parametrize("quote", FOUND)
def test_a_quote_stands(quote: str) -> None:
    source = saved(TEXT)
    found = find_quote(source, quote)
    assert found
    assert found.place == source.place(found.start)
    first = next(char for char in quote if char.isalnum())
    assert first.lower() in source.text[found.start : found.end].lower()


@pytest.mark.parametrize("quote", LOST)
def test_a_quote_does_not_stand(quote: str) -> None:
    assert find_quote(saved(TEXT), quote) is None


@pytest.mark.parametrize("quote", ["", "…", "«»", "   "])
def test_nothing_is_no_quote(quote: str) -> None:
    assert find_quote(saved(TEXT), quote) is None


def test_the_words_that_were_meant_are_named() -> None:
    near = nearest_quote(saved(TEXT), "Traffic rose by 8.4% to 1,300,000 crossings")
    assert near
    assert near.text.startswith("Traffic rose by 8.3%, to 1,300,000")
    assert near.place == "line 3"
    assert nearest_quote(saved(TEXT), "something else altogether") is None


WORDS = st.lists(
    st.text(alphabet="abcdefgäéжї0123456789", min_size=1, max_size=8), min_size=5, max_size=40
)
MARKS = st.sampled_from([" ", "\n", "\u00a0", "  ", " \n"])


@given(WORDS, st.data())
def test_a_quote_is_found_whatever_its_spaces(words: list[str], data: st.DataObject) -> None:
    source = saved(" ".join(words))
    start = data.draw(st.integers(0, len(words) - 2))
    end = data.draw(st.integers(start + 1, len(words)))
    # `300` behind `1` is a part of 1 300, and `1` before it.
    beside = ["", *words, ""]
    for one, other in (beside[start : start + 2], beside[end : end + 2]):
        assume(not (re.search(r"(?<!\d)\d{1,3}$", one) and re.match(r"\d{3}(?!\d)", other)))
    quote = words[start]
    for word in words[start + 1 : end]:
        quote += data.draw(MARKS) + word
    found = find_quote(source, f"“{quote}”")
    assert found
    assert source.text[found.start : found.end].split() == words[start:end]


@given(WORDS, st.data())
def test_a_changed_letter_is_not_found(words: list[str], data: st.DataObject) -> None:
    source = saved(" ".join(words))
    at = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:at], f"{words[at]}z", *words[at + 1 :]]
    assume(changed != words)
    assert find_quote(source, " ".join(changed)) is None


@pytest.mark.parametrize(
    ("tag", "text", "quote", "stands"),
    [
        ("en", "It costs €1.5 million in all.", "It costs €1.5", False),
        ("en", "It costs €1.5 million in all.", "€1.5 million", True),
        ("fr", "Il coûte 20 milliards.", "Il coûte 20", False),
        ("uk", "300 тис. військових", "300", False),
        ("en", "In 2023 millionaires left", "In 2023", True),
    ],
)
def test_a_quote_does_not_end_before_what_multiplies_its_number(
    tag: str, text: str, quote: str, *, stands: bool
) -> None:
    assert bool(find_quote(saved(text), quote, language(tag))) is stands
