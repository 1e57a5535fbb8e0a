"""The schemas for editors say what the reader says."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from briefing.brief import chart_fields, fields, records, table_fields, word_fields
from briefing.brief.node_reader import DEFINITIONS, ReadState
from briefing.brief.reader import read_brief
from briefing.brief.schema import BRIEF, SECTION, STYLES
from briefing.brief.yaml_parser import parse
from briefing.style import draft
from briefing.style.fields import style_keys
from briefing.style.json_schema import PARTS
from briefing.style.json_schema import schema as json_schema
from briefing.style.loader import shipped
from tests.brief.test_faults import CASES, unpack
from tests.conftest import ROOT, SECTIONS
from tests.editor.documents import MODULES, Author, documents, parts
from tests.editor.values import as_edited

# Faults of form: what a file shows by itself, once it is YAML.
FORM = set(
    "copy.choice copy.colon copy.date copy.empty copy.form copy.language copy.link "
    "copy.missing-key copy.number copy.too-few copy.too-long copy.too-many copy.twice copy.type "
    "copy.unknown-key chart.bars chart.form style.colour style.length style.missing-key "
    "style.number style.unknown-key table.column table.twice words.blank words.quotes".split()
)
# What no schema can say, and no document here has: references to what is not there, copy
# whose markup or direction is wrong, rows of other lengths than their head or columns named
# alike, numbers of a chart that do not agree, days of no calendar, years that do not follow each
# other, the bounds of a length with
# a unit, and YAML's own.
KINDS = {
    kind
    for module in MODULES
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if kind.__module__ == module.__name__ and kind is not fields.Kind
    if hasattr(kind, "read") and hasattr(kind, "schema")
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("style")
    place.joinpath("logo.svg").write_text("<svg/>")
    return place


def whole(part: str, folder: Path) -> fields.Kind:
    return {"brief": BRIEF, "section": SECTION, "style": style_keys(folder)}[part]


@cache
def validator(part: str) -> Draft202012Validator:
    Draft202012Validator.check_schema(json_schema(part))
    return Draft202012Validator(json_schema(part))


def refused(kind: fields.Kind, text: str) -> set[str]:
    """The codes of a document's faults of form; an error where it has any other."""
    source, faults = parse(text.encode(), "it.yaml")
    assert not faults, faults
    assert source.root is not None
    state = ReadState(source)
    kind.read(source.root.value[0][1], state)
    codes = {fault.code for fault in state.faults if fault.is_error}
    assert codes <= FORM, state.faults
    return codes


CHART = "figures:\n- value: 30,000\n  label: troops\n  chart: "


class Met:
    """What a run of documents has met."""

    def __init__(self) -> None:
        self.verdicts = Counter[bool]()
        self.codes = set[str]()
        self.wrote = set[type]()
        self.spoiled = set[type]()

    def add(self, codes: set[str], author: Author) -> None:
        self.verdicts[bool(codes)] += 1
        self.codes |= codes
        self.wrote |= author.wrote
        self.spoiled |= author.spoiled


def compare(kind: fields.Kind, met: Met, count: int) -> None:
    """Judge documents of one kind by reader and schema, which have to agree."""
    judge = Draft202012Validator({"properties": {"it": kind.schema()}, "$defs": DEFINITIONS})

    @settings(max_examples=count)
    @given(documents(kind))
    def agree(document: tuple[str, Author]) -> None:
        text, author = document
        codes = refused(kind, text)
        wrong = [error.message for error in judge.iter_errors(as_edited(text))]
        assert bool(wrong) == bool(codes), (text, wrong, codes)
        met.add(codes, author)

    agree()


def _alike(kind: fields.Kind) -> str:
    """What kinds have in common that need no documents of their own each."""
    if isinstance(kind, word_fields.Said):  # whose words differ, and not what is wrong with them
        return str((type(kind), kind._blanks, "|" in kind.english))
    return str((type(kind), kind.schema()))


def test_the_schema_refuses_what_the_reader_refuses(folder: Path) -> None:
    met = Met()
    wholes = [whole(part, folder) for part in PARTS]
    each = {_alike(kind): kind for top in wholes for kind in parts(top)}
    for kind in each.values():
        large = isinstance(kind, table_fields.Tabled | chart_fields.Pairs)
        count = 240 if kind in wholes or large else 40
        compare(kind, met, count)
    assert min(met.verdicts.values()) > 0.25 * met.verdicts.total()
    assert met.codes == FORM
    assert met.wrote >= KINDS
    assert met.spoiled >= KINDS


def complaints(part: str, text: str) -> list[str]:
    try:
        value = as_edited(text)
    except yaml.constructor.ConstructorError as error:  # a key that is no word
        return [str(error)]
    return [error.message for error in validator(part).iter_errors(value)]


# Cases with a code of form, but told for what no schema can say: see there. To an editor
# `True` is `true`, whose capital it does not see.
BEYOND = (
    "inline-",
    "chart-bars-all-nothing",
    "date-month-behind-a-slash",
    "chart-groups-all-nothing",
    "date-that-is-no-day",
    "date-year-and-another",
    "optional-capital-true",
    "table-cell-with-a-faulty-link",
    "table-of-csv-by-a-key",
    "table-of-two-columns-of-one-name",
)


