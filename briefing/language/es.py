"""Spanish, with what differs in America.

Marks after the Ortografía de la lengua española (RAE); CLDR for the countries with a decimal point.
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

_RANKED = re.compile(
    r"(?P<tens>(?:d[eé]ci|(?:vi|tri|cuadra|quincua|sexa|septua|octo|nona)g[eé]si)mo)(?P<rest>\w+)"
)


def _split(word: str, _known: Mapping[str, int | Fraction]) -> list[str]:
    """An ordinal that is one word as two: `vigesimoprimero` is `vigesimo`, `primero`."""
    ranked = _RANKED.fullmatch(word) if "imo" in word else None
    return [*ranked.groups()] if ranked else [word]


LANGUAGE = Language(
    tag="es",
    name="Spanish",
    own_name="español",
    words=FixedWords(
        key_figures="Cifras clave",
        source="Fuente",
        sources="Fuentes",
        updated="actualizado el",
        updated_at="actualizado a las",
        last_update="última actualización:",
        brief="Nota",
        page="Página {number} de {count}",
        copy="Ejemplar {number} de {count}",
        version="Versión",
        reference="Referencia",
        attached="La página completa va adjunta: {name}",
        only_attached="Solo en la página adjunta",
        empty="Vacía",
        not_available="No disponible",
        note="Nota",
        note_number="nota {number}",
        note_back="volver al texto de la nota {number}",
    ),
    charts=ChartWords(
        square="Cada cuadrado: {}",
        base="{} = 100",
        now="Ahora",
        target="Objetivo {}",
        of="de {}",
        since="antes {}",
        name="Nombre",
        value="Valor",
        chart="Gráfico: {}",
        filled="{} de {} cuadrados llenos",
        indexed="{}: 100. {}: {}, {}",
        rise="un aumento del {}",
        fall="un descenso del {}",
        unchanged="sin cambios",
        above="{}, por encima del objetivo de {}",
        below="{}, por debajo del objetivo de {}",
        met="{}, justo el objetivo",
        up="Aumento, antes {}",
        down="Descenso, antes {}",
        same="Sin cambios, antes {}",
        rising="Una línea que sube de {} a {}",
        falling="Una línea que baja de {} a {}",
        ending="Una línea que empieza en {} y termina en {}",
        between="Entre ambos: {}",
        lowest="Mínimo: {}",
        highest="Máximo: {}",
        course="{} de {} a {}",
        span="de {} a {}",
        no_values="sin valores",
        filled_from="Relleno: {} o más",
        bare="Solo el código: sin datos",
    ),
    statuses=StatusWords(
        red="Rojo",
        amber="Ámbar",
        green="Verde",
        was="antes {}",
        because="porque",
    ),
    blocks=BlockWords(
        decide_by="Decidir a más tardar el",
        for_decision="Para decisión",
        decision="Decisión",
        signature="Firma",
        date="Fecha",
        tick="para marcar: {}",
        note="Nota",
        today="Hoy, {}",
        past="pasado: {}",
        to_come="por venir: {}",
        contact="Contacto",
        partners="Con",
        logo="Logotipo de {}",
    ),
    quotes=("«", "»", "\u201c", "\u201d"),
    letters="abcdefghijklmnopqrstuvwxyzáéíñóúü¡¿",
    titles=word_set(
        "Sr. Sra. Dr. Dra. D. Dña. presidente presidenta ministro ministra general rey"
    ),
    counted=word_set("n.º N.º núm. art. artículo Artículo p. pág. págs. cap. fig. anexo"),
    lettered=word_set(
        "opción plan anexo apéndice grupo categoría artículo clase tipo fase parte sección zona "
        "bloque equipo caso escenario nivel lista vitamina hepatitis figura tabla columna pilar "
        "etapa modelo versión edificio sala terminal punto variante"
    ),
    conjunctions=word_set("y e o u"),
    references=word_set(
        "n.º nº núm número ref referencia expediente tel tfno teléfono móvil fax extensión "
        "resolución directiva reglamento decreto ley sala isbn issn vuelo versión boeing"
    ),
    streets="calle|c/|avenida|avda|av|plaza|paseo|camino|ronda|travesía",
    loose=word_set("y o de del en el la los las por con a que"),
    never=word_set(
        "ej p.ej aprox pág págs núm n.º art cap vol fig Excmo Excma Gral Cnel Ud Uds St Sto Sta"
    ),
    rarely=word_set("etc EE UU Cía admón S.A"),
    openers=word_set(
        "El La Los Las Un Una Unos Unas Este Esta Estos Estas Esto Eso Lo Ellos Ellas Su Sus Se "
        "En Para Por Con Tras Según Desde Hasta Pero Y Si Al No Todos Todas Muchos Varios"
    ),
    months=(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    date_joint="de",
    half_years="1.er semestre de {year}|2.\u00ba semestre de {year}",
    split_year="{first}\u2013{last}",
    scales=(
        "3 mil miles; 6 millón millones; 9 millardo millardos; 12 billón billones; "
        "18 trillón trillones"
    ),
    units=(
        "bp puntos básicos|punto básico|pb; pp puntos porcentuales|punto porcentual; "
        "% por ciento; EUR euros|euro; "
        "USD dólares|dólar; km kilómetros; m metros; kg kilogramos; t toneladas"
    ),
    partitives="de",
    ranges="a al y",
    ordinals="er",
    periods=r"(?:\.?(?:[ºª]|er))?[ \u00a0](?:trimestre|semestre)",
    hour_words=("las?", ""),
    several="varios|varias|algunos|por",
    numbered=(
        "artículo artículos capítulo página páginas sección resolución número tabla tablas "
        "cuadro gráfico figura fase parte párrafo anexo anexos directiva reglamento decisión "
        "protocolo línea versión años'"
    ),
    in_millions="euros euro dólares personas habitantes hogares toneladas",
    rising=(
        (
            "subió|subieron|sube|suben|creció|crecieron|aumentó|aumentaron|avanzó|"
            "avanzaron|alza|aumento|subida|ganó|ganaron|gana|ganan|crece|crecen|aumenta|"
            "aumentan|incrementó|incrementaron|repuntó|repuntaron|incremento|avance|"
            "crecido|aumentado|subido"
        ),
        "más que|superior|más(?! de)",
    ),
    falling=(
        (
            "cayó|cayeron|cae|bajó|bajaron|baja|descendió|descendieron|disminuyó|"
            "disminuyeron|retrocedió|caída|descenso|reducción|perdió|perdieron|pierde|"
            "pierden|disminuye|disminuyen|desciende|descienden|descendieron|caen|bajan|"
            "redujo|redujeron|reduce|reducen|decreció|decrecieron|retrocedieron|retroceso|"
            "bajada|disminución|caído|bajado|disminuido|reducido"
        ),
        "menos que|inferior|menos(?! de)",
    ),
    change_joints="un|en|de|del|casi|cerca de|más de|alrededor de",
    changes=("", "a|al|hasta", "frente al?|respecto al?|comparado con", "de|desde"),
    below_zero="(?<!al )(?<!lo )menos",
    denials="no|nunca|sin|ni",
    numbers=NumberWords(
        adds=(
            "2 dos; 3 tres; 4 cuatro; 5 cinco; 6 seis; 7 siete; 8 ocho; 9 nueve; 10 diez; "
            "11 once; 12 doce; 13 trece; 14 catorce; 15 quince; 16 dieciséis; 17 diecisiete; "
            "18 dieciocho; 19 diecinueve; 20 veinte; 21 veintiuno veintiún veintiuna; "
            "22 veintidós; 23 veintitrés; 24 veinticuatro; 25 veinticinco; 26 veintiséis; "
            "27 veintisiete; 28 veintiocho; 29 veintinueve; 30 treinta; 40 cuarenta; "
            "50 cincuenta; 60 sesenta; 70 setenta; 80 ochenta; 90 noventa; 100 cien ciento; "
            "200 doscientos doscientas; 300 trescientos trescientas; "
            "400 cuatrocientos cuatrocientas; 500 quinientos quinientas; "
            "600 seiscientos seiscientas; 700 setecientos setecientas; "
            "800 ochocientos ochocientas; 900 novecientos novecientas"
        ),
        times="1000 mil; 12 docena docenas",
        parts=(
            "1/2 mitad; 1/3 tercio tercios terceras; 1/4 cuarto cuartos cuartas; "
            "1/5 quinto quintos quintas; 1/10 décimo décimos décimas; 1/100 centésimas; "
            "1/1000 milésimas"
        ),
        starts="mil",
        ones="un una uno",
        lone="mitad",
        ordinals=(
            "1 primer primero primera; 2 segundo segunda; 3 tercer tercero tercera; "
            "4 cuarto cuarta; 5 quinto quinta; 6 sexto sexta; 7 séptimo séptima; 8 octavo octava; "
            "9 noveno novena"
        ),
        tens=(
            "10 décimo décima decimo; 20 vigésimo vigésima vigesimo; "
            "30 trigésimo trigésima trigesimo; 40 cuadragésimo cuadragésima cuadragesimo; "
            "50 quincuagésimo quincuagésima quincuagesimo; 60 sexagésimo sexagésima sexagesimo; "
            "70 septuagésimo septuagésima septuagesimo; 80 octogésimo octogésima octogesimo; "
            "90 nonagésimo nonagésima nonagesimo; 100 centésimo centésima centesimo"
        ),
        bound="1/2 medio media",
        links="y",
        fillers="de un una",
        mixed="y medio;y media",
        split=_split,
    ),
    small=word_set(
        "el la los las lo un una unos unas y e o u pero ni sino de del a al en con sin por para "
        "sobre entre desde hasta hacia según contra que quien cuyo donde como si es son era eran "
        "ser fue fueron ha han había será serán se su sus nuestro este esta estos estas ese esa "
        "no más también cuando"
    ),
    empty_links="aquí|haga clic aquí|enlace|este enlace|leer más|más información",
    acronyms=word_set("UE ONU OTAN EEUU USA PIB IVA OMS IA VIH SIDA ADN PYME"),
    shouted=word_set("NO"),
)

VARIANTS = dict.fromkeys(
    "419 do gt hn mx ni pa pe pr sv us".split(), LANGUAGE._replace(decimal=".")
)
