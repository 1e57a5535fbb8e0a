"""How things stand: a shape, a letter and a word, of which only the word is read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.brief.model import own_words
from briefing.brief.reader import read_brief
from briefing.brief.status import Scale
from briefing.language.language import language, shipped
from briefing.layout.balance import Shift
from briefing.layout.columns import shift_to_columns
from briefing.layout.page import Artifact, Page, Text, Trace
from briefing.pipeline import Pipeline
from briefing.style.colour import from_hex
from briefing.style.loader import shipped as styles
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from briefing.typeset.status import set_legend
from briefing.units import Pt
from tests.conftest import ROOT, Build
from tests.recording import outline
from tests.typeset.test_chart_words import designed
from tests.typeset.test_charts import PRESS

Folder = Callable[..., Path]
Made = Callable[..., Page]
WHITE, INK = (1, 1, 1), (0, 0, 0)
SECTION = "title: Wall\nsummary: It stands.\n"
WHY = "{is: amber, was: red, because: the tender is signed}"


@pytest.fixture
def page(folder: Folder) -> Made:
    """The page of one section; `head` are more lines of brief.yaml."""

    def made(section: str, style: str = "briefing", head: str = "") -> Page:
        return Pipeline(style).lay_out(folder(brief=f"title: Coast\n{head}", a=section)).page

    return made


def texts(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.text.strip()]


def text(page: Page, words: str) -> Text:
    """The first piece of text that starts with some words."""
    return next(item for item in texts(page) if plain(item.text).startswith(words))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def marks(page: Page) -> list[Trace]:
    return [item for item in page.items if isinstance(item, Trace)]


def letters(page: Page) -> list[Text]:
    return [i for i in texts(page) if isinstance(i.mark, Artifact) and len(i.text.strip()) == 1]


def read(page: Page) -> list[str]:
    """What is read of the section, an element a line."""
    lines = plain(outline(page)).splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip() == "Sect")
    return [line[4:] for line in lines[start + 1 :] if line.startswith("    ")]


def middle(mark: Trace) -> tuple[float, float]:
    places = [point for step in mark.outline.steps for point in step.points]
    across, down = zip(*places, strict=True)
    return (min(across) + max(across)) / 2, (min(down) + max(down)) / 2


def points(*statuses: str) -> str:
    listed = (f"- {{text: Some point., status: {status}}}\n" for status in statuses)
    return f"{SECTION}points:\n{''.join(listed)}"


def test_each_level_has_a_shape_a_letter_and_its_word(page: Made) -> None:
    done = page(points("red", "amber", "green"))
    square, diamond, circle = (mark.outline for mark in marks(done))
    assert [letter.text.strip() for letter in letters(done)] == ["R", "A", "G"]
    assert [letter.colour for letter in letters(done)] == [WHITE, INK, INK]
    assert (square.fill, square.stroke) == (INK, None)
    assert diamond.fill not in (INK, WHITE, None)
    assert (circle.fill, circle.stroke) == (WHITE, INK)
    assert [len(each.steps) for each in (square, diamond)] == [5, 5]
    assert {step.kind for step in circle.steps} == {"move", "curve", "close"}
    for word in ("Red:", "Amber:", "Green:"):
        assert text(done, word).face.weight == "bold"


def test_marks_are_never_read(page: Made) -> None:
    done = page(points("red", WHY))
    assert all(isinstance(mark.mark, Artifact) for mark in marks(done))
    assert "R " not in outline(done).replace("PDF", "")


def test_a_letter_stands_in_the_middle_of_its_shape(page: Made) -> None:
    done = page(points("red", "amber", "green"))
    for mark, letter in zip(marks(done), letters(done), strict=True):
        across, down = middle(mark)
        assert letter.x + letter.ink / 2 == pytest.approx(across, abs=0.01)
        assert letter.y - 0.345 * letter.size == pytest.approx(down, abs=0.01)


def test_in_black_alone_the_middle_level_is_a_heavier_open_diamond(page: Made) -> None:
    _, diamond, circle = (
        mark.outline for mark in marks(page(points("red", "amber", "green"), "mono"))
    )
    assert diamond.fill == WHITE
    assert diamond.width > circle.width
    colours = {item.colour for item in texts(page(points("red", "amber", "green"), "mono"))}
    assert colours <= {WHITE, INK}


def test_in_clear_print_words_say_it_alone(page: Made) -> None:
    done = page(f"{points('red', 'green')}status: {WHY}\n", "clear-print")
    assert marks(done) == letters(done) == []
    said = plain(" ".join(item.text for item in texts(done)))
    for words in ("Amber", "was red, because the tender is signed", "Red:", "Green:"):
        assert words in " ".join(said.split())


def test_beside_its_title_a_section_is_read_as_title_and_status(page: Made) -> None:
    done = page(f"{SECTION}status: {WHY}\n")
    assert read(done)[:4] == [
        "H2  Wall",
        "P  Amber, was red, because the tender is signed",
        "  Span  Amber,",
        "P  It stands.",
    ]
    title, word, why = (text(done, words) for words in ("Wall", "Amber", "was red"))
    assert title.y < word.y < why.y
    assert title.x == why.x < word.x
    assert word.x < text(done, "It stands").x


def test_over_its_text_a_section_has_its_status_at_the_end_of_the_line(page: Made) -> None:
    done = page(f"{SECTION}status: {WHY}\n", "columns")
    assert read(done)[:2] == ["H2  Wall", "P  Amber, was red, because the tender is signed"]
    title, word, why = (text(done, words) for words in ("Wall", "Amber", "was red"))
    assert word.y == pytest.approx(title.y)
    assert word.x > title.x + title.ink
    assert why.y > title.y
    assert why.x == pytest.approx(title.x)


def test_beside_a_long_title_there_is_no_room(page: Made) -> None:
    section = f"title: The wall that was to be built last year at Eastport\nstatus: {WHY}\n"
    done = page(f"{section}summary: It stands.\n", "columns")
    title, word = text(done, "The wall"), text(done, "Amber")
    assert word.y > title.y
    assert middle(marks(done)[0])[0] < word.x < title.x + 25


def test_a_long_reason_stands_under_the_summary(page: Made) -> None:
    why = "the piling tender drew no bids at all, and the Treasury wants another one before it pays"
    done = page(f"{SECTION}status: {{is: red, because: '{why}'}}\npoints: [Some point]\n")
    assert text(done, "Red").x < text(done, "Because the piling").x
    order = [text(done, words).y for words in ("It stands", "Because the piling", "Some point")]
    assert order == sorted(order)
    assert read(done)[1:4] == ["P  Red,", "  Span  Red,", "P  It stands."]


def test_a_reason_with_a_word_too_wide_for_the_lane_stands_under_the_summary(page: Made) -> None:
    why = "interoperabilityresponsibilities remain"
    done = page(f"{SECTION}status: {{is: red, because: {why}}}\n")
    assert text(done, "Because inter").x == pytest.approx(text(done, "It stands").x)


def test_a_word_too_wide_for_the_lane_moves_the_titles_over_the_text(page: Made) -> None:
    scales = "scales: {state: [Incomprehensibilities, Good]}\n"
    done = page(f"{SECTION}status: incomprehensibilities\n", head=scales)
    assert text(done, "Wall").x == pytest.approx(text(done, "It stands").x, abs=0.1)


def test_a_figure_has_its_status_like_its_context(page: Made) -> None:
    figure = f"{{value: 11, label: weeks late, context: Since May, status: {WHY}}}"
    done = page(f"{SECTION}figures: [{figure}]\n")
    said = [line.strip() for line in plain(outline(done)).splitlines()]
    at = said.index("P  Since May")
    assert said[at + 1] == "P  Amber, was red: the tender is signed"
    context, word = text(done, "Since May"), text(done, "Amber")
    assert word.size == context.size
    assert word.y > context.y
    across, down = middle(marks(done)[0])
    assert across < word.x
    assert word.y - down == pytest.approx(3.3 * max(text(done, "It stands").size / 11, 1), abs=2)


@pytest.mark.parametrize("style", sorted(styles()))
def test_a_page_of_statuses_is_whole_in_every_style(
    style: str, build: Build, folder: Folder
) -> None:
    place = ROOT / "tests/pages/statuses"
    if style == "clear-print":  # which holds less
        head = place.joinpath("brief.yaml").read_text("utf-8").partition("next:")[0]
        parts = {path.stem: path.read_text("utf-8") for path in place.glob("*.yaml")}
        parts["brief"] = head.replace(
            "sections: [eastport, harwick, long-ness]", "sections: [harwick]"
        )
        place = folder(**{name: parts[name] for name in ("brief", "harwick")})
    assert build(place, style).pdf


def test_a_point_says_its_status_first(page: Made) -> None:
    done = page(points("{is: amber, was: green}", WHY))
    assert [line.strip() for line in read(done) if "LBody" in line] == [
        "LBody  Amber, was green: Some point.",
        "LBody  Amber, was red, because the tender is signed: Some point.",
    ]


@pytest.mark.parametrize("style", ["briefing", "columns", "institute", "prose"])
def test_a_mark_stands_in_place_of_the_bullet(style: str, page: Made) -> None:
    plain_page = page(f"{SECTION}points: [Some point.]\n", style)
    done = page(f"{points('red')}- Other point.\n", style)
    word, other = text(done, "Red:"), text(done, "Other point")
    across, _ = middle(marks(done)[0])
    assert word.x == pytest.approx(other.x)
    assert word.x - 17 * word.size / 9.5 < across < word.x - 9
    # In a lane of its own beside titles text stands where it does without a mark.
    moves = style != "briefing"
    assert (other.x > text(plain_page, "Some point").x) is moves


def test_a_mark_goes_with_its_point_to_the_next_column(page: Made) -> None:
    many = "".join(f"- {{text: {'Some words of point ' * 6}., status: red}}\n" for _ in range(24))
    done = page(f"{SECTION}points:\n{many}", "columns")
    words = [item for item in texts(done) if item.text.startswith("Red")]
    assert len({round(word.x) for word in words}) == 2
    for mark, word in zip(marks(done), words, strict=True):
        across, down = middle(mark)
        assert 0 < word.x - across < 18
        assert 2 < word.y - down < 5


NUMBERED = """points:
- text: Some point.
  status: red
  points: [{text: Some detail., status: amber}, Another.]
