"""The text of a YAML file becomes what is wrong with it as YAML, in words for an author.

Everything that could make a reader run long or deep is bounded here, and so is what YAML
does behind an author's back: anchors and tags eat the word they start, escapes smuggle
characters in that nobody sees.
"""

import re
import unicodedata
from typing import Any

import yaml

from briefing.content.source import LOADER, Source
from briefing.fault import Fault, Span

MAX_DEPTH = 12  # a brief needs five: brief, sources, one source, its keys, a value
MAX_ALIASES = 16  # enough to share a line or two of copy, too few to blow up

# Characters that change what a line says without being seen: bidirectional overrides
# (CVE-2021-42574), a stray byte-order mark, non-characters, tag characters.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]")
_QUOTE = "put the text in double quotes"


def check_syntax(source: Source) -> list[Fault]:
    """Every fault of a file as text and as YAML, but for aliases of what is nowhere."""
    return _unprintable(source) or _Events(source).check()


def _unprintable(source: Source) -> list[Fault]:
    """One fault for the first tab or unprintable character of each line."""
    faults = []
    for number, line in enumerate(source.lines, start=1):
        for column, char in enumerate(line, start=1) if not line.isprintable() else ():
            if is_control(char):
                faults.append(_control(char, source.at(number, column)))
                break
    return faults


def is_control(char: str) -> bool:
    """Whether a character is none that an author means to print."""
    # Line and paragraph separators end a line for YAML and for no editor.
    return unicodedata.category(char) in ("Cc", "Zl", "Zp") or bool(_UNSEEN.match(char))


def _control(char: str, span: Span) -> Fault:
    if char == "\t":
        code, what, hint = "yaml.tab", "a tab", "write spaces in its place"
    else:
        code, what = "yaml.control-character", f"control character U+{ord(char):04X}"
        hint = "delete it; it often comes with text pasted from elsewhere"
    return Fault(code=code, message=f"{what} in the file", span=span, hint=hint)


class _Events:
    """One walk along the parser's events, which recurse nowhere."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.faults: list[Fault] = []
        self.anchors: dict[str, Span] = {}
        self.depth = self.aliases = 0

    def check(self) -> list[Fault]:
        """Every fault on the way; the walk ends at one that the parser cannot pass."""
        try:
            for event in yaml.parse(self.source.text, Loader=LOADER):
                self._see(event)
                if self.depth > MAX_DEPTH or self.aliases > MAX_ALIASES:
                    self._tell_bound(event)
                    return self.faults
            self._tell_anchors()
        except yaml.MarkedYAMLError as error:
            self.faults.append(explain(self.source, error))
        except yaml.YAMLError as error:  # the parser's own checks of characters
            span = Span(self.source.name, 1, 1)
            self.faults.append(Fault(code="yaml.syntax", message=str(error), span=span))
        return self.faults

    def _see(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.aliases += 1
            self.anchors.pop(event.anchor or "", None)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.depth -= 1
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self.depth += isinstance(event, yaml.CollectionStartEvent)
            if event.anchor:
                self.anchors[event.anchor] = self._span(event)
            if event.tag not in (None, "tag:yaml.org,2002:str"):
                self._tell_tag(event)
            if isinstance(event, yaml.ScalarEvent):
                self._check_value(event)
                self._check_comment(event)

    def _check_value(self, event: yaml.ScalarEvent) -> None:
        """An escape in double quotes may stand for what no line of the file shows."""
        if not event.value.isprintable():
            hidden = (char for char in event.value if char != "\n" and is_control(char))
            if char := next(hidden, None):
                self.faults.append(_control(char, self._span(event)))

    def _check_comment(self, event: Any) -> None:
        """` #1` in the middle of a plain text starts a comment, and would not be printed."""
        mark = event.end_mark
        line = self.source.lines[mark.line] if mark.line < len(self.source.lines) else ""
        lost = re.match(r"\s*(#[^\s#].*)", line[mark.column :])
        if event.implicit[0] and event.value and mark.column and lost:
            span = self.source.at(mark.line + 1, mark.column + lost.start(1) + 1, len(lost[1]))
            message = f"`#` behind a space starts a comment: {lost[1]!r} would not be printed"
            hint = f"{_QUOTE}; a comment of your own starts with `# `"
            self.faults.append(Fault(code="yaml.comment", message=message, span=span, hint=hint))

    def _tell_tag(self, event: Any) -> None:
        hint = f"delete the `!…`, or {_QUOTE}"
        message = f"`!` starts a tag in YAML, and tags have no use here: {event.tag}"
        fault = Fault(code="yaml.tag", message=message, span=self._span(event), hint=hint)
        self.faults.append(fault)

    def _tell_anchors(self) -> None:
        for name, span in self.anchors.items():
            message = f"`&{name}` names a place in YAML, and would not be printed"
            self.faults.append(Fault(code="yaml.anchor", message=message, span=span, hint=_QUOTE))

    def _tell_bound(self, event: yaml.Event) -> None:
        span = self.source.at(*_place(event.start_mark))
        if self.depth > MAX_DEPTH:
            self.faults.append(_too_deep(span))
            return
        what, hint = f"more than {MAX_ALIASES} aliases", "write the text itself for each `*…`"
        self.faults.append(Fault(code="yaml.too-deep", message=what, span=span, hint=hint))

    def _span(self, event: Any) -> Span:
        return self.source.between(event.start_mark, event.end_mark)


def _too_deep(span: Span) -> Fault:
    message, hint = f"nested more than {MAX_DEPTH} deep", "take out some indents or brackets"
    return Fault(code="yaml.too-deep", message=message, span=span, hint=hint)


def _place(mark: Any) -> tuple[int, int]:
    """Line and column of a parser's mark, counted from 1; the start where it has none."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


