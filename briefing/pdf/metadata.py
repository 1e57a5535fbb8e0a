"""What a document says of itself: its title and language, the files within it, its standards.

`make_imprint` and `attachments` take it from a brief, `xmp_packet` writes it in XML, and
`srgb_profile` says what its colours mean.
"""

import re
import struct
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Brief
from briefing.files.names import media_type
from briefing.pdf.objects import utf_16
from briefing.typeset.glyphs import seen

if TYPE_CHECKING:
    from briefing.evidence.check import Evidence


class Attachment(NamedTuple):
    """A file that travels inside the document.

    `says` describes it to a reader; `relationship` to the document is one of those that
    ISO 19005-3 names in annex E.
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


# PDF/A knows no property of PDF/UA's, so the file has to describe it (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA = """\
<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""

_NAMESPACES = """\
xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/\""""


def xmp_packet(imprint: Imprint, producer: str) -> bytes:
    """The XMP packet (ISO 16684-1), without white space for editing at its end.

    Every value that the information dictionary has, too, is the same there.
    """
    moment = f"{imprint.created:%Y-%m-%dT%H:%M:%SZ}".rjust(len("2023-07-11T00:00:00Z"), "0")
    part, level = imprint.archival[0], imprint.archival[1]
    parts = [
        "<dc:format>application/pdf</dc:format>",
        _alternative("dc:title", imprint.title),
        _alternative("dc:description", imprint.subject),
        _list("dc:creator", "Seq", imprint.author),
        _list("dc:language", "Bag", imprint.language),
        _simple("pdf:Keywords", imprint.keywords),
        _simple("pdf:Producer", producer),
        _simple("xmp:CreatorTool", imprint.creator),
        _simple("xmp:CreateDate", moment),
        _simple("xmp:ModifyDate", moment),
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
    ]
    body = "\n".join(part for part in parts if part)
    # The packet's opening and its id are fixed by XMP (ISO 16684-1, 7.3.2).
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        f'<rdf:Description rdf:about=""\n {_NAMESPACES}>\n{body}\n</rdf:Description>\n'
        f"{_UA_SCHEMA}\n"
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def read_title(pdf: bytes) -> str | None:
    """The title that a PDF has by the XMP packet of `xmp_packet`, or None."""
    found = _TITLE.search(pdf)
    text = found[1].decode("utf-8", "replace") if found else None
    return text and text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


_TITLE = re.compile(
    rb'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)</rdf:li></rdf:Alt></dc:title>'
)


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_escape(value)}</{name}>" if value else ""


def _list(name: str, kind: str, value: str) -> str:
    inner = f"<rdf:{kind}><rdf:li>{_escape(value)}</rdf:li></rdf:{kind}>"
    return f"<{name}>{inner}</{name}>" if value else ""


def _alternative(name: str, value: str) -> str:
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(value)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inner}</{name}>" if value else ""


def _escape(value: str) -> str:
    # The standard library's own would import its HTTP client along.
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# Primaries and white adapted from D65 to the profile connection space's D50 (Bradford).
_COLORANTS = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
    b"wtpt": (0.96420, 1.0, 0.82491),
}
_ADAPTATION = (1.04788, 0.02292, -0.05019, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168)
# Y = (aX + b)^g for X >= d, else Y = cX: parametric curve type 3, as g a b c d.
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


@cache
def srgb_profile() -> bytes:
    """An ICC profile of version 4 for sRGB (IEC 61966-2-1), some 500 bytes."""
    curve = b"para" + struct.pack(">4xHxx", 3) + _fixed(*_CURVE)
    tags = {
        b"desc": _text("sRGB"),
        b"cprt": _text("No copyright, use freely"),
        **{tag: b"XYZ \0\0\0\0" + _fixed(*values) for tag, values in _COLORANTS.items()},
        b"chad": b"sf32\0\0\0\0" + _fixed(*_ADAPTATION),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    start = 128 + 4 + 12 * len(tags)
    table, body, places = struct.pack(">I", len(tags)), b"", dict[bytes, int]()
    for tag, data in tags.items():
        if data not in places:  # the three curves are one
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    """The first 128 bytes: version 4.2, a display's RGB, made on 2000-01-01."""
    head = struct.pack(">I4xI", size, 0x04200000) + b"mntrRGB XYZ "
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 * 5 + 8)
    return (head + _fixed(*_COLORANTS[b"wtpt"])).ljust(128, b"\0")


def _fixed(*values: float) -> bytes:
    """Numbers as s15Fixed16."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _text(text: str) -> bytes:
    """A text in one language, as multiLocalizedUnicode."""
    data = bytes.fromhex(utf_16(text))
    return b"mluc\0\0\0\0" + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(data), 28) + data


# The evidence sheet's name within a PDF.
SHEET = "evidence.json"


def make_imprint(
    brief: Brief, created: datetime, files: tuple[Attachment, ...], *, creator: str
) -> Imprint:
    """The imprint of a brief's document, which carries `files`; `creator` is the program."""
    return Imprint(
        title=seen(brief.title.text),
        language=brief.language.tag,
        created=created,
        creator=creator,
        author=seen(brief.owner.text) if brief.owner else "",
        subject=seen(brief.standfirst.text) if brief.standfirst else "",
        keywords=brief.marking.text if brief.marking else "",
        attachments=files,
    )


def attachments(
    brief: Brief, sources: Iterable[tuple[str, bytes]], evidence: "Evidence | None"
) -> tuple[Attachment, ...]:
    """The files that a brief's PDF carries: its `sources`, the evidence sheet, or both.

    Without `evidence` there is no sheet.
    """
    files = [
        Attachment(name, data, media_type(name), f"{name}: source of this brief")
        for name, data in sources
    ]
    if "evidence" in brief.attach and evidence:
        from briefing.evidence.report import as_json  # loaded only for a sheet that is enclosed

        data = as_json(brief, evidence).encode()
        says = "where each number of this brief comes from"
        files.append(Attachment(SHEET, data, media_type(SHEET), says, "Supplement"))
    return tuple(files)
