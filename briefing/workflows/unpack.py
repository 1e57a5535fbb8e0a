"""`briefing unpack`: the folder that a PDF was built from, built again to prove that it is."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from briefing.brief.files import read_product
from briefing.brief.schema import PAPERS
from briefing.brief.slugs import is_style
from briefing.brief.yaml_parser import parse
from briefing.errors import BriefingError, Fault, Severity
from briefing.files.atomic import new_folder
from briefing.files.embedded_source import MAX_BYTES, Stowed, read_stowed
from briefing.pipeline import Pipeline
from briefing.style.loader import read_style, shipped
from briefing.workflows.new import schemas_named

_MOST_TRIED = 8  # styles that a PDF carries, each of which is a page or two to build


class Unpacked(NamedTuple):
    """What was written, and whether it builds to the same PDF.

    Attributes:
        files: the paths of the files that the PDF carried, within their folder.
        style: the style that makes the same bytes; empty if that is the brief's own, or if none
            does.
        faults: a warning if none does.
    """

    files: tuple[str, ...]
    style: str
    faults: tuple[Fault, ...]


def unpack(
    file: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    *,
    style: str | None = None,
    strict: bool = False,
) -> Unpacked:
    """Write the folder that a PDF was built from, and build it to see that it is the same.

    Args:
        file: a PDF whose brief says `attach: [source]`.
        folder: where to write, new or empty.
        style: the style that the page was built with; else the brief's own, the shipped ones and
            those that the PDF carries are tried.
        strict: whether a page that does not come out the same stops it, too.

    Raises:
        BriefingError: the file is no such PDF, carries what may be run, there is no such style, or
            the folder cannot be written; nothing is.
    """
    if style:
        _check_style(style)
    source = Path(file)
    pdf, faults = read_product(source, str(source), most=MAX_BYTES, hint="name a brief's PDF")
    if faults:
        raise BriefingError(*faults)
    stowed = read_stowed(pdf, str(source))
    _check_drawings(stowed, str(source))
    # Schemas are this version's own, never the file's: an editor goes by them.
    with new_folder(Path(folder), stowed.files | schemas_named(stowed.files)) as draft:
        tried = (
            (style,) if style else (None, *shipped(), *islice(_styles(draft, stowed), _MOST_TRIED))
        )
        named, doubts = _proved(draft, pdf, stowed, tried)
        named = named.replace(str(draft), str(folder), 1)
        doubts = tuple(
            fault._replace(message=fault.message.replace(str(draft), str(folder)))
            for fault in doubts
        )
        if strict and doubts:
            raise BriefingError(*(fault.as_error() for fault in doubts))
    return Unpacked(tuple(sorted(stowed.files)), named, doubts)


def _check_style(name: str) -> None:
    """See that there is the style that was asked for: the folder is not what has to be mended.

    Raises:
        BriefingError: there is none, or it has faults.
    """
    _, faults = read_style(name, Path(), None)
    errors = [fault for fault in faults if fault.is_error]
    if errors:
        raise BriefingError(*errors)


def _check_drawings(stowed: Stowed, name: str) -> None:
    """See that each SVG holds no more than a picture or a logo may: a browser runs what is in one.

    Raises:
        BriefingError: one does.
    """
    for path, data in stowed.files.items():
        if path.lower().endswith(".svg"):
            # loaded only for a drawing
            from briefing.brief.drawing import RefusedError
            from briefing.brief.svg_file import read_svg
            from briefing.typeset.svg import check_svg

            try:
                with suppress(RefusedError):
                    check_svg(data)
                    continue
                read_svg(data)
            except RefusedError as error:
                message = f"{name} carries {path!r}, which {error.what}"
                hint = "unpack no file that you do not trust"
                raise BriefingError(Fault("unpack.unsafe", message, hint=hint)) from None


def _styles(draft: Path, stowed: Stowed) -> Iterator[str]:
    """The paths of the styles among some files."""
    for name, data in stowed.files.items():
        root = parse(data, name)[0].root if name.endswith(".yaml") else None
        if root is not None and is_style(root):
            yield str(draft / name)


def _proved(
    draft: Path, pdf: bytes, stowed: Stowed, styles: Sequence[str | None]
) -> tuple[str, tuple[Fault, ...]]:
    """Which of some styles builds a folder to the bytes of a PDF; a warning if none does."""
    reason = ""
    for name, built in _builds(draft, stowed, styles):
        if built == pdf:
            return name or "", ()
        if isinstance(built, BriefingError):
            reason = reason or built.faults[0].message
    message = f"built again, it does not build: {reason}"
    hint = "run `briefing check` on the folder"
    if not reason:
        message = "built again, the page is not the same to the byte"
        hint = f"{stowed.creator} made it, perhaps with another --style or SOURCE_DATE_EPOCH"
    fault = Fault("unpack.differs", message, hint=hint, severity=Severity.WARNING)
    return "", (fault,)


def _builds(
    draft: Path, stowed: Stowed, styles: Sequence[str | None]
) -> Iterator[tuple[str | None, bytes | BriefingError]]:
    """The PDF of a folder in each style on each paper, or why there is none."""
    for name, paper in product(styles, PAPERS):
        try:
            pipeline = Pipeline(name)
            _, pdf = pipeline.build(draft, paper=paper, language=stowed.language, advises=False)
            yield name, pdf
        except BriefingError as error:
            yield name, error
