"""Vietnamese.

Quotation marks (45) and letters after CLDR, with those of foreign words; dates by Babel. Numbers
from 2 to 1000 are checked against num2words, but for `năm`, which is five and a year, and is read
as five within a larger number alone. Abbreviations, the fixed words and the rest have been checked
by no reader.
"""

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


def _of_two_words(simple: Mapping[str, int | Fraction]) -> dict[str, int]:
    """The teens, the tens and five hundred, each of two words: `mười hai`, `hai mươi`."""
    digits = {word: int(value) for word, value in simple.items() if 1 < value < 10}
    teens = {f"mười {word}": 10 + value for word, value in (digits | {"một": 1}).items()}
    tens = {f"{word} mươi": 10 * value for word, value in (digits | {"năm": 5}).items()}
    return teens | tens | {"năm trăm": 500}


LANGUAGE = Language(
    tag="vi",
    name="Vietnamese",
    own_name="tiếng việt",
    words=FixedWords(
        key_figures="Số liệu chính",
        source="Nguồn",
        sources="Nguồn",
        updated="cập nhật:",
        updated_at="cập nhật lúc",
        last_update="cập nhật lần cuối:",
        brief="Bản tóm tắt",
        page="Trang {number}/{count}",
        copy="Bản số {number}/{count}",
        version="Phiên bản",
        reference="Số hiệu",
        attached="Toàn bộ trang được đính kèm: {name}",
        only_attached="Chỉ có trong trang đính kèm",
        empty="Trống",
        not_available="Không có dữ liệu",
        note="Ghi chú",
        note_number="ghi chú {number}",
        note_back="quay lại nội dung của ghi chú {number}",
    ),
    charts=ChartWords(
        square="Mỗi ô vuông: {}",
        base="{} = 100",
        now="Hiện nay",
        target="Mục tiêu {}",
        of="trên {}",
        since="trước đó {}",
        name="Tên",
        value="Giá trị",
        chart="Biểu đồ: {}",
        filled="{} trên {} ô được tô",
        indexed="{}: 100. {}: {}, {}",
        rise="tăng {}",
        fall="giảm {}",
        unchanged="không thay đổi",
        above="{}, cao hơn mục tiêu {}",
        below="{}, thấp hơn mục tiêu {}",
        met="{}, đúng bằng mục tiêu",
        up="Tăng, trước đó {}",
        down="Giảm, trước đó {}",
        same="Không thay đổi, trước đó {}",
        rising="Đường tăng từ {} lên {}",
        falling="Đường giảm từ {} xuống {}",
        ending="Đường bắt đầu ở {} và kết thúc ở {}",
        between="Ở giữa: {}",
        lowest="Thấp nhất: {}",
        highest="Cao nhất: {}",
        course="{} từ {} đến {}",
        span="{} đến {}",
        no_values="không có giá trị",
        filled_from="Được tô: {} trở lên",
        bare="Chỉ có mã: không có dữ liệu",
    ),
    statuses=StatusWords(
        red="Đỏ",
        amber="Vàng",
        green="Xanh lá",
        was="trước đó {}",
        because="vì",
    ),
    blocks=BlockWords(
        decide_by="Hạn quyết định:",
        for_decision="Để quyết định",
        decision="Quyết định",
        signature="Chữ ký",
        date="Ngày",
        tick="đánh dấu: {}",
        note="Lưu ý",
        today="Hôm nay, {}",
        past="đã qua: {}",
        to_come="sắp tới: {}",
        contact="Liên hệ",
        partners="Phối hợp với",
        logo="Logo của {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    letters=(
        "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
    ),
    titles=word_set("ông bà Ông Bà TS. ThS. GS. PGS. BS. trưởng tướng tịch thống sứ"),
    counted=word_set("Điều điều Khoản khoản Chương chương tr. Bảng Hình"),
    lettered=word_set(
        "án hoạch nhóm loại hạng điều lớp kiểu phần vùng khu khối cấp mức sách vitamin gan bảng "
        "hình cột mô phiên tòa điểm"
    ),
    conjunctions=word_set("và hoặc hay"),
    references=word_set(
        "số điện thoại đt fax máy bay chuyến phòng luật định quyết hiệu isbn issn boeing"
    ),
    streets="đường|Đường|phố|Phố|ngõ",
    loose=word_set("và hoặc hay của ở tại từ đến trong cho với là thì mà do như"),
    never=word_set("TS ThS GS PGS BS TP Tp tr vd VD đ ĐT"),
    rarely=word_set("v.v"),
    openers=word_set(
        "Các Những Đây Đó Này Chúng Họ Ông Bà Trong Từ Với Theo Sau Trước Và Nhưng Nếu Khi Vì Tất "
        "Nhiều Một Mỗi Tuy Do Để Ngoài"
    ),
    months=(
        "tháng_1|tháng_01|tháng_giêng tháng_2|tháng_02 tháng_3|tháng_03 tháng_4|tháng_04 "
        "tháng_5|tháng_05 tháng_6|tháng_06 tháng_7|tháng_07 tháng_8|tháng_08 tháng_9|tháng_09 "
        "tháng_10 tháng_11 tháng_12|tháng_chạp"
    ),
    half_years="Nửa đầu năm {year}|Nửa cuối năm {year}",
    date_joint="năm",
    scales="3 nghìn ngàn; 6 triệu; 9 tỷ tỉ",
    units=(
        "bp điểm cơ bản; pp điểm phần trăm; % phần trăm; ‰ phần nghìn|phần ngàn; EUR euro; "
        "USD đô la mỹ|đô la|đô-la; GBP bảng anh; VND đồng|vnđ|vnd|₫; km ki-lô-mét|kilômét|cây số; "
        "m mét; kg ki-lô-gam|kilôgam; t tấn"
    ),
    ranges="đến tới và",
    hour_words=("lúc", ""),
    several="vài|nhiều|mấy|hàng|các|những|thứ",
    numbered=(
        "tháng quý ngày thứ điều khoản chương trang mục phần bảng hình lục đoạn tuyến khóa kỳ"
    ),
    in_millions="euro đô đồng người tấn",
    rising=(
        "tăng|tăng thêm|tăng trưởng|mức tăng",
        "nhiều hơn|cao hơn|lớn hơn",
    ),
    falling=("giảm|giảm bớt|sụt giảm|mức giảm", "ít hơn|thấp hơn|nhỏ hơn"),
    change_joints="khoảng|gần|hơn|thêm|tới",
    changes=("thêm", "lên|xuống|còn|đến", "so với", "từ"),
    below_zero="âm",
    denials="không|chưa|chẳng",
    numbers=NumberWords(
        adds=(
            "2 hai; 3 ba; 4 bốn tư; 5 lăm linh_năm lẻ_năm; 6 sáu; 7 bảy bẩy; 8 tám; 9 chín; 10 mười"
        ),
        times="12 tá; 100 trăm; 1000000000 tỷ tỉ",
        parts=(
            "1/2 nửa; 1/3 một_phần_ba; 2/3 hai_phần_ba; 1/4 một_phần_tư; 3/4 ba_phần_tư; "
            "1/5 một_phần_năm; 2/5 hai_phần_năm; 3/5 ba_phần_năm; 4/5 bốn_phần_năm; "
            "1/10 một_phần_mười"
        ),
        starts="",
        ones="một mốt",
        lone="nửa",
        links="linh lẻ",
        links_hundreds=True,
        mixed="rưỡi",
        compounds=_of_two_words,
    ),
    small=word_set(
        "và của là các có được cho với trong không này đã để những khi về tại từ đến ra như cũng "
        "thì mà do bị sẽ đang nhưng hoặc hay theo trên dưới sau trước vì nếu đó họ một ở vào còn ai"
    ),
    empty_links="tại đây|ở đây|nhấn vào đây|bấm vào đây|liên kết|xem thêm|đọc thêm|chi tiết",
    acronyms=word_set("EU LHQ NATO USA GDP VAT WHO IMF ASEAN UBND TP DNA VTV"),
    shouted=word_set("KHÔNG CHỈ"),
)
