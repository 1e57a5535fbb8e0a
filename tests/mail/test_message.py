"""An email that any program can read: three parts, the marking first, the same bytes again."""

from __future__ import annotations

import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default, strict
from pathlib import Path

import pytest

from briefing.brief.reader import read_brief
from briefing.errors import BriefingError
from briefing.mail.body import write_body
from briefing.mail.message import Headers, as_draft, write_message
from briefing.style.stylesheet import Typography
from tests.conftest import ROOT, SECTIONS

PDF = b"%PDF-1.7 " + bytes(range(256))
SET = Typography(quotes=True, dashes=True)


def written(
    headers: Headers, place: Path = SECTIONS, *, marking: str = "", name: str = "brief.pdf"
) -> EmailMessage:
    brief, _ = read_brief(place)
    assert brief
    body = write_body(brief, name, SET)._replace(marking=marking)
    return write_message(body, PDF, name, headers, "#0B4A86")


def draft(headers: Headers, place: Path = SECTIONS, **more: str) -> bytes:
    return as_draft(written(headers, place, **more))


def parsed(data: bytes) -> EmailMessage:
    """What Python's parser reads, refusing whatever is not by the book."""
    message = email.message_from_bytes(data, policy=strict + default)
    assert isinstance(message, EmailMessage)
    assert not any(part.defects for part in message.walk())
    return message


@pytest.mark.parametrize("place", [SECTIONS, ROOT / "tests/pages/ukrainian"], ids=lambda p: p.name)
def test_text_html_and_the_page(place: Path) -> None:
    message = parsed(draft(Headers(("ann@example.org",)), place))
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("brief.pdf", PDF)
    brief, _ = read_brief(place)
    assert brief
    assert message["Subject"] == brief.title.text
    for kind in ("plain", "html"):
        body = message.get_body((kind,))
        assert body
        assert brief.language.words.attached.format(name="brief.pdf") in body.get_content()


def test_lines_are_what_mail_servers_take() -> None:
    for line in draft(Headers(("ann@example.org",)), ROOT / "tests/pages/ukrainian").split(b"\r\n"):
        assert len(line) <= 998  # RFC 5322, 2.1.1
        assert b"\n" not in line
        assert line.isascii()


def test_a_draft_is_one_yet_to_be_sent_and_the_same_again() -> None:
    headers = Headers(
        ("Ann Ó <ann@example.org>", "bob@example.org"), ("c@example.org",), "me@example.org"
    )
    data = draft(headers)
    assert data == draft(headers)
    message = parsed(data)
    assert message["X-Unsent"] == "1"
    assert [address.addr_spec for address in message["To"].addresses] == [
        "ann@example.org",
        "bob@example.org",
    ]
    assert message["To"].addresses[0].display_name == "Ann Ó"
    assert (message["Cc"], message["From"]) == ("c@example.org", "me@example.org")
    assert "Bcc" not in message


def test_the_marking_comes_first(folder: object) -> None:
    message = written(Headers((), subject="Tomorrow's brief"), marking="TLP:AMBER")
    assert message["Subject"] == "TLP:AMBER | Tomorrow's brief"
    body = message.get_body(("plain",))
    assert body
    assert body.get_content().startswith("TLP:AMBER\n")


def test_a_name_in_another_alphabet() -> None:
    (attached,) = parsed(draft(Headers(()), name="Записка.pdf")).iter_attachments()
    assert attached.get_filename() == "Записка.pdf"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a@bücher.de", "a@xn--bcher-kva.de"),
        ('"Müller, Ann" <a@Straße.de>', '"Müller, Ann" <a@xn--strae-oqa.de>'),
        ("ann@пошта.укр", "ann@xn--80a1acn3a.xn--j1amh"),
        ("Dr. Ann O. Lee <a@b.de>", '"Dr. Ann O. Lee" <a@b.de>'),
        ("Lee, Ann (Press) <a@b.de>", '"Lee, Ann (Press)" <a@b.de>'),
        ("a@b.de (Ann Ó)", "a@b.de"),
        ("a@[192.0.2.1]", "a@[192.0.2.1]"),
    ],
)
def test_an_address_is_written_as_servers_take_it(written: str, sent: str) -> None:
    message = parsed(draft(Headers((written,))))
    assert (message["To"], message["To"].defects) == (sent, ())


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u2060"])
def test_what_guides_the_lines_of_a_page_is_not_in_the_subject(
    folder: Callable[..., Path], hidden: str
) -> None:
    title = f"Verteidigungs{hidden}ausgaben"
    message = written(Headers(()), folder(brief=f"title: {title}\n"))
    assert message["Subject"] == "Verteidigungsausgaben"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (Headers(("ann",)), "mail.address"),
        (Headers(("ann@",)), "mail.address"),
        (Headers(("a@[",)), "mail.address"),
        (Headers((" .,]?==@[(a",)), "mail.address"),
        (Headers(('.<"(:"a>=?utf-8?q?x?=',)), "mail.address"),
        (Headers(("ann@☃.net",)), "mail.address"),
        (Headers(("",)), "mail.address"),
        (Headers(("a@example.org, b@example.org",)), "mail.address"),
        (Headers(("a@example.org, Bob <b@example.org>",)), "mail.address"),
        (Headers(("Ann <a@example.org>, Bob <b@example.org>",)), "mail.address"),
        (Headers(("all: a@example.org;",)), "mail.address"),
        (Headers(("ann@[x",)), "mail.address"),
        (Headers((' .;"\\=><;>',)), "mail.address"),
        (Headers((f"{'a' * 250}@example.org",)), "mail.address"),
        (Headers(("a@example.org\nBcc: b@example.org",)), "mail.address"),
        (Headers((), cc=("a b c",)), "mail.address"),
        (Headers((), sender="x@example.org\r\nSubject: y"), "mail.address"),
        (Headers((), subject="one\u2028two"), "mail.subject"),
        (Headers((), subject="one\nBcc: b@example.org"), "mail.subject"),
    ],
)
def test_what_would_break_a_head_is_refused(headers: Headers, code: str) -> None:
    with pytest.raises(BriefingError) as told:
        written(headers)
    assert [fault.code for fault in told.value.faults] == [code]


@pytest.mark.parametrize("to", ["jörg@example.org", "Jörg <jörg@мир.укр>", "用户@例子.公司"])
def test_letters_that_few_servers_take_say_so(to: str) -> None:
    with pytest.raises(BriefingError, match="has letters before the @ that few mail servers take"):
        written(Headers((to,)))


@pytest.mark.parametrize(
    "to", ["jörg", "jö rg@example.org", "jörg@", "a@example.org, ö@example.org"]
)
def test_what_is_no_address_in_any_letters_is_none(to: str) -> None:
    with pytest.raises(BriefingError, match="is no address"):
        written(Headers((to,)))
