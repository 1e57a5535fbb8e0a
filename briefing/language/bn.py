"""Bengali.

Quotation marks and letters after CLDR; dates by Babel. Of numbers in words those to twenty, the
tens, hundreds, thousands, lakhs and crores are read; rises and falls are not. The fixed words are
checked by no reader.
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
    tag="bn",
    name="Bengali",
    own_name="বাংলা",
    words=FixedWords(
        key_figures="মূল পরিসংখ্যান",
        source="সূত্র",
        sources="সূত্র",
        updated="সর্বশেষ হালনাগাদ",
        updated_at="সর্বশেষ হালনাগাদ",
        last_update="সর্বশেষ হালনাগাদ",
        brief="সংক্ষিপ্তসার",
        page="পৃষ্ঠা {number}/{count}",
        copy="কপি {number}/{count}",
        version="সংস্করণ",
        reference="স্মারক নম্বর",
        attached="পুরো পাতাটি সংযুক্ত আছে: {name}",
        only_attached="শুধু সংযুক্ত পাতায় আছে",
        empty="খালি",
        not_available="তথ্য নেই",
        note="টীকা",
        note_number="টীকা {number}",
        note_back="টীকা {number}-এর মূল পাঠে ফিরুন",
    ),
    charts=ChartWords(
        square="প্রতি ঘর: {}",
        base="{} = 100",
        now="এখন",
        target="লক্ষ্য {}",
        of="/ {}",
        since="আগে {}",
        name="নাম",
        value="মান",
        chart="চিত্র: {}",
        filled="{} / {} ঘর ভরা",
        indexed="{}: 100। {}: {}, {}",
        rise="{} বৃদ্ধি",
        fall="{} হ্রাস",
        unchanged="কোনো পরিবর্তন নেই",
        above="{}, লক্ষ্য {}-এর উপরে",
        below="{}, লক্ষ্য {}-এর নিচে",
        met="{}, ঠিক লক্ষ্যে",
        up="বেড়েছে, আগে {}",
        down="কমেছে, আগে {}",
        same="কোনো পরিবর্তন নেই, আগে {}",
        rising="{} থেকে {} পর্যন্ত ওঠা রেখা",
        falling="{} থেকে {} পর্যন্ত নামা রেখা",
        ending="{} থেকে শুরু হয়ে {}-এ শেষ হওয়া রেখা",
        between="মাঝখানে: {}",
        lowest="সর্বনিম্ন: {}",
        highest="সর্বোচ্চ: {}",
        course="{}: {} থেকে {}",
        span="{} থেকে {}",
        no_values="কোনো মান নেই",
        filled_from="ভরা: {} বা বেশি",
        bare="শুধু সংকেত: তথ্য নেই",
    ),
    statuses=StatusWords(red="লাল", amber="হলুদ", green="সবুজ", was="আগে {}", because="কারণ"),
    blocks=BlockWords(
        decide_by="সিদ্ধান্তের শেষ তারিখ:",
        for_decision="সিদ্ধান্তের জন্য",
        decision="সিদ্ধান্ত",
        signature="স্বাক্ষর",
        date="তারিখ",
        tick="টিক দেওয়ার ঘর: {}",
        note="টীকা",
        today="আজ, {}",
        past="অতীত: {}",
        to_come="আসন্ন: {}",
        contact="যোগাযোগ",
        partners="সহযোগিতায়",
        logo="{}-এর লোগো",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="অআইঈউঊঋএঐওঔকখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহািীুূৃেৈোৌংঃঁ়্ৎ।",
    counted=word_set("ধারা অনুচ্ছেদ পৃষ্ঠা অধ্যায়"),
    conjunctions=word_set("ও এবং বা"),
    months=("জানুয়ারি|জানুয়ারী ফেব্রুয়ারি|ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
    half_years="{year} সালের প্রথমার্ধ|{year} সালের দ্বিতীয়ার্ধ",
    stops="।",
    never=word_set("ড ডা মো কি.মি"),
    rarely=word_set("ইত্যাদি"),
    openers=word_set("এই সেই এটি তারা কিন্তু তবে"),
    scales="3 হাজার; 5 লাখ লক্ষ; 6 মিলিয়ন; 7 কোটি; 9 বিলিয়ন; 12 ট্রিলিয়ন",
    units=(
        "% শতাংশ; EUR ইউরো; USD ডলার|মার্কিন ডলার; GBP পাউন্ড; BDT টাকা|৳; km কিলোমিটার|কিমি; "
        "m মিটার; "
        "kg কিলোগ্রাম|কেজি; t টন"
    ),
    ranges="থেকে",
    several="কয়েক|বহু",
    numbered="প্রান্তিক",
    numbers=NumberWords(
        adds=(
            "2 দুই দুটি; 3 তিন তিনটি; 4 চার চারটি; 5 পাঁচ পাঁচটি; 6 ছয় ছয়টি; 7 সাত সাতটি; 8 আট আটটি; "
            "9 নয়টি; 10 দশ দশটি; 11 এগারো এগারোটি; 12 বারো; 13 তেরো; 14 চৌদ্দ; 15 পনেরো; 16 ষোলো;"
            " 17 সতেরো; "
            "18 আঠারো; 19 উনিশ; 20 বিশ কুড়ি; 30 ত্রিশ তিরিশ; 40 চল্লিশ; 50 পঞ্চাশ; 60 ষাট; 70 সত্তর; "
            "80 আশি; "
            "90 নব্বই; 100 একশ একশো; 200 দুইশ দুশো; 300 তিনশ তিনশো"
        ),
        times="100 শত",
        parts="1/2 অর্ধেক",
        starts="",
        ones="এক",
        lone="অর্ধেক",
    ),
    letter_numbers=LetterNumbers(),
    small=word_set("ও এবং বা এই যে তা না করে হয় থেকে জন্য সঙ্গে কিন্তু তবে এর একটি এক তার আর"),
    empty_links="এখানে|এখানে ক্লিক করুন|লিংক|আরও পড়ুন|আরও জানুন|বিস্তারিত",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)
