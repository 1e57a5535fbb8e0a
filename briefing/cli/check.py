"""`briefing check`: the report of folders and every fault in them; nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from briefing.builder import Builder
from briefing.cli.options import FOLDER, brief_options, check_once, usual_folder
from briefing.cli.report import (
    as_annotations,
    as_json,
    print_utf8,
    say,
    say_checked,
    say_failed,
    say_faults,
    say_styles,
    styled_object,
)
from briefing.errors import BriefingError, Fault, met_in
from briefing.layout.result import Fit, StyledFit
from briefing.report import OversetError, Report


@click.command("check")
@click.argument("folders", nargs=-1, type=FOLDER, metavar="[FOLDER]...")
@brief_options
@click.option("--styles", is_flag=True, help="Also say how every shipped style would set it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "github", "sarif")),
    default="text",
    help="How to report: text on standard error; JSON, annotations for GitHub's workflows, or"
    " one SARIF log of all folders, on standard output.",
)
@click.pass_context
def check_command(
    context: click.Context,
    /,
    *,
    folders: tuple[str, ...],
    form: str,
    style: str | None,
    styles: bool,
    **options: Any,
) -> None:
    """Say what `build` would say of each FOLDER (default: sections), and write nothing.

    Every fault and warning is told, and how the copy fits on its page. So is what a
    plain-language editor would mend: long sentences, acronyms never spelt out, sections without
    a key message. `lint:` in brief.yaml switches each rule; a build says nothing of them.
    Several folders that are one brief in several languages are compared: the same sections,
    figures and numbers.

    \b
    Examples:
      briefing check
      briefing check monday tuesday --strict
      briefing check --styles             which style suits it, as a table
      briefing check en fr uk             three editions of one brief
      briefing check --format json | jq .faults
      briefing check --format github      in a workflow of GitHub's
      briefing check --format sarif > check.sarif
    """
    check_once(folders)
    if styles and form not in ("text", "json"):
        raise click.UsageError("--styles is for people and for JSON: leave --format out")
    run = _Run(Builder(style), form, options, _Comparison(style, options) if styles else None)
    done = [run.check(folder) for folder in folders or (usual_folder(),)]
    if len(folders) > 1 and all(done):
        done.append(run.compare(folders))
    run.close()
    context.exit(0 if all(done) else 1)


class _Comparison:
    """How folders fit in every shipped style, and in what else is named for them."""

    def __init__(self, style: str | None, options: dict[str, Any]) -> None:
        from briefing.pipeline import Pipeline  # loaded only for `--styles`

        self._pipeline = Pipeline(style)
        self._options = {key: options[key] for key in ("paper", "language")}

    def fits(self, folder: str) -> tuple[StyledFit, ...]:
        """A folder's fit in each style; none where its brief is at fault, which the check tells."""
        try:
            return tuple(self._pipeline.compare_styles(Path(folder), **self._options))
        except BriefingError:
            return ()


class _Run:
    """One run of the command over its folders; it keeps their faults for the one SARIF log."""

    def __init__(
        self,
        builder: Builder,
        form: str,
        options: dict[str, Any],
        comparison: _Comparison | None = None,
    ) -> None:
        self.builder = builder
        self.form = form
        self.options = options
        self.comparison = comparison
        self.faults: list[Fault] = []

    def check(self, folder: str) -> bool:
        """Check one folder and report it; whether it would build."""
        report, fitted = None, None
        try:
            with met_in(folder):
                checked = self.builder.check(folder, **self.options)
            report, fitted, faults = checked.report, checked.report.fit, checked.faults
        except BriefingError as error:
            faults = error.faults
            fitted = error.fit if isinstance(error, OversetError) else None
        fits = self.comparison.fits(folder) if self.comparison else ()
        more = {"styles": [styled_object(styled) for styled in fits]} if self.comparison else {}
        self._report(faults, report, fitted, **more)
        if self.form == "text":
            say_checked(folder, report) if report else say_failed(folder, faults)
            if fits:
                say_styles(fits)
            elif self.comparison:
                say("no style is tried before these errors are mended")
        return report is not None

    def compare(self, folders: tuple[str, ...]) -> bool:
        """Report what differs between translations of one brief; whether none of it is an error."""
        # loaded only for several folders
        from briefing.workflows.evidence_sheet import compare_editions

        faults = compare_editions(folders, strict=self.options["strict"])
        if faults:
            self._report(faults, None, None)
        return not any(fault.is_error for fault in faults)

    def _report(
        self,
        faults: tuple[Fault, ...],
        report: Report | None,
        fitted: Fit | None,
        **more: object,
    ) -> None:
        """Report some faults; in SARIF that is done for all folders at once, by `close`."""
        self.faults += faults
        if self.form == "json":
            click.echo(as_json(report, fitted, faults, ("", 0), **more))
        elif self.form == "github":
            print_utf8(as_annotations(faults))
        elif self.form == "text":
            say_faults(faults)

    def close(self) -> None:
        """Write what is one for all folders."""
        if self.form == "sarif":
            from briefing.cli.sarif import as_sarif  # loaded only for that format

            click.echo(as_sarif(self.faults))
