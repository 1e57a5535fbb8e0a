"""Texts compared word by word, in a table, and at random against the texts themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.inline import parse_inline
from briefing.brief.model import Copy, own_words
from briefing.diff.model import Piece
from briefing.diff.words import compare_words
from briefing.errors import Span

TEXTS = st.lists(
    st.sampled_from("a be the plan, plans. 300 000 % 8,3 **b** [x](https://x.org)".split())
)


def copy(text: str) -> Copy:
    return Copy(parse_inline(text, lambda problem: None), Span("", 1, 1))


def marked(old: str, new: str) -> str:
    pieces = compare_words(copy(old), copy(new))
    return " ".join(piece.same or f"[{piece.old}|{piece.new}]" for piece in pieces)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("the same words", "the same words", ""),
        ("up by 8.3% in 2023", "up by 8.4% in 2023", "up by [8.3%|8.4%] in 2023"),
        ("a plan for the grid", "a new plan for the grid", "a [|new] plan for the grid"),
        ("a new plan for the grid", "a plan for the grid", "a [new|] plan for the grid"),
        ("all is well", "all is well now", "all is well [|now]"),
        ("on time, they say", "on time they say", "on [time,|time] they say"),
        # A number in groups, or with its sign apart, is one word.
        ("with 300 000 troops", "with 310 000 troops", "with [300 000|310 000] troops"),
        ("with 1 300 000 troops", "with 1 300 500 troops", "with [1 300 000|1 300 500] troops"),
        ("rose 8,3 % last year", "rose 8,4 % last year", "rose [8,3 %|8,4 %] last year"),
        ("in 2023 300 ships", "in 2024 300 ships", "in [2023|2024] 300 ships"),
        # A short word between two changes is taken with them; a long one is not.
        ("red of sky all night", "sea of sand all night", "[red of sky|sea of sand] all night"),
        ("red council sky is up", "sea council sand is up", "[red|sea] council [sky|sand] is up"),
        # Of Chinese and Japanese each letter is a word, which no space parts from the next.
        ("约30万人加入了联盟", "约40万人加入了联盟", "约 [30|40] 万人加入了联盟"),
        ("同盟国はNATOに加盟する", "同盟国はEUに加盟する", "同盟国は [NATO|EU] に加盟する"),
        ("这是**新**计划了", "这是新计划了", "这是 [**新**|新] 计划了"),
        # Two texts that have next to nothing in common.
        ("ships sail up that coast", "nobody on the coast knows",
         "[ships sail up that coast|nobody on the coast knows]"),
        ("", "words", "[|words]"),
        # Where the words are the same, what differs is how they are set.
        ("a **plan** is made", "a plan is made", "a [**plan**|plan] is made"),
        ("see [the page](https://a.org) now", "see [the page](https://b.org) now",
         "see [[the page](https://a.org)|[the page](https://b.org)] now"),
        ("so, [mots]{lang=fr}", "so, mots", "so, [[mots]{lang=fr}|mots]"),
    ],
)  # fmt: skip
def test_what_is_marked(old: str, new: str, told: str) -> None:
    assert marked(old, new) == told
    turned = tuple(Piece(p.same, p.new, p.old) for p in compare_words(copy(new), copy(old)))
    assert turned == compare_words(copy(old), copy(new))


@given(TEXTS, TEXTS)
def test_the_pieces_are_both_texts(one: list[str], other: list[str]) -> None:
    old, new = copy(" ".join(one)), copy(" ".join(other))
    pieces = compare_words(old, new)
    assert bool(pieces) == (old.runs != new.runs)
    if pieces and not any("*" in p.old + p.new or "](" in p.old + p.new for p in pieces):
        assert " ".join(p.same or p.old for p in pieces if p.same or p.old) == old.text
        assert " ".join(p.same or p.new for p in pieces if p.same or p.new) == new.text


def test_a_very_long_text_is_compared_from_its_ends() -> None:
    words = [f"w{number}" for number in range(5000)]
    other = [*words[:2500], "x", *words[2501:2600], "y", *words[2601:]]
    (first, middle, last) = compare_words(own_words(" ".join(words)), own_words(" ".join(other)))
    assert first.same.split()[-1] == "w2499"
    assert (middle.old.split()[0], middle.new.split()[-1]) == ("w2500", "y")
    assert last.same.split()[0] == "w2601"
