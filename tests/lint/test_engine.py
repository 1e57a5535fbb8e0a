"""The rules of plain language: what each finds, and what it lets be, in seven languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefing.brief.lint_fields import RULES
from briefing.brief.reader import read_brief
from briefing.errors import Fault, Severity
from briefing.language.language import language, shipped
from briefing.language.sentences import count_words, sentences
from briefing.lint.engine import OF_BRIEF, OF_TEXT, lint
from tests.conftest import SECTIONS
from tests.layout.generated import Author

Folder = Callable[..., Path]
CASES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text("utf-8"))
PARTED = [(tag, parts) for tag, many in CASES.pop("sentences").items() for parts in many]

# Fifty words and more of plain prose in each.
CASES_BY_TONGUE: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name("tongues.yaml").read_text("utf-8")
)


def told(place: Path) -> list[Fault]:
    brief, faults = read_brief(place)
    assert brief is not None, faults
    assert not faults
    return lint(brief)


def only(*names: str) -> str:
    """`lint:` with these rules on and all others off."""
    switches = {name: "on" if name in names else "off" for name in RULES}
    return f"title: T\nlint: {json.dumps(switches)}\n"


def marked(fault: Fault) -> str:
    assert fault.span
    return fault.span.line_text[fault.span.column - 1 : fault.span.end_column - 1]


def corpus() -> Iterator[Any]:
    for rule, tongues in CASES.items():
        for tag, cases in tongues.items():
            every = cases.get("hits", {}) | dict.fromkeys(cases.get("none", ()), ())
            for text, hits in every.items():
                yield pytest.param(rule, tag, text, list(hits), id=f"{rule} {tag} {text[:30]}")


@pytest.mark.parametrize(("rule", "tag", "text", "hits"), list(corpus()))
def test_what_a_rule_finds(rule: str, tag: str, text: str, hits: list[str], folder: Folder) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    as_title = rule == "passive-headings"
    section = f"title: {quoted}\n" if as_title else f"title: A\nbody: {quoted}\n"
    faults = told(folder(brief=f"{only(rule)}language: {tag}\n", a=section))
    assert [marked(fault).replace("''", "'") for fault in faults] == hits
    assert {fault.code for fault in faults} <= {f"lint.{rule}"}


@pytest.mark.parametrize(("tag", "parts"), PARTED)
def test_sentences_end_by_the_habits_of_their_language(tag: str, parts: list[str]) -> None:
    assert sentences(" ".join(parts), language(tag)) == parts


def test_a_number_is_one_word() -> None:
    assert count_words("Les « 300 000 soldats » sont prêts - à 8,3 % !") == 7


def test_every_rule_is_kept_and_has_true_and_false_cases() -> None:
    assert set(RULES) == set(OF_TEXT) | set(OF_BRIEF)
    for rule in {*OF_TEXT, "acronyms"}:
        assert CASES[rule]["en"]["hits"], rule
        assert CASES[rule]["en"]["none"], rule


def test_what_a_bare_brief_lacks(folder: Folder) -> None:
    place = folder(brief="title: T\nlint: {owner: on}\n", a="title: A\n", b="title: B\nsummary: S")
    faults = told(place)
    assert [(fault.code, str(fault.span)) for fault in faults] == [
        ("lint.standfirst", f"{place}/brief.yaml:1:8"),
        ("lint.date", f"{place}/brief.yaml:1:8"),
        ("lint.owner", f"{place}/brief.yaml:1:8"),
        ("lint.key-message", f"{place}/a.yaml:1:8"),
    ]
    for fault in faults:
        assert fault.severity is Severity.WARNING
        name = fault.code.removeprefix("lint.")
        assert f"; `lint: {{{name}: off}}` in brief.yaml switches this off" in (fault.hint or "")


def test_a_key_message_is_one_sentence(folder: Folder) -> None:
    place = folder(brief=only("key-message"), a="title: A\nsummary: Mr. X came. He left.\n")
    (fault,) = told(place)
    assert fault.message == "the key message has 2 sentences; one is the limit"
    assert marked(fault) == "Mr. X came. He left."


def test_the_sixth_figure_is_one_too_many(folder: Folder) -> None:
    five = "figures:\n" + "".join(f"  - {{value: {n}, label: many}}\n" for n in range(5))
    place = folder(brief=only("figures"), a=f"title: A\n{five}", b="title: B\n")
    assert told(place) == []
    place.joinpath("b.yaml").write_text("title: B\nfigures: [{value: 77, label: more}]\n")
    (fault,) = told(place)
    assert (fault.message, marked(fault)) == ("6 figures on one page; 5 is the limit", "77")


def test_what_is_not_at_its_best_says_why(folder: Folder) -> None:
    section = """title: A
