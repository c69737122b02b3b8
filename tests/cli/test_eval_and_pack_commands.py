import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runding.cli import COMMANDS, program
from runding.lang.pack import available

GOLD = {
    "id": "kecil", "language": "id", "title": None, "url": None, "published": "2024-06-12", "conflict": "made",
    "statements": [{
        "speaker": "Tomas Orvik", "accept": ["Orvik"], "kind": "person", "side": "NOR", "role": None, "type": "direct",
        "content": ["Jalan itu sudah dibuka"], "cue": "kata", "channel": None, "relay": [],
    }],
    "rounds": [], "outcomes": [], "assessments": [], "positions": [], "agreements": [], "related": [],
}  # fmt: skip
TEXT = "“Jalan itu sudah dibuka,” kata Tomas Orvik di Oslo, Rabu (12/6/2024)."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "kecil.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kecil.gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


def test_the_figures_are_a_table(gold: Path) -> None:
    result = run("eval", str(gold))
    assert result.exit_code == 0
    assert "id · 1 article\n" in result.stdout
    assert "precision" in result.stdout


def test_the_figures_are_json(gold: Path) -> None:
    figures = json.loads(run("eval", str(gold), "--json").stdout)
    assert figures["languages"]["id"]["components"]["statements"]["gold"] == 1


def test_differences_name_the_article(gold: Path) -> None:
    wrong = {**GOLD, "statements": [{**GOLD["statements"][0], "speaker": "Lena Brekke", "accept": []}]}  # type: ignore[dict-item]
    (gold / "kecil.gold.json").write_text(json.dumps(wrong), encoding="utf-8")
    result = run("eval", str(gold), "--differences", "--component", "statements", "--width", "60")
    assert "kecil (id)" in result.stdout
    assert "Lena Brekke" in result.stdout


def test_gold_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    result = run("eval", str(tmp_path / "nothing"))
    assert result.exit_code == 2
    assert "nothing" in result.stderr
    (tmp_path / "kecil.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kecil.gold.json").write_text("{", encoding="utf-8")
    result = run("eval", str(tmp_path))
    assert result.exit_code == 2
    assert result.stderr.startswith("runding: ")
    assert "kecil.gold.json" in result.stderr


def test_an_article_that_is_not_there_is_named(gold: Path) -> None:
    result = run("eval", str(gold), "--article", "besar")
    assert result.exit_code == 2
    assert "besar" in result.stderr


def test_wrong_options_are_told(gold: Path) -> None:
    assert "'speakers' is none of statements, rounds" in run("eval", str(gold), "--component", "speakers").stderr
    assert "exclude each other" in run("eval", str(gold), "--json", "--differences").stderr


def test_packs_are_listed_from_disk() -> None:
    result = run("pack", "list")
    assert [line.split()[0] for line in result.stdout.splitlines()] == list(available())
    assert "id      Indonesian" in result.stdout


def test_faults_of_a_pack_are_lines_and_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    from runding.evaluate import examples

    monkeypatch.setattr(examples, "check_pack", lambda code: ["statements.toml:3: the example does not fire"])
    result = run("pack", "check", "id")
    assert result.exit_code == 1
    assert result.stdout == "statements.toml:3: the example does not fire\n"
    assert result.stderr == "id: 1 faults\n"


def test_a_pack_without_faults_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from runding.evaluate import examples

    monkeypatch.setattr(examples, "check_pack", lambda code: [])
    result = run("pack", "check")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"{code}: every example holds" for code in available()]


def test_an_unknown_pack_is_named() -> None:
    result = run("pack", "check", "tlh")
    assert result.exit_code == 2
    assert result.stderr.startswith("runding: tlh: there is no such pack; there are packs for ")


def test_the_help_lists_every_command_with_what_it_does() -> None:
    shown = run("--help").stdout
    for name in COMMANDS:
        line = next(line for line in shown.splitlines() if line.startswith(f"  {name} "))
        assert line.rstrip().endswith((".", "...")), line
    assert "_RUNDING_COMPLETE=bash_source" in shown


def test_an_unknown_command_is_2() -> None:
    assert run("reed").exit_code == 2


def plover(folder: Path, *records: dict[str, object]) -> Path:
    path = folder / "records.txt"
    path.write_text(json.dumps([{"id": "T-0", "event": "DOCUMENT", "eventText": "about the file"}, *records]), encoding="utf-8")
    return path


def plover_record(language: str) -> dict[str, object]:
    return {
        "id": "T-1", "event": "REJECT", "eventText": "refused", "date": "2000-01-01", "language": language,
        "text": "Sudan refused to go.", "textInfo": {"markup": "(SRC: Sudan) (EVT: refused) to go."},
        "source": [{"actorText": "Sudan", "code": "SDN"}], "target": [],
    }  # fmt: skip


def test_plover_records_are_compared_with_what_a_record_implies(tmp_path: Path) -> None:
    path = plover(tmp_path, plover_record(available()[0]))
    table = run("eval", str(path))
    assert table.exit_code == 0
    assert table.stdout.startswith("PLOVER gold standard records · 1\n")
    assert json.loads(run("eval", str(path), "--json").stdout)["confusion"]["REJECT"]


def test_plover_records_without_a_pack_are_named(tmp_path: Path) -> None:
    result = run("eval", str(plover(tmp_path, plover_record("xx"))))
    assert result.exit_code == 2
    assert "there is no pack for 'xx': its records are left out" in result.stderr
