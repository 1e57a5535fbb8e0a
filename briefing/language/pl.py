"""Polish.

Marks after Słownik ortograficzny PWN and CLDR.
"""

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)

LANGUAGE = Language(
    tag="pl",
    name="Polish",
    own_name="polski",
    words=FixedWords(
        key_figures="Kluczowe liczby",
        source="Źródło",
        sources="Źródła",
        updated="zaktualizowano",
        updated_at="zaktualizowano o",
        last_update="ostatnia aktualizacja:",
        brief="Notatka",
        page="Strona {number} z {count}",
        copy="Egzemplarz {number} z {count}",
        version="Wersja",
        reference="Sygnatura",
        attached="Cała strona jest w załączniku: {name}",
        only_attached="Tylko na załączonej stronie",
        empty="Puste",
        not_available="Brak danych",
        note="Uwaga",
        note_number="przypis {number}",
        note_back="powrót do tekstu przypisu {number}",
    ),
    charts=ChartWords(
        square="Jeden kwadrat: {}",
        base="{} = 100",
        now="Teraz",
        target="Cel {}",
        of="z {}",
        since="wcześniej {}",
        name="Nazwa",
        value="Wartość",
        chart="Wykres: {}",
        filled="Wypełnione kwadraty: {} z {}",
        indexed="{}: 100. {}: {}, {}",
        rise="wzrost o {}",
        fall="spadek o {}",
        unchanged="bez zmian",
        above="{}, powyżej celu: {}",
        below="{}, poniżej celu: {}",
        met="{}, dokładnie tyle co cel",
        up="Wzrost, wcześniej {}",
        down="Spadek, wcześniej {}",
        same="Bez zmian, wcześniej {}",
        rising="Linia, która rośnie z {} do {}",
        falling="Linia, która spada z {} do {}",
        ending="Linia, która zaczyna się od {} i kończy na {}",
        between="Pomiędzy: {}",
        lowest="Najmniej: {}",
        highest="Najwięcej: {}",
        course="{}: z {} na {}",
        span="od {} do {}",
        no_values="brak wartości",
        filled_from="Wypełnione: {} lub więcej",
        bare="Sam kod: brak danych",
    ),
    statuses=StatusWords(
        red="Czerwony",
        amber="Pomarańczowy",
        green="Zielony",
        was="wcześniej {}",
        because="ponieważ",
    ),
    blocks=BlockWords(
        decide_by="Decyzja do",
        for_decision="Do decyzji",
        decision="Decyzja",
        signature="Podpis",
        date="Data",
        tick="do zaznaczenia: {}",
        note="Uwaga",
        today="Dziś, {}",
        past="minęło: {}",
        to_come="przed nami: {}",
        contact="Kontakt",
        partners="Razem z",
        logo="Logo: {}",
    ),
    quotes=("\u201e", "\u201d", "«", "»"),
    letters="abcdefghijklmnopqrstuvwxyząćęłńóśźż",
    titles=word_set("pan pani Pan Pani dr prof. prezydent premier minister generał król"),
    counted=word_set("nr Nr art. ust. pkt s. str. rys. tab. poz. rozdz. artykuł"),
    lettered=word_set(
        "opcja opcji wariant plan planu załącznik grupa grupy kategoria kategorii artykuł klasa "
        "typ faza część sekcja strefa blok zespół scenariusz poziom lista witamina tabela punkt"
    ),
    conjunctions=word_set("i oraz lub"),
    references=word_set("nr numer ref sygn tel telefon faks kom uchwała isbn issn lot boeing"),
    streets="ul|ulica|ulicy|al|aleja|plac|pl",
    loose=word_set("i w z na do od o u oraz lub za"),
    year_words="r. rr. roku",
    one_letter=True,
    never=word_set(
        "np tzn tzw tj ok ul al pl św gen płk ppłk mjr kpt inż mgr hab im tys godz por zob art "
        "ust pkt poz rozdz rys tab str nr m.in n.p.m woj"
    ),
    rarely=word_set("itd itp in etc"),
    openers=word_set(
        "To Ten Ta Te Ci On Ona Ono Oni One My Jego Jej Ich W We Na Z Ze Za Do Dla Po Przed Przy "
        "Od O Ale I A Jeśli Gdy Kiedy Jak Wszyscy Wszystkie Wiele Sojusznicy"
    ),
    ordinal_stop=True,
    months=(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
        "listopada grudnia"
    ),
    half_years="I półrocze {year}|II półrocze {year}",
    split_year="{first}/{last}",
    scales=(
        "3 tys tysiąc tysiące tysięcy tysiącach; 6 mln milion miliony milionów miliona "
        "milionach; 9 mld miliard miliardy miliardów miliarda miliardach; "
        "12 bilion biliony bilionów biliona bln; 18 trylion tryliony trylionów"
    ),
    units=(
        "bp punktów bazowych|punkty bazowe|punkt bazowy|punktu bazowego|pb; "
        "pp pkt proc.|pkt. proc.|pkt proc|punktów procentowych|punkty procentowe|"
        "punkt procentowy|punktu procentowego; "
        "% procentowego|procentowym|procentowy|procentowa|procentowej|procentową|procentowe|"
        "procent|procentu|procenty|proc.; EUR euro; USD dolarów|dolary|dolar; "
        "PLN złotych|złote; km kilometrów; m metrów; kg kilogramów; t ton"
    ),
    ranges="a do i",
    several="kilka",
    periods=r"\.?[ \u00a0](?:kwarta\u0142(?:u|em)?|kwartale|p\u00f3\u0142rocz\w+|wieku?)",
    hour_words=("godz|godzinie|o", ""),
    numbered=(
        "artykułu artykule artykułem rozdział rozdziale rozdziału strona stronie tabela tabeli "
        "tabelą wykres wykresie rysunek rysunku faza fazie część części ustęp punkt punkcie "
        "załącznik załączniku rezolucja rezolucji rozporządzenie rozporządzenia dyrektywa "
        "dyrektywy protokół linia linii wersja lata' latach' lat'"
    ),
    in_millions="euro dolarów osób mieszkańców ton",
    rising=(
        (
            "wzrósł|wzrosła|wzrosło|wzrosły|wzrośli|zwiększył się|zwiększyła się|"
            "zwiększyło się|zwiększyły się|wzrost|rośnie|rosną|rósł|rosła|rosło|rosły|"
            "wzrośnie|wzrosną|wzrasta|wzrastają|podrożał|podrożała|podrożało|podrożały|"
            "przybyło|przyrost|zwyżka"
        ),
        "więcej|wyższ[yae]|wyżej",
    ),
    falling=(
        (
            "spadł|spadła|spadło|spadły|zmalał|zmalała|zmalało|zmalały|obniżył się|"
            "obniżyła się|zmniejszył się|zmniejszyła się|zmniejszyło się|zmniejszyły się|"
            "spadek|spada|spadają|spadnie|spadną|maleje|maleją|zmaleje|potaniał|potaniała|"
            "potaniało|potaniały|ubyło|zniżka"
        ),
        "mniej|niższ[yae]|niżej",
    ),
    change_joints="o|około|prawie|niemal|ponad|blisko",
    changes=("o", "do", "wobec|w porównaniu z", "z|ze"),
    below_zero="minus",
    denials="nie|bez|ani",
    numbers=NumberWords(
        adds=(
            "2 dwa dwie dwóch dwoma dwom dwaj; 3 trzy trzech trzem trzema trzej; "
            "4 cztery czterech czterem czterema czterej; 5 pięć pięciu; 6 sześć sześciu; "
            "7 siedem siedmiu; 8 osiem ośmiu; 9 dziewięć dziewięciu; 10 dziesięć dziesięciu; "
            "11 jedenaście jedenastu; 12 dwanaście dwunastu; 13 trzynaście trzynastu; "
            "14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście szesnastu; "
            "17 siedemnaście siedemnastu; 18 osiemnaście osiemnastu; "
            "19 dziewiętnaście dziewiętnastu; 20 dwadzieścia dwudziestu; "
            "30 trzydzieści trzydziestu; 40 czterdzieści czterdziestu; "
            "50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt sześćdziesięciu; "
            "70 siedemdziesiąt siedemdziesięciu; 80 osiemdziesiąt osiemdziesięciu; "
            "90 dziewięćdziesiąt dziewięćdziesięciu; 100 sto stu; 200 dwieście dwustu; "
            "300 trzysta trzystu; 400 czterysta czterystu; 500 pięćset pięciuset; "
            "600 sześćset sześciuset; 700 siedemset siedmiuset; 800 osiemset ośmiuset; "
            "900 dziewięćset dziewięciuset; 3/2 półtora półtorej"
        ),
        times="1000 tysiąc",
        parts=(
            "1/2 połowa połowy połowę; 1/3 trzecia trzecie trzecich; "
            "1/4 czwarta czwarte czwartych ćwierć; 1/5 piąta piąte piątych; "
            "1/10 dziesiąta dziesiąte; 1/100 setna setne setnych"
        ),
        starts="tysiąc milion miliard",
        ones="jedna jeden jedną jednego",
        lone="połowa połowy połowę ćwierć",
        ordinals=(
            "1 pierwsz; 2 drug; 3 trzec; 4 czwart; 5 piąt; 6 szóst; 7 siódm; 8 ósm; 9 dziewiąt"
        ),
        tens=(
            "20 dwudziest; 30 trzydziest; 40 czterdziest; 50 pięćdziesiąt; 60 sześćdziesiąt; "
            "70 siedemdziesiąt; 80 osiemdziesiąt; 90 dziewięćdziesiąt"
        ),
        endings="y a e ą ego ej emu ym i iego iej iemu im ia ie ią",
        bound="1/2 pół",
        mixed="i pół",
    ),
    small=word_set(
        "i a w we z ze na do od o u oraz lub albo ale czy za że który która które dla po przed "
        "pod nad między przez przy bez jest są był była było były będzie będą nie to ten ta te "
        "jego jej ich się jak jako tym tego gdy jeśli aby także"
    ),
    empty_links="tutaj|tu|kliknij tutaj|ten link|więcej|czytaj więcej",
    acronyms=word_set("UE ONZ NATO USA PKB VAT RP PRL ZSRR AI PKP"),
    shouted=word_set("NIE"),
)
