"""Indonesian.

Quotation marks and letters after CLDR, dates by Babel. Numbers from 2 to 1000 are checked against
num2words. Abbreviations, the fixed words and the rest have been checked by no reader.
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
    """The teens and the tens, each of two words: `dua belas`, `dua puluh`."""
    digits = {word: int(value) for word, value in simple.items() if 1 < value < 10}
    teens = {f"{word} belas": 10 + value for word, value in digits.items()}
    return teens | {f"{word} puluh": 10 * value for word, value in digits.items()}


LANGUAGE = Language(
    tag="id",
    name="Indonesian",
    own_name="bahasa indonesia",
    words=FixedWords(
        key_figures="Angka utama",
        source="Sumber",
        sources="Sumber",
        updated="diperbarui",
        updated_at="diperbarui pukul",
        last_update="pembaruan terakhir:",
        brief="Ringkasan",
        page="Halaman {number} dari {count}",
        copy="Salinan {number} dari {count}",
        version="Versi",
        reference="Nomor",
        attached="Halaman lengkap terlampir: {name}",
        only_attached="Hanya di halaman terlampir",
        empty="Kosong",
        not_available="Tidak tersedia",
        note="Catatan",
        note_number="catatan {number}",
        note_back="kembali ke teks catatan {number}",
    ),
    charts=ChartWords(
        square="Setiap kotak: {}",
        base="{} = 100",
        now="Sekarang",
        target="Target {}",
        of="dari {}",
        since="sebelumnya {}",
        name="Nama",
        value="Nilai",
        chart="Grafik: {}",
        filled="{} dari {} kotak terisi",
        indexed="{}: 100. {}: {}, {}",
        rise="naik {}",
        fall="turun {}",
        unchanged="tidak berubah",
        above="{}, di atas target {}",
        below="{}, di bawah target {}",
        met="{}, tepat sesuai target",
        up="Naik, sebelumnya {}",
        down="Turun, sebelumnya {}",
        same="Tidak berubah, sebelumnya {}",
        rising="Garis yang naik dari {} ke {}",
        falling="Garis yang turun dari {} ke {}",
        ending="Garis yang dimulai pada {} dan berakhir pada {}",
        between="Di antaranya: {}",
        lowest="Terendah: {}",
        highest="Tertinggi: {}",
        course="{} dari {} ke {}",
        span="{} sampai {}",
        no_values="tidak ada nilai",
        filled_from="Terisi: {} atau lebih",
        bare="Hanya kode: tidak ada data",
    ),
    statuses=StatusWords(
        red="Merah",
        amber="Kuning",
        green="Hijau",
        was="sebelumnya {}",
        because="karena",
    ),
    blocks=BlockWords(
        decide_by="Diputuskan paling lambat",
        for_decision="Untuk diputuskan",
        decision="Keputusan",
        signature="Tanda tangan",
        date="Tanggal",
        tick="untuk dicentang: {}",
        note="Catatan",
        today="Hari ini, {}",
        past="sudah lewat: {}",
        to_come="akan datang: {}",
        contact="Kontak",
        partners="Bersama",
        logo="Logo {}",
    ),
    quotes=("\u201c", "\u201d", "\u2018", "\u2019"),
    narrow=False,
    letters="abcdefghijklmnopqrstuvwxyz",
    titles=word_set(
        "Bapak Ibu Sdr. Dr. dr. Prof. Ir. H. Hj. Presiden Menteri Gubernur Jenderal Laksamana "
        "Raja Ratu Duta Ketua"
    ),
    counted=word_set("No. no. hlm. Pasal pasal ayat Bab bab Tabel Gambar Lampiran"),
    lettered=word_set(
        "opsi pilihan rencana lampiran grup kelompok kategori pasal kelas tipe jenis fase tahap "
        "bagian zona blok tim skenario tingkat daftar vitamin hepatitis gambar tabel kolom model "
        "versi gedung poin"
    ),
    conjunctions=word_set("dan atau"),
    references=word_set(
        "no nomor perkara tel telp telepon faks hp resolusi arahan peraturan undang-undang uu "
        "keputusan ruang kamar isbn issn penerbangan versi boeing"
    ),
    streets="Jalan|Jl|Gang|Gg",
    loose=word_set("dan atau di ke dari pada untuk dengan yang dalam oleh sampai hingga"),
    never=word_set(
        "dr Dr Prof Ir Drs No no hlm hal Jl Gg Sdr Sdri Yth tel telp faks u.p a.n d.a s.d mis yg "
        "dgn Jan Feb Mar Apr Jun Jul Agu Sep Okt Nov Des Rp"
    ),
    rarely=word_set("dll dsb dst dkk Tbk H Hj"),
    openers=word_set(
        "Ini Itu Mereka Ia Dia Kami Kita Di Ke Dari Pada Untuk Dengan Dalam Oleh Setelah Sebelum "
        "Dan Tetapi Namun Jika Ketika Karena Semua Banyak Beberapa Para Menurut Pemerintah"
    ),
    months=(
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    ),
    half_years="Semester I {year}|Semester II {year}",
    scales="3 ribu rb; 6 juta jt; 9 miliar milyar; 12 triliun",
    units=(
        "bp basis poin; pp poin persentase|poin persen; % persen; ‰ permil|per mil; EUR euro; "
        "USD dolar as|dolar; GBP pound sterling|pound; IDR rupiah; CHF franc swiss; km kilometer; "
        "m meter; kg kilogram; t ton; MW megawatt; GW gigawatt"
    ),
    units_before="IDR rp",
    ranges="sampai hingga dan",
    hour_words=("pukul|jam", ""),
    several="beberapa|banyak|sejumlah|per",
    numbered=(
        "pasal ayat bab halaman bagian paragraf tabel gambar grafik lampiran resolusi peraturan "
        "arahan keputusan protokol fase tahap nomor versi jalur"
    ),
    in_millions="euro dolar rupiah orang jiwa ton",
    rising=(
        "naik|meningkat|bertambah|tumbuh|melonjak|kenaikan|peningkatan|pertumbuhan",
        "lebih tinggi|lebih banyak|lebih besar",
    ),
    falling=(
        "turun|menurun|berkurang|merosot|anjlok|menyusut|penurunan|pengurangan",
        "lebih rendah|lebih sedikit|lebih kecil",
    ),
    change_joints="sebesar|sekitar|hampir|sebanyak|lebih dari|hingga",
    changes=("sebesar|sebanyak", "menjadi|ke", "dibandingkan|dibanding", "dari"),
    below_zero="minus",
    denials="tidak|belum|tanpa|bukan",
    numbers=NumberWords(
        adds=(
            "2 dua; 3 tiga; 4 empat; 5 lima; 6 enam; 7 tujuh; 8 delapan; 9 sembilan; 10 sepuluh; "
            "11 sebelas; 100 seratus"
        ),
        times="12 lusin; 100 ratus; 1000 seribu; 1000000 sejuta; 1000000000 semiliar",
        parts=(
            "1/2 setengah separuh; 1/3 sepertiga pertiga; 1/4 seperempat perempat; "
            "1/5 seperlima perlima; 1/10 sepersepuluh persepuluh; 1/100 seperseratus"
        ),
        starts="seribu sejuta semiliar",
        ones="satu",
        lone="setengah separuh sepertiga seperempat seperlima sepersepuluh seperseratus",
        mixed="setengah",
        compounds=_of_two_words,
    ),
    small=word_set(
        "yang dan di ke dari untuk dengan pada dalam oleh ini itu akan adalah tidak atau juga "
        "telah sudah bisa dapat harus karena sebagai lebih agar bagi tetapi namun jika ketika "
        "bahwa para mereka ia kami kita ada antara setelah sebelum"
    ),
    empty_links=(
        "di sini|klik di sini|tautan|tautan ini|selengkapnya|baca selengkapnya|baca juga|lihat di "
        "sini"
    ),
    acronyms=word_set("UE PBB NATO AS RI BPS PDB PPN WHO IMF DPR APBN ASEAN DNA TNI BI"),
    shouted=word_set("TIDAK HANYA"),
)
