"""A folder that holds no brief becomes a fault that says which one was likely meant."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path

from briefing.brief.files import MASTHEAD, is_file, is_folder, is_masthead, unreadable
from briefing.errors import Fault, nearest

_MOST = 1_000  # entries of a folder that are looked at


def no_brief(folder: Path) -> Fault:
    """What is wrong with the name of a folder that is none, or holds no brief.yaml."""
    if refused := _refused(folder / MASTHEAD):
        return unreadable(str(folder / MASTHEAD), refused)
    if is_folder(folder):  # and nothing is said of what else lies there
        hint = "name the folder that holds it; `briefing new` makes one"
        with suppress(OSError):
            if near := next(filter(is_masthead, folder.iterdir()), None):
                hint = f"rename {near.name} to {MASTHEAD}"
        message = f"there is no {folder / MASTHEAD}"
        return Fault(code="file.missing", message=message, hint=hint)
    hint = f"name the folder that holds {MASTHEAD}"
    if not is_file(folder):
        message, found = f"{folder} does not exist", sorted(_briefs(folder.parent))
        such = ", such as ".join((hint, *_shown(found)))
        made = such if such != hint else f"{hint}; `briefing new` makes one"
        hint = nearest(folder.as_posix(), found) or made
    else:
        message = f"{folder} is not a folder"
        if folder.suffix == ".yaml" and is_file(folder.parent / MASTHEAD):
            hint = f"name its folder: `{folder.parent}`"
    return Fault(code="folder.missing", message=message, hint=hint)


def _refused(path: Path) -> PermissionError | None:
    """Why nobody can say whether a file is there: its folder may not be entered."""
    try:
        path.stat()
    except PermissionError as error:
        return error
    except (OSError, ValueError):  # it is not there, or no file can have such a name
        return None
    return None


def _shown(briefs: list[str]) -> list[str]:
    """The first of some folders, for a hint: this one, where it is a brief itself."""
    return ["`.`"] if is_file(Path(MASTHEAD)) else [f"`{name}`" for name in briefs[:1]]


def _briefs(place: Path) -> Iterator[str]:
    """The folders of a place that hold a brief."""
    with suppress(OSError, ValueError):
        for path in islice(place.iterdir(), _MOST):
            if is_file(path / MASTHEAD):
                yield path.as_posix()
