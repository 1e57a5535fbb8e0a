"""An SVG file as a drawing: its shapes, labels and images from bottom to top.

It takes what Datawrapper, matplotlib, QGIS and Inkscape export. What is not known is refused by
name rather than left out: a chart that lacks its mask is another chart. Nothing outside the file
is ever asked for, no script is run, and entities are refused before any is expanded.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING, Any

from briefing.brief.drawing import (
    Area,
    Drawing,
    Gradient,
    Group,
    Matrix,
    Paint,
    Part,
    Pen,
    RefusedError,
    Shape,
    Steps,
    Stop,
    Tiles,
    bounds_of,
    faded,
    joined,
)
from briefing.brief.svg_paths import damaged, length, numbers, outline, transformation
from briefing.brief.svg_styles import START, Style, StyleSheets, ink, opacity, styled
from briefing.brief.svg_walk import (
    MAX_USES,
    SHAPES,
    SIMPLIFY,
    SPACE,
    URL,
    Box,
    fitted,
    link_of,
    name_of,
    refused,
    target_of,
    view_of,
)

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
MAX_SCALE = 1e9  # of transforms within each other: what is further off is drawn nowhere
MAX_GROUPS = 8  # within each other, that let through what is below them

_HTML = "{http://www.w3.org/1999/xhtml}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# What is drawn only where something refers to it, or never.
_UNDRAWN = frozenset(
    "defs symbol clipPath title desc metadata style linearGradient radialGradient pattern marker "
    "mask filter view cursor font color-profile".split()
)
_MARKERS = ("marker", "marker-start", "marker-mid", "marker-end")
_ACTIVE = frozenset(
    "script animate animateMotion animateTransform animateColor set handler".split()
)


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
    if root.tag != f"{SPACE}svg":
        raise RefusedError("is no SVG", "export the drawing as SVG, PDF or PNG")
    _check_passive(root)
    left, top, width, height = _box(root)
    walk = _Walk(root, (width, height))
    walk.draw(root, START, (1.0, 0.0, 0.0, 1.0, -left, -top))
    if not walk.parts:
        raise RefusedError("draws nothing", "export the drawing again")
    digest, left_out = hashlib.sha256(data).hexdigest(), tuple(sorted(walk.left_out))
    return Drawing(width, height, tuple(walk.parts), data, digest, left_out)


def _parse(data: bytes) -> Element:
    # loaded only for a drawing
    from xml.etree.ElementTree import TreeBuilder
    from xml.parsers.expat import ExpatError, ParserCreate

    if len(data) > MAX_BYTES:
        raise RefusedError(f"has over {MAX_BYTES >> 20} MiB", SIMPLIFY)
    builder, open_now, count = TreeBuilder(), 0, 0

    def name(tag: str) -> str:
        return "{" + tag if "}" in tag else tag

    def start(tag: str, pairs: dict[str, str]) -> None:
        nonlocal open_now, count
        open_now, count = open_now + 1, count + 1
        if count > MAX_ELEMENTS or open_now > MAX_DEPTH:
            what = f"has over {MAX_ELEMENTS:,} elements, or {MAX_DEPTH} within each other"
            raise RefusedError(what, SIMPLIFY)
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
        if element.tag.startswith(_HTML) or element.tag == f"{SPACE}foreignObject":
            hint = "export text as text: in Inkscape Text > Convert to Text"
            raise refused("HTML (a foreignObject)", hint)
        name = element.tag.removeprefix(SPACE)
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
    for target in URL.findall(text):
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


class _Walk:
    """One pass over an SVG: its parts so far, and how much they come to."""

    def __init__(self, root: Element, size: tuple[float, float]) -> None:
        self.parts: list[Part] = []
        self.left_out: set[str] = set()
        self.pixels: dict[str, int] = {}
        self.stops: dict[Element, tuple[Stop, ...]] = {}
        self._root, self._size = root, size
        self._ids = {name: each for each in root.iter() if (name := each.get("id"))}
        texts = ("".join(each.itertext()) for each in root.iter(f"{SPACE}style"))
        self._sheets = StyleSheets(list(texts))
        self._ancestry: list[tuple[str, str, frozenset[str]]] = []
        self._using: list[Element] = []
        self._clips: tuple[Area, ...] = ()
        self._steps = self._drawn = self._characters = self._groups = self._clipped = 0
        self._outlines: dict[Element, tuple[Steps, Box | None]] = {}
        self._tiles: dict[tuple[Element, Matrix], tuple[tuple[Part, ...], int]] = {}
        self._tiled: set[tuple[str, Matrix]] = set()
        # What `context-fill` and `context-stroke` mean in a marker: the style of its line.
        self._context: Style = START
        self._above: dict[Element, Element] = {}
        self._homes: dict[Element, tuple[list[tuple[str, str, frozenset[str]]], Style]] = {}

    def draw(self, element: Element, above: Style, matrix: Matrix) -> None:
        """Draw an element and what is in it, behind the `parts` so far."""
        if not element.tag.startswith(SPACE):
            return  # an editor's own notes
        name = name_of(element)
        if name in _UNDRAWN:
            return
        self._count_drawn()
        style = self._enter(element, name, above)
        if style["display"] != "none":
            clips = self._clips
            if moves := element.get("transform"):
                matrix = joined(transformation(moves), matrix)
                if not all(abs(part) < MAX_SCALE for part in matrix):  # nor if one is no number
                    raise damaged(f"the transform {moves.strip()[:30]!r}, within others")
            self._show(element, name, style, matrix)
            if (cover := opacity(style["opacity"])) < 1:
                with self.aside(keeps_clips=True) as parts:
                    self._kind(element, name, style, matrix)
                self.parts += self._together(parts, cover)
            else:
                self._kind(element, name, style, matrix)
            self._clips = clips
        self._ancestry.pop()

    def _count_drawn(self, elements: int = 1) -> None:
        self._drawn += elements
        if self._drawn > MAX_DRAWN:
            what = f"draws over {MAX_DRAWN:,} elements, with those that <use> draws"
            raise RefusedError(what, SIMPLIFY)

    def _together(self, parts: list[Part], cover: float) -> list[Part]:
        """Some parts as one that covers so much of what is below."""
        if not cover or not parts:
            return []
        if len(parts) == 1:
            return [faded(parts[0], cover)]
        return [Group(tuple(parts), cover)]

    @contextmanager
    def aside(self, *, keeps_clips: bool = False) -> Iterator[list[Part]]:
        """Collect what is drawn in a list of its own, which is given."""
        parts, clips = self.parts, self._clips
        self.parts, self._clips = [], clips if keeps_clips else ()
        self._groups += 1
        if self._groups > MAX_GROUPS:
            raise refused(f"groups of an opacity, over {MAX_GROUPS} within each other")
        yield self.parts
        self.parts, self._clips = parts, clips
        self._groups -= 1

    @contextmanager
    def within(self, element: Element, context: Style = START) -> Iterator[Style]:
        """Draw what is in an element that something refers to; its style is given.

        It has that of what it stands in, not of what refers to it; `context` is the latter's.
        """
        if element in self._using or len(self._using) >= MAX_USES:
            name = name_of(element)
            raise refused(f"a <{name}> within itself, or over {MAX_USES} within each other")
        self._count_drawn(2)  # a marker takes twice as long to place
        ancestry, outer = self._ancestry, self._context
        if element not in self._homes:
            self._homes[element] = self._home(element)
        (own, style), self._context = self._homes[element], context
        self._ancestry = list(own)
        self._using.append(element)
        yield style
        self._using.pop()
        self._ancestry, self._context = ancestry, outer

    def _home(self, element: Element) -> tuple[list[tuple[str, str, frozenset[str]]], Style]:
        """The names of what an element stands in, and its style there."""
        if not self._above:
            self._above = {part: each for each in self._root.iter() for part in each}
        lineage = [element]
        while lineage[-1] in self._above:
            lineage.append(self._above[lineage[-1]])
        self._ancestry, style = [], START
        for each in reversed(lineage):
            style = self._enter(each, name_of(each), style)
        return self._ancestry, style

    def found(self, name: str) -> Element | None:
        """The element with an id."""
        return self._ids.get(name)

    @property
    def size(self) -> tuple[float, float]:
        """The width and height that per cents are taken of."""
        return self._size

    def _enter(self, element: Element, name: str, above: Style) -> dict[str, str]:
        classes = frozenset(element.get("class", "").split())
        self._ancestry.append((name, element.get("id", ""), classes))
        rules = self._sheets.declarations(self._ancestry)
        return styled(above, element.attrib, rules)

    def _kind(self, element: Element, name: str, style: Style, matrix: Matrix) -> None:
        match name:
            case "g" | "a" | "switch":
                parts = list(element)
                if name == "switch":
                    parts = [each for each in parts if not each.get("requiredExtensions")][:1]
                for part in parts:
                    self.draw(part, style, matrix)
            case "svg":
                self._viewport(element, style, matrix)
            case "use":
                self._use(element, style, matrix)
            case "text":
                from briefing.brief.svg_text import labels  # loaded only for text

                self.parts += list(labels(element, style, matrix, self))
            case "image":
                from briefing.brief.svg_pixels import images  # loaded only for an image

                self.parts += list(images(element, style, matrix, self))
            case _ if name in SHAPES:
                self._shape(element, name, style, matrix)
            case _:
                raise refused(f"<{name}>")

    def entered(self, element: Element, above: Style) -> dict[str, str]:
        """The style of a part of a text; `left` ends it."""
        return self._enter(element, element.tag.removeprefix(SPACE), above)

    def left(self) -> None:
        """End a part of a text."""
        self._ancestry.pop()

    def _show(self, element: Element, name: str, style: Style, matrix: Matrix) -> None:
        """Clip an element as its style asks for, or refuse what else it does to it."""
        if style["mix-blend-mode"] != "normal":
            what = f"the blend mode {style['mix-blend-mode'][:20]!r}"
            raise refused(what, "set it to normal, and mix the colours")
        asked = [key for key in ("clip-path", "mask", "filter") if style[key] not in ("none", "")]
        if not asked:
            return
        # loaded only for such effects
        from briefing.brief.svg_effects import check_filter, clip_areas, mask_areas

        before = len(self._clips)
        bounds = self.outline_of(element)[1] if name in SHAPES else None
        if "clip-path" in asked:
            self._clips += clip_areas(style["clip-path"], matrix, bounds, self)
        if "mask" in asked:
            self._clips += mask_areas(style["mask"], matrix, bounds, self)
        if "filter" in asked:
            check_filter(style["filter"], self)
        self._clipped += sum(len(clip.steps) for clip in self._clips[before:])
        if self._clipped > MAX_STEPS:  # of areas that nothing may be drawn in
            raise RefusedError(f"has over {MAX_STEPS:,} corners", SIMPLIFY)

    def _viewport(self, element: Element, style: Style, matrix: Matrix) -> None:
        if self._ancestry[1:]:  # one within the drawing, such as a legend (SVG 1.1, 7.9)
            x, y, wide, high = self._place(element)
            self.clip_box(style, (x, y, wide, high), matrix)
            matrix = joined((1.0, 0.0, 0.0, 1.0, x, y), matrix)
            if values := view_of(element):
                matrix = joined(fitted(values, wide, high, element), matrix)
        for part in element:
            self.draw(part, style, matrix)

    def clip_box(self, style: Style, box: Box, matrix: Matrix) -> None:
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
        link = link_of(element).removeprefix("#")
        target = self._ids.get(link)
        if target is None:
            raise damaged(f"a <use> of {link[:30]!r}, which is not in the file")
        if target in self._using or len(self._using) >= MAX_USES:
            raise refused(f"a <use> within itself, or over {MAX_USES} within each other")
        self._using.append(target)
        x, y, wide, high = self._place(element)
        matrix = joined((1.0, 0.0, 0.0, 1.0, x, y), matrix)
        if target.tag == f"{SPACE}symbol":
            inner = self._enter(target, "symbol", style)
            if values := view_of(target):
                wide = wide if element.get("width") else values[2]
                high = high if element.get("height") else values[3]
                self.clip_box(inner, (0.0, 0.0, wide, high), matrix)
                matrix = joined(fitted(values, wide, high, target), matrix)
            for part in target:
                self.draw(part, inner, matrix)
            self._ancestry.pop()
        else:
            self.draw(target, style, matrix)
        self._using.pop()

    def outline_of(self, element: Element) -> tuple[Steps, Box | None]:
        """The outline of a shape, and the box around it, both in its own system."""
        if element not in self._outlines:
            steps = outline(name_of(element), element.attrib, self._size)
            self._outlines[element] = steps, bounds_of(steps)
        return self._outlines[element]

    def _shape(self, element: Element, name: str, style: Style, matrix: Matrix) -> None:
        if style["visibility"] != "visible":
            return
        steps, bounds = self.outline_of(element)
        if len(steps) < 2:
            return
        fill, pen = self.paints(style, matrix, bounds)
        fill = None if name == "line" else fill
        if fill or pen:
            self.count(len(steps))
            area = Area(steps, matrix, style["fill-rule"] == "evenodd")
            order = style["paint-order"].split()
            pen_first = bool(order) and order[0] == "stroke"
            shape = Shape(area, fill, pen, self._clips, pen_first)
            if isinstance(fill, Tiles):
                from briefing.brief.svg_paints import layers_of  # loaded only for a pattern

                self.parts += layers_of(shape, fill)
            else:
                self.parts.append(shape)
        if any(style[key] not in ("none", "") for key in _MARKERS):
            from briefing.brief.svg_markers import draw_markers  # loaded only for markers

            draw_markers(element, style, steps, matrix, self)

    @property
    def clips(self) -> tuple[Area, ...]:
        """What bounds the parts that are drawn now."""
        return self._clips

    def paints(
        self, style: Style, matrix: Matrix, bounds: Box | None
    ) -> tuple[Paint | None, Pen | None]:
        """What an element is filled and stroked with; `bounds` are its own, if it is a shape."""
        fill, stroke = (self._paint(style, what, matrix, bounds) for what in ("fill", "stroke"))
        return fill, self._pen(style, stroke) if stroke else None

    def _paint(self, style: Style, what: str, matrix: Matrix, bounds: Box | None) -> Paint | None:
        if style[what] in ("context-fill", "context-stroke"):
            meant = style[what].removeprefix("context-")
            own = {what: self._context[meant], "color": self._context["color"]}
            style = {**style, **own} if own[what] != style[what] else {**style, what: "none"}
        value = style[what]
        if not (target := target_of(value)):
            return ink(style, what)
        element = self._ids.get(target)
        if element is None:
            fallback = value.partition(")")[2].strip() or "none"
            return ink({**style, what: fallback}, what)
        from briefing.brief.svg_paints import paint_of  # loaded only for a gradient or pattern

        cover = opacity(style[f"{what}-opacity"])
        paint = paint_of(element, matrix, bounds, cover, self)
        if isinstance(paint, Gradient):
            self.count(len(paint.stops))
        if isinstance(paint, Tiles) and (paint.name, paint.matrix) not in self._tiled:
            self._tiled.add((paint.name, paint.matrix))
            self.count(paint.steps)
        return paint

    def tile(self, holder: Element, inner: Matrix) -> tuple[tuple[Part, ...], int]:
        """The parts of a pattern, and how many steps they have; `inner` brings them to its box."""
        from briefing.brief.svg_paints import check_tile, steps_in  # loaded only for a pattern

        key = holder, inner
        if key not in self._tiles:
            with self.within(holder) as style, self.aside() as parts:
                for part in holder:
                    self.draw(part, style, inner)
            check_tile(parts)
            self._tiles[key] = tuple(parts), steps_in(parts)
        return self._tiles[key]

    def _pen(self, style: Style, stroke: Paint) -> Pen | None:
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

    def count(self, steps: int, characters: int = 0) -> None:
        """Count a part that is drawn, with what clips it.

        Raises:
            RefusedError: it is one too many.
        """
        self._steps += steps + sum(len(clip.steps) for clip in self._clips)
        self._characters += characters
        if self._steps > MAX_STEPS:
            raise RefusedError(f"has over {MAX_STEPS:,} corners", SIMPLIFY)
        if self._characters > MAX_TEXT:
            raise RefusedError(f"has over {MAX_TEXT:,} characters of text", SIMPLIFY)
