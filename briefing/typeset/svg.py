"""Reads an SVG logo as outlines.

An SVG may hold nothing but what can be drawn as outlines. What is not known is refused by name
rather than left out: a logo that lacks its gradient is another logo. Entities and document
types are refused before any is expanded.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from math import ceil, hypot, isfinite, tau
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.drawing import RefusedError
from briefing.brief.raster import Raster, look
from briefing.errors import Fault
from briefing.style.colour import Colour
from briefing.style.logo import Logo
from briefing.typeset.block import Drawing, Outline, PlacedImage, Step
from briefing.units import Pt, Rect

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


# A logo has some hundreds of elements; a map, or an attack, has more.
MAX_ELEMENTS, MAX_DEPTH = 5000, 40
MAX_BYTES = 4 << 20  # of the file: 30,000 corners in six digits take 1.6 MB, an editor's notes more
MAX_CORNERS = 30_000  # all steps of a logo: some 500 kB of operators
MAX_SHEET = 20_000  # characters of style sheets; editors write a rule of 25 for each colour
# Characters of attributes and of the style rules for them, each as often as an element has or
# inherits it: svgelements hands on all of them, and reads a transform anew for each element in it.
MAX_ATTRIBUTES = 3_000_000
_SPACE = "{http://www.w3.org/2000/svg}"
_HTML = "{http://www.w3.org/1999/xhtml}"  # which browsers show, and run, wherever it stands
_LINK = "{http://www.w3.org/1999/xlink}href"

SHAPES = frozenset("path rect circle ellipse line polyline polygon".split())
_HOLDERS = frozenset("svg g defs use style".split())
_SILENT = frozenset("title desc metadata".split())  # said of the drawing, not drawn
_ATTRIBUTES = frozenset(
    "id class style version baseProfile viewBox preserveAspectRatio transform width height d x y "
    "rx ry cx cy r x1 y1 x2 y2 points role focusable tabindex lang type href".split()
)
# The only names of colours are the sixteen of HTML 4.01, 6.5; others can be written as numbers.
_COLOUR = re.compile(
    r"none|#([0-9a-fA-F]{3}){1,2}|black|silver|gr[ae]y|white|maroon|red|purple|fuchsia|green|"
    r"lime|olive|yellow|navy|blue|teal|aqua|"
    r"rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)|"
    r"rgb\(\s*[\d.]+%\s*,\s*[\d.]+%\s*,\s*[\d.]+%\s*\)"
)
# What may stand for each property (SVG 1.1, 11 and 14); an outline knows no more than this.
_PROPERTIES = {
    "fill": _COLOUR,
    "stroke": _COLOUR,
    "fill-rule": re.compile(r"nonzero|evenodd"),
    "stroke-width": re.compile(r"[\d.]+(px)?"),
    "stroke-linecap": re.compile(r"butt"),
    "stroke-linejoin": re.compile(r"miter"),
    "stroke-miterlimit": re.compile(r"[\d.]+"),
    "stroke-dasharray": re.compile(r"none"),
    "stroke-dashoffset": re.compile(r"0(px)?"),
    "display": re.compile(r"inline|block|none"),
    "visibility": re.compile(r"visible"),
    "overflow": re.compile(r"visible|hidden"),
    "isolation": re.compile(r"auto"),
    "mix-blend-mode": re.compile(r"normal"),
    "paint-order": re.compile(r"normal"),
    "vector-effect": re.compile(r"none"),
    "enable-background": re.compile(r"new.*|accumulate"),
    **dict.fromkeys(("opacity", "fill-opacity", "stroke-opacity"), re.compile(r"1(\.0+)?|100%")),
    **dict.fromkeys(("clip-path", "mask", "filter"), re.compile(r"none")),
    **dict.fromkeys(("marker-start", "marker-mid", "marker-end"), re.compile(r"none")),
}
# Properties of text and hints to a renderer: without effect on an outline.
_IDLE = re.compile(
    r"(font|text|letter|word|line|white|writing|color|stop|solid|shape|image|-inkscape).*|"
    r"clip-rule|direction|baseline-shift|dominant-baseline|(aria|data)-.*"
)
_SELECTOR = re.compile(r"\*|[a-zA-Z]+|([a-zA-Z]+)?\.[\w-]+")


Rules = dict[str, int]  # the characters of all declarations for a selector, as `path` or `.a`


def check_svg(data: bytes) -> None:
    """Check that an SVG holds only what can be drawn.

    Raises:
        RefusedError: it holds something else, or is no SVG.
    """
    elements = list(_parse(data).iter())
    if elements[0].tag != f"{_SPACE}svg":
        raise RefusedError("is no SVG", "export the logo as SVG, PNG or JPEG")
    sheets = [element.text or "" for element in _named(elements, "style")]
    if sum(map(len, sheets)) > MAX_SHEET:
        raise _too_large(f"has over {MAX_SHEET:,} characters of CSS")
    rules: Rules = {}
    for sheet in sheets:
        _check_sheet(sheet, rules)
    _check_elements(elements)
    _check_uses(elements, ids := _by_id(elements))
    if _attributes(elements[0], ids, rules) > MAX_ATTRIBUTES:
        raise _too_large(f"has over {MAX_ATTRIBUTES:,} characters of attributes")


def _check_elements(elements: "list[Element]") -> None:
    """Check the elements of an SVG one by one, in their order."""
    drawn = False
    for element in elements:
        if not element.tag.startswith("{"):
            raise _no(f"<{element.tag}> without a namespace")
        if element.tag.startswith(_HTML):
            raise _no("HTML")
        if element.tag.startswith(_SPACE):
            name = element.tag.removeprefix(_SPACE)
            if name == "svg" and element is not elements[0]:
                raise _no("a <svg> in the <svg>")
            if name == "style" and drawn:
                raise _no("a <style> behind what it is for")
            drawn = drawn or name in SHAPES | {"use"}
            _check_element(element, name)


def _parse(data: bytes) -> "Element":
    from xml.etree import ElementTree  # loaded only for a logo

    if len(data) > MAX_BYTES:
        raise _too_large(f"has over {MAX_BYTES >> 20} MiB")

    class Builder(ElementTree.TreeBuilder):
        count = depth = 0

        def doctype(self, *_: str | None) -> None:
            hint = "delete the line that starts with <!DOCTYPE"
            raise RefusedError("has a document type", hint)

        def pi(self, target: str, text: str | None = None) -> "Element":
            if target == "xml-stylesheet":
                raise _no("a style sheet of its own file")
            return super().pi(target, text)

        def start(self, tag: str, attrs: dict[str, str]) -> "Element":
            self.count, self.depth = self.count + 1, self.depth + 1
            if self.count > MAX_ELEMENTS or self.depth > MAX_DEPTH:
                what = f"has over {MAX_ELEMENTS} elements, or {MAX_DEPTH} within each other"
                raise _too_large(what)
            return super().start(tag, attrs)

        def end(self, tag: str) -> "Element":
            self.depth -= 1
            return super().end(tag)

    try:
        return ElementTree.fromstring(data, ElementTree.XMLParser(target=Builder()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise RefusedError(f"is no XML: {error}", "export the logo again") from None


def _attributes(
    element: "Element", ids: "dict[str, Element]", rules: Rules, inherited: int = 0
) -> int:
    """The characters of attributes and rules of an element and all in it, as often as they count.

    Those of an outline are left out, which none inherits. `ids` are the elements that are used.
    """
    own, name = element.attrib, element.tag.removeprefix(_SPACE)
    selectors = ["*", name]
    for each in own.get("class", "").split():
        selectors += f".{each}", f"{name}.{each}"
    here = inherited + sum(rules.get(selector, 0) for selector in selectors)
    here += sum(len(key) + len(own[key]) for key in own if key not in _OUTLINES)
    used = [ids[_target(element)]] if name == "use" else []
    return here + sum(_attributes(part, ids, rules, here) for part in (*element, *used))


def _too_large(what: str) -> RefusedError:
    return RefusedError(what, "simplify the drawing")


_CORNERS_OVER = f"has over {MAX_CORNERS:,} corners"
_OUTLINES = frozenset({"d", "points"})
_COMMAND = re.compile(r"([A-DF-Za-df-z])([^A-DF-Za-df-z]*)")
_NUMBER = re.compile(r"(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "a": 7}  # of a step (SVG 1.1, 8.3); others 2


def _corners(element: "Element") -> int:
    """How many steps an element's outline is written in, before arcs are cut into curves."""
    points = len(_NUMBER.findall(element.get("points", ""))) // 2
    return points + sum(
        max(len(_NUMBER.findall(numbers)) // _NUMBERS.get(letter.lower(), 2), 1)
        for letter, numbers in _COMMAND.findall(element.get("d", ""))
    )


def _check_element(element: "Element", name: str) -> None:
    if name not in SHAPES | _HOLDERS | _SILENT:
        raise _no(f"<{name}>")
    for key, value in element.attrib.items():
        if key.startswith("{"):
            continue  # an editor's own notes; where a <use> leads is checked with it
        if key == "style":
            _check_style(value)
        elif key not in _ATTRIBUTES:
            _check_property(key, value)


def _check_sheet(text: str, rules: Rules) -> None:
    """A style sheet of rules for elements and classes, added to `rules`; no other is known."""
    *written, rest = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).split("}")
    for rule in written:
        selectors, brace, style = rule.partition("{")
        if not brace or "{" in style:
            raise _no(f"the CSS {rule.strip()[:40]!r}")
        for selector in map(str.strip, selectors.split(",")):
            if not _SELECTOR.fullmatch(selector):
                raise _no(f"the CSS selector {selector[:40]!r}")
            rules[selector] = rules.get(selector, 0) + len(style)
        _check_style(style)
    if rest.strip():
        raise _no(f"the CSS {rest.strip()[:40]!r}")


