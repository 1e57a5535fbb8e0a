"""One file of many numbered copies of a page, each with a few words of its own on it.

What the copies share stands in the file once: fonts, images, the page's content, metadata, long
texts. Each copy has a page object of its own, its content stream behind the shared one, its
links, its part of the structure tree with a leaf of the parent tree, a bookmark and a page label.
(The content is a stream that all pages name, and no form XObject: one whose marked content
belongs to the structure may be drawn only once, ISO 14289-1, 7.20.)

A page's own objects are written once for each copy, by the functions that write them for a file
of one page, into a file (`_Copy`) that numbers them anew and refers to all else as before. They
are packed into object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import accumulate, chain
from struct import pack
from typing import Any, NamedTuple

from briefing.pdf.document import Drawn
from briefing.pdf.objects import Catalogue, Stream, text_string
from briefing.pdf.tagging import id_tree

# Copies whose objects are packed as one: more take a reader longer to reach a page, fewer pack
# worse.
_COPIES_PER_PACK = 16
# A string longer than this is an object that all copies refer to: shorter is the reference.
_LONG = 16


class Overprint(NamedTuple):
    """What a copy has of its own: its name in a reader's lists, and operators for its page."""

    name: str
    content: bytes


def digests(content: bytes, overprints: Sequence[Overprint]) -> tuple[str, ...]:
    """The SHA-256 of each copy's page: the content that all share, a line feed, and its own."""
    shared = sha256(content + b"\n")

    def whole(own: bytes) -> str:
        each = shared.copy()
        each.update(own)
        return each.hexdigest()

    return tuple(whole(overprint.content) for overprint in overprints)


def write_copies(drawn: Drawn, overprints: Sequence[Overprint]) -> bytes:
    """The file with the page of `drawn` once for each copy, in this order.

    Its structure has a place for the content that each copy adds: the marks in that are the ones
    that the page's structure tree gave out.
    """
    document = drawn.document
    pdf = document.to_bytes(drawn.catalogue, drawn.info)
    outlines = len(document.bodies) + 1
    labels = outlines + 1
    page = _Page(drawn, labels + 1)
    packs = list(page.number_copies(overprints, labels + len(page.strings) + 1))
    copies = list(chain.from_iterable(packs))
    bookmarks = [Bookmark(copy.name, copy.numbers[0]) for copy in copies]
    outline = dict(make_outline(outlines, copies[-1].numbers[-1] + 1, bookmarks))
    trunk = _trunk(drawn, page, copies, outlines, labels)
    own = {document.number(target) for target in page.places if target is not page.added}
    file = PackedFile(document.head)
    for number, body in enumerate(document.bodies, start=1):
        if number not in trunk and number not in own:
            file.add(number, body)
    for copy, overprint in zip(copies, overprints, strict=True):
        file.add(copy.numbers[-1], _stream(b"", overprint.content))
    streams = [*(page.write(row) for row in packs), (trunk | outline | page.strings).items()]
    for number, objects in enumerate(streams, start=max(outline) + 1):
        file.pack(number, objects)
    root, info = document.refer(drawn.catalogue), document.refer(drawn.info)
    return file.finish(
        number + 1, b"/Root %b/Info %b/ID[%b]" % (root, info, 2 * _id(pdf, overprints))
    )


class _Copy:
    """A copy's objects as they are written: the file that they see.

    `numbers` are those of its own objects, in the order of `_Page.places`; `key` is its first in
    the parent tree.
    """

    def __init__(self, page: "_Page", name: bytes, numbers: range, key: int) -> None:
        self.name = name
        self.numbers = numbers
        self.key = key
        self._page = page

    def refer(self, target: Any) -> bytes:
        """A reference to an object of its own, or to one that all copies share."""
        place = self._page.places.get(target)
        if place is None:
            return self._page.document.refer(target)
        return b"%d 0 R" % self.numbers[place]

    def refer_to_page(self, number: int) -> bytes:
        """A reference to the only page that there is to see."""
        return b"%d 0 R" % self.numbers[0]

    def text(self, text: str) -> bytes:
        """A text string, or a reference to a long one."""
        return self._page.text(text)

    def parent_key(self, key: int) -> int:
        """The key in the tree of all copies."""
        return self.key + key


