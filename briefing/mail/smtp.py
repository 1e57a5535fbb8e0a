"""Sends an email through a mail server (SMTP), always encrypted; every refusal is a fault."""

from __future__ import annotations

import smtplib
import socket
import ssl
from base64 import b64encode
from binascii import Error as Base64Error
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from enum import Enum
from io import BufferedReader, RawIOBase
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefing.errors import BriefingError, Fault

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# The system's keyring keeps the password under this name and the user's.
SERVICE = "briefing"


class Security(Enum):
    """How the connection is encrypted, and the port for it; no mail goes out unencrypted."""

    STARTTLS = 587  # RFC 6409
    TLS = 465  # RFC 8314


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, and the login there; without a `user` there is none."""

    host: str
    port: int
    security: Security
    user: str = ""
    password: str = field(default="", repr=False)


def find_server(environment: Mapping[str, str]) -> Server:
    """The server that BRIEFING_SMTP names as `host` or `host:port`, and the login for it.

    BRIEFING_SMTP_USER and BRIEFING_SMTP_PASSWORD are the login; without the latter the system's
    keyring is asked. Port 465 is TLS from the start, every other STARTTLS.

    Raises:
        BriefingError: no server is named, or no password is found.
    """
    named = environment.get("BRIEFING_SMTP", "").strip()
    host, port = _host_and_port(named)
    if not host:
        message = f"{named!r} is no mail server" if named else "no mail server is named"
        hint = "set BRIEFING_SMTP to host or host:port"
        if "@" in named:  # a password may stand before it
            message = "BRIEFING_SMTP holds more than a host and its port"
            hint += ", and who logs in to BRIEFING_SMTP_USER"
        raise BriefingError(Fault("mail.server", message, hint=hint))
    security = Security.TLS if port == Security.TLS.value else Security.STARTTLS
    user, password = map(environment.get, _LOGIN, ("", ""))
    for name, text in zip(_LOGIN, (user, password), strict=True):
        if not _is_text(text):
            hint = "set it in this terminal's own letters, or in UTF-8"
            raise BriefingError(Fault("mail.password", f"{name} is not UTF-8 text", hint=hint))
    if user and not password:
        password = _from_keyring(user)
    return Server(host, port, security, user, password)


_LOGIN = "BRIEFING_SMTP_USER", "BRIEFING_SMTP_PASSWORD"


def _is_text(text: str) -> bool:
    """Whether UTF-8 has a text of the environment, where a byte that is none is half a letter."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _host_and_port(named: str) -> tuple[str, int]:
    """A host, or an IPv6 address in brackets, and its port; an empty host for any other text."""
    try:
        place = urlsplit(f"//{named}")
        host = place.hostname
        port = Security.STARTTLS.value if place.port is None else place.port
        (host or "").encode("idna")  # as connecting to it will
    except ValueError:
        return "", 0
    is_bare = named == place.netloc and place.username is None
    return (host, port) if host and port and is_bare and " " not in named else ("", 0)


def _from_keyring(user: str) -> str:
    hint = f"run `keyring set {SERVICE} {user}`, or set BRIEFING_SMTP_PASSWORD"
    try:
        import keyring  # loaded only for its password, where it is installed
        from keyring.errors import KeyringError
    except ImportError:
        message = f"there is no password for {user}"
        hint = 'set BRIEFING_SMTP_PASSWORD, or run pip install ".[mail]" for the keyring'
        raise BriefingError(Fault("mail.password", message, hint=hint)) from None
    try:
        password: str | None = keyring.get_password(SERVICE, user)
    except KeyringError as error:
        message = f"the keyring cannot be read: {error}"
        raise BriefingError(Fault("mail.password", message, hint=hint)) from None
    if not password:
        message = f"the keyring has no password for {user}"
        raise BriefingError(Fault("mail.password", message, hint=hint))
    return password


_TIMEOUT = 30.0  # seconds without an answer of the server


def send(message: EmailMessage, server: Server, *, timeout: float = _TIMEOUT) -> None:
    """Send an email once, to every address that it names; it gets its `Date` and `Message-ID`.

    `timeout` is in seconds, for each whole answer of the server.

    Raises:
        BriefingError: with a fault for each address refused, or with why nothing was sent.
    """
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=message["From"].addresses[0].domain)
    with _as_faults(server), _connection(server, timeout) as connection:
        if server.user:
            _log_in(connection, server)
        with _as_faults(server, lost="ask whether it came before you send it again"):
            refused = connection.send_message(message)
    if refused:
        raise BriefingError(*_refusals(refused, "everybody else has it"))


def _log_in(connection: smtplib.SMTP, server: Server) -> None:
    """Log in to the server.

    Raises:
        smtplib.SMTPException: it does not take the login.
        BriefingError: it has none.
    """
    if f"{server.user}{server.password}".isascii():
        try:
            connection.login(server.user, server.password)
        except smtplib.SMTPNotSupportedError:
            hint = "unset BRIEFING_SMTP_USER, or name the server where that is who logs in"
            message = f"nobody can log in at {_place(server)}"
            raise BriefingError(Fault("mail.login", message, hint=hint)) from None
        except Base64Error:
            raise smtplib.SMTPResponseException(334, "a challenge that is no Base64") from None
        return
    # smtplib knows no other letters; PLAIN has them in UTF-8 (RFC 4616, 2).
    login = b64encode(f"\0{server.user}\0{server.password}".encode()).decode()
    connection.ehlo_or_helo_if_needed()
    number, words = connection.docmd("AUTH", f"PLAIN {login}")
    if number != 235:  # RFC 4954, 4
        raise smtplib.SMTPAuthenticationError(number, words)


