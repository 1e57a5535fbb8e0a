"""Planted errors are caught, and what is right raises no alarm."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from briefing.evidence.check import check_evidence
from briefing.evidence.translations import are_translations, compare_translations
from tests.conftest import ROOT, SECTIONS
from tests.evidence.mutants import (
    Mutant,
    apply,
    is_caught,
    mutants,
    originals,
    read,
    translations,
)


def test_the_originals_raise_no_alarm(tmp_path: Path) -> None:
    for name, folder in originals(tmp_path).items():
        evidence = check_evidence(read(folder))
        assert [str(fault) for fault in evidence.faults] == [], name
        assert evidence.counts["unsupported"] == evidence.counts["unchecked"] == 0
        assert evidence.counts["quoted"] >= 4


def test_editions_that_say_the_same_do_not_differ() -> None:
    places = (ROOT / "tests/pages" / name for name in ("french", "italian", "ukrainian"))
    briefs = [read(SECTIONS), *map(read, places)]
    assert are_translations(briefs)
    assert compare_translations(briefs) == []


def test_nearly_every_planted_error_is_caught(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted, caught = Counter[str](), Counter[str]()
    missed: list[Mutant] = []

    def tell(mutant: Mutant, found: bool) -> None:
        planted[mutant.kind] += 1
        caught[mutant.kind] += found
        missed.extend([] if found else [mutant])

    (tmp_path / "right").mkdir()
    for name, folder in originals(tmp_path / "right").items():
        for number, mutant in enumerate(dict.fromkeys(mutants(name, folder))):
            place = shutil.copytree(folder, tmp_path / f"{name}-{number}")
            apply(mutant, place)
            tell(mutant, is_caught(place))
    for number, (folder, mutant) in enumerate(translations()):
        place = shutil.copytree(folder, tmp_path / f"translation-{number}")
        apply(mutant, place)
        tell(mutant, bool(compare_translations((read(SECTIONS), read(place)))))
    rows = [f"{kind:<22} {caught[kind]:>4} of {count:>4}" for kind, count in planted.items()]
    with capsys.disabled():
        print("", *rows, f"{caught.total()} of {planted.total()}", *missed, sep="\n")
    assert planted.total() >= 500
    assert caught.total() >= 0.98 * planted.total()