class _Page:
    """The objects that each copy has of its own, and what they share beyond the document.

    `places` tells of each object which it is of a copy's: the page first, then links and
    elements, the leaf of the parent tree, and last the stream of the content that a copy adds.
    `strings` are long texts by their numbers, which begin at `first_string`.
    """

    def __init__(self, drawn: Drawn, first_string: int) -> None:
        self.document = drawn.document
        self.tree = drawn.tree
        self.strings: dict[int, bytes] = {}
        self._texts: dict[str, bytes] = {}
        self._first_string = first_string
        self.added = Stream(b"")
        page = drawn.page._replace(contents=(*drawn.page.contents, self.added))
        own = [drawn.page_object, *self.tree.objects(), self.tree.parent_tree]
        self.places = {target: place for place, target in enumerate((*own, self.added))}
        in_another_way = {
            drawn.page_object: page.write,
            self.tree.top: self._part,
            self.tree.parent_tree: self._leaf,
        }
        self._writers = [in_another_way.get(target, target.write) for target in own]
        # Written once to no file, to find the long texts before the copies get their numbers.
        list(self._write(_Copy(self, b"", range(len(self.places)), 0)))

    def number_copies(self, overprints: Sequence[Overprint], first: int) -> Iterator[list[_Copy]]:
        """The copies in packs, numbered across each: what is alike in them stands side by side."""
        for at in range(0, len(overprints), _COPIES_PER_PACK):
            some = overprints[at : at + _COPIES_PER_PACK]
            behind = first + len(self.places) * len(some)
            yield [
                _Copy(
                    self,
                    text_string(overprint.name),
                    range(first + place, behind, len(some)),
                    (at + place) * self.tree.keys,
                )
                for place, overprint in enumerate(some)
            ]
            first = behind

    def write(self, copies: Sequence[_Copy]) -> Iterator[tuple[int, bytes]]:
        """The objects of some copies, their added content aside: every page, then all else."""
        written = (zip(copy.numbers, self._write(copy), strict=False) for copy in copies)
        return chain.from_iterable(zip(*written, strict=True))

    def text(self, text: str) -> bytes:
        """A text string, or a reference to a long one."""
        if text not in self._texts:
            string = text_string(text)
            if len(string) > _LONG:
                number = self._first_string + len(self.strings)
                self.strings[number], string = string, b"%d 0 R" % number
            self._texts[text] = string
        return self._texts[text]

    def _write(self, copy: _Copy) -> Iterator[bytes]:
        return (write(copy) for write in self._writers)

    def _part(self, copy: _Copy) -> bytes:
        return self.tree.part(copy, copy.name, self.document.refer(self.tree.top))

    def _leaf(self, copy: _Copy) -> bytes:
        """The leaf of the parent tree (7.9.7) that has the keys of a copy."""
        limits = copy.key, copy.key + self.tree.keys - 1
        pairs = b" ".join(filter(None, self.tree.owners(copy)))
        return b"<</Limits[%d %d]/Nums[%b]>>" % (*limits, pairs)


def _trunk(
    drawn: Drawn, page: _Page, copies: Sequence[_Copy], outlines: int, labels: int
) -> dict[int, bytes]:
    """What copies hang on, by number: catalogue, page tree, structure, parent tree and labels."""
    document, tree = drawn.document, drawn.tree

    def all_of(target: Any) -> bytes:
        place = page.places[target]
        return b" ".join(b"%d 0 R" % copy.numbers[place] for copy in copies)

    entries = {"Outlines": f"{outlines} 0 R", "PageLabels": f"{labels} 0 R"}
    if len(copies) > 1:
        entries["PageMode"] = "/UseOutlines"
    catalogue = Catalogue(drawn.catalogue.entries | entries)
    root, top, parents = map(document.refer, (tree.root, tree.top, tree.parent_tree))
    names = b"".join(b"%d<</P %b>>" % (at, copy.name) for at, copy in enumerate(copies))
    identified = {name: at for copy in copies for name, at in tree.identified(copy).items()}
    return {
        document.number(drawn.catalogue): catalogue.format(document),
        document.number(document.Pages): (
            b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(copies), all_of(drawn.page_object))
        ),
        document.number(tree.root): (
            b"<</Type/StructTreeRoot/K[%b]/ParentTree %b/ParentTreeNextKey %d%b>>"
            % (top, parents, len(copies) * tree.keys, id_tree(identified))
        ),
        document.number(tree.top): (
            b"<</Type/StructElem/S/Document/P %b/K[%b]>>" % (root, all_of(tree.top))
        ),
        document.number(tree.parent_tree): b"<</Kids[%b]>>" % all_of(tree.parent_tree),
        labels: b"<</Nums[%b]>>" % names,
    }


def _id(pdf: bytes, overprints: Sequence[Overprint]) -> bytes:
    """The file's identifier (14.4): of the page as printed, and of all that is added."""
    seen = sha256(pdf)
    for name, content in overprints:
        seen.update(b"%b\0%b\0" % (name.encode(), content))
    return b"<%b>" % seen.hexdigest()[:32].encode()


# Bookmarks side by side name one another, and a reader that follows the whole row gives up at
# some length, page-validation at 256. A hundred are also as many as anybody looks through.
_MOST_SIBLINGS = 100


