"""The date of publication: only a full date in a place where such a date stands, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runding.read.dateline import date_at_top, published_of

PROSE = "Kedua pihak bertemu lagi di tepi sungai setelah tiga hari tanpa hasil, kata seorang pejabat yang ikut berunding."
ENGLISH_PROSE = "The two sides met again by the river after three days without a result, said an official who took part in it."

FOUND = [
    ("id", "Kamis, 3 Maret 2022 | 08:05 WIB", "2022-03-03"),
    ("id", "03/03/2022, 08:05 WIB", "2022-03-03"),
    ("id", "Harianteluk.com - 04/03/2022, 16:39 WIB", "2022-03-04"),
    ("id", "JUM'AT, 04 MARET 2022 | 16:18 WIB | LAPORAN: MELATI ANGGRAINI", "2022-03-04"),
    ("id", "- 4 Mar 2022, 13:40 WIB", "2022-03-04"),
    ("id", "Minggu 27 Feb 2022, 09:34 WIB", "2022-02-27"),
    ("id", "2022-05-23 13:27:26", "2022-05-23"),
    ("id", f"Teluk Biru, 4 Maret 2022 - {PROSE}", "2022-03-04"),
    ("en", "Friday, March 4, 2022", "2022-03-04"),
    ("en", f"KYIV, March 3, 2022 (Agency) - {ENGLISH_PROSE}", "2022-03-03"),
    ("en", f"BAY CITY, Freedonia, Dec. 13, 2018 — {ENGLISH_PROSE}", "2018-12-13"),
    ("en", "25/03/2022", "2022-03-25"),
    ("en", "03/25/2022", "2022-03-25"),
    ("en", "05/05/2022", "2022-05-05"),
]
NOT_FOUND = [
    ("id", f"Jakarta - Pertemuan kedua pada Kamis (3/3/2022) di tepi sungai gagal. {PROSE}"),
    ("id", f"Pada 3 Maret 2022 Teluk Biru - kota pelabuhan - dibuka kembali. {PROSE}"),
    ("id", "Kronologi Perundingan 3 Maret 2022"),
    ("id", "Diterbitkan 3 Maret 2022 Diperbarui 4 Maret 2022"),
    ("id", "Kamis, 31 Februari 2022"),
    ("id", "Kamis, 3 Maret"),
    ("id", "Kamis, 3 Marat 2022"),
    ("id", f"{PROSE}\nSabtu, 5 Maret 2022\nPukul 08.00 perundingan dimulai."),
    ("id", "Berikut jadwalnya:\nSabtu, 5 Maret 2022"),
    ("en", "03/04/2022"),
    ("en", f"{ENGLISH_PROSE} They last met on March 3, 2022 - a Thursday."),
    ("id", "12.30/03/03/2022/1"),
]


@pytest.mark.parametrize(("language", "text", "date"), FOUND, ids=[text[:30] for _, text, _ in FOUND])
def test_a_date_line_or_a_dateline_gives_the_date(language: str, text: str, date: str) -> None:
    assert date_at_top(text, language=language) == date
    assert date_at_top(f"Utusan Bertemu di Tepi Sungai\n\n{text}\n{PROSE}", language=language) == date


@pytest.mark.parametrize(("language", "text"), NOT_FOUND, ids=[text[:30] for _, text in NOT_FOUND])
def test_a_date_elsewhere_gives_none(language: str, text: str) -> None:
    assert date_at_top(text, language=language) is None


def test_a_dateline_may_follow_a_caption_and_not_much_more() -> None:
    dateline = f"Teluk Biru, 4 Maret 2022 - {PROSE}"
    assert date_at_top(f"{PROSE}\n{dateline}", language="id") == "2022-03-04"
    assert date_at_top(f"{PROSE}\n{PROSE}\n{PROSE}\n{dateline}", language="id") is None


def test_the_surest_source_wins() -> None:
    text = "Kamis, 3 Maret 2022\n" + PROSE
    assert published_of(text, language="id", argument="2022-03-05", metadata="2022-03-04") == ("2022-03-05", "argument")
    assert published_of(text, language="id", argument=None, metadata="2022-03-04") == ("2022-03-04", "metadata")
    assert published_of(text, language="id", argument=None, metadata=None) == ("2022-03-03", "dateline")
    assert published_of(PROSE, language="id", argument=None, metadata=None) == (None, None)


@given(st.text(alphabet="0123 /-.,MaretJuniKamis\n|:(2022)–", max_size=300), st.sampled_from(["id", "en"]))
def test_any_text_is_searched_without_a_fault(text: str, language: str) -> None:
    found = date_at_top(text, language=language)
    assert found is None or len(found) == len("2022-03-03")
