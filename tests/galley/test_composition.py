"""Lines end more evenly than first-fit ends them, over a corpus in three alphabets."""

from __future__ import annotations

from tests.galley.composition import corpus


def test_raggedness_falls_by_a_third() -> None:
    pairs = [pair for pair in corpus(300) if len(pair.ours.widths) > 2]
    assert len(pairs) > 1500
    ours = sum(pair.ours.raggedness for pair in pairs)
    assert ours <= sum(pair.first_fit.raggedness for pair in pairs) * 2 / 3


def test_no_last_line_is_one_short_word() -> None:
    pairs = list(corpus(60))
    assert sum(pair.plain.is_fragment for pair in pairs) > 10
    assert [pair.ours.last for pair in pairs if pair.ours.is_fragment] == []
