"""A folder becomes scenes: built by a press that stays warm, and drawn in pixels."""

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.preflight.render import draw
from briefing.style.loader import find_style, shipped
from briefing.watch.state import Impression, Scene, View
from briefing.workflows.build import Press, Result

# Folders that are watched: more than any brief has, and few enough to look at in a moment.
_MOST = 200
# A press remembers every text that it has set. After so many builds a new one costs 10 ms.
_ENOUGH = 40


class _Warm(NamedTuple):
    """A press, when the files of its styles had last changed, and how often it has built."""

    press: Press
    stamps: dict[Path, int]
    builds: int = 0


class Desk:
    """One folder's pages, a press and the last good page for each view that was asked for.

    Args:
        folder: where brief.yaml lies, as its user writes it.
        language: a tag in place of the brief's, and `strict`, as for `Press.build`.
        clock: the time in seconds since 1970.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], float], *, language: str | None, strict: bool
    ) -> None:
        self.folder = folder
        self._clock, self._language, self._strict = clock, language, strict
        self._presses: dict[str | None, _Warm] = {}
        self._good: dict[View, Impression] = {}
        self._pointed: set[Path] = set()

    def look(self, view: View) -> Scene:
        """Build the folder as it is now; where it is broken, its last good page stays."""
        press, builds = self._press(view.style)
        try:
            result = press.build(
                self.folder, paper=view.paper, language=self._language, strict=self._strict
            )
        except BriefingError as error:
            faults = error.faults
        else:
            impression, faults = Impression.of(result, self._clock()), result.faults
            last = self._good.get(view)
            if last is None or last.digest != impression.digest:
                self._good[view] = impression
        stamps = {path: _stamp(path) for path in press.style_files}
        self._presses[view.style] = _Warm(press, stamps, builds + 1)
        self._pointed = {Path(fault.span.path) for fault in faults if fault.span}
        return Scene(self._good.get(view), faults)

    def page(self, digest: str) -> Result | None:
        """What was built for a page that is shown."""
        shown = (good.result for good in list(self._good.values()) if good.digest == digest)
        return next(shown, None)

    def draw(self, digest: str, width: int) -> bytes | None:
        """A page that is shown as a JPEG so many pixels wide.

        From here to a window it takes a third of a PNG's time, most of which is compressing,
        and at twice the pixels a quarter of a BMP's, which is sixteen megabytes.
        """
        found, out = self.page(digest), BytesIO()
        if found is None:
            return None
        picture = draw(found.pdf, dpi=72 * width / found.page.size.width)
        picture.save(out, "JPEG", quality=95, subsampling=0)  # all colours, or red blurs
        return out.getvalue()

    def shown(self, path: str) -> str:
        """A file's path as its user knows it: as written, or from the folder on."""
        base = self.folder.parent
        inside = self.folder.is_absolute() and Path(path).is_relative_to(base)
        return Path(path).relative_to(base).as_posix() if inside else path

    def places(self) -> dict[Path, int]:
        """The folders that hold what pages are made of, and which folder each of them is.

        Beside the brief's own those of its styles, their faces and logos, and of every file that
        a fault points to.
        """
        styles = [find_style(name, self.folder) for name in self._presses if name]
        files = {*self._pointed, *filter(None, styles)}
        files.update(path for warm in self._presses.values() for path in warm.stamps)
        named = (path.resolve().parent for path in files)
        inodes = ((path, _inode(path)) for path in {*islice(self._folders(), _MOST), *named})
        return {path: inode for path, inode in inodes if inode is not None}

    def _folders(self) -> Iterator[Path]:
        for place, folders, _ in os.walk(self.folder.resolve()):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield Path(place)

    def _press(self, style: str | None) -> tuple[Press, int]:
        """The warm press for a style, and how often it has built.

        A new one if that is enough, or if a file of the style has changed.
        """
        warm = self._presses.get(style)
        if warm is None or not warm.stamps or warm.builds >= _ENOUGH:
            return Press(style), 0
        is_same = all(_stamp(path) == stamp for path, stamp in warm.stamps.items())
        return (warm.press, warm.builds) if is_same else (Press(style), 0)


def offered(style: str | None) -> list[str]:
    """The styles that a browser may ask for: the shipped ones, and that of the command."""
    return [*shipped(), *([style] if style and style not in shipped() else [])]


def _stamp(path: Path) -> int:
    """When a file last changed, in nanoseconds; 0 if it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
