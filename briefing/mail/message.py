"""The email as a whole: its addresses and subject line, its body in two forms, the PDF attached.

The same body, PDF and headers make the same bytes.
"""

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple

from briefing.errors import BriefingError, Fault
from briefing.mail.body import Body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text


class Headers(NamedTuple):
    """Who an email is for and from, as mailboxes: `Ann <ann@example.org>`, or the address alone.

    Without a `subject` the subject line is the brief's title; the marking always comes first.
    """

    to: tuple[str, ...]
    cc: tuple[str, ...] = ()
    sender: str = ""
    subject: str = ""


def write_message(body: Body, pdf: bytes, name: str, headers: Headers, accent: str) -> EmailMessage:
    """The email with the body as text and as HTML, and the PDF attached as a file called `name`.

    `accent` is the colour of the figures' values, as `#RRGGBB`.

    Raises:
        BriefingError: an address is none, or the subject has more than one line.
    """
    message = EmailMessage(policy=SMTP)
    sender = (headers.sender,) if headers.sender else ()
    for field, mailboxes in (("From", sender), ("To", headers.to), ("Cc", headers.cc)):
        if mailboxes:
            message[field] = _mailboxes(field, mailboxes)
    message["Subject"] = _subject_line(body, headers.subject)
    message.set_content(as_text(body), cte="quoted-printable")
    message.add_alternative(as_html(body, accent), subtype="html", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    # The boundaries between parts come of the PDF's hash; the library would draw lots.
    digest = hashlib.sha256(pdf).hexdigest()
    for level, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"briefing-{level}-{digest[:32]}")
    return message


def as_draft(message: EmailMessage) -> bytes:
    """The bytes of an `.eml` file; `X-Unsent: 1` has Outlook open it as one yet to be sent."""
    message["X-Unsent"] = "1"
    return message.as_bytes()


def _subject_line(body: Body, subject: str) -> str:
    """The marking, then the subject that the author gives, else the brief's title."""
    title = subject or " ".join("".join(run.text for run in body.title).split())
    if not title.isprintable():
        hint = "write the subject on one line"
        raise BriefingError(Fault("mail.subject", "the subject breaks off", hint=hint))
    return f"{body.marking} | {title}" if body.marking else title


def _mailboxes(field: str, written: tuple[str, ...]) -> str:
    """The value of a header field that lists mailboxes, each of the syntax of RFC 5322, 3.4."""
    mailboxes = []
    for each in written:
        mailbox = _mailbox(field, each)
        if mailbox is None:
            message, hint = f"{each!r} is no address", "write name@example.org"
            raise BriefingError(Fault("mail.address", message, hint=hint))
        mailboxes.append(mailbox)
    return ", ".join(mailboxes)


def _mailbox(field: str, written: str) -> str | None:
    """A mailbox with its host in ASCII, by IDNA 2008, as SMTP needs it; None if it is none."""
    if not written.isprintable():
        return None  # a line end would start another header field
    try:
        header = SMTP.header_factory(field, written)
    except IndexError:  # what the library's parser makes of `ann@`
        return None
    if header.defects or len(header.addresses) != 1 or not header.addresses[0].domain:
        return None
    address = header.addresses[0]
    if address.domain.isascii():
        return written
    import idna  # loaded only for a host with other letters

    try:
        host = idna.encode(address.domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    return str(Address(address.display_name, address.username, host))
