"""PDFs for `proof`, `unpack` and `diff`, and as the sources of evidence.

A file is taken apart into its objects, some of which are changed. Then it is written anew, mostly
with a sound table of where they are, so that a reader gets as far as the change.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from briefing import build
from tests import hostile_pdfs as hostile
from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_bytes, weighted
from tests.pictures import png

BRIEF = {
    "brief.yaml": "title: Ministers agree a plan\nattach: [source, evidence]\nmarking: TLP:CLEAR\n"
    "link: https://example.org/\npicture: {file: view.png, alt: A view}\n",
    "a.yaml": "title: A\nsummary: One [fact](https://example.org/a), 2% of it.\n"
    "table: {columns: [Name, 2024], rows: [[Ann, 3]]}\nfigures: [{value: 2%, label: of it}]\n",
}
SOURCED = (
    b"title: T\nsources: {s: {title: S, file: s.pdf}}\n",
    b"title: A\nsource: s\nsummary: 12 of 31 agree 2%.\nquote: {text: 12 of 31, speaker: A}\n",
)


class Parts(NamedTuple):
    """A PDF taken apart: its objects, numbered from 1, and the entries of its trailer."""

    objects: tuple[bytes, ...]
    trailer: bytes


@cache
def seeds() -> tuple[Parts, ...]:
    """A page of briefing's own, and small ones whose forms and fonts are all that they hold."""
    made = [
        hostile.content(hostile.TEXT * 3, count=2),
        hostile.lattice(3, 2),
        hostile.tree(3),
        hostile.pages(
            hostile.FONT, hostile.stream(hostile.TEXT), hostile.composite(6), hostile.FULL
        ),
        hostile.contents(3, 100),
        hostile.drawn(2, 60, 2),
    ]
    with TemporaryDirectory() as place:
        for name, written in BRIEF.items():
            Path(place, name).write_text(written)
        Path(place, "view.png").write_bytes(png(2, 2, _pixels()))
        own = apart(build(place).pdf)
    return (own, own, own, own, *map(apart, made))


def _pixels() -> bytes:
    from tests.pictures import chunk

    return chunk(b"IDAT", zlib.compress(bytes(6)))


