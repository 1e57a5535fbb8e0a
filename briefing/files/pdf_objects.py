"""Copies what a page of a PDF is drawn with: fonts, images, forms, patterns, colours.

Only what PDF/A-2a and PDF/UA-1 can carry is copied (ISO 19005-2, 6.2 and 6.3); anything else is
refused with what to do about it. What only the other file could use is left out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pypdf.generic import (
    BooleanObject,
    ByteStringObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from briefing.files.pdf_content import SHOWS, ContentError, Operator, passed_on
from briefing.files.pdf_letters import (
    first_width,
    named_letters,
    read_table,
    renumbering,
    written_table,
)
from briefing.files.pdf_reader import dictionary, listed, resolved, unpacked

MAX_OBJECTS = 5_000  # a chart has some fifty
MAX_BYTES = 20 << 20  # of what is copied
MAX_CONTENT = 2_000_000  # bytes of operators, of the page and all that it draws: a second or two
_MAX_DEPTH = 30  # of values, or forms, within each other

# A value as it is written, in pieces: bytes, and the numbers of other objects.
Written = tuple[bytes | int, ...]


class PageError(Exception):
    """A page holds what cannot be taken over: `what` in the words of a fault, `hint` what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


_SIMPLIFY = "simplify the drawing, or export it as PNG"
_EMBED = "export it with its fonts embedded, or with text as outlines"
_RGB = "export it in RGB, or in grey"
_PLAIN = frozenset(["/DeviceRGB", "/DeviceGray"])
_SRGB = (b"sRGB", b"IEC61966", b"s\0R\0G\0B")
_KEPT_FILTERS = frozenset(["/FlateDecode", "/DCTDecode", "/CCITTFaxDecode", "/JBIG2Decode"])
_NEVER = frozenset(
    "/Metadata /PieceInfo /Parent /P /StructParent /StructParents /OC /LastModified /AF /Name /OPI"
    " /ID".split()
)
_BLENDS = frozenset(
    "/Normal /Compatible /Multiply /Screen /Overlay /Darken /Lighten /ColorDodge /ColorBurn"
    " /HardLight /SoftLight /Difference /Exclusion /Hue /Saturation /Color /Luminosity".split()
)
_KEYS = {
    "state": "/Type /LW /LC /LJ /ML /D /SA /AIS /TK /CA /ca /FL /SM",
    "form": "/Type /Subtype /FormType /BBox /Matrix",
    "image": "/Type /Subtype /Width /Height /BitsPerComponent /Decode /ImageMask /Matte",
    "pattern": "/Type /PatternType /PaintType /TilingType /BBox /XStep /YStep /Matrix",
    "shading": "/ShadingType /Background /BBox /AntiAlias /Coords /Domain /Extend /Matrix /Function"
    " /BitsPerCoordinate /BitsPerComponent /BitsPerFlag /Decode /VerticesPerRow",
    "font": "/Type /Subtype /BaseFont /FirstChar /LastChar /Widths /FontBBox /FontMatrix",
    "cid": "/Type /Subtype /BaseFont /CIDSystemInfo /DW /W /DW2 /W2 /CIDToGIDMap",
    "descriptor": "/Type /FontName /FontFamily /FontStretch /FontWeight /Flags /FontBBox"
    " /ItalicAngle /Ascent /Descent /Leading /CapHeight /XHeight /StemV /StemH /AvgWidth /MaxWidth"
    " /MissingWidth /Style /FontFile /FontFile2 /FontFile3",
}  # fmt: skip


class Type(NamedTuple):
    """The graphics state that the size of type depends on: scales of the page, text and font."""

    page: float = 1.0
    text: float = 1.0
    font: float = 1.0


