"""What a press is: it brings the ruler that setting needs, and prints a page."""

from datetime import datetime
from typing import NamedTuple, Protocol

from briefing.layout.page import Page
from briefing.typeset.glyphs import Metrics


class Attachment(NamedTuple):
    """A file that travels inside the document.

    `relationship` is one that ISO 19005-3 names in annex E.
    """

    name: str
    data: bytes
    media_type: str
    says: str
    relationship: str = "Source"


class Imprint(NamedTuple):
    """What a document says about itself; `created` is in UTC."""

    title: str
    language: str
    created: datetime
    creator: str
    author: str = ""
    subject: str = ""
    keywords: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def archival(self) -> str:
        """The part and level of PDF/A: part 2 may embed no file that is not PDF/A itself."""
        return "3A" if self.attachments else "2A"


class Edition(NamedTuple):
    """Copies of a page in one file, and the SHA-256 of each copy's content, in hexadecimal.

    The content is the data of all content streams of its page, joined by a line feed.
    """

    pdf: bytes
    digests: tuple[str, ...]


class Press(Protocol):
    """A format's ruler and pen."""

    metrics: Metrics

    def print(self, pages: tuple[Page, ...], imprint: Imprint) -> bytes:
        """The pages as a finished file."""
        ...
