"""What a call names: a folder, a file, a style, a language; and what a shell completes of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.types import StringParamType

from briefing.brief.files import MASTHEAD, is_file, is_folder, located

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Place(StringParamType):
    """A path as typed; what is wrong with it is told by whoever opens it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The path as typed; as the disk has its letters, if only so there is one."""
        typed: str = super().convert(value, param, ctx)
        found = located(Path(), typed)
        return typed if found == Path(typed) else f"{found}{'/' * typed.endswith('/')}"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Have the shell itself complete: `dir` or `file` is what click's scripts know."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=self.name)]


FOLDER, FILE = Place("dir"), Place("file")


def usual_folder() -> str:
    """The folder of a call that names none: `sections`, or this one where it is the brief."""
    usual = "sections"
    return "." if not is_folder(Path(usual)) and is_file(Path(MASTHEAD)) else usual


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
    if output is None or output.endswith(("/", os.sep)) or is_folder(Path(output)):
        return
    if Path(output).suffix.lower() not in ("", ending):
        raise click.UsageError(f"{says}: name it so with -o")


def complete_style(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The shipped styles by name; where none begins so, files."""
    from click.shell_completion import CompletionItem

    from briefing.style.loader import shipped

    names = [CompletionItem(name) for name in shipped() if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


def complete_language(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The languages that have fixed words of their own."""
    from briefing.language.language import SHIPPED

    return [tag for tag in SHIPPED if tag.startswith(incomplete)]
