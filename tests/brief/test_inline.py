"""Markup in a line of copy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.inline import ascii_url, is_link, parse_inline
from briefing.brief.model import Run


def parse(text: str) -> tuple[Run, ...]:
    return parse_inline(text, lambda *told: pytest.fail(str(told)))


def test_emphasis_nests() -> None:
    assert parse("a *b* **c *d*** e") == (
        Run(text="a "),
        Run(text="b", italic=True),
        Run(text=" "),
        Run(text="c ", bold=True),
        Run(text="d", bold=True, italic=True),
        Run(text=" e"),
    )


def test_links_and_languages() -> None:
    assert parse("[**the** plan](https://a.b/c_(d)), [mots]{lang=fr}") == (
        Run(text="the", bold=True, link="https://a.b/c_(d)"),
        Run(text=" plan", link="https://a.b/c_(d)"),
        Run(text=", "),
        Run(text="mots", language="fr"),
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "R&D < 5 * 3 * 2",
            "**open",
            "a [1] b",
            "<b>",
            "{x}",
            "****",
            "[](https://a.b)",
            "C:\\dir",
        ),
        *(
            "2*3 and 4*5",
            "2**3 and 4**5",
            "6*7",
            "[a] b](https://a.b)",
            "[x](https://a.b/(((((c))))))",
        ),
    ],
)
def test_what_is_no_markup_prints_as_it_stands(text: str) -> None:
    assert parse(text) == (Run(text=text),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[Decision [2023] 5/1](https://a.b)", "Decision [2023] 5/1"),
        ("[[1]](https://a.b)", "[1]"),
        ("[a [b [c]] [d]](https://a.b)", "a [b [c]] [d]"),
        (r"[a \] b](https://a.b)", "a ] b"),
        ("[1] [two](https://a.b)", "two"),
        ("[1 [two](https://a.b)", "two"),
    ],
)
def test_brackets_within_the_words_of_a_link_are_words(text: str, words: str) -> None:
    assert [run.text for run in parse(text) if run.link] == [words]


def test_the_words_of_a_language_may_have_brackets() -> None:
    assert parse("[mots [1]]{lang=fr}") == (Run(text="mots [1]", language="fr"),)


@pytest.mark.parametrize("path", ["_(a_(b))", "(a)(b)", "((((c))))", "a_(b)_c?d=(e)#(f)"])
def test_an_address_may_have_brackets_that_close(path: str) -> None:
    url = f"https://a.b/{path}"
    assert parse(f"([x]({url}))") == (
        Run(text="("),
        Run(text="x", link=url),
        Run(text=")"),
    )


def test_a_star_between_digits_is_a_star_within_emphasis_too() -> None:
    assert parse("*5*3 = 15* and **2*3** x *3*y*") == (
        Run(text="5*3 = 15", italic=True),
        Run(text=" and "),
        Run(text="2*3", bold=True),
        Run(text=" x "),
        Run(text="3", italic=True),
        Run(text="y*"),
    )


def test_a_backslash_escapes() -> None:
    assert parse(r"\*a\* \[b\] \\") == (Run(text="*a* [b] \\"),)


@given(st.text(alphabet="ab *\\", max_size=60))
def test_no_letter_is_lost(text: str) -> None:
    said = "".join(run.text for run in parse(text))
    assert [char for char in said if char in "ab "] == [char for char in text if char in "ab "]


@given(st.text(alphabet=st.characters(exclude_characters="*[]\\", exclude_categories=("Cs",))))
def test_text_without_marks_is_one_run(text: str) -> None:
    assert parse(text) == ((Run(text=text),) if text else ())


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://www.nato.int/a?b=c#d", True),
        ("http://example.org", True),
        ("mailto:press@example.org", True),
        ("MAILTO:o'neil+rail@bücher.de?subject=Rail%20plan", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("mailto:nobody", False),
        ("mailto:a@b@example.org", False),
        ("mailto:a@.org", False),
        *((f"mailto:a@exam{char}ple.org", False) for char in "：＠／？＃［＼℀℁︓﹕⩴。:/"),
        ("https://a b", False),
        ("https://a..org", False),
        ("https://example．org", True),
        *((f"https://exam{char}ple.org", False) for char in "：＠／？＃［＼℀℁︓﹕⩴。"),
    ],
)
def test_links_a_reader_may_follow(url: str, good: bool) -> None:
    assert is_link(url) is good


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://www.nato.int/a?b=c#d", "https://www.nato.int/a?b=c#d"),
        ("https://straße.de/größe?a=б", "https://xn--strae-oqa.de/gr%C3%B6%C3%9Fe?a=%D0%B1"),
        ("https://приклад.укр:8080/x", "https://xn--80aikifvh.xn--j1amh:8080/x"),
        ("HTTPS://MÜNCHEN.de", "HTTPS://xn--mnchen-3ya.de"),
        ("https://пример.рф:8080?a#б", "https://xn--e1afmkfd.xn--p1ai:8080?a#%D0%B1"),
        ("https://example.org/：@[ä]", "https://example.org/%EF%BC%9A@[%C3%A4]"),
        ("https://☃.net/x", "https://%E2%98%83.net/x"),
        ("mailto:ann@мир.укр", "mailto:ann@%D0%BC%D0%B8%D1%80.%D1%83%D0%BA%D1%80"),
    ],
)
def test_a_link_is_written_in_ascii(url: str, written: str) -> None:
    assert ascii_url(url) == written
