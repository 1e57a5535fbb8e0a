"""The text of a saved Word document (ECMA-376, part 1, 17): paragraphs, tables, notes, headers.

What a reader sees once all tracked changes are accepted. The numbers of lists, the marks of notes
and the numbers of pages are left out: they claim nothing. Nothing in the file is run, and nothing
that it refers to is opened.

Word's XML is read here, and not by python-docx: that needs lxml, whose work nobody can count, and
leaves out inserted words, notes and text boxes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from briefing.errors import Fault
from briefing.evidence.source_text import (
    LOWERED,
    MAX_TEXT,
    RAISED,
    Saved,
    TooMuchWork,
    Work,
    pieced,
    too_long,
)
from briefing.evidence.spanned_tables import SpannedCell, spanned_tables, title_of
from briefing.spreadsheets.container import Container, attribute, damaged, links_of, parse_xml
from briefing.spreadsheets.model import RefusedError

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that makes an OLE file one with a password, by its name in UTF-16.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD = "a document of Word before 2007"
_AS_DOCX = "save it as a Word document, .docx"
_OTHER_KINDS = {
    ".docm": "a document with macros",
    ".doc": _OLD,
    ".odt": "an OpenDocument text",
    ".rtf": "rich text",
}


def read_docx(data: bytes, name: str, work: Work) -> Saved | Fault:
    """The text of a Word document and its tables, or a fault without a place."""
    if what := _OTHER_KINDS.get(PurePath(name).suffix.lower()):
        return Fault("source.kind", f"{name} is {what}", hint=_AS_DOCX)
    if data.startswith(_OLE) and _LOCKED in data:
        message = f"{name} is locked with a password"
        return Fault("source.locked", message, hint="save it without a password")
    if data.startswith(_OLE):
        return Fault("source.kind", f"{name} is {_OLD}", hint=_AS_DOCX)
    if not data.startswith(_ZIP):
        message = f"{name} is {'no Word document' if data else 'empty'}"
        return Fault("source.broken", message, hint=_AS_DOCX)
    try:
        text = _read(Container(data), work)
    except TooMuchWork:
        message = f"{name} takes too much work to read"
        return Fault("source.too-long", message, hint="save the part that the brief relies on")
    except RefusedError as error:
        return Fault("source.broken", f"{name} {error.message}", hint=error.hint)
    if sum(len(words) for _, words in text.pieces) > MAX_TEXT:
        return too_long(name)
    return pieced(text.pieces, unit="")._replace(tables=spanned_tables(text.tables))


_DOCUMENT = "/officeDocument"


def _read(container: Container, work: Work) -> _Text:
    """The body, then the notes in the order of their marks, then headers and footers.

    Raises:
        RefusedError: it is damaged, or no Word document.
        TooMuchWork: reading it would take too long.
    """
    root = next((to for kind, to in links_of(container, "").values() if kind == _DOCUMENT), "")
    path = root or "word/document.xml"
    body = _Part(container, path, work)
    if not body.is_document:
        raise RefusedError("is no Word document", _AS_DOCX)
    text = _Text()
    text.add(body.blocks)
    others = [
        (kind.strip("/"), _Part(container, part, work))
        for kind, part in links_of(container, path).values()
        if kind in _OTHERS
    ]
    notes = {key: blocks for _, part in others for key, blocks in part.notes.items()}
    numbers = Counter[str]()
    for kind, identity in dict.fromkeys(body.referred):
        numbers[kind] += 1
        text.add(notes.get((kind, identity), ()), f"{kind} {numbers[kind]}")
    for kind, part in others:
        text.add(part.blocks, kind)
    return text


_OTHERS = ("/footnotes", "/endnotes", "/header", "/footer")


class _Cell(NamedTuple):
    """What stands in a cell, over how many columns; `goes_on` if it is a part of that above."""

    blocks: Sequence[_Block] = ()
    columns: int = 1
    goes_on: bool = False
    is_deleted: bool = False


class _Table(NamedTuple):
    """The rows of a table."""

    rows: list[list[_Cell]]

    @property
    def is_layout(self) -> bool:
        """Whether it only places what stands in it: other tables, or all of a page."""
        cells = [cell for row in self.rows for cell in row]
        return len(cells) == 1 or any(isinstance(b, _Table) for cell in cells for b in cell.blocks)


_Block = str | _Table


class _Text:
    """A document as pieces of text with their places, and its tables by their titles."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int | str, str]] = []
        self.tables: list[tuple[str, list[list[SpannedCell]]]] = []
        self._paragraphs = self._counted = 0

    def add(self, blocks: Iterable[_Block], place: str = "") -> None:
        """Add paragraphs and tables; without a place of them all, each is counted."""
        above: list[str] = []
        for block in blocks:
            if isinstance(block, str):
                self._paragraphs += not place
                self.pieces.append((place or f"paragraph {self._paragraphs}", f"{block}\n\n"))
                above.append(block)
                continue
            if block.is_layout:
                for cell in (cell for row in block.rows for cell in row):
                    self.add(cell.blocks, place)
            else:
                self._add_table(block, title_of(above), place)
            above = []

    def _add_table(self, table: _Table, title: str, place: str) -> None:
        self._counted += not place
        rows = list[list[SpannedCell]]()
        for number, row in enumerate(table.rows, start=1):
            where = place or f"table {self._counted}, row {number}"
            texts = ["\t".join(map(str, cell.blocks)) for cell in row]
            self.pieces.append((where, "\t".join(texts) + "\n"))
            pairs = zip(row, texts, strict=True)
            rows.append([SpannedCell(None if c.goes_on else t, where, c.columns) for c, t in pairs])
        self.pieces.append((self.pieces[-1][0], "\n"))
        self.tables.append((title, rows))