def _check_style(style: str) -> None:
    for part in style.split(";"):
        key, _, value = part.partition(":")
        if key.strip():
            _check_property(key.strip(), value)


def _check_property(key: str, value: str) -> None:
    value = value.strip()
    form = _PROPERTIES.get(key)
    if form is None and not _IDLE.fullmatch(key):
        raise _no(f"`{key}`")
    if form and not form.fullmatch(value):
        raise _no(f"{key} {value[:40]!r}")


def _by_id(elements: "list[Element]") -> "dict[str, Element]":
    return {name: element for element in elements if (name := element.get("id"))}


def _check_uses(elements: "list[Element]", ids: "dict[str, Element]") -> None:
    """Each <use> leads to an element of the file that holds none, and all draw a bounded lot."""
    corners = {element: _corners(element) for element in elements}
    drawn, lines = 0, sum(corners.values())
    for use in _named(elements, "use"):
        target = ids.get(_target(use))
        if target is None:
            raise _no(f"a <use> of {_link(use)[:40]!r}, which is not in the file")
        parts = list(target.iter())
        if next(_named(parts, "use"), None) is not None:
            raise _no("a <use> within what another one uses")
        drawn += len(parts)
        lines += sum(corners[part] for part in parts)
        if drawn > MAX_ELEMENTS:
            raise _too_large(f"draws over {MAX_ELEMENTS} elements with <use>")
    if lines > MAX_CORNERS:
        raise _too_large(_CORNERS_OVER)


