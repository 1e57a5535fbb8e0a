"""Sending against a real server: with TLS and a login, refusals, a broken line, a slow answer."""

from __future__ import annotations

import contextlib
import email
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP as SMTP_POLICY
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefing.errors import BriefingError
from briefing.mail.smtp import Security, Server, find_server, send

USER, PASSWORD = "desk", "correct horse"
LOGINS = [(USER, PASSWORD), (USER, "größer als Äpfel"), ("Büro", PASSWORD)]


class Postman:
    """Takes what comes, but for addresses of `nobody`.

    `drops` hangs up once the text is there, `slams` without a goodbye; `leave` is the goodbye.
    """

    def __init__(self, *, drops: bool = False, slams: bool = False, leave: str = "") -> None:
        self.taken: list[Envelope] = []
        self.drops, self.slams, self.leave = drops, slams, leave

    async def handle_QUIT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.slams:
            server.transport.abort()
        return self.leave or "221 Bye"

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.drops:
            server.transport.abort()
        self.taken.append(envelope)
        return "250 OK"


def authenticate(
    server: SMTP, session: Session, envelope: Envelope, how: str, data: Any
) -> AuthResult:
    logins = ((user.encode(), password.encode()) for user, password in LOGINS)
    right = isinstance(data, LoginPassword) and (data.login, data.password) in logins
    return AuthResult(success=right, handled=False)


Start = Callable[..., tuple[Postman, Server]]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start a mail server: encrypted, with a login, and a certificate that is trusted here."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with contextlib.ExitStack() as stack:

        def run(
            security: Security = Security.STARTTLS,
            *,
            name: str = "localhost",
            is_open: bool = False,
            **postman: Any,
        ) -> tuple[Postman, Server]:
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            authority.issue_cert(name).configure_cert(context)
            handler = Postman(**postman)
            options: dict[str, Any] = {"authenticator": authenticate}
            if is_open:
                options = {}
            elif security is Security.TLS:
                options |= {"ssl_context": context, "auth_require_tls": False}
            else:
                options |= {"tls_context": context, "require_starttls": True, "auth_required": True}
            with socket.create_server(("localhost", 0)) as free:
                port = free.getsockname()[1]
            controller = Controller(handler, hostname="localhost", port=port, **options)
            controller.start()
            stack.callback(controller.stop)
            return handler, Server("localhost", port, security, USER, PASSWORD)

        yield run


def email_to(*to: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP_POLICY)
    message["From"] = "Desk <desk@example.org>"
    message["To"] = ", ".join(to or ("ann@example.org",))
    message["Subject"] = "Записка"
    message.set_content("Words")
    return message


def codes(message: EmailMessage, server: Server, **options: float) -> list[str]:
    with pytest.raises(BriefingError) as told:
        send(message, server, **options)
    for fault in told.value.faults:
        assert fault.hint
        assert PASSWORD not in f"{fault}"
    return [fault.code for fault in told.value.faults]


@pytest.mark.parametrize("security", Security)
def test_it_is_delivered_once_and_whole(start: Start, security: Security) -> None:
    postman, server = start(security)
    send(email_to("ann@example.org", "bob@example.org"), server)
    (taken,) = postman.taken
    assert taken.mail_from == "desk@example.org"
    assert taken.rcpt_tos == ["ann@example.org", "bob@example.org"]
    assert isinstance(taken.content, bytes)
    message = email.message_from_bytes(taken.content, policy=SMTP_POLICY)
    assert message["Subject"] == "Записка"
    assert message["Date"].datetime
    assert message["Message-ID"].endswith("@example.org>")


def test_one_refused_address_stops_none_of_the_others(start: Start) -> None:
    postman, server = start()
    assert codes(email_to("ann@example.org", "nobody@example.org"), server) == ["mail.recipient"]
    assert [taken.rcpt_tos for taken in postman.taken] == [["ann@example.org"]]


def test_where_all_are_refused_nothing_is_sent(start: Start) -> None:
    postman, server = start()
    refused = email_to("nobody@example.org", "nobody.else@example.org")
    assert codes(refused, server) == ["mail.recipient", "mail.recipient"]
    assert postman.taken == []


LEAVES = [{"leave": "500 what?"}, {"leave": "421 busy"}, {"leave": "nonsense"}, {"slams": True}]


