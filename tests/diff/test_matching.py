"""What belongs together is paired, and no more is told to have moved than did."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefing.diff.matching import Item, pair
from briefing.diff.model import Area, Part, Side
from briefing.errors import Span

SIDE = Side(Part(Area.MASTHEAD), Span("", 1, 1))


def items(texts: list[str]) -> list[Item[str]]:
    return [Item(text, SIDE._replace(number=n), (text,), text) for n, text in enumerate(texts)]


def told(old: list[str], new: list[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """The pairs, and what is left on either side."""
    pairs = pair(items(old), items(new))
    found = [(match.old.thing, match.new.thing) for match in pairs.pairs]
    return found, [item.thing for item in pairs.gone], [item.thing for item in pairs.added]


def moved(old: list[str], new: list[str]) -> list[str]:
    return [match.new.thing for match in pair(items(old), items(new)).pairs if match.is_moved]


def test_a_reworded_one_is_a_pair_and_an_unlike_one_is_not() -> None:
    old = ["the council meets on Monday in Vilnius", "ferries stop in winter"]
    new = ["the council meets on Friday in Vilnius", "nobody counted the bridges"]
    assert told(old, new) == ([(old[0], new[0])], [old[1]], [new[1]])


def test_the_likest_goes_first() -> None:
    old = ["one two three four five six"]
    new = ["one two three x y z", "one two three four five z"]
    assert told(old, new) == ([(old[0], new[1])], [], [new[0]])


def test_of_two_as_like_the_nearest_goes_first() -> None:
    old, new = ["k", "a b c d"], ["a b c e", "a b c f"]
    assert told(old, new) == ([(old[1], new[1])], ["k"], [new[0]])


def test_what_is_said_twice_is_paired_in_turn() -> None:
    assert told(["a", "b", "a"], ["a", "a", "b"])[0] == [("a", "a"), ("a", "a"), ("b", "b")]


def test_one_that_moves_is_the_only_one_told() -> None:
    assert moved(list("abcdef"), list("bcdefa")) == ["a"]
    assert moved(list("abcdef"), list("fabcde")) == ["f"]
    assert moved(list("abcdef"), list("abxcdef")) == []
    # Of two that change places it is the shorter, from whichever side one looks.
    assert moved(["a b c", "d"], ["d", "a b c"]) == ["d"]
    assert moved(["d", "a b c"], ["a b c", "d"]) == ["d"]


@given(st.permutations("abcdefg"))
def test_no_fewer_could_be_told(new: list[str]) -> None:
    old = sorted(new)
    longest = max(
        count
        for count in range(len(new) + 1)
        if any(list(chain) == sorted(chain) for chain in combinations(new, count))
    )
    assert len(moved(old, new)) == len(new) - longest


# Of four words out of five many are as like one as another.
PHRASE = st.lists(st.sampled_from("abcde"), min_size=4, max_size=4).map(" ".join)
PHRASES = st.lists(PHRASE, max_size=6)


@given(PHRASES, PHRASES)
def test_the_pairs_are_the_same_from_either_side(old: list[str], new: list[str]) -> None:
    there, back = pair(items(old), items(new)), pair(items(new), items(old))
    assert {tuple(match) for match in there.pairs} == {
        (match.new, match.old, match.is_moved) for match in back.pairs
    }
    assert (there.gone, there.added) == (back.added, back.gone)
