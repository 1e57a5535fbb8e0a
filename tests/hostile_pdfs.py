"""PDFs that ask for far more work than they have bytes, made when a test asks for them."""

from __future__ import annotations

import zlib
from collections.abc import Callable

CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 9 Tf (12 of 31) Tj ET\n"
FONT = b"/Font<</F 5 0 R>>"
M = 1 << 20


def written(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1, the first of them its catalogue."""
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, at)
    return b"".join((*parts, head, tail))


def stream(data: bytes, entries: bytes = b"", filters: int = 1) -> bytes:
    """A stream object, deflated so many times."""
    for _ in range(filters):
        data = zlib.compress(data, 9)
    names = b"/Filter[%s]" % (b"/FlateDecode" * filters) if filters else b""
    return b"<<%s%s/Length %d>>stream\n%s\nendstream" % (entries, names, len(data), data)


def raw(data: bytes, entries: bytes = b"") -> bytes:
    return stream(data, entries, filters=0)


def pages(resources: bytes, content: bytes, *more: bytes, count: int = 1) -> bytes:
    """So many pages with one content, which is object 4; `more` are objects from 5 on."""
    kids = b"/Type/Pages/Count %d/Kids[%s]" % (count, b"3 0 R " * count)
    page = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<%s>>" % resources
    return written(CATALOGUE, b"<<%s>>" % kids, b"<<%s>>" % page, content, *more)


def form(content: bytes, resources: bytes = b"/Font<</F 99 0 R>>") -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<<%s>>" % resources
    return stream(content, entries)


def cmap(*ranges: bytes) -> bytes:
    """A font's table from codes to text."""
    body = b"\n".join(ranges)
    head = b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    return stream(head + b"%d beginbfrange\n%s\nendbfrange\n" % (len(ranges), body))


def composite(table: int) -> bytes:
    form = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode %d 0 R>>"
    return form % table


FULL = cmap(*(b"<%04X> <%04X> <0041>" % (n * 256, n * 256 + 255) for n in range(100)))


def fonts(count: int, on: int, table: bytes = FULL) -> bytes:
    """So many fonts on so many pages."""
    names = b"".join(b"/F%d 5 0 R" % number for number in range(count))
    shown = stream(b"BT /F1 9 Tf (a) Tj ET")
    return pages(b"/Font<<%s>>" % names, shown, composite(6), table, count=on)


def lattice(depth: int, draws: int) -> bytes:
    """Forms that each draw the next some times."""
    inner = [
        form(b"/X Do " * draws, b"/XObject<</X %d 0 R>>" % number) for number in range(6, 6 + depth)
    ]
    return pages(b"/XObject<</X 5 0 R>>", stream(b"/X Do"), *inner, form(TEXT))


def drawn(times: int, size: int, count: int = 1) -> bytes:
    """One long form drawn again and again."""
    shown = form(TEXT * (size // len(TEXT)), b"/Font<</F 6 0 R>>")
    return pages(b"/XObject<</X 5 0 R>>", stream(b"/X Do " * times), shown, HELVETICA, count=count)


def tree(depth: int) -> bytes:
    """Page trees whose branches are the same branch, twice."""
    nodes = [
        b"<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>" % (number, number)
        for number in range(3, 3 + depth)
    ]
    return written(CATALOGUE, *nodes, b"<</Type/Page/MediaBox[0 0 9 9]>>")


def contents(parts: int, size: int, count: int = 1) -> bytes:
    """Pages whose content is one stream, many times over."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[%s]/Resources<</Font<</F 5 0 R>>>>>>"
    )
    kids = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, b"3 0 R " * count)
    shown = stream(TEXT * (size // len(TEXT)))
    return written(CATALOGUE, kids, page % (b"4 0 R " * parts), shown, HELVETICA)


def content(data: bytes, count: int = 1, filters: int = 1) -> bytes:
    return pages(b"/Font<</F 5 0 R>>", stream(data, filters=filters), HELVETICA, count=count)


def packed(claimed: int, size: int) -> bytes:
    """A page whose fonts are said to be in a stream of other objects, which is long."""
    names = b"".join(b"/F%d %d 0 R" % (n, n + 7) for n in range(claimed))
    head = b"".join(b"%d %d " % (n + 1_000_000, n * 3) for n in range(size))
    body = head + b"[] " * size
    objects = (
        CATALOGUE,
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<%s>>>>>>" % names,
        stream(TEXT),
        stream(body, b"/Type/ObjStm/N %d/First %d" % (size, len(head))),
    )
    parts, places, at = [b"%PDF-1.7\n"], [], 9
    for number, content in enumerate(objects, start=1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        at += len(parts[-1])
    rows = b"".join(b"\1%s\0" % place.to_bytes(4, "big") for place in (*places, at))
    rows = bytes(6) + rows + b"\2\0\0\0\5\0" * claimed
    table = stream(rows, b"/Type/XRef/W[1 4 1]/Size %d/Root 1 0 R" % (claimed + 7))
    parts.append(b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF" % (table, at))
    return b"".join(parts)


def table_bomb(size: int) -> bytes:
    """A table of objects that unpacks to so many rows."""
    table = stream(bytes(6 * size), b"/Type/XRef/W[1 4 1]/Size %d/Root 1 0 R" % size)
    return b"%%PDF-1.7\n1 0 obj\n%s\nendobj\nstartxref\n9\n%%%%EOF" % table


def object_streams(chained: int, size: int) -> bytes:
    """Streams of objects that extend each other, without a table of where they are."""
    parts = [b"%PDF-1.7\n"]
    for number in range(10, 10 + chained):
        head = b"".join(b"%d %d " % (1000 * number + n, n * 3) for n in range(size))
        body = head + b"[] " * size
        entries = b"/Type/ObjStm/N %d/First %d/Extends %d 0 R" % (size, len(head), number + 1)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, stream(body, entries)))
    parts.append(b"trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF")
    return b"".join(parts)


def missing(count: int) -> bytes:
    """A page whose fonts are nowhere in a large file."""
    names = b"".join(b"/F%d %d 0 R" % (n, n + 1000) for n in range(count))
    return pages(b"/Font<<%s>>" % names, stream(TEXT), raw(b" 1" * 9 * M))


def chain(count: int) -> bytes:
    """Tables of objects that each name another one before it."""
    parts, at, before = [b"%PDF-1.4\n"], 9, 0
    for _ in range(count):
        parts.append(b"xref\n0 0\ntrailer\n<</Root 1 0 R/Prev %d>>\n" % before)
        before, at = at, at + len(parts[-1])
    return b"".join((*parts, b"startxref\n%d\n%%%%EOF" % before))


PDFS: dict[str, Callable[[], bytes]] = {
    "500 fonts on 400 pages": lambda: fonts(500, 400),
    "500 fonts on 1 page": lambda: fonts(500, 1),
    "1 font on 400 pages": lambda: fonts(1, 400),
    "a font that spans all": lambda: fonts(1, 1, cmap(b"<0000> <FFFFFFFF> <0041>")),
    "a font that spans much, on 400 pages": lambda: fonts(1, 400, cmap(b"<0000> <FFFF> <0041>")),
    "widths of 100,000 glyphs": lambda: pages(
        b"/Font<</F 5 0 R>>",
        stream(TEXT),
        b"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        b"<</W[%s]>>" % b"0 65000 500 " * 1,
        count=400,
    ),
    "direct fonts": lambda: pages(
        b"/Font<<%s>>" % b"".join(b"/F%d%s" % (n, HELVETICA) for n in range(5000)),
        stream(TEXT),
        count=100,
    ),
    "differences": lambda: pages(
        b"/Font<</F 5 0 R>>",
        stream(TEXT),
        b"<</Type/Font/Subtype/Type1/Encoding<</Differences[%s]>>>>" % (b"0/a " * 90_000),
        count=300,
    ),
    "a lattice of forms": lambda: lattice(25, 2),
    "a lattice of forms, ten each": lambda: lattice(30, 10),
    "a form in itself": lambda: pages(
        b"/XObject<</X 5 0 R>>", stream(b"/X Do"), form(b"/X Do /X Do", b"/XObject<</X 5 0 R>>")
    ),
    "a form drawn 5,000 times": lambda: drawn(5_000, 10_000),
    "a form drawn on 400 pages": lambda: drawn(900, 100_000, 400),
    "a small form drawn often": lambda: drawn(100_000, 30, 100),
    "a tree of pages that doubles": lambda: tree(28),
    "a tree of pages in itself": lambda: written(
        CATALOGUE, b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"
    ),
    "a deep tree of pages": lambda: written(
        CATALOGUE,
        *(b"<</Type/Pages/Count 1/Kids[%d 0 R]>>" % n for n in range(3, 9_000)),
        b"<</Type/Page/MediaBox[0 0 9 9]>>",
    ),
    "a tree of pages that says 2 billion": lambda: written(
        CATALOGUE, b"<</Type/Pages/Count 2000000000/Kids[]>>"
    ),
    "50,000 pages": lambda: content(TEXT, 50_000),
    "500 full pages": lambda: content(TEXT * 300, 500),
    "a zip bomb": lambda: content(bytes(400 * M)),
    "a zip bomb in a zip bomb": lambda: content(bytes(600 * M), filters=2),
    "a bomb of text": lambda: content(TEXT * (8 * M // 27)),
    "content of 1.4 MB": lambda: content(TEXT * 50_000),
    "moves of a line": lambda: content(b"BT /F 9 Tf " + b"T* " * 480_000),
    "quotes": lambda: content(b"BT /F 9 Tf " + b"()'" * 480_000),
    "numbers": lambda: content(b"BT " + b"1 " * 700_000 + b"Tj"),
    "brackets": lambda: content(b"[" * M),
    "nothing": lambda: content(b"q " * 700_000),
    "text in one string": lambda: content(b"BT /F 9 Tf (" + b"a" * 1_400_000 + b") Tj ET"),
    "a string that never ends": lambda: content(b"(" * 1_400_000),
    "pictures in the text": lambda: content(b"BI /W 1 /H 1 ID a EI\n" * 60_000),
    "pictures in the text that never end": lambda: content(b"BI /W 1 /H 1 ID " * 80_000),
    "pieces of content": lambda: contents(9_000, 100, 500),
    "large pieces of content": lambda: contents(9_000, 100_000, 500),
    "chained object streams": lambda: object_streams(100, 5_000),
    "large object streams": lambda: object_streams(5, 60_000),
    "content that poses as a table and a form": lambda: pages(
        FONT,
        stream(TEXT * 300 + b"beginbfrange" + b"<0><FFFF><0>" * 99, b"/Subtype/Form"),
        HELVETICA,
        count=400,
    ),
    "objects that are not in their stream": lambda: packed(500, 20_000),
    "a table of a million objects": lambda: table_bomb(660_000),
    "a table of 50 million objects": lambda: table_bomb(50_000_000),
    "arrays in arrays": lambda: written(b"<</Type/Catalog/X" + b"[" * 100_000 + b"/Pages 2 0 R>>"),
    "missing fonts in 20 MB": lambda: missing(500),
    "junk": lambda: b"%PDF-1.4\n" + b"1 0 obj\n" * (2 * M) + b"startxref\n0\n%%EOF",
    "junk of objects": lambda: (
        b"%PDF-1.4\n" + b"".join(b"%d 0 obj<<>>\n" % n for n in range(M)) + b"startxref\n0\n%%EOF"
    ),
    "junk of trailers": lambda: (
        b"%PDF-1.4\n" + b"trailer<<>>\n" * (1_500_000) + b"startxref\n0\n%%EOF"
    ),
    "junk of digits": lambda: b"%PDF-1.4\n" + b"1" * (19 * M) + b" obj\nstartxref\n0\n%%EOF",
    "comments": lambda: b"%PDF-1.4\n" + b"%" * 19 * M,
    "lines of comments": lambda: b"%PDF-1.4\n" + b"%\n" * 9 * M,
    "comments before an end": lambda: b"%PDF-1.4\n" + b"%" * 19 * M + b"\nstartxref\n9\n%%EOF",
    "comments in an object": lambda: written(
        b"<<" + b"%a\n" * 6 * M + b"/Type/Catalog/Pages 2 0 R>>", b"<</Kids[]/Count 0>>"
    ),
    "white space": lambda: b"%PDF-1.4\n" + b"\n" * 19 * M + b"%%EOF",
    "a string of 19 MB": lambda: written(
        b"<</Type/Catalog/X(" + b"a" * 19 * M + b")/Pages 2 0 R>>"
    ),
    "hex of 19 MB": lambda: written(b"<</Type/Catalog/X<" + b"a" * 19 * M + b">/Pages 2 0 R>>"),
    "a name of 19 MB": lambda: written(b"<</Type/Catalog/X/" + b"a" * 19 * M + b"/Pages 2 0 R>>"),
    "an array of 6 million": lambda: written(
        b"<</Type/Catalog/X[" + b"1 " * 6 * M + b"]/Pages 2 0 R>>"
    ),
    "references round and round": lambda: written(b"2 0 R", b"3 0 R", b"1 0 R"),
    "a length that is itself": lambda: pages(b"", b"<</Length 4 0 R>>stream\nBT ET\nendstream"),
    "a chain of tables": lambda: chain(200_000),
    "runs": lambda: pages(FONT, raw(b"\x81a" * 9 * M, b"/Filter/RunLengthDecode"), HELVETICA),
    "hex": lambda: pages(FONT, raw(b"41" * 9 * M + b">", b"/Filter/ASCIIHexDecode"), HELVETICA),
    "85": lambda: pages(FONT, raw(b"z" * 19 * M + b"~>", b"/Filter/ASCII85Decode"), HELVETICA),
    "LZW": lambda: pages(FONT, raw(bytes(range(256)) * 40_000, b"/Filter/LZWDecode"), HELVETICA),
    "predictors": lambda: pages(
        FONT, stream(bytes(60 * M), b"/DecodeParms<</Predictor 15/Columns 1>>"), HELVETICA
    ),
}

# What is told of them, where that is not that they take too much work.
TOLD = {
    "a form in itself": "source.no-text",
    "a tree of pages that says 2 billion": "source.no-text",
    "a tree of pages in itself": "source.broken",
    "arrays in arrays": "source.broken",
    "references round and round": "source.broken",
    "a table of a million objects": "source.broken",
    "a table of 50 million objects": "source.broken",
    "chained object streams": "source.broken",
    "large object streams": "source.broken",
    **dict.fromkeys((name for name in PDFS if name.startswith("junk")), "source.broken"),
    "comments": "source.broken",
    "lines of comments": "source.broken",
    "comments before an end": "source.broken",
    "white space": "source.broken",
    "a lattice of forms": "read",
    "a lattice of forms, ten each": "read",
}
