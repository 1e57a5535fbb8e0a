"""A number is held against the cell of a source whose row and column the page names."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path

import pytest

from briefing.evidence.check import Evidence, Status
from briefing.evidence.source_tables import SourceCell, SourceTable
from briefing.evidence.table_heads import headed, name_of
from briefing.language.language import language
from tests.spreadsheets.books import xlsx

Check = Callable[..., Evidence]
Rows = Sequence[Sequence[str]]

SPENDING = (
    ("Country", "2021", "2022", "2023", "Change, points"),
    ("Estonia", "2.0", "2.8", "3.2", "+0.4"),
    ("Latvia", "2.1", "2.15", "2.3", "+0.15"),
    ("Lithuania", "2.6", "2.4", "2.9", "+0.5"),
    ("Total", "6.7", "7.35", "8.4", "+1.05"),
)
TITLE = "Defence spending, % of GDP"


def as_markdown(rows: Rows, title: str = TITLE) -> str:
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:])]
    return "\n".join((title, "", *lines, ""))


def as_csv(rows: Rows, title: str = TITLE) -> str:
    return f'"{title}"\n' + "".join(f"{';'.join(row)}\n" for row in rows)


def as_long_csv(rows: Rows, title: str = TITLE) -> str:
    """A row a number, as statistical offices give their data."""
    head = rows[0]
    cells = (
        (row[0], column, number)
        for row in rows[1:]
        for column, number in zip(head[1:], row[1:], strict=True)
    )
    return as_csv((("country", "year", "value"), *cells), title)


def as_workbook(rows: Rows, title: str = TITLE) -> bytes:
    return xlsx(Summary=[[title], [], *rows])


@pytest.fixture
def check(check: Check) -> Check:
    """Check a section against its saved source, a table in Markdown unless its name says more."""

    def checked(
        section: str, saved: str | bytes, name: str = "s.md", tag: str = "en", also: str = ""
    ) -> Evidence:
        return check(section, saved, tag, also, name)

    return checked


def told(evidence: Evidence) -> list[str]:
    return [f"{fault.code}: {fault.message}" for fault in evidence.faults]


def places(evidence: Evidence) -> list[str]:
    """Where each number was found that the source is to say."""
    return [claim.words for claim in evidence.claims if claim.status is Status.FOUND]


KINDS = [
    ("s.md", as_markdown),
    ("s.csv", as_csv),
    ("s.csv", as_long_csv),
    ("s.xlsx", as_workbook),
]


@pytest.mark.parametrize(("name", "write"), KINDS)
def test_swapped_cells_are_told_in_each_kind_of_source(
    name: str, write: Callable[[Rows], str | bytes], check: Check
) -> None:
    section = "table: {columns: [Country, 2022, 2023], rows: [[Estonia, '%s', '%s']]}"
    assert told(check(section % ("2.8", "3.2"), write(SPENDING), name)) == []
    first, second = told(check(section % ("3.2", "2.8"), write(SPENDING), name))
    assert first.startswith("evidence.cell: the source has 2.8 in Estonia, 2022 (")
    assert second.startswith("evidence.cell: the source has 3.2 in Estonia, 2023 (")
    assert second.endswith("); you wrote 2.8")


def test_a_swapped_number_is_told_with_its_own_place(check: Check) -> None:
    section = "table: {columns: [Country, 2023], rows: [[Estonia, '2.8']]}"
    (fault,) = check(section, as_markdown(SPENDING)).faults
    assert fault.message == "the source has 3.2 in Estonia, 2023 (line 5); you wrote 2.8"
    assert fault.hint == ("2.8 is in Estonia, 2022: mend the number, or the row or column it is in")
    assert fault.span
    assert (fault.span.line, fault.span.column) == (2, 53)
    assert not fault.is_error
    (error,) = check(section, as_markdown(SPENDING), also="evidence: required\n").faults
    assert error.is_error


def test_a_number_in_its_cell_is_found_there(check: Check) -> None:
    section = "table: {columns: [Country, 2023], rows: [[Estonia, '3.2']]}"
    claim = next(c for c in check(section, as_markdown(SPENDING)).claims if c.text == "3.2")
    assert (claim.place, claim.words) == ("line 5", "Estonia, 2023: 3.2")


WRONG = [
    # a neighbouring row, and a neighbouring year
    "table: {columns: [Country, 2023], rows: [[Estonia, '2.3']]}",
    "table: {columns: [Country, 2023], rows: [[Estonia, '2.0']]}",
    # another row and another year
    "table: {columns: [Country, 2023], rows: [[Estonia, '2.15']]}",
    # the same transposed, and with a head over others
    "table: {columns: [Year, Estonia], rows: [['2023', '2.8']]}",
    "table: {columns: [Country, {head: Spending, columns: ['2022', '2023']}], "
    "rows: [[Estonia, '2.8', '2.8']]}",
    # the year, or the country, is in the caption alone
    "table: {caption: 'Spending, 2023', columns: [Country, Defence spending], "
    "rows: [[Estonia, '2.8']]}",
    "table: {caption: Estonia, columns: [Year, Spending], rows: [['2023', '2.8']]}",
    # a slip of a digit that stands somewhere in the text
    "table: {columns: [Country, 2023], rows: [[Estonia, '8.4']]}",
    # the sign
    "table: {columns: [Country, 'Change'], rows: [[Estonia, '+0.5']]}",
    # charts
    "chart: {title: 'Spending, 2023', bars: {Estonia: 2.8}}",
    "chart: {title: Spending in 2023, bars: {Estonia: 2.3}}",
    "chart: {title: Estonia, line: {2021: 2.0, 2022: 2.8, 2023: 2.8}}",
    "chart: {line: {Estonia: {2022: 2.4, 2023: 3.2}, Latvia: {2022: 2.15, 2023: 2.3}}}",
    "chart: {series: [2022, 2023], bars: {Estonia: [2.8, 2.3], Latvia: [2.15, 2.3]}}",
    "chart: {title: Estonia, line: [2.8, 2.0], labels: [2022, 2023]}",
    # a key figure
    "figures: [{value: 2.8%, label: of GDP in 2023, kicker: Estonia}]",
    "figures: [{value: 2.3%, label: 'of GDP, Estonia', as_of: 2023}]",
    "figures: [{value: Up, label: 'Estonia, of GDP', chart: {bars: {2022: 2.8, 2023: 2.0}}}]",
    # prose
    "body: Estonia spent 2.8% of GDP on defence in 2023.",
    "body: In 2023, Estonia spent 2.3%.",
    "summary: In Estonia it was 2.8% in 2023",
]


@pytest.mark.parametrize("section", WRONG)
def test_what_stands_elsewhere_is_told(section: str, check: Check) -> None:
    source = as_markdown(SPENDING) + "\nAll three together came to 8.4 or so.\n"
    assert [each.split(":")[0] for each in told(check(section, source))] == ["evidence.cell"]


INNOCENT = [
    # in another order, transposed, in part
    "table: {columns: [Country, 2023, 2021], "
    "rows: [[Latvia, '2.3', '2.1'], [Estonia, '3.2', '2.0']]}",
    "table: {columns: [Year, Latvia, Estonia], "
    "rows: [['2023', '2.3', '3.2'], ['2021', '2.1', '2.0']]}",
    # rounded, and with its unit
    "table: {columns: [Country, 2022], rows: [[Latvia, '2.2']]}",
    "table: {columns: [Country, '2022, %'], rows: [[Estonia, 2.8%], [Latvia, 2.15 %]]}",
    # total and change
    "table: {columns: [Country, 2023, 'Change, points'], "
    "rows: [[Estonia, '3.2', '+0.4']], total: [Total, '8.4', '+1.05']}",
    # another total than the source's
    "table: {columns: [Country, 2023], rows: [[Estonia, '3.2']], total: [Total, '5.5']}",
    # heads that the source does not have
    "table: {columns: [Country, Was, Now], rows: [[Estonia, '2.8', '3.2']]}",
    "table: {columns: [Country, Rank in 2023], rows: [[Estonia, '2.9']]}",
    "table: {columns: [Country, 2023 plan], rows: [[Estonia, '2.9']]}",
    "table: {caption: In 2023, columns: [Country, Rank], rows: [[Estonia, '2.9']]}",
    "table: {columns: [Country, 2023], rows: [[Nordic countries, '2.9']]}",
    # several numbers in a cell
    "table: {columns: [Country, 2023], rows: [[Estonia, 2.8 to 3.2]]}",
    # a number that is compared with another year or country
    "figures: [{value: 3.2%, label: of GDP, kicker: Estonia, context: up from 2.8% in 2022}]",
    "figures: [{value: 3.2%, label: the most since 2021, kicker: Estonia}]",
    "figures: [{value: 3.2%, label: more than Latvia in 2023, kicker: Estonia}]",
    "figures: [{value: 3.2%, label: 'of GDP, from 2.8% in 2022', kicker: Estonia}]",
    "figures: [{value: 3.2%, label: 'Estonia and Latvia, 2022'}]",
    "figures: [{value: 3.2%, label: Estonia, as_of: 2022-12-31}]",
    "body: The country spent 3.2% in 2023, more than Latvia.",
    "body: Estonia spent 3.2% of GDP, the most since 2022.",
    "body: Estonia spent 3.2%, up from 2.8% in 2022.",
    "body: In its report of 2022, Estonia said that it would spend 3.2%.",
    "body: Unlike Latvia in 2023, Estonia spent 3.2%.",
    "body: Spending was 2.8% in Estonia in 2022, and 2.3% in Latvia in 2023.",
    # the rise of a column that is named by the year
    "figures: [{value: '+0.4', label: points in 2023, kicker: Estonia}]",
]


@pytest.mark.parametrize("section", INNOCENT)
def test_what_differs_innocently_is_not_told(section: str, check: Check) -> None:
    source = as_markdown(SPENDING) + "\nFrom 3.2% to 2.8%, 2.3% and 5.5.\n"
    assert told(check(section, source)) == []


def test_names_agree_but_for_case_plural_marks_and_units() -> None:
    english, ukrainian = language("en"), language("uk")
    for one, other in (
        ("Bridges", "bridge"),
        ("T\u00fcrkiye", "TURKIYE*"),
        ("Revenue ($ million)", "Revenue, million"),
        ("Jan 2025", "2025-01"),
        ("1 March 2026", "2026-03-01"),
        ("2022/23", "2022\u201323"),
        ("Q3 2025", "2025-Q3"),
    ):
        assert name_of((one,), english).core == name_of((other,), english).core, one
    assert name_of(("Естонія",), ukrainian).stems == name_of(("Естонії",), ukrainian).stems
    for one, other in (("Niger", "Nigeria"), ("Austria", "Australia"), ("Iran", "Iraq")):
        assert name_of((one,), english).stems != name_of((other,), english).stems


def table(*rows: str) -> SourceTable:
    cells = (tuple(SourceCell(text.strip(), "") for text in row.split("|")) for row in rows)
    return SourceTable("", tuple(cells))


def test_heads_of_rows_and_columns_are_told_from_numbers() -> None:
    found = headed(
        table(
            "       |     | 2023 | 2023  | 2024 ",
            "       |     | Men  | Women | Men  ",
            "Baltic |     |      |       |      ",
            "Tallinn| EE  | 1    | 2     | 3    ",
            "Riga   | LV  | 4    | 5     | 6    ",
        ),
        language("en"),
    )
    assert found.rows.paths == [("Baltic", "Tallinn", "EE"), ("Baltic", "Riga", "LV")]
    assert found.columns.paths == [("2023", "Men"), ("2023", "Women"), ("2024", "Men")]
    assert [[cell.text for cell in row] for row in found.cells] == [list("123"), list("456")]


OVER = """
|         | 2022 | 2022  | 2023 | 2023  |
|---------|------|-------|------|-------|
|         | Men  | Women | Men  | Women |
| Estonia | 11   | 12    | 13   | 14    |
| Latvia  | 21   | 22    | 23   | 24    |
"""


@pytest.mark.parametrize(
    ("section", "is_told"),
    [
        (
            "table: {columns: ['', {head: 2023, columns: [Men, Women]}], "
            "rows: [[Latvia, '23', '24']]}",
            False,
        ),
        (
            "table: {columns: ['', {head: 2023, columns: [Men, Women]}], "
            "rows: [[Latvia, '22', '24']]}",
            True,
        ),
        ("table: {caption: In 2023, columns: ['', Women], rows: [[Latvia, '24']]}", False),
        ("table: {caption: In 2023, columns: ['', Women], rows: [[Latvia, '22']]}", True),
        # of which year, nobody says; but in none women are 23
        ("table: {columns: ['', Women], rows: [[Latvia, '24']]}", False),
        ("table: {columns: ['', Women], rows: [[Latvia, '23']]}", True),
    ],
)
def test_heads_over_others_are_names_as_well(section: str, is_told: bool, check: Check) -> None:
    assert bool(told(check(section, OVER))) is is_told


ACCOUNTS = """# Results, $ million

