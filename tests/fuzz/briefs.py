"""Briefs: brief.yaml and its sections, by the keys of their schemas."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import yaml

from briefing.style.json_schema import schema
from tests.conftest import ROOT
from tests.fuzz.case import Case
from tests.fuzz.mutators import (
    Schema,
    Tree,
    as_yaml,
    changed_bytes,
    changed_text,
    changed_tree,
    generated,
    weighted,
)
from tests.layout.generated import Author
from tests.pictures import encoded, scene

Trees = dict[str, Tree]
FOLDERS = ("sections", "tests/pages/everything", "tests/pages/french", "tests/pages/ukrainian")

SMALL: Trees = {
    "brief": {
        "title": "Ministers agree a plan",
        "sections": ["a"],
        "attach": ["source"],
        "sources": {"s": {"title": "S", "file": "s.html"}, "t": {"title": "T", "file": "t.txt"}},
    },
    "a": {
        "title": "A",
        "source": "s",
        "summary": "Of *31* bridges 12 are sound, which is 39%.",
        "figures": [{"value": "2%", "label": "of it"}],
        "quote": {"text": "12 of the 31 bridges are sound", "speaker": "Ann", "source": "t"},
        "table": {"file": "t.csv"},
        "picture": {"file": "view.jpg", "alt": "A view"},
    },
}
HTML = """<!DOCTYPE html><html lang="en"><head><title>S</title><meta charset="utf-8"></head><body>
<p>Twelve of the 31&nbsp;bridges are sound &#8211; that is <b>39</b>&percnt;.</p><script>2%</script>
<table><tr><td>2<td>3</table><!-- 4 --><p hidden>5</p></body></html>"""
FILES = {
    "s.html": HTML.encode(),
    "t.txt": b"12 of the 31 bridges are sound.\nTwo per cent of it, EUR 1.5 million.\n",
    "t.csv": b"Bridge,2024,2025\nOld Bridge,1.5,2\nWeir,-3,\n",
    "view.jpg": encoded(scene(60, 40), "JPEG"),
}


@cache
def schemas() -> tuple[Schema, Schema]:
    """The schemas of brief.yaml and of a section."""
    return schema("brief"), schema("section")


@cache
def seeds() -> tuple[tuple[Trees, dict[str, bytes]], ...]:
    """Briefs to start from, each with the other files of its folder."""
    found = [(SMALL, FILES), (SMALL, FILES), *(_read(ROOT / folder) for folder in FOLDERS)]
    with TemporaryDirectory() as place:
        for seed in range(6):
            (folder := Path(place, str(seed))).mkdir()
            found.append(_read(Author(seed).write(folder)))
    return tuple(found)


def _read(folder: Path) -> tuple[Trees, dict[str, bytes]]:
    trees = {
        path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        for path in folder.glob("*.yaml")
    }
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".yaml", ".md")
    }
    return trees, files


def changed(trees: Trees, rng: Random) -> Trees:
    """The brief with one of its files changed, and now and then one more section."""
    brief, section = schemas()
    name = rng.choice(["brief", *trees])
    made = {**trees, name: changed_tree(trees[name], rng, brief if name == "brief" else section)}
    if rng.random() < 0.1:
        made["extra"] = generated(section, rng, section)
        made["brief"] = {key: each for key, each in _keys(made["brief"]) if key != "sections"}
    return made


def _keys(tree: Tree) -> list[tuple[str, Tree]]:
    return list(tree.items()) if isinstance(tree, dict) else [("title", "T")]


def written(trees: Trees, rng: Random, folder: str = "brief") -> dict[str, bytes]:
    """The files of a brief."""
    return {
        f"{folder}/{name}.yaml": as_yaml(tree, rng, 0.1 / len(trees))
        for name, tree in trees.items()
    }


CALLS = (
    *((45, ("Builder.build", "brief")), (10, ("Builder.build", "brief", "paper=letter"))),
    (5, ("Builder.build", "brief", "language=fr", "strict=yes")),
    (25, ("Builder.check", "brief")),
    (6, ("build", "brief", "-o", "page.pdf", "--format", "json")),
    *((3, ("check", "brief")), (6, ("evidence", "brief"))),
    *((2, ("evidence", "brief", "-o", "evidence.pdf")), (8, ("diff", "old", "brief"))),
    (2, ("mail", "brief", "-o", "mail.eml")),
    (1, ("preview", "brief", "-o", "page.png")),
)


def _changed_file(data: bytes, rng: Random) -> bytes:
    try:
        return changed_text(data.decode(), rng).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return changed_bytes(data, rng)


def _many_sources(rng: Random) -> dict[str, bytes]:
    """The files of a brief with as many sources as may be, each nearly as long as may be."""
    words = rng.choice(
        ("12 of 31 ", "twenty-one thousand and a half, ", "1,000.5 ", "x" * 50 + " ")
    )
    names = [f"s{number}" for number in range(rng.choice((3, 100)))]
    lines = "".join(f"  {name}: {{title: S, file: {name}.txt}}\n" for name in names)
    size = rng.choice((30_000, 250_000))
    texts = {f"{name}.txt": (name + words * size)[:size].encode() for name in names}
    return {"brief.yaml": f"title: T\nstandfirst: 21 of 77\nsources:\n{lines}".encode(), **texts}


def make(rng: Random) -> Case:
    """A brief that was changed, and what is to be done with it."""
    if rng.random() < 0.002:
        files = {f"brief/{name}": data for name, data in _many_sources(rng).items()}
        return Case(files, ("Builder.check", "brief"))
    trees, more = rng.choice(seeds())
    if more and rng.random() < 0.5:
        name = rng.choice(sorted(more))
        more = {**more, name: _changed_file(more[name], rng)}
    files = {f"brief/{name}": data for name, data in more.items()}
    call: tuple[str, ...] = weighted(rng, *CALLS)
    made = changed(trees, rng) if rng.random() < 0.9 else trees
    if call[0] == "diff":
        files |= {f"old/{name}": data for name, data in more.items()} | written(trees, rng, "old")
        made = changed(made, rng)
    return Case(files | written(made, rng), call)