class Copier:
    """Copies objects of one PDF, each once.

    `objects` are those that are referred to, `smallest` is the least size that type is shown in, in
    units of the page.
    """

    def __init__(self) -> None:
        self.objects: list[Written] = []
        self.smallest = float("inf")
        self._numbers: dict[tuple[int, int, str], int] = {}
        self._copied_now: set[tuple[int, int, str]] = set()
        self._bytes = self._content = 0
        self._open: list[int] = []
        self._fonts: dict[int, float] = {}

    # Content

    def content(self, data: bytes, resources: Any, scale: float) -> tuple[bytes, Written]:
        """A content stream, and the resources that it names, both fit for another page.

        `scale` is that of its units on the page.
        """
        looker = _Looker(self, dictionary(resources), scale)
        return self._passed(data, looker), self._resources(looker)

    def _passed(self, data: bytes, looker: _Looker) -> bytes:
        self._content += len(data)
        if self._content > MAX_CONTENT:
            raise PageError(f"has over {MAX_CONTENT:,} bytes of operators", _SIMPLIFY)
        try:
            return passed_on(data, looker.look)
        except ContentError as error:
            raise PageError(error.what, "export it again, from another program") from None

    def _resources(self, looker: _Looker) -> Written:
        """What the operators that were looked at name."""
        entries: dict[str, Written] = {}
        for kind, names in sorted(looker.used.items()):
            named = dictionary(looker.resources.get(kind))
            parts = {
                name: self._resource(kind, name, named.raw_get(name), looker)
                for name in sorted(names)
            }
            entries[kind] = _dictionary(parts)
        return _dictionary(entries)

    def _resource(self, kind: str, name: str, value: Any, looker: _Looker) -> Written:
        match kind:
            case "/ExtGState":
                return self._state(value)
            case "/ColorSpace":
                return self.colours(value)
            case "/Pattern":
                return self._pattern(value, looker.scale)
            case "/Shading":
                return self._shading(value)
            case "/XObject":
                return self._drawn(value, looker.scales[name], looker.resources)
        return self._once(value, "font", self._embedded)

    # Values

    def value(self, value: Any, depth: int = 0) -> Written:
        """Any value, with what it refers to."""
        if depth > _MAX_DEPTH:
            raise PageError("holds values too deep within each other", _SIMPLIFY)
        if isinstance(value, IndirectObject):
            return self._once(value, "", lambda found: self.value(found, depth + 1))
        if isinstance(value, StreamObject):
            return self.stream(value, self._entries(value, set(map(str, value)) - _PACKED, depth))
        if isinstance(value, DictionaryObject):
            return _dictionary(self._entries(value, set(map(str, value)), depth))
        if isinstance(value, list):
            parts: list[bytes | int] = [b"["]
            for each in value:
                parts += (*self.value(each, depth + 1), b" ")
            return (*parts, b"]")
        return (_scalar(value),)

    def _entries(self, value: Any, keys: Iterable[str], depth: int = 0) -> dict[str, Written]:
        """Some entries of a dictionary, in the order of their keys."""
        return {
            key: self.value(value.raw_get(key), depth + 1)
            for key in sorted(keys)
            if key in value and key not in _NEVER
        }

    def stream(self, value: Any, entries: dict[str, Written], data: bytes | None = None) -> Written:
        """A stream with these entries, packed as it is if PDF/A has that; or with other `data`."""
        filters = resolved(value.get("/Filter"))
        names = [
            str(resolved(each))
            for each in (filters if isinstance(filters, list) else [filters] if filters else [])
        ]
        if data is None and isinstance(value, EncodedStreamObject) and set(names) <= _KEPT_FILTERS:
            packed = bytes(value._data)  # the bytes as they are packed
            for key in ("/Filter", "/DecodeParms"):
                if key in value:
                    entries = {**entries, key: self.value(value.raw_get(key))}
        else:
            if "/JPXDecode" in names:
                raise PageError("holds an image in JPEG 2000", "export its images as JPEG or PNG")
            if "/DCTDecode" in names:
                raise PageError("holds an image that is packed twice", "export the page again")
            packed = zlib.compress(unpacked(value) if data is None else data, 6)
            entries = {**entries, "/Filter": (b"/FlateDecode",)}
        entries["/Length"] = (b"%d" % len(packed),)
        self._count(len(packed))
        return (*_dictionary(entries), b"\nstream\n", packed, b"\r\nendstream\n")

    def _once(self, value: Any, kind: str, copy: Any) -> Written:
        """A reference to an object, which is copied when it is first met."""
        if not isinstance(value, IndirectObject):
            return self._added(copy(resolved(value)))
        key = value.idnum, value.generation, kind
        if key not in self._numbers:
            self._numbers[key] = number = self._reserve()
            self._copied_now.add(key)
            self.objects[number] = copy(resolved(value))
            self._copied_now.remove(key)
        elif kind and key in self._copied_now:
            raise PageError(f"draws a {kind} within itself", _SIMPLIFY)
        return (self._numbers[key],)

    def _added(self, written: Written) -> Written:
        number = self._reserve()
        self.objects[number] = written
        return (number,)

    def _reserve(self) -> int:
        self._count(0)
        self.objects.append(())
        return len(self.objects) - 1

    def _count(self, size: int) -> None:
        self._bytes += size
        if len(self.objects) > MAX_OBJECTS or self._bytes > MAX_BYTES:
            raise PageError(
                f"takes over {MAX_OBJECTS:,} objects, or {MAX_BYTES >> 20} MiB", _SIMPLIFY
            )

    # Colours and graphics states

    def colours(self, value: Any, depth: int = 0) -> Written:
        """A colour space: sRGB or grey, or what is made of them."""
        found = resolved(value)
        if isinstance(found, NameObject):
            if found in _PLAIN or found == "/Pattern":
                return (str(found).encode(),)
            raise PageError(f"has colours in {str(found)[1:]}", _RGB)
        parts = listed(found)
        kind = str(resolved(parts[0])) if parts else ""
        if depth > 3:
            raise PageError("is damaged", "export it again")
        match kind, parts[1:]:
            case (("/DeviceRGB" | "/DeviceGray" | "/Pattern"), []):
                return (kind.encode(),)
            case "/ICCBased", [profile, *_]:
                return self._profiled(resolved(profile))
            case "/Indexed", [base, most, table, *_]:
                inner = self.colours(base, depth + 1)
                return (
                    b"[/Indexed ",
                    *inner,
                    b" ",
                    *self.value(most),
                    b" ",
                    *self.value(table),
                    b"]",
                )
            case "/Pattern", [base, *_]:
                return (b"[/Pattern ", *self.colours(base, depth + 1), b"]")
        name = kind.removeprefix("/") or "no colour space"
        inks = {"Separation": "a spot colour", "DeviceN": "spot colours"}
        raise PageError(f"has colours in {inks.get(name, name)}", _RGB)

    def _profiled(self, profile: Any) -> Written:
        """Colours of a profile: those of sRGB and of any grey are the page's own."""
        count = resolved(dictionary(profile).get("/N"))
        if count == 1:
            return (b"/DeviceGray",)
        data = unpacked(profile)
        if count == 3 and any(mark in data for mark in _SRGB):
            return (b"/DeviceRGB",)
        if count == 3:
            raise PageError("has colours of another profile than sRGB", "export it in sRGB")
        raise PageError("has colours in CMYK", _RGB)

    def _state(self, value: Any) -> Written:
        found = dictionary(value)
        entries = self._entries(found, _KEYS["state"].split())
        blend = resolved(found.get("/BM"))
        modes = [resolved(each) for each in (blend if isinstance(blend, list) else [blend])]
        if blend is not None:
            known = [mode for mode in modes if mode in _BLENDS]
            entries["/BM"] = ((known[0] if known else "/Normal").encode(),)
        mask: Any = resolved(found.get("/SMask"))
        if isinstance(mask, DictionaryObject):
            group = self._once(mask.raw_get("/G"), "form", lambda form: self._form(form, 1.0, {}))
            kept = self._entries(mask, ("/Type", "/S", "/BC"))
            entries["/SMask"] = _dictionary({**kept, "/G": group})
        elif mask is not None:
            entries["/SMask"] = (b"/None",)
        return self._added(_dictionary(entries))

    # What is drawn

    def _drawn(self, value: Any, scale: float, above: Any) -> Written:
        found = resolved(value)
        kind = resolved(dictionary(found).get("/Subtype"))
        if not isinstance(found, StreamObject) or kind not in ("/Image", "/Form"):
            raise PageError("draws what is neither an image nor a form", "export it again")
        if kind == "/Image":
            return self._once(value, "image", self._image)
        return self._once(value, "form", lambda form: self._form(form, scale, above))

    def _form(self, form: Any, scale: float, above: Any) -> Written:
        if (
            not isinstance(form, StreamObject)
            or id(form) in self._open
            or len(self._open) > _MAX_DEPTH
        ):
            raise PageError("draws a form within itself, or none", _SIMPLIFY)
        if "/Ref" in form or "/PS" in form or resolved(form.get("/Subtype2")) == "/PS":
            raise PageError("draws a page of another file, or PostScript", "export it again")
        self._open.append(id(form))
        matrix = [float(resolved(each)) for each in listed(form.get("/Matrix"))]
        inner = scale * (
            abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 if len(matrix) == 6 else 1.0
        )
        data, resources = self.content(unpacked(form), form.get("/Resources", above), inner)
        self._open.pop()
        entries = self._entries(form, _KEYS["form"].split())
        entries["/Resources"] = resources
        if "/Group" in form:
            entries["/Group"] = self.group(form["/Group"])
        return self.stream(form, entries, data)

    def group(self, value: Any) -> Written:
        """A transparency group (ISO 32000-1, 11.6.6), in a space that the page has."""
        found = dictionary(value)
        entries = self._entries(found, ("/Type", "/S", "/I", "/K"))
        if "/CS" in found:
            entries["/CS"] = self.colours(found.raw_get("/CS"))
        return _dictionary(entries)

    def _image(self, image: Any) -> Written:
        entries = self._entries(image, _KEYS["image"].split())
        if "/ColorSpace" in image:
            entries["/ColorSpace"] = self.colours(image.raw_get("/ColorSpace"))
        for key in ("/SMask", "/Mask"):
            if key in image:
                mask = resolved(image.get(key))
                entries[key] = (
                    self._once(image.raw_get(key), "image", self._image)
                    if isinstance(mask, StreamObject)
                    else self.value(mask)
                )
        return self.stream(image, entries)

    def _pattern(self, value: Any, scale: float) -> Written:
        def tiled(found: Any) -> Written:
            entries = self._entries(found, _KEYS["pattern"].split())
            if not isinstance(found, StreamObject):
                entries["/Shading"] = self._shading(found.raw_get("/Shading"))
                return _dictionary(entries)
            if id(found) in self._open:
                raise PageError("draws a pattern within itself", _SIMPLIFY)
            self._open.append(id(found))
            data, entries["/Resources"] = self.content(
                unpacked(found), found.get("/Resources"), scale
            )
            self._open.pop()
            return self.stream(found, entries, data)

        return self._once(value, "pattern", tiled)

    def _shading(self, value: Any) -> Written:
        def shaded(found: Any) -> Written:
            entries = self._entries(found, _KEYS["shading"].split())
            entries["/ColorSpace"] = self.colours(dictionary(found).get("/ColorSpace"))
            is_stream = isinstance(found, StreamObject)
            return self.stream(found, entries) if is_stream else _dictionary(entries)

        return self._once(value, "shading", shaded)

    # Fonts

    def _embedded(self, font: Any) -> Written:
        """A font that is embedded, and whose letters can be told (ISO 19005-2, 6.2.11)."""
        found = dictionary(font)
        kind, name = str(resolved(found.get("/Subtype"))), str(resolved(found.get("/BaseFont", "")))
        name = name.removeprefix("/").rpartition("+")[2] or "a font"
        entries = self._entries(found, _KEYS["font"].split())
        if "/Encoding" in found:
            entries["/Encoding"] = self.value(found.raw_get("/Encoding"))
        table = resolved(found.get("/ToUnicode"))
        known = read_table(unpacked(table)) if isinstance(table, StreamObject) else {}
        if kind == "/Type0":
            (kid, *_) = listed(found.get("/DescendantFonts")) or [None]
            encoding = resolved(found.get("/Encoding"))
            if not isinstance(encoding, StreamObject) and encoding not in (
                "/Identity-H",
                "/Identity-V",
            ):
                raise PageError(f"shows text in {name} by a table that it lacks", _EMBED)
            if not known:
                raise PageError(f"does not say which letters its text in {name} is of", _EMBED)
            inner = dictionary(kid)
            parts = self._entries(inner, _KEYS["cid"].split())
            if resolved(inner.get("/Subtype")) == "/CIDFontType2":
                parts.setdefault("/CIDToGIDMap", (b"/Identity",))
            parts["/FontDescriptor"] = self._descriptor(inner, name)
            entries |= self._without_notdef(inner, parts, encoding)
            entries["/DescendantFonts"] = (b"[", *self._added(_dictionary(parts)), b"]")
            entries["/ToUnicode"] = self._added(_packed(written_table(known, 2)))
            return _dictionary(entries)
        if kind == "/Type3":
            entries |= self._drawn_letters(found)
        elif kind in ("/TrueType", "/Type1", "/MMType1"):
            entries["/FontDescriptor"] = self._descriptor(found, name)
        else:
            raise PageError(f"has text in {name}, a font of no known kind", _EMBED)
        if letters := {**named_letters(found), **known}:
            entries["/ToUnicode"] = self._added(_packed(written_table(letters, 1)))
        return _dictionary(entries)

    def _without_notdef(
        self, font: Any, parts: dict[str, Written], encoding: Any
    ) -> dict[str, Written]:
        """Give another number to a letter that has that of `.notdef`, 0, as matplotlib's minus has.

        PDF/A forbids to show that one (ISO 19005-2, 6.2.11.8). `parts` are the descendant's
        entries, which are changed; the font's own /Encoding comes back if it is another.
        """
        table = resolved(font.get("/CIDToGIDMap"))
        glyphs = unpacked(table) if isinstance(table, StreamObject) else b""
        free = len(glyphs) // 2
        if encoding != "/Identity-H" or glyphs[:2] in (b"", b"\0\0") or free > 0xFFFF:
            return {}
        parts["/CIDToGIDMap"] = self._added(_packed(glyphs[: 2 * free] + glyphs[:2]))
        width = first_width(listed(font.get("/W")), resolved(font.get("/DW", 1000)))
        own = self.value(resolved(font.get("/W"))) if "/W" in font else (b"[]",)
        parts["/W"] = (*own[:-1], b"%d [%g]]" % (free, width))
        return {"/Encoding": self._added(_packed(*renumbering(free)))}

    def _descriptor(self, font: Any, name: str) -> Written:
        descriptor = dictionary(font.get("/FontDescriptor"))
        programs = ("/FontFile", "/FontFile2", "/FontFile3")
        if not any(isinstance(resolved(descriptor.get(key)), StreamObject) for key in programs):
            raise PageError(f"has text in {name}, which is not embedded", _EMBED)
        return self._added(_dictionary(self._entries(descriptor, _KEYS["descriptor"].split())))

    def _drawn_letters(self, font: Any) -> Iterator[tuple[str, Written]]:
        """What a Type 3 font has instead of a program: a content stream for each letter."""
        procedures, drawn = dictionary(font.get("/CharProcs")), dict[str, Written]()
        looker = _Looker(self, dictionary(font.get("/Resources")), 1.0)
        least = self.smallest  # of letters that are drawn by other text nothing is told
        for name in sorted(map(str, procedures)):
            found = resolved(procedures.get(name))
            if not isinstance(found, StreamObject) or id(font) in self._open:
                raise PageError("has a letter that is not drawn", "export it again")
            data = self._passed(unpacked(found), looker)
            drawn[name] = self._added(self.stream(found, {}, data))
        self._open.append(id(font))
        yield "/CharProcs", _dictionary(drawn)
        yield "/Resources", self._resources(looker)
        self._open.pop()
        self.smallest = least


