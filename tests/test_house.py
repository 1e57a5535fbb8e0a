"""The house rules, kept by machine."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

# A room, or a file beside the rooms, imports what stands before it, at whatever depth.
ORDER = (
    "language spreadsheets markings brief style files evidence lint typeset layout pdf preflight"
    " diff mail starter report pipeline merge builder workflows watch cli"
).split()
# Files that any other may import.
LEAVES = {"collector", "errors", "isolation", "units"}
HOUSE = Path(__file__).parent.parent / "briefing"
FILES = sorted(HOUSE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def module_of(path: Path) -> str:
    """The dotted name of a file of the house."""
    parts = path.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path): path for path in FILES}


def named(node: ast.AST) -> Iterator[str]:
    """The modules of the house that a statement imports, if it does."""
    match node:
        case ast.Import(names=aliases):
            yield from (alias.name for alias in aliases if alias.name in MODULES)
        case ast.ImportFrom(module=str(module), names=aliases) if module in MODULES:
            for alias in aliases:
                inner = f"{module}.{alias.name}"
                yield inner if inner in MODULES else module


def room(module: str) -> str:
    return [*module.split("."), ""][1]


def found(rule: Callable[[Path], Iterable[object]]) -> list[str]:
    """Where the house breaks a rule, file by file."""
    return [
        f"{path.relative_to(HOUSE).as_posix()}: {what}" for path in FILES for what in rule(path)
    ]


def against_the_order(path: Path) -> Iterator[str]:
    """The modules that a file may not import."""
    here = room(module_of(path))
    if here in ORDER:
        allowed = {"", *LEAVES, *ORDER[: ORDER.index(here) + 1]}
    else:  # the package itself, and `python -m briefing`
        allowed = LEAVES if here in LEAVES else {"", *LEAVES, *ORDER}
    for node in ast.walk(tree(path)):
        yield from (module for module in named(node) if room(module) not in allowed)


def test_copy_flows_one_way() -> None:
    assert found(against_the_order) == []


def test_every_room_has_its_place() -> None:
    rooms = {path.parent.name for path in HOUSE.glob("*/__init__.py")}
    files = {path.stem for path in HOUSE.glob("*.py")} - {"__init__", "__main__"}
    assert rooms | files == {*ORDER, *LEAVES}


def test_no_module_imports_itself_by_way_of_others() -> None:
    """What is imported within a function, or for types alone, comes later or never."""
    whole: list[str] = []

    def walk(module: str, above: tuple[str, ...]) -> None:
        assert module not in above, " imports ".join((*above[above.index(module) :], module))
        if module in whole:
            return
        for node in tree(MODULES[module]).body:
            for other in named(node):
                if other != module:
                    walk(other, (*above, module))
        whole.append(module)

    for module in MODULES:
        walk(module, ())


def test_an_import_within_a_function_says_why() -> None:
    def silent(path: Path) -> Iterator[int]:
        rows = path.read_text("utf-8").splitlines()
        told = 0  # the line that the last import with a reason ends on: the next may share it
        for node in sorted(within_functions(path), key=lambda node: node.lineno):
            above = rows[node.lineno - 2].strip()
            mine = any("#" in row for row in rows[node.lineno - 1 : node.end_lineno])
            if mine or above.startswith("#") or told == node.lineno - 1:
                told = node.end_lineno or node.lineno
            else:
                yield node.lineno

    assert found(silent) == []


def within_functions(path: Path) -> set[ast.Import | ast.ImportFrom]:
    """The imports of a file that run only when a function does."""
    return {
        node
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }


def test_modules_and_public_names_say_what_they_are() -> None:
    def silent(path: Path) -> Iterator[str]:
        nodes: list[ast.Module | ast.FunctionDef | ast.ClassDef] = [tree(path), *public(tree(path))]
        classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
        # Kind says once what every kind's `read` and `schema` do.
        nodes += (n for c in classes for n in public(c) if n.name not in ("read", "schema"))
        yield from (getattr(node, "name", "") for node in nodes if not ast.get_docstring(node))

    assert found(silent) == []


def public(parent: ast.Module | ast.ClassDef) -> list[ast.FunctionDef | ast.ClassDef]:
    nodes = (node for node in parent.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return [node for node in nodes if not node.name.startswith("_")]


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
            "briefing.builder",
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
