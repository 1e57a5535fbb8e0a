"""The live page in real Chromium, and what axe-core finds wrong with it.

Neither comes from PyPI, so `.ci/run` runs this, and says in BRIEFING_CHROMIUM and BRIEFING_AXE
where they are; a plain `pytest` does not collect it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect, sync_playwright

from briefing.style.loader import shipped
from tests.watch.serving import PATIENCE, Served, change, copied, watching

DESKTOP, PHONE, SMALL = (1440, 900), (390, 844), (320, 640)
TITLE = "Allies bring Ukraine closer to NATO and adopt new defence plans"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = shutil.which(os.environ["BRIEFING_CHROMIUM"])
    assert path
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        # Root, as a build machine often is, has no sandbox.
        found = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def served(tmp_path: Path, browser: Any) -> Iterator[Served]:
    with watching(copied(tmp_path)) as found:
        yield found


class Window:
    """A window that shows a live page; nothing may go wrong in it."""

    def __init__(
        self,
        browser: Any,
        url: str,
        size: tuple[int, int] = DESKTOP,
        scheme: str = "light",
        *,
        state: str = "good",
    ) -> None:
        viewport = {"width": size[0], "height": size[1]}
        self.context = browser.new_context(
            viewport=viewport, color_scheme=scheme, reduced_motion="reduce"
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE * 1000)
        self.wrong: list[str] = []
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.goto(url)
        self.until(state)

    def until(self, state: str) -> None:
        """Wait until the page stands so."""
        self.page.wait_for_selector(f"body[data-state={state}]")

    def says(self, selector: str, words: str) -> None:
        """Wait until an element says so."""
        expect(self.page.locator(selector)).to_contain_text(words)

    def click(self, words: str, word: str) -> None:
        """Click on a word of the page that is told by the text it stands in."""
        place = self.page.evaluate(
            """async ([words, word]) => {
                const [style, paper] = [...document.querySelectorAll("select")]
                    .map((select) => select.value);
                const edge = document.getElementById("paper-edge").getBoundingClientRect();
                const source = new EventSource(`/events?style=${style}&paper=${paper}`);
                const { data } = await new Promise((done) => { source.onmessage = done; });
                source.close();
                const { page } = JSON.parse(data);
                const region = page.regions.find((each) => each.text.includes(words));
                const at = region.text.split(" ").findIndex((each) => each.includes(word));
                const [left, top, width, height] = region.words[at];
                const scale = edge.width / page.width;
                return [(left + width / 2) * scale, (top + height / 2) * scale];
            }""",
            [words, word],
        )
        self.page.locator("#paper-edge").click(position={"x": place[0], "y": place[1]})

    def judged(self) -> list[str]:
        """What axe-core finds wrong with the window as it stands."""
        axe = Path(os.environ["BRIEFING_AXE"]).read_text("utf-8")
        found = self.page.evaluate(f"{axe}; axe.run()")
        assert len(found["passes"]) > 10
        return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]

    def close(self) -> None:
        """Close it; nothing went wrong."""
        self.context.close()
        assert self.wrong == []


@pytest.fixture
def window(browser: Any, served: Served) -> Iterator[Window]:
    found = Window(browser, served.url)
    yield found
    found.close()


def picture(window: Window) -> str:
    source: str = window.page.get_attribute("#picture", "src")
    return source


def test_the_page_is_shown_beside_what_a_report_says(window: Window) -> None:
    assert window.page.title() == TITLE
    window.says("h1", TITLE)
    window.says("#status", "no faults")
    window.says("#facts", "body 9.5/13, 100 % of the page, nothing left out")
    window.says("#facts", "10 quoted, 0 found")
    width = window.page.evaluate("document.getElementById('picture').naturalWidth")
    shown = window.page.evaluate("document.getElementById('picture').clientWidth")
    assert abs(width - shown) <= 1


def test_styles_are_compared_while_the_table_is_open(window: Window, served: Served) -> None:
    asked: list[str] = []
    window.page.on("request", lambda request: asked.append(request.url))
    change(served.folder, "china.yaml", "growing assertiveness", "own assertiveness")
    window.says("#regions", "own assertiveness")
    assert not [url for url in asked if "/styles" in url]
    window.page.click("#compare summary")
    window.says("#styles tr:nth-child(2)", "9.5/13")
    assert window.page.locator("#styles tr").count() == len(shipped()) + 1
    assert window.judged() == []
    change(served.folder, "partners.yaml", "  Allies sit", "  Very long. " * 600 + "Allies sit")
    window.says("#styles tr:nth-child(2)", "does not hold it: ")
    change(served.folder, "partners.yaml", "  Very long. " * 600, "  ")
    window.says("#styles tr:nth-child(2)", "9.5/13")
    window.page.click("#styles button:text('columns')")
    window.says("#facts", "columns")
    assert window.page.input_value("#style") == "columns"


def test_edit_break_and_mend(window: Window, served: Served) -> None:
    first = picture(window)
    change(served.folder, "china.yaml", "growing assertiveness", "own assertiveness")
    window.page.wait_for_selector(f"#picture:not([src='{first}'])")
    second = picture(window)
    change(served.folder, "china.yaml", "title: China", "titel: China")
    window.until("broken")
    window.says("#status", "The page cannot be built: 2 errors. The page shown is that of")
    window.says("#faults", "copy/china.yaml:1:1")
    window.says("#faults li:first-child pre mark", "titel")
    window.says("#faults li:first-child .hint", "did you mean title?")
    window.says("#faults li:first-child .hint code", "title")
    window.says("#page-facts", "Page of ")
    assert window.page.title().startswith("2 errors: ")
    assert picture(window) == second
    change(served.folder, "china.yaml", "titel: China", "title: Beijing")
    window.until("good")
    assert window.page.text_content("#page-facts") == "Page"
    assert picture(window) not in (first, second)
    window.says("#regions", "Beijing (copy/china.yaml, line 1)")


def test_a_brief_that_was_never_good_says_so_and_then_has_a_page(
    browser: Any, folder: Callable[..., Path]
) -> None:
    place = folder(brief="titel: Grid\n")
    with watching(place) as served:
        window = Window(browser, served.url, state="broken")
        window.says("#status", "The page cannot be built: 2 errors. There is no page yet.")
        window.says("h1", "copy")
        assert window.page.locator("#paper-edge").is_hidden()
        assert window.judged() == []
        folder(brief="title: Grid\n", grid="title: The grid\nbody: It holds.\n")
        window.until("good")
        window.says("h1", "Grid")
        window.click("It holds.", "holds")
        window.says("#told", "copy/grid.yaml:2:10")
        window.close()


def test_a_click_on_a_word_tells_its_line(window: Window) -> None:
    window.click("growing assertiveness", "international")
    window.says("#told", "copy/china.yaml:6:36")
    window.says("#told mark", "international")
    window.says("#told", "and tests the rules on which the international order rests.")
    assert window.page.locator("#marks div").count() == 1
    window.page.click("#close")
    assert window.page.locator("#place").is_hidden()


def test_a_click_on_a_fault_shows_its_place_on_the_page(
    window: Window, served: Served, *, update: bool
) -> None:
    change(served.folder, "spending.yaml", "value: 8.3%", "value: 8.4%")
    window.says("#faults", "8.4")
    button = window.page.locator("#faults button").first
    button.click()
    mark = window.page.locator("#marks div")
    mark.wait_for()
    box, sheet = mark.bounding_box(), window.page.locator("#sheet").bounding_box()
    assert sheet["y"] <= box["y"] <= sheet["y"] + sheet["height"]
    window.says("#told", "copy/spending.yaml:28:12")
    if update:  # the README shows it
        window.page.set_viewport_size({"width": 1200, "height": 720})
        button.click()
        with Image.open(BytesIO(window.page.screenshot())) as shot:
            small = shot.convert("RGB").quantize(128)
        small.save(Path(__file__).with_name("watch.png"), optimize=True)


def test_a_fault_of_words_that_are_not_on_the_page_says_so(window: Window, served: Served) -> None:
    change(served.folder, "china.yaml", "title: China", "titel: China")
    window.until("broken")
    window.page.locator("#faults button").last.click()
    window.says("#told", "Not on the page that is shown.")
    assert window.page.locator("#marks div").count() == 0


def test_switches(window: Window, served: Served) -> None:
    page, first = window.page, picture(window)
    page.select_option("#style", "columns")
    window.says("#facts", "columns")
    page.select_option("#paper", "letter")
    window.says("#facts", "Letter")
    assert picture(window) != first
    page.check("#grey")
    assert "grayscale" in page.evaluate(
        "getComputedStyle(document.getElementById('picture')).filter"
    )
    page.click("#larger")
    window.says("#zoom", "%")
    page.reload()
    window.until("good")
    window.says("#facts", "Letter")
    assert page.input_value("#style") == "columns"
    assert page.is_checked("#grey")
    window.click("growing assertiveness", "international")
    window.says("#told", "copy/china.yaml:6:36")


def test_zoom(window: Window) -> None:
    page = window.page
    sizes = []
    for button in ("#fit", "#larger", "#larger", "#smaller", "#fit"):
        page.click(button)
        sizes.append(page.locator("#paper-edge").bounding_box()["width"])
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[3] == sizes[1]
    assert sizes[4] == sizes[0]


def test_keys_alone_are_enough(window: Window, served: Served) -> None:
    page = window.page
    focus = "document.activeElement.id || document.activeElement.textContent"
    page.keyboard.press("Tab")
    window.says(".skip:focus", "Skip to the page")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert "line 4" in page.evaluate(focus)
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    assert page.evaluate(focus).startswith("Allies reaffirmed that Ukraine")
    page.keyboard.press("Enter")
    window.says("#told", "copy/brief.yaml:7:5")
    page.keyboard.press("+")
    window.says("#zoom", "%")
    page.keyboard.press("0")
    window.says("#zoom", "Fit width")
    # A redraw takes the focus from nobody.
    shown = picture(window)
    change(served.folder, "brief.yaml", "no longer ask it", "ask it no longer")
    page.wait_for_selector(f"#picture:not([src='{shown}'])")
    assert page.evaluate(focus).startswith("Allies reaffirmed that Ukraine")
    page.keyboard.press("End")
    assert "line 2" in page.evaluate(focus)
    seen = []
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        seen.append(page.evaluate("document.activeElement.id"))
    assert [each for each in seen if each][:8] == [
        "sheet", "report", "larger", "fit", "smaller", "grey", "paper", "style",
    ]  # fmt: skip


def test_a_screen_reader_meets_landmarks_and_the_whole_text(window: Window) -> None:
    tree = window.page.locator("body").aria_snapshot()
    for line in ("- banner:", "- main:", '- region "Report":', '- region "The page":', "- status:"):
        assert line in tree
    assert re.search(r'heading "Faults" \[level=2\]', tree)
    assert "Eleven Allies are at or above that level this year" in tree
    assert f'img "The page: {TITLE}"' in tree


def test_two_windows_and_an_end(browser: Any, window: Window, served: Served) -> None:
    other = Window(browser, f"{served.url}?style=prose")
    window.says("#facts", "briefing")
    other.says("#facts", "prose")
    change(served.folder, "china.yaml", "growing", "new")
    for each in (window, other):
        each.says("#regions", "new assertiveness")
    other.close()
    served.process.send_signal(2)
    served.process.wait(PATIENCE)
    window.says("#status", "No answer from briefing watch. The page shown is that of")
    # What a browser says of a server that is gone.
    window.wrong = [each for each in window.wrong if "ERR_" not in each]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE, SMALL], ids=["desktop", "phone", "small"])
def test_axe_finds_nothing(
    browser: Any, served: Served, size: tuple[int, int], scheme: str
) -> None:
    window = Window(browser, served.url, size, scheme)
    assert window.judged() == []
    window.click("growing assertiveness", "international")
    change(served.folder, "spending.yaml", "value: 8.3%", "value: 8.4%")
    window.says("#faults", "8.4")
    assert window.judged() == []
    change(served.folder, "china.yaml", "title: China", "titel: China")
    window.until("broken")
    window.page.locator("#faults button").first.click()
    assert window.judged() == []
    # Nothing sticks out to the side, and every word can be scrolled to.
    assert window.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    window.close()
