"""Outcomes and agreements in Indonesian reports: what talks brought, what they left open, what became of a deal."""

import pytest

from runding.model.record import Record
from runding.model.text import Article, article_id
from runding.pipeline import extract

TALKS = "Pemerintah Kolombia dan gerilyawan FARC berunding di Havana, Selasa (8/6/2026). "
WAR = "Perang antara pemerintah Kolombia dan FARC menewaskan ribuan orang. "


def _read(text: str) -> Record:
    return extract(Article(id=article_id(text), language="id", text=text, published="2026-06-10"), gated=False)


@pytest.mark.parametrize(
    ("sentence", "outcomes"),
    [
        ("Dari perundingan itu lahir kesepakatan tentang penarikan pasukan.", {("sec.withdrawal", "agreed")}),
        ("Kedua pihak satu kata soal pelucutan senjata.", {("sec.ddr", "agreed")}),
        ("Soal pertukaran tahanan, kedua pihak sudah sepakat.", {("hum.prisoners", "agreed")}),
        ("Dalam hal pertukaran tahanan, kedua pihak telah mencapai kesepakatan.", {("hum.prisoners", "agreed")}),
        ("Butir yang sudah dikunci antara lain pertukaran tahanan.", {("hum.prisoners", "agreed")}),
        ("Kedua pihak merampungkan bab tentang pemulangan pengungsi.", {("hum.refugees", "agreed")}),
        (
            "Kedua pihak berikrar mengakhiri permusuhan, tidak memasang ranjau baru, dan membebaskan tahanan.",
            {("sec.hostilities", "agreed"), ("sec.mines", "agreed"), ("hum.prisoners", "agreed")},
        ),
        ("Pelucutan senjata belum menemui kata sepakat.", {("sec.ddr", "not_agreed")}),
        ("Pelucutan senjata urung disepakati.", {("sec.ddr", "not_agreed")}),
        ("Pelucutan senjata tidak berhasil disepakati.", {("sec.ddr", "not_agreed")}),
        ("Kedua delegasi tak kunjung sejalan mengenai gencatan senjata.", {("sec.ceasefire", "not_agreed")}),
        ("Jurang perbedaan soal pemilihan umum masih menganga.", {("pol.elections", "not_agreed")}),
        (
            "Dua pokok masih terbuka, yakni pelucutan senjata dan pemilihan umum.",
            {("sec.ddr", "not_agreed"), ("pol.elections", "not_agreed")},
        ),
        ("Perundingan itu kandas karena masalah pelucutan senjata.", {("sec.ddr", "not_agreed")}),
        ("Pelucutan senjata menjadi bahan pembicaraan.", {("sec.ddr", "discussed")}),
        ("Perundingan itu berakhir tanpa gencatan senjata.", {("sec.ceasefire", "not_agreed")}),
        ("Tak satu pun pasal tentang pelucutan senjata disepakati.", {("sec.ddr", "not_agreed")}),
        ("Belum ada gencatan senjata yang disepakati.", {("sec.ceasefire", "not_agreed")}),
        (
            "Kedua pihak membahas pelucutan senjata dan penarikan pasukan. Belum ada titik temu untuk kedua hal tersebut.",
            {("sec.ddr", "not_agreed"), ("sec.withdrawal", "not_agreed")},
        ),
        ("Pemantauan gencatan senjata sudah disepakati.", {("sec.monitoring", "agreed")}),
        ("Pelucutan senjata disepakati sebagian.", {("sec.ddr", "partly_agreed")}),
        (
            "Kedua pihak sepakat bahwa FARC membebaskan 33 sandera dan Kolombia melepaskan 900 tahanan.",
            {("hum.hostages", "agreed"), ("hum.prisoners", "agreed")},
        ),
        # a condition is no failure, and talks that end in vain tell of no issue
        ('"Tanpa pertukaran tahanan, tidak ada kesepakatan," kata juru bicara FARC.', set()),
        ("Perundingan itu berakhir tanpa hasil.", set()),
    ],
)
def test_outcomes(sentence: str, outcomes: set[tuple[str, str]]) -> None:
    assert {(one.issue, one.value) for one in _read(TALKS + sentence + "\n").outcomes} == outcomes


