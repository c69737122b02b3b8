"""Dates in whole sentences, in the languages that have a pack; texts are invented."""

import time
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import runding
from runding.find.times import TimeMention, find_times
from runding.lang.dates import FLAGS, GRANULARITIES, DateWords, check_dates, read_dates

PACKS = Path(runding.__file__).parent / "packs"
LANGUAGES = sorted(path.parent.name for path in PACKS.glob("[a-z]*/dates.toml"))
FRIDAY = date(2022, 3, 4)


@cache
def words(language: str) -> DateWords:
    return read_dates(PACKS / language)


def told(language: str, text: str, published: date | None = FRIDAY) -> list[tuple[str, str]]:
    """What is found: the words, and the days with the flags."""
    found = []
    for mention in find_times(text, words(language), published=published):
        first, last = mention.time.earliest or "..", mention.time.latest or ".."
        days = "?" if first == last == ".." else first if first == last else f"{first}/{last}"
        found.append((mention.time.text, " ".join([days, *mention.time.flags])))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_example_of_a_pack_holds(language: str) -> None:
    assert check_dates(words(language)) == []


INDONESIAN = [
    ("Utusan bertemu Kamis (3/3/2022) di Minsk.", [("Kamis (3/3/2022)", "2022-03-03")]),
    ("Ia tiba Rabu (20/4), lalu pergi.", [("Rabu (20/4)", "2022-04-20")]),
    ("Sidang (5/3/22) batal.", [("(5/3/22)", "2022-03-05")]),
    ("Terbit 3 Maret 2022, 08:05 WIB.", [("3 Maret 2022", "2022-03-03")]),
    ("Mereka bertemu pada 3/3 di Wina.", [("3/3", "2022-03-03")]),
    ("Selasa, 29 Maret, mereka pulang.", [("Selasa, 29 Maret", "2022-03-29")]),
    ("Kemarin mereka tiba, hari ini berunding, besok pulang, lusa libur.", [
        ("Kemarin", "2022-03-03"), ("hari ini", "2022-03-04"), ("besok", "2022-03-05"), ("lusa", "2022-03-06"),
    ]),
    ("Serangan semalam mereda tadi malam.", [("semalam", "2022-03-03"), ("tadi malam", "2022-03-03")]),
    ("Selasa malam gencatan gagal.", [("Selasa malam", "2022-03-01")]),
    ("Ia pulang kemarin lusa.", [("kemarin lusa", "2022-03-02")]),
    ("Senin lalu ia ada, Senin depan tidak.", [("Senin lalu", "2022-02-28"), ("Senin depan", "2022-03-07")]),
    ("Itu terjadi Senin pekan lalu.", [("Senin pekan lalu", "2022-02-21")]),
    ("Senin (30/1) dibuka.", [("Senin (30/1)", "2022-01-30 weekday_mismatch")]),
    ("Pekan depan, bukan pekan lalu.", [("Pekan depan", "2022-03-07/2022-03-13"), ("pekan lalu", "2022-02-21/2022-02-27")]),
    ("Bulan depan dan tahun lalu.", [("Bulan depan", "2022-04-01/2022-04-30"), ("tahun lalu", "2021-01-01/2021-12-31")]),
    ("Putaran ketiga digelar awal minggu depan.", [("awal minggu depan", "2022-03-07/2022-03-08")]),
    ("Putaran ketiga digelar akhir pekan depan.", [("akhir pekan depan", "2022-03-12/2022-03-13")]),
    ("Putaran ketiga digelar pertengahan minggu depan.", [("pertengahan minggu depan", "2022-03-08/2022-03-10")]),
    ("Mereka bubar akhir Maret.", [("akhir Maret", "2022-03-21/2022-03-31")]),
    ("Perang dimulai awal 2024.", [("awal 2024", "2024-01-01/2024-04-30")]),
    ("Dua hari lalu ia pergi.", [("Dua hari lalu", "2022-03-02")]),
    ("Ia datang tiga hari sebelumnya, sepekan kemudian pergi.", [("tiga hari sebelumnya", "?"), ("sepekan kemudian", "?")]),
    ("Perang berkecamuk sejak 24 Februari.", [("sejak 24 Februari", "2022-02-24/..")]),
    ("Jeda berlaku hingga 5 Mei.", [("hingga 5 Mei", "../2022-05-05")]),
    ("Jeda berlaku antara 3 dan 5 Maret.", [("antara 3 dan 5 Maret", "2022-03-03/2022-03-05")]),
    ("Jeda berlaku 3-5 Maret 2022.", [("3-5 Maret 2022", "2022-03-03/2022-03-05")]),
    ("Jeda berlaku 30 Mei-2 Juni 2022.", [("30 Mei-2 Juni 2022", "2022-05-30/2022-06-02")]),
    ("Jeda berlaku 30 Desember-2 Januari 2022.", [("30 Desember-2 Januari 2022", "2021-12-30/2022-01-02")]),
    ("Pada Agustus 2019 dan pada 2013.", [("Agustus 2019", "2019-08-01/2019-08-31"), ("2013", "2013-01-01/2013-12-31")]),
    ("Misa pada Ahad dini hari.", [("Ahad dini hari", "2022-02-27")]),
    ("Pagi ini tenang, malam ini tidak.", [("Pagi ini", "2022-03-04"), ("malam ini", "2022-03-04")]),
    ("Tanggal 31/2/2022 tidak ada.", [("31/2/2022", "? impossible")]),
    ("Pada 30 Februari mereka bertemu.", [("30 Februari", "? impossible")]),
    ("KAMIS (3/3/2022) DAN 3 MARET 2022", [("KAMIS (3/3/2022)", "2022-03-03"), ("3 MARET 2022", "2022-03-03")]),
    ("Jum'at (4/3) dan jumat, 4 maret 2022", [("Jum'at (4/3)", "2022-03-04"), ("jumat, 4 maret 2022", "2022-03-04")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INDONESIAN)
def test_indonesian(text: str, expected: list[tuple[str, str]]) -> None:
    assert told("id", text) == expected


ENGLISH = [
    ("They met on Thursday.", [("Thursday", "2022-03-03")]),
    ("They met on March 3, 3 March 2022 and March 3rd.", [
        ("March 3", "2022-03-03"), ("3 March 2022", "2022-03-03"), ("March 3rd", "2022-03-03"),
    ]),
    ("Next week, early next week.", [("Next week", "2022-03-07/2022-03-13"), ("early next week", "2022-03-07/2022-03-08")]),
    ("Last Monday and Saturday night.", [("Last Monday", "2022-02-28"), ("Saturday night", "2022-02-26")]),
    ("Yesterday, or two days ago.", [("Yesterday", "2022-03-03"), ("two days ago", "2022-03-02")]),
    ("In early April, late last month.", [("early April", "2022-04-01/2022-04-10"), ("late last month", "2022-02-21/2022-02-28")]),
    ("The truce held between March 3 and 5.", [("between March 3 and 5", "2022-03-03/2022-03-05")]),
    ("War raged since February 24.", [("since February 24", "2022-02-24/..")]),
    ("They leave by the end of the week.", [("by the end of the week", "../2022-03-06")]),
    ("They met in the first week of May.", [("first week of May", "2022-05-01/2022-05-07")]),
    ("Posted 2022-03-03, seen 3/14/2022.", [("2022-03-03", "2022-03-03"), ("3/14/2022", "2022-03-14")]),
    ("KYIV, March 3 (Newswire) - Talks opened.", [("March 3", "2022-03-03")]),
    ("The round will be held on Monday, the envoy said on Tuesday.", [("Monday", "2022-03-07"), ("Tuesday", "2022-03-01")]),
    ("They were seized on Sept. 11, 2021.", [("Sept. 11, 2021", "2021-09-11")]),
    ("There was calm in the 1990s.", [("1990s", "1990-01-01/1999-12-31")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[tuple[str, str]]) -> None:
    assert told("en", text) == expected


NO_DATES = {
    "id": [
        "Mereka kalah 3-1 di kandang.", "Harganya Rp 3/3 juta.", "Pasal 5 ayat 3 dan ke-4.", "Sebanyak 2.000 tahanan dan 30 orang.",
        "Naik 12,5 persen.", "Surah 3:14 dibaca.", "Telepon 021-5522-3344.", "Sebanyak 2/3 anggota hadir.", "Ia berusia 45 tahun.",
        "Kapal KRI 3.4.20 berlayar.", "Nomor 12/4/2/2019 dicabut.", "Covid-19 Mei Ling sembuh.", "Jemaah salat Jumat bubar.",
        "Minggu-minggu ini berat.", "Versi 10/12a rilis.", "Jalan 17-8-45b macet.", "Ia tinggal di kamar 2019 bersama temannya.",
    ],
    "en": [
        "They lost 3-1 at home.", "It costs $3/14 or 5/4ths.", "Article 5 and the 4th clause.", "Some 2,000 prisoners and 30 people.",
        "Call 021-5522-3344.", "Officials may march on.", "Theresa May spoke.", "He is 45 years old.", "Good Friday prayers ended.",
        "The Sunday Times reported it.", "They second the motion.", "Flight 370 vanished with 239 aboard.",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in NO_DATES.items() for text in texts])
def test_what_is_no_date(language: str, text: str) -> None:
    assert told(language, text) == []


def test_minggu_is_a_week_or_a_sunday() -> None:
    week, sunday = "2022-02-21/2022-02-27", "2022-02-27"
    assert told("id", "Mereka bertemu minggu lalu.") == [("minggu lalu", week)]
    assert told("id", "Mereka bertemu pada Minggu lalu.") == [("Minggu lalu", sunday)]
    assert told("id", "Mereka pulang. Minggu lalu mereka bertemu.") == [("Minggu lalu", week)]
    assert told("id", "Mereka pulang. Minggu (27/2) mereka bertemu.") == [("Minggu (27/2)", sunday)]
    assert told("id", "Perundingan Digelar Minggu Lalu") == [("Minggu Lalu", week)]


def test_without_a_publication_date_nothing_is_counted_from_it() -> None:
    text = "Kemarin, Senin lalu, 3 Maret, pekan depan dan 3 Maret 2022."
    assert told("id", text, None) == [
        ("Kemarin", "?"), ("Senin lalu", "?"), ("3 Maret", "?"), ("pekan depan", "?"), ("3 Maret 2022", "2022-03-03"),
    ]  # fmt: skip


def mention(text: str, language: str = "id") -> TimeMention:
    found = find_times(text, words(language), published=FRIDAY)
    assert len(found) == 1
    return found[0]


def test_kinds_and_granularities() -> None:
    kinds = {
        "Sidang 3 Maret 2022 batal.": ("absolute", "day"),
        "Sidang Agustus 2019 batal.": ("absolute", "month"),
        "Sidang kemarin batal.": ("relative", "day"),
        "Sidang Senin batal.": ("weekday", "day"),
        "Sidang sejak Senin batal.": ("weekday", "open_end"),
        "Sidang hingga pekan depan batal.": ("relative", "open_start"),
        "Sidang dua hari terakhir batal.": ("relative", "days"),
        "Sidang awal pekan depan batal.": ("relative", "part_of_week"),
    }
    for text, expected in kinds.items():
        found = mention(text)
        assert (found.kind, found.time.granularity) == expected, text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("id", "Dibuka Kamis (3/3) pukul 09.30 WIB.", (9, 30, None, "WIB")),
        ("id", "Dibuka Kamis (3/3) malam waktu setempat.", (None, None, "night", "local")),
        ("id", "Dibuka Selasa malam (1/3), sekitar pukul 8 WITA.", (20, None, "night", "WITA")),
        ("id", "Dibuka 3 Maret 2022, 08:05 WIB.", (8, 5, None, "WIB")),
        ("id", "Dibuka kemarin sore.", (None, None, "afternoon", None)),
        ("en", "Opened Thursday at 9:30 p.m. local time.", (21, 30, None, "local")),
        ("en", "Opened on March 3 at 12:15 am.", (0, 15, None, None)),
    ],
)
def test_the_time_of_day(language: str, text: str, expected: tuple[int | None, int | None, str | None, str | None]) -> None:
    clock = mention(text, language).clock
    assert clock is not None
    assert (clock.hour, clock.minute, clock.part, clock.zone) == expected
    assert 0 <= clock.start < clock.end <= len(text)


def test_a_stretch_is_read_by_itself_with_offsets_into_the_text() -> None:
    text = "Kamis (3/3/2022) dan Rabu (20/4) dan besok."
    assert [m.time.text for m in find_times(text, words("id"), published=FRIDAY, start=17, end=33)] == ["Rabu (20/4)"]
    assert find_times(text, words("id"), published=FRIDAY, start=6, end=9) == []
    # A number or word that the stretch cuts through is no date.
    assert find_times("13 Maret 2022", words("id"), published=FRIDAY, start=1) != find_times("3 Maret 2022", words("id"), published=FRIDAY)


def test_a_long_text_is_read_like_short_ones() -> None:
    line = "Utusan tiba Kamis (3/3/2022) dan pulang besok, kata juru bicara itu kepada para wartawan di Wina.\n"
    times = find_times(line * 3000, words("id"), published=FRIDAY)
    assert len(times) == 6000
    assert [m.start for m in times[::2]] == [i * len(line) + 12 for i in range(3000)]


PIECES = st.sampled_from([
    "Senin", "Minggu", "minggu", "(3/3/2022)", "(30/2)", "3", "31", "99", "2022", "Maret", "Februari", "March", "May", "lalu", "depan",
    "next", "last", "week", "pekan", "sejak", "hingga", "until", "since", "-", "–", "/", ",", ".", "(", ")", "dan", "and",
    "antara", "between",
    "dua", "hari", "two", "days", "ago", "kemarin", "yesterday", "awal", "early", "pukul", "09.30", "WIB", "malam", "night", "at", "9", ":",
    "\n", "\n\n", "İ", "ß", "3rd", "the", "of", "0", "00", "tanggal", "akan", "will", "1.400",
])  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.builds(lambda gap, pieces: gap.join(pieces), st.sampled_from(["", " ", "  "]), st.lists(PIECES, max_size=14)),
)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES), published=st.one_of(st.none(), st.dates()))
def test_any_text_gives_sound_mentions(text: str, language: str, published: date | None) -> None:
    found = find_times(text, words(language), published=published)
    assert found == find_times(text, words(language), published=published)
    at = 0
    for one in found:
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert one.time.span is not None
        assert text[one.start : one.end] == one.time.text == one.time.span.exact
        assert one.time.granularity in GRANULARITIES
        assert set(one.time.flags) <= set(FLAGS)
        if one.time.earliest and one.time.latest:
            assert one.time.earliest <= one.time.latest
        if one.clock is not None:
            assert 0 <= one.clock.start < one.clock.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), published=st.one_of(st.none(), st.dates()))
def test_a_written_date_is_read_back(day: date, published: date | None) -> None:
    for text, language in ((f"pada {day.day}/{day.month}/{day.year} itu", "id"), (f"on {day.month}/{day.day}/{day.year}", "en")):
        found = find_times(text, words(language), published=published)
        assert [one.time.earliest for one in found] == [day.isoformat()]


@pytest.mark.parametrize(
    "unit", ["1", "3/", " 3/3", "(", "Senin ", "senin", "3 dan ", "sejak ", "3 Maret - ", "since the ", "from 3 March to ", "\n3"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """A text three times as long takes about three times as long, and not nine times."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9e9
        for _ in range(3):
            start = time.process_time()
            for language in LANGUAGES:
                find_times(text, words(language), published=FRIDAY)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(150_000) < 6 * seconds(50_000) + 0.05
