"""The commands about a brief's files: `new`, `unpack`, `schema`, `styles`, `completion`."""

from __future__ import annotations

import os
import re
import shlex
from datetime import date
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from briefing.brief.files import is_file
from briefing.cli import main
from briefing.cli.options import (
    FILE,
    FOLDER,
    OUTPUT,
    STDOUT,
    check_file,
    complete_style,
    deliver,
)
from briefing.cli.report import print_utf8, safe, say, say_faults
from briefing.errors import BriefingError, Fault
from briefing.style.fields import NOT_INSTALLED
from briefing.style.json_schema import PARTS, schema_file
from briefing.style.loader import read_style, shipped


@click.command("new")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@click.option(
    "--from",
    "model",
    metavar="BRIEF",
    type=FILE,
    help="A folder whose brief gives its shape: sections, points, figures, without the words; or"
    " the PDF of one that carries its source.",
)
@click.pass_context
def new_command(context: click.Context, /, *, folder: str, model: str | None) -> None:
    """Write a first brief to FOLDER, new or empty: it builds at once, and its comments teach.

    Editors that know YAML schemas complete and explain its keys, by files in FOLDER/.briefing.

    \b
    Examples:
      briefing new monday
      briefing new tuesday --from monday     the next edition, in the shape of the last
      briefing new tuesday --from brief.pdf
    """
    from briefing.files.atomic import new_folder  # loaded only for a new brief
    from briefing.workflows.new import new_files

    try:
        files = new_files(model, date.today())
        with new_folder(Path(folder), files):
            pass
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    count = sum(not name.startswith(".") for name in files)
    command = safe(f"briefing build {quoted(folder)}")
    say(f"{click.style(safe(folder), bold=True)}: {count} files; next: {command}")


def quoted(folder: str, *, is_windows: bool = os.name == "nt") -> str:
    """A folder's name as it is typed in a shell; double quotes are what all of Windows' take."""
    if not is_windows:
        return shlex.quote(folder)
    is_plain = re.fullmatch(r"[\w./\\:-]+", folder)
    return folder if is_plain else '"{}"'.format(folder.rstrip("\\/"))  # `\"` would close nothing


@click.command("unpack")
@click.argument("file", type=FILE, metavar="FILE.pdf")
@click.argument("folder", type=FOLDER, metavar="FOLDER")
@click.option(
    "--style",
    metavar="NAME",
    shell_complete=complete_style,
    help="The style that the page was built with, if known.",
)
@click.option("--strict", is_flag=True, help="Write nothing unless the same bytes come out.")
@click.pass_context
def unpack_command(
    context: click.Context, /, *, file: str, folder: str, style: str | None, strict: bool
) -> None:
    """Write to FOLDER what FILE.pdf was built from, if its brief says `attach: [source]`.

    The folder is built once more, and the report says whether the same bytes come out. FOLDER
    is new or empty; whatever goes wrong, nothing is half written.

    \b
    Examples:
      briefing unpack 2023-07-11-brief.pdf again
      briefing unpack brief.pdf again --style ministry.yaml --strict
    """
    from briefing.workflows.unpack import unpack  # loaded only to unpack

    try:
        done = unpack(file, folder, style=style, strict=strict)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
    say_faults(done.faults)
    count = f"{len(done.files)} file{'s' if len(done.files) > 1 else ''}"
    styled = f" with --style {done.style}" if done.style else ""
    proof = "not proved" if done.faults else f"built again{styled}, the same page to the byte"
    say(safe(f"{folder}: {count}; {proof}"))


@click.command("schema")
@click.argument("part", type=click.Choice(tuple(PARTS)), required=False)
@click.option(
    "-o", "--output", type=OUTPUT, metavar="FILE", help="The file to write; else standard output."
)
@click.pass_context
def schema_command(context: click.Context, /, *, part: str | None, output: str | None) -> None:
    """Print the JSON Schema by which an editor completes, explains and checks a file.

    Without an argument, list the schemas that there are. VS Code, with its YAML extension, and
    other editors take the schema that a file names in its first line:

    \b
    # yaml-language-server: $schema=brief.schema.json

    \b
    Examples:
      briefing schema
      briefing schema brief > brief.schema.json
      briefing schema section -o section.schema.json
    """
    if part is None and output is not None:
        raise click.UsageError(f"say which schema to write: {', '.join(PARTS)}")
    check_file(output, "-o")
    if part is None:
        for name, says in PARTS.items():
            click.echo(f"{name:<8} {says}")
        return
    try:
        _check_schema(output)
        deliver(schema_file(part), output or STDOUT)
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)


def _check_schema(output: str | None) -> None:
    """See that a schema replaces none but a schema: it may be a brief's own file that is there.

    Raises:
        BriefingError: another file is there.
    """
    path = Path(output or STDOUT)
    if is_file(path) and path.stat().st_size and b'"$schema"' not in path.read_bytes()[:_HEAD]:
        message = f"{path} is there, and is no schema"
        hint = "name another place with -o, or move the file away"
        raise BriefingError(Fault("file.taken", message, hint=hint))


_HEAD = 100  # bytes in which a schema says that it is one


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
        if style:
            rows.append((name, style.says))
        elif all(fault.code == NOT_INSTALLED for fault in faults):
            rows.append((name, f"{faults[0].message}: {faults[0].hint}"))
        else:
            done = False
        say_faults(fault for fault in faults if fault.code != NOT_INSTALLED)
    for name, says in rows:
        click.echo(f"{name:<14} {says}")
    return done


def _show(name: str) -> bool:
    from briefing.style.listing import show_style  # loaded only for a style that is shown

    style, faults = read_style(name, Path(), None)
    say_faults(faults)
    if style:
        print_utf8(show_style(style))
    return style is not None


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
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"this version of click knows no {shell}")
    print_utf8(script(main, {}, "briefing", "_BRIEFING_COMPLETE").source() + "\n")
