"""Outlines, transformations and lengths as SVG writes them (SVG 1.1, 4.2, 7.6, 8.3, 9)."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import acos, ceil, cos, pi, radians, sin, sqrt, tan

from briefing.brief.drawing import UNMOVED, Matrix, RefusedError, Step, Steps, cubic, joined

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COMMAND = re.compile(r"\s*([MmZzLlHhVvCcSsQqTtAa])([-+.,\deE\s]*)")
# The flags of an arc may stand without a blank between them, or before what follows.
_ARC = re.compile(
    r"[\s,]*".join([f"({_NUMBER.pattern})"] * 3 + ["([01])"] * 2 + [f"({_NUMBER.pattern})"] * 2)
)
_LENGTH = re.compile(
    r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|em|ex|%)?\s*"
)
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_MOST = 1e7  # of any number: what is further off is drawn nowhere
_COUNT = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
_SWEEP = pi / 5  # of an arc that one curve stands for: it is off by a millionth of the radius
_CIRCLE = 0.5522847498  # the handles of a quarter of a circle, in radii: 4/3 (√2 - 1)

_Point = tuple[float, float]


def damaged(what: str) -> RefusedError:
    """The fault of a value that is not written as SVG has it."""
    return RefusedError(f"is damaged: {what}", "export the drawing again")


def number(text: str) -> float:
    """A finite number of a reasonable size; others would be drawn nowhere."""
    value = float(text)
    if not abs(value) <= _MOST:  # nor if it is no number
        raise damaged(f"the number {text[:20]}")
    return value


def numbers(text: str) -> list[float]:
    """All the numbers of a list parted by blanks or commas."""
    values = list(map(float, _NUMBER.findall(text)))
    if values and not (max(values) <= _MOST and min(values) >= -_MOST):
        raise damaged(f"a number over {_MOST:,.0f}")
    return values


@lru_cache(maxsize=1024)
def length(text: str, *, em: float = 16.0, whole: float = 0.0) -> float:
    """A length in pixels; `em` is the size of type, `whole` what per cents are taken of."""
    found = _LENGTH.fullmatch(text)
    if not found:
        raise damaged(f"the length {text.strip()[:20]!r}")
    value, unit = number(found[1]), found[2] or "px"
    if unit == "%":
        return value * whole / 100
    return value * {**_UNITS, "em": em, "ex": em / 2}[unit]


def transformation(text: str) -> Matrix:
    """The matrix of a `transform`: its last part is done first (SVG 1.1, 7.6)."""
    matrix = UNMOVED
    rest = re.sub(r"([a-zA-Z]+)\s*\(([^()]*)\)", "", text)
    if rest.strip(" ,\t\r\n"):
        raise damaged(f"the transform {text.strip()[:30]!r}")
    for name, inside in re.findall(r"([a-zA-Z]+)\s*\(([^()]*)\)", text):
        matrix = joined(_transform(name, numbers(inside)), matrix)
    return matrix


def _transform(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return a, b, c, d, e, f
        case "translate", [x]:
            return 1.0, 0.0, 0.0, 1.0, x, 0.0
        case "translate", [x, y]:
            return 1.0, 0.0, 0.0, 1.0, x, y
        case "scale", [x]:
            return x, 0.0, 0.0, x, 0.0, 0.0
        case "scale", [x, y]:
            return x, 0.0, 0.0, y, 0.0, 0.0
        case "rotate", [angle]:
            turn = radians(angle)
            return cos(turn), sin(turn), -sin(turn), cos(turn), 0.0, 0.0
        case "rotate", [angle, x, y]:
            turned = joined((1, 0, 0, 1, -x, -y), _transform("rotate", [angle]))
            return joined(turned, (1, 0, 0, 1, x, y))
        case "skewX", [angle]:
            return 1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0
        case "skewY", [angle]:
            return 1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0
    raise damaged(f"the transform {name[:20]}")


def outline(name: str, own: Mapping[str, str], size: tuple[float, float]) -> Steps:
    """The outline of a shape by its element's name and attributes; `size` is the viewport's."""

    def at(key: str, whole: float = 0.0) -> float:
        return length(own[key], whole=whole) if own.get(key, "").strip() else 0.0

    wide, high = size
    across = sqrt((wide * wide + high * high) / 2)
    match name:
        case "path":
            return tuple(path(own.get("d", "")))
        case "rect":
            return tuple(
                _rect(own, at("x", wide), at("y", high), at("width", wide), at("height", high))
            )
        case "circle":
            return tuple(_ellipse(at("cx", wide), at("cy", high), at("r", across), at("r", across)))
        case "ellipse":
            return tuple(_ellipse(at("cx", wide), at("cy", high), at("rx", wide), at("ry", high)))
        case "line":
            start, end = (at("x1", wide), at("y1", high)), (at("x2", wide), at("y2", high))
            return ("m", (start,)), ("l", (end,))
    values = numbers(own.get("points", ""))
    points = list(zip(values[::2], values[1::2], strict=False))
    if not points:
        return ()
    lines: list[Step] = [("m", (points[0],)), *(("l", (point,)) for point in points[1:])]
    return tuple([*lines, ("h", ())] if name == "polygon" else lines)


def _rect(own: Mapping[str, str], x: float, y: float, wide: float, high: float) -> Iterator[Step]:
    if wide <= 0 or high <= 0:
        return
    given = [own.get(key, "").strip() for key in ("rx", "ry")]
    given = [each if each not in ("", "auto") else "" for each in given]
    across, down = (length(each or other or "0") for each, other in (given, given[::-1]))
    across, down = min(across, wide / 2), min(down, high / 2)
    right, bottom = x + wide, y + high
    if across <= 0 or down <= 0:
        yield "m", ((x, y),)
        yield from (("l", (point,)) for point in ((right, y), (right, bottom), (x, bottom)))
        yield "h", ()
        return
    i, j = across * (1 - _CIRCLE), down * (1 - _CIRCLE)
    yield "m", ((x + across, y),)
    yield "l", ((right - across, y),)
    yield "c", ((right - i, y), (right, y + j), (right, y + down))
    yield "l", ((right, bottom - down),)
    yield "c", ((right, bottom - j), (right - i, bottom), (right - across, bottom))
    yield "l", ((x + across, bottom),)
    yield "c", ((x + i, bottom), (x, bottom - j), (x, bottom - down))
    yield "l", ((x, y + down),)
    yield "c", ((x, y + j), (x + i, y), (x + across, y))
    yield "h", ()


def _ellipse(x: float, y: float, across: float, down: float) -> Iterator[Step]:
    if across <= 0 or down <= 0:
        return
    i, j = across * _CIRCLE, down * _CIRCLE
    yield "m", ((x + across, y),)
    yield "c", ((x + across, y + j), (x + i, y + down), (x, y + down))
    yield "c", ((x - i, y + down), (x - across, y + j), (x - across, y))
    yield "c", ((x - across, y - j), (x - i, y - down), (x, y - down))
    yield "c", ((x + i, y - down), (x + across, y - j), (x + across, y))
    yield "h", ()


def path(data: str) -> Iterator[Step]:
    """The steps of a path's data, all of them absolute; arcs are curves.

    Raises:
        RefusedError: it is not written as SVG has it.
    """
    here = start = (0.0, 0.0)
    handle, last = here, ""  # the handle that a smooth curve mirrors, behind a curve of its kind
    is_open = False
    for letter, values in _commands(data):
        kind, (x, y) = letter.lower(), here
        if not is_open and kind != "m":  # behind a `z`, or a path that starts without a move
            if not last:
                raise damaged("a path that does not start with M")
            yield "m", (start,)
            is_open = True
        base_x, base_y = (x, y) if letter.islower() else (0.0, 0.0)
        points = [(base_x + a, base_y + b) for a, b in zip(values[::2], values[1::2], strict=False)]
        before, handle_was = last, handle
        last = kind
        match kind:
            case "m":
                here = start = handle = points[0]
                is_open = True
                yield "m", (here,)
            case "z":
                here = handle = start
                is_open = False
                yield "h", ()
            case "l" | "h" | "v":
                flat = {"h": (base_x + values[0], y), "v": (x, base_y + values[0])}
                here = handle = flat.get(kind) or points[0]
                yield "l", (here,)
            case "c" | "s" | "q" | "t":
                alike = ("c", "s") if kind in ("c", "s") else ("q", "t")
                first = _mirrored(handle_was, here) if before in alike else here
                points = points if kind in ("c", "q") else [first, *points]
                handle, end = points[-2:]
                yield "c", tuple(points) if len(points) == 3 else cubic(here, handle, end)
                here = end
            case "a":
                end = base_x + values[5], base_y + values[6]
                yield from _arc(here, end, values)
                here = handle = end


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each step of a path: its letter and as many numbers as it takes."""
    at, data = 0, data.rstrip()
    while at < len(data):
        found = _COMMAND.match(data, at)
        if not found:
            raise damaged(f"a path with {data[at : at + 10]!r}")
        at = found.end()
        letter, written = found[1], found[2]
        takes = _COUNT[letter.lower()]
        if takes == 7:
            values = [number(each) for arc in _ARC.findall(written) for each in arc]
            if len(values) == 0 or _ARC.sub("", written).strip(" ,\t\r\n"):
                raise damaged("a path's arc with too few numbers")
        else:
            values = numbers(written)
        if not takes and not values:
            yield letter, []
        elif not takes or not values or len(values) % takes:
            raise damaged(f"a path's {letter} with {len(values)} numbers")
        for start in range(0, len(values), takes or 1):
            yield letter, values[start : start + takes]
            # What follows a move without a letter are lines.
            letter = {"m": "l", "M": "L"}.get(letter, letter)


