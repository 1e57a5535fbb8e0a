"""`briefing new`: the files of a first brief, or of the next in the shape of another."""

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
from briefing.workflows.editions import is_pdf, read_carried

# Where the schemas are that the first line of each file names; no section is read from there.
_SCHEMA = ".briefing/{part}.schema.json"
_MODELINE = "# yaml-language-server: $schema={path}\n"


def new_files(model: str | None, day: date) -> dict[str, bytes]:
    """The files of a new brief by path within its folder, with the schemas that editors go by.

    Args:
        model: the folder of the brief that gives its shape, or a PDF that carries its source;
            without one the files are those of a brief that teaches.
        day: the new brief's date.

    Raises:
        BriefingError: with every fault of the model.
    """
    files = starter(day) if model is None else outline(_read(model), day)
    for name, data in files.items():
        if name.endswith(".yaml"):
            path = _SCHEMA.format(part="brief" if name == MASTHEAD else "section")
            files[name] = _MODELINE.format(path=path).encode() + data
    return files | schemas_named(files)


def schemas_named(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The schemas, by path, that some files name in their first lines as `new_files` does.

    Those are this version's own.
    """
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
            return read_carried(model, place / "copy").brief
    brief, faults = read_brief(Path(model))
    if brief is None or any(fault.is_error for fault in faults):
        raise BriefingError(*faults)
    return brief
