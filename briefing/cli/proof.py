"""`briefing proof`: a finished PDF becomes a table of what passes, what does not, and what next."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Timer

import click

from briefing.brief.files import read_product
from briefing.cli.places import FILE
from briefing.cli.report import say_faults, show
from briefing.errors import BriefingError, Fault

# Seconds. Pages as dense as maps take one minute; what takes two was made to take for ever, as
# forms that paint forms are.
_PATIENCE = 120.0


@click.command("proof")
@click.argument("file", type=FILE, metavar="FILE.pdf")
@click.option("--outline", is_flag=True, help="Print also what a screen reader reads, in order.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to report: a table, or one JSON object with the outline in it.",
)
@click.pass_context
def proof_command(context: click.Context, /, *, file: str, outline: bool, form: str) -> None:
    """Check FILE.pdf, made by briefing or by anything else, before it is printed or sent.

    Each line of the table says pass, warn or fail, and what to do next: of size, paper, fonts,
    tags, links, contrast, print and whatever is hidden in the file. PDF/UA and PDF/A are judged
    if page-validation is installed (the extra `proof`), and once more if veraPDF is on the PATH.

    Exit status: 0 nothing fails, 1 something does or the file cannot be opened, 2 wrong usage.

    \b
    Examples:
      briefing proof brief.pdf
      briefing proof brief.pdf --outline
      briefing proof brief.pdf --format json | jq .verdict
    """
    from briefing.cli import verdicts
    from briefing.preflight.opening import MAX_BYTES
    from briefing.preflight.preflight import preflight

    watch = Timer(_PATIENCE, _give_up, (file,))
    watch.daemon = True
    watch.start()
    try:
        hint = "make it smaller: no mail takes it, either"
        data, faults = read_product(Path(file), file, most=MAX_BYTES, hint=hint)
        if faults:
            raise BriefingError(*faults)
        proof = preflight(data, file)
    except BriefingError as error:
        if form == "json":
            click.echo(verdicts.as_json(file, None, error.faults))
        else:
            say_faults(error.faults)
        context.exit(1)
    finally:
        watch.cancel()
    if form == "json":
        click.echo(verdicts.as_json(file, proof, ()))
    else:
        show(verdicts.as_table(proof))
        if outline:
            show(verdicts.as_outline(proof))
    context.exit(1 if proof.is_failed else 0)


def _give_up(file: str) -> None:
    """End the whole process: whatever reads the file does not let itself be asked to stop."""
    message = f"{file} was not read after {_PATIENCE:.0f} seconds"
    say_faults([Fault("proof.endless", message, hint="print it to PDF again, or proof a part")])
    os._exit(1)