@pytest.mark.parametrize(
    ("sentence", "agreements"),
    [
        ("Kolombia dan FARC bersetuju menghentikan tembak-menembak.", {("sec.ceasefire", "agreed_in_principle")}),
        ("Kolombia dan FARC mencapai kesepakatan: semua tahanan dibebaskan.", {("hum.prisoners", "agreed_in_principle")}),
        ("Kolombia dan FARC mengumumkan tercapainya kesepakatan mengenai pertukaran tahanan.", {("hum.prisoners", "agreed_in_principle")}),
        ("Perjanjian yang diteken Kolombia dan FARC itu mengatur pelucutan senjata.", {("sec.ddr", "signed")}),
        ("Gencatan senjata Kolombia dan FARC sejauh ini dipatuhi.", {("sec.ceasefire", "in_force")}),
        ("Gencatan senjata Kolombia dan FARC kedaluwarsa pada Senin.", {("sec.ceasefire", "terminated")}),
        ("FARC tidak memperpanjang gencatan senjata dengan Kolombia.", {("sec.ceasefire", "terminated")}),
        ("Perjanjian damai Kolombia dan FARC baru dilaksanakan sebagian.", {("pro.settlement", "partly_implemented")}),
        ("Hampir 900 tahanan dibebaskan Kolombia dan FARC pada April.", {("hum.prisoners", "implemented")}),
        ("Gencatan senjata tidak berhasil disepakati Kolombia dan FARC.", set()),
        (
            "Kolombia dan FARC meneken gencatan senjata. FARC wajib menyerahkan jenazah sandera. Sebagai imbalannya, tahanan dibebaskan.",
            {("sec.ceasefire", "signed"), ("hum.remains_missing", "signed"), ("hum.prisoners", "signed")},
        ),
        (
            "Kolombia dan FARC menyepakati gencatan senjata. Tentara Kolombia akan mundur bertahap dari dua provinsi.",
            {("sec.ceasefire", "agreed_in_principle"), ("sec.withdrawal", "agreed_in_principle")},
        ),
        ("Perjanjian Havana antara Kolombia dan FARC menyebutkan penarikan semua pasukan asing.", {("sec.withdrawal", "signed")}),
        (
            "Gencatan senjata Kolombia dan FARC hanya bertahan sepekan, dan keduanya menuduh lawannya melanggar lebih dulu.",
            {("sec.ceasefire", "violated_alleged")},
        ),
        # what one side does under a deal, and what is called a breach of it
        (
            "Kolombia dan FARC menyepakati gencatan senjata. FARC membebaskan 33 sandera pada tahap pertama.",
            {("sec.ceasefire", "agreed_in_principle"), ("hum.hostages", "agreed_in_principle")},
        ),
        (
            "Kolombia dan FARC menyepakati gencatan senjata. FARC membebaskan 33 sandera pada Sabtu (6/6).",
            {("sec.ceasefire", "agreed_in_principle"), ("hum.hostages", "implemented")},
        ),
        (
            "Kolombia dan FARC menyepakati gencatan senjata. Kolombia menyebut tembakan itu sebagai pelanggaran pertama.",
            {("sec.ceasefire", "violated_alleged")},
        ),
        (
            "Kolombia dan FARC menandatangani deklarasi. Isi deklarasi itu antara lain pertukaran tahanan.",
            {("hum.prisoners", "signed"), ("pro.settlement", "signed")},
        ),
    ],
)
def test_agreements(sentence: str, agreements: set[tuple[str, str]]) -> None:
    assert {(one.issue, one.status) for one in _read(WAR + sentence + "\n").agreements} == agreements


@pytest.mark.parametrize(
    ("name", "status"),
    [("Havana", "signed"), ("Havana yang diusulkan", "agreed_in_principle"), ("Cauca", "agreed_in_principle")],
)
def test_a_deal_that_is_called_after_a_capital_was_signed_there(name: str, status: str) -> None:
    """One that is called after what it is about, or is only put forward, was not."""
    record = _read(TALKS + f"Kesepakatan {name} memuat pembebasan tahanan.\n")
    assert [one.status for one in record.agreements] == [status]


def test_who_holds_people_puts_off_no_deal() -> None:
    assert not _read(TALKS + "FARC menahan 100 sandera.\n").agreements


def test_what_a_headline_tells_of_something_else_is_not_told_of_the_meeting() -> None:
    text = (
        "Presiden Kolombia dan Pemimpin FARC Bertatap Muka, Pemerintahan Persatuan Diundur\n\n"
        "HAVANA - Presiden Kolombia dan pemimpin FARC bertatap muka di Havana, Selasa (8/6/2026).\n"
    )
    assert [one.status for one in _read(text).rounds] == ["concluded"]


def test_what_is_signed_goes_to_the_talks_that_the_report_is_about() -> None:
    text = (
        "HAVANA - Pemerintah Kolombia dan FARC meneken protokol pertukaran tahanan di Havana, Kuba, Selasa (8/6/2026).\n\n"
        "Perundingan yang dimulai Februari lalu itu ditengahi Norwegia.\n\n"
        "Putaran sebelumnya di Havana pada Januari bubar sebelum waktunya.\n"
    )
    record = _read(text)
    main = next(one for one in record.rounds if one.status != "broken_off")
    assert {one.round for one in record.outcomes} == {main.id}


def test_who_agreed_after_talks_has_talked() -> None:
    (one,) = _read("Setelah 12 jam pembicaraan di Riyadh, Kolombia dan FARC setuju menukar tahanan.\n").rounds
    assert one.parties == ("COL", "farc")
    assert one.venue is not None
    assert (one.venue.name, one.venue.country) == ("Riyadh", "SAU")


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Militer Myanmar dan TNLA bersetuju menghentikan tembak-menembak setelah dua hari bersidang di Kunming, Cina.", "Kunming"),
        ("Pertemuan Dewan Bersama antara pemerintah Indonesia dan GAM di Tokyo, Jepang, kandas.", "Tokyo"),
        ("Perundingan antara Israel dan Hamas yang dimediasi Mesir dan Qatar dilanjutkan di Kairo.", "Kairo"),
    ],
)
def test_who_meets_and_where(text: str, venue: str) -> None:
    (one,) = _read(text + "\n").rounds
    assert len(one.parties) == 2
    assert one.venue is not None
    assert one.venue.name == venue