| | 2024 | 2025 |
|---|---|---|
| Revenue (net) | 801 | 892.4 |
| Cost of sales | (512) | (530) |
| Staff (thousands) | 12.1 | 13.4 |
"""


@pytest.mark.parametrize(
    ("section", "is_told"),
    [
        ("table: {caption: $ million, columns: ['', 2025], rows: [[Revenue, '892']]}", False),
        ("table: {caption: $ million, columns: ['', 2025], rows: [[Revenue, '801']]}", True),
        ("table: {columns: ['', '2025, $ billion'], rows: [[Revenue, '0.9']]}", False),
        ("table: {columns: ['', '2025, $ million'], rows: [[Cost of sales, '-530']]}", False),
        ("table: {columns: ['', '2025, $ million'], rows: [[Cost of sales, '530']]}", False),
        ("table: {columns: ['', '2025, $ million'], rows: [[Cost of sales, '512']]}", True),
        ("table: {columns: ['', 2025], rows: [[Staff, '13,400']]}", False),
        ("figures: [{value: $892 million, label: 'Revenue, 2025'}]", False),
        ("figures: [{value: $801 million, label: 'Revenue, 2025'}]", True),
        ("body: Revenue was $801 million in 2025.", True),
    ],
)
def test_units_and_brackets_of_accounts_agree(section: str, is_told: bool, check: Check) -> None:
    assert bool(told(check(section, ACCOUNTS))) is is_told


@pytest.mark.parametrize(
    ("tag", "section", "is_told"),
    [
        ("de", "body: Estland gab im Jahr 2023 2,8 % aus.", True),
        ("fr", "body: Estonia a dépensé 2,8 % en 2023.", False),
        ("de", "table: {columns: [Land, 2023], rows: [[Estland, '2,8']]}", True),
        ("de", "table: {columns: [Land, 2023], rows: [[Estland, '3,2']]}", False),
        ("de", "table: {columns: [Land, 2023], rows: [[Estonia, '2,8']]}", False),
    ],
)
def test_a_source_in_another_language_is_held_as_far_as_its_names_agree(
    tag: str, section: str, is_told: bool, check: Check
) -> None:
    source = "Ausgaben in %\n\n| Land | 2022 | 2023 |\n|--|--|--|\n| Estland | 2,8 | 3,2 |\n"
    assert bool(told(check(section, source, tag=tag))) is is_told


def test_another_source_may_say_it(check: Check, tmp_path: Path) -> None:
    tmp_path.joinpath("t.md").write_text("Estonia: 2.8 in 2023, as revised.", "utf-8")
    section = "table: {columns: [Country, 2023], rows: [[Estonia, '2.8']]}"
    two = check(section, as_markdown(SPENDING), also="  t: {title: T, file: t.md}\n")
    assert told(two) == []
    unsaved = check(section, as_markdown(SPENDING), also="  t: {title: T}\n")
    assert [claim.status for claim in unsaved.claims][1:] == [Status.UNCHECKED]


def _table(rng: random.Random) -> list[list[str]]:
    """A table of words by years, of which no two numbers are alike when rounded to a whole."""
    words = rng.sample(["Estonia", "Latvia", "Spain", "Chad", "Mali", "Peru", "Fiji", "Oman"], 5)
    years = [str(year) for year in sorted(rng.sample(range(1990, 2025), 4))]
    values = iter(rng.sample(range(1000, 99_000, 7), 20))
    numbers = [[f"{next(values) / 10:.1f}" for _ in years] for _ in words]
    return [["Country", *years], *([w, *row] for w, row in zip(words, numbers, strict=True))]


def _part(rows: list[list[str]], rng: random.Random) -> list[list[str]]:
    """Some rows and columns of a table in another order, turned or not, some numbers rounded."""
    across = [0, *rng.sample(range(1, 5), 3)]
    down = [0, *rng.sample(range(1, 6), 3)]
    part = [[rows[row][column] for column in across] for row in down]
    if rng.random() < 0.5:
        part = [list(row) for row in zip(*part, strict=True)]
    for row, column in product(range(1, len(part)), repeat=2):
        if rng.random() < 0.3:
            part[row][column] = f"{round(float(part[row][column])):,}"
    return part


def _section(part: list[list[str]]) -> str:
    return f"table: {{columns: {part[0]}, rows: {part[1:]}}}"


@pytest.mark.parametrize("seed", range(24))
def test_any_part_of_a_table_is_right_and_any_two_cells_swapped_are_told(
    seed: int, check: Check
) -> None:
    rng = random.Random(seed)
    rows = _table(rng)
    name, write = KINDS[seed % len(KINDS)]
    source = write(rows, "Data")
    part = _part(rows, rng)
    assert told(check(_section(part), source, name)) == []
    one, other = rng.sample(list(product(range(1, 4), repeat=2)), 2)
    part[one[0]][one[1]], part[other[0]][other[1]] = part[other[0]][other[1]], part[one[0]][one[1]]
    wrong = check(_section(part), source, name)
    assert [fault.code for fault in wrong.faults] == ["evidence.cell"] * 2
    assert {fault.message.rpartition("you wrote ")[2] for fault in wrong.faults} == {
        part[row][column] for row, column in (one, other)
    }


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("In millions", False),
        ("In thousands", True),
        ("In billions", True),
        ("Revenue", False),
    ],
)
def test_a_unit_over_the_brief_s_table_is_held_against_the_source_s(
    said: str, is_told: bool, check: Check
) -> None:
    source = "# Results, $ million\n\n| | 2025 |\n|--|--|\n| Sales | 892 |\n| Cost | 530 |\n"
    section = f"table: {{caption: {said}, columns: ['', 2025], rows: [[Sales, '892']]}}"
    assert bool(told(check(section, source))) is is_told
    mixed = source.replace("million", "million, staff in thousands")
    assert not any(each.startswith("evidence.cell") for each in told(check(section, mixed)))


def test_of_several_tables_the_one_whose_title_fits_decides(check: Check) -> None:
    people, rate = (
        (["", "2024", "2025"], ["Weir", "412", "413"], ["Kirk", "301", "302"]),
        (
            ["", "2024", "2025"],
            ["Weir", "7.9", "8.2"],
            ["Kirk", "4.5", "4.7"],
        ),
    )
    source = as_markdown(people, "# People in work\n") + as_markdown(rate, "# Unemployment rate\n")
    section = "table: {title: Unemployment rate, columns: ['', 2025], rows: [[Weir, '%s']]}"
    assert told(check(section % "8.2", source)) == []
    (only,) = told(check(section % "4.5", source))
    assert only.startswith("evidence.cell: the source has 8.2 in Weir, 2025 (")


@pytest.mark.parametrize(
    ("head", "values", "is_told"),
    [
        ("Vacant, %", ("12.4%", "11.3%"), False),
        ("Vacant (%)", ("12.4%", "11.3%"), False),
        ("Vacant, % of posts", ("12.4%", "11.3%"), False),
        ("Vacant", ("200", "369"), False),
        ("Vacant, %", ("11.3%", "12.4%"), True),
        ("Vacant", ("369", "200"), True),
    ],
)
@pytest.mark.parametrize("share", ["Vacant, % of posts", "Vacant (% of posts)"])
def test_a_share_is_not_the_count_beside_it(
    share: str, head: str, values: tuple[str, str], is_told: bool, check: Check
) -> None:
    rows = (["", "Posts", "Vacant", share], ["Doctors", "1,611", "200", "12.4"])
    source = as_markdown((*rows, ["Nurses", "3,268", "369", "11.3"]), "Posts")
    section = "table: {columns: ['', '%s'], rows: [[Doctors, '%s'], [Nurses, '%s']]}"
    assert bool(told(check(section % (head, *values), source))) == is_told


def test_columns_of_one_name_are_told_apart_by_per_cent(check: Check) -> None:
    rows = (["", "Variance", "Variance, %"], ["Housing", "2,485", "13.1%"], ["Roads", "31", "2%"])
    section = "table: {columns: ['', Variance, 'Variance, %%'], rows: [[Housing, '%s', '%s']]}"
    assert told(check(section % ("2,485", "13.1"), as_markdown(rows))) == []
    assert len(told(check(section % ("13.1", "2,485"), as_markdown(rows)))) == 2


def test_a_table_without_heads_has_those_of_the_one_above(check: Check) -> None:
    source = "Revenue;Q1;Q2\nPumps;11;12\nRails;21;22\n\nIncome;;\nPumps;5;6\nRails;7;8\n"
    section = (
        "table: {columns: ['', {head: Income, columns: [Q1, Q2]}], rows: [[Rails, '%s', '%s']]}"
    )
    assert told(check(section % ("7", "8"), source, "s.csv")) == []
    assert len(told(check(section % ("8", "7"), source, "s.csv"))) == 2


def test_a_title_with_two_units_says_none(check: Check) -> None:
    rows = (["Cluster", "Reached", "Required", "Received"], ["Health", "209", "17.9", "6.6"])
    source = as_markdown(rows, "People (thousands) and money ($ million)")
    section = "table: {columns: [Cluster, 'Required, $ million'], rows: [[Health, '%s']]}"
    assert places(check(section % "17.9", source)) == ["Health, Required: 17.9"]
    assert len(told(check(section % "6.6", source))) == 1


def test_a_target_is_mistaken_for_the_number_of_a_quarter(check: Check) -> None:
    rows = (["Indicator", "Q2", "Q3 2025/26", "Target"], ["Calls", "60.8%", "66.7%", "75.0%"])
    section = "table: {columns: [Indicator, Q3 2025/26, Target], rows: [[Calls, %s, 75.0%%]]}"
    source = as_markdown(rows, "Indicators")
    assert told(check(section % "66.7%", source)) == []
    (only,) = told(check(section % "75.0%", source))
    assert only.startswith("evidence.cell: the source has 66.7% in Calls, Q3 2025/26 (")


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        ("In Latvia it was 2.15%, in Estonia 3.2%.", False),
        ("In Latvia it was 2.8%, in Estonia 3.2%.", True),
        ("In Latvia it was 2.15%, in Estonia 2.4%.", True),
        # whose share that is, or of which of two, is not said
        ("In Latvia and elsewhere it was 3.0%, unlike Estonia with 2.8%.", False),
        ("Unlike Estonia, it was 2.4%.", False),
        # a sentence of the source says it in prose
        ("In Latvia it was 2.9%, in Estonia 3.2%.", False),
    ],
)
def test_a_clause_that_names_a_row_alone_says_a_number_of_that_row(
    body: str, is_told: bool, check: Check
) -> None:
    prose = "\nAs revised since then, the share of Latvia may come to 2.9%, or to 3.0% at most.\n"
    found = check(f"body: {body}", as_markdown(SPENDING) + prose)
    assert [each.split(":")[0] for each in told(found)] == ["evidence.cell"] * is_told


def test_a_column_without_a_head_has_the_words_above_its_table(check: Check) -> None:
    source = as_markdown(
        (["", "2025", ""], ["Lignite", "55.6", "-11.9"], ["Coal", "26.0", "-16.1"])
    )
    source = source.replace(TITLE, "Change from 2024 to 2025, %")
    section = "table: {columns: ['', 2025, 'Change, %%'], rows: [[Lignite, '%s', '%s']]}"
    assert told(check(section % ("55.6", "-11.9"), source)) == []
    assert len(told(check(section % ("55.6", "-16.1"), source))) == 1
    (swapped,) = told(check(section % ("-11.9", "55.6"), source))
    assert swapped.startswith("evidence.cell: the source has 55.6 in Lignite, 2025 (")
