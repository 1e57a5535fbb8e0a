"""Markings by their schemes: each form with its source, what covers what, and any text at all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.brief.section_markings import covers
from briefing.markings import schemes as data
from briefing.markings.parser import Malformed, Marking, least_size, read_marking
from briefing.markings.schemes import schemes

HERE = Path(__file__).parent
RAW = yaml.safe_load(Path(data.__file__).with_name("schemes.yaml").read_text("utf-8"))


class Case(NamedTuple):
    scheme: str
    portion: bool
    text: str
    verdict: str
    source: str


def cases() -> list[Case]:
    found, scheme, portion = [], "", False
    for line in HERE.joinpath("markings.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            scheme, _, rest = line[3:].partition(" ")
            portion = rest == "portion"
        elif line and not line.startswith("#"):
            found.append(Case(scheme, portion, *(part.strip() for part in line.split(" | "))))
    return found


CASES = cases()


def test_the_table_is_long_and_says_why() -> None:
    assert len(CASES) >= 120
    assert all(case.source for case in CASES)
    for scheme in schemes():
        verdicts = {case.verdict[0] for case in CASES if case.scheme == scheme}
        assert verdicts >= set("=>?o") - ({"?"} if scheme == "eu" else set()), scheme


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text)
def test_what_a_marking_is_taken_for(case: Case) -> None:
    found = read_marking(case.text, portion=case.portion)
    sign, _, said = case.verdict.partition(" ")
    if sign == "own":
        assert found is None
        return
    assert found is not None
    assert found.scheme is schemes()[case.scheme]
    if sign == "=":
        assert isinstance(found, Marking)
        assert found.level == int(said)
    else:
        assert isinstance(found, Malformed)
        assert (found.right == said) if sign == ">" else (said in found.advice)


@pytest.mark.parametrize("key", schemes())
def test_every_form_has_its_source(key: str) -> None:
    scheme = RAW[key]
    assert scheme["source"]
    for entry in (*scheme["levels"], *scheme.get("caveats", ())):
        assert entry["source"], entry
        known = {"forms", "form", "portions", "colour", "source", "narrows", "widens", "with"}
        assert set(entry) <= known | {"covers", "short"}, entry


@pytest.mark.parametrize("key", schemes())
def test_every_form_is_legal_at_its_level(key: str) -> None:
    for number, level in enumerate(schemes()[key].levels):
        for form in level.forms:
            assert read_marking(form) == Marking(schemes()[key], number)
        for form in level.portions:
            assert read_marking(form, portion=True) == Marking(schemes()[key], number)


def test_what_the_data_refers_to_is_there() -> None:
    for scheme in schemes().values():
        forms = {form for level in scheme.levels for form in level.forms}
        caveats = {caveat.form for caveat in scheme.caveats}
        assert set(scheme.shared) <= forms
        assert {mistake.right for mistake in scheme.mistakes if mistake.right} <= forms
        for caveat in scheme.caveats:
            assert set(caveat.levels) <= forms
            assert set(caveat.covers) <= caveats


def test_tlp_has_its_colours_and_its_size() -> None:
    colours = [level.colour for level in schemes()["tlp"].levels]
    assert colours == ["#FFFFFF", "#33FF00", "#FFC000", "#FFC000", "#FF2B2B"]
    assert least_size("TLP:RED Board only") == 12
    assert least_size("NATO RESTRICTED") == least_size("Board only") == 0


PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        "TLP : RED amber + STRICT UK OFFICIAL - sensitive SECRET // / CUI SP-PRVCY nf NOFORN ( ) "
        "NATO restricted COSMIC TOP releasable to UKRAINE , UE EU RESTREINT use only eyes … \u2013 "
        "É ß ﬃ ㏂ \u0301 \u200b limite U REL [ ]",
    )
)
TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)


@given(text=TEXTS, portion=st.booleans())
@example(text="CUI ( )", portion=True)
def test_any_text_is_read_and_what_is_proposed_is_legal(text: str, portion: bool) -> None:
    found = read_marking(text, portion=portion)
    if isinstance(found, Malformed) and found.right:
        again = read_marking(found.right, portion=portion)
        assert isinstance(again, Marking) or (isinstance(again, Malformed) and again.hint), again
    assert covers(text, text)


@pytest.mark.parametrize(
    ("limit", "marking"),
    [
        ("TLP:RED", "TLP:AMBER+STRICT"),
        ("TLP:AMBER+STRICT", "TLP:AMBER"),
        ("TLP:GREEN", "TLP:GREEN - until Monday"),
        ("UK SECRET", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL-SENSITIVE - RECIPIENTS ONLY", "OFFICIAL-SENSITIVE - HMG USE ONLY"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE - COMMERCIAL"),
        ("RESTREINT UE/EU RESTRICTED", "R-UE/EU-R"),
        ("RESTREINT UE/EU RESTRICTED", "LIMITE"),
        ("SECRET UE/EU SECRET", "RESTREINT UE/EU RESTRICTED RELEASABLE TO UKRAINE"),
        ("NATO RESTRICTED RELEASABLE TO UKRAINE", "NATO RESTRICTED RELEASABLE TO UKRAINE, GEORGIA"),
        ("COSMIC TOP SECRET ATOMAL", "NATO SECRET ATOMAL"),
        ("CUI", "(U)"),
        ("CUI", "(CUI//SP-PRVCY)"),
        ("CUI//NOFORN", "(CUI//NF)"),
        ("CUI//NOFORN", "CUI//REL TO USA, GBR"),
        ("CONTROLLED//DL ONLY", "CUI//NOFORN/FEDCON"),
        ("Board only", "Board only"),
    ],
)
def test_one_covers_the_other(limit: str, marking: str) -> None:
    assert covers(limit, marking)


@pytest.mark.parametrize(
    ("limit", "marking"),
    [
        ("TLP:AMBER", "TLP:AMBER+STRICT"),
        ("TLP:GREEN", "TLP:RED"),
        ("OFFICIAL", "OFFICIAL-SENSITIVE"),
        ("SECRET", "UK TOP SECRET"),
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE - RECIPIENTS ONLY"),
        ("TOP SECRET", "SECRET - UK EYES ONLY"),
        ("SECRET - UK/US EYES ONLY", "SECRET - UK EYES ONLY"),
        ("OFFICIAL - FOR PUBLIC RELEASE", "OFFICIAL"),
        ("RESTREINT UE/EU RESTRICTED", "SECRET UE/EU SECRET"),
        ("LIMITE", "R-UE/EU-R"),
        ("NATO RESTRICTED RELEASABLE TO UKRAINE, GEORGIA", "NATO RESTRICTED RELEASABLE TO UKRAINE"),
        ("NATO SECRET RELEASABLE TO UKRAINE", "NATO RESTRICTED"),
        ("COSMIC TOP SECRET", "NATO SECRET ATOMAL"),
        ("CUI", "(CUI//NF)"),
        ("CUI//FEDCON", "CUI//FED ONLY"),
        ("COSMIC TOP SECRET", "RESTREINT UE/EU RESTRICTED"),
        ("TLP:RED", "OFFICIAL"),
        ("Board only", "Staff only"),
        ("TLP:RED", "Staff only"),
        ("Board only", "TLP:CLEAR"),
        ("TLP:RED", "TLP: Amber"),
    ],
)
def test_one_does_not_cover_the_other(limit: str, marking: str) -> None:
    assert not covers(limit, marking)
