"""A brief, start to finish, as an email: its page, and what a reader needs without it."""

import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.model import Brief
from briefing.errors import BriefingError, Fault, Severity
from briefing.lint.findings import linted_texts
from briefing.lint.general_rules import placeholders
from briefing.mail.body import write_body
from briefing.mail.message import Headers, write_message
from briefing.preflight.checks_document import FAIL_SIZE, MB, WARN_SIZE
from briefing.style.stylesheet import Typography
from briefing.workflows.build import Press, Result

# The values' colour: the default style's accent, which has enough contrast on white.
_ACCENT = "#0B4A86"
_SET = Typography(quotes=True, dashes=True)


class Post(NamedTuple):
    """An email that is ready to be kept or sent, and the build behind it."""

    message: EmailMessage
    result: Result
    faults: tuple[Fault, ...]


def write_post(
    folder: str | os.PathLike[str], headers: Headers, *, style: str | None = None, **options: Any
) -> Post:
    """Build the brief in a folder and write the email that carries it; `options` as for `build`.

    Raises:
        BriefingError: with every fault of the brief, or of the headers; a marking above what the
            brief lets go by mail.
    """
    result = Press(style).build(folder, **options)
    if faults := tuple(_marked(result.brief)):
        raise BriefingError(*faults)
    name = Path(result.report.file_name).name
    body = write_body(result.brief, name, _SET)
    message = write_message(body, result.pdf, name, headers, _ACCENT)
    return Post(message, result, (*result.faults, *_weighed(result.pdf)))


def check_sendable(post: Post) -> None:
    """Stop what must not leave the building.

    Raises:
        BriefingError: words yet to be written, nobody to send to or from, or more than mail
            servers take.
    """
    faults = [*_unwritten(post.result.brief)]
    if not post.message["To"]:
        hint = "name somebody with --to"
        faults.append(Fault("mail.nobody", "there is nobody to send it to", hint=hint))
    if not post.message["From"]:
        hint = "name yourself with --from"
        faults.append(Fault("mail.sender", "it has no sender", hint=hint))
    if len(post.result.pdf) > FAIL_SIZE:
        message = _heavy(post.result.pdf, "most servers refuse")
        hint = "use fewer or smaller pictures"
        faults.append(Fault("mail.too-heavy", message, hint=hint))
    if faults:
        raise BriefingError(*faults)


def _marked(brief: Brief) -> Iterator[Fault]:
    """A fault where a brief is marked higher than it says may be mailed."""
    if brief.mail_limit is None or brief.marking is None:
        return
    from briefing.brief.section_markings import covers  # loaded only for a brief with a limit

    limit, marking = brief.mail_limit.text, brief.marking.text
    if not covers(limit, marking):
        message = f"{marking} may not be mailed: `mail_limit` is {limit}"
        yield Fault("mail.marking", message, brief.marking.span, "hand it over another way")


def _unwritten(brief: Brief) -> Iterator[Fault]:
    """What `briefing new` left to be written, whatever the brief's own rules say."""
    found = (each for text in linted_texts(brief) for each in placeholders(text, brief.language))
    for finding in found:
        yield Fault("mail.unwritten", finding.message, finding.span, finding.hint)


def _weighed(pdf: bytes) -> tuple[Fault, ...]:
    if len(pdf) <= WARN_SIZE:
        return ()
    message = _heavy(pdf, "slow to fetch on a telephone")
    hint = "use smaller pictures"
    return (Fault("mail.heavy", message, hint=hint, severity=Severity.WARNING),)


def _heavy(pdf: bytes, why: str) -> str:
    return f"the PDF has {len(pdf) / MB:.1f} MB, {why}"
