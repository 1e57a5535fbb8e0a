"""A letter and its PDF become an email: plain text, HTML, and the page itself.

The same letter, PDF and addresses make the same bytes.
"""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.mail.html import as_html
from briefing.mail.letter import Letter
from briefing.mail.text import as_text


class Envelope(NamedTuple):
    """Who an email is for and from, as mailboxes: `Ann <ann@example.org>`, or the address alone.

    Without a `subject` it is the brief's title; the marking always comes first.
    """

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    sender: str = ""
    subject: str = ""


def write_message(
    letter: Letter, pdf: bytes, name: str, envelope: Envelope, accent: str
) -> EmailMessage:
    """An email with text and HTML, either of which stands without the PDF that goes with it.

    Raises:
        BriefingError: an address is none, or the subject has more than one line.
    """
    message = EmailMessage(policy=SMTP)
    sender = (envelope.sender,) if envelope.sender else ()
    for head, mailboxes in (("From", sender), ("To", envelope.to), ("Cc", envelope.cc)):
        if mailboxes:
            message[head] = _mailboxes(head, mailboxes)
    message["Subject"] = _subject(letter, envelope.subject)
    message.set_content(as_text(letter), cte="quoted-printable")
    html = as_html(letter, accent)
    message.add_alternative(html, subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    _fix_boundaries(message, pdf)
    return message


def as_draft(message: EmailMessage) -> bytes:
    """The bytes of an `.eml` file; `X-Unsent: 1` has Outlook open it as one yet to be sent."""
    message["X-Unsent"] = "1"
    return message.as_bytes()


def _subject(letter: Letter, subject: str) -> str:
    """The marking, then what the author says, else the title."""
    title = subject or " ".join("".join(run.text for run in letter.title).split())
    if not title.isprintable():
        hint = "write the subject on one line"
        raise BriefingError(Fault(code="mail.subject", message="the subject breaks off", hint=hint))
    return f"{letter.marking} | {title}" if letter.marking else title


def _mailboxes(head: str, written: tuple[str, ...]) -> str:
    """Mailboxes for one head of an email, each looked at as RFC 5322 has them."""
    wrong = [mailbox for mailbox in written if not _is_mailbox(head, mailbox)]
    if wrong:
        message, hint = f"{wrong[0]!r} is no address", "write name@example.org"
        raise BriefingError(Fault(code="mail.address", message=message, hint=hint))
    return ", ".join(written)


def _is_mailbox(head: str, written: str) -> bool:
    if not written.isprintable():
        return False  # a line end would start another head
    try:
        field = SMTP.header_factory(head, written)
    except IndexError:  # what the library's parser makes of `ann@`
        return False
    return not field.defects and len(field.addresses) == 1 and bool(field.addresses[0].domain)


def _fix_boundaries(message: EmailMessage, pdf: bytes) -> None:
    """Part the email by the PDF's own hash, where the library would draw lots."""
    whole = hashlib.sha256(pdf).hexdigest()
    for level, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"briefing-{level}-{whole[:32]}")
