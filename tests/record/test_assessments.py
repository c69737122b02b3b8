"""Assessments: who rates a round how; the narrator rates nothing."""

import pytest

from runding.model.record import Assessment
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Israel dan Hamas mengakhiri perundingan gencatan senjata tidak langsung di Kairo, Senin (2/6/2025), yang ditengahi Qatar. "
    "Perang di Gaza menewaskan puluhan ribu orang dan pasukan Israel masih menggempur kota itu.\n\n"
)


def rated(more: str) -> list[Assessment]:
    text = OPENING + more
    return list(extract(Article(id=article_id(text), language="id", text=text, published="2025-06-03"), gated=False).assessments)


@pytest.mark.parametrize(
    ("more", "assessor", "value"),
    [
        ("Juru bicara Hamas Nidal Awad menyebut perundingan itu konstruktif.", "hamas", "progress"),
        ("“Ini terobosan,” kata Menteri Luar Negeri Qatar Majed Salim seusai perundingan.", "QAT", "breakthrough"),
        ("Menteri Israel Oren Dayan mengatakan perundingan itu tidak menghasilkan apa-apa.", "ISR", "none"),
        ("“Tidak ada kemajuan,” kata Menteri Israel Oren Dayan tentang perundingan itu.", "ISR", "none"),
        ("“Tidak ada kemajuan besar,” kata Menteri Israel Oren Dayan tentang perundingan itu.", "ISR", "limited"),
        ("“Ada sedikit kemajuan,” kata Menteri Israel Oren Dayan tentang perundingan itu.", "ISR", "limited"),
        ("Juru bicara Hamas Nidal Awad menyebut pertemuan itu sebagai kemunduran.", "hamas", "setback"),
        ("Juru bicara Hamas Nidal Awad membantah perundingan itu gagal.", "hamas", "progress"),
        ("“Kami pulang dengan tangan kosong,” kata Menteri Israel Oren Dayan seusai perundingan.", "ISR", "none"),
        ("“Masih banyak yang harus dikerjakan,” kata Menteri Israel Oren Dayan seusai perundingan.", "ISR", "limited"),
        ("“Kemajuan yang dicapai masih sangat kecil,” kata Menteri Israel Oren Dayan seusai perundingan.", "ISR", "limited"),
        ("“Perundingan berada di jalur yang benar,” kata Menteri Israel Oren Dayan.", "ISR", "progress"),
        ("Juru bicara Hamas Nidal Awad menyebut bubarnya perundingan itu pukulan telak.", "hamas", "setback"),
        ("“Pertemuan ini melebihi harapan kami,” ujar Menteri Israel Oren Dayan.", "ISR", "progress"),
        ("Menteri Israel Oren Dayan membantah ada kemajuan dalam perundingan itu.", "ISR", "none"),
        ("Juru bicara Hamas Nidal Awad mengatakan harapan kelompoknya terhadap perundingan itu tidak terpenuhi.", "hamas", "none"),
    ],
)
def test_who_rates_a_round_how(more: str, assessor: str, value: str) -> None:
    (one,) = rated(more)
    assert (one.assessor, one.issue, one.value) == (assessor, "ALL", value)
    assert one.by is not None


@pytest.mark.parametrize(
    "more",
    [
        "Perundingan itu konstruktif.",
        "Juru bicara Hamas Nidal Awad berharap perundingan itu konstruktif.",
        "“Kami ingin ada kemajuan,” kata Menteri Israel Oren Dayan tentang perundingan itu.",
        "“Harga roti naik lagi,” kata seorang pedagang.",
    ],
)
def test_what_rates_nothing(more: str) -> None:
    assert rated(more) == []


def test_an_issue_that_is_rated_by_itself() -> None:
    (one,) = rated("“Ada kemajuan soal pertukaran tahanan,” kata Menteri Israel Oren Dayan seusai perundingan itu.")
    assert (one.issue, one.value) == ("hum.prisoners", "progress")


def test_good_and_bad_of_one_assessor_make_little() -> None:
    more = "“Perundingan itu konstruktif,” kata Menteri Israel Oren Dayan. “Tetapi belum ada hasil,” kata Dayan tentang perundingan itu."
    (one,) = rated(more)
    assert one.value == "limited"
    assert len(one.evidence) == 2


@pytest.mark.parametrize(
    ("more", "assessor", "value"),
    [
        ("Menteri Israel Oren Dayan mengaku puas dengan hasil perundingan itu.", "ISR", "progress"),
        ("Menteri Israel Oren Dayan kecewa dengan hasil perundingan itu.", "ISR", "none"),
        ("Perundingan itu dinilai gagal oleh juru bicara Hamas.", "hamas", "none"),
        ("Menteri Israel Oren Dayan menilai positif hasil perundingan itu.", "ISR", "progress"),
    ],
)
def test_who_is_told_to_rate_does_so_without_words_of_his_own(more: str, assessor: str, value: str) -> None:
    (one,) = rated(more)
    assert (one.assessor, one.value) == (assessor, value)


@pytest.mark.parametrize(
    "more", ["Warga menilai positif hasil perundingan itu.", "Perundingan itu dinilai gagal.", "Warga puas dengan hasil itu."]
)
def test_those_who_are_no_side_rate_nothing_in_the_words_of_the_outlet(more: str) -> None:
    assert rated(more) == []


def test_who_is_told_to_praise_rates_without_words_of_his_own() -> None:
    (one,) = rated("Menteri Luar Negeri Qatar Majed Salim memuji kemajuan dalam perundingan itu.")
    assert (one.assessor, one.value, one.by) == ("QAT", "progress", None)
