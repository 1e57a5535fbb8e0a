"""An imprint becomes XMP, which says in XML what the document is and which standards it keeps."""

from __future__ import annotations

from briefing.pdf.backend import Imprint

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
    """The XMP packet; every value also stands in the information dictionary, alike."""
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
