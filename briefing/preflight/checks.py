"""The table of all checks of a finished PDF, and the report that they make together.

A check `print.resolution` is a function of `checks_print.py`, and so on. To add one, write the
function there and its line in `CHECKS`.
"""

from typing import NamedTuple

from briefing.errors import Fault, Severity
from briefing.preflight import (
    checks_colour,
    checks_document,
    checks_fonts,
    checks_links,
    checks_print,
    checks_security,
    checks_tags,
    validators,
)
from briefing.preflight.findings import Check, Outcome, Verdict, run_check
from briefing.preflight.model import Document

CHECKS = (
    Check("file.size", "Size for mail", checks_document.file_size),
    Check("file.whole", "Whole file", checks_document.undamaged),
    Check("file.pages", "Pages", checks_document.blank_pages),
    Check("file.paper", "Paper", checks_document.paper_sizes),
    Check("file.locks", "Permissions", checks_document.permissions),
    Check("file.versions", "Earlier versions", checks_document.earlier_versions),
    Check("about.title", "Title", checks_document.title),
    Check("about.title-bar", "Title bar", checks_document.title_bar),
    Check("about.language", "Language", checks_document.language),
    Check("about.bookmarks", "Bookmarks", checks_document.bookmarks),
    Check("type.embedded", "Fonts inside", checks_fonts.embedded_fonts),
    Check("type.readable", "Readable text", checks_fonts.unicode_text),
    Check("type.smallest", "Smallest type", checks_fonts.smallest_type),
    Check("tags.there", "Tags", checks_tags.has_tags),
    Check("tags.content", "Tagged content", checks_tags.tagged_content, needs_tags=True),
    Check("tags.roles", "Kinds of tags", checks_tags.standard_roles, needs_tags=True),
    Check("tags.headings", "Headings", checks_tags.headings, needs_tags=True),
    Check("tags.alts", "Alternative texts", checks_tags.alternative_texts, needs_tags=True),
    Check("tags.tables", "Tables", checks_tags.table_heads, needs_tags=True),
    Check("tags.order", "Reading order", checks_tags.reading_order, needs_tags=True),
    Check("links.targets", "Links", checks_links.link_targets),
    Check("links.tagged", "Links read aloud", checks_links.tagged_links, needs_tags=True),
    Check("links.tabs", "Tab key", checks_links.tab_order),
    Check("links.colour", "Links by colour", checks_links.links_by_colour),
    Check("print.edge", "Edge of the paper", checks_print.printable_area),
    Check("print.hairlines", "Thin lines", checks_print.hairlines),
    Check("print.resolution", "Pictures", checks_print.image_resolution),
    Check("print.scans", "Scanned pages", checks_print.scanned_pages),
    Check("print.covered", "Covered words", checks_print.covered_words),
    Check("colour.contrast", "Contrast", checks_colour.contrast_in_colour),
    Check("colour.grey", "Contrast in grey", checks_colour.contrast_in_grey),
    Check("colour.alone", "Colour alone", checks_colour.colour_alone),
    Check("active.scripts", "Scripts", checks_security.scripts),
    Check("active.launches", "Programs started", checks_security.launches),
    Check("active.outside", "Parts elsewhere", checks_security.external_parts),
    Check("active.players", "Film and sound", checks_security.film_and_sound),
    Check("active.forms", "Form fields", checks_security.form_fields),
    Check("enclosed.files", "Files inside", checks_security.embedded_files),
    Check("enclosed.comments", "Comments", checks_security.comments),
    Check("enclosed.layers", "Hidden layers", checks_security.hidden_layers),
    Check("standard.ua", "PDF/UA", validators.pdf_ua),
    Check("standard.archive", "PDF/A", validators.pdf_a),
    Check("standard.verapdf", "veraPDF", validators.verapdf),
)

_SEVERITIES = {Verdict.WARN: Severity.WARNING, Verdict.FAIL: Severity.ERROR}


class PreflightReport(NamedTuple):
    """A document, and the outcome of each check, in the order of `CHECKS`."""

    document: Document
    outcomes: tuple[Outcome, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of all outcomes."""
        return max(outcome.verdict for outcome in self.outcomes)

    @property
    def is_failed(self) -> bool:
        """Whether anything must be mended before the file goes out."""
        return self.verdict is Verdict.FAIL

    def titles(self, verdict: Verdict) -> list[str]:
        """The titles of the checks with a given verdict."""
        return [each.check.title for each in self.outcomes if each.verdict is verdict]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every warning and failure as a fault without a span: a failure is an error."""
        return tuple(
            Fault(
                f"proof.{outcome.check.code}",
                f"{found.message} ({found.place})" if found.place else found.message,
                hint=found.hint,
                severity=_SEVERITIES[found.verdict],
            )
            for outcome in self.outcomes
            for found in outcome.findings
            if found.verdict in _SEVERITIES
        )


def preflight(pdf: bytes, name: str) -> PreflightReport:
    """Run every check on a PDF, which messages call `name`.

    Raises:
        BriefingError: it is locked, damaged, too long, or no PDF.
    """
    from briefing.preflight.reader import read_document  # not loaded to show what another checked

    return run_checks(read_document(pdf, name))


def run_checks(document: Document) -> PreflightReport:
    """Run every check on a PDF that was read."""
    return PreflightReport(document, tuple(run_check(check, document) for check in CHECKS))
