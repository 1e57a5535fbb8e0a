"""Checks of what the file does (`active.*`) and of what is hidden in it (`enclosed.*`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from briefing.preflight.findings import Finding, at, failed, passed, quoted, shortened, warned
from briefing.preflight.model import Document, EmbeddedFile

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
_MOST_NAMED = 20  # files that are meant to be there
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
    """Whether it holds JavaScript."""
    yield from _active(document, _SCRIPTS, "take it out: mail filters stop such files")
    yield passed("none")


def launches(document: Document) -> Iterator[Finding]:
    """Whether an action starts a program, sends data, or opens a web page by itself."""
    yield from _active(document, _LAUNCHES, "take the action out: readers warn of it")
    yield passed("none")


def external_parts(document: Document) -> Iterator[Finding]:
    """Whether it needs anything that is not in the file."""
    yield from _active(document, _OUTSIDE, "put it into the file, or link to a web address")
    yield passed("nothing is missing")


def film_and_sound(document: Document) -> Iterator[Finding]:
    """Whether it plays films or sounds, which paper cannot and few viewers do."""
    hint = "show a still picture, and link to the film"
    yield from _active(document, _PLAYS, hint)
    for page in document.pages:
        for annotation in page.annotations:
            if annotation.kind in _PLAYERS:
                place = at(page.number, annotation.box)
                yield failed(f"a player is on the page ({annotation.kind})", hint, place)
    yield passed("none")


def _active(document: Document, kinds: tuple[str, ...], hint: str) -> Iterator[Finding]:
    for kind, detail in document.active:
        if kind in kinds:
            does = _DOES.get(kind, f"it holds {kind}")
            yield failed(f"{does}: {quoted(detail)}" if detail else does, hint)


def form_fields(document: Document) -> Iterator[Finding]:
    """Whether there are fields to fill in."""
    hint = "flatten the form: print it to PDF"
    if any(kind == "XFA" for kind, _ in document.active):
        yield failed("it is an XFA form, which few readers show", hint)
    if document.catalogue.fields:
        count = document.catalogue.fields
        yield warned(f"{count} field{'' if count == 1 else 's'} to fill in", hint)
    yield passed("none")


def embedded_files(document: Document) -> Iterator[Finding]:
    """Whether embedded files are meant to travel, and none is a program.

    A file that says what it is to the document, as PDF/A-3 asks (ISO 19005-3, 6.8), is meant.
    """
    enclosed = Counter(
        (quoted(file.name), is_program)
        for file in document.embedded_files
        if (is_program := _is_program(file)) or file.relationship is None
    )
    for (name, is_program), count in enclosed.items():
        said = f"{name}, and {count - 1} more of that name" if count > 1 else name
        if is_program:
            yield failed(f"a program is enclosed: {said}", "take it out")
        else:
            hint = "take it out, unless everybody who gets the file may have it"
            yield warned(f"a file is enclosed: {said}", hint)
    names = [shortened(file.name) for file in document.embedded_files]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    listed = ", ".join(names[:_MOST_NAMED])
    yield passed(f"meant to be there: {listed}{more}" if names else "none")


def _is_program(file: EmbeddedFile) -> bool:
    return file.is_program or PurePath(file.name).suffix.lower() in _PROGRAMS


def comments(document: Document) -> Iterator[Finding]:
    """Whether somebody's comments are still on the page."""
    for page in document.pages:
        for annotation in page.annotations:
            if annotation.kind in _COMMENTS:
                says = f": {quoted(annotation.contents)}" if annotation.contents else ""
                message = f"a comment is left ({annotation.kind}){says}"
                place = at(page.number, annotation.box)
                yield warned(message, "delete it before the file leaves", place)
    yield passed("none")


def hidden_layers(document: Document) -> Iterator[Finding]:
    """Whether a layer is there that is not shown (ISO 32000-1, 8.11)."""
    for name in document.catalogue.hidden_layers:
        hint = "delete the layer: anybody can switch it on"
        yield failed(f"a layer is hidden: {quoted(name)}", hint)
    yield passed("none hidden")
