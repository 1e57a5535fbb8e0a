"""What an email says: all that a reader needs who never opens the attachment, in either form."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefing.brief.model import Brief
from briefing.brief.reader import read_brief
from briefing.mail.body import write_body
from briefing.mail.body_html import as_html
from briefing.mail.body_text import as_text
from briefing.style.stylesheet import Typography
from tests.conftest import ROOT, SECTIONS

Folder = Callable[..., Path]
PAGES = ROOT / "tests/pages"
BRIEFS = [SECTIONS, *(PAGES / name for name in ("charts", "everything", "french", "ukrainian"))]
READ = pytest.mark.parametrize("place", BRIEFS, ids=lambda place: place.name)


def forms(place: Path) -> tuple[Brief, str, str]:
    """A brief, and its email's body as text and as HTML."""
    brief, faults = read_brief(place)
    assert brief, faults
    body = write_body(brief, "brief.pdf", Typography(quotes=True, dashes=True))
    return brief, as_text(body), as_html(body, "#0B4A86")


class Reader(HTMLParser):
    """The words of a page, and its elements in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def bare(text: str) -> str:
    """Letters and digits alone, so that neither line ends nor set marks count."""
    return "".join(re.findall(r"\w", text)).casefold()


@READ
def test_both_forms_say_what_matters(place: Path) -> None:
    brief, text, page = forms(place)
    said = [brief.title, brief.standfirst, brief.kicker]
    for section in brief.sections:
        said.append(section.summary)
        for figure in section.figures:
            said += [figure.kicker, figure.value, figure.unit, figure.label, figure.context]
    said += [point.text for point in brief.next.points] if brief.next else []
    for form in (bare(text), bare(Reader(page).words)):
        for copy in filter(None, said):
            assert bare(copy.text) in form, copy.text
        assert bare("brief.pdf") in form


@READ
def test_the_page_loads_nothing_and_has_one_title(place: Path) -> None:
    brief, _, page = forms(place)
    elements = Reader(page).elements
    tags = [tag for tag, _ in elements]
    assert not set(tags) & {"img", "link", "script", "style", "iframe", "object", "form"}
    assert (tags.count("h1"), tags.count("main"), tags.count("title")) == (1, 1, 1)
    assert "url(" not in page
    assert dict(elements)["html"]["lang"] == brief.language.tag
    assert all(
        attributes.get("role") == "presentation" for tag, attributes in elements if tag == "table"
    )


@READ
def test_lines_of_text_are_short(place: Path) -> None:
    _, text, _ = forms(place)
    assert max(map(len, text.splitlines())) <= 78


def test_the_marking_is_the_first_and_the_last_line(folder: Folder) -> None:
    _, text, page = forms(folder(brief="title: x\nmarking: TLP:AMBER\n"))
    lines = text.splitlines()
    assert (lines[0], lines[-1]) == ("TLP:AMBER", "TLP:AMBER")
    words = Reader(page).words.split()
    assert (words[1], words[-1]) == ("TLP:AMBER", "TLP:AMBER")  # the first is the title's


def test_emphasis_languages_and_links_stay(folder: Folder) -> None:
    summary = "**One** *two* [three](https://example.org/a?b=1&c) [quatre]{lang=fr} <b> & co"
    _, text, page = forms(folder(brief="title: x", a=f"title: A\nsummary: '{summary}'\n"))
    assert "One two three quatre <b> & co <https://example.org/a?b=1&c>" in " ".join(text.split())
    assert "<strong>One</strong> <em>two</em>" in page
    assert 'href="https://example.org/a?b=1&amp;c"' in page
    assert '<span lang="fr">quatre</span> &lt;b&gt; &amp;' in page


CHARTS = """\
title: A
summary: Some words.
figures:
- {value: 8%, label: growth, kicker: Prices, context: in all, chart: {previous: 7}}
- {value: 300, label: bridges, chart: {count: 100}}
- {value: 3.9%, label: spent, chart: {bars: {Estonia: 3.4, Poland: 3.9}, caption: In 2025}}
- {value: 62, label: points, chart: {target: 55, actual: 62}}
"""


def test_charts_are_told_in_words(folder: Folder) -> None:
    """One that only repeats its value is not missed."""
    _, text, page = forms(folder(brief="title: x", a=CHARTS))
    figures = (
        "- Prices: 8% \N{EN DASH} growth (in all)\n  Up from 7%\n"
        "- 300 \N{EN DASH} bridges\n"
        "- 3.9% \N{EN DASH} spent\n  Chart: Poland 3.9%; Estonia 3.4%. In 2025\n"
        "- 62 \N{EN DASH} points\n  Chart: 62, above the target of 55\n"
    )
    assert figures in text.replace("\N{NO-BREAK SPACE}", " ")
    paragraphs = re.findall("<p[^>]*>(.*?)</p>", page.partition("<ul")[2].partition("</ul>")[0])
    words = [re.sub("<[^>]+>", "|", paragraph) for paragraph in paragraphs]
    plain = [word.replace("\N{NO-BREAK SPACE}", " ") for word in words]
    assert plain[:4] == ["Prices", "|8%|||growth|", "in all", "Up from 7%"]


def test_a_section_that_is_left_out_is_named(folder: Folder) -> None:
    """One of figures alone is not: those stand above."""
    sections = {
        "a": "title: Told\nsummary: Some words.\n",
        "b": "title: Points only\npoints: [one]\n",
        "c": "title: In numbers\nfigures: [{value: 1, label: x}]\n",
        "d": "title: Body only\nbody: Some copy.\n",
    }
    brief = "title: x\nnext: {title: Next, points: [one, two]}\n"
    _, text, page = forms(folder(brief=brief, **sections))
    left = "ONLY ON THE ATTACHED PAGE\n- Points only\n- Body only\n\nThe whole page"
    assert left in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "In numbers" not in text
    assert bare(left) in bare(Reader(page).words)


def test_lists_have_marks_and_headings_colours(folder: Folder) -> None:
    """A list without marks is none to VoiceOver; a mail program colours what has no colour."""
    brief = "title: x\nnext: {title: Next, points: [one, two]}\n"
    _, _, page = forms(folder(brief=brief, a=CHARTS))
    styles = [(tag, attributes.get("style") or "") for tag, attributes in Reader(page).elements]
    lists = [style for tag, style in styles if tag == "ul"]
    assert len(lists) == 2
    assert all("list-style-type:square" in style for style in lists)
    assert all("color:#000000" in style for tag, style in styles if tag in ("h1", "h2"))


def test_the_word_before_the_sources_has_a_colon() -> None:
    _, text, page = forms(SECTIONS)
    assert "\nSource: NATO, " in text
    assert "Source: NATO, " in " ".join(Reader(page).words.split())


def test_what_is_next_may_have_no_points(folder: Folder) -> None:
    _, text, page = forms(folder(brief="title: x\nnext: {title: On Wednesday}\n"))
    assert "\n\nON\N{NO-BREAK SPACE}WEDNESDAY\n\n" in text
    assert ">On\N{NO-BREAK SPACE}Wednesday</h2>\n<p" in page
    assert "<ul" not in page


def test_a_brief_of_nothing_but_a_title(folder: Folder) -> None:
    _, text, page = forms(folder(brief="title: Only this"))
    assert text == "ONLY\N{NO-BREAK SPACE}THIS\n\nThe whole page is attached: brief.pdf\n"
    assert "Key figures" not in page


def test_signs_and_raised_letters_are_those_of_the_page(folder: Folder) -> None:
    section = 'title: A\nsummary: Le 1er plan, de -3 % en 2019-2024, dit "oui" ici.\n'
    _, text, page = forms(folder(brief="title: T\nlanguage: fr\n", a=section))
    words = "plan, de −3\u202f% en 2019–2024, dit «\u202foui\u202f»\u00a0ici."
    assert f"Le 1er\u00a0{words}" in text
    assert f'Le 1<sup style="line-height:0">er</sup>\u00a0{words}' in page


def test_statuses_are_told_in_words(folder: Folder) -> None:
    brief = "title: x\nnext: {title: Then, points: [{text: Piling starts., status: amber}, Last]}\n"
    dated = brief.replace("status: amber", "status: amber, date: 2023-08-10")
    status = "{is: amber, was: red, because: the *tender* is signed}"
    figure = f"figures: [{{value: 11, label: weeks late, status: {status}}}]\n"
    section = f"title: Wall\nstatus: {status}\n"
    place = folder(brief=brief, a=f"{section}summary: It stands.\n{figure}", b=section)
    _, *both = forms(place)
    text, page = (form.replace("\N{NO-BREAK SPACE}", " ") for form in both)
    said = "Amber, was red, because the tender is signed"
    assert f"\n  {said}\n" in text
    assert f"WALL\n{said}\nIt stands.\n" in text
    assert f"WALL\n{said}\n\n" in text
    assert "- Amber: Piling starts." in text
    text = forms(folder(brief=dated, a=section))[1].replace("\N{NO-BREAK SPACE}", " ")
    assert "10 August 2023. Amber: Piling starts." in text
    assert page.count("<strong>Amber</strong>, was red, because the <em>tender</em> is signed") == 3
    assert "Only on the attached page" not in text
