"""A language is added with data alone: started, checked, given words and a pattern, and a report in it is read by the program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LANGUAGE = "vo"
"""Nobody has a pack for it, so that the test says what holds for any language."""
COMMON = ("lo", "ta", "vu", "ke", "mi", "so", "das")
VERB = "relate\tsay\tdakonom|dekonom\n"
PATTERN = """
[[pattern]] # He tells: troops leave.
id = "speaker-tells"
form = "{speaker} <say.active> das {content}"
example = "Ministero Tomas Orvik dakonom das xxtroops xxwill xxleave xxtown."
speaker = "Tomas Orvik"
says = "xxtroops xxwill xxleave xxtown"
not = ["Ministero Tomas Orvik dakonom das."]
"""
REPORT = """Lo ta vu ke mi so vu ta lo 4 March 2022.
Ministero Tomas Orvik dekonom das so xxrebels xxwill xxleave lo Merani. Lo ta vu ke mi so.
"""


def runding(*words: str, packs: Path) -> subprocess.CompletedProcess[str]:
    """Runs the program as a user does, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from runding.cli import main; main()", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "RUNDING_PACKS": str(packs), "PYTHONUTF8": "1", "COLUMNS": "100"},
        check=False,
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_words(home: Path) -> None:
    """What a linguist adds: a verb with two forms, an office, a pattern; and the words by which the language is told."""
    with (home / "words" / "reporting.tsv").open("a", encoding="utf-8") as file:
        file.write(VERB)
    with (home / "words" / "people.tsv").open("a", encoding="utf-8") as file:
        file.write("ministero\trole,of.state\tperson\tminister\n")
    with (home / "patterns" / "statements.toml").open("a", encoding="utf-8") as file:
        file.write(PATTERN)
    edit(home / "language.toml", 'common = ["xxthe", "xxand", "xxof", "xxto", "xxthat"]', f"common = {json.dumps(COMMON)}")


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder with the started pack."""
    result = runding("pack", "new", LANGUAGE, packs=tmp_path)
    assert result.returncode == 0, result.stderr
    assert str(tmp_path / LANGUAGE / "pack.toml") in result.stdout.splitlines()
    return tmp_path


def test_a_language_is_added_without_touching_code(packs: Path, tmp_path: Path) -> None:
    result = runding("pack", "check", LANGUAGE, packs=packs)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{LANGUAGE}: every example holds; ")

    add_words(packs / LANGUAGE)
    result = runding("pack", "check", LANGUAGE, packs=packs)
    assert result.returncode == 0, result.stdout

    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    result = runding("read", str(report), "--json", packs=packs)
    assert result.returncode == 0, result.stderr
    record = json.loads(result.stdout)
    assert record["article"]["language"] == LANGUAGE
    (statement,) = record["statements"]
    assert statement["rule"] == f"{LANGUAGE}:speaker-tells"
    assert statement["speaker"]["name"] == "Tomas Orvik"
    assert [span["exact"] for span in statement["content"]] == ["so xxrebels xxwill xxleave lo Merani"]
    assert statement["cue"]["exact"] == "dekonom"


def test_a_fault_is_told_with_its_file_and_line(packs: Path) -> None:
    path = packs / LANGUAGE / "patterns" / "statements.toml"
    edit(path, 'form = "<according> {speaker} , {content}"', 'form = "<according> {speeker} , {content}"')
    result = runding("pack", "check", LANGUAGE, packs=packs)
    assert result.returncode == 1
    (fault,) = result.stdout.splitlines()
    place, _, told = fault.partition(": ")
    file, _, line = place.rpartition(":")
    assert file == f"{LANGUAGE}/patterns/statements.toml"
    assert path.read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("[[pattern]] # According to")
    assert "no slot is called 'speeker'" in told


def test_a_pattern_that_could_never_fire_is_a_fault(packs: Path) -> None:
    edit(packs / LANGUAGE / "words" / "attribution.tsv", "according,cue", "acording,cue")
    result = runding("pack", "check", LANGUAGE, packs=packs)
    assert result.returncode == 1
    assert "no word has the class according, at which the pattern is tried" in result.stdout


def test_a_broken_file_is_told_by_every_tool(packs: Path) -> None:
    edit(packs / LANGUAGE / "dates.toml", 'order = "', 'ordre = "')
    result = runding("pack", "check", LANGUAGE, packs=packs)
    assert result.returncode == 1
    assert result.stdout.startswith(f"{LANGUAGE}/dates.toml:")
    assert "unknown key 'ordre'" in result.stdout
    for words in (("try", LANGUAGE, "Orvik."), ("coverage", LANGUAGE)):
        result = runding("pack", *words, packs=packs)
        assert result.returncode == 2
        assert "its pack is broken" in result.stderr


def test_the_other_languages_are_what_they_were(packs: Path, tmp_path: Path) -> None:
    listed = runding("pack", "list", packs=packs).stdout
    assert f"{LANGUAGE}      " in listed
    assert listed.replace(next(line for line in listed.splitlines() if line.startswith(LANGUAGE)) + "\n", "") == (
        runding("pack", "list", packs=tmp_path / "nothing").stdout
    )


def test_labels_of_an_own_pack_are_used(packs: Path, tmp_path: Path) -> None:
    (packs / LANGUAGE / "labels.toml").write_text('[word]\ndate_unknown = "Volabels"\n', encoding="utf-8")
    add_words(packs / LANGUAGE)
    report = tmp_path / "report.txt"
    report.write_text(REPORT, encoding="utf-8")
    result = runding("read", str(report), "--labels", LANGUAGE, packs=packs)
    assert result.returncode == 0, result.stderr
    assert "Volabels" in result.stdout
