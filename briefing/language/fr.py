"""French.

Marks after CLDR and the Lexique des règles typographiques de l'Imprimerie nationale, with the fine
space that pages are set with today; the OQLF for Canada, CLDR for Switzerland.
"""

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
    tag="fr",
    name="French",
    own_name="français",
    words=FixedWords(
        key_figures="Chiffres clés",
        source="Source",
        sources="Sources",
        updated="mis à jour le",
        updated_at="mis à jour à",
        last_update="dernière mise à jour\u00a0:",
        brief="Note",
        page="Page {number} sur {count}",
        copy="Exemplaire {number} sur {count}",
        version="Version",
        reference="Référence",
        attached="La page entière est jointe : {name}",
        only_attached="Seulement sur la page jointe",
        empty="Vide",
        not_available="Non disponible",
        note="Note",
        note_number="note {number}",
        note_back="retour au texte de la note {number}",
    ),
    charts=ChartWords(
        square="Un carré : {}",
        base="{} = 100",
        now="Actuel",
        target="Objectif {}",
        of="sur {}",
        since="contre {}",
        name="Nom",
        value="Valeur",
        chart="Graphique : {}",
        filled="{} carrés pleins sur {}",
        indexed="{} : 100. {} : {}, {}",
        rise="une hausse de {}",
        fall="une baisse de {}",
        unchanged="sans changement",
        above="{}, au-dessus de l’objectif de {}",
        below="{}, en dessous de l’objectif de {}",
        met="{}, exactement l’objectif",
        up="En hausse, contre {}",
        down="En baisse, contre {}",
        same="Sans changement, contre {}",
        rising="Une courbe qui monte de {} à {}",
        falling="Une courbe qui descend de {} à {}",
        ending="Une courbe qui commence à {} et finit à {}",
        between="Entre les deux : {}",
        lowest="Minimum : {}",
        highest="Maximum : {}",
        course="{} de {} à {}",
        span="{} à {}",
        no_values="aucune valeur",
        filled_from="Plein : {} ou plus",
        bare="Code seul : pas de données",
    ),
    statuses=StatusWords(
        red="Rouge",
        amber="Orange",
        green="Vert",
        was="avant {}",
        because="car",
    ),
    blocks=BlockWords(
        decide_by="À décider d’ici au",
        for_decision="Pour décision",
        decision="Décision",
        signature="Signature",
        date="Date",
        tick="à cocher : {}",
        note="Note",
        today="Aujourd’hui, {}",
        past="passé : {}",
        to_come="à venir : {}",
        contact="Contact",
        partners="Avec",
        logo="Logo de {}",
    ),
    quotes=("«\u202f", "\u202f»", "\u201c", "\u201d"),
    spaced=";:!?«»%‰",
    parts_degrees=True,
    raised=r"(?<![\w,.-])(?:\d+|[IVX]+)(ers?|ères?|r?es?|èmes?|(?<=2)n?de?s?)(?!\w)",
    letters="abcdefghijklmnopqrstuvwxyzàâæçéèêëîïôœùûüÿ",
    elides=True,
    titles=word_set(
        "M. MM. Mme Mmes Mlle Dr Pr président présidente Président Présidente ministre général "
        "Général roi"
    ),
    counted=word_set("n° N° nº art. article Article al. p. pp. fig. vol. chap. annexe chapitre"),
    lettered=word_set(
        "option plan annexe appendice groupe catégorie article classe type phase partie section "
        "zone bloc équipe scénario niveau liste vitamine hépatite figure tableau colonne volet "
        "pilier étape modèle version bâtiment hall terminal point variante"
    ),
    conjunctions=word_set("et ou"),
    references=word_set(
        "n° no nº numéro réf référence dossier affaire tél téléphone portable fax poste "
        "résolution directive règlement décret arrêté ordonnance loi salle isbn issn vol "
        "version boeing"
    ),
    streets="rue|avenue|av|boulevard|bd|place|quai|chemin|allée|impasse|square|chaussée",
    loose=word_set("et ou de des du à en au aux par pour sur dans le la les que"),
    never=word_set("cf env ex p.ex av apr J.-C St Ste éd hab tél bd janv févr juil sept oct déc"),
    rarely=word_set("etc Cie min max"),
    openers=word_set(
        "Le La Les Un Une Des Ce Cette Ces Il Elle Ils Elles On Nous En Dans Au Aux Pour Par Avec "
        "Après Avant Mais Et Si Selon Leur Leurs Son Sa Ses Tous Toutes Plusieurs L\u2019"
    ),
    months="janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    first_of_month="1er",
    half_years="1er semestre {year}|2e semestre {year}",
    split_year="{first}\u2013{last}",
    scales=(
        "3 mille millier milliers; 6 million millions; 9 milliard milliards md mds; "
        "12 billion billions; 15 billiard billiards; 18 trillion trillions"
    ),
    units=(
        "bp points de base|point de base|pb; pp points de pourcentage|point de pourcentage; "
        "% pour cent; EUR euros|euro; "
        "USD dollars|dollar; CHF francs suisses; km kilomètres; m mètres|mètre; kg kilogrammes; "
        "t tonnes"
    ),
    partitives="de d'",
    ranges="à et",
    ordinals="er|re|e|ème",
    periods=(
        "[ \u00a0](?:trimestre|semestre|si\u00e8cle)"
        r"|\s?(?:h|heures)\s?(?:/|sur)\s?24|\s?(?:j|jours)\s?(?:/|sur)\s?7"
    ),
    hour_words=("", "h"),
    several="quelques|plusieurs|en pour|quelques pour|tant pour|le pour",
    numbered=(
        "article articles annexe annexes chapitre chapitres page pages partie paragraphe "
        "règlement résolution section numéro n° tableau tableaux figure graphique encadré phase "
        "directive décision protocole lot ligne version salle étape années'"
    ),
    in_millions="euros euro dollars dollar tonnes personnes habitants ménages emplois",
    rising=(
        (
            "augmenté|augmente|augmentent|progressé|progresse|progressent|hausse|"
            "augmentation|progression|grimpé|grimpe|grimpent|bondi|bondit|monté|monte|"
            "montent|gagné|gagne|gagnent|accru|crû|croît"
        ),
        "de plus|de hausse|en plus",
    ),
    falling=(
        (
            "baissé|baisse|baissent|reculé|recule|reculent|diminué|diminue|diminuent|"
            "chuté|recul|diminution|chute|chutent|cédé|perdu|perd|perdent|réduit|fléchi|"
            "fléchit|repli|tombé|descendu"
        ),
        "de moins|de baisse|en moins",
    ),
    change_joints="de|d['’]environ|près|plus|quelque|environ",
    changes=("(?<=, )de", "à", "contre|par rapport à", ""),
    below_zero="(?<!au )(?<!du )moins",
    denials="pas|jamais|sans|aucune?|ni",
    numbers=NumberWords(
        adds=(
            "2 deux; 3 trois; 4 quatre; 5 cinq; 6 six; 7 sept; 8 huit; 9 neuf; 10 dix; 11 onze; "
            "12 douze; 13 treize; 14 quatorze; 15 quinze; 16 seize; 20 vingt; 30 trente; "
            "40 quarante; 50 cinquante; 60 soixante; 70 septante; 80 huitante octante; "
            "90 nonante"
        ),
        times="100 cent cents; 20 vingt vingts; 1000 mille; 12 douzaine douzaines",
        parts=(
            "1/2 moitié; 1/3 tiers; 1/4 quart quarts; 1/5 cinquième cinquièmes; "
            "1/10 dixième dixièmes; 1/100 centièmes; 1/1000 millièmes"
        ),
        starts="cent vingt mille",
        ones="un une",
        lone="moitié",
        ordinals=(
            "1 unième; 2 deuxième; 3 troisième; 4 quatrième; 5 cinquième; 6 sixième; 7 septième; "
            "8 huitième; 9 neuvième; 10 dixième; 11 onzième; 12 douzième; 13 treizième; "
            "14 quatorzième; 15 quinzième; 16 seizième; 100 centième; 1000 millième"
        ),
        bound="1/2 demi demie",
        links="et",
        fillers="de d'un d'une un une",
        mixed="et demi;et demie",
    ),
    small=word_set(
        "le la les l un une des du de d et ou mais ni car à au aux en dans sur sous par pour avec "
        "sans chez vers entre depuis pendant selon contre que qu qui dont où ce cet cette ces son "
        "sa ses leur leurs notre nos il elle ils elles on nous vous se s est sont était étaient "
        "être été a ont avait sera seront ne n pas plus comme si"
    ),
    twice=word_set("nous vous"),
    empty_links="ici|cliquez ici|lien|ce lien|lire la suite|en savoir plus",
    acronyms=word_set("UE ONU OTAN USA PIB TVA PME OMS IA VIH SIDA ADN"),
    shouted=word_set("NON"),
)

VARIANTS = {
    "ch": LANGUAGE._replace(
        quotes=("«\u202f", "\u202f»", "\u2039\u202f", "\u202f\u203a"),
        spaced=";:!?«»\u2039\u203a%‰",
    ),
    "ca": LANGUAGE._replace(spaced=":«»%‰"),
}