class _Looker:
    """Sees the operators of a content stream: what they name, and how small their type is."""

    def __init__(self, copier: Copier, resources: Any, scale: float) -> None:
        self.used: dict[str, set[str]] = {}
        self.scales: dict[str, float] = {}
        self.scale, self.resources = scale, resources
        self._copier = copier
        self._now = Type(scale)
        self._saved: list[Type] = []

    def look(self, operator: Operator) -> None:
        """Look at one operator."""
        name, operands = operator.name, operator.operands
        if name in (b"k", b"K"):
            raise PageError("has colours in CMYK", _RGB)
        kind = _NAMES.get(name)
        operand = (operands[:1] if name == b"Tf" else operands[-1:]) or [b""]
        if kind and operand[0].startswith(b"/"):
            called = _named(operand[0])
            if kind == "/ColorSpace" and called in _PLAIN | {"/Pattern"}:
                return
            if kind == "/ColorSpace" and called == "/DeviceCMYK":
                raise PageError("has colours in CMYK", _RGB)
            if called not in dictionary(self.resources.get(kind)):
                raise PageError(f"names {called[1:][:30]!r}, which is not there", "export it again")
            self.used.setdefault(kind, set()).add(called)
            if name == b"Do":
                least = self.scales.get(called, float("inf"))
                self.scales[called] = min(least, self._now.page)
        self._measure(operator)

    def _measure(self, operator: Operator) -> None:
        name, values = operator.name, operator.numbers()
        if name == b"q":
            self._saved.append(self._now)
        elif name == b"Q":
            self._now = self._saved.pop() if self._saved else self._now
        elif name == b"cm" and len(values) == 6:
            self._now = self._now._replace(page=self._now.page * _scale(values))
        elif name == b"Tm" and len(values) == 6:
            self._now = self._now._replace(text=_scale(values))
        elif name == b"Tf" and values:
            font = dictionary(
                dictionary(self.resources.get("/Font")).get(_named(operator.operands[0]))
            )
            own = [float(resolved(each)) for each in listed(font.get("/FontMatrix"))]
            em = 1000 * _scale(own) if len(own) == 6 else 1.0
            self._now = self._now._replace(font=abs(values[-1]) * em)
        elif name in SHOWS:
            size = self._now.page * self._now.text * self._now.font
            if size > 0:
                self._copier.smallest = min(self._copier.smallest, size)


