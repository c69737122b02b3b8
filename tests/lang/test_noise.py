"""Words of page furniture: what a pack's noise.toml may say, and that each fault names its line."""

from pathlib import Path

import pytest

from runding.lang.noise import expand, read_noise
from runding.lang.tables import PackError

GOOD = """
[[noise]]
id = "read-also"
kind = "related"
words = ["baca (juga|pula)"]
inside = true
example = ["Baca juga: Judul"]
not = ["Dia baca juga surat itu."]

[[noise]]
id = "page-number"
kind = "page"
words = ["halaman [berikutnya]"]
example = ["Halaman 2"]

[sign_off]
names = ["Kantor Teluk"]

[dateline]
outlets = ["Harian Teluk"]
places = ["Teluk Biru"]
example = ["Teluk Biru, Harian Teluk -- Mereka berunding."]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "noise.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_of_a_file_is_read(tmp_path: Path) -> None:
    noise = read_noise(write(tmp_path, GOOD))
    assert [phrase for phrase, _ in noise.by_first_word["baca"]] == ["baca juga", "baca pula"]
    assert noise.inside == ("baca",)
    assert noise.page_words == {"halaman", "berikutnya"}
    assert "halaman" not in noise.by_first_word
    assert (noise.names, noise.outlets, noise.places) == ({"kantor teluk"}, {"harian teluk"}, {"teluk biru"})
    assert [(trial.rule, trial.fires, trial.line) for trial in noise.trials] == [
        ("read-also", True, 7),
        ("read-also", False, 8),
        ("page-number", True, 14),
        ("dateline", True, 22),
    ]


@pytest.mark.parametrize(
    ("notation", "forms"),
    [
        ("baca", ["baca"]),
        ("(simak|Lihat) video", ["lihat video", "simak video"]),
        ("lihat [juga]  video", ["lihat juga video", "lihat video"]),
        ("a (b|c) [d|e]", ["a b", "a b d", "a b e", "a c", "a c d", "a c e"]),
    ],
)
def test_a_notation_stands_for_phrases(notation: str, forms: list[str]) -> None:
    assert sorted(expand(notation)) == forms


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("inside = true", "within = true", 6, "unknown key 'within'"),
        ('kind = "page"', 'kind = "pages"', 10, "unknown kind 'pages'"),
        ('words = ["halaman [berikutnya]"]', 'words = ["halaman [berikutnya"]', 13, "is not closed"),
        ('words = ["baca (juga|pula)"]', f'words = ["{"(a|b)" * 8}"]', 5, "more than 200 phrases"),
        ('example = ["Halaman 2"]\n', "", 10, "the key 'example' is missing or empty"),
        ('names = ["Kantor Teluk"]', 'name = ["Kantor Teluk"]', 17, "unknown key 'name'"),
        ('places = ["Teluk Biru"]', 'towns = ["Teluk Biru"]', 21, "unknown key 'towns'"),
        ("[sign_off]", "[signs]", 16, "unknown key 'signs'"),
    ],
)
def test_each_fault_names_its_file_and_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(PackError) as error:
        read_noise(write(tmp_path, GOOD.replace(old, new, 1)))
    assert str(error.value).startswith(f"{tmp_path}/noise.toml:{line}: ")
    assert words in error.value.message
