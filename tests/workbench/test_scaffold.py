"""A new pack: complete, sound, filled from the CLDR, and in nobody's way."""

import tomllib
from pathlib import Path

import pytest

from runding.evaluate.examples import check_pack
from runding.lang.folders import PACKS, VARIABLE, available
from runding.lang.pack import load_pack
from runding.lang.tables import read_rows
from runding.workbench.scaffold import TEMPLATE, ScaffoldError, limits, new_pack, placeholders

VARIED = ("eo", "fil", "ru", "ar", "hi", "hu", "vi", "ja", "ann")
"""Scripts, orders and marks of dates, names of months with a number, a language whose months the CLDR does not name."""


@pytest.fixture
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of packs outside the program."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("code", VARIED)
def test_a_new_pack_has_no_faults(code: str, packs: Path) -> None:
    new_pack(code, packs)
    assert code in available()
    assert check_pack(code) == []
    assert load_pack(code).statements
    assert len(placeholders(packs / code)) > 50


def test_every_file_of_the_template_is_there_and_nothing_is_left_unfilled(packs: Path) -> None:
    written = new_pack("nl", packs)
    assert [path.relative_to(packs / "nl") for path in written] == sorted(
        path.relative_to(TEMPLATE) for path in TEMPLATE.rglob("*") if path.is_file()
    )
    for path in written:
        assert "@" not in path.read_text(encoding="utf-8"), path


def test_what_the_cldr_knows_is_filled_in(packs: Path) -> None:
    new_pack("nl", packs)
    home = packs / "nl"
    about = tomllib.loads((home / "pack.toml").read_text(encoding="utf-8"))
    assert (about["code"], about["name"], about["script"]) == ("nl", "Dutch", "Latn")
    states = {row.cells["id"]: row.cells.get("names") for row in read_rows(home / "names" / "states.tsv")}
    assert states["DEU"] == "Duitsland"
    assert len(states) == len(list(read_rows(PACKS / "_shared" / "states.tsv")))
    dates = (home / "dates.toml").read_text(encoding="utf-8")
    assert "#   januari, februari, maart" in dates
    assert "[vrijdag 4 maart 2022]" in dates
    numbers = tomllib.loads((home / "numbers.toml").read_text(encoding="utf-8"))
    assert (numbers["decimal"], numbers["group"]) == (",", ".")
    assert '[4-3-2022]"' in dates


def test_nothing_is_overwritten(packs: Path) -> None:
    new_pack("nl", packs)
    mine = packs / "nl" / "WHY.md"
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="is there already"):
        new_pack("nl", packs)
    assert mine.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("code", "reason"),
    [("tlh", "has no data"), ("tl", "'fil'"), ("../x", "no language code"), ("EN", "no language code"), ("", "no language code")],
)
def test_what_is_no_language_is_told(code: str, reason: str, packs: Path) -> None:
    with pytest.raises(ScaffoldError, match=reason):
        new_pack(code, packs)
    assert list(packs.iterdir()) == []


def test_a_language_that_has_a_pack_gets_no_second_one(packs: Path) -> None:
    installed = available(PACKS)[0]
    with pytest.raises(ScaffoldError, match="there is a pack in"):
        new_pack(installed, packs)


def test_comments_are_no_placeholders(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("# xxone\nform\tclass\nxxtwo\tverb\nXxtwo three\tverb\n", encoding="utf-8")
    assert placeholders(tmp_path) == {"xxtwo": f"{tmp_path.name}/a.tsv:3"}


def test_a_script_that_is_not_read_well_is_told() -> None:
    assert limits("nl") == limits("vi") == ()
    (told,) = limits("hi")
    assert "combining marks" in told