# The resources that operators name, in their last operand, `Tf` in its first.
_NAMES = {
    b"gs": "/ExtGState",
    b"CS": "/ColorSpace",
    b"cs": "/ColorSpace",
    b"SCN": "/Pattern",
    b"scn": "/Pattern",
    b"sh": "/Shading",
    b"Do": "/XObject",
    b"Tf": "/Font",
}
_PACKED = frozenset(
    ["/Filter", "/DecodeParms", "/Length", "/DL", "/F", "/FFilter", "/FDecodeParms"]
)


def _scale(matrix: list[float]) -> float:
    a, b, c, d, *_ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def _named(written: bytes) -> str:
    """A name as pypdf has it: `#20` stands for a blank (ISO 32000-1, 7.3.5)."""
    parts = written.split(b"#")
    plain = parts[0] + b"".join(bytes([int(part[:2], 16)]) + part[2:] for part in parts[1:])
    return plain.decode("utf-8", "surrogateescape")


def _dictionary(entries: Mapping[str, Written]) -> Written:
    parts: list[bytes | int] = [b"<<"]
    for key, written in entries.items():
        parts += (_name(key), b" ", *written)
    return (*parts, b">>")


def _packed(data: bytes, entries: bytes = b"") -> Written:
    packed = zlib.compress(data, 6)
    return (
        b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\r\nendstream\n"
        % (entries, len(packed), packed),
    )


def _name(name: str) -> bytes:
    written = b"".join(
        bytes([each]) if 33 <= each <= 126 and each not in b"#()<>[]{}/%" else b"#%02x" % each
        for each in name[1:].encode("utf-8", "surrogateescape")
    )
    return b"/" + written


def _scalar(value: Any) -> bytes:
    match value:
        case NameObject():
            return _name(str(value))
        case BooleanObject():
            return b"true" if value else b"false"
        case NumberObject():
            return b"%d" % int(value)
        case FloatObject():
            return f"{float(value):.6f}".rstrip("0").rstrip(".").encode()
        case TextStringObject() | ByteStringObject():
            return b"<%s>" % value.original_bytes.hex().encode()
        case NullObject() | None:
            return b"null"
    raise PageError("is damaged", "export it again")
