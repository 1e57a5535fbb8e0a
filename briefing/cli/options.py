"""What several commands share: options, the places that they name, completion by the shell."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.types import StringParamType

from briefing.brief.files import MASTHEAD, is_file, is_folder, located, near_masthead
from briefing.brief.schema import PAPERS
from briefing.files.atomic import descriptor, write_whole

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Place(StringParamType):
    """A path as it was typed. Whether it can be opened is found out later, by whoever opens it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path as typed, or as the disk has its letters: macOS may part `é` in two."""
        typed: str = super().convert(value, param, ctx)
        found = located(Path(), typed)
        return typed if found == Path(typed) else f"{found}{'/' * typed.endswith('/')}"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Have the shell itself complete: `dir` or `file` is what click's scripts know."""
        from click.shell_completion import CompletionItem  # loaded only at the tab key

        return [CompletionItem(incomplete, type=self.name)]


class Output(Place):
    """The path of a file that is written, or `-` for standard output, also as `/dev/stdout`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path as `Place` has it."""
        path = super().convert(value, param, ctx)
        return STDOUT if descriptor(Path(path)) == 1 else path


FOLDER, FILE, OUTPUT = Place("dir"), Place("file"), Output("file")
STDOUT = "-"  # named in place of a file


def usual_folder() -> str:
    """The folder if none is named: `sections`, or this one if it has a brief and no `sections`."""
    usual = "sections"
    is_brief = is_file(Path(MASTHEAD)) or near_masthead(Path())
    return "." if is_brief and not is_folder(Path(usual)) else usual


def check_once(folders: tuple[str, ...]) -> None:
    """See that no folder is named twice, however it is written.

    Raises:
        click.UsageError: one is.
    """
    met: set[str] = set()
    for folder in folders:
        where = os.path.realpath(folder)
        if where in met:
            raise click.UsageError(f"the folder {folder} is named twice: name each once")
        met.add(where)


def check_ending(output: str | None, ending: str, says: str) -> None:
    """See that the file that -o names ends as what it will hold, or in nothing.

    Raises:
        click.UsageError: it ends otherwise; `says` what it will hold.
    """
    if output is None or is_into(output):
        return
    if Path(output).suffix.lower() not in ("", ending):
        raise click.UsageError(f"{says}: name it so with -o")


def check_file(place: str | None, option: str) -> None:
    """See that an option names a file, where nothing else gives one its name.

    Raises:
        click.UsageError: it names a folder, by a slash at its end.
    """
    if place and place.endswith(("/", os.sep)):
        raise click.UsageError(f"{place} is a folder: name a file with {option}")


def output_path(output: str | None, name: str) -> Path:
    """The path to write a file to: `name` in the folder that -o names, or the file that it names.

    Without -o it is `name` where the command runs. The folder is made if it is not there.
    """
    if output is None:
        return Path(name)
    if not is_into(output):
        return Path(output)
    with suppress(OSError):  # which the writing tells better
        Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output, name)


def is_into(output: str) -> bool:
    """Whether -o names a folder: one that is there, or any by a slash at its end."""
    return output.endswith(("/", os.sep)) or is_folder(Path(output))


def deliver(data: bytes, place: str, inputs: Iterable[Path] = ()) -> None:
    """Write bytes to a file, whole or not at all, or to standard output if the place is `-`.

    None of `inputs`, the files that they were made of, is replaced.

    Raises:
        BriefingError: the file cannot be written.
        OSError: standard output cannot, which the program tells for all commands.
    """
    if place == STDOUT:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_whole(Path(place), data, inputs)


def complete_style(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The shipped styles by name; where none begins so, files."""
    from click.shell_completion import CompletionItem  # loaded only at the tab key

    from briefing.style.loader import shipped  # loaded only at the tab key

    names = [CompletionItem(name) for name in shipped() if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


def complete_language(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The languages that have fixed words of their own."""
    from briefing.language.language import shipped  # loaded only at the tab key

    return [tag for tag in shipped() if tag.startswith(incomplete)]


_Command = TypeVar("_Command", bound=Callable[..., Any])


def brief_options(command: _Command) -> _Command:
    """A command with the options --style, --paper, --language and --strict."""
    options = (
        click.option(
            "--style",
            metavar="NAME",
            shell_complete=complete_style,
            help="A shipped style, or a path to a style's file.",
        ),
        click.option(
            "--paper",
            type=click.Choice(tuple(PAPERS), case_sensitive=False),
            help="The paper, whatever the brief says.",
        ),
        click.option(
            "--language",
            metavar="TAG",
            shell_complete=complete_language,
            help="The language, whatever the brief says.",
        ),
        click.option("--strict", is_flag=True, help="Let warnings stop the build, too."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def merge_options(command: _Command) -> _Command:
    """A command with the options for rows, and --jobs, which is for several folders, too."""
    options = (
        click.option(
            "--each",
            type=FILE,
            metavar="ROWS.csv",
            help="Print a page for each row, which fills the {placeholders} of the folder.",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1, 1024),
            help="How many processes work on rows or folders; all cores for more than a few.",
        ),
        click.option(
            "--dask",
            metavar="ADDRESS",
            help="Have the rows made by a Dask cluster: its address, or its scheduler's file.",
        ),
        click.option("--resume", is_flag=True, help="Skip the rows whose page is there and whole."),
        click.option(
            "--manifest",
            type=OUTPUT,
            metavar="FILE.csv",
            help="The list of pages; else manifest.csv beside them.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
