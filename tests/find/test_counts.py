"""Figures in sentences, in the languages that have a pack; texts are invented."""

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import runding
from runding.find.counts import find_counts
from runding.lang.numbers import NumberWords, read_numbers
from runding.lang.tables import PackError
from runding.model.text import Range

PACKS = Path(runding.__file__).parent / "packs"
LANGUAGES = sorted(path.parent.name for path in PACKS.glob("[a-z]*/numbers.toml"))
Ends = tuple[str, int | None, int | None, bool]


@cache
def numbers(language: str) -> NumberWords:
    return read_numbers(PACKS / language / "numbers.toml")


def told(language: str, text: str) -> list[Ends]:
    return [(text[c.start : c.end], c.low, c.high, c.approximate) for c in find_counts(text, numbers(language), 0, len(text))]


FIGURES: dict[str, list[tuple[str, list[Ends]]]] = {
    "id": [
        ("Sebanyak 1.400 orang tewas, 57 luka.", [("1.400", 1400, 1400, False), ("57", 57, 57, False)]),
        ("Dua puluh lima tentara gugur.", [("Dua puluh lima", 25, 25, False)]),
        ("Seratus dua puluh tiga warga.", [("Seratus dua puluh tiga", 123, 123, False)]),
        ("Dua juta tiga ratus ribu warga.", [("Dua juta tiga ratus ribu", 2_300_000, 2_300_000, False)]),
        ("Dua belas sandera dan sebelas tahanan.", [("Dua belas", 12, 12, False), ("sebelas", 11, 11, False)]),
        ("Ribuan mengungsi, puluhan ribu terjebak.", [("Ribuan", 2000, 9999, True), ("puluhan ribu", 20_000, 99_999, True)]),
        ("Beberapa ratus warga pulang.", [("Beberapa ratus", 200, 999, True)]),
        ("Sekitar 30 warga hilang.", [("Sekitar 30", 30, 30, True)]),
        ("Lebih dari 15.000 warga pergi.", [("Lebih dari 15.000", 15_000, None, False)]),
        ("Setidaknya tujuh tewas.", [("Setidaknya tujuh", 7, None, False)]),
        ("Paling banyak 40 tahanan.", [("Paling banyak 40", None, 40, False)]),
        ("Antara 20 dan 30 orang.", [("Antara 20 dan 30", 20, 30, False)]),
        ("Ada 20-30 orang, 10 hingga 15 juta jiwa.", [("20-30", 20, 30, False), ("10 hingga 15 juta", 10**7, 15 * 10**6, False)]),
        ("Ada 1,7 juta pengungsi.", [("1,7 juta", 1_700_000, 1_700_000, False)]),
        ("Setengah juta orang.", [("Setengah juta", 500_000, 500_000, False)]),
        ("Ada 30-an orang, 1.400 lebih luka.", [("30-an", 30, 39, True), ("1.400 lebih", 1400, None, False)]),
    ],
    "en": [
        ("Some 57,500 people fled.", [("Some 57,500", 57_500, 57_500, True)]),
        ("Dozens were killed.", [("Dozens", 24, 99, True)]),
        ("Hundreds of thousands fled.", [("Hundreds of thousands", 200_000, 999_999, True)]),
        ("At least 30 and up to 40.", [("At least 30", 30, None, False), ("up to 40", None, 40, False)]),
        ("There are 1.7 million refugees.", [("1.7 million", 1_700_000, 1_700_000, False)]),
        ("Between 20 and 30 died.", [("Between 20 and 30", 20, 30, False)]),
        ("Two hundred and five men, twenty-four women.", [("Two hundred and five", 205, 205, False), ("twenty-four", 24, 24, False)]),
        ("More than a hundred, half a million.", [("More than a hundred", 100, None, False), ("half a million", 500_000, 500_000, False)]),
        ("It took 10 to 15 million.", [("10 to 15 million", 10**7, 15 * 10**6, False)]),
        ("Some 30-odd and a dozen.", [("Some 30-odd", 30, 39, True), ("a dozen", 12, 12, False)]),
    ],
}


@pytest.mark.parametrize(("language", "text", "expected"), [(lang, *case) for lang, cases in FIGURES.items() for case in cases])
def test_figures(language: str, text: str, expected: list[Ends]) -> None:
    assert told(language, text) == expected