def _link(use: "Element") -> str:
    return use.get("href") or use.get(_LINK) or ""


def _target(use: "Element") -> str:
    """The id of the element of the file that a <use> leads to; empty if it leads to another."""
    link = _link(use)
    return link[1:] if link.startswith("#") else ""


def _named(elements: "list[Element]", name: str) -> "Iterator[Element]":
    return (element for element in elements if element.tag == _SPACE + name)


def _no(what: str) -> RefusedError:
    hint = "convert text and strokes to paths, merge what is clipped, use plain colours"
    return RefusedError(f"holds {what}, which cannot be drawn", hint)


# A shape may reach so much of the drawing's size out of it: what editors round off.
_SLACK = 0.01
_ROUNDED = 0.001  # of a matrix: what editors write in six digits
_SWEEP = tau / 10  # of an arc that one curve stands for: it is off by a millionth of the radius


class Vector(NamedTuple):
    """Outlines in an SVG's own units, within a box whose top left corner is their origin."""

    width: float
    height: float
    outlines: tuple[Outline, ...]


def read_vector(data: bytes) -> Vector:
    """The outlines of an SVG.

    Raises:
        RefusedError: it is damaged, or holds what cannot be drawn.
    """
    check_svg(data)
    import svgelements  # loaded only for a logo

    try:
        drawing = svgelements.SVG.parse(BytesIO(data), reify=False, on_error="raise")
        width, height = float(drawing.width), float(drawing.height)
        shapes = [part for part in drawing.elements() if isinstance(part, svgelements.Shape)]
        outlines = tuple(_outlines(shapes))
    except RefusedError:
        raise
    except Exception:  # what svgelements raises has no common type
        raise RefusedError("is damaged", "export the logo again") from None
    if drawing.viewbox is None and not {"width", "height"} <= drawing.values.keys():
        raise RefusedError("has no `viewBox`", "export the logo again, with its size")
    if not outlines or not (0 < width < 1e6 and 0 < height < 1e6):
        raise RefusedError("draws nothing", "export the logo again")
    vector = Vector(width, height, outlines)
    _check_bounds(vector)
    return vector


