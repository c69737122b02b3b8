"""Outcomes: what a round did for an issue, and whose word that is."""

import pytest

from runding.model.record import ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Israel dan Hamas mengakhiri perundingan gencatan senjata putaran kedua di Kairo, Mesir, Senin (2/6/2025). Perang di Gaza sudah "
    "berlangsung 20 bulan dan menewaskan puluhan ribu orang; pasukan Israel masih menggempur kota itu.\n\n"
)


def read(more: str) -> ArticleRecord:
    text = OPENING + more
    return extract(Article(id=article_id(text), language="id", text=text, published="2025-06-03"), gated=False)


def outcomes(more: str) -> set[tuple[str, str]]:
    return {(one.issue, one.value) for one in read(more).outcomes}


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("Kedua pihak sepakat menukar tahanan.", {("hum.prisoners", "agreed")}),
        (
            "Mereka menyepakati pembebasan sandera dan akses bantuan kemanusiaan.",
            {("hum.hostages", "agreed"), ("hum.aid_access", "agreed")},
        ),
        ("Pembebasan sandera disepakati kedua pihak.", {("hum.hostages", "agreed")}),
        ("Perundingan itu membuahkan kesepakatan pertukaran tahanan.", {("hum.prisoners", "agreed")}),
        ("Titik temu tercapai soal pertukaran tahanan.", {("hum.prisoners", "agreed")}),
        ("Kedua pihak memutuskan menukar tahanan.", {("hum.prisoners", "agreed")}),
        ("Pelucutan senjata belum disepakati.", {("sec.ddr", "not_agreed")}),
        ("Perundingan itu gagal mencapai kesepakatan tentang pelucutan senjata.", {("sec.ddr", "not_agreed")}),
        ("Soal pelucutan senjata, kedua pihak belum sepakat.", {("sec.ddr", "not_agreed")}),
        ("Belum ada titik temu soal pelucutan senjata.", {("sec.ddr", "not_agreed")}),
        ("Kedua pihak masih berselisih tentang pelucutan senjata.", {("sec.ddr", "not_agreed")}),
        ("Kedua pihak juga membahas pemulangan pengungsi.", {("hum.refugees", "discussed")}),
        ("Pemulangan pengungsi menjadi pokok bahasan.", {("hum.refugees", "discussed")}),
        ("Ada sedikit kemajuan soal pertukaran tahanan.", {("hum.prisoners", "partly_agreed")}),
        ("Kedua pihak sepakat menghentikan tembak-menembak selama musim panen.", {("sec.limited_truce", "agreed")}),
        ("Kedua pihak merampungkan rancangan undang-undang pemilu.", {("pol.elections", "agreed")}),
        ("Pemerintah Israel, ujarnya, tetap berkomitmen pada penarikan pasukan.", set()),
        ("Badan Energi Atom Internasional (IAEA) berhasil mencapai kesepakatan.", set()),
        ("Kedua pihak sepakat mengadakan pembicaraan tentang pertukaran tahanan.", set()),
        ("Kedua pihak sepakat melanjutkan pertukaran tahanan.", {("hum.prisoners", "agreed")}),
        ("Soal pelucutan senjata belum ada titik temu.", {("sec.ddr", "not_agreed")}),
        ("Jeda kemanusiaan yang disepakati di Jenewa pada 11 November 2022 tidak dilanjutkan.", set()),
        ("Soal pelucutan senjata, kedua pihak masih berbeda pendapat.", {("sec.ddr", "not_agreed")}),
        ("Kedua pihak membahas pemulangan pengungsi. Belum ada kata sepakat.", {("hum.refugees", "not_agreed")}),
        ("Perundingan itu gagal menghentikan perang.", {("sec.hostilities", "not_agreed")}),
        ("Kedua pihak sepakat menggelar reuni keluarga korban Perang Korea.", {("hum.refugees", "agreed")}),
        ("Mereka akan membahas pemulangan pengungsi pekan depan.", set()),
        ("Israel meninggalkan Doha tanpa meneken perjanjian gencatan senjata.", {("sec.ceasefire", "not_agreed")}),
        ("Kedua pihak pernah menandatangani perjanjian gencatan senjata tahun 2001.", set()),
        ("Gencatan senjata yang telah disepakati belum dilanggar, kata Hamas.", set()),
        ("Kedua pihak setuju membahas pertukaran tahanan di Doha.", {("hum.prisoners", "discussed")}),
        ("Israel setuju menukar tahanan.", set()),
        ("Hamas membantah telah menyepakati pelucutan senjata.", set()),
        ("Jika kedua pihak sepakat menukar tahanan, perang berhenti.", set()),
        ("Kedua pihak harus menyepakati pemulangan pengungsi.", set()),
        ("Israel menolak pelucutan senjata itu.", set()),
    ],
)
def test_what_the_round_did_for_an_issue(more: str, wanted: set[tuple[str, str]]) -> None:
    assert outcomes(more) == wanted


def test_the_outcome_belongs_to_the_round_named_nearest() -> None:
    record = read("Pada putaran pertama di Doha, 16 Mei, kedua pihak sepakat menukar tahanan.")
    ordinal = {one.id: one.ordinal for one in record.rounds}
    assert [(ordinal[one.round or ""], one.issue) for one in record.outcomes] == [(1, "hum.prisoners")]


def test_what_is_said_inside_a_statement_is_its_speakers_word() -> None:
    record = read("“Kedua pihak sepakat menukar tahanan,” kata Menteri Luar Negeri Mesir Samir Nabil.")
    (outcome,) = record.outcomes
    (statement,) = record.statements
    assert outcome.by == statement.id


def test_the_outlets_own_words_are_nobodys_statement() -> None:
    (outcome,) = read("Kedua pihak sepakat menukar tahanan.").outcomes
    assert outcome.by is None
    assert outcome.rule == "id:parties-agree"
    assert outcome.evidence[0].exact == "Kedua pihak sepakat menukar tahanan"


def test_agreed_here_and_not_there_is_agreed_in_part() -> None:
    more = "Kedua pihak sepakat menukar tahanan.\n\nMenurut utusan Mesir, pertukaran tahanan masih buntu."
    assert outcomes(more) == {("hum.prisoners", "partly_agreed")}


def test_a_round_to_come_has_brought_nothing() -> None:
    text = (
        "Israel dan Hamas akan berunding di Kairo pada 20 Juni 2025. Perang di Gaza menewaskan puluhan ribu orang dan pasukan Israel masih "
        "menggempur kota itu. Kedua pihak membahas pertukaran tahanan dan gencatan senjata."
    )
    assert extract(Article(id=article_id(text), language="id", text=text, published="2025-06-03"), gated=False).outcomes == ()