status: {is: amber, was: green}
figures:
- {value: 1, label: many, status: red}
- {value: 2, label: many, status: {is: red, because: nobody paid}}
- {value: 3, label: many, status: green}
points:
- {text: Nobody has paid for it yet., status: red}
"""
    place = folder(brief=f"{only('status')}scales: {{risk: [Grave, Slight]}}", a=section)
    place.joinpath("b.yaml").write_text("title: B\nstatus: slight\n")
    place.joinpath("c.yaml").write_text("title: C\nstatus: grave\n")
    assert [(marked(fault), fault.message) for fault in told(place)] == [
        ("amber", "it is amber, and nothing says why"),
        ("red", "it is red, and nothing says why"),
        ("grave", "it is grave, and nothing says why"),
    ]
    hints = [(fault.hint or "").partition(";")[0] for fault in told(place)][:2]
    assert hints == ["add `because: …` to it", "write `status: {is: red, because: …}`"]


def test_markup_that_prints_as_it_stands(folder: Folder) -> None:
    section = "title: A-B\nsummary: '- One'\nbody: |\n  Well - so.\n\n  - it is\n\n  - it is\n"
    place = folder(brief=f"{only('markup')}standfirst: '## Head'\n", a=section)
    faults = told(place)
    assert [str(fault.span).rpartition("/")[2] for fault in faults] == [
        "brief.yaml:3:14",
        "a.yaml:2:11",
        "a.yaml:6:3",
        "a.yaml:8:3",
    ]
    head, item, *_ = faults
    assert head.message == "this prints as it stands: `##` starts no heading here"
    assert item.message == "this prints as it stands: `-` starts no list here"
    hints = [(fault.hint or "").partition(";")[0] for fault in (head, item)]
    assert hints == ["give a section its own `title`", "list `points` in a section"]


def test_titles_may_name_what_the_text_spells_out(folder: Folder) -> None:
    text = "title: The OSCE\nbody: Organization for Security and Co-operation in Europe (OSCE).\n"
    place = folder(brief=only("acronyms"), a=text)
    assert told(place) == []
    place.joinpath("b.yaml").write_text("title: CSDP\nbody: The OSCE pays.\n")
    (fault,) = told(place)
    assert (str(fault.span), fault.message) == (
        f"{place}/b.yaml:1:8",
        "'CSDP' is never spelt out",
    )


def test_an_acronym_is_spelt_out_where_it_first_stands(folder: Folder) -> None:
    late = "title: B\nbody: An Organization for Security and Co-operation in Europe (OSCE).\n"
    place = folder(brief=only("acronyms"), a="title: A\nsummary: The OSCE pays.\n", b=late)
    (fault,) = told(place)
    assert str(fault.span) == f"{place}/a.yaml:2:14"
    assert fault.message == f"'OSCE' is spelt out only further down, at {place}/b.yaml:2:64"


def test_the_place_of_a_sentence_in_a_folded_text(folder: Folder) -> None:
    long = "and so on " * 10
    body = f"title: A\nbody: >-\n  It was short.\n\n  One more. It\n  was {long}\n  that.\n"
    place = folder(brief=only("sentence-length"), a=body)
    (fault,) = told(place)
    assert str(fault.span) == f"{place}/a.yaml:5:13"
    assert marked(fault) == "It"


def test_quotes_are_other_peoples_words(folder: Folder) -> None:
    said = "quote:\n  text: In order to to win CSDP\n  speaker: the the chair in order to sit\n"
    rules = only("doubled-words", "plain-words", "acronyms")
    place = folder(brief=rules, a=f"title: A\n{said}")
    assert [marked(fault) for fault in told(place)] == ["the the", "in order to"]


# Languages whose small words are much the same: a text in one may say that it is in another.
CLOSE = [{"da", "nb", "nn"}, {"bs", "hr"}, {"cs", "sk"}, {"be", "ru", "uk"}, {"bg", "mk"}]


def test_each_language_has_a_report() -> None:
    assert set(CASES_BY_TONGUE) == set(shipped())


@pytest.mark.parametrize(("tag", "said"), CASES_BY_TONGUE.items())
def test_words_of_another_language(tag: str, said: str, folder: Folder) -> None:
    body = f"title: 1\nbody: {json.dumps(said, ensure_ascii=False)}\n"
    brief, _ = read_brief(folder(brief=only("language"), a=body))
    assert brief
    hint = f"write `language: {tag}` in brief.yaml if they are"
    for claimed in shipped():
        faults = lint(brief._replace(language=language(claimed)))
        told = [(fault.hint or "").partition(";")[0] for fault in faults]
        is_close = any({tag, claimed} <= family for family in CLOSE)
        assert told == ([] if tag == claimed else [hint]) or (is_close and not told), claimed


def test_few_words_and_other_languages_are_let_be(folder: Folder) -> None:
    body = "title: A\nbody: Ils sont dans la ville depuis une semaine\n"
    assert told(folder(brief=only("language"), a=body)) == []
    marked_so = f"title: A\nbody: '[{CASES_BY_TONGUE['fr'].replace(chr(39), ' ')}]{{lang=fr}}'\n"
    assert told(folder(brief=only("language"), a=marked_so)) == []
    names = "title: A\nbody: " + "Poland Estonia Latvia Lithuania Finland " * 12 + "\n"
    assert told(folder(brief=f"{only('language')}language: fr\n", a=names)) == []
    unknown = f"{only('language')}language: eo\n"
    brief, _ = read_brief(folder(brief=unknown, a=names))
    assert brief
    assert lint(brief) == []


def test_the_shipped_brief_is_plain() -> None:
    brief, _ = read_brief(SECTIONS)
    assert brief is not None
    assert lint(brief) == []
    every = brief._replace(lint=tuple((name, True) for name in RULES))
    assert [fault.code for fault in lint(every)] == ["lint.owner"]


def test_of_half_a_brief_nobody_can_say_what_it_lacks(folder: Folder) -> None:
    place = folder(brief="title: T\ndate: tomorrow\n", a="title: A\nbody: It is is CSDP.\n")
    brief, _ = read_brief(place)
    assert brief is not None
    assert [fault.code for fault in lint(brief, is_whole=False)] == ["lint.doubled-words"]


def test_no_brief_makes_it_stumble(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    every = tuple((name, True) for name in RULES)
    for seed in range(int(pytestconfig.getoption("--briefs"))):
        place = tmp_path / str(seed)
        place.mkdir()
        brief, _ = read_brief(Author(seed).write(place))
        assert brief is not None
        for fault in lint(brief._replace(lint=every)):
            assert fault.span
            assert 1 <= fault.span.column < fault.span.end_column <= len(fault.span.line_text) + 1


def test_every_rule_is_documented_as_it_is() -> None:
    rows = SECTIONS.joinpath("PLAIN-LANGUAGE.md").read_text("utf-8").splitlines()
    documented = [
        row for row in rows if row.startswith("| `") and row.endswith(("| on |", "| off |"))
    ]
    assert documented == [
        f"| `{name}` | {rule.warns_of} | {'on' if rule.is_on else 'off'} |"
        for name, rule in RULES.items()
    ]
