"""Packs are found in the program's folder and in those that RUNDING_PACKS names."""

import os
from pathlib import Path

import pytest

from runding.lang.folders import PACKS, VARIABLE, available, folders, home_of, shared_of


def pack_in(folder: Path, code: str) -> Path:
    """A folder that looks like a pack."""
    home = folder / code
    home.mkdir(parents=True)
    (home / "pack.toml").write_text("", encoding="utf-8")
    return home


def test_named_folders_come_first_and_take_the_place_of_an_installed_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = available()[0]
    other, own = pack_in(tmp_path / "one", "xyz"), pack_in(tmp_path / "two", installed)
    monkeypatch.setenv(VARIABLE, os.pathsep.join((str(tmp_path / "one"), "", str(tmp_path / "two"))))
    assert folders() == (tmp_path / "one", tmp_path / "two", PACKS)
    assert home_of("xyz") == other
    assert home_of(installed) == own
    assert {"xyz", installed} <= set(available())
    assert available().count(installed) == 1


def test_one_folder_alone_can_be_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack_in(tmp_path / "one", "xyz")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "one"))
    assert available(tmp_path) == ()
    assert home_of("xyz", tmp_path) == tmp_path / "xyz"


def test_without_the_variable_there_is_the_program_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert folders() == (PACKS,)
    assert home_of("xyz") == PACKS / "xyz"


def test_shared_tables_are_the_programs_where_a_folder_has_none(tmp_path: Path) -> None:
    assert shared_of(tmp_path) == PACKS / "_shared"
    (tmp_path / "_shared").mkdir()
    assert shared_of(tmp_path) == tmp_path / "_shared"
