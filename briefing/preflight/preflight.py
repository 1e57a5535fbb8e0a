"""A finished PDF becomes what every check says of it, and what is read aloud of it."""

from typing import NamedTuple

from briefing.errors import Fault, Severity
from briefing.preflight import (
    checks_access,
    checks_content,
    checks_document,
    checks_security,
    validators,
)
from briefing.preflight.findings import Check, Outcome, Verdict, judge
from briefing.preflight.model import Document
from briefing.preflight.opening import open_document

CHECKS = (
    Check("file.size", "Size for mail", checks_document.weight),
    Check("file.whole", "Whole file", checks_document.whole),
    Check("file.pages", "Pages", checks_document.pages),
    Check("file.paper", "Paper", checks_document.paper),
    Check("file.locks", "Permissions", checks_document.locks),
    Check("file.versions", "Earlier versions", checks_document.versions),
    Check("about.title", "Title", checks_document.title),
    Check("about.title-bar", "Title bar", checks_document.shown_title),
    Check("about.language", "Language", checks_document.language),
    Check("about.bookmarks", "Bookmarks", checks_document.bookmarks),
    Check("type.embedded", "Fonts inside", checks_document.embedded),
    Check("type.readable", "Readable text", checks_document.readable),
    Check("type.smallest", "Smallest type", checks_document.smallest),
    Check("tags.there", "Tags", checks_access.tagged),
    Check("tags.content", "Tagged content", checks_access.content, is_about_tags=True),
    Check("tags.roles", "Kinds of tags", checks_access.roles, is_about_tags=True),
    Check("tags.headings", "Headings", checks_access.headings, is_about_tags=True),
    Check("tags.alts", "Alternative texts", checks_access.alts, is_about_tags=True),
    Check("tags.tables", "Tables", checks_access.tables, is_about_tags=True),
    Check("tags.order", "Reading order", checks_access.order, is_about_tags=True),
    Check("links.targets", "Links", checks_access.targets),
    Check("links.tagged", "Links read aloud", checks_access.tagged_links, is_about_tags=True),
    Check("links.tabs", "Tab key", checks_access.tabs, is_about_tags=True),
    Check("links.colour", "Links by colour", checks_access.by_colour),
    Check("print.edge", "Edge of the paper", checks_content.edge),
    Check("print.hairlines", "Thin lines", checks_content.hairlines),
    Check("print.resolution", "Pictures", checks_content.resolution),
    Check("print.scans", "Scanned pages", checks_content.scans),
    Check("print.covered", "Covered words", checks_content.covered),
    Check("colour.contrast", "Contrast", checks_content.colours),
    Check("colour.grey", "Contrast in grey", checks_content.greys),
    Check("colour.alone", "Colour alone", checks_content.alike),
    Check("active.scripts", "Scripts", checks_security.scripts),
    Check("active.launches", "Programs started", checks_security.launches),
    Check("active.outside", "Parts elsewhere", checks_security.outside),
    Check("active.players", "Film and sound", checks_security.players),
    Check("active.forms", "Form fields", checks_security.forms),
    Check("enclosed.files", "Files inside", checks_security.enclosed),
    Check("enclosed.comments", "Comments", checks_security.comments),
    Check("enclosed.layers", "Hidden layers", checks_security.layers),
    Check("standard.ua", "PDF/UA", validators.accessible),
    Check("standard.archive", "PDF/A", validators.archival),
    Check("standard.verapdf", "veraPDF", validators.verapdf),
)


class Proof(NamedTuple):
    """A document, and what each check found in it, in the order of the checks."""

    document: Document
    outcomes: tuple[Outcome, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all."""
        return max(outcome.verdict for outcome in self.outcomes)

    @property
    def is_failed(self) -> bool:
        """Whether anything must be mended before the file goes out."""
        return self.verdict is Verdict.FAIL

    def titles(self, verdict: Verdict) -> list[str]:
        """The names of the checks that came to a verdict."""
        return [each.check.title for each in self.outcomes if each.verdict is verdict]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong, as faults that lie in no file of the author's: a fail is an error."""
        return tuple(
            Fault(
                code=f"proof.{outcome.check.code}",
                message=f"{found.message} ({found.place})" if found.place else found.message,
                hint=found.hint,
                severity=_SEVERITIES[found.verdict],
            )
            for outcome in self.outcomes
            for found in outcome.findings
            if found.verdict in _SEVERITIES
        )


_SEVERITIES = {Verdict.WARN: Severity.WARNING, Verdict.FAIL: Severity.ERROR}


def preflight(pdf: bytes, name: str) -> Proof:
    """Put all questions to a PDF.

    Raises:
        BriefingError: it cannot be opened, and why.
    """
    document = open_document(pdf, name)
    return Proof(document, tuple(judge(check, document) for check in CHECKS))
