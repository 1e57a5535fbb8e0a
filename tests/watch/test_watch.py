"""A save becomes a new state, whatever happens to the folder."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from briefing.cli import main
from briefing.style.loader import shipped
from tests.conftest import SECTIONS
from tests.spreadsheets.books import xlsx
from tests.watch.serving import PATIENCE, Served, change, copied, watching


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with watching(copied(tmp_path)) as found:
        yield found


def test_a_save_is_a_new_page_and_a_broken_one_keeps_the_last(served: Served) -> None:
    with served.states() as states:
        first = next(states)
        assert first["isCurrent"]
        change(served.folder, "china.yaml", "growing assertiveness", "own assertiveness")
        second = next(states)
        assert second["page"]["digest"] != first["page"]["digest"]
        assert any("own assertiveness" in each["text"] for each in second["page"]["regions"])
        change(served.folder, "china.yaml", "title: China", "titel: China")
        broken = next(states)
        assert not broken["isCurrent"]
        assert broken["page"]["digest"] == second["page"]["digest"]
        assert broken["faults"][0]["place"]["path"] == "copy/china.yaml"
        change(served.folder, "china.yaml", "titel: China", "title: Beijing")
        mended = next(states)
        assert mended["isCurrent"]
        assert any(each["text"] == "Beijing" for each in mended["page"]["regions"])


def test_an_editor_may_save_by_putting_a_new_file_in_place(served: Served) -> None:
    with served.states() as states:
        first = next(states)
        path = served.folder / "china.yaml"
        served.folder.joinpath(".china.yaml.swp").write_text("x", "utf-8")
        draft = served.folder / "china.yaml.tmp"
        draft.write_text(path.read_text("utf-8").replace("growing", "new"), "utf-8")
        draft.replace(path)
        assert next(states)["page"]["digest"] != first["page"]["digest"]


FIGURES = """\
title: China
figures:
- {label: by cell, value: {file: data/q1.xlsx, cell: Summary!B4}}
- {label: by column, value: {file: data/q1.csv, row: Estonia, column: Revenue}}
- {label: by key, value: {file: data/q1.json, key: revenue.estonia}}
"""


def test_files_of_data_are_seen_however_they_are_saved(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    data = folder / "data"
    data.mkdir()
    folder.joinpath("china.yaml").write_text(FIGURES, "utf-8")
    data.joinpath("q1.xlsx").write_bytes(xlsx(Summary={"B4": 1111}))
    data.joinpath("q1.csv").write_text("Country,Revenue\nEstonia,2222\n", "utf-8")
    data.joinpath("q1.json").write_text('{"revenue": {"estonia": 3333}}', "utf-8")

    def texts(state: dict[str, Any]) -> str:
        return " ".join(each["text"] for each in state["page"]["regions"])

    def messages(state: dict[str, Any]) -> str:
        return " ".join(fault["message"] for fault in state["faults"])

    with watching(folder) as served, served.states() as states:
        assert {"1111", "2222", "3333"} <= set(texts(next(states)).split())
        # Excel: a note of who has it open, the new file beside the old one, and then in its place.
        data.joinpath("~$q1.xlsx").write_bytes(b"somebody")
        draft = data / "5F3A1B00"
        draft.write_bytes(xlsx(Summary={"B4": 4444}))
        draft.replace(data / "q1.xlsx")
        assert "4444" in next(text for text in map(texts, states) if "1111" not in text)
        # LibreOffice: over the old one, of which a part is there before the rest.
        whole = xlsx(Summary={"B4": 5555})
        data.joinpath(".~lock.q1.xlsx#").write_text("somebody", "utf-8")
        data.joinpath("q1.xlsx").write_bytes(whole[: len(whole) // 2])
        assert next(told for told in map(messages, states) if "q1.xlsx is damaged" in told)
        data.joinpath("q1.xlsx").write_bytes(whole)
        mended = next(state for state in states if state["isCurrent"])
        assert "5555" in texts(mended)
        change(data, "q1.csv", "2222", "6666")
        assert "6666" in next(text for text in map(texts, states) if "2222" not in text)
        data.joinpath("q1.json").write_text('{"revenue": {"est', "utf-8")
        assert next(told for told in map(messages, states) if "is no JSON" in told)
        data.joinpath("q1.json").unlink()
        assert next(told for told in map(messages, states) if "there is no file" in told)
        data.joinpath("q1.json").write_text('{"revenue": {"estonia": 7777}}', "utf-8")
        assert "7777" in texts(next(state for state in states if state["isCurrent"]))


def test_a_folder_may_go_and_come_back(served: Served) -> None:
    with served.states() as states:
        first = next(states)
        away = served.folder.with_name("away")
        served.folder.rename(away)
        gone = next(state for state in states if not state["isCurrent"])
        assert gone["page"]["digest"] == first["page"]["digest"]
        shutil.copytree(away, served.folder)
        assert next(state for state in states if state["isCurrent"])
        change(served.folder, "china.yaml", "growing", "new")
        assert next(states)["page"]["digest"] != first["page"]["digest"]


def test_a_style_elsewhere_is_listened_to(tmp_path: Path) -> None:
    folder, own = copied(tmp_path), tmp_path / "styles" / "own.yaml"
    own.parent.mkdir()
    own.write_text('extends: briefing\nsays: x\ncolours: {accent: "#7A1F3D"}\n', "utf-8")
    with watching(folder, "--style", str(own)) as served, served.states(style=str(own)) as states:
        first = next(states)
        own.write_text('extends: columns\nsays: x\ncolours: {accent: "#7A1F3D"}\n', "utf-8")
        second = next(states)
        assert first["page"]["style"] == second["page"]["style"] == "own"
        assert first["page"]["digest"] != second["page"]["digest"]


def test_a_style_may_be_made_after_it_is_named(served: Served) -> None:
    with served.states() as states:
        first = next(states)
        change(served.folder, "brief.yaml", "kicker:", "style: mine.yaml\nkicker:")
        missing = next(states)
        assert [fault["code"] for fault in missing["faults"]] == ["file.missing"]
        assert not missing["isCurrent"]
        served.folder.joinpath("mine.yaml").write_text("extends: columns\nsays: x\n", "utf-8")
        made = next(state for state in states if state["isCurrent"])
        assert made["page"]["style"] == "mine"
        change(served.folder, "mine.yaml", "columns", "prose")
        assert next(states)["page"]["digest"] not in (
            first["page"]["digest"],
            made["page"]["digest"],
        )


def test_a_style_elsewhere_may_be_made_after_it_is_asked_for(tmp_path: Path) -> None:
    folder, own = copied(tmp_path), tmp_path / "styles" / "own.yaml"
    with watching(folder, "--style", str(own)) as served, served.states(style=str(own)) as states:
        assert [fault["code"] for fault in next(states)["faults"]] == ["style.unknown"]
        own.parent.mkdir()
        own.write_text("extends: columns\nsays: x\n", "utf-8")
        assert next(state for state in states if state["isCurrent"])["page"]["style"] == "own"


def test_a_section_that_links_to_itself_is_a_fault(served: Served) -> None:
    with served.states() as states:
        next(states)
        section = served.folder / "china.yaml"
        copy = section.read_text("utf-8")
        section.unlink()
        section.symlink_to(section.name)
        told = (state["faults"][0]["code"] for state in states)
        assert next(code for code in told if code != "copy.unknown-section") == "file.unreadable"
        section.unlink()
        section.write_text(copy, "utf-8")
        assert next(state for state in states if state["isCurrent"])


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_names_that_are_no_text_end_nothing(served: Served) -> None:
    with served.states() as states:
        first = next(states)
        served.folder.joinpath("\udcfe").mkdir()  # on disk the byte 0xFE, which is no UTF-8
        section = served.folder / "\udcff.yaml"
        section.write_text("title: x\n", "utf-8")
        told = (fault["code"] for state in states for fault in state["faults"])
        assert next(told) == "file.name"
        section.unlink()
        assert next(state for state in states if not state["faults"])["page"] == first["page"]
        change(served.folder, "china.yaml", "growing", "new")
        assert next(states)["page"]["digest"] != first["page"]["digest"]


def test_windows_may_show_different_views(served: Served) -> None:
    with served.states() as own, served.states(style="columns", paper="letter") as other:
        assert next(own)["page"]["style"] == "briefing"
        letter = next(other)["page"]
        assert (letter["style"], letter["width"]) == ("columns", 612)
        change(served.folder, "china.yaml", "growing", "new")
        assert next(own)["page"]["style"] == "briefing"
        assert next(other)["page"]["style"] == "columns"


def test_options_are_how_the_switches_stand_at_first(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    with watching(folder, "--style", "prose", "--paper", "letter") as served:
        told = served.ask("/choices").body
    assert b'"style":"prose","paper":"letter"' in told


def run(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["watch", *arguments])
    return done.exit_code, done.stderr


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        status, said = run("sections", "--port", str(taken.getsockname()[1]))
    assert status == 1
    assert "error[watch.port]: port" in said
    assert "--port 0" in said


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    status, said = run(str(tmp_path / "nothing"))
    assert status == 1
    assert "error[folder.missing]" in said


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
@pytest.mark.parametrize("name", ["\udcff", "\udcff/inner", "link"])
def test_a_folder_whose_name_is_no_text_is_told(name: str, tmp_path: Path) -> None:
    """Of a link it is the folder itself that is watched."""
    shutil.copytree(SECTIONS, tmp_path / "\udcff/inner")
    tmp_path.joinpath("link").symlink_to("\udcff/inner")
    status, said = run(str(tmp_path / name))
    assert status == 1
    assert "error[watch.name]: " in said
    assert "is not UTF-8" in said
    assert "\n  hint: " in said


def test_what_is_not_installed_is_told_in_one_line(tmp_path: Path) -> None:
    for name in ("starlette", "watchfiles"):
        blocked = f"import sys; sys.modules[{name!r}] = None\n"
        code = f"{blocked}from briefing.cli import main\nmain(['watch'])"
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 1
        assert f"`briefing watch` needs {name}" in done.stderr
        assert 'pip install ".[watch]"' in done.stderr
        assert "Traceback" not in done.stderr


def test_styles_are_compared_where_somebody_asks(served: Served) -> None:
    with served.states() as states:
        page = next(states)["page"]
    told = json.loads(served.ask("/styles").body)
    assert told["heads"] == ["style", "size", "fill", "left out"]
    rows = {row["row"][0]: row for row in told["rows"]}
    assert set(rows) == set(shipped())
    assert rows["briefing"]["holds"]
    assert page["fit"].startswith(
        f"body {rows['briefing']['row'][1]}, {rows['briefing']['row'][2]}"
    )
    letter = json.loads(served.ask("/styles?paper=letter").body)["rows"]
    assert letter != told["rows"]


def test_a_comparison_is_of_the_folder_as_it_is(served: Served) -> None:
    change(served.folder, "partners.yaml", "  Allies sit", "  Very long. " * 600 + "Allies sit")
    rows = json.loads(served.ask("/styles").body)["rows"]
    assert [row["row"][3][:16] for row in rows] == ["does not hold it"] * len(shipped())
    change(served.folder, "china.yaml", "title: China", "titel: China")
    assert json.loads(served.ask("/styles").body)["rows"] == []


def test_a_preview_names_no_other_style(served: Served) -> None:
    change(served.folder, "partners.yaml", "  Allies sit", "  Very long. " * 60 + "Allies sit")
    change(served.folder, "brief.yaml", "title: Allies", "style: clear-print\ntitle: Allies")
    with served.states() as states:
        (fault,) = next(state for state in states if not state["isCurrent"])["faults"]
    assert fault["code"] == "fit.overset"
    assert "--style" not in fault["hint"]
    assert any(row["holds"] for row in json.loads(served.ask("/styles").body)["rows"])


def test_a_style_of_the_command_is_compared_and_no_other_file(tmp_path: Path) -> None:
    folder, own = copied(tmp_path), tmp_path / "own.yaml"
    own.write_text("extends: columns\nsays: x\n", "utf-8")
    with watching(folder, "--style", str(own)) as served:
        rows = json.loads(served.ask("/styles").body)["rows"]
        assert rows[-1]["row"][0] == "own"
        assert len(rows) == len(shipped()) + 1
        assert served.ask(f"/styles?style={quote(str(folder / 'brief.yaml'))}").status == 404
        assert served.ask("/styles?paper=a5").status == 404
