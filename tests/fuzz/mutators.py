"""Mutators that several kinds of input share: odd texts and numbers, trees by their schema, bytes.

All take a seeded `Random`, and make the same of the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

import yaml

Tree = Any  # what YAML or JSON reads as: dicts, lists, texts, numbers, booleans, None
Schema = dict[str, Any]

# Characters that no brief may hold.
FORBIDDEN = (
    *("\0", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\ud800", "\udfff\ud800", "\ufffe"),
    *("\ue000", "\U000e0041", "\U0010ffff", "\u202eabc\u202c", "\u2066a\u2069", "\u200f"),
)
TEXTS = (
    *("", " ", "\n", "\t", "a\nb", "a\n\n\nb"),
    *("\u200b", "\u2060\u00ad"),
    *("a\u00adb\u00adc", "a\u200db", "‍", "e" + "\u0301" * 40, "\u0301", "a\u20dd"),
    *("👩‍👩‍👧‍👦", "🇫🇷", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "ﬁ", "ǆ", "ß", "İ", "ı", "שלום", "العربية", "הa1"),
    *("中文", "日本語。", "한국어", "ไทย", "हिन्दी", "Ω", "²", "½", "٣", "Ⅷ", "①", "*", "**", "*a"),
    *("**a*b**c*", "[a](b)", "[a](https://x.org/)", "[a", "](", "[[a]]{lang=fr}"),
    *("[a]{lang=xx}", "[a]{lang=}", "{a}", "{{", "}", "{a.b}", "\\", "\\*", "`a`", "<b>"),
    *("&amp;", "%s", "%", "$", "#", "- a", ": ", "a: b", "? ", "|", ">", "!!binary a"),
    *("&a", "*a", "<<", "=", "null", "~", "true", "yes", "no", ".nan", "-.inf", "1e999"),
    *("0x1F", "1_000", "12:30:45", "2%", "−0.5", "1,000,000.5", "1.2.3", "1/0", "0/0"),
    *("3 of 0", "5–3", "1 of 2 of 3", "10⁶", "9" * 400, "0." + "0" * 400 + "1", "9" * 5000),
    *("-", "–", "…", "'", '"', "“", "«", "a" * 300, "word " * 300, "x" * 10_000),
    *("x" * 10_001, "\u0430" * 2000, "W" * 60, ". " * 200, "a-" * 200),
    *("mille neuf cent quatre-vingt-dix-neuf", "one hundred and", "two million third"),
    *("TLP:RED", "../../etc/passwd", "/dev/zero", "a/b.yaml", "CON", "a\\b", ".", ".."),
    *("brief.yaml", "s.pdf", "https://?", "http://[::1]:99999/", "https://a@b@c/"),
    *("mailto:", "javascript:1", "tel:+1", "https://xn--a.org"),
    *("https://münchen.example/ü?ü#ü", "https://" + "a." * 200 + "org"),
)
NUMBERS: tuple[float, ...] = (
    *(0, -1, 1, 2, 3, 7, 12, 13, 99, 100, 255, 256, 1000, 65535, 65536, 10**9, 2**31, 2**63),
    *(-(2**63), 10**18, 10**400, -0.0, 0.1, 0.5, 1.5, 1e-9, 1e-320, 1e15, 1e22, 1e300, -1e300),
    *(float("inf"), float("-inf"), float("nan"), 33.333333333333336),
)
DATES = (
    *("2026-03-02", "0001-01-01", "0999-12-31", "1000-01-01", "9999-12-31", "10000-01-01"),
    *("2023-02-29", "2024-02-29", "2024-13-01", "2024-00-00", "20240301", "2024-3-1", "-1-01-01"),
    *("2023-07-11 17:31", "2023-07-11T24:00:00Z", "2023-07-11 00:00:60", "9999-12-31 23:59"),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-W10", "2026-061", "today"),
)
WORDS = "allies plans agree 2% 300,000 of the troops *council* summit €5 billion in 2025 on 11 July"


def words(rng: Random, most: int = 12) -> str:
    """Some words of a brief, numbers among them."""
    return " ".join(rng.choices(WORDS.split(" "), k=rng.randint(1, most)))


def odd(rng: Random) -> str:
    """An odd text, mostly of what a brief may hold."""
    return rng.choice(FORBIDDEN if rng.random() < 0.04 else TEXTS)


def text(rng: Random) -> str:
    """An odd text, alone or among words."""
    made = odd(rng)
    match rng.randrange(5):
        case 0 | 1:
            return made
        case 2:
            return f"{words(rng)} {made} {words(rng)}"
        case 3:
            return "".join(odd(rng) for _ in range(rng.randint(2, 4)))
        case _:
            return changed_text(words(rng), rng)


def changed_text(whole: str, rng: Random) -> str:
    """A text with one piece of it taken out, repeated, moved, or something odd put in."""
    at, end = sorted(rng.randrange(len(whole) + 1) for _ in range(2))
    match rng.randrange(6):
        case 0:
            return whole[:at] + odd(rng) + whole[at:]
        case 1:
            return whole[:at] + odd(rng) + whole[end:]
        case 2:
            return whole[:at] + whole[end:]
        case 3:
            return whole[:end] + whole[at:end] * rng.choice((1, 2, 50)) + whole[end:]
        case 4:
            return (
                whole[:at]
                + chr(rng.choice((rng.randrange(0x250), rng.randrange(0x11000))))
                + whole[at:]
            )
        case _:
            return whole[end:] + whole[at:end] + whole[:at]


def scalar(rng: Random) -> Tree:
    """Any text, number, date, boolean or nothing."""
    kinds: tuple[Callable[[], Tree], ...] = (
        lambda: text(rng),
        lambda: text(rng),
        lambda: words(rng),
        lambda: rng.choice(NUMBERS),
        lambda: rng.choice(DATES),
        lambda: rng.choice((None, True, False)),
    )
    return rng.choice(kinds)()


def value(rng: Random, depth: int = 0) -> Tree:
    """Any value, lists and mappings among them, some of them deep."""
    match rng.randrange(10 if depth < 4 else 6):
        case 6:
            return [value(rng, depth + 1) for _ in range(rng.randrange(4))]
        case 7:
            return {words(rng, 1): value(rng, depth + 1) for _ in range(rng.randrange(4))}
        case 8:
            return nested(rng.choice((3, 30, 90)), rng)
        case 9:
            return [scalar(rng)] * rng.choice((1, 2, 13, 101))
        case _:
            return scalar(rng)


def nested(depth: int, rng: Random) -> Tree:
    """A value in so many lists or mappings."""
    inner = scalar(rng)
    for _ in range(depth):
        inner = [inner] if rng.random() < 0.5 else {"title": inner}
    return inner


def generated(schema: Schema, rng: Random, root: Schema, depth: int = 0) -> Tree:
    """A value of which a schema approves, or nearly; `root` is the schema with its definitions."""
    schema = resolved(schema, root)
    if "examples" in schema and rng.random() < 0.5:
        return rng.choice(schema["examples"])
    if "enum" in schema:
        return rng.choice(schema["enum"])
    if options := [option for option in schema.get("anyOf", ()) if "not" not in option]:
        return generated(rng.choice(options), rng, root, depth)
    kinds = schema.get("type", "string")
    kind = rng.choice(kinds) if isinstance(kinds, list) else kinds
    if kind == "object" and depth < 6:
        return _generated_mapping(schema, rng, root, depth)
    if kind == "array" and depth < 6:
        least = schema.get("minItems", 0)
        count = rng.choice((least, rng.randint(1, 4), schema.get("maxItems", 100)))
        inner = [
            generated(schema.get("items", {}), rng, root, depth + 1) for _ in range(min(count, 4))
        ]
        return [inner[number % len(inner)] for number in range(count)] if inner else []
    if kind in ("number", "integer"):
        least, most = schema.get("minimum", 0), schema.get("maximum", 100)
        within: float = rng.uniform(least, most)
        number = rng.choice((least, most, within, rng.choice(NUMBERS)))
        is_whole = kind == "integer" and number == number and abs(number) != float("inf")
        return int(number) if is_whole else number
    if kind == "boolean":
        return rng.random() < 0.5
    return rng.choice(
        (words(rng), words(rng, 3), text(rng), rng.choice(DATES), str(rng.randrange(99)))
    )


def _generated_mapping(schema: Schema, rng: Random, root: Schema, depth: int) -> Tree:
    known = schema.get("properties", {})
    more = rng.sample(sorted(known), min(len(known), rng.randrange(4)))
    keys = dict.fromkeys((*schema.get("required", ()), *more))
    made = {key: generated(known[key], rng, root, depth + 1) for key in keys if key in known}
    if isinstance(schema.get("additionalProperties"), dict):
        for _ in range(rng.randint(1, 3)):
            each = schema["additionalProperties"]
            made[words(rng, 1)] = generated(each, rng, root, depth + 1)
    return made


def resolved(schema: Schema, root: Schema) -> Schema:
    """A schema with what it refers to, which is among the root's definitions."""
    while "$ref" in schema:
        found = root["$defs"][schema["$ref"].rpartition("/")[2]]
        schema = {**found, **{key: each for key, each in schema.items() if key != "$ref"}}
    return schema