def _mirrored(handle: _Point, here: _Point) -> _Point:
    return 2 * here[0] - handle[0], 2 * here[1] - handle[1]


def _arc(start: _Point, end: _Point, values: list[float]) -> Iterator[Step]:
    """An arc of an ellipse as curves (SVG 1.1, F.6)."""
    across, down, tilt, is_large, sweeps = values[:5]
    across, down, tilt = abs(across), abs(down), radians(tilt)
    if start == end:
        return
    if not across or not down:
        yield "l", (end,)
        return
    # Half the way between the two, in the ellipse's own axes.
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(tilt) * half_x + sin(tilt) * half_y, cos(tilt) * half_y - sin(tilt) * half_x
    over = (x / across) ** 2 + (y / down) ** 2
    if over > 1:  # too small to reach: it grows
        across, down = across * sqrt(over), down * sqrt(over)
    over = max((x / across) ** 2 + (y / down) ** 2, 1e-12)
    far = sqrt(max(1 / over - 1, 0.0)) * (-1 if bool(is_large) == bool(sweeps) else 1)
    middle_x, middle_y = far * across * y / down, -far * down * x / across
    first = _angle((x - middle_x) / across, (y - middle_y) / down)
    last = _angle((-x - middle_x) / across, (-y - middle_y) / down)
    sweep = last - first
    if sweeps and sweep < 0:
        sweep += 2 * pi
    elif not sweeps and sweep > 0:
        sweep -= 2 * pi
    centre = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    count = max(ceil(abs(sweep) / _SWEEP), 1)
    handle = 4 / 3 * tan(sweep / count / 4)

    def place(u: float, v: float) -> _Point:
        u, v = across * u + middle_x, down * v + middle_y
        return (
            centre[0] + cos(tilt) * u - sin(tilt) * v,
            centre[1] + sin(tilt) * u + cos(tilt) * v,
        )

    for part in range(count):
        one, two = first + sweep * part / count, first + sweep * (part + 1) / count
        yield (
            "c",
            (
                place(cos(one) - handle * sin(one), sin(one) + handle * cos(one)),
                place(cos(two) + handle * sin(two), sin(two) - handle * cos(two)),
                end if part == count - 1 else place(cos(two), sin(two)),
            ),
        )


def _angle(x: float, y: float) -> float:
    size = sqrt(x * x + y * y) or 1.0
    angle = acos(max(-1.0, min(1.0, x / size)))
    return -angle if y < 0 else angle
