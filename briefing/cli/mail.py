"""`briefing mail`: an email that carries the page, written as a draft or sent."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click

from briefing.cli.options import (
    FOLDER,
    OUTPUT,
    brief_options,
    check_ending,
    deliver,
    output_path,
    usual_folder,
)
from briefing.cli.report import safe, say, say_faults
from briefing.errors import BriefingError
from briefing.mail.message import Headers, as_draft
from briefing.workflows.mail import Email, check_sendable, write_email


@click.command("mail")
@click.argument("folder", default=usual_folder, type=FOLDER, metavar="[FOLDER]")
@click.option("--to", multiple=True, metavar="ADDRESS", help="Whom it is for; may be given again.")
@click.option("--cc", multiple=True, metavar="ADDRESS", help="Who gets a copy; may be given again.")
@click.option("--from", "sender", default="", metavar="ADDRESS", help="Whom it is from.")
@click.option("--subject", default="", metavar="TEXT", help="Its subject; the title unless told.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=OUTPUT,
    help="The draft to write; a folder, or - for standard output.",
)
@click.option("--send", "is_sent", is_flag=True, help="Send it, by the server in BRIEFING_SMTP.")
@click.option("--dry-run", is_flag=True, help="With --send: see that it could go out, and stop.")
@brief_options
@click.pass_context
def mail_command(
    context: click.Context,
    /,
    *,
    folder: str,
    output: str | None,
    is_sent: bool,
    dry_run: bool,
    style: str | None,
    to: tuple[str, ...],
    cc: tuple[str, ...],
    sender: str,
    subject: str,
    **options: Any,
) -> None:
    """Write an email that carries the page of FOLDER (default: sections), as a draft to look at.

    Its text has the key message and the key figures, for whoever does not open the PDF. The draft
    opens in a mail program, ready to send. With --send it goes out at once: BRIEFING_SMTP names the
    server as host or host:port, BRIEFING_SMTP_USER who logs in; the password comes from the
    system's keyring or from BRIEFING_SMTP_PASSWORD.

    \b
    Examples:
      briefing mail --to minister@example.org
      briefing mail monday --to ann@example.org --cc desk@example.org -o monday.eml
      briefing mail --from desk@example.org --to ann@example.org --send
    """
    if dry_run and not is_sent:
        raise click.UsageError("--dry-run is for --send: a draft is none until you send it")
    if is_sent and output is not None:
        raise click.UsageError("-o is for a draft; with --send there is none")
    if output == "-" and sys.stdout.isatty():
        raise click.UsageError("-o - would fill the terminal: pipe it, or name a file")
    check_ending(output, ".eml", "the draft is an .eml file")
    headers = Headers(to, cc, sender, subject)
    try:
        email = write_email(folder, headers, style=style, **options)
        say_faults(email.faults)
        done = _send(email, is_dry=dry_run) if is_sent else _write_draft(email, output)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    say(done)


def _write_draft(email: Email, output: str | None) -> str:
    """Write the draft, and say where it is."""
    name = Path(email.file_name).with_suffix(".eml").name
    place = output if output == "-" else str(output_path(output, name))
    data = as_draft(email.message)
    deliver(data, place, email.inputs)
    whom = f" to {email.message['To']}" if email.message["To"] else ""
    where = "standard output" if place == "-" else place
    head = click.style(safe(where), bold=True)
    return f"{head}: {len(data) / 1000:.0f} kB, a draft{safe(whom)}"


def _send(email: Email, *, is_dry: bool) -> str:
    """Send it, and say to whom."""
    from briefing.mail.smtp import find_server, send  # loaded only to send

    check_sendable(email)
    server = find_server(os.environ)
    fields = (email.message[head] for head in ("To", "Cc"))
    whom = safe(", ".join(str(field) for field in fields if field))
    if is_dry:
        return f"nothing sent; it would go to {whom} by {server.host}:{server.port}"
    send(email.message, server)
    return f"sent to {whom} by {server.host}:{server.port}"
