"""The notation of dates, and the faults that a linguist is told of."""

from pathlib import Path

import pytest

from runding.lang.dates import DateWords, check_dates, read_dates
from runding.lang.dates.notation import NotationError, spell_out
from runding.lang.tables import PackError


def spelled(pattern: str) -> list[str]:
    """Each sequence with a space where white space may stand."""
    return ["".join((" " if e.spaced else "") + e.value for e in way) for way in spell_out(pattern)]


@pytest.mark.parametrize(
    ("pattern", "sequences"),
    [
        ("{d}/{m}", ["d/m"]),
        ("<weekday>[,] ({d}/{m})", ["weekday, (d/m)", "weekday (d/m)"]),
        ("[tanggal] {d} <month>", ["tanggal d month", "d month"]),
        ("{d} <month>[ {yyyy}]", ["d month yyyy", "d month"]),
        ("(a|b c) [d]", ["a d", "a", "b c d", "b c"]),
        ("a [b|c] d", ["a b d", "a c d", "a d"]),
        ("((x|y) z|w)", ["x z", "y z", "w"]),
        ("{yyyy}-an", ["yyyy-an"]),
    ],
)
def test_a_pattern_stands_for_its_sequences(pattern: str, sequences: list[str]) -> None:
    assert spelled(pattern) == sequences


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a|b", "a bare |"),
        ("[a", "ends inside a bracket"),
        ("a]", "closes nothing"),
        ("[a]", "may be empty"),
        ("{d", "cannot read"),
        ("[a] [b] [c] [d] [e] [f] [g] [h] [i] j", "more than 400"),
    ],
)
def test_faults_of_the_notation(pattern: str, message: str) -> None:
    with pytest.raises(NotationError, match=message.replace("|", r"\|")):
        spell_out(pattern)


NUMBERS = 'decimal = ","\ngroup = "."\n[values]\ndua = 2\n[scales]\npuluh = 10\n'
HEAD = 'order = "dmy"\n[units]\nday = ["hari"]\n[lists]\non = ["pada"]\n'
SOUND = """[[date]]
pattern = "{d} <month> {yyyy}"
example = ["Pada [3 Maret 2022] pagi.", "2022-03-04", "2022-03-03"]
not = ["Pasal 3 tahun 2022."]
"""


def pack(folder: Path, dates: str, numbers: str = NUMBERS) -> Path:
    home = folder / "id"
    home.mkdir()
    (home / "dates.toml").write_text(dates, encoding="utf-8")
    (home / "numbers.toml").write_text(numbers, encoding="utf-8")
    return home


def test_a_sound_pack_has_no_faults(tmp_path: Path) -> None:
    words = read_dates(pack(tmp_path, HEAD + SOUND))
    assert check_dates(words) == []
    assert words.language == "id"


@pytest.mark.parametrize(
    ("dates", "line", "message"),
    [
        ('order = "ymd"\n', 1, "`order` must be one of dmy, mdy"),
        ('colour = "red"\n' + HEAD + SOUND, 1, "unknown key 'colour'"),
        (HEAD + 'off = "red"\n' + SOUND, 6, "`off` must be a list of words"),
        (HEAD + '[[date]]\nexample = ["[a]", "", "?"]\n', 6, "needs a `pattern`"),
        (HEAD + '[[date]]\npattern = "{d} {q}"\n', 7, "unknown slot {q}"),
        (HEAD + '[[date]]\npattern = "<mond> {d}"\n', 7, "unknown class <mond>"),
        (HEAD + '[[date]]\npattern = "sejak {date}"\n', 7, "a date has 0 times {date}"),
        (HEAD + '[[bound]]\npattern = "sejak {date}"\n', 6, "a bound needs `opens`"),
        (HEAD + '[[bound]]\npattern = "sejak {d} <month>"\nopens = "end"\n', 7, "a bound has 1 times {date}, here are 0"),
        (HEAD + '[[date]]\npattern = "kemarin"\nby = "-1 moon"\n', 8, "names the unit 'moon'"),
        (HEAD + '[[date]]\npattern = "kemarin"\nby = "less"\n', 8, "`by` must be like"),
        (HEAD + '[[date]]\npattern = "kemarin"\nmeans = "shift"\n', 6, "a shift needs `by`"),
        (HEAD + '[[date]]\npattern = "kemarin"\nmeans = "guess"\n', 8, "`means` must be one of"),
        (HEAD + '[[date]]\npattern = "{yyyy}"\nafter = "off"\n', 8, "no list 'off'"),
        (HEAD + '[[date]]\npattern = "kemarin|besok"\n', 7, "a bare |"),
        (HEAD + '[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["kemarin"]\n', 9, "an example has three strings"),
        (HEAD + '[[dates]]\npattern = "kemarin"\n', 6, "unknown key 'dates'"),
        (HEAD.replace("day =", "moon ="), 3, "unknown key 'moon'"),
        (HEAD + '[classes]\nmonth = ["x"]\n', 1, "has its own table"),
        ("order = [", 1, ""),
    ],
)
def test_faults_of_a_pack_name_file_and_line(tmp_path: Path, dates: str, line: int, message: str) -> None:
    home = pack(tmp_path, dates)
    with pytest.raises(PackError) as raised:
        read_dates(home)
    assert str(raised.value).startswith(f"{home / 'dates.toml'}:{line}: ")
    assert message in str(raised.value)


def faults(folder: Path, entry: str) -> list[str]:
    return [fault.partition(": ")[2] for fault in check_dates(read_dates(pack(folder, HEAD + entry)))]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ('[[date]]\npattern = "kemarin"\nby = "-1 day"\n', "'kemarin' has no example"),
        ('[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["Dia pergi kemarin.", "", "?"]\n', "marks no date"),
        ('[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["[kemarin]", "gestern", "?"]\n', "no publication date"),
        ('[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["[besok]", "2022-03-04", "?"]\n', "reads no date at 'besok'"),
        ('[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["[kemarin] malam", "2022-03-04", "2022-03-04"]\n', "gives '2022-03-03'"),
        (
            '[[date]]\npattern = "kemarin"\nby = "-1 day"\nexample = ["[kemarin malam]", "2022-03-04", "2022-03-03"]\n',
            "and not 'kemarin malam'",
        ),
        (SOUND.replace("Pasal 3 tahun", "Pasal 3 Maret"), "must not be read as a date"),
        (SOUND + SOUND.replace("{d} <month>", "[tanggal] {d} <month>"), "and not by '[tanggal] {d} <month> {yyyy}'"),
    ],
)
def test_the_check_tells_what_is_wrong_with_an_example(tmp_path: Path, entry: str, message: str) -> None:
    found = faults(tmp_path, entry)
    assert len(found) == 1
    assert message in found[0]


def test_the_order_of_day_and_month_is_the_packs(tmp_path: Path) -> None:
    home = pack(tmp_path, HEAD + '[[date]]\npattern = "{d}/{m}/{y}"\nexample = ["[4/3/2022]", "", "2022-03-04"]\n')
    assert check_dates(read_dates(home)) == []
    turned: DateWords = read_dates(home, order="mdy")
    assert "gives '2022-04-03'" in check_dates(turned)[0]


def test_a_language_that_cldr_does_not_know_is_told(tmp_path: Path) -> None:
    home = pack(tmp_path, HEAD + SOUND)
    with pytest.raises(PackError, match="CLDR has no language 'xx'"):
        read_dates(home, language="xx")