@pytest.mark.parametrize("leave", LEAVES, ids=str)
@pytest.mark.parametrize("security", Security)
def test_what_was_taken_is_delivered_however_the_server_leaves(
    start: Start, security: Security, leave: dict[str, Any]
) -> None:
    postman, server = start(security, **leave)
    send(email_to(), server)
    assert len(postman.taken) == 1


@pytest.mark.parametrize("leave", LEAVES, ids=str)
def test_a_refusal_is_told_however_the_server_leaves(start: Start, leave: dict[str, Any]) -> None:
    _, server = start(**leave)
    assert codes(email_to("ann@example.org", "nobody@example.org"), server) == ["mail.recipient"]
    assert codes(email_to("nobody@example.org"), server) == ["mail.recipient"]
    wrong = Server(server.host, server.port, server.security, USER, "wrong")
    assert codes(email_to(), wrong) == ["mail.login"]


@pytest.mark.parametrize("security", Security)
@pytest.mark.parametrize(("user", "password"), LOGINS)
def test_a_login_in_any_letters(start: Start, security: Security, user: str, password: str) -> None:
    postman, server = start(security)
    send(email_to(), Server(server.host, server.port, security, user, password))
    assert len(postman.taken) == 1


@pytest.mark.parametrize("password", ["wrong", "fälsch"])
def test_a_wrong_password(start: Start, password: str) -> None:
    postman, server = start()
    wrong = Server(server.host, server.port, server.security, USER, password)
    assert codes(email_to(), wrong) == ["mail.login"]
    assert postman.taken == []


@pytest.mark.parametrize("security", Security)
def test_a_certificate_of_another(start: Start, security: Security) -> None:
    postman, server = start(security, name="elsewhere.example")
    assert codes(email_to(), server) == ["mail.certificate"]
    assert postman.taken == []


def test_a_certificate_that_nobody_vouches_for(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    postman, server = start()
    monkeypatch.delenv("SSL_CERT_FILE")
    assert codes(email_to(), server) == ["mail.certificate"]
    assert postman.taken == []


def test_a_server_that_does_not_encrypt_gets_neither_login_nor_mail(start: Start) -> None:
    postman, server = start(is_open=True)
    assert codes(email_to(), server) == ["mail.insecure"]
    assert postman.taken == []


def test_a_line_that_breaks(start: Start) -> None:
    _, server = start(drops=True)
    assert codes(email_to(), server) == ["mail.broken"]


def test_nobody_listens() -> None:
    with socket.create_server(("localhost", 0)) as listening:
        port = listening.getsockname()[1]
    assert codes(email_to(), Server("localhost", port, Security.TLS)) == ["mail.broken"]


@pytest.mark.parametrize("security", Security)
def test_a_server_that_says_nothing(security: Security) -> None:
    with socket.create_server(("localhost", 0)) as listening:
        held: list[socket.socket] = []
        waiting = threading.Thread(target=lambda: held.append(listening.accept()[0]))
        waiting.start()
        server = Server("localhost", listening.getsockname()[1], security)
        assert codes(email_to(), server, timeout=0.2) == ["mail.slow"]
        waiting.join()
        held[0].close()


@contextlib.contextmanager
def answering(script: Callable[[socket.socket], None]) -> Iterator[int]:
    """The port of a server that takes one connection and does with it what the script does."""

    def serve() -> None:
        connection, _ = listening.accept()
        with connection, contextlib.suppress(OSError):  # the client may leave in the middle
            script(connection)

    with socket.create_server(("localhost", 0)) as listening:
        thread = threading.Thread(target=serve)
        thread.start()
        yield listening.getsockname()[1]
        thread.join()


def test_an_answer_without_an_end() -> None:
    def talk(connection: socket.socket) -> None:
        for _ in range(2_000):
            connection.sendall(b"220-" + b"x" * 1_000 + b"\r\n")
        connection.sendall(b"554 no\r\n")

    with answering(talk) as port:
        assert codes(email_to(), Server("localhost", port, Security.STARTTLS)) == ["mail.broken"]


def test_an_answer_that_comes_in_drops() -> None:
    def talk(connection: socket.socket) -> None:
        for _ in range(100):
            connection.sendall(b"2")
            time.sleep(0.01)
        connection.sendall(b"20 hello\r\n")

    with answering(talk) as port:
        server = Server("localhost", port, Security.STARTTLS)
        assert codes(email_to(), server, timeout=0.2) == ["mail.slow"]


def offer(authority: trustme.CA, login: bytes, answer: bytes) -> Callable[[socket.socket], None]:
    """A script: encrypt, offer `login` as EHLO lists it, and answer to all else with `answer`."""

    def talk(connection: socket.socket) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        authority.issue_cert("localhost").configure_cert(context)
        with context.wrap_socket(connection, server_side=True) as secure:
            secure.sendall(b"220 hello\r\n")
            for command in iter(lambda: secure.recv(1_000), b""):
                is_ehlo = command.lower().startswith(b"ehlo")
                secure.sendall(b"250-x\r\n250 " + login + b"\r\n" if is_ehlo else answer)

    return talk


@pytest.mark.parametrize(
    ("login", "answer", "code"),
    [
        (b"AUTH PLAIN", b"334 a\r\n", "mail.refused"),  # a challenge that is no Base64
        (b"AUTH LOGIN", b"334 a\r\n", "mail.refused"),
        (b"AUTH LOGIN", b"334 YQ==\r\n", "mail.refused"),  # one that comes again and again
        (b"AUTH NTLM", b"500 what?\r\n", "mail.refused"),
        (b"8BITMIME", b"500 what?\r\n", "mail.login"),
    ],
)
def test_a_login_that_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, login: bytes, answer: bytes, code: str
) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    with answering(offer(authority, login, answer)) as port:
        server = Server("localhost", port, Security.TLS, USER, PASSWORD)
        assert codes(email_to(), server) == [code]


