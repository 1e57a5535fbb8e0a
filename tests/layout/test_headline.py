"""A title is set at the largest size that takes two lines, in every style and at every rung."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing import BriefingError
from briefing.brief.model import own_words
from briefing.language.language import language
from briefing.layout.header_footer import PageFrame, _headline
from briefing.pdf.document import ReportLabBackend
from briefing.style.loader import read_style, shipped
from briefing.style.style import Style
from briefing.style.stylesheet import Stylesheet
from briefing.typeset.paragraph import Composer
from briefing.typeset.shaping import Shaper
from tests.conftest import Build

METRICS = ReportLabBackend().metrics
LONG = (  # 109 characters
    "Consumer price inflation eased to 2.8 per cent in the twelve months to March while core goods"
    " prices rose for"
)
MIDDLING = LONG[:60].rsplit(" ", 1)[0]


def styled(name: str) -> Style:
    style, _ = read_style(name, Path(), None)
    assert style
    return style


def sheets(style: Style, paper: str) -> list[Stylesheet]:
    rungs = (None, *style.ladder.larger, *style.ladder.smaller)
    return [style.sheet(paper, marked=False, rung=rung) for rung in rungs]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("name", shipped())
def test_a_title_takes_the_largest_size_that_fits_two_lines(name: str, paper: str) -> None:
    style = styled(name)
    shaper = Shaper(METRICS, language("en"), style.typography)
    for sheet in sheets(style, paper):
        frame, role = PageFrame(sheet), sheet.type.headline
        for title in map(own_words, ("Short", MIDDLING, LONG)):
            composer = Composer(shaper, sheet.space.drop)
            block = _headline(title, frame, composer)
            assert composer.faults == []
            assert len(block.lines) <= 2
            size = block.lines[0].style.size
            smaller = [each for each in sheet.space.headlines if each < role.size]
            larger = [each for each in (role.size, *smaller) if each > size]
            assert size in (role.size, *smaller)
            for each in larger:
                over = composer.paragraph(title, role._replace(size=each), frame.width)
                assert len(over.lines) > 2


@pytest.mark.parametrize("name", shipped())
def test_a_long_word_takes_a_smaller_size_before_it_is_a_fault(name: str) -> None:
    style = styled(name)
    shaper = Shaper(METRICS, language("de"), style.typography)
    sheet = style.sheet("a4", marked=False)
    composer = Composer(shaper, sheet.space.drop)
    title = own_words("Rindfleischetikettierungsüberwachungsgesetzestexte")
    block = _headline(title, PageFrame(sheet), composer)
    assert composer.faults == []
    assert block.lines[0].style.size < sheet.type.headline.size


@pytest.mark.parametrize("name", shipped())
def test_the_characters_that_a_title_may_have_are_counted(
    name: str, folder: Callable[..., Path], build: Build
) -> None:
    title = " ".join([LONG, "the third month running, say figures", LONG])
    with pytest.raises(BriefingError) as told:
        build(folder(brief=f"title: {title}"), style=name)
    (fault,) = told.value.faults
    assert fault.code == "fit.headline-too-long"
    assert fault.hint
    room = int(fault.hint.split()[4])
    assert fault.hint == f"shorten it to about {room} characters; it has {len(title)}"
    assert build(folder(brief=f"title: {title[:room]}"), style=name)
    more = title[: title.index(" ", room + 1)]
    with pytest.raises(BriefingError):
        build(folder(brief=f"title: {more}"), style=name)


def test_a_title_of_one_piece_has_a_number_to_go_by(
    folder: Callable[..., Path], build: Build
) -> None:
    with pytest.raises(BriefingError) as told:
        build(folder(brief=f"title: {'hyphen-' * 60}x"))
    assert "about 210 characters" in (told.value.faults[0].hint or "")