def _inner(schema: Schema | None, key: str | int, root: Schema) -> Schema | None:
    """The schema of what a mapping or a list has at a key; None where the schema has no such."""
    if schema is None:
        return None
    schema = resolved(schema, root)
    for option in schema.get("anyOf", ()):
        if (found := _inner(option, key, root)) is not None:
            return found
    if isinstance(key, int):
        return schema.get("items")
    more = schema.get("additionalProperties")
    found = schema.get("properties", {}).get(key, more)
    return found if isinstance(found, dict) else None


def _holders(
    tree: Tree, schema: Schema | None, root: Schema
) -> Iterator[tuple[Tree, Schema | None]]:
    """Every mapping and list of a tree, each with its schema."""
    if isinstance(tree, dict | list):
        yield tree, schema
        pairs = tree.items() if isinstance(tree, dict) else enumerate(tree)
        for key, each in pairs:
            yield from _holders(each, _inner(schema, key, root), root)


def changed_tree(tree: Tree, rng: Random, schema: Schema) -> Tree:
    """A copy of a tree with some of its values changed as the schema allows, or does not."""
    tree = deepcopy(tree)
    for _ in range(rng.choice((1, 1, 1, 1, 2, 4))):
        holders = list(_holders(tree, schema, schema))
        if not holders:
            return tree
        holder, known = rng.choice(holders)
        if isinstance(holder, dict):
            _change_mapping(holder, known, rng, schema)
        else:
            _change_list(holder, known, rng, schema)
    return tree


