"""What a reader calls two editions of a brief becomes the revision from the one to the other."""

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
from briefing.style.loader import DEFAULT, read_style

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
                editions.append(_edition(name, other, place / side))
            except BriefingError as error:
                faults += (f._replace(message=f"in {side}: {f.message}") for f in error.faults)
        if faults:
            raise BriefingError(*faults)
        before, after = editions
        changes = compare(before.brief, after.brief)
        stale = find_stale_figures(before.brief, after.brief, changes, _limit(after))
        return Revision(before, after, changes, tuple(stale))


def _edition(name: str, other: str, place: Path) -> Edition:
    """Read one edition; `place` is where to lay out its files if they lie in no folder."""
    shown = _shown(name)
    if is_folder(Path(name)):
        return _read(shown, Path(name), f"{_shown(Path(name).as_posix())}/")
    if is_file(Path(name)) or is_pdf(name):
        return carried(name, place)
    return _laid_out(name, *_committed(name, other), place)


def is_pdf(name: str) -> bool:
    """Whether what a reader calls an edition is a PDF, by its ending."""
    return name.lower().endswith(".pdf")


def carried(name: str, place: Path) -> Edition:
    """The edition that a PDF carries, its files laid out at a place that is not there.

    Raises:
        BriefingError: with every fault of it; it is no PDF that carries its source.
    """
    pdf, faults = read_product(Path(name), name, most=MAX_BYTES, hint="name a brief's PDF")
    if faults:
        raise BriefingError(*faults)
    return _laid_out(name, read_stowed(pdf, name).files, f"{name}:", place)


def _laid_out(name: str, files: dict[str, bytes], prefix: str, place: Path) -> Edition:
    """Read an edition whose files lie in no folder."""
    shown = _shown(name)
    try:
        with new_folder(place, files):
            pass
    except BriefingError as error:  # no room, or one file where another has a folder
        told = (f._replace(message=f.message.replace(str(place), shown)) for f in error.faults)
        raise BriefingError(*told) from None
    return _read(shown, place, _shown(prefix))


def _committed(name: str, other: str) -> tuple[dict[str, bytes], str]:
    """The files of a revision, and what to call the folder that they lie in."""
    revision, colon, folder = name.partition(":")
    if not colon and is_folder(Path(other)):
        return read_committed(revision, "./", Path(other)), f"{revision}:{Path(other).as_posix()}/"
    if not colon:
        folder = other.partition(":")[2] or _USUAL
    return read_committed(
        revision, folder, Path()
    ), f"{revision}:{folder.rstrip('/')}{'/' * bool(folder)}"


def _read(name: str, folder: Path, prefix: str) -> Edition:
    brief, faults = read_brief(folder)
    if brief is None or any(fault.is_error for fault in faults):
        raise BriefingError(*(_told(fault, folder, prefix) for fault in faults if fault.is_error))
    return Edition(name, brief, folder.as_posix(), prefix)


def _told(fault: Fault, folder: Path, prefix: str) -> Fault:
    """A fault as its reader knows the place, who never sees where a PDF's files are laid out."""
    laid = f"{folder.as_posix()}/"
    span = fault.span and fault.span._replace(path=fault.span.path.replace(laid, prefix, 1))
    return fault._replace(message=fault.message.replace(laid, prefix), span=span)


def _limit(edition: Edition) -> int | None:
    """How many days old a figure may be by the brief's style, as `check` has it."""
    named = edition.brief.style
    name, folder = (named.text, Path(edition.folder)) if named else (DEFAULT, Path())
    style, _ = read_style(name, folder, named.span if named else None)
    return style.stale_after if style else None


def _shown(name: str) -> str:
    """A name that cannot steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in name)
