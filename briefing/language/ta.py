"""Tamil.

Quotation marks and letters after CLDR; dates by Babel. Of numbers in words those to twelve, the
tens, hundreds, thousands, lakhs and crores are read, where nothing is joined to them; rises and
falls are not. The fixed words are checked by no reader.
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
    tag="ta",
    name="Tamil",
    own_name="தமிழ்",
    words=FixedWords(
        key_figures="முக்கிய எண்கள்",
        source="ஆதாரம்",
        sources="ஆதாரங்கள்",
        updated="கடைசிப் புதுப்பிப்பு",
        updated_at="கடைசிப் புதுப்பிப்பு",
        last_update="கடைசிப் புதுப்பிப்பு",
        brief="சுருக்கம்",
        page="பக்கம் {number}/{count}",
        copy="படி {number}/{count}",
        version="பதிப்பு",
        reference="குறிப்பு எண்",
        attached="முழுப் பக்கம் இணைக்கப்பட்டுள்ளது: {name}",
        only_attached="இணைக்கப்பட்ட பக்கத்தில் மட்டும்",
        empty="காலி",
        not_available="தரவு இல்லை",
        note="குறிப்பு",
        note_number="குறிப்பு {number}",
        note_back="குறிப்பு {number} உள்ள இடத்திற்குத் திரும்பு",
    ),
    charts=ChartWords(
        square="ஒவ்வொரு கட்டமும்: {}",
        base="{} = 100",
        now="இப்போது",
        target="இலக்கு {}",
        of="/ {}",
        since="முன்பு {}",
        name="பெயர்",
        value="மதிப்பு",
        chart="வரைபடம்: {}",
        filled="{} / {} கட்டங்கள் நிரப்பப்பட்டவை",
        indexed="{}: 100. {}: {}, {}",
        rise="{} உயர்வு",
        fall="{} குறைவு",
        unchanged="மாற்றம் இல்லை",
        above="{}, இலக்கு {} விட அதிகம்",
        below="{}, இலக்கு {} விடக் குறைவு",
        met="{}, சரியாக இலக்கு",
        up="உயர்ந்தது, முன்பு {}",
        down="குறைந்தது, முன்பு {}",
        same="மாற்றம் இல்லை, முன்பு {}",
        rising="{} முதல் {} வரை உயரும் கோடு",
        falling="{} முதல் {} வரை இறங்கும் கோடு",
        ending="{} இல் தொடங்கி {} இல் முடியும் கோடு",
        between="இடையில்: {}",
        lowest="குறைந்தபட்சம்: {}",
        highest="அதிகபட்சம்: {}",
        course="{}: {} முதல் {} வரை",
        span="{} முதல் {} வரை",
        no_values="மதிப்புகள் இல்லை",
        filled_from="நிரப்பப்பட்டவை: {} அல்லது அதிகம்",
        bare="குறியீடு மட்டும்: தரவு இல்லை",
    ),
    statuses=StatusWords(
        red="சிவப்பு", amber="மஞ்சள்", green="பச்சை", was="முன்பு {}", because="ஏனெனில்"
    ),
    blocks=BlockWords(
        decide_by="முடிவெடுக்க வேண்டிய நாள்:",
        for_decision="முடிவுக்காக",
        decision="முடிவு",
        signature="கையொப்பம்",
        date="தேதி",
        tick="குறியிடும் கட்டம்: {}",
        note="குறிப்பு",
        today="இன்று, {}",
        past="முடிந்தது: {}",
        to_come="வரவிருப்பது: {}",
        contact="தொடர்பு",
        partners="உடன்",
        logo="{} சின்னம்",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="அஆஇஈஉஊஎஏஐஒஓஔகஙசஞடணதநபமயரலவழளறனஜஷஸஹாிீுூெேைொோௌ்ஃ",
    counted=word_set("பிரிவு பக்கம் அத்தியாயம்"),
    conjunctions=word_set("மற்றும் அல்லது"),
    months="ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    half_years="{year} முதல் அரையாண்டு|{year} இரண்டாம் அரையாண்டு",
    never=word_set("திரு டாக் கி.மீ கி.பி எண்"),
    rarely=word_set("முதலியன"),
    openers=word_set("இது அது இந்த அந்த ஆனால் எனினும்"),
    scales="3 ஆயிரம்; 5 லட்சம் இலட்சம்; 6 மில்லியன்; 7 கோடி; 9 பில்லியன்; 12 டிரில்லியன்",
    units=(
        "% சதவீதம்|சதவிகிதம்|விழுக்காடு; EUR யூரோ; USD டாலர்|அமெரிக்க டாலர்; GBP பவுண்ட்; INR ரூபாய்|₹; "
        "km கிலோமீட்டர்|கி.மீ.; m மீட்டர்; kg கிலோகிராம்; t டன்"
    ),
    ranges="முதல்",
    several="பல|சில",
    numbered="காலாண்டு",
    numbers=NumberWords(
        adds=(
            "2 இரண்டு இரு; 3 மூன்று; 4 நான்கு; 5 ஐந்து; 6 ஆறு; 7 ஏழு; 8 எட்டு; 9 ஒன்பது; 10 பத்து; 11 "
            "பதினொன்று; "
            "12 பன்னிரண்டு; 13 பதின்மூன்று; 14 பதினான்கு; 15 பதினைந்து; 16 பதினாறு; 17 பதினேழு; 18 "
            "பதினெட்டு; "
            "19 பத்தொன்பது; 20 இருபது; 30 முப்பது; 40 நாற்பது; 50 ஐம்பது; 60 அறுபது; 70 எழுபது; 80 "
            "எண்பது; "
            "90 தொண்ணூறு; 100 நூறு; 200 இருநூறு; 300 முந்நூறு; 400 நானூறு; 500 ஐந்நூறு"
        ),
        times="",
        parts="1/2 பாதி",
        starts="",
        ones="ஒரு",
        lone="பாதி",
        articles="ஒரு",
    ),
    letter_numbers=LetterNumbers(),
    small=word_set("மற்றும் ஒரு இந்த அந்த இது அது என்று என்ற உள்ள மேலும் ஆனால் அல்லது வரை முதல் போன்ற மீது"),
    empty_links="இங்கே|இங்கே சொடுக்கவும்|இணைப்பு|மேலும் படிக்க|மேலும் அறிய|விவரங்கள்",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)
