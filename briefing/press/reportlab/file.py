"""A document's objects become the bytes of a file, each with its number and its place.

ReportLab writes the same file, but by an object of its own for each object, for each reference
and for each line of the table: half the time of a page.
"""

from __future__ import annotations

from reportlab.pdfbase.pdfdoc import PDFFile, PDFTrailer, format

from briefing.press.reportlab.objects import Document, Indirect, Stream


def write_file(document: Document) -> bytes:
    """The whole file; objects that others come to refer to as they are written are in it."""
    document.info.digest(document.signature)
    document.Outlines.prepare(document, None)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    root, info = document.Reference(document.Catalog), document.Reference(document.info)
    parts = [*PDFFile(document._pdfVersion).strings]
    length, places = sum(map(len, parts)), list[int]()
    while name := document.numberToId.get(len(places) + 1):
        written = document.idToObject[name]
        is_ours = isinstance(written, Indirect | Stream)
        body = written.format(document) if is_ours else format(written, document, toplevel=1)
        end = b"" if body.endswith(b"\n") else b"\n"
        parts.append(b"%d 0 obj\n%s%sendobj\n" % (len(places) + 1, body, end))
        places.append(length)
        length += len(parts[-1])
    size = len(places) + 1
    trailer = PDFTrailer(startxref=length, Size=size, Root=root, Info=info, ID=document.ID())
    return b"".join((*parts, _table(places), trailer.format(document)))


def _table(places: list[int]) -> bytes:
    """The cross-reference table: rows of twenty bytes, the first of no object (7.5.4)."""
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    return b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, rows)
