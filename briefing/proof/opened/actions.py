"""All objects of a PDF become what is active or enclosed in it, wherever it hides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefing.evidence.pdf_text import DAMAGED
from briefing.preflight.model import Active, Enclosed

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST = 200_000  # objects that are looked at
_ACTIONS = (
    "JavaScript Launch SubmitForm ImportData GoToR GoToE Rendition Movie Sound RichMediaExecute"
).split()
# How programs begin: Windows, Linux, macOS, and scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")


def read_active(reader: PdfReader) -> tuple[tuple[Active, ...], tuple[Enclosed, ...]]:
    """What a reader would run, open, send or fetch; and the files within."""
    active: list[Active] = []
    enclosed: list[Enclosed] = []
    for found in _walk(reader.root_object):
        active += _actions(found)
        if "/EF" in found:
            enclosed.append(_file(found))
    opening = _got(reader.root_object.get("/OpenAction"))
    if isinstance(opening, dict) and "/URI" in opening:
        active.append(Active("OpenURI", str(opening["/URI"])))
    return tuple(dict.fromkeys(active)), tuple(sorted(set(enclosed), key=str))


def _walk(root: Any) -> Iterator[Any]:
    """Each dictionary that the catalogue leads to, once; streams are not unpacked."""
    stack, seen, count = [root], set(), 0
    while stack and count < MOST:
        value = stack.pop()
        number = getattr(value, "idnum", None)
        if number in seen:
            continue
        if number is not None:
            seen.add(number)
        count += 1
        value = _got(value)
        if isinstance(value, dict):
            yield value
            stack += [dict.__getitem__(value, key) for key in value]
        elif isinstance(value, list):
            stack += list.__iter__(value)


def _actions(found: Any) -> Iterator[Active]:
    kind = str(found.get("/S", "")).removeprefix("/")
    if kind in _ACTIONS:
        detail = _got(found.get("/JS" if kind == "JavaScript" else "/F"))
        yield Active(kind, _named(detail))
    elif "/JS" in found:
        yield Active("JavaScript", "")
    if hasattr(found, "get_data") and "/F" in found:
        yield Active("ExternalStream", _named(_got(found["/F"])))
    if "/XFA" in found:
        yield Active("XFA", "")
    if isinstance(_got(found.get("/Ref")), dict) and str(found.get("/Subtype")) == "/Form":
        yield Active("ReferencedPage", _named(_got(_got(found["/Ref"]).get("/F"))))


def _named(detail: Any) -> str:
    """What an action is about: a file's name, or the start of its text."""
    if isinstance(detail, dict):
        detail = detail.get("/UF", detail.get("/F", ""))
    return " ".join(str(_got(detail) or "").split())[:80]


def _file(found: Any) -> Enclosed:
    name = str(_got(found.get("/UF", found.get("/F", "without a name"))))
    relationship = found.get("/AFRelationship")
    kind = None if relationship is None else str(relationship).removeprefix("/")
    streams = _got(found["/EF"])
    stream = _got(streams.get("/F", streams.get("/UF"))) if isinstance(streams, dict) else None
    return Enclosed(name, kind, _start(stream).startswith(_PROGRAMS))


def _start(stream: Any) -> bytes:
    """The first bytes of a stream; none of one that cannot be unpacked within pypdf's bounds."""
    try:
        data: bytes = stream.get_data()
    except DAMAGED:
        return b""
    return data[:8]


def _got(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
