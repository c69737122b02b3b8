"""Agreements: what was agreed, announced, broken, with whom and in whose word."""

import pytest

from runding.model.record import Agreement, ArticleRecord
from runding.model.text import Article, article_id
from runding.pipeline import extract

OPENING = (
    "Delegasi Armenia dan Azerbaijan bertemu lagi untuk perundingan damai di Jenewa, Swiss. Perang kedua negara menewaskan ratusan orang, "
    "dan tentara Azerbaijan masih menduduki beberapa desa Armenia.\n\n"
)
BOTH = ("ARM", "AZE")


def read(more: str) -> ArticleRecord:
    text = OPENING + more
    return extract(Article(id=article_id(text), language="id", text=text))


def agreements(more: str) -> set[tuple[str, str, tuple[str, ...]]]:
    return {(one.issue, one.status, one.parties) for one in read(more).agreements}


def only(more: str) -> Agreement:
    (one,) = read(more).agreements
    return one


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ("Kedua pihak sepakat menukar tawanan.", {("hum.prisoners", "agreed_in_principle", BOTH)}),
        ("Armenia dan Azerbaijan mencapai kesepakatan tentang gencatan senjata.", {("sec.ceasefire", "agreed_in_principle", BOTH)}),
        ("Armenia mencapai gencatan senjata dengan Azerbaijan.", {("sec.ceasefire", "agreed_in_principle", BOTH)}),
        ("Kedua negara menandatangani perjanjian damai.", {("pro.settlement", "signed", BOTH)}),
        ("Armenia sepakat dengan Azerbaijan untuk melepaskan tawanan.", {("hum.prisoners", "agreed_in_principle", BOTH)}),
        ("Gencatan senjata mulai berlaku Senin pagi.", {("sec.ceasefire", "in_force", BOTH)}),
        ("Pembebasan tawanan termasuk butir perjanjian itu.", {("hum.prisoners", "agreed_in_principle", BOTH)}),
        (
            "Kedua pihak menyepakati gencatan senjata. Gencatan senjata itu mencakup pertukaran tawanan.",
            {("sec.ceasefire", "agreed_in_principle", BOTH), ("hum.prisoners", "agreed_in_principle", BOTH)},
        ),
        (
            "Kedua pihak menyepakati gencatan senjata. Armenia akan membebaskan 33 tawanan.",
            {("sec.ceasefire", "agreed_in_principle", BOTH), ("hum.prisoners", "agreed_in_principle", BOTH)},
        ),
        ("Armenia mengumumkan gencatan senjata sepihak.", {("sec.ceasefire", "announced", ("ARM",))}),
        ("Azerbaijan membuka koridor kemanusiaan.", {("hum.corridor", "announced", ("AZE",))}),
        ("Armenia menuduh Azerbaijan melanggar gencatan senjata.", {("sec.ceasefire", "violated_alleged", BOTH)}),
        ("Azerbaijan membantah telah menyetujui gencatan senjata.", {("sec.ceasefire", "denied", BOTH)}),
        ("Azerbaijan membebaskan 20 tawanan.", {("hum.prisoners", "implemented", BOTH)}),
        (
            "Kedua negara menandatangani perjanjian damai. Berdasarkan kesepakatan itu, Azerbaijan akan menarik pasukannya.",
            {("pro.settlement", "signed", BOTH), ("sec.withdrawal", "signed", BOTH)},
        ),
        (
            "Kedua pihak mencapai kesepakatan. Kesepakatan itu mencakup pertukaran tawanan dan pembersihan ranjau.",
            {("hum.prisoners", "agreed_in_principle", BOTH), ("sec.mines", "agreed_in_principle", BOTH)},
        ),
        ("Azerbaijan menyetujui usul gencatan senjata dari Swiss.", {("sec.ceasefire", "proposed", BOTH)}),
        ("Usul gencatan senjata itu disetujui Armenia dan Azerbaijan.", {("sec.ceasefire", "agreed_in_principle", BOTH)}),
        ("Swiss mengumumkan Armenia dan Azerbaijan sepakat menukar tawanan.", {("hum.prisoners", "agreed_in_principle", BOTH)}),
        ("Gencatan senjata akan mulai berlaku Senin pagi.", {("sec.ceasefire", "announced", BOTH)}),
        ("Rancangan perjanjian itu memuat penarikan pasukan.", {("sec.withdrawal", "proposed", BOTH)}),
        (
            "Kedua pihak sepakat menyerahkan jenazah prajurit dan menukar semua tawanan.",
            {("hum.remains_missing", "agreed_in_principle", BOTH), ("hum.prisoners", "agreed_in_principle", BOTH)},
        ),
        ("Azerbaijan mencabut gencatan senjata dengan Armenia.", {("sec.ceasefire", "terminated", BOTH)}),
        ("Gencatan senjata itu tidak lagi berlaku.", {("sec.ceasefire", "terminated", BOTH)}),
        (
            "Sekjen PBB mengumumkan kesepakatan antara Armenia dan Azerbaijan tentang pertukaran tawanan.",
            {("hum.prisoners", "announced", BOTH)},
        ),
        # nothing that was agreed
        ("Armenia mengatakan semua tawanan Azerbaijan akan dibebaskan bulan depan.", set()),
        ("Kedua pihak sepakat bertemu dan menyusun gencatan senjata.", set()),
        ("Azerbaijan setuju membebaskan tawanan.", set()),
        ("Kedua pihak setuju membahas penarikan pasukan.", set()),
        ("Kedua pihak bertukar daftar tawanan.", set()),
        ("Kedua pihak gagal mencapai kesepakatan tentang gencatan senjata.", set()),
        ("Kedua pihak belum sepakat menukar tawanan.", set()),
        ("Kedua pihak berupaya mencapai kesepakatan gencatan senjata.", set()),
        ("Kedua pihak nyaris mencapai kesepakatan gencatan senjata.", set()),
        ("Jika kedua pihak menyepakati gencatan senjata, perang berakhir.", set()),
        ("Swiss mendesak Armenia mengumumkan gencatan senjata.", set()),
        ("Kedua pihak sepakat bertemu lagi bulan depan.", set()),
        ("Pembahasan gencatan senjata ditangguhkan.", set()),
        ("Armenia sepakat untuk melepaskan tawanan.", set()),
        ("Pertempuran masih berlangsung.", set()),
        ("Komite perbatasan kedua negara menandatangani risalah.", set()),
        ("Kedua pihak harus menyepakati gencatan senjata.", set()),
    ],
)
def test_agreements(more: str, wanted: set[tuple[str, str, tuple[str, ...]]]) -> None:
    assert agreements(more) == wanted