class Bookmark(NamedTuple):
    """A bookmark's name, a text string as it is written, and the number of its page's object."""

    name: bytes
    page: int

    @property
    def entries(self) -> bytes:
        """What its dictionary says of it alone (12.3.3)."""
        return b"/Title %b/Dest[%d 0 R/Fit]" % self


def make_outline(
    root: int, free: int, bookmarks: Sequence[Bookmark]
) -> Iterator[tuple[int, bytes]]:
    """The outline's root and its items, numbered from `free` on; many are in groups that open."""
    starts = range(0, len(bookmarks), _MOST_SIBLINGS)
    if len(starts) == 1:
        yield root, b"<</Type/Outlines%b>>" % _span(free, len(bookmarks), len(bookmarks))
        yield from _siblings(root, free, [bookmark.entries for bookmark in bookmarks])
        return
    first = free + len(starts)
    rows = [bookmarks[at : at + _MOST_SIBLINGS] for at in starts]
    groups = [_group(at, len(row), first + at) for at, row in zip(starts, rows, strict=True)]
    yield root, b"<</Type/Outlines%b>>" % _span(free, len(groups), len(groups))
    yield from _siblings(root, free, groups)
    for number, (at, row) in enumerate(zip(starts, rows, strict=True), start=free):
        yield from _siblings(number, first + at, [bookmark.entries for bookmark in row])


def _siblings(parent: int, first: int, entries: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    """Items side by side, each with references to its neighbours."""
    last = first + len(entries) - 1
    for number, entry in enumerate(entries, start=first):
        before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        behind = b"/Next %d 0 R" % (number + 1) if number < last else b""
        yield number, b"<<%b/Parent %d 0 R%b%b>>" % (entry, parent, before, behind)


def _group(at: int, size: int, first: int) -> bytes:
    """A closed group, named by the numbers in it; a count below zero says that it is closed."""
    name = text_string(f"{at + 1}\N{EN DASH}{at + size}")
    return b"/Title %b%b" % (name, _span(first, size, -size))


def _span(first: int, size: int, count: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, first + size - 1, count)


# A number that no object has (7.5.4); the row of number 0 among them.
_FREE = pack(">BIH", 0, 0, 65535)


class PackedFile:
    """A file as it is written: streams one by one, all other objects packed into streams.

    `head` is what stands before the first object.
    """

    def __init__(self, head: bytes) -> None:
        self._parts = [head]
        self._length = len(head)
        self._rows: dict[int, bytes] = {}

    def add(self, number: int, body: bytes) -> None:
        """Write an object as it is; a stream can only be written so."""
        self._rows[number] = pack(">BIH", 1, self._length, 0)
        part = b"%d 0 obj\n%bendobj\n" % (number, body)
        self._parts.append(part)
        self._length += len(part)

    def pack(self, number: int, objects: Iterable[tuple[int, bytes]]) -> None:
        """Write objects that are no streams as one object stream (7.5.7) of that number."""
        numbers, bodies = zip(*objects, strict=True)
        starts = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = b"".join(b"%d %d " % pair for pair in zip(numbers, starts, strict=False))
        for place, packed in enumerate(numbers):
            self._rows[packed] = pack(">BIH", 2, number, place)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
        self.add(number, _stream(entries, head + b"\n".join(bodies)))

    def finish(self, number: int, trailer: bytes) -> bytes:
        """The whole file: its last object is the cross-reference stream (7.5.8), with the
        entries of the trailer.
        """
        start = self._length
        self._rows[number] = pack(">BIH", 1, start, 0)
        rows = [self._rows.get(at, _FREE) for at in range(number + 1)]
        entries = b"/Type/XRef/Size %d/W[1 4 2]%b" % (len(rows), trailer)
        predicted = b"%b/DecodeParms<</Predictor 12/Columns %d>>" % (entries, len(_FREE))
        self.add(number, _stream(predicted, _differences(rows)))
        return b"".join((*self._parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _stream(entries: bytes, data: bytes) -> bytes:
    """A compressed stream; its last end of line is as in `objects.Stream`."""
    # What is packed here differs in digits alone: as for PNG, short matches gain little.
    squeezer = zlib.compressobj(level=9, strategy=zlib.Z_FILTERED)
    content = squeezer.compress(data) + squeezer.flush()
    head = b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(content))
    return b"%b\nstream\n%b\r\nendstream\n" % (head, content)


def _differences(rows: list[bytes]) -> bytes:
    """Rows as what each is more than the last, as in PNG (7.4.4.4): nearly all alike."""
    pairs = zip(rows, [bytes(len(_FREE)), *rows], strict=False)
    return b"".join(
        b"\2" + bytes((byte - above) & 255 for byte, above in zip(*pair, strict=True))
        for pair in pairs
    )