# What libyaml says; what that is, and what to do about it, in words for an author. Authors meet
# these when a text starts with, or holds, a character that YAML keeps for itself.
_CLOSE = f"close it, or {_QUOTE}"
_ESCAPE = "`\\` starts an escape that YAML does not know", "write a backslash as `\\\\`"
_START = "a text cannot start with this character", _QUOTE
_SAID = (
    ("mapping values are not allowed", "a colon where no key can end", f"{_QUOTE}, or line it up"),
    ("alias", "`*` at the start of a text is YAML's own", _QUOTE),
    ("anchor", "`&` at the start of a text is YAML's own", _QUOTE),
    ("tag", "`!` at the start of a text is YAML's own", _QUOTE),
    ("cannot start any token", *_START),
    ("escape character", *_ESCAPE),
    ("hexdecimal", *_ESCAPE),  # as libyaml spells it
    ("quoted scalar", "the quotation mark never closes", _CLOSE),
    ("flow node", "nothing stands between two commas", 'write `""` for an empty text'),
    ("flow", "the bracket or brace never closes", _CLOSE),
    (
        "could not find expected ':'",
        "a line without a key",
        "write `key: value`, or indent a text that runs on",
    ),
    ("single document", "a second document starts here", "delete the `---`"),
    ("block scalar", "`>` and `|` end their line", _QUOTE),
    ("block sequence entries", "`-` starts a list, which has lines of its own", _QUOTE),
    ("mapping keys are not allowed", "`?` at the start of a text is YAML's own", _QUOTE),
    ("expected node content", *_START),
)
# Where the start of what went wrong says more than the place at which the parser gave up.
_FROM_START = ("alias", "anchor", "simple key", "flow sequence", "flow mapping")


def explain(source: Source, error: yaml.MarkedYAMLError) -> Fault:
    """The parser's complaint with its place, in words for an author."""
    problem, context = error.problem or "", error.context or ""
    unclosed = "quoted scalar" in context and ("stream" in problem or "document" in problem)
    from_start = unclosed or any(what in context for what in _FROM_START)
    mark = (error.context_mark if from_start else None) or error.problem_mark
    line, column = _place(mark)
    if "nesting depth" in problem:  # libyaml's own bound of 1,000, met as it looks ahead
        return _too_deep(source.at(line, column))
    said = f"{problem} {context}"
    text = source.lines[line - 1] if line <= len(source.lines) else ""
    known = ((message, hint) for key, message, hint in _SAID if key in said)
    message, hint = next(known, None) or _unaligned(text, column)
    hint = _requoted(text, said, column) or hint
    return Fault(code="yaml.syntax", message=message, span=source.at(line, column), hint=hint)


def _unaligned(line: str, column: int) -> tuple[str, str]:
    """What is wrong where the parser waited for another key, and what to do about it."""
    if not line[: column - 1].strip():
        return "this line does not line up", "line the keys and the dashes up with those above"
    return "words stand behind the end of a text", f"{_QUOTE}, all of it"


# A key or a dash, and the text behind it.
_VALUE = re.compile(r"\s*(?:- )?(?:[\w-]+: +)?(?P<text>\S.*?)\s*")


def _requoted(line: str, said: str, column: int) -> str | None:
    """The text of a line as it should stand, where quotes are all that it lacks."""
    value = _VALUE.fullmatch(line)
    if value is None or value.start("text") >= column - 1:
        return None
    text = value["text"]
    if "mapping values" in said and ": " in text and '"' not in text:
        return f'{_QUOTE}: "{text}"'
    if "did not find expected" in said and text[0] in "\"'[{" and "block" in said:
        single = text.replace("'", "''")
        return f"put the whole text in quotes, here in single ones, not double quotes: '{single}'"
    return None
