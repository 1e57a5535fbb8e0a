"""A file of one page becomes one of many copies, each with a few words of its own on the page."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain, count
from typing import NamedTuple

from briefing.pdf.objects import text_string
from briefing.press.reportlab.bookmarks import Leaf, make_bookmarks
from briefing.press.reportlab.form import Form, Trunk, make_form
from briefing.press.reportlab.packing import Packer, stream
from briefing.press.reportlab.printed import Printed, read_printed

# Copies whose objects are packed as one: more take a reader longer to reach a page, fewer pack
# worse.
_ROW = 16


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
    for at in range(0, len(overprints), _ROW):
        row = overprints[at : at + _ROW]
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