def _change_mapping(
    holder: dict[str, Tree], known: Schema | None, rng: Random, root: Schema
) -> None:
    keys = list(holder)
    properties = [*_properties(known, root)] or ["title"]
    key = rng.choice(keys) if keys else rng.choice(properties)
    inner = _inner(known, key, root)
    match rng.randrange(10):
        case 0:
            holder.pop(key, None)
        case 1:  # rename
            holder[rng.choice(properties)] = holder.pop(key, None)
        case 2:
            holder[text(rng)] = value(rng)
        case 3:
            holder[key] = value(rng)
        case 4:
            other = rng.choice(keys) if keys else key
            holder[key], holder[other] = holder.get(other), holder.get(key)
        case 5 if isinstance(holder.get(key), str):
            holder[key] = changed_text(holder[key], rng)
        case 6 | 7:
            new = rng.choice(properties)
            holder[new] = generated(_inner(known, new, root) or {}, rng, root)
        case _:
            holder[key] = generated(inner or {}, rng, root)


def _properties(schema: Schema | None, root: Schema) -> Iterator[str]:
    if schema is not None:
        schema = resolved(schema, root)
        yield from schema.get("properties", ())
        for option in schema.get("anyOf", ()):
            yield from _properties(option, root)


def _change_list(holder: list[Tree], known: Schema | None, rng: Random, root: Schema) -> None:
    inner = _inner(known, 0, root) or {}
    at = rng.randrange(len(holder) + 1)
    match rng.randrange(7):
        case 0:
            del holder[at : at + 1]
        case 1:
            holder.clear()
        case 2:
            holder[at:at] = [value(rng)]
        case 3 if holder:
            holder += [deepcopy(rng.choice(holder)) for _ in range(rng.choice((1, 5, 30)))]
        case 4:
            rng.shuffle(holder)
        case 5 if at < len(holder) and isinstance(holder[at], str):
            holder[at] = changed_text(holder[at], rng)
        case _:
            holder[at : at + 1] = [generated(inner, rng, root)]


