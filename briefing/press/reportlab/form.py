"""The objects of one printed page become a form with slots, which each copy of it fills.

A copy has a page of its own, with the elements and the links upon it. All it shares stays
outside: fonts, images, the page's content, and strings such as the words for a picture.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.press.reportlab.printed import TOKEN, Printed, references

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
