"""Objects become a file whose dictionaries are packed into streams (ISO 32000-1, 7.5.7 and 7.5.8).

A dictionary of fifty bytes takes five so, beside others like it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from struct import pack

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
