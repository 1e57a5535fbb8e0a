"""Chinese: simplified as in the mainland and in Singapore, traditional as in Taiwan and Hong Kong.

Quotation marks after CLDR; dates by Babel. Numbers in digits, in Chinese letters or in both are
read, in groups of ten thousand; rises and falls are not. The fixed words are checked by no reader.
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
    tag="zh",
    name="Chinese",
    own_name="中文",
    words=FixedWords(
        key_figures="关键数据",
        source="来源",
        sources="来源",
        updated="更新于",
        updated_at="更新于",
        last_update="更新于",
        brief="简报",
        page="第{number}页，共{count}页",
        copy="第{number}份，共{count}份",
        version="版本",
        reference="文号",
        attached="全文见附件：{name}",
        only_attached="仅见于附件",
        empty="空白",
        not_available="无数据",
        note="注",
        note_number="注{number}",
        note_back="回到注{number}的正文",
    ),
    charts=ChartWords(
        square="每格：{}",
        base="{}＝100",
        now="现在",
        target="目标 {}",
        of="／{}",
        since="此前为{}",
        name="名称",
        value="数值",
        chart="图：{}",
        filled="{}／{}格已填充",
        indexed="{}：100。{}：{}，{}",
        rise="上升{}",
        fall="下降{}",
        unchanged="没有变化",
        above="{}，高于目标{}",
        below="{}，低于目标{}",
        met="{}，正好达到目标",
        up="上升，此前为{}",
        down="下降，此前为{}",
        same="没有变化，此前为{}",
        rising="从{}升至{}的曲线",
        falling="从{}降至{}的曲线",
        ending="始于{}、止于{}的曲线",
        between="其间：{}",
        lowest="最低：{}",
        highest="最高：{}",
        course="{}：从{}到{}",
        span="{}至{}",
        no_values="没有数值",
        filled_from="已填充：{}及以上",
        bare="仅有代码：无数据",
    ),
    statuses=StatusWords(red="红", amber="黄", green="绿", was="此前为{}", because="原因:"),
    blocks=BlockWords(
        decide_by="决定期限：",
        for_decision="提请决定",
        decision="决定",
        signature="签名",
        date="日期",
        tick="勾选：{}",
        note="说明",
        today="今天，{}",
        past="已过：{}",
        to_come="将来：{}",
        contact="联系人",
        partners="合作方",
        logo="{}的标志",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    dash="\u2014\u2014",
    narrow=False,
    decimal=".",
    wide_marks=",， .。 :： ;； !！ ?？ (（ )）",
    letters=(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下"
        "自之年过发后作里"
        "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本"
        "前开但因只从想实"
        "，。、；：？！（）《》"
    ),
    months=(
        "1月|一月 2月|二月 3月|三月 4月|四月 5月|五月 6月|六月 7月|七月 8月|八月 9月|九月 10月|"
        "十月 "
        "11月|十一月 12月|十二月"
    ),
    half_years="{year}年上半年|{year}年下半年",
    stops="。！？",
    never=word_set("vs etc Mr Ms Dr No Co Inc Ltd"),
    openers=word_set("The In"),
    scales="4 万; 8 亿; 12 万亿",
    units=(
        "% 百分比; pp 个百分点|百分点; EUR 欧元; USD 美元; GBP 英镑; CNY 元|人民币; UAH "
        "格里夫纳; "
        "km 公里|千米; m 米; kg 公斤|千克; t 吨"
    ),
    ranges="至 到 ～ 〜",
    hour_words=("", "时|点"),
    several="数|几|好几",
    numbered="第 条 章",
    numbers=NumberWords(adds="", times="", parts="", starts="", ones="", lone=""),
    letter_numbers=LetterNumbers(
        apart=True,
        digits="0 〇 零; 1 一; 2 二 两; 3 三; 4 四; 5 五; 6 六; 7 七; 8 八; 9 九",
        times="10 十; 100 百; 1000 千; 10000 万; 100000000 亿",
        counters=(
            "个|名|人|位|国|年|天|周|家|项|次|艘|架|辆|台|倍|成|种|条|件|亿|万|部分|大|座|支|所|"
            "岁|小时|分钟"
        ),
        parts="1/2 一半 半数",
        part_of="分之",
        tenths="成",
        hundredths="百分之",
        rank="第",
        date="年 月 日",
        clock="时 分",
    ),
    small=word_set("的 了 和 是 在 与 及 或 但 也"),
    empty_links="点击这里|点击此处|这里|此处|链接|更多|详情|阅读更多",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)

_TRADITIONAL = LANGUAGE._replace(
    own_name="繁體中文",
    words=FixedWords(
        key_figures="關鍵數據",
        source="來源",
        sources="來源",
        updated="更新於",
        updated_at="更新於",
        last_update="更新於",
        brief="簡報",
        page="第{number}頁，共{count}頁",
        copy="第{number}份，共{count}份",
        version="版本",
        reference="文號",
        attached="全文見附件：{name}",
        only_attached="僅見於附件",
        empty="空白",
        not_available="無資料",
        note="註",
        note_number="註{number}",
        note_back="回到註{number}的內文",
    ),
    charts=ChartWords(
        square="每格：{}",
        base="{}＝100",
        now="現在",
        target="目標 {}",
        of="／{}",
        since="先前為{}",
        name="名稱",
        value="數值",
        chart="圖：{}",
        filled="{}／{}格已填滿",
        indexed="{}：100。{}：{}，{}",
        rise="上升{}",
        fall="下降{}",
        unchanged="沒有變化",
        above="{}，高於目標{}",
        below="{}，低於目標{}",
        met="{}，正好達到目標",
        up="上升，先前為{}",
        down="下降，先前為{}",
        same="沒有變化，先前為{}",
        rising="從{}升至{}的曲線",
        falling="從{}降至{}的曲線",
        ending="始於{}、止於{}的曲線",
        between="其間：{}",
        lowest="最低：{}",
        highest="最高：{}",
        course="{}：從{}到{}",
        span="{}至{}",
        no_values="沒有數值",
        filled_from="已填滿：{}以上",
        bare="僅有代碼：無資料",
    ),
    statuses=StatusWords(red="紅", amber="黃", green="綠", was="先前為{}", because="原因:"),
    blocks=BlockWords(
        decide_by="決定期限：",
        for_decision="提請決定",
        decision="決定",
        signature="簽名",
        date="日期",
        tick="勾選：{}",
        note="說明",
        today="今天，{}",
        past="已過：{}",
        to_come="將來：{}",
        contact="聯絡人",
        partners="合作單位",
        logo="{}的標誌",
    ),
    quotes=("「", "」", "『", "』"),
    letters=(
        "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下"
        "自之年過發後作裡"
        "用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本"
        "前開但因只從想實"
        "，。、；：？！（）《》「」"
    ),
    scales="4 萬; 8 億; 12 兆",
    units=(
        "% 百分比; pp 個百分點|百分點; EUR 歐元; USD 美元; GBP 英鎊; TWD 元|新臺幣|新台幣; "
        "km 公里; m 公尺; kg 公斤; t 公噸|噸"
    ),
    hour_words=("", "時|點"),
    several="數|幾|好幾",
    letter_numbers=LetterNumbers(
        apart=True,
        digits="0 〇 零; 1 一; 2 二 兩; 3 三; 4 四; 5 五; 6 六; 7 七; 8 八; 9 九",
        times="10 十; 100 百; 1000 千; 10000 萬; 100000000 億; 1000000000000 兆",
        counters=(
            "個|名|人|位|國|年|天|週|家|項|次|艘|架|輛|台|倍|成|種|條|件|億|萬|部分|大|座|支|所|"
            "歲|小時|分鐘"
        ),
        parts="1/2 一半 半數",
        part_of="分之",
        tenths="成",
        hundredths="百分之",
        rank="第",
        date="年 月 日",
        clock="時 分",
    ),
    small=word_set("的 了 和 是 在 與 及 或 但 也"),
    empty_links="點擊這裡|點選此處|這裡|此處|連結|更多|詳情|閱讀更多",
)
VARIANTS = dict.fromkeys(("hant", "tw", "hk", "mo"), _TRADITIONAL)
VARIANTS["hans"] = LANGUAGE  # `zh-Hans-TW` is simplified, whatever the country
