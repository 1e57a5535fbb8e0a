"""A folder that is to be becomes its files: a first brief, or the outline of another one."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from briefing.brief.files import MASTHEAD, is_folder
from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.errors import BriefingError
from briefing.files.atomic import passing_folder
from briefing.starter.scaffold import outline, starter
from briefing.style.json_schema import schema_file
from briefing.workflows.editions import carried, is_pdf

# Where the schemas lie that the first line of each file names: no section file is read from there.
_SCHEMA = ".briefing/{part}.schema.json"
_MODELINE = "# yaml-language-server: $schema={path}\n"


def begin(model: str | None, day: date) -> dict[str, bytes]:
    """The files of a new brief by path within its folder, with the schemas that editors go by.

    Args:
        model: the folder of a brief that gives its shape, or the PDF of one whose brief says
            `attach: [source]`; without one, a brief that teaches.
        day: the date that it bears.

    Raises:
        BriefingError: with every fault of the model.
    """
    files = starter(day) if model is None else outline(_read(model), day)
    named = {name: _with_schema(name, data) for name, data in files.items()}
    return named | schemas_named(named)


def schemas_named(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The schemas that the first lines of some files name where `begin` puts them, by path."""
    paths = {part: _SCHEMA.format(part=part) for part in ("brief", "section")}
    heads = (data.removeprefix(BOM_UTF8).partition(b"\n")[0] for data in files.values())
    lines = {head.strip() for head in heads}
    return {
        path: schema_file(part)
        for part, path in paths.items()
        if _MODELINE.format(path=path).strip().encode() in lines
    }


def _read(model: str) -> Brief:
    if is_pdf(model) and not is_folder(Path(model)):
        with passing_folder() as place:
            return carried(model, place / "copy").brief
    brief, faults = read_brief(Path(model))
    if brief is None or any(fault.is_error for fault in faults):
        raise BriefingError(*faults)
    return brief


def _with_schema(name: str, data: bytes) -> bytes:
    """A file with the line that tells an editor which schema is its own."""
    if not name.endswith(".yaml"):
        return data
    path = _SCHEMA.format(part="brief" if name == MASTHEAD else "section")
    return _MODELINE.format(path=path).encode() + data
