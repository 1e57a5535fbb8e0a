"""SVG files as logos: shapes, path data, transforms, styles, uses, and XML itself."""

from __future__ import annotations

from random import Random

from tests.fuzz.case import Case
from tests.fuzz.mutators import changed_bytes, changed_text, weighted

STYLE = b"extends: briefing\nsays: fuzz\nlogo: {file: logo.svg, alt: Ministry of Heat}\n"
BRIEF = b"title: The headline\nkicker: A series\n"
NUMBERS = (
    *"0 1 2 -1 .5 -.5 3. 10 40 119 1e1 1e-9 1e9 1e38 1e308 1e999 -1e999 nan inf -0 00".split(),
    *("+3", "1e", "--1", "1.2.3", "0x9", "9" * 400, "10%", "10px", "1em", "1mm", "", " "),
    *("१", "²", "auto"),
)
COLOURS = (
    *"red #0B4A86 #abc #ABCDEF #12 none transparent currentColor rgb(1,2,3) inherit".split(),
    *(
        "rgb(10%, 20%, 30%)",
        "rgb(999,0,0)",
        "rgb(1.5%,-1%,1e9%)",
        "hsl(1,2%,3%)",
        "url(#a)",
        "#GGGGGG",
    ),
    *("rgb(" + "9" * 500 + ",0,0)", "rgb(1.1.1%,2%,3%)", "RED", ""),
)
COMMANDS = "MmLlHhVvCcSsQqTtAaZz"
ARGUMENTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}
SHAPES = {
    "rect": "x y width height rx ry",
    "circle": "cx cy r",
    "ellipse": "cx cy rx ry",
    "line": "x1 y1 x2 y2",
    "polyline": "points",
    "polygon": "points",
    "path": "d",
    "use": "href x y width height",
}
TRANSFORMS = {"translate": 2, "scale": 2, "rotate": 3, "skewX": 1, "skewY": 1, "matrix": 6}


def number(rng: Random) -> str:
    """A number, which is mostly one, and mostly within the box."""
    return rng.choice(NUMBERS) if rng.random() < 0.02 else f"{rng.uniform(0, 40):.4g}"


def numbers(rng: Random, count: int) -> str:
    """So many numbers, between what may part them."""
    return rng.choice((" ", ",", ", ", "  ")).join(number(rng) for _ in range(count))


def path_data(rng: Random) -> str:
    """The `d` of a path, its commands with their arguments, or now and then too many or few."""
    pieces = [f"M{numbers(rng, 2)}"]
    for _ in range(rng.choice((1, 3, 8, 60))):
        command = rng.choice(COMMANDS)
        count = ARGUMENTS[command.lower()]
        if command in "Aa" and rng.random() < 0.8:
            flags = f"{rng.randrange(2)} {rng.randrange(2)}"
            pieces.append(f"{command}{numbers(rng, 3)} {flags} {numbers(rng, 2)}")
            continue
        if rng.random() < 0.05:
            count += rng.choice((-1, 1, count))
        pieces.append(command + numbers(rng, max(count, 0)))
    written = "".join(pieces)
    return changed_text(written, rng) if rng.random() < 0.05 else written


def transform(rng: Random) -> str:
    """A list of transforms."""
    names = rng.choices(sorted(TRANSFORMS), k=rng.choice((1, 1, 2, 5)))
    counts = (max(TRANSFORMS[name] - (rng.random() < 0.1), 0) for name in names)
    return " ".join(f"{n}({numbers(rng, c)})" for n, c in zip(names, counts, strict=True))


def _colour(rng: Random) -> str:
    return rng.choice(COLOURS[:4] if rng.random() < 0.9 else COLOURS)