def _outlines(shapes: list[Any]) -> Iterator[Outline]:
    """Shapes as outlines, as long as these have no more corners than a logo may have."""
    corners = 0
    for outline in filter(None, map(_outline, shapes)):
        corners += len(outline.steps)
        if corners > MAX_CORNERS:
            raise _too_large(_CORNERS_OVER)
        yield outline


def _outline(shape: Any) -> Outline | None:
    """A shape as an outline; None where it has neither fill nor stroke."""
    from svgelements import Path, SimpleLine  # loaded only for a logo

    fill, stroke = _colour(shape.fill), _colour(shape.stroke)
    fill = None if isinstance(shape, SimpleLine) else fill  # it would print as a hairline
    stroke = stroke if shape.stroke_width else None
    if stroke and not _is_similar(shape.transform):
        raise _no("a stroke that is stretched in one direction")
    path = Path(shape)
    _without_arcs(path)
    path.reify()
    steps = tuple(step for segment in path for step in _steps(segment))
    if not steps or not (fill or stroke):
        return None
    even_odd = str(shape.values.get("fill-rule", "")).strip().lower() == "evenodd"
    width = float(path.stroke_width) if stroke else 0.0
    return Outline(steps, fill, stroke, Pt(width), even_odd)


def _is_similar(matrix: Any) -> bool:
    """Whether a matrix keeps shapes: a stroke is as wide in each direction, but for rounding."""
    across, up = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
    slant = abs(matrix.a * matrix.c + matrix.b * matrix.d)
    return abs(across - up) <= _ROUNDED * across and slant <= _ROUNDED * across * up


def _without_arcs(path: Any) -> None:
    """Put curves for the arcs of a path, before it is transformed: a skewed circle is none.

    An arc of no radius is a line, and one that ends where it starts is left out (SVG 1.1, F.6.2).
    """
    from svgelements import Arc, Line  # loaded only for a logo

    parts: list[Any] = []
    for part in path:
        if not isinstance(part, Arc):
            parts.append(part)
        elif part.sweep == 0:
            parts += [Line(part.start, part.end)] if part.start != part.end else []
        else:
            parts += part.as_cubic_curves(ceil(abs(part.sweep) / _SWEEP))
        if len(parts) > MAX_CORNERS:
            raise _too_large(_CORNERS_OVER)
    path[:] = parts


def _colour(colour: Any) -> Colour | None:
    if colour is None or colour.value is None:
        return None
    return Colour(colour.red / 255, colour.green / 255, colour.blue / 255)


