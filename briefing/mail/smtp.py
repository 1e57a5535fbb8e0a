"""An email goes over the network to a mail server, or a fault says why it did not."""

from __future__ import annotations

import smtplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from briefing.errors import BriefingError, Fault
from briefing.send.server import Security, Server

_PATIENCE = 30.0  # seconds without a word of the server's


def send(message: EmailMessage, server: Server, *, patience: float = _PATIENCE) -> None:
    """Hand an email in, once, to every address it names.

    Raises:
        BriefingError: with a fault for each address refused; or why nothing was handed in.
    """
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=message["From"].addresses[0].domain)
    with _told(server), _connected(server, patience) as line:
        if server.user:
            line.login(server.user, server.password)
        with _told(server, lost="ask whether it came before you send it again"):
            refused = line.send_message(message)
    if refused:
        raise BriefingError(*_refusals(refused, "everybody else has it"))


@contextmanager
def _connected(server: Server, patience: float) -> Iterator[smtplib.SMTP]:
    """A line to the server, encrypted before anything is said on it."""
    context = ssl.create_default_context()
    if server.security is Security.TLS:
        with smtplib.SMTP_SSL(server.host, server.port, timeout=patience, context=context) as line:
            yield line
    else:
        with smtplib.SMTP(server.host, server.port, timeout=patience) as line:
            line.starttls(context=context)
            yield line


@contextmanager
def _told(server: Server, lost: str = "nothing was sent; try again later") -> Iterator[None]:
    """What the network and the server say, as faults; `lost` is what to do when they fall silent.

    Nothing of the login is among it.
    """
    try:
        yield
    except smtplib.SMTPServerDisconnected as error:
        # The library takes silence for a broken line, too.
        cause = error.__context__ if isinstance(error.__context__, TimeoutError) else error
        raise BriefingError(_unreached(cause, server, lost)) from None
    except smtplib.SMTPRecipientsRefused as error:
        raise BriefingError(*_refusals(error.recipients, "nobody has it")) from None
    except smtplib.SMTPException as error:
        raise BriefingError(_answered(error, _place(server))) from None
    except OSError as error:
        raise BriefingError(_unreached(error, server, lost)) from None


def _answered(error: smtplib.SMTPException, place: str) -> Fault:
    """What a server said no to."""
    words = _said(error) if isinstance(error, smtplib.SMTPResponseException) else ""
    match error:
        case smtplib.SMTPAuthenticationError():
            hint = "see to BRIEFING_SMTP_USER and its password"
            return _fault("login", f"{place} does not take the login{words}", hint)
        case smtplib.SMTPSenderRefused():
            hint = "name with --from an address that you may send from"
            return _fault("sender", f"{place} takes nothing from {error.sender}{words}", hint)
        case smtplib.SMTPNotSupportedError():
            hint = "name a server that encrypts; at port 465 it does from the start"
            return _fault("insecure", f"{place} lacks what is needed: {_plain(error)}", hint)
    return _fault("refused", f"{place} does not take it{words}", "ask who runs the server")


def _unreached(error: BaseException, server: Server, lost: str) -> Fault:
    """Why a server did not answer."""
    place = _place(server)
    match error:
        case ssl.SSLCertVerificationError():
            message = f"{place} does not prove who it is: {error.verify_message}"
            return _fault("certificate", message, "nothing was sent; ask who runs the server")
        case TimeoutError():
            return _fault("slow", f"{place} does not answer", lost)
        case socket.gaierror():
            return _fault("server", f"there is no host {server.host}", "see to BRIEFING_SMTP")
    return _fault("broken", f"the line to {place} broke: {_plain(error)}", lost)


def _refusals(refused: dict[str, tuple[int, bytes]], others: str) -> Iterator[Fault]:
    for address, (number, words) in refused.items():
        message = f"{address} was refused: {number} {words.decode('utf-8', 'replace')}"
        yield _fault("recipient", message, f"see to the address; {others}")


def _place(server: Server) -> str:
    return f"{server.host}:{server.port}"


def _said(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f": {error.smtp_code} {text}"


def _plain(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or error).lower().rstrip(".")


def _fault(code: str, message: str, hint: str) -> Fault:
    return Fault(code=f"mail.{code}", message=message, hint=hint)
