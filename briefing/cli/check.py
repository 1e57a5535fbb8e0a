"""`briefing check`: folders become reports, and nothing on disk changes."""

from __future__ import annotations

from typing import Any

import click

from briefing.cli.options import brief_options
from briefing.cli.places import FOLDER
from briefing.cli.report import as_annotations, as_json, say_checked, say_faults
from briefing.fault import BriefingError
from briefing.pipeline import OversetError, Press


@click.command("check")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@brief_options
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github")),
    default="text",
    help="How to report: text on standard error; JSON, or annotations for GitHub's"
    " workflows, on standard output.",
)
@click.pass_context
def command(
    context: click.Context,
    /,
    *,
    folders: tuple[str, ...],
    form: str,
    style: str | None,
    **options: Any,
) -> None:
    """Say what `build` would say of each FOLDER (default: sections), and write nothing.

    Every fault and warning is told, and how the copy fits on its page. Several folders that
    are one brief in several languages are compared: the same sections, figures and numbers.

    \b
    Examples:
      briefing check
      briefing check monday tuesday --strict
      briefing check en fr uk             three editions of one brief
      briefing check --format json | jq .faults
      briefing check --format github      in a workflow of GitHub's
    """
    press = Press(style)
    done = [_check(press, folder, form, options) for folder in folders or ("sections",)]
    if len(folders) > 1 and all(done):
        done.append(_compare(folders, form, strict=options["strict"]))
    context.exit(0 if all(done) else 1)


def _compare(folders: tuple[str, ...], form: str, *, strict: bool) -> bool:
    """Say what differs between editions in several languages; whether that may be."""
    from briefing.testimony import compare_editions

    faults = compare_editions(folders, strict=strict)
    if form == "json":
        click.echo(as_json(None, None, faults)) if faults else None
    elif form == "github":
        click.echo(as_annotations(faults), nl=False)
    else:
        say_faults(faults)
    return not any(fault.is_error for fault in faults)


def _check(press: Press, folder: str, form: str, options: dict[str, Any]) -> bool:
    """Check one folder and report it; whether it would build."""
    report, fitted = None, None
    try:
        checked = press.check(folder, **options)
        report, fitted, faults = checked.report, checked.report.fit, checked.faults
    except BriefingError as error:
        faults = error.faults
        fitted = error.fit if isinstance(error, OversetError) else None
    if form == "json":
        click.echo(as_json(report, fitted, faults))
    elif form == "github":
        click.echo(as_annotations(faults), nl=False)
    else:
        say_faults(faults)
        if report:
            say_checked(folder, report)
    return report is not None
