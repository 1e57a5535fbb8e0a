"""A file of many copies: what they share stands in it once, and each is whole."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.workflows.copies import Copies
from tests.conftest import ROOT, SECTIONS
from tests.copying import contents, copied, listed, number, reader
from tests.pdf.strangers import SETS, write_style

Folder = Callable[..., Path]
EVERYTHING = ROOT / "tests/pages/everything"
NAMES = ("Ambassador Smith", "O'Brien, Mary (50%)", "Посольство України", "Zoë \\ Ångström")


@pytest.fixture(scope="module")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Twelve copies of a page with pictures, charts, a table and links; the last eight unnamed."""
    holders = listed(tmp_path_factory.mktemp("copies") / "holders.csv", NAMES)
    return copied(EVERYTHING, holders, count=12)


@pytest.mark.parametrize("count", [1, 2, 12])
@pytest.mark.parametrize("place", [SECTIONS, EVERYTHING], ids=lambda place: place.name)
def test_every_count_is_whole(place: Path, count: int) -> None:
    (edition,) = copied(place, count=count).editions
    pdf = reader(edition.pdf)
    assert len(pdf.pages) == count
    check_structure(pdf)


def test_each_page_says_whose_it_is(twelve: Copies) -> None:
    pages = reader(twelve.editions[0].pdf).pages
    said = [" ".join(page.extract_text().split()) for page in pages]
    for at, text in enumerate(said):
        assert text.endswith(f"{NAMES[at]} Copy {at + 1} of 12" if at < 4 else "of 12"), text
        assert text.count(" of 12") == 1
    bodies = {text.partition("Page 1 of 1")[0] for text in said}
    assert len(bodies) == 1


def test_bookmarks_and_labels_name_the_holders(twelve: Copies) -> None:
    pdf = reader(twelve.editions[0].pdf)
    named = [f"{at} {name}" for at, name in enumerate(NAMES, start=1)]
    wanted = [*named, *(f"Copy {at} of 12" for at in range(5, 13))]
    assert pdf.page_labels == wanted
    assert [mark["/Title"] for mark in pdf.outline] == wanted
    assert [pdf.get_destination_page_number(mark) for mark in pdf.outline] == list(range(12))
    (document,) = kids(pdf.trailer["/Root"]["/StructTreeRoot"])
    assert document["/S"] == "/Document"
    assert [(part["/S"], part["/T"]) for part in kids(document)] == [
        ("/Part", name) for name in wanted
    ]
    assert pdf.trailer["/Root"]["/PageMode"] == "/UseOutlines"


def kids(node: Any) -> list[Any]:
    """The elements within one."""
    found = node.get("/K", [])
    found = [kid.get_object() for kid in (found if isinstance(found, list) else [found])]
    return [kid for kid in found if isinstance(kid, dict) and "/S" in kid]


def elements(node: Any) -> Iterator[Any]:
    """All elements within one, each of which names what it stands in."""
    for kid in kids(node):
        assert kid["/P"] == node
        yield kid
        yield from elements(kid)


def owners(pdf: Any) -> dict[int, Any]:
    """The parent tree, its leaves' limits looked at."""
    found: dict[int, Any] = {}
    for leaf in pdf.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Kids"]:
        nums = leaf.get_object()["/Nums"]
        keys = [int(key) for key in nums[::2]]
        assert [*leaf.get_object()["/Limits"]] == [keys[0], keys[-1]]
        assert not found or keys[0] == max(found) + 1
        assert keys == list(range(keys[0], keys[0] + len(keys)))
        found |= zip(keys, nums[1::2], strict=True)
    return found


def check_structure(pdf: Any) -> None:
    """All marked content is its own page's, whose elements own it; all links are likewise."""
    tree, keys = owners(pdf), set[int]()
    (document,) = kids(pdf.trailer["/Root"]["/StructTreeRoot"])
    parts = kids(document)
    assert len(parts) == len(pdf.pages)
    assert all(part["/P"] == document for part in parts)
    for page, part in zip(pdf.pages, parts, strict=True):
        key = page["/StructParents"]
        keys.add(key)
        marks = [int(mark) for mark in re.findall(rb"/MCID (\d+)", b"\n".join(contents(page)))]
        assert marks == list(range(len(tree[key])))
        within = list(elements(part))
        here = page.indirect_reference.idnum
        for element in within:
            if "/Pg" in element:
                assert number(element.raw_get("/Pg")) == here
        claimed = [
            (kid, element) for element in within for kid in element["/K"] if isinstance(kid, int)
        ]
        assert sorted(kid for kid, _ in claimed) == marks
        for mark, element in claimed:
            assert tree[key][mark].get_object() == element
        for link in (annotation.get_object() for annotation in page.get("/Annots", [])):
            keys.add(link["/StructParent"])
            owner = tree[link["/StructParent"]].get_object()
            assert owner["/S"] == "/Link"
            assert number(owner.raw_get("/Pg")) == here
    assert keys == set(tree)


