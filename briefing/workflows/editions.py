"""`briefing diff`: two editions of a brief are found, read and compared.

An edition is a folder, a PDF that carries its source, or a git revision of a folder.
"""

from pathlib import Path

from briefing.brief.files import is_file, is_folder, read_product
from briefing.brief.reader import read_brief
from briefing.diff.compare import compare
from briefing.diff.model import Edition, Revision
from briefing.diff.stale_figures import find_stale_figures
from briefing.errors import BriefingError, Fault
from briefing.files.atomic import new_folder, passing_folder
from briefing.files.embedded_source import MAX_BYTES, read_stowed
from briefing.files.git import read_committed
from briefing.style.loader import read_style, strictest_age, which_styles

_USUAL = "sections"  # the folder of a brief where none is named


def revise(old: str, new: str) -> Revision:
    """What changed from one edition of a brief to another, in words.

    Args:
        old: a folder, a PDF whose brief says `attach: [source]`, or a git revision: of a folder,
            `HEAD~1:sections`, or alone, of the folder that the other edition is.
        new: as `old`.

    Raises:
        BriefingError: with every fault of both, each told with the side that it is on.
    """
    faults: list[Fault] = []
    editions: list[Edition] = []
    with passing_folder() as place:
        for side, name, other in (("OLD", old, new), ("NEW", new, old)):
            try:
                editions.append(_read_edition(name, other, place / side))
            except BriefingError as error:
                faults += (f._replace(message=f"in {side}: {f.message}") for f in error.faults)
        if faults:
            raise BriefingError(*faults)
        before, after = editions
        changes = compare(before.brief, after.brief)
        stale = find_stale_figures(before.brief, after.brief, changes, _limit(after))
        return Revision(before, after, changes, tuple(stale))


def _read_edition(name: str, other: str, place: Path) -> Edition:
    """One edition; `place` is where to write its files if they are in no folder."""
    if is_folder(Path(name)):
        return _read_folder(_printable(name), Path(name), f"{_printable(Path(name).as_posix())}/")
    if is_file(Path(name)) or is_pdf(name):
        return read_carried(name, place)
    revision, colon, folder = name.partition(":")
    if not colon and is_folder(Path(other)):
        files = read_committed(revision, "./", Path(other))
        return _read_files(name, files, f"{revision}:{Path(other).as_posix()}/", place)
    if not colon:
        folder = other.partition(":")[2] or _USUAL
    files = read_committed(revision, folder, Path())
    return _read_files(name, files, f"{revision}:{folder.rstrip('/')}{'/' * bool(folder)}", place)


def is_pdf(name: str) -> bool:
    """Whether an edition is named as a PDF."""
    return name.lower().endswith(".pdf")


def read_carried(name: str, place: Path) -> Edition:
    """The edition that a PDF carries.

    Args:
        name: the PDF's path.
        place: a path that is free, for the folder of its files.

    Raises:
        BriefingError: the file is no PDF that carries its source, or with every fault of that.
    """
    pdf, faults = read_product(Path(name), name, most=MAX_BYTES, hint="name a brief's PDF")
    if faults:
        raise BriefingError(*faults)
    return _read_files(name, read_stowed(pdf, name).files, f"{name}:", place)


def _read_files(name: str, files: dict[str, bytes], prefix: str, place: Path) -> Edition:
    """The edition of some files, which are written to `place` to be read as any folder is."""
    shown = _printable(name)
    try:
        with new_folder(place, files):
            pass
    except BriefingError as error:  # no room, or one file where another has a folder
        named = (f._replace(message=f.message.replace(str(place), shown)) for f in error.faults)
        raise BriefingError(*named) from None
    return _read_folder(shown, place, _printable(prefix))


def _read_folder(name: str, folder: Path, prefix: str) -> Edition:
    """The edition in a folder; its faults name files by `prefix` in place of the folder's path."""
    brief, faults = read_brief(folder)
    if brief is None or any(fault.is_error for fault in faults):
        path, named = f"{folder.as_posix()}/", list[Fault]()
        for fault in (fault for fault in faults if fault.is_error):
            span = fault.span and fault.span._replace(path=fault.span.path.replace(path, prefix, 1))
            named.append(fault._replace(message=fault.message.replace(path, prefix), span=span))
        raise BriefingError(*named)
    return Edition(name, brief, folder.as_posix(), prefix)


def _limit(edition: Edition) -> int | None:
    """How many days old a figure may be by the brief's styles; None where it may be of any age."""
    named = which_styles(None, edition.brief.style, Path(edition.folder))
    return strictest_age(style for each in named if (style := read_style(*each)[0]))


def _printable(name: str) -> str:
    """A name without the control characters by which it could steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
