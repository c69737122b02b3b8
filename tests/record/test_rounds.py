"""Rounds: the meetings of a report, each once, with what is told of them."""

from datetime import date
from typing import Any

import pytest
from talk_reports import REPORTS, Report

from runding.find.cast import Cast
from runding.find.passages import passages
from runding.find.sides import Sides
from runding.find.talks import find_talks
from runding.find.times import find_times
from runding.lang.document import analyse
from runding.lang.pack import load_pack
from runding.model.record import Round
from runding.model.text import Article, article_id
from runding.pipeline import extract
from runding.record.rounds import make_rounds


def rounds_of(text: str, published: str | None = None) -> tuple[Round, ...]:
    """The rounds of a text, without asking what the report is about."""
    pack = load_pack("id")
    document = analyse(text, pack)
    day = date.fromisoformat(published) if published else None
    cast = Cast(document)
    times = find_times(text, pack.dates, published=day)
    talks = find_talks(document, list(passages(document)), times=times, sides=Sides(document, cast), cast=cast)
    return make_rounds(text, talks, published=day).rounds if talks else ()


def told(one: Round) -> dict[str, Any]:
    """What a round says, in the terms of the reports."""
    return {
        "ordinal": one.ordinal,
        "parties": tuple(sorted(one.parties)),
        "start": one.start.earliest if one.start else None,
        "end": one.end.latest if one.end else None,
        "venue": one.venue.name if one.venue else None,
        "country": one.venue.country if one.venue else None,
        "mode": one.mode,
        "format": one.format,
        "third": tuple(sorted(one.third_parties)),
        "status": one.status,
    }


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_the_rounds_of_a_report_come_out_and_nothing_else(report: Report) -> None:
    found = [told(one) for one in rounds_of(report.text, report.published)]
    for wanted in report.rounds:
        match = next((one for one in found if all(one[key] == value for key, value in wanted.items())), None)
        assert match is not None, f"{wanted} is not among {found}"
        found.remove(match)
    assert not found


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_evidence_stands_in_the_text_and_a_rule_is_named(report: Report) -> None:
    for one in rounds_of(report.text, report.published):
        assert one.evidence
        assert all(report.text[span.start : span.end] == span.exact for span in one.evidence)
        assert one.rule.startswith("id:")


OPENING = "Rusia dan Ukraina berunding di Istanbul, Turki, Senin (2/6/2025). "
"""One held round; what stands behind it must be put together with it or held apart from it."""


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ("Perundingan itu berakhir malam hari.", 1),
        ("Pertemuan tersebut berlangsung dua jam.", 1),
        ("Perundingan berakhir tanpa pernyataan bersama.", 1),
        ("Putaran berikutnya dijadwalkan pada 20 Juni.", 2),
        ("Putaran pertama berlangsung pada 16 Mei.", 2),
        ("Kedua pihak akan bertemu lagi di Jenewa pada 20 Juni.", 2),
        ("Ukraina mengusulkan pertemuan kedua presiden di Wina.", 2),
        ("Kedua pihak menyebut perundingan itu penting.", 1),
        ("Rusia menolak berunding di bawah ancaman.", 1),
        ("Kedua tim dijadwalkan bertemu pada Kamis. Pembicaraan semula dijadwalkan lebih awal, tetapi tertunda.", 2),
        ("Ini perundingan ketiga mereka tahun ini.", 1),
        ("Perundingan itu akan dilanjutkan pada Jumat.", 1),
        ("Perundingan itu akan dilanjutkan pada Jumat di Jenewa.", 2),
        ("Perundingan yang berlangsung tiga jam itu akan dilanjutkan pada Jumat di Jenewa.", 2),
        ("Rusia terbuka untuk perundingan mengenai gencatan senjata, demikian pernyataan yang dikeluarkan pada Selasa.", 1),
        ("Menteri Luar Negeri Turki bertemu Menteri Luar Negeri Jerman di Berlin, Selasa (3/6/2025).", 1),
    ],
)
def test_mentions_are_put_together_as_a_reader_does(more: str, number: int) -> None:
    assert len(rounds_of(OPENING + more, "2025-06-04")) == number


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("berakhir di Istanbul, Senin (2/6/2025)", "concluded"),
        ("dimulai di Istanbul, Senin (2/6/2025)", "ongoing"),
        ("masih berlangsung di Istanbul", "ongoing"),
        ("akan digelar di Istanbul pada 20 Juni 2025", "scheduled"),
        ("dijadwalkan pada 20 Juni 2025 di Istanbul", "scheduled"),
        ("di Istanbul ditunda hingga 20 Juni 2025", "postponed"),
        ("yang semula dijadwalkan pada 20 Juni 2025 di Istanbul batal", "cancelled"),
        ("di Istanbul terhenti", "broken_off"),
        ("di Istanbul bubar, Senin (2/6/2025)", "broken_off"),
        ("di Istanbul dijeda, Senin (2/6/2025)", "ongoing"),
        ("di Istanbul gagal mencapai kesepakatan, Senin (2/6/2025)", "concluded"),
        ("di Istanbul mandek pada hari kelima, Senin (2/6/2025)", "broken_off"),
    ],
)
def test_the_status_is_told_by_verb_tense_and_date(words: str, status: str) -> None:
    (one,) = rounds_of(f"Perundingan Rusia dan Ukraina {words}.", "2025-06-03")
    assert one.status == status


