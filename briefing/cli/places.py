"""What a shell completes: a folder, a file, a style's name, a language's tag."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.types import StringParamType

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class Place(StringParamType):
    """A path as typed; what is wrong with it is told by whoever opens it."""

    def __init__(self, name: str) -> None:
        self.name = name

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Have the shell itself complete: `dir` or `file` is what click's scripts know."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type=self.name)]


FOLDER, FILE = Place("dir"), Place("file")


def complete_style(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The shipped styles by name; where none begins so, files."""
    from click.shell_completion import CompletionItem

    from briefing.design.read import shipped

    names = [CompletionItem(name) for name in shipped() if name.startswith(incomplete)]
    return names or [CompletionItem(incomplete, type="file")]


def complete_language(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """The languages that have fixed words of their own."""
    from briefing.content.language import SHIPPED

    return [tag for tag in SHIPPED if tag.startswith(incomplete)]
