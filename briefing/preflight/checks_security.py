"""Of what the file does: scripts, programs, forms, files within, comments, hidden layers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from briefing.preflight.findings import Finding, at, failed, passed, said, warned
from briefing.preflight.model import Document

_SCRIPTS = ("JavaScript",)
_LAUNCHES = ("Launch", "ImportData", "SubmitForm", "OpenURI")
_OUTSIDE = ("GoToR", "GoToE", "ExternalStream", "ReferencedPage")
_PLAYS = ("Rendition", "Movie", "Sound", "RichMediaExecute")
_PLAYERS = ("Movie", "Sound", "Screen", "RichMedia", "3D")
# What mail servers refuse, and what runs when it is opened.
_PROGRAMS = frozenset(
    ".exe .com .bat .cmd .ps1 .vbs .vbe .js .jse .wsf .hta .scr .pif .msi .jar .lnk .sh .app .dmg"
    " .docm .dotm .xlsm .pptm .reg .cpl .dll".split()
)
_COMMENTS = frozenset(
    "Text FreeText Highlight Underline StrikeOut Squiggly Stamp Ink Caret Line Square Circle "
    "Polygon PolyLine FileAttachment Redact".split()
)
_DOES = {
    "Launch": "it starts a program",
    "ImportData": "it reads in data",
    "SubmitForm": "it sends what is filled in",
    "OpenURI": "it opens a web page when it is opened",
    "GoToR": "it leads to a file that does not travel with it",
    "GoToE": "it leads into a file within it",
    "ExternalStream": "a part of it lies in another file",
    "ReferencedPage": "a page of it lies in another file",
}


def scripts(document: Document) -> Iterator[Finding]:
    """Whether a program runs in the reader."""
    yield from _actives(document, _SCRIPTS, "take it out: mail filters stop such files")
    yield passed("none")


def launches(document: Document) -> Iterator[Finding]:
    """Whether it starts, sends or opens anything."""
    yield from _actives(document, _LAUNCHES, "take the action out: readers warn of it")
    yield passed("none")


def outside(document: Document) -> Iterator[Finding]:
    """Whether it needs anything that is not in the file."""
    yield from _actives(document, _OUTSIDE, "put it into the file, or link to a web address")
    yield passed("nothing is missing")


def players(document: Document) -> Iterator[Finding]:
    """Whether it plays films or sounds, which paper cannot and few readers do."""
    hint = "show a still picture, and link to the film"
    yield from _actives(document, _PLAYS, hint)
    for sheet in document.sheets:
        for note in sheet.notes:
            if note.kind in _PLAYERS:
                place = at(sheet.number, note.box)
                yield failed(f"a player is on the page ({note.kind})", hint, place)
    yield passed("none")


def _actives(document: Document, kinds: tuple[str, ...], hint: str) -> Iterator[Finding]:
    for kind, detail in document.active:
        if kind in kinds:
            does = _DOES.get(kind, f"it holds {kind}")
            yield failed(f"{does}: {said(detail)}" if detail else does, hint)


def enclosed(document: Document) -> Iterator[Finding]:
    """Whether the files within are meant to travel, and harmless.

    A file that says what it is to the document, as PDF/A-3 asks (ISO 19005-3, 6.8), is meant.
    """
    for file in document.enclosed:
        if file.is_program or PurePath(file.name).suffix.lower() in _PROGRAMS:
            yield failed(f"a program is enclosed: {said(file.name)}", "take it out")
        elif file.relationship is None:
            hint = "take it out, unless everybody who gets the file may have it"
            yield warned(f"a file is enclosed: {said(file.name)}", hint)
    names = ", ".join(file.name for file in document.enclosed[:5])
    yield passed(f"meant to be there: {names}" if names else "none")


def forms(document: Document) -> Iterator[Finding]:
    """Whether there are fields to fill in."""
    hint = "flatten the form: print it to PDF"
    if any(kind == "XFA" for kind, _ in document.active):
        yield failed("it is an XFA form, which few readers show", hint)
    if document.catalogue.fields:
        count = document.catalogue.fields
        yield warned(f"{count} field{'' if count == 1 else 's'} to fill in", hint)
    yield passed("none")


def comments(document: Document) -> Iterator[Finding]:
    """Whether somebody's remarks are still on the page."""
    for sheet in document.sheets:
        for note in sheet.notes:
            if note.kind in _COMMENTS:
                says = f": {said(note.says)}" if note.says else ""
                hint = "delete it before the file leaves"
                place = at(sheet.number, note.box)
                yield warned(f"a comment is left ({note.kind}){says}", hint, place)
    yield passed("none")


def layers(document: Document) -> Iterator[Finding]:
    """Whether anything is there that is not shown."""
    for name in document.catalogue.hidden_layers:
        hint = "delete the layer: anybody can switch it on"
        yield failed(f"a layer is hidden: {said(name)}", hint)
    yield passed("none hidden")
