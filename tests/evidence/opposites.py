"""Words and units that are mistaken for each other, by language: for errors that tests plant."""

from __future__ import annotations

import re

# As patterns, each with the word that takes its place.
OPPOSITES = {
    "en": (
        (r"rose", "fell"),
        (r"(?<!mm )fell", "rose"),
        (r"(?<!made )(?<!tied )(?<!catching )up(?! to| (?:its|his|their))", "down"),
        (r"(?:went )?down(?! to)", "up"),
        (r"increased", "decreased"),
        (r"decreased|declined|dropped", "increased"),
        (r"grew", "shrank"),
        (r"shrank", "grew"),
        (r"higher", "lower"),
        (r"lower", "higher"),
        (r"fewer", "more"),
        (r"more(?! than)", "fewer"),
    ),
    "fr": (
        (r"augmenté", "diminué"),
        (r"diminué|reculé|baissé", "augmenté"),
        (r"progressent", "reculent"),
        (r"progresse", "recule"),
        (r"recule", "progresse"),
        (r"augmentent", "diminuent"),
        (r"augmente", "diminue"),
        (r"en hausse", "en baisse"),
        (r"en baisse", "en hausse"),
        (r"de moins", "de plus"),
        (r"de plus", "de moins"),
    ),
    "de": (
        (r"stieg", "sank"),
        (r"stiegen", "sanken"),
        (r"sank", "stieg"),
        (r"sanken", "stiegen"),
        (r"fiel", "stieg"),
        (r"fielen", "stiegen"),
        (r"wuchs", "schrumpfte"),
        (r"gestiegen", "gesunken"),
        (r"gesunken", "gestiegen"),
        (r"weniger", "mehr"),
        (r"mehr(?! als)", "weniger"),
        (r"höher", "niedriger"),
        (r"niedriger", "höher"),
    ),
    "uk": (
        (r"зросла", "знизилася"),
        (r"зросли", "знизилися"),
        (r"зріс", "знизився"),
        (r"зросло", "знизилося"),
        (r"знизилася|впала|зменшилася|скоротилася", "зросла"),
        (r"знизилися|впали|зменшилися|скоротилися", "зросли"),
        (r"знизився|впав|зменшився|скоротився", "зріс"),
        (r"знизилося|зменшилося|скоротилося", "зросло"),
        (r"більше", "менше"),
        (r"менше", "більше"),
    ),
    "es": (
        (r"aumentó|subió|creció", "disminuyó"),
        (r"disminuyó|bajó|cayó|descendió", "aumentó"),
        (r"aumentaron|subieron|crecieron", "disminuyeron"),
        (r"disminuyeron|bajaron|cayeron", "aumentaron"),
        (r"más(?! de)", "menos"),
        (r"menos(?! de)", "más"),
    ),
    "it": (
        (r"cresciut[oaie]|aumentat[oaie]|salit[oaie]", "diminuiti"),
        (r"diminuit[oaie]|calat[oaie]|sces[oaie]", "aumentati"),
        (r"in più", "in meno"),
        (r"in meno", "in più"),
    ),
    "pl": (
        (r"wzrosła", "spadła"),
        (r"wzrósł", "spadł"),
        (r"wzrosło", "spadło"),
        (r"wzrosły", "spadły"),
        (r"spadła", "wzrosła"),
        (r"spadł", "wzrósł"),
        (r"spadło", "wzrosło"),
        (r"spadły", "wzrosły"),
        (r"więcej(?! niż)", "mniej"),
        (r"mniej(?! niż)", "więcej"),
    ),
}

# What says behind a number that it is a change; a verb there is of something else.
COMPARES = re.compile(
    "higher|lower|fewer|more|de moins|de plus|weniger|mehr|höher|niedriger|gestiegen|gesunken"
    "|більше|менше|más|menos|in più|in meno|więcej|mniej"
)

SCALES = {
    "en": (
        ("millions?", "billion"),
        ("billion", "million"),
        ("thousand", "million"),
        ("M", "K"),
        ("K", "M"),
        ("m", "bn"),
        ("bn", "m"),
    ),
    "fr": (
        ("millions?", "milliards"),
        ("milliards?", "millions"),
        ("milliers", "millions"),
        ("M", "Md"),
    ),
    "de": (
        ("Million(?:en)?", "Milliarden"),
        ("Milliarden?", "Millionen"),
        (r"Mio\.", "Mrd."),
        (r"Mrd\.", "Mio."),
        ("Tausend", "Millionen"),
    ),
    "uk": (
        ("млрд", "млн"),
        ("млн", "млрд"),
        (r"тис\.", "млн"),
        ("мільярд[аиів]*", "мільйона"),
        ("мільйон[аиів]*", "мільярда"),
    ),
    "es": (("millones", "mil millones"), ("mil millones", "millones")),
    "it": (("milioni", "miliardi"), ("miliardi", "milioni")),
    "pl": (("mln", "mld"), ("mld", "mln"), ("tys\\.", "mln")),
}

# Any language's, as patterns; the first that a number has is changed.
UNITS = (
    ("percentage points?", "%"),
    ("points? de pourcentage", "%"),
    ("Prozentpunkte?n?", "%"),
    ("відсотков(?:ий|і|их|ого) пункт(?:и|ів|а)?", "%"),
    ("punti percentuali", "%"),
    ("puntos porcentuales", "%"),
    ("punkt(?:y|ów)? procentow(?:e|ych|y)", "%"),
    (" ?%", " pp"),
    (r"\$", "€"),
    ("€", "$"),
    ("£", "€"),
    ("d['’]euros?", "de dollars"),
    ("(?:Euro|EUR)", "US$"),
    ("(?:грн|гривень)", "євро"),
    ("євро", "грн"),
    ("(?:zł|PLN)", "euro"),
    ("(?<![^\\W\\d_])km(?!\\w)", "m"),
    ("(?<![^\\W\\d_])m$", "km"),
    ("Kilometern?", "Meter"),
    ("(?<![^\\W\\d_])TWh", "GWh"),
    ("(?<![^\\W\\d_])GWh", "TWh"),
    ("(?<![^\\W\\d_])GW", "MW"),
    ("(?<![^\\W\\d_])MW", "GW"),
    ("Tonnen", "kg"),
    ("tonnes", "kg"),
)