- Other point.
"""


@pytest.mark.parametrize("head", ["", "numbered: true\n"])
@pytest.mark.parametrize("style", ["briefing", "prose"])
def test_behind_a_number_a_letter_or_a_dash_a_mark_stands_before_its_word(
    style: str, head: str, page: Made
) -> None:
    done = page(SECTION + NUMBERED, style, head)
    assert {letter.text.strip() for letter in letters(done)} == {"R", "A"}
    red, amber = (text(done, words) for words in ("Red:", "Amber:"))
    down_the_page = sorted(marks(done), key=lambda mark: middle(mark)[1])
    for mark, word in zip(down_the_page, (red, amber), strict=True):
        across, down = middle(mark)
        assert 8 < (word.x - across) * 9.5 / word.size < 18
        assert 2 < word.y - down < 5
    if head:
        assert red.x > text(done, "Other point").x
    assert amber.x > text(done, "Another").x
    assert "LBody  Amber: Some detail." in plain(outline(done))


NEXT = "next: {title: Then, points: [{text: Piling starts., status: %s}]}\n"


@pytest.mark.parametrize("style", ["briefing", "mono", "columns", "field"])
def test_points_of_what_is_next_have_marks(style: str, page: Made) -> None:
    done = page(SECTION, style, NEXT % "{is: amber, was: red}")
    assert [letter.text.strip() for letter in letters(done)] == ["A"]
    assert "LBody  Amber, was red: Piling starts." in plain(outline(done))


def test_on_a_dark_fill_marks_are_in_the_colour_of_the_text(page: Made) -> None:
    head = "next:\n  title: Then\n  points:\n" + "".join(
        f"    - {{text: Piling., status: {level}}}\n" for level in ("red", "amber", "green")
    )
    done = page(SECTION, head=head)
    square, diamond, circle = (mark.outline for mark in marks(done))
    assert square.fill == WHITE
    assert diamond.fill is circle.fill is None
    assert diamond.stroke == circle.stroke == WHITE
    assert [letter.colour for letter in letters(done)] == [INK, WHITE, WHITE]


def test_a_scale_that_only_what_is_next_uses_has_its_legend(page: Made) -> None:
    done = page(SECTION, head=NEXT % "worn" + SCALES)
    assert "P  State: Wet, Worn, Weak, Well" in read(done)


@pytest.mark.parametrize("style", ["briefing", "mono"])
@pytest.mark.parametrize("word", ["Amber", "Medium", "Wide"])
def test_a_letter_keeps_clear_of_the_edge_of_its_diamond(style: str, word: str, page: Made) -> None:
    done = page(points(word), style, f"scales: {{risk: [High, {word}, Low]}}\n")
    diamond, letter = marks(done)[0].outline, letters(done)[0]
    across = [point[0] for step in diamond.steps for point in step.points]
    # A diamond is as many points wide as lie between the sums of both coordinates of its edges.
    inside = (max(across) - min(across) - diamond.width * 2**0.5) / 2
    assert (letter.ink + letter.size * 0.69) / 2 < inside
    assert letter.size > 4.8


HUES = "colours: {worst: '#A3262A', signal: '#E3A008', best: '#CFE5D2'}\n"


def test_a_style_may_set_the_three_hues_of_a_scale(page: Made, tmp_path: Path) -> None:
    style = tmp_path / "house.yaml"
    style.write_text(f"extends: briefing\nsays: for us\n{HUES}", "utf-8")
    done = page(points("red", "amber", "green"), str(style))
    assert [mark.outline.fill for mark in marks(done)] == [
        from_hex("#A3262A"),
        from_hex("#E3A008"),
        from_hex("#CFE5D2"),
    ]
    assert all(mark.outline.stroke == INK for mark in marks(done))
    assert [letter.colour for letter in letters(done)] == [WHITE, INK, INK]


SCALES = "scales:\n  risk: [High, Medium, Low]\n  state: [Wet, Worn, Weak, Well]\n"


def test_a_scale_of_ones_own_has_its_legend_once(page: Made) -> None:
    done = page(points("high", "low", "red"), head=SCALES)
    assert read(done).count("P  Risk: High, Medium, Low") == 1
    assert [letter.text.strip() for letter in letters(done)] == ["H", "L", "R", "H", "M", "L"]
    assert text(done, "Risk:").y > text(done, "Red:").y


def test_levels_whose_letters_are_alike_have_numbers(page: Made) -> None:
    done = page(points("weak"), head=SCALES)
    assert [letter.text.strip() for letter in letters(done)] == ["3", "1", "2", "3", "4"]
    shapes = [(mark.outline.fill == WHITE, len(mark.outline.steps)) for mark in marks(done)[1:]]
    assert shapes == [(False, 5), (False, 5), (True, 5), (True, 6)]


def test_a_legend_too_wide_for_a_line_takes_several(page: Made) -> None:
    head = "scales: {weather: [Storms and floods, Rain all day, Wind and clouds, Sun and calm]}\n"
    done = page(points("sun and calm"), "columns", head=head)
    assert (
        len({text(done, words).y for words in ("Storms", "Wind and clouds", "Sun and calm")}) >= 2
    )


def test_white_that_a_column_adds_above_a_legend_moves_its_marks_as_well() -> None:
    """Marks are taller than the line, and start above it."""
    sheet = designed()
    shaper = Shaper(PRESS.metrics, language("en"), sheet.typography)
    levels = tuple(own_words(word) for word in ("High", "Medium", "Low"))
    scale = Scale(own_words("risk"), levels)
    legend = set_legend(scale, sheet, Composer(shaper, sheet.space.drop), Pt(200))
    shifts = Shift(Pt(0), Pt(0), Pt(0)), Shift(Pt(100), Pt(0), Pt(5))
    moved = shift_to_columns(legend, shifts, 100)
    assert [line.baseline for line in moved.lines] == [line.baseline + 5 for line in legend.lines]
    assert [mark.y for mark in moved.children] == [mark.y + 5 for mark in legend.children]


def test_what_only_figures_beside_the_text_use_has_its_legend_in_the_text(page: Made) -> None:
    done = page(
        f"{SECTION}figures: [{{value: 11, label: weeks, status: low}}]\n", "columns", SCALES
    )
    assert text(done, "Risk:").y > text(done, "It stands").y


def test_a_level_of_ones_own_goes_before_ours(page: Made) -> None:
    done = page(points("amber"), head="scales: {delivery: [Red, Amber, Green]}\n")
    assert text(done, "Delivery:").y > text(done, "Amber:").y


# Red and green begin alike: `aħmar`, `aħdar`; `vermelho`, `verde`; `e kuqe`, `e gjelbër`; in Thai
# every colour begins with the word for colour.
ALIKE = {"mt", "pt", "sq", "th"}


@pytest.mark.parametrize("code", shipped())
def test_every_language_has_three_letters(code: str, folder: Folder) -> None:
    place = folder(brief=f"title: x\nlanguage: {code}\n", a=points("red", "amber", "green"))
    brief, faults = read_brief(place)
    assert brief
    assert not faults
    levels = [point.status.now for point in brief.sections[0].points if point.status]
    own = language(code)
    letters = [level.letter(own) for level in levels]
    assert len({*letters}) == 3
    assert (letters == ["1", "2", "3"]) == (code in ALIKE)
    words = (level.word(own).text for level in levels)
    place = folder(brief=f"title: x\nlanguage: {code}\n", a=points(*words))
    assert read_brief(place)[1] == ()


def test_a_word_is_in_the_language_that_the_page_is_set_in(folder: Folder) -> None:
    place = folder(brief="title: x", a=points("{is: amber, was: green}"))
    page = Pipeline("briefing").lay_out(place, language="fr").page
    assert text(page, "Orange, avant vert")


def test_the_letter_is_clear_on_a_house_s_own_colour(folder: Folder) -> None:
    mine = 'extends: briefing\nsays: mine\ncolours: {signal: "#1A2A6B"}\n'
    place = folder(brief="title: x\nstyle: mine.yaml", mine=mine, a=points("amber"))
    page = Pipeline().lay_out(place).page
    assert [letter.colour for letter in letters(page)] == [WHITE]


TABLE = (
    f"{SECTION}table:\n  columns: [Work, {{head: State, status: true}}]\n  rows:\n"
    "  - [Survey, Green]\n  - [Design, {status: {is: red, was: amber}}]\n  - [Divers, n/a]\n"
)


def test_a_column_of_statuses_has_marks_before_its_words(page: Made) -> None:
    done = page(TABLE)
    words = [text(done, word) for word in ("Green", "Red", "n/a")]
    assert len({round(word.x, 2) for word in words}) == 1
    assert [letter.text.strip() for letter in letters(done)] == ["G", "R"]
    assert text(done, "State").x < words[0].x - 12
    for mark, word in zip(marks(done), words, strict=False):
        across, down = middle(mark)
        assert text(done, "State").x < across < word.x - 8
        assert 2 < word.y - down < 5
    assert [line.strip() for line in read(done) if "TD" in line] == [
        "TD  Green",
        "TD  Red, was amber",
        "TD  Not available",
    ]


@pytest.mark.parametrize("style", ["columns", "institute", "mono", "prose"])
def test_no_status_breaks_where_there_is_room(style: str, page: Made) -> None:
    for was in "red", "amber", "green":
        now = "green" if was != "green" else "amber"
        done = page(TABLE.replace("{is: red, was: amber}", f"{{is: {now}, was: {was}}}"), style)
        before = next(item for item in texts(done) if f"was {was}" in plain(item.text))
        words = [item for item in texts(done) if item.y == before.y and item.x > 150]
        said = "".join(plain(item.text) for item in words if len(item.text.strip()) > 1)
        assert said.strip().endswith(f"{now.capitalize()}, was {was}")


def test_cells_of_a_status_have_words_alone_in_clear_print(page: Made) -> None:
    done = page(TABLE, "clear-print")
    assert marks(done) == []
    assert text(done, "Green").x == pytest.approx(text(done, "State").x)


def test_a_cell_with_a_text_says_its_status_before_it(page: Made) -> None:
    done = page(TABLE.replace("n/a", "{text: to October, status: amber}"))
    assert "TD  Amber: to October" in [line.strip() for line in read(done)]


def test_a_column_of_statuses_may_stand_in_a_file(folder: Folder) -> None:
    table = "columns: [Work, {head: State, status: true}], file: x.csv"
    place = folder(brief="title: x", a=f"title: A\ntable: {{{table}}}\n")
    place.joinpath("x.csv").write_text("Work,State\nSurvey,amber\n", "utf-8")
    done = Pipeline("briefing").lay_out(place).page
    assert text(done, "Amber")
    place.joinpath("x.csv").write_text("Work,State\nSurvey,late\n", "utf-8")
    (fault,) = read_brief(place)[1]
    assert fault.code == "status.level"
    assert fault.span
    assert fault.span.path.endswith("x.csv")


def test_what_a_status_says_keeps_clear_of_marks_in_the_gutter(page: Made) -> None:
    done = page(f"{points('red')}status: {{is: amber, because: nothing nothing nothing more}}\n")
    reach = max(i.x + i.ink for i in texts(done) if "nothing" in plain(i.text))
    places = [point[0] for step in marks(done)[-1].outline.steps for point in step.points]
    assert reach < min(places) - 2
