"""A file of one page becomes one of many copies, each with a few words of its own on the page."""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate, chain, count, pairwise
from struct import pack
from typing import NamedTuple

from briefing.pdf.objects import text_string

# A string, in which anything may stand; a number in the parent tree; a reference.
TOKEN = re.compile(
    rb"(?P<string>\((?:[^()\\]|\\.)*\)|<[0-9a-f]+>)"
    rb"|(?P<key>/StructParents? )(?P<at>\d+)"
    rb"|\b(?P<object>\d+) 0 R\b",
    re.DOTALL,
)


class Printed(NamedTuple):
    """What stands before the first object, the objects by number, and those the trailer names."""

    head: bytes
    objects: dict[int, bytes]
    root: int
    info: int

    def number(self, holder: int, entry: bytes) -> int:
        """The object that a dictionary's entry names, or the first of an array's."""
        found = re.search(rb"%b ?\[? ?(\d+) 0 R" % re.escape(entry), self.objects[holder])
        assert found, entry
        return int(found[1])


def read_printed(pdf: bytes) -> Printed:
    """The objects of a finished file (ISO 32000-1, 7.5.4: entries of three words each)."""
    start = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    _, _, count, *words = pdf[start:].split()
    starts = sorted(int(words[3 * number]) for number in range(1, int(count)))
    objects = dict(_object(pdf[at:end]) for at, end in pairwise((*starts, start)))
    trailer = Printed(pdf[: starts[0]], {**objects, 0: pdf[start:]}, 0, 0)
    root, info = trailer.number(0, b"/Root"), trailer.number(0, b"/Info")
    return Printed(pdf[: starts[0]], objects, root, info)


def references(body: bytes) -> Iterator[int]:
    """The objects that a dictionary names, in the order it does."""
    return (int(token["object"]) for token in TOKEN.finditer(body) if token["object"])


def _object(written: bytes) -> tuple[int, bytes]:
    head, _, body = written.partition(b" 0 obj\n")
    return int(head), body.removesuffix(b"endobj\n")


# How a dictionary begins that belongs to one page.
_OWN = b"<</Type/StructElem", b"<</Type/Annot"
# A string longer than this is an object that all copies name: shorter is the reference.
_LONG = 16
_BETWEEN = b"\0"  # objects of a form; strings are escaped or hexadecimal, so none holds one


class Trunk(NamedTuple):
    """The objects that pages hang on, by number; the last two are new."""

    catalogue: int
    pages: int
    tree: int
    document: int
    owners: int
    outlines: int
    labels: int

    @classmethod
    def of(cls, printed: Printed) -> "Trunk":
        """Those of a printed file."""
        root, last = printed.root, max(printed.objects)
        pages, tree = printed.number(root, b"/Pages"), printed.number(root, b"/StructTreeRoot")
        document, owners = printed.number(tree, b"/K"), printed.number(tree, b"/ParentTree")
        return cls(root, pages, tree, document, owners, last + 1, last + 2)


class Form(NamedTuple):
    """A copy's objects, with slots: the page, links and elements, and the leaf of the parent
    tree, which says whose content is whose.

    `top` is the element that holds all others. Each copy has so many `keys` in the parent tree.
    `own` are the numbers of what the form replaces, `strings` what copies share beyond that.
    """

    text: bytes
    size: int
    keys: int
    top: int
    own: frozenset[int]
    strings: dict[int, bytes]

    @property
    def leaf(self) -> int:
        """Which of its objects is the leaf of the parent tree."""
        return self.size - 1

    def fill(self, name: bytes, numbers: Iterable[int], key: int) -> list[bytes]:
        """The objects of a copy, in the order of their numbers; in the tree from a key on.

        There is a number more than objects: that of the content which it adds.
        """
        slots: dict[bytes, bytes | int] = {b"name": name}
        slots |= {b"%d" % at: number for at, number in enumerate(numbers)}
        slots |= {b"key%d" % at: key + at for at in range(self.keys)}
        return (self.text % slots).split(_BETWEEN)


