"""A PDF's catalogue and metadata become what the file says of itself."""

from __future__ import annotations

import re
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from briefing.preflight.model import Catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

_MOST = 1 << 20  # bytes of XMP that are looked through
# As an element or as an attribute. XMP is not read as XML: entities may be without end.
_UA = re.compile(rb"pdfuaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_ARCHIVAL = re.compile(rb"pdfaid:part\s*(?:>|=\s*[\"'])\s*(\d)")
_LEVEL = re.compile(rb"pdfaid:conformance\s*(?:>|=\s*[\"'])\s*([A-Za-z])")
_TITLE = re.compile(rb"<dc:title\b.*?<rdf:li\b[^>]*>([^<]*)</rdf:li>", re.DOTALL)


def read_catalogue(reader: PdfReader) -> Catalogue:
    """What the catalogue, the information dictionary and the XMP say."""
    root = reader.root_object
    xmp = _xmp(root)
    titled = _TITLE.search(xmp)
    title = (reader.metadata.title if reader.metadata else None) or ""
    part, level = _found(_ARCHIVAL, xmp), _found(_LEVEL, xmp)
    form = _dictionary(root.get("/AcroForm"))
    return Catalogue(
        title=title.strip() or (titled[1].decode("utf-8", "replace").strip() if titled else ""),
        shows_title=_is_true(_dictionary(root.get("/ViewerPreferences")).get("/DisplayDocTitle")),
        language=str(_got(root.get("/Lang")) or "").strip(),
        is_tagged=_is_true(_dictionary(root.get("/MarkInfo")).get("/Marked")),
        has_bookmarks="/First" in _dictionary(root.get("/Outlines")),
        hidden_layers=tuple(_hidden(_dictionary(root.get("/OCProperties")))),
        fields=len(_list(form.get("/Fields"))),
        ua_part=_found(_UA, xmp),
        archival=f"{part}{level.lower()}",
    )


def _xmp(root: Any) -> bytes:
    stream = _got(root.get("/Metadata"))
    data: bytes = stream.get_data() if hasattr(stream, "get_data") else b""
    if data.startswith(b"x"):  # PDFium, where it takes encryption away, drops the filter's name
        with suppress(zlib.error):
            return zlib.decompressobj().decompress(data, _MOST)
    return data[:_MOST]


def _found(pattern: re.Pattern[bytes], xmp: bytes) -> str:
    found = pattern.search(xmp)
    return found[1].decode() if found else ""


def _hidden(layers: Any) -> Iterator[str]:
    """The layers that do not show when the file is opened (ISO 32000-1, 8.11.4.3)."""
    default = _dictionary(layers.get("/D"))
    off = {_number(each) for each in _list(default.get("/OFF"))}
    is_base_off = str(default.get("/BaseState", "")) == "/OFF"
    on = {_number(each) for each in _list(default.get("/ON"))}
    for each in _list(layers.get("/OCGs")):
        if _number(each) in off or (is_base_off and _number(each) not in on):
            yield str(_dictionary(each).get("/Name", "without a name"))


def _number(reference: Any) -> int:
    return int(getattr(reference, "idnum", 0))


def _got(value: Any) -> Any:
    return value.get_object() if value is not None else None


def _dictionary(value: Any) -> Any:
    found = _got(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = _got(value)
    return found if isinstance(found, list) else []


def _is_true(value: Any) -> bool:
    found = _got(value)
    return bool(getattr(found, "value", False))
