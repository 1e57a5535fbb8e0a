"""A file that this press printed becomes its objects, cut where its own table says they lie.

Nobody else's PDF is read here: objects stand one behind the other, in the syntax that
`structure.py` and ReportLab write.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

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
