"""How the elements of an SVG look: attributes, style sheets and what is inherited (SVG 1.1, 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from briefing.brief.drawing import Ink, RefusedError
from briefing.brief.svg_paths import damaged, length, number

MAX_SHEET = 200_000  # characters of style sheets: matplotlib writes 50, a designer's program 5,000
MAX_RULES = 2_000

Style: TypeAlias = Mapping[str, str]

_INHERITED = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "clip-rule": "nonzero",
    "stroke": "none",
    "stroke-width": "1",
    "stroke-opacity": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "marker": "none",
    "marker-start": "none",
    "marker-mid": "none",
    "marker-end": "none",
    "paint-order": "normal",
    "visibility": "visible",
    "color": "black",
    "font-family": "",
    "font-size": "16",
    "font-weight": "normal",
    "font-style": "normal",
    "text-anchor": "start",
    "letter-spacing": "normal",
    "dominant-baseline": "auto",
    "writing-mode": "lr-tb",
    "white-space": "normal",
}
_OWN = {
    "display": "inline",
    "opacity": "1",
    "clip-path": "none",
    "mask": "none",
    "filter": "none",
    "vector-effect": "none",
    "mix-blend-mode": "normal",
    "overflow": "",
    "alignment-baseline": "auto",
    "baseline-shift": "baseline",
    "text-decoration": "none",
    "text-decoration-line": "none",
    "stop-color": "black",
    "stop-opacity": "1",
}
_KNOWN = _INHERITED.keys() | _OWN.keys()
START: Style = {**_INHERITED, **_OWN}
_SIZES = dict(
    zip(
        "xx-small x-small small medium large x-large xx-large".split(),
        (9, 10, 13, 16, 18, 24, 32),
        strict=True,
    )
)


class _Rule(NamedTuple):
    """A selector, its parts from the outermost in, and what it sets; later and closer ones win."""

    parts: tuple[tuple[str, str, frozenset[str]], ...]  # element, id, classes
    rank: tuple[int, int, int, int]
    declarations: dict[str, str]


_SIMPLE = re.compile(r"(\*|[a-zA-Z][\w-]*)?((?:[.#][\w-]+)*)")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_FACES = re.compile(r"@font-face\s*\{[^{}]*\}")
_CHARSET = re.compile(r"@charset\s+[^;{}]*;")


class StyleSheets:
    """The rules of an SVG's style sheets, by what the last part of their selector asks for."""

    def __init__(self, sheets: list[str]) -> None:
        if sum(map(len, sheets)) > MAX_SHEET:
            raise RefusedError(f"has over {MAX_SHEET:,} characters of CSS", "simplify the drawing")
        self._rules: dict[str, list[_Rule]] = {}
        self._count = 0
        for sheet in sheets:
            self._add(sheet)

    def _add(self, sheet: str) -> None:
        text = _CHARSET.sub("", _FACES.sub("", _COMMENT.sub("", sheet)))
        for rule in text.split("}")[:-1]:
            selectors, brace, body = rule.partition("{")
            if not brace or "{" in body or "@" in selectors:
                raise _no_css(rule)
            found = dict(declared(body))
            for selector in selectors.split(","):
                self._count += 1
                if self._count > MAX_RULES:
                    what = f"has over {MAX_RULES:,} rules of CSS"
                    raise RefusedError(what, "simplify the drawing")
                parts = tuple(map(_simple, selector.split()))
                if not parts:
                    raise _no_css(rule)
                element, name, classes = parts[-1]
                key = f"#{name}" if name else f".{min(classes)}" if classes else element
                ids, kinds, elements = map(
                    sum, zip(*((bool(i), len(c), e != "*") for e, i, c in parts), strict=True)
                )
                made = _Rule(parts, (ids, kinds, elements, self._count), found)
                self._rules.setdefault(key, []).append(made)

    def declarations(self, ancestry: list[tuple[str, str, frozenset[str]]]) -> dict[str, str]:
        """What the rules set of an element, which stands last behind those that hold it."""
        if not self._rules:
            return {}
        name, own_id, classes = ancestry[-1]
        keys = ["*", name, *([f"#{own_id}"] if own_id else []), *(f".{each}" for each in classes)]
        found = [
            rule for key in keys for rule in self._rules.get(key, ()) if _holds(rule, ancestry)
        ]
        merged: dict[str, str] = {}
        for rule in sorted(found, key=lambda rule: rule.rank):
            merged |= rule.declarations
        return merged


def _simple(text: str) -> tuple[str, str, frozenset[str]]:
    found = _SIMPLE.fullmatch(text)
    if not found or not text:
        raise RefusedError(
            f"has the CSS selector {text[:30]!r}, which is not known",
            "export the drawing with styles as attributes",
        )
    marks = re.findall(r"[.#][\w-]+", found[2])
    names = [mark[1:] for mark in marks if mark.startswith("#")]
    classes = frozenset(mark[1:] for mark in marks if mark.startswith("."))
    return found[1] or "*", names[0] if names else "", classes


def _holds(rule: _Rule, ancestry: list[tuple[str, str, frozenset[str]]]) -> bool:
    """Whether the last part means the element, and the others some that hold it, in order."""
    *outer, last = rule.parts
    if not _means(last, ancestry[-1]):
        return False
    at = len(ancestry) - 2
    for part in reversed(outer):
        while at >= 0 and not _means(part, ancestry[at]):
            at -= 1
        if at < 0:
            return False
        at -= 1
    return True


