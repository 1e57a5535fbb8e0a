"""Korean.

Quotation marks after CLDR; dates by Babel. Numbers in digits are read, in groups of ten thousand,
and the commonest native numerals; rises and falls are not. The fixed words are checked by no
reader.
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
    tag="ko",
    name="Korean",
    own_name="한국어",
    words=FixedWords(
        key_figures="주요 수치",
        source="출처",
        sources="출처",
        updated="최종 수정",
        updated_at="최종 수정",
        last_update="최종 수정",
        brief="보고서",
        page="{number}/{count}쪽",
        copy="{count}부 중 {number}부",
        version="판",
        reference="문서 번호",
        attached="전문은 첨부 파일을 참조하십시오: {name}",
        only_attached="첨부 파일에만 있는 내용",
        empty="빈칸",
        not_available="자료 없음",
        note="주",
        note_number="주 {number}",
        note_back="주 {number} 본문으로 돌아가기",
    ),
    charts=ChartWords(
        square="한 칸: {}",
        base="{} = 100",
        now="현재",
        target="목표 {}",
        of="/ {}",
        since="이전 {}",
        name="이름",
        value="값",
        chart="도표: {}",
        filled="{}/{}칸 채움",
        indexed="{}: 100. {}: {}, {}",
        rise="{} 증가",
        fall="{} 감소",
        unchanged="변화 없음",
        above="{}, 목표 {}보다 높음",
        below="{}, 목표 {}보다 낮음",
        met="{}, 목표와 일치",
        up="증가, 이전 {}",
        down="감소, 이전 {}",
        same="변화 없음, 이전 {}",
        rising="{}에서 {}까지 올라가는 선",
        falling="{}에서 {}까지 내려가는 선",
        ending="{}에서 시작해 {}에서 끝나는 선",
        between="그 사이: {}",
        lowest="최저: {}",
        highest="최고: {}",
        course="{}: {}에서 {}까지",
        span="{}부터 {}까지",
        no_values="값 없음",
        filled_from="채움: {} 이상",
        bare="약호만 있음: 자료 없음",
    ),
    statuses=StatusWords(red="빨강", amber="노랑", green="초록", was="이전: {}", because="이유:"),
    blocks=BlockWords(
        decide_by="결정 기한:",
        for_decision="결정 요청",
        decision="결정",
        signature="서명",
        date="날짜",
        tick="표시란: {}",
        note="참고",
        today="오늘, {}",
        past="지난 일정: {}",
        to_come="예정: {}",
        contact="문의처",
        partners="협력",
        logo="{} 로고",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    decimal=".",
    letters=(
        "가각간갈감강개거건게겠결경계고공과관광교구국군그금기까나난날남내너년노는다단달당대도"
        "동되된두들등때라러력로를리"
        "마만말명모무문물미민바반발방배법보부북분비사산상생서선성세소속수시신실아안않알았양어"
        "업없었에여연영오와외요용우원"
        "월위유으은을음의이인일입있자장재적전정제조주중지진차참책처천체총최추치컨크타통투트파"
        "평포표하학한할합해했향현협형호화확환회후히"
    ),
    months="1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월",
    half_years="{year}년 상반기|{year}년 하반기",
    never=word_set("vs etc Mr Ms Dr No Co Inc Ltd"),
    openers=word_set("이 그 저 또 그러나 하지만 한편"),
    conjunctions=word_set("및 또는 와 과"),
    scales="3 천; 4 만; 6 백만; 7 천만; 8 억; 9 십억; 12 조",
    units=(
        "% 퍼센트|프로; pp 퍼센트포인트|%포인트|포인트; EUR 유로; USD 달러|미달러; GBP 파운드; "
        "KRW 원; UAH 흐리우냐; "
        "km 킬로미터; m 미터; kg 킬로그램; t 톤"
    ),
    ranges="에서 내지 ～ ~",
    hour_words=("", "시"),
    several="수|몇|여러",
    numbered="제 조 장 항",
    numbers=NumberWords(
        adds=(
            "2 두 둘; 3 세 셋; 4 네 넷; 5 다섯; 6 여섯; 7 일곱; 8 여덟; 9 아홉; 10 열; 11 열한; "
            "12 열두; 13 열세; 14 열네; 20 스무 스물"
        ),
        times="",
        parts="1/2 절반",
        starts="",
        ones="하나",
        lone="절반",
    ),
    letter_numbers=LetterNumbers(
        apart=True,
        times="10 십; 100 백; 1000 천; 10000 만; 100000000 억; 1000000000000 조",
        parts="1/2 절반",
        part_of="분의",
        rank="제",
        date="년 월 일",
        clock="시 분",
    ),
    small=word_set("이 그 저 및 또는 그리고 그러나 수 것 등 더 약 중 후 전"),
    empty_links="여기|여기를 클릭|클릭|링크|더 보기|자세히|자세히 보기",
    acronyms=word_set("EU NATO GDP UN WHO IMF AI IT"),
)