NOTHING = {
    "id": [
        "Bantuan Rp 1,7 juta cair.", "Naik 30 persen.", "Ia berusia 30 tahun.", "Skor 3-1 dan 1-1.", "Pasal 5 ayat 2.", "Pukul 08.30 tiba.",
        "Perundingan ke-4.", "Kapal F-16 dan Covid-19.", "Velma Orvik (74) hadir.", "Pada 2017 ia pergi.", "1.23.4 bukan bilangan.",
    ],
    "en": ["It cost $30 million.", "It rose 30 percent.", "He is 30 years old.", "They won 3-1.",
        "The 4th round at 9:30.", "Article 5.", "In 2017."],
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in NOTHING.items() for text in texts])
def test_numbers_that_count_nothing(language: str, text: str) -> None:
    assert told(language, text) == []


def test_the_items_of_a_list_are_no_figures() -> None:
    assert told("id", "Korban:\n1. Pratu Velma\n2. Praka Orvik") == []


def test_dates_can_be_left_out() -> None:
    text = "Pada 3 Maret 12 orang tewas."
    assert [c.low for c in find_counts(text, numbers("id"), 0, len(text))] == [3, 12]
    assert [c.low for c in find_counts(text, numbers("id"), 0, len(text), skip=[Range(5, 12)])] == [12]


def test_a_stretch_is_read_by_itself() -> None:
    text = "Ada 12 orang dan 13 kuda."
    assert [(c.start, c.end) for c in find_counts(text, numbers("id"), 10, len(text))] == [(17, 19)]


@pytest.mark.parametrize(
    ("language", "form", "value"), [("id", "dua puluh empat", 24), ("id", "sembilan belas", 19), ("en", "ninety-nine", 99)]
)
def test_numbers_in_words_have_names(language: str, form: str, value: int) -> None:
    assert numbers(language).named(100)[form] == value


WORDS = sorted(
    {word for language in LANGUAGES for word in numbers(language).starters} | set("0123456789-.,/") | {"1.400", "57,500", "orang"}
)


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)), language=st.sampled_from(LANGUAGES)
)
def test_any_text_gives_sound_figures(text: str, language: str) -> None:
    at = 0
    found = find_counts(text, numbers(language), 0, len(text))
    assert found == find_counts(text, numbers(language), 0, len(text))
    for one in found:
        assert at <= one.start < one.end <= len(text)
        at = one.end
        assert one.low is not None or one.high is not None
        if one.low is not None and one.high is not None:
            assert 0 <= one.low <= one.high


@given(number=st.integers(0, 10**12))
def test_written_numbers_are_read_back(number: int) -> None:
    if 1900 <= number <= 2099:
        return
    assert [(c.low, c.high) for c in find_counts(f"Ada {number} orang", numbers("id"), 0, 40)] == [(number, number)]
    grouped = f"{number:,}"
    assert [c.low for c in find_counts(f"We saw {grouped} men", numbers("en"), 0, 40)] == [number]


@pytest.mark.parametrize("unit", ["1", "1.", "3/", "sekitar ", "dua puluh ", "some ", "10 - ", "antara 1 dan "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    """A text three times as long takes about three times as long, and not nine times."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9e9
        for _ in range(3):
            start = time.process_time()
            for language in LANGUAGES:
                find_counts(text, numbers(language), 0, len(text))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(90_000) < 6 * seconds(30_000) + 0.05


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('decimal = ","\n', 1, "`decimal` and `group`"),
        ('decimal = ","\ngroup = "."\n[values]\nsatu = "1"\n', 4, "'satu' must be a whole number"),
        ('decimal = ","\ngroup = "."\n[vague]\nribuan = 2000\n', 4, "'ribuan' must be two whole numbers"),
        ('decimal = ","\ngroup = "."\n[words]\nsatu = 1\n', 3, "unknown key 'words'"),
        ('decimal = ","\ngroup = "."\n[marks]\nnear = ["x"]\n', 4, "unknown key 'near'"),
    ],
)
def test_faults_name_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    path = tmp_path / "numbers.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as raised:
        read_numbers(path)
    assert str(raised.value).startswith(f"{path}:{line}: ")
    assert message in str(raised.value)
