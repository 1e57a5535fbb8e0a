"""What is typed beside numbers, and within quotations, and what is set: minus, range, primes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.model import Copy, Run
from briefing.brief.reader import read_brief
from briefing.errors import Span
from briefing.language.language import language
from briefing.layout.source_lines import imprint_copy
from briefing.typeset.punctuation import NO_BREAK, typeset
from tests.conftest import SECTIONS
from tests.typeset.test_punctuation import OFF, ON, set_in, shown

# Typed and set, by language: `~` is a no-break space, `^` a narrow one. A few words follow each.
TABLE = """
en | fell by -3.5 % in a year               | fell by −3.5~% in a year
en | at -20°C, or (-7) outside              | at −20°C, or (−7) outside
en | between -5 and -10 degrees             | between −5 and −10~degrees
en | a loss of -€5bn or -$3.2m              | a loss of −€5bn or −$3.2m
en | -3 to +5, then ±2                      | −3 to +5, then ±2
en | from -5/+7 to ≈-2                      | from −5/+7 to ≈−2
en | in 2024 -3.5 %, in 2025 -2 %           | in 2024 −3.5~%, in 2025 −2~%
en | COVID-19, -3 % of GDP                  | COVID-19, −3~% of GDP
en | − 5 degrees                            | −~5~degrees
en | over 2019-2024, over 2019-24           | over 2019–2024, over 2019–24
en | 5-7 %, 5%-7%, $5-$7, €3-5bn            | 5–7~%, 5%–7%, $5–$7, €3–5bn
en | pages 3-5, pp. 112-115                 | pages 3–5, pp.~112–115
en | 1,000-1,500 troops, 1.5-2 km           | 1,000–1,500~troops, 1.5–2~km
en | 10 000-15 000 men                      | 10~000–15~000~men
en | in 2023 300-400 left                   | in 2023 300–400~left
en | EUR 5-7 million in aid                 | EUR~5–7~million in aid
en | 20-25°C and 5-7km                      | 20–25°C and 5–7km
en | Articles 5-7, (5-7), "5-7"             | Articles 5–7, (5–7), “5–7”
en | NATO 2022-2030, GDP 2-3 % up           | NATO 2022–2030, GDP 2–3~% up
en | F-16, F-35A, Leopard-2, U-2            | F-16, F-35A, Leopard-2, U-2
en | F-15, -16 and -35 jets                 | F-15, -16 and -35 jets
en | Boeing 737-800 and -900                | Boeing 737-800 and -900
en | COVID-19, G-7, MH-17, Su-27            | COVID-19, G-7, MH-17, Su-27
en | pre-1990 or -2000 cars                 | pre-1990 or -2000 cars
en | on 2026-03-02, 02-03-2026              | on 2026-03-02, 02-03-2026
en | in 2023-07, 12-2024, 2011-12           | in 2023-07, 12-2024, 2011-12
en | ISO 32000-1, EN 301-549                | ISO 32000-1, EN 301-549
en | ISO 9001-2015 and C-123/45             | ISO 9001-2015 and C-123/45
en | No. 12-345, case 18-966                | No.~12-345, case 18-966
en | SG/PS(2023)0123-0125, 1.2.3-4          | SG/PS(2023)0123-0125, 1.2.3-4
en | Act 2019-2024, Directive 2019-20       | Act 2019-2024, Directive 2019-20
en | ext. -45, at 555-1234, 500-1000        | ext. -45, at 555-1234, 500–1000
en | the '10' and more, in '96              | the ’10’ and more, in ’96
en | ISBN 978-3-16-148410-0                 | ISBN 978-3-16-148410-0
en | A/RES/70-71 and 2022/12-15             | A/RES/70-71 and 2022/12-15
en | call +44 20-7946-0958                  | call +44 20-7946-0958
en | Tel. 555-1240, (202) 555-1234          | Tel. 555-1240, (202) 555-1234
en | +1 202 555-0199, 020 7946-8000         | +1~202~555-0199, 020 7946-8000
en | 5 -10 men, (0) -44                     | 5 -10 men, (0) -44
en | agent -007, a 50-50 chance             | agent -007, a 50-50 chance
en | 10-12 Downing Street                   | 10-12 Downing Street
en | https://a.b/2019-2024/-5               | https://a.b/2019-2024/-5
en | www.a.org/5-7, a-5-7@b.org             | www.a.org/5-7, a-5-7@b.org
en | 2019-2024.pdf, x_5-7.csv, -5.pdf       | 2019-2024.pdf, x_5-7.csv, -5.pdf
en | C:\\\\5-7\\\\a.txt, 5-7/8, v2.1-2.3         | C:\\\\5-7\\\\a.txt, 5-7/8, v2.1-2.3
en | 12:30-14:00, 3-1, 24-7                 | 12:30-14:00, 3-1, 24-7
en | 20-year-old, mid-1990s, 5-fold         | 20-year-old, mid-1990s, 5-fold
en | 5'10", 6'2, 5' 10" tall                | 5′10″, 6′2, 5′ 10″ tall
en | 40° 26' N, 40°26'46" N                 | 40°~26′ N, 40°26′46″ N
en | a 6' fence, a 12" pipe                 | a 6′ fence, a 12″ pipe
en | 'the top 10' list, "page 12" of        | ‘the top 10’ list, “page 12” of
en | the 1990s' end, the '90s, 2024' x      | the 1990s’ end, the ’90s, 2024’ x
en | 1.5°C, 1.5 °C and 20°F                 | 1.5°C, 1.5~°C and 20°F
en | NATO's. It is, and                     | NATO’s. It~is, and
en | Option A. We are in                    | Option A. We~are in
en | Plan B. Poland has one                 | Plan B. Poland has one
en | (Annex C. Nobody did)                  | (Annex C. Nobody did)
en | by J. Smith and J. R. Hobbs            | by J.~Smith and J.~R.~Hobbs
en | It ended. So did all, then             | It ended. So~did all, then
en | It ended. Many left, e.g. one          | It ended. Many left, e.g. one
en | Mr. Xi came, and J. Le Pen             | Mr.~Xi came, and J.~Le Pen
en | "he said "yes" to it"                  | “he said ‘yes’ to it”
en | “he said "yes" to it”                  | “he said ‘yes’ to it”
en | "One" and "two" more                   | “One” and “two” more
en | "One and "two" more                    | “One and “two” more
en-US | 2019-2024, at -5, "a "b" c"         | 2019–2024, at −5, “a ‘b’ c”
fr | une baisse de -3,5 % en un an          | une baisse de −3,5^% en un an
fr | de 2019-2024, 5-7 %, 1,5-2 km          | de 2019–2024, 5–7^%, 1,5–2~km
fr | 10 000-15 000 soldats                  | 10^000–15^000~soldats
fr | entre -5 et -10 degrés                 | entre −5 et −10~degrés
fr | un F-16, l'A320-200, G-7               | un F-16, l’A320-200, G-7
fr | le 02-03-2026, 2026-03, 2026-03-02     | le 02-03-2026, 2026-03, 2026-03-02
fr | n° 12-345, dossier 18-966              | n°~12-345, dossier 18-966
fr | décret 2019-2024, la loi 12-34         | décret 2019-2024, la loi 12-34
fr | tél. 01-42-68, Tél. 555-1240           | tél. 01-42-68, Tél. 555-1240
fr | 16-18, rue de la Loi                   | 16-18, rue de la Loi
fr | rue de la Loi 16-18, Bruxelles         | rue de la Loi 16-18, Bruxelles
fr | la rue, 200-300 personnes              | la rue, 200–300~personnes
fr | il fait 20°C, 1,5 °C et 40°            | il fait 20~°C, 1,5~°C et 40°
fr | 48° 51' N et 5'10"                     | 48°~51′ N et 5′10″
fr | Option A. Nous voici, au               | Option A. Nous voici, au
fr | d'A. Camus, de J. Monnet               | d’A.~Camus, de J.~Monnet
fr | C'est fini. Il est là, ici             | C’est fini. Il~est là, ici
fr | "dit "oui" hier"                       | «^dit “oui” hier^»
fr | « dit "oui" hier »                     | «^dit “oui” hier^»
fr | “dit "oui" hier”                       | “dit «^oui^» hier”
fr | «dit "oui" hier»                       | «^dit “oui” hier^»
fr | https://a.fr/5-7 et 5-7.pdf            | https://a.fr/5-7 et 5-7.pdf
de | minus: -3,5 % und (-7 °C)              | minus: −3,5^% und (−7~°C)
de | 2019-2024, 5-7 Mio., S. 3-5            | 2019–2024, 5–7~Mio., S.~3–5
de | 1.000-1.500 Soldaten                   | 1.000–1.500~Soldaten
de | vom 5.-7. Juli, 2018-19                | vom 5.–7.~Juli, 2018–19
de | am 02.-03.07.2026, 2026-03-02          | am 02.-03.07.2026, 2026-03-02
de | F-16, A-400, Leopard-2, G-7            | F-16, A-400, Leopard-2, G-7
de | Az. 12-345, Nr. 12-34                  | Az. 12-345, Nr.~12-34
de | Raum 12-34, Richtlinie 2019-20         | Raum 12-34, Richtlinie 2019-20
de | Tel. 555-1240, 030-1234567             | Tel. 555-1240, 030-1234567
de | Hauptstraße 5-7, Am Markt              | Hauptstraße 5-7, Am Markt
de | 20°C, 1,5 °C, 40° 26' N                | 20~°C, 1,5~°C, 40°~26′ N
de | Anhang B. Polen zahlt, so              | Anhang B. Polen zahlt, so
de | Plan A. Er gilt, z. B. so              | Plan A. Er~gilt, z.~B. so
de | im 3. Jh. v. Chr. war es               | im 3.~Jh. v.~Chr. war es
de | Es endet. Wir gehen, so                | Es endet. Wir~gehen, so
de | „er sagte "ja" dazu“                   | „er sagte ‚ja‘ dazu“
de | "er sagte "ja" dazu"                   | „er sagte ‚ja‘ dazu“
de | »er sagte "ja" dazu«                   | »er sagte ‚ja‘ dazu«
de | „Wort" und mehr                        | „Wort“ und mehr
de-CH | 1'000 und 20-30'000 Franken         | 1’000 und 20-30’000~Franken
de-CH | "er sagt "ja" dazu"                 | «er sagt ‹ja› dazu»
it | scende di -3,5 % in un anno            | scende di −3,5^% in un anno
it | nel 2019-2024, 5-7 %, pp. 3-5          | nel 2019–2024, 5–7^%, pp.~3–5
it | tra -5 e -10 gradi                     | tra −5 e −10~gradi
it | 1.000-1.500 soldati                    | 1.000–1.500~soldati
it | un F-16, il G-7, COVID-19              | un F-16, il G-7, COVID-19
it | il 02-03-2026, 2026-03-02              | il 02-03-2026, 2026-03-02
it | pratica 12-345, tel. 555-1240          | pratica 12-345, tel. 555-1240
it | la legge 12-34, D.Lgs. 81-2008         | la legge 12-34, D.Lgs. 81-2008
it | via Roma 10-12, Torino                 | via Roma 10-12, Torino
it | 40° 26' N, 5'10", anni '90             | 40°~26′ N, 5′10″, anni ’90
it | un po' di 6' di gara, dell'8           | un po’ di 6′ di gara, dell’8
it | Opzione A. Noi siamo qui               | Opzione A. Noi~siamo qui
it | di A. La Russa e G. Rossi              | di A.~La Russa e G.~Rossi
it | «dice "sì" a noi»                      | «dice “sì” a noi»
it | "dice "sì" a noi"                      | «dice “sì” a noi»
it | a.it/5-7 e 2019-2024.pdf               | a.it/5-7 e 2019-2024.pdf
es | baja un -3,5 % en un año               | baja un −3,5^% en un año
es | en 2019-2024, 5-7 %, págs. 3-5         | en 2019–2024, 5–7^%, págs.~3–5
es | entre -5 y -10 grados                  | entre −5 y −10~grados
es | 1.000-1.500 soldados                   | 1.000–1.500~soldados
es | un F-16, el G-7, COVID-19              | un F-16, el G-7, COVID-19
es | el 02-03-2026, 2026-03-02              | el 02-03-2026, 2026-03-02
es | expediente 12-345, n.º 12-34           | expediente 12-345, n.º~12-34
es | la Ley 12-34, el decreto 2019-24       | la Ley 12-34, el decreto 2019-24
es | Tel. 555-1240, calle Mayor 5-7         | Tel. 555-1240, calle Mayor 5-7
es | 40° 26' N, 5'10"                       | 40°~26′ N, 5′10″
es | Opción B. Polonia paga, sí             | Opción B. Polonia paga, sí
es | Acabó. Se van, con J. Borrell          | Acabó. Se~van, con J.~Borrell
es | «dice "sí" a todo»                     | «dice “sí” a todo»
es | "dice "sí" a todo"                     | «dice “sí” a todo»
es | a-5-7@b.es, C-123/45                   | a-5-7@b.es, C-123/45
uk | впав на -3,5 % за рік                  | впав на −3,5^% за рік
uk | у 2019-2024 рр., 5-7 %, с. 3-5         | у~2019–2024~рр., 5–7^%, с.~3–5
uk | від -5 до -10 градусів                 | від −5 до −10~градусів
uk | 10 000-15 000 бійців                   | 10^000–15^000~бійців
uk | 11-й саміт, F-16, Су-27                | 11-й~саміт, F-16, Су-27
uk | 02-03-2026, 2026-03-02, 2026-03        | 02-03-2026, 2026-03-02, 2026-03
uk | справа 12-345, № 12-34                 | справа 12-345, №~12-34
uk | закон 123-456, постанова 12-34         | закон 123-456, постанова 12-34
uk | тел. 555-1240, вул. Садова, 5-7        | тел. 555-1240, вул. Садова, 5-7
uk | ДСТУ 3008-3015, МіГ-29                 | ДСТУ 3008-3015, МіГ-29
uk | 50° 27' пн. ш., м'яч, 5'10"            | 50°~27′ пн. ш., м’яч, 5′10″
uk | Варіант А. Ми готові, так              | Варіант А. Ми~готові, так
uk | План Б. Польща має свій                | План Б. Польща має свій
uk | із В. Зеленським, м. Київ              | із В.~Зеленським, м.~Київ
uk | Так є. Це кінець, і все                | Так є. Це~кінець, і~все
uk | «каже "так" усім»                      | «каже „так“ усім»
uk | "каже "так" усім"                      | «каже „так“ усім»
uk | https://a.ua/5-7, 5-7.pdf              | https://a.ua/5-7, 5-7.pdf
"""
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("tag", "typed", "expected"), ROWS)
def test_typed_and_set(tag: str, typed: str, expected: str) -> None:
    out = set_in(tag, f"{typed} and these words then follow")
    assert shown(out.removesuffix(f"and these words then{NO_BREAK}follow").rstrip()) == expected


def test_a_style_may_leave_signs_alone() -> None:
    typed = "at -5 °C in 2019-2024, a 6' fence of 5'10\", and so on to its end"
    assert shown(set_in("en", typed, OFF)) == typed.replace("5 °C", "5~°C").replace(
        "its end", "its~end"
    )


def test_a_verbatim_text_stays_as_it_is() -> None:
    (run,) = typeset((Run(text="-5, 2019-2024, 1er, 20°C", verbatim=True),), language("fr"), ON)
    assert run.text == "-5, 2019-2024, 1er, 20°C"


def test_verbatim_runs_stay_beside_others() -> None:
    runs = (
        Run(text='"5-7" '),
        Run(text="SG 5-7", verbatim=True),
        Run(text=" and 5-7 more of them here"),
    )
    said = [shown(run.text) for run in typeset(runs, language("en"), ON)]
    assert said == ["“5–7” ", "SG 5-7", " and 5–7~more of them~here"]


def test_a_reference_and_a_version_are_no_ranges() -> None:
    """In the imprint, whatever stands in it besides."""
    keys = {"version": "2024-2031", "reference": "NATO 2024-2031", "owner": "Staff 2024-2031"}
    texts = {key: Copy((Run(text=text),), Span("x.yaml", 1, 1)) for key, text in keys.items()}
    brief, _ = read_brief(SECTIONS)
    assert brief
    line = imprint_copy(brief._replace(contact=None, distribution=None, **texts))
    assert line
    said = "".join(run.text for run in typeset(line.runs, language("en"), ON))
    assert said.split("; ") == [
        "Staff 2024–2031",
        f"Version{NO_BREAK}2024-2031",
        f"Reference{NO_BREAK}NATO 2024-2031",
    ]


def test_signs_stand_across_emphasis() -> None:
    runs = (Run(text="at -"), Run(text="5", bold=True), Run(text=" in 2019-"), Run(text="2024 so"))
    said = [run.text for run in typeset(runs, language("en"), ON)]
    assert said[:3] == ["at −", "5", " in 2019–"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("le 1er juillet", "le 1(er) juillet"),
        ("les 1ers pas, la 1re fois", "les 1(ers) pas, la 1(re) fois"),
        ("la 2e session, la 21e", "la 2(e) session, la 21(e)"),
        ("le XXIe siècle, la Ve", "le XXI(e) siècle, la V(e)"),
        ("le Ier siècle, la 2nde fois", "le I(er) siècle, la 2(nde) fois"),
        ("la 3ème fois, la 1ère", "la 3(ème) fois, la 1(ère)"),
        ("Ce Me Le De, la 3D, C1e", "Ce Me Le De, la 3D, C1e"),
        ("1,5e, 1e5, 2-3e et F-2e", "1,5e, 1e5, 2-3e et F-2e"),
    ],
)
def test_french_ordinals_are_raised(typed: str, expected: str) -> None:
    runs = typeset((Run(text=typed),), language("fr"), OFF)
    said = "".join(f"({run.text})" if run.raised else run.text for run in runs)
    assert said.replace(NO_BREAK, " ") == expected
    assert not any(run.raised for run in typeset((Run(text=typed),), language("en"), OFF))


@given(st.text(alphabet="0123 -'\"°C.,/:éaB«»„“”", max_size=40))
def test_nothing_but_marks_and_spaces_changes(text: str) -> None:
    kept = [char for char in text if char.isalnum()]
    for tag in ("en", "fr", "de", "it", "es", "uk"):
        assert [char for char in set_in(tag, text) if char.isalnum()] == kept


@given(st.text(alphabet="a\"'«»„“” ", max_size=24))
def test_straight_quotes_are_all_turned(text: str) -> None:
    for tag in ("en", "fr", "de", "uk"):
        assert '"' not in set_in(tag, text)


def test_many_quotes_take_no_longer_than_few() -> None:
    text = '"a ' * 20_000 + 'b"' * 20_000
    assert set_in("en", text).count("“") + set_in("en", text).count("‘") == 20_000
