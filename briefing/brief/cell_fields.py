"""Kinds of values that may stand in a cell of a workbook: `{file: data/q1.xlsx, cell: Sum!B4}`.

They are read into copies without words, which `workbook_cells` fills once the files are read.
"""

from typing import Any, NamedTuple

import yaml

from briefing.brief.fields import FilePath, Kind, Noted, Plain
from briefing.brief.model import Copy, DataReference, Name
from briefing.brief.node_reader import ReadState, Schema, form, names
from briefing.brief.records import Key, Record
from briefing.errors import Fault, Span

MAX_WORKBOOK = 8 << 20  # bytes: a million cells and more
# What a workbook may be, by its name.
ENDINGS = (".xlsx", ".xlsm", ".ods", ".xls")


def is_workbook(name: str) -> bool:
    """Whether a file is named as a workbook."""
    return name.lower().endswith(ENDINGS)


# What a cell's name looks like to an editor.
_SHEET, _CELL_NAME = r"(?:(?:'(?:[^']|'')+'|[^'!]+)!)?", r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"


class CellName(NamedTuple):
    """The name of a cell, or `ranged` of a range of cells, as a spreadsheet has it."""

    ranged: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        # loaded only for a cell
        from briefing.spreadsheets.model import parse_reference

        name = Plain(example=self._example).read(node, state)
        found = name and parse_reference(name.text)
        if name is None or (found and (self.ranged or found.area.is_cell)):
            return name
        message = f"{name.text!r} is no {'range' if self.ranged else 'cell'} of a sheet"
        hint = f"write `{self._example}`"
        if found:
            area = found.area._replace(bottom=found.area.top, right=found.area.left)
            hint = f"name one cell, such as `{found._replace(area=area)}`"
        state.fault("copy.form", message, node, hint)
        return None

    def schema(self) -> Schema:
        pattern = f"{_SHEET}{_CELL_NAME}(?::{_CELL_NAME})?" if self.ranged else _SHEET + _CELL_NAME
        return form(pattern, f"`{self._example}`")

    @property
    def _example(self) -> str:
        return "Summary!A3:G12" if self.ranged else "Summary!B4"


class WorkbookPath:
    """The path of a workbook in the folder."""

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        name = FilePath(_PATH).read(node, state)
        if name is None or is_workbook(name.text):
            return name
        message = f"{name.text!r} is not named as a workbook"
        state.fault("copy.form", message, node, "name a file that ends in .xlsx, .ods or .xls")
        return None

    def schema(self) -> Schema:
        return form(r".*\.(?:[xX][lL][sS][xXmM]?|[oO][dD][sS])", _PATH)


_PATH = "the path of a workbook in the folder"
RANGE = CellName(ranged=True)
_FILE = Key(
    Noted(WorkbookPath(), lambda state: state.workbooks),
    "a workbook in the folder: .xlsx, .ods or .xls",
    "data/q1.xlsx",
    required=True,
)
_FORMAT = Key(
    Plain(example="a number format, such as `0.0%`"),
    "a number format, as Excel has them, in place of the cell's",
    "0.0%",
)


def _reference(
    *,
    file: Name,
    span: Span,
    cell: Name | None = None,
    range: Name | None = None,  # the key of YAML
    format: Name | None = None,
) -> DataReference | None:
    place = cell or range
    return place and DataReference(file, place, span, format.text if format else "")


_CELL = Record(
    _reference,
    {
        "file": _FILE,
        "cell": Key(CellName(), "a cell", "Summary!B4", required=True),
        "format": _FORMAT,
    },
    "a cell of a workbook",
)
_RANGE = Record(
    _reference,
    {
        "file": _FILE,
        "range": Key(RANGE, "a range of cells", "Summary!A4:B9", required=True),
        "format": _FORMAT,
    },
    "a range of a workbook",
)


class Cells(NamedTuple):
    """A range whose cells are the values of a chart, as it stands in the copy.

    There are at `most` so many values; those that are `named` have their names in the first
    column, unless they may be `bare`.
    """

    reference: DataReference
    most: int
    named: bool
    bare: bool


class OrCell(NamedTuple):
    """A value of some kind, or a cell that holds it; the latter is read as Copy without words."""

    kind: Kind

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if isinstance(node, yaml.MappingNode) and names(node) & {"file", "cell"}:
            reference = _CELL.read(node, state)
            return reference and Copy((), reference.span, origin=reference)
        return self.kind.read(node, state)

    def schema(self) -> Schema:
        return {"anyOf": [self.kind.schema(), _CELL.schema()]}


class OrRange(NamedTuple):
    """Values of some kind, or the range that holds them, read as Cells; for the rest see there."""

    kind: Kind
    most: int
    named: bool = False
    bare: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if isinstance(node, yaml.MappingNode) and {"file", "range"} <= names(node):
            reference = _RANGE.read(node, state)
            return reference and Cells(reference, self.most, self.named, self.bare)
        return self.kind.read(node, state)

    def schema(self) -> Schema:
        # To a kind that takes any names these two would be some.
        ranged = {"type": "object", "required": ["file", "range"]}
        return {"anyOf": [{"allOf": [self.kind.schema(), {"not": ranged}]}, _RANGE.schema()]}


def misplaced_range(file: Name | None, place: Name | None, span: Span) -> Fault | None:
    """The fault of a table's range without a workbook, or of a workbook without a range."""
    if place and not (file and is_workbook(file.text)):
        hint = "name a workbook as its `file`, or delete `range`"
        return Fault("workbook.range", "`range` is about cells of a workbook", place.span, hint)
    if file and is_workbook(file.text) and not place:
        hint = "add `range: Summary!A3:G12`, with the heads of the columns"
        return Fault("workbook.range", "nothing says which cells are the table", span, hint)
    return None
