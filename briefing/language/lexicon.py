"""The words for numbers of six languages, as data: see `vocabulary`, which reads them."""

from typing import NamedTuple


class Lexicon(NamedTuple):
    """A language's words, each field of `vocabulary.Words` as rows of a value and its words.

    Ordinals are stems that take each of the `endings`.
    """

    adds: str
    times: str
    parts: str
    starts: str
    ones: str
    lone: str
    ordinals: str = ""
    tens: str = ""
    endings: str = ""
    bound: str = ""
    links: str = ""
    articles: str = ""
    fillers: str = ""
    mixed: str = ""
    ties: bool = False


_ENGLISH = """2 two; 3 three; 4 four; 5 five; 6 six; 7 seven; 8 eight; 9 nine; 10 ten; 11 eleven;
12 twelve; 13 thirteen; 14 fourteen; 15 fifteen; 16 sixteen; 17 seventeen; 18 eighteen;
19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty; 60 sixty; 70 seventy; 80 eighty; 90 ninety"""

_FRENCH = """2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 10 dix; 11 onze; 12 douze;
13 treize; 14 quatorze; 15 quinze; 16 seize; 20 vingt; 30 trente; 40 quarante; 50 cinquante;
60 soixante; 70 septante; 80 huitante octante; 90 nonante; 9 neuf"""

_SPANISH = """2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez;
11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; 18 dieciocho;
19 diecinueve; 20 veinte; 21 veintiuno veintiún veintiuna; 22 veintidós; 23 veintitrés;
24 veinticuatro; 25 veinticinco; 26 veintiséis; 27 veintisiete; 28 veintiocho; 29 veintinueve;
30 treinta; 40 cuarenta; 50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa;
100 cien ciento; 200 doscientos doscientas; 300 trescientos trescientas; 400 cuatrocientos
cuatrocientas; 500 quinientos quinientas; 600 seiscientos seiscientas; 700 setecientos
setecientas; 800 ochocientos ochocientas; 900 novecientos novecientas"""

_UKRAINIAN = """2 два дві двох двом двома; 3 три трьох трьом трьома; 4 чотири чотирьох чотирьом
чотирма; 5 п'ять п'яти п'ятьох п'ятьма; 6 шість шести шістьох шістьма; 7 сім семи сімох сьома;
8 вісім восьми вісьмох; 9 дев'ять дев'яти дев'ятьох; 10 десять десяти десятьох десятьма;
11 одинадцять одинадцяти одинадцятьох; 12 дванадцять дванадцяти дванадцятьох; 13 тринадцять
тринадцяти; 14 чотирнадцять чотирнадцяти; 15 п'ятнадцять п'ятнадцяти; 16 шістнадцять
шістнадцяти; 17 сімнадцять сімнадцяти; 18 вісімнадцять вісімнадцяти; 19 дев'ятнадцять
дев'ятнадцяти; 20 двадцять двадцяти; 30 тридцять тридцяти; 40 сорок сорока; 50 п'ятдесят
п'ятдесяти; 60 шістдесят шістдесяти; 70 сімдесят сімдесяти; 80 вісімдесят вісімдесяти;
90 дев'яносто дев'яноста; 100 сто ста; 200 двісті двохсот; 300 триста трьохсот; 400 чотириста
чотирьохсот; 500 п'ятсот п'ятисот; 600 шістсот шестисот; 700 сімсот семисот; 800 вісімсот
восьмисот; 900 дев'ятсот дев'ятисот"""

_POLISH = """2 dwa dwie dwóch dwoma dwom dwaj; 3 trzy trzech trzem trzema trzej; 4 cztery czterech
czterem czterema czterej; 5 pięć pięciu; 6 sześć sześciu; 7 siedem siedmiu; 8 osiem ośmiu;
9 dziewięć dziewięciu; 10 dziesięć dziesięciu; 11 jedenaście jedenastu; 12 dwanaście dwunastu;
13 trzynaście trzynastu; 14 czternaście czternastu; 15 piętnaście piętnastu; 16 szesnaście
szesnastu; 17 siedemnaście siedemnastu; 18 osiemnaście osiemnastu; 19 dziewiętnaście
dziewiętnastu; 20 dwadzieścia dwudziestu; 30 trzydzieści trzydziestu; 40 czterdzieści
czterdziestu; 50 pięćdziesiąt pięćdziesięciu; 60 sześćdziesiąt sześćdziesięciu; 70 siedemdziesiąt
siedemdziesięciu; 80 osiemdziesiąt osiemdziesięciu; 90 dziewięćdziesiąt dziewięćdziesięciu;
100 sto stu; 200 dwieście dwustu; 300 trzysta trzystu; 400 czterysta czterystu; 500 pięćset
pięciuset; 600 sześćset sześciuset; 700 siedemset siedmiuset; 800 osiemset ośmiuset;
900 dziewięćset dziewięciuset"""

GERMAN = """2 zwei zwo; 3 drei; 4 vier; 5 fünf; 6 sechs; 7 sieben; 8 acht; 9 neun; 10 zehn; 11 elf;
12 zwölf; 13 dreizehn; 14 vierzehn; 15 fünfzehn; 16 sechzehn; 17 siebzehn; 18 achtzehn;
19 neunzehn; 20 zwanzig; 30 dreißig; 40 vierzig; 50 fünfzig; 60 sechzig; 70 siebzig; 80 achtzig;
90 neunzig"""


