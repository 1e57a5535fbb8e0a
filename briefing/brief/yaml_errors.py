"""Explains what a YAML parser complains of, in words for an author."""

import re
from typing import Any

import yaml

from briefing.brief.files import Source
from briefing.errors import Fault, Span

MAX_DEPTH = 12  # a brief needs five: brief, sources, one source, its keys, a value
QUOTE = "put the text in double quotes"

# What libyaml says; what that is, and what to do about it, in words for an author. Authors meet
# these when a text starts with, or holds, a character that YAML keeps for itself.
_CLOSE = f"close it, or {QUOTE}"
_UNCLOSED = "the quotation mark never closes"
_ESCAPE = "`\\` starts an escape that YAML does not know", "write a backslash as `\\\\`"
_START = "a text cannot start with this character", QUOTE
_SAID = (
    ("mapping values are not allowed", "a colon where no key can end", f"{QUOTE}, or line it up"),
    ("alias", "`*` at the start of a text is YAML's own", QUOTE),
    ("anchor", "`&` at the start of a text is YAML's own", QUOTE),
    ("tag", "`!` at the start of a text is YAML's own", QUOTE),
    ("cannot start any token", *_START),
    ("escape character", *_ESCAPE),
    ("hexdecimal", *_ESCAPE),  # as libyaml spells it
    ("quoted scalar", _UNCLOSED, _CLOSE),
    ("flow node", "nothing stands between two commas", 'write `""` for an empty text'),
    ("flow", "the bracket or brace never closes", _CLOSE),
    (
        "could not find expected ':'",
        "a line without a key",
        "write `key: value`, or indent a text that runs on",
    ),
    ("single document", "a second document starts here", "delete the `---`"),
    ("block scalar", "`>` and `|` end their line", QUOTE),
    ("block sequence entries", "`-` starts a list, which has lines of its own", QUOTE),
    ("mapping keys are not allowed", "`?` at the start of a text is YAML's own", QUOTE),
    ("expected node content", *_START),
)
# Where the start of what went wrong says more than the place at which the parser gave up.
_FROM_START = ("alias", "anchor", "simple key", "flow sequence", "flow mapping")


def explain(source: Source, error: yaml.MarkedYAMLError, quoted: Any = None) -> Fault:
    """The fault for a parser's error, at the place where the author went wrong.

    `quoted` is the event of the last text in quotation marks that ran over lines. If the parser
    gives up right behind it, its closing mark is missing, and another's opening one closed it.
    """
    problem, context = error.problem or "", error.context or ""
    unclosed = "quoted scalar" in context and ("stream" in problem or "document" in problem)
    from_start = unclosed or any(what in context for what in _FROM_START)
    mark = (error.context_mark if from_start else None) or error.problem_mark
    if quoted and mark and mark.line == quoted.end_mark.line:
        mark, unclosed = quoted.start_mark, True
    line, column = place(mark)
    if "nesting depth" in problem:  # libyaml's own bound of 1,000, met as it looks ahead
        return too_deep(source.at(line, column))
    said = f"{problem} {context}"
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    known = ((message, hint) for key, message, hint in _SAID if key in said)
    message, hint = next(known, None) or _unaligned(text, column)
    if unclosed:
        message, hint = _UNCLOSED, _closed(source, line, column)
    elif glued := _glued(source, line, column, said):
        return glued
    hint = _bulleted(text, column) or _requoted(text, said, column) or hint
    if "\u00a0" in text[: len(text) - len(text.lstrip())]:
        message, hint = "a no-break space before the text of a line", "write plain spaces there"
    return Fault("yaml.syntax", message, source.at(line, column), hint)


def too_deep(span: Span) -> Fault:
    """The fault of nodes within one another deeper than any brief needs."""
    message, hint = f"nested more than {MAX_DEPTH} deep", "take out some indents or brackets"
    return Fault("yaml.too-deep", message, span, hint)


