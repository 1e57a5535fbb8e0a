"""`briefing completion`: a shell becomes the script that completes the command in it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from briefing.cli import main
from briefing.cli.report import hand_over

_SHELLS = ("bash", "zsh", "fish")


@click.command("completion")
@click.argument("shell", type=click.Choice(_SHELLS))
def completion_command(*, shell: str) -> None:
    """Print what makes SHELL complete commands, options, styles and languages at the tab key.

    Put the line for your shell into its start-up file: ~/.bashrc, ~/.zshrc (after compinit), or
    ~/.config/fish/config.fish. There is none for PowerShell.

    \b
    Examples:
      eval "$(briefing completion bash)"
      eval "$(briefing completion zsh)"
      briefing completion fish | source
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"this version of click knows no {shell}")
    hand_over(made(main, {}, "briefing", "_BRIEFING_COMPLETE").source() + "\n")
