"""A template and a row become a finished page, with every fault told by its row."""

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from briefing.brief.model import Brief
from briefing.brief.placeholders import Row, make_row, told
from briefing.collector import uncollected
from briefing.errors import BriefingError, Fault
from briefing.merge.template import Template
from briefing.workflows.build import OversetError, Press, Result


class Merged(NamedTuple):
    """What came of a row: its page, with the warnings met on the way, or the faults alone."""

    row: Row
    result: Result | None
    faults: tuple[Fault, ...]


def merge(
    press: Press,
    folder: str | os.PathLike[str],
    rows: Iterable[Mapping[str, str]],
    *,
    paper: str | None = None,
    language: str | None = None,
    strict: bool = False,
) -> Iterator[Merged]:
    """Build a brief a row, in their order, with the row's texts in the folder's placeholders.

    A row that fails has its faults in place of a page, and stops none; all else is as in
    `Press.build`. `rows` may be endless: one is taken at a time.
    """
    template = Template(Path(folder))
    for number, values in enumerate(rows, start=1):
        row = make_row(number, values)
        try:
            result = fill(press, template, row, paper=paper, language=language, strict=strict)
        except BriefingError as error:
            yield Merged(row, None, error.faults)
        else:
            yield Merged(row, result, result.faults)


def fill(
    press: Press,
    template: Template,
    row: Row,
    *,
    paper: str | None,
    language: str | None,
    strict: bool,
) -> Result:
    """Build the brief of one row.

    Raises:
        BriefingError: with every fault found, each told with the row.
    """
    read = partial(_read, template, row)
    try:
        with uncollected():
            done = press.make_ready(template.folder, paper, language, strict=strict, read=read)
            pdf = press.printer.print((done.page,), done.imprint)
    except OversetError as error:
        raise OversetError(error.fit, *(told(fault, row) for fault in error.faults)) from None
    except BriefingError as error:
        raise BriefingError(*(told(fault, row) for fault in error.faults)) from None
    faults = tuple(told(fault, row) for fault in done.checked.faults)
    return Result(pdf, done.checked.report, faults, done.brief, done.page)


def _read(template: Template, row: Row, folder: Path) -> tuple[Brief | None, tuple[Fault, ...]]:
    return template.read(row)
