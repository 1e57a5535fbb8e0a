"""Styles: files of `style/fields.py`'s keys, and the shipped ones changed."""

from __future__ import annotations

from functools import cache
from random import Random

import yaml

from briefing.style.json_schema import schema
from briefing.style.loader import shipped
from tests.conftest import ROOT
from tests.fuzz.case import Case
from tests.fuzz.mutators import Schema, Tree, as_yaml, changed_tree, generated, weighted

BRIEF = {
    "brief.yaml": b"title: Ministers agree a plan\nkicker: A | B\nstandfirst: Some *words* of it.\n"
    b"date: 2026-03-02\nmarking: TLP:CLEAR\nlink: https://example.org/brief\n"
    b"next: {title: On Wednesday, points: [More of it]}\n",
    "a.yaml": b"title: A section\nsummary: One fact.\nbody: Some words of running text.\n"
    b"points: [One point, Another point of it]\nquote: {text: We wait, speaker: Ann}\n"
    b"figures: [{value: 2%, label: of it, kicker: K, unit: GDP, context: since 2014}]\n",
    "b.yaml": b"title: B\ntable: {columns: [Name, 2024], rows: [[Ann, 3], [Bo, 1.5]]}\n"
    b"figures: [{value: 37, label: are sound, chart: {proportion: 37 of 41}}]\n",
}


@cache
def keys() -> Schema:
    """The schema of a style's file."""
    return schema("style")


@cache
def seeds() -> tuple[Tree, ...]:
    """The shipped styles, the first of which is whole and the others of which extend it."""
    paths = sorted(ROOT.joinpath("styles").glob("*.yaml"))
    return tuple(yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in paths)


def make(rng: Random) -> Case:
    """A style: a shipped one changed, or one that extends it in some keys of its own."""
    if rng.random() < 0.4:
        tree = changed_tree(rng.choice(seeds()), rng, keys())
    else:
        names = rng.sample(sorted(keys()["properties"]), rng.randint(1, 3))
        made = {name: generated(keys()["properties"][name], rng, keys()) for name in names}
        tree = {"says": "fuzz", **made, "extends": rng.choice(sorted(shipped()))}
        if rng.random() < 0.3:
            tree = changed_tree(tree, rng, keys())
    files = {f"brief/{name}": data for name, data in BRIEF.items()}
    command = weighted(rng, (4, "build"), (1, "check"))
    where = ("-o", "page.pdf") if command == "build" else ()
    call = (command, "brief", *where, "--style", "mine.yaml")
    return Case({**files, "mine.yaml": as_yaml(tree, rng)}, call)
