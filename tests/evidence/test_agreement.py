"""Numbers that agree though they are written otherwise: under a unit, as a fall, with a mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.evidence.check import Evidence, Status
from briefing.evidence.directions import FALL, NEITHER, RISE, direction
from briefing.evidence.units import find_scales
from briefing.language.decimals import Form
from briefing.language.language import language
from briefing.language.numerals import find_numerals

Check = Callable[..., Evidence]


def statuses(evidence: Evidence) -> set[Status]:
    return {claim.status for claim in evidence.claims}


REPORT = """Income statement ({said})
\t2025\t2024
Sales\t892\t801
Staff (thousands)\t12\t13
"""


@pytest.mark.parametrize(
    ("wrote", "said", "is_there"),
    [
        ("Sales were $892 million", "$ million", True),
        ("Sales were $892 million", "in millions of dollars", True),
        ("Sales were $892 million", "in thousands of dollars", False),
        ("Sales were $892 thousand", "in thousands of dollars", True),
        ("Sales were €892 million", "$ million", False),
        ("There are 12,000 staff", "$ million", True),
        ("There are 12 million staff", "$ million", False),
        ("Sales were 892", "$ million", True),
    ],
)
def test_a_source_s_table_says_its_unit_once(
    wrote: str, said: str, is_there: bool, check: Check
) -> None:
    evidence = check(f"body: {wrote}", REPORT.format(said=said))
    assert (statuses(evidence) == {Status.FOUND}) is is_there


def test_prose_below_a_table_has_no_unit_of_it(check: Check) -> None:
    prose = "The board met on the first floor of the house and talked for 45 minutes about pay.\n"
    table = REPORT.format(said="$ million")
    assert statuses(check("body: $45 million", table + prose)) == {Status.UNSUPPORTED}
    assert statuses(check("body: $45 million", f"{table}Cost\t45\t41\n")) == {Status.FOUND}


@pytest.mark.parametrize(
    ("section", "is_there"),
    [
        ("table: {columns: [A, $ million], rows: [[b, '892']]}", True),
        ("table: {columns: [A, $ thousand], rows: [[b, '892']]}", False),
        ("table: {caption: In millions, columns: [A, Sales], rows: [[b, '892']]}", True),
        ("table: {columns: [A, Sales], rows: [[b (millions), '892']]}", True),
        ("table: {columns: [A, {head: Sales}], rows: [[b, $892m]]}", True),
        ("figures: [{value: $892, unit: million, label: x, chart: {line: [801, 892]}}]", True),
        ("figures: [{value: Up, label: x, chart: {bars: {a: 892}, caption: $ million}}]", True),
        ("chart: {bars: {a: 892, b: 801}, unit: million, caption: Sales}", True),
    ],
)
def test_a_brief_says_a_unit_once(section: str, is_there: bool, check: Check) -> None:
    evidence = check(section, "Sales were $892 million, after $801 million.")
    assert (statuses(evidence) == {Status.FOUND}) is is_there


@pytest.mark.parametrize(
    ("tag", "said", "power", "unit"),
    [
        ("en", "$ million", 6, "USD"),
        ("en", "Sales, $m", 6, "USD"),
        ("en", "€bn", 9, "EUR"),
        ("en", "in thousands", 3, ""),
        ("en", "Change, %", 0, "%"),
        ("en", "in millions of U.S. dollars", 6, "USD"),
        ("en", "Dividend per share ($)", 0, "USD"),
        ("en", "Spending, €", 0, "EUR"),
        ("en", "Length, km", 0, "km"),
        ("de", "Ernte (Tonnen)", 0, "t"),
        ("de", "in Mio. Euro", 6, "EUR"),
        ("fr", "en milliers d'euros", 3, "EUR"),
        ("fr", "Recettes, M€", 6, "EUR"),
        ("uk", "млн грн", 6, "UAH"),
        ("pl", "w tysiącach", 3, ""),
        ("es", "en millones de euros", 6, "EUR"),
        ("it", "in migliaia", 3, ""),
    ],
)
def test_a_scale_is_read_in_each_language(tag: str, said: str, power: int, unit: str) -> None:
    (scale,) = find_scales(said, language(tag))
    assert (scale.power, scale.unit) == (power, unit)


@pytest.mark.parametrize(
    "said", ["two million people", "12%", "(12)%", "$1.1B", "5 thousand", "metres, m"]
)
def test_a_number_s_own_words_are_no_scale(said: str) -> None:
    assert list(find_scales(said, language("en"))) == []


@pytest.mark.parametrize(
    ("wrote", "saved", "is_there"),
    [
        ("body: Sales dropped 12%", "Sales\t-12%", True),
        ("body: Sales were 12%", "Sales\t-12%", False),
        ("body: Sales rose 12%", "Sales\t-12%", False),
        ("table: {columns: [A, Change], rows: [[b, -12%]]}", "Sales fell by 12%.", True),
        ("table: {columns: [A, Change], rows: [[b, -12%]]}", "Sales fell to 12%.", False),
        ("table: {columns: [A, 'Change, %'], rows: [[b, (12)]]}", "Sales (12)%", True),
    ],
)
def test_a_fall_may_be_told_by_a_sign(wrote: str, saved: str, is_there: bool, check: Check) -> None:
    assert (statuses(check(wrote, saved)) == {Status.FOUND}) is is_there


@pytest.mark.parametrize(
    ("tag", "rise", "fall", "level"),
    [
        ("en", "rose by about 12%", "12% lower", "fell to 12%"),
        ("en", "up 12%", "down 12%", "made up 12%"),
        ("de", "stieg um 12 %", "ging um 12 % zurück", "stieg auf 12 %"),
        ("fr", "a augmenté de 12 %", "en baisse de 12 %", "a augmenté de 12 % à 14 %"),
        ("es", "creció un 12 %", "cayó un 12 %", "cayó al 12 %"),
        ("it", "è salito del 12 %", "è calato del 12 %", "è salito al 12 %"),
        ("pl", "wzrosła o 12 %", "spadła o 12 %", "spadła do 12 %"),
        ("uk", "зросла на 12 %", "знизилася на 12 %", "знизилася до 12 %"),
    ],
)
def test_a_direction_is_read_in_each_language(tag: str, rise: str, fall: str, level: str) -> None:
    own = language(tag)

    def read(text: str) -> int:
        return direction(text, find_numerals(text, own)[0], own)

    assert [read(text) for text in (rise, fall, level)] == [RISE, FALL, NEITHER]


@pytest.mark.parametrize(
    ("wrote", "saved", "is_told"),
    [
        ("Sales rose by 12%", "Sales fell by 12%.", True),
        ("Sales are down 12%", "Sales: +12%", True),
        ("Sales rose by 12%", "Sales fell to 12%.", False),
        ("Sales rose by 12%", "Sales fell by 12%, costs rose 12%.", False),
        ("Sales rose by 12%", "Sales fell by 12% and costs were 12% of them.", False),
        ("Sales moved by 12%", "Sales fell by 12%.", False),
        ("Sales rose to 12%", "Sales fell by 2% to 12%.", True),
        ("Sales fell to 12%", "Sales were 12%, up from 9%.", True),
        ("Sales fell to 12%", "Sales rose to 12%, costs fell to 12%.", False),
        (
            "Sales rose 12% in all, to 14 million",
            "Sales fell 12% to 15 million, not 14 million.",
            True,
        ),
        ("Sales rose by 12%", "Sales fell most in May, by 12%. Of costs 12% were fixed.", True),
        ("Sales rose by 12%", "Costs fell by 12%. Sales were 12% of all.", False),
        ("Up to 12% are sold", "Sales fell to 12%.", False),
    ],
)
def test_the_other_direction_is_a_warning(
    wrote: str, saved: str, is_told: bool, check: Check
) -> None:
    evidence = check(f"body: {wrote}", saved, more="evidence: required\n")
    assert [fault.code for fault in evidence.faults] == ["evidence.direction"] * is_told
    assert not any(fault.is_error for fault in evidence.faults)


@pytest.mark.parametrize(
    ("wrote", "tag", "is_told"),
    [
        ("Sales rose to 12%, from 14%", "en", True),
        ("Sales fell to 12%, from 14%", "en", False),
        ("Sales were 12% in May, up from 14%", "en", True),
        ("Sales went up from 14% to 12%", "en", True),
        ("Costs fell to 12%, from 14 million", "en", False),
        ("Sales fell to 14 trucks from 2 yards", "en", False),
        ("Sales rose by 12%, against 14%", "en", False),
        ("Die Quote stieg von 14 % auf 12 %", "de", True),
        ("Le taux a augmenté à 12 %, contre 14 %", "fr", True),
        ("Частка зросла до 12 % проти 14 %", "uk", True),
        ("La quota è salita dal 14 % al 12 %", "it", True),
        ("Udział wzrósł z 14 % do 12 %", "pl", True),
        ("La cuota subió al 12 %, frente al 14 %", "es", True),
    ],
)
def test_a_comparison_that_goes_the_other_way_is_told(
    wrote: str, tag: str, is_told: bool, check: Check
) -> None:
    evidence = check(f"body: {wrote}", wrote, tag)
    assert [fault.code for fault in evidence.faults] == ["evidence.direction"] * is_told


def test_a_figure_is_compared_with_its_context(check: Check) -> None:
    figure = "figures: [{value: 12%, label: of sales, context: up from 14%}]"
    (fault,) = check(figure, "12%, 14%").faults
    assert (fault.message, fault.span and fault.span.marked) == (
        "12% is less than 14%; you wrote a rise",
        "14%",
    )


@pytest.mark.parametrize(
    ("saved", "is_there"),
    [("64,771,0074", True), ("64,7714", True), ("64,771", True), ("647,714", False)],
)
def test_the_mark_of_a_footnote_is_no_digit(saved: str, is_there: bool, check: Check) -> None:
    wrote = "64,771,007" if saved.count(",") == 2 else "64,771"
    assert (statuses(check(f"body: '{wrote}'", f"Homes {saved}")) == {Status.FOUND}) is is_there


def test_a_mark_behind_decimals_is_a_decimal(check: Check) -> None:
    assert statuses(check("body: 64.771", "Homes 64.7714")) == {Status.UNSUPPORTED}
    assert statuses(check("body: '64,771'", "Wohnungen 64,7714", "de")) == {Status.UNSUPPORTED}


def test_a_year_over_a_column_claims_nothing(check: Check) -> None:
    evidence = check("table: {columns: [A, 2019, 2020], rows: [[2018, 12, 13]]}", "12, then 13")
    assert [claim.status.value for claim in evidence.claims] == [
        "exempt",
        "exempt",
        "unsupported",
        "found",
        "found",
    ]


def test_a_currency_is_the_next_number_s() -> None:
    (spent, budget) = find_numerals("£7.9 million of £12.4 million", language("en"))
    assert (spent.text, budget.text) == ("£7.9 million", "£12.4 million")


def test_a_row_s_own_unit_goes_before_its_table_s(check: Check) -> None:
    saved = "Income (in millions of U.S. dollars)\nRevenue\t3,377\nDividend per share ($)\t0.41\n"
    assert statuses(check("body: '$3,377 million, and $0.41 a share'", saved)) == {Status.FOUND}
    assert statuses(check("body: $0.42", saved)) == {Status.UNSUPPORTED}


ROWS = "table: {columns: [A, B, C], rows: [[b, '12', '13'], [c, '14', '18']]}"


def test_a_unit_that_a_table_lacks_is_told_once(check: Check) -> None:
    evidence = check(ROWS, "b 12,000 13,000\nc 14,000 15,000")
    lone, together = evidence.faults
    assert lone.message == "the source does not say 18"
    assert together.message == (
        "3 numbers of table of works stand in the source in full, not in thousands"
    )
    assert together.span
    assert (together.span.line, together.span.column) == (2, 41)


def test_a_head_that_says_another_power_is_told_once(check: Check) -> None:
    saved = "Jobs, in thousands\n\nRegion 2024 2025\nNorth 412.6 413.9\nSouth 288.1 290.4\n"
    section = "table: {{caption: {}, columns: [Region, 2024, 2025], rows: [[North, {}, {}]]}}"
    assert check(section.format("in thousands", 412.6, 413.9), saved).faults == ()
    (fault,) = check(section.format("in millions", 412.6, 413.9), saved).faults
    assert fault.message == (
        "2 numbers of table of works stand in the source in thousands, not in millions"
    )


def test_a_unit_that_a_source_lacks_is_told_once(check: Check) -> None:
    section = "table: {columns: [A, B, C], rows: [[b, '12,000', '13,000']]}"
    (fault,) = check(section, "b 12 13").faults
    assert fault.message == "2 numbers of table of works stand in the source in thousands"


def test_a_year_is_still_a_year_below_a_unit(check: Check) -> None:
    (year,) = find_numerals("2025", language("en"))
    assert year.form is Form.YEAR
    assert statuses(check("body: In 2025", REPORT.format(said="$ million"))) == {Status.FOUND}


def test_a_sum_may_leave_out_what_multiplies_its_numbers(check: Check) -> None:
    figure = "figures: [{value: €162.2 million, label: more debt, derived: 594.9 - 432.7}]"
    saved = "Net debt was EUR 594.9 million, after EUR 432.7 million"
    assert statuses(check(figure, saved)) == {Status.DERIVED}
    assert statuses(check(figure.replace("594.9", "594.8"), saved)) == {Status.UNSUPPORTED}