def test_an_agreement_keeps_its_history() -> None:
    one = only("Kedua pihak menyepakati gencatan senjata. Gencatan senjata itu runtuh sehari kemudian.")
    assert one.history == ("agreed_in_principle", "terminated")
    assert one.status == "terminated"
    assert len(one.evidence) == 2


def test_a_status_is_somebodys_word() -> None:
    one = only("Juru bicara Armenia mengatakan Azerbaijan melanggar gencatan senjata.")
    assert (one.status, one.asserted_by) == ("violated_alleged", "ARM")
    assert one.by is not None
    assert only("Kedua pihak sepakat menukar tawanan.").asserted_by is None


def test_an_earlier_agreement_is_another_one() -> None:
    more = "Kedua pihak sepakat menukar tawanan. Sebelumnya, mereka menyepakati gencatan senjata."
    assert {(one.issue, one.status) for one in read(more).agreements} == {
        ("hum.prisoners", "agreed_in_principle"),
        ("sec.ceasefire", "agreed_in_principle"),
    }


def test_a_corridor_has_its_route_and_purpose() -> None:
    corridor = only("Azerbaijan mengumumkan koridor kemanusiaan dari Lachin ke Goris untuk evakuasi warga sipil.").corridor
    assert corridor is not None
    assert (corridor.instrument, corridor.purpose) == ("corridor", "evacuation")
    assert (corridor.origin, corridor.destination) == ("Lachin", "Goris")
    assert (corridor.announced_by, corridor.consent) == ("AZE", {"AZE": "yes"})
    assert corridor.status == ("announced",)
    assert corridor.disruption is None


def test_a_corridor_that_both_agreed_on_has_the_consent_of_both() -> None:
    corridor = only("Kedua pihak menyepakati koridor kemanusiaan.").corridor
    assert corridor is not None
    assert corridor.consent == {"ARM": "yes", "AZE": "yes"}
    assert corridor.announced_by is None
    assert corridor.status == ("agreed",)


