"""Hindi.

Quotation marks and letters after CLDR; dates by Babel. Numbers in words from 2 to 100, hundreds,
thousands, lakhs and crores, in the standard spelling of the Central Hindi Directorate and the
commonest others; rises and falls are not read. The fixed words are checked by no reader.
"""

from briefing.language.language import (
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    LetterNumbers,
    NumberWords,
    StatusWords,
    word_set,
)

LANGUAGE = Language(
    tag="hi",
    name="Hindi",
    own_name="हिन्दी",
    words=FixedWords(
        key_figures="मुख्य आँकड़े",
        source="स्रोत",
        sources="स्रोत",
        updated="अंतिम अद्यतन",
        updated_at="अंतिम अद्यतन",
        last_update="अंतिम अद्यतन",
        brief="संक्षेप",
        page="पृष्ठ {number}/{count}",
        copy="प्रति {number}/{count}",
        version="संस्करण",
        reference="संदर्भ संख्या",
        attached="पूरा पृष्ठ संलग्न है: {name}",
        only_attached="केवल संलग्न पृष्ठ पर",
        empty="रिक्त",
        not_available="उपलब्ध नहीं",
        note="टिप्पणी",
        note_number="टिप्पणी {number}",
        note_back="टिप्पणी {number} के पाठ पर वापस",
    ),
    charts=ChartWords(
        square="हर खाना: {}",
        base="{} = 100",
        now="अब",
        target="लक्ष्य {}",
        of="{} में से",
        since="पहले {}",
        name="नाम",
        value="मान",
        chart="चार्ट: {}",
        filled="{} / {} खाने भरे हुए",
        indexed="{}: 100। {}: {}, {}",
        rise="{} की वृद्धि",
        fall="{} की कमी",
        unchanged="कोई बदलाव नहीं",
        above="{}, लक्ष्य {} से ऊपर",
        below="{}, लक्ष्य {} से नीचे",
        met="{}, ठीक लक्ष्य पर",
        up="{} से बढ़कर",
        down="{} से घटकर",
        same="{} से कोई बदलाव नहीं",
        rising="{} से {} तक बढ़ती रेखा",
        falling="{} से {} तक घटती रेखा",
        ending="{} से शुरू होकर {} पर समाप्त रेखा",
        between="बीच में: {}",
        lowest="न्यूनतम: {}",
        highest="अधिकतम: {}",
        course="{} {} से {} तक",
        span="{} से {} तक",
        no_values="कोई मान नहीं",
        filled_from="भरा हुआ: {} या अधिक",
        bare="केवल कोड: आँकड़े नहीं",
    ),
    statuses=StatusWords(red="लाल", amber="पीला", green="हरा", was="पहले {}", because="क्योंकि"),
    blocks=BlockWords(
        decide_by="निर्णय की अंतिम तिथि:",
        for_decision="निर्णय के लिए",
        decision="निर्णय",
        signature="हस्ताक्षर",
        date="दिनांक",
        tick="चिह्न लगाने का खाना: {}",
        note="टिप्पणी",
        today="आज, {}",
        past="बीता हुआ: {}",
        to_come="आगामी: {}",
        contact="संपर्क",
        partners="सहयोग",
        logo="{} का लोगो",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौं़ँः्।",
    counted=word_set("अनुच्छेद धारा पृष्ठ सं. अध्याय"),
    conjunctions=word_set("और या तथा एवं"),
    months=(
        "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर "
        "नवंबर|नवम्बर दिसंबर|दिसम्बर"
    ),
    half_years="{year} की पहली छमाही|{year} की दूसरी छमाही",
    stops="।",
    never=word_set("डॉ प्रो सं श्री कि.मी कि.ग्रा"),
    rarely=word_set("आदि"),
    openers=word_set("यह वह ये वे इस उस और लेकिन"),
    scales="3 हज़ार हजार; 5 लाख; 6 मिलियन; 7 करोड़; 9 अरब बिलियन; 12 ट्रिलियन",
    units=(
        "pp प्रतिशत अंक; % प्रतिशत|फ़ीसदी|फीसदी; EUR यूरो; USD डॉलर|अमेरिकी डॉलर; GBP पाउंड; INR रुपये|"
        "रुपए|रुपया|₹; "
        "km किलोमीटर|किमी; m मीटर; kg किलोग्राम|किग्रा; t टन"
    ),
    ranges="से",
    ordinals="वाँ|वां|वीं|वें",
    several="कई|कुछ",
    numbered="तिमाही",
    numbers=NumberWords(
        adds=(
            "2 दो; 3 तीन; 4 चार; 5 पाँच पांच; 6 छह छः छ; 7 सात; 8 आठ; 9 नौ; 10 दस; 11 ग्यारह; 12 "
            "बारह; "
            "13 तेरह; 14 चौदह; 15 पंद्रह पन्द्रह; 16 सोलह; 17 सत्रह; 18 अठारह; 19 उन्नीस; 20 बीस; 21 "
            "इक्कीस; "
            "22 बाईस; 23 तेईस; 24 चौबीस; 25 पच्चीस; 26 छब्बीस; 27 सत्ताईस; 28 अट्ठाईस अठाईस; 29 "
            "उनतीस; 30 तीस; "
            "31 इकतीस; 32 बत्तीस; 33 तैंतीस; 34 चौंतीस; 35 पैंतीस; 36 छत्तीस; 37 सैंतीस; 38 अड़तीस; 39 "
            "उनतालीस; "
            "40 चालीस; 41 इकतालीस; 42 बयालीस; 43 तैंतालीस; 44 चौवालीस चवालीस; 45 पैंतालीस; 46 "
            "छियालीस; "
            "47 सैंतालीस; 48 अड़तालीस; 49 उनचास; 50 पचास; 51 इक्यावन; 52 बावन; 53 तिरपन; 54 चौवन; "
            "55 पचपन; "
            "56 छप्पन; 57 सत्तावन; 58 अट्ठावन; 59 उनसठ; 60 साठ; 61 इकसठ; 62 बासठ; 63 तिरसठ; 64 "
            "चौंसठ; "
            "65 पैंसठ; 66 छियासठ; 67 सड़सठ; 68 अड़सठ; 69 उनहत्तर; 70 सत्तर; 71 इकहत्तर; 72 बहत्तर; 73 "
            "तिहत्तर; "
            "74 चौहत्तर; 75 पचहत्तर; 76 छिहत्तर; 77 सतहत्तर; 78 अठहत्तर; 79 उन्यासी उनासी; 80 अस्सी; "
            "81 इक्यासी; "
            "82 बयासी; 83 तिरासी; 84 चौरासी; 85 पचासी; 86 छियासी; 87 सत्तासी; 88 अट्ठासी; 89 "
            "नवासी; 90 नब्बे; "
            "91 इक्यानवे; 92 बानवे; 93 तिरानवे; 94 चौरानवे; 95 पचानवे; 96 छियानवे; 97 सत्तानवे; 98 "
            "अट्ठानवे; "
            "99 निन्यानवे; 3/2 डेढ़; 5/2 ढाई"
        ),
        times="100 सौ",
        parts="1/2 आधा आधे आधी; 1/3 तिहाई; 1/4 चौथाई",
        starts="",
        ones="एक",
        lone="आधा आधे आधी",
        articles="एक",
    ),
    letter_numbers=LetterNumbers(),
    small=word_set(
        "का की के को में से पर और है हैं था थी थे ने कि यह वह इस उस ये वे तो भी ही नहीं या एक जो तक साथ लिए"
    ),
    empty_links="यहाँ|यहां|यहाँ क्लिक करें|लिंक|और पढ़ें|अधिक जानें|विवरण",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)
