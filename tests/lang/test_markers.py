"""Language markers: what a pack's language.toml may say, and that each fault names its line."""

from pathlib import Path

import pytest

from runding.lang.markers import read_markers
from runding.lang.tables import PackError

GOOD = """
script = "Latin"
least = 0.2
common = ["yang", "dan"]

[own]
decisive = ["karena"]
telling = ["sudah"]
example = ["Mereka pulang karena perang."]

[[foreign]]
language = "ms"
decisive = ["kerana"]
example = ["Mereka pulang kerana perang."]

[[foreign]]
language = "jv"
common = ["lan", "ing"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "language.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_of_a_file_is_read(tmp_path: Path) -> None:
    markers = read_markers(write(tmp_path, GOOD), code="id")
    assert (markers.code, markers.script, markers.least) == ("id", "Latin", 0.2)
    assert markers.common == {"yang", "dan"}
    assert markers.own["karena"] > markers.own["sudah"] > 0
    assert [(other.code, sorted(other.common)) for other in markers.foreign] == [("ms", []), ("jv", ["ing", "lan"])]
    assert markers.examples == ("Mereka pulang karena perang.",)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('telling = ["sudah"]', 'leaning = ["sudah"]', 8, "unknown key 'leaning'"),
        ('language = "jv"', 'tongue = "jv"', 17, "unknown key 'tongue'"),
        ("least = 0.2", "least = 20", 3, "`least` is a share"),
        ('common = ["yang", "dan"]', 'common = ["yang", "Dan"]', 4, "'Dan' under 'common' is not one word in lower case"),
        ('decisive = ["kerana"]', 'decisive = ["di mana"]', 13, "'di mana' under 'decisive' is not one word"),
        ('telling = ["sudah"]', 'telling = ["karena"]', 7, "'karena' is in both lists"),
        ('script = "Latin"\n', "", 1, "the key 'script' is missing"),
        ('language = "jv"\n', "", 16, "the key 'language' is missing"),
    ],
)
def test_each_fault_names_its_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(PackError) as error:
        read_markers(write(tmp_path, GOOD.replace(old, new)), code="id")
    assert str(error.value).startswith(f"{tmp_path}/language.toml:{line}: ")
    assert words in error.value.message
