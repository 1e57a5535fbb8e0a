"""Icelandic.

Quotation marks after CLDR: „ “ outside, ‚ ‘ inside. Decimals, months and quarters are CLDR's as
Babel has them, letters CLDR's main exemplars; pyphen has patterns for is. Numbers are parted words
with `og` before the last; they are read in all genders and in the cases that texts count in.
Numbers to 1000 are those of num2words. Not checked by a reader.
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
    tag="is",
    name="Icelandic",
    own_name="íslenska",
    words=FixedWords(
        key_figures="Lykiltölur",
        source="Heimild",
        sources="Heimildir",
        updated="uppfært",
        updated_at="uppfært kl.",
        last_update="síðast uppfært:",
        brief="Minnisblað",
        page="Síða {number} af {count}",
        copy="Eintak {number} af {count}",
        version="Útgáfa",
        reference="Tilvísun",
        attached="Öll síðan fylgir: {name}",
        only_attached="Aðeins á meðfylgjandi síðu",
        empty="Autt",
        not_available="Upplýsingar vantar",
        note="Athugasemd",
        note_number="athugasemd {number}",
        note_back="aftur í texta athugasemdar {number}",
    ),
    charts=ChartWords(
        square="Einn reitur: {}",
        base="{} = 100",
        now="Nú",
        target="Markmið {}",
        of="af {}",
        since="áður {}",
        name="Heiti",
        value="Gildi",
        chart="Mynd: {}",
        filled="{} af {} reitum fylltir",
        indexed="{}: 100. {}: {}, {}",
        rise="aukning um {}",
        fall="lækkun um {}",
        unchanged="óbreytt",
        above="{}, yfir markmiðinu {}",
        below="{}, undir markmiðinu {}",
        met="{}, jafnt markmiðinu",
        up="Aukning, áður {}",
        down="Lækkun, áður {}",
        same="Óbreytt, áður {}",
        rising="Lína sem hækkar úr {} í {}",
        falling="Lína sem lækkar úr {} í {}",
        ending="Lína sem hefst í {} og endar í {}",
        between="Þar á milli: {}",
        lowest="Lægsta gildi: {}",
        highest="Hæsta gildi: {}",
        course="{} frá {} til {}",
        span="{} til {}",
        no_values="engin gildi",
        filled_from="Fyllt: {} eða meira",
        bare="Aðeins skammstöfun: upplýsingar vantar",
    ),
    statuses=StatusWords(
        red="Rautt",
        amber="Appelsínugult",
        green="Grænt",
        was="áður {}",
        because="því að",
    ),
    blocks=BlockWords(
        decide_by="Ákvörðun eigi síðar en",
        for_decision="Til ákvörðunar",
        decision="Ákvörðun",
        signature="Undirskrift",
        date="Dagsetning",
        tick="til að merkja við: {}",
        note="Athugasemd",
        today="Í dag, {}",
        past="liðið: {}",
        to_come="framundan: {}",
        contact="Tengiliður",
        partners="Í samstarfi við",
        logo="Merki: {}",
    ),
    quotes=("\u201e", "\u201c", "\u201a", "\u2018"),
    letters="aábdðeéfghiíjklmnoóprstuúvxyýþæö",
    titles=word_set("forsætisráðherra ráðherra forseti dr. prof. sr."),
    counted=word_set("nr. gr. mgr. bls. kafli grein mynd tafla"),
    lettered=word_set(
        "kostur áætlun viðauki hópur flokkur grein tegund áfangi hluti kafli svæði lið sviðsmynd "
        "stig listi mynd tafla dálkur líkan útgáfa bygging salur liður"
    ),
    conjunctions=word_set("og eða"),
    references=word_set(
        "nr númer tilvísun málsnúmer sími símanúmer fax farsími ályktun tilskipun reglugerð lög "
        "herbergi isbn issn flug útgáfa boeing"
    ),
    streets=r"\w*(?:gata|götu|vegur|vegi|braut|stígur|torg)",
    loose=word_set("og eða af í á til fyrir frá með að sem er um við"),
    held="að minnsta kosti~#|kl.~#",
    never=word_set(
        "t.d þ.e m.a o.fl sbr skv u.þ.b nr gr mgr bls kl dr prof sr jan feb mar apr ág sept okt "
        "nóv des millj ma hámark lágm"
    ),
    rarely=word_set("o.s.frv o.fl e.Kr f.Kr"),
    openers=word_set(
        "Það Þeir Þær Þau Hann Hún Við Þið Þessi Þetta Ein Einn Í Á Til Fyrir Frá Með Eftir Ef En "
        "Og Þegar Allir Margir Samkvæmt Ríkisstjórnin"
    ),
    ordinal_stop=True,
    months="janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember",
    half_years="fyrri hluti {year}|seinni hluti {year}",
    scales=(
        "3 þúsund; 6 milljón milljónir milljónum milljóna m.kr millj.; "
        "9 milljarður milljarðar milljarða milljörðum ma.; 12 billjón billjónir"
    ),
    units=(
        "bp punktar|punkta; pp prósentustig|prósentustiga|prósentustigum; "
        "% prósent|prósenta|prósentum; ‰ prómill; EUR evrur|evra|evrum; USD dalir|dala|dölum; "
        "GBP pund; ISK krónur|króna|krónum|kr.; km kílómetrar|kílómetra; m metrar|metra; "
        "kg kílógrömm|kíló; t tonn|tonna; MW megavött; GW gígavött"
    ),
    ranges="til og",
    periods=r"\.[ \u00a0](?:ársfjórðung\w*|fjórðung\w*|öld\w*|aldar)",
    hour_words=(r"kl\.?|klukkan", ""),
    several="nokkur|nokkrir|nokkrar|margir|margar|mörg|fáein",
    numbered=(
        "kafli grein málsgrein síða blaðsíða viðauki tafla mynd hluti númer áfangi ályktun "
        "reglugerð tilskipun bókun lína útgáfa"
    ),
    in_millions="evrur evra dala króna manns íbúa tonna",
    rising=(
        "hækkaði|hækkuðu|hækkar|jókst|jukust|eykst|óx|uxu|vex|aukning|hækkun|vöxtur",
        "meira|fleiri|hærra|hærri",
    ),
    falling=(
        "lækkaði|lækkuðu|lækkar|minnkaði|minnkuðu|minnkar|féll|féllu|fækkaði|lækkun|fækkun",
        "minna|færri|lægra|lægri",
    ),
    change_joints="um|tæp|tæplega|rúm|rúmlega|næstum|meira en|yfir",
    changes=("um", "í|upp í|niður í", "samanborið við|miðað við", "úr|frá"),
    below_zero="mínus",
    denials="ekki|aldrei|án|engin|enginn",
    numbers=NumberWords(
        adds=(
            "2 tveir tvær tvö tveimur tveggja; 3 þrír þrjár þrjú þremur þriggja; "
            "4 fjórir fjórar fjögur fjórum fjögurra; 5 fimm; 6 sex; 7 sjö; 8 átta; 9 níu; 10 tíu; "
            "11 ellefu; 12 tólf; 13 þrettán; 14 fjórtán; 15 fimmtán; 16 sextán; 17 sautján; "
            "18 átján; 19 nítján; 20 tuttugu; 30 þrjátíu; 40 fjörutíu; 50 fimmtíu; 60 sextíu; "
            "70 sjötíu; 80 áttatíu; 90 níutíu"
        ),
        times="12 tylft tylftir; 100 hundrað hundruð hundruðum",
        parts=(
            "1/2 helmingur helming helmings helmingi; 1/3 þriðjungur þriðjung þriðjungs þriðju; "
            "1/4 fjórðungur fjórðung fjórðungs fjórðu; 1/5 fimmtungur fimmtung fimmtungs fimmtu; "
            "1/10 tíundi tíundu"
        ),
        starts="hundrað þúsund",
        ones="einn ein eitt einni einum eina",
        lone="helmingur helming helmings helmingi þriðjungur þriðjung fjórðungur fjórðung",
        bound="1/2 hálf hálft hálfa",
        links="og",
        links_hundreds=True,
        links_tens=True,
        articles="",
        mixed="og hálf;og hálft",
    ),
    small=word_set(
        "og eða af í á til fyrir frá með að sem er var voru verður hefur hafa hafði ekki ef en "
        "þegar eftir undir yfir milli gegn án um við það þeir þær þau hann hún sinn sín sitt "
        "þessi þetta þessum mun munu skal"
    ),
    empty_links="hér|smelltu hér|lesa meira|meira|nánari upplýsingar|tengill|þessi síða",
    acronyms=word_set("ESB NATO BNA EES AGS DNA RÚV WHO OECD EFTA"),
    shouted=word_set("EKKI ALDREI AÐEINS"),
)
