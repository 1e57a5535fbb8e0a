"""What sections/ says to writers is so: links lead somewhere, keys have rows, examples build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefing.brief.records import Record
from briefing.brief.schema import BRIEF, SECTION
from tests.conftest import ROOT, SECTIONS, Build
from tests.evidence.documents import docx, table
from tests.pictures import encoded, scene
from tests.spreadsheets.books import xlsx

PAGES = sorted(SECTIONS.glob("*.md"))
FIRST = SECTIONS.joinpath("README.md").read_text("utf-8")

# What the examples name; and what they leave out, the digits of a digest.
PICTURE = encoded(scene(1200, 800), "JPEG")
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 10"><path d="M0 0H16V10Z"/></svg>'
BOOK = xlsx(
    **{
        "Summary": {"B4": (8.4, '"€"0.0"m"'), "C4": 7.9},
        "Monthly data": {
            f"{column}{month + 1}": (date(2026, month, 1), "mmm yyyy")
            if column == "A"
            else month + 20
            for month in range(1, 13)
            for column in "AB"
        },
        "Regions": {
            f"{column}{row}": f"{column}{row}" if column == "A" or row == 3 else row
            for row in range(3, 10)
            for column in "ABCD"
        },
    }
)
SPENDING = docx(table(["Country", "2023", "2024"], ["Estonia", "3.2%", "3.4%"]))
MONTHS = "".join(f"2026-{month:02},{month + 20.5}\n" for month in range(1, 13))
NAMED = {
    "images/bridge.jpg": PICTURE,
    "images/havnfond.svg": LOGO,
    "data/q1.xlsx": BOOK,
    "sources/spending.docx": SPENDING,
    "data/q1.csv": b"Country,Turnover\nEstonia,8.4\n",
    "data/q1.json": b'{"orders": {"estonia": {"2026": 44}}}',
    "data/months.csv": f"Month,Turnover\n{MONTHS}".encode(),
}
_DIGEST = re.compile(r"^ *sha256: \w+\.\.\..*\n", re.M)


def anchors(document: Path) -> set[str]:
    """The ends of links that lead to headings, as code hosts make them."""
    heads = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), flags=re.M)
    return {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}


@pytest.mark.parametrize(
    "document",
    [ROOT / "README.md", ROOT / "styles/README.md", *PAGES],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_every_link_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    for path, anchor in re.findall(r"\]\((?!\w+:|\.\.\.)([\w./-]*)(?:#([\w-]+))?\)", text):
        target = document.parent / path if path else document
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


def test_the_first_page_is_read_in_ten_minutes() -> None:
    assert len(FIRST.split()) <= 2500


def test_the_first_page_leads_to_every_other() -> None:
    assert [page.name for page in PAGES if f"]({page.name})" not in FIRST] == ["README.md"]


@pytest.mark.parametrize(("head", "declared"), [("brief.yaml", BRIEF), ("a section", SECTION)])
def test_every_key_has_one_row(head: str, declared: Record) -> None:
    tables = re.findall(rf"^\| {head} \|.*\n\|---.*\n((?:\|.*\n)+)", FIRST, flags=re.M)
    cells = re.findall(r"^\| (`.*?`) \|", "".join(tables), flags=re.M)
    assert sorted(re.findall(r"`(\w+)`", " ".join(cells))) == sorted(declared.keys)


def blocks() -> Iterator[tuple[str, str]]:
    """The examples in YAML, each with a name."""
    for page in PAGES:
        text = _DIGEST.sub("", page.read_text("utf-8"))
        found = re.findall(r"^```yaml\n(.*?)^```", text, flags=re.M | re.S)
        yield from ((f"{page.stem}-{number}", block) for number, block in enumerate(found, 1))


def forms() -> Iterator[tuple[str, str]]:
    """The forms of the table of charts, each on a figure whose value it agrees with."""
    values = {"count": "300,000", "proportion": "2%", "index": "-8.3%", "target": "1.8"}
    text = SECTIONS.joinpath("CHARTS.md").read_text("utf-8")
    for number, chart in enumerate(re.findall(r"^\| [\w, ]+ \| `(\{.*?\})` \|", text, flags=re.M)):
        form = re.findall(r"\w+", chart)[0]
        figure = f'- {{value: "{values.get(form, "8.4")}", label: of them, chart: {chart}}}'
        yield f"chart-{number}-{form}", f"figures:\n{figure}\n"


def write(folder: Path, example: str) -> None:
    """The files of an example, which may do without titles, and what they name.

    A line such as `# brief.yaml` stands over a file; without one the example is of a section.
    """
    parts = re.split(r"^# ([\w-]+\.yaml)\n", example, flags=re.M)
    files = dict(zip(parts[1::2], parts[2::2], strict=True)) or {"example.yaml": example}
    empty = {"brief.yaml": ""} if files.keys() - {"brief.yaml"} else {"example.yaml": ""}
    for name, text in (empty | files).items():
        title = "" if re.search("^title:", text, flags=re.M) else "title: An example\n"
        folder.joinpath(name).write_text(title + text, "utf-8")
    for name, data in NAMED.items():
        folder.joinpath(name).parent.mkdir(exist_ok=True)
        folder.joinpath(name).write_bytes(data)


@pytest.fixture(scope="module")
def survey(build: Build) -> bytes:
    """A source saved as a PDF."""
    return build(SECTIONS).pdf


@pytest.mark.parametrize("example", [pytest.param(text, id=name) for name, text in blocks()])
def test_every_example_builds(example: str, tmp_path: Path, build: Build, survey: bytes) -> None:
    write(tmp_path, example)
    tmp_path.joinpath("sources").mkdir(exist_ok=True)
    tmp_path.joinpath("sources/survey.pdf").write_bytes(survey)
    assert build(tmp_path).faults == ()


@pytest.mark.parametrize("example", [pytest.param(text, id=name) for name, text in forms()])
def test_every_form_of_chart_builds(example: str, tmp_path: Path, build: Build) -> None:
    write(tmp_path, example)
    assert build(tmp_path).faults == ()
