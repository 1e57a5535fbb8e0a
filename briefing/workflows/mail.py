"""`briefing mail`: an email with a brief's page, and with its message for who does not open it."""

import os
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

from briefing.brief.model import Brief, Copy
from briefing.errors import BriefingError, Fault, Severity
from briefing.lint.findings import linted_texts
from briefing.lint.general_rules import placeholders
from briefing.mail.body import write_body
from briefing.mail.message import Headers, write_message
from briefing.pipeline import LaidOut, Pipeline
from briefing.preflight.checks_document import FAIL_SIZE, MB, WARN_SIZE
from briefing.style.stylesheet import Typography

# The values' colour: the default style's accent, which has enough contrast on white.
_ACCENT = "#0B4A86"
_TYPOGRAPHY = Typography(quotes=True, dashes=True)


class Email(NamedTuple):
    """An email that is ready to be kept or sent.

    `file_name` is that of its PDF; the faults are warnings, and `inputs` the files that the PDF
    was made of.
    """

    message: EmailMessage
    brief: Brief
    pdf: bytes
    file_name: str
    faults: tuple[Fault, ...]
    inputs: tuple[Path, ...]


def write_email(
    folder: str | os.PathLike[str], headers: Headers, *, style: str | None = None, **options: Any
) -> Email:
    """Build the brief in a folder, and write the email that carries it.

    Args:
        folder: where brief.yaml lies.
        headers: whom it is from, whom it is for, and its subject.
        style: as for `Pipeline`.
        options: as for `Pipeline.build`: paper, language, strict.

    Raises:
        BriefingError: with every fault of the brief, or of the headers; a marking above what the
            brief lets go by mail.
    """
    laid, pdf = Pipeline(style).build(Path(folder), **options)
    brief, name = laid.brief, Path(laid.report.file_name).name
    if brief.mail_limit and brief.marking:
        _check_marking(brief.marking, brief.mail_limit)
    faults, body = laid.faults, write_body(brief, name, _TYPOGRAPHY)
    if not brief.language.is_shipped:
        faults = (*faults, *_missing_words(laid, name))
    message = write_message(body, pdf, name, headers, _ACCENT)
    if len(pdf) > WARN_SIZE:
        heavy = _heavy(pdf, "slow to fetch on a telephone")
        hint = "use smaller pictures"
        faults = (*faults, Fault("mail.heavy", heavy, hint=hint, severity=Severity.WARNING))
    return Email(message, brief, pdf, name, faults, laid.inputs)


def check_sendable(email: Email) -> None:
    """See that an email may be sent.

    Raises:
        BriefingError: words yet to be written, nobody to send to or from, or more than mail
            servers take.
    """
    brief = email.brief
    # What `briefing new` left to be written, whatever the brief's own `lint` says.
    faults = [
        Fault("mail.unwritten", found.message, found.span, found.hint)
        for text in linted_texts(brief)
        for found in placeholders(text, brief.language)
    ]
    if not email.message["To"]:
        hint = "name somebody with --to"
        faults.append(Fault("mail.nobody", "there is nobody to send it to", hint=hint))
    if not email.message["From"]:
        hint = "name yourself with --from"
        faults.append(Fault("mail.sender", "it has no sender", hint=hint))
    if len(email.pdf) > FAIL_SIZE:
        message = _heavy(email.pdf, "most servers refuse")
        hint = "use fewer or smaller pictures"
        faults.append(Fault("mail.too-heavy", message, hint=hint))
    if faults:
        raise BriefingError(*faults)


def _missing_words(laid: LaidOut, name: str) -> Iterator[Fault]:
    """The warning that the email has fixed words in English that the page does not have."""
    # loaded only for such a language
    from briefing.layout.missing_words import missing_words, noting_brief

    brief, asked = noting_brief(laid.brief)
    write_body(brief, name, _TYPOGRAPHY)
    yield from missing_words(laid.brief, asked - laid.english)


def _check_marking(marking: Copy, limit: Copy) -> None:
    """See that a brief is not marked higher than its `mail_limit`.

    Raises:
        BriefingError: it is.
    """
    from briefing.brief.section_markings import covers  # loaded only for a brief with a limit

    if not covers(limit.text, marking.text):
        message = f"{marking.text} may not be mailed: `mail_limit` is {limit.text}"
        hint = "hand it over another way"
        raise BriefingError(Fault("mail.marking", message, marking.span, hint))


def _heavy(pdf: bytes, why: str) -> str:
    return f"the PDF has {len(pdf) / MB:.1f} MB, {why}"