def test_the_day_of_a_later_session_is_no_beginning() -> None:
    (one,) = rounds_of("Perundingan Rusia dan Ukraina di Istanbul memasuki hari kedua, Selasa (3/6/2025).", "2025-06-03")
    assert (one.start, one.status) == (None, "ongoing")
    (other,) = rounds_of("Perundingan Rusia dan Ukraina di Istanbul mandek pada hari kelima, Senin (2/6/2025).", "2025-06-03")
    assert (other.start, other.end.earliest if other.end else None) == (None, "2025-06-02")


def test_the_place_of_a_government_is_no_venue() -> None:
    more = "Pembicaraan langsung antara Ukraina dan pemerintah di Moskwa dijadwalkan pada Jumat."
    assert [one.venue.name if one.venue else None for one in rounds_of(OPENING + more, "2025-06-04")] == ["Istanbul", None]


def test_talks_within_a_state_are_of_its_two_sides() -> None:
    text = "Amerika Serikat dan Taliban berunding di Doha, Senin (2/6/2025). Dialog antar-Afghanistan dijadwalkan di Oslo pada Jumat."
    assert [set(one.parties) for one in rounds_of(text, "2025-06-03")] == [{"USA", "taliban"}, {"AFG", "taliban"}]


def test_who_speaks_for_a_body_is_no_party() -> None:
    text = "Sekjen PBB akan bertemu wakil Yaman dan Houthi di Stockholm, Kamis (13/12/2018). PBB menengahi perundingan Yaman dan Houthi."
    assert all("un" not in one.parties for one in rounds_of(text, "2018-12-12"))


def test_years_of_talks_before_are_no_round() -> None:
    more = "Setelah 18 tahun melakukan perundingan, kedua negara akan meneken perjanjian pada Februari atau Maret mendatang."
    assert len(rounds_of(OPENING + more, "2025-06-04")) == 1


def test_where_both_sign_they_met_on_the_day_that_is_named() -> None:
    text = (
        "Kongo dan M23 Teken Deklarasi di Doha\n\n"
        "Pemerintah Kongo dan M23 menandatangani deklarasi di Doha, Qatar, Sabtu (19/7/2025). Perang di Kongo timur berkecamuk, "
        "dan perundingan damai antara kedua pihak sulit."
    )
    (one,) = rounds_of(text, "2025-07-20")
    assert (one.start.earliest if one.start else None, one.venue.name if one.venue else None) == ("2025-07-19", "Doha")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("M23 membatalkan keikutsertaan dalam perundingan dengan pemerintah Kongo di Luanda.", "cancelled"),
        ("Perundingan pemerintah Indonesia dan OPM belum membuahkan hasil.", "ongoing"),
        ("Perundingan pemerintah Indonesia dan OPM di Jenewa belum membuahkan hasil.", "concluded"),
        ("AS dan Taliban menutup putaran ketujuh di Doha, Senin (2/6/2025). Pembicaraan itu akan dilanjutkan pada Kamis.", "ongoing"),
    ],
)
def test_what_became_of_the_talks(text: str, status: str) -> None:
    (one,) = rounds_of(text, "2025-06-03")
    assert one.status == status


