"""What the commands of the workbench print, complain of, and end with."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runding.cli import program
from runding.lang.folders import VARIABLE

CODE = "nds"
SAID = "Xxminister Tomas Orvik xxsays xxthat xxtroops xxwill xxleave xxtown."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a started pack."""
    made = tmp_path_factory.mktemp("packs")
    result = CliRunner().invoke(program, ["pack", "new", CODE, "--folder", str(made)])
    assert result.exit_code == 0, result.stderr
    assert f"export {VARIABLE}={made}" in result.stderr
    return made


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(program, ["pack", *words], input=typed)


def test_a_folder_is_looked_into_for_one_command_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    assert f"{CODE}     " in run("list", "--folder", str(folder)).stdout
    assert os.environ[VARIABLE] == ""
    assert f"{CODE}     " not in run("list").stdout


def test_the_check_counts_what_is_left_of_the_template(folder: Path) -> None:
    result = run("check", CODE, "--folder", str(folder))
    assert result.exit_code == 0
    assert "words of the template are still to be replaced, the first is xx" in result.stdout


def test_new_tells_why_it_does_nothing(folder: Path) -> None:
    for code, reason in ((CODE, "is there already"), ("tlh", "the Unicode CLDR has no data"), ("id", "there is a pack in")):
        result = run("new", code, "--folder", str(folder))
        assert result.exit_code == 2
        assert reason in result.stderr
        assert result.stdout == ""


def test_new_warns_of_scripts_that_are_not_read_well(tmp_path: Path) -> None:
    result = run("new", "ta", "--folder", str(tmp_path))
    assert result.exit_code == 0
    assert "combining marks" in result.stderr


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("new", CODE, "--folder", str(tmp_path / "file" / "packs"))
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_try_reads_an_argument_or_the_standard_input(folder: Path) -> None:
    shown = run("try", CODE, SAID, "--folder", str(folder))
    assert shown.exit_code == 0
    assert "speaker-says-that" in shown.stdout
    assert run("try", CODE, "-", "--folder", str(folder), typed=SAID).stdout == shown.stdout
    data = json.loads(run("try", CODE, SAID, "--json", "--folder", str(folder)).stdout)
    assert data["record"]["statements"][0]["rule"] == f"{CODE}:speaker-says-that"


@pytest.mark.parametrize("typed", ["", " \n"])
def test_try_wants_a_text(folder: Path, typed: str) -> None:
    result = run("try", CODE, "-", "--folder", str(folder), typed=typed)
    assert result.exit_code == 2
    assert "there is no text in it" in result.stderr


def test_coverage_is_a_page_or_json(folder: Path, tmp_path: Path) -> None:
    assert "Nothing in the pack: " in run("coverage", CODE, "--folder", str(folder)).stdout
    data = json.loads(run("coverage", CODE, "--json", "--folder", str(folder)).stdout)
    assert data["language"] == CODE
    assert data["articles"] is None
    result = run("coverage", CODE, "--gold", str(tmp_path / "nothing"), "--folder", str(folder))
    assert result.exit_code == 2
    assert "no such file or folder" in result.stderr


@pytest.mark.parametrize("words", [("try", "zz", "Orvik."), ("coverage", "zz"), ("check", "zz")])
def test_an_unknown_pack_is_named_with_where_to_look(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "there is no such pack" in result.stderr
    assert f"name the folder of others with --folder or {VARIABLE}" in result.stderr
