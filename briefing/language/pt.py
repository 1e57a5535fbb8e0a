"""Portuguese of Portugal, with what differs in Brazil.

Quotation marks after CLDR 44 (Portugal) and 45 (Brazil). Decimals, months and quarters are CLDR's
as Babel 2.19 has them, letters CLDR's main exemplars; pyphen has patterns for pt_PT and pt_BR. A
thousand millions are `mil milhões` in Portugal, `bilhão` in Brazil. Number words were held against
num2words to 1,000 and some larger ones. Not checked by a reader.
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
    tag="pt",
    name="Portuguese",
    own_name="português",
    words=FixedWords(
        key_figures="Números-chave",
        source="Fonte",
        sources="Fontes",
        updated="atualizado em",
        updated_at="atualizado às",
        last_update="última atualização:",
        brief="Nota",
        page="Página {number} de {count}",
        copy="Exemplar {number} de {count}",
        version="Versão",
        reference="Referência",
        attached="A página completa segue em anexo: {name}",
        only_attached="Apenas na página em anexo",
        empty="Vazia",
        not_available="Não disponível",
        note="Nota",
        note_number="nota {number}",
        note_back="voltar ao texto da nota {number}",
    ),
    charts=ChartWords(
        square="Um quadrado: {}",
        base="{} = 100",
        now="Agora",
        target="Meta {}",
        of="de {}",
        since="antes {}",
        name="Nome",
        value="Valor",
        chart="Gráfico: {}",
        filled="{} de {} quadrados preenchidos",
        indexed="{}: 100. {}: {}, {}",
        rise="um aumento de {}",
        fall="uma queda de {}",
        unchanged="sem alteração",
        above="{}, acima da meta de {}",
        below="{}, abaixo da meta de {}",
        met="{}, igual à meta",
        up="Em alta, antes {}",
        down="Em baixa, antes {}",
        same="Sem alteração, antes {}",
        rising="Uma linha que sobe de {} para {}",
        falling="Uma linha que desce de {} para {}",
        ending="Uma linha que começa em {} e termina em {}",
        between="Entre ambos: {}",
        lowest="Mínimo: {}",
        highest="Máximo: {}",
        course="{} de {} para {}",
        span="de {} a {}",
        no_values="sem valores",
        filled_from="Preenchido: {} ou mais",
        bare="Só a sigla: sem dados",
    ),
    statuses=StatusWords(
        red="Vermelho",
        amber="Laranja",
        green="Verde",
        was="antes {}",
        because="porque",
    ),
    blocks=BlockWords(
        decide_by="A decidir até",
        for_decision="Para decisão",
        decision="Decisão",
        signature="Assinatura",
        date="Data",
        tick="a assinalar: {}",
        note="Nota",
        today="Hoje, {}",
        past="passado: {}",
        to_come="por vir: {}",
        contact="Contacto",
        partners="Com",
        logo="Logótipo de {}",
    ),
    quotes=("«", "»", "\u201c", "\u201d"),
    letters="abcdefghijklmnopqrstuvwxyzáàâãçéêíóòôõú",
    titles=word_set(
        "Sr. Sra. Dr. Dra. Prof. Prof.ª Eng. Eng.ª D. presidente presidenta ministro ministra "
        "general rei"
    ),
    counted=word_set(
        "n.º N.º n.os art. artigo Artigo art.º p. pág. págs. cap. capítulo fig. quadro anexo tabela"
    ),
    lettered=word_set(
        "opção plano anexo apêndice grupo categoria artigo classe tipo fase parte secção seção "
        "zona bloco equipa equipe caso cenário nível lista vitamina hepatite figura quadro tabela "
        "coluna pilar etapa modelo versão edifício sala terminal ponto variante"
    ),
    conjunctions=word_set("e ou"),
    references=word_set(
        "n.º nº número ref referência processo tel telefone telemóvel celular fax extensão "
        "resolução diretiva regulamento decreto lei sala isbn issn voo versão boeing"
    ),
    streets="rua|avenida|av|praça|largo|travessa|estrada|alameda",
    loose=word_set(
        "e ou de do da dos das em no na nos nas a o os as ao à aos às por para com que se"
    ),
    held="#~por cento",
    never=word_set(
        "ex p.ex aprox pág págs art cap vol fig Exmo Exma Gen Cel jan fev mar abr mai jun jul ago "
        "set out nov dez obs"
    ),
    rarely=word_set("etc Cia S.A Lda Ltda a.C d.C"),
    openers=word_set(
        "O A Os As Um Uma Este Esta Estes Estas Isto Isso Ele Ela Eles Elas Seu Sua Em No Na Nos "
        "Nas Para Por Com Após Segundo Desde Até Mas E Se Quando Ao Não Todos Todas Muitos Vários"
    ),
    months=(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    ),
    date_joint="de",
    quarters=(
        "1.º trimestre de {year}|2.º trimestre de {year}|3.º trimestre de {year}|"
        "4.º trimestre de {year}"
    ),
    half_years="1.º semestre de {year}|2.º semestre de {year}",
    scales="3 mil milhar milhares; 6 milhão milhões; 12 bilião biliões; 18 trilião triliões",
    units=(
        "bp pontos base|ponto base|pontos-base|ponto-base; "
        "pp pontos percentuais|ponto percentual|p.p.; % por cento|porcento; ‰ por mil; "
        "EUR euros|euro; USD dólares|dólar; GBP libras|libra; CHF francos suíços; "
        "km quilómetros|quilómetro|quilômetros|quilômetro; m metros|metro; "
        "kg quilogramas|quilos|quilo; t toneladas|tonelada; MW megawatts; GW gigawatts"
    ),
    partitives="de",
    ranges="a e",
    ordinals=r"\.?[ºª]",
    periods=r"(?:\.?[ºª])?[ \u00a0](?:trimestre|semestre|século)",
    hour_words=("às", ""),
    several="vários|várias|alguns|algumas|muitos|muitas|poucos|poucas|diversos|diversas|por",
    numbered=(
        "artigo artigos capítulo página páginas secção seção resolução número tabela tabelas "
        "quadro quadros gráfico figura fase parte parágrafo anexo anexos diretiva regulamento "
        "decisão protocolo linha versão anos'"
    ),
    in_millions="euros euro dólares reais pessoas habitantes toneladas",
    rising=(
        (
            "subiu|subiram|sobe|sobem|cresceu|cresceram|cresce|aumentou|aumentaram|aumenta|"
            "aumento|subida|alta|crescimento"
        ),
        "mais|superior",
    ),
    falling=(
        (
            "caiu|caíram|cai|desceu|desceram|desce|baixou|baixaram|diminuiu|diminuíram|recuou|"
            "recuaram|queda|descida|diminuição|redução"
        ),
        "menos|inferior",
    ),
    change_joints="um|uma|em|de|cerca de|quase|mais de|aproximadamente",
    changes=("", "para|até", "face a|contra|em comparação com", ""),
    below_zero="menos",
    denials="não|nunca|sem|nem",
    numbers=NumberWords(
        adds=(
            "2 dois duas; 3 três; 4 quatro; 5 cinco; 6 seis; 7 sete; 8 oito; 9 nove; 10 dez; "
            "11 onze; 12 doze; 13 treze; 14 catorze quatorze; 15 quinze; "
            "16 dezasseis dezesseis; 17 dezassete dezessete; 18 dezoito; "
            "19 dezanove dezenove; 20 vinte; 30 trinta; 40 quarenta; 50 cinquenta; "
            "60 sessenta; 70 setenta; 80 oitenta; 90 noventa; 100 cem cento; "
            "200 duzentos duzentas; 300 trezentos trezentas; 400 quatrocentos quatrocentas; "
            "500 quinhentos quinhentas; 600 seiscentos seiscentas; 700 setecentos setecentas; "
            "800 oitocentos oitocentas; 900 novecentos novecentas"
        ),
        times="1000 mil; 12 dúzia dúzias; 100 centena centenas",
        parts=(
            "1/2 metade; 1/3 terço terços; 1/4 quarto quartos; 1/5 quinto quintos; "
            "1/6 sexto sextos; 1/8 oitavo oitavos; 1/10 décimo décimos décimas; "
            "1/100 centésimos centésimas; 1/1000 milésimos milésimas"
        ),
        starts="mil",
        ones="um uma",
        articles="um uma",
        of="de do da dos das",
        lone="metade",
        ordinals=(
            "1 primeir; 2 segund; 3 terceir; 4 quart; 5 quint; 6 sext; 7 sétim; 8 oitav; 9 non"
        ),
        tens=(
            "10 décim; 20 vigésim; 30 trigésim; 40 quadragésim; 50 quinquagésim; 60 sexagésim; "
            "70 septuagésim; 80 octogésim; 90 nonagésim"
        ),
        endings="o a os as",
        bound="1/2 meio meia",
        links="e",
        links_hundreds=True,
        links_tens=True,
        fillers="de do da dos das um uma",
        mixed="e meio;e meia",
    ),
    small=word_set(
        "a o e é de se os as um uma uns umas ou mas nem do da dos das ao à aos às em no na nos "
        "nas pelo pela com sem por para sobre até após segundo que quem cujo onde como são era "
        "eram ser foi foram tem têm será serão seu sua seus suas este esta estes estas esse essa "
        "não mais também quando"
    ),
    empty_links="aqui|clique aqui|hiperligação|este link|ler mais|saiba mais|mais informações",
    acronyms=word_set("UE ONU NATO OTAN EUA PIB IVA OMS IA BCE FMI PME INE ADN DNA IBGE"),
    shouted=word_set("NÃO NUNCA"),
)

_BRAZIL = LANGUAGE._replace(
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    blocks=LANGUAGE.blocks._replace(contact="Contato", logo="Logotipo de {}"),
    quarters="",
    half_years="1º semestre de {year}|2º semestre de {year}",
    scales=(
        "3 mil milhar milhares; 6 milhão milhões mi; 9 bilhão bilhões bi; "
        "12 trilhão trilhões tri; 15 quatrilhão quatrilhões"
    ),
)
VARIANTS = {"br": _BRAZIL}
