"""The operators of a PDF's content stream (ISO 32000-1, 7.8.2), read and passed on.

What marks content for a reader of its own page is left out, since on another page it would mean
nothing, or the wrong thing. All else is passed on as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

# Every operator there is (ISO 32000-1, annex A), but those of inline images and of compatibility.
_KNOWN = frozenset(
    b"b B b* B* BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i j J K k l M m n q Q re RG rg ri s"
    b" S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split()
)
_MARKS = frozenset(b"BMC BDC EMC MP DP BX EX".split())
PAINTS = frozenset(b"b B b* B* f F f* s S sh Do Tj TJ ' \"".split())
SHOWS = frozenset(b"Tj TJ ' \"".split())
_MAX_NESTED = 24  # states that are saved within each other; PDF/A allows 28 (ISO 19005-2, 6.1.13)
_MAX_STRING = 32_767  # bytes, of a string; the same clause

# A blank, a comment, a name, a string without brackets in it, a hexadecimal one, or what is plain.
_TOKEN = re.compile(
    rb"(?P<blank>[\0\t\n\f\r ]++|%[^\r\n]*+)"
    rb"|(?P<name>/[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<string>\((?:[^()\\]|\\.)*+\)|<[0-9A-Fa-f\0\t\n\f\r ]*+>)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<plain>[^\0\t\n\f\r ()<>\[\]{}/%]++)"
    rb"|(?P<nested>\()",
    re.DOTALL,
)
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)


class ContentError(Exception):
    """A content stream holds what cannot be passed on: `what` in the words of a fault."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Operator(NamedTuple):
    """An operator, its operands as they are written, and all of it as it is written."""

    name: bytes
    operands: list[bytes]
    written: bytes

    def numbers(self) -> list[float]:
        """Its operands that are numbers."""
        return [float(each) for each in self.operands if _NUMBER.fullmatch(each)]


def operators(data: bytes) -> Iterator[Operator]:
    """The operators of a content stream in their order, but for those that only mark content.

    Raises:
        ContentError: it is damaged, or holds an inline image or an operator that there is not.
    """
    operands, start, nested = list[bytes](), -1, 0
    for begins, end, is_operator in _words(data):
        start = begins if start < 0 else start
        word = data[begins:end]
        if not is_operator:
            operands.append(word)
            continue
        nested += {b"q": 1, b"Q": -1}.get(word, 0)
        if not 0 <= nested <= _MAX_NESTED:
            raise ContentError("saves its state too often, or restores what it has not saved")
        if word in _KNOWN:
            yield Operator(word, operands, data[start:end])
        elif word not in _MARKS:
            name = repr(word[:12].decode("latin-1"))
            what = "an inline image" if word == b"BI" else f"the operator {name}"
            raise ContentError(f"holds {what}")
        operands, start = [], -1
    if nested:
        yield Operator(b"Q", [], b"\n".join([b"Q"] * nested))


def _words(data: bytes) -> Iterator[tuple[int, int, bool]]:
    """Where each operand and operator starts and ends, and whether it is an operator.

    An array or a dictionary is one operand.
    """
    at = depth = outer = 0
    while at < len(data):
        found = _TOKEN.match(data, at)
        if not found:
            raise ContentError("is damaged")
        kind, begins = found.lastgroup, at
        at = _string_end(data, begins) if kind == "nested" else found.end()
        if kind in ("string", "nested") and at - begins > _MAX_STRING:
            raise ContentError("holds a text of over 32,767 bytes in one")
        if kind == "open":
            outer, depth = outer if depth else begins, depth + 1
        elif kind == "close":
            depth -= 1
            if depth == 0:
                yield outer, at, False
        elif kind != "blank" and not depth:
            word = data[begins:at]
            is_value = kind != "plain" or _NUMBER.fullmatch(word) or word in _VALUES
            yield begins, at, not is_value


_VALUES = (b"true", b"false", b"null")


def _string_end(data: bytes, at: int) -> int:
    """Where a string with brackets in it ends."""
    depth = 0
    for found in _BRACKET.finditer(data, at):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return found.end()
    raise ContentError("is damaged")


def passed_on(data: bytes, look: Callable[[Operator], None]) -> bytes:
    """A content stream without what marks its content; `look` sees each operator."""
    parts = []
    for operator in operators(data):
        look(operator)
        parts.append(operator.written)
    return b"\n".join((*parts, b""))
