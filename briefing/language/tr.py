"""Turkish.

Quotation marks (45) and letters after CLDR, dates by Babel. Numbers are parted words, or one word
on cheques, which `_split` takes apart; those from 2 to 1000 are checked against num2words.
Abbreviations, the fixed words and the rest have been checked by no reader.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)

_WORDS = (
    "bir iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen doksan "
    "yüz bin milyon milyar"
).split()
_WORD = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_JOINED = re.compile(f"(?:{_WORD.pattern}){{2,}}")


def _split(word: str, _: Mapping[str, int | Fraction]) -> list[str]:
    """`Yüzyirmiüç` as `yüz`, `yirmi`, `üç`; a capital İ, which Python makes two signs, as `i`."""
    word = word.replace("i\u0307", "i")
    return _WORD.findall(word) if _JOINED.fullmatch(word) else [word]


LANGUAGE = Language(
    tag="tr",
    name="Turkish",
    own_name="türkçe",
    words=FixedWords(
        key_figures="Temel göstergeler",
        source="Kaynak",
        sources="Kaynaklar",
        updated="son güncelleme:",
        updated_at="son güncelleme: saat",
        last_update="son güncelleme:",
        brief="Bilgi notu",
        page="Sayfa {number}/{count}",
        copy="Nüsha {number}/{count}",
        version="Sürüm",
        reference="Referans",
        attached="Sayfanın tamamı ektedir: {name}",
        only_attached="Yalnızca ekteki sayfada",
        empty="Boş",
        not_available="Veri yok",
        note="Not",
        note_number="not {number}",
        note_back="{number} numaralı notun metnine dön",
    ),
    charts=ChartWords(
        square="Her kare: {}",
        base="{} = 100",
        now="Şimdi",
        target="Hedef {}",
        of="toplam {}",
        since="önceki {}",
        name="Ad",
        value="Değer",
        chart="Grafik: {}",
        filled="Dolu kareler: {}, toplam {}",
        indexed="{}: 100. {}: {}, {}",
        rise="artış: {}",
        fall="azalış: {}",
        unchanged="değişim yok",
        above="{}, hedefin üzerinde: {}",
        below="{}, hedefin altında: {}",
        met="{}, tam hedef",
        up="Arttı, önceki {}",
        down="Azaldı, önceki {}",
        same="Değişmedi, önceki {}",
        rising="Yükselen çizgi: başlangıç {}, bitiş {}",
        falling="Düşen çizgi: başlangıç {}, bitiş {}",
        ending="Çizgi: başlangıç {}, bitiş {}",
        between="Aradaki değerler: {}",
        lowest="En düşük: {}",
        highest="En yüksek: {}",
        course="{}: başlangıç {}, bitiş {}",
        span="{} – {}",
        no_values="değer yok",
        filled_from="Dolu: {} veya daha fazla",
        bare="Yalnızca kod: veri yok",
    ),
    statuses=StatusWords(
        red="Kırmızı",
        amber="Turuncu",
        green="Yeşil",
        was="önceki: {}",
        because="çünkü",
    ),
    blocks=BlockWords(
        decide_by="Son karar tarihi",
        for_decision="Karar için",
        decision="Karar",
        signature="İmza",
        date="Tarih",
        tick="işaretlenecek: {}",
        note="Not",
        today="Bugün, {}",
        past="geçti: {}",
        to_come="gelecek: {}",
        contact="İletişim",
        partners="İş birliğiyle",
        logo="Logo: {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    letters="abcçdefgğhıiİjklmnoöprsştuüvyz",
    elides=True,
    titles=word_set(
        "Sayın Bay Bayan Dr. Prof. Doç. Av. Gen. Org. Cumhurbaşkanı Başbakan Bakan Başkan General "
        "Büyükelçi Vali"
    ),
    counted=word_set("No. no. No s. ss. md. Madde madde Bölüm bölüm Tablo Şekil Ek"),
    lettered=word_set(
        "seçenek plan ek grup kategori madde sınıf tip tür faz aşama bölüm kısım bölge blok takım "
        "senaryo düzey seviye liste vitamin hepatit şekil tablo sütun model sürüm bina nokta"
    ),
    conjunctions=word_set("ve veya ya"),
    references=word_set(
        "no numara sayı sayılı dosya esas karar tel telefon faks gsm dahili kanun yönetmelik "
        "direktif tüzük oda isbn issn uçuş sürüm boeing"
    ),
    streets=r"(?:cadde|sokak|bulvar)(?:sı|ğı|ı)?|cad|sok|blv|mahallesi|mah",
    loose=word_set("ve veya ile ya da de için kadar gibi bir bu o ki en"),
    held="yüzde~#|binde~#",
    never=word_set(
        "vd bkz krş örn Dr Prof Doç Av Gen Org Alb Yrd Sn No no md mad s ss c yy tel faks Cad Sok "
        "Mah Apt Oca Şub Mar Nis Haz Tem Ağu Eyl Eki Kas Ara mn mr"
    ),
    rarely=word_set("vb vs A.Ş Ltd Şti M.Ö M.S T.C"),
    openers=word_set(
        "Bu Bunlar Bunun Bunu Şu O Onlar Biz Bir Ve Ama Ancak Fakat Eğer Her Tüm Bütün Bazı Birçok "
        "Çok İki Ayrıca Buna Böylece Sonra Önce Hükümet Bakanlar"
    ),
    ordinal_stop=True,
    months="Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
    half_years="{year} 1. yarıyıl|{year} 2. yarıyıl",
    split_year="{first}-{last}",
    scales=(
        "3 bin bine bini binin binde binden binlik; 6 milyon milyona milyonu milyonun milyonda "
        "milyondan milyonluk mn; 9 milyar milyara milyarı milyarın milyarda milyardan milyarlık "
        "mr; 12 trilyon trilyona trilyonu trilyonun trilyondan trilyonluk; 15 katrilyon"
    ),
    units=(
        "bp baz puan|baz puanlık; pp yüzde puan|puan|puanlık; ‰ binde; EUR avro|euro; "
        "USD dolar|abd doları; GBP sterlin; CHF isviçre frangı; TRY türk lirası|lira|liralık|tl|₺; "
        "km kilometre; m metre; kg kilogram|kilo; t ton; MW megavat; GW gigavat; GWh gigavatsaat"
    ),
    units_before="% %|yüzde; ‰ ‰|binde; TRY ₺",
    ranges="ila ile ve",
    ordinals="['\u2019](?:[ıiuü]nc[ıiuü]|nc[ıiuü])",
    periods=(
        r"\.?[ \u00a0](?:çeyre[kğ]\w*|yarı(?:yıl)?(?:sı|da|nda)?(?!\w)|yüzyıl\w*|dönem\w*)"
        r"|['\u2019](?:l[ae]r\w*|l[ıiuü])"
    ),
    hour_words=("saat", ""),
    several="birkaç|birçok|bazı|çok|çeşitli|her",
    numbered=(
        "madde maddesi bölüm sayfa sayfalar fıkra kısım tablo şekil grafik ek faz aşama numara "
        "sürüm hat protokol direktif"
    ),
    in_millions="avro euro dolar lira tl ton kişi insan",
    # Yükseldi and düştü say as often to what as by how much, told apart by the case alone.
    rising=(
        "artarak|yükselerek|artış|artışı|artışla|yükseliş",
        (
            "arttı|artmıştır|artmış|artıyor|artacak|artarak|artış|artışla|büyüdü|büyüme|fazla|"
            "daha fazla|daha yüksek"
        ),
    ),
    falling=(
        "azalarak|düşerek|gerileyerek|azalış|düşüş|düşüşle",
        (
            "azaldı|azalmıştır|azalmış|azalıyor|azalacak|azalarak|azalış|azalma|küçüldü|küçülme|"
            "daha az|daha düşük"
        ),
    ),
    change_joints="yaklaşık|yüzde|tam",
    changes=("(?!)", "(?!)", "(?!)", "(?!)"),
    below_zero="eksi",
    denials="değil|hiç",
    numbers=NumberWords(
        adds=(
            "2 iki ikisi; 3 üç üçü; 4 dört dördü; 5 beş beşi; 6 altı altısı; 7 yedi yedisi; "
            "8 sekiz sekizi; 9 dokuz dokuzu; 10 on onu; 11 on_bir; 12 on_iki; 13 on_üç; "
            "14 on_dört; 15 on_beş; 16 on_altı; 17 on_yedi; 18 on_sekiz; 19 on_dokuz; 20 yirmi; "
            "30 otuz; 40 kırk; 50 elli; 60 altmış; 70 yetmiş; 80 seksen; 90 doksan"
        ),
        times="12 düzine; 100 yüz; 1000 bin",
        # Told by what they are of, before how many there are: `üçte iki`, two of three.
        parts=(
            "1/2 yarısı yarısını yarısının yarısına yarısından; 1/3 üçte_bir üçte_biri üçte_birini "
            "üçte_birinin; 2/3 üçte_iki üçte_ikisi üçte_ikisini üçte_ikisinin; "
            "1/4 dörtte_bir dörtte_biri çeyrek çeyreği; 3/4 dörtte_üç dörtte_üçü; "
            "1/5 beşte_bir beşte_biri; 2/5 beşte_iki beşte_ikisi; 3/5 beşte_üç beşte_üçü; "
            "4/5 beşte_dört beşte_dördü; 1/6 altıda_bir altıda_biri; 1/8 sekizde_bir sekizde_biri; "
            "1/10 onda_bir onda_biri; 9/10 onda_dokuz onda_dokuzu"
        ),
        starts="yüz bin",
        ones="bir biri",
        lone="yarısı yarısını yarısının yarısına yarısından",
        ordinals=(
            "1 birinci; 2 ikinci; 3 üçüncü; 4 dördüncü; 5 beşinci; 6 altıncı; 7 yedinci; "
            "8 sekizinci; 9 dokuzuncu; 11 on_birinci; 12 on_ikinci; 13 on_üçüncü; "
            "14 on_dördüncü; 15 on_beşinci; 16 on_altıncı; 17 on_yedinci; 18 on_sekizinci; "
            "19 on_dokuzuncu"
        ),
        bound="1/2 yarım",
        mixed="buçuk",
        split=_split,
    ),
    small=word_set(
        "ve veya ile bir bu şu için gibi kadar daha çok en ama ancak fakat çünkü ki ise değil "
        "olarak olan oldu olduğu olacak var yok her hem ya göre sonra önce üzerinde arasında "
        "tarafından kendi onun bunun buna ayrıca on"
    ),
    empty_links=(
        "burada|buraya|buraya tıklayın|tıklayın|bağlantı|bu bağlantı|link|devamı|devamını oku|"
        "daha fazla|daha fazla bilgi|ayrıntılar"
    ),
    acronyms=word_set("AB BM NATO ABD TBMM TÜİK GSYH KDV TL IMF DSÖ DNA TRT TCMB"),
    shouted=word_set("DEĞİL YALNIZCA ASLA"),
)
