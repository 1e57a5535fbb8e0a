"""`briefing styles`: the styles there are."""

from __future__ import annotations

import click

from briefing.cli.report import say_faults
from briefing.design.read import read_style, shipped


@click.command("styles")
@click.pass_context
def command(context: click.Context) -> None:
    """List the shipped styles, and what each is for."""
    rows, failed = [], False
    for name, path in shipped().items():
        style, faults = read_style(name, path.parent, None)
        say_faults(faults)
        failed |= style is None
        if style:
            rows.append((name, style.says))
    for name, says in rows:
        click.echo(f"{name:<14} {says}")
    context.exit(1 if failed else 0)