def test_no_such_host() -> None:
    assert codes(email_to(), Server("mail.invalid", 587, Security.TLS)) == ["mail.server"]


@pytest.mark.parametrize(
    ("named", "host", "port", "security"),
    [
        ("mail.example.org", "mail.example.org", 587, Security.STARTTLS),
        ("mail.example.org:465", "mail.example.org", 465, Security.TLS),
        ("mail.example.org:2525", "mail.example.org", 2525, Security.STARTTLS),
        ("[::1]:465", "::1", 465, Security.TLS),
    ],
)
def test_the_server_is_found(named: str, host: str, port: int, security: Security) -> None:
    login = {"BRIEFING_SMTP_USER": USER, "BRIEFING_SMTP_PASSWORD": PASSWORD}
    server = find_server({"BRIEFING_SMTP": named} | login)
    assert server == Server(host, port, security, USER, PASSWORD)
    assert PASSWORD not in repr(server)
    assert find_server({"BRIEFING_SMTP": named}).user == ""


@pytest.mark.parametrize(
    "named",
    ["", "a b", "x:y", "x:99999", "x:0", "x/y", "u:p@x", "smtp://x", "a..b", f"{'a' * 64}.org"],
)
def test_no_server(named: str) -> None:
    with pytest.raises(BriefingError) as told:
        find_server({"BRIEFING_SMTP": named})
    assert told.value.faults[0].code == "mail.server"


def test_a_login_in_the_name_of_the_server_is_not_repeated() -> None:
    with pytest.raises(BriefingError) as told:
        find_server({"BRIEFING_SMTP": f"desk:{PASSWORD}@mail.example.org"})
    assert PASSWORD not in f"{told.value.faults}"


@pytest.mark.parametrize("name", ["BRIEFING_SMTP_USER", "BRIEFING_SMTP_PASSWORD"])
def test_a_login_that_is_no_text(name: str) -> None:
    login = {"BRIEFING_SMTP_USER": USER, "BRIEFING_SMTP_PASSWORD": PASSWORD}
    with pytest.raises(BriefingError) as told:
        find_server({"BRIEFING_SMTP": "x"} | login | {name: "p\udcff"})  # of a byte 0xFF
    (fault,) = told.value.faults
    assert (fault.code, name in fault.message) == ("mail.password", True)


def test_the_password_comes_from_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends import fail
    from keyring.backends.null import Keyring as NoKeyring

    class Kept(NoKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            return PASSWORD if (service, username) == ("briefing", USER) else None

    named = {"BRIEFING_SMTP": "x", "BRIEFING_SMTP_USER": USER}
    before = keyring.get_keyring()
    try:
        keyring.set_keyring(Kept())
        assert find_server(named).password == PASSWORD
        for empty in (NoKeyring(), fail.Keyring()):
            keyring.set_keyring(empty)
            with pytest.raises(BriefingError) as told:
                find_server(named)
            assert told.value.faults[0].code == "mail.password"
    finally:
        keyring.set_keyring(before)
