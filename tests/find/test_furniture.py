"""Page furniture: what is no prose is found with its place, and prose is left alone."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.find.furniture import Furniture, failed_trials, find_furniture
from runding.lang.noise import FurnitureWords, read_noise
from runding.lang.pack import PACKS

NOISE = {code: read_noise(PACKS / code / "noise.toml") for code in ("en", "id")}

REPORT = """Utusan Bertemu di Tepi Sungai
Kamis, 3 Maret 2022 | 08:05 WIB
Utusan pemerintah (kiri) berjabat tangan dengan utusan pemberontak (Foto: AFP/Istimewa)

TELUK BIRU, HARIANTELUK.COM – Utusan pemerintah dan pemberontak bertemu lagi di tepi sungai, kata seorang pejabat.

“Kami siap berunding,” kata utusan itu. “Simak baik-baik usulan kami.”

Baca Juga:
Putri Laut Kembali Berlayar ke Teluk Biru

ADVERTISEMENT

SCROLL TO CONTINUE WITH CONTENT

Menurut juru bicara (AFP), pertukaran tawanan dimulai Senin (7/3). Foto itu belum diperiksa. Baca juga: Nelayan Pulang dari Laut

[Gambas:Video Teluk]

Perundingan dilanjutkan besok. (mel/bay)

