"""The house rules, kept by machine."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOMS = "content copydesk design evidence galley makeup press proof revise send start".split()
LEAVES = {"fault", "units"}
HOUSE = Path(__file__).parent.parent / "briefing"
FILES = sorted(HOUSE.rglob("*.py"))
TOP = {"pyproject.toml", "briefing", "sections", "styles", "tests", "README.md"}
USUAL = {".ci", ".git", ".gitignore", "LICENSE", "CHANGELOG.md"}


def room(module: str) -> str:
    return [*module.split("."), ""][1]


def imports(path: Path) -> set[str]:
    """Name every module a file imports, at any depth of nesting."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=aliases):
                names |= {alias.name for alias in aliases}
            case ast.ImportFrom(module=str(module), names=aliases):
                names |= {f"{module}.{alias.name}" for alias in aliases}
    return names


def named(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


@pytest.mark.parametrize("path", FILES, ids=named)
def test_copy_flows_one_way(path: Path) -> None:
    here = path.relative_to(HOUSE).with_suffix("").parts[0]
    ours = {room(m) for m in imports(path) if m.startswith("briefing.")}
    if here in LEAVES:
        assert not ours
    elif here not in ("cli", "watch"):
        assert "watch" not in ours  # like the command line, a door to the whole house
    if here in ROOMS:
        assert ours <= LEAVES | set(ROOMS[: ROOMS.index(here) + 1])


@pytest.mark.parametrize("path", FILES, ids=named)
def test_files_stay_readable(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", FILES, ids=named)
def test_functions_stay_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            has_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            start = (first.end_lineno or first.lineno) if has_docstring else node.lineno
            assert (node.end_lineno or 0) - start <= 30, f"{node.name} is too long"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_modules_and_public_names_say_what_they_are(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree)
    for node in public(tree):
        assert ast.get_docstring(node), f"{node.name} has no docstring"
        for method in public(node) if isinstance(node, ast.ClassDef) else ():
            # Kind says once what every kind's `read` and `schema` do.
            kinds = ("read", "schema")
            assert method.name in kinds or ast.get_docstring(method), method.name


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
        ("briefing.makeup.fit", {"reportlab", "uharfbuzz", "segno", "babel", "pyphen"}),
        ("briefing.press.recording", {"reportlab", "uharfbuzz"}),
        (
            "briefing.pipeline",
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


def test_the_top_level_is_as_given() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=HOUSE.parent, capture_output=True, text=True, check=False
    )
    if tracked.returncode == 0:  # a source archive has no repository
        tops = {line.split("/")[0] for line in tracked.stdout.splitlines()}
        assert tops <= TOP | USUAL
        assert {"pyproject.toml", "briefing", "sections", "styles", "tests", "README.md"} <= tops
