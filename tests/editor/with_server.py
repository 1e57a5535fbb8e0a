"""What an editor makes of the schemas, by the server that VS Code runs for YAML.

It comes from npm, so `.ci/run` runs this, and says in BRIEFING_YAML_SERVER where it is; a
plain `pytest` does not collect it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.brief.schema import STYLES
from briefing.style.json_schema import PARTS, schema_file
from tests.conftest import ROOT, SECTIONS
from tests.editor.client import Server

MODELINE = "# yaml-language-server: $schema=./.briefing/{}.schema.json\n"
Open = Callable[[str, str], tuple[Path, tuple[int, int], list[Any]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("brief")
    place.joinpath(".briefing").mkdir()
    for part in PARTS:
        place.joinpath(".briefing", f"{part}.schema.json").write_bytes(schema_file(part))
    return place


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Server(Path(os.environ["BRIEFING_YAML_SERVER"]), folder) as running:
        yield running


@pytest.fixture
def opened(server: Server, folder: Path) -> Open:
    """Write and open a file of a kind: its path, where `^` stood in it, what is wrong with it."""

    def write(part: str, text: str) -> tuple[Path, tuple[int, int], list[Any]]:
        before = (MODELINE.format(part) + text).partition("^")[0]
        path = folder / f"{len(server.diagnostics)}.yaml"
        path.write_text(MODELINE.format(part) + text.replace("^", ""), "utf-8")
        line = before.count("\n")
        return path, (line, len(before) - before.rfind("\n") - 1), server.open(path)

    return write


@pytest.mark.parametrize(
    "path",
    [*sorted(SECTIONS.glob("*.yaml")), *sorted(ROOT.joinpath("styles").glob("*.yaml"))],
    ids=lambda path: f"{path.parent.name}-{path.stem}",
)
def test_what_ships_is_right(opened: Open, path: Path) -> None:
    part = {"styles": "style"}.get(path.parent.name, "section")
    assert opened("brief" if path.stem == "brief" else part, path.read_text("utf-8"))[2] == []


# A style may be a list of some: one of each is offered, to be added to.
LISTS = [f'["{name}"]' for name in STYLES]


@pytest.mark.parametrize(
    ("part", "text", "offered"),
    [
        ("brief", "title: x\n^\n", {"kicker": "above the headline", "paper": "`a4` unless"}),
        (
            "section",
            "title: x\nfigures:\n  - value: 2%\n    ^\n",
            {"label": "what it counts", "kicker": "four words at most", "as_of": "the day"},
        ),
        ("brief", "title: x\npaper: ^\n", {"a4": "", "letter": ""}),
        ("brief", "title: x\nstyle: ^\n", dict.fromkeys((*STYLES, *LISTS), "")),
        ("section", "title: x\noptional: ^\n", {"true": "", "false": ""}),
        ("style", "extends: briefing\ntype:\n  body:\n    ^\n", {"face": "and a weight"}),
    ],
)
def test_it_offers_what_may_stand(
    server: Server, opened: Open, part: str, text: str, offered: dict[str, str]
) -> None:
    path, place, _ = opened(part, text)
    items = server.at("completion", path, *place)["items"]
    found = {item["label"]: item.get("documentation") or "" for item in items}
    for label, words in offered.items():
        assert words in found[label]
    assert not {"title", "extends"} & set(found), "given already"
    if not any(offered.values()):
        assert set(found) == set(offered), "a few words, and nothing else"


def test_it_offers_no_switch_for_a_text(server: Server, opened: Open) -> None:
    path, place, _ = opened("brief", "title: x\nkicker: ^\n")
    items = server.at("completion", path, *place)["items"]
    assert [item["label"] for item in items] == ["Energy Council"]


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("brief", "title: x\nstand^first: y\n", "the bottom line up front"),
        ("brief", "title: x\npap^er: a4\n", "* `letter`"),
        ("section", "title: x\nfigures: [{val^ue: 2%, label: of GDP}]\n", "300,000"),
        ("brief", "title: x\nli^nk: https://münchen.de/x\n", "as a QR code"),
        ("style", "space: {q^r: 14 mm}\n", "QR code"),
    ],
)
def test_it_explains(server: Server, opened: Open, part: str, text: str, words: str) -> None:
    path, place, wrong = opened(part, text)
    assert wrong == []
    assert words in server.at("hover", path, *place)["contents"]["value"]


@pytest.mark.parametrize(
    ("part", "text", "words"),
    [
        ("brief", "title: x\n^sumary: y\n", "sumary is not allowed"),
        ("brief", "title: ^[x, y]\n", "write a text"),
        ("brief", "title: x\ndate: ^11 July 2023\n", "write a date such as 2023-07-11"),
        ("brief", "title: x\nevidence: ^some\n", '"off", "warn", "required"'),
        ("section", "title: x\nfigures:\n  - ^value: 2%\n", '"label"'),
        ("section", "title: x\nquote: {text: ^" + "word " * 26 + "}\n", "25 words at most"),
        ("section", "title: x\npoints:\n  - ^Bridge: 37 of 51\n", "write a text"),
        ("style", "type: {body: {size: ^big}}\n", "write points from 1 to 200"),
    ],
)
def test_it_marks_what_is_wrong(opened: Open, part: str, text: str, words: str) -> None:
    _, (line, column), wrong = opened(part, text)
    assert len(wrong) == 1
    assert words in wrong[0]["message"]
    assert wrong[0]["range"]["start"] == {"line": line, "character": column}
