"""Each planted change is found as itself and nothing else, seen from either edition."""

from __future__ import annotations

import random
from collections import Counter
from itertools import pairwise

import pytest

from briefing.brief.model import Brief
from briefing.diff.compare import compare
from briefing.diff.model import Change, Kind, Piece
from tests.diff.planted import briefs, muddled, planted

TURNED = {Kind.ADDED: Kind.GONE, Kind.GONE: Kind.ADDED}


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Brief]:
    return briefs(tmp_path_factory.mktemp("briefs"))


def mirrored(change: Change) -> Change:
    pieces = tuple(Piece(piece.same, piece.new, piece.old) for piece in change.pieces)
    return Change(TURNED.get(change.kind, change.kind), change.new, change.old, pieces)


def assert_mirrors(old: Brief, new: Brief, name: str) -> None:
    there, back = compare(old, new), compare(new, old)
    assert Counter(map(mirrored, back)) == Counter(there), name


def test_a_brief_does_not_differ_from_itself(originals: dict[str, Brief]) -> None:
    assert len(originals) > 10
    for name, brief in originals.items():
        assert compare(brief, brief) == (), name


def test_each_planted_change_is_found_and_nothing_else(originals: dict[str, Brief]) -> None:
    counts = Counter[str]()
    for name, brief in originals.items():
        for plant in planted(brief):
            found = [(change.kind, change.side.what) for change in compare(brief, plant.brief)]
            assert found == [(plant.kind, plant.what)], f"{name}: {plant.name}"
            counts[f"{plant.what} {plant.kind.value}"] += 1
    assert counts.total() > 2000
    assert len(counts) > 90


def test_editions_mirror_each_other(originals: dict[str, Brief]) -> None:
    rng = random.Random(7)
    for name, brief in originals.items():
        for plant in planted(brief):
            if rng.random() < 0.2:
                assert_mirrors(brief, plant.brief, f"{name}: {plant.name}")


def test_editions_with_many_changes_mirror_each_other(originals: dict[str, Brief]) -> None:
    rng = random.Random(11)
    for name, brief in originals.items():
        for _ in range(6):
            assert_mirrors(muddled(brief, rng, 4), muddled(brief, rng, 4), name)


def test_unlike_briefs_mirror_each_other(originals: dict[str, Brief]) -> None:
    names = list(originals)
    for one, other in pairwise(names):
        assert_mirrors(originals[one], originals[other], f"{one}, {other}")