def _steps(segment: Any) -> Iterator[Step]:
    match type(segment).__name__:
        case "Move":
            yield Step("move", (_point(segment.end),))
        case "Line":
            yield Step("line", (_point(segment.end),))
        case "CubicBezier":
            handles = _point(segment.control1), _point(segment.control2)
            yield Step("curve", (*handles, _point(segment.end)))
        case "QuadraticBezier":
            yield Step("curve", _cubic(*map(_point, segment)))
        case "Close":
            yield Step("close")
        case kind:
            raise ValueError(f"a path with {kind}")


_Point = tuple[float, float]


def _cubic(start: _Point, handle: _Point, end: _Point) -> tuple[_Point, ...]:
    """The cubic curve of a quadratic one: its handles two thirds of the way to the one."""

    def towards(point: _Point) -> _Point:
        x, y = (a + (b - a) * 2 / 3 for a, b in zip(point, handle, strict=True))
        return x, y

    return towards(start), towards(end), end


def _point(point: Any) -> _Point:
    x, y = float(point.x), float(point.y)
    if not (isfinite(x) and isfinite(y)):
        raise ValueError("a point at no place")
    return x, y


def _check_bounds(vector: Vector) -> None:
    """Nothing is clipped, so nothing may reach out of the box; handles of curves are bounds."""
    slack = _SLACK * max(vector.width, vector.height)
    for outline in vector.outlines:
        room = slack - outline.width / 2
        for step in outline.steps:
            for x, y in step.points[-1:]:
                inside = -room <= x <= vector.width + room and -room <= y <= vector.height + room
                if not inside:
                    what = "reaches out of its own `viewBox`"
                    raise RefusedError(what, "fit the page to the drawing, then export it again")


def check_logo(logo: Logo) -> list[Fault]:
    """The fault of a logo's file that cannot be printed, at the place where a style names it."""
    found = _read(logo.file.data, logo.file.path.name)
    if not isinstance(found, Fault):
        return []
    return [found._replace(span=logo.file.span)]


def logo_drawing(logo: Logo, ground: Colour, *, widest: Pt, is_grey: bool = False) -> Drawing:
    """A logo at its height, or as much less as keeps it within `widest` points.

    `ground` shows where a logo in pixels is transparent. One that `is_grey` loses its colours.
    """
    found = _read(logo.file.data, logo.file.path.name)
    assert not isinstance(found, Fault), "a style that has faults sets no page"
    height = min(logo.height, widest * found.height / found.width)
    box = Rect(Pt(0), Pt(0), Pt(height * found.width / found.height), Pt(height))
    alt = " ".join(logo.alt.text.split())
    if isinstance(found, Raster):
        image = PlacedImage(box, found, ground, is_grey=is_grey)
        return Drawing((image,), box, alt, span=logo.file.span)
    scale = height / found.height
    outlines = tuple(_scaled(outline, scale) for outline in found.outlines)
    outlines = tuple(map(_greyed, outlines)) if is_grey else outlines
    return Drawing(outlines, box, alt, span=logo.file.span)


@lru_cache(maxsize=32)  # every rung of the ladder asks for the same one
def _read(data: bytes, name: str) -> Raster | Vector | Fault:
    """A file by what it holds, whatever its name ends in."""
    found = look(data, name)
    if isinstance(found, Raster) or b"<" not in data.lstrip()[:4]:
        return found
    try:
        return read_vector(data)
    except RefusedError as refused:
        return Fault("picture.svg", f"{name} {refused.what}", hint=refused.hint)


def _greyed(outline: Outline) -> Outline:
    fill, stroke = (colour and colour.in_grey for colour in (outline.fill, outline.stroke))
    return outline._replace(fill=fill, stroke=stroke)


def _scaled(outline: Outline, scale: float) -> Outline:
    steps = (
        Step(kind, tuple((x * scale, y * scale) for x, y in points))
        for kind, points in outline.steps
    )
    return outline._replace(steps=tuple(steps), width=Pt(outline.width * scale))