class _Answers(RawIOBase):
    """What a server says, of which each answer has a bound in bytes and in seconds."""

    def __init__(self, connection: socket.socket) -> None:
        self._socket = connection
        self._patience = connection.gettimeout() or _TIMEOUT
        self.expect()

    def expect(self) -> None:
        """Begin with another answer."""
        self._left, self._until = _LONGEST, monotonic() + self._patience

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        seconds = self._until - monotonic()
        if seconds <= 0:
            raise TimeoutError
        if self._left <= 0:
            raise OSError(f"an answer of over {_LONGEST >> 10} KiB")
        self._socket.settimeout(seconds)
        try:
            count = self._socket.recv_into(buffer)
        finally:
            self._socket.settimeout(self._patience)
        self._left -= count
        return count


_LONGEST = 64 << 10  # bytes of an answer; what servers say they can do is some hundred


class _Connection(smtplib.SMTP):
    """A connection that waits for no answer for ever, and keeps none that has no end.

    The library bounds a line of an answer (RFC 5321, 4.5.3.1.5) and the wait for each piece of it,
    but neither how many lines nor how many pieces there are.
    """

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock:  # as at first, and once it is encrypted
            self._answers = _Answers(self.sock)
            self.file = BufferedReader(self._answers)
        self._answers.expect()
        return super().getreply()


class _ConnectionTLS(_Connection, smtplib.SMTP_SSL):
    """The same, encrypted from the start."""


@contextmanager
def _connection(server: Server, timeout: float) -> Iterator[smtplib.SMTP]:
    """A connection to the server that is encrypted before anything is sent on it.

    How the server takes leave is no matter: what it took is delivered, what it refused is not.
    """
    context = ssl.create_default_context()
    host, port = server.host, server.port
    if server.security is Security.TLS:
        connection: smtplib.SMTP = _ConnectionTLS(host, port, timeout=timeout, context=context)
    else:
        connection = _Connection(host, port, timeout=timeout)
    try:
        if server.security is Security.STARTTLS:
            connection.starttls(context=context)
        yield connection
    finally:
        with suppress(smtplib.SMTPException, OSError):
            connection.quit()
        connection.close()


@contextmanager
def _as_faults(server: Server, lost: str = "nothing was sent; try again later") -> Iterator[None]:
    """Turn errors of the network and the server into faults, without the password.

    `lost` is the hint where the connection is lost.
    """
    try:
        yield
    except smtplib.SMTPServerDisconnected as error:
        # The library takes a timeout for a lost connection, too.
        cause = error.__context__ if isinstance(error.__context__, TimeoutError) else error
        raise BriefingError(_unreached(cause, server, lost)) from None
    except smtplib.SMTPRecipientsRefused as error:
        raise BriefingError(*_refusals(error.recipients, "nobody has it")) from None
    except smtplib.SMTPException as error:
        raise BriefingError(_answered(error, _place(server))) from None
    except OSError as error:
        raise BriefingError(_unreached(error, server, lost)) from None


def _answered(error: smtplib.SMTPException, place: str) -> Fault:
    """The fault of an answer that refuses."""
    words = _said(error) if isinstance(error, smtplib.SMTPResponseException) else ""
    match error:
        case smtplib.SMTPAuthenticationError():
            message = f"{place} does not take the login{words}"
            hint = "see to BRIEFING_SMTP_USER and its password"
            return Fault("mail.login", message, hint=hint)
        case smtplib.SMTPSenderRefused():
            message = f"{place} takes nothing from {error.sender}{words}"
            hint = "name with --from an address that you may send from"
            return Fault("mail.sender", message, hint=hint)
        case smtplib.SMTPNotSupportedError():
            message = f"{place} lacks what is needed: {_plain(error)}"
            hint = "name a server that encrypts; at port 465 it does from the start"
            return Fault("mail.insecure", message, hint=hint)
    message = f"{place} does not take it{words}"
    return Fault("mail.refused", message, hint="ask who runs the server")


def _unreached(error: BaseException, server: Server, lost: str) -> Fault:
    """The fault of a server that did not answer."""
    place = _place(server)
    match error:
        case ssl.SSLCertVerificationError():
            message = f"{place} does not prove who it is: {error.verify_message}"
            hint = "nothing was sent; ask who runs the server"
            return Fault("mail.certificate", message, hint=hint)
        case TimeoutError():
            return Fault("mail.slow", f"{place} does not answer", hint=lost)
        case socket.gaierror():
            message = f"there is no host {server.host}"
            return Fault("mail.server", message, hint="see to BRIEFING_SMTP")
    return Fault("mail.broken", f"the line to {place} broke: {_plain(error)}", hint=lost)


def _refusals(refused: dict[str, tuple[int, bytes]], others: str) -> Iterator[Fault]:
    for address, (number, words) in refused.items():
        message = f"{address} was refused: {number} {words.decode('utf-8', 'replace')}"
        yield Fault("mail.recipient", message, hint=f"see to the address; {others}")


def _place(server: Server) -> str:
    return f"{server.host}:{server.port}"


def _said(error: smtplib.SMTPResponseException) -> str:
    words = error.smtp_error
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f": {error.smtp_code} {text}"


def _plain(error: BaseException) -> str:
    return str(getattr(error, "strerror", None) or error).lower().rstrip(".")
