"""Reads xlsx: values as saved and their number formats (ECMA-376, part 1, 18.2 to 18.8)."""

from __future__ import annotations

from datetime import datetime

from briefing.spreadsheets.builtin_formats import BUILTIN
from briefing.spreadsheets.container import Container, attribute, damaged, links_of, parse_xml
from briefing.spreadsheets.model import (
    LAST_ROW,
    MAX_CELLS,
    Area,
    Cell,
    Kind,
    RefusedError,
    Sheet,
    Workbook,
    cell_name,
    parse_reference,
)

_DOCUMENT = "/officeDocument"
_EPOCH = datetime(1899, 12, 30)


def read_xlsx(container: Container) -> Workbook:
    """A workbook whose sheets are read when they are asked for.

    Raises:
        RefusedError: it is damaged, or too large.
    """
    root = next((to for kind, to in links_of(container, "").values() if kind == _DOCUMENT), "")
    path = root or "xl/workbook.xml"
    links = links_of(container, path)
    sheets: dict[str, str] = {}
    hidden: set[str] = set()
    from_1904 = False

    def start(name: str, pairs: dict[str, str]) -> None:
        nonlocal from_1904
        if name == "sheet":
            kind, to = links.get(attribute(pairs, "id"), ("", ""))
            if kind == "/worksheet":
                sheets[pairs.get("name", "")] = to
                if pairs.get("state", "visible") != "visible":
                    hidden.add(pairs.get("name", ""))
        elif name == "workbookPr":
            from_1904 = pairs.get("date1904", "0") in ("1", "true")

    parse_xml(container.read(path), start)
    if not sheets:
        raise damaged("it has no sheet")
    parts = dict(links.values())
    shared: tuple[list[str], list[str]] | None = None

    def read(name: str) -> Sheet:
        nonlocal shared
        if shared is None:
            shared = (
                _formats(container, parts.get("/styles", "")),
                _texts(container, parts.get("/sharedStrings", "")),
            )
        return _sheet(name, container.read(sheets[name]), *shared)

    return Workbook(tuple(sheets), read, frozenset(hidden), from_1904)


def _formats(container: Container, path: str) -> list[str]:
    """The number formats of a workbook's cell styles, in order."""
    own: dict[str, str] = {}
    formats: list[str] = []
    is_cells = False

    def start(name: str, pairs: dict[str, str]) -> None:
        nonlocal is_cells
        if name == "numFmt":
            own[pairs.get("numFmtId", "")] = pairs.get("formatCode", "General")
        elif name == "cellXfs":
            is_cells = True
        elif name == "xf" and is_cells:
            key = pairs.get("numFmtId", "0")
            formats.append(own.get(key) or BUILTIN.get(key, "General"))

    def end(name: str) -> None:
        nonlocal is_cells
        is_cells = is_cells and name != "cellXfs"

    if path in container:
        parse_xml(container.read(path), start, end)
    return formats


def _texts(container: Container, path: str) -> list[str]:
    """The texts that cells share, without the readings of Japanese ones."""
    texts: list[str] = []
    pieces: list[str] = []
    is_text, is_reading = False, False

    def start(name: str, pairs: dict[str, str]) -> None:
        nonlocal is_text, is_reading
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            is_reading = True
        is_text = name == "t" and not is_reading

    def end(name: str) -> None:
        nonlocal is_text, is_reading
        is_text = False
        if name == "rPh":
            is_reading = False
        elif name == "si":
            texts.append("".join(pieces))

    def text(data: str) -> None:
        if is_text:
            pieces.append(data)

    if path in container:
        parse_xml(container.read(path), start, end, text)
    return texts


# A cell as it stands in the XML: its attributes, its text, and whether it has a formula.
_Saved = tuple[dict[str, str], str, bool]


def _sheet(name: str, data: bytes, formats: list[str], texts: list[str]) -> Sheet:
    """A worksheet, whose cells are made of its XML as they are asked for."""
    reading = _Reading(name)
    parse_xml(data, reading.start, reading.end, reading.pieces.append)
    saved = reading.saved

    def make(place: str) -> Cell | None:
        return _cell(saved[place], formats, texts) if place in saved else None

    return Sheet(name, saved.keys(), make, tuple(reading.merged))


class _Reading:
    """One pass over a worksheet: its cells so far by name, and the text of the one that is open.

    An element in a sheet of 100,000 cells costs 50 ms for each microsecond here.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.saved: dict[str, _Saved] = {}
        self.merged: list[Area] = []
        self.pieces: list[str] = []
        self._row, self._column = 0, 0
        self._pairs: dict[str, str] = {}
        self._is_formula = False
        self._before_reading = 0

    def start(self, tag: str, pairs: dict[str, str]) -> None:
        """An element starts."""
        if tag == "c":
            self._pairs, self._is_formula = pairs, False
            self._column += 1
            self.pieces.clear()
        elif tag == "row":
            self._row, self._column = _counted(pairs.get("r", ""), self._row + 1), 0
            if len(self.saved) > MAX_CELLS:
                message = f"has over {MAX_CELLS:,} cells on the sheet {self._name!r}"
                raise RefusedError(message, "copy what the brief needs to a sheet of its own")
        elif tag == "f":
            self._is_formula = True
        elif tag == "rPh":  # how Japanese is read
            self._before_reading = len(self.pieces)
        elif tag == "mergeCell" and (found := parse_reference(pairs.get("ref", ""))):
            self.merged.append(found.area)

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "c":
            if self.pieces or self._is_formula:
                pairs = self._pairs
                # A writer may leave the name out: it is the next cell, then (18.3.1.4).
                place = pairs.get("r") or cell_name(self._row or 1, self._column)
                self.saved[place] = pairs, "".join(self.pieces), self._is_formula
        elif tag == "f":
            self.pieces.clear()
        elif tag == "rPh":
            del self.pieces[self._before_reading :]


def _counted(text: str, default: int) -> int:
    """A row's number, or the default where there is no text."""
    if not text:
        return default
    if not (text.isascii() and text.isdigit()) or int(text[:9]) > LAST_ROW:
        raise damaged(f"{text[:20]!r} is no row")
    return int(text)


def _cell(saved: _Saved, formats: list[str], texts: list[str]) -> Cell | None:
    """A cell by its type (18.18.11); None for one that is empty."""
    pairs, text, is_formula = saved
    kind = pairs.get("t", "n")
    if not text.strip():
        is_text = kind in ("str", "s", "inlineStr")
        return Cell(Kind.UNSAVED) if is_formula and not is_text else None
    style = pairs.get("s", "0")
    at = int(style) if style.isdigit() else 0
    code = formats[at] if at < len(formats) else "General"
    match kind:
        case "s":
            at = int(text) if text.isdigit() else len(texts)
            if at >= len(texts):
                raise damaged("a cell's text is missing")
            return Cell(Kind.TEXT, texts[at], code) if texts[at] else None
        case "str" | "inlineStr":
            return Cell(Kind.TEXT, text, code)
        case "b":
            return Cell(Kind.TRUTH, "true" if text.strip() in ("1", "true") else "false")
        case "e":
            return Cell(Kind.ERROR, text)
        case "d":
            return Cell(Kind.NUMBER, _days(text), code)
    return Cell(Kind.NUMBER, text.strip(), code)


def _days(text: str) -> str:
    """A date as ISO 8601 has it, as a number of days."""
    try:
        moment = datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        raise damaged(f"{text[:30]!r} is no date") from None
    return repr((moment.replace(tzinfo=None) - _EPOCH).total_seconds() / 86_400)