def make_form(printed: Printed, trunk: Trunk) -> Form:
    """The form of a file's only page."""
    page = printed.number(trunk.pages, b"/Kids")
    slotter = _Slotter(list(_reach(printed, page, trunk.document)), trunk.labels + 1)
    bodies = {at: slotter.slot(printed.objects[at]) for at in slotter.own}
    added = rb"/Contents[\1 %%(%d)d 0 R]" % (len(bodies) + 1)
    bodies[page] = re.sub(rb"/Contents (\d+ 0 R)", added, bodies[page])
    bodies[trunk.document] = bodies[trunk.document].replace(
        b"/S/Document/P %d 0 R" % trunk.tree,
        b"/S/Part/T %%(name)b/P %d 0 R" % trunk.document,
    )
    leaf, keys = _leaf(slotter, printed.objects[trunk.owners])
    text = _BETWEEN.join((*bodies.values(), leaf))
    top = slotter.own.index(trunk.document)
    return Form(text, len(bodies) + 1, keys, top, frozenset(slotter.own), slotter.strings)


def _reach(printed: Printed, page: int, document: int) -> Iterator[int]:
    """The page, and every link and element upon it, each after what names it first."""
    ahead, seen = [document, page], set[int]()
    while ahead:
        number = ahead.pop()
        body = printed.objects[number]
        if number not in seen and (number == page or body.startswith(_OWN)):
            seen.add(number)
            yield number
            ahead += reversed(list(references(body)))


class _Slotter:
    """Puts slots where objects name one another, and takes out strings that copies share."""

    def __init__(self, own: list[int], free: int) -> None:
        self.own = own
        self.strings: dict[int, bytes] = {}
        self._places = {number: at for at, number in enumerate(own)}
        self._known: dict[bytes, int] = {}
        self._free = free

    def slot(self, body: bytes) -> bytes:
        """An object's text, ready to be filled by `%`."""
        return TOKEN.sub(self._token, body.rstrip().replace(b"%", b"%%"))

    def _token(self, token: re.Match[bytes]) -> bytes:
        if token["key"]:
            return b"%b%%(key%b)d" % (token["key"], token["at"])
        if token["object"]:
            place = self._places.get(int(token["object"]))
            return token[0] if place is None else b"%%(%d)d 0 R" % place
        string = token[0].replace(b"%%", b"%")
        if len(string) <= _LONG:
            return token[0]
        number = self._known.setdefault(string, self._free + len(self._known))
        self.strings[number] = string
        return b"%d 0 R" % number


def _leaf(slotter: _Slotter, owners: bytes) -> tuple[bytes, int]:
    """The leaf of the parent tree (7.9.7): the page's owners under its key, then each link's."""
    found = re.fullmatch(rb"<</Nums\[0\[(.*)\](.*)\]>>", owners.rstrip())
    assert found, owners
    links = list(references(found[2]))
    pairs = b"".join(
        b" %%(key%d)d %b" % (at, slotter.slot(b"%d 0 R" % link))
        for at, link in enumerate(links, start=1)
    )
    limits = b"%%(key0)d %%(key%d)d" % len(links)
    of_page = slotter.slot(found[1])
    return b"<</Limits[%b]/Nums[%%(key0)d[%b]%b]>>" % (limits, of_page, pairs), len(links) + 1


# A number that no object has (7.5.4); the row of number 0 among them.
_FREE = pack(">BIH", 0, 0, 65535)


def stream(entries: bytes, data: bytes) -> bytes:
    """A compressed stream; its last end of line is as in `objects.Stream`."""
    # What is packed here differs in digits alone: as for PNG, short matches gain little.
    squeezer = zlib.compressobj(level=9, strategy=zlib.Z_FILTERED)
    content = squeezer.compress(data) + squeezer.flush()
    head = b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(content))
    return b"%b\nstream\n%b\r\nendstream\n" % (head, content)