class _Story:
    """A flow of paragraphs and tables: the body, a cell, a text box or a note."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        # Of the paragraph that is being read: its words, and what is anchored in it.
        self.words: list[str] = []
        self.anchored: list[_Block] = []
        # A deleted paragraph mark makes one paragraph of two.
        self.is_joined = False
        # Open fields, outermost first: the instruction, or None once a result is read (17.16.18).
        self.fields: list[str | None] = []

    def add(self, words: str) -> None:
        """Add words to the paragraph, unless they are of a field's instruction."""
        if not any(field is not None for field in self.fields):
            self.words.append(words)

    def end_paragraph(self) -> None:
        """Keep a paragraph, unless it goes on in the next."""
        if not self.is_joined:
            self.flush()
        self.is_joined = False
        # An instruction that is open at a paragraph's end was never ended.
        self.fields = [None] * len(self.fields)

    def flush(self) -> None:
        """Keep what has been read of a paragraph, and behind it what is anchored there."""
        text = "".join(self.words)
        if text.strip():
            self.blocks.append(text)
        self.blocks += self.anchored
        self.words, self.anchored = [], []


# What is gone once all changes are accepted, the older of two forms of one picture, and how a word
# is pronounced.
_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "rt"))
# Properties of a run, of a paragraph and of its mark, of a row and of a cell.
_PROPERTIES = ("rPr", "pPr", "trPr", "tcPr")
_OFF = ("0", "false", "off")
# What stands in a run as an element.
_MARKS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_SCRIPTS = {"superscript": RAISED, "subscript": LOWERED}
# Fields whose results are numbers of pages (17.16.5), and as much of an instruction as says so.
_PAGES = re.compile(r"\s*(?:PAGE|PAGEREF|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_LONGEST_FIELD = 20
_DEEPEST = 40  # tables, text boxes and fields within one another
_COLUMNS = re.compile(r"\d\d?")  # no row of Word's has more than 63
# Microseconds for a byte, for a cell and for an element, and how many of these are counted at once.
_BYTE, _STORY, _ELEMENT, _AT_ONCE = 0.02, 8, 2.5, 500


class _Part:
    """A part of a document, read element by element: its blocks, or its notes.

    Raises:
        RefusedError: it is damaged.
        TooMuchWork: it takes too long.
    """

    def __init__(self, container: Container, path: str, work: Work) -> None:
        self.is_document = False
        # Notes by their kind and identifier; and those that the part refers to, in order.
        self.notes: dict[tuple[str, str], Sequence[_Block]] = {}
        self.referred: list[tuple[str, str]] = []
        self._work, self._count = work, 0
        self._skipped = 0  # how many elements are open in one that is skipped, with that one
        self._properties: list[str] = []  # those that are open, outermost first
        self._stories = [_Story()]
        # Open tables and cells, and whether open rows are deleted.
        self._tables: list[_Table] = []
        self._cells: list[_Cell] = []
        self._deleted: list[bool] = []
        self._note = "", ""
        # Of a run: whether nobody sees it, what becomes of its digits, and what its text is.
        self._is_hidden, self._script, self._reads = False, dict[int, int](), ""
        data = container.read(path)
        work.spend(_BYTE * len(data))
        parse_xml(data, self._start, self._end, self._text)
        self._here.flush()
        self.blocks = self._here.blocks

    @property
    def _here(self) -> _Story:
        return self._stories[-1]

    def _start(self, name: str, pairs: dict[str, str]) -> None:
        self._count += 1
        if not self._count % _AT_ONCE:
            self._work.spend(_ELEMENT * _AT_ONCE)
        if self._skipped:
            self._skipped += 1
        elif name in _PROPERTIES:
            self._properties.append(name)
        elif self._properties:
            self._property(name, pairs)
        elif name in _SKIPPED:
            self._skipped = 1
        elif name in _MARKS:
            self._add(_MARKS[name])
        elif act := _STARTS.get(name):
            act(self, pairs)

    def _end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif self._properties:
            if self._properties[-1] == name:
                self._properties.pop()
        elif act := _ENDS.get(name):
            act(self)

    def _text(self, data: str) -> None:
        if self._skipped or not self._reads:
            return
        fields = self._here.fields
        if self._reads == "text":
            self._add(data)
        elif fields and fields[-1] is not None and len(fields[-1]) < _LONGEST_FIELD:
            fields[-1] += data

    def _add(self, words: str) -> None:
        if not self._is_hidden:
            self._here.add(words.translate(self._script) if self._script else words)

    def _property(self, name: str, pairs: dict[str, str]) -> None:
        """One of the properties of a run, of a paragraph's mark, of a row or a cell."""
        where, value = self._properties[-1], attribute(pairs, "val")
        if name.endswith("Change"):  # what they were before
            self._skipped = 1
        elif self._properties == ["pPr", "rPr"]:
            self._here.is_joined |= name == "del"
        elif name == "vanish":
            self._is_hidden = value not in _OFF
        elif name == "vertAlign":
            self._script = _SCRIPTS.get(value, {})
        elif where == "trPr":
            self._row_property(name, value)
        elif where == "tcPr":
            self._cell_property(name, value)

    def _row_property(self, name: str, value: str) -> None:
        if name in ("del", "hidden"):
            self._deleted[-1] = value not in _OFF
        elif name == "gridBefore":  # columns that the row leaves out
            self._tables[-1].rows[-1].append(_Cell(columns=_columns(value)))

    def _cell_property(self, name: str, value: str) -> None:
        cell = self._cells[-1]
        if name == "gridSpan":
            cell = cell._replace(columns=_columns(value))
        elif name == "vMerge":
            cell = cell._replace(goes_on=value != "restart")
        elif name == "cellDel":
            cell = cell._replace(is_deleted=True)
        self._cells[-1] = cell

    def _start_document(self, _: dict[str, str]) -> None:
        self.is_document = True

    def _start_run(self, _: dict[str, str]) -> None:
        self._end_run()

    def _end_run(self) -> None:
        self._is_hidden, self._script, self._reads = False, {}, ""

    def _start_text(self, _: dict[str, str]) -> None:
        self._reads = "text"

    def _start_instruction(self, _: dict[str, str]) -> None:
        self._reads = "instruction"

    def _end_text(self) -> None:
        self._reads = ""

    def _mark_field(self, pairs: dict[str, str]) -> None:
        """The begin of a field, of its result, or its end."""
        kind, fields = attribute(pairs, "fldCharType"), self._here.fields
        if kind == "begin":
            self._open_field("")
        elif kind == "separate" and fields and not _PAGES.match(fields[-1] or ""):
            fields[-1] = None
        elif kind == "end" and fields:
            fields.pop()

    def _start_field(self, pairs: dict[str, str]) -> None:
        is_page = _PAGES.match(attribute(pairs, "instr"))
        self._open_field("" if is_page else None)

    def _open_field(self, instruction: str | None) -> None:
        if len(self._here.fields) > _DEEPEST:
            raise damaged(f"it has over {_DEEPEST} fields within one another")
        self._here.fields.append(instruction)

    def _end_field(self) -> None:
        if self._here.fields:
            self._here.fields.pop()

    def _end_paragraph(self) -> None:
        self._here.end_paragraph()

    def _start_story(self, _: dict[str, str]) -> None:
        if len(self._stories) > _DEEPEST:
            raise damaged(f"it has over {_DEEPEST} tables within one another")
        self._work.spend(_STORY)
        self._stories.append(_Story())
        self._end_run()

    def _end_story(self) -> list[_Block]:
        story = self._stories.pop()
        story.flush()
        self._end_run()
        return story.blocks

    def _end_box(self) -> None:
        blocks = self._end_story()
        self._here.anchored += blocks

    def _start_table(self, _: dict[str, str]) -> None:
        self._here.flush()
        self._tables.append(_Table([]))

    def _end_table(self) -> None:
        table = self._tables.pop()
        if any(table.rows):
            self._here.blocks.append(table)

    def _start_row(self, _: dict[str, str]) -> None:
        self._tables[-1].rows.append([])
        self._deleted.append(False)

    def _end_row(self) -> None:
        if self._deleted.pop():
            self._tables[-1].rows.pop()

    def _start_cell(self, pairs: dict[str, str]) -> None:
        self._start_story(pairs)
        self._cells.append(_Cell())

    def _end_cell(self) -> None:
        cell = self._cells.pop()._replace(blocks=self._end_story())
        if not cell.is_deleted:
            self._tables[-1].rows[-1].append(cell)

    def _start_note(self, kind: str, pairs: dict[str, str]) -> None:
        if attribute(pairs, "type") in ("", "normal"):
            self._note = kind, attribute(pairs, "id")
            self._start_story(pairs)
        else:  # what parts notes from the text
            self._skipped = 1

    def _end_note(self) -> None:
        self.notes[self._note] = self._end_story()

    def _refer(self, kind: str, pairs: dict[str, str]) -> None:
        """Note a reference; what follows in the run may be a mark in place of its number."""
        self.referred.append((kind, attribute(pairs, "id")))
        self._is_hidden |= attribute(pairs, "customMarkFollows") not in ("", *_OFF)


def _columns(value: str) -> int:
    return int(value) if _COLUMNS.fullmatch(value) else 1


_STARTS: dict[str, Callable[[_Part, dict[str, str]], None]] = {
    "document": _Part._start_document,
    "r": _Part._start_run,
    "t": _Part._start_text,
    "instrText": _Part._start_instruction,
    "fldChar": _Part._mark_field,
    "fldSimple": _Part._start_field,
    "tbl": _Part._start_table,
    "tr": _Part._start_row,
    "tc": _Part._start_cell,
    "txbxContent": _Part._start_story,
    "footnote": lambda part, pairs: part._start_note("footnote", pairs),
    "endnote": lambda part, pairs: part._start_note("endnote", pairs),
    "footnoteReference": lambda part, pairs: part._refer("footnote", pairs),
    "endnoteReference": lambda part, pairs: part._refer("endnote", pairs),
}
_ENDS: dict[str, Callable[[_Part], None]] = {
    "r": _Part._end_run,
    "t": _Part._end_text,
    "instrText": _Part._end_text,
    "fldSimple": _Part._end_field,
    "p": _Part._end_paragraph,
    "tbl": _Part._end_table,
    "tr": _Part._end_row,
    "tc": _Part._end_cell,
    "txbxContent": _Part._end_box,
    "footnote": _Part._end_note,
    "endnote": _Part._end_note,
}
