"""A brief becomes what its document says about itself, and the files that travel in it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from briefing.brief.model import Brief
from briefing.files.names import media_type
from briefing.pdf.backend import Attachment, Imprint

if TYPE_CHECKING:
    from briefing.evidence.check import Ledger

# The evidence sheet's name within a PDF.
SHEET = "evidence.json"


def make_imprint(
    brief: Brief, created: datetime, files: tuple[Attachment, ...], *, creator: str
) -> Imprint:
    """What a brief's document says about itself, and the files that travel in it."""
    return Imprint(
        title=brief.title.text,
        language=brief.language.tag,
        created=created,
        creator=creator,
        author=brief.owner.text if brief.owner else "",
        subject=brief.standfirst.text if brief.standfirst else "",
        keywords=brief.marking.text if brief.marking else "",
        attachments=files,
    )


def attachments(brief: Brief, ledger: Ledger | None) -> tuple[Attachment, ...]:
    """What the author wants to travel in the file: the copy, the evidence sheet, or both."""
    files: list[Attachment] = []
    if "source" in brief.attach:
        files += (
            Attachment(name, data, media_type(name), f"{name}: source of this brief")
            for name, data in dict(brief.files).items()
        )
    if "evidence" in brief.attach and ledger:
        from briefing.evidence.report import as_json

        data = as_json(brief, ledger).encode()
        says = "where each number of this brief comes from"
        files.append(Attachment(SHEET, data, media_type(SHEET), says, "Supplement"))
    return tuple(files)
