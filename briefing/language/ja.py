"""Japanese.

Quotation marks after CLDR; dates by Babel. Numbers in digits, in kanji or in both are read, in
groups of ten thousand; rises and falls are not. The fixed words are checked by no reader.
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
    tag="ja",
    name="Japanese",
    own_name="日本語",
    words=FixedWords(
        key_figures="主要な数値",
        source="出典",
        sources="出典",
        updated="最終更新",
        updated_at="最終更新",
        last_update="最終更新",
        brief="資料",
        page="{number}／{count}ページ",
        copy="{count}部中{number}部目",
        version="版",
        reference="文書番号",
        attached="全文は添付ファイルをご覧ください：{name}",
        only_attached="添付ファイルのみに記載",
        empty="空欄",
        not_available="データなし",
        note="注",
        note_number="注{number}",
        note_back="注{number}の本文へ戻る",
    ),
    charts=ChartWords(
        square="1マス：{}",
        base="{}＝100",
        now="現在",
        target="目標 {}",
        of="／{}",
        since="以前は{}",
        name="名称",
        value="値",
        chart="図：{}",
        filled="{}／{}マスを塗りつぶし",
        indexed="{}：100。{}：{}、{}",
        rise="{}の増加",
        fall="{}の減少",
        unchanged="変化なし",
        above="{}、目標の{}を上回る",
        below="{}、目標の{}を下回る",
        met="{}、目標どおり",
        up="{}から増加",
        down="{}から減少",
        same="{}から変化なし",
        rising="{}から{}へ上がる線",
        falling="{}から{}へ下がる線",
        ending="{}に始まり{}に終わる線",
        between="その間：{}",
        lowest="最小：{}",
        highest="最大：{}",
        course="{}：{}から{}まで",
        span="{}から{}まで",
        no_values="値なし",
        filled_from="塗りつぶし：{}以上",
        bare="略号のみ：データなし",
    ),
    statuses=StatusWords(red="赤", amber="黄", green="緑", was="前回は{}", because="理由:"),
    blocks=BlockWords(
        decide_by="決定期限：",
        for_decision="決定を求める事項",
        decision="決定",
        signature="署名",
        date="日付",
        tick="選択欄：{}",
        note="注記",
        today="本日、{}",
        past="終了：{}",
        to_come="今後：{}",
        contact="問い合わせ先",
        partners="協力",
        logo="{}のロゴ",
    ),
    quotes=("「", "」", "『", "』"),
    dash="\u2014\u2014",
    narrow=False,
    decimal=".",
    wide_marks=",、 .。 :： ;； !！ ?？ (（ )）",
    letters=(
        "ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどな"
        "にぬねのはばぱひびぴふぶぷへべぺほぼぽ"
        "まみむめもゃやゅゆょよらりるれろわをんァアィイゥウェエォオカガキギクグケゲコゴサザシ"
        "ジスズセゼソゾタダチヂッツヅテデトド"
        "ナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンヴー、。・"
        "一二三四五六七八九十百千万億年月日時分国人大本中会事社者政金部東方地合場議業同高民生"
        "学経済公定計画防衛増減"
    ),
    months="1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月",
    half_years="{year}年上半期|{year}年下半期",
    split_year="{first}/{short}年度",
    stops="。！？",
    never=word_set("vs etc Mr Ms Dr No Co Inc Ltd"),
    openers=word_set("The In"),
    scales="4 万; 8 億; 12 兆",
    units=(
        "% パーセント|％; pp ポイント|パーセントポイント|％ポイント; EUR ユーロ; USD ドル|"
        "米ドル; GBP ポンド|英ポンド; "
        "JPY 円; UAH フリヴニャ; km キロメートル|キロ; m メートル; kg キログラム; t トン"
    ),
    ranges="〜 ～ から",
    hour_words=("", "時"),
    several="数|何",
    numbered="第 条 章 号",
    numbers=NumberWords(adds="", times="", parts="", starts="", ones="", lone=""),
    letter_numbers=LetterNumbers(
        apart=True,
        digits="0 〇; 1 一; 2 二; 3 三; 4 四; 5 五; 6 六; 7 七; 8 八; 9 九",
        times=("10 十; 100 百; 1000 千; 10000 万; 100000000 億; 1000000000000 兆"),
        counters=(
            "人|名|か国|カ国|ヶ国|ヵ国|か所|カ所|ヶ所|か月|カ月|ヶ月|年間|年|日間|週間|つ|個|件|"
            "社|回|本|台|隻|機|点|項目|種類"
            "|部隊|個旅団|時間|倍|割|歳|世帯|団体|施設|か年"
        ),
        parts="1/2 半分 半数",
        part_of="分の",
        tenths="割",
        rank="第",
        date="年 月 日",
        clock="時 分",
    ),
    small=word_set("の は が を に で と も や から まで です ます"),
    empty_links="こちら|ここ|詳細|詳しくはこちら|リンク|続きを読む",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)