Simak Video 'Utusan Tiba di Bandara':
Editor: Melati Anggraini
Tag: perundingan, gencatan senjata
Gabung kanal Telegram Harian Teluk untuk berita pilihan.
1 2 3 Selanjutnya
"""


def find(text: str, language: str = "id") -> Furniture:
    return find_furniture(text, NOISE[language])


def found(text: str, language: str = "id") -> list[tuple[str, str]]:
    furniture = find(text, language)
    return [(rule, text[place.start : place.end]) for rule, place in zip(furniture.rules, furniture.ranges, strict=True)]


def prose(text: str, language: str = "id") -> str:
    """What is left of a text without its furniture."""
    left, at = [], 0
    for place in find(text, language).ranges:
        left.append(text[at : place.start])
        at = place.end
    return "".join([*left, text[at:]])


def test_a_whole_page() -> None:
    assert [line for line in prose(REPORT).splitlines() if line] == [
        "Utusan Bertemu di Tepi Sungai",
        "Utusan pemerintah dan pemberontak bertemu lagi di tepi sungai, kata seorang pejabat.",
        "“Kami siap berunding,” kata utusan itu. “Simak baik-baik usulan kami.”",
        "Menurut juru bicara (AFP), pertukaran tawanan dimulai Senin (7/3). Foto itu belum diperiksa. ",
        "Perundingan dilanjutkan besok. ",
    ]
    furniture = find(REPORT)
    assert [title for title, _ in furniture.related] == [
        "Putri Laut Kembali Berlayar ke Teluk Biru",
        "Nelayan Pulang dari Laut",
        "Utusan Tiba di Bandara",
    ]
    assert furniture.dateline is not None
    assert REPORT[furniture.dateline.start : furniture.dateline.end] == "TELUK BIRU, HARIANTELUK.COM – "
    assert furniture.publisher == "HARIANTELUK.COM"


@pytest.mark.parametrize("language", NOISE)
def test_every_example_and_near_miss_of_the_packs_holds(language: str) -> None:
    assert list(failed_trials(NOISE[language])) == []
    fires = {trial.rule for trial in NOISE[language].trials if trial.fires}
    silent = {trial.rule for trial in NOISE[language].trials if not trial.fires}
    rules = {rule.id for rule in NOISE[language].rules} | {"sign-off", "dateline"}
    assert fires == rules
    assert silent == rules


def test_a_failing_example_is_told_with_its_line(tmp_path: object) -> None:
    path = PACKS / "id" / "noise.toml"
    trial = NOISE["id"].trials[0]
    broken = read_noise(path)
    object.__setattr__(broken, "by_first_word", {})
    messages = list(failed_trials(broken))
    assert f"{path}:{trial.line}: rule {trial.rule!r} does not fire on {trial.text!r}" in messages


PREFIXES = [
    ("JAKARTA, KOMPAS.com – ", "KOMPAS.com"),
    ("Jakarta, CNN Indonesia -- ", "CNN Indonesia"),
    ("Jakarta, CNN Indonesia--", "CNN Indonesia"),
    ("Yangon (ANTARA News) - ", "ANTARA News"),
    ("Jakarta (ANTARA) - ", "ANTARA"),
    ("Beritaneka.com—", "Beritaneka.com"),
    ("Suara.com-", "Suara.com"),
    ("KYIV, March 3 (Reuters) - ", "Reuters"),
    ("Merdeka.com - ", "Merdeka.com"),
    ("POSKOTANEWS.COM - ", "POSKOTANEWS.COM"),
    ("REPUBLIKA.CO.ID, JAKARTA -- ", "REPUBLIKA.CO.ID"),
    ("TERMAS DE RIO HONDO, JUARA.NET-", "JUARA.NET"),
    ("Liputan6.com, Jakarta - ", "Liputan6.com"),
    ("Liputan6.com, Jakarta ", "Liputan6.com"),
    ("AKURAT.CO, ", "AKURAT.CO"),
    ("Perserikatan Bangsa-Bangsa/PBB, New York (ANTARA News) - ", "ANTARA News"),
    ("JAKARTA (Pos Kota) – ", "Pos Kota"),
    ("TELUK BIRU - ", None),
    ("PARIS, RABU — ", None),
    ("Jakarta - ", None),
    ("Teluk Biru, 3 Maret 2022 - ", None),
    ("Tarsila, Sept. 3 - ", None),
    ("BENGUELA, Republik Rakyat Selatan, 3 Maret - ", None),
]


@pytest.mark.parametrize(("prefix", "publisher"), PREFIXES, ids=[prefix for prefix, _ in PREFIXES])
def test_datelines(prefix: str, publisher: str | None) -> None:
    text = f"{prefix}Kedua pihak bertemu lagi di tepi sungai setelah tiga hari, kata seorang pejabat.\nMereka belum sepakat."
    furniture = find(text)
    assert furniture.dateline == (0, len(prefix))
    assert furniture.publisher == publisher
    assert prose(text).startswith("Kedua pihak bertemu")


@pytest.mark.parametrize(
    "text",
    [
        "Kedua pihak – pemerintah dan pemberontak – bertemu lagi di tepi sungai, kata seorang pejabat.",
        "Melati Anggraini - utusan pemerintah - tiba di tepi sungai, kata seorang pejabat kemarin.",
        "Perundingan Jakarta - Teluk Biru dilanjutkan setelah tiga hari, kata seorang pejabat.",
        "“Kami siap – kami menunggu,” kata utusan itu setelah pertemuan di tepi sungai.",
        "Perundingan di Teluk Biru, hari ke-8 - apa yang sudah disepakati kedua pihak di sana sejauh ini.",
        "Ia menyebut dua syarat: penarikan pasukan dan pertukaran tawanan.",
    ],
)
def test_a_dash_in_prose_is_no_dateline(text: str) -> None:
    assert find(text).dateline is None
    assert prose(text) == text


def test_the_dateline_with_an_outlet_wins() -> None:
    text = "ILUSTRASI - Utusan pemberontak tiba di bandara kemarin pagi.\nTELUK BIRU, KOMPAS.com - Kedua pihak bertemu lagi."
    furniture = find(text)
    assert furniture.publisher == "KOMPAS.com"
    assert furniture.dateline is not None
    assert furniture.dateline.start == text.index("TELUK BIRU")


SIGNED = ["(nw/reu)", "(Uu. G005)", "(T.E006/A058)", "(Antara/Reuters)", "(ard)", "[ sau ]", "(*)", "(Melati Anggraini)", "(gk-54)", "[]"]


@pytest.mark.parametrize("signature", SIGNED)
@pytest.mark.parametrize("between", [" ", "", "\n\n"])
def test_sign_offs(signature: str, between: str) -> None:
    text = f"Kedua pihak bertemu lagi.\n\nMereka belum sepakat, kata seorang pejabat.{between}{signature}\n"
    ((rule, words),) = found(text)
    assert words == signature
    assert rule == "sign-off" or (rule == "rule" and not any(map(str.isalnum, signature)))


@pytest.mark.parametrize(
    "text",
    [
        "Kedua pihak bertemu lagi, kata juru bicara (AFP).",
        "Kedua pihak bertemu lagi, kata juru bicara itu (AFP)",
        "Pertemuan itu berlangsung Senin (7/3)",
        "Mereka bertemu di Perserikatan Bangsa-Bangsa (PBB)",
        "Kedua pihak bertemu lagi. (2022)",
    ],
)
def test_a_bracket_of_prose_is_no_sign_off(text: str) -> None:
    assert found(text) == []


def test_names_sign_only_at_the_end() -> None:
    text = "Mereka datang terlambat. (Melati)\nMereka belum sepakat.\nMereka bertemu lagi.\nMereka pulang besok. (Bayu Segara)"
    assert found(text) == [("sign-off", "(Bayu Segara)")]


RELATED = [
    ("Baca juga: Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("Baca Juga : Putri Laut Kembali Berlayar?", "Putri Laut Kembali Berlayar?"),
    ("BACA JUGA  Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("Baca: Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("(Baca juga: Putri Laut Kembali Berlayar)", "Putri Laut Kembali Berlayar"),
    ("[ Baca Juga: Putri Laut Kembali Berlayar ]", "Putri Laut Kembali Berlayar"),
    ("SIMAK JUGA: \xa0 Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("SIMAK JUGA-Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("Lihat juga: 352 Nelayan Pulang", "352 Nelayan Pulang"),
    ("Lihat juga Video: Utusan Tiba", "Utusan Tiba"),
    ('Simak Video "Utusan Tiba di Bandara"', "Utusan Tiba di Bandara"),
    ("Baca_Juga\nPutri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("Simak\n\nPutri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
    ("• Baca juga: Putri Laut Kembali Berlayar", "Putri Laut Kembali Berlayar"),
]


@pytest.mark.parametrize(("label", "title"), RELATED, ids=[label for label, _ in RELATED])
def test_related_titles(label: str, title: str) -> None:
    before, after = "Kedua pihak bertemu lagi.\n\n", "\n\nMereka belum sepakat, kata seorang pejabat."
    text = before + label + after
    furniture = find(text)
    assert [name for name, _ in furniture.related] == [title]
    assert prose(text).split() == (before + after).split()


def test_several_titles_under_one_label() -> None:
    text = "Baca Juga:\nPutri Laut Kembali Berlayar\n352 Nelayan Pulang dari Teluk Biru\nUtusan Tiba di Bandara Lama\nMereka belum sepakat."
    assert [title for title, _ in find(text).related] == text.splitlines()[1:4]
    assert prose(text).strip() == "Mereka belum sepakat."


@pytest.mark.parametrize(
    "text",
    [
        "Simak penjelasan juru bicara itu tentang gencatan senjata.",
        "Dia meminta warga baca juga surat kabar lain.",
        "“Baca juga syarat kami,” kata utusan itu.",
        "Lihat saja bagaimana warga pulang ke rumah mereka.",
        "Baca juga surat itu dengan teliti, kata utusan itu.",
        "“Foto: hanya itu yang mereka minta,” kata dia.",
        "Sumber itu mengatakan perundingan gagal.",
        "Editor harian itu ditahan tentara.",
        "Selanjutnya, kedua pihak bertukar tawanan.",
        "Ikuti gencatan senjata, kata utusan itu kepada pasukannya.",
    ],
)
def test_prose_with_the_same_words_is_left_alone(text: str) -> None:
    assert found(text) == []
    assert found(f"Kedua pihak bertemu lagi.\n{text}\nMereka belum sepakat.") == []


def test_a_label_before_prose_takes_no_title() -> None:
    text = "Kedua pihak bertemu lagi.\nBaca Juga:\nMereka belum sepakat, kata seorang pejabat.\nMereka pulang besok."
    assert find(text).related == ()
    assert found(text) == [("read-also", "Baca Juga:")]


def test_english() -> None:
    text = (
        "Friday, March 4, 2022\nGENEVA, March 4 (Reuters) - The two sides met again, an official said.\nADVERTISEMENT\n"
        "“We are ready,” the envoy said. Read more: Sea Princess Sails Again to the Blue Bay\n"
        "Photo: The envoy arrives at the airport\nRead on, he told reporters.\n(Reporting by Marian Webb; Editing by Paul Shore)\n"
        "Sign up for our daily newsletter.\n"
    )
    assert [rule for rule, _ in found(text, "en")] == [
        "date-line", "dateline", "advertisement", "read-also", "picture", "reporting-by", "newsletter",
    ]  # fmt: skip
    assert [title for title, _ in find(text, "en").related] == ["Sea Princess Sails Again to the Blue Bay"]
    assert "Read on, he told reporters." in prose(text, "en")


WORDS = """Baca juga|Baca Juga:|baca|Simak|(Baca: |[Gambas:Video]|Foto: |(Foto: A)|Editor:|Halaman|1 2| |. |Jakarta|KOMPAS.com| - |--|:
(ab/cd)|[ x ]|(AFP)|Judul Berita yang Panjang|kata dia|“|”|"|/Reuters|\xa0|İ|_|İstanbul|ß|\u0301|\x1c|Telegram|Gabung
Berita Terkait|Tag:|03/03/2022
Kamis, 3 Maret 2022|#a #b|http://a.b|</p>|Read more:|Related|SCROLL TO CONTINUE WITH CONTENT|Simak Video '"""
WORDS = [*WORDS.replace("\n", "|").split("|"), "\n", "\n\n", " | ", "\r"]
PAGES = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map("".join))


