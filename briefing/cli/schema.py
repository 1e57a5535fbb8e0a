"""`briefing schema`: what a brief's files may hold, for editors."""

from __future__ import annotations

import click

from briefing.cli.build import deliver
from briefing.cli.places import FILE
from briefing.cli.report import say_faults
from briefing.errors import BriefingError
from briefing.style.json_schema import PARTS, schema_file


@click.command("schema")
@click.argument("part", type=click.Choice(tuple(PARTS)), required=False)
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", help="The file to write; else standard output."
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
    if part is None:
        for name, says in PARTS.items():
            click.echo(f"{name:<8} {says}")
        return
    try:
        deliver(schema_file(part), output or "-")
    except BriefingError as error:
        say_faults(error.faults)
        context.exit(1)
