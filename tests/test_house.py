"""The house rules, kept by machine."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOMS = "content copydesk design evidence galley makeup press proof revise send start".split()
LEAVES = {"collector", "fault", "index", "isolation", "units"}
HOUSE = Path(__file__).parent.parent / "briefing"
FILES = sorted(HOUSE.rglob("*.py"))


def room(module: str) -> str:
    return [*module.split("."), ""][1]


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def imports(path: Path) -> set[str]:
    """Name every module a file imports, at any depth of nesting."""
    names = set()
    for node in ast.walk(tree(path)):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module), names=aliases):
                names |= {f"{module}.{alias.name}" for alias in aliases}
    return names


def allowed(path: Path) -> set[str]:
    """What of the house a file may import."""
    here = path.relative_to(HOUSE).with_suffix("").parts[0]
    if here in LEAVES:
        return set()
    if here in ROOMS:
        return LEAVES | set(ROOMS[: ROOMS.index(here) + 1])
    everything = {each.relative_to(HOUSE).with_suffix("").parts[0] for each in FILES} | {
        "__version__"
    }
    # Like the command line, `watch` is a door to the whole house.
    return everything - (set() if here in ("cli", "watch") else {"watch"})


def found(rule: Callable[[Path], Iterable[object]]) -> list[str]:
    """Where the house breaks a rule, file by file."""
    return [
        f"{path.relative_to(HOUSE).as_posix()}: {what}" for path in FILES for what in rule(path)
    ]


def test_copy_flows_one_way() -> None:
    def wrong(path: Path) -> Iterator[str]:
        yield from {room(m) for m in imports(path) if m.startswith("briefing.")} - allowed(path)

    assert found(wrong) == []


def test_modules_and_public_names_say_what_they_are() -> None:
    def silent(path: Path) -> Iterator[str]:
        nodes: list[ast.Module | ast.FunctionDef | ast.ClassDef] = [tree(path), *public(tree(path))]
        classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
        # Kind says once what every kind's `read` and `schema` do.
        nodes += (n for c in classes for n in public(c) if n.name not in ("read", "schema"))
        yield from (getattr(node, "name", "") for node in nodes if not ast.get_docstring(node))

    assert found(silent) == []


def public(parent: ast.Module | ast.ClassDef) -> list[ast.FunctionDef | ast.ClassDef]:
    named = (node for node in parent.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return [node for node in named if not node.name.startswith("_")]


@pytest.mark.parametrize(
    ("module", "strangers"),
    [
        ("briefing", {"click", "yaml", "reportlab", "uharfbuzz"}),
        ("briefing.cli", {"yaml", "reportlab", "uharfbuzz", "json"}),
        (
            "briefing.cli.watch",
            {"reportlab", "uharfbuzz", "pypdfium2", "starlette", "uvicorn", "watchfiles"},
        ),
        ("briefing.layout.fit", {"reportlab", "uharfbuzz", "segno", "babel", "pyphen"}),
        ("tests.recording", {"reportlab", "uharfbuzz"}),
        (
            "briefing.workflows.build",
            {"babel", "segno", "pyphen", "svgelements", "json", "difflib", "pypdf", "http", "xml"},
        ),
        (
            "briefing.cli.build",
            {"babel", "segno", "pyphen", "svgelements", "json", "difflib", "fontpkg"},
        ),
    ],
)
def test_importing_stays_cheap(module: str, strangers: set[str]) -> None:
    code = f"import sys, {module}; print(*{{m.split('.')[0] for m in sys.modules}})"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not strangers & set(out.stdout.split())