@pytest.mark.parametrize("path", sorted(SECTIONS.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_shipped_brief_is_right(path: Path) -> None:
    part = "brief" if path.stem == "brief" else "section"
    assert complaints(part, path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", sorted(shipped()))
def test_the_shipped_styles_are_right(name: str) -> None:
    assert complaints("style", shipped()[name].read_text("utf-8")) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_schemas_judge_the_cases_written_by_hand(case: Path, tmp_path: Path) -> None:
    expected = unpack(case, tmp_path)
    codes: dict[str, set[str]] = {}
    for (name, *_), severity, code in expected:
        codes.setdefault(name, set()).update({code} if severity == "error" else ())
    brief, _ = read_brief(tmp_path)
    right = {section.slug for section in brief.sections} | {"brief"} if brief else set()
    for path in tmp_path.glob("*.yaml"):
        part = "brief" if path.stem == "brief" else "section"
        told = codes.get(path.name, set())
        if path.stem in right and not told:
            assert complaints(part, path.read_text("utf-8")) == [], path.name
        elif told and told <= FORM and not case.stem.startswith(BEYOND):
            assert complaints(part, path.read_text("utf-8")), path.name


def keys_of(kind: fields.Kind) -> Iterator[tuple[str, records.Key]]:
    for part in parts(kind):
        if isinstance(part, records.Record | draft.Group):
            yield from (part.keys or {}).items()
        elif isinstance(part, table_fields.Tabled):
            yield from part.kind.keys.items()


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_explained_and_its_examples_are_right(part: str, folder: Path) -> None:
    for _, key in keys_of(whole(part, folder)):
        assert 4 < len(key.says) < 90
        assert not key.says.endswith(".")
        judge = Draft202012Validator(key.schema() | {"$defs": DEFINITIONS})
        for example in key.schema().get("examples", ()):
            assert judge.is_valid(example), (key, example)


def test_the_styles_that_editors_offer_are_those_that_ship() -> None:
    assert set(STYLES) == set(shipped())


@pytest.mark.parametrize(
    ("part", "text", "right"),
    [
        ("section", "title: x\nfigures: [{value: 300,000, label: troops}]", False),  # in braces
        ("section", "title: x\nfigures:\n- value: 300,000\n  label: troops", True),
        ("section", "title: x\nfigures:\n- value: 2\n  label: troops\n  as_of: 2023-07-11", True),
        ("section", f"title: x\n{CHART}{{count: 10,000}}", True),
        ("section", f"title: x\n{CHART}{{bars: {{Poland: 3,9, US: 3,49, UK: 2,1}}}}", True),
        ("section", f"title: x\n{CHART}{{bars: {{a: 1, b: 2, c: 3, d: 4, e: 5, f: 6}}}}", False),
        ("section", "title: 1:30", True),
        ("section", "title: no", True),
        ("section", "title: ~", False),
        ("section", "title:", False),
        ("section", "title: x\npoints:\n- Bridge: 37 of 51", False),
        ("brief", "title: x\nevidence: off\ndate: 2023-07-11\nlanguage: no", True),
        ("brief", "title: x\nsources: {a: {title: t, updated: 2023-07-11 17:31}}", True),
        ("brief", "title: x\ndate: 11 July 2023", False),
        ("brief", "title: x\npaper: A4", True),
        ("brief", "title: x\npaper: a5", False),
        ("style", "logo: {file: logo.svg, alt: Heat, height: 12 mm}", True),
        ("style", "baseline: 1 B", False),
        ("style", "type: {body: {size: 9.5, leading: 1 B}}", True),
        ("style", "type: {body: {size: 300}}", False),
        ("style", "colours: {accent: red}", False),
        ("style", 'colours: {accent: "#7A1F3D"}', True),
        ("style", "ladder: {smaller: [{sizes: {body: 9}}]}", False),
        ("style", "ladder: {smaller: [{baseline: 12, sizes: {bdy: 9}}]}", False),
        ("style", "extends: briefing\nsays: mine\nfaces: {sans: {bold: FiraSans-Bold}}", True),
    ],
)
def test_reader_and_schema_judge_what_people_write(
    folder: Path, part: str, text: str, *, right: bool
) -> None:
    assert bool(complaints(part, text)) is not right
    declared = whole(part, folder)
    source, faults = parse(text.encode(), "it.yaml")
    state = ReadState(source, faults)
    assert source.root is not None
    declared.read(source.root, state)
    assert any(fault.is_error for fault in state.faults) is not right, state.faults


CODE = re.compile(r"```yaml\n(.*?)```|`([^`\n]+)`", re.DOTALL)


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_documented(part: str, folder: Path) -> None:
    home = ROOT / ("styles" if part == "style" else "sections")
    text = "\n".join(page.read_text("utf-8") for page in sorted(home.glob("*.md")))
    code = " ".join(map("".join, CODE.findall(text)))
    if part == "style":  # whose README says that these name each distance, and each word
        named = home / "briefing.yaml", ROOT / "sections/LANGUAGES.md"
        code += "".join(path.read_text("utf-8") for path in named)
    assert {name for name, _ in keys_of(whole(part, folder))} <= set(re.findall("[\\w-]+", code))
