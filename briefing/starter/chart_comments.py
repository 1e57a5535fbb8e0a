"""Charts of an earlier brief as comments in the new one: their forms, without their numbers."""

from __future__ import annotations

import re

from briefing.errors import Span

# A number with its marks, or several that signs join to one, such as a date.
_NUMBER = re.compile(r"(?<!\w)[+\u2212-]?\d+(?:[.,/:-]\d+)*")


def chart_lines(text: str, span: Span) -> list[str]:
    """The lines of a chart as they stand in its file, a question mark in place of each number.

    `text` is the whole file, `span` where in it the chart starts. Lines start at its own indent,
    the first without the key.
    """
    first, *below = text.replace("\r\n", "\n").split("\n")[span.line - 1 :]
    indent = span.column - 1
    lines = [first[indent:]]
    if lines[0].startswith("{"):
        while not _is_closed(lines) and below:
            lines.append(below.pop(0).strip())
        lines = [" ".join(lines)]
        lines[0] = lines[0][: _end(lines[0])]
    else:
        starts = " " * indent
        while below and (below[0].startswith(starts) or not below[0].strip()):
            lines.append(below.pop(0)[indent:])
    bare = (re.sub(r"\s+#.*", "", line).rstrip() for line in lines)
    return [_NUMBER.sub("?", line) for line in bare if line and not line.startswith("#")]


def _is_closed(lines: list[str]) -> bool:
    return _end(" ".join(lines)) > 0


def _end(text: str) -> int:
    """Where the braces close that a text starts with; 0 if they do not."""
    depth = 0
    for at, char in enumerate(text, start=1):
        depth += (char == "{") - (char == "}")
        if not depth:
            return at
    return 0


def commented(text: str, charts: dict[str, list[str]]) -> str:
    """A section in YAML with the charts as comments, whose keys' values are the names of these."""

    def comment(match: re.Match[str]) -> str:
        indent, lines = match[1], charts[match[2]]
        if lines[0].startswith("{"):
            return f"{indent}# chart: {lines[0]}"
        return "\n".join((f"{indent}# chart:", *(f"{indent}#   {line}" for line in lines)))

    names = "|".join(map(re.escape, charts))
    return re.sub(rf"^( *)chart: ({names})$", comment, text, flags=re.MULTILINE) if names else text