@given(PAGES, st.sampled_from(["id", "en"]))
def test_ranges_are_in_order_apart_and_inside_the_text(text: str, language: str) -> None:
    furniture = find(text, language)
    assert len(furniture.ranges) == len(furniture.rules)
    end = 0
    for place in furniture.ranges:
        assert end <= place.start < place.end <= len(text)
        end = place.end
    assert furniture == find(text, language)


@given(PAGES, st.sampled_from(["id", "en"]))
def test_titles_and_the_dateline_are_words_of_the_text_inside_the_furniture(text: str, language: str) -> None:
    furniture = find(text, language)
    places = [place for _, place in furniture.related]
    assert places == sorted(places)
    for title, place in furniture.related:
        assert title == text[place.start : place.end] == title.strip() != ""
        assert any(stretch.holds(place) for stretch in furniture.ranges)
    if furniture.dateline is not None:
        assert any(stretch.holds(furniture.dateline) for stretch in furniture.ranges)
        assert furniture.publisher is None or furniture.publisher in text[furniture.dateline.start : furniture.dateline.end]
    else:
        assert furniture.publisher is None


HOSTILE = {
    "quotation marks": '"',
    "one word": "a",
    "brackets": "(",
    "square brackets": "[",
    "closing brackets": ")",
    "lines": "\n",
    "short lines": "a\n",
    "full stops": ".",
    "colons": ":",
    "dashes": "- ",
    "labels": "Baca juga: ",
    "labels after sentences": ". Baca juga: Aaaa Bbbb Cccc Dddd",
    "labels in lines": "Baca juga: Judul Lain\n",
    "labels alone": "Baca juga:\n",
    "bracketed labels": "(Baca juga: ",
    "combining marks": "a\u0301",
    "verbs": ". Lihat ",
    "signatures": "x. (a/b)\n",
    "credits": "A b/Reuters\n",
    "captions": "A. Foto: b\n",
    "names": "Editor:\nAb Cd\n",
    "datelines": "JAKARTA - ",
    "lists": "a\nBerita terkait\n",
    "embedded": "[Gambas:",
    "controls": "\x00\x1c",
    "low lines": "baca_",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_with_the_text_and_not_faster(piece: str, count_steps: Callable[[Callable[[], object]], int]) -> None:
    few, many = (count_steps(lambda times=times: find(piece * times)) for times in (300, 1_200))
    assert many <= 5 * few + 2_000


@pytest.mark.parametrize("piece", ['"', "a", "[", "a\u0301", " ", ". "], ids=["marks", "word", "brackets", "combining", "spaces", "stops"])
def test_ten_megabytes_of_it(piece: str) -> None:
    text = piece * (10_000_000 // len(piece))
    assert all(place.end <= len(text) for place in find(text).ranges)


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    text = "İ" * 50 + ".\nBaca juga: İstanbul Kembali Tenang\nMereka belum sepakat."
    assert [title for title, _ in find(text).related] == ["İstanbul Kembali Tenang"]


def test_the_words_come_from_the_pack() -> None:
    empty = FurnitureWords(
        rules=(), by_first_word={}, inside=(), brackets=(), page_words=frozenset(), menu_words=frozenset(), caption_words=frozenset(),
        names=frozenset(), pictures=frozenset(), outlets=frozenset(), places=frozenset(), trials=(),
    )  # fmt: skip
    left = find_furniture(REPORT, empty)
    assert {"related", "advertisement", "follow", "credit"}.isdisjoint(left.rules)
    assert left.related == ()


BODY = (
    "Utusan Bertemu di Tepi Sungai\n\n"
    "TELUK BIRU, HARIANTELUK.COM – Utusan pemerintah dan pemberontak bertemu lagi di tepi sungai, kata seorang pejabat.\n\n"
    "Mereka membahas pertukaran tawanan dan gencatan senjata sampai larut malam, tetapi belum sepakat tentang penarikan pasukan.\n\n"
    "Pertemuan dilanjutkan besok."
)


@pytest.mark.parametrize(
    "page",
    [
        "Beranda\nPelayaran\nLaut dan Darat\nMasuk / Daftar\n\n{}",  # a menu, one word a line, also with words that no list has
        "Beranda Terkini Internasional Olahraga\n{}",
        "Beranda > Dunia > Laut Selatan\n{}",
        "Teluk » Dunia » Perang\n{}",
        "{}\n\nperang\ndamai\nteluk biru",  # keywords
        "{}\n\nPutri laut kembali berlayar ke teluk\nNelayan pulang setelah badai besar\nMengapa harga ikan naik?",
        "{}\n\nHamas dan Israel sepakat bertukar tawanan. Utusan itu…\nNelayan pulang setelah badai. Mereka bilang la…",
        "{}\n\nKomentar (2)\nBayu\nmenurut saya pemberontak tidak akan setuju!\nBalas\nMelati\nSemoga damai.",
    ],
)
def test_the_frame_of_a_page(page: str) -> None:
    assert [line for line in prose(page.format(BODY)).splitlines() if line] == [line for line in prose(BODY).splitlines() if line]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Perang Usai\n\n" + BODY.partition("\n\n")[2], "Perang Usai"),  # a headline of two words
        (BODY + "\n\nYang hadir:\nMelati Anggraini\nBayu Segara\nTomas Orvik", "Bayu Segara"),  # a list that a colon announces
        (BODY + " (mel/bay)\n[Gambas:Video Teluk]", "Pertemuan dilanjutkan besok."),  # a signature is no title
        ("Komentar utusan itu dibantah\n\n" + BODY, "Komentar utusan itu"),
        (BODY + "\n\nApakah gencatan senjata berlaku di seluruh Teluk Biru?\n\nYa, kata utusan itu.", "Apakah gencatan senjata"),
    ],
)
def test_what_only_looks_like_a_frame(text: str, kept: str) -> None:
    assert kept in prose(text)


