"""Builds a folder for the browser, again and again, and draws its pages in pixels."""

import os
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from briefing.errors import BriefingError
from briefing.layout.result import StyledFit
from briefing.pipeline import Pipeline
from briefing.preflight.render import draw
from briefing.style.loader import shipped
from briefing.watch.state import BuiltPage, State, View, built_page

# Folders within the brief's own: more than any brief has, and few enough to list in a moment.
_MAX_FOLDERS = 200
# A pipeline keeps every text that it has shaped: after so many builds a new one takes its place,
# which costs 10 ms.
_MAX_BUILDS = 40


_Stamp = tuple[int, ...]


class _Kept(NamedTuple):
    """A pipeline, when the files of its styles had last changed, and how often it has built.

    A stamp was taken before its file was read: what is saved while a style is read counts, too. It
    is None for a file that was not known before.
    """

    pipeline: Pipeline
    stamps: Mapping[Path, _Stamp | None]
    builds: int


class LiveBuilder:
    """Builds one folder, and keeps the last good page of each view that was asked for.

    Args:
        folder: where brief.yaml lies, as its user writes it.
        clock: gives the time in seconds since 1970.
        language: as for `Pipeline.build`, and so is `strict`.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], float], *, language: str | None, strict: bool
    ) -> None:
        self.folder = folder
        self._clock, self._language, self._strict = clock, language, strict
        self._pipelines: dict[str | None, _Kept] = {}
        self._good: dict[View, BuiltPage] = {}

    def build(self, view: View) -> State:
        """Build the folder as it is now; if that fails the state has the last good page."""
        pipeline, stamps, builds = self._pipeline(view.style)
        try:
            laid, pdf = pipeline.build(
                self.folder,
                paper=view.paper,
                language=self._language,
                strict=self._strict,
                advises=False,  # `compare` tells that where somebody asks for it
            )
        except BriefingError as error:
            faults = error.faults
        else:
            built, faults = built_page(laid, pdf, self._clock()), laid.faults
            last = self._good.get(view)
            if last is None or last.digest != built.digest:
                self._good[view] = built
        stamps = {path: stamps.get(path) for path in pipeline.style_files}
        self._pipelines[view.style] = _Kept(pipeline, stamps, builds + 1)
        return State(self._good.get(view), faults)

    def compare(self, view: View) -> Iterator[StyledFit]:
        """How the folder as it is now fits in every style; each is set when it is asked for.

        Raises:
            BriefingError: the brief itself is at fault.
        """
        pipeline = Pipeline(view.style)  # one that no file has been read by yet
        yield from pipeline.compare_styles(self.folder, paper=view.paper, language=self._language)

    def page(self, digest: str) -> BuiltPage | None:
        """The page with this digest, if it is shown."""
        shown = (good for good in list(self._good.values()) if good.digest == digest)
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

    def display_path(self, path: str) -> str:
        """A file's path for the browser: as it is, or, below an absolute folder, from there on."""
        base = self.folder.parent
        inside = self.folder.is_absolute() and Path(path).is_relative_to(base)
        return Path(path).relative_to(base).as_posix() if inside else path

    def folders(self) -> dict[Path, int]:
        """The folders with what pages are made of, each with its inode.

        They are the brief's own, and those of every file that its styles asked for, there or not,
        and of what such a file links to.
        """
        places = set()
        for place, folders, _ in os.walk(os.path.realpath(self.folder)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            places.add(place)
            if len(places) == _MAX_FOLDERS:
                break
        for path in {path for kept in self._pipelines.values() for path in kept.stamps}:
            # Unlike `Path.resolve`, this is no error where a link leads to itself.
            places |= {os.path.realpath(path.parent), str(Path(os.path.realpath(path)).parent)}
        # watchfiles takes no name that is not UTF-8; nor does a brief.
        paths = {Path(place) for place in places if place.encode(errors="ignore").decode() == place}
        inodes = {path: _inode(path) for path in paths}
        return {path: inode for path, inode in inodes.items() if inode is not None}

    def _pipeline(self, style: str | None) -> _Kept:
        """The pipeline to build with in a style, and the stamps of now of the files known for it.

        It is a new one after `_MAX_BUILDS`, or if a file of the style has changed.
        """
        kept = self._pipelines.get(style)
        stamps = {path: _stamp(path) for path in kept.stamps} if kept else {}
        if kept is None or kept.builds >= _MAX_BUILDS or kept.stamps != stamps:
            return _Kept(Pipeline(style), stamps, 0)
        return kept


def offered(style: str | None) -> list[str]:
    """The styles that a browser may ask for: the shipped ones, and the one of the command."""
    return [*shipped(), *([style] if style and style not in shipped() else [])]


def _stamp(path: Path) -> _Stamp:
    """When a file last changed, its size and its inode; nothing if it is not there."""
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_size, status.st_ino  # some copies keep the time


def _inode(path: Path) -> int | None:
    try:
        return path.stat().st_ino
    except OSError:
        return None