def as_yaml(tree: Tree, rng: Random, damage: float = 0.1) -> bytes:
    """A tree as YAML, or as the JSON that YAML is as well.

    `damage` is how probable it is that the text is no YAML, or no whole tree, any more.
    """
    if rng.random() < 0.6:
        written = json.dumps(tree, ensure_ascii=rng.random() < 0.2)
    else:
        plain = json.loads(json.dumps(tree, ensure_ascii=True))  # without aliases
        width = rng.choice((20, 80, 1000))
        written = yaml.safe_dump(
            plain, allow_unicode=rng.random() < 0.5, width=width, sort_keys=False
        )
    if rng.random() < damage:
        written = _changed_yaml(written, rng)
    data = written.encode("utf-8", "surrogatepass")
    return changed_bytes(data, rng) if rng.random() < damage / 5 else data


def _changed_yaml(written: str, rng: Random) -> str:
    """YAML with what only its syntax has: anchors, tags, comments, documents, indents, tabs."""
    lines = written.split("\n")
    at = rng.randrange(len(lines))
    key, _, rest = lines[at].partition(": ")
    pieces = (
        "&a ",
        "*a",
        "&a [*a]",
        "!!str ",
        "!!python/name:os ",
        "!!binary ",
        "!x ",
        "|\n  ",
        ">-\n",
    )
    match rng.randrange(8):
        case 0 | 1:
            lines[at] = f"{key}: {rng.choice(pieces)}{rest}"
        case 2:
            lines[at] = " " * rng.randrange(5) + lines[at]
        case 3:
            lines[at:at] = [
                rng.choice(("---", "...", "# x", "\t", "<<: *a", "? a", "%YAML 1.2", "- "))
            ]
        case 4:
            lines[at:at] = [lines[rng.randrange(len(lines))]]
        case 5:
            lines[0] = "x: &a {title: T}\n" + lines[0]
            lines.append(f"{rng.choice(('picture', 'next', 'title', '<<'))}: *a")
        case 6:
            lines[at] = changed_text(lines[at], rng)
        case _:
            return rng.choice(("\r\n", "\r", "\n\n")).join(lines)
    return "\n".join(lines)


EDGES = (
    *(0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000),
    0xFFFFFFFF,
)


def changed_bytes(data: bytes, rng: Random, start: int = 0, end: int | None = None) -> bytes:
    """Bytes with some of them between `start` and `end` changed, taken out or repeated."""
    changed = bytearray(data)
    end = len(changed) if end is None else end
    for _ in range(rng.choice((1, 1, 2, 4, 16))):
        at = rng.randrange(start, max(end, start + 1))
        match rng.randrange(6):
            case 0:
                changed[at : at + 1] = bytes([rng.randrange(256)])
            case 1:
                changed[at : at + 2] = (rng.choice(EDGES) & 0xFFFF).to_bytes(2, "big")
            case 2:
                changed[at : at + 4] = rng.choice(EDGES).to_bytes(4, "big")
            case 3 if changed[at : at + 1]:
                changed[at] ^= 1 << rng.randrange(8)
            case 4 if rng.random() < 0.3:
                del changed[at : at + rng.choice((1, 2, 7, 100))]
            case _:
                size = rng.choice((1, 2, 8, 40))
                other = rng.randrange(start, max(end, start + 1))
                changed[at : at + size] = changed[other : other + size]
    return bytes(changed[: rng.randrange(len(changed) + 1)] if rng.random() < 0.02 else changed)


def weighted(rng: Random, *options: tuple[int, Any]) -> Any:
    """One of some values, each given with its weight."""
    weights: Sequence[int] = [weight for weight, _ in options]
    return rng.choices([option for _, option in options], weights)[0]
