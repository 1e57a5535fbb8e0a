"""English: British, with what differs in the United States.

Marks after CLDR's delimiters, dates in short after its forms for the two countries; the Chicago
Manual of Style (17th edition), 6.91, for the dash of the United States.
"""

from briefing.language.language import (
    Abbreviations,
    BlockWords,
    ChartWords,
    FixedWords,
    Language,
    NumberWords,
    StatusWords,
    word_set,
)

LANGUAGE = Language(
    tag="en",
    name="English",
    own_name="english",
    words=FixedWords(
        key_figures="Key figures",
        source="Source",
        sources="Sources",
        updated="last updated",
        updated_at="last updated",
        last_update="last updated",
        brief="Brief",
        page="Page {number} of {count}",
        copy="Copy {number} of {count}",
        version="Version",
        reference="Reference",
        attached="The whole page is attached: {name}",
        only_attached="Only on the attached page",
        empty="Empty",
        not_available="Not available",
        note="Note",
        note_number="note {number}",
        note_back="back to the text of note {number}",
    ),
    charts=ChartWords(
        square="Each square: {}",
        base="{} = 100",
        now="Now",
        target="Target {}",
        of="of {}",
        since="from {}",
        name="Name",
        value="Value",
        chart="Chart: {}",
        filled="{} of {} squares filled",
        indexed="{}: 100. {}: {}, {}",
        rise="a rise of {}",
        fall="a fall of {}",
        unchanged="no change",
        above="{}, above the target of {}",
        below="{}, below the target of {}",
        met="{}, exactly the target",
        up="Up from {}",
        down="Down from {}",
        same="No change from {}",
        rising="A line that rises from {} to {}",
        falling="A line that falls from {} to {}",
        ending="A line that starts at {} and ends at {}",
        between="Between them: {}",
        lowest="Lowest: {}",
        highest="Highest: {}",
        course="{} from {} to {}",
        span="{} to {}",
        no_values="no values",
        filled_from="Filled: {} or more",
        bare="Code alone: no data",
    ),
    statuses=StatusWords(
        red="Red",
        amber="Amber",
        green="Green",
        was="was {}",
        because="because",
    ),
    blocks=BlockWords(
        decide_by="Decide by",
        for_decision="For decision",
        decision="Decision",
        signature="Signature",
        date="Date",
        tick="to tick: {}",
        note="Note",
        today="Today, {}",
        past="past: {}",
        to_come="to come: {}",
        contact="Contact",
        partners="With",
        logo="Logo of {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters="abcdefghijklmnopqrstuvwxyz",
    titles=word_set(
        "Mr Mr. Mrs Mrs. Ms Ms. Dr Dr. Prof. Professor President Minister Chancellor General "
        "Admiral Ambassador Commissioner Senator Secretary Sir Dame Lord Lady King Queen Prince"
    ),
    counted=word_set("No. p. pp. art. Article Annex Chapter Section Figure Table Appendix"),
    lettered=word_set(
        "option plan annex appendix group category article class type phase part section schedule "
        "zone block team case scenario grade level tier list unit vitamin hepatitis figure table "
        "column row track pillar stage model version building hall terminal point question"
    ),
    conjunctions=word_set("and or"),
    references=word_set(
        "no number ref reference case file docket tel telephone phone mobile fax call dial ext "
        "resolution directive regulation decree act law bill room flat gate isbn issn flight zip "
        "postcode version serial boeing"
    ),
    streets="Street|St|Road|Rd|Avenue|Ave|Boulevard|Blvd|Lane|Square|Drive|Terrace|Crescent",
    loose=word_set("and or of in on at to by from for with as is are was were than the a an"),
    held="#~per cent|per~cent|up~to #|at least~#",
    never=word_set(
        "e.g i.e vs cf approx est ca St Gen Lt Col Sgt Capt Cdr Maj Brig Adm Gov Sen Rep Rev Hon "
        "Amb Fig Figs para paras vol Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mt Ft al "
        "incl excl ed eds"
    ),
    rarely=word_set("etc Inc Ltd Co Corp Jr Sr Bros Ave Dept Univ"),
    openers=word_set(
        "The This That These Those It Its They Their We Our He She His Her A An In On At By For "
        "From With After Before But And If As When While Since No All Some Most Many Both There "
        "However Allies Ministers"
    ),
    months="January February March April May June July August September October November December",
    weekdays="Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    date_forms=("{weekday}, {day} {month} {year}", "{day} {month} {year}"),
    month_form="{month} {year}",
    quarters="1st quarter {year}|2nd quarter {year}|3rd quarter {year}|4th quarter {year}",
    half_years="1st half {year}|2nd half {year}",
    abbreviations=Abbreviations(
        months="Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
        weekdays="Mon Tue Wed Thu Fri Sat Sun",
        date_form="{weekday} {day} {month} {year}",
        quarters="Q1 {year}|Q2 {year}|Q3 {year}|Q4 {year}",
    ),
    short_months=True,
    scales="3 thousand thousands; 6 million millions; 9 billion billions; 12 trillion trillions tn",
    units=(
        "bp basis points|basis point|bps|bp; pp percentage points|percentage point; "
        "% per cent|percent; EUR euros|euro; USD u.s. dollars|us dollars|dollars|dollar; "
        "GBP pounds; PLN zloty|zlotys; UAH hryvnias|hryvnia; CHF swiss francs; "
        "km kilometres|kilometers|kilometre|kilometer; "
        "m metres|meters|metre|meter; kg kilograms; t tonnes|tons; MW megawatts; GW gigawatts"
    ),
    partitives="of",
    ranges="to and",
    ordinals="st|nd|rd|th",
    periods="['’]?s|[ -](?:quarter|half|century)",
    quarter_words=(
        "first|last|past|next|previous",
        (
            "second|third|fourth|latest|prior|following|current|final|same|fiscal|calendar|opening|"
            "closing|the|this|that|each|every|per|1st|2nd|3rd|4th|half[ -](?:on|to)|"
            "[a-z]+(?=[ -]quarter$)"
        ),
        "earlier|ago|later|ended|ending|(?:on|to)[ -](?:quarter|half)",
    ),
    hour_words=("", r"[ap]\.?m"),
    several="several|few|many",
    numbered=(
        "article articles art annex chapter section sections paragraph para page pages figure "
        "table appendix resolution regulation directive protocol room line part phase tranche "
        "version"
    ),
    in_millions=(
        "euros euro dollars dollar pounds hryvnias hryvnia zlotys zloty tonnes tons barrels "
        "people men women children jobs homes households refugees users voters workers doses "
        "rounds shells"
    ),
    rising=(
        (
            "rose|rises|risen|rise|rise of|rising|"
            "(?<!made )(?<!make )(?<!makes )(?<!making )up(?! to )|increased|increases|"
            "increase|increase of|grew|grow|grown|grows|growth of|gained|gain of|climbed|"
            "jumped|surged|soared|expanded|advanced|went up|gone up|goes up|"
            r"recovered(?= by)|rebounded|added(?= \d)"
        ),
        "higher|more than|up on|growth|increase|rise|more|up(?=[.,;:)]|$)",
    ),
    falling=(
        (
            "fell|falls|fallen|fall|fall of|falling|dropped|drops|drop|drop of|declined|"
            "declines|decline|decline of|decreased|decrease|decrease of|down|shrank|"
            "contracted|sank|slid|slipped|slumped|plunged|tumbled|cut|cuts|cut of|reduced|"
            "reduction of|went down|gone down"
        ),
        ("lower|less|fewer|decline|decrease|drop|fall|cut|reduction|down on|down(?=[.,;:)]|$)"),
    ),
    change_joints=("by|about|around|some|nearly|almost|over|more than|a further|another|roughly"),
    changes=("by", "to", "from|against|compared with|compared to", "from"),
    below_zero="minus|negative|loss of|lost|loses|deficit of",
    denials="not|no|never|hardly|without|cannot|\\w+n['\u2019]t",
    numbers=NumberWords(
        adds=(
            "2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven; "
            "12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; "
            "18 eighteen; 19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; "
            "70 seventy; 80 eighty; 90 ninety"
        ),
        times="100 hundred; 12 dozen",
        parts=(
            "1/2 half halves; 1/3 third thirds; 1/4 quarter quarters; 1/5 fifth fifths; "
            "1/6 sixths; 1/8 eighths; 1/10 tenth tenths; 1/100 hundredths; 1/1000 thousandths"
        ),
        starts="hundred",
        ones="one a",
        lone="half quarter",
        ordinals=(
            "1 first; 2 second; 3 third; 4 fourth; 5 fifth; 6 sixth; 7 seventh; 8 eighth; "
            "9 ninth; 100 hundredth; 1000 thousandth; 1000000 millionth"
        ),
        links="and",
        links_hundreds=True,
        articles="a",
        of="of",
        fillers="of a one",
        mixed="and a half;and one half",
        ties=True,
    ),
    small=word_set(
        "a an the and or but nor of to in on at by for from with without as than that this these "
        "those which who whose is are was were be been being has have had will would can could "
        "may must should it its they their them he his she her we our you your not no if when "
        "while after before between among through under over about against during into upon"
    ),
    twice=word_set("had that"),
    empty_links=(
        "here|click here|link|this link|more|read more|learn more|see here|see more|website|"
        "this page"
    ),
    acronyms=word_set("EU UN UK US USA NATO GDP VAT MP MEP"),
    shouted=word_set("NOT AND OR NO ALL ONLY NEVER MUST NEW DO BE TO"),
)

# Chicago Manual of Style, 17th edition, 6.91; a day follows its month there.
VARIANTS = {
    "us": LANGUAGE._replace(
        dash="\u2014",
        counted=LANGUAGE.counted.union(LANGUAGE.months.split()),
        date_forms=("{weekday}, {month} {day}, {year}", "{month} {day}, {year}"),
        split_year="{first}\u2013{short}",
        abbreviations=Abbreviations(
            months="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
            weekdays="Mon Tue Wed Thu Fri Sat Sun",
            date_form="{weekday}, {month} {day}, {year}",
            quarters="Q1 {year}|Q2 {year}|Q3 {year}|Q4 {year}",
        ),
    )
}
