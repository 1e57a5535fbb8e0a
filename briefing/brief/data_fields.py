"""Kinds of places in files of data: `{file: data/q1.csv, row: Estonia, column: Revenue}`, and
`{file: data/q1.json, key: revenue.estonia}`.

They are read into references without words, as cells of workbooks are.
"""

from typing import Any, NamedTuple

import yaml

from briefing.brief.fields import FilePath, Noted, Plain
from briefing.brief.files import DATA_ENDINGS
from briefing.brief.model import DataReference, Name, RowName
from briefing.brief.node_reader import MAX_KEYS, ReadState, Schema, entries, form, names
from briefing.brief.records import Key, Listed, Record
from briefing.errors import Span

_NAME = Plain(example="the name of a column")
_MOST = 80  # rows or columns that are named; more tiles than these has no map
_EXAMPLES = {
    ".csv": "{file: data/q1.csv, row: Estonia, column: Revenue}",
    ".json": "{file: data/q1.json, key: revenue.estonia}",
}


class RowKind:
    """A row: the text of its first column, or `{Country: Estonia, Year: 2023}`."""

    def read(self, node: yaml.Node, state: ReadState) -> RowName | None:
        if not isinstance(node, yaml.MappingNode):
            name = Plain(example="the first cell of a row").read(node, state)
            return name and RowName(name.text, name.span)
        pairs = entries(node, state, "names of columns", _ROW_HINT)
        if pairs is None:
            return None
        if not pairs:
            state.fault("copy.empty", "no column says which row is meant", node, _ROW_HINT)
        read = ((_NAME.read(k, state), _TEXT.read(v, state)) for k, v in pairs.values())
        where = tuple((column, text) for column, text in read if column and text)
        if not pairs or len(where) < len(pairs):
            return None
        said = ", ".join(text.text for _, text in where)
        return RowName(said, state.source.span(node), where)

    def schema(self) -> Schema:
        texts = {"type": "object", "minProperties": 1, "maxProperties": MAX_KEYS}
        return {"anyOf": [_TEXT.schema(), {**texts, "additionalProperties": _TEXT.schema()}]}


_ROW_HINT = "write `{Country: Estonia, Year: 2023}`"
_TEXT = Plain(example="what the row has in that column")


class KeyPath(NamedTuple):
    """The names that lead to a value of JSON, as `key` has them; `text` is how messages do."""

    text: str
    span: Span
    parts: tuple[str, ...]


class KeyKind:
    """Where a value stands in JSON: `revenue.estonia.2023`, or a list of names that have dots."""

    def read(self, node: yaml.Node, state: ReadState) -> KeyPath | None:
        if isinstance(node, yaml.SequenceNode):
            parts = _PARTS.read(node, state)
            if parts is None or len(parts) < len(node.value):
                return None
            texts = tuple(part.text for part in parts)
            return KeyPath(".".join(texts), state.source.span(node), texts)
        name = Plain(example="names with dots between them").read(node, state)
        return name and KeyPath(name.text, name.span, tuple(name.text.split(".")))

    def schema(self) -> Schema:
        return {"anyOf": [_NAME.schema(), _PARTS.schema()]}


KEY = KeyKind()
_PARTS = Listed(Plain(example="a name"), "names", most=MAX_KEYS)


class DataPath(NamedTuple):
    """The path of a file of data, by the ending of its kind."""

    ending: str

    def read(self, node: yaml.Node, state: ReadState) -> Name | None:
        return FilePath(_PATH).read(node, state)

    def schema(self) -> Schema:
        ends = (end[1:] for end, kind in DATA_ENDINGS.items() if kind == self.ending)
        either = ("".join(f"[{each}{each.upper()}]" for each in end) for end in ends)
        return form(rf".*\.(?:{'|'.join(either)})", _PATH)


_PATH = "the path of a file of data in the folder"


def _reference(
    *,
    file: Name,
    span: Span,
    key: KeyPath | None = None,
    row: RowName | None = None,
    column: Name | None = None,
    rows: tuple[RowName, ...] = (),
    columns: tuple[Name, ...] = (),
    format: Name | None = None,
) -> DataReference:
    rows, columns = (row,) if row else rows, (column,) if column else columns
    said = [key.text] if key else []
    said += [", ".join(each.text for each in rows)] if rows else []
    said += [", ".join(each.text for each in columns)] if columns else []
    at = next((each.span for each in (*columns, *rows, key) if each), file.span)
    parts = key.parts if key else ()
    code = format.text if format else ""
    return DataReference(file, Name(", ".join(said), at), span, code, parts, rows, columns)


def _record(ending: str, *, single: bool) -> Record:
    """The record of one value of a file, or of several, by the file's ending."""
    is_csv = ending == ".csv"
    what = "a CSV file" if is_csv else "a JSON file"
    file = Noted(DataPath(ending), lambda state: state.data_files)
    keys = {"file": Key(file, f"{what} in the folder", f"data/q1{ending}", required=True)}
    if not is_csv:
        keys["key"] = Key(KEY, "names that lead to a value", "revenue.estonia")
    needed = is_csv and single
    keys["row"] = Key(RowKind(), "a row, by its first column", "Estonia", required=needed)
    keys["column"] = Key(_NAME, "a column, by its name", "Revenue", required=needed)
    if not single:
        listed = Listed(RowKind(), "rows", most=_MOST)
        keys["rows"] = Key(listed, "rows in their order; else all of them")
        keys["columns"] = Key(
            Listed(_NAME, "columns", most=_MOST), "columns in their order; else all of them"
        )
    keys["format"] = Key(
        Plain(example="a number format, such as `0.0%`"), "how numbers are shown", "0.0%"
    )
    apart = () if single else (("row", "rows"), ("column", "columns"))
    return Record(_reference, keys, f"{'a value' if single else 'values'} of {what}", apart=apart)


class DataPlace(NamedTuple):
    """A place in a file of data, of one value or of several, by the file's ending."""

    ending: str
    record: Record
    single: bool

    def read(self, node: yaml.Node, state: ReadState) -> Any | None:
        given, example = names(node), f"write `{_EXAMPLES[self.ending]}`"
        stray = given & {"cell", "range", *(() if self._is_json else ("key",))}
        if stray:
            which = "JSON" if "key" in stray else "workbooks"
            message = f"`{min(stray)}` is about {which}; this file is none"
            state.fault("copy.form", message, node, example)
            return None
        if self._is_json and self.single and not any(each <= given for each in _WHICH):
            message = "nothing says which value of the file is meant"
            state.fault("copy.missing-key", message, node, example)
            return None
        return self.record.read(node, state)

    def schema(self) -> Schema:
        whole = self.record.schema()
        if self._is_json and self.single:
            whole["anyOf"] = [{"required": sorted(each)} for each in _WHICH]
        return whole

    @property
    def _is_json(self) -> bool:
        return self.ending == ".json"


# The keys that say which value of JSON is meant.
_WHICH: tuple[frozenset[str], ...] = (frozenset({"key"}), frozenset({"row", "column"}))

CELLS = {each: DataPlace(each, _record(each, single=True), single=True) for each in _EXAMPLES}
RANGES = {each: DataPlace(each, _record(each, single=False), single=False) for each in _EXAMPLES}
# Of a mapping whose names the author chooses, what makes it a place in a file of data.
NAMED = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"anyOf": [DataPath(each).schema() for each in _EXAMPLES]}},
}
