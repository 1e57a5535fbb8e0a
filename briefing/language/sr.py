"""Serbian, in Cyrillic; in Latin letters (`sr-Latn`) and as in Montenegro (`sr-ME`, `cnr`).

Quotation marks „ “ after CLDR, and ’ ’ inside after the Serbian orthography (Pravopis). Decimals,
months and quarters are CLDR's as Babel has them, letters CLDR's main exemplars; pyphen has patterns
for sr. Each Cyrillic letter is one or two Latin ones, by which the Latin words are written here.
Numbers to 1000 are those of num2words, but for its `šesto`. Not checked by a reader.
"""

from typing import Any

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
    tag="sr",
    name="Serbian",
    own_name="српски",
    words=FixedWords(
        key_figures="Кључни подаци",
        source="Извор",
        sources="Извори",
        updated="ажурирано",
        updated_at="ажурирано у",
        last_update="последње ажурирање:",
        brief="Сажетак",
        page="Страна {number} од {count}",
        copy="Примерак {number} од {count}",
        version="Верзија",
        reference="Ознака",
        attached="Цела страна је у прилогу: {name}",
        only_attached="Само на приложеној страни",
        empty="Празно",
        not_available="Нема податка",
        note="Напомена",
        note_number="напомена {number}",
        note_back="назад на текст напомене {number}",
    ),
    charts=ChartWords(
        square="Један квадрат: {}",
        base="{} = 100",
        now="Сада",
        target="Циљ {}",
        of="од {}",
        since="раније {}",
        name="Назив",
        value="Вредност",
        chart="Графикон: {}",
        filled="Попуњено {} од {} квадрата",
        indexed="{}: 100. {}: {}, {}",
        rise="раст за {}",
        fall="пад за {}",
        unchanged="непромењено",
        above="{}, изнад циља {}",
        below="{}, испод циља {}",
        met="{}, једнако циљу",
        up="Раст, раније {}",
        down="Пад, раније {}",
        same="Непромењено, раније {}",
        rising="Линија расте од {} до {}",
        falling="Линија пада од {} до {}",
        ending="Линија почиње на {} и завршава на {}",
        between="Између: {}",
        lowest="Најнижа вредност: {}",
        highest="Највиша вредност: {}",
        course="{} од {} до {}",
        span="од {} до {}",
        no_values="без вредности",
        filled_from="Попуњено: {} или више",
        bare="Само скраћеница: нема податка",
    ),
    statuses=StatusWords(
        red="Црвено",
        amber="Наранџасто",
        green="Зелено",
        was="раније {}",
        because="јер",
    ),
    blocks=BlockWords(
        decide_by="Одлука до",
        for_decision="За одлуку",
        decision="Одлука",
        signature="Потпис",
        date="Датум",
        tick="за означавање: {}",
        note="Напомена",
        today="Данас, {}",
        past="прошло: {}",
        to_come="следи: {}",
        contact="Контакт",
        partners="У сарадњи",
        logo="Логотип: {}",
    ),
    quotes=("\u201e", "\u201c", "\u2019", "\u2019"),
    letters="абвгдђежзијклљмнњопрстћуфхцчџш",
    titles=word_set("председник председница министар министарка генерал др проф. мр г. гђа"),
    counted=word_set("бр. чл. ст. стр. погл. сл. таб. члан прилог"),
    lettered=word_set(
        "могућност план прилог група категорија члан разред врста фаза део одељак зона блок тим "
        "сценарио ниво списак витамин хепатитис слика табела колона модел верзија зграда сала "
        "терминал тачка варијанта"
    ),
    conjunctions=word_set("и или те"),
    references=word_set(
        "бр број ознака тел телефон моб факс резолуција директива уредба закон соба isbn issn лет "
        "верзија boeing"
    ),
    streets=r"(?:улица|ул\.|пут|трг|булевар|кеј)",
    loose=word_set("и или те а у на за с са к о по при од до из да је се који као"),
    held="#~одсто|најмање~#",
    year_words="г. године година",
    never=word_set(
        "нпр тј тзв одн бр чл ст стр погл сл таб др проф мр г гђа ул тел јан феб мар апр авг сеп "
        "окт нов дец мил млрд хиљ мин макс око"
    ),
    rarely=word_set("итд сл г"),
    openers=word_set(
        "То Та Тај Ти Те Он Она Они Ми Један Једна У На За По При Од До Из Када Ако Али И Сви "
        "Многи Осим Према Влада"
    ),
    ordinal_stop=True,
    months=(
        "јануар|јануара|јануару фебруар|фебруара|фебруару март|марта|марту април|априла|априлу "
        "мај|маја|мају јун|јуна|јуну јул|јула|јулу август|августа|августу "
        "септембар|септембра|септембру октобар|октобра|октобру новембар|новембра|новембру "
        "децембар|децембра|децембру"
    ),
    half_years="1. полугодиште {year}.|2. полугодиште {year}.",
    split_year="{first}./{last}.",
    scales=(
        "3 хиљада хиљаде хиљаду хиљ хиљ.; 6 милион милиона милиони милионе мил мил.; "
        "9 милијарда милијарде милијарди милијарду млрд млрд.; 12 билион билиона"
    ),
    units=(
        "bp базних поена|базна поена|базни поен; "
        "pp процентних поена|процентна поена|процентни поен|п.п.; "
        "% одсто|процената|процента|посто; ‰ промила; EUR евра|евро; USD долара|долар; "
        "GBP фунти|фунта; RSD динара|динар; km километара|километра|километар|км; "
        "m метара|метра|метар; kg килограма|килограм|кг; t тона|тоне; MW мегавата; GW гигавата"
    ),
    ranges="до и",
    periods=r"\.[ \u00a0](?:тромесечј\w*|квартал\w*|полугодишт\w*|век\w*)|-их(?!\w)",
    hour_words=("у", r"сати|сата|часова|часа|ч(?!\w)"),
    several="неколико|више|много|бројни|стотине|хиљаде|десетине",
    numbered=(
        "члан члана поглавље страна страни прилог табела табеле графикон слика део тачка број "
        "етапа фаза резолуција директива уредба протокол линија верзија став"
    ),
    in_millions="евра долара динара људи особа становника домаћинстава тона",
    rising=(
        "порастао|порасла|порасло|порасли|повећао|повећала|повећало|повећали|расте|раст|пораст|"
        "повећање",
        "више|виши|виша|већи|већа",
    ),
    falling=(
        "пао|пала|пало|пали|смањио|смањила|смањило|смањили|опао|опала|пада|пад|смањење",
        "мање|нижи|нижа|мањи|мања",
    ),
    change_joints="се|је|су|за|на|око|готово|више од|отприлике",
    changes=("за", "на", "у односу на|у поређењу са", "с|са|из"),
    below_zero="минус",
    denials="не|није|нису|никада|без",
    numbers=NumberWords(
        adds=(
            "2 два две двоје двеју; 3 три; 4 четири; 5 пет; 6 шест; 7 седам; 8 осам; 9 девет; "
            "10 десет; 11 једанаест; 12 дванаест; 13 тринаест; 14 четрнаест; 15 петнаест; "
            "16 шеснаест; 17 седамнаест; 18 осамнаест; 19 деветнаест; 20 двадесет; 30 тридесет; "
            "40 четрдесет; 50 педесет; 60 шездесет; 70 седамдесет; 80 осамдесет; 90 деведесет; "
            "200 двеста двјеста двјесто; 300 триста тристо; 400 четиристо четристо; 500 петсто; "
            "600 шестсто; 700 седамсто; 800 осамсто; 900 деветсто"
        ),
        times="12 туце; 100 сто стотину стотине",
        parts=(
            "1/2 половина половине половину половини; 1/3 трећина трећине трећину трећини; "
            "1/4 четвртина четвртине четвртину четвртини; 1/5 петина петине петину петини; "
            "1/6 шестина шестине шестину; 1/8 осмина осмине осмину; "
            "1/10 десетина десетине десетину"
        ),
        starts="сто хиљаду милион милијарду",
        ones="један једна једно једног једне једну",
        lone=(
            "половина половине половину половини трећина трећине трећину четвртина четвртине "
            "четвртину петина петине петину десетину"
        ),
        bound="1/2 пола",
        links="и",
        links_hundreds=True,
        links_tens=True,
        mixed="и по;и пола",
    ),
    small=word_set(
        "и или те а у на за с са к о по при од до из да је су био била било били бити ће би који "
        "која које као што ако али па се си већ још само не није међу пре због према његов њен "
        "њихов та то ти тај овај ова ово"
    ),
    empty_links="овде|кликните овде|више|прочитајте више|више информација|веза|ова страница",
    acronyms=word_set("ЕУ УН НАТО САД БДП ЕЦБ ММФ НБС РЗС ПДВ ДНК СЗО"),
    shouted=word_set("НЕ НИКАДА САМО"),
)

