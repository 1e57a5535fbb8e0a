"""The files of a style that travel in a PDF with the brief that is set in it."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath

from briefing.brief.files import check_attached, composed, is_inside, read_bytes
from briefing.brief.model import Name
from briefing.errors import Fault, Severity, Span
from briefing.style.loader import shipped

_MAX_BYTES = 20 << 20  # of a face; one of all Chinese characters has some 16 MiB


def attached_files(
    files: Mapping[Path, Name | None], folder: Path, own: Iterable[tuple[str, bytes]]
) -> tuple[list[tuple[str, bytes]], list[Fault]]:
    """A brief's `own` files and those of its style that lie in its folder, by path within that.

    Those that ship are everywhere. Where the style itself lies elsewhere, none of its files goes:
    whoever builds the brief has to ask for it again, as for this page. With a style in the folder
    each of its files that is outside is a warning.

    Args:
        files: those of `Style.files`.
        folder: where brief.yaml lies.
        own: the brief's files, by path within the folder.
    """
    carried, faults = dict(own), list[Fault]()
    known = {composed(name) for name in carried}
    wanted = {path: named for path, named in files.items() if path not in shipped().values()}
    if not wanted or _within(next(iter(files)), folder) is None:
        return list(carried.items()), faults
    for path, named in wanted.items():
        place = named.span if named else Span(path.as_posix(), 1, 1)
        name = _within(path, folder)
        if name is None or (named and PurePath(named.text).is_absolute()):
            message = f"the PDF does not carry {path}, which the style asks for"
            hint = "copy it into the folder, and name it by its path from the style's file on"
            faults.append(Fault("attach.outside", message, place, hint, Severity.WARNING))
        elif name not in known:
            wrong = list(check_attached(name, place, is_styled=True))
            if not wrong:
                data, wrong = read_bytes(path, name, most=_MAX_BYTES, hint="take a smaller file")
                carried[name] = data
            faults += (fault._replace(span=place) for fault in wrong)
    return list(carried.items()), faults


def _within(path: Path, folder: Path) -> str | None:
    """A path from a folder on, its accents composed; None if it leads out of the folder."""
    # As the names say, not as links lead: the PDF has files, and no links.
    whole, home = (Path(os.path.abspath(each)) for each in (path, folder))  # noqa: PTH100
    if not (whole.is_relative_to(home) and is_inside(path, folder)):
        return None
    return composed(whole.relative_to(home).as_posix())