def test_who_is_accepted_as_something_is_not_received() -> None:
    assert not rounds_of(
        "Warga Palestina harus menerima Israel sebagai negara Yahudi di Yerusalem, kata Trump, Senin (2/6/2025).", "2025-06-03"
    )


def test_an_earlier_number_is_no_plan() -> None:
    text = (
        "Putaran kedua perundingan Etiopia dan OLA bubar di Dar es Salaam, Selasa (21/11/2023). "
        "Putaran pertama digelar di Zanzibar pada April."
    )
    assert [(one.ordinal, one.status) for one in rounds_of(text, "2023-11-22")] == [(2, "broken_off"), (1, "concluded")]


def test_who_suspends_its_part_in_talks_breaks_them_off() -> None:
    (one,) = rounds_of("Rusia menangguhkan partisipasinya dalam perundingan dengan Ukraina di Istanbul.", "2025-06-03")
    assert one.status == "broken_off"


def test_they_have_been_talking_since() -> None:
    (one,) = rounds_of("Pemerintah Kolombia telah bernegosiasi dengan ELN sejak Februari.", "2017-09-05")
    assert one.status == "ongoing"


def test_meetings_that_are_only_counted_are_one_round_where_the_place_is_named() -> None:
    (one,) = rounds_of("Utusan Sudan dan RSF bertemu tiga kali di Manama bulan ini.", "2024-01-31")
    assert one.venue is not None
    assert one.venue.name == "Manama"


def test_a_proposed_meeting_is_no_more_than_that() -> None:
    (one,) = rounds_of("Ukraina mengusulkan perundingan dengan Rusia di Wina pekan depan.", "2025-06-04")
    assert (one.status, one.start and one.start.earliest) == ("proposed", "2025-06-09")


def test_a_vague_date_leaves_the_start_open() -> None:
    (one,) = rounds_of("Perundingan Rusia dan Ukraina akan digelar di Wina akhir bulan ini.", "2025-06-04")
    assert one.start is None
    assert one.status == "scheduled"


def test_from_one_day_to_another_is_beginning_and_end() -> None:
    (one,) = rounds_of("Pemerintah Indonesia dan GAM berunding di Helsinki pada 12–17 Juli 2005.", "2005-07-18")
    assert told(one)["start"] == "2005-07-12"
    assert told(one)["end"] == "2005-07-17"


def test_between_two_days_leaves_the_beginning_open() -> None:
    (one,) = rounds_of("Kyiv mengusulkan putaran berikutnya dengan Rusia digelar antara 20 dan 30 Juni.", "2025-06-03")
    assert one.start is not None
    assert (one.start.earliest, one.start.latest, one.end) == ("2025-06-20", "2025-06-30", None)


def test_the_first_since_then_is_an_earlier_round() -> None:
    text = "Perundingan tatap muka pertama sejak 10 Maret antara Rusia dan Ukraina di Istanbul, Selasa (29/3/2022), berakhir."
    found = [told(one) for one in rounds_of(text, "2022-03-30")]
    assert [one["start"] for one in found] == ["2022-03-29", "2022-03-10"]
    assert [one["ordinal"] for one in found] == [None, None]


def test_numbers_and_days_of_the_same_rounds_are_joined_by_their_order() -> None:
    text = (
        "Rusia dan Ukraina mengakhiri putaran ketiga perundingan di Brest, Senin (7/3/2022). Kedua pihak sebelumnya bertemu di Gomel pada "
        "28 Februari dan di Belovezhskaya Pushcha pada 3 Maret. Pada putaran pertama tidak ada hasil. Putaran kedua menghasilkan koridor."
    )
    found = {one["ordinal"]: one["venue"] for one in map(told, rounds_of(text, "2022-03-08"))}
    assert found == {3: "Brest", 1: "Gomel", 2: "Belovezhskaya Pushcha"}


