"""Every command explains itself: in its help, with examples that work, and in the README."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner

from briefing.cli import COMMANDS, main
from tests.conftest import ROOT

README = ROOT.joinpath("README.md").read_text("utf-8")
NAMED = pytest.mark.parametrize("name", COMMANDS)
CONTEXT = click.Context(main)


def command(name: str) -> click.Command:
    found = main.get_command(CONTEXT, name)
    assert found
    return found


def shown(*arguments: str) -> str:
    done = CliRunner().invoke(main, [*arguments, "--help"], terminal_width=100)
    assert done.exit_code == 0
    return done.stdout


def test_the_commands_are_listed_with_what_each_does() -> None:
    help_text = " ".join(shown().split())
    for name, says in COMMANDS.items():
        assert f"{name} {says}" in help_text


@NAMED
def test_help_names_every_option_and_says_what_it_does(name: str) -> None:
    assert shown(name).startswith(f"Usage: main {name} ")
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            assert parameter.help.endswith("."), parameter.name


@NAMED
def test_examples_are_right_usage(name: str) -> None:
    examples = shown(name).partition("Examples:\n")[2].partition("\n\n")[0].splitlines()
    assert examples
    lines = [line for line in examples if "briefing " in line]
    assert lines, "one of them calls the command"
    for line in lines:
        call = re.search(r"briefing ([^|>)]*)", line)
        assert call
        said = re.split(r"\s{3,}", call[1].strip())[0]  # what stands far to the right is a remark
        _, *arguments = shlex.split(said)
        command(name).make_context(name, arguments)  # raises where the usage is wrong


@NAMED
def test_the_readme_tells_of_every_option(name: str) -> None:
    told = described(name)
    if "options of `briefing build`" in told:
        told += described("build")
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert any(f"`{option}" in told for option in parameter.opts), parameter.opts


def described(name: str) -> str:
    """The section of the README about a command."""
    return re.split(r"^##+ ", README.partition(f"### `briefing {name}")[2], flags=re.M)[0]