def test_titles_below_the_last_sentence_are_other_reports() -> None:
    titles = ["Putri laut kembali berlayar ke teluk", "Nelayan pulang setelah badai besar semalam"]
    assert [title for title, _ in find(BODY + "\n\n" + "\n".join(titles)).related] == titles


def test_a_dateline_stands_before_the_summary_too_and_captions_above_it_are_none() -> None:
    body = BODY.partition("\n\n")[2]
    line = body.partition("\n")[0]
    caption = "TAWANAN PULANG BERSAMA - Seorang tawanan turun dari kapal di Teluk Biru kemarin sore. Perundingan itu belum selesai."
    left = prose(f"{line}\n\n{caption}\n\n{body}")
    assert "HARIANTELUK" not in left
    assert "TAWANAN" not in left


def test_what_a_list_tells_of_other_reports_is_no_prose() -> None:
    titles = ["Putri laut kembali berlayar ke teluk", "Nelayan pulang setelah badai besar"]
    teasers = [
        f"Hamas dan Israel sepakat bertukar tawanan di Kairo pekan depan, kata seorang utusan yang enggan disebut namanya {n}."
        for n in "ab"
    ]
    listed = "\n".join(line for pair in zip(titles, teasers, strict=True) for line in pair)
    furniture = find(f"{BODY}\n\nBerita Terkait\n{listed}")
    assert [title for title, _ in furniture.related] == titles
    assert "Hamas" not in prose(f"{BODY}\n\nBerita Terkait\n{listed}")


def test_a_line_with_an_author_and_an_outlet_hides_no_dateline() -> None:
    body = BODY.replace("TELUK BIRU, HARIANTELUK.COM", "TELUK BIRU")
    headline, _, rest = body.partition("\n\n")
    furniture = find(f"{headline}\n\nBayu Segara, CNN Indonesia\n\n{rest}")
    assert furniture.publisher == "CNN Indonesia"
    left = [line for line in prose(f"{headline}\n\nBayu Segara, CNN Indonesia\n\n{rest}").splitlines() if line]
    assert left == [line for line in prose(body).splitlines() if line]


def test_the_title_of_a_clip_is_no_prose() -> None:
    text = (
        "The envoys of both sides met in the old harbour on Monday, officials said.\n\nThey spoke for two hours and left.\n"
        "02:12\nGuarantees for the islands take center stage in harbour talks\n"
    )
    found = find_furniture(text, NOISE["en"])
    assert any(text[one.start : one.end].startswith("Guarantees") for one in found.ranges)
