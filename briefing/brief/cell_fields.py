"""Kinds of values that may stand in a file of data: `{file: data/q1.xlsx, cell: Summary!B4}`.

They are read into copies without words, which `referenced_cells` fills once the files are read.
Those of CSV and JSON are in `data_fields`.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from briefing.brief.fields import FilePath, Kind, Noted, OrCell, Plain
from briefing.brief.files import data_ending, is_workbook
from briefing.brief.model import Copy, DataReference, Name
from briefing.brief.node_reader import ReadState, Schema, form, names
from briefing.brief.records import Key, Record
from briefing.errors import Fault, Span

if TYPE_CHECKING:  # loaded only for a file of data
    from briefing.brief.data_fields import KeyPath

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
        message = f"{name.text!r} is not named as a workbook, or as data"
        hint = "name a file that ends in .xlsx, .ods, .xls, .csv, .tsv or .json"
        state.fault("copy.form", message, node, hint)
        return None

    def schema(self) -> Schema:
        return form(r".*\.(?:[xX][lL][sS][xXmM]?|[oO][dD][sS])", _PATH)


_PATH = "the path of a workbook in the folder"
RANGE = CellName(ranged=True)
_FILE = Key(
    Noted(WorkbookPath(), lambda state: state.data_files),
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
    column, unless they may be `bare`. Where they may be `single`, one is a value by itself.
    """

    reference: DataReference
    most: int
    named: bool
    bare: bool
    single: bool


def read_cell(node: yaml.MappingNode, state: ReadState) -> Copy | None:
    """The place that holds a value, as Copy without words; None once a fault is told."""
    reference = _read(node, _CELL, state, single=True)
    return reference and Copy((), reference.span, origin=reference)


def cell_schemas() -> list[Schema]:
    """The schemas of all places that may hold a value."""
    from briefing.brief.data_fields import CELLS  # loaded only for a file of data

    return [_CELL.schema(), *(each.schema() for each in CELLS.values())]


class OrRange(NamedTuple):
    """Values of some kind, or the range that holds them, read as Cells; for the rest see there."""

    kind: Kind
    most: int
    named: bool = False
    bare: bool = False
    single: bool = False

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        if self.single and {"file", "cell"} <= names(node):
            return OrCell(self.kind).read(node, state)
        if isinstance(node, yaml.MappingNode):
            file, is_ranged = _file_of(node), {"file", "range"} <= names(node)
            if is_ranged or is_workbook(file) or data_ending(file):
                reference = _read(node, _RANGE, state, single=False)
                return reference and Cells(reference, *self[1:])
        return self.kind.read(node, state)

    def schema(self) -> Schema:
        from briefing.brief.data_fields import NAMED, RANGES  # loaded only for a file of data

        # To a kind that takes any names these would be some.
        pairs = ["range", *(("cell",) if self.single else ())]
        taken = [{"type": "object", "required": ["file", each]} for each in pairs]
        book: Schema = {"type": "object", "required": ["file"]}
        book["properties"] = {"file": WorkbookPath().schema()}
        own = {"allOf": [self.kind.schema(), {"not": {"anyOf": [*taken, book, NAMED]}}]}
        records = [_RANGE, *((_CELL,) if self.single else ())]
        ranges = (each.schema() for each in RANGES.values())
        return {"anyOf": [own, *(record.schema() for record in records), *ranges]}


def _file_of(node: yaml.MappingNode) -> str:
    """What a mapping has as its `file`, as far as that is a text."""
    named = (value for key, value in node.value if key.value == "file")
    return next((each.value.strip() for each in named if isinstance(each, yaml.ScalarNode)), "")


def _read(node: yaml.MappingNode, record: Record, state: ReadState, *, single: bool) -> Any | None:
    """The reference of a mapping, by its file's ending; None once a fault is told."""
    if ending := data_ending(_file_of(node)):
        # loaded only for a file of data
        from briefing.brief.data_fields import CELLS, RANGES

        return (CELLS if single else RANGES)[ending].read(node, state)
    if stray := names(node) & {"row", "rows", "column", "columns", "key"}:
        file = next((value for key, value in node.value if key.value == "file"), node)
        name = WorkbookPath().read(file, state)
        if name:
            message = f"`{min(stray)}` is about CSV and JSON; this file is a workbook"
            place = "cell: Summary!B4" if single else "range: Summary!A4:B9"
            hint = f"write `{{file: {name.text}, {place}}}`"
            state.fault("copy.form", message, node, hint)
        return None
    return record.read(node, state)


def misplaced(
    file: Name | None, place: Name | None, key: "KeyPath | None", span: Span
) -> Fault | None:
    """The fault of a table's range without a workbook, of a workbook without a range, or of a key
    without JSON.
    """
    if key and not (file and data_ending(file.text) == ".json"):
        hint = "name a JSON file as its `file`, or delete `key`"
        return Fault("copy.form", "`key` is about JSON", key.span, hint)
    if place and not (file and is_workbook(file.text)):
        hint = "name a workbook as its `file`, or delete `range`"
        return Fault("workbook.range", "`range` is about cells of a workbook", place.span, hint)
    if file and is_workbook(file.text) and not place:
        hint = "add `range: Summary!A3:G12`, with the heads of the columns"
        return Fault("workbook.range", "nothing says which cells are the table", span, hint)
    return None
