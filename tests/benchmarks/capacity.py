"""How many words of ordinary English a page of A4 holds in the smallest type of each style.

The copy has a masthead, five sections with titles of two words, and four figures. Each section
has a summary, and paragraphs of three sentences or, in the other variant, points of one. Words
are those of the sections: titles, summaries, and text; with masthead and figures they are all
that its author wrote. Beside the styles stands what somebody gets from Platypus without much
thought: the same copy in 9/11.5, ragged, in two columns under the masthead and a row of figures.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from tests.benchmarks.clock import Command, run
from tests.benchmarks.scene import ROOT, Scene
from tests.benchmarks.table import Table

VARIANTS = 1
STYLES = ("briefing", "prose", "columns", "scoreboard", "mono", "clear-print")
NAIVE = "two columns by Platypus"
# The fewest words of sections with paragraphs that a style should hold.
LEAST = {"briefing": 430, "prose": 480, "columns": 680}
_TEXTS = 5
_BEYOND = 1500  # more words of text than any page holds

# Sentences are a phrase of each list, with one or two of the last: 10 to 25 words, of 4.8 letters
# on average, as in English prose.
_WHO = """the council|local partners|two of the three agencies|the finance ministry|most households
|our field teams|a small group of donors|town councils|people in the north|the largest
employers|the regional office|schools and clinics|nearly half of all staff|the review panel
|other aid agencies""".split("|")
_DOES = """has agreed to fund|now expects|will publish|did not achieve|requested|is still preparing
|brought forward|reduced|intends to extend|has begun to repair|can no longer afford|supports|will
decide on|underestimated|has now completed""".split("|")
_WHAT = """the second phase of the programme|a further rise in food prices|its own targets for
the year|more time to prepare|the roads that were lost in spring|a simple set of rules|better access
to medical care|lower fees for small businesses|work on the eastern bridge|fewer visits
than before|a full account of what was spent|new contracts for transport|drinking water and
power for six towns|the advice of outside experts|more training for young
people""".split("|")
_HOW = """in the next two years|after a long debate|at a cost of 4.2 million|since the previous
report|although demand remains high|with the help of volunteers|before the end of September|as
originally planned|for the first time since 2019|despite the bad weather|which is more
than a third of the total|because supplies arrived late|under the agreement signed in May|on
average|above all in larger cities|without any loss of quality|if the money is
there""".split("|")
_TITLES = "Key developments|Public health|Local spending|Open questions|Next steps".split("|")
_FIGURES = (
    ("84,000", "people without safe shelter", "In June"),
    ("4.3%", "of households in arrears", "Incomes"),
    ("1.5m", "vaccines given this year", "Public health"),
    ("37", "clinics open again", "Since spring"),
)
_MASTHEAD = {
    "kicker": "Monthly report | North",
    "title": "Recovery goes on in the north, but money for the winter is short",
    "standfirst": "Most roads and schools are open again, and fewer people depend on aid than in "
    "spring. Half of the money for the cold months is still missing, and two decisions are needed "
    "before the end of August.",
}
_SUMMARY, _SENTENCE = 12, 25  # words at most
_PARAGRAPH = 3  # sentences


class Section(NamedTuple):
    """A title of two words, a summary, and its points or paragraphs."""

    title: str
    summary: str
    texts: tuple[str, ...]


class Held(NamedTuple):
    """The most words that a page holds: those of sections, and with masthead and figures.

    `size` is size and leading of running text by then.
    """

    words: int
    all: int
    size: str


# Sets a text, and returns size and leading; empty where it is too long for a page.
Page = Callable[[list[Section]], str]


def tables(scene: Scene) -> Iterator[Table]:
    """The most words for each style and for the naive page, and the type that they stand in."""
    for kind in ("paragraphs", "points"):
        program = ["-m", "tests.benchmarks.capacity", str(scene.place / "fonts"), kind]
        command = Command([str(scene.python), *program], environment={"PYTHONPATH": str(ROOT)})
        yield _table(json.loads(run(command, is_heard=True).said), kind)


def _table(found: dict[str, list[tuple[int, int, str]]], kind: str) -> Table:
    held = {name: [Held(*each) for each in texts] for name, texts in found.items()}
    middle = {name: median(each.words for each in texts) for name, texts in held.items()}
    rows = []
    for name, texts in sorted(held.items(), key=lambda pair: -middle[pair[0]]):
        counts = [each.words for each in texts]
        every = median(each.all for each in texts)
        figures = (f"{count:.0f}" for count in (middle[name], min(counts), max(counts), every))
        sizes = ", ".join(sorted({each.size for each in texts}))
        rows.append([name, *figures, sizes, f"{middle[name] / middle[NAIVE]:.2f}"])
    says = [goal(name, middle[name]) for name in LEAST] if kind == "paragraphs" else []
    heads = ["", "words", "min", "max", "with masthead and figures", "type", "/ naive"]
    return Table(f"Capacity of A4, sections with {kind}, {_TEXTS} texts", heads, rows, says)


def goal(style: str, words: float) -> str:
    """Whether a style holds as many words as it should."""
    verdict = "met" if words >= LEAST[style] else "NOT MET"
    return f"words in {style}: {words:.0f}, at least {LEAST[style]}: {verdict}"


def main(fonts: Path, kind: str) -> dict[str, list[Held]]:
    """For each style and for the naive page, what it holds of each text."""
    setters: dict[str, Page] = {name: page_in(name, kind) for name in STYLES}
    setters[NAIVE] = naive_page(fonts, kind)
    return {
        name: [most(setter, seed, kind) for seed in range(_TEXTS)]
        for name, setter in setters.items()
    }


def most(page: Page, seed: int, kind: str) -> Held:
    """The longest text of a seed that still is a page, found by bisection."""
    low, high, size = 0, _BEYOND, ""
    while high - low > 1:
        middle = (low + high) // 2
        if found := page(written(seed, middle, kind)):
            low, size = middle, found
        else:
            high = middle
    longest = written(seed, low, kind)
    words = words_of(longest)
    return Held(words, words + len(" ".join(_around()).split()), size)


def written(seed: int, total: int, kind: str) -> list[Section]:
    """Five sections with so many words below their summaries; more of them only add to the ends."""
    sections = []
    for number, title in enumerate(_TITLES):
        rng = random.Random(f"{seed} {number}")
        share = total // len(_TITLES) + (number < total % len(_TITLES))
        summary = _cut(_sentence(rng), _SUMMARY)
        sections.append(Section(title, summary, tuple(_texts(rng, share, kind))))
    return sections


def _texts(rng: random.Random, left: int, kind: str) -> Iterator[str]:
    """Points of a sentence or paragraphs of three, with so many words; the last may be cut."""
    while left > 0:
        sentences = [_sentence(rng) for _ in range(1 if kind == "points" else _PARAGRAPH)]
        text = _cut(" ".join(sentences), left)
        left -= len(text.split())
        yield text


def _sentence(rng: random.Random) -> str:
    more = rng.sample(_HOW, rng.choice((1, 1, 2)))
    said = " ".join([*map(rng.choice, (_WHO, _DOES, _WHAT)), *more]).capitalize()
    return _cut(said, _SENTENCE)


def _cut(text: str, most: int) -> str:
    """The first words of a text, which ends in a full stop."""
    return " ".join(text.split()[:most]).rstrip(".") + "."


def words_of(sections: list[Section]) -> int:
    """The words of titles, summaries and text."""
    texts = (text for title, summary, copy in sections for text in (title, summary, *copy))
    return len(" ".join(texts).split())


def _around() -> Iterator[str]:
    """The texts of masthead and figures."""
    yield from _MASTHEAD.values()
    yield from (text for figure in _FIGURES for text in figure)


def files(sections: list[Section], kind: str) -> dict[str, str]:
    """The brief as files by stem; JSON is YAML, too."""
    names = [f"part{number}" for number in range(len(sections))]
    brief = {**_MASTHEAD, "date": "2026-06-30", "sections": names}
    texts = {"brief": json.dumps(brief)}
    for number, (title, summary, copy) in enumerate(sections):
        part: dict[str, Any] = {"title": title, "summary": summary}
        if copy:
            part |= {"points": list(copy)} if kind == "points" else {"body": "\n\n".join(copy)}
        if number < len(_FIGURES):
            keys = "value", "label", "kicker"
            part["figures"] = [dict(zip(keys, _FIGURES[number], strict=True))]
        texts[names[number]] = json.dumps(part)
    return texts


def page_in(name: str, kind: str) -> Page:
    """Sets a text in a shipped style; what would have to be cut of it is not looked for."""
    from briefing.brief.reader import read_brief
    from briefing.layout.trial import Search
    from briefing.pdf.document import ReportLabBackend
    from briefing.style.loader import read_style
    from briefing.typeset.shaping import Shaper

    style, faults = read_style(name, Path(), None)
    assert style, faults
    metrics = ReportLabBackend().metrics

    def page(sections: list[Section]) -> str:
        with tempfile.TemporaryDirectory() as place:
            for stem, text in files(sections, kind).items():
                Path(place, f"{stem}.yaml").write_text(text, "utf-8")
            brief, wrong = read_brief(Path(place))
        assert brief, wrong
        shaper = Shaper(metrics, brief.language, style.typography)
        trial = Search(brief, style, "a4", shaper).best()
        return trial.type_size if trial.fits else ""

    return page


def naive_page(fonts: Path, kind: str) -> Page:
    """Sets a text in two columns by Platypus, in Fira Sans from a folder of fonts."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, PageTemplate, Paragraph
    from reportlab.platypus import Table as Row

    for weight in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(weight, fonts / f"FiraSans-{weight}.ttf"))
    body = ParagraphStyle("body", fontName="Regular", fontSize=9, leading=11.5, spaceAfter=2)
    point = ParagraphStyle("point", parent=body, leftIndent=9)
    bold = ParagraphStyle("bold", parent=body, fontName="Bold")
    title = ParagraphStyle("title", parent=bold, fontSize=11, leading=14, spaceBefore=6)
    value = ParagraphStyle("value", parent=bold, fontSize=24, leading=30)
    headline = ParagraphStyle("headline", parent=bold, fontSize=24, leading=28)
    lead = ParagraphStyle("lead", parent=body, fontSize=12, leading=16)

    def masthead() -> list[Any]:
        roles = zip(_MASTHEAD.values(), (body, headline, lead), strict=True)
        cells = [
            [Paragraph(kicker, body), Paragraph(number, value), Paragraph(label, bold)]
            for number, label, kicker in _FIGURES
        ]
        return [*(Paragraph(text, style) for text, style in roles), Row([cells])]

    def copy(section: Section) -> Iterator[Any]:
        yield Paragraph(section.title, title)
        yield Paragraph(section.summary, bold)
        for text in section.texts:
            yield Paragraph(text, point, "•") if kind == "points" else Paragraph(text, body)

    width, height, margin, gutter = A4[0] - 36 * mm, A4[1] - 36 * mm, 18 * mm, 6 * mm
    head = sum(each.wrap(width, height)[1] + each.getSpaceAfter() for each in masthead())
    room, column = height - head - 1, (width - gutter) / 2
    boxes = (
        (margin, margin + room, width, head + 1),
        (margin, margin, column, room),
        (margin + column + gutter, margin, column, room),
    )

    def page(sections: list[Section]) -> str:
        frames = [Frame(*box, 0, 0, 0, 0) for box in boxes]
        document = BaseDocTemplate(BytesIO(), pagesize=A4)
        document.addPageTemplates(PageTemplate(frames=frames))
        flow = [each for section in sections for each in copy(section)]
        document.build([*masthead(), FrameBreak(), *flow])
        return "9/11.5" if document.page == 1 else ""

    return page


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2])))
