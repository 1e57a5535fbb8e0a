"""`briefing diff` of revisions, by the git that is here.

git does not come from PyPI, so `.ci/run` runs this, and a plain `pytest` does not collect it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest

from tests.cli.test_diff import TOLD, edit, failed, run
from tests.conftest import SECTIONS

Git = Callable[..., str]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with the shipped brief."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SECTIONS, "sections")
    return tmp_path


@pytest.fixture
def git(place: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """A repository of two commits: the shipped brief, then next week's; tag v1 is the first."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(place.parent))

    def git(*arguments: str) -> str:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        done = subprocess.run(("git", *who, *arguments), capture_output=True, text=True, check=True)
        return done.stdout

    git("init", "-q")
    git("add", "sections")
    git("commit", "-qm", "one")
    git("tag", "v1")
    edit(Path("sections"))
    git("commit", "-qam", "two")
    return git


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (("HEAD~1", "sections"), "sections/spending.yaml:29"),
        (("HEAD~1",), "sections/spending.yaml:29"),
        (("v1", "HEAD"), "HEAD:sections/spending.yaml:29"),
        (("v1:sections", "HEAD"), "HEAD:sections/spending.yaml:29"),
        (("HEAD~1:sections/", "HEAD:sections"), "HEAD:sections/spending.yaml:29"),
        (("v1:./sections", "sections"), "sections/spending.yaml:29"),
    ],
)
def test_revisions(arguments: tuple[str, ...], where: str, git: Git) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stderr) == (1, "")
    assert TOLD in done.stdout
    assert f"({where})" in done.stdout
    assert run("HEAD").exit_code == 0


def test_revisions_from_elsewhere(git: Git, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(place / "sections")
    assert run("v1", ".").exit_code == run("v1:sections", ".").exit_code == 1
    assert run("HEAD:.", ".").exit_code == run("HEAD", ".").exit_code == 0
    monkeypatch.chdir(place.parent)
    assert run("v1", place / "sections").exit_code == 1
    assert "git cannot look for it: not a git repository" in failed(
        "v1:sections", place / "sections"
    )


def test_a_revision_changes_nothing(git: Git, place: Path) -> None:
    before = sorted(str(path) for path in place.rglob("*"))
    run("HEAD~1")
    assert git("status", "--porcelain") == ""
    assert sorted(str(path) for path in place.rglob("*")) == before


@pytest.mark.parametrize(("kept", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_a_folder_is_found_however_its_accents_are_stored(kept: str, typed: str, git: Git) -> None:
    git("mv", "sections", normalize(kept, "réseau"))
    git("commit", "-qm", "three")
    name = normalize(typed, "réseau")
    assert run(f"HEAD:{name}", name).exit_code == 0
    assert run(f"HEAD:./{name}", name).exit_code == 0


def test_what_a_folder_was_called_then(git: Git) -> None:
    git("mv", "sections", "brief")
    git("commit", "-qm", "three")
    assert run("v1:sections", "brief").exit_code == 1
    assert "error[revision.no-folder]: in OLD: there is no folder 'brief' in v1" in failed(
        "v1", "brief"
    )
    assert "name the folder that holds brief.yaml there: v1:FOLDER" in failed("v1:none", "brief")
    assert "there is no folder" in failed("v1:sections/brief.yaml", "brief")
    assert "in OLD: there is no v1:brief.yaml" in failed("v1:", "brief")


@pytest.mark.parametrize(
    "name",
    [
        "--output=x",
        "-",
        "--help",
        "--exec=touch x",
        "none",
        "a..b",
        "^v1",
        ":/one",
        "v1\n",
        "a\0b",
        "v1:a\0b",
        "--:x",
    ],
)
def test_hostile_revisions(name: str, git: Git, place: Path) -> None:
    before = sorted(str(path) for path in place.rglob("*"))
    assert "error[revision." in failed("--", name, "sections")
    assert sorted(str(path) for path in place.rglob("*")) == before


def test_a_branch_may_be_called_like_a_shell_command(git: Git, place: Path) -> None:
    git("branch", "$(touch${IFS}x)", "v1")
    assert run("$(touch${IFS}x)", "sections").exit_code == 1
    assert not (place / "x").exists()


def test_a_folder_goes_before_a_revision_of_its_name(git: Git, place: Path) -> None:
    shutil.copytree("sections", "v1")
    assert run("v1", "sections").exit_code == 0
    assert run("v1:sections", "sections").exit_code == 1


def test_a_link_is_not_followed_out_of_a_revision(git: Git, place: Path) -> None:
    (place / "sections/evil.yaml").symlink_to("/etc/passwd")
    git("add", "sections")
    git("commit", "-qm", "three")
    (place / "sections/evil.yaml").unlink()
    assert run("HEAD").exit_code == 0


def test_more_than_a_brief_is_not_laid_out(git: Git, place: Path) -> None:
    for number in range(201):
        (place / f"{number}.txt").write_text("", "utf-8")
    git("add", ".")
    git("commit", "-qm", "three")
    report = failed("HEAD:", "sections")
    assert "error[unpack.too-much]: in OLD: HEAD: carries more than 200 files" in report
    assert "name the folder that holds brief.yaml there: HEAD:FOLDER" in report


def test_objects_that_are_not_there(git: Git, place: Path) -> None:
    # So large a file is written out before git finds that another is missing.
    (place / "sections/a.txt").write_text("words\n" * 50_000, "utf-8")
    git("add", "sections")
    git("commit", "-qm", "three")
    blob = git("rev-parse", "HEAD:sections/ukraine.yaml").strip()
    path = place / ".git/objects" / blob[:2] / blob[2:]
    path.chmod(0o600)
    path.unlink()
    assert "error[revision.unreadable]: in OLD: git cannot read all of HEAD" in failed("HEAD")


@pytest.mark.parametrize("name", ["--output=x", "-", "--exec=touch x:sections"])
def test_no_name_becomes_an_option(name: str, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = subprocess.run

    def spy(command: tuple[str, ...], **options: object) -> object:
        asked.extend(command)
        return run(command, **options)

    monkeypatch.setattr(subprocess, "run", spy)
    failed("--", name, "sections")
    assert asked
    options = {part for part in asked if part.startswith("-")}
    assert options <= {"--verify", "--quiet", "--git-dir"}
