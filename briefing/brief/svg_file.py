"""An SVG file as a drawing: shapes and labels, in plain colours, from bottom to top.

It takes what Datawrapper, matplotlib, QGIS and Inkscape export. What is not known is refused by
name rather than left out: a chart that lacks its pattern is another chart. Nothing outside the file
is ever asked for, no script is run, and entities are refused before any is expanded.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, Any

from briefing.brief.drawing import (
    UNMOVED,
    Area,
    Drawing,
    Ink,
    Label,
    Matrix,
    Pen,
    RefusedError,
    Shape,
    Steps,
    joined,
    moved_by,
)
from briefing.brief.svg_paths import damaged, length, numbers, outline, transformation
from briefing.brief.svg_styles import START, Style, StyleSheets, colour, ink, opacity, styled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAX_BYTES = 8 << 20
MAX_ELEMENTS, MAX_DEPTH = (
    50_000,
    60,
)  # a plot of matplotlib has some hundreds, a map of QGIS thousands
MAX_DRAWN = 20_000  # elements, with those that <use> draws
MAX_STEPS = 150_000  # of all outlines and clips as often as they are drawn: some 3 MB of operators
MAX_TEXT = 20_000  # characters; each is set as a glyph
MAX_USES = 8  # within each other

_SPACE = "{http://www.w3.org/2000/svg}"
_HTML = "{http://www.w3.org/1999/xhtml}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_SHAPES = frozenset("path rect circle ellipse line polyline polygon".split())
# What is drawn only where something refers to it, or never.
_UNDRAWN = frozenset(
    "defs symbol clipPath title desc metadata style linearGradient radialGradient pattern marker "
    "mask filter view cursor font color-profile".split()
)
_ACTIVE = frozenset(
    "script animate animateMotion animateTransform animateColor set handler".split()
)
_SIMPLIFY = "simplify the drawing, or export it as PNG"
_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")\s]*)[^)]*\)", re.IGNORECASE)


def refused(what: str, hint: str = _SIMPLIFY) -> RefusedError:
    """The fault of something that an SVG holds and that cannot be drawn."""
    return RefusedError(f"holds {what}", hint)


@lru_cache(maxsize=8)  # a page is built again and again while it is written
def read_svg(data: bytes) -> Drawing:
    """The drawing that an SVG file holds.

    Raises:
        RefusedError: it is damaged, holds what cannot be drawn, or too much.
    """
    root = _parse(data)
    if root.tag == "svg":
        hint = 'write xmlns="http://www.w3.org/2000/svg" into its first tag, or export it again'
        raise RefusedError("does not say that it is SVG", hint)
    if root.tag != f"{_SPACE}svg":
        raise RefusedError("is no SVG", "export the drawing as SVG, PDF or PNG")
    _check_passive(root)
    left, top, width, height = _box(root)
    walk = _Walk(root, (width, height))
    walk.draw(root, START, (1.0, 0.0, 0.0, 1.0, -left, -top))
    if not walk.parts:
        raise RefusedError("draws nothing", "export the drawing again")
    return Drawing(width, height, tuple(walk.parts), data, hashlib.sha256(data).hexdigest())


def _parse(data: bytes) -> Element:
    # loaded only for a drawing
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers.expat import ExpatError, ParserCreate

    if len(data) > MAX_BYTES:
        raise RefusedError(f"has over {MAX_BYTES >> 20} MiB", _SIMPLIFY)
    builder, open_now, count = TreeBuilder(), 0, 0

    def name(tag: str) -> str:
        return "{" + tag if "}" in tag else tag

    def start(tag: str, pairs: dict[str, str]) -> None:
        nonlocal open_now, count
        open_now, count = open_now + 1, count + 1
        if count > MAX_ELEMENTS or open_now > MAX_DEPTH:
            what = f"has over {MAX_ELEMENTS:,} elements, or {MAX_DEPTH} within each other"
            raise RefusedError(what, _SIMPLIFY)
        builder.start(name(tag), {name(key): value for key, value in pairs.items()})

    def end(tag: str) -> None:
        nonlocal open_now
        open_now -= 1
        builder.end(name(tag))

    def entity(*_: Any) -> None:
        hint = "export it as plain SVG; in Illustrator, without “Preserve editing capabilities”"
        raise RefusedError("declares entities", hint)

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise _outside("a style sheet")

    parser = ParserCreate(namespace_separator="}")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = entity
    parser.ProcessingInstructionHandler = instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003  # expat takes no keywords
        return builder.close()
    except (ExpatError, LookupError, ValueError) as error:
        raise RefusedError(f"is no XML: {error}", "export the drawing again") from None


def _outside(what: str) -> RefusedError:
    hint = "embed it in the SVG; nothing outside the file is opened"
    return RefusedError(f"refers to {what} of its own file", hint)


def _check_passive(root: Element) -> None:
    """See that nothing runs or is fetched, wherever it stands: a PDF carries the file itself."""
    for element in root.iter():
        if element.tag.startswith(_HTML) or element.tag == f"{_SPACE}foreignObject":
            hint = "export text as text: in Inkscape Text > Convert to Text"
            raise refused("HTML (a foreignObject)", hint)
        name = element.tag.removeprefix(_SPACE)
        if name in _ACTIVE:
            raise refused(
                f"<{name}>", "export it as a still drawing, without scripts and animation"
            )
        for key, value in element.attrib.items():
            if key.startswith("on"):
                raise refused(f"`{key}`, a script", "export it without scripts")
            if "url(" in value.lower():
                _check_urls(value)
            if key in ("href", _LINK, "src") and name != "a":
                _check_link(name, value)
        if name == "style" and element.text:
            if "@import" in element.text:
                raise _outside("a style sheet")
            _check_urls(re.sub(r"@font-face\s*\{[^{}]*\}", "", element.text))


def _check_urls(text: str) -> None:
    for target in _URL.findall(text):
        if not target.startswith("#"):
            raise _outside(repr(target[:40]))


def _check_link(name: str, target: str) -> None:
    if target.startswith("#"):
        return
    if name == "image" and target.lstrip().startswith("data:"):
        return  # told where it is drawn
    raise _outside("an image" if name == "image" else repr(target[:40]))


def _box(root: Element) -> tuple[float, float, float, float]:
    """What of the plane is shown: left, top, width, height."""
    values = numbers(root.get("viewBox", ""))
    if len(values) != 4:
        sides = [root.get(key, "") for key in ("width", "height")]
        if not all(sides) or any("%" in side for side in sides):
            raise RefusedError("has no `viewBox`", "export the drawing again, with its size")
        values = [0.0, 0.0, *map(length, sides)]
    left, top, width, height = values
    if not (0.01 < width < 1e6 and 0.01 < height < 1e6):
        raise RefusedError("has no size", "export the drawing again, with its size")
    if max(width, height) > 100 * min(width, height):
        what = f"is {width:g} by {height:g}, a line rather than a picture"
        raise RefusedError(what, "crop it to what it shows")
    return left, top, width, height


def _target(value: str) -> str:
    found = _URL.match(value.strip())
    return found[1].removeprefix("#") if found else ""


class _Walk:
    """One pass over an SVG: its parts so far, and how much they come to."""

    def __init__(self, root: Element, size: tuple[float, float]) -> None:
        self.parts: list[Shape | Label] = []
        self._size = size
        self._ids = {name: each for each in root.iter() if (name := each.get("id"))}
        texts = ("".join(each.itertext()) for each in root.iter(f"{_SPACE}style"))
        self._sheets = StyleSheets(list(texts))
        self._ancestry: list[tuple[str, str, frozenset[str]]] = []
        self._using: list[Element] = []
        self._clips: tuple[Area, ...] = ()
        self._steps = self._drawn = self._characters = 0
        self._outlines: dict[Element, Steps] = {}
        # Told of a group's opacity, which covers all in it as one.
        self._group = 1.0

    def draw(self, element: Element, above: Style, matrix: Matrix) -> None:
        """Draw an element and what is in it."""
        if not element.tag.startswith(_SPACE):
            return  # an editor's own notes
        name = element.tag.removeprefix(_SPACE)
        if name in _UNDRAWN:
            return
        self._drawn += 1
        if self._drawn > MAX_DRAWN:
            what = f"draws over {MAX_DRAWN:,} elements, with those that <use> draws"
            raise RefusedError(what, _SIMPLIFY)
        style = self._enter(element, name, above)
        if style["display"] != "none":
            clips, group = self._clips, self._group
            if moves := element.get("transform"):
                matrix = joined(transformation(moves), matrix)
            self._check_effects(style)
            if (clip := style["clip-path"]) != "none":
                self._clips = *clips, self._clip(clip, matrix)
            self._group *= opacity(style["opacity"])
            before = len(self.parts)
            self._kind(element, name, style, matrix)
            is_one = name in _SHAPES or len(self.parts) - before <= 1
            if self._group < group and not is_one:
                hint = "give each shape its own opacity, or mix the colours"
                raise refused("a group that lets what is below it through", hint)
            self._clips, self._group = clips, group
        self._ancestry.pop()

    def _enter(self, element: Element, name: str, above: Style) -> dict[str, str]:
        classes = frozenset(element.get("class", "").split())
        self._ancestry.append((name, element.get("id", ""), classes))
        rules = self._sheets.declarations(self._ancestry)
        return styled(above, element.attrib, rules)

    def _kind(self, element: Element, name: str, style: Style, matrix: Matrix) -> None:
        match name:
            case "g" | "a":
                for part in element:
                    self.draw(part, style, matrix)
            case "svg":
                self._viewport(element, style, matrix)
            case "switch":
                for part in [each for each in element if not each.get("requiredExtensions")][:1]:
                    self.draw(part, style, matrix)
            case "use":
                self._use(element, style, matrix)
            case "text":
                from briefing.brief.svg_text import labels  # loaded only for text

                found = list(labels(element, style, matrix, self))
                self.parts += found
            case "image":
                hint = "export it as PDF, which may hold images, or the whole as PNG"
                raise refused("an image of pixels", hint)
            case _ if name in _SHAPES:
                self._shape(element, name, style, matrix)
            case _:
                raise refused(f"<{name}>")

    def entered(self, element: Element, above: Style) -> dict[str, str]:
        """The style of a part of a text; `left` ends it."""
        return self._enter(element, element.tag.removeprefix(_SPACE), above)

    def left(self) -> None:
        """End a part of a text."""
        self._ancestry.pop()

    def _check_effects(self, style: Style) -> None:
        for key in ("mask", "filter"):
            if style[key] not in ("none", ""):
                raise refused(f"a {key}", "draw it in plain areas, or export the drawing as PNG")
        if style["mix-blend-mode"] != "normal":
            what = f"the blend mode {style['mix-blend-mode'][:20]!r}"
            raise refused(what, "set it to normal, and mix the colours")

    def _viewport(self, element: Element, style: Style, matrix: Matrix) -> None:
        if self._ancestry[1:]:  # one within the drawing, such as a legend (SVG 1.1, 7.9)
            x, y, wide, high = self._place(element)
            values = numbers(element.get("viewBox", ""))
            self._clip_box(style, (x, y, wide, high), matrix)
            matrix = joined((1.0, 0.0, 0.0, 1.0, x, y), matrix)
            if len(values) == 4 and values[2] > 0 and values[3] > 0:
                matrix = joined(_fitted(values, wide, high, element), matrix)
        for part in element:
            self.draw(part, style, matrix)

    def _clip_box(
        self, style: Style, box: tuple[float, float, float, float], matrix: Matrix
    ) -> None:
        """Clip what is drawn to a viewport, unless it may reach out of it (SVG 1.1, 14.3.3)."""
        if style["overflow"] in ("", "hidden", "scroll"):
            keys = ("x", "y", "width", "height")
            own = {key: f"{value}" for key, value in zip(keys, box, strict=True)}
            self._clips = *self._clips, Area(outline("rect", own, self._size), matrix)

    def _place(self, element: Element) -> tuple[float, float, float, float]:
        wide, high = self._size
        return (
            length(element.get("x", "0"), whole=wide),
            length(element.get("y", "0"), whole=high),
            length(element.get("width", "100%"), whole=wide),
            length(element.get("height", "100%"), whole=high),
        )

    def _use(self, element: Element, style: Style, matrix: Matrix) -> None:
        link = (element.get("href") or element.get(_LINK) or "").removeprefix("#")
        target = self._ids.get(link)
        if target is None:
            raise damaged(f"a <use> of {link[:30]!r}, which is not in the file")
        if target in self._using or len(self._using) >= MAX_USES:
            raise refused(f"a <use> within itself, or over {MAX_USES} within each other")
        self._using.append(target)
        x, y, wide, high = self._place(element)
        matrix = joined((1.0, 0.0, 0.0, 1.0, x, y), matrix)
        if target.tag == f"{_SPACE}symbol":
            inner = self._enter(target, "symbol", style)
            values = numbers(target.get("viewBox", ""))
            if len(values) == 4 and values[2] > 0 and values[3] > 0:
                wide = wide if element.get("width") else values[2]
                high = high if element.get("height") else values[3]
                self._clip_box(inner, (0.0, 0.0, wide, high), matrix)
                matrix = joined(_fitted(values, wide, high, target), matrix)
            for part in target:
                self.draw(part, inner, matrix)
            self._ancestry.pop()
        else:
            self.draw(target, style, matrix)
        self._using.pop()

    def _shape(self, element: Element, name: str, style: Style, matrix: Matrix) -> None:
        if style["visibility"] != "visible":
            return
        markers = (style[key] for key in ("marker", "marker-start", "marker-mid", "marker-end"))
        if any(marker not in ("none", "") for marker in markers):
            hint = "turn them into paths: in Inkscape Path > Stroke to Path"
            raise refused("markers, such as arrowheads", hint)
        steps = self._outlines.get(element)
        if steps is None:
            steps = self._outlines[element] = outline(name, element.attrib, self._size)
        fill, pen = self.inks(style, matrix)
        fill = None if name == "line" else fill
        if len(steps) < 2 or not (fill or pen):
            return
        self.count(len(steps))
        area = Area(steps, matrix, style["fill-rule"] == "evenodd")
        order = style["paint-order"].split()
        pen_first = bool(order) and order[0] == "stroke"
        self.parts.append(Shape(area, fill, pen, self._clips, pen_first))

    @property
    def clips(self) -> tuple[Area, ...]:
        """What bounds the parts that are drawn now."""
        return self._clips

    def inks(self, style: Style, matrix: Matrix) -> tuple[Ink | None, Pen | None]:
        """What an element is filled and stroked with."""
        fill, stroke = (self._ink(style, what) for what in ("fill", "stroke"))
        return fill, self._pen(style, stroke) if stroke else None

    def _ink(self, style: Style, what: str) -> Ink | None:
        value = style[what]
        if target := _target(value):
            value = self._flat(target, value)
            style = {**style, what: value}
        return ink(style, what, self._group)

    def _flat(self, target: str, value: str) -> str:
        """The colour of a gradient that has one alone, as Inkscape keeps its swatches."""
        fallback = value.partition(")")[2].strip()
        element = self._ids.get(target)
        for _ in range(MAX_USES):
            link = "" if element is None else (element.get("href") or element.get(_LINK) or "")
            if element is None or len(element) or not link:
                break
            element = self._ids.get(link.removeprefix("#"))
        if element is None:
            return fallback or "none"
        name = element.tag.removeprefix(_SPACE)
        if name not in ("linearGradient", "radialGradient"):
            hint = "fill areas with plain colours, or export it as PDF"
            raise refused(f"a {name} as a colour", hint)
        stops = {
            (style["stop-color"], opacity(style["stop-opacity"]))
            for stop in element.iter(f"{_SPACE}stop")
            if (style := styled(START, stop.attrib, {}))
        }
        if len(stops) > 1:
            raise refused(
                "a gradient", "fill areas with plain colours, which print the same anywhere"
            )
        if not stops:
            return "none"
        ((name, cover),) = stops
        found = colour(name)
        if found is None:
            return "none"
        red, green, blue, alpha = (round(255 * part) for part in found)
        return f"#{red:02x}{green:02x}{blue:02x}{round(alpha * cover):02x}"

    def _pen(self, style: Style, stroke: Ink) -> Pen | None:
        em = float(style["font-size"])
        wide, high = self._size
        across = sqrt((wide * wide + high * high) / 2)
        width = length(style["stroke-width"], em=em, whole=across)
        if width <= 0:
            return None
        dashes: tuple[float, ...] = ()
        if style["stroke-dasharray"] not in ("none", ""):
            parts = re.split(r"[\s,]+", style["stroke-dasharray"].strip())
            dashes = tuple(length(part, em=em, whole=across) for part in parts if part)
            if any(dash < 0 for dash in dashes) or not sum(dashes) or len(dashes) > 20:
                dashes = ()
            dashes = dashes * 2 if len(dashes) % 2 else dashes
        return Pen(
            stroke,
            width,
            {"round": 1, "square": 2}.get(style["stroke-linecap"], 0),
            {"round": 1, "bevel": 2}.get(style["stroke-linejoin"], 0),
            max(length(style["stroke-miterlimit"]), 1.0),
            dashes,
            length(style["stroke-dashoffset"], em=em, whole=across) if dashes else 0.0,
            style["vector-effect"] == "non-scaling-stroke",
        )

    def _clip(self, value: str, matrix: Matrix) -> Area:
        """The area of a <clipPath>: shapes alone, together as one outline."""
        target = self._ids.get(_target(value))
        if target is None or target.tag != f"{_SPACE}clipPath":
            raise damaged(f"a clip-path {value[:30]!r}, which is not in the file")
        hint = "merge what is clipped with what clips it"
        if (
            target.get("clipPathUnits") == "objectBoundingBox"
            or styled(START, target.attrib, {})["clip-path"] != "none"
        ):
            raise refused("a clip that is clipped itself, or measured by what it clips", hint)
        steps: list[Any] = []
        even_odd = False
        matrix = joined(transformation(target.get("transform", "")), matrix)
        for part in target:
            name, moves = part.tag.removeprefix(_SPACE), transformation(part.get("transform", ""))
            if name == "use":
                link = (part.get("href") or part.get(_LINK) or "").removeprefix("#")
                shift = length(part.get("x", "0")), length(part.get("y", "0"))
                moves = joined((1.0, 0.0, 0.0, 1.0, *shift), moves)
                found = self._ids.get(link)
                if found is None:
                    raise damaged(f"a <use> of {link[:30]!r}, which is not in the file")
                part, name = found, found.tag.removeprefix(_SPACE)
                moves = joined(transformation(part.get("transform", "")), moves)
            if name in ("title", "desc", "metadata") or not part.tag.startswith(_SPACE):
                continue
            if name not in _SHAPES:
                raise refused(f"a clip by <{name}>", hint)
            style = styled(START, part.attrib, {})
            if style["display"] == "none":
                continue
            even_odd = style["clip-rule"] == "evenodd"
            own = outline(name, part.attrib, self._size)
            steps += own if moves == UNMOVED else _moved(own, moves)
        return Area(tuple(steps), matrix, even_odd)

    def count(self, steps: int, characters: int = 0) -> None:
        """Count a part that is drawn, with what clips it.

        Raises:
            RefusedError: it is one too many.
        """
        self._steps += steps + sum(len(clip.steps) for clip in self._clips)
        self._characters += characters
        if self._steps > MAX_STEPS:
            raise RefusedError(f"has over {MAX_STEPS:,} corners", _SIMPLIFY)
        if self._characters > MAX_TEXT:
            raise RefusedError(f"has over {MAX_TEXT:,} characters of text", _SIMPLIFY)


def _moved(steps: Steps, matrix: Matrix) -> Iterator[Any]:
    for kind, points in steps:
        yield kind, tuple(moved_by(matrix, point) for point in points)


def _fitted(values: list[float], wide: float, high: float, element: Element) -> Matrix:
    """The matrix from a `viewBox` to the box it fills, as `preserveAspectRatio` has it (7.8)."""
    left, top, width, height = values
    across, down = wide / width, high / height
    align, *rest = (element.get("preserveAspectRatio") or "xMidYMid meet").split()
    if align != "none":
        across = down = max(across, down) if rest == ["slice"] else min(across, down)
    free = wide - width * across, high - height * down
    shares = (
        {"xMin": 0.0, "xMax": 1.0}.get(align[:4], 0.5),
        {"YMin": 0.0, "YMax": 1.0}.get(align[4:], 0.5),
    )
    x, y = (
        room * share if align != "none" else 0.0 for room, share in zip(free, shares, strict=True)
    )
    return across, 0.0, 0.0, down, x - left * across, y - top * down
