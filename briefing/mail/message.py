"""The email as a whole: its addresses and subject line, its body in two forms, the PDF attached.

The same body, PDF and headers make the same bytes.
"""

import hashlib
import re
from email.errors import NonASCIILocalPartDefect
from email.headerregistry import Address
from email.message import EmailMessage
from typing import NamedTuple

from briefing.brief.yaml_parser import is_control
from briefing.errors import BriefingError, Fault
from briefing.mail.body import Body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text
from briefing.mail.header_fields import FOLDED


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
    message = EmailMessage(policy=FOLDED)
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
    title = "".join(run.text for run in body.title).translate(_UNSEEN)
    title = subject or " ".join(title.split())
    if any(map(is_control, title)):
        hint = "write the subject on one line"
        raise BriefingError(Fault("mail.subject", "the subject breaks off", hint=hint))
    return f"{body.marking} | {title}" if body.marking else title


# A soft hyphen, and what else guides a page's lines: some lists of emails show it.
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060")


def _mailboxes(field: str, written: tuple[str, ...]) -> tuple[Address, ...]:
    """The mailboxes that a header field lists, each of the syntax of RFC 5322, 3.4."""
    mailboxes = []
    for each in written:
        mailbox = _mailbox(field, each)
        if mailbox is None:
            message = f"{each!r} is no address"
            hint = "write name@example.org, or Ann Lee <name@example.org>"
            raise BriefingError(Fault("mail.address", message, hint=hint))
        if not mailbox.username.isascii():
            message = f"{each!r} has letters before the @ that few mail servers take"
            hint = "ask for an address that has none but a to z there; a host may have any letters"
            raise BriefingError(Fault("mail.address", message, hint=hint))
        mailboxes.append(mailbox)
    return tuple(mailboxes)


# A name as people write it, with points, commas and brackets that belong in quotation marks.
_NAMED = re.compile(r'\s*([^"<>@]*[^"<>@\s])\s*(<[^<>]*>\s*)')
_LONGEST = 254  # characters of an address (RFC 5321, 4.5.3.1.3)


def _mailbox(field: str, written: str) -> Address | None:
    """A mailbox with its host in ASCII, by IDNA 2008, as SMTP needs it; None if it is none."""
    if any(map(is_control, written)):
        return None  # a line end would start another header field
    if named := _NAMED.fullmatch(written):
        name = named[1].replace("\\", "\\\\")
        written = f'"{name}" {named[2]}'
    try:
        header = FOLDED.header_factory(field, written)
    except Exception:  # what the library's parser raises for `ann@` and `a@[` has no common type
        return None
    is_one = len(header.addresses) == 1 and header.groups[0].display_name is None
    # A local part in other letters is an address (RFC 6531), if not one that can be sent to.
    is_damaged = any(not isinstance(each, NonASCIILocalPartDefect) for each in header.defects)
    if is_damaged or not is_one or not header.addresses[0].domain:
        return None
    name, user, host = (
        getattr(header.addresses[0], key) for key in ("display_name", "username", "domain")
    )
    if not host.isascii():
        import idna  # loaded only for a host with other letters

        try:
            host = idna.encode(host, uts46=True).decode("ascii")
        except idna.IDNAError:
            return None
    address = Address(name, user, host)
    return address if len(address.addr_spec) <= _LONGEST else None
