"""The questions that a preflight puts to a document, in the order that they are told."""

from __future__ import annotations

from briefing.preflight import (
    checks_access,
    checks_content,
    checks_document,
    checks_security,
    validators,
)
from briefing.preflight.findings import Check
from briefing.proof.checks import file, fonts, links, marks

CHECKS = (
    Check("file.size", "Size for mail", file.weight),
    Check("file.whole", "Whole file", file.whole),
    Check("file.pages", "Pages", file.pages),
    Check("file.paper", "Paper", file.paper),
    Check("file.locks", "Permissions", file.locks),
    Check("file.versions", "Earlier versions", file.versions),
    Check("about.title", "Title", checks_document.title),
    Check("about.title-bar", "Title bar", checks_document.shown_title),
    Check("about.language", "Language", checks_document.language),
    Check("about.bookmarks", "Bookmarks", checks_document.bookmarks),
    Check("type.embedded", "Fonts inside", fonts.embedded),
    Check("type.readable", "Readable text", fonts.readable),
    Check("type.smallest", "Smallest type", fonts.smallest),
    Check("tags.there", "Tags", checks_access.tagged),
    Check("tags.content", "Tagged content", checks_access.content, is_about_tags=True),
    Check("tags.roles", "Kinds of tags", checks_access.roles, is_about_tags=True),
    Check("tags.headings", "Headings", checks_access.headings, is_about_tags=True),
    Check("tags.alts", "Alternative texts", checks_access.alts, is_about_tags=True),
    Check("tags.tables", "Tables", checks_access.tables, is_about_tags=True),
    Check("tags.order", "Reading order", checks_access.order, is_about_tags=True),
    Check("links.targets", "Links", links.targets),
    Check("links.tagged", "Links read aloud", links.tagged, is_about_tags=True),
    Check("links.tabs", "Tab key", links.tabs, is_about_tags=True),
    Check("links.colour", "Links by colour", links.by_colour),
    Check("print.edge", "Edge of the paper", marks.edge),
    Check("print.hairlines", "Thin lines", marks.hairlines),
    Check("print.resolution", "Pictures", marks.resolution),
    Check("print.scans", "Scanned pages", marks.scans),
    Check("print.covered", "Covered words", marks.covered),
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
