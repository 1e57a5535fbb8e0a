"""The holders of numbered copies: read from CSV, JSON or a workbook, and their register."""

import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from briefing.brief.csv_file import Row, parse_csv, to_csv
from briefing.brief.files import is_workbook, read_bytes
from briefing.brief.model import Brief, Copy, Run
from briefing.errors import BriefingError, Fault, Severity, Span, nearest
from briefing.language.en import LANGUAGE as ENGLISH
from briefing.language.tags import right_to_left

MAX_COPIES = 10_000  # with all else that is in a row, some 200 bytes for each
_MAX_BYTES = 2 << 20
_MAX_LINES = 10 * MAX_COPIES  # an address may take some, and blank ones are passed over
_COLUMNS = ("holder", "name")


def read_holders(path: Path) -> tuple[tuple[Copy, ...], list[Fault]]:
    """The names in a file's column `holder` or `name`, in order, one for each copy; and faults.

    Other columns and empty rows are passed over. A name that stands there twice is a warning.
    """
    name = str(path)
    data, faults = read_bytes(path, name, most=_MAX_BYTES, hint="take columns out")
    if faults:
        return (), faults
    if is_workbook(name):
        from briefing.brief.workbook_rows import workbook_rows  # loaded only for a workbook

        try:
            read = list(workbook_rows(data, name, ENGLISH))
        except BriefingError as error:
            return (), list(error.faults)
        rows, faults = tuple(row for row, _ in read), [fault for _, fault in read if fault]
    elif name.lower().endswith(".json"):
        rows, faults = _of_json(data, name)
    elif len(data.splitlines()) > _MAX_LINES:
        message = f"over {_MAX_LINES:,} lines; {MAX_COPIES:,} copies are the limit"
        span = Span(name, _MAX_LINES + 1, 1)
        return (), [Fault("copy.too-many", message, span, "part them between several files")]
    else:
        rows, faults = parse_csv(data, name)
    filled = tuple(row for row in rows if any(cell.runs for cell in row.cells))
    if not faults and not filled[1:]:
        hint = "write `holder`, and below it a name a line"
        faults = [Fault("file.empty", f"{name} names nobody", Span(name, 1, 1), hint)]
    if faults:
        return (), faults
    head, *people = filled
    column, faults = _column(head)
    if column is None:
        return (), faults
    names, faults = _names(people, head, column)
    return names, [*faults, *_repeated(names)]


def _of_json(data: bytes, name: str) -> tuple[tuple[Row, ...], list[Fault]]:
    """The holders of a JSON list of objects as rows under the names of their columns.

    A last column, without a name, tells a row that is empty from one that only names nobody.
    """
    from briefing.merge.rows import read_rows  # loaded only for JSON

    try:
        read = list(read_rows(BytesIO(data), name).rows)
    except BriefingError as error:
        return (), list(error.faults)
    known = dict.fromkeys(key for row in read for key in row.values)
    heads = [key for key in known if key.lower() in _COLUMNS] or list(known)[:_SHOWN]
    top = Span(name, 1, 1)
    texts = [([*heads, ""], top)]
    for row in read:
        anything = next(filter(None, row.values.values()), "")
        texts.append(([*(row.values.get(head, "") for head in heads), anything], row.span or top))
    rows = (
        Row(tuple(Copy((Run(text=text),) if text else (), span, (text,)) for text in cells), span)
        for cells, span in texts
    )
    return tuple(rows), [row.fault for row in read if row.fault]


_SHOWN = 6  # columns, none of which has holders


def _column(head: Row) -> tuple[int | None, list[Fault]]:
    """The index of the column with the names, or a fault."""
    titles = [cell.text.lower() for cell in head.cells]
    for title in _COLUMNS:
        if title in titles:
            return titles.index(title), []
    meant = (nearest(title, _COLUMNS) for title in titles)
    hint = next(filter(None, meant), "name a column `holder` in the first row")
    return None, [Fault("holders.column", "no column is named `holder`", head.span, hint)]


def _names(people: list[Row], head: Row, column: int) -> tuple[tuple[Copy, ...], list[Fault]]:
    if len(people) > MAX_COPIES:
        message = f"{len(people)} rows; {MAX_COPIES} copies are the limit"
        span = people[MAX_COPIES].span
        return (), [Fault("copy.too-many", message, span, "part them between several files")]
    faults: list[Fault] = []
    names: list[Copy] = []
    for row in people:
        wrong = next(_misfits(row, head, column), None)
        if wrong:
            faults.append(wrong)
        else:
            names.append(_composed(row.cells[column]))
    return tuple(names), faults


def _misfits(row: Row, head: Row, column: int) -> Iterator[Fault]:
    """Faults of a row: the number of its cells, or its name."""
    count, columns = len(row.cells), len(head.cells)
    if count != columns:
        message = f"a row of {count}, under {columns} in the first row"
        hint = "put a name that holds a comma in double quotes"
        yield Fault("holders.ragged", message, row.span, hint)
    elif not row.cells[column].runs:
        hint = "write a name, or delete the row; `--count` makes copies without names"
        yield Fault("copy.empty", "this row names no holder", row.span, hint)
    elif stray := right_to_left(row.cells[column].text):
        message = f"{stray!r} (U+{ord(stray):04X}) runs from right to left, which cannot be set yet"
        span, hint = row.cells[column].span, "write the name in Latin, Greek or Cyrillic letters"
        yield Fault("copy.right-to-left", message, span, hint)


def _composed(name: Copy) -> Copy:
    """A name with its letters composed (NFC): `e` and an accent are `é`."""
    run = name.runs[0]
    text = unicodedata.normalize("NFC", run.text)
    return name._replace(runs=(run._replace(text=text),))


def _repeated(names: tuple[Copy, ...]) -> Iterator[Fault]:
    """A warning at each name that has a copy already."""
    first: dict[str, Span] = {}
    for name in names:
        before = first.setdefault(name.text.casefold(), name.span)
        if before is not name.span:
            message = f"{name.text!r} gets a second copy; the first is in line {before.line}"
            hint = "delete one of the rows, unless both are meant"
            yield Fault("holders.twice", message, name.span, hint, Severity.WARNING)


_HEADS = ("number", "holder", "date", "reference", "sha256", "file")


class Entry(NamedTuple):
    """One copy: its number, holder, the SHA-256 of its page's content, and the file it is in."""

    number: int
    holder: str
    sha256: str
    file: str


def write_register(brief: Brief, entries: Iterable[Entry]) -> bytes:
    """The register as CSV in UTF-8, with a header; date and reference are the brief's."""
    day = brief.date.written if brief.date else ""
    reference = brief.reference.text if brief.reference else ""
    rows = (
        (str(number), holder, day, reference, digest, file)
        for number, holder, digest, file in entries
    )
    return to_csv((_HEADS, *rows)).encode()