def test_fonts_images_and_content_are_shared(twelve: Copies) -> None:
    pages = reader(twelve.editions[0].pdf).pages
    first = pages[0]
    for page in pages:
        for kind in ("/Font", "/XObject"):
            shared, own = (each["/Resources"][kind] for each in (first, page))
            assert {key: number(own.raw_get(key)) for key in own} == {
                key: number(shared.raw_get(key)) for key in shared
            }
        assert number(page["/Contents"][0]) == number(first["/Contents"][0])
    assert len({number(page["/Contents"][1]) for page in pages}) == 12


def test_words_for_a_picture_stand_in_the_file_once(twelve: Copies) -> None:
    pdf = reader(twelve.editions[0].pdf)
    (document,) = kids(pdf.trailer["/Root"]["/StructTreeRoot"])
    said = [
        number(element.raw_get("/Alt"))
        for part in kids(document)
        for element in elements(part)
        if "A river between two banks" in element.get("/Alt", "")
    ]
    assert len(said) == 12
    assert len(set(said)) == 1


@pytest.mark.parametrize(
    "alt", ["see 12 0 R /StructParents 0 %(0)d", "50% (a) \\ (b", "%d", "5 0 R", "100 %"]
)
def test_words_that_look_like_pdf_are_words(alt: str, folder: Folder) -> None:
    chart = f"{{proportion: 2 of 100, alt: '{alt}'}}"
    figure = f"{{value: 2 of 100, label: x, chart: {chart}}}"
    place = folder(brief="title: x", a=f"title: A\nfigures: [{figure}]\n")
    pdf = reader(copied(place, count=3).editions[0].pdf)
    check_structure(pdf)
    (document,) = kids(pdf.trailer["/Root"]["/StructTreeRoot"])
    said = [element["/Alt"] for element in elements(document) if "/Alt" in element]
    assert said == [alt] * 3


def test_links_lead_on_from_every_copy(twelve: Copies) -> None:
    pages = reader(twelve.editions[0].pdf).pages
    links = [[link.get_object()["/A"]["/URI"] for link in page["/Annots"]] for page in pages]
    assert len(links[0]) == 3
    assert all(page == links[0] for page in links)


def test_the_digest_is_that_of_the_pages_content(twelve: Copies) -> None:
    (edition,) = twelve.editions
    pages = reader(edition.pdf).pages
    again = [hashlib.sha256(b"\n".join(contents(page))).hexdigest() for page in pages]
    assert edition.digests == tuple(again)
    assert len(set(again)) == 12


def test_a_marking_is_on_every_copy_and_what_is_attached_in_the_file(
    folder: Folder, tmp_path: Path
) -> None:
    place = folder(
        brief="title: x\nmarking: TLP:AMBER\nattach: [source]", a="title: A\nsummary: One fact.\n"
    )
    copies = copied(place, listed(tmp_path / "holders.csv", NAMES))
    assert copies.report.standards == ("PDF/UA-1", "PDF/A-3a")
    pdf = reader(copies.editions[0].pdf)
    assert set(pdf.attachments) == {"a.yaml", "brief.yaml"}
    for page in pdf.pages:
        assert page.extract_text().count("AMBER") == 2
    check_structure(pdf)


def test_the_same_copies_are_the_same_bytes_and_others_have_another_id(tmp_path: Path) -> None:
    lists = [listed(tmp_path / f"{name}.csv", [name]) for name in ("Ann", "Ben")]
    one, other = (copied(SECTIONS, path).editions[0].pdf for path in lists)
    assert copied(SECTIONS, lists[0]).editions[0].pdf == one
    ids = [reader(pdf).trailer["/ID"] for pdf in (one, other)]
    assert ids[0][0] == ids[0][1] != ids[1][0]