def test_who_is_at_the_talks() -> None:
    text = OPENING + "Ketua delegasi Rusia Oleg Baranov memuji Turki. Juru runding Ukraina Taras Koval menyusul."
    (one,) = rounds_of(text, "2025-06-03")
    assert [(who.name, who.side, who.part) for who in one.participants] == [
        ("Oleg Baranov", "RUS", "head"),
        ("Taras Koval", "UKR", "member"),
    ]


NO_ROUNDS = [
    "Putaran kedua pemilihan presiden Kolombia digelar Minggu (19/6/2022).",
    "Negosiasi transfer gelandang itu memasuki putaran ketiga tanpa kesepakatan.",
    "Presiden Indonesia bertemu Presiden Finlandia di Helsinki, Senin (2/6/2025).",
    "Dewan Keamanan PBB bertemu Rabu (3/6/2025) untuk membahas Suriah.",
    "Israel mengaku siap berdialog dengan Hamas kapan saja.",
    "Rusia membantah pertemuan dengan Ukraina di Wina pada Senin.",
]


@pytest.mark.parametrize("text", NO_ROUNDS)
def test_what_is_no_round_of_talks(text: str) -> None:
    assert rounds_of(text, "2025-06-04") == ()


def test_a_report_that_is_not_about_conflict_has_no_rounds() -> None:
    text = "Israel dan Hamas disebut dalam kuis itu. Putaran kedua liga dimulai. Klub itu bernegosiasi dengan pemain di Doha, Senin."
    assert extract(Article(id=article_id(text), language="id", text=text)).rounds == ()


@pytest.mark.parametrize(
    ("more", "start"),
    [
        ("Kedua pihak setuju untuk melanjutkan negosiasi.", None),
        ("Kedua pihak sepakat melanjutkan pembicaraan pekan depan.", "2025-06-09"),
    ],
)
def test_to_agree_on_going_on_is_another_round(more: str, start: str | None) -> None:
    text = "Delegasi Iran dan Amerika Serikat bertemu di Jenewa pada Jumat (6/6/2025). " + more
    held, coming = map(told, rounds_of(text, "2025-06-07"))
    assert (held["start"], held["venue"], held["status"]) == ("2025-06-06", "Jenewa", "concluded")
    assert (coming["parties"], coming["start"], coming["status"]) == (("IRN", "USA"), start, "scheduled")


def test_an_agreement_to_go_on_is_of_the_meeting_that_is_set_already() -> None:
    text = (
        "Delegasi Iran dan Amerika Serikat bertemu di Jenewa pada Jumat (6/6/2025) dan sepakat melakukan pertemuan lagi pekan depan. "
        "“Kedua pihak sepakat untuk melanjutkan pembicaraan,” kata juru bicara Iran."
    )
    assert [one.status for one in rounds_of(text, "2025-06-07")] == ["concluded", "scheduled"]


def test_a_quoted_word_that_only_colours_the_talks_does_not_hide_where_and_when_they_were() -> None:
    text = "Iran dan Amerika Serikat mengaku telah mengadakan pembicaraan “positif” dan “terbuka” di Jenewa pada Sabtu, (7/6/2025)."
    (one,) = map(told, rounds_of(text, "2025-06-08"))
    assert (one["start"], one["venue"]) == ("2025-06-07", "Jenewa")


def test_talks_of_a_day_before_that_began_and_were_held_are_over_and_a_boycott_ends_nothing() -> None:
    text = "Iran dan Amerika Serikat memulai pembicaraan di Jenewa. Keduanya telah mengadakan pembicaraan di Jenewa pada Jumat (6/6/2025)."
    assert [one.status for one in rounds_of(text, "2025-06-08")] == ["concluded"]
    text = "Perundingan antara Israel dan Hamas sedang berlangsung di Kairo. Sebuah surat kabar menyebut Israel memboikot perundingan itu."
    assert [one.status for one in rounds_of(text, "2025-06-08")] == ["ongoing"]
