"""Line breaking, on a typewriter: every character is one wide."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.brief.model import Copy, Run
from briefing.errors import Span
from briefing.language.hyphenation import hyphen_points
from briefing.language.language import language
from briefing.style.stylesheet import Setting, Typography
from briefing.typeset.block import Line
from briefing.typeset.glyphs import Glyph
from briefing.typeset.line_breaking import Slice, break_lines
from briefing.typeset.shaping import Shaped, Shaper
from briefing.units import Pt
from tests.typewriter import Typewriter, style

PLAIN = Typography(quotes=True, dashes=True)


def shape(
    text: str,
    setting: Setting = Setting.RAGGED,
    *,
    hyphenate: bool = False,
    tag: str = "en",
) -> Shaped:
    shaper = Shaper(Typewriter(), language(tag), PLAIN)
    copy = Copy((Run(text=text),), Span("x.yaml", 1, 1))
    return shaper.shape(copy, style(setting, hyphenate=hyphenate))


def lines(text: str, measure: int, setting: Setting = Setting.RAGGED, **how: bool) -> list[str]:
    shaped = shape(text, setting, **how)
    return [
        "".join(glyph.text for glyph in shaped.glyphs[cut.start : cut.ink]).replace("\u00a0", "~")
        + "=" * cut.hyphen
        for cut in break_lines(shaped, measure * 1000, setting)
    ]


def first_fit(text: str, measure: int) -> list[str]:
    out, line = [], ""
    for word in text.split():
        attempt = f"{line} {word}".lstrip()
        if line and len(attempt) > measure:
            out.append(line)
            attempt = word
        line = attempt
    return [*out, line]


def test_a_text_that_fits_is_one_line() -> None:
    assert lines("a quick brown fox", 17) == ["a quick brown~fox"]


def test_lines_are_even_where_first_fit_is_not() -> None:
    text = "aaa bb cc ddddd"
    assert first_fit(text, 6) == ["aaa bb", "cc", "ddddd"]
    assert lines(text, 6) == ["aaa", "bb cc", "ddddd"]


def test_bound_words_stay_together() -> None:
    assert lines("they are 300,000 troops ready to go", 14)[0] == "they are"


def test_a_measure_too_narrow_unbinds_words() -> None:
    assert lines("300,000 troops", 8) == ["300,000", "troops"]


def test_a_headline_is_balanced() -> None:
    out = lines("one two three four five six seven", 27, Setting.BALANCED)
    assert len(out) == 2
    assert abs(len(out[0]) - len(out[1])) <= 5


def test_a_hyphen_may_end_a_line() -> None:
    assert "NATO-" in "|".join(lines("the new NATO-Ukraine Council", 13))
    assert lines("see F-16 jets", 6)[0] == "see", "a hyphen before a digit holds"


def drawn(shaped: Shaped, cut: Slice) -> list[Glyph]:
    """The glyphs of a line as they are drawn."""
    line = Line(Pt(0), Pt(0), Pt(0), shaped, cut, style(), Copy((), Span("", 1, 1)))
    return [glyph for run in line.glyph_runs for glyph in run.glyphs]


FEW = "a few short words that go over some lines of a narrow measure and fill it as they may"


def test_justified_lines_fill_the_measure() -> None:
    shaped = shape(FEW)
    cuts = break_lines(shaped, 33_000, Setting.JUSTIFIED)
    wide, close, _ = cuts
    assert wide.spaces > 1 < wide.letters
    assert close.spaces < 1 > close.letters
    for cut in (wide, close):
        glyphs = drawn(shaped, cut)[: cut.ink - cut.start]
        assert sum(glyph.advance for glyph in glyphs) == pytest.approx(33_000)
    assert (cuts[-1].spaces, cuts[-1].letters) == (1, 1)


def test_a_text_that_cannot_be_justified_is_ragged_as_a_whole() -> None:
    assert break_lines(shape(FEW), 33_000, Setting.JUSTIFIED)[0].spaces != 1
    cuts = break_lines(shape(f"{FEW} ab {'x' * 30} cd"), 33_000, Setting.JUSTIFIED)
    assert {(cut.spaces, cut.letters) for cut in cuts} == {(1, 1)}


def test_a_last_line_may_close_up() -> None:
    text = "a few short words that go over some lines of a measure"
    assert [cut.width for cut in break_lines(shape(text), 28_000, Setting.JUSTIFIED)] == [
        28_000
    ] * 2


def test_no_break_spaces_stretch_and_narrow_ones_do_not() -> None:
    text = "the fleet costs 300 000 roubles and 2\u00a0cents in every port that it calls at"
    shaped = shape(text, tag="fr")
    cut, _, _ = break_lines(shaped, 33_000, Setting.JUSTIFIED)
    widths = {glyph.text: glyph.advance for glyph in drawn(shaped, cut)}
    assert cut.spaces > 1.2
    assert widths["\u00a0"] == widths[" "] == 1000 * cut.spaces
    assert widths["\u202f"] == widths["t"] == 1000 * cut.letters


WORDS = st.sampled_from(
    "a of the on plan agreed council readiness defence procurement responsibilities "
    "interoperability administrative expenditure announcement".split()
)


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=9, max_size=60), st.integers(24, 60))
def test_justified_text_keeps_its_limits(words: list[str], measure: int) -> None:
    shaped = shape(" ".join(words), hyphenate=True)
    cuts = break_lines(shaped, measure * 1000, Setting.JUSTIFIED)
    *inner, last = cuts
    assert last.width <= max(measure, max(map(len, words))) * 1000
    if all(cut.spaces == 1 for cut in cuts):
        return
    assert all(cut.width == pytest.approx(measure * 1000) for cut in inner)
    assert all(0.799 <= cut.spaces <= 1.601 for cut in cuts)
    assert all(abs(cut.letters - 1) <= 0.0151 for cut in cuts)
    assert not any(one.hyphen and other.hyphen for one, other in pairwise(cuts))


@settings(max_examples=300)
@given(st.lists(WORDS, min_size=2, max_size=60), st.integers(24, 60), st.lists(WORDS, max_size=9))
def test_more_words_never_take_fewer_lines(words: list[str], measure: int, more: list[str]) -> None:
    before, after = (
        len(break_lines(shape(" ".join(text), hyphenate=True), measure * 1000, Setting.JUSTIFIED))
        for text in (words, [*words, *more])
    )
    assert after >= before


def test_words_part_where_patterns_say() -> None:
    out = lines(
        "extraordinary hyphenation is unavoidable here", 14, Setting.JUSTIFIED, hyphenate=True
    )
    assert any(line.endswith("=") for line in out)
    assert (
        "".join(out).replace("=", "").replace("~", "").replace(" ", "").startswith("extraordinary")
    )


def test_the_last_line_is_no_end_of_a_word() -> None:
    text = "the plans of a few of the countries in the council are to be completed tomorrow in time"
    out = lines(text, 38, Setting.JUSTIFIED, hyphenate=True)
    assert out == [
        "the plans of a few of the countries",
        "in the council are to be completed",
        "tomorrow in~time",
    ]


def test_ragged_lines_are_better_than_a_last_line_that_is_the_end_of_a_word() -> None:
    text = "a defence a the on a a responsibilities"
    out = lines(text, 28, Setting.JUSTIFIED, hyphenate=True)
    assert out == ["a defence a the on a", "a~responsibilities"]


def test_a_soft_hyphen_is_the_authors() -> None:
    assert lines("Donau\u00addampf\u00adschiff", 10)[0].endswith("=")


def test_a_word_wider_than_the_measure_stands_alone() -> None:
    assert "incomprehensible" in lines("an incomprehensible text", 8)


@given(
    st.lists(st.text("abc", min_size=1, max_size=9), min_size=1, max_size=30), st.integers(9, 40)
)
def test_no_word_is_lost_and_no_line_too_wide(words: list[str], measure: int) -> None:
    text = " ".join(words)
    out = lines(text, measure)
    assert " ".join(out).replace("~", " ") == text
    assert all(len(line) <= measure for line in out)


@given(
    st.lists(st.text("abc", min_size=4, max_size=9), min_size=1, max_size=30), st.integers(24, 60)
)
def test_there_are_no_more_lines_than_first_fit_needs(words: list[str], measure: int) -> None:
    # The last two words are bound, so they count as one.
    text = " ".join(words)
    greedy = first_fit(" ".join([*words[:-2], "-".join(words[-2:])]), measure)
    assert len(lines(text, measure)) <= len(greedy)


@given(
    st.lists(st.text("abc", min_size=4, max_size=7), min_size=3, max_size=9), st.integers(16, 24)
)
def test_the_path_is_the_best_there_is(words: list[str], measure: int) -> None:
    """Against every way there is to break so few words into as few lines."""
    pieces = [*words[:-2], " ".join(words[-2:])]
    chosen = [line.replace("~", " ") for line in lines(" ".join(words), measure)]
    every = []
    for count in range(len(pieces)):
        for ends in combinations(range(1, len(pieces)), count):
            edges = [0, *ends, len(pieces)]
            broken = [" ".join(pieces[a:b]) for a, b in pairwise(edges)]
            if all(len(line) <= measure for line in broken):
                every.append(broken)
        if every:
            break
    fullest = min(_cost(way, measure) for way in every)
    # Lines of the fullest way end at this distance from the measure; the best are level there.
    whites = {
        measure - sum(map(len, way[:-1])) / max(len(way) - 1, 1) if len(way) > 2 else 0.0
        for way in every
        if _cost(way, measure) == pytest.approx(fullest)
    }
    assert any(
        _cost(chosen, measure, white)
        == pytest.approx(min(_cost(way, measure, white) for way in every))
        for white in whites
    )


def _cost(broken: list[str], measure: int, white: float = 0) -> float:
    *inner, last = broken
    cost = sum(100 * ((measure - white - len(line)) / measure) ** 2 for line in inner)
    used = len(last) / measure
    short = sum(len(line.split()[-1]) <= 3 for line in inner) * 0.5
    fragment = 12 + 60 * (1 / 3 - used) if used < 1 / 3 and inner else 0
    return cost + short + fragment


def test_an_unspaced_dash_may_end_a_line() -> None:
    assert lines("the plan - adopted in July of last year", 12, tag="en-US")[0] == "the plan—"


def test_a_long_german_word_parts_even_where_text_is_ragged() -> None:
    text = "Die Energieeffizienzrichtlinie gilt"
    assert lines(text, 24, tag="de") == ["Die Energieeffizienz=", "richtlinie gilt"]
    assert lines(text, 24) == ["Die", "Energieeffizienzrichtlinie", "gilt"]
    assert not lines(text, 24, Setting.BALANCED, tag="de")[0].endswith("=")


@pytest.mark.parametrize(
    ("word", "parts"), [("Bundesverfassung", False), ("Bundesverfassungs", True)]
)
def test_a_long_word_has_over_16_letters(word: str, parts: bool) -> None:
    places = shape(f"„{word}“, (so)", tag="de").breaks
    assert any(place.hyphen for place in places) is parts


def test_a_minus_never_leaves_its_number() -> None:
    for measure in range(5, 40):
        for line in lines("it fell by -3.5 or -20 and by - 7 in 2019-2024 or -€5", measure):
            assert not line.endswith(("−", "€", "2019–"))


def test_no_short_word_stands_between_a_full_stop_and_the_end_of_a_line() -> None:
    for measure in range(12, 60):
        out = lines(
            "They met again. It was in May, in Rome. So they said. We do not know it.", measure
        )
        assert not [line for line in out if line.endswith((". It", ". So", ". We"))]


def test_a_french_mark_never_starts_a_line() -> None:
    out = lines("anticonstitutionnellement : oui, et tout à fait", 24, tag="fr")
    assert out[0] == "anticonstitutionnellement\u202f:"


def test_a_word_parts_in_its_own_language() -> None:
    word = "interoperability"
    runs = (Run(text=f"{word} "), Run(text=word, language="fr"))
    shaper = Shaper(Typewriter(), language("en"), PLAIN)
    shaped = shaper.shape(Copy(runs, Span("x.yaml", 1, 1)), style(hyphenate=True))
    ends = [place.end for place in shaped.breaks if place.hyphen]
    assert [end for end in ends if end < 16] == [2, 5, 7, 9, 11, 13]  # in-ter-op-er-ab-il-ity
    assert [end - 17 for end in ends if end > 16] == [2, 5, 8, 10, 12]  # in-ter-ope-ra-bi-lity


@pytest.mark.parametrize(
    ("tag", "word", "expected"),
    [
        ("fr", "l’interopérabilité", "l’in-ter-opé-ra-bi-lité"),
        ("fr", "l’OTAN", "l’OTAN"),
        ("fr", "l’ami", "l’ami"),
        ("fr-CH", "présidente", "pré-si-dente"),
        ("uk", "зобов’язання", "зо-бо-в’яза-ння"),
        ("uk", "бойовий", "бо-йо-вий"),
        ("de", "Verteidigungsausgaben", "Ver-tei-di-gungs-aus-ga-ben"),
        ("es", "interoperabilidad", "in-ter-ope-ra-bi-li-dad"),
        ("pl", "bezpieczeństwa", "bez-pie-czeń-stwa"),
        ("it", "dell’interoperabilità", "del-l’in-te-ro-pe-ra-bi-lità"),
        ("it", "l’ONU", "l’ONU"),
        ("it", "sottosegretario", "sot-to-se-gre-ta-rio"),
        ("en", "don’t", "don’t"),
        ("hu", "asszonnyal", "asszonnyal"),  # its patterns would change the spelling
        ("tlh", "interoperability", "interoperability"),
    ],
)
def test_hyphens_by_language(tag: str, word: str, expected: str) -> None:
    places = hyphen_points(word, tag)
    parts = [word[start:end] for start, end in pairwise((0, *places, len(word)))]
    assert "-".join(parts) == expected


def test_a_word_wider_than_the_measure_parts_anywhere_if_it_may() -> None:
    shaped = shape("in a-very/longwordindeed")
    cuts = break_lines(shaped, 6_000, Setting.RAGGED, anywhere=True)
    assert max(cut.width for cut in cuts) <= 6_000
    text = "".join(glyph.text for cut in cuts for glyph in shaped.glyphs[cut.start : cut.end])
    assert text.strip() == "in a-very/longwordindeed"
    whole = lines("in a-very/longwordindeed", 6)
    assert "longwordindeed" in whole
