"""Bosnian: what differs from Croatian, whose facts stand in `hr`.

Quotation marks after CLDR: „ ” outside, ‘ ’ inside. Months are the international ones, as CLDR
has them; pyphen has no patterns for bs, so words are not hyphenated. Not checked by a reader.
"""

from briefing.language.hr import LANGUAGE as CROATIAN
from briefing.language.language import word_set

assert CROATIAN.numbers
LANGUAGE = CROATIAN._replace(
    tag="bs",
    name="Bosnian",
    own_name="bosanski",
    words=CROATIAN.words._replace(
        key_figures="Ključni pokazatelji", last_update="posljednje ažuriranje:"
    ),
    blocks=CROATIAN.blocks._replace(partners="U saradnji"),
    statuses=CROATIAN.statuses._replace(amber="Narandžasto"),
    quotes=("\u201e", "\u201d", "\u2018", "\u2019"),
    titles=word_set("predsjednik predsjednica ministar ministrica general dr. prof. mr. g. gđa"),
    never=CROATIAN.never | word_set("jan feb mar apr jun jul aug sep okt nov dec hilj"),
    months=(
        "januar|januara|januaru februar|februara|februaru mart|marta|martu april|aprila|aprilu "
        "maj|maja|maju juni|juna|juni|junu juli|jula|julu august|augusta|augustu "
        "septembar|septembra|septembru oktobar|oktobra|oktobru novembar|novembra|novembru "
        "decembar|decembra|decembru"
    ),
    scales=(
        "3 hiljada hiljade hiljadu hilj hilj.; 6 milion miliona milioni milione mil mil.; "
        "9 milijarda milijarde milijardi milijardu mlrd mlrd.; 12 bilion biliona"
    ),
    units=CROATIAN.units.replace(
        "pp postotnih", "pp procentnih bodova|procentna boda|procentni bod|postotnih"
    ).replace("% posto", "% procenata|procenta|posto"),
    several="nekoliko|više|mnogo|brojni|stotine|hiljade|desetine",
    numbers=CROATIAN.numbers._replace(starts="sto hiljadu milion milijardu"),
    small=CROATIAN.small - {"tko"} | word_set("ko šta"),
    acronyms=word_set("EU UN NATO SAD BDP ECB MMF CBBH PDV BiH DNK WHO OECD"),
)