@dataclass(slots=True)
class Packer:
    """A file as it grows; begun with what stands before the first object."""

    parts: list[bytes]
    _length: int = 0
    _rows: dict[int, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._length = sum(map(len, self.parts))

    def add(self, number: int, body: bytes) -> None:
        """An object as it is: a stream has to stand so."""
        self._rows[number] = pack(">BIH", 1, self._length, 0)
        part = b"%d 0 obj\n%bendobj\n" % (number, body)
        self.parts.append(part)
        self._length += len(part)

    def pack(self, number: int, objects: Iterable[tuple[int, bytes]]) -> None:
        """Dictionaries and strings as one stream, which gets a number of its own."""
        numbers, bodies = zip(*objects, strict=True)
        starts = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = b"".join(b"%d %d " % pair for pair in zip(numbers, starts, strict=False))
        for place, packed in enumerate(numbers):
            self._rows[packed] = pack(">BIH", 2, number, place)
        entries = b"/Type/ObjStm/N %d/First %d" % (len(numbers), len(head))
        self.add(number, stream(entries, head + b"\n".join(bodies)))

    def finish(self, number: int, trailer: bytes) -> bytes:
        """The whole file; its table is a stream, too, and takes the last number."""
        start = self._length
        self._rows[number] = pack(">BIH", 1, start, 0)
        rows = [self._rows.get(at, _FREE) for at in range(number + 1)]
        entries = b"/Type/XRef/Size %d/W[1 4 2]%b" % (len(rows), trailer)
        predicted = b"%b/DecodeParms<</Predictor 12/Columns %d>>" % (entries, len(_FREE))
        self.add(number, stream(predicted, _differences(rows)))
        return b"".join((*self.parts, b"startxref\n%d\n%%%%EOF\n" % start))


def _differences(rows: list[bytes]) -> bytes:
    """Rows as what each is more than the last, as in PNG (7.4.4.4): nearly all alike."""
    pairs = zip(rows, [bytes(len(_FREE)), *rows], strict=False)
    return b"".join(
        b"\2" + bytes((byte - above) & 255 for byte, above in zip(*pair, strict=True))
        for pair in pairs
    )


# Bookmarks side by side name one another, and a reader that follows the whole row gives up at
# some length, page-validation at 256. A hundred are also as many as anybody looks through.
_MOST_SIBLINGS = 100


class Leaf(NamedTuple):
    """A bookmark: its name, a text string as it is written, and the object of its page."""

    name: bytes
    page: int


def make_bookmarks(root: int, free: int, leaves: Sequence[Leaf]) -> Iterator[tuple[int, bytes]]:
    """The root and the bookmarks, numbered from `free` on; many are in groups that open."""
    starts = range(0, len(leaves), _MOST_SIBLINGS)
    if len(starts) == 1:
        yield root, b"<</Type/Outlines%b>>" % _span(free, len(leaves), len(leaves))
        yield from _siblings(root, free, [_bookmark(leaf) for leaf in leaves])
        return
    first = free + len(starts)
    groups = [_group(at, len(leaves[at : at + _MOST_SIBLINGS]), first + at) for at in starts]
    yield root, b"<</Type/Outlines%b>>" % _span(free, len(groups), len(groups))
    yield from _siblings(root, free, groups)
    for number, at in enumerate(starts, start=free):
        yield from _siblings(
            number, first + at, [_bookmark(leaf) for leaf in leaves[at : at + _MOST_SIBLINGS]]
        )


def _siblings(parent: int, first: int, entries: Sequence[bytes]) -> Iterator[tuple[int, bytes]]:
    """Bookmarks side by side, each with its neighbours."""
    last = first + len(entries) - 1
    for number, entry in enumerate(entries, start=first):
        before = b"/Prev %d 0 R" % (number - 1) if number > first else b""
        behind = b"/Next %d 0 R" % (number + 1) if number < last else b""
        yield number, b"<<%b/Parent %d 0 R%b%b>>" % (entry, parent, before, behind)


def _bookmark(leaf: Leaf) -> bytes:
    return b"/Title %b/Dest[%d 0 R/Fit]" % leaf


def _group(at: int, size: int, first: int) -> bytes:
    """A closed group, named by the numbers in it; a count below zero says that it is closed."""
    name = text_string(f"{at + 1}\N{EN DASH}{at + size}")
    return b"/Title %b%b" % (name, _span(first, size, -size))


def _span(first: int, size: int, count: int) -> bytes:
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (first, first + size - 1, count)


# Copies whose objects are packed as one: more take a reader longer to reach a page, fewer pack
# worse.
_COPIES_PER_PACK = 16


class Overprint(NamedTuple):
    """What a copy has of its own: its name in a reader's lists, and operators for its page."""

    name: str
    content: bytes


class _Copy(NamedTuple):
    """A copy as it is numbered: its objects, its content last; its first key in the parent tree."""

    name: bytes
    content: bytes
    numbers: range
    key: int


def multiply(pdf: bytes, overprints: Sequence[Overprint]) -> bytes:
    """The file with its page once for each copy, which has a bookmark, a label and a Part.

    `pdf` is a file of one page from this press. Its structure has a place for the content that
    each copy adds.
    """
    printed = read_printed(pdf)
    trunk = Trunk.of(printed)
    form = make_form(printed, trunk)
    rows = list(_rows(overprints, form, trunk.labels + len(form.strings) + 1))
    copies = [copy for row in rows for copy in row]
    leaves = [Leaf(copy.name, copy.numbers[0]) for copy in copies]
    bookmarks = dict(make_bookmarks(trunk.outlines, copies[-1].numbers[-1] + 1, leaves))
    hung = dict(_hung(printed, trunk, form, copies)) | bookmarks | form.strings
    packer = Packer([printed.head])
    for number, body in printed.objects.items():
        if number not in hung and number not in form.own:
            packer.add(number, body)
    for copy in copies:
        packer.add(copy.numbers[-1], stream(b"", copy.content))
    streams = [*(_abreast(form, row) for row in rows), hung.items()]
    for number, objects in enumerate(streams, start=max(bookmarks) + 1):
        packer.pack(number, objects)
    names = b"/Root %d 0 R/Info %d 0 R" % (printed.root, printed.info)
    return packer.finish(number + 1, b"%b/ID[%b]" % (names, 2 * _id(pdf, overprints)))


def digest(content: bytes, overprints: Sequence[Overprint]) -> tuple[str, ...]:
    """The SHA-256 of each copy's page: the content that all share, a line feed, and its own."""
    shared = sha256(content + b"\n")

    def whole(own: bytes) -> str:
        each = shared.copy()
        each.update(own)
        return each.hexdigest()

    return tuple(whole(overprint.content) for overprint in overprints)


def _rows(overprints: Sequence[Overprint], form: Form, first: int) -> Iterator[list[_Copy]]:
    """The copies in rows, numbered across each: what is alike in them stands side by side."""
    for at in range(0, len(overprints), _COPIES_PER_PACK):
        row = overprints[at : at + _COPIES_PER_PACK]
        behind = first + (form.size + 1) * len(row)
        yield [
            _Copy(text_string(name), content, range(start, behind, len(row)), key * form.keys)
            for key, start, (name, content) in zip(count(at), count(first), row, strict=False)
        ]
        first = behind


def _abreast(form: Form, row: Sequence[_Copy]) -> Iterator[tuple[int, bytes]]:
    """What each copy of a row has for itself, its content aside: every page, then all else."""
    filled = (
        zip(copy.numbers, form.fill(copy.name, copy.numbers, copy.key), strict=False)
        for copy in row
    )
    return chain.from_iterable(zip(*filled, strict=True))


def _hung(
    printed: Printed, trunk: Trunk, form: Form, copies: Sequence[_Copy]
) -> Iterator[tuple[int, bytes]]:
    """What copies hang on: page tree, structure, parent tree and page labels."""

    def all_of(place: int) -> bytes:
        return b" ".join(b"%d 0 R" % copy.numbers[place] for copy in copies)

    total = len(copies)
    catalogue = printed.objects[trunk.catalogue].rstrip().removesuffix(b">>")
    added = b"/Outlines %d 0 R/PageLabels %d 0 R>>" % (trunk.outlines, trunk.labels)
    if total > 1:
        catalogue = catalogue.replace(b"/PageMode /UseNone", b"/PageMode /UseOutlines")
    yield trunk.catalogue, catalogue + added
    yield trunk.pages, b"<</Type/Pages/Count %d/Kids[%b]>>" % (total, all_of(0))
    yield (
        trunk.tree,
        b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
        % (trunk.document, trunk.owners, total * form.keys),
    )
    yield (
        trunk.document,
        b"<</Type/StructElem/S/Document/P %d 0 R/K[%b]>>" % (trunk.tree, all_of(form.top)),
    )
    yield trunk.owners, b"<</Kids[%b]>>" % all_of(form.leaf)
    labels = b"".join(b"%d<</P %b>>" % (at, copy.name) for at, copy in enumerate(copies))
    yield trunk.labels, b"<</Nums[%b]>>" % labels


def _id(pdf: bytes, overprints: Sequence[Overprint]) -> bytes:
    """The file's identifier (14.4): of the page as printed, and of all that is added."""
    seen = sha256(pdf)
    for name, content in overprints:
        seen.update(b"%b\0%b\0" % (name.encode(), content))
    return b"<%b>" % seen.hexdigest()[:32].encode()
