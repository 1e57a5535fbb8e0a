"""`briefing styles`: the styles there are, and all that one of them says."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli.places import complete_style
from briefing.cli.report import hand_over, say_faults
from briefing.style.loader import read_style, shipped


@click.command("styles")
@click.option(
    "--show",
    metavar="NAME",
    shell_complete=complete_style,
    help="Print every value of a style, shipped or by path.",
)
@click.argument("names", nargs=-1, metavar="")
@click.pass_context
def styles_command(context: click.Context, /, *, show: str | None, names: tuple[str, ...]) -> None:
    """List the shipped styles, and what each is for; or show one with all its values.

    What --show prints is a style's file, with what it extends resolved.

    \b
    Examples:
      briefing styles
      briefing styles --show columns
      briefing styles --show columns > mine.yaml
    """
    if names:
        raise click.UsageError(f"a style is shown by an option: --show {names[0]}")
    done = _list() if show is None else _show(show)
    context.exit(0 if done else 1)


def _list() -> bool:
    rows, done = [], True
    for name, path in shipped().items():
        style, faults = read_style(name, path.parent, None)
        say_faults(faults)
        done &= style is not None
        if style:
            rows.append((name, style.says))
    for name, says in rows:
        click.echo(f"{name:<14} {says}")
    return done


def _show(name: str) -> bool:
    from briefing.style.listing import show_style

    style, faults = read_style(name, Path(), None)
    say_faults(faults)
    if style:
        hand_over(show_style(style))
    return style is not None