LEXICONS = {
    "en": Lexicon(
        adds=_ENGLISH,
        times="100 hundred; 12 dozen",
        parts="1/2 half halves; 1/3 third thirds; 1/4 quarter quarters; 1/5 fifth fifths;"
        "1/6 sixths; 1/8 eighths; 1/10 tenth tenths; 1/100 hundredths; 1/1000 thousandths",
        starts="hundred",
        ones="one a",
        articles="a",
        lone="half quarter",
        ordinals="1 first; 2 second; 3 third; 4 fourth; 5 fifth; 6 sixth; 7 seventh; 8 eighth;"
        "9 ninth; 100 hundredth; 1000 thousandth; 1000000 millionth",
        links="and",
        fillers="of a one",
        ties=True,
        mixed="and a half;and one half",
    ),
    "fr": Lexicon(
        adds=_FRENCH,
        times="100 cent cents; 20 vingt vingts; 1000 mille; 12 douzaine douzaines",
        parts="1/2 moitié; 1/3 tiers; 1/4 quart quarts; 1/5 cinquième cinquièmes;"
        "1/10 dixième dixièmes; 1/100 centièmes; 1/1000 millièmes",
        starts="cent vingt mille",
        ones="un une",
        lone="moitié",
        ordinals="1 unième; 2 deuxième; 3 troisième; 4 quatrième; 5 cinquième; 6 sixième;"
        "7 septième; 8 huitième; 9 neuvième; 10 dixième; 11 onzième; 12 douzième; 13 treizième;"
        "14 quatorzième; 15 quinzième; 16 seizième; 100 centième; 1000 millième",
        bound="1/2 demi demie",
        links="et",
        fillers="de d'un d'une un une",
        mixed="et demi;et demie",
    ),
    "de": Lexicon(
        adds="3/2 anderthalb",
        times="12 dutzend; 1000 tausend",
        parts="1/2 hälfte; 1/3 drittel; 1/4 viertel; 1/5 fünftel; 1/8 achtel; 1/10 zehntel;"
        "1/100 hundertstel; 1/1000 tausendstel",
        starts="tausend",
        ones="ein eine einen einem einer eines",
        lone="hälfte",
        ordinals="0 -ste",
        bound="1/2 halbe halbes halben halber",
        fillers="einer eines",
        mixed="einhalb",
    ),
    "es": Lexicon(
        adds=_SPANISH,
        times="1000 mil; 12 docena docenas",
        parts="1/2 mitad; 1/3 tercio tercios; 1/4 cuarto cuartos; 1/5 quinto quintos;"
        "1/10 décimo décimos; 1/100 centésimas; 1/1000 milésimas",
        starts="mil",
        ones="un una uno",
        lone="mitad",
        ordinals="1 primer primero primera; 2 segundo segunda; 3 tercer tercero tercera;"
        "4 cuarto cuarta; 5 quinto quinta; 6 sexto sexta; 7 séptimo séptima; 8 octavo octava;"
        "9 noveno novena",
        # The third of each is the first part of one word: `vigesimoprimero`.
        tens="10 décimo décima decimo; 20 vigésimo vigésima vigesimo;"
        "30 trigésimo trigésima trigesimo; 40 cuadragésimo cuadragésima cuadragesimo;"
        "50 quincuagésimo quincuagésima quincuagesimo; 60 sexagésimo sexagésima sexagesimo;"
        "70 septuagésimo septuagésima septuagesimo; 80 octogésimo octogésima octogesimo;"
        "90 nonagésimo nonagésima nonagesimo; 100 centésimo centésima centesimo",
        bound="1/2 medio media",
        links="y",
        fillers="de un una",
        mixed="y medio;y media",
    ),
    "uk": Lexicon(
        adds=_UKRAINIAN + "; 3/2 півтора півтори",
        times="1000 тисяча",
        parts="1/2 половина половини половину; 1/3 третина третини третину третин;"
        "1/4 чверть чверті; 1/5 п'ята п'ятих; 1/10 десята десятих; 1/100 сота сотих",
        starts="тисяча тисячу мільйон мільярд трильйон",
        ones="одна один одну одного",
        lone="половина половини половину третина третини третину чверть чверті",
        # Singular alone: двадцять перших кораблів are twenty ships.
        endings="ий ого ому ім а у ої ій е тя тє тю тьої тього тьому",
        ordinals="1 перш; 2 друг; 3 тре трет; 4 четверт; 5 п'ят; 6 шост; 7 сьом; 8 восьм;9 дев'ят",
        bound="1/2 пів",
        mixed="з половиною",
    ),
    "pl": Lexicon(
        adds=_POLISH + "; 3/2 półtora półtorej",
        times="1000 tysiąc",
        parts="1/2 połowa połowy połowę; 1/3 trzecia trzecie trzecich; 1/4 czwarta czwarte"
        " czwartych ćwierć; 1/5 piąta piąte piątych; 1/10 dziesiąta dziesiąte;"
        "1/100 setna setne setnych",
        starts="tysiąc milion miliard",
        ones="jedna jeden jedną jednego",
        lone="połowa połowy połowę ćwierć",
        endings="y a e ą ego ej emu ym i iego iej iemu im ia ie ią",
        ordinals="1 pierwsz; 2 drug; 3 trzec; 4 czwart; 5 piąt; 6 szóst; 7 siódm; 8 ósm;9 dziewiąt",
        tens="20 dwudziest; 30 trzydziest; 40 czterdziest; 50 pięćdziesiąt; 60 sześćdziesiąt;"
        "70 siedemdziesiąt; 80 osiemdziesiąt; 90 dziewięćdziesiąt",
        bound="1/2 pół",
        mixed="i pół",
    ),
}