_OBJECT = re.compile(rb"\d+ 0 obj\s(.*?)\sendobj", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*<<(.*)>>\s*startxref", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)


def apart(pdf: bytes) -> Parts:
    """Take a PDF apart whose objects are numbered from 1 in the order in which they stand."""
    (trailer,) = _TRAILER.findall(pdf)
    return Parts(tuple(_OBJECT.findall(pdf)), trailer)


def together(parts: Parts) -> bytes:
    """The PDF of these objects, with a table of where they are."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(parts.objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(places) + 1, table)
    return (
        bytes(out) + head + b"trailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (parts.trailer, len(out))
    )


NUMBERS = (
    b"0 -1 1 2 7 65535 65536 2147483647 2147483648 4294967296 99999999999999999999 -2147483649"
    b" 0.5 1e5 1.5.2 --3 . 00000000001 3.4028236e39"
).split()
VALUES = (
    *(b"null", b"true", b"[]", b"<<>>", b"()", b"<>", b"(\\)", b"<4", b"/", b"/#00"),
    *(b"/A#", b"[[[[", b"<</Type/Page>>", b"(\xfe\xff\xd8\x00)", b"<FEFF>", b"(\xff\xfea)"),
    *(b"[" * 200 + b"]" * 200, b"/Page", b"/Pages", b"/Catalog", b"/XObject", b"/Form"),
    *(b"/Image", b"/Font", b"/ObjStm", b"/XRef", b"/FlateDecode", b"/LZWDecode"),
    *(b"/DCTDecode", b"/JBIG2Decode", b"/JPXDecode", b"/Crypt", b"/CCITTFaxDecode"),
    *(b"/ASCII85Decode", b"/ASCIIHexDecode", b"/RunLengthDecode", b"/Indexed"),
    *(b"[/FlateDecode/FlateDecode]", b"[/ICCBased 1 0 R]", b"/DeviceN", b"/Separation"),
    *(b"/Pattern", b"/Identity-H", b"/Type0", b"/Type3", b"/CIDFontType0", b"/MCR"),
    *(b"/OBJR", b"/Link", b"/Widget"),
)
KEYS = (
    b"Type Subtype Kids Parent Count Contents Resources MediaBox CropBox TrimBox Rotate Annots "
    b"Length Filter DecodeParms First N W Index Size Root Prev Encrypt Info ID Names "
    b"EmbeddedFiles EF AF F UF Limits Outlines Next Last Dest A URI StructTreeRoot ParentTree "
    b"Nums K S P Pg RoleMap ClassMap Alt Lang Metadata OutputIntents DestOutputProfile Font "
    b"XObject ExtGState ColorSpace Width Height BitsPerComponent SMask Decode ToUnicode "
    b"DescendantFonts FontDescriptor FontFile2 FontFile3 CIDToGIDMap Encoding Differences "
    b"BaseEncoding Widths FirstChar LastChar BBox Matrix Group MarkInfo ViewerPreferences "
    b"OCProperties AcroForm OpenAction AA JS UserUnit Params CheckSum"
).split()
OPERATORS = (
    b"q Q BT ET Tj TJ ' \" Td TD Tm T* Tf Tr Ts Tz TL Tc Tw Do cm re m l c h f S B W n gs "
    b"cs sc scn k rg g BMC BDC EMC MP DP BI ID EI BX EX sh d0 d1 /F /X /Artifact (a) <0001> "
    b"[(a)-9999(b)] [ ] << >> /P<</MCID\x200>>BDC /Span<</ActualText(a)>>BDC"
).split(b" ")
_REFERENCE = re.compile(rb"\d+ 0 R")
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_NAME = re.compile(rb"/[A-Za-z0-9]+")


def changed(parts: Parts, rng: Random) -> Parts:
    """The PDF with some of its objects changed, exchanged or taken out, or its trailer changed."""
    objects = list(parts.objects)
    trailer = parts.trailer
    for _ in range(rng.choice((1, 1, 2, 4))):
        at, other = rng.randrange(len(objects)), rng.randrange(len(objects))
        match rng.randrange(14):
            case 0:
                objects[at], objects[other] = objects[other], objects[at]
            case 1:
                objects[at] = rng.choice((*VALUES, b"%d 0 R" % (other + 1), b"%d 0 R" % (at + 1)))
            case 2:
                trailer = _changed_entries(trailer, rng, len(objects))
            case _:
                objects[at] = _changed_object(objects[at], rng, len(objects))
    return Parts(tuple(objects), trailer)


def _changed_object(content: bytes, rng: Random, count: int) -> bytes:
    match = _STREAM.fullmatch(content)
    if match is None or rng.random() < 0.4:
        head, stream, rest = content.partition(b"stream")
        return _changed_entries(head, rng, count) + stream + rest
    entries, data = match[1], match[2]
    if b"/FlateDecode" in entries and rng.random() < 0.8:
        try:
            plain = _changed_content(zlib.decompress(data), rng)
        except zlib.error:
            return entries + b"stream\n" + changed_bytes(data, rng) + b"\nendstream"
        data = zlib.compress(plain)
    else:
        data = _changed_content(data, rng)
    if rng.random() < 0.9:
        entries = re.sub(rb"/Length \d+", b"/Length %d" % len(data), entries)
    return entries + b"stream\n" + data + b"\nendstream"


def _changed_entries(entries: bytes, rng: Random, count: int) -> bytes:
    """A dictionary, or an array, with a number, a reference, a name or a key changed."""
    reference = b"%d 0 R" % rng.randint(0, count + 1)
    match rng.randrange(8):
        case 0 | 1:
            return _replaced(entries, _REFERENCE, reference, rng)
        case 2:
            return _replaced(entries, _NUMBER, rng.choice(NUMBERS), rng)
        case 3:
            return _replaced(
                entries, _NAME, rng.choice((b"/" + rng.choice(KEYS), rng.choice(VALUES))), rng
            )
        case 4:
            return _replaced(entries, _REFERENCE, rng.choice(VALUES), rng)
        case 5:
            new = rng.choice(
                (*VALUES, *NUMBERS, reference, reference, b"[%s %s]" % (reference, reference))
            )
            put = b"<</%s %s " % (rng.choice(KEYS), new)
            return entries.replace(b"<<", put, 1) if b"<<" in entries else entries + put[2:]
        case 6:
            return _replaced(entries, re.compile(rb"/\w+\s*(?:\d+ 0 R|[\d.]+|/\w+)"), b"", rng)
        case _:
            return changed_bytes(entries, rng)


def _replaced(whole: bytes, pattern: re.Pattern[bytes], new: bytes, rng: Random) -> bytes:
    """A text with one of a pattern's matches replaced."""
    found = list(pattern.finditer(whole))
    if not found:
        return whole
    match = rng.choice(found)
    return whole[: match.start()] + b" " + new + b" " + whole[match.end() :]


def _changed_content(content: bytes, rng: Random) -> bytes:
    """A content stream, a table of codes, or any other stream, with some operators changed."""
    if b" " not in content or rng.random() < 0.2:
        return changed_bytes(content, rng)
    tokens = content.split(b" ")
    for _ in range(rng.choice((1, 2, 5))):
        at = rng.randrange(max(len(tokens), 1))
        new = rng.choice((rng.choice(OPERATORS), rng.choice(NUMBERS), rng.choice(VALUES)))
        match rng.randrange(5):
            case 0:
                tokens[at : at + 1] = [new]
            case 1:
                tokens[at:at] = [new] * rng.choice((1, 1, 3, 200))
            case 2:
                tokens[at : at + rng.randrange(6)] = []
            case 3:
                tokens[at:at] = tokens[rng.randrange(len(tokens) + 1) :][: rng.randrange(40)]
            case _:
                tokens[at : at + 1] = [changed_bytes(b"".join(tokens[at : at + 1]), rng)]
    return b" ".join(tokens)


def _damaged(pdf: bytes, rng: Random) -> bytes:
    """A PDF with its table, its header or its end damaged."""
    table = pdf.rfind(b"xref\n0")
    match rng.randrange(4):
        case 0:
            return changed_bytes(pdf, rng, table)
        case 1:
            return _replaced(pdf, re.compile(rb"(?<=startxref\n)\d+"), rng.choice(NUMBERS), rng)
        case 2:
            more = b"xref\n0 0\ntrailer\n<</Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF"
            return pdf + more % (rng.choice((table, len(pdf), 0)), len(pdf))
        case _:
            return changed_bytes(pdf, rng)


CALLS = (
    (5, ("proof", "x.pdf")),
    (1, ("proof", "x.pdf", "--outline")),
    (1, ("proof", "x.pdf", "--format", "json")),
    (3, ("unpack", "x.pdf", "folder")),
    (1, ("diff", "old.pdf", "x.pdf")),
    (5, ("Builder.check", "brief")),
)


def make(rng: Random) -> Case:
    """A PDF that was changed, and what is to be done with it."""
    call: tuple[str, ...] = weighted(rng, *CALLS)
    own = call[0] in ("unpack", "diff")
    parts = seeds()[0] if own else rng.choice(seeds())
    pdf = together(changed(parts, rng) if rng.random() < 0.9 else parts)
    if rng.random() < 0.2:
        pdf = _damaged(pdf, rng)
    match call[0]:
        case "diff":
            return Case({"old.pdf": together(seeds()[0]), "x.pdf": pdf}, call)
        case "Builder.check":
            brief, section = SOURCED
            files = {"brief/brief.yaml": brief, "brief/a.yaml": section, "brief/s.pdf": pdf}
            return Case(files, call)
        case _:
            return Case({"x.pdf": pdf}, call)
