"""Directions: words that deny what a source says of a number are told, and no others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.evidence.check import Evidence

Check = Callable[..., Evidence]

# A language, a sentence of the page, and what its source says of the number.
CONTRARY = [
    ("en", "Sales rose 12%.", "Sales fell 12%."),
    ("en", "Unemployment fell to 12%.", "Unemployment rose to 12%."),
    ("en", "Exports rose 7% while imports fell 5%.", "Exports fell 7%, imports rose 5%"),
    ("en", "Costs were cut by 12%.", "Costs rose by 12%."),
    ("en", "A 12% rise in costs.", "Costs fell 12%"),
    ("en", "A 12% cut in costs.", "Costs rose 12%"),
    ("en", "Prices were up 12% on the year.", "Prices: -12%"),
    ("en", "Prices were up 12% on the year.", "Region\tChange\nPrices\t-12%"),
    ("en", "Prices jumped by nearly 12%.", "Prices slumped by nearly 12%."),
    ("en", "The deficit fell by $12 million.", "the deficit rose by $12 million"),
    ("en", "Deaths are 12% higher than in 2019.", "Deaths are 12% lower than in 2019."),
    ("en", "Rose 3% to $234 million.", "fell 3% to $234 million"),
    ("en", "Fell 3% to $234 million.", "rose 3% to $234 million; 234"),
    ("en", "Turnout grew 2 points to 61%.", "Turnout 61%, down 2 points"),
    ("en", "Interest doubled, up 100%.", "-100%"),
    ("de", "Der Umsatz stieg um 12 Prozent.", "Der Umsatz sank um 12 Prozent."),
    ("de", "Der Umsatz ging um 12 Prozent zurück.", "Der Umsatz nahm um 12 Prozent zu."),
    ("de", "Der Umsatz legte um 12 Prozent zu.", "Der Umsatz ging um 12 Prozent zurück."),
    ("de", "Ein Plus von 12 Prozent.", "minus 12 Prozent"),
    ("de", "Um 12 Prozent gestiegene Preise.", "um 12 Prozent gesunken"),
    ("de", "12 Prozent weniger als im Vorjahr", "12 Prozent mehr als im Vorjahr"),
    ("fr", "Les ventes ont augmenté de 12 %.", "Les ventes ont baissé de 12 %."),
    ("fr", "Une hausse de 12 %.", "un recul de 12 %"),
    ("fr", "En hausse de 12 %.", "en baisse de 12 %"),
    ("fr", "12 % de moins qu’en mai", "12 % de plus qu’en mai"),
    ("fr", "Le chômage a baissé à 7 %.", "Le chômage est monté à 7 %"),
    ("es", "Las ventas subieron un 12 %.", "Las ventas cayeron un 12 %."),
    ("es", "Entraron 300, un 12 % más.", "entraron 300, un 12 % menos"),
    ("es", "La ruta bajó de 50 a 70 casos.", "de 50 a 70 casos"),
    ("es", "El país perdió 300, un 12 %.", "El país: +300, un 12 % más"),
    ("en", "Prices fell by 300, or 12%.", "Prices rose 12%"),
    ("en", "Prices are 12% up.", "Prices are 12% or 300 lower."),
    ("en", "Losses fell to €18.2 million from €2.6 million.", "€2.6 million, then €18.2 million"),
    ("en", "The margin rose 12%.", "At fixed rates it rose 12%.\nThe margin fell 12%."),
    ("en", "Building Wire grew by 12%.", "Cable\t12%\nBuilding Wire\t(12)%"),
    ("it", "Le vendite sono aumentate del 12%.", "Le vendite sono calate del 12%."),
    ("it", "In aumento del 12%.", "-12%"),
    ("pl", "Sprzedaż wzrosła o 12%.", "Sprzedaż spadła o 12%."),
    ("pl", "Wzrost o 12%.", "spadek o 12%"),
    ("uk", "Продажі зросли на 12%.", "Продажі впали на 12%."),
    ("uk", "Зростання на 12%.", "скорочення на 12%"),
]

NOT_CONTRARY = [
    ("en", "Sales did not rise by 12%.", "Sales fell 12%."),
    ("en", "Sales never fell 12%.", "Sales rose 12%."),
    ("en", "Unemployment is down from 14%.", "Unemployment rose from 14%"),
    ("en", "Unemployment rose from 12% to 14%.", "Unemployment fell from 14% to 12%."),
    ("en", "It cost less than 12%.", "It rose 12%."),
    ("en", "No fewer than 300 bridges fell.", "300 bridges were rebuilt, up 300"),
    ("en", "More than 300 people died.", "300 people, a drop of 300"),
    ("en", "Up to 300 people may come.", "300 fewer people"),
    ("en", "Exports rose 5% while imports fell 7%.", "Exports rose 5%, imports fell 7%"),
    ("en", "The decline slowed to 3%.", "It rose 3% after a decline"),
    ("en", "Growth slowed by 2 percentage points.", "Growth fell by 2 percentage points"),
    ("en", "Costs were cut by 12%.", "Costs fell by 12%."),
    ("en", "A 12% cut in costs.", "Costs fell 12%"),
    ("en", "Prices were down 12% on the year.", "Region\tChange\nPrices\t12%"),
    ("en", "Prices were down 12% on the year.", "Region\tRise\nPrices\t12%"),
    ("en", "They stepped up 12 projects.", "12 projects, down 12"),
    ("en", "They set up 12 offices.", "12 offices, 12 fewer"),
    ("en", "The roof fell in 12 houses.", "12 more houses"),
    ("en", "It broke down 12 times.", "12 times, an increase"),
    ("en", "Backed up 12 times.", "12 times, a decrease"),
    ("en", "Lay down 12 rules.", "12 rules, a rise"),
    ("en", "Losses narrowed by $12 million.", "losses widened by $12 million"),
    ("en", "12% lower deaths, 14% higher births.", "12% lower deaths, 14% higher births."),
    ("en", "Down 12% since May, it was up 3% in June.", "-12%; +3%"),
    ("en", "The tide rose by 12 m, then fell by 12 m.", "rose by 12 m, then fell by 12 m"),
    ("en", "There was no increase: 12% stayed.", "12% fall"),
    ("de", "Der Umsatz ging um 12 Prozent zurück.", "Der Umsatz fiel um 12 Prozent."),
    ("de", "Der Umsatz legte um 12 Prozent zu.", "Umsatz: +12 %"),
    ("de", "Der Umsatz nahm um 12 Prozent ab.", "Umsatz: -12 %"),
    ("de", "Der Umsatz stieg nicht um 12 Prozent.", "Der Umsatz sank um 12 Prozent."),
    ("de", "Mehr als 12 Prozent sind krank.", "12 Prozent weniger"),
    ("de", "Die Zahl sank von 14 auf 12.", "Die Zahl stieg auf 14, dann 12"),
    ("fr", "Les ventes n’ont pas augmenté de 12 %.", "Les ventes ont baissé de 12 %."),
    ("fr", "Moins de 12 % des ménages.", "une hausse de 12 %"),
    ("fr", "Plus de 12 % des ménages.", "une baisse de 12 %"),
    ("fr", "Une baisse de 12 % à 3 milliards.", "-12 % ; 3 Md€"),
    ("es", "Las ventas no subieron un 12 %.", "Las ventas cayeron un 12 %."),
    ("es", "Menos de 12 casos.", "subió en 12 casos"),
    ("es", "Al menos 12 casos.", "12 casos más"),
    ("es", "Más de 12 casos.", "12 casos menos"),
    ("en", "Losses were 2.6 million (12% of it).", "2.6 million; it rose 12%"),
    ("en", "Exports rose 12% as imports fell.", "Sales abroad rose 12%. Imports fell 12%."),
    ("en", "Working capital rose by 12.", "12; change in working capital\t(12)"),
    ("es", "Subió del 7 al 12 %.", "bajó del 12 al 7 %"),
    ("it", "Le vendite non sono aumentate del 12%.", "Le vendite sono calate del 12%."),
    ("it", "Meno di 12 casi.", "in aumento di 12 casi"),
    ("pl", "Sprzedaż nie wzrosła o 12%.", "Sprzedaż spadła o 12%."),
    ("pl", "Mniej niż 12 osób.", "wzrost o 12 osób"),
    ("uk", "Продажі не зросли на 12%.", "Продажі впали на 12%."),
    ("uk", "Зростання становило 12%.", "падіння на 12%"),
    ("uk", "Менше 12 осіб.", "більше 12 осіб"),
]


def codes(section: str, said: str, tag: str, check: Check) -> set[str]:
    return {fault.code for fault in check(f"points: [{section!r}]", said, tag).faults}


@pytest.mark.parametrize(("tag", "wrote", "said"), CONTRARY)
def test_the_contrary_is_told(tag: str, wrote: str, said: str, check: Check) -> None:
    assert codes(wrote, said, tag, check) & {"evidence.direction", "evidence.unsupported"}


@pytest.mark.parametrize(("tag", "wrote", "said"), NOT_CONTRARY)
def test_what_is_no_contrary_is_not_told(tag: str, wrote: str, said: str, check: Check) -> None:
    assert codes(wrote, said, tag, check) == set()


def test_the_two_directions_are_named(check: Check) -> None:
    (fault,) = check("points: [Jobs rose to 12%.]", "Jobs fell to 12%.").faults
    assert fault.message == "12% is a fall in the source; you wrote a rise"


@pytest.mark.parametrize(
    ("wrote", "is_told"),
    [
        ("Revenue rose 4.8% to $3,377 million, while sales of Thermal Systems fell 4.8%.", False),
        ("Revenue fell 4.8% to $3,377 million, while sales of Thermal Systems fell 4.8%.", True),
        ("Revenue rose 4.8% to $3,377 million, while sales of Thermal Systems rose 4.8%.", True),
        ("It rose 4.8%.", False),
        ("It fell 4.8%.", False),
    ],
)
def test_of_a_rise_and_a_fall_by_as_much_the_one_of_the_same_words_counts(
    wrote: str, is_told: bool, check: Check
) -> None:
    source = (
        "- Revenue of $3,377 million, up 4.8% on the year\n\n"
        "- Thermal Systems revenue declined 4.8% as demand remained weak\n"
    )
    assert codes(wrote, source, "en", check) == ({"evidence.direction"} if is_told else set())


@pytest.mark.parametrize(
    ("wrote", "is_told"),
    [
        ("Cases rose to 560 in twelve days.", False),
        ("Cases fell to 560 in twelve days.", True),
        ("In all there are 560 cases, down from a peak of 700.", False),
        ("Cases fell to 560 from a peak of 700.", False),
        ("Cases fell to 560, against 700.", False),
        ("Cases fell by 560.", False),
        ("Beds fell to 56.", False),
    ],
)
def test_a_level_is_held_against_the_earlier_value_of_a_figure(
    wrote: str, is_told: bool, check: Check
) -> None:
    figure = "figures: [{value: '560', label: cases, chart: {previous: 322}}]"
    found = check(f"points: [{wrote!r}]\n{figure}", "560 cases, 322 before, 700, 56 beds, twelve.")
    messages = [fault.message for fault in found.faults if fault.code == "evidence.direction"]
    assert messages == ["560 is more than 322; you wrote a fall"] * is_told
