"""The gate: does a report look like conflict or diplomacy at all?"""

from pathlib import Path

import pytest

from runding.lang.document import analyse
from runding.lang.pack import load_pack
from runding.lang.tables import PackError
from runding.lang.topic import Topic, load_topic, topic_of

WAR = (
    "Delegasi Israel dan Hamas memulai perundingan gencatan senjata di Kairo, Senin. Pertempuran di Gaza masih berlangsung "
    "dan menewaskan puluhan warga."
)
CUP = (
    "Persib Bandung memenangi laga putaran kedua liga, Senin. Pelatih Persib memuji para pemain seusai pertandingan melawan klub "
    "Malaysia itu di stadion Jakarta."
)
TRANSFER = (
    "Perundingan Chelsea dan Real Madrid soal transfer gelandang Spanyol berakhir tanpa kesepakatan. Klub Inggris itu menyerang lagi "
    "dengan tawaran kontrak baru, sementara presiden klub Spanyol menolak berdialog."
)


def topic(text: str) -> Topic:
    return topic_of(analyse(text, load_pack("id")))


def test_a_report_about_war_passes() -> None:
    found = topic(WAR)
    assert found.passes
    assert {"ISR", "hamas"} <= found.sides


@pytest.mark.parametrize("text", [CUP, TRANSFER, "Harga cabai di Pasar Minggu naik lagi, kata para pedagang.", ""])
def test_sports_trade_and_nothing_do_not(text: str) -> None:
    assert not topic(text).passes


def test_words_inside_a_name_of_talks_count() -> None:
    assert topic("Mereka membahas perundingan gencatan senjata.").conflict >= 5


def test_a_word_counts_once_however_often_it_stands() -> None:
    assert topic("Perang. Perang. Perang!").conflict == topic("Perang.").conflict


def test_words_inside_quotations_count() -> None:
    assert topic("Ia berkata, “Kami ingin perdamaian.”").conflict > topic("Ia berkata, “Kami ingin makan.”").conflict


def test_clitics_are_taken_off() -> None:
    assert topic("Pemberontaknya kabur.").conflict == topic("Pemberontak kabur.").conflict


def test_sides_that_no_list_knows_need_more_words() -> None:
    found = topic("Perundingan gencatan senjata gagal, perang dan pertempuran berlanjut.")
    assert 7 <= found.conflict < 9
    assert not found.passes
    assert topic("Perundingan gencatan senjata dan perdamaian: pemberontak bersenjata menyandera pengungsi dalam perang itu.").passes


def test_a_group_beside_the_state_that_it_fights_counts_like_a_word() -> None:
    words = "Pemimpin {} dan Presiden Filipina akan bertemu lagi untuk membahas perdamaian dan kelompok komite di wilayah itu."
    assert topic(words.format("MNLF")).conflict == topic(words.format("Thailand")).conflict + 1
    assert topic(words.format("ISIS")).conflict == topic(words.format("Thailand")).conflict


def test_words_that_are_in_all_news_are_not_enough() -> None:
    common = Topic(conflict=12, elsewhere=3, sides=frozenset({"GBR", "USA"}), sure=False)
    assert not common.passes
    assert Topic(conflict=12, elsewhere=3, sides=common.sides).passes
    assert not Topic(conflict=12, elsewhere=11, sides=common.sides).passes
    assert topic("Pemberontak menyerang.").sure
    assert not topic("Menteri dan presiden bertemu soal keamanan negara.").sure


def test_without_words_of_conflict_two_sides_are_not_enough() -> None:
    assert not Topic(conflict=0, elsewhere=0, sides=frozenset({"ISR", "hamas"})).passes


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("perang\tsport\t2", "`about` is conflict or elsewhere, `weight` 1 or 2"),
        ("perang\tconflict\t7", "`about` is conflict or elsewhere, `weight` 1 or 2"),
        ("Perang\tconflict\t2", "'Perang': topic words are written in lower case"),
    ],
)
def test_faults_are_told_with_file_and_line(row: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "id"
    (home / "words").mkdir(parents=True)
    (home / "words" / "topic.tsv").write_text(f"word\tabout\tweight\n{row}\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_topic("id", tmp_path)
    assert str(caught.value) == f"{home / 'words' / 'topic.tsv'}:2: {message}"


def test_a_short_report_needs_fewer_words_and_two_sides() -> None:
    short = "Ukraina menuntut pasukan asing ditarik. Rusia menolaknya."
    assert topic(short).passes
    assert not topic(short + " Udara di kota itu cerah." * 30).passes
    assert not topic("Ukraina menuntut pasukan asing ditarik.").passes
    assert not topic("Indonesia mengalahkan Thailand dalam laga putaran kedua, kata presiden klub.").passes