def test_a_corridor_that_is_shot_at_is_disrupted() -> None:
    more = "Kedua pihak menyepakati koridor kemanusiaan. Juru bicara Armenia mengatakan Azerbaijan menembaki koridor kemanusiaan itu."
    corridor = only(more).corridor
    assert corridor is not None
    assert corridor.status == ("agreed", "disrupted")
    assert corridor.disruption is not None
    assert (corridor.disruption.alleged_by, corridor.disruption.blamed) == ("ARM", "AZE")
    assert corridor.disruption.cause is not None
    assert corridor.disruption.cause.exact.startswith("menembaki koridor")


def test_a_corridor_counts_who_went() -> None:
    more = "Kedua pihak menyepakati koridor kemanusiaan. Lewat koridor itu 300 orang sudah dievakuasi."
    corridor = only(more).corridor
    assert corridor is not None
    assert {(people.value, people.planned) for people in corridor.people} == {(300, False)}


def test_other_agreements_have_no_corridor() -> None:
    assert only("Kedua pihak sepakat menukar tawanan.").corridor is None


def test_what_a_signed_deal_contains_is_signed() -> None:
    signed = "Hamas dan Israel menandatangani perjanjian gencatan senjata. Perjanjian tersebut mengatur pertukaran tahanan."
    agreed = "Hamas dan Israel mencapai kesepakatan gencatan senjata. Kesepakatan tersebut mengatur pertukaran tahanan."
    assert {(issue, status) for issue, status, _ in agreements(signed)} >= {("hum.prisoners", "signed")}
    assert {(issue, status) for issue, status, _ in agreements(agreed)} >= {("hum.prisoners", "agreed_in_principle")}


@pytest.mark.parametrize(
    ("more", "issue", "wanted"),
    [
        ("Kedua pihak sepakat menukar semua tawanan.", "hum.prisoners", ["sepakat menukar semua tawanan"]),
        ("Kedua pihak sepakat menukar semua tawanan, membersihkan ranjau di ladang, dan membuka perbatasan.", "sec.mines",
         ["membersihkan ranjau di ladang"]),
        ("Mereka mencapai kesepakatan. Kesepakatan itu mengatur penarikan pasukan dari kota.", "sec.withdrawal",
         ["penarikan pasukan dari kota"]),
        ("Gencatan senjata mulai berlaku. Armenia mengatakan gencatan senjata berlaku di seluruh perbatasan.", "sec.ceasefire",
         ["Gencatan senjata mulai berlaku"]),
    ],
)  # fmt: skip
def test_evidence_is_the_words_that_tell_of_it(more: str, issue: str, wanted: list[str]) -> None:
    (one,) = (agreement for agreement in read(more).agreements if agreement.issue == issue)
    assert [span.exact for span in one.evidence] == wanted


def test_what_talks_agreed_is_an_agreement_also_where_only_the_rules_for_outcomes_tell_of_it() -> None:
    record = read("Perundingan itu menghasilkan tiga butir, antara lain pertukaran tawanan.")
    assert {(one.issue, one.value) for one in record.outcomes} == {("hum.prisoners", "agreed")}
    assert {(one.issue, one.status, one.parties) for one in record.agreements} == {("hum.prisoners", "agreed_in_principle", BOTH)}


def test_what_was_agreed_now_is_an_outcome_and_what_a_relative_clause_tells_of_is_none() -> None:
    now = read("Kedua pihak mencapai kesepakatan. Kesepakatan itu mengatur pertukaran tawanan.")
    assert {(one.issue, one.value) for one in now.outcomes} >= {("hum.prisoners", "agreed")}
    before = read("Armenia menuntut perjanjian damai yang ditandatangani pada Mei itu diubah.")
    assert not {one.issue for one in before.outcomes if one.value == "agreed"}


def test_members_of_one_side_are_not_several_parties() -> None:
    assert agreements("Tiga ribu tentara Armenia siap meletakkan senjata.") == set()


def test_what_was_agreed_long_ago_is_no_outcome_of_now() -> None:
    def outcomes(more: str) -> set[str]:
        text = OPENING + more
        record = extract(Article(id=article_id(text), language="id", text=text, published="2025-09-03"))
        return {one.issue for one in record.outcomes}

    assert "hum.prisoners" in outcomes("Kesepakatan itu mengatur pertukaran tawanan.")
    assert outcomes("Naskah pembebasan tawanan ditandatangani pada Juli 2025.") == set()