_LATIN = dict(
    zip(
        "абвгдђежзијклмнопрстћуфхцчш",
        "a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(),
        strict=True,
    )
) | {"љ": "lj", "њ": "nj", "џ": "dž"}
_TABLE = str.maketrans(_LATIN | {one.upper(): two.capitalize() for one, two in _LATIN.items()})


def _in_latin(value: Any) -> Any:
    """Words in Latin letters, those within a part of a language as well."""
    if isinstance(value, str):
        return value.translate(_TABLE)
    if isinstance(value, frozenset):
        return frozenset(map(_in_latin, value))
    if isinstance(value, tuple):
        parts = map(_in_latin, value)
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


_SERBIAN_LATIN: Language = _in_latin(LANGUAGE)
_MONTENEGRIN = _SERBIAN_LATIN._replace(
    name="Montenegrin",
    own_name="crnogorski",
    words=_SERBIAN_LATIN.words._replace(
        last_update="posljednje ažuriranje:",
        copy="Primjerak {number} od {count}",
        attached="Cijela strana je u prilogu: {name}",
    ),
    charts=_SERBIAN_LATIN.charts._replace(
        value="Vrijednost",
        unchanged="nepromijenjeno",
        same="Nepromijenjeno, ranije {}",
        lowest="Najniža vrijednost: {}",
        highest="Najviša vrijednost: {}",
        no_values="bez vrijednosti",
    ),
    blocks=_SERBIAN_LATIN.blocks._replace(to_come="slijedi: {}"),
    letters=_SERBIAN_LATIN.letters + "śź",
)
VARIANTS = {"latn": _SERBIAN_LATIN, "latn-me": _MONTENEGRIN}
