import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runding.cli import program

TEXT = "“Jalan itu sudah dibuka,” kata utusan Norwegia Ana Lind di Oslo, Rabu (12/6/2024). Norwegia menolak gencatan senjata."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "kabar.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["export", *map(str, arguments)])


def test_records_go_to_standard_output(report: Path) -> None:
    result = run(report, "--format", "jsonl")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["statements"][0]["speaker"]["name"] == "Ana Lind"


def test_tables_go_to_a_folder(report: Path, tmp_path: Path) -> None:
    assert run(report, "--format", "csv", "--out", tmp_path / "tables").exit_code == 0
    assert (tmp_path / "tables" / "datapackage.json").is_file()
    assert "Ana Lind" in (tmp_path / "tables" / "statements.csv").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_read_costs_no_other(report: Path, tmp_path: Path) -> None:
    result = run(report, tmp_path / "fehlt.txt", "--format", "schema.org", "--out", tmp_path / "out.jsonl")
    assert result.exit_code == 1
    assert "fehlt.txt" in result.stderr
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["@type"] == "NewsArticle"


def test_days_bound_what_is_exported(report: Path) -> None:
    assert run(report, "--format", "jsonl", "--since", "2024-01-01").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xls", "x.txt"], "'xls' is none of csv, jsonl, plover"),
        (["--format", "csv", "x.txt"], "name it with --out"),
        (["--format", "jsonl"], "either files or --ledger"),
        (["--format", "jsonl", "x.txt", "--ledger", "y.db"], "either files or --ledger"),
    ],
)
def test_what_is_missing_is_told(arguments: list[str], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_ledger_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("--ledger", tmp_path / "fehlt.db", "--format", "jsonl")
    assert result.exit_code == 2
    assert "fehlt.db" in result.stderr
