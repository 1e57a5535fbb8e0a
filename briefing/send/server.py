"""The environment becomes a mail server and a login for it; nothing of it is on a command line.

Whatever is typed as a command can be read by every user of the machine, and stays in the shell's
history; so a password comes from the environment or from the system's keyring.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from urllib.parse import urlsplit

from briefing.errors import BriefingError, Fault

# The system's keyring keeps the password under this name, and the user's.
SERVICE = "briefing"


class Security(Enum):
    """How the line is encrypted, with the port that is for it: no mail goes out unencrypted."""

    STARTTLS = 587  # RFC 6409
    TLS = 465  # RFC 8314


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in; without a `user` there is no login."""

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
    host, port = _place(named)
    if not host:
        message = f"{named!r} is no mail server" if named else "no mail server is named"
        raise _fault("server", message, "set BRIEFING_SMTP to host or host:port")
    security = Security.TLS if port == Security.TLS.value else Security.STARTTLS
    user = environment.get("BRIEFING_SMTP_USER", "")
    password = environment.get("BRIEFING_SMTP_PASSWORD", "")
    if user and not password:
        password = _from_keyring(user)
    return Server(host, port, security, user, password)


def _place(named: str) -> tuple[str, int]:
    """A host and its port, an IPv6 address in brackets; no host where the text is neither."""
    try:
        place = urlsplit(f"//{named}")
        host, port = place.hostname, place.port or Security.STARTTLS.value
    except ValueError:
        return "", 0
    is_bare = named == place.netloc and place.username is None
    return (host, port) if host and is_bare and " " not in named else ("", 0)


def _from_keyring(user: str) -> str:
    hint = f"run `keyring set {SERVICE} {user}`, or set BRIEFING_SMTP_PASSWORD"
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        install = 'set BRIEFING_SMTP_PASSWORD, or run pip install ".[mail]" for the keyring'
        raise _fault("password", f"there is no password for {user}", install) from None
    try:
        password: str | None = keyring.get_password(SERVICE, user)
    except KeyringError as error:
        raise _fault("password", f"the keyring cannot be read: {error}", hint) from None
    if not password:
        raise _fault("password", f"the keyring has no password for {user}", hint)
    return password


def _fault(code: str, message: str, hint: str) -> BriefingError:
    return BriefingError(Fault(code=f"mail.{code}", message=message, hint=hint))
