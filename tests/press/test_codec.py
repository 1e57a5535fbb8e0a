"""What ReportLab encodes comes out as its own encoder would have it."""

from __future__ import annotations

import codecs
import sys

import pytest
from reportlab.pdfbase.rl_codecs import RL_Codecs

from briefing.press.reportlab import codec


@pytest.mark.parametrize("name", ["pdfdoc", "extpdfdoc"])
def test_every_character_is_encoded_as_by_reportlab(name: str) -> None:
    theirs, ours = RL_Codecs._rl_codecs(name), codec._find(name)
    assert ours is not None
    for char in map(chr, range(sys.maxunicode + 1) if name == "pdfdoc" else range(0x3000)):
        for text in (char, f"a{char}b"):
            assert outcome(ours, text) == outcome(theirs, text), ascii(text)
    assert ours.decode(b"\x80\x92") == theirs.decode(b"\x80\x92")


def test_no_other_encoding_is_answered_for() -> None:
    assert codec._find("utf-8") is None


def outcome(encoding: codecs.CodecInfo, text: str) -> bytes | None:
    try:
        return encoding.encode(text)[0]
    except UnicodeEncodeError:
        return None
