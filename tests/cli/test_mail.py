"""`briefing mail` keeps a draft, or sends it; what must not leave the building does not."""

from __future__ import annotations

import email
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default, strict
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefing import Builder
from briefing.cli import main
from briefing.mail import smtp
from briefing.mail.smtp import Server
from tests.conftest import SECTIONS

Folder = Callable[..., Path]
TO = ("--to", "ann@example.org")
FROM = ("--from", "desk@example.org")


def run(*arguments: object, **environment: str | None) -> Result:
    return CliRunner().invoke(main, ["mail", *map(str, arguments)], env=environment)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[EmailMessage, Server]]:
    """What would have gone over the network."""
    taken: list[tuple[EmailMessage, Server]] = []
    monkeypatch.setattr(smtp, "send", lambda message, server: taken.append((message, server)))
    return taken


def test_a_draft_is_named_as_the_page_and_carries_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(SECTIONS, *TO, "--paper", "letter")
    assert done.exit_code == 0
    name = "2023-07-11-allies-bring-ukraine-closer"
    assert f"{name}.eml: " in done.stderr
    assert "a draft to ann@example.org" in done.stderr
    (path,) = tmp_path.iterdir()
    message = email.message_from_bytes(path.read_bytes(), policy=strict + default)
    assert isinstance(message, EmailMessage)
    (page,) = message.iter_attachments()
    assert page.get_filename() == f"{name}.pdf"
    assert page.get_content() == Builder().build(SECTIONS, paper="letter").pdf


def test_a_name_that_would_steer_a_terminal_is_shown_safe(tmp_path: Path) -> None:
    """What nobody sees, such as a space of no width, may stand in the name of a mailbox."""
    place = tmp_path / "a\x1b[31m.eml"
    done = run(SECTIONS, "--to", "A\u200bnn <ann@example.org>", "-o", place)
    assert done.exit_code == 0
    assert "a draft to A\ufffdnn <ann@example.org>" in done.stderr
    assert "\x1b" not in done.stderr


def test_the_same_folder_gives_the_same_draft() -> None:
    one, other = (run(SECTIONS, *TO, *FROM, "-o", "-").stdout_bytes for _ in range(2))
    assert one == other
    assert b"X-Unsent: 1\r\n" in one


def test_it_is_sent_by_the_server_of_the_environment(
    sent: list[tuple[EmailMessage, Server]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    login = {"BRIEFING_SMTP_USER": "desk", "BRIEFING_SMTP_PASSWORD": "secret"}
    done = run(SECTIONS, *TO, *FROM, "--send", BRIEFING_SMTP="mail.example.org:465", **login)
    assert done.exit_code == 0, done.stderr
    assert done.stderr.splitlines()[-1] == "sent to ann@example.org by mail.example.org:465"
    assert "secret" not in done.output
    ((message, server),) = sent
    assert (server.user, server.password) == ("desk", "secret")
    assert "X-Unsent" not in message
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_sends_nothing(sent: list[tuple[EmailMessage, Server]]) -> None:
    done = run(SECTIONS, *TO, *FROM, "--send", "--dry-run", BRIEFING_SMTP="mail.example.org")
    assert done.exit_code == 0
    assert "nothing sent; it would go to ann@example.org by mail.example.org:587" in done.stderr
    assert sent == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (FROM, "mail.nobody"),
        (TO, "mail.sender"),
        ((*FROM, "--to", "ann"), "mail.address"),
        ((*FROM, *TO), "mail.server"),
    ],
)
def test_what_is_missing_is_told_before_anything_is_sent(
    arguments: tuple[str, ...], code: str, sent: list[tuple[EmailMessage, Server]]
) -> None:
    done = run(SECTIONS, *arguments, "--send", BRIEFING_SMTP=None)
    assert done.exit_code == 1
    assert f"error[{code}]" in done.stderr
    assert "hint: " in done.stderr
    assert sent == []


def test_a_brief_with_faults_is_neither_kept_nor_sent(
    folder: Folder, tmp_path: Path, sent: list[tuple[EmailMessage, Server]]
) -> None:
    place, out = folder(brief="titel: x\n"), tmp_path / "x.eml"
    for arguments in (("-o", out), ("--send",)):
        done = run(place, *TO, *FROM, *arguments, BRIEFING_SMTP="x")
        assert (done.exit_code, "copy.unknown-key" in done.stderr) == (1, True)
    assert not out.exists()
    assert sent == []


@pytest.mark.parametrize("how", [("-o", "-"), ("--send",)], ids=["draft", "sent"])
@pytest.mark.parametrize(
    ("limit", "marking", "may"),
    [
        ("TLP:GREEN", "TLP:CLEAR", True),
        ("TLP:GREEN", "TLP:GREEN", True),
        ("TLP:GREEN", "TLP:AMBER", False),
        ("TLP:GREEN", "NATO RESTRICTED", False),
        ("OFFICIAL", "OFFICIAL-SENSITIVE", False),
    ],
)
def test_a_marking_above_the_limit_is_neither_drafted_nor_sent(
    limit: str,
    marking: str,
    *,
    may: bool,
    how: tuple[str, ...],
    folder: Folder,
    sent: list[tuple[EmailMessage, Server]],
) -> None:
    place = folder(brief=f"title: x\nmarking: {marking}\nmail_limit: {limit}\n")
    done = run(place, *TO, *FROM, *how, BRIEFING_SMTP="x")
    is_sent = how == ("--send",)
    assert done.exit_code == (0 if may else 1)
    assert ("error[mail.marking]" in done.stderr) is not may
    assert bool(done.stdout_bytes) is (may and not is_sent)
    assert len(sent) == (is_sent and may)


def test_the_marking_comes_first_in_the_subject_and_the_text(folder: Folder) -> None:
    place = folder(brief="title: x\nmarking: TLP:AMBER\n")
    message = email.message_from_bytes(run(place, "-o", "-").stdout_bytes, policy=strict + default)
    assert isinstance(message, EmailMessage)
    assert message["Subject"] == "TLP:AMBER | x"
    body = message.get_body(("plain",))
    assert body
    assert body.get_content().splitlines()[0] == "TLP:AMBER"


def test_an_outline_with_no_words_yet_is_never_sent(
    tmp_path: Path, sent: list[tuple[EmailMessage, Server]]
) -> None:
    place = tmp_path / "next"
    assert CliRunner().invoke(main, ["new", str(place), "--from", str(SECTIONS)]).exit_code == 0
    done = run(place, *TO, *FROM, "--send", BRIEFING_SMTP="x")
    assert (done.exit_code, "error[mail.unwritten]" in done.stderr) == (1, True)
    assert sent == []


def test_heavy_attachments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: list[tuple[EmailMessage, Server]]
) -> None:
    monkeypatch.setattr("briefing.workflows.mail.WARN_SIZE", 10_000)
    assert "warning[mail.heavy]" in run(SECTIONS, *TO, "-o", tmp_path / "x.eml").stderr
    monkeypatch.setattr("briefing.workflows.mail.FAIL_SIZE", 20_000)
    done = run(SECTIONS, *TO, *FROM, "--send", BRIEFING_SMTP="x")
    assert (done.exit_code, "error[mail.too-heavy]" in done.stderr) == (1, True)
    assert sent == []


@pytest.mark.parametrize("wrong", [("--dry-run",), ("--send", "-o", "x.eml")])
def test_wrong_usage(wrong: tuple[str, ...]) -> None:
    assert run(SECTIONS, *TO, *wrong).exit_code == 2
