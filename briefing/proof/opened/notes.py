"""A page's annotations become notes: links, comments, fields, players."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.preflight.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.proof.opened.frame import Frame

MOST = 5_000  # annotations of a page
_HIDDEN = 0b10  # its flag in /F (ISO 32000-1, 12.5.3)


def read_notes(page: Any, frame: Frame, tagged: set[int]) -> Iterator[Note]:
    """The annotations of pypdf's page; `tagged` are the numbers of those in the tree."""
    found = page.get("/Annots")
    found = found.get_object() if found is not None else []
    for reference in found[:MOST] if isinstance(found, list) else []:
        note = reference.get_object()
        if isinstance(note, dict):
            yield Note(
                kind=str(note.get("/Subtype", "")).removeprefix("/"),
                box=frame.place(_box(note)),
                target=_target(note),
                says=str(_got(note.get("/Contents")) or "").strip(),
                is_bordered=_width(note) > 0,
                is_tagged=getattr(reference, "idnum", 0) in tagged,
            )


def _box(note: Any) -> tuple[float, float, float, float]:
    sides = _got(note.get("/Rect")) or (0, 0, 0, 0)
    left, bottom, right, top = (float(_got(side)) for side in sides)
    return min(left, right), min(bottom, top), max(left, right), max(bottom, top)


def _target(note: Any) -> str | None:
    """The address of a link that has one; a place in the same file has none."""
    action = _got(note.get("/A"))
    if not isinstance(action, dict) or "/URI" not in action:
        return None
    return str(_got(action["/URI"]))


def _width(note: Any) -> float:
    """How wide its border is: 1 unless told (ISO 32000-1, 12.5.2 and 12.5.4)."""
    style = _got(note.get("/BS"))
    if isinstance(style, dict):
        return float(_got(style.get("/W", 1)))
    border = _got(note.get("/Border"))
    return float(_got(border[2])) if isinstance(border, list) and len(border) > 2 else 1.0


def _got(value: Any) -> Any:
    return value.get_object() if hasattr(value, "get_object") else value
