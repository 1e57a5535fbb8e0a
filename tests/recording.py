"""A page becomes the list of what would be drawn; the tests read it."""

from __future__ import annotations

from briefing.layout.page import Artifact, Element, Fill, Item, Mark, Page, Picture, Text, Trace
from briefing.style.stylesheet import Face


def record(page: Page) -> str:
    """One line an item, in reading order: place, what, and the path of its element."""
    return "\n".join(_entry(item) for item in page.items) + "\n"


def outline(page: Page) -> str:
    """The structure tree as a screen reader meets it, one line an element.

    Beside it stands what is said of it: an alternative text, words that replace its text, else
    its text, with that of what stands within a line.
    """
    said: dict[Element, list[str]] = {}
    for item in page.items:
        if isinstance(item.mark, Element):
            path = _path(item.mark)
            for element in path:
                said.setdefault(element, [])
            if isinstance(item, Text) and not (item.mark.spoken and said[item.mark]):
                for element in _around(path):
                    said[element].append(item.mark.spoken or item.text)
    lines = []
    for element, texts in said.items():
        text = element.alt or "".join(texts).strip()
        lines.append(f"{'  ' * (len(_path(element)) - 1)}{element.role}  {text}".rstrip())
    return "\n".join(lines) + "\n"


def _around(path: list[Element]) -> list[Element]:
    """The elements in whose line a text is read: its own, and those around a stretch of one."""
    last = max(at for at, element in enumerate(path) if element.role not in ("Span", "Link"))
    return path[last:]


def _entry(item: Item) -> str:
    match item:
        case Text(x=x, y=y, face=face, size=size):
            name = f"{face.path.stem} {pinned}" if (pinned := _pinned(face)) else face.path.stem
            what = f"{name} {size:g}  {_mark(item.mark)}  {item.text!r}"
            return f"{x:7.2f} {y:7.2f}  {what}"
        case Fill(rects=rects):
            first = rects[0]
            what = f"fill {first.width:.2f} x {first.height:.2f} +{len(rects) - 1}"
            return f"{first.x:7.2f} {first.y:7.2f}  {what}  {_mark(item.mark)}"
        case Picture(image=image):
            x, y, width, height = image.rect
            return f"{x:7.2f} {y:7.2f}  picture {width:.2f} x {height:.2f}  {_mark(item.mark)}"
        case Trace(outline=outline):
            across, down = outline.steps[0].points[0]
            return (
                f"{across:7.2f} {down:7.2f}  outline +{len(outline.steps) - 1}  {_mark(item.mark)}"
            )


def _pinned(face: Face) -> str:
    return ",".join(f"{tag}={value:g}" for tag, value in face.axes)


def _mark(mark: Mark) -> str:
    if isinstance(mark, Artifact):
        return f"({mark.kind})"
    return "/".join(element.role for element in _path(mark)[1:])


def _path(element: Element) -> list[Element]:
    """An element and those around it, the outermost first."""
    return [*(_path(element.parent) if element.parent else []), element]
