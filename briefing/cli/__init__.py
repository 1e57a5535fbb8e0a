"""The command line. A command's module is imported when it runs, and no other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click

from briefing import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_INTERRUPTED = 130  # what a shell expects of a program that was interrupted

COMMANDS = {
    "new": "Write a first brief to start from, or the next in the shape of another.",
    "build": "Set the sections and print the page.",
    "check": "Say whether a brief would build, and how it fits; write nothing.",
    "watch": "Show the page in a browser, drawn again at each save.",
    "preview": "Make a picture of the page.",
    "proof": "Check a finished PDF, whoever made it, before it goes out.",
    "evidence": "Say of each number where it comes from.",
    "diff": "Say in words what changed between two editions.",
    "copies": "Print numbered copies for their holders, and the register.",
    "mail": "Write an email that carries the page, or send it.",
    "unpack": "Get the folder back from a PDF that carries its source.",
    "styles": "List the styles there are, and what each is for.",
    "schema": "Print the schema by which an editor completes and checks a file.",
    "completion": "Print what makes a shell complete all this.",
}

# The module of a command, where it has not the command's name.
_MODULES = dict.fromkeys(("new", "unpack", "styles", "schema", "completion"), "brief_files")


class CommandError(Exception):
    """The `cause` that ended a command, of a kind that click would end the program for itself."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(cause)
        self.cause = cause


class LazyGroup(click.Group):
    """A group whose commands are listed from `COMMANDS`, and imported only to be run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"briefing.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; one that Ctrl-C ends says nothing of it, where click would.

        Raises:
            CommandError: the system refused something, or a file had an end. For a pipe that
                nobody reads click ends with 1, which is an answer of `diff`.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except (EOFError, OSError) as error:
            raise CommandError(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command of a call; of one that there is not, say which was likely meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from briefing.errors import nearest  # loaded only for a wrong name

            hint = nearest(args[0], COMMANDS)
            if hint is None:
                raise
            asked = hint[0].upper() + hint[1:].replace("`", "'")  # as click asks about options
            raise click.UsageError(f"{error.message} {asked}", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete a command's name from the table, importing none of them."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        from click.shell_completion import CompletionItem  # loaded only at the tab key

        found = COMMANDS.items()
        return [
            CompletionItem(name, help=says) for name, says in found if name.startswith(incomplete)
        ]


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefing", message="%(prog)s %(version)s")
def main() -> None:
    """Turn a folder of section YAML into one print-ready, accessible PDF page.

    \b
    briefing build                     the brief in sections/
    briefing build mine -o brief.pdf   another folder, another name
    briefing build --paper letter      for American paper
    briefing check                     every fault, and how it fits; writes nothing
    briefing watch                     the page in a browser, drawn again at each save
    briefing build --help              all there is to say about a build

    Reports go to standard error. Exit status: 0 done, 1 faults in the copy, 2 wrong usage.
    """
