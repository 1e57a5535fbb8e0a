"""Names and subjects come back letter by letter, whoever reads them."""

from __future__ import annotations

import email
import re
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mail.header_fields import FOLDED

LONG = "Müller, Jürgen, Büro für Öffentliches, Köln"
PIECES = (
    "a",
    "word ",
    " ",
    ", ",
    ".",
    "(",
    '"',
    "\\",
    "=?",
    "?=",
    "_",
    ":",
    ";",
    "ü",
    "太",
    "я",
    "😀",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map(
    lambda pieces: re.sub(" +", " ", "".join(pieces)).strip() or "a"
)


def written(subject: str, *mailboxes: Address) -> bytes:
    message = EmailMessage(policy=FOLDED)
    message["Subject"] = subject
    message["To"] = mailboxes
    return message.as_bytes()


def decoded(text: str) -> str:
    return str(make_header(decode_header(text)))


@given(TEXTS, TEXTS)
def test_names_and_subjects_come_back(subject: str, name: str) -> None:
    mailboxes = Address(name, "a", "example.org"), Address("", "b" * 60, "example.org")
    data = written(subject, *mailboxes, mailboxes[0])
    assert data.isascii()
    for line in data.split(b"\r\n"):
        assert len(line) <= 76
        assert b"\n" not in line
    read = email.message_from_bytes(data.replace(b"\r\n ", b" "))  # lines joined (RFC 5322, 2.2.3)
    assert decoded(read["Subject"]) == subject
    first, second = (name, "a@example.org"), ("", mailboxes[1].addr_spec)
    found = [(decoded(name), address) for name, address in getaddresses([read["To"]])]
    assert found == [first, second, first]


@pytest.mark.parametrize("name", [LONG, "太" * 40, "ab " * 20 + "ü", "Ann " * 30 + "Lee"])
def test_no_encoded_word_is_too_long_or_cuts_a_letter(name: str) -> None:
    words = re.findall(rb"=\?[^ ]*\?=", written(name, Address(name, "a", "example.org")))
    assert words
    for word in words:
        assert len(word) <= 75  # RFC 2047, 2
        assert decoded(word.decode())


def test_what_needs_no_encoding_has_none() -> None:
    subject = "A subject in plain letters that is longer than a line, and so is folded once"
    data = written(subject, Address("Lee, Ann", "ann", "example.org"))
    assert data.replace(b"\r\n ", b" ") == (
        f'Subject: {subject}\r\nTo: "Lee, Ann" <ann@example.org>\r\n\r\n'.encode()
    )
