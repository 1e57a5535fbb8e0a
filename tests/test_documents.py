"""What the documents for contributors name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import briefing
from tests.conftest import ROOT
from tests.test_house import ORDER

INSIDE, CONTRIBUTING = "briefing/README.md", "CONTRIBUTING.md"
# In code, whatever has a slash or the ending of a file; in links, whatever is no address.
_CODE = re.compile(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:py|md|toml)|(?:\.\./)+[\w./-]+)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def text_of(document: str) -> str:
    return ROOT.joinpath(document).read_text("utf-8")


def paths(document: str) -> Iterator[str]:
    for pattern in (_CODE, _LINK):
        yield from pattern.findall(text_of(document))


@pytest.mark.parametrize("document", [INSIDE, CONTRIBUTING])
def test_every_path_is_there(document: str) -> None:
    places = ROOT, (ROOT / document).parent
    named = list(paths(document))
    assert len(named) > 20
    assert [path for path in named if not any((at / path).exists() for at in places)] == []


def rows() -> list[str]:
    """The first cells of the table of rooms."""
    return re.findall(r"^\| `([\w/.]+)` \|", text_of(INSIDE), flags=re.M)


def test_every_room_has_a_row() -> None:
    rooms = Path(briefing.__file__).parent.glob("*/__init__.py")
    assert {f"{path.parent.name}/" for path in rooms} <= set(rows())


def test_the_rooms_are_in_their_order() -> None:
    named = [row.removesuffix("/").removesuffix(".py") for row in rows()]
    assert [name for name in named if name in ORDER] == ORDER


def from_python() -> str:
    """What the README says of the Python API."""
    return text_of("README.md").partition("## From Python")[2].partition("\n## ")[0]


def test_the_readme_names_all_that_is_public() -> None:
    words = set(re.findall(r"\w+", from_python()))
    assert {name for name in briefing.__all__ if not name.startswith("_")} <= words


def test_the_programs_of_the_readme_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {
        "monday/brief.yaml": "title: Monday\n",
        "allies/brief.yaml": 'title: "{country} and the goal"\n',
        "allies.csv": "country\nEstonia\nPoland\n",
        "out/.keep": "",
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, "utf-8")
    programs = re.findall(r"^```python\n(.*?)^```", from_python(), flags=re.M | re.S)
    assert len(programs) == 2
    for program in programs:
        exec(program, {})
    assert sorted(path.name for path in Path().rglob("*.pdf")) == [
        "Estonia.pdf",
        "Poland.pdf",
        "monday.pdf",
    ]


def test_hooks_run_what_the_extra_installs() -> None:
    (repo,) = yaml.safe_load(text_of(".pre-commit-config.yaml"))["repos"]
    assert repo["repo"] == "local"
    assert {hook["language"] for hook in repo["hooks"]} == {"system"}
    assert {hook["entry"].split()[0] for hook in repo["hooks"]} == {"ruff", "mypy"}


def test_every_promise_names_a_test_that_is_there() -> None:
    promises = text_of("README.md").partition("## What we promise")[2].partition("\n### ")[0]
    items = re.findall(r"^- \*\*.*?(?=^- |\Z)", promises, flags=re.M | re.S)
    assert len(items) > 5
    for item in items[:-1]:  # the last leads to the table of bounds
        named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", item)
        assert named, item
        for path, test in named:
            assert f"def {test}(" in text_of(path), test