def place(mark: Any) -> tuple[int, int]:
    """Line and column of a parser's mark, counted from 1; the file's start if there is none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def with_rest(fault: Fault, source: Source) -> Fault:
    """The fault that ended the reading of a file, saying so if more stands below it."""
    line = fault.span.line if fault.span else 0
    if not any(text.strip() for text in source.lines[line:]):
        return fault
    return fault._replace(message=f"{fault.message}; the rest is read once this is mended")


def _closed(source: Source, line: int, column: int) -> str:
    """The hint for quotation marks that open at a place and never close."""
    text = source.lines[line - 1]
    mark, indent = text[column - 1], len(text) - len(text.lstrip(" -"))
    below = source.lines[line] if line < len(source.lines) else ""
    runs_on = below.strip() and len(below) - len(below.lstrip(" ")) > indent - text.count("- ")
    if runs_on and not re.match(_KEY, below):
        return f"put a {mark} at the end of the text that opens in line {line}"
    hint = f"put a {mark} at the end of line {line}: {text[column - 1 :].rstrip()}{mark}"
    return f"{hint}; if it is an apostrophe, {QUOTE}" if mark == "'" else hint


def _glued(source: Source, line: int, column: int, said: str) -> Fault | None:
    """A key or a dash without a space behind it, in a line that the parser takes for a text.

    It gives up there, or at the next line that is one.
    """
    if not any(
        what in said for what in ("mapping values", "expected ':'", "did not find expected")
    ):
        return None
    above = range(line - 1, 0, -1)
    before = next((at for at in above if not re.match(_BLANK, source.lines[at - 1])), line)
    line = min(line, len(source.lines))  # the parser may give up below the last one
    starts = not source.lines[line - 1][: column - 1].strip()
    for at in (line, before) if starts else (before,):
        text = source.lines[at - 1]
        if glued := re.match(_GLUED, text):
            what = f"the colon of `{glued['key']}`" if glued["key"] else "the dash"
            start, end = glued.start("mark"), glued.end()
            hint = f"write `{text[start:end]} {text[end:].strip()}`"
            span = source.at(at, start + 1, end - start)
            return Fault("yaml.syntax", f"no space behind {what}", span, hint)
    return None


def _unaligned(line: str, column: int) -> tuple[str, str]:
    """Message and hint where the parser expected another key."""
    if not line[: column - 1].strip():
        return "this line does not line up", "line the keys and the dashes up with those above"
    return "words stand behind the end of a text", f"{QUOTE}, all of it"


# A key or a dash, and the text behind it.
_VALUE = r"\s*(?:- )?(?:(?P<key>[\w-]+): +)?(?P<text>\S.*?)\s*"
_BLANK = r"\s*(?:#|$)"
# Neither `12:30` nor `https://` nor `-5`.
_GLUED = r"\s*(?:- )?(?P<mark>(?P<key>[a-z_]+):(?=[^\s/:])|-(?=[^\s\d-]))"
_KEY = r"\s*(?:- |-$|[\w-]+:(?: |$))"


def _bulleted(line: str, column: int) -> str | None:
    """The hint for a list whose lines start with `* `."""
    is_star = line[column - 1 : column + 1] == "* " and not line[: column - 1].strip()
    return "start each line of a list with `- `" if is_star else None


def _requoted(line: str, said: str, column: int) -> str | None:
    """The hint that shows a line's text in quotes, if these are all that it lacks."""
    value = re.fullmatch(_VALUE, line)
    if value is None or value.start("text") >= column - 1:
        return None
    text = value["text"]
    if "mapping values" in said and ": " in text and '"' not in text:
        if value["key"] in ("marking", "mail_limit") and (advice := _remarked(text)):
            return advice
        return f'{QUOTE}: "{text}"'
    if "did not find expected" in said and text[0] in "\"'[{" and "block" in said:
        if (within := _within(text)) and not {'"', "'"} <= set(within) and "\\" not in within:
            mark = "'" if '"' in within else '"'
            return f"put the whole text in the other kind of quotes: {mark}{within}{mark}"
        single = text.replace("'", "''")
        return f"put the whole text in quotes, here in single ones, not double quotes: '{single}'"
    return None


def _within(text: str) -> str | None:
    """A text without the marks around it, if they are YAML's, and those in it the author's.

    Of `"He said "no" twice"` they are; of `"No," and then "yes"` the first mark within closes.
    """
    within, mark = text[1:-1], text[0]
    at = within.find(mark)
    if mark not in "\"'" or not text.endswith(mark) or at <= 0:
        return None
    before, behind = within[at - 1], within[at + 1 : at + 2]
    return within if before == " " or (before.isalpha() and behind.isalpha()) else None


def _remarked(text: str) -> str | None:
    """What to write for a marking of a known scheme that YAML reads as keys: `TLP: Amber`."""
    from briefing.markings.parser import Malformed, read_marking  # loaded only for such a one

    found = read_marking(text)
    return found.advice if isinstance(found, Malformed) else None