def paint(rng: Random) -> str:
    """Attributes of how a shape is painted, as attributes or as a style."""
    made = {"fill": _colour(rng)}
    if rng.random() < 0.3:
        made |= {"stroke": _colour(rng), "stroke-width": number(rng)}
    if rng.random() < 0.05:
        key = rng.choice(
            ("opacity", "fill-rule", "stroke-miterlimit", "display", "stroke-dasharray")
        )
        made[key] = rng.choice((number(rng), "evenodd", "none", "block", "1"))
    if rng.random() < 0.3:
        return f'style="{";".join(f"{key}:{each}" for key, each in made.items())}"'
    return " ".join(f'{key}="{each}"' for key, each in made.items())


def shape(rng: Random) -> str:
    """One shape."""
    name = rng.choice(sorted(SHAPES)) if rng.random() < 0.5 else "path"
    made = {}
    for key in SHAPES[name].split():
        if rng.random() < 0.9:
            match key:
                case "d":
                    made[key] = path_data(rng)
                case "points":
                    made[key] = numbers(rng, rng.choice((0, 1, 4, 5, 40)))
                case "href":
                    made[key] = rng.choice(
                        ("#a", "#b", "#c", "#d")
                        if rng.random() < 0.9
                        else ("#", "a", "x.svg#a", "")
                    )
                case _:
                    made[key] = number(rng)
    if rng.random() < 0.3:
        made["transform"] = transform(rng)
    if rng.random() < 0.1:
        made["id"] = rng.choice("abc")
    said = " ".join(f'{key}="{each}"' for key, each in made.items())
    return f"<{name} {said} {paint(rng)}/>"


def group(rng: Random, depth: int = 0) -> str:
    """Shapes, and groups of them in each other."""
    inner = "".join(
        group(rng, depth + 1) if depth < 4 and rng.random() < 0.25 else shape(rng)
        for _ in range(rng.randint(1, 3))
    )
    turned = f' transform="{transform(rng)}"' if rng.random() < 0.3 else ""
    name = rng.choice(
        ("g", "g", "g", "defs", "a", "symbol", "svg") if rng.random() < 0.1 else ("g",)
    )
    return f'<{name} id="{rng.choice("abcd")}"{turned}>{inner}</{name}>'


HEADS = (
    "",
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<?xml version="1.0" encoding="utf-16"?>',
    '<?xml version="1.1"?>',
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    '<!DOCTYPE svg [<!ENTITY a "b">]>',
    "<!-- a -->",
)


def make(rng: Random) -> Case:
    """A page in a style with a logo."""
    around = weighted(rng, (6, "-400 -400 1000 1000"), (2, "0 0 120 40"), (1, numbers(rng, 4)))
    box = f'viewBox="{around}"'
    size = weighted(
        rng,
        (6, box),
        (2, f'{box} width="{number(rng)}" height="{number(rng)}"'),
        (1, f'width="{number(rng)}" height="{number(rng)}"'),
        (1, f'viewBox="{numbers(rng, 4)}"'),
        (1, f'{box} preserveAspectRatio="{rng.choice(("none", "xMidYMid slice", "x"))}"'),
    )
    body = weighted(
        rng,
        (6, shape(rng)),
        (6, group(rng)),
        (1, "<g>" * 38 + shape(rng) + "</g>" * 38),
        (1, f"<style>.a{{{paint(rng)}}} rect{{fill:red}}</style>" + shape(rng)),
        (1, f'<g id="a">{shape(rng)}</g>' + '<use href="#a"/>' * rng.choice((2, 900))),
    )
    space = weighted(rng, (20, 'xmlns="http://www.w3.org/2000/svg"'), (1, ""), (1, 'xmlns="x"'))
    head = weighted(rng, (8, ""), (2, rng.choice(HEADS)))
    written = f"{head}<svg {space} {size}>{body}</svg>"
    if rng.random() < 0.1:
        written = changed_text(written, rng)
    data = written.encode(weighted(rng, (20, "utf-8"), (1, "utf-16")), "surrogatepass")
    if rng.random() < 0.05:
        data = changed_bytes(data, rng)
    files = {"brief/brief.yaml": BRIEF, "mine.yaml": STYLE, "logo.svg": data}
    return Case(files, ("build", "brief", "-o", "page.pdf", "--style", "mine.yaml"))