@pytest.mark.parametrize("kind", SETS)
def test_every_kind_of_face(kind: str, tmp_path: Path) -> None:
    """In CFF a glyph's second text makes a font of its own; a stamp may be the first to do so."""
    style = write_style(tmp_path / "style.yaml", SETS[kind])
    names = ["office affine", "Посольство"]
    copies = copied(SECTIONS, listed(tmp_path / "holders.csv", names), style=style)
    for page, name in zip(reader(copies.editions[0].pdf).pages, names, strict=True):
        assert name in " ".join(page.extract_text().split())


def test_a_file_each_holds_no_more_than_one_name(tmp_path: Path) -> None:
    copies = copied(SECTIONS, listed(tmp_path / "holders.csv", ["Ann", "Xaver"]), each=True)
    assert len(copies.editions) == 2
    for at, (edition, name) in enumerate(zip(copies.editions, ["Ann", "Xaver"], strict=True), 1):
        pdf = reader(edition.pdf)
        (page,) = pdf.pages
        assert f"{name} Copy {at} of 2" in " ".join(page.extract_text().split())
        check_structure(pdf)
        assert edition.digests == (hashlib.sha256(b"\n".join(contents(page))).hexdigest(),)
        assert pdf.trailer["/Root"]["/PageMode"] == "/UseNone"


def test_a_print_dialogue_puts_each_copy_on_a_sheet_of_its_own(twelve: Copies) -> None:
    preferences = reader(twelve.editions[0].pdf).trailer["/Root"]["/ViewerPreferences"]
    assert preferences["/Duplex"] == "/Simplex"


def test_copies_of_a_full_page_are_light() -> None:
    check_weight(EVERYTHING, copied(EVERYTHING, count=100, keep=False))


def check_weight(place: Path, copies: Copies) -> None:
    """Under one and a half times the size of one, and 2 kB a copy."""
    one, all_of = (len(each.editions[0].pdf) for each in (copied(place, count=1), copies))
    assert all_of < 1.5 * one + 2000 * len(copies.holders)


def test_a_thousand_copies() -> None:
    copies = copied(SECTIONS, count=1000, keep=False)
    check_weight(SECTIONS, copies)
    pdf = pypdfium2.PdfDocument(copies.editions[0].pdf)
    labels = [pdf.get_page_label(at) for at in range(len(pdf))]
    assert labels == [f"Copy {at} of 1000" for at in range(1, 1001)]
    check_groups(pdf, labels)
    assert "Copy 777 of 1000" in pdf[776].get_textpage().get_text_range()


def check_groups(pdf: pypdfium2.PdfDocument, labels: list[str]) -> None:
    """Bookmarks stand in closed groups of a hundred, and lead to the pages of their names."""
    marks = list(pdf.get_toc())
    groups = [mark for mark in marks if mark.level == 0]
    starts = range(1, len(labels) + 1, 100)
    ends = [*starts[1:], len(labels) + 1]
    assert [group.get_title() for group in groups] == [
        f"{start}–{end - 1}" for start, end in zip(starts, ends, strict=True)
    ]
    assert [group.get_count() for group in groups] == [
        start - end for start, end in zip(starts, ends, strict=True)
    ]
    leaves = [mark for mark in marks if mark.level == 1]
    assert [mark.get_title() for mark in leaves] == labels
    assert [mark.get_dest().get_index() for mark in leaves] == list(range(len(labels)))


@pytest.mark.parametrize("count", [101, 200, 201])
def test_groups_of_bookmarks(count: int) -> None:
    pdf = pypdfium2.PdfDocument(copied(SECTIONS, count=count, keep=count < 200).editions[0].pdf)
    check_groups(pdf, [f"Copy {at} of {count}" for at in range(1, count + 1)])


LETTERS = st.text("abcdefghijklmnoprstuvzABCDEÄÖÜßéèñçłśżАБВГабвгґєії'’-.,()%\\&# ", min_size=1)


@given(st.lists(LETTERS.map(str.strip).filter(bool), max_size=40), st.integers(1, 40))
@settings(max_examples=5)
def test_any_number_of_any_names(names: list[str], count: int) -> None:
    names = [name[:40] for name in names]
    with tempfile.TemporaryDirectory() as place:
        holders = listed(Path(place, "holders.csv"), names) if names else None
        (edition,) = copied(SECTIONS, holders, count=max(count, len(names))).editions
    pdf = reader(edition.pdf)
    assert len(pdf.pages) == max(count, len(names))
    check_structure(pdf)
    said = [" ".join(page.extract_text().split()) for page in pdf.pages]
    for text, name in zip(said, names, strict=False):
        assert " ".join(name.split()) in text