def _means(part: tuple[str, str, frozenset[str]], element: tuple[str, str, frozenset[str]]) -> bool:
    name, own_id, classes = part
    return name in ("*", element[0]) and own_id in ("", element[1]) and classes <= element[2]


def _no_css(rule: str) -> RefusedError:
    what = f"has the CSS {' '.join(rule.split())[:40]!r}, which is not known"
    return RefusedError(what, "export the drawing with styles as attributes")


def declared(style: str) -> Iterator[tuple[str, str]]:
    """The properties of a `style` attribute, or of a rule's braces, that matter here."""
    for part in _COMMENT.sub("", style).split(";"):
        key, colon, value = part.partition(":")
        key = key.strip().lower()
        value = value.replace("!important", "").strip()
        if not colon:
            continue
        if key == "font":
            yield from _font(value)
        elif key in _KNOWN:
            yield key, value


def _font(value: str) -> Iterator[tuple[str, str]]:
    """The properties that `font: 700 10px 'Fira Sans'` sets; matplotlib writes all type so."""
    found = re.fullmatch(r"(.*?)(\S*\d\S*|[a-z-]+)(?:/\S+)?\s+([^\d].*)", value)
    size = re.search(r"(?<![\w.])(\d*\.?\d+(?:px|pt|em|%|mm|cm|in|pc|ex))(?:/\S+)?\s+", value)
    if not size:
        if found is None:
            raise damaged(f"the font {value[:30]!r}")
        return
    yield "font-size", size[1]
    yield "font-family", value[size.end() :]
    before = value[: size.start()].split()
    yield "font-style", next((w for w in before if w in ("italic", "oblique")), "normal")
    weights = (w for w in before if w in ("bold", "bolder", "lighter") or w.isdigit())
    yield "font-weight", next(weights, "normal")


def styled(above: Style, own: Mapping[str, str], rules: Mapping[str, str]) -> dict[str, str]:
    """The style of an element within another: by its attributes, rules, and its `style`."""
    style = {**above, **_OWN}
    given = {key: value.strip() for key, value in own.items() if key in _KNOWN}
    given |= rules
    given |= declared(own["style"]) if "style" in own else ()
    for key, value in given.items():
        if value == "inherit":
            style[key] = above[key]
        elif value in ("initial", "unset"):
            style[key] = START[key]
        else:
            style[key] = value
    if "font-size" in given:
        style["font-size"] = str(_font_size(style["font-size"], float(above["font-size"])))
    return style


def _font_size(value: str, above: float) -> float:
    if value in _SIZES:
        return float(_SIZES[value])
    if value in ("smaller", "larger"):
        return above / 1.2 if value == "smaller" else above * 1.2
    return length(value, em=above, whole=above)


_CALL = re.compile(r"(rgba?|hsla?)\(([^()]*)\)")
_HINT = "use plain colours in sRGB"


@lru_cache(maxsize=1024)
def colour(value: str, current: str = "black") -> tuple[float, float, float, float] | None:
    """A colour's red, green, blue and opacity from 0 to 1; None for none.

    `current` is what `currentColor` stands for.

    Raises:
        RefusedError: it is no colour of sRGB.
    """
    value = value.strip()
    low = value.lower()
    if low in ("none", "transparent", ""):
        return None
    if low == "currentcolor":
        return colour(current) if current.lower() != low else colour("black")
    if re.fullmatch(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", low):
        digits = low[1:] if len(low) > 5 else "".join(2 * each for each in low[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in range(0, len(digits), 2)]
        return parts[0], parts[1], parts[2], parts[3] if len(parts) > 3 else 1.0
    if found := _CALL.fullmatch(low):
        return _called(found[1], found[2])
    from PIL.ImageColor import colormap  # loaded only for a drawing

    named = colormap.get(low)
    if not named:
        what = f"holds the colour {value[:40]!r}"
        hint = f"{_HINT}; if it was made for print, export it in RGB"
        raise RefusedError(what, hint)
    return colour(str(named))  # all of them are written as #rrggbb


def _called(name: str, inside: str) -> tuple[float, float, float, float]:
    parts = [part for part in re.split(r"[\s,/]+", inside.strip()) if part]
    if len(parts) not in (3, 4):
        raise damaged(f"the colour {name}({inside[:20]})")
    alpha = opacity(parts[3]) if len(parts) == 4 else 1.0
    if name.startswith("rgb"):
        red, green, blue = (_within(_part(each, 255)) for each in parts[:3])
        return red, green, blue, alpha
    from colorsys import hls_to_rgb  # loaded only for a colour that is written so

    hue = number(parts[0].removesuffix("deg")) / 360 % 1
    shade, strength = (_within(_part(each, 100)) for each in (parts[2], parts[1]))
    return *hls_to_rgb(hue, shade, strength), alpha


def _part(text: str, whole: float) -> float:
    try:
        if text.endswith("%"):
            return number(text[:-1]) / 100
        return number(text) / whole
    except ValueError:
        raise damaged(f"the colour's part {text[:20]!r}") from None


def _within(value: float) -> float:
    return min(max(value, 0.0), 1.0)


@lru_cache(maxsize=256)
def opacity(text: str) -> float:
    """An opacity from 0 to 1, written so or in per cent."""
    return _within(_part(text.strip() or "1", 1))


def ink(style: Style, what: str) -> Ink | None:
    """The colour that an element is filled or stroked with; None for nothing.

    `what` is `fill` or `stroke`.
    """
    found = colour(style[what], style["color"])
    if found is None:
        return None
    red, green, blue, alpha = found
    cover = alpha * opacity(style[f"{what}-opacity"])
    return Ink(red, green, blue, cover) if cover > 0 else None
