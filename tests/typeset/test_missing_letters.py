"""A script that no face of the style has is told once, however many of its letters there are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import BriefingError, Fault
from tests.conftest import Build

Folder = Callable[..., Path]


def told(build: Build, place: Path) -> list[Fault]:
    with pytest.raises(BriefingError) as error:
        build(place)
    return [fault for fault in error.value.faults if fault.is_error]


@pytest.mark.parametrize(
    ("title", "says", "extra"),
    [
        ("საქართველო", "no Georgian characters: 9 of them here, 'ს' (U+10E1) first", ""),
        ("平和、「安全」", "no Chinese characters: 7 of them here, '平' (U+5E73) first", "cjk"),
        ("平和のために", "no Japanese characters: 6 of them here, 'の' (U+306E) first", "cjk"),
        ("안전 보장", "no Korean characters: 4 of them here, '안' (U+C548) first", "cjk"),
        ("ความมั่นคง", "no Thai characters: 8 of them here, 'ค' (U+0E04) first", "thai"),
    ],
)
def test_a_script_is_told_once(
    title: str, says: str, extra: str, folder: Folder, build: Build
) -> None:
    (fault,) = told(build, folder(brief="title: x", a=f"title: A\nbody: {title}\n"))
    assert fault.message.endswith(says)
    assert (f".[{extra}]" in str(fault.hint)) is bool(extra)
    assert "Faces for other scripts" in str(fault.hint)
    assert fault.span
    assert (fault.span.line, fault.span.path.endswith("a.yaml")) == (2, True)


def test_other_signs_are_told_one_by_one(folder: Folder, build: Build) -> None:
    faults = told(build, folder(brief="title: x", a="title: A\nbody: ☃ and ꙮ, 〒 and 、字\n"))
    signs = [fault.message.partition("has no ")[2] for fault in faults]
    lone = (f"{char!r} (U+{ord(char):04X})" for char in "☃〒ꙮ")
    assert {*signs} == {"Chinese characters: 2 of them here, '字' (U+5B57) first", *lone}
